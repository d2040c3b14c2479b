import json
from pathlib import Path

import pytest

from evals.cases import load_cases, load_claims
from evals.lint import lint
from evals.other_libraries import documents_of, libraries, lines
from index.load import read, walk
from index.settings import IndexSettings
from index.types import Source


@pytest.mark.parametrize("folder", libraries(), ids=lambda folder: folder.name)
def test_every_quotation_of_the_cases_stands_where_they_say(folder: Path) -> None:
    found = walk(documents_of(folder), IndexSettings())
    documents = {one.file: read(one) for one in found if isinstance(one, Source)}
    cases, claims = load_cases(folder), load_claims(folder)
    assert len(cases) >= 60
    assert len(claims) >= 40
    assert not lint(cases, claims, documents)


def test_each_file_of_questions_and_the_claims_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "harbour"
    (folder / "documents").mkdir(parents=True)
    text = "The new harbour of Selby has 14 berths.\n\nMayor Ruth Lindqvist opened it in 2019.\n"
    (folder / "documents" / "selby.txt").write_text(text, "utf-8")
    common = {"language": "en", "script": None, "direction": "en-en"}
    asked = [
        {"question": "How many berths does the harbour of Selby have?", "outcome": "answered"},
        {"question": "Who designed the lighthouse of Porto?", "outcome": "not_found"},
    ]
    facts = [[["14"]], []]
    rows = [
        {**common, **case, "id": f"n{n}", "type": "number", "key_facts": fact,
         "documents": ["selby.txt"] if fact else []}
        for n, (case, fact) in enumerate(zip(asked, facts, strict=True))
    ]  # fmt: skip
    (folder / "x.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    claim = {"id": "c1", "language": "en", "script": None, "kind": "number", "across": False}
    claim |= {"claim": "The harbour of Selby has 15 berths.", "verdict": "contradicted"}
    (folder / "claims.jsonl").write_text(json.dumps(claim), "utf-8")
    assert list(lines(tmp_path, claims=True)) == [
        "harbour x: 1 of 1 answered right (0.0% refused), 1 of 1 rightly refused",
        "harbour claims: 1 of 1 right",
    ]
