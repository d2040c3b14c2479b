"""Everything the engine says to readers, by key, in English, simplified and traditional Chinese.

The three tables have the same keys and the same placeholders. Words of sources never stand here.
"""

from typing import Literal

from index.types import Language, Script

Wording = Literal["en", "zh-hans", "zh-hant"]

ENGLISH: dict[str, str] = {
    "rejected_empty": "Please type a question.",
    "rejected_too_long": (
        "The question has {length} characters; at most {limit} can be read. Please shorten it."
    ),
    "rejected_control": "The question contains control characters and cannot be read.",
    "rejected_no_words": "There are no words in the question. Please ask in words.",
    "rejected_greeting": (
        "Questions are welcome! Ask in Chinese or English for a figure, a date, a name or what the "
        "documents say about something; every sentence of an answer shows where it comes from."
    ),
    "not_found": "The documents do not say.",
    "not_found_missing": "The documents do not say: there is nothing in them about {missing}.",
    "not_found_known": "The documents mention {known}, but do not say anything about {missing}.",
    "not_found_year": "The documents do not say this for {asked}.",
    "not_found_scope": "No document fits the limit set in the question ({asked}).",
    "not_found_speaker": "The documents quote nothing by {asked} about this.",
    "not_found_attribute": "The documents mention this subject, but do not say what is asked.",
    "not_found_about": "The documents mention {known}, but do not say what is asked about it.",
    "nearest": "The nearest passages, which do not answer the question:",
    "closest": "The closest passage; it may not answer the question:",
    "partial_missing": "The documents say nothing about {missing}.",
    "partial_part": "The documents do not answer this part: {missing}.",
    "in_zh": "In the Chinese source: {quote}",
    "in_en": "In the English source: {quote}",
    "value_in_zh": "{value}. In the Chinese source: {quote}",
    "value_in_en": "{value}. In the English source: {quote}",
    "said_by": "{speaker}: ",
    "yes": "Yes.",
    "no": "No.",
    "more": "Going by these figures, {side}: {figure}, against {other}.",
    "correction": "Not {said}: the source says {found}.",
    "note_relative": "“{words}” is {date}, going by the document's date.",
    "note_relative_inferred": "“{words}” is {date}, going by the document's date (inferred).",
    "note_translated": "Machine translation: do not quote.",
    "note_section": "Under the heading “{section}”.",
    "note_speaker": "Speaker: {speaker}.",
    "note_published": "Date of the document: {value}.",
    "note_published_inferred": "Date of the document: {value} (inferred).",
    "note_publisher": "Published by {value}.",
    "note_publisher_inferred": "Published by {value} (inferred).",
    "note_title": "Title of the document: {value}.",
    "note_title_inferred": "Title of the document: {value} (inferred).",
    "conflict": "The sources differ about “{about}”:",
    "conflict_newest": "The sources differ about “{about}”; the newest is [{newest}]:",
    "list_open": "“",
    "list_close": "”",
    "list_separator": ", ",
    "list_and": " and ",
    "verdict_supported": "supported",
    "verdict_partly": "partly supported",
    "verdict_contradicted": "contradicted",
    "verdict_not_found": "not in the documents",
    "verdict_nothing": "not checkable",
    "export_title": "Conversation with sources",
    "export_pack": "Evidence pack",
    "export_references": "References",
    "export_inferred": "{date} (inferred)",
    "export_for": "for",
    "export_against": "against",
    "export_superseded": "superseded",
    "sources": "Sources",
    "page": "page {page}",
    "counterpart": "the same in another language",
    "model_failed": "The language model gave no answer; this answer quotes the documents.",
    "model_unsupported": (
        "Nothing the language model wrote is supported by the documents; this answer quotes them."
    ),
    "check_supported": "The sources say so.",
    "check_partly": "The sources bear out only a part of this.",
    "check_contradicted": "The sources say otherwise.",
    "check_contradicted_by": "The claim says “{said}”; the source says “{found}”.",
    "check_not_found": "The documents say nothing about this.",
    "check_one_source": "1 source in {languages} languages.",
    "check_sources": "{count} independent sources.",
    "check_superseded": "An older source gives another figure.",
    "check_newer": "A newer source gives another figure.",
    "check_disagreed": "The language model judges otherwise; the weaker verdict stands.",
    "check_unasked": "The language model could not be asked; this is the check of the wording.",
    "not_checkable": "Not a statement of fact: nothing to check.",
}
SIMPLIFIED: dict[str, str] = {
    "rejected_empty": "请输入问题。",
    "rejected_too_long": "问题有 {length} 个字符，最多只能读 {limit} 个，请缩短后再问。",
    "rejected_control": "问题中含有控制字符，无法读取。",
    "rejected_no_words": "问题里没有文字，请用文字提问。",
    "rejected_greeting": (
        "欢迎提问！可以用中文或英文问文档里的数字、日期、人名，或某件事是怎么说的；"
        "回答的每一句都能查到原文。"
    ),
    "not_found": "文档中没有说明。",
    "not_found_missing": "文档中没有说明：没有提到{missing}。",
    "not_found_known": "文档提到了{known}，但没有说明{missing}。",
    "not_found_year": "文档没有说明{asked}的情况。",
    "not_found_scope": "没有符合问题所限范围（{asked}）的文档。",
    "not_found_speaker": "文档中没有{asked}关于此事的话。",
    "not_found_attribute": "文档谈到了这方面，但没有说明所问的内容。",
    "not_found_about": "文档提到了{known}，但没有说明所问的内容。",
    "nearest": "以下是最接近的段落，并不回答该问题：",
    "closest": "以下是最接近的段落，未必回答了所问：",
    "partial_missing": "文档没有提到{missing}。",
    "partial_part": "这一部分文档没有回答：{missing}。",
    "in_zh": "中文原文：{quote}",
    "in_en": "英文原文：{quote}",
    "value_in_zh": "{value}。中文原文：{quote}",
    "value_in_en": "{value}。英文原文：{quote}",
    "said_by": "{speaker}：",
    "yes": "是的。",
    "no": "否。",
    "more": "按这些数字，是{side}：{figure}，另一方是{other}。",
    "correction": "不是{said}：原文说的是{found}。",
    "note_relative": "按文档日期，“{words}”指{date}。",
    "note_relative_inferred": "按文档日期（推断），“{words}”指{date}。",
    "note_translated": "机器翻译，请勿引用。",
    "note_section": "出自“{section}”一节。",
    "note_speaker": "发言人：{speaker}。",
    "note_published": "文档日期：{value}。",
    "note_published_inferred": "文档日期：{value}（推断）。",
    "note_publisher": "发布者：{value}。",
    "note_publisher_inferred": "发布者：{value}（推断）。",
    "note_title": "文档标题：{value}。",
    "note_title_inferred": "文档标题：{value}（推断）。",
    "conflict": "关于“{about}”，各来源说法不同：",
    "conflict_newest": "关于“{about}”，各来源说法不同，最新的是 [{newest}]：",
    "list_open": "“",
    "list_close": "”",
    "list_separator": "、",
    "list_and": "和",
    "verdict_supported": "有依据",
    "verdict_partly": "部分有依据",
    "verdict_contradicted": "与原文矛盾",
    "verdict_not_found": "文档未提及",
    "verdict_nothing": "无须核对",
    "export_title": "带引用的问答记录",
    "export_pack": "证据包",
    "export_references": "引文",
    "export_inferred": "{date}（推断）",
    "export_for": "支持",
    "export_against": "反对",
    "export_superseded": "已被更新",
    "sources": "来源",
    "page": "第{page}页",
    "counterpart": "另一语言的对应原文",
    "model_failed": "语言模型未能作答，以下直接引用文档作答。",
    "model_unsupported": "语言模型所写的内容在文档中没有依据，以下直接引用文档作答。",
    "check_supported": "来源也这样说。",
    "check_partly": "来源只能印证其中一部分。",
    "check_contradicted": "来源的说法不同。",
    "check_contradicted_by": "此处说“{said}”，来源说的是“{found}”。",
    "check_not_found": "文档没有谈到这一点。",
    "check_one_source": "同一来源的{languages}种语言版本。",
    "check_sources": "{count}个独立来源。",
    "check_superseded": "较早的来源给出的是另一个数字。",
    "check_newer": "较新的来源给出了另一个数字。",
    "check_disagreed": "语言模型的判断不同，以较弱的结论为准。",
    "check_unasked": "未能询问语言模型，这是按文字核对的结果。",
    "not_checkable": "不是事实陈述，无可核查。",
}
TRADITIONAL: dict[str, str] = {
    "rejected_empty": "請輸入問題。",
    "rejected_too_long": "問題有 {length} 個字元，最多只能讀 {limit} 個，請縮短後再問。",
    "rejected_control": "問題中含有控制字元，無法讀取。",
    "rejected_no_words": "問題裡沒有文字，請用文字提問。",
    "rejected_greeting": (
        "歡迎提問！可以用中文或英文問文件裡的數字、日期、人名，或某件事是怎麼說的；"
        "回答的每一句都能查到原文。"
    ),
    "not_found": "文件中沒有說明。",
    "not_found_missing": "文件中沒有說明：沒有提到{missing}。",
    "not_found_known": "文件提到了{known}，但沒有說明{missing}。",
    "not_found_year": "文件沒有說明{asked}的情況。",
    "not_found_scope": "沒有符合問題所限範圍（{asked}）的文件。",
    "not_found_speaker": "文件中沒有{asked}關於此事的話。",
    "not_found_attribute": "文件談到了這方面，但沒有說明所問的內容。",
    "not_found_about": "文件提到了{known}，但沒有說明所問的內容。",
    "nearest": "以下是最接近的段落，並不回答該問題：",
    "closest": "以下是最接近的段落，未必回答了所問：",
    "partial_missing": "文件沒有提到{missing}。",
    "partial_part": "這一部分文件沒有回答：{missing}。",
    "in_zh": "中文原文：{quote}",
    "in_en": "英文原文：{quote}",
    "value_in_zh": "{value}。中文原文：{quote}",
    "value_in_en": "{value}。英文原文：{quote}",
    "said_by": "{speaker}：",
    "yes": "是的。",
    "no": "否。",
    "more": "按這些數字，是{side}：{figure}，另一方是{other}。",
    "correction": "不是{said}：原文說的是{found}。",
    "note_relative": "按文件日期，「{words}」指{date}。",
    "note_relative_inferred": "按文件日期（推斷），「{words}」指{date}。",
    "note_translated": "機器翻譯，請勿引用。",
    "note_section": "出自「{section}」一節。",
    "note_speaker": "發言人：{speaker}。",
    "note_published": "文件日期：{value}。",
    "note_published_inferred": "文件日期：{value}（推斷）。",
    "note_publisher": "發布者：{value}。",
    "note_publisher_inferred": "發布者：{value}（推斷）。",
    "note_title": "文件標題：{value}。",
    "note_title_inferred": "文件標題：{value}（推斷）。",
    "conflict": "關於「{about}」，各來源說法不同：",
    "conflict_newest": "關於「{about}」，各來源說法不同，最新的是 [{newest}]：",
    "list_open": "「",
    "list_close": "」",
    "list_separator": "、",
    "list_and": "和",
    "verdict_supported": "有依據",
    "verdict_partly": "部分有依據",
    "verdict_contradicted": "與原文矛盾",
    "verdict_not_found": "文件未提及",
    "verdict_nothing": "無須核對",
    "export_title": "帶引用的問答記錄",
    "export_pack": "證據包",
    "export_references": "引文",
    "export_inferred": "{date}（推斷）",
    "export_for": "支持",
    "export_against": "反對",
    "export_superseded": "已被更新",
    "sources": "來源",
    "page": "第{page}頁",
    "counterpart": "另一語言的對應原文",
    "model_failed": "語言模型未能作答，以下直接引用文件作答。",
    "model_unsupported": "語言模型所寫的內容在文件中沒有依據，以下直接引用文件作答。",
    "check_supported": "來源也這樣說。",
    "check_partly": "來源只能印證其中一部分。",
    "check_contradicted": "來源的說法不同。",
    "check_contradicted_by": "此處說「{said}」，來源說的是「{found}」。",
    "check_not_found": "文件沒有談到這一點。",
    "check_one_source": "同一來源的{languages}種語言版本。",
    "check_sources": "{count}個獨立來源。",
    "check_superseded": "較早的來源給出的是另一個數字。",
    "check_newer": "較新的來源給出了另一個數字。",
    "check_disagreed": "語言模型的判斷不同，以較弱的結論為準。",
    "check_unasked": "未能詢問語言模型，這是按文字核對的結果。",
    "not_checkable": "不是事實陳述，無可查核。",
}
TABLES: dict[Wording, dict[str, str]] = {
    "en": ENGLISH,
    "zh-hans": SIMPLIFIED,
    "zh-hant": TRADITIONAL,
}


def wording_of(language: Language, script: Script | None) -> Wording:
    """Return which table readers of this language and script get."""
    if language == "en":
        return "en"
    return "zh-hant" if script == "hant" else "zh-hans"


def message(key: str, language: Language, script: Script | None, **values: object) -> str:
    """Return the text of ``key`` for a reader; raises ``KeyError`` when there is none."""
    return TABLES[wording_of(language, script)][key].format(**values)


def phrase(key: str, wording: Wording, **values: object) -> str:
    """Return the text of ``key`` in the wording a reader chose, whatever a question's language."""
    return TABLES[wording][key].format(**values)


def enumerate_words(words: list[str], language: Language, script: Script | None) -> str:
    """Return the words in quotation marks, joined as the language does it."""
    opening, closing, separator, final = (
        message(key, language, script)
        for key in ("list_open", "list_close", "list_separator", "list_and")
    )
    quoted = [f"{opening}{word}{closing}" for word in words]
    if len(quoted) < 2:
        return "".join(quoted)
    return separator.join(quoted[:-1]) + final + quoted[-1]
