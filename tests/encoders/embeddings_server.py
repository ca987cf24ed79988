"""An embeddings server around the real bundled encoder that can have trouble."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import ssl

    from embeddings.bundled import BundledEncoder


@dataclass
class Trouble:
    """What goes wrong, and what was seen.

    Attributes
    ----------
    failures
        Statuses of the next answers, before it answers as it should.
    retry_after
        What those answers say about when to come again.
    slow
        Seconds before each answer.
    most
        Texts of one request; more are refused with 413.
    longest
        Characters of one text; longer ones are refused with 400.
    key
        The key that is wanted.
    dimensions
        Numbers of each vector that are given.
    body
        What is answered instead of vectors.
    requests
        The texts of each request that was answered.
    keys
        The header ``Authorization`` of each request.
    """

    failures: list[int] = field(default_factory=list)
    retry_after: str = ""
    slow: float = 0.0
    most: int = 1000
    longest: int = 1_000_000
    key: str | None = None
    dimensions: int = 384
    body: str | None = None
    requests: list[list[str]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


class EmbeddingsServer:
    """A server on loopback that runs while the context is open."""

    def __init__(self, encoder: BundledEncoder, tls: ssl.SSLContext | None = None) -> None:
        self.trouble = Trouble()
        trouble = self.trouble

        class Handler(_Handler):
            pass

        Handler.encoder, Handler.trouble = encoder, trouble
        self._server = _Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if tls is None else "https"
        self.url = f"{scheme}://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that went away."""


class _Handler(BaseHTTPRequestHandler):
    encoder: BundledEncoder
    trouble: Trouble
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        trouble = self.trouble
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        trouble.keys.append(self.headers["Authorization"])
        time.sleep(trouble.slow)
        status = self._refusal(request)
        if status:
            self._answer(status, {"error": {"message": "no", "type": "test"}})
            return
        trouble.requests.append(request["input"])
        vectors = self.encoder.encode_queries(request["input"])[:, : trouble.dimensions]
        data = [
            {"object": "embedding", "index": number, "embedding": vector.tolist()}
            for number, vector in enumerate(vectors)
        ]
        answer = {"object": "list", "data": data[::-1], "model": request["model"]}
        self._answer(200, answer if trouble.body is None else trouble.body)

    def _refusal(self, request: dict[str, Any]) -> int:
        trouble = self.trouble
        if self.path != "/v1/embeddings":
            return 404
        if trouble.key is not None and self.headers["Authorization"] != f"Bearer {trouble.key}":
            return 401
        if trouble.failures:
            return trouble.failures.pop(0)
        if len(request["input"]) > trouble.most:
            return 413
        return 400 if any(len(text) > trouble.longest for text in request["input"]) else 0

    def _answer(self, status: int, content: object) -> None:
        body = content if isinstance(content, str) else json.dumps(content)
        self.send_response(status)
        if status != 200 and self.trouble.retry_after:
            self.send_header("Retry-After", self.trouble.retry_after)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""
