"""The JSON of the command line, the REST door and the evaluation runs, letter for letter."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from index.types import BuildReport, Document
from qa.claims.splitting import is_checkable
from qa.types import Answer, Citation, ClaimCheck, ClaimVerdict, Conflict, SearchResults


def answer_json(answer: Answer) -> dict[str, Any]:
    """Return an answer as the JSON contract has it."""
    return {
        "question": answer.question,
        "language": answer.language,
        "script": answer.script,
        "outcome": answer.outcome,
        "reason": answer.reason,
        "answer": answer.text,
        "mode": answer.mode,
        "statements": [
            {
                "text": statement.text,
                "citations": list(statement.citations),
                "support": statement.support,
                "note": statement.note,
            }
            for statement in answer.statements
        ],
        "citations": [citation_json(citation) for citation in answer.citations],
        "conflicts": [conflict_json(conflict) for conflict in answer.conflicts],
        "nearest": [citation_json(citation) for citation in answer.nearest],
        "timings_ms": {stage: round(ms, 2) for stage, ms in answer.timings_ms.items()},
    }


def conflict_json(conflict: Conflict) -> dict[str, Any]:
    """Return what sources differ about, the numbers of their citations, and which is dated last."""
    return {
        "about": conflict.about,
        "citations": list(conflict.citations),
        "newest": conflict.newest,
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return a citation; ``show(doc_id).text[start:end] == quote`` always holds."""
    counterpart = citation.counterpart
    return {
        "n": citation.n,
        "doc_id": citation.doc_id,
        "file": citation.file,
        "title": citation.title,
        "publisher": citation.publisher,
        "published": citation.published,
        "language": citation.language,
        "url": citation.url,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "before": citation.before,
        "after": citation.after,
        "page": citation.page,
        "section": citation.section,
        "speaker": citation.speaker,
        "inferred": dict(citation.inferred),
        "counterpart": counterpart
        and {
            "doc_id": counterpart.doc_id,
            "start": counterpart.start,
            "end": counterpart.end,
            "quote": counterpart.quote,
            "language": counterpart.language,
        },
    }


def search_json(found: SearchResults) -> dict[str, Any]:
    """Return what a search found."""
    return {
        "query": found.query,
        "results": [
            {
                "file": result.file,
                "doc_id": result.doc_id,
                "chunk_id": result.chunk_id,
                "start": result.start,
                "end": result.end,
                "score": round(result.score, 6),
                "text": result.text,
                "language": result.language,
            }
            for result in found
        ],
        "ms": round(found.ms, 3),
    }


def checks_json(checks: Sequence[ClaimCheck], *, single: bool = False) -> dict[str, Any]:
    """Return the verdicts; with ``single`` the verdict on the whole text stands at the top too."""
    claims = [
        {
            "text": check.claim.text,
            "start": check.claim.start,
            "end": check.claim.end,
            "verdict": check.verdict,
            "citations": [citation_json(citation) for citation in check.citations],
            "why": check.why,
            "against": list(check.against),
            "superseded": list(check.superseded),
            "independent_sources": check.sources,
        }
        for check in checks
    ]
    if single and checks:
        cited = list({(c.doc_id, c.start): c for check in checks for c in check.citations}.values())
        citations = [citation_json(replace(c, n=n)) for n, c in enumerate(cited, start=1)]
        # a greeting beside a fact takes nothing from it
        stated = [check for check in checks if is_checkable(check.claim.text)] or checks
        verdict = overall_verdict([check.verdict for check in stated])
        return {"verdict": verdict, "citations": citations, "claims": claims}
    return {"claims": claims}


def overall_verdict(verdicts: Sequence[ClaimVerdict]) -> ClaimVerdict:
    """The verdict on a text of several claims: one that is contradicted decides, then a gap."""
    if len(set(verdicts)) == 1:
        return verdicts[0]
    if "contradicted" in verdicts:
        return "contradicted"
    return "partly" if {"supported", "partly"} & set(verdicts) else "not_found"


def document_json(document: Document) -> dict[str, Any]:
    """Return what is known about a document, without its text."""
    about = document.metadata
    return {
        "doc_id": document.doc_id,
        "file": document.file,
        "title": about.title,
        "publisher": about.publisher,
        "published": about.published,
        "url": about.url,
        "language": document.language,
        "script": document.script,
        "characters": len(document.text),
        "encoding": document.encoding,
        "inferred": dict(about.inferred),
        "notes": about.notes,
        "warnings": list(document.warnings),
        "sha256": document.source_sha256,
    }


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return what an indexing run did, file by file."""
    return {
        "summary": report.summary,
        "files": [
            {
                "file": file.file,
                "status": file.status,
                "doc_id": file.doc_id,
                "reason": file.reason,
                "warnings": list(file.warnings),
                "details": dict(file.details),
            }
            for file in report.files
        ],
    }
