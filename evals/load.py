"""Many visitors at once: ``python -m evals.load``.

Fifty clients ask real questions over REST, each a few one after the other, then through the page's
own queue; then as many call a Gradio handler that does nothing, on the same machine in the same
run, as a yardstick.
"""

import asyncio
import os
import sys
import time
from dataclasses import dataclass
from itertools import cycle, islice

import httpx

from evals.served import free_port, running, served

CLIENTS, CALLS = 50, 6
QUESTIONS = (
    "朝阳区与多少个城市建立了友好往来关系？",
    "How many cities does Chaoyang have friendly relations with?",
    "全市中外合作辦學機構和項目有多少個？",
    "When was the regulation on the language environment for international exchanges passed?",
    "大兴区到2023年服务业增加值占GDP比重是多少？",
    "火星上有多少家中餐馆？",
)
TRIVIAL = (
    "import sys, gradio as gr\n"
    "def same(text: str) -> str:\n"
    "    return text\n"
    "with gr.Blocks() as page:\n"
    "    gr.api(same, api_name='same')\n"
    "page.queue(default_concurrency_limit=40)\n"
    "page.launch(server_port=int(sys.argv[1]), quiet=True)\n"
)


@dataclass(frozen=True)
class Measure:
    """What one round brought: seconds of every good call, and how many failed."""

    seconds: tuple[float, ...]
    errors: int
    total_seconds: float

    def line(self, name: str) -> str:
        """Return one row of the table."""
        ordered = sorted(self.seconds) or [0.0]
        p50, p95 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.95))
        rate = len(self.seconds) / self.total_seconds
        return f"{name:24} {len(self.seconds):6} {self.errors:6} {rate:8.1f} {p50:8.0f} {p95:8.0f}"


async def ask(client: httpx.AsyncClient, question: str) -> None:
    """Ask one question; raise unless the answer is one of the contract's."""
    response = await client.post("/api/ask", json={"question": question})
    response.raise_for_status()
    if response.json()["outcome"] not in ("answered", "partial", "not_found"):
        raise ValueError(response.text)


async def ask_page(client: httpx.AsyncClient, question: str) -> None:
    """Ask one question through Gradio's queue, as ``gradio_client`` does."""
    told = await through_queue(client, "ask", question)
    if '"outcome"' not in told:
        raise ValueError(told)


async def call_trivial(client: httpx.AsyncClient, text: str) -> None:
    """Call the handler that does nothing."""
    await through_queue(client, "same", text)


async def through_queue(client: httpx.AsyncClient, name: str, text: str) -> str:
    """Return what Gradio says of one call; raise unless it is complete."""
    started = await client.post(f"/gradio_api/call/{name}", json={"data": [text]})
    started.raise_for_status()
    event = started.json()["event_id"]
    done = await client.get(f"/gradio_api/call/{name}/{event}")
    if "event: complete" not in done.text:
        raise ValueError(done.text)
    return done.text


async def measure(address: str, call: object) -> Measure:
    """Let all clients call, each ``CALLS`` times."""
    seconds: list[float] = []
    errors = 0

    async def visit(number: int) -> None:
        nonlocal errors
        async with httpx.AsyncClient(base_url=address, timeout=120) as client:
            for question in islice(cycle(QUESTIONS), number, number + CALLS):
                started = time.perf_counter()
                try:
                    await call(client, question)  # type: ignore[operator]
                except (httpx.HTTPError, ValueError) as error:
                    errors += 1
                    print(f"failed: {error!r}"[:300], file=sys.stderr)
                else:
                    seconds.append(time.perf_counter() - started)

    started = time.perf_counter()
    await asyncio.gather(*(visit(number) for number in range(CLIENTS)))
    return Measure(tuple(seconds), errors, time.perf_counter() - started)


def main() -> int:
    """Print all rounds; return 1 when a call failed."""
    with served({"YINJU_REQUESTS_PER_MINUTE": "0"}) as address:
        ours = asyncio.run(measure(address, ask))
        page = asyncio.run(measure(address, ask_page))
    port = free_port()
    command = [sys.executable, "-c", TRIVIAL, str(port)]
    environment = os.environ | {"GRADIO_ANALYTICS_ENABLED": "False", "HF_HUB_OFFLINE": "1"}
    with running(command, f"http://127.0.0.1:{port}/", environment):
        trivial = asyncio.run(measure(f"http://127.0.0.1:{port}", call_trivial))
    print(f"{CLIENTS} clients            calls errors    per s  p50 ms  p95 ms")
    print(ours.line("questions over REST"))
    print(page.line("questions over the page"))
    print(trivial.line("trivial Gradio handler"))
    return 1 if ours.errors + page.errors else 0


if __name__ == "__main__":
    sys.exit(main())
