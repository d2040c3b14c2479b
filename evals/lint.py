"""What is wrong with the cases themselves: schema, duplicates, spans, leaks, lifted wording."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from evals.cases import REFUSALS, Case, ClaimCase, Gold
from evals.metrics import fact_found
from index.sentences import split
from index.terms import NAME, SUB_WORD, analyse
from index.text import match_form
from index.types import Document, Language

MOST_OVERLAP = 0.5

# Words that ask or join: they say nothing about whether the wording was lifted.
ASKING = frozenset(
    [
        *"的是了和与在有哪谁几吗呢为个座年会要把将被对从里到上中下那这及或说做都也还就又之者所其",
        *("哪个", "哪些", "哪里", "哪儿", "哪天", "什么", "多少", "为什么", "怎么", "怎样", "如何"),
        *("这个", "那个", "which", "mani", "much", "what", "who", "when", "where", "how", "whi"),
    ]
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend in a case: its id and what is wrong."""

    case_id: str
    message: str


def lint(
    cases: Sequence[Case], claims: Sequence[ClaimCase], documents: Mapping[str, Document]
) -> tuple[Problem, ...]:
    """Every problem of the cases against the ``documents`` (by file name), in their order."""
    return (
        *_duplicates([(case.case_id, "\n".join((*case.turns, case.question))) for case in cases]),
        *_duplicates([(claim.case_id, claim.claim) for claim in claims]),
        *(problem for case in cases for problem in _case_problems(case, documents)),
        *(problem for claim in claims for problem in _claim_problems(claim, documents)),
    )


def overlap(question: str, sentence: str, language: Language) -> float:
    """The share of the question's content words that also stand in the ``sentence``."""
    asked = _content(question, language)
    return len(asked & _content(sentence, language)) / len(asked) if asked else 0.0


def overlaps(cases: Sequence[Case], documents: Mapping[str, Document]) -> Mapping[str, float]:
    """By case, the largest overlap with a sentence that answers it in the question's language.

    Questions across languages have no words to lift and are left out.
    """
    found = {}
    for case in cases:
        sentences = [
            sentence
            for gold in case.gold
            if gold.file in documents and documents[gold.file].language == case.language
            for sentence in _sentences_of(gold, documents[gold.file])
        ]
        if sentences:
            question, language = case.question, case.language
            found[case.case_id] = max(overlap(question, text, language) for text in sentences)
    return found


def overlap_median(values: Collection[float]) -> float:
    """The median overlap; 0 of nothing."""
    return median(values) if values else 0.0


def fill_spans(path: Path, documents: Mapping[str, Document]) -> int:
    """Write ``start`` and ``end`` of every gold quotation into a case file; return how many.

    Raises ``ValueError`` when a quotation does not stand exactly once in its document.
    """
    lines, filled = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("{"):
            lines.append(line)
            continue
        entry = json.loads(line)
        for gold in entry.get("gold", []):
            document, quote = documents.get(gold["file"]), gold["quote"]
            text = document.text if document else ""
            if text.count(quote) != 1:
                count = text.count(quote)
                raise ValueError(f"{entry['id']}: stands {count} times in {gold['file']}: {quote}")
            gold["start"] = text.index(quote)
            gold["end"] = gold["start"] + len(quote)
            filled += 1
        lines.append(json.dumps(entry, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return filled


def _duplicates(pairs: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    ids, texts = set[str](), dict[str, str]()
    for case_id, text in pairs:
        if case_id in ids:
            yield Problem(case_id, "another case has this id")
        ids.add(case_id)
        form = match_form(text)
        if form in texts:
            yield Problem(case_id, f"asks the same as {texts[form]}")
        texts.setdefault(form, case_id)


def _case_problems(case: Case, documents: Mapping[str, Document]) -> Iterator[Problem]:
    def problem(message: str) -> Problem:
        return Problem(case.case_id, message)

    yield from (
        problem(f"no document named {file}") for file in case.documents if file not in documents
    )
    yield from (
        problem(f"gold in {gold.file}, which is not among its documents")
        for gold in case.gold
        if gold.file not in case.documents
    )
    if not case.unanswerable and not (case.gold and case.key_facts):
        yield problem("needs gold quotations and key facts")
    if case.unanswerable and (case.gold or case.key_facts):
        yield problem("has gold or key facts although it is to be refused")
    if case.parts and case.parts != set(range(len(case.parts))):
        yield problem("its gold parts need to count from 0 without a gap")
    for fact in case.key_facts:
        if not case.outcomes & REFUSALS and fact_found(case.question, fact):
            yield problem(f"its question gives the answer away: {' / '.join(fact)}")
    yield from _gold_problems(case.case_id, case.gold, documents)


def _claim_problems(claim: ClaimCase, documents: Mapping[str, Document]) -> Iterator[Problem]:
    if "not_found" not in claim.verdicts and not claim.gold:
        yield Problem(claim.case_id, "needs a gold quotation that decides it")
    if claim.verdicts == {"not_found"} and claim.gold:
        yield Problem(claim.case_id, "has gold although the documents are silent on it")
    yield from _gold_problems(claim.case_id, claim.gold, documents)


def _gold_problems(
    case_id: str, golds: Sequence[Gold], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    for gold in golds:
        document = documents.get(gold.file)
        if document is None:
            yield Problem(case_id, f"no document named {gold.file}")
        elif gold.start is None:
            yield Problem(case_id, f"span not filled (python -m evals lint --fill): {gold.quote}")
        elif document.text[gold.start : gold.end] != gold.quote:
            yield Problem(case_id, f"the span in {gold.file} does not read: {gold.quote}")


def _sentences_of(gold: Gold, document: Document) -> Iterator[str]:
    start = document.text.find(gold.quote) if gold.start is None else gold.start
    if start < 0:
        return
    for sentence in split(document):
        if sentence.start < start + len(gold.quote) and start < sentence.end:
            yield document.text[sentence.start : sentence.end]


def _content(text: str, language: Language) -> frozenset[str]:
    """The content words, compounds taken apart: 友好城市 counts as 友好 and 城市."""
    terms = [term for term in analyse(text, language) if not term.startswith(NAME)]
    finest = [
        term.removeprefix(SUB_WORD)
        for term, before in zip(terms, ["", *terms[:-1]], strict=True)
        if term.startswith(SUB_WORD) or not before.startswith(SUB_WORD)
    ]
    return frozenset(term for term in finest if term not in ASKING)
