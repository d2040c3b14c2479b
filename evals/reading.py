"""Measures the reader through the product: is the right sentence first, is the answer shown?

    python -m evals.reading --squad xquad.zh.json --questions xquad.en.json

Each paragraph of ``--squad`` becomes a file of a library, and every question is asked. "First" and
"in three" say where the sentence with the answer stands in the reader's order. "Shown" counts
answers whose first statement cites the words that answer; "refused" counts answers that were not
given. The shipped weights were trained on the development parts of public sets: figures on those
are not held out (``evals.train_reader`` prints the held-out ones).
"""

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from evals.metrics import mean
from evals.retrieval import build_library
from evals.squad import JudgedQuestion, QuestionSet, answering_sentence, measure_options, read_squad
from index.types import Document, Sentence
from qa.assistant import Assistant, open_assistant
from qa.question import understand
from qa.reading.reader import rank
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.settings import Settings
from qa.types import Answer


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one question; ``place`` is the rank of the right sentence (0 = first)."""

    place: int | None
    shown: bool
    refused: bool
    citations: int


def read_all(
    assistant: Assistant, asked: Sequence[JudgedQuestion], answers: QuestionSet
) -> list[Read]:
    """Ask every question; ``answers`` holds the parallel questions of what is indexed."""
    files = {document.file: document for document in assistant.library.documents()}
    by_id = {question.question_id: question for question in answers.questions}
    found = []
    for wording in asked:
        judged = by_id[wording.question_id]
        document = files[f"0/{judged.paragraph:05d}.txt"]
        sentences = assistant.library.sentences(document.doc_id)
        number = answering_sentence(
            judged, answers.paragraphs[judged.paragraph], document, sentences
        )
        if number is not None:
            found.append(_read(assistant, wording.text, document, sentences[number]))
    return found


def _read(assistant: Assistant, text: str, document: Document, right: Sentence) -> Read:
    library, retrieval = assistant.library, assistant.settings.retrieval
    with library.reading():
        question = understand(text)
        passages = retrieve(question, library, library.embedder, retrieval.candidates)
        passages = rerank(question, passages, library)[: retrieval.passages]
        order = [e.sentence for e in rank(question, passages, library)]
    place = order.index(right) if right in order else None
    answer = assistant.ask(text)
    return Read(
        place=place,
        shown=_shows(answer, document, right),
        refused=answer.outcome not in ("answered", "partial"),
        citations=len(answer.statements[0].citations) if answer.statements else 0,
    )


def _shows(answer: Answer, document: Document, right: Sentence) -> bool:
    if not answer.statements:
        return False
    first = answer.statements[0].citations
    return any(
        citation.n in first
        and citation.doc_id == document.doc_id
        and citation.start < right.end
        and citation.end > right.start
        for citation in answer.citations
    )


def figures(reads: Sequence[Read]) -> str:
    """One line of shares."""
    places = [one.place for one in reads]
    return (
        f"first {mean([float(place == 0) for place in places]):.3f} "
        f"in three {mean([float(place is not None and place < 3) for place in places]):.3f} "
        f"shown {mean([float(one.shown) for one in reads]):.3f} "
        f"refused {mean([float(one.refused) for one in reads]):.3f} "
        f"citations in the first statement {mean([float(one.citations) for one in reads]):.2f} "
        f"({len(reads)} questions)"
    )


def main() -> None:
    """Index the paragraphs, ask the questions, print the figures."""
    options = measure_options("python -m evals.reading", __doc__)
    answers = read_squad(options.squad)
    asked = read_squad(options.questions).questions[:: options.every]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        assistant = open_assistant(Settings(index=build_library([answers], folder)))
        stack.callback(assistant.close)
        print(f"{options.questions.name} -> {options.squad.name}: ", end="")
        print(figures(read_all(assistant, asked, answers)))


if __name__ == "__main__":
    main()
