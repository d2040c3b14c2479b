"""What goes wrong behind the doors, as HTTP: a status to act on, one sentence in one's language."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.requests import HTTPConnection
from starlette.types import Scope

from index.errors import (
    DocumentNotFound,
    InputError,
    LibraryBusy,
    ModelFailed,
    VectorStoreFailed,
    YinjuError,
)
from qa.messages import Wording
from qa.told import told, wording_of_text
from qa.ui.document import notice_page
from qa.ui.locale import WORDINGS, locale_of

# the first that fits decides
_STATUS: Final = (
    (DocumentNotFound, 404),
    (InputError, 422),
    (LibraryBusy, 409),
    (ModelFailed, 502),
    (VectorStoreFailed, 503),
    (YinjuError, 500),
)
# what pydantic finds wrong with a field, by its name for it
_MISFITS: Final = {
    "missing": "“{field}” is missing",
    "string_type": "“{field}” needs to be text",
    "int_type": "“{field}” needs to be a whole number",
    "int_parsing": "“{field}” needs to be a whole number",
    "int_from_float": "“{field}” needs to be a whole number",
    "bool_type": "“{field}” needs to be true or false",
    "bool_parsing": "“{field}” needs to be true or false",
    "greater_than_equal": "“{field}” needs to be at least {ge}",
    "less_than_equal": "“{field}” can be at most {le}",
    "too_short": "“{field}” needs at least {min_length} of its kind",
    "too_long": "“{field}” can hold at most {max_length} of its kind",
    "string_too_short": "“{field}” needs at least {min_length} characters",
    "string_too_long": "“{field}” can hold at most {max_length} characters",
    "json_invalid": "the body is not JSON: {error}",
    "model_attributes_type": "the body needs to be a JSON object",
}


def add_problem_answers(app: FastAPI) -> None:
    """Answer whatever is refused or fails with its status and one sentence under ``detail``."""

    @app.exception_handler(YinjuError)
    async def failed(request: Request, error: YinjuError) -> Response:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return problem(request.scope, status, str(error))

    @app.exception_handler(AnyHTTPException)
    async def refused(request: Request, error: AnyHTTPException) -> Response:
        answer = problem(request.scope, error.status_code, str(error.detail))
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    async def misfit(request: Request, error: RequestValidationError) -> Response:
        wording = wording_of_text(_texts(error.body))
        return problem(request.scope, 422, _misfit(error.errors()), wording)


def problem(scope: Scope, status: int, sentence: str, wording: Wording | None = None) -> Response:
    """Return the answer to a refused request, in ``wording`` or what the request prefers.

    A person who followed a link gets a page to read, a program JSON.
    """
    request = HTTPConnection(scope)
    locale = locale_of(request)
    if "text/html" in request.headers.get("accept", ""):
        root, said = f"{scope.get('root_path', '')}/", told(sentence, WORDINGS[locale])
        return HTMLResponse(notice_page(said[:1].upper() + said[1:], locale, root), status)
    return JSONResponse({"detail": told(sentence, wording or WORDINGS[locale])}, status)


@contextmanager
def asked_in(text: str) -> Iterator[None]:
    """Refuse what the block refuses in the language of ``text``, when that is Chinese."""
    try:
        yield
    except InputError as error:
        wording = wording_of_text(text)
        if wording is None:
            raise
        raise HTTPException(422, told(str(error), wording)) from error


def _misfit(errors: Sequence[Mapping[str, Any]]) -> str:
    """Return the first misfit of a body in one sentence."""
    first: Mapping[str, Any] = errors[0] if errors else {"type": "", "loc": (), "msg": ""}
    field = ".".join(str(part) for part in first["loc"][1:] if not str(part).startswith("["))
    values = {"field": field or "body", "error": first["msg"]} | dict(first.get("ctx") or {})
    return _MISFITS.get(first["type"], "“{field}” does not fit: {error}").format(**values)


def _texts(body: Any) -> str:
    """Return the texts that stand at the top of a body, to tell its writer's language."""
    values = body.values() if isinstance(body, Mapping) else ()
    return " ".join(value[:2_000] for value in values if isinstance(value, str))
