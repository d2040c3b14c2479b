"""Sentence boundaries as golden tables, and what holds for any text."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.boundaries import LONGEST
from index.sentences import split, split_text
from index.types import Document, Metadata


def document(text: str) -> Document:
    doc_id = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Document(doc_id, "made.txt", text, "zh", "hans", Metadata(), "0" * 64)


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_text(text, "zh")]


CHINESE = [
    ("今天下雨。明天晴。", ["今天下雨。", "明天晴。"]),
    ("真的吗？是的！好。", ["真的吗？", "是的！", "好。"]),
    ("他来了；她走了。", ["他来了；", "她走了。"]),
    ("全市共有8个社区，面积3.5平方公里。其中2个已建成。", ["全市共有8个社区，面积3.5平方公里。", "其中2个已建成。"]),
    ("“我们一定做到。”他说。会议结束了。", ["“我们一定做到。”他说。", "会议结束了。"]),
    ("他说：“我们一定做到。”会议随后结束。", ["他说：“我们一定做到。”", "会议随后结束。"]),
    ("他问“为什么？”然后走了。", ["他问“为什么？”然后走了。"]),
    ("“好！”“再来一个！”大家喊道。", ["“好！”", "“再来一个！”大家喊道。"]),
    ("电影《让子弹飞！》上映（见图。）之后大卖。第二年又有续集。", ["电影《让子弹飞！》上映（见图。）之后大卖。", "第二年又有续集。"]),
    ("这不可能……他想了很久。", ["这不可能……", "他想了很久。"]),
    ("如何帶動資源集聚?據介紹,本市將培育機構;英國集團落戶;共70余個。", ["如何帶動資源集聚?", "據介紹,本市將培育機構;", "英國集團落戶;", "共70余個。"]),
    ("「我們會做到。」他說。會議結束了。", ["「我們會做到。」他說。", "會議結束了。"]),
    ("重点做好三件事：一是加强规划；二是推进建设；三是做好服务。", ["重点做好三件事：", "一是加强规划；", "二是推进建设；", "三是做好服务。"]),
    ("主要包括：一是加强规划，二是推进建设，三是做好服务。", ["主要包括：", "一是加强规划，", "二是推进建设，", "三是做好服务。"]),
    ("任务有：（1）修路；（2）建桥；（3）植树。", ["任务有：", "（1）修路；", "（2）建桥；", "（3）植树。"]),
    ("这是一是一，二是二的事。", ["这是一是一，", "二是二的事。"]),
    ("北京之一是朝阳。", ["北京之一是朝阳。"]),
    ("第一、第二、第三使馆区都在这里。", ["第一、第二、第三使馆区都在这里。"]),
    ("增长8.5%。网址是www.example.com。", ["增长8.5%。", "网址是www.example.com。"]),
    ("没有句号的一行\n下一行", ["没有句号的一行", "下一行"]),
    ("好吗?!当然。", ["好吗?!", "当然。"]),
    ("国内生产总值增长5.2%.人均收入增长6%.", ["国内生产总值增长5.2%.人均收入增长6%."]),
    ("他们完成了任务.随后返回.", ["他们完成了任务.", "随后返回."]),
    ("「最難的是資料。」她說，公司已派駐12人。合約五年。", ["「最難的是資料。」她說，公司已派駐12人。", "合約五年。"]),
    ("“桥上很堵。”市交警支队主任邱峰说，要建隧道。", ["“桥上很堵。”市交警支队主任邱峰说，要建隧道。"]),
    ("他说：“一定做到。”会议强调，要抓紧。", ["他说：“一定做到。”", "会议强调，要抓紧。"]),
    ("一、预约方式。专家号提前7天放号。现场不放号。", ["一、预约方式。专家号提前7天放号。", "现场不放号。"]),
    ("（二）落实责任。由市水利局牵头。", ["（二）落实责任。由市水利局牵头。"]),
    ("一、全市共有8个社区。其中2个已建成。", ["一、全市共有8个社区。", "其中2个已建成。"]),
    ("附件：水价调整方案.doc和1.听证会纪要.pdf", ["附件：水价调整方案.doc和1.听证会纪要.pdf"]),
]  # fmt: skip

ENGLISH = [
    ("It rained. It stopped.", ["It rained.", "It stopped."]),
    ("Dr. Smith met Mr. Li at 3 p.m. on Monday. They talked.",
     ["Dr. Smith met Mr. Li at 3 p.m. on Monday.", "They talked."]),
    ("It ended at 3 p.m. The crowd left.", ["It ended at 3 p.m.", "The crowd left."]),
    ("The U.S. Government agreed. China did too.", ["The U.S. Government agreed.", "China did too."]),
    ("He moved to the U.S. He stayed.", ["He moved to the U.S.", "He stayed."]),
    ("See No. 5 and Fig. 2. No. That is wrong.", ["See No. 5 and Fig. 2.", "No.", "That is wrong."]),
    ("Growth was 3.5 percent. Prices rose 1.2%.", ["Growth was 3.5 percent.", "Prices rose 1.2%."]),
    ("J. K. Rowling and George W. Bush came. All left.",
     ["J. K. Rowling and George W. Bush came.", "All left."]),
    ("Use tools, e.g. Python, i.e. code. Then run.", ["Use tools, e.g. Python, i.e. code.", "Then run."]),
    ("“We will win.” He left. “Why?” she asked.", ["“We will win.”", "He left.", "“Why?” she asked."]),
    ("\"Stop!\" he said. \"Why?\" Nobody knew.", ["\"Stop!\" he said.", "\"Why?\"", "Nobody knew."]),
    ("Wait... what? Yes! Really.", ["Wait... what?", "Yes!", "Really."]),
    ("He was born on Sept. 27, 1990. She was not.", ["He was born on Sept. 27, 1990.", "She was not."]),
    ("Apple Inc. reported gains. It grew.", ["Apple Inc. reported gains.", "It grew."]),
    ("We will (1) build roads; (2) build bridges; and (3) plant trees.",
     ["We will (1) build roads;", "(2) build bridges;", "and (3) plant trees."]),
    ("Three tasks: (a) build roads; (b) plant trees.", ["Three tasks:", "(a) build roads;", "(b) plant trees."]),
    ("One claim; another clause follows. End.", ["One claim; another clause follows.", "End."]),
    ("It was cited.[12] Then it was not.", ["It was cited.[12]", "Then it was not."]),
    ("Visit www.example.com. It is free.", ["Visit www.example.com.", "It is free."]),
    ("The vote was 5 to 4. 2021 was a hard year.", ["The vote was 5 to 4.", "2021 was a hard year."]),
    ("He works at Yahoo! and likes it.", ["He works at Yahoo! and likes it."]),
    ("Mr. Dole of J.P. Harker Inc. said so. He left.", ["Mr. Dole of J.P. Harker Inc. said so.", "He left."]),
    ("We met Prof. Wang, Gen. Li and St. John's choir.", ["We met Prof. Wang, Gen. Li and St. John's choir."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_chinese_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_sentences(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def outline(text: str) -> list[tuple[str, str, str | None, str | None]]:
    made = document(text)
    return [(text[s.start : s.end], s.kind, s.section, s.speaker) for s in split(made)]


def test_a_transcript_tells_who_speaks() -> None:
    text = (
        "外交部例行记者会\n记者：中方有何评论？\n发言人：我们注意到有关报道。我们反对。\n"
        "商务部部长 王文涛\n贸易增长了。"
    )
    assert outline(text) == [
        ("外交部例行记者会", "heading", None, None),
        ("记者：中方有何评论？", "text", "外交部例行记者会", "记者"),
        ("发言人：我们注意到有关报道。", "text", "外交部例行记者会", "发言人"),
        ("我们反对。", "text", "外交部例行记者会", "发言人"),
        ("商务部部长 王文涛", "heading", "外交部例行记者会", None),
        ("贸易增长了。", "text", "商务部部长 王文涛", "王文涛"),
    ]


def test_in_a_report_a_label_holds_for_its_paragraph_only() -> None:
    text = "今天开会。\n王灏介绍：金盏将建成街区。\n会议随后结束。\n会议指出：还要努力。\n文章说：很好。"
    assert [speaker for _, _, _, speaker in outline(text)] == [None, "王灏", None, None, None]


def test_an_english_interview_tells_who_speaks() -> None:
    text = (
        "Talking about trees\nInterview\nJane Goodall: Trees matter.\nThey live.\n"
        "Reporter: Why?\nJane Goodall: Because.\nNote: This was cut."
    )
    assert [(t, s) for t, _, _, s in outline(text)] == [
        ("Talking about trees", None),
        ("Interview", None),
        ("Jane Goodall: Trees matter.", "Jane Goodall"),
        ("They live.", "Jane Goodall"),
        ("Reporter: Why?", "Reporter"),
        ("Jane Goodall: Because.", "Jane Goodall"),
        ("Note: This was cut.", "Jane Goodall"),
    ]


def test_who_speaks_once_is_not_taken_for_the_one_before() -> None:
    text = (
        "主持人：今天请局长梅若冰、副局长乔雨薇和工程师代表尹川介绍情况。\n"
        "梅若冰：去年修路12公里。\n乔雨薇：今年再修8公里。\n"
        "镇报记者：钱从哪里来？\n梅若冰（笑）：从财政来。\n"
        "水务集团总经理方志远：管道同时换新。\n【尹川】工期半年。\n"
    )
    assert [speaker for _, _, _, speaker in outline(text)] == [
        "主持人", "梅若冰", "乔雨薇", "镇报记者", "梅若冰", "方志远", "尹川",
    ]  # fmt: skip


def test_a_word_in_frames_above_a_text_is_no_speaker() -> None:
    text = "【專訪】「水上沒有捷徑」\n記者：為什麼划艇？\n梁慕賢：因為喜歡。\n記者：還有呢？\n梁慕賢：沒有了。"
    assert [speaker for _, _, _, speaker in outline(text)] == [
        None, "記者", "梁慕賢", "記者", "梁慕賢",
    ]  # fmt: skip


def test_labels_that_only_mark_question_and_answer_name_nobody() -> None:
    text = (
        "答记者问\n主持人：请提问。\n问：要预约吗？\n答：不用。周末除外。\n问：收费吗？\n答：不收。"
    )
    assert [speaker for _, _, _, speaker in outline(text)][2:] == [None] * 5


def test_list_items_are_items_and_not_headings() -> None:
    text = "购物清单\n1. 苹果\n2. 香蕉\n3. 梨\n买完就回家。"
    assert [(t, k) for t, k, _, _ in outline(text)] == [
        ("购物清单", "heading"),
        ("1. 苹果", "item"),
        ("2. 香蕉", "item"),
        ("3. 梨", "item"),
        ("买完就回家。", "text"),
    ]


def test_a_bullet_is_no_part_of_its_sentence() -> None:
    text = "Fees\n- Ferries pay 3%. Yachts pay nothing.\n• Cargo ships: 5%\nThat is all."
    assert [(t, k) for t, k, _, _ in outline(text)] == [
        ("Fees", "heading"),
        ("Ferries pay 3%.", "item"),
        ("Yachts pay nothing.", "text"),
        ("Cargo ships: 5%", "item"),
        ("That is all.", "text"),
    ]


def test_a_line_with_a_note_at_its_end_or_two_sentences_is_no_heading() -> None:
    text = "Harbour dues\nFishing boats pay $90.[2]\nThe dues rose. Nobody was told, as\nit seems."
    assert [k for _, k, _, _ in outline(text)] == ["heading", "text", "text", "text", "text"]


def test_a_poem_is_no_pile_of_headings() -> None:
    text = "\n".join(["开头的一段话。", *["床前明月光"] * 8, "结尾的一段话。"])
    assert {k for _, k, _, _ in outline(text)} == {"text"}


def test_a_salutation_or_list_intro_is_no_speaker() -> None:
    text = "各位代表:\n我们完成了任务。\n主要目标如下:\n增长百分之五。"
    assert {s for _, _, _, s in outline(text)} == {None}


def test_a_very_long_line_is_cut_where_it_can_be_read() -> None:
    text = "我们要做好这件事情，" * 2_000
    found = parts(text)
    assert max(map(len, found)) <= LONGEST
    assert "".join(found) == text
    assert all(part.endswith("，") for part in found)


ALPHABET = st.text(
    alphabet=st.sampled_from(
        list("一二是的人。！？；：，、…“”「」（）()《》.!?;:,\"' \n1234Aabz.①-—")
    ),
    max_size=200,
)


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(ALPHABET, st.text(max_size=200)))
def test_spans_are_ordered_disjoint_and_lose_nothing(text: str) -> None:
    spans = split_text(text, "zh")
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(start < end and "\n" not in text[start:end] for start, end in spans)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(text=ALPHABET)
def test_a_document_of_any_text_keeps_every_character_but_bullets(text: str) -> None:
    found = split(document(text))
    kept = "".join(text[s.start : s.end] for s in found)
    without_bullets = re.sub(r"(?m)^[^\S\n]*[-*•·◆■●▪–][^\S\n]+(?=\S)", "", text)
    assert "".join(kept.split()) == "".join(without_bullets.split())
    assert [s.number for s in found] == list(range(len(found)))


def test_a_note_in_brackets_under_a_title_is_no_heading() -> None:
    text = "河湾公园遛狗管理规定\n（2023年5月6日公园管理处通过，自2023年9月1日起施行）\n第一条 为了方便市民，制定本规定。"
    assert [k for _, k, _, _ in outline(text)] == ["heading", "text", "text"]


def test_the_title_is_a_heading_and_no_sentence_of_the_text() -> None:
    text = "Mill House: visitors' questions\nWhat does it cost?\nFour pounds."
    own = document(text)
    found = split(replace(own, metadata=Metadata(title="Mill House: visitors' questions")))
    assert [one.kind for one in found] == ["heading", "text", "text"]
    assert found[1].section == "Mill House: visitors' questions"


def test_when_a_leaflet_was_reviewed_is_no_section() -> None:
    text = "Visitors\nMill Trust · leaflet 14 · last reviewed 3 June 2024\nEntry is free for all."
    assert [one.section for one in split(document(text))] == [None, "Visitors", "Visitors"]
