"""In a library that is not small a question with all the right names has to be answered too."""

import pytest

from qa.assistant import Assistant

VILLAGES = (
    "Aldmoor Birkley Corwen Denholm Eskmoor Farnby Garthby Holmwick Ingleby Jarrow "
    "Kelfield Lanwick Marfield Norby"
).split()
GOODS = (
    ("bricks", "clay", "砖厂"), ("rope", "hemp", "绳厂"), ("glass", "sand", "玻璃厂"),
    ("paper", "straw", "纸厂"), ("soap", "tallow", "皂厂"), ("tiles", "slate", "瓦厂"),
    ("cheese", "milk", "奶酪厂"), ("candles", "wax", "蜡烛厂"), ("boots", "leather", "鞋厂"),
    ("nails", "iron", "铁钉厂"),
)  # fmt: skip
DOCUMENTS = {
    f"{village}-{made}.md": (
        f"# The {made} of {village}\n\nDate: 2021-04-0{1 + place % 9}\nSource: County Post\n\n"
        f"{village} is known for its {made}, which are made of {stuff} from the hill above it.\n\n"
        f"The works were opened by the county and stand beside the river.\n"
    )
    for place, village in enumerate(VILLAGES)
    for made, stuff, _ in GOODS
} | {
    "harbour.md": (
        "# The harbour master of Quaysand\n\nDate: 2021-05-01\nSource: County Post\n\n"
        "Dr Edith Marlowe has been harbour master of Quaysand since 2014.\n\n"
        "Under Edith Marlowe the harbour of Quaysand bought the pilot boat Kittiwake, which is "
        "painted red.\n"
    ),
    "observatory.txt": (
        "鹿鸣天文台\n日期：2021-05-02\n来源：县报\n\n"
        "鹿鸣天文台位于鹿鸣山顶，台长是钱望舒。\n\n鹿鸣天文台的望远镜口径为1.2米，由县里出资建造。\n"
    ),
    "theatre.txt": (
        "蘆洲戲院\n日期：2021-05-03\n來源：縣報\n\n"
        "蘆洲戲院座落在舊碼頭旁，院長是駱景行。\n\n蘆洲戲院有座位640個，舞台朝南。\n"
    ),
}

NEAR_MISSES = [
    "How old is Dr Edith Marlowe, the harbour master of Quaysand?",
    "How much did the pilot boat Kittiwake of the harbour of Quaysand cost?",
    "Why did Edith Marlowe resign as harbour master of Quaysand?",
    "鹿鸣天文台的望远镜一共花了多少钱？",
    "钱望舒是哪一年当上鹿鸣天文台台长的？",
    "蘆洲戲院的門票多少錢一張？",
]


@pytest.mark.parametrize("question", NEAR_MISSES)
def test_the_right_names_alone_are_no_answer(asked: Assistant, question: str) -> None:
    assert sum(asked.library.vocabulary.chunk_count.values()) > 120
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


TOLD = [
    ("Since when has Edith Marlowe been harbour master of Quaysand?", "2014"),
    ("鹿鸣天文台的望远镜口径是多少？", "1.2米"),
    ("蘆洲戲院有多少個座位？", "640"),
]


@pytest.mark.parametrize(("question", "part"), TOLD)
def test_what_is_told_of_them_is_answered(asked: Assistant, question: str, part: str) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text
