"""The page with an engine that takes its time, or fails, at two questions: for pictures of that."""

import time
from collections.abc import Callable, Sequence
from typing import Final

import uvicorn

from index import build_index
from qa.assistant import Assistant, open_assistant
from qa.settings import load_settings
from qa.types import Answer, Turn
from qa.ui.server import create_app

SLOW: Final = "全市有多少家国际学校？"
FAILS: Final = "北京有哪些国际组织？"
_STAGES: Final = ("understand", "search", "rank", "read", "write", "check")
_STAGE_SECONDS: Final = 1.5


class StagedAssistant(Assistant):
    """The real engine but for two questions."""

    def ask(
        self,
        text: str,
        conversation: Sequence[Turn] | None = None,
        on_stage: Callable[[str], None] | None = None,
    ) -> Answer:
        """Answer ``text``; one question after a while at each stage, another not at all."""
        if text == FAILS:
            raise RuntimeError("as it was told to")
        if text == SLOW and on_stage:
            for name in _STAGES:
                on_stage(name)
                time.sleep(_STAGE_SECONDS)
        return super().ask(text, conversation, on_stage)


def main() -> None:
    """Index the seed documents and serve until the process is ended."""
    settings = load_settings()
    build_index([settings.server.seeds_dir], settings.index)
    opened = open_assistant(settings)
    opened.__class__ = StagedAssistant
    server = settings.server
    app = create_app(opened, settings)
    uvicorn.run(app, host=server.host, port=server.port, log_level="critical")


if __name__ == "__main__":
    main()
