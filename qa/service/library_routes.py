"""The REST door to the documents: list, show, add, follow the indexing, remove and undo."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, HTTPException, Query, UploadFile

from index.library import Library
from index.types import Document
from qa.contract import document_json
from qa.service.uploads import Job, Uploads
from qa.told import told
from qa.ui.document import html_language
from qa.ui.locale import WORDINGS, parse_locale

_MOST_FILES = 200
Lang = Annotated[
    str, Query(max_length=40, description="en, zh-Hans or zh-Hant: what a reader reads")
]


def document_routes(library: Library, uploads: Uploads) -> APIRouter:
    """Return the routes that list and show documents."""
    routes = APIRouter(prefix="/api", tags=["documents"])

    @routes.get("/docs", summary="List the documents")
    def documents(lang: Lang = "") -> list[dict[str, Any]]:
        return [_shown(document, library, uploads, lang) for document in library.documents()]

    @routes.get("/docs/{doc_id}", summary="Show a document: its text as offsets count it")
    def document(doc_id: str, lang: Lang = "") -> dict[str, Any]:
        found = library.document(doc_id)
        sentences = [
            {
                "start": sentence.start,
                "end": sentence.end,
                "paragraph": sentence.paragraph,
                "kind": sentence.kind,
                "section": sentence.section,
                "speaker": sentence.speaker,
            }
            for sentence in library.sentences(doc_id)
        ]
        return _shown(found, library, uploads, lang) | {"text": found.text, "sentences": sentences}

    return routes


def library_routes(library: Library, uploads: Uploads) -> APIRouter:
    """Return the routes that change the library; 403 when the settings forbid uploads."""

    def allowed() -> None:
        if not uploads.allowed:
            raise HTTPException(403, "adding and removing documents is switched off here")

    routes = APIRouter(prefix="/api", dependencies=[Depends(allowed)], tags=["library"])

    @routes.post("/docs", summary="Add files; they are indexed by another process")
    def add(
        files: Annotated[list[UploadFile], File(max_length=_MOST_FILES)], lang: Lang = ""
    ) -> dict[str, Any]:
        names = [uploads.add(file.filename or "", file.file.read()) for file in files]
        return {"files": names, "job": _job(uploads.start(), lang)}

    @routes.get("/job", summary="How far the indexing has come")
    def job(lang: Lang = "") -> dict[str, Any]:
        return _job(uploads.job(), lang)

    @routes.post("/job/cancel", summary="Stop the indexing; what is done is kept")
    def cancel(lang: Lang = "") -> dict[str, Any]:
        uploads.cancel()
        return _job(uploads.job(), lang)

    @routes.delete("/docs/{doc_id}", summary="Remove a document that was added here")
    def remove(doc_id: str, lang: Lang = "") -> dict[str, Any]:
        document = library.document(doc_id)
        uploads.remove(document)
        return {"file": document.file, "job": _job(uploads.start(), lang)}

    @routes.post("/removed/{file}", summary="Bring a removed document back")
    def restore(file: str, lang: Lang = "") -> dict[str, Any]:
        uploads.restore(file)
        return {"file": file, "job": _job(uploads.start(), lang)}

    return routes


def _shown(document: Document, library: Library, uploads: Uploads, lang: str) -> dict[str, Any]:
    about = document_json(document)
    return about | {
        "warnings": [_told(warning, lang) for warning in about["warnings"]],
        "lang": html_language(document),
        "removable": uploads.allowed and uploads.holds(document),
        "counterparts": list(library.counterparts(document.doc_id)),
    }


def _job(job: Job, lang: str) -> dict[str, Any]:
    files = [
        file
        | {
            "reason": file["reason"] and _told(file["reason"], lang),
            "warnings": [_told(warning, lang) for warning in file["warnings"]],
        }
        for file in job.files
    ]
    error = job.error and _told(job.error, lang)
    return asdict(job) | {"files": files, "error": error}


def _told(sentence: str, lang: str) -> str:
    """Return what the engine says as a reader of ``lang`` is told it; without one, as it is."""
    locale = parse_locale(lang)
    return told(sentence, WORDINGS[locale]) if locale else sentence
