"""Question sets in SQuAD's format: paragraphs with questions whose answers are spans of them."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.types import Document, Sentence

FOLDS = 5


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A question, the paragraph that answers it, and the answer as a span of that paragraph.

    ``article`` and ``paragraph`` are positions in the file; paragraphs are counted over the whole
    file. ``start`` is a code-point offset into the paragraph's text.
    """

    question_id: str
    text: str
    article: int
    paragraph: int
    answer: str
    start: int


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One file: its paragraphs' texts, the article of each, and its questions."""

    paragraphs: tuple[str, ...]
    articles: tuple[int, ...]
    questions: tuple[JudgedQuestion, ...]


def read_squad(path: Path) -> QuestionSet:
    """Read a file in SQuAD 1.1 format (XQuAD, DRCD and CMRC 2018 use it)."""
    paragraphs: list[str] = []
    articles: list[int] = []
    questions: list[JudgedQuestion] = []
    for article, entry in enumerate(json.loads(path.read_text(encoding="utf-8"))["data"]):
        for paragraph in entry["paragraphs"]:
            for asked in paragraph["qas"]:
                answer = asked["answers"][0]
                questions.append(
                    JudgedQuestion(
                        question_id=str(asked["id"]),
                        text=asked["question"].strip(),
                        article=article,
                        paragraph=len(paragraphs),
                        answer=answer["text"],
                        start=answer["answer_start"],
                    )
                )
            paragraphs.append(paragraph["context"])
            articles.append(article)
    return QuestionSet(tuple(paragraphs), tuple(articles), tuple(questions))


def write_paragraphs(questions: QuestionSet, folder: Path) -> tuple[str, ...]:
    """Write each paragraph as one text file; return the file names, by paragraph."""
    folder.mkdir(parents=True, exist_ok=True)
    names = tuple(f"{number:05d}.txt" for number in range(len(questions.paragraphs)))
    for name, text in zip(names, questions.paragraphs, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    return names


def fold_of(article: int) -> int:
    """Return the fold (0–4) an article is left out in; parallel files share their folds."""
    return article * 7919 % FOLDS


def answering_sentence(
    question: JudgedQuestion, original: str, document: Document, sentences: Sequence[Sentence]
) -> int | None:
    """Return the number of the sentence that holds the answer, or ``None`` when it was lost.

    Cleaning may move the text, so the answer is found again as the same occurrence of its words.
    """
    earlier = original.count(question.answer, 0, question.start)
    at = -1
    for _ in range(earlier + 1):
        found = document.text.find(question.answer, at + 1)
        if found < 0:
            break
        at = found
    if at < 0:
        return None
    return next((s.number for s in sentences if s.start <= at < s.end), None)


def measure_options(program: str, description: str | None) -> argparse.Namespace:
    """Return the options of a measure: ``squad`` is indexed, each ``every``-th question asked."""
    parser = argparse.ArgumentParser(
        prog=program,
        description=description,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--squad", type=Path, required=True, help="what is indexed")
    parser.add_argument("--questions", type=Path, required=True, help="what is asked")
    parser.add_argument("--every", type=int, default=1, help="ask each n-th question")
    return parser.parse_args()
