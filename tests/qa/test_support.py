"""A statement is only what its source says: changed numbers, dates, names and signs are found."""

import pytest

from index.types import Language
from qa.support import check
from qa.verifying.compared import Cited

CITIES = Cited(
    "我们与24个国家的30个城市建立了友好往来关系,影响力进一步凸显。", "zh", "朝阳区国际交往"
)
SHARES = Cited(
    "区内集中了除俄罗斯外的全部外国驻华使馆,以及90%的外国驻京新闻媒体、80%的国际组织和国际商会、"
    "70%的跨国公司地区总部、65%的外资金融机构。",
    "zh",
    "朝阳区素有“中国涉外第一区”的美誉。",
)
SHARES_EN = Cited(
    "It is home to all foreign embassies in China except that of Russia, 90% of foreign news media "
    "outlets in Beijing, and 65% of foreign financial institutions in China.",
    "en",
    "Chaoyang District",
)
TARGETS = Cited(
    "大兴定下目标:服务业增加值年均增速保持在8%以上,到2021年占GDP比重超过72%,到2023年达到75%左右。",
    "zh",
)
RULE = Cited(
    "2021年11月26日,市人大常委会表决通过《语言环境条例》,这是我国首部此类地方性法规。",
    "zh",
    "北京市",
)
PARK = Cited(
    "今年5月,主题公园一期将精彩亮相,预计每年会有1200万左右游客。", "zh", "", ("2021-05", "2021-01")
)
PLAN = Cited(
    "The plan was adopted by the city council on 3 March 2019 and will cost $2.5 million.", "en"
)

SUPPORTED: list[tuple[str, Language, Cited]] = [
    ("朝阳区与30个城市建立了友好往来关系。", "zh", CITIES),
    ("朝阳区与二十四个国家的三十个城市建立友好关系。", "zh", CITIES),
    ("Chaoyang has established friendly relations with 30 cities in 24 countries.", "en", CITIES),
    ("九成外国驻京新闻媒体在朝阳区。", "zh", SHARES),
    ("90% of foreign news media in Beijing are in Chaoyang.", "en", SHARES),
    ("朝阳区有65%的外资金融机构。", "zh", SHARES_EN),
    ("除俄罗斯外,外国驻华使馆都在朝阳区。", "zh", SHARES),
    ("到2023年,大兴服务业占GDP比重达到约75%。", "zh", TARGETS),
    ("2021年11月,北京市人大常委会表决通过了语言环境条例。", "zh", RULE),
    ("主题公园一期2021年5月亮相。", "zh", PARK),
    ("主题公园每年预计有一千二百万游客。", "zh", PARK),
    ("The city council adopted the plan in March 2019.", "en", PLAN),
    ("The plan will cost 2.5 million dollars.", "en", PLAN),
]  # fmt: skip
CONTRADICTED: list[tuple[str, Language, Cited]] = [
    ("朝阳区与24个城市建立了友好往来关系。", "zh", CITIES),
    ("朝阳区与40个城市建立了友好往来关系。", "zh", CITIES),
    ("Chaoyang has established friendly relations with 24 cities.", "en", CITIES),
    ("80%的外国驻京新闻媒体在朝阳区。", "zh", SHARES),
    ("75% of foreign financial institutions are in Chaoyang.", "en", SHARES_EN),
    ("朝阳区集中了包括俄罗斯在内的全部外国驻华使馆。", "zh", SHARES),
    ("到2021年,大兴服务业占GDP比重达到75%。", "zh", TARGETS),
    ("大兴服务业增加值年均增速保持在8%以下。", "zh", TARGETS),
    ("大兴服务业增加值年均下降8%以上。", "zh", TARGETS),
    ("2021年11月29日,北京市人大常委会表决通过语言环境条例。", "zh", RULE),
    ("北京市人大常委会没有表决通过语言环境条例。", "zh", RULE),
    ("上海市人大常委会表决通过语言环境条例。", "zh", RULE),
    ("主题公园每年预计有2000万游客。", "zh", PARK),
    ("The plan was adopted by the city council on 3 May 2019.", "en", PLAN),
    ("The plan was rejected by the city council on 3 March 2019.", "en", PLAN),
    ("The plan was not adopted by the city council.", "en", PLAN),
    ("The plan will cost $25 million.", "en", PLAN),
]  # fmt: skip
ELSEWHERE: list[tuple[str, Language, Cited]] = [
    ("朝阳区的常住人口超过三百万。", "zh", CITIES),
    ("The mayor resigned last week.", "en", PLAN),
    ("俄罗斯队赢得了比赛。", "zh", PARK),
]


@pytest.mark.parametrize(("text", "language", "cited"), SUPPORTED)
def test_what_the_source_says_is_supported(text, language, cited) -> None:
    assert check(text, language, [cited]).support in ("supported", "partly")


@pytest.mark.parametrize(("text", "language", "cited"), CONTRADICTED)
def test_one_changed_fact_is_contradicted(text, language, cited) -> None:
    assert check(text, language, [cited]).support == "contradicted"


@pytest.mark.parametrize(("text", "language", "cited"), ELSEWHERE)
def test_what_the_source_does_not_speak_of_is_unsupported(text, language, cited) -> None:
    assert check(text, language, [cited]).support == "unsupported"


@pytest.mark.parametrize("cited", [CITIES, SHARES, SHARES_EN, TARGETS, RULE, PARK, PLAN])
def test_a_quotation_supports_itself(cited: Cited) -> None:
    assert check(cited.text, cited.language, [cited]).support == "supported"


def test_a_statement_without_a_source_is_unsupported() -> None:
    assert check("anything", "en", []).support == "unsupported"


def test_two_sources_together_support_what_neither_says_alone() -> None:
    text = "The plan was adopted in March 2019. It will last ten years."
    second = Cited("It will last ten years.", "en")
    assert check(text, "en", [PLAN, second]).support in ("supported", "partly")
    assert check(text, "en", [PLAN]).support not in ("supported",)


def test_the_finding_names_what_was_said_and_what_the_source_has() -> None:
    verdict = check("朝阳区有75%的外资金融机构。", "zh", [SHARES])
    assert [(f.kind, f.said, f.found) for f in verdict.contradicted] == [("number", "75%", "65%")]
