"""A follow-up that names nothing is answered at the place that the answer before it cites."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index import build_index
from index.types import Scope
from qa.assistant import Assistant, open_assistant
from qa.question import understand
from qa.reading.dwelling import dwelt_on
from qa.settings import load_settings
from qa.types import Turn

DOCUMENTS = {
    "flats.txt": (
        "梧溪市人才公寓情况\n2024年3月1日\n\n"
        "全市现有人才公寓930套，其中湖东区410套，明年增加到1500套。\n\n公寓由市房管所管理。\n"
    ),
    "clinics.txt": (
        "云岭市门诊情况\n2024年5月1日\n\n全市现有门诊88家，其中湖东区27家，北坡区19家。\n"
    ),
    "ships.txt": (
        "Harbour museum restores the steamer Petrel\n\nHARBOUR, 2 May 2024\n\n"
        "The restoration of the steamer Petrel is led by the shipwright Moira Tennant, who had "
        "earlier worked on pilot cutters in Norway.\n\nThe steamer returns in autumn.\n"
    ),
    "ferry.txt": (
        "The ferry crews of Alder Sound\n\nALDER, 4 June 2024\n\n"
        "Crews of the ferries work on vessels of every sort before they are engaged.\n"
    ),
}


@pytest.mark.parametrize(
    ("before", "question", "part"),
    [
        ("梧溪市现有多少套人才公寓？", "湖东区占几个？", "410"),
        ("How many flats for talent does 梧溪 have?", "And how many of those in 湖东区?", "410"),
        (
            "Who leads the restoration of the steamer Petrel?",
            "What sort of vessels had she worked on before that?",
            "pilot cutters",
        ),
    ],
)
def test_a_follow_up_is_answered_where_the_answer_before_it_stands(
    asked: Assistant, before: str, question: str, part: str
) -> None:
    turn = Turn(understand(before), asked.ask(before))
    assert turn.answer.citations
    assert part in asked.ask(question, (turn,)).statements[0].text


def test_a_question_about_something_else_is_answered_elsewhere(asked: Assistant) -> None:
    turn = Turn(understand("梧溪市现有多少套人才公寓？"), asked.ask("梧溪市现有多少套人才公寓？"))
    answer = asked.ask("云岭市现有多少家门诊？", (turn,))
    assert "88" in answer.statements[0].text


@pytest.mark.parametrize("edited", [True, False])
def test_a_follow_up_is_answered_when_what_was_cited_is_gone(tmp_path: Path, edited: bool) -> None:
    folder, before = tmp_path / "documents", "梧溪市现有多少套人才公寓？"
    folder.mkdir()
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path / "library")
    build_index([folder], settings.index)
    with closing(open_assistant(settings)) as assistant:
        turn = Turn(understand(before), assistant.ask(before))
        assert turn.answer.citations[0].file == "flats.txt"
        if edited:
            told = DOCUMENTS["flats.txt"].replace("410", "450")
            (folder / "flats.txt").write_text(told, encoding="utf-8")
        else:
            (folder / "flats.txt").unlink()
        build_index([folder], settings.index)
        answer = assistant.ask("湖东区占几个？", (turn,))
    assert "410" not in answer.text
    assert not edited or "450" in answer.text


def test_nothing_is_dwelt_on_beyond_what_the_question_is_limited_to(asked: Assistant) -> None:
    cited = asked.ask("梧溪市现有多少套人才公寓？").citations[0]
    question = replace(
        understand("湖东区占几个？"), cited_before=((cited.doc_id, cited.start, cited.end),)
    )

    def dwelt(scope: Scope) -> bool:
        return bool(list(dwelt_on(replace(question, scope=scope), asked.library)))

    assert dwelt(Scope()) and dwelt(Scope(languages=("zh",), doc_ids=(cited.doc_id,)))
    assert dwelt(Scope(published_from="2024", published_until="2024-03-01"))
    assert not dwelt(Scope(languages=("en",)))
    assert not dwelt(Scope(doc_ids=("another",)))
    assert not dwelt(Scope(published_until="2024-02"))
    assert not dwelt(Scope(published_from="2024-03-02"))
