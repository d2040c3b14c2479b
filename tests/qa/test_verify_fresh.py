# ruff: noqa: E501  (one statement is one line)
"""Invented statements over sentences that no rule was made for: lies go, most truths stay.

Every lie is made of its source's own words: another figure, another subject, a turned comparison.
"""

import pytest

from index.text import language_of
from index.types import Document, Language, Metadata, Sentence
from qa.support import check
from qa.types import EvidenceSentence
from qa.verifying.compared import Cited
from qa.verifying.verify import find_fault

# language of the source, the source, lies about it, truths about it
SOURCES: list[tuple[Language, str, list[str], list[str]]] = [
    (
        "zh",
        "报告期内,公司实现营业收入58.62亿元,同比增长12.9%;归属于上市公司股东的净利润6.37亿元,同比下降4.1%。",
        [
            "公司净利润同比增长4.1%。",
            "公司营业收入为6.37亿元。",
            "公司净利润为58.62亿元。",
            "公司营业收入同比下降12.9%。",
            "Net profit rose by 4.1 percent.",
            "The company's operating revenue was 6.37 billion yuan.",
            "公司营业收入增长了4.1%。",
        ],
        [
            "公司实现营业收入58.62亿元。",
            "净利润同比下降4.1%,为6.37亿元。",
            "Operating revenue grew by 12.9 percent year on year.",
            "Net profit fell 4.1%.",
            "归属于上市公司股东的净利润为6.37亿元。",
            "公司营业收入同比增长12.9%。",
        ],
    ),
    (
        "zh",
        "合肥基地二期于2024年8月投产,新增产能80万台;墨西哥蒙特雷工厂于2024年11月试生产,设计产能50万台,当年仅出货1.8万台。",
        [
            "合肥基地二期于2024年11月投产。",
            "蒙特雷工厂新增产能80万台。",
            "蒙特雷工厂当年出货50万台。",
            "合肥基地二期设计产能50万台。",
            "The Hefei phase II started production in November 2024.",
            "墨西哥工厂尚未试生产。",
            "合肥基地二期已停产。",
        ],
        [
            "合肥基地二期2024年8月投产。",
            "墨西哥蒙特雷工厂2024年11月开始试生产。",
            "Phase two of the Hefei base went into production in August 2024.",
            "新增产能80万台。",
            "蒙特雷工厂设计产能50万台。",
        ],
    ),
    (
        "zh",
        "公司董事会已批准在匈牙利设立第二个海外工厂,拟投资不超过2亿欧元,截至本报告披露日尚未动工。",
        [
            "公司在匈牙利的工厂已经动工。",
            "公司在匈牙利投资超过2亿欧元。",
            "公司将在匈牙利设立第三个海外工厂。",
            "董事会否决了在匈牙利设厂的方案。",
            "公司已在匈牙利投资2亿欧元建成工厂。",
            "The board rejected a plant in Hungary.",
            "Construction of the plant in Hungary has begun.",
        ],
        ["董事会已批准在匈牙利设立第二个海外工厂。", "匈牙利工厂拟投资不超过2亿欧元,尚未动工。"],
    ),
    (
        "zh",
        "2024年4月,陈国栋因年龄原因辞去董事长职务,改任名誉董事长;董事会选举原总经理沈雅琴为新任董事长。",
        [
            "陈国栋当选新任董事长。",
            "沈雅琴辞去董事长职务。",
            "沈雅琴改任名誉董事长。",
            "陈国栋因健康原因辞去董事长职务。",
            "沈雅琴原为财务总监。",
            "2025年4月,陈国栋辞去董事长职务。",
            "Chen Guodong was elected chairman by the board.",
        ],
        ["陈国栋2024年4月辞去董事长职务。", "董事会选举沈雅琴为新任董事长。", "沈雅琴原任总经理。"],
    ),
    (
        "zh",
        "普通门诊号源提前14天放号,专家门诊提前7天放号,每日7:30在微信公众号和自助机同步更新。",
        [
            "专家门诊提前14天放号。",
            "普通门诊提前7天放号。",
            "号源每日17:30更新。",
            "普通门诊号源提前14周放号。",
        ],
        ["专家门诊提前7天放号。", "普通门诊号源提前14天放号。", "专家门诊号源提前7天放号。"],
    ),
    (
        "zh",
        "除急诊、发热门诊和儿科外,各科室全面实行分时段预约,时段精确到30分钟。",
        [
            "急诊也实行分时段预约。",
            "儿科全面实行分时段预约。",
            "所有科室均实行分时段预约。",
            "只有急诊、发热门诊和儿科实行分时段预约。",
            "时段精确到30秒。",
        ],
        ["各科室除急诊、发热门诊和儿科外,全面实行分时段预约。"],
    ),
    (
        "zh",
        "主任医师门诊诊察费由40元调整为50元,副主任医师为30元,普通门诊为15元,后两项维持不变。",
        [
            "主任医师门诊诊察费由50元调整为40元。",
            "副主任医师诊察费为50元。",
            "普通门诊诊察费上调至15元。",
            "主任医师门诊诊察费维持不变。",
            "副主任医师诊察费由40元调整为30元。",
        ],
        ["主任医师门诊诊察费调整为50元。", "副主任医师门诊诊察费为30元,维持不变。"],
    ),
    (
        "zh",
        "该服务由江州银行提供,不收取利息和手续费,首批在心内科、骨科、内分泌科和中医科开通,其余科室预计年底前陆续开通。",
        [
            "该服务收取手续费。",
            "该服务首批在眼科开通。",
            "其余科室已全部开通。",
            "该服务由江州医院提供贷款。",
            "该服务不收取利息,但收取手续费。",
        ],
        ["该服务由江州银行提供,不收取利息和手续费。", "首批在心内科、骨科、内分泌科和中医科开通。"],
    ),
    (
        "zh",
        "原来的目标是2027年年底,通车时间调整为2028年9月。",
        ["通车时间调整为2027年年底。", "通车时间提前到2028年9月。", "隧道已于2028年9月通车。"],
        ["通车时间调整为2028年9月。"],
    ),
    (
        "zh",
        "批复的总投资是96亿元,今年5月市政府常务会议同意调整为112.5亿元,增加的部分主要用于地质处理和下层地铁结构同步实施。",
        [
            "总投资由112.5亿元调整为96亿元。",
            "增加的部分主要用于征地拆迁。",
            "市政府常务会议不同意调整总投资。",
            "批复的总投资是112.5亿元。",
        ],
        ["市政府常务会议同意将总投资调整为112.5亿元。", "批复的总投资是96亿元。"],
    ),
    (
        "zh",
        "超过3.5吨的货车不能走隧道,要绕行江澜大桥。",
        [
            "超过3.5吨的货车可以走隧道。",
            "3.5吨以下的货车不能走隧道。",
            "货车一律不能走隧道。",
            "客车要绕行江澜大桥。",
        ],
        ["超过3.5吨的货车要绕行江澜大桥。"],
    ),
    (
        "en",
        "The cost is now put at $24.7 million, against $19.5 million when the project was approved in 2022.",
        [
            "The cost is now put at $19.5 million.",
            "The project was approved in 2022 at a cost of $24.7 million.",
            "The cost has fallen to $24.7 million.",
            "The project was rejected in 2022.",
        ],
        [
            "The cost is now put at $24.7 million.",
            "When the project was approved in 2022, the cost was put at $19.5 million.",
            "The project was approved in 2022.",
        ],
    ),
    (
        "en",
        "Motion by Councillor Pham, seconded by Councillor Stokes, to approve the final design and award the contract to Dunmore & Vale Construction, carried 5-2, with Hartigan and Whitlock opposed.",
        [
            "The motion was made by Councillor Stokes.",
            "Hartigan and Whitlock voted for the motion.",
            "The motion failed 5-2.",
            "Councillor Pham opposed the motion.",
            "The contract was awarded to Hartigan Construction.",
            "The motion carried 2-5.",
        ],
        [
            "The motion to approve the final design carried 5-2.",
            "Councillor Pham's motion was seconded by Councillor Stokes.",
            "Hartigan and Whitlock opposed the motion.",
        ],
    ),
    (
        "en",
        "Owners would have to register every dwelling that is let for less than 30 days, pay an annual fee of $350 and live in the city themselves. Hotels and the campground are exempt.",
        [
            "Hotels would have to pay an annual fee of $350.",
            "Owners would have to register every dwelling that is let for more than 30 days.",
            "Owners pay a monthly fee of $350.",
            "Owners would not have to live in the city.",
            "Owners already have to register every dwelling.",
        ],
        [
            "Owners would have to pay an annual fee of $350.",
            "Hotels and the campground are exempt.",
            "Owners would have to register every dwelling that is let for less than 30 days.",
            "Owners would have to live in the city themselves.",
        ],
    ),
    (
        "en",
        "The Central Library lost 420 opening hours last year because of vacancies.",
        [
            "The Central Library gained 420 opening hours last year.",
            "The Eastside branch lost 420 opening hours last year.",
            "The Central Library lost 420 opening hours because of repairs.",
            "The Central Library lost 420 opening days last year.",
        ],
        ["Because of vacancies, the Central Library lost 420 opening hours last year."],
    ),
    (
        "en",
        "Visits rose to 318,000 in 2024, from 290,000 the year before; one visitor in four came to use a computer.",
        [
            "Visits fell to 290,000 in 2024.",
            "Visits rose to 318,000 in 2023.",
            "One visitor in five came to use a computer.",
            "Four visitors in five came to use a computer.",
        ],
        [
            "Visits rose to 318,000 in 2024.",
            "One visitor in four came to use a computer.",
            "In 2024 visits rose to 318,000.",
        ],
    ),
    (
        "en",
        "Halden Marine plc announced that it has agreed to acquire Corrie Sensors Ltd, a Glasgow-based developer of sonar imaging, for £46 million.",
        [
            "Corrie Sensors has agreed to acquire Halden Marine for £46 million.",
            "Halden Marine sold Corrie Sensors for £46 million.",
            "Halden Marine has agreed to acquire an Aberdeen-based developer for £46 million.",
            "Halden Marine has agreed to acquire Corrie Sensors for £64 million.",
            "Halden同意出售Corrie Sensors。",
        ],
        [
            "Halden Marine has agreed to acquire Corrie Sensors for £46 million.",
            "Corrie Sensors is a Glasgow-based developer of sonar imaging.",
            "Halden Marine同意以4600万英镑收购Corrie Sensors。",
        ],
    ),
    (
        "en",
        "Dr Rennie will join Halden's executive committee as Chief Technology Officer; Mr Adeyemi has decided to leave the company after a six-month handover.",
        [
            "Mr Adeyemi will join Halden's executive committee.",
            "Dr Rennie has decided to leave the company.",
            "Dr Rennie has joined Halden as Chief Executive.",
            "Mr Adeyemi will leave the company after a six-week handover.",
        ],
        [
            "Dr Rennie will join the executive committee as Chief Technology Officer.",
            "Mr Adeyemi has decided to leave the company after a six-month handover.",
            "Mr Adeyemi will leave the company after a six-month handover.",
        ],
    ),
    (
        "en",
        "The existing factory in Aberdeen will not be affected, except that its painting shop will move to Dundee.",
        [
            "The existing factory in Aberdeen will be closed.",
            "The factory in Dundee will not be affected.",
            "The painting shop will stay in Aberdeen.",
            "The whole Aberdeen factory will move to Dundee.",
        ],
        [
            "The painting shop of the Aberdeen factory will move to Dundee.",
            "The existing factory in Aberdeen will not be affected.",
        ],
    ),
    (
        "en",
        "It does not need a vote of shareholders, and Halden does not plan to raise new equity in the market.",
        [
            "It needs a vote of shareholders.",
            "Halden plans to raise new equity in the market.",
            "Halden does not need to raise new debt.",
        ],
        ["Halden does not plan to raise new equity in the market."],
    ),
    (
        "en",
        "On tropical nights, residents of streets with more than 30% tree cover slept on average 24 minutes longer than those of streets with less than 10%.",
        [
            "Residents of streets with less than 10% tree cover slept 24 minutes longer.",
            "Residents of streets with more than 30% tree cover slept 24 minutes less.",
            "Residents of streets with more than 30% tree cover slept 24 hours longer.",
            "On cool nights, residents of streets with more than 30% tree cover slept 24 minutes longer.",
        ],
        [
            "Residents of streets with more than 30% tree cover slept on average 24 minutes longer on tropical nights.",
            "Residents of streets with more than 30% tree cover slept longer on tropical nights.",
        ],
    ),
    (
        "en",
        "We adjusted for income, age and traffic noise, but not for the insulation of buildings, for which no data exist.",
        [
            "We adjusted for the insulation of buildings.",
            "We did not adjust for income.",
            "Data exist for the insulation of buildings.",
        ],
        [
            "They adjusted for income, age and traffic noise.",
            "No data exist for the insulation of buildings.",
        ],
    ),
    (
        "en",
        "It isn't genetically modified; we crossed a local landrace with a line from Bangladesh, and it took us eleven years.",
        [
            "It is genetically modified.",
            "It took them eleven months.",
            "They crossed a local landrace with a line from Pakistan.",
        ],
        [
            "It isn't genetically modified.",
            "We crossed a local landrace with a line from Bangladesh.",
        ],
    ),
    (
        "en",
        "Their default rate was 2.1%, lower than for rice alone, and that convinced the board.",
        [
            "Their default rate was higher than for rice alone.",
            "Their default rate was 2.1%, and that worried the board.",
            "The default rate for rice alone was 2.1%.",
        ],
        ["Their default rate was 2.1%.", "The default rate was lower than for rice alone."],
    ),
    (
        "en",
        "We don't lend to anyone who clears mangroves, except where the provincial forestry office has given a permit.",
        [
            "They lend to anyone who clears mangroves.",
            "They never lend to anyone who clears mangroves.",
            "The bank lends only to those who clear mangroves.",
        ],
        [
            "They don't lend to anyone who clears mangroves, except where the provincial forestry office has given a permit."
        ],
    ),
]
LIES = [(language, text, lie) for language, text, lies, _ in SOURCES for lie in lies]
TRUTHS = [(language, text, truth) for language, text, _, truths in SOURCES for truth in truths]
MOST = 0.6


@pytest.mark.parametrize(("language", "source", "lie"), LIES)
def test_no_lie_is_kept(language: Language, source: str, lie: str) -> None:
    assert not kept(lie, source, language)


def test_most_truths_are_kept() -> None:
    stay = [kept(truth, source, language) for language, source, truth in TRUTHS]
    assert len(LIES) >= 100
    assert len(stay) >= 60
    assert sum(stay) / len(stay) >= MOST


def kept(statement: str, source: str, language: Language) -> bool:
    """Whether both checks a model's statement goes through let it pass."""
    script = "hans" if language == "zh" else None
    document = Document("d0", "d.txt", source, language, script, Metadata(), "0" * 64)  # type: ignore[arg-type]
    sentence = EvidenceSentence(Sentence("d0", 0, 0, len(source), 0), document, source, 1.0, 1.0)
    if find_fault(statement, (sentence,)) is not None:
        return False
    found = check(statement, language_of(statement), [Cited(source, language)])
    return found.support == "supported"
