"""Questions people ask of the seed documents: the right fact, from the right document, quoted."""

import pytest

from index.text import match_form
from qa.assistant import Assistant
from qa.types import Answer

P2020, GAMES, ENGLISH, PLAN, ZONES = "000_", "001_", "002_", "003_", "004_"

# question, documents one of which must be cited, words the answer must hold (either of "a|b")
ZH_ZH = [
    ("朝阳区与多少个城市建立了友好关系?", [P2020], ["30个城市"]),
    ("朝阳区与几个国家的城市建立了友好往来?", [P2020], ["24个国家"]),
    ("外资金融机构有多大比例在朝阳区?", [P2020], ["65%"]),
    ("海外人才创业大会连续举办了几年?", [P2020], ["八年"]),
    ("朝阳区在全市营商环境评价中排名第几?", [P2020], ["排名第一"]),
    ("朝阳区位于北京市的什么位置?", [P2020], ["东部"]),
    ("谁介绍了朝阳区推进国际交往中心功能建设的情况?", [P2020], ["崔小浩"]),
    ("语言环境建设条例是哪天表决通过的?", [GAMES], ["2021年11月26日"]),
    ("全市中外合作办学机构和项目有多少个?", [GAMES], ["157"]),
    ("《规划》提出了多少项重点任务?", [PLAN], ["31项"]),
    ("什么是“两区”?", [ZONES], ["国家服务业扩大开放综合示范区"]),
    ("海淀区委书记是谁?", [ZONES], ["于军"]),
    ("环球影城主题公园一期什么时候亮相?", [ZONES], ["5月"]),
    ("西城区每年力争引进多少个重点项目?", [ZONES], ["不少于100个"]),
    ("大兴服务业到2023年占GDP比重达到多少?", [ZONES], ["75%"]),
]
EN_EN = [
    ("How many cities has Chaoyang established friendly relations with?", [ENGLISH], ["30 cities"]),
    ("What percentage of foreign news media outlets are in Chaoyang?", [ENGLISH], ["90%"]),
    ("What share of foreign financial institutions is in Chaoyang?", [ENGLISH], ["65%"]),
    ("For how many consecutive years has OTEC been held?", [ENGLISH], ["eight consecutive years"]),
    ("How many projects has the conference facilitated?", [ENGLISH], ["500 projects"]),
    ("Who is Cui Xiaohao?", [ENGLISH], ["Executive Deputy District Mayor"]),
    ("Where is Chaoyang District located?", [ENGLISH], ["eastern part of Beijing"]),
    ("Which embassy is not located in Chaoyang?", [ENGLISH], ["Russia"]),
    ("What is Chaoyang District known as?", [ENGLISH], ["prime international area"]),
    ("How many of Beijing's international conferences are held in Chaoyang?", [ENGLISH], ["50%"]),
]
EN_ZH = [
    ("How many international schools are in use?", [GAMES], ["12"]),
    ("When was the regulation on the language environment passed?", [GAMES], ["26 November 2021"]),
    ("How many key tasks does the plan propose?", [PLAN], ["31"]),
    ("Who is the party secretary of Haidian District?", [ZONES], ["Yu Jun|于军"]),
    ("Who is the party secretary of Tongzhou District?", [ZONES], ["Zeng Zanrong"]),
    ("Who is the mayor of Beijing?", [ZONES], ["Chen Jining|陈吉宁"]),
    ("What share of GDP will Daxing's services reach by 2023?", [ZONES], ["75%"]),
    ("How many international talent communities will be built?", [GAMES], ["8"]),
    ("How many projects does Xicheng aim to bring in each year?", [ZONES], ["100"]),
    ("How many reform measures are there in the \"two zones\"?", [ZONES], ["251"]),
]  # fmt: skip
ZH_EN = [
    ("根据英文版,朝阳区有多少家友好城市?", [ENGLISH], ["30 cities"]),
    ("根据英文版,外国新闻媒体有多少在朝阳?", [ENGLISH], ["90%"]),
    ("英文版里,海外人才创业大会吸引了多少创业者?", [ENGLISH], ["20,000"]),
    ("根据英文版,朝阳区位于北京的哪里?", [ENGLISH], ["eastern part"]),
    ("根据英文版,营商环境评价排名第几?", [ENGLISH], ["ranked first"]),
    ("根据英文版,跨国公司地区总部有多少在朝阳?", [ENGLISH], ["70%"]),
    ("根据英文版,哪国使馆不在朝阳?", [ENGLISH], ["Russia"]),
    ("根据英文版,国际展览有多大比例在朝阳举办?", [ENGLISH], ["30%"]),
    ("根据英文版,凤凰计划是为了什么?", [ENGLISH], ["Phoenix Plan"]),
    ("根据英文版,崔小浩是谁?", [ENGLISH], ["Executive Deputy District Mayor"]),
]
TRADITIONAL = [
    ("朝陽區與多少個城市建立了友好關係?", [P2020], ["30个城市"]),
    ("推出了多少項境外職業資格認可目錄?", [GAMES], ["82項"]),
    ("環球影城每年預計有多少遊客?", [ZONES], ["1200万"]),
    ("什麼是「兩區」?", [ZONES], ["服务业扩大开放综合示范区"]),
]
UNANSWERABLE = [
    "朝阳区的常住人口有多少?",
    "环球影城的门票多少钱?",
    "崔小浩是哪一年出生的?",
    "海淀区有多少家外国使馆?",
    "2019年海外人才创业大会吸引了多少创业者?",
    "上海的国际学校有多少所?",
    "第七使馆区建在哪里?",
    "今天天气怎么样?",
    "怎么做红烧肉?",
    "故宮的門票多少錢?",
    "How tall is CITIC Tower?",
    "What is Cui Xiaohao's salary?",
    "How many people live in Chaoyang District?",
    "How many friendly cities does Shanghai have?",
    "Who won the World Cup in 2014?",
    "What is the capital of France?",
    "What did Wang Hao say about vaccines?",
    "How do I install Python?",
]


