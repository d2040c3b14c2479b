"""Serves the page for the browser tests: the real engine, and a few staged answers.

``python page_server.py PORT STRICT_PORT DATA_DIR SEEDS USERS``: indexes the seeds and documents
made of hostile texts, then serves them twice: to everybody, and behind a password, without
uploads, one question a minute for each user, where a minute never ends.

Questions that begin with "staged:" are answered from a script, to show states that the seed
documents cannot bring about. "staged:error" fails once, and is answered when it is asked again.
"staged:held NAME" stays at each stage until "staged:go NAME", asked through another door, lets it
go on to the next: a test that looks at an answer under way depends on no clock. So does a draft
that begins with these words, when it has told for the first time how far it is.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import uvicorn
from fastapi import FastAPI

from evals.staged import OnStage, ScriptedAssistant, open_scripted
from index.types import Document
from qa.settings import load_settings
from qa.types import Answer, Citation, ClaimCheck, Conflict, Statement
from qa.ui.chat import STAGES
from qa.ui.server import create_app

PAYLOADS = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
# longer than any test waits for anything
_LONGEST_HELD_SECONDS = 600


class StagedAssistant(ScriptedAssistant):
    """The real assistant but for questions that begin with "staged:"."""

    failed: ClassVar[set[str]] = set()
    gone: ClassVar[Counter[str]] = Counter()

    def scripted(self, text: str, on_stage: OnStage) -> Answer | None:
        """Answer staged questions from the script."""
        if not text.startswith("staged:"):
            return None
        stage, *name = text.removeprefix("staged:").split()
        if stage == "error" and text not in self.failed:
            self.failed.add(text)
            raise RuntimeError("staged")
        if stage == "held" and on_stage:
            self._hold_stages(on_stage, name[0])
        if stage == "go":
            self.gone[name[0]] += 1
        if stage == "hostile":
            return self._hostile(text)
        return self._many(text) if stage == "many" else self._conflict(text)

    def check(
        self, text: str, on_claim: Callable[[int, int], None] | None = None
    ) -> tuple[ClaimCheck, ...]:
        """Check a draft as ever; one to be held stays where it is counted for the first time."""
        if not text.startswith("staged:held ") or on_claim is None:
            return super().check(text, on_claim)
        name, tell = text.split()[1], on_claim

        def held(done: int, total: int) -> None:
            self._hold(name, 0, partial(tell, done, total))

        return super().check(text, held)

    def _hold_stages(self, on_stage: Callable[[str], None], name: str) -> None:
        """Stay at each stage that a reader is told of until there is leave to go on."""
        for place, stage in enumerate(dict.fromkeys(STAGES.values())):
            self._hold(name, place, partial(on_stage, stage))

    def _hold(self, name: str, place: int, tell: Callable[[], None]) -> None:
        """Tell something again and again until there is leave to go on.

        Work that nobody waits for any more ends where it tells the next thing.
        """
        longest = time.monotonic() + _LONGEST_HELD_SECONDS
        tell()
        while self.gone[name] <= place:
            if time.monotonic() > longest:
                raise TimeoutError(name)
            time.sleep(0.05)
            tell()

    def _conflict(self, text: str) -> Answer:
        first, second = sorted(self.library.documents(), key=lambda d: d.file)[:2]
        citations = (self._cite(1, first, 8), self._cite(2, second, 9))
        statements = (
            Statement(citations[0].quote, (1,), "supported"),
            Statement(citations[1].quote, (2,), "contradicted"),
        )
        return _answer(text, statements, citations, (Conflict("the figure", (1, 2), newest=2),))

    def _many(self, text: str) -> Answer:
        first, second = sorted(self.library.documents(), key=lambda d: d.file)[:2]
        citations = (self._cite(1, first, 8), self._cite(2, second, 9), self._cite(3, first, 10))
        statements = tuple(Statement(c.quote, (c.n,), "supported") for c in citations)
        return _answer(text, statements, citations, ())

    def _hostile(self, text: str) -> Answer:
        document = next(d for d in self.library.documents() if d.file.startswith("hostile"))
        count = len(self.library.sentences(document.doc_id))
        citations = tuple(self._cite(n + 1, document, n) for n in range(count))
        statements = tuple(
            Statement(payload, (number % count + 1,), "supported", note=payload)
            for number, payload in enumerate(PAYLOADS)
        )
        return _answer(text, statements, citations, (Conflict(PAYLOADS[0], (1,)),))

    def _cite(self, n: int, document: Document, number: int) -> Citation:
        sentence = self.library.sentences(document.doc_id)[number]
        about = document.metadata
        return Citation(
            n, document.doc_id, document.file, about.title, about.publisher, about.published,
            document.language, about.url, sentence.start, sentence.end,
            document.text[sentence.start : sentence.end], section=sentence.section,
            inferred=about.inferred,
        )  # fmt: skip


def _answer(
    text: str, statements: Sequence[Statement], citations: Sequence[Citation], conflicts: Any
) -> Answer:
    said = " ".join(statement.text for statement in statements)
    return Answer(
        text, "en", None, "answered", None, said, "extractive", tuple(statements),
        tuple(citations), conflicts, timings_ms={"total": 12.0},
    )  # fmt: skip


def hostile_folder(root: Path) -> Path:
    """Write documents whose titles, publishers, names and sentences are all hostile."""
    root.mkdir(parents=True, exist_ok=True)
    lines = [payload.replace("\n", " ") for payload in PAYLOADS]
    for first in range(0, len(lines), 4):
        some = lines[first : first + 4]
        about = {"title": " ".join(some), "publisher": " ".join(some)}
        head = json.dumps(about | {"url": "javascript:alert(1)"}, ensure_ascii=False)
        name = f"hostile {' '.join(some)}".replace("/", "").encode()[:240].decode(errors="ignore")
        body = "\n\n".join(f"Sentence {n} says {line} and ends." for n, line in enumerate(some))
        escaped = body.replace("<", "\\<").replace("`", "\\`")
        (root / f"{name}.md").write_text(f"---\n{head}\n---\n{escaped}", encoding="utf-8")
    return root


async def serve(apps: Mapping[int, FastAPI]) -> None:
    """Serve each application on its port until the process is ended."""
    servers = [
        uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
        for port, app in apps.items()
    ]
    await asyncio.gather(*(server.serve() for server in servers))


def main(port: int, strict_port: int, data_dir: Path, seeds: Path, users: Path) -> None:
    """Index and serve until the process is ended."""
    settings = load_settings(data_dir=data_dir)
    documents = [seeds, hostile_folder(data_dir / "hostile")]
    staged = open_scripted(StagedAssistant, documents, settings)
    strict = replace(
        settings,
        limits=replace(settings.limits, requests_per_minute=1, uploads=False),
        server=replace(settings.server, users_file=users),
    )
    # time stands still: who has asked may not ask again, however long a test takes
    strictly = create_app(staged, strict, clock=lambda: 0.0)
    asyncio.run(serve({port: create_app(staged, settings), strict_port: strictly}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), *map(Path, sys.argv[3:]))
