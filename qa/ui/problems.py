"""What goes wrong behind the REST door, as HTTP: a status to act on, and one sentence."""

from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from index.errors import (
    DocumentNotFound,
    InputError,
    LibraryBusy,
    ModelFailed,
    VectorStoreFailed,
    YinjuError,
)

# the first that fits decides
_STATUS: Final = (
    (DocumentNotFound, 404),
    (InputError, 422),
    (LibraryBusy, 409),
    (ModelFailed, 502),
    (VectorStoreFailed, 503),
    (YinjuError, 500),
)


def add_problem_answers(app: FastAPI) -> None:
    """Answer each error of the project's tree with its status and its message."""

    async def tell(_request: Request, error: Exception) -> JSONResponse:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return JSONResponse({"detail": str(error)}, status)

    app.add_exception_handler(YinjuError, tell)
