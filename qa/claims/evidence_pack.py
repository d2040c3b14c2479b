"""The evidence pack of a check: Markdown, a web page or JSON that opens without the program.

It holds each claim with its verdict and quotations, where each stands (offsets, hash of the
document, publisher, date, address), when it was checked and with which version, and the verdicts
as schema.org ClaimReview, the form in which fact checks are published.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from index.errors import InputError, StorageFailed
from index.library import Library
from index.text import language_of, script_of
from qa.claims.splitting import is_checkable
from qa.contract import checks_json
from qa.export import MEDIA_TYPES, ExportFormat, html_page, source_line
from qa.messages import Wording, phrase, wording_of
from qa.render import escaped_markdown, standing, verdict_key
from qa.types import Citation, ClaimCheck

_RATINGS: Final = {"contradicted": 1, "partly": 3, "supported": 5}


@dataclass(frozen=True, slots=True)
class EvidencePack:
    """The verdicts of one check; ``checked`` is its time (ISO 8601, UTC).

    ``hashes`` are the SHA-256 of the documents' files by document id, ``library`` says which
    version of the library and of the program the check was made with.
    """

    checks: tuple[ClaimCheck, ...]
    checked: str
    hashes: Mapping[str, str]
    library: Mapping[str, str]


def pack_of(
    checks: Sequence[ClaimCheck], library: Library, checked: datetime | None = None
) -> EvidencePack:
    """Return what a reader needs to follow a check without the library."""
    cited = {citation.doc_id for check in checks for citation in check.citations}
    known = {document.doc_id: document.source_sha256 for document in library.documents()}
    # what was removed since has no file any more to be compared with
    hashes = {doc_id: known[doc_id] for doc_id in sorted(cited) if doc_id in known}
    time = (checked or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    about = {
        "program": f"yinju {_program_version()}",
        "documents": str(library.document_count()),
        "change": str(library.change),
    }
    return EvidencePack(tuple(checks), time, hashes, about)


def render_pack(pack: EvidencePack, kind: ExportFormat, wording: Wording = "en") -> str:
    """Return the pack in the wanted format and words, everything from outside escaped."""
    if kind == "json":
        return json.dumps(_json(pack), ensure_ascii=False, indent=2) + "\n"
    if kind == "html":
        return _html(pack, wording)
    return "\n".join(_markdown(pack, wording)) + "\n"


def write_pack(pack: EvidencePack, path: Path) -> None:
    """Write the pack in the format that the file's ending names, in the language of the draft.

    Raises ``InputError`` for another ending, ``StorageFailed`` when it cannot be written.
    """
    kinds: dict[str, ExportFormat] = {f".{name}": name for name in MEDIA_TYPES}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path}: an evidence pack ends in one of {', '.join(kinds)}")
    try:
        path.write_text(render_pack(pack, kind, _wording_of(pack)), encoding="utf-8")
    except OSError as error:
        raise StorageFailed(f"{path}: cannot be written: {error.strerror}") from error


def _wording_of(pack: EvidencePack) -> Wording:
    draft = " ".join(check.claim.text for check in pack.checks)
    return wording_of(language_of(draft), script_of(draft))


def claim_reviews(pack: EvidencePack) -> list[dict[str, Any]]:
    """Return the verdicts as schema.org ClaimReview objects (JSON-LD); greetings, questions and
    headings claim nothing that could be reviewed."""
    return [
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "datePublished": pack.checked[:10],
            "claimReviewed": check.claim.text,
            "author": {"@type": "Organization", "name": "Yinju"},
            "reviewRating": _rating(check),
            "reviewBody": check.why,
            "itemReviewed": {"@type": "Claim", "text": check.claim.text},
            "citation": [_cited_work(citation) for citation in check.citations],
        }
        for check in pack.checks
        if is_checkable(check.claim.text)
    ]


def _rating(check: ClaimCheck) -> dict[str, Any]:
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": check.verdict}
    if check.verdict in _RATINGS:
        value = _RATINGS[check.verdict]
        rating |= {"ratingValue": value, "worstRating": 1, "bestRating": 5}
    return rating


def _cited_work(citation: Citation) -> dict[str, Any]:
    work = {
        "@type": "CreativeWork",
        "name": citation.title or citation.file,
        "publisher": citation.publisher and {"@type": "Organization", "name": citation.publisher},
        "datePublished": citation.published,
        "url": citation.url,
        "inLanguage": citation.language,
        "text": citation.quote,
    }
    return {key: value for key, value in work.items() if value}


def _json(pack: EvidencePack) -> dict[str, Any]:
    found = checks_json(pack.checks)
    for claim in found["claims"]:
        for citation in claim["citations"]:
            citation["sha256"] = pack.hashes.get(citation["doc_id"])
    return {
        "checked": pack.checked,
        "library": dict(pack.library),
        **found,
        "claim_reviews": claim_reviews(pack),
    }


def _marks(check: ClaimCheck, citation: Citation, wording: Wording) -> str:
    return phrase(f"export_{standing(check, citation.n)}", wording)


def _where(pack: EvidencePack, citation: Citation) -> str:
    place = f"{citation.file} [{citation.start}:{citation.end}]"
    return f"{place} · sha256 {pack.hashes.get(citation.doc_id, '')}"


def _about(pack: EvidencePack) -> str:
    about = ", ".join(f"{key} {value}" for key, value in pack.library.items())
    return f"{pack.checked} · {about}"


def _markdown(pack: EvidencePack, wording: Wording) -> Iterator[str]:
    yield f"# {phrase('export_pack', wording)}\n\n{escaped_markdown(_about(pack))}\n"
    for check in pack.checks:
        yield f"## {escaped_markdown(check.claim.text)}\n"
        verdict = phrase(verdict_key(check), wording)
        yield f"**{verdict}** {escaped_markdown(check.why)}\n"
        for citation in check.citations:
            source = escaped_markdown(source_line(citation, wording))
            yield f"[{citation.n}] {_marks(check, citation, wording)}: {source}\n"
            yield f"> {escaped_markdown(citation.quote)}\n"
            yield f"{escaped_markdown(_where(pack, citation))}\n"


def _html(pack: EvidencePack, wording: Wording) -> str:
    # "<" as an escape of JSON: no text of a document can end the script element
    reviews = json.dumps(claim_reviews(pack), ensure_ascii=False).replace("<", "\\u003c")
    head = f'<script type="application/ld+json">{reviews}</script>'
    body = "\n".join(_html_body(pack, wording))
    return html_page(phrase("export_pack", wording), head, body, wording)


def _html_body(pack: EvidencePack, wording: Wording) -> Iterator[str]:
    yield f"<p><small>{escape(_about(pack))}</small></p>"
    for check in pack.checks:
        verdict = phrase(verdict_key(check), wording)
        yield f"<h2>{escape(check.claim.text)}</h2>"
        yield f"<p><strong>{escape(verdict)}</strong> {escape(check.why)}</p>"
        for citation in check.citations:
            marks = _marks(check, citation, wording)
            source = f"[{citation.n}] {marks}: {source_line(citation, wording)}"
            yield f"<p>{escape(source)}</p>"
            yield f'<blockquote lang="{citation.language}">{escape(citation.quote)}</blockquote>'
            yield f"<p><small>{escape(_where(pack, citation))}</small></p>"


def _program_version() -> str:
    try:
        return version("yinju")
    except PackageNotFoundError:
        return "unknown"
