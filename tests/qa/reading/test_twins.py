"""One sentence translated by several: the one that holds what is asked is read in its place."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import build_index
from index.library import Library
from qa.about_documents import known_asked
from qa.assistant import Assistant, open_assistant
from qa.question import understand
from qa.reading.twins import one_of_each
from qa.settings import load_settings
from qa.types import EvidenceSentence

CHINESE = (
    "# 白鹭湖大桥通车\n\n日期：2018-06-01\n来源：梧溪日报\n\n"
    "白鹭湖大桥昨天通车，全长640米，由建筑师石望舒设计，造价九千万元。\n\n"
    "大桥连接梧溪镇和蓝田镇，有四条车道和两条自行车道。\n\n"
    "以前居民过湖要坐渡船，单程需要50分钟。\n\n"
    "镇长简伯言说，渡船今年秋天停运，船员将到港口工作。\n\n"
    "通车仪式上，镇上多所学校的学生表演了舞蹈。\n"
)
TRADITIONAL = (
    "# 青石嶺隧道貫通\n\n日期：2019-03-04\n來源：藍田週報\n\n"
    "青石嶺隧道昨天貫通，全長2300公尺，由工程師葛思齊設計，工期三年。\n\n"
    "隧道連接臨港鎮和石橋村，每天可通過4000輛車。\n\n"
    "以前司機要繞行山路，單程需要70分鐘。\n"
)
ENGLISH = (
    "# Egret Lake Bridge opens\n\nDate: 2018-06-01\nSource: Wuxi Daily\n\n"
    "The Egret Lake Bridge opened to traffic yesterday and is 640 metres long. "
    "It was designed by the architect Shi Wangshu. The cost was 90 million yuan.\n\n"
    "The bridge links Wuxi Town and Lantian Town and has four lanes and two bicycle lanes.\n\n"
    "Residents used to cross the lake by ferry, which took 50 minutes each way.\n\n"
    "Town head Jian Boyan said the ferry will stop this autumn and the crew will work in the port."
    "\n\nAt the opening ceremony pupils of five schools in the town danced.\n"
)
TUNNEL = (
    "# Bluestone Ridge Tunnel broken through\n\nDate: 2019-03-04\nSource: Lantian Weekly\n\n"
    "The Bluestone Ridge Tunnel was broken through yesterday and is 2,300 metres long. "
    "It was designed by the engineer Ge Siqi. The works took three years.\n\n"
    "The tunnel links Lingang Town and Stonebridge Village and can take 4,000 vehicles a day.\n\n"
    "Drivers used to go round by the mountain road, which took 70 minutes each way.\n"
)
FILES = {
    "bridge-zh.md": CHINESE,
    "bridge-en.md": ENGLISH,
    "tunnel-zh.md": TRADITIONAL,
    "tunnel-en.md": TUNNEL,
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over two invented events, each told in two languages."""
    folder = tmp_path_factory.mktemp("events")
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("library"))
    build_index([Path(folder)], settings.index)
    assistant = open_assistant(settings)
    yield assistant
    assistant.close()


def evidence(library: Library, file: str, begins: str) -> EvidenceSentence:
    """The sentence of a file that begins so, as a reader that found no span in it hands it on."""
    (doc_id,) = (p.doc_id for p in library.documents() if p.file == file)
    document = library.document(doc_id)
    (sentence,) = (
        s for s in library.sentences(doc_id) if document.text.startswith(begins, s.start)
    )
    return EvidenceSentence(
        sentence=sentence,
        document=document,
        text=document.text[sentence.start : sentence.end],
        score=2.0,
        coverage=0.8,
    )


HELD = [
    ("Who designed the Egret Lake Bridge?", "bridge-zh.md", "白鹭湖大桥昨天",
     "It was designed by the architect Shi Wangshu."),
    ("How long is the Egret Lake Bridge?", "bridge-zh.md", "白鹭湖大桥昨天",
     "The Egret Lake Bridge opened to traffic yesterday and is 640 metres long."),
    ("What was the cost of it?", "bridge-zh.md", "白鹭湖大桥昨天", "The cost was 90 million yuan."),
    ("Which engineer designed it?", "tunnel-zh.md", "青石嶺隧道昨天",
     "It was designed by the engineer Ge Siqi."),
    ("How long did the works take?", "tunnel-zh.md", "青石嶺隧道昨天",
     "The works took three years."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "file", "begins", "text"), HELD)
