"""Numbers and dates are looked for in any text without an error, and are slices of it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates import find_dates
from index.numbers import find_quantities
from index.types import Language

PIECES = st.sampled_from(
    (
        "零 〇 一 二 两 三 几 十 百 千 万 亿 兆 多 余 半 成 五 点 又 第 届 次 个 人 年 月 日 号 岁 "
        "番 翻 了 "
        "倍 元 "
        "约 近 超过 不到 以上 以下 至 到 百分之 分之 个百分点 民國 "
        "公元前 上 本 世纪 年代 下半年 平方公里 摄氏度 "
        "0 7 12 30 1999 2024 1,200 3.5 1/2 % ‰ ° - – ~ . , / : th st one two half quarter third "
        "thirds dozen hundred million billions percent double tripled twice first twenty-one a of "
        "and to than over about nearly between least most May 5 March BC AD century 1990s MMXX IV "
        "the fifth Plan phase km² USD $ € ¥"
    ).split(" ")
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=12).map("".join),
    st.lists(PIECES, max_size=12).map(" ".join),
    st.text(max_size=60),
)


@pytest.mark.parametrize("language", ["zh", "en"])
@settings(max_examples=600, deadline=None)
@given(text=TEXTS)
def test_quantities_of_any_text(language: Language, text: str) -> None:
    end = 0
    for found in find_quantities(text, language):
        assert end <= found.start < found.end <= len(text)
        assert found.value is None or math.isfinite(found.value)
        end = found.end


@settings(max_examples=600, deadline=None)
@given(text=TEXTS)
def test_dates_of_any_text(text: str) -> None:
    for start, end, iso in find_dates(text):
        assert 0 <= start < end <= len(text) and iso
