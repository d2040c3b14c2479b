"""A model over real HTTP: its words, its failures, and its key that shows nowhere."""

import gc
import logging
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from index.errors import ModelFailed, SettingsError
from qa.answerers.models import REPLY_CHARS, ChatModel, open_model
from qa.settings import ModelSettings

KEY = "sk-very-secret-1234567890"


def opened(scripted: Any, timeout_seconds: float) -> ChatModel:
    return open_model(
        ModelSettings(
            llm="openai:scripted",
            llm_base_url=f"{scripted.address}/v1",
            llm_api_key=KEY,
            llm_timeout_seconds=timeout_seconds,
            llm_retries=1,
        )
    )


@pytest.fixture(scope="module")
def model(scripted_process: Any) -> Iterator[ChatModel]:
    model = opened(scripted_process, 20)
    yield model
    model.close()


def test_the_model_reads_both_messages_at_temperature_nought(
    scripted: Any, model: ChatModel
) -> None:
    scripted.script({"text": "well, 好"})
    assert model.write("rules", "question") == "well, 好"
    (request,) = scripted.requests
    assert request["body"]["temperature"] == 0.0
    assert [message["role"] for message in request["body"]["messages"]] == ["system", "user"]
    assert request["authorization"] == f"Bearer {KEY}"


def test_a_server_that_does_not_stream_is_asked_again_without(
    scripted: Any, model: ChatModel
) -> None:
    scripted.script({"text": "all at once", "whole": True})
    assert model.write("rules", "question") == "all at once"


@pytest.mark.parametrize(
    "first", [{"status": 429}, {"status": 500}, {"status": 503}, {"text": "half of it", "cut": 1}]
)
def test_a_failure_that_may_pass_is_tried_again(
    scripted: Any, model: ChatModel, first: dict[str, Any]
) -> None:
    scripted.script(first, {"text": "now"})
    assert model.write("rules", "question") == "now"


@pytest.mark.parametrize(
    ("step", "sentence", "calls"),
    [
        ({"status": 401}, "refused the key", 1),
        ({"status": 404}, "is not known to the server", 1),
        ({"status": 400}, "failed (status 400)", 1),
        ({"status": 429}, "is busy or its quota is used up (status 429)", 2),
        ({"status": 500}, "failed (status 500)", 2),
        ({"text": "never to the end", "cut": 1}, "broke off", 2),
        ({"raw": "<html>no model here</html>"}, "answered in a form that cannot be read", 2),
        ({"raw": '{"choices": null}'}, "answered in a form that cannot be read", 2),
        ({"status": 429, "retry_after": "3600"}, "is busy", 1),
    ],
)
def test_a_failure_is_one_sentence(
    scripted: Any, model: ChatModel, step: dict[str, Any], sentence: str, calls: int
) -> None:
    scripted.script(step)
    with pytest.raises(ModelFailed) as caught:
        model.write("rules", "question")
    text = str(caught.value)
    assert sentence in text
    assert text.startswith("The language model openai:scripted")
    assert "\n" not in text
    assert len(scripted.requests) == calls


@pytest.mark.parametrize(
    "step", [{"text": "late", "delay": 60}, {"text": "slow" * 99, "drip": 0.2}]
)
def test_an_answer_has_one_time_limit(scripted: Any, step: dict[str, Any]) -> None:
    scripted.script(step)
    hurried = opened(scripted, 0.8)
    started = time.monotonic()
    with pytest.raises(ModelFailed, match=r"did not finish within 0\.8 seconds"):
        hurried.write("rules", "question")
    assert time.monotonic() - started < 30
    hurried.close()


def test_an_endless_answer_is_cut(scripted: Any, model: ChatModel) -> None:
    scripted.script({"text": "x" * 30_000})
    assert len(model.write("rules", "question")) == REPLY_CHARS


def test_a_server_that_is_not_there() -> None:
    gone = open_model(
        ModelSettings(llm="openai:m", llm_base_url="http://127.0.0.1:9/v1", llm_retries=0)
    )
    with pytest.raises(ModelFailed, match="could not be reached"):
        gone.write("rules", "question")
    gone.close()


def test_a_reply_that_is_cut_is_closed_at_once(scripted: Any, model: ChatModel) -> None:
    """Not by the garbage collector, which may come while the lock of the connections is held."""
    scripted.script({"text": "word " * REPLY_CHARS})
    gc.disable()
    try:
        model.write("rules", "question")
        replies = [one for one in gc.get_objects() if isinstance(one, httpx.Response)]
        assert replies
        assert all(reply.is_closed for reply in replies)
    finally:
        gc.enable()


def test_the_key_shows_nowhere(
    scripted: Any, model: ChatModel, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in repr, not in what tracing sees, not in logs, not in an error's chain."""
    from llama_index.core.instrumentation import get_dispatcher
    from llama_index.core.instrumentation.event_handlers import BaseEventHandler

    seen: list[str] = []

    class Listener(BaseEventHandler):
        def handle(self, event: Any, **_: Any) -> None:
            seen.append(repr(event.model_dump()))

    dispatcher = get_dispatcher()
    dispatcher.add_event_handler(Listener())
    caplog.set_level(logging.DEBUG)
    scripted.script({"text": "fine"}, {"status": 401})
    try:
        model.write("rules", "question")
        with pytest.raises(ModelFailed) as caught:
            model.write("rules", "question")
    finally:
        dispatcher.event_handlers.pop()
    assert seen
    shown = [repr(model), repr(model.llm), str(model.llm.to_dict()), caplog.text, *seen]
    assert not any(KEY in text for text in shown)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gpt-4o", "anthropic:MODEL, ollama:MODEL, openai:MODEL"),
        ("parrot:polly", "parrot:polly"),
        ("openai:", "names no model"),
    ],
)
def test_a_name_that_cannot_work_prints_those_that_can(name: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        open_model(ModelSettings(llm=name))


def test_an_address_needs_a_scheme() -> None:
    with pytest.raises(SettingsError, match="YINJU_LLM_BASE_URL is 'localhost:8000'"):
        open_model(ModelSettings(llm="openai:m", llm_base_url="localhost:8000"))
