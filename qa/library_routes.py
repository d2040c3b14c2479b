"""The REST door to the documents: list, show, add, follow the indexing, remove and undo."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, HTTPException, UploadFile

from index.errors import DocumentNotFound, InputError
from index.library import Library
from index.types import Document
from qa.contract import document_json
from qa.ui.document import html_language
from qa.uploads import Uploads

_MOST_FILES = 200


def document_routes(library: Library, uploads: Uploads) -> APIRouter:
    """Return the routes that list and show documents."""
    routes = APIRouter(prefix="/api", tags=["documents"])

    @routes.get("/docs", summary="List the documents")
    def documents() -> list[dict[str, Any]]:
        return [_shown(document, library, uploads) for document in library.documents()]

    @routes.get("/docs/{doc_id}", summary="Show a document: its text as offsets count it")
    def document(doc_id: str) -> dict[str, Any]:
        found = _refusing(library.document, doc_id)
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
        return _shown(found, library, uploads) | {"text": found.text, "sentences": sentences}

    return routes


def library_routes(library: Library, uploads: Uploads) -> APIRouter:
    """Return the routes that change the library; 403 when the settings forbid uploads."""

    def allowed() -> None:
        if not uploads.allowed:
            raise HTTPException(403, "adding and removing documents is switched off here")

    routes = APIRouter(prefix="/api", dependencies=[Depends(allowed)], tags=["library"])

    @routes.post("/docs", summary="Add files; they are indexed by another process")
    def add(files: Annotated[list[UploadFile], File(max_length=_MOST_FILES)]) -> dict[str, Any]:
        names = [_refusing(uploads.add, file.filename or "", file.file.read()) for file in files]
        return {"files": names, "job": asdict(uploads.start())}

    @routes.get("/job", summary="How far the indexing has come")
    def job() -> dict[str, Any]:
        return asdict(uploads.job())

    @routes.post("/job/cancel", summary="Stop the indexing; what is done is kept")
    def cancel() -> dict[str, Any]:
        uploads.cancel()
        return asdict(uploads.job())

    @routes.delete("/docs/{doc_id}", summary="Remove a document that was added here")
    def remove(doc_id: str) -> dict[str, Any]:
        document = _refusing(library.document, doc_id)
        _refusing(uploads.remove, document)
        return {"file": document.file, "job": asdict(uploads.start())}

    @routes.post("/removed/{file}", summary="Bring a removed document back")
    def restore(file: str) -> dict[str, Any]:
        _refusing(uploads.restore, file)
        return {"file": file, "job": asdict(uploads.start())}

    return routes


def _shown(document: Document, library: Library, uploads: Uploads) -> dict[str, Any]:
    return document_json(document) | {
        "lang": html_language(document),
        "removable": uploads.allowed and uploads.holds(document),
        "counterparts": list(library.counterparts(document.doc_id)),
    }


def _refusing(act: Any, *arguments: Any) -> Any:
    """Call ``act``; what it refuses becomes the fitting HTTP status."""
    try:
        return act(*arguments)
    except DocumentNotFound as error:
        raise HTTPException(404, str(error)) from error
    except InputError as error:
        raise HTTPException(422, str(error)) from error
