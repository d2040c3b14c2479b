"""A server of the OpenAI, Ollama and Anthropic protocols that says what a test told it to say.

Run as a process: ``python scripted_server.py``; it prints its port.
``POST /script`` takes a list of steps, one for each request to come (the last one stays):
``{"text": …}`` and, as wanted, ``status``, ``delay`` (seconds before the answer), ``drip``
(seconds between pieces), ``cut`` (break off after so many pieces), ``whole`` (do not stream),
``raw`` (a body as it is), ``retry_after``.
``GET /requests`` returns what came in: path, body and the Authorization header.
"""

import base64
import hashlib
import json
import struct
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

STEPS: list[dict[str, Any]] = []
REQUESTS: list[dict[str, Any]] = []
DIMENSIONS = 64


def embed(text: str) -> list[float]:
    """Count the character pairs of a text in hashed places: alike texts get alike vectors."""
    vector = [0.0] * DIMENSIONS
    for pair in zip(text, text[1:] + " ", strict=True):
        digest = hashlib.sha256("".join(pair).encode()).digest()
        vector[digest[0] % DIMENSIONS] += 1.0
    return vector


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def do_GET(self) -> None:
        self.reply(200, REQUESTS)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/script":
            STEPS[:], REQUESTS[:] = body, []
            return self.reply(200, {})
        step = STEPS.pop(0) if len(STEPS) > 1 else (STEPS or [{}])[0]
        key = self.headers.get("Authorization") or self.headers.get("X-Api-Key")
        REQUESTS.append({"path": self.path, "body": body, "authorization": key})
        time.sleep(step.get("delay", 0))
        if step.get("status", 200) != 200:
            headers = {"Retry-After": step["retry_after"]} if "retry_after" in step else {}
            error = {"error": {"message": f"no, not with {key}", "type": "scripted"}}
            return self.reply(step["status"], error, headers)
        if "raw" in step:
            return self.reply(200, step["raw"])
        if self.path.endswith("/embeddings"):
            return self.embeddings(body)
        if self.path == "/api/embed":
            texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
            return self.reply(200, {"model": "scripted", "embeddings": [embed(t) for t in texts]})
        if self.path == "/api/chat":
            return self.ollama(step)
        if self.path == "/v1/messages":
            return self.anthropic(step)
        if body.get("stream") and not step.get("whole"):
            return self.stream(step)
        message = {"role": "assistant", "content": step.get("text", "")}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        shape = {"id": "1", "object": "chat.completion", "created": 0, "model": "scripted"}
        return self.reply(200, shape | {"choices": [choice]})

    def reply(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        data = value.encode() if isinstance(value, str) else json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, content in ({"Content-Type": "application/json"} | (headers or {})).items():
            self.send_header(name, content)
        self.end_headers()
        self.wfile.write(data)

    def ollama(self, step: dict[str, Any]) -> None:
        shape = {"model": "scripted", "created_at": "2026-01-01T00:00:00Z"}
        message = {"role": "assistant", "content": step.get("text", "")}
        last = {"role": "assistant", "content": ""}
        lines = [
            shape | {"message": message, "done": False},
            shape | {"message": last, "done": True},
        ]
        self.reply(200, "".join(json.dumps(line) + "\n" for line in lines))

    def anthropic(self, step: dict[str, Any]) -> None:
        usage = {"input_tokens": 1, "output_tokens": 1}
        message = {"id": "1", "type": "message", "role": "assistant", "model": "scripted"}
        message |= {"content": [], "stop_reason": None, "stop_sequence": None, "usage": usage}
        text = {"type": "text_delta", "text": step.get("text", "")}
        ended = {"stop_reason": "end_turn", "stop_sequence": None}
        events = [
            {"type": "message_start", "message": message},
            {
                "type": "content_block_start",
                "index": 0,
                "content_block": {"type": "text", "text": ""},
            },
            {"type": "content_block_delta", "index": 0, "delta": text},
            {"type": "content_block_stop", "index": 0},
            {"type": "message_delta", "delta": ended, "usage": {"output_tokens": 1}},
            {"type": "message_stop"},
        ]
        body = "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in events)
        self.reply(200, body, {"Content-Type": "text/event-stream"})

    def stream(self, step: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        text = step.get("text", "")
        pieces = [text[at : at + 7] for at in range(0, len(text), 7)]
        try:
            for number, piece in enumerate(pieces):
                if number == step.get("cut"):
                    self.close_connection = True
                    return
                time.sleep(step.get("drip", 0))
                self.event({"content": piece}, None)
            self.event({}, "stop")
            self.chunk("data: [DONE]\n\n")
            self.chunk("")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def event(self, delta: dict[str, str], finish: str | None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        shape = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "scripted"}
        self.chunk(f"data: {json.dumps(shape | {'choices': [choice]})}\n\n")

    def chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def embeddings(self, body: dict[str, Any]) -> None:
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        data = []
        for index, text in enumerate(texts):
            vector: Any = embed(text)
            if body.get("encoding_format") == "base64":
                vector = base64.b64encode(struct.pack(f"<{DIMENSIONS}f", *vector)).decode()
            data.append({"object": "embedding", "index": index, "embedding": vector})
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        self.reply(200, {"object": "list", "model": "scripted", "data": data, "usage": usage})


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
