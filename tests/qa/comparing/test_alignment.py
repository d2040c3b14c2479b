"""Words meet across languages by dictionary and by sound, inside one by form and meaning."""

import pytest

from index.types import Language
from qa.comparing.alignment import similarity, words_of


def meeting(one: str, other: str, languages: tuple[Language, Language], *, near: bool) -> float:
    left, right = words_of(one, languages[0]), words_of(other, languages[1])
    return float(similarity(left, right, near=near).max())


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("学校", "schools", ("zh", "en")),
        ("國際", "international", ("zh", "en")),
        ("media", "媒体", ("en", "zh")),
        ("Wang Hao", "区委书记王灏", ("en", "zh")),
        ("Zeng Zanrong", "书记曾赞荣接受采访", ("en", "zh")),
        ("Jinzhan", "金盏国际合作服务区", ("en", "zh")),
        ("Sanlitun", "三里屯", ("en", "zh")),
        ("望京", "Wangjing Street", ("zh", "en")),
        ("colonies", "colonial", ("en", "en")),
        ("日本", "中日合作", ("zh", "zh")),
        ("朝陽", "朝阳区", ("zh", "zh")),
    ],
)
def test_the_same_thing_meets(one, other, languages) -> None:
    assert meeting(one, other, languages, near=False) >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "languages"),
    [
        ("海淀", "朝阳", ("zh", "zh")),
        ("上海市人大常委会", "市人大常委会", ("zh", "zh")),
        ("Shanghai", "Beijing", ("en", "en")),
        ("Li Si", "区委书记王灏", ("en", "zh")),
        ("东城区", "西城区", ("zh", "zh")),
    ],
)
def test_names_that_are_only_near_do_not_meet(one, other, languages) -> None:
    assert meeting(one, other, languages, near=False) < 0.5


def test_near_words_meet_where_nearness_counts() -> None:
    assert meeting("跨国企业", "跨国公司", ("zh", "zh"), near=True) >= 0.5
    assert meeting("visitors", "游客", ("en", "zh"), near=True) >= 0.5


def test_a_known_name_stays_in_one_piece() -> None:
    words = words_of("请王灏书记介绍", "zh", ("王灏",))
    assert "王灏" in [word.term for word in words]


def test_spans_are_slices_of_the_text() -> None:
    text = "朝陽區與30 cities建立了友好關係"
    assert all(0 <= word.start < word.end <= len(text) for word in words_of(text, "zh"))


def test_nothing_meets_nothing() -> None:
    assert similarity((), words_of("text", "en")).shape == (0, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("去汐州的船", ["去", "汐州"]),
        ("是不是比石埠縣高", ["比", "石埠县"]),
        ("總經費是多少", ["总", "经费"]),
        ("港口的成交额", ["成交", "额"]),
    ],
)
def test_what_leads_to_a_name_or_ends_a_compound_stands_apart(text: str, words: list[str]) -> None:
    found = [word.term for word in words_of(text, "zh")]
    assert any(found[place : place + 2] == words for place in range(len(found))), found


def test_a_name_that_begins_like_a_preposition_stays_whole() -> None:
    assert "从江县" in [word.term for word in words_of("从江县的稻田", "zh")]
    assert "从化区" in [word.term for word in words_of("从化区的稻田", "zh")]
    assert "比利时" in [word.term for word in words_of("比利时的巧克力", "zh")]


def test_a_name_in_latin_letters_is_not_found_inside_another() -> None:
    words = words_of("停着 RP、BPP、PP 和 BQP", "zh", ["pp", "bpp"])
    assert [word.term for word in words if word.letters or word.name] == ["rp", "bpp", "pp", "bqp"]
