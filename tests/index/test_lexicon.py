"""The compiled dictionary: meanings in order, parts of unknown words, pinyin."""

from pathlib import Path

import numpy as np
import pytest

from index.cedict import Entry, gloss_table, read_entries
from index.english import content_stems, stem
from index.lexicon import load_lexicon, save_arrays


def meanings(word: str) -> list[tuple[tuple[str, ...], float]]:
    lexicon = load_lexicon()
    number = lexicon.word_ids[word]
    glosses = range(lexicon.gloss_start[number], lexicon.gloss_start[number + 1])
    return [(lexicon.stems_of(one), float(lexicon.gloss_weight[one])) for one in glosses]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("区域", ("area",)),
        ("最高法院", ("suprem", "court")),
        ("法国", ("franc",)),
        ("丹佛", ("denver",)),
        ("国务院", ("state", "council")),
    ],
)
def test_the_first_meaning_weighs_most(word: str, first: tuple[str, ...]) -> None:
    found = meanings(word)
    assert found[0] == (first, 1.0)
    assert all(weight <= 1.0 for _, weight in found)


def test_a_reference_brings_the_meanings_of_what_it_names() -> None:
    assert ("nato",) in [stems for stems, _ in meanings("北约")]


def test_an_unknown_word_is_made_of_the_longest_known_ones() -> None:
    lexicon = load_lexicon()
    parts = lexicon.parts("国际交往区域")
    assert [lexicon.words[part] for part in parts] == ["国际", "交往", "区域"]


def test_pinyin_of_known_and_unknown_words() -> None:
    lexicon = load_lexicon()
    assert lexicon.spoken("北京") == "beijing"
    assert lexicon.spoken("金盏") == "jinzhan"


def test_glosses_that_hold_a_stem_are_found_from_the_stem() -> None:
    lexicon = load_lexicon()
    number = lexicon.stem_ids["court"]
    uses = lexicon.stem_glosses[lexicon.uses_start[number] : lexicon.uses_start[number + 1]]
    assert "最高法院" in {lexicon.words[lexicon.gloss_word[gloss]] for gloss in uses}


def test_names_are_told_from_words() -> None:
    assert Entry("丹佛", "Dan1 fo2", ("Denver, Colorado",)).proper
    assert not Entry("区域", "qu1 yu4", ("area",)).proper


def test_english_forms_meet_in_one_stem() -> None:
    assert stem("children") == stem("child")
    assert stem("French") == stem("France")
    assert stem("Müller’s") == "muller"
    assert content_stems("the house of the people") == ("hous", "peopl")


def test_arrays_are_written_whole_or_not_at_all(tmp_path: Path) -> None:

    assert save_arrays(tmp_path / "new" / "a.npz", {"one": np.arange(3)})
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["a.npz"]
    (tmp_path / "file").write_text("in the way")
    assert not save_arrays(tmp_path / "file" / "a.npz", {"one": np.arange(3)})


def test_surname_and_measure_notes_are_no_meanings() -> None:
    table, _ = gloss_table(entry for entry in read_entries() if entry.word == "王")
    texts = [gloss.text for gloss in table["王"]]
    assert not any(text.startswith("surname") for text in texts)
