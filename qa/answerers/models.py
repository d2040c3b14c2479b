"""One configured language model, any that LlamaIndex knows: two messages in, text out.

Every failure of a provider leaves here as one ``ModelFailed`` sentence, without the provider's own
words: some providers repeat the key in them.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import httpx

from index.errors import ModelFailed, SettingsError
from index.providers import MASKED_KEY, KeyedClient, choose, not_installed
from qa.settings import ModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

OPENAI_ADDRESS = "https://api.openai.com/v1"
OLLAMA_ADDRESS = "http://127.0.0.1:11434"
CONTEXT_WINDOW = 32_000
REPLY_TOKENS = 4_000
REPLY_CHARS = 20_000
FIRST_PAUSE_SECONDS = 0.5
PASSING_STATUS = frozenset({408, 409, 425, 429})

# What an answer that breaks its own protocol raises inside a provider's library.
NONSENSE = (TypeError, AttributeError, LookupError, ValueError)


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A language model ready to write, with what can go wrong on the way to it.

    ``name`` is shown in errors; ``errors`` are what the provider's library raises;
    ``limit`` returns the arguments of a call that may take so many seconds;
    ``client`` is closed with the model.
    """

    name: str
    llm: "LLM"
    errors: tuple[type[Exception], ...]
    timeout_seconds: float = 60.0
    retries: int = 2
    limit: Callable[[float], Mapping[str, Any]] = field(default=lambda _seconds: {}, repr=False)
    client: httpx.Client | None = field(default=None, repr=False)

    def write(self, system: str, user: str) -> str:
        """Return what the model writes to these two messages.

        Tries again after a pause (twice as long each time, or as long as the server asks) when the
        server is busy, failing or gone, while the time for the whole answer lasts. Raises
        ``ModelFailed``.
        """
        deadline = time.monotonic() + self.timeout_seconds
        failures: tuple[type[Exception], ...] = (*self.errors, httpx.HTTPError, OSError, *NONSENSE)
        tries = 0
        while True:
            try:
                return self._write_once(system, user, deadline)
            except failures as error:
                pause = max(FIRST_PAUSE_SECONDS * 2**tries, _asked_pause(error))
                tries += 1
                in_time = time.monotonic() + pause < deadline
                if tries > self.retries or not in_time or not _may_pass(error):
                    # `from None`: the provider's words may hold the key and must reach no log.
                    raise ModelFailed(self._sentence(error, tries)) from None
            time.sleep(pause)

    def close(self) -> None:
        """Close the connections to the provider."""
        if self.client is not None:
            self.client.close()

    def _write_once(self, system: str, user: str, deadline: float) -> str:
        """Return the whole reply; its pieces are counted and timed as they come."""
        # llama_index takes seconds to import and is loaded by now: the model is one of its classes
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=user),
        ]
        pieces: list[str] = []
        for piece in self._pieces(messages, deadline):
            pieces.append(piece)
            if time.monotonic() > deadline:
                raise TimeoutError
            if sum(map(len, pieces)) > REPLY_CHARS:
                break
        return "".join(pieces)

    def _pieces(self, messages: list[Any], deadline: float) -> Iterator[str]:
        """Yield the reply as it is streamed, or at once from a server that does not stream."""
        came = False
        for part in self.llm.stream_chat(messages, **self.limit(_left(deadline))):
            came = True
            yield part.delta or ""
        if not came:
            whole = self.llm.chat(messages, **self.limit(_left(deadline)))
            yield whole.message.content or ""

    def _sentence(self, error: Exception, tries: int) -> str:
        """Return what went wrong and what to do, in one sentence of our own words."""
        tried = f" (tried {tries} times)" if tries > 1 else ""
        return f"The language model {self.name} {_what_failed(error, self.timeout_seconds)}{tried}"


def _left(deadline: float) -> float:
    """Return the seconds until the deadline; raises ``TimeoutError`` when none are left."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status >= 400 else None


def _may_pass(error: Exception) -> bool:
    """Return whether trying again may help: a busy or failing server, a lost connection."""
    status = _status(error)
    if status is not None:
        return status in PASSING_STATUS or status >= 500
    return not isinstance(error, NONSENSE)


def _asked_pause(error: Exception) -> float:
    """Return the seconds a server asks to wait (Retry-After), 0 when it does not."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    asked = str(headers.get("retry-after", "")).strip()
    return float(asked) if asked.isdecimal() else 0.0


