"""Negations, exceptions and opposites are found; words that only look negative are not."""

import pytest

from qa.comparing.polarity import exceptions, inclusions, negations, opposites


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("不是照搬", 1),
        ("没有通过", 1),
        ("並未建成", 1),
        ("不断提升,不仅如此,非常好,未来无人机", 0),
        ("不少于100个", 0),
        ("是否、有没有、能不能", 0),
        ("It was not adopted.", 1),
        ("It wasn't adopted and never will be.", 2),
        ("not only here, no more than ten", 0),
        ("It will not open until May.", 0),
        ("It won't open until May.", 0),
        ("The rules do not take effect until 2025.", 0),
        ("They did not wait until May.", 1),
        ("Nothing else is noted in Norway.", 0),
    ],
)
def test_negations(text: str, count: int) -> None:
    assert len(negations(text)) == count


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("除俄罗斯外的全部外国驻华使馆", "俄罗斯"),
        ("除了俄羅斯以外都在這裡", "俄羅斯"),
        ("all embassies except that of Russia, and more", "Russia"),
        ("every district excluding Haidian", "Haidian"),
    ],
)
def test_exceptions_name_what_is_left_out(text: str, named: str) -> None:
    assert [text[a:b] for a, b in exceptions(text)] == [named]


def test_inclusions_name_what_is_counted_in() -> None:
    text = "包括俄罗斯在内的全部使馆"
    assert [text[a:b] for a, b in inclusions(text)] == ["俄罗斯"]
    assert inclusions("all of them, including Russia's embassy") != ()


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("产量增加了", "产量减少了"),
        ("Output rose by 5%", "产量下降5%"),
        ("It is the smallest district", "是面积最大的城区"),
        ("位于北京市西部", "位于北京市东部"),
        ("The bill was rejected", "表決通過了條例"),
        ("The zone is already completed", "正在建设的第四使馆区"),
        ("游客可以入内", "游客不可以入内"),
        ("Visitors can enter", "Visitors can't enter"),
        ("新司机的培训比从前少了两周。", "Drivers are trained two weeks longer than before."),
        ("The queue was three minutes less.", "排队时间延长了三分钟。"),
        ("The ticket is 20 dollars less.", "票价增加了二十美元。"),
        ("It took in 200 people fewer.", "接待人数增加了两百人。"),
    ],
)
def test_opposites_exclude_one_another(claimed: str, source: str) -> None:
    assert opposites(claimed, source) is not None


@pytest.mark.parametrize(
    ("claimed", "source"),
    [
        ("产量增加了", "产量增长了"),
        ("The economy grew", "经济先增长后下降"),
        ("服务业增加值", "服务业增加值下降"),
        ("first in the ranking", "排名第一"),
        ("培训比以前延长了两周", "Training is two weeks longer."),
        ("Two weeks later the bridge opened.", "The bridge cost 5% less."),
    ],
)
def test_words_of_one_side_are_no_opposites(claimed: str, source: str) -> None:
    assert opposites(claimed, source) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("残疾人和六十五岁以上老人除外", ["残疾人和六十五岁以上老人"]),
        ("学生、老人以及残疾人例外", ["学生、老人以及残疾人"]),
        ("甲、乙除外", []),
        ("中和" * 500, []),  # ways to part it without end
    ],
)
def test_several_that_are_left_out_are_found_together(text: str, said: list[str]) -> None:
    assert [text[start:end] for start, end in exceptions(text)] == said
