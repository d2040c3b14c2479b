"""The plain routes beside the page: health, a document, the REST reference, scripts, styles."""

from typing import Annotated, Any

from fastapi import FastAPI, Query, Request
from fastapi.responses import HTMLResponse, Response

from index.errors import DocumentNotFound
from qa.assistant import Assistant
from qa.ui.document import document_page, notice_page, parse_mark
from qa.ui.labels import label
from qa.ui.locale import locale_of
from qa.ui.reference import reference_page
from qa.ui.static import static_files


def add_plain_routes(app: FastAPI, assistant: Assistant) -> None:
    """Add the routes that need no script of the page."""

    @app.get("/healthz", include_in_schema=False)
    def health() -> dict[str, Any]:
        return {"status": "ok", "documents": assistant.library.document_count()}

    @app.get("/api/", include_in_schema=False)
    def reference() -> HTMLResponse:
        return HTMLResponse(reference_page(app.openapi()))

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str, v: Annotated[str, Query(max_length=24)] = "") -> Response:
        file = static_files().get(name)
        if file is None:
            return Response(status_code=404)
        headers = {"Cache-Control": file.caching(v)}
        return Response(file.content, media_type=file.media_type, headers=headers)

    @app.get("/doc/{doc_id}", include_in_schema=False)
    def document(
        doc_id: str, request: Request, mark: Annotated[str, Query(max_length=24)] = ""
    ) -> HTMLResponse:
        locale = locale_of(request)
        try:
            found = assistant.library.document(doc_id)
        except DocumentNotFound:
            return HTMLResponse(notice_page(label("document_missing", locale), locale), 404)
        span = parse_mark(mark, len(found.text))
        return HTMLResponse(document_page(found, assistant.library.sentences(doc_id), span, locale))
