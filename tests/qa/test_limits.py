"""What cannot be a question is turned away at the door, with the reason in the asker's language."""

import pytest

from qa.compose import rejected
from qa.limits import Rejection, check_question
from qa.settings import LimitSettings

LIMITS = LimitSettings()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "rejected_empty"),
        ("   \n\t", "rejected_empty"),
        ("?", "rejected_no_words"),
        ("。。。！？……", "rejected_no_words"),
        ("\x00", "rejected_control"),
        ("朝阳区\x07有多少友城?", "rejected_control"),
        ("\ud800 broken", "rejected_control"),
        ("问" * 2_001, "rejected_too_long"),
        ("why " * 501, "rejected_too_long"),
    ],
)
def test_what_is_no_question_is_turned_away(text: str, key: str) -> None:
    checked = check_question(text, LIMITS)
    assert isinstance(checked, Rejection)
    assert checked.key == key


@pytest.mark.parametrize(
    "text",
    [
        "你好", "您好！", "大家好啊", "你好,吃饭了吗?", "謝謝你", "谢谢！再见",
        "你是谁？", "你能做什么？",
        "請問你能回答什麼問題", "Hello!", "Hi there, how are you today?", "OK, thanks.",
        "What can I ask?", "What can you do for me?", "Who are you?",
    ],
)  # fmt: skip
def test_a_courtesy_is_met_with_what_can_be_asked(text: str) -> None:
    checked = check_question(text, LIMITS)
    assert checked == Rejection("rejected_greeting")


@pytest.mark.parametrize(
    "text",
    [
        "What should I do?", "How does this work?", "如何使用？", "怎么用？", "可以带宠物吗？",
        "你好李焕英是谁导演的?", "Hello Kitty 哪年诞生", "早餐多少钱?", "帮助了多少家企业?",
        "那里怎么样了？",
        "谢谢大家的支持有几次?", "hi-tech zones?", "Who are you quoting?", "Help for companies?",
        "What can I ask of the district?", "Great Wall",
    ],
)  # fmt: skip
def test_a_question_that_begins_like_a_courtesy_is_a_question(text: str) -> None:
    assert check_question(text, LIMITS) == text


@pytest.mark.parametrize("text", ["问" * 2_000, "朝阳区?", "Why?", "５G", "a\tb\nc", "👍 which?"])
def test_questions_pass_the_door(text: str) -> None:
    assert isinstance(check_question(text, LIMITS), str)


def test_blanks_around_and_inside_are_made_one() -> None:
    assert check_question("  How many\n cities?  ", LIMITS) == "How many cities?"


def test_a_rejection_speaks_the_language_of_what_was_typed() -> None:
    assert "2,000" in (rejected("how " * 600, too_long()).reason or "")
    assert "字元" in (rejected("請問這個問題" * 400, too_long()).reason or "")
    assert "字符" in (rejected("请问这个问题" * 400, too_long()).reason or "")


def test_a_rejected_text_is_an_answer_without_statements_or_citations() -> None:
    answer = rejected("", Rejection("rejected_empty"))
    assert (answer.outcome, answer.statements, answer.citations) == ("rejected", (), ())
    assert answer.reason == answer.text


def too_long() -> Rejection:
    return Rejection("rejected_too_long", {"limit": "2,000", "length": "2,400"})
