"""The page with an engine that answers some questions from a script: for pictures of states that
the documents cannot bring about, as that it takes its time or fails."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import uvicorn
from fastapi import FastAPI

from index import build_index
from qa.assistant import Assistant, open_assistant
from qa.settings import Settings, load_settings
from qa.types import Answer, Turn
from qa.ui.chat import STAGES
from qa.ui.server import create_app

SLOW: Final = "全市有多少家国际学校？"
FAILS: Final = "北京有哪些国际组织？"
_STAGE_SECONDS: Final = 1.5

OnStage = Callable[[str], None] | None


class ScriptedAssistant(Assistant):
    """The real engine but for the questions that ``scripted`` answers."""

    def scripted(self, text: str, on_stage: OnStage) -> Answer | None:
        """Return the answer of the script, ``None`` for what the engine is to answer."""
        raise NotImplementedError

    def ask(
        self, text: str, conversation: Sequence[Turn] | None = None, on_stage: OnStage = None
    ) -> Answer:
        """Answer ``text`` from the script, or else as ever."""
        return self.scripted(text, on_stage) or super().ask(text, conversation, on_stage)


def tell_stages(on_stage: OnStage, seconds: float) -> None:
    """Begin each stage of the engine, and stay at it for so many seconds."""
    if on_stage:
        for name in STAGES:
            on_stage(name)
            time.sleep(seconds)


def scripted_app(
    kind: type[ScriptedAssistant], documents: Sequence[Path], settings: Settings
) -> FastAPI:
    """Index documents; return the page over them with an assistant of this kind."""
    build_index(documents, settings.index)
    opened = open_assistant(settings)
    opened.__class__ = kind
    return create_app(opened, settings)


class StagedAssistant(ScriptedAssistant):
    """The real engine but for two questions."""

    def scripted(self, text: str, on_stage: OnStage) -> Answer | None:
        """Stay a while at each stage of one question, and fail at another."""
        if text == FAILS:
            raise RuntimeError("as it was told to")
        if text == SLOW:
            tell_stages(on_stage, _STAGE_SECONDS)
        return None


def main() -> None:
    """Index the seed documents and serve until the process is ended."""
    settings = load_settings()
    server = settings.server
    app = scripted_app(StagedAssistant, [server.seeds_dir], settings)
    uvicorn.run(app, host=server.host, port=server.port, log_level="critical")


if __name__ == "__main__":
    main()
