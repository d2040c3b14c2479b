"""A conversation with its sources to take away: Markdown, a web page, an evidence pack (JSON)."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from typing import Final, Literal

from qa.contract import answer_json
from qa.messages import Wording, phrase
from qa.render import decision_text, escaped_markdown
from qa.types import Answer, Citation

ExportFormat = Literal["md", "html", "json"]
MEDIA_TYPES: Final[dict[ExportFormat, str]] = {
    "md": "text/markdown",
    "html": "text/html",
    "json": "application/json",
}
_STYLE: Final = (
    "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:17px/1.8 system-ui,sans-serif}"
    "blockquote{margin:.3rem 0 1rem;padding-left:.8rem;border-left:3px solid #bbb}"
    "small{color:#555;overflow-wrap:anywhere}"
)


def export_conversation(
    answers: Sequence[Answer], kind: ExportFormat, wording: Wording = "en"
) -> str:
    """Return the conversation in the wanted format; headings and remarks in the reader's words."""
    title = phrase("export_title", wording)
    if kind == "json":
        made = datetime.now(UTC).isoformat(timespec="seconds")
        pack = {"title": title, "made": made, "answers": [answer_json(a) for a in answers]}
        return json.dumps(pack, ensure_ascii=False, indent=2) + "\n"
    if kind == "html":
        body = "\n".join(_html(answers, wording))
        return html_page(title, "", body, wording)
    return "\n".join([f"# {title}", "", *_markdown(answers, wording)])


def html_page(title: str, head: str, body: str, wording: Wording) -> str:
    """Return a page that stands for itself; ``head`` and ``body`` are HTML, the title is text."""
    lang = {"en": "en", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}[wording]
    return (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style>{head}</head>\n"
        f"<body>\n<h1>{escape(title)}</h1>\n{body}\n</body></html>\n"
    )


def source_line(citation: Citation, wording: Wording) -> str:
    """Return where a quotation stands: title, publisher, date, address or file, page."""
    where = citation.url or citation.file
    date = citation.published
    if date and "published" in citation.inferred:
        date = phrase("export_inferred", wording, date=date)
    page = phrase("page", wording, page=citation.page) if citation.page else ""
    parts = (citation.title, citation.publisher, date, where, page)
    return " · ".join(part for part in parts if part)


def _statements(answer: Answer) -> list[str]:
    if not answer.statements:
        return [answer.text]
    lead = decision_text(answer)
    lines = [lead] if lead else []
    for statement in answer.statements:
        lines.append(statement.text + "".join(f" [{n}]" for n in statement.citations))
    return lines


def _markdown(answers: Sequence[Answer], wording: Wording) -> Iterator[str]:
    for answer in answers:
        yield f"## {escaped_markdown(answer.question)}\n"
        for line in _statements(answer):
            yield f"{escaped_markdown(line)}\n"
        if answer.citations:
            yield f"### {phrase('export_references', wording)}\n"
        for citation in answer.citations:
            yield f"[{citation.n}] {escaped_markdown(source_line(citation, wording))}\n"
            yield f"> {escaped_markdown(citation.quote)}\n"


def _html(answers: Sequence[Answer], wording: Wording) -> Iterator[str]:
    for answer in answers:
        yield f"<h2>{escape(answer.question)}</h2>"
        for line in _statements(answer):
            yield f"<p>{escape(line)}</p>"
        if answer.citations:
            yield f"<h3>{escape(phrase('export_references', wording))}</h3>"
        for citation in answer.citations:
            yield f"<p>[{citation.n}] <small>{escape(source_line(citation, wording))}</small></p>"
            yield f'<blockquote lang="{citation.language}">{escape(citation.quote)}</blockquote>'
