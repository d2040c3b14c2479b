"""Counterparts: which documents, and which of their sentences, say the same."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from index.alignment import align
from index.counterparts import find_counterparts, likeness
from index.load import read, walk
from index.sentences import split
from index.settings import IndexSettings
from index.types import Document, Language, Metadata, Source

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    """The five documents, without what the manifest says of counterparts."""
    sources = [found for found in walk(SEEDS, IndexSettings()) if isinstance(found, Source)]
    documents = {source.file[:3]: read(source) for source in sources}
    return {
        number: replace(document, metadata=replace(document.metadata, counterparts=()))
        for number, document in documents.items()
    }


def made(
    text: str, language: Language, file: str = "made.txt", published: str | None = None
) -> Document:
    doc_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(doc_id, file, text, language, None, Metadata(published=published), "0" * 64)


# Every sentence of the Chinese record with those of the English one that say the same.
GOLDEN = [
    ((0, 0), (0, 0)), ((1, 1), (1, 1)), ((2, 2), (2, 2)), ((3, 3), (3, 4)), ((4, 4), (5, 5)),
    ((5, 5), (6, 6)), ((6, 6), (7, 10)), ((7, 7), (11, 11)), ((8, 8), (12, 12)), ((9, 9), (13, 13)),
    ((10, 10), (14, 14)), ((11, 11), (15, 15)), ((12, 12), (16, 18)), ((13, 13), (19, 20)),
    ((14, 14), (21, 23)), ((15, 15), (24, 24)), ((16, 16), (25, 25)), ((17, 17), (26, 26)),
    ((18, 18), (27, 27)), ((19, 19), (28, 28)), ((20, 20), (29, 29)), ((21, 21), (30, 30)),
    ((22, 22), (31, 32)), ((23, 23), (33, 34)), ((24, 24), (35, 35)), ((25, 25), (36, 37)),
    ((26, 26), (38, 40)), ((27, 27), (41, 42)), ((28, 28), (43, 43)), ((29, 29), (44, 44)),
    ((30, 30), (45, 45)), ((31, 31), (46, 46)), ((32, 33), (47, 47)), ((34, 34), (48, 48)),
    ((35, 35), (49, 49)), ((36, 36), (50, 50)), ((37, 37), (51, 51)), ((38, 38), (52, 52)),
    ((39, 39), (53, 53)), ((40, 40), (54, 54)), ((41, 41), (55, 55)),
]  # fmt: skip


def test_the_two_records_align_sentence_by_sentence(seeds: dict[str, Document]) -> None:
    pairs = align(seeds["000"], seeds["002"])
    assert [(pair.first, pair.second) for pair in pairs] == GOLDEN


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        (
            "我们与24个国家的30个城市建立了友好往来关系",
            "We have established friendly relations with 30 cities in 24 countries.",
        ),
        ("北京市50%以上的国际性会议", "More than 50% of Beijing's international conferences"),
        (
            "朝阳区素有“中国涉外第一区”的美誉",
            "Chaoyang District is known as Beijing's prime international area.",
        ),
        (
            "(2)加快实施CBD国际化提升三年行动计划",
            "(2) accelerate the implementation of the three-year action plan",
        ),
        (
            "连续八年举办海外人才创业大会",
            "We have held the Overseas Talent Entrepreneurship Conference",
        ),
        ("国际化是朝阳区最鲜明的特色和优势", "Chaoyang is a very cosmopolitan district"),
    ],
)
def test_a_sentence_meets_its_translation(
    seeds: dict[str, Document], chinese: str, english: str
) -> None:
    first, second = seeds["000"], seeds["002"]
    one = next(s for s in split(first) if chinese in first.text[s.start : s.end])
    other = next(s for s in split(second) if english in second.text[s.start : s.end])
    pair = next(p for p in align(first, second) if p.first[0] <= one.number <= p.first[1])
    assert pair.second[0] <= other.number <= pair.second[1]


def test_alignment_works_from_either_side(seeds: dict[str, Document]) -> None:
    there = align(seeds["000"], seeds["002"])
    back = align(seeds["002"], seeds["000"])
    assert [(p.first, p.second) for p in there] == [(p.second, p.first) for p in back]


def test_a_sentence_left_out_has_no_counterpart() -> None:
    chinese = made("全市有8个国际人才社区。春天的花园里开满了红色的玫瑰。地铁全长727公里。", "zh")
    english = made(
        "The city has 8 communities for international talent. The subway is 727 kilometres long.",
        "en",
    )
    assert [(p.first, p.second) for p in align(chinese, english)] == [
        ((0, 0), (0, 0)),
        ((2, 2), (1, 1)),
    ]


def test_one_language_or_no_text_aligns_to_nothing() -> None:
    assert align(made("一句话。", "zh"), made("另一句话。", "zh")) == ()
    assert align(made("", "zh"), made("A sentence.", "en")) == ()


def test_the_translation_is_found_among_documents_of_one_subject(
    seeds: dict[str, Document],
) -> None:
    first, second = seeds["000"].doc_id, seeds["002"].doc_id
    assert find_counterparts(list(seeds.values())) == {first: (second,), second: (first,)}


def test_likeness_parts_a_translation_from_news_of_the_same_subject(
    seeds: dict[str, Document],
) -> None:
    assert likeness(seeds["000"], seeds["002"]) > 0.5
    for number in ("001", "003", "004"):
        assert likeness(seeds[number], seeds["002"]) < 0.3


def test_only_pairs_with_new_documents_are_looked_for(seeds: dict[str, Document]) -> None:
    documents = list(seeds.values())
    assert find_counterparts(documents, new={seeds["003"].doc_id}) == {}
    assert len(find_counterparts(documents, new={seeds["002"].doc_id})) == 2


def test_dates_that_differ_speak_against(seeds: dict[str, Document]) -> None:
    other = seeds["002"]
    moved = replace(other, metadata=replace(other.metadata, published="2019-05-01"))
    assert find_counterparts([seeds["000"], moved]) == {}


def test_what_a_manifest_names_counts_as_it_stands() -> None:
    one = made("一句话。", "zh", "news/a.txt")
    other = made("Something else.", "en", "news/b.txt")
    named = replace(one, metadata=Metadata(counterparts=("b.txt", "gone.txt")))
    assert find_counterparts([named, other]) == {
        one.doc_id: (other.doc_id,),
        other.doc_id: (one.doc_id,),
    }
