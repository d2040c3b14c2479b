"""The glossary in the catalog: made from the sentences that are aligned there, and read back."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.database import Connection
from index.glossary import MOST_SENTENCES, SentencePair, Translation, translations
from index.records import numbers_of


def renew_glossary(connection: Connection) -> None:
    """Put the glossary that the aligned sentences make now in the place of the one before."""
    found = translations(_aligned(connection))
    connection.execute("DELETE FROM glossary")
    rows = [(one.chinese, one.english, one.shown, one.times, one.weight) for one in found]
    connection.executemany("INSERT INTO glossary VALUES (?, ?, ?, ?, ?)", rows)


def read_glossary(connection: Connection) -> tuple[Translation, ...]:
    """Return the glossary, most frequent words first."""
    query = (
        "SELECT chinese, english, shown, times, weight FROM glossary "
        "ORDER BY times DESC, weight DESC, chinese"
    )
    return tuple(Translation(*row) for row in connection.execute(query))


def _aligned(connection: Connection) -> Iterator[SentencePair]:
    query = (
        "SELECT document, alignments.number, other, other_number FROM alignments "
        "JOIN documents ON documents.number = document WHERE language = 'zh' "
        "ORDER BY document, alignments.number, other, other_number LIMIT ?"
    )
    rows = connection.execute(query, (MOST_SENTENCES,)).fetchall()
    names = dict(connection.execute("SELECT number, term FROM vocabulary")) if rows else {}
    for (document, number), found in groupby(rows, key=lambda row: (row[0], row[1])):
        others = [(row[2], row[3]) for row in found]
        yield SentencePair(
            _terms(connection, [(document, number)], names),
            _terms(connection, others, names),
            " ".join(_text(connection, *other) for other in others),
        )


def _terms(
    connection: Connection, sentences: Sequence[tuple[int, int]], names: dict[int, str]
) -> tuple[str, ...]:
    query = "SELECT terms FROM sentences WHERE document = ? AND number = ?"
    blobs = [blob for one in sentences for (blob,) in connection.execute(query, one)]
    return tuple(names[int(number)] for blob in blobs for number in numbers_of(blob))


def _text(connection: Connection, document: int, number: int) -> str:
    query = (
        'SELECT substr(text, start + 1, "end" - start) FROM sentences '
        "JOIN documents ON documents.number = document WHERE document = ? AND sentences.number = ?"
    )
    return str(connection.execute(query, (document, number)).fetchone()[0])
