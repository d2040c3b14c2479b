# ruff: noqa: E501  (one document or case is one line)
"""Questions for more than one thing: each side has its statement, a list comes whole, what is not
in the documents is named, and which of two is the more is said where the figures decide it."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "museum.md": (
        "# Harwick Harbour Museum: visitor guide\n\n"
        "The Harwick Harbour Museum opened in 1988 in the old rope works on Quay Street. It has 34 staff and 120 volunteers.\n\n"
        "Visitors may not bring the following into the galleries:\n\n- large rucksacks\n- umbrellas\n- food and drink\n\n"
        "The museum has set itself three goals for 2026. First, it will open the dry dock to visitors. Second, the lifeboat collection will get a gallery of its own. Third, school classes will no longer pay an entrance fee.\n\n"
        "## Prices\n\nIn 2024 the museum had 81,400 visitors, and in 2023 it had 76,200. Adults pay 12 pounds and students pay 7 pounds. Children under 12 come in free.\n\n"
        "## The building\n\nThe north wing covers 1,450 square metres. The south wing covers 980 square metres and holds the ship models.\n\n"
        "Ida Marsh, the volunteer manager, spoke at the opening of the rope gallery on 9 February. She said that rope making would be shown every Saturday.\n"
    ),
    "yuanlin.md": (
        "# 青石县2025年园林绿化工作报告\n\n截至2024年底，青石县共有公园43个，绿道126公里。\n\n"
        "下列行为在公园内是禁止的：\n\n（1）携犬不牵绳；（2）在草坪上烧烤；（3）采摘花果；（4）在湖中游泳或垂钓。\n\n"
        "东湖公园面积为32公顷，2019年建成。西山公园面积为57公顷，2008年建成。\n\n"
        "县园林中心主任沈若兰在会上介绍了情况，她说口袋公园将在10月底前全部完工。\n\n"
        "今年每株行道树补助180元。去年的补助标准是150元。\n"
    ),
    "plan.md": "---\ntitle: 白沙湿地保护规划\npublished: 2023-05-01\n---\n\n规划提出在白沙湿地建设观鸟台两座，修复芦苇荡。\n",
    "news.md": "---\ntitle: 白沙湿地迎来候鸟\npublished: 2024-11-20\n---\n\n记者在白沙湿地看到，新修的木栈道已经开放，湿地学校每周开课。\n",
    "ferries.csv": (
        "码头,所在区,建成年份,管理单位\n白鹭码头,临江区,1998,临江港务站\n石塘码头,临江区,2006,石塘村委会\n灯塔码头,外海区,2011,海事中心\n"
    ),
    "release.md": (
        "# Millrace 3.1 release notes\n\nMillrace plans the shifts of small bakeries. Version 3.1 came out on 4 May 2025.\n\n"
        "## Known issues\n\n- Exports of more than a year are slow. A fix is planned for 3.2.\n- The night view flickers on old screens.\n\n"
        "## How to upgrade\n\n1. Save a copy of the plan.\n2. Stop the server.\n3. Install 3.1 and start it again.\n\n"
        "## Limits\n\nA plan may hold 400 people. Send the following with a complaint: the log file, the plan, the version number.\n"
    ),
}


def _said(assistant: Assistant, question: str) -> list[str]:
    return [statement.text for statement in assistant.ask(question).statements]


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("How do the north wing and the south wing differ in area?", ("1,450", "980")),
        ("What do the north wing and the south wing each cover?", ("1,450", "980")),
        ("东湖公园和西山公园的面积各是多少？", ("32公顷", "57公顷")),
        ("东湖公园和西山公园各是哪年建成的？", ("2019年", "2008年")),
    ],
)
def test_each_side_has_its_statement(
    asked: Assistant, question: str, sides: tuple[str, str]
) -> None:
    said = "\n".join(_said(asked, question))
    assert all(side in said for side in sides)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("去年和今年的补助标准各是多少？", ("150元", "180元")),
        ("白鹭码头和灯塔码头各是哪年建成的？", ("1998", "2011")),
    ],
)
def test_a_side_is_not_answered_by_the_sentence_or_row_of_another(
    asked: Assistant, question: str, expected: tuple[str, str]
) -> None:
    said = _said(asked, question)
    assert len(said) == 2
    assert all(word in text for word, text in zip(expected, said, strict=True))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("What are the known issues of Millrace?", ["Exports of more than a year are slow.", "The night view flickers on old screens."]),
        ("How do I upgrade Millrace?", ["1. Save a copy of the plan.", "2. Stop the server.", "3. Install 3.1 and start it again."]),
    ],
)  # fmt: skip
def test_the_list_under_the_heading_asked_for_comes_whole(
    asked: Assistant, question: str, items: list[str]
) -> None:
    assert _said(asked, question) == items


def test_each_source_named_by_its_year_has_its_statement(asked: Assistant) -> None:
    answer = asked.ask("关于白沙湿地，2023年的规划和2024年的报道各提到哪些举措？")
    assert [citation.file.split("/")[-1] for citation in answer.citations] == ["plan.md", "news.md"]


def test_a_sentence_that_holds_its_list_needs_no_other(asked: Assistant) -> None:
    said = _said(asked, "Which things must be sent with a complaint?")
    assert said[0].endswith("the log file, the plan, the version number.")


def test_all_rows_that_hold_what_is_named_are_listed(asked: Assistant) -> None:
    answer = asked.ask("临江区有哪些码头？")
    assert [one.bullet for one in answer.statements] == [True, True]
    assert "白鹭码头" in answer.statements[0].text
    assert "石塘码头" in answer.statements[1].text


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("What do adults pay and what do senior citizens pay?", "What do senior citizens pay"),
        ("How many staff and how many boats does the museum have?", "How many boats"),
        ("青石县有多少公园和多少学校？", "学校"),
        ("东湖公园、西山公园和南岭公园的面积各是多少？", "南岭公园"),
    ],
)
def test_the_side_that_no_document_tells_is_named(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "partial"
    assert part in (answer.reason or "")
    assert answer.statements


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Which wing is larger, the north or the south?", "Going by these figures, the north wing: 1,450 square metres, against 980 square metres."),
        ("Is the south wing larger than the north wing?", "No."),
        ("东湖公园和西山公园哪个更大？", "按这些数字，是西山公园：57公顷，另一方是32公顷。"),
        ("東湖公園和西山公園哪個更小？", "按這些數字，是東湖公園：32公顷，另一方是57公顷。"),
        ("西山公园的面积比东湖公园大吗？", "是的。"),
    ],
)  # fmt: skip
def test_which_of_two_is_more_is_said_with_both_sentences(
    asked: Assistant, question: str, opening: str
) -> None:
    answer = asked.ask(question)
    assert answer.text.startswith(opening)
    assert len(answer.statements) == 2


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did the museum have more visitors in 2024 than in 2023?", "Yes."),
        ("Which year had fewer visitors, 2023 or 2024?", "Going by these figures, 2023: 76,200"),
    ],
)
def test_one_sentence_may_tell_of_both_sides(asked: Assistant, question: str, opening: str) -> None:
    answer = asked.ask(question)
    assert answer.text.startswith(opening)
    assert len(answer.statements) == 1


def test_no_side_is_called_the_more_where_one_is_not_told(asked: Assistant) -> None:
    answer = asked.ask("东湖公园和南岭公园哪个更大？")
    assert "按这些数字" not in answer.text


def test_bullets_under_a_colon_come_whole_after_their_line(asked: Assistant) -> None:
    answer = asked.ask("What may visitors not bring into the galleries?")
    assert [(one.text, one.bullet) for one in answer.statements] == [
        ("Visitors may not bring the following into the galleries:", False),
        ("large rucksacks", True),
        ("umbrellas", True),
        ("food and drink", True),
    ]


def test_a_sentence_that_counts_what_follows_brings_it(asked: Assistant) -> None:
    said = _said(asked, "What three goals has the museum set for 2026?")
    assert [text.split(",")[0] for text in said] == ["First", "Second", "Third"]


def test_a_list_in_the_other_language_says_once_where_it_is_from(asked: Assistant) -> None:
    answer = asked.ask("What is forbidden in the parks of Qingshi?")
    assert answer.text.count("In the Chinese source") == 1
    assert "采摘花果" in answer.text and "游泳" in answer.text


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("东湖公园是2008年还是2019年建成的？", "2019年"),
        ("Was the Harwick Harbour Museum opened in 1978 or 1988?", "1988"),
    ],
)
def test_of_two_dates_to_choose_from_the_right_one_is_found(
    asked: Assistant, question: str, found: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered"
    assert found in answer.statements[0].text
    assert not answer.text.startswith(("Yes", "No"))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("谁在会上介绍了情况，她是什么职务？", "主任沈若兰"),
        ("Who spoke at the opening of the rope gallery, and what is her job?", "Ida Marsh, the volunteer manager"),
    ],
)  # fmt: skip
def test_both_parts_may_be_answered_by_one_sentence(
    asked: Assistant, question: str, found: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered"
    assert [found in statement.text for statement in answer.statements] == [True]


def test_a_side_named_a_little_otherwise_is_not_untold(asked: Assistant) -> None:
    answer = asked.ask("Which is higher: the fee of adults or that of young students of art?")
    assert answer.outcome == "answered"
    assert "students pay 7 pounds" in answer.statements[0].text
    untold = asked.ask("Which is higher: the fee of adults or that of senior citizens?")
    assert untold.outcome == "partial"
    assert "senior citizens" in (untold.reason or "")