def holds(answer: Answer, words: str) -> bool:
    shown = match_form(answer.text)
    return any(match_form(choice) in shown for choice in words.split("|"))


@pytest.mark.parametrize(
    ("question", "sources", "facts"), [*ZH_ZH, *EN_EN, *EN_ZH, *ZH_EN, *TRADITIONAL]
)
def test_the_answer_holds_the_fact_and_cites_its_document(
    assistant: Assistant, question: str, sources: list[str], facts: list[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.outcome in ("answered", "partial")
    assert all(holds(answer, fact) for fact in facts), answer.text
    assert any(c.file.startswith(tuple(sources)) for c in answer.citations)


@pytest.mark.parametrize("question", UNANSWERABLE)
def test_what_the_documents_do_not_say_is_not_said(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.outcome == "not_found", answer.text
    assert answer.statements == ()
    assert answer.reason


@pytest.mark.parametrize(
    "question",
    [
        "朝阳区与多少个城市建立了友好关系?",
        "Who is the mayor of Beijing?",
        "有哪些举措?",
        "朝陽區在哪裡?",
    ],
)
def test_every_quotation_is_a_span_of_its_stored_document(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    for citation in (*answer.citations, *answer.nearest):
        text = assistant.library.document(citation.doc_id).text
        assert text[citation.start : citation.end] == citation.quote
        counterpart = citation.counterpart
        if counterpart:
            other = assistant.library.document(counterpart.doc_id).text
            assert other[counterpart.start : counterpart.end] == counterpart.quote


def test_every_statement_is_cited_supported_and_marked(assistant: Assistant) -> None:
    answer = assistant.ask("What are the three fronts of Chaoyang's efforts?")
    numbers = {citation.n for citation in answer.citations}
    assert [s.support for s in answer.statements] == ["supported"] * 3
    for statement in answer.statements:
        assert statement.citations
        assert set(statement.citations) <= numbers
        assert f"[{statement.citations[0]}]" in answer.text


def test_the_same_in_two_languages_is_one_citation_with_its_counterpart(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("How many cities has Chaoyang established friendly relations with?")
    assert len(answer.citations) == 1
    assert answer.citations[0].language == "en"
    assert answer.citations[0].counterpart is not None
    assert "30个城市" in answer.citations[0].counterpart.quote


def test_a_source_in_the_other_language_is_announced_and_quoted(assistant: Assistant) -> None:
    answer = assistant.ask("How many international schools are in use?")
    assert answer.text.startswith("12. In the Chinese source: “")
    assert "12所新布局國際學校投入使用" in answer.text


def test_the_answering_words_are_bold(assistant: Assistant) -> None:
    statement = assistant.ask("朝阳区与多少个城市建立了友好关系?").statements[0]
    assert [statement.text[a:b] for a, b in statement.bold] == ["30"]


def test_a_relative_date_is_resolved_beside_the_quotation(assistant: Assistant) -> None:
    statement = assistant.ask("环球影城主题公园一期什么时候亮相?").statements[0]
    assert "2021年5月" in (statement.note or "")
    assert "2021年5月" not in statement.text


def test_a_whole_list_comes_as_bullets(assistant: Assistant) -> None:
    answer = assistant.ask("朝阳区接下来将有什么举措?")
    assert len(answer.statements) >= 3
    assert all(statement.bullet and statement.citations for statement in answer.statements)


def test_yes_and_no_are_said_where_the_source_decides(assistant: Assistant) -> None:
    assert assistant.ask("Is the Russian embassy located in Chaoyang?").text.startswith("No.")
    assert assistant.ask("第四使馆区已经建成了吗?").text.startswith("否。")


def test_a_wrong_supposition_is_set_right(assistant: Assistant) -> None:
    answer = assistant.ask("朝阳区有75%的外资金融机构吗?")
    assert "75%" in answer.text.split("\n")[0]
    assert "65%" in answer.text.split("\n")[0]


def test_a_refusal_is_in_the_askers_language_and_script_and_offers_the_nearest(
    assistant: Assistant,
) -> None:
    english = assistant.ask("How tall is CITIC Tower?")
    simplified = assistant.ask("朝阳区的常住人口有多少?")
    traditional = assistant.ask("環球影城的門票多少錢?")
    assert english.text.startswith("The documents")
    assert simplified.text.startswith("文档")
    assert traditional.text.startswith("文件")
    assert all(answer.nearest for answer in (english, simplified, traditional))


def test_a_refusal_names_what_is_missing(assistant: Assistant) -> None:
    assert "常住人口" in assistant.ask("朝阳区的常住人口有多少?").text
    assert "2019" in assistant.ask("2019年海外人才创业大会吸引了多少创业者?").text


def test_whose_words_they_are_is_said(assistant: Assistant) -> None:
    answer = assistant.ask("谁说要打造北京科幻产业新高地?")
    assert "常卫" in answer.text


@pytest.mark.parametrize(
    "question",
    ["哪里将打造成第二个三里屯?", "Which place is supposed to become the second Sanlitun?"],
)
def test_sources_that_differ_are_both_shown(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert len(answer.conflicts) == 1
    cited = {citation.n: citation.file for citation in answer.citations}
    assert len({cited[n] for n in answer.conflicts[0].citations}) == 2
    newest = answer.conflicts[0].newest
    assert newest and cited[newest].startswith("003_")
    assert f"[{newest}]" in answer.text.split("\n")[0]
    assert holds(answer, "金盏|Jinzhan")
    assert holds(answer, "第四使馆区")


def test_one_answer_is_no_conflict(assistant: Assistant) -> None:
    for question in ("规划是什么时候发布的?", "How many cities is Chaoyang friends with?"):
        assert assistant.ask(question).conflicts == ()


@pytest.mark.parametrize(
    "question",
    [
        "Is Chaoyang the smallest district in Beijing?",
        "环球影城已经开放了吗?",
        "朝阳区的人均收入高吗?",
    ],
)
def test_yes_is_never_said_on_words_that_are_only_near(assistant: Assistant, question: str) -> None:
    assert not assistant.ask(question).text.startswith(("Yes.", "是的。"))


@pytest.mark.parametrize(
    ("question", "bold"),
    [
        ("朝阳区的友城分布在几个国家?", "24"),
        ("朝阳区有多少个友好城市?", "30"),
        ("How many countries do Chaoyang's sister cities belong to?", "24"),
        ("根据英文版,朝阳区有多少个国家的友好城市?", "24"),
        ("海外人才创业大会推动了多少个项目落地?", "500"),
    ],
)
def test_of_several_numbers_that_of_the_thing_asked_for_is_bold(
    assistant: Assistant, question: str, bold: str
) -> None:
    statement = assistant.ask(question).statements[0]
    start, end = statement.bold[0]
    assert statement.text[start:end] == bold


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        (
            "朝阳区与多少个城市建立了友好往来关系？",
            ["understand", "search", "rank", "read", "write", "check"],
        ),
        ("上海迪士尼乐园的门票多少钱？", ["understand", "search", "rank", "read"]),
        ("", []),
    ],
)
def test_each_stage_is_told_when_it_begins(
    assistant: Assistant, question: str, stages: list[str]
) -> None:
    told: list[str] = []
    assistant.ask(question, on_stage=told.append)
    assert told == stages
