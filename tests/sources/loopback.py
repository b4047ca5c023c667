"""A real HTTP server on loopback that answers as a test says, and remembers what it was asked."""

import json
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as it arrived; target is the path with its query."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def fields(self) -> dict[str, str]:
        """Query and form fields."""
        text = urlsplit(self.target).query
        if "form-urlencoded" in self.headers.get("content-type", ""):
            text = f"{text}&{self.body.decode()}"
        return {name: values[-1] for name, values in parse_qs(text).items()}

    def json(self) -> object:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    """An answer; raw: takes the bare connection instead, for what is no HTTP."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: Callable[[socket.socket], None] | None = None


def reply_json(value: object, status: int = 200, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply(status, json.dumps(value).encode(), {"Content-Type": "application/json", **named})


class Loopback(ThreadingHTTPServer):
    """Serves until closed; `asked` holds every request, in order of arrival."""

    daemon_threads = True

    def __init__(self, answer: Callable[[Asked], Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer = answer
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self.shutdown()
        self.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Loopback

    def serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(length) if length else self.chunks()
        if len(body) < length:
            # Whoever asked was killed in the middle of it: no server takes half a question.
            self.close_connection = True
            return
        asked = Asked(self.command, self.path, headers, body)
        self.server.asked.append(asked)
        reply = self.server.answer(asked)
        # Whoever asked may have hung up, which is what some tests are about.
        with suppress(OSError):
            self.send(reply)
        self.close_connection = True

    do_GET = do_POST = do_PUT = serve  # noqa: N815 - the names that http.server calls

    def chunks(self) -> bytes:
        """The body of a request that comes in chunks."""
        body = b""
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        return body

    def send(self, reply: Reply) -> None:
        if reply.raw is not None:
            reply.raw(self.connection)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""
