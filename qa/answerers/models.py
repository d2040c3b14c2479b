"""One configured language model, any that LlamaIndex knows: two messages in, text out."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.providers import (
    MASKED_KEY,
    KeyedClient,
    Provider,
    check_address,
    choose,
    not_installed,
    nothing_to_close,
    seconds_left,
)
from qa.settings import ModelSettings

if TYPE_CHECKING:
    from llama_index.core.llms import LLM

SETTING = "YINJU_LLM"
OPENAI_ADDRESS = "https://api.openai.com/v1"
OLLAMA_ADDRESS = "http://127.0.0.1:11434"
CONTEXT_WINDOW = 32_000
REPLY_TOKENS = 4_000
REPLY_CHARS = 20_000


def _no_limit(_: float) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A language model ready to write.

    ``limit`` returns the arguments of a call that may take so many seconds, where the provider
    takes them with each call; ``close`` ends the connections to the provider, ``close_replies``
    what this thread was being sent.
    """

    llm: "LLM"
    provider: Provider
    limit: Callable[[float], Mapping[str, Any]] = field(default=_no_limit, repr=False)
    close: Callable[[], None] = field(default=nothing_to_close, repr=False)
    close_replies: Callable[[], None] = field(default=nothing_to_close, repr=False)

    def write(self, system: str, user: str) -> str:
        """Return what the model writes to these two messages; raises ``ModelFailed``.

        The reply is read as it is streamed, so that the time for the whole of it can be kept, and
        is cut at ``REPLY_CHARS`` characters.
        """
        # llama_index takes seconds to import; it is loaded by now, the model is one of its classes
        from llama_index.core.llms import ChatMessage, MessageRole

        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=system),
            ChatMessage(role=MessageRole.USER, content=user),
        ]
        return self.provider.ask(lambda deadline: self._write_and_close(messages, deadline))

    def _write_and_close(self, messages: list[Any], deadline: float) -> str:
        try:
            return self._write_once(messages, deadline)
        finally:
            self.close_replies()

    def _write_once(self, messages: list[Any], deadline: float) -> str:
        reply = ""
        for piece in self._pieces(messages, deadline):
            reply += piece
            if time.monotonic() > deadline:
                raise TimeoutError
            if len(reply) > REPLY_CHARS:
                break
        return reply[:REPLY_CHARS]

    def _pieces(self, messages: list[Any], deadline: float) -> Iterator[str]:
        """Yield the reply as it is streamed, or at once from a server that does not stream."""
        came = False
        for part in self.llm.stream_chat(messages, **self.limit(seconds_left(deadline))):
            came = True
            yield part.delta or ""
        if not came:
            whole = self.llm.chat(messages, **self.limit(seconds_left(deadline)))
            yield whole.message.content or ""


def open_model(settings: ModelSettings) -> ChatModel:
    """Return the model that ``YINJU_LLM`` names, without calling it yet.

    Raises ``SettingsError`` when the backend is unknown, not installed or wrongly addressed.
    """
    factory, model = choose(SETTING, settings.llm or "", BACKENDS)
    check_address(f"{SETTING}_BASE_URL", settings.llm_base_url)
    return factory(model, settings)


def _provider(settings: ModelSettings, *errors: type[Exception]) -> Provider:
    return Provider(
        name=f"language model {settings.llm}",
        setting=SETTING,
        errors=errors,
        timeout_seconds=settings.llm_timeout_seconds,
        retries=settings.llm_retries,
    )


def _open_openai(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model behind any server that speaks the OpenAI chat protocol."""
    try:
        # llama_index takes about 4 seconds and 100 MB: only those who use a model pay for it
        import openai
        from llama_index.llms.openai_like import OpenAILike
    except ImportError as error:
        raise not_installed(SETTING, "openai") from error
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
    provider = _provider(settings, openai.OpenAIError)
    return ChatModel(
        llm,
        provider,
        limit=lambda seconds: {"timeout": seconds},
        close=client.close,
        close_replies=client.close_replies,
    )


def _open_ollama(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model of an Ollama server."""
    try:
        # an extra of its own, and llama_index is slow to import
        import ollama
        from llama_index.llms.ollama import Ollama
    except ImportError as error:
        raise not_installed(SETTING, "ollama") from error
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
    provider = _provider(settings, ollama.ResponseError, ollama.RequestError)
    return ChatModel(llm, provider, close=client.close)


def _open_anthropic(model: str, settings: ModelSettings) -> ChatModel:
    """Return a model of Anthropic."""
    try:
        # an extra of its own, and llama_index is slow to import
        import anthropic
        from llama_index.llms.anthropic import Anthropic
    except ImportError as error:
        raise not_installed(SETTING, "anthropic") from error
    llm = Anthropic(
        model=model,
        api_key=settings.llm_api_key,
        base_url=settings.llm_base_url,
        timeout=settings.llm_timeout_seconds,
        temperature=0.0,
        max_tokens=REPLY_TOKENS,
        max_retries=0,
    )
    provider = _provider(settings, anthropic.AnthropicError)
    return ChatModel(llm, provider, close=llm._client.close)


BACKENDS: dict[str, Callable[[str, ModelSettings], ChatModel]] = {
    "anthropic": _open_anthropic,
    "ollama": _open_ollama,
    "openai": _open_openai,
}
