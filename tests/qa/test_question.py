"""A question's wording tells what kind of answer is wanted, within which limits."""

import pytest

from index.types import Document, Language, Metadata
from qa.question import understand

CHINESE = [
    ("朝阳区和多少座外国城市结成了友好?", "number"),
    ("连续举办了几年?", "number"),
    ("排名第几?", "number"),
    ("占多大比例?", "share"),
    ("外资金融机构,朝阳区占了百分之几?", "share"),
    ("有几成落在朝阳?", "share"),
    ("服务业占GDP多少?", "share"),
    ("环球影城一期什么时候开放?", "date"),
    ("哪一年发布的?", "date"),
    ("谁介绍了规划?", "person"),
    ("朝阳区委书记是谁?", "person"),
    ("王灏是谁?", "definition"),
    ("第四使馆区建在哪里?", "place"),
    ("哪个区要建数字贸易港?", "place"),
    ("哪家公司入驻了?", "organisation"),
    ("有哪些举措?", "list"),
    ("具体有哪几条措施?", "list"),
    ("什么是两区?", "definition"),
    ("他是什么职务?", "definition"),
    ("为什么要推进?", "reason"),
    ("金盏是第二个三里屯吗?", "yes_no"),
    ("规划是否提出了建设?", "yes_no"),
    ("俄罗斯使馆在不在朝阳?", "yes_no"),
    ("怎么推进国际交往中心建设?", "open"),
    ("你好", "open"),
]
TRADITIONAL = [
    ("首部語言環境地方法規是哪一天表決的?", "date"),
    ("中外合辦的學校目前共有幾個?", "number"),
    ("跨國公司地區總部有幾成在朝陽?", "share"),
    ("誰是海淀區委書記?", "person"),
    ("甚麼是「兩區」?", "definition"),
    ("為什麼要這樣做?", "reason"),
    ("已經建成了嗎?", "yes_no"),
]
ENGLISH = [
    ("How many international schools have opened?", "number"),
    ("What is the population of Chaoyang?", "number"),
    ("What percentage of foreign media are in Chaoyang?", "share"),
    ("How much of Beijing's conferences are held there?", "share"),
    ("When was the plan published?", "date"),
    ("What year did it start?", "date"),
    ("Who is the mayor of Beijing?", "person"),
    ("Who is Wang Hao?", "definition"),
    ("Where is the fourth embassy zone?", "place"),
    ("Which district will build a data port?", "place"),
    ("Which company moved in?", "organisation"),
    ("What measures will Chaoyang adopt?", "list"),
    ("What are the key projects?", "list"),
    ("What is OTEC?", "definition"),
    ("What does it mean?", "definition"),
    ("Why is the zone important?", "reason"),
    ("Is Jinzhan in Chaoyang?", "yes_no"),
    ("Did the plan mention vaccines?", "yes_no"),
    ("How does Beijing attract talent?", "open"),
]


@pytest.mark.parametrize(("text", "kind"), CHINESE + TRADITIONAL + ENGLISH)
def test_the_wording_tells_the_kind_of_answer(text: str, kind: str) -> None:
    assert understand(text).answer_type == kind


@pytest.mark.parametrize(
    ("text", "language", "script"),
    [
        ("朝阳区有多少?", "zh", "hans"),
        ("朝陽區有多少?", "zh", "hant"),
        ("How many in 朝阳?", "en", None),
        ("OTEC是什么?", "zh", "hans"),
    ],
)
def test_language_and_script_are_those_of_the_asker(text, language, script) -> None:
    question = understand(text)
    assert (question.language, question.script) == (language, script)


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("朝阳区有多少个友好城市?", "友好城市"),
        ("常住人口有多少?", "常住人口"),
        ("How many international schools have opened?", "schools"),
        ("What is the population of Chaoyang?", "population"),
        ("近几年果园卖了多少吨苹果？", "苹果"),
        ("過去幾年修了多少座木橋？", "木桥"),
    ],
)
def test_the_focus_names_what_is_asked_for(text: str, focus: str) -> None:
    assert focus in understand(text).focus


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("How many people visited the Harrow Clock Museum last year?", ("people",)),
        ("How many boats did the Corran Harbour Trust lose?", ("boats",)),
        ("How many of the older trams run in winter?", ("older", "trams")),
        ("How many children attend the school?", ("children",)),
        ("How many species of moth live there?", ("species",)),
        ("How many sheep did the farmers sell?", ("sheep",)),
        ("How much grain was stored?", ("grain",)),
        ("Which bridge crosses the Alder?", ("bridge",)),
        ("What is the height of the tower?", ("height",)),
        ("Is the tower high?", ()),
    ],
)
def test_the_focus_ends_where_the_question_s_verb_begins(text: str, focus: tuple[str]) -> None:
    assert understand(text).focus == focus


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("王灏说金盏要打造成什么?", "王灏"),
        ("朝阳区委书记王灏在采访中表示了什么?", "王灏"),
        ("What did Cui Xiaohao say about embassies?", "Cui Xiaohao"),
        ("According to Wang Hao, what is Jinzhan?", "Wang Hao"),
        ("英文版说有多少城市?", None),
        ("规划提出了什么?", None),
        ("谁说要打造第二个三里屯?", None),
    ],
)
def test_whose_words_are_asked_for(text: str, speaker: str | None) -> None:
    assert understand(text).speaker == speaker