def test_of_several_translations_the_one_that_holds_what_is_asked_is_read(
    asked: Assistant, question: str, file: str, begins: str, text: str
) -> None:
    foreign = evidence(asked.library, file, begins)
    (read,) = one_of_each(understand(question), (foreign,), asked.library)
    assert read.text == text
    assert read.score == foreign.score


@pytest.mark.parametrize(
    ("question", "file", "begins"),
    [
        ("白鹭湖大桥由谁设计？", "bridge-zh.md", "白鹭湖大桥昨天"),
        ("青石嶺隧道由誰設計？", "tunnel-zh.md", "青石嶺隧道昨天"),
        ("Who designed the bridge?", "bridge-en.md", "It was designed"),
    ],
)
def test_a_sentence_in_the_language_of_the_question_stays(
    asked: Assistant, question: str, file: str, begins: str
) -> None:
    own = evidence(asked.library, file, begins)
    assert one_of_each(understand(question), (own,), asked.library) == (own,)


def test_a_limit_to_the_chinese_version_keeps_the_chinese_sentence(asked: Assistant) -> None:
    own = evidence(asked.library, "bridge-zh.md", "白鹭湖大桥昨天")
    question = understand("According to the Chinese version, who designed the bridge?")
    assert one_of_each(question, (own,), asked.library) == (own,)


ANSWERS = [
    ("Who designed the Egret Lake Bridge?", "Shi Wangshu"),
    ("What did the Egret Lake Bridge cost?", "90 million"),
    ("Who designed the Bluestone Ridge Tunnel?", "Ge Siqi"),
    ("青石嶺隧道由誰設計？", "葛思齊"),
    ("白鹭湖大桥造价多少？", "九千万元"),
]


@pytest.mark.parametrize(("question", "part"), ANSWERS)
def test_an_answer_is_in_the_asker_s_language(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


def test_a_translation_that_holds_the_answer_is_read_in_place_of_one_without(
    asked: Assistant,
) -> None:
    own = evidence(asked.library, "bridge-zh.md", "通车仪式上")
    foreign = evidence(asked.library, "bridge-en.md", "At the opening")
    five = foreign.sentence.start + foreign.text.index("five")
    foreign = replace(foreign, score=1.5, answer_spans=((five, five + 4),))
    question = understand("通车仪式上有几所学校的学生表演舞蹈？")
    (read,) = one_of_each(question, (own, foreign), asked.library)
    assert read.text == foreign.text
    assert read.score == 2.0


def test_a_translation_that_says_a_word_of_the_question_is_read_in_place_of_one_without(
    asked: Assistant,
) -> None:
    own = evidence(asked.library, "bridge-zh.md", "镇长简伯言说")
    foreign = evidence(asked.library, "bridge-en.md", "Town head Jian Boyan")
    said, unsaid = understand("秋天停运的渡船有多少船员？"), understand("渡船公司何时破产？")
    assert one_of_each(said, (own, foreign), asked.library)[0].text == own.text
    assert one_of_each(unsaid, (own, foreign), asked.library)[0].text == own.text
    both = understand("Did the pupils of five schools dance at the ceremony?")
    own = evidence(asked.library, "bridge-en.md", "At the opening")
    foreign = evidence(asked.library, "bridge-zh.md", "通车仪式上")
    assert one_of_each(both, (own, foreign), asked.library) == (own,)


LIMITED = [
    ("英文稿说以前过湖单程要多少分钟？", "50 minutes"),
    ("按英文报道，白鹭湖大桥造价多少？", "90 million yuan"),
    ("英文版里，船员以后到哪里工作？", "in the port"),
    ("英文报道说大桥把哪两个镇连起来？", "Wuxi Town and Lantian Town"),
]


@pytest.mark.parametrize(("question", "part"), LIMITED)
def test_the_english_version_is_found_by_what_its_translation_says(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert part in answer.text
    assert {citation.language for citation in answer.citations} == {"en"}


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("这篇报道是哪家报社的？", "publisher"),
        ("這篇報道是哪家報社發布的？", "publisher"),
        ("英文记录里，镇上打算让哪家机构的总部搬到港口？", None),
    ],
)
def test_whose_a_text_is_is_asked_of_the_text_alone(
    asked: Assistant, question: str, known: str | None
) -> None:
    assert known_asked(understand(question), asked.library.documents()[0]) == known
