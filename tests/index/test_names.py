"""Names meet across scripts by sound, and other names do not."""

import pytest

from index.names import alike, alike_chinese, chinese_phones, latin_phones, sounds

CHINESE = (
    "曼宁",
    "胡格诺",
    "罗洛",
    "弗雷斯诺",
    "坎克利",
    "戴维斯",
    "埃尔维",
    "韦塞尔",
    "路德",
    "芝加哥",
)


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Manning", "曼宁"),
        ("Huguenot", "胡格诺"),
        ("Rollo", "罗洛"),
        ("Fresno", "弗雷斯诺"),
        ("Davis", "戴维斯"),
        ("Wesel", "韦塞尔"),
        ("Chicago", "芝加哥"),
    ],
)
def test_a_transliteration_is_found_in_both_directions(latin: str, chinese: str) -> None:
    found = alike(latin_phones(latin), sounds([chinese_phones(name) for name in CHINESE]))
    assert max(found, key=lambda row: found[row]) == CHINESE.index(chinese)
    back = alike_chinese(chinese_phones(chinese), sounds([latin_phones(latin)]))
    assert 0.5 <= back[0] <= 1.0


@pytest.mark.parametrize("latin", ["Bismarck", "Pittsburgh", "Thoreau", "Ng"])
def test_a_name_that_is_not_there_is_not_found(latin: str) -> None:
    assert not alike(latin_phones(latin), sounds([chinese_phones(name) for name in CHINESE]))


def test_no_names_no_matches() -> None:
    assert alike("maning", sounds([])) == {}
