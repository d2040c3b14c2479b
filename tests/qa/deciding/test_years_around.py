"""A sentence that names no year is of those around it, not of any that its document names."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "ferries.md": (
        "# Ferries in 2024: annual report\n\nDate: 2025-02-10\nSource: Corran Ferries\n\n"
        "A total of 312 crossings were called off because of fog.\n\n"
        "Sales of tickets rose by a tenth.\n\n"
        "## History\n\nThe company was founded in 1988, and its first steel ferry came in 2019.\n"
    ),
    "library.txt": (
        "砚池镇图书馆2024年工作总结\n日期：2025-01-20\n来源：砚池镇图书馆\n\n"
        "全年共借出图书48,300册，册次比2023年增长6%。\n\n办证读者有所增加。\n\n"
        "馆舍建于2011年，2019年加盖了一层。\n"
    ),
    "harvest.txt": (
        "嶺背鄉茶葉簡報\n日期：2025-01-15\n來源：嶺背鄉公所\n\n"
        "去年全鄉採茶860噸，較前一年略減。\n\n制茶工場設於2019年。\n"
    ),
    "council.md": (
        "# Housing in Tarn Vale\n\nDate: 2024-03-01\nSource: Tarn Vale Council\n\n"
        "The council will build 140 homes on the old dairy site.\n\n"
        "By 2027 the dairy will have moved.\n"
    ),
}

OF_THAT_YEAR = [
    ("How many crossings were called off in 2024?", "312"),
    ("砚池镇图书馆2024年借出了多少册图书？", "48,300"),
    ("嶺背鄉2024年採了多少噸茶？", "860"),
    ("How many homes will Tarn Vale have built by 2027?", "140"),
]


@pytest.mark.parametrize(("question", "part"), OF_THAT_YEAR)
def test_a_sentence_is_of_the_year_around_it_of_last_year_or_of_a_plan_ahead(
    asked: Assistant, question: str, part: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "answered", answer.text
    assert part in answer.text


OF_ANOTHER_YEAR = [
    "How many crossings were called off in 2019?",
    "砚池镇图书馆2019年借出了多少册图书？",
    "嶺背鄉2019年採了多少噸茶？",
]


@pytest.mark.parametrize("question", OF_ANOTHER_YEAR)
def test_a_year_that_the_document_names_elsewhere_is_another(
    asked: Assistant, question: str
) -> None:
    answer = asked.ask(question)
    assert answer.outcome == "not_found", answer.text
