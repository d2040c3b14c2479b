"""What each of the five documents needs, held as golden facts: offsets rest on this text."""

# ruff: noqa: E501 - a row of a golden table stands on one line

from pathlib import Path

import pytest

from index.chunks import chunk
from index.load import read, walk
from index.sentences import split
from index.settings import IndexSettings
from index.tokens import count
from index.types import Document, Sentence, Source

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    found = walk(SEEDS, IndexSettings())
    return {source.file[:3]: read(source) for source in found if isinstance(source, Source)}


@pytest.fixture(scope="module")
def bare_seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    """The same files with no manifest beside them."""
    folder = tmp_path_factory.mktemp("bare")
    for file in SEEDS.glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    found = walk(folder, IndexSettings())
    return {source.file[:3]: read(source) for source in found if isinstance(source, Source)}


def said(document: Document, sentence: Sentence) -> str:
    return document.text[sentence.start : sentence.end]


def sentence_with(document: Document, words: str) -> Sentence:
    found = [s for s in split(document) if words in said(document, s)]
    assert len(found) == 1, f"{words!r} stands in {len(found)} sentences"
    return found[0]


def test_the_folder_holds_five_documents_and_the_manifest_is_none(
    seeds: dict[str, Document],
) -> None:
    assert sorted(seeds) == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize(
    ("number", "language", "script", "published", "publisher", "inferred"),
    [
        ("000", "zh", "hans", "2020-09-27", "北京市人民政府新闻办公室", {"publisher"}),
        ("001", "zh", "hant", "2022-03", "中国西藏网", {"publisher", "published"}),
        ("002", "en", None, "2020-09-27",
         "Information Office of the Beijing Municipal Government", {"publisher"}),
        ("003", "zh", "hans", "2021-09-16", "新京报（新浪财经转载）", {"publisher"}),
        ("004", "zh", "hans", "2021-01", "新京报", {"title", "publisher", "published"}),
    ],
)  # fmt: skip
def test_the_manifest_tells_who_published_what_and_when(
    seeds: dict[str, Document],
    number: str,
    language: str,
    script: str | None,
    published: str,
    publisher: str,
    inferred: set[str],
) -> None:
    document = seeds[number]
    assert (document.language, document.script) == (language, script)
    assert document.metadata.published == published
    assert document.metadata.publisher == publisher
    assert set(document.metadata.inferred) == inferred
    assert all(document.metadata.inferred.values())


@pytest.mark.parametrize(
    ("number", "title", "published", "publisher"),
    [
        ("000", "发布会实录:朝阳区以“文化、国际化、大尺度绿化”为主攻方向,服务北京国际交往中心功能建设",
         "2020-09-27", "“北京推进国际交往中心功能建设”新闻发布会"),
        ("001", "擦亮“雙奧之城”名片 加速國際交往中心功能建設", None, "中國西藏網"),
        ("002", "Press conference records: Chaoyang helps strengthen Beijing’s role as center for "
         "international exchanges by focusing on culture, international communication, and "
         "large-scale urban greening", "2020-09-27",
         "Press Conference on Strengthening Beijing’s Role as the Center for International "
         "Exchanges"),
        ("003", "北京推进国际交往中心功能建设首个五年规划出台", "2021-09-16", "新浪财经"),
        ("004", "“十四五”时期,北京将高标准推进“两区”建设,推动改革开放取得新进展——今年,“两区”建设首次被写入政府工作报告。",
         None, "新京报"),
    ],
)  # fmt: skip
def test_without_a_manifest_the_files_speak_for_themselves(
    bare_seeds: dict[str, Document],
    number: str,
    title: str,
    published: str | None,
    publisher: str,
) -> None:
    metadata = bare_seeds[number].metadata
    assert (metadata.title, metadata.published, metadata.publisher) == (
        title,
        published,
        publisher,
    )


