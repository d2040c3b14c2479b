"""The REST door: the contract's JSON over HTTP."""

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, UploadFile
from pydantic import BaseModel, Field

from index.errors import InputError
from qa.assistant import RECALLED, Assistant
from qa.claims.drafts import read_draft
from qa.contract import answer_json, checks_json, search_json
from qa.gloss import glossed_words
from qa.limits import check_query
from qa.service.throttle import Throttle, client_of
from qa.service.uploads import safe_name
from qa.settings import LimitSettings
from qa.ui.problems import asked_in


class Ask(BaseModel):
    """A question, in Chinese or English; ``turns`` are the questions asked before it."""

    question: str
    turns: Annotated[list[str], Field(max_length=50)] = []
    id: str | int | None = None


class Search(BaseModel):
    """What to look for, and how many results at most."""

    query: str
    k: Annotated[int, Field(ge=1, le=100)] = 10
    id: str | int | None = None


class Check(BaseModel):
    """A claim or a draft to check line by line."""

    text: str
    id: str | int | None = None


def rest_routes(assistant: Assistant, limits: LimitSettings, throttle: Throttle) -> APIRouter:
    """Return the routes under ``/api``; bodies beyond the limits are refused with 422."""
    routes = APIRouter(prefix="/api", dependencies=[Depends(_throttled(throttle))])

    @routes.post("/ask", summary="Answer a question, each statement with its source")
    def ask(body: Ask, request: Request) -> dict[str, Any]:
        throttle.charge(client_of(request.scope), len(body.turns[-RECALLED:]))
        answer = assistant.ask(body.question, assistant.recall(body.turns))
        return _named(body.id) | answer_json(answer)

    @routes.post("/search", summary="Find the passages nearest to a query")
    def search(body: Search) -> dict[str, Any]:
        with asked_in(body.query):
            query = check_query(body.query, limits.question_chars)
        return _named(body.id) | search_json(assistant.search(query, body.k))

    @routes.post("/check", summary="Check a claim or a draft, with quotations for and against")
    def check(body: Check) -> dict[str, Any]:
        with asked_in(body.text):
            return _named(body.id) | checks_json(assistant.check(body.text), single=True)

    @routes.post("/draft", summary="Read the text of a draft from a file, to be checked")
    def draft(file: UploadFile) -> dict[str, Any]:
        data = file.file.read(limits.upload_bytes + 1)
        if len(data) > limits.upload_bytes:
            raise HTTPException(413, f"a draft of at most {limits.upload_bytes} bytes can be read")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / safe_name(file.filename or "")
            path.write_bytes(data)
            try:
                return {"text": read_draft(path, assistant.settings.index)}
            except InputError as error:
                raise HTTPException(422, str(error).replace(f"{folder}/", "")) from error

    @routes.get("/gloss", summary="The words of a Chinese text with pinyin and dictionary gloss")
    def gloss(text: Annotated[str, Query(min_length=1, max_length=2_000)]) -> list[dict[str, Any]]:
        return [asdict(word) for word in glossed_words(text)]

    return routes


def _throttled(throttle: Throttle) -> Callable[[Request], None]:
    def take(request: Request) -> None:
        if request.method == "POST" and not throttle.allow(client_of(request.scope)):
            raise HTTPException(429, "too many requests; wait a minute")

    return take


def _named(given: str | int | None) -> dict[str, Any]:
    return {} if given is None else {"id": given}
