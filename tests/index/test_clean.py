"""Cleaning takes out artefacts and page furniture, and nothing else."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.clean import freeze, prune, tidy


def cleaned(raw: str) -> str:
    return freeze(prune(tidy(raw)[0]).lines)[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("一  二\u3000三\u00a0四", "一 二 三 四"),
        ("  左\r\n\r\n右  \r中\u2028下", "左\n右\n中\n下"),
        ("a\u200bb\ufeffc\u00add\u202e", "abcd"),
        ("\x00\x07x\x1b", "x"),
        ("中国建筑(601668,股吧)集团和中关村（000931，股吧）", "中国建筑集团和中关村"),
        ("腾讯(00700.HK,行情)与平安(SH:601318,诊股)", "腾讯与平安"),
        ("代码(601668)保留", "代码(601668)保留"),
        ("自贸区(北京)", "自贸区(北京)"),
    ],
)
def test_artefacts_go(raw: str, expected: str) -> None:
    assert cleaned(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("區(qū)現(xiàn)經(jīng)", "區現經"),
        ("環（huán）業(yè)發(fā)長(zhang)", "環業發長"),
        ("這個字讀區(qū)，不多", "這個字讀區(qū)，不多"),
        ("區(xiàn)現(xiàn)經(jīng)業(yè)", "區(xiàn)現經業"),
        ("王灏(Wáng Hào)说(in English)好(a)", "王灏(Wáng Hào)说(in English)好(a)"),
    ],
)
def test_stray_readings_go_where_they_are_the_characters_own(raw: str, expected: str) -> None:
    assert cleaned(raw) == expected


FURNITURE = [
    "字号:", "字号：大 中 小", "【字体：大 中 小】"[1:-1], "fontSize:   big middle small", "Topics:", "发布会实录.png",
    "图 1.jpg", "Chinese", "分享到：微信 微博", "打印本页", "责任编辑：王珊珊", "(责编：王小明)", "举报/反馈",
    "海量资讯、精准解读，尽在新浪财经APP", "Print this page", "Advertisement", "Share on Facebook", "*****",
    "临澜发布 > 新闻发布会 > 实录", "Lindmark Council › Newsroom › International", "首页 要闻 法治 财经", "───────",
    "Sign in · Subscribe from £1 a week · Puzzles · Obituaries", "［收藏］［列印］［訂閱電子報，首月免費］",
    "Skip to: Finance | Students | Estate", "第 3 页 / 共 9 页", "上一篇：别的新闻", "相关阅读：", "编辑 樊一婧 校对 陈荻雁",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_page_furniture_goes(line: str) -> None:
    assert cleaned(f"一个标题\n{line}\n正文的第一段话。\n正文的第二段话。") == (
        "一个标题\n正文的第一段话。\n正文的第二段话。"
    )


@pytest.mark.parametrize(
    "line",
    [
        "字号大小对阅读有影响。",
        "Topics: trade and tourism were discussed",
        "The file is called image.png and it is large.",
        "He asked them to share this with friends.",
        "Home prices rose",
        "编辑部设在北京",
        "日期:2020-09-27",
        "Valid from 1 January 2025 · Version 7 · Print · Help",
        "Rowing · Sailing · Swimming",
        "Output > input",
        "来源：新京报",
        "發文日期：114年6月9日 發文字號：望圖推字第1140003127號",
    ],
)
def test_what_only_looks_like_it_stays(line: str) -> None:
    raw = f"一个标题\n{line}\n正文的第一段话。"
    assert cleaned(raw) == raw


@pytest.mark.parametrize(
    "notice",
    [
        "版权声明:凡注明“来源:中国西藏网”的所有作品,版权归某公司。",
        "免责声明：本文仅代表作者观点。",
        "未经授权，不得转载。",
        "© 2021 Example Media. All rights reserved.",
        "Copyright 2020 Example Ltd",
        "京ICP备12345678号",
    ],
)
def test_closing_notices_go_with_all_below_them(notice: str) -> None:
    body = "一个标题\n" + "\n".join(f"正文的第{n}段话。" for n in range(12))
    assert cleaned(f"{body}\n{notice}\n地址：某街") == body


def test_a_notice_in_the_middle_of_a_text_stays() -> None:
    body = "标题\n版权声明:这一段讲的是版权声明。\n" + "\n".join(f"第{n}段话。" for n in range(20))
    assert cleaned(body) == body


def test_the_title_stands_once() -> None:
    raw = "好的标题\n原標題:另一個標題\n好的标题\n正文的一段话。\n好的标题"
    assert cleaned(raw) == "好的标题\n正文的一段话。\n好的标题"


def test_an_original_title_serves_where_there_is_no_other() -> None:
    assert cleaned("原标题：首个规划出台\n正文的一段话。") == "首个规划出台\n正文的一段话。"


def test_a_text_that_stands_there_twice_is_kept_once() -> None:
    half = "\n".join(["一个标题", "第一段话。", "第二段话。", "第三段话。"])
    assert cleaned(f"{half}\n{half}").count("第二段话。") == 1


def test_pages_are_offsets_into_the_frozen_text() -> None:
    text, pages = freeze(prune(tidy("\x02第一页的话。\n又一句。\n\x02第二页的话。")[0]).lines)
    assert (text, pages) == ("第一页的话。\n又一句。\n第二页的话。", (0, 12))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_a_cleaned_text_is_printable_and_cleaning_it_again_changes_nothing_much(raw: str) -> None:
    text = cleaned(raw)
    assert not any("\ud800" <= c <= "\udfff" or c in "\x00\r\u200b\u2028" for c in text)
    assert text == "\n".join(line.strip() for line in text.split("\n") if line.strip())
    text.encode("utf-8")