def test_an_as_of_date_limits_the_sources_by_their_own_date() -> None:
    assert understand("截至2021年3月,有多少项?").scope.published_until == "2021-03"
    assert understand("As of 2021, how many cities?").scope.published_until == "2021"
    assert understand("到2021年服务业占比多少?").scope.published_until is None


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("根据英文版,友好城市有几个?", ("en",)),
        ("In the English version, how many cities?", ("en",)),
        ("中文原文里怎么说?", ("zh",)),
        ("友好城市有几个?", ()),
        ("According to the English-language press release, how many boats?", ("en",)),
        ("What does the English text say?", ("en",)),
        ("According to the Chinese report, what burnt?", ("zh",)),
        ("英文那份材料里怎么写？", ("en",)),
        ("英语新闻稿说有多少船？", ("en",)),
        ("中文那篇报道说了什么？", ("zh",)),
        ("英語版本裡有幾艘船？", ("en",)),
        ("英文譯文怎麼說？", ("en",)),
        ("中文報導說了什麼？", ("zh",)),
        ("英文发布稿里怎么讲？", ("en",)),
        ("英文通知寫了幾條？", ("en",)),
        ("What does the English notice say?", ("en",)),
        ("How many English teachers are there?", ()),
        ("英文老师有几位？", ()),
        ("漢語老師有幾位？", ()),
    ],
)
def test_a_named_version_limits_the_language(text: str, languages: tuple[Language, ...]) -> None:
    assert understand(text).scope.languages == languages


def test_a_limit_is_told_in_the_asker_s_own_characters() -> None:
    assert understand("英語版本裡有幾艘船？").limit == "英語版本"


def test_a_source_named_in_traditional_characters_limits_the_documents() -> None:
    documents = [
        document("a", "《晨报》", "2021-09-16"),
        document("b", "市政府新闻办", "2020-09-27"),
    ]
    question = understand("根據市政府新聞辦的報導，有多少家？", documents)
    assert question.scope.doc_ids == ("b",)


def test_a_named_source_limits_the_documents() -> None:
    documents = [
        document("a", "《晨报》", "2021-09-16"),
        document("b", "市政府新闻办", "2020-09-27"),
    ]
    plan = understand("According to the 2021 plan, what will be built?", documents)
    paper = understand("据市政府新闻办介绍,有多少家?", documents)
    assert plan.scope.doc_ids == ("a",)
    assert paper.scope.doc_ids == ("b",)
    assert understand("According to the 1999 plan, what?", documents).scope.doc_ids == ()


def test_a_word_of_a_publishers_name_names_no_source() -> None:
    documents = [document("a", "Information Office of the City Government of Beijing", "2021-09")]
    for text in (
        "How many schools are there in Beijing?",
        "What is planned in the capital's key areas?",
    ):
        assert understand(text, documents).scope.doc_ids == ()
    named = (
        "According to the Information Office of the City Government of Beijing, what is planned?"
    )
    assert understand(named, documents).scope.doc_ids == ("a",)


def test_a_named_kind_of_source_goes_before_others_of_the_year() -> None:
    documents = [
        document("a", "《晨报》", "2021-01-02"),
        document("b", "《晨报》", "2021-09-16", title="首个五年规划出台"),
        document("c", "《晨报》", "2022-03"),
    ]
    assert understand("What comes, according to the 2021 plan?", documents).scope.doc_ids == ("b",)
    both = understand("What is said in the 2021 plan and in the 2022 report?", documents)
    assert both.scope.doc_ids == ("a", "b", "c")


def document(doc_id: str, publisher: str, published: str, title: str = "t") -> Document:
    about = Metadata(title=title, publisher=publisher, published=published)
    return Document(doc_id, f"{doc_id}.txt", "text", "zh", "hans", about, "0" * 64)


@pytest.mark.parametrize(
    "text",
    [
        "在数学对象的编码中，整数通常以什么方式表示？",
        "哪个乐队经常被认为是第一个民间金属乐队?",
        "BSkyB是什么时候宣布打算替换免费数字频道的？",
    ],
)
def test_a_common_word_before_a_verb_of_saying_is_no_speaker(text: str) -> None:
    assert understand(text).speaker is None
