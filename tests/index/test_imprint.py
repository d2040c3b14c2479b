"""Dates, publishers and titles in the first and last lines of a text, and why they are believed."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import pytest

from index.imprint import from_header

BODY = [
    "全区常住人口为41.6万人，比上年增加1.3万人，其中城镇人口占七成。",
    "老年人口比重为百分之十八，比上年上升，增速放缓。",
]
ENGLISH = [
    "At the end of the year the district had 416,000 residents, which is more than before.",
    "Seven in ten live in towns.",
]


@pytest.mark.parametrize(
    ("lines", "published", "publisher"),
    [
        (["人口公报", "公告日期：2025年3月8日", *BODY], "2025-03-08", None),
        (["人口公报", "成文日期：2025-03-08 发布机构：统计局 有效性：有效", *BODY], "2025-03-08", "统计局"),
        (["人口公报", "发布时间：2025-03-08 10:20来源：统计局", *BODY], "2025-03-08", "统计局"),
        (["人口公报", "来源：临澜晚报 作者：记者 赵思远", "2023-10-19", *BODY], "2023-10-19", "临澜晚报"),
        (["人口公报", "日 期：2025-03-08 来 源：新华社", *BODY], "2025-03-08", "新华社"),
        (["人口公报", "日期：2025-03-08 作者： 来源：统计局 点击：15", *BODY], "2025-03-08", "统计局"),
        (["人口公報", "發布單位：主計處 發布日期：114-03-08", *BODY], "2025-03-08", "主計處"),
        (["人口公報", "中華民國一百一十四年三月八日", *BODY], "2025-03-08", None),
        (["人口公报", "临澜发布 2025年3月8日", *BODY], "2025-03-08", "临澜发布"),
        (["临澜日报 · 民生", "人口公报", "2025-03-08 06:12 来源：临澜日报 阅读 2.1万", *BODY], "2025-03-08", "临澜日报"),
        (["《臨瀾週刊》2025年3月號 · 人物", "人口普查員的一天", *BODY], "2025-03", "臨瀾週刊"),
        (["人口公报", "2025年3月8日，临澜", *BODY], "2025-03-08", None),
        (["THE LINDMARK COURIER | TOWN", "Bulletin", "Lindmark, 8 March 2025", *ENGLISH], "2025-03-08", "THE LINDMARK COURIER"),
        (["人口公报", "2025-03-08 10:00:00 临澜发布 阅读 1.2万", *BODY], "2025-03-08", "临澜发布"),
        (["人口简报", "（2025年第3期，总第41期）", "某市统计局编 2025年3月8日", *BODY], "2025-03-08", "某市统计局"),
        (["人口公报", *BODY, "某市统计局", "二○二五年三月八日", "（此件公开发布）"], "2025-03-08", "某市统计局"),
        (["人口公报", *BODY, "某市人民政府办公室 2025年3月8日印发"], "2025-03-08", "某市人民政府办公室"),
        (["人口公报", "（2025年3月8日电）全区常住人口为41.6万人，比上年增加1.3万人。", *BODY], "2025-03-08", None),
        (["停車平台上線", "港都日報 記者林佩璇／高雄報導 民國113年11月6日", *BODY], "2024-11-06", "港都日報"),
        (["县常务会议纪要", "时间：2025年3月20日上午9:00", "地点：三楼会议室", *BODY, "某县人民政府办公室 2025年3月24日印发"], "2025-03-24", "某县人民政府办公室"),
        (["县常务会议纪要", "时间：2025年3月20日上午9:00", "地点：三楼会议室", *BODY], "2025-03-20", None),
        (["征集公告", "报名截止：2025年6月1日", *BODY], None, None),
        (["Bulletin", "March 15, 2025", *ENGLISH], "2025-03-15", None),
        (["Bulletin", "Held on Thursday 6 March 2025 at 10.00 a.m.", *ENGLISH], "2025-03-06", None),
        (["Bulletin", "The Lindmark Courier, 3 June 2025", *ENGLISH], "2025-06-03", "The Lindmark Courier"),
        (["Bulletin", "By Eleanor Voss · 20 June 2025 · 6 min read", *ENGLISH], "2025-06-20", None),
        (["Harbour dues", "By Northport Harbour Authority", *ENGLISH], None, "Northport Harbour Authority"),
        (["Harbour dues", "By Eleanor Voss", *ENGLISH], None, None),
        (["Bulletin", "Posted on March 8, 2025 by Statistics Office", *ENGLISH], "2025-03-08", "Statistics Office"),
        (["Bulletin", "Summary no. 17 · Institute for Urban Climate · Published 3 September 2024", *ENGLISH], "2024-09-03", "Institute for Urban Climate"),
        (["Bulletin", "Published: June 3, 2025 | Updated: June 5, 2025", "Source: Lindmark Courier", *ENGLISH], "2025-06-03", "Lindmark Courier"),
        (["Bulletin", "SAN LINO, Calif., April 5, 2025 (GLOBE WIRE) -- Petal Foods reported sales.", *ENGLISH], "2025-04-05", None),
        (["Bulletin", "Issued: 04/05/2025", *ENGLISH], "2025", None),
        (["Bulletin", "Issued: 15/03/2025", *ENGLISH], "2025-03-15", None),
        (["Bulletin", "Deadline: 3 June 2025", *ENGLISH], None, None),
        (["Bulletin", *ENGLISH, "Copyright © Information Office of the Lindmark Government. All rights reserved."], None, "Information Office of the Lindmark Government"),
        (["Bulletin", "Source: Press Conference on the Port", *ENGLISH, "© 2025 Port Office. All rights reserved."], None, "Port Office"),
        (["发布会实录", "来源：“港口”专场新闻发布会", *BODY, "版权所有：临澜市新闻办公室"], None, "临澜市新闻办公室"),
    ],
)  # fmt: skip
def test_header_and_closing_lines_tell(
    lines: list[str], published: str | None, publisher: str | None
) -> None:
    found = from_header(lines)
    assert (found.published, found.publisher) == (published, publisher)
    told = {**found.stated, **found.inferred}
    assert all(told[name] for name in ("published", "publisher") if getattr(found, name))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["（记者 王芳）滨城讯", "滨城灯光节闭幕", *BODY], "滨城灯光节闭幕"),
        (["长汀区统计局", "关于常住人口的公报", *BODY], "长汀区统计局关于常住人口的公报"),
        (["CITY OF PORT ELLERY", "MINUTES OF THE REGULAR MEETING", *ENGLISH], "MINUTES OF THE REGULAR MEETING"),
        (["滨江日报", "滨江大桥今日合龙", "2025年4月1日 第3版", *BODY], "滨江大桥今日合龙"),
        (["From: a@b.example", "Subject: The north channel", *ENGLISH], "The north channel"),
        (["Department of Health", "History", *ENGLISH], "Department of Health"),
        (["记者探访北京地铁新线", *BODY], "记者探访北京地铁新线"),
        (["滨江日报 · 民生", "滨江大桥今日合龙", *BODY], "滨江大桥今日合龙"),
        (["《滨江周刊》第 36 期 人物專訪", "造橋的人", "——專訪總工程師林大同", *BODY], "造橋的人——專訪總工程師林大同"),
        (["【口述滨江】第3期 造了三十年桥的人", *BODY], "【口述滨江】第3期 造了三十年桥的人"),
        (["THE LINDMARK COURIER | SPORT | ROWING", "Otters win in the last minute", "By Ada Strand", *ENGLISH], "Otters win in the last minute"),
        (["LINDMARK PORT AUTHORITY", "Figures for the third quarter of 2025", *ENGLISH], "Figures for the third quarter of 2025"),
        (["LINDMARK ROWING CLUB", "Founded 1884", "Boathouse Lane", "MINUTES OF THE ANNUAL MEETING", *ENGLISH], "MINUTES OF THE ANNUAL MEETING"),
        (["LINDMARK TRANSIT GROUP", "Notice [2025] No. 22", "Opening of Line 4 and changes to fares", *ENGLISH], "Opening of Line 4 and changes to fares"),
        (["LINDMARK FILM FESTIVAL", "Programme notice, 6 October 2025", *ENGLISH], "LINDMARK FILM FESTIVAL – Programme notice, 6 October 2025"),
        (["FLOODS HIT THE VALLEY", "Residents fear more rain, officials say", *ENGLISH], "FLOODS HIT THE VALLEY"),
        (["滨江市文化局公告", "滨文〔2025〕7号", "历史建筑修缮补助办法", *BODY], "历史建筑修缮补助办法"),
        (["滨江縣政府公告", "發文日期：114年6月18日", "主旨：公告外牆整建補助事項。", *BODY], "公告外牆整建補助事項"),
        (["滨江日报 · 民生", *BODY], "滨江日报 · 民生"),
    ],
)  # fmt: skip
def test_the_title_is_the_headline(lines: list[str], title: str) -> None:
    assert from_header(lines).title == title


def test_the_way_to_a_page_names_who_published_it() -> None:
    way = ["Lindmark Council > Newsroom > International", "Print"]
    found = from_header(["Lindmark signs with Portanne", *ENGLISH], way)
    assert (found.title, found.publisher) == ("Lindmark signs with Portanne", "Lindmark Council")
    assert found.inferred["publisher"] == "named above its title"


def test_what_was_concluded_says_from_where() -> None:
    found = from_header(["人口公报", "临澜发布 2025年3月8日", *BODY])
    assert found.inferred == {
        "title": "first line",
        "published": "in a line under its title",
        "publisher": "named beside the date",
    }
    stated = from_header(["人口公报", "日期：2025年3月8日", *BODY])
    assert stated.stated == {"published": "in its header lines"}
