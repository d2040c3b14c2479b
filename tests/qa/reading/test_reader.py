"""What is read first: what says it, under the heading or in the document that names the subject."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "clock.md": (
        "# Harrow Clock Museum\n\nDate: 2022-05-06\nSource: Harrow Gazette\n\n"
        "The Harrow Clock Museum keeps the oldest clocks of the county.\n\n"
        "The Harrow Clock Museum is loved by the town and the Harrow Clock Museum is proud of it."
        "\n\nThe roof was mended by Pell and Sons after the storm.\n\n"
        "Tickets are sold for 7 euros at the gate.\n"
    ),
    "mill.txt": (
        "白石滩水磨坊\n日期：2022-04-05\n来源：云岭晚报\n\n白石滩水磨坊是全县最老的水磨坊。\n\n"
        "白石滩水磨坊受到乡亲喜爱，白石滩水磨坊也很有名。\n\n磨盘由花岗岩凿成，重达3吨。\n\n"
        "屋顶由石匠葛思齐翻修。\n"
    ),
    "kiln.txt": (
        "青石嶺龍窯\n日期：2022-06-05\n來源：藍田週報\n\n青石嶺龍窯是全縣最老的龍窯。\n\n"
        "青石嶺龍窯受到鄉親喜愛，青石嶺龍窯也很有名。\n\n屋頂由工匠簡伯言翻修。\n"
    ),
    "orchards.txt": (
        "果园名录\n日期：2021-05-01\n来源：云岭农会\n\n## 梧溪区\n\n桃园里的桃树有5200棵。\n\n"
        "## 白石区\n\n梨园在2016年开园，种的是雪梨。\n"
    ),
    "village.txt": (
        "石桥村杂记\n日期：2021-06-01\n来源：云岭农会\n\n石桥村盛产蜜橘，被称为“蜜橘之乡”。\n\n"
        "石桥村有一座老塔，老塔建于清代。\n\n当地人都说石桥村的蜜橘最甜。\n"
    ),
    "ferry.md": (
        "# Plan your visit\n\nDate: 2022-08-01\nSource: Selby Port\n\n"
        "The Old Ferry House of Selby shows 300 objects from the days of the river ferries.\n\n"
        "## People\n\nThe house was founded in 1931 by the boatman Edwin Tarrant.\n\n"
        "A committee of seven looks after it.\n\n"
        "## Tickets\n\nAdults pay 5 euros, children nothing.\n\nDogs are welcome on a lead.\n"
    ),
    "cape.md": (
        "# Cape Marrow\n\nDate: 2021-07-01\nSource: Corran Post\n\n"
        "Cape Marrow lies on the north coast.\n\n"
        "Sailors feared it and dubbed Cape Marrow the Widow's Tooth.\n\n"
        "Cape Marrow has a lighthouse that burns at night.\n"
    ),
}


ATTRIBUTES = [
    ("What does a ticket to the Harrow Clock Museum cost?", "7 euros"),
    ("Who mended the roof of the Harrow Clock Museum?", "Pell and Sons"),
    ("白石滩水磨坊的磨盘有多重？", "3吨"),
    ("白石滩水磨坊的屋顶由谁翻修？", "葛思齐"),
    ("白石灘水磨坊的磨盤有多重？", "3吨"),
    ("青石嶺龍窯的屋頂由誰翻修？", "簡伯言"),
    ("Who founded the Old Ferry House of Selby?", "Edwin Tarrant"),
    ("How much do adults pay at the Old Ferry House of Selby?", "5 euros"),
]


@pytest.mark.parametrize(("question", "part"), ATTRIBUTES)
def test_the_sentence_with_what_is_asked_beats_those_that_repeat_the_name(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.citations[0].quote


UNTOLD = [
    "How many visitors did the Harrow Clock Museum have?",
    "Who is the director of the Harrow Clock Museum?",
    "白石滩水磨坊的馆长是谁？",
    "青石嶺龍窯有多少名工匠？",
]


@pytest.mark.parametrize("question", UNTOLD)
def test_a_weaker_sentence_about_the_same_subject_does_not_answer_instead(
    asked: Assistant, question: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text


DISTRICTS = [
    ("雪梨种在哪个区？", "雪梨", "白石区"),
    ("桃树在哪个区？", "桃树", "梧溪区"),
    ("雪梨種在哪個區？", "雪梨", "白石区"),
    ("Which district grows snow pears?", "雪梨", "白石区"),
]


@pytest.mark.parametrize(("question", "part", "heading"), DISTRICTS)
def test_a_sentence_under_the_heading_of_a_district_tells_which_district(
    asked: Assistant, question: str, part: str, heading: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.citations[0].quote
    assert heading in answer.text


def test_a_heading_of_a_district_names_no_city(asked: Assistant) -> None:
    assert asked.ask("雪梨种在哪个市？").outcome == "not_found"


NAMED = [
    ("石桥村被称为什么？", "蜜橘之乡"),
    ("石桥村有什么别称？", "蜜橘之乡"),
    ("石橋村被稱作什麼？", "蜜橘之乡"),
    ("What is Cape Marrow called by sailors?", "Widow's Tooth"),
    ("What nickname is Cape Marrow known by?", "Widow's Tooth"),
    ("What is another name for Cape Marrow?", "Widow's Tooth"),
]


@pytest.mark.parametrize(("question", "part"), NAMED)
def test_where_a_name_is_asked_for_the_sentence_that_gives_it_comes_first(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.citations[0].quote
