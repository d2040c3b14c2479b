"""Words around a date, a rank or a total bind it to what is asked for."""

import pytest

from qa.assistant import Assistant
from qa.question import understand
from qa.reading.framing import comes_first, dates_the_text, framed, is_growth, sums_up, time_limits

DOCUMENTS = {
    "mill.txt": (
        "Old Mill of Tarvie to be restored\n\n"
        "TARVIE, 9 April 2024 – The Tarvie Trust is to restore the old mill on the river.\n\n"
        "The work on the wheel begins in June 2024 and will cost 240,000 pounds.\n\n"
        "Of the three mills on the river, Tarvie is the oldest; Glen Mill is the largest.\n"
    ),
    "rules.txt": (
        "河湾公园遛狗管理规定\n\n（2023年5月6日公园管理处通过，自2023年9月1日起施行）\n\n"
        "第一条 为了方便市民，制定本规定。\n第二条 遛狗时间为每日六时至九时。\n"
        "第三条 2019年发布的《河湾公园暂行规定》同时废止。\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("When will the work on the mill's wheel start?", "June 2024"),
        ("Which mill on the river is the biggest?", "Glen Mill"),
        ("河湾公园的遛狗规定从什么时候开始施行？", "2023年9月1日起施行"),
    ],
)
def test_the_date_or_the_first_that_is_asked_for_is_told(
    asked: Assistant, question: str, part: str
) -> None:
    assert part in asked.ask(question).statements[0].text


@pytest.mark.parametrize(
    ("question", "text", "said", "expected"),
    [
        ("办法从何时起施行？", "自2024年3月1日起施行", "2024年3月1日", True),
        ("办法从何时起施行？", "2024年1月5日会议通过", "2024年1月5日", False),
        ("When does the rule come into force?", "in force from 2 May 2024", "2 May 2024", True),
        ("Until when is the road closed?", "closed until 2 May 2024", "2 May 2024", True),
        ("How tall is it?", "open from 2 May 2024", "2 May 2024", False),
    ],
)
def test_a_date_begins_or_ends_something(
    question: str, text: str, said: str, *, expected: bool
) -> None:
    start = text.index(said)
    assert framed(understand(question), text, (start, start + len(said))) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [("When does building begin?", True), ("When did the firm announce the plan?", False)],
)
def test_the_date_of_a_dateline_answers_only_when_something_was_announced(
    question: str, *, expected: bool
) -> None:
    text = "Bergen, 3 March 2024 – Fjord Lines today announced a new ship."
    assert dates_the_text(understand(question), text, (8, 20)) is expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Which hall is the largest?", "The biggest hall holds 900 people.", 1.0),
        ("Which hall is the smallest?", "The biggest hall holds 900 people.", -1.0),
        ("Which hall is the largest?", "The hall lies in the west.", 0.0),
        ("哪个车间产量最高？", "三车间排名第一。", 1.0),
        ("哪个车间产量最高？", "三车间垫底。", -1.0),
        ("哪个车间产量最高？", "这是最近的消息。", 0.0),
        ("哪个车间产量高？", "三车间排名第一。", 0.0),
    ],
)
def test_what_comes_first_is_told_from_the_other_end(
    question: str, text: str, expected: float
) -> None:
    assert comes_first(understand(question), text) == expected


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("一共有多少家？", "总数达到40家。", True),
        ("一共有多少家？", "今年新增4家。", False),
        ("How many are there in total?", "a total of 40 shops", True),
        ("How many were added?", "a total of 40 shops", False),
    ],
)
def test_a_total_is_told_where_one_is_asked_for(
    question: str, text: str, *, expected: bool
) -> None:
    assert sums_up(understand(question), text) is expected


@pytest.mark.parametrize(
    ("text", "span", "grew"),
    [
        ("214,600 complaints, 18% more than in 2023", (20, 23), True),
        ("sales rose 12%", (11, 14), True),
        ("39% of them were about rent", (0, 3), False),
        ("产量同比增长9%", (6, 8), True),
        ("女职工占60%", (4, 7), False),
        ("The plan is backed by 62% of voters.", (22, 25), False),
    ],
)
def test_how_much_something_grew_is_no_part_of_a_whole(
    text: str, span: tuple[int, int], *, grew: bool
) -> None:
    assert is_growth(span, text) is grew


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Damage must be reported within seven days of receipt.", "within seven days"),
        ("应在三日内答复", "三日内"),
        ("须在15个工作日内提交", "15个工作日内"),
        ("It must be paid within ninety days.", "within ninety days"),
        ("须在半年内办完", "半年内"),
    ],
)
def test_a_time_limit_is_found(text: str, limit: str) -> None:
    assert [text[a:b] for a, b in time_limits(text)] == [limit]


def test_a_time_without_a_limit_is_none() -> None:
    assert not list(time_limits("It lasted seven days. 开了三天会。"))
