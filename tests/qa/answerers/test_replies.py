"""What a model wrote is read in every form models write; nothing else is a statement."""

import time

import pytest

from qa.answerers.replies import read_reply

GOOD = '{"statements": [{"text": "北京有九家。", "sources": [1, 3]}]}'
READ = (("北京有九家。", (1, 3)),)


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (GOOD, READ),
        (f"```json\n{GOOD}\n```", READ),
        (f"Here you are:\n{GOOD}\nAnything else?", READ),
        (f"<think>[1] says {{nine}}. So…</think>\n{GOOD}", READ),
        ('[{"text": "北京有九家。", "sources": [1, 3]}]', READ),
        ('{"text": "北京有九家。", "sources": ["1", "[3]"]}', READ),
        ('{"text": "北京有九家。", "citations": "[1][3]"}', READ),
        ('{"statements": [{"text": "北京有九家。[1][3]"}]}', READ),
        (
            '{"text": "One.", "sources": 1}\n{"text": "Two.", "sources": [2]}',
            (("One.", (1,)), ("Two.", (2,))),
        ),
        (GOOD[:-2] + ', {"text": "It breaks o', READ),
        (GOOD.replace('"statements": ', '"statements": !! '), READ),
        ("The city has nine [1, 3].", (("The city has nine", (1, 3)),)),
        ("- **Nine** of them.[1]\n2. 十家。【2】", (("Nine of them.", (1,)), ("十家。", (2,)))),
        ("One [1]. Two [2]! No mark here.", (("One", (1,)), ("Two", (2,)))),
        ('{"statements": [{"text": "No source."}]}', (("No source.", ()),)),
        ('{"statements": []}', ()),
        (
            '{"text": "a\\u200bb\\u202e c\\u0007", "sources": [1, 1]}',
            (("ab c", (1,)),),
        ),
    ],
)
def test_forms(reply: str, expected: tuple[tuple[str, tuple[int, ...]], ...]) -> None:
    statements = read_reply(reply)
    assert statements is not None
    assert tuple((written.text, written.sources) for written in statements) == expected


@pytest.mark.parametrize(
    "reply",
    ["", "I do not know.", '{"statements": [{"text": "It brea', '{"answer": 4}', "[]", "null"],
)
def test_what_cannot_be_read_is_none(reply: str) -> None:
    assert read_reply(reply) is None


@pytest.mark.parametrize("piece", ["[1 ", "{", '{"a":', " ", "<think>", "[", "字", "[1]"])
def test_a_hostile_reply_is_read_in_no_time(piece: str) -> None:
    started = time.process_time()
    read_reply("x" + piece * 6_000)
    assert time.process_time() - started < 2