def test_the_text_does_not_depend_on_the_manifest(
    seeds: dict[str, Document], bare_seeds: dict[str, Document]
) -> None:
    assert {n: d.doc_id for n, d in seeds.items()} == {n: d.doc_id for n, d in bare_seeds.items()}


def test_the_two_records_are_counterparts(seeds: dict[str, Document]) -> None:
    assert seeds["000"].metadata.counterparts == (seeds["002"].file,)
    assert seeds["002"].metadata.counterparts == (seeds["000"].file,)


def test_000_loses_its_type_size_line_only(seeds: dict[str, Document]) -> None:
    text = seeds["000"].text
    assert "字号" not in text
    assert text.startswith("发布会实录:朝阳区以“文化、国际化、大尺度绿化”为主攻方向,")
    assert text.endswith("通过国际创投集聚区建设促进优质项目落地。")
    assert "以及90%的外国驻京新闻媒体、80%的国际组织和国际商会" in text


def test_001_is_repaired_and_stays_traditional(seeds: dict[str, Document]) -> None:
    document = seeds["001"]
    text = document.text
    assert "repaired: 99 stray readings taken out" in document.warnings
    assert not any(mark in text for mark in ("(q", "(x", "(j", "(y", "ū", "à"))
    assert "實現了閉環下開展大規模國際體育賽事" in text
    assert "臨空經濟區國際會展中心" in text
    assert text.count("擦亮“雙奧之城”名片") == 1
    assert "原標題" not in text
    assert "版權" not in text
    assert text.endswith("優化外籍人士創業、就醫、上學、租房等場景網上辦事服務體驗。")


def test_002_loses_its_page_furniture(seeds: dict[str, Document]) -> None:
    text = seeds["002"].text
    assert text.startswith("Press conference records: Chaoyang helps strengthen")
    for furniture in ("Topics", "fontSize", ".png", "\nChinese\n"):
        assert furniture not in text


def test_003_holds_the_article_once(seeds: dict[str, Document]) -> None:
    text = seeds["003"].text
    assert text.startswith(
        "北京推进国际交往中心功能建设首个五年规划出台\n新京报快讯（记者沙雪良）9月16日"
    )
    assert text.count("推动更多全球治理活动和项目在京落地，提升北京") == 1
    assert "中关村论坛、金融街论坛" in text
    for furniture in (
        "原标题",
        "举报",
        "责任编辑",
        "appendQr",
        "海量资讯",
        "categories",
        "<",
        "　",
    ):
        assert furniture not in text


def test_003_keeps_its_sub_headings(seeds: dict[str, Document]) -> None:
    document = seeds["003"]
    headings = [said(document, s) for s in split(document) if s.kind == "heading"]
    assert headings == [
        "北京推进国际交往中心功能建设首个五年规划出台",
        "推动更多全球治理活动和项目在京落地",
        "适时启动松秀园组团建设",
        "争取国际组织及分支机构落户",
        "支持国产疫苗境外推广使用",
        "打造“北京日”“北京周”“魅力北京”等品牌",
    ]


def test_004_loses_its_stock_codes_only(seeds: dict[str, Document]) -> None:
    document = seeds["004"]
    assert "股吧" not in document.text
    assert "中国建筑设计科技集团" in document.text
    assert "强化金融街国家金融管理中心功能" in document.text
    assert "中国(北京)自由贸易试验区" in document.text
    assert "repaired: 4 stock codes taken out" in document.warnings


