"""The cases keep to their schema, their balance and the documents they were written from."""

from collections import Counter
from pathlib import Path

import pytest

from evals.cases import CASES, Case, load_cases, load_claims
from evals.lint import MOST_OVERLAP, fill_spans, lint, overlap, overlap_median, overlaps
from evals.template import TEMPLATE
from index.errors import InputError
from index.load import read, walk
from index.settings import IndexSettings
from index.types import Document, Source

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found = walk(SEEDS, IndexSettings())
    read_ones = [read(source) for source in found if isinstance(source, Source)]
    return {document.file: document for document in read_ones}


def test_the_shipped_cases_have_nothing_to_mend(documents: dict[str, Document]) -> None:
    assert lint(load_cases(), load_claims(), documents) == ()


def test_the_questions_are_not_lifted(documents: dict[str, Document]) -> None:
    assert overlap_median(overlaps(load_cases(), documents).values()) < MOST_OVERLAP


def test_the_questions_are_balanced() -> None:
    cases = load_cases()
    groups = Counter(case.group for case in cases)
    least = {"zh_zh": 90, "en_en": 50, "en_zh": 40, "zh_en": 20, "hant": 10, "unanswerable": 30}
    assert all(groups[name] >= count for name, count in least.items())
    assert groups["dialogues"] >= 12
    wanted = {"list", "temporal", "speaker", "comparison", "conflict", "multi_source"}
    assert wanted | {"false_premise", "as_of"} <= {case.type for case in cases}


def test_the_claims_are_balanced() -> None:
    claims = load_claims()
    verdicts = Counter(verdict for claim in claims for verdict in claim.verdicts)
    assert verdicts["supported"] >= 60
    assert verdicts["contradicted"] >= 60
    assert verdicts["not_found"] >= 30
    assert sum(claim.across for claim in claims) * 3 >= sum(bool(claim.gold) for claim in claims)


def case_line(**changes: object) -> str:
    """One case as JSON, with some fields changed."""
    import json

    fields: dict[str, object] = {
        "id": "t-1",
        "language": "en",
        "script": None,
        "direction": "en-en",
        "type": "number",
        "question": "How many partner towns are there?",
        "documents": ["a.txt"],
        "gold": [{"file": "a.txt", "quote": "It has 30 sister cities."}],
        "key_facts": [["30"]],
        "outcome": "answered",
    }
    return json.dumps(fields | changes, ensure_ascii=False)


def write(folder: Path, *lines: str) -> tuple[Case, ...]:
    (folder / "own.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return load_cases(folder)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"language": "fr"}, '"language" needs to be one of zh, en'),
        ({"question": ""}, '"question" needs to be a text'),
        ({"outcome": "maybe"}, '"outcome" needs one or more of'),
        ({"key_facts": ["30"]}, '"key_facts" needs to be a list of lists'),
        ({"gold": [{"file": "a.txt", "quote": "x", "start": 3}]}, "need each other"),
        ({"script": "latin"}, '"script" needs to be hans, hant or null'),
    ],
)
def test_a_broken_case_is_named(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=r"own\.jsonl, line 2") as caught:
        write(tmp_path, case_line(), case_line(id="t-2", **changes))
    assert message in str(caught.value)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="python -m evals init"):
        load_cases(tmp_path)


def test_the_template_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.jsonl").write_text(TEMPLATE, encoding="utf-8")
    assert [case.case_id for case in load_cases(tmp_path)] == ["my-001", "my-002"]


def own_document() -> Document:
    source = Source(Path("a.txt"), "a.txt", b"It has 30 sister cities. It is old.", "0" * 64)
    return read(source)


def test_the_linter_finds_what_is_wrong(tmp_path: Path) -> None:
    documents = {"a.txt": own_document()}
    cases = write(
        tmp_path,
        case_line(),
        case_line(id="t-1"),
        case_line(id="t-3", question="Are there 30 towns?"),
        case_line(id="t-4", question="Where?", documents=["b.txt"]),
        case_line(
            id="t-5",
            question="Why?",
            gold=[{"file": "a.txt", "quote": "It has 31", "start": 0, "end": 9}],
        ),
        case_line(id="t-6", question="What?", gold=[]),
    )
    found = {
        (problem.case_id, problem.message.split(":")[0]) for problem in lint(cases, (), documents)
    }
    assert ("t-1", "another case has this id") in found
    assert ("t-1", "asks the same as t-1") in found
    assert ("t-3", "its question gives the answer away") in found
    assert ("t-4", "no document named b.txt") in found
    assert ("t-4", "gold in a.txt, which is not among its documents") in found
    assert ("t-5", "the span in a.txt does not read") in found
    assert ("t-6", "needs gold quotations and key facts") in found
    assert ("t-1", "span not filled (python -m evals lint --fill)") in found


def test_spans_are_filled(tmp_path: Path) -> None:
    documents = {"a.txt": own_document()}
    write(tmp_path, case_line())
    assert fill_spans(tmp_path / "own.jsonl", documents) == 1
    (case,) = load_cases(tmp_path)
    gold = case.gold[0]
    assert documents["a.txt"].text[gold.start : gold.end] == gold.quote
    assert lint((case,), (), documents) == ()


def test_filling_keeps_the_comments_of_the_template(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(f"// mine\n{case_line()}\n", encoding="utf-8")
    fill_spans(path, {"a.txt": own_document()})
    assert path.read_text(encoding="utf-8").startswith("// mine\n{")


def test_documents_that_are_not_there_are_problems_not_crashes(tmp_path: Path) -> None:
    cases = write(tmp_path, case_line())
    assert overlaps(cases, {}) == {}
    assert lint(cases, (), {})
    with pytest.raises(ValueError, match="stands 0 times"):
        fill_spans(tmp_path / "own.jsonl", {})


def test_a_quotation_that_is_not_there_once_cannot_be_filled(tmp_path: Path) -> None:
    write(tmp_path, case_line(gold=[{"file": "a.txt", "quote": "It "}]))
    with pytest.raises(ValueError, match="stands 2 times"):
        fill_spans(tmp_path / "own.jsonl", {"a.txt": own_document()})


def test_word_overlap_leaves_asking_words_out() -> None:
    assert overlap("How many sister cities?", "It has 30 sister cities.", "en") == 1.0
    assert overlap("How many partner towns?", "It has 30 sister cities.", "en") == 0.0
    assert overlap("有多少友好城市?", "与30个城市建立了友好关系", "zh") == 1.0


def test_all_shipped_files_are_read() -> None:
    assert {path.stem for path in CASES.glob("*.jsonl")} == {
        *(case.group for case in load_cases()),
        "claims",
    }
