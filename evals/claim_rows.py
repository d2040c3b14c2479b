"""Claims laid on the sentences of their documents: what the verdicts are learned from."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.altered_claims import MadeClaim, made_claims
from evals.cases import CASES, SEEDS, ClaimCase, Gold, load_claims
from evals.opened import opened
from evals.other_libraries import documents_of, libraries
from evals.squad import answering_sentence, fold_of, read_squad, write_paragraphs
from index.text import language_of
from qa.assistant import Assistant
from qa.claims.facts import facts_of
from qa.claims.match import Held, asks, held_all
from qa.claims.odds import ClaimOdds
from qa.claims.sources import Source, sources_of
from qa.claims.splitting import is_checkable, split_parts
from qa.claims.weight import SAID_SO, Judged
from qa.question import understand
from qa.rerank import rerank
from qa.retrieve import retrieve

UNKNOWN = ClaimOdds(0.0, 0.0)
SAID = 0.5  # of a part of a claim, by a sentence that decides on the whole of it


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence held against one part of a claim; ``judged`` lacks its odds.

    ``decides`` tells that the claim is judged by that sentence; ``taught`` that the row may teach:
    which of several parts is contradicted is not known, and another sentence may say the same.
    """

    measured: Mapping[str, float]
    judged: Judged
    decides: bool
    taught: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A claim with the rows of each of its parts; ``documents`` names the documents it is about,
    for a claim made by rule the fold of its article."""

    claim: ClaimCase
    set_name: str
    documents: str
    parts: tuple[tuple[Row, ...], ...]


def laid_claims() -> Iterator[Laid]:
    """Lay the curated claims and those of every other library on their documents."""
    folders = [("curated", CASES, SEEDS), *((p.name, p, documents_of(p)) for p in libraries())]
    for name, folder, documents in folders:
        with opened(documents) as assistant:
            for claim in load_claims(folder):
                yield Laid(claim, name, str(documents), _parts(claim, assistant))


def made_laid(path: Path) -> Iterator[Laid]:
    """Lay the claims that are made by rule of a question set on its paragraphs.

    A claim with another answer counts as contradicted.
    """
    questions = read_squad(path)
    with tempfile.TemporaryDirectory() as folder:
        files = write_paragraphs(questions, Path(folder))
        with opened(Path(folder)) as assistant:
            ids = {Path(d.file).name: d.doc_id for d in assistant.library.documents()}
            for made in made_claims(questions.questions):
                number = made.question.paragraph
                file, original = files[number], questions.paragraphs[number]
                claim = _made(made, file, original, ids[file], assistant)
                fold = f"fold {fold_of(made.question.article)}"
                yield Laid(claim, path.name, fold, _parts(claim, assistant))


def _made(
    made: MadeClaim, file: str, original: str, doc_id: str, assistant: Assistant
) -> ClaimCase:
    library = assistant.library
    sentences = library.sentences(doc_id)
    number = answering_sentence(made.question, original, library.document(doc_id), sentences)
    held = sentences[number : number + 1] if number is not None else ()
    return ClaimCase(
        case_id=made.question.question_id,
        language=language_of(made.text),
        script=None,
        claim=made.text,
        verdicts=frozenset({"contradicted" if made.altered else "supported"}),
        kind="made",
        across=False,
        gold=tuple(Gold(file, "", one.start, one.end) for one in held),
    )


def _parts(claim: ClaimCase, assistant: Assistant) -> tuple[tuple[Row, ...], ...]:
    parts = split_parts(claim.claim)
    with assistant.library.reading():
        return tuple(
            tuple(_rows(claim, part.complete, len(parts), assistant))
            if is_checkable(part.claim.text)
            else ()
            for part in parts
        )


def _rows(claim: ClaimCase, text: str, parts: int, assistant: Assistant) -> Iterator[Row]:
    library = assistant.library
    question = understand(text, library.profiles())
    facts = facts_of(text, question.language)
    passages = rerank(question, retrieve(question, library, library.embedder), library)
    found = sources_of(facts, question, passages, library)
    sources = [source for source in found if not asks(source)]
    for source, held in zip(sources, held_all(facts, sources), strict=True):
        decides = _decides(claim, source)
        if held is None:
            yield Row({}, SAID_SO, decides, taught=False)
            continue
        taught = _taught(claim, held, decides, parts)
        yield Row(held.measured, held.judged(UNKNOWN), decides, taught)


def _decides(claim: ClaimCase, source: Source) -> bool:
    sentence, document = source.evidence.sentence, source.evidence.document
    return any(g.touches(document.file, sentence.start, sentence.end) for g in claim.gold)


def _taught(claim: ClaimCase, held: Held, decides: bool, parts: int) -> bool:
    if len(claim.verdicts) > 1 or claim.verdicts == {"partly"}:
        return False
    (verdict,) = claim.verdicts
    if not decides:
        return held.by_rule != verdict or verdict == "not_found"
    return parts == 1 or (verdict == "supported" and held.measured["told"] >= SAID)
