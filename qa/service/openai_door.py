"""An OpenAI-compatible door: ``POST /v1/chat/completions``, citations in the text and beside it."""

import json
import secrets
import time
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from qa.assistant import RECALLED, Assistant
from qa.contract import answer_json
from qa.render import render_text
from qa.service.throttle import Throttle, client_of

MODEL: Final = "yinju"


class Part(BaseModel):
    """One part of a message; only text is read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """One message of the conversation."""

    role: Literal["system", "developer", "user", "assistant", "tool"]
    content: str | list[Part] | None = None


class Completion(BaseModel):
    """What is asked; fields of other models are accepted and left unused."""

    messages: Annotated[list[Message], Field(min_length=1, max_length=200)]
    model: str = MODEL
    stream: bool = False


def openai_routes(assistant: Assistant, throttle: Throttle) -> APIRouter:
    """Return the routes under ``/v1``: the last message of the user is the question, those before
    it are what a follow-up stands on."""
    routes = APIRouter(prefix="/v1", tags=["openai"])

    @routes.get("/models", summary="The one model there is")
    def models() -> dict[str, Any]:
        return {"object": "list", "data": [{"id": MODEL, "object": "model", "owned_by": MODEL}]}

    @routes.post("/chat/completions", summary="Answer the last message of the user")
    def complete(body: Completion, request: Request) -> Response:
        client = client_of(request.scope)
        if not throttle.allow(client):
            raise HTTPException(429, "too many requests; wait a minute")
        *earlier, question = _questions(body)
        throttle.charge(client, len(earlier[-RECALLED:]))
        answer = assistant.ask(question, assistant.recall(earlier))
        head = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time())}
        head |= {"model": MODEL}
        text, extension = render_text(answer), {"yinju": answer_json(answer)}
        if body.stream:
            return StreamingResponse(_stream(head, text, extension), media_type="text/event-stream")
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}
        whole = head | {"object": "chat.completion", "choices": [choice], "usage": usage}
        return JSONResponse(whole | extension)

    return routes


def _questions(body: Completion) -> list[str]:
    """What the user said in the conversation, the question last."""
    said = [message.content or "" for message in body.messages if message.role == "user"]
    if not said:
        raise HTTPException(422, "there is no message of the user")
    return [
        content if isinstance(content, str) else "".join(part.text for part in content)
        for content in said
    ]


def _stream(head: dict[str, Any], text: str, extension: dict[str, Any]) -> Iterator[str]:
    """Yield the answer line by line; the last chunk carries the citations."""
    head = head | {"object": "chat.completion.chunk"}
    first = True
    for line in text.splitlines(keepends=True):
        delta = {"role": "assistant", "content": line} if first else {"content": line}
        first = False
        yield _event(head | {"choices": [{"index": 0, "delta": delta, "finish_reason": None}]})
    last = {"index": 0, "delta": {}, "finish_reason": "stop"}
    yield _event(head | {"choices": [last]} | extension)
    yield "data: [DONE]\n\n"


def _event(value: dict[str, Any]) -> str:
    return f"data: {json.dumps(value, ensure_ascii=False)}\n\n"
