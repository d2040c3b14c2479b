# ruff: noqa: S608 - names of columns are this project's own; values are always bound
"""A scope of the library as conditions on its table of documents."""

from index.records import written
from index.types import Scope


def conditions_of(scope: Scope) -> tuple[list[str], list[object]]:
    """Return the conditions of a scope; dates are compared as far as both are precise."""
    conditions, values = list[str](), list[object]()
    for column, wanted in (("language", scope.languages), ("doc_id", scope.doc_ids)):
        if wanted:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(written(wanted))
    for comparison, date in ((">=", scope.published_from), ("<=", scope.published_until)):
        if date:
            conditions.append(
                f"substr(published, 1, length(?)) {comparison} substr(?, 1, length(published))"
            )
            values += [date, date]
    return conditions, values
