"""Names that no dictionary has are found by what the documents do with them."""

import pytest

from qa.naming.coined_names import coined_names

NEWS = (
    "汐州市外办今天公布了数字。去年汐州接待了来访团组。来自汐州的学生有四十名。\n"
    "汐州与屿川签了协议。屿川的港口很深，从屿川出发的船去汐州。\n"
    "岚博会在五月开幕，本届岚博会有六个展区。参加岚博会的有二十国。\n"
    "五号线通车了，六号线在修，七号线还没有批。"
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2019年汐州外办接待了多少批团组？", ("汐州",)),
        ("去汐州怎么走？", ("汐州",)),
        ("屿川的港口有多深？", ("屿川",)),
        ("这届岚博会分成几个展区？", ("岚博会",)),
        ("六号线什么时候通车？", ()),
        ("来访的团组有多少？", ()),
        ("雾州的港口有多深？", ()),
    ],
)
def test_a_name_of_the_documents_stands_whole(text: str, names: tuple[str, ...]) -> None:
    assert coined_names(text, [NEWS]) == names


def test_without_documents_nothing_is_a_name() -> None:
    assert coined_names("去汐州怎么走？", []) == ()