@pytest.mark.parametrize(
    ("number", "words", "section", "speaker"),
    [
        ("004", "1200万左右游客", "通州区委书记 曾赞荣", "曾赞荣"),
        ("004", "北斗时空网格码技术", "西城区委副书记、区长 孙硕", "孙硕"),
        ("004", "251项开放改革举措", None, None),
        ("004", "超过72%", "金融街定位“世界金融新坐标”", None),
        ("004", "徐美慧", None, None),
        ("000", "连续八年举办", "北京市朝阳区崔小浩常务副区长介绍朝阳区推进国际交往中心功能建设的有关情况", "崔小浩"),
        ("000", "将有什么举措?", "北京市朝阳区崔小浩常务副区长介绍朝阳区推进国际交往中心功能建设的有关情况", "记者"),
        ("000", "最鲜明的特色和优势", "崔小浩回答", "崔小浩"),
        ("002", "24 countries", "Cui Xiaohao, Executive Deputy District Mayor of Chaoyang, introduced the efforts "
         "made by the district to support the development of Beijing as the center for international exchanges",
         "Cui Xiaohao"),
        ("002", "What new measures", "Cui Xiaohao, Executive Deputy District Mayor of Chaoyang, introduced the "
         "efforts made by the district to support the development of Beijing as the center for international "
         "exchanges", "Reporter"),
        ("002", "very cosmopolitan", "Cui Xiaohao", "Cui Xiaohao"),
        ("001", "157個", "細節入手全方位提升“國際范兒”", None),
    ],
)  # fmt: skip
def test_each_sentence_knows_its_section_and_speaker(
    seeds: dict[str, Document], number: str, words: str, section: str | None, speaker: str | None
) -> None:
    sentence = sentence_with(seeds[number], words)
    assert (sentence.section, sentence.speaker) == (section, speaker)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("000", "我们与24个国家的30个城市建立了友好往来关系,CBD、奥林匹克中心区、中关村朝阳园、国家文创实验区等功能区影响力和辐射作用进一步凸显。"),
        ("000", "一是不断汇聚国际化高端资源。"),
        ("000", "(2)加快实施CBD国际化提升三年行动计划,推进核心区地下空间、文化设施项目建设。"),
        ("001", "中德、中日等國際合作產業園建設有序推進,累計落地項目70余個。"),
        ("001", "如何帶動全球優質資源加速集聚,讓國際元素更加凸顯?"),
        ("002", "We have established friendly relations with 30 cities in 24 countries."),
        ("002", "(2) accelerate the implementation of the three-year action plan for international exchanges of "
         "CBD, and advance the construction of underground space and cultural facilities in the core area;"),
        ("003", "围绕国际交往中心功能定位和发展目标，《规划》提出7个方面31项重点任务："),
        ("004", "中关村一些城市科技企业也入驻到张家湾设计小镇的创新中心,主要围绕智慧城市、人工智能、海绵城市等方面来发展。”曾赞荣说。"),
        ("004", "在服务业扩大开放方面,大兴定下目标:服务业增加值年均增速保持在8%以上,到2021年占GDP比重超过72%,到2023年达到75%左右。"),
    ],
)  # fmt: skip
def test_these_are_whole_sentences(seeds: dict[str, Document], number: str, sentence: str) -> None:
    document = seeds[number]
    assert sentence in [said(document, s) for s in split(document)]


@pytest.mark.parametrize(
    ("number", "sentences"), [("000", 42), ("001", 47), ("002", 56), ("003", 41), ("004", 50)]
)
def test_sentences_cover_everything_but_white_space(
    seeds: dict[str, Document], number: str, sentences: int
) -> None:
    document = seeds[number]
    found = split(document)
    assert [s.number for s in found] == list(range(sentences))
    covered = "".join(said(document, s) for s in found)
    assert "".join(covered.split()) == "".join(document.text.split())


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_chunks_stay_within_the_budget_and_hold_every_sentence(
    seeds: dict[str, Document], number: str
) -> None:
    document = seeds[number]
    sentences = split(document)
    chunks = chunk(document, sentences, IndexSettings())
    assert {n for c in chunks for n in range(c.first, c.last + 1)} == {s.number for s in sentences}
    for one in chunks:
        assert one.start == sentences[one.first].start
        assert one.end == sentences[one.last].end
        assert count(document.text[one.start : one.end]) <= one.tokens <= 256
