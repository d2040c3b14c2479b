"""Names of districts, cities, counties … of one rank in a Chinese text."""

from collections.abc import Iterator

from index.lexicon import load_lexicon
from index.segmenter import tagged_words
from index.text import match_form
from qa.naming.names import Span, is_proper


def ranked_places(text: str, rank: str) -> tuple[Span, ...]:
    """Spans of names of districts, cities … in a Chinese text: a name before ``rank``.

    怀柔区 counts, 示范区 does not: what stands before is no everyday word.
    """
    return tuple(_ranked(match_form(text), rank))


def _ranked(folded: str, rank: str) -> Iterator[Span]:
    place = 0
    for token, tag in tagged_words(folded):
        start, place = place, place + len(token)
        if token.endswith(rank) and 3 <= len(token) <= 5:
            if _names_a_place(token, tag):
                yield start, place
        elif 2 <= len(token) <= 3 and folded[place : place + 1] == rank and is_proper(token, tag):
            yield start, place + 1


def _names_a_place(token: str, tag: str) -> bool:
    """Whether a token is a place's name: 怀柔区, which the dictionary has, but not 老城区."""
    whole = token in load_lexicon().word_ids
    if whole and not is_proper(token, tag):
        return False
    return tag == "ns" or (whole and tag == "nr") or is_proper(token[:-1], tag)
