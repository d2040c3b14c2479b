"""The words of the page in its three languages: a table, one row a key, the same placeholders."""
# ruff: noqa: E501 - a table: one row a key, its three texts side by side

from collections.abc import Mapping
from typing import Final

from qa.ui.locale import LOCALES, Locale

_ROWS: Final[Mapping[str, tuple[str, str, str]]] = {
    # key: (English, 简体, 繁體)
    "brand": ("Yinju", "引据", "引據"),
    "tagline": ("answers you can check", "有据可查的问答", "有據可查的問答"),
    "page_title": ("Yinju · answers you can check", "引据 · 有据可查的问答", "引據 · 有據可查的問答"),
    "library_size": ("{documents} documents", "{documents} 份文档", "{documents} 份文件"),
    "view_ask": ("Ask", "提问", "提問"),
    "views": ("What to do", "功能", "功能"),
    "view_check": ("Check a draft", "核对稿件", "核對稿件"),
    "view_library": ("Documents", "文档", "文件"),
    "language": ("Language", "语言", "語言"),
    "theme": ("Light or dark", "浅色或深色", "淺色或深色"),
    "welcome": ("What do you want to verify?", "想核实什么？", "想核實什麼？"),
    "welcome_hint": (
        "Every sentence of an answer carries a number; the number opens the sentence it rests on.",
        "答案每一句都带编号，点编号即可看到它所依据的原文。",
        "答案每一句都帶編號，點編號即可看到它所依據的原文。",
    ),
    "ask_label": ("Your question", "您的问题", "您的問題"),
    "ask_placeholder": ("Ask in Chinese or English…", "用中文或英文提问……", "用中文或英文提問……"),
    "ask_hint": (
        "Answers are put together by a program. Open the citation and read the original before you publish.",
        "回答由程序生成；发表前请打开引文核对原文。",
        "回答由程式產生；發表前請開啟引文核對原文。",
    ),
    "example_about": ("What do the documents say about the {name}?", "关于“{name}”，文档里怎么说？", "關於「{name}」，文件裡怎麼說？"),
    "chat_label": ("Conversation", "对话", "對話"),
    "new_chat": ("New chat", "新对话", "新對話"),
    "export": ("Export", "导出", "匯出"),
    "stage_details": ("How this answer came about", "回答的由来", "回答的由來"),
    "stage_understood": ("Understood as: {text}", "理解为：{text}", "理解為：{text}"),
    "stage_search": ("Searching the documents…", "正在检索文档……", "正在檢索文件……"),
    "stage_done": ("Searched {documents} · {citations}", "检索了 {documents} · {citations}", "檢索了 {documents} · {citations}"),
    "stage_none": ("Searched {documents}", "检索了 {documents}", "檢索了 {documents}"),
    "failed": ("Something went wrong here", "系统出错", "系統出錯"),
    "failed_hint": (
        "The answer could not be put together. Try again; if it happens again, tell whoever runs this service and give the code {code}.",
        "这次没能得出答案。请重试；若再次出现，请将代码 {code} 告知服务管理者。",
        "這次沒能得出答案。請重試；若再次出現，請將代碼 {code} 告知服務管理者。",
    ),
    "too_many": ("Too many questions in a short time. Please wait a minute.", "短时间内提问过多，请稍候一分钟。", "短時間內提問過多，請稍候一分鐘。"),
    "nearest_hint": ("The nearest passages are listed under Sources.", "最接近的段落列在“引用来源”里。", "最接近的段落列在「引用來源」裡。"),
    "sources": ("Sources", "引用来源", "引用來源"),
    "sources_empty": ("After you ask, the sentences an answer rests on are listed here.", "提问后，回答所依据的原句会列在这里。", "提問後，回答所依據的原句會列在這裡。"),
    "sources_none": ("No source: the documents do not say.", "没有引用来源：文档中没有说明。", "沒有引用來源：文件中沒有說明。"),
    "count_citations": ("{n} citations", "{n} 处引用", "{n} 處引用"),
    "count_citation": ("{n} citation", "{n} 处引用", "{n} 處引用"),
    "count_documents": ("{n} documents", "{n} 份文档", "{n} 份文件"),
    "count_document": ("{n} document", "{n} 份文档", "{n} 份文件"),
    "nearest": ("Nearest passages · not an answer", "最接近的段落 · 并非答案", "最接近的段落 · 並非答案"),
    "previous": ("Previous citation", "上一处引用", "上一處引用"),
    "next": ("Next citation", "下一处引用", "下一處引用"),
    "close": ("Close", "关闭", "關閉"),
    "citation": ("Citation {n}", "引用 {n}", "引用 {n}"),
    "open_document": ("View in document", "在全文中查看", "在全文中檢視"),
    "copy_quote": ("Copy quote", "复制引文", "複製引文"),
    "copied": ("Copied", "已复制", "已複製"),
    "new_tab": ("Open in new tab", "新窗口打开", "新分頁開啟"),
    "original": ("Original page", "原始网页", "原始網頁"),
    "back": ("Back to citations", "返回引用列表", "返回引用列表"),
    "loading": ("Loading…", "加载中……", "載入中……"),
    "load_failed": ("The document could not be loaded.", "无法加载该文档。", "無法載入該文件。"),
    "counterpart": ("The same in the other language, from “{title}”", "另一语言版本的原句，见《{title}》", "另一語言版本的原句，見《{title}》"),
    "counterpart_untitled": ("The same sentence in the other language’s document", "另一语言版本文档中的原句", "另一語言版本文件中的原句"),
    "conflict": ("The sources differ on this: {about}", "来源之间说法不同：{about}", "來源之間說法不同：{about}"),
    "speaker": ("Speaker: {name}", "发言人：{name}", "發言人：{name}"),
    "support_supported": ("Supports", "支持", "支持"),
    "support_partly": ("Supports in part", "部分支持", "部分支持"),
    "support_contradicted": ("Differs", "说法不同", "說法不同"),
    "support_unsupported": ("Does not support", "不支持", "不支持"),
    "support_hint": ("Numbers, dates, names and wording were checked against this sentence.", "已将数字、日期、名称与措辞同此句核对。", "已將數字、日期、名稱與措辭同此句核對。"),
    "language_zh": ("Chinese", "中文", "中文"),
    "language_en": ("English", "英文", "英文"),
    "date_inferred": ("{date} (inferred)", "{date}（推断）", "{date}（推斷）"),
    "no_date": ("no date", "日期不详", "日期不詳"),
    "check_title": ("Check a draft line by line", "逐句核对稿件", "逐句核對稿件"),
    "check_hint": (
        "Paste a text. Each statement in it is held against the documents: what supports it, what speaks against it, what they do not mention.",
        "粘贴一段文字，逐句与文档对照：哪些有依据，哪些与文档不符，哪些文档没有提到。",
        "貼上一段文字，逐句與文件對照：哪些有依據，哪些與文件不符，哪些文件沒有提到。",
    ),
    "check_label": ("Draft", "稿件", "稿件"),
    "check_placeholder": ("Paste the draft here…", "把稿件粘贴到这里……", "把稿件貼到這裡……"),
    "check_button": ("Check", "核对", "核對"),
    "check_file": ("Open a file", "打开文件", "開啟檔案"),
    "check_working": ("Checking each statement…", "正在逐句核对……", "正在逐句核對……"),
    "check_none": ("No statement that can be checked was found in this text.", "这段文字里没有可核对的陈述。", "這段文字裡沒有可核對的陳述。"),
    "check_failed": ("The draft could not be checked. {reason}", "未能核对稿件。{reason}", "未能核對稿件。{reason}"),
    "check_empty": ("The draft is empty.", "稿件是空的。", "稿件是空的。"),
    "check_long": ("The draft is longer than {most} characters.", "稿件超过 {most} 字。", "稿件超過 {most} 字。"),
    "file_large": ("The file is too large for a draft.", "文件太大，不能作为稿件。", "檔案太大，不能作為稿件。"),
    "column_claim": ("Statement", "陈述", "陳述"),
    "column_verdict": ("Verdict", "结论", "結論"),
    "column_evidence": ("Evidence", "依据", "依據"),
    "verdict_all": ("All", "全部", "全部"),
    "verdict_supported": ("Supported", "有依据", "有依據"),
    "verdict_partly": ("Supported in part", "部分有依据", "部分有依據"),
    "verdict_contradicted": ("Contradicted", "与文档不符", "與文件不符"),
    "verdict_not_found": ("Not in the documents", "文档未提及", "文件未提及"),
    "library_title": ("The documents", "文档库", "文件庫"),
    "library_filter": ("Filter by title, publisher or file", "按标题、出处或文件名筛选", "按標題、出處或檔名篩選"),
    "library_none": ("No document matches.", "没有符合的文档。", "沒有符合的文件。"),
    "library_add": ("Add files", "添加文件", "新增檔案"),
    "library_remove": ("Remove", "移除", "移除"),
    "library_undo": ("Undo", "撤销", "復原"),
    "library_removed": ("“{file}” was removed.", "已移除“{file}”。", "已移除「{file}」。"),
    "library_cancel": ("Stop", "停止", "停止"),
    "job_running": ("Indexing {done} of {total}: {file}", "正在索引 {done}/{total}：{file}", "正在索引 {done}/{total}：{file}"),
    "job_starting": ("Indexing…", "正在索引……", "正在索引……"),
    "job_left": ("about {n} s left", "约剩 {n} 秒", "約剩 {n} 秒"),
    "job_done": ("Indexing is done.", "索引完成。", "索引完成。"),
    "job_failed": ("Indexing failed: {reason}", "索引失败：{reason}", "索引失敗：{reason}"),
    "job_cancelled": ("Indexing was stopped; what was done is kept.", "索引已停止，已完成的部分保留。", "索引已停止，已完成的部分保留。"),
    "file_added": ("added", "已添加", "已新增"),
    "file_changed": ("changed", "已更新", "已更新"),
    "file_unchanged": ("unchanged", "无变化", "無變化"),
    "file_removed": ("removed", "已移除", "已移除"),
    "file_duplicate": ("duplicate", "重复", "重複"),
    "file_skipped": ("skipped", "已跳过", "已略過"),
    "request_failed": ("This did not work: {reason}", "操作未成功：{reason}", "操作未成功：{reason}"),
    "library_all": ("All languages", "全部语言", "全部語言"),
    "characters": ("{n} characters", "{n} 字符", "{n} 字元"),
    "warnings": ("Notes on this file: {n}", "关于此文档的说明：{n}", "關於此檔案的說明：{n}"),
    "reading_aid": ("Reading aid", "拼音与释义", "拼音與釋義"),
    "reading_aid_hint": ("Pinyin and dictionary gloss of each word; a gloss is not a translation.", "逐词显示拼音与词典释义；释义不是翻译。", "逐詞顯示拼音與詞典釋義；釋義不是翻譯。"),
    "reading_aid_note": ("dictionary gloss, not a translation", "词典释义，不是翻译", "詞典釋義，不是翻譯"),
    "export_md": ("Markdown", "Markdown", "Markdown"),
    "export_html": ("Web page", "网页", "網頁"),
    "export_json": ("JSON (evidence pack)", "JSON（证据包）", "JSON（證據包）"),
    "export_title": ("Conversation with sources", "带引用的问答记录", "帶引用的問答記錄"),
    "references": ("References", "引文", "引文"),
    "feedback_thanks": ("Thank you. It was noted with this answer.", "谢谢，已随此回答记录。", "謝謝，已隨此回答記錄。"),
    "feedback_wrong_citation": ("Wrong citation", "引用有误", "引用有誤"),
    "feedback_missing_source": ("Missing source", "缺少来源", "缺少來源"),
    "feedback_out_of_date": ("Out of date", "内容过时", "內容過時"),
    "feedback_mistranslated": ("Mistranslated", "译文有误", "譯文有誤"),
    "document_missing": ("There is no such document in the library.", "文档库中没有该文档。", "文件庫中沒有該文件。"),
    "to_page": ("Ask about the documents", "就文档提问", "就文件提問"),
}  # fmt: skip


def label(key: str, locale: Locale, **values: object) -> str:
    """Return the text of ``key`` in ``locale`` with its placeholders filled in."""
    text = _ROWS[key][LOCALES.index(locale)]
    return text.format(**values) if values else text


def counted(what: str, number: int, locale: Locale) -> str:
    """Return "1 citation" or "3 citations" (``what`` is "citation" or "document")."""
    return label(f"count_{what}" if number == 1 else f"count_{what}s", locale, n=number)


def all_labels(locale: Locale) -> dict[str, str]:
    """Return every text of ``locale`` by key, placeholders left in: what the browser is given."""
    column = LOCALES.index(locale)
    return {key: texts[column] for key, texts in _ROWS.items()}