def _what_failed(error: Exception, timeout_seconds: float) -> str:
    status = _status(error)
    if status in (401, 403):
        return f"refused the key (status {status}); check YINJU_LLM_API_KEY"
    if status == 404:
        return "is not known to the server (status 404); check YINJU_LLM and YINJU_LLM_BASE_URL"
    if status == 429:
        return "is busy or its quota is used up (status 429); try again later"
    if status is not None:
        return f"failed (status {status}); see the server's log"
    if isinstance(error, TimeoutError) or "timeout" in type(error).__name__.lower():
        return f"did not finish within {timeout_seconds:g} seconds; see YINJU_LLM_TIMEOUT_SECONDS"
    if isinstance(error, NONSENSE):
        return "answered in a form that cannot be read; check that the server speaks this protocol"
    return "could not be reached, or broke off; check YINJU_LLM_BASE_URL"


def open_model(settings: ModelSettings) -> ChatModel:
    """Return the model that ``YINJU_LLM`` names, without calling it yet.

    Raises ``SettingsError`` when the backend is unknown, not installed or wrongly addressed.
    """
    factory, model = choose("YINJU_LLM", settings.llm or "", BACKENDS)
    address = settings.llm_base_url
    if address is not None and not address.startswith(("http://", "https://")):
        raise SettingsError(
            f"YINJU_LLM_BASE_URL is {address!r}; it starts with http:// or https://"
        )
    return factory(model, settings)


def _open_openai(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model behind any server that speaks the OpenAI chat protocol."""
    try:
        # llama_index takes about 4 seconds and 100 MB: only those who use a model pay for it
        import openai
        from llama_index.llms.openai_like import OpenAILike
    except ImportError as error:
        raise not_installed("YINJU_LLM", "openai") from error
    client = KeyedClient(settings.llm_api_key, settings.llm_timeout_seconds)
    llm = OpenAILike(
        model=model,
        api_base=settings.llm_base_url or OPENAI_ADDRESS,
        api_key=MASKED_KEY,
        temperature=0.0,
        max_tokens=REPLY_TOKENS,
        max_retries=0,
        context_window=CONTEXT_WINDOW,
        is_chat_model=True,
        http_client=client,
    )
    return ChatModel(
        name=f"openai:{model}",
        llm=llm,
        errors=(openai.OpenAIError,),
        timeout_seconds=settings.llm_timeout_seconds,
        retries=settings.llm_retries,
        limit=lambda seconds: {"timeout": seconds},
        client=client,
    )


def _open_ollama(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model of an Ollama server."""
    try:
        # an extra of its own, and llama_index is slow to import
        import ollama
        from llama_index.llms.ollama import Ollama
    except ImportError as error:
        raise not_installed("YINJU_LLM", "ollama") from error
    address = settings.llm_base_url or OLLAMA_ADDRESS
    key = settings.llm_api_key
    client = ollama.Client(
        host=address,
        timeout=settings.llm_timeout_seconds,
        headers={"Authorization": f"Bearer {key}"} if key else {},
    )
    llm = Ollama(
        model=model,
        base_url=address,
        temperature=0.0,
        context_window=CONTEXT_WINDOW,
        request_timeout=settings.llm_timeout_seconds,
        additional_kwargs={"num_predict": REPLY_TOKENS},
        client=client,
    )
    return ChatModel(
        name=f"ollama:{model}",
        llm=llm,
        errors=(ollama.ResponseError, ollama.RequestError),
        timeout_seconds=settings.llm_timeout_seconds,
        retries=settings.llm_retries,
    )


def _open_anthropic(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model of Anthropic."""
    try:
        # an extra of its own, and llama_index is slow to import
        import anthropic
        from llama_index.llms.anthropic import Anthropic
    except ImportError as error:
        raise not_installed("YINJU_LLM", "anthropic") from error
    llm = Anthropic(
        model=model,
        api_key=settings.llm_api_key,
        base_url=settings.llm_base_url,
        timeout=settings.llm_timeout_seconds,
        temperature=0.0,
        max_tokens=REPLY_TOKENS,
        max_retries=0,
    )
    return ChatModel(
        name=f"anthropic:{model}",
        llm=llm,
        errors=(anthropic.AnthropicError,),
        timeout_seconds=settings.llm_timeout_seconds,
        retries=settings.llm_retries,
    )


BACKENDS: dict[str, Callable[[str, ModelSettings], ChatModel]] = {
    "anthropic": _open_anthropic,
    "ollama": _open_ollama,
    "openai": _open_openai,
}
