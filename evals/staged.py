"""The page with an engine that answers some questions from a script: for pictures of states that
the documents cannot bring about, as that it takes its time or fails."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import uvicorn

from index import build_index
from qa.assistant import Assistant, open_assistant
from qa.settings import Settings, load_settings
from qa.types import Answer, Turn
from qa.ui.server import create_app

SLOW: Final = "全市有多少家国际学校？"
FAILS: Final = "北京有哪些国际组织？"
_LONGEST_SECONDS: Final = 120
_STEP_SECONDS: Final = 0.1

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


def open_scripted(
    kind: type[ScriptedAssistant], documents: Sequence[Path], settings: Settings
) -> Assistant:
    """Index documents; return an assistant of this kind over them."""
    build_index(documents, settings.index)
    opened = open_assistant(settings)
    opened.__class__ = kind
    return opened


class StagedAssistant(ScriptedAssistant):
    """The real engine but for two questions."""

    def scripted(self, text: str, on_stage: OnStage) -> Answer | None:
        """Read for as long as somebody looks at one question, and fail at another."""
        if text == FAILS:
            raise RuntimeError("as it was told to")
        if text == SLOW and on_stage:
            until = time.monotonic() + _LONGEST_SECONDS
            while time.monotonic() < until:
                on_stage("read")
                time.sleep(_STEP_SECONDS)
        return None


def main() -> None:
    """Index the seed documents and serve until the process is ended."""
    settings = load_settings()
    server = settings.server
    staged = open_scripted(StagedAssistant, [server.seeds_dir], settings)
    app = create_app(staged, settings)
    uvicorn.run(app, host=server.host, port=server.port, log_level="critical")


if __name__ == "__main__":
    main()
