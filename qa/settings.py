"""All settings in one frozen tree, and the only place that reads the environment.

A setting of the environment is named ``YINJU_`` and the field's name in capitals, without the
group: ``YINJU_DATA_DIR``, ``YINJU_PORT``. Secrets have no default and are masked in ``repr``.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from index.errors import SettingsError
from index.settings import IndexSettings


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """How many candidates each stage hands on."""

    candidates: int = field(
        default=100, metadata={"help": "passages that are scored exactly for a question"}
    )
    passages: int = field(default=12, metadata={"help": "passages that are read for an answer"})
    reranker: str | None = field(
        default=None, metadata={"help": "LlamaIndex reranker, as backend:model; empty: built in"}
    )


@dataclass(frozen=True, slots=True)
class LimitSettings:
    """What stands at the door."""

    question_chars: int = field(default=2_000, metadata={"help": "longest question, in characters"})
    draft_chars: int = field(
        default=200_000, metadata={"help": "longest draft to check, in characters"}
    )
    requests_per_minute: int = field(
        default=60, metadata={"help": "questions a visitor may ask in a minute; 0: no limit"}
    )
    upload_bytes: int = field(
        default=20_000_000, metadata={"help": "largest uploaded file, in bytes"}
    )
    uploads: bool = field(
        default=True, metadata={"help": "whether the page may add and remove documents"}
    )


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """The language model that may write answers; without one the extractive answerer does."""

    llm: str | None = field(
        default=None, metadata={"help": "language model, as backend:model; empty: none"}
    )
    llm_base_url: str | None = field(
        default=None, metadata={"help": "address of an OpenAI-compatible or Ollama server"}
    )
    llm_api_key: str | None = field(
        default=None, repr=False, metadata={"help": "key of the model's provider"}
    )
    llm_timeout_seconds: float = field(
        default=60.0, metadata={"help": "longest wait for the model for one answer, in seconds"}
    )
    llm_retries: int = field(
        default=2, metadata={"help": "how often a failed call to the model is tried again"}
    )
    llm_context_tokens: int = field(
        default=3_000, metadata={"help": "tokens of evidence the model is given"}
    )


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Where and how the page is served."""

    host: str = field(default="127.0.0.1", metadata={"help": "address the page is served on"})
    port: int = field(default=7860, metadata={"help": "port the page is served on"})
    users_file: Path | None = field(
        default=None, metadata={"help": "file of users and hashed passwords; needed off loopback"}
    )
    allow_anonymous: bool = field(
        default=False, metadata={"help": "serve off loopback without asking for a password"}
    )
    user_header: str | None = field(
        default=None, metadata={"help": "header in which a proxy names who has signed in"}
    )
    proxies: str = field(
        default="127.0.0.1 ::1", metadata={"help": "addresses of proxies that are believed"}
    )
    mcp: bool = field(default=False, metadata={"help": "whether /mcp offers tools (extra mcp)"})
    seeds_dir: Path = field(
        default=Path("seeds"), metadata={"help": "documents indexed when the library is empty"}
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, by group."""

    index: IndexSettings = field(default_factory=IndexSettings)
    retrieval: RetrievalSettings = field(default_factory=RetrievalSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
    model: ModelSettings = field(default_factory=ModelSettings)
    server: ServerSettings = field(default_factory=ServerSettings)


def load_settings(
    environment: Mapping[str, str] | None = None, *, data_dir: Path | None = None
) -> Settings:
    """Return the settings of this environment; ``data_dir`` goes before the environment's.

    Raises ``SettingsError`` naming the variable and the value that does not fit.
    """
    environment = os.environ if environment is None else environment
    groups: dict[str, Any] = {}
    for group in fields(Settings):
        group_type = get_type_hints(Settings)[group.name]
        groups[group.name] = _read_group(group_type, environment)
    if data_dir is not None:
        values = {f.name: getattr(groups["index"], f.name) for f in fields(IndexSettings)}
        groups["index"] = IndexSettings(**(values | {"data_dir": data_dir}))
    return Settings(**groups)


def describe_settings() -> Iterator[tuple[str, object, str]]:
    """Yield ``(variable, default, meaning)`` of every setting, in order."""
    for group in fields(Settings):
        group_type = get_type_hints(Settings)[group.name]
        for setting in fields(group_type):
            yield _variable(setting), setting.default, setting.metadata["help"]


def _variable(setting: Field[Any]) -> str:
    return f"YINJU_{setting.name.upper()}"


def _read_group(group_type: type, environment: Mapping[str, str]) -> Any:
    hints = get_type_hints(group_type)
    values = {}
    for setting in fields(group_type):
        raw = environment.get(_variable(setting), "").strip()
        if raw:
            values[setting.name] = _convert(_variable(setting), raw, hints[setting.name])
    return group_type(**values)


_KINDS: Final[Mapping[type, str]] = {int: "a whole number", float: "a number", Path: "a path"}


def _convert(variable: str, raw: str, wanted: Any) -> Any:
    if get_origin(wanted) in (Union, type(int | None)):
        wanted = next(kind for kind in get_args(wanted) if kind is not type(None))
    if wanted is bool:
        answers = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        if raw.lower() not in answers:
            raise SettingsError(f"{variable} is {raw!r}; write true or false")
        return answers[raw.lower()]
    try:
        value = wanted(raw)
    except ValueError as error:
        raise SettingsError(f"{variable} is {raw!r}; it needs {_KINDS[wanted]}") from error
    if isinstance(value, int | float) and value < 0:
        raise SettingsError(f"{variable} is {raw}; it cannot be negative")
    return value
