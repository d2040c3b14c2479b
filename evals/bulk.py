"""Made-up documents in any number, put together from the sentences of real ones."""

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from evals.cases import SEEDS
from evals.squad import read_squad
from index.load import read, walk
from index.sentences import split_text
from index.settings import IndexSettings
from index.text import language_of
from index.types import Language, Source

PARAGRAPHS = 20  # in a document
# About as many characters as fill a chunk of 256 tokens.
PARAGRAPH_CHARACTERS: Mapping[Language, int] = {"zh": 330, "en": 1_150}
# A paragraph gives about so many chunks.
CHUNKS_PER_PARAGRAPH = 1.0

Pool = dict[Language, list[str]]


def pool_of(files: Sequence[Path], seeds: Path = SEEDS) -> Pool:
    """Return the sentences of question sets in SQuAD's format; without any, of the seeds."""
    texts = [text for file in files for text in read_squad(file).paragraphs]
    if not files:
        found = (one for one in walk(seeds, IndexSettings()) if isinstance(one, Source))
        texts = [read(source).text for source in found]
    pool: Pool = {"zh": [], "en": []}
    for text in texts:
        language = language_of(text)
        pool[language] += [text[start:end] for start, end in split_text(text, language)]
    return pool


def write_bulk(folder: Path, chunks: int, pool: Pool) -> int:
    """Write documents that give about so many chunks, half in each language; return their number.

    The same call writes the same documents. Every document has a date.
    """
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(0)  # the same documents each time
    languages: list[Language] = [language for language in ("zh", "en") if pool[language]]
    documents = max(1, round(chunks / PARAGRAPHS / CHUNKS_PER_PARAGRAPH))
    for number in range(documents):
        language = languages[number % len(languages)]
        date = f"{dice.randint(2005, 2024)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        head = f"---\ntitle: No. {number}\ndate: {date}\nlanguage: {language}\n---\n\n"
        body = "\n\n".join(_paragraphs(dice, language, pool[language], number))
        (folder / f"{number:06d}.md").write_text(head + body + "\n", encoding="utf-8")
    return documents


def _paragraphs(
    dice: random.Random, language: Language, sentences: Sequence[str], number: int
) -> Iterator[str]:
    space = "" if language == "zh" else " "
    for place in range(PARAGRAPHS):
        paragraph = f"{number}-{place}: "
        while len(paragraph) < PARAGRAPH_CHARACTERS[language] * 0.8:
            paragraph += dice.choice(sentences) + space
        yield paragraph
