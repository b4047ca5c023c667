"""The door to services, against real servers on loopback that behave well and badly."""

import gzip
import io
import logging
import socket
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal, SkiptraceError, UsageError
from sources.http import Answer, Endpoint, HttpClient, Limits, Question, Upload
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

PHONE = "19900001234"
KEY = "secret-key-0001"
MB = 1024 * 1024


def client(server: Loopback, **limits: float) -> HttpClient:
    bounds = Limits(
        deadline_s=limits.get("deadline_s", 5.0),
        wire=int(limits.get("wire", 2 * MB)),
        decoded=int(limits.get("decoded", 20 * MB)),
    )
    return HttpClient(Endpoint("checks", server.url, private=True, limits=bounds))


def question(path: str = "/ask") -> Question:
    return Question(path=path, headers={"x-api-key": KEY}, json={"phone": PHONE})


def test_a_question_goes_as_it_is_put() -> None:
    with Loopback(lambda _: reply_json({"ok": 1})) as server:
        answer = client(server).ask(question())
    answer.check()
    assert answer.json() == {"ok": 1}
    (asked,) = server.asked
    assert (asked.method, asked.target, asked.json()) == ("POST", "/ask", {"phone": PHONE})
    assert asked.headers["x-api-key"] == KEY
    assert asked.headers["accept-encoding"] == "identity"
    assert asked.headers["host"] == f"127.0.0.1:{server.port}"


def test_forms_and_uploads() -> None:
    audio = io.BytesIO(b"RIFF....WAVE")
    with Loopback(lambda _: reply_json({})) as server:
        asks = client(server)
        asks.ask(Question(form={"address": "测试村5组"}, query={"output": "json"}))
        asks.ask(Question(form={"model": "m"}, upload=Upload(audio, "audio/wav", "call.wav")))
    plain, multipart = server.asked
    assert plain.fields == {"address": "测试村5组", "output": "json"}
    assert b'name="file"; filename="call.wav"' in multipart.body
    assert b"RIFF....WAVE" in multipart.body
    assert b'name="model"' in multipart.body


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        Loopback(lambda _: reply_json({"from": "proxy"})) as proxy,
        Loopback(lambda _: reply_json({"from": "service"})) as server,
    ):
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert client(server).ask(question()).json() == {"from": "service"}
    assert not proxy.asked


# --- what an answer's status means -------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "error", "doubt"),
    [
        (429, {}, ServiceBusy, False),
        (408, {}, ServiceBusy, False),
        (500, {}, ServiceBusy, True),
        (502, {}, ServiceBusy, True),
        (503, {}, ServiceBusy, True),
        (503, {"Retry-After": "3"}, ServiceBusy, False),
        (401, {}, ServiceRefusal, None),
        (402, {}, ServiceRefusal, None),
        (403, {}, ServiceRefusal, None),
        (404, {}, ServiceRefusal, None),
        (302, {"Location": "http://127.0.0.1:1/"}, ServiceRefusal, None),
        (400, {}, BadAnswer, None),
        (422, {}, BadAnswer, None),
    ],
)
def test_status_becomes_an_error_by_what_to_do(
    status: int, headers: dict[str, str], error: type[SkiptraceError], doubt: bool | None
) -> None:
    with Loopback(lambda _: Reply(status, b"{}", headers)) as server:
        answer = client(server).ask(question())
    with pytest.raises(error) as caught:
        answer.check()
    if isinstance(caught.value, ServiceBusy):
        assert caught.value.in_doubt is doubt


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Wed, 21 Oct 2026 07:28:30 GMT", 30.0),
        ("Wed, 21 Oct 2026 07:00:00 GMT", 0.0),
    ],
)
def test_retry_after(header: str, seconds: float | None) -> None:
    headers = {"retry-after": header, "date": "Wed, 21 Oct 2026 07:28:00 GMT"}
    assert Answer("checks", 429, headers, b"").retry_after == seconds


# --- servers that behave badly ------------------------------------------------------------------


def drip(server: Callable[[], Loopback], head: bytes) -> Callable[[socket.socket], None]:
    """Sends the head, then a byte every 20 ms for as long as somebody listens."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        while not server().closing.wait(0.02):
            connection.sendall(b"x")

    return send


@pytest.mark.parametrize(
    "head",
    [b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Long: "],
    ids=["body", "headers"],
)
def test_slow_drip_ends_at_the_deadline(head: bytes) -> None:
    servers: list[Loopback] = []
    reply = Reply(raw=drip(lambda: servers[0], head))
    with Loopback(lambda _: reply) as server:
        servers.append(server)
        # A limit per read would never end this.
        with pytest.raises(ServiceBusy, match=r"within 0\.3 s") as caught:
            client(server, deadline_s=0.3).ask(question())
    assert caught.value.in_doubt


def test_a_resolver_that_hangs_ends_at_the_deadline() -> None:
    def hang(_host: str, _port: int) -> list[str]:
        time.sleep(2)
        return []

    endpoint = Endpoint("checks", "https://service.test", limits=Limits(deadline_s=0.05))
    with pytest.raises(ServiceBusy, match="cannot be found") as caught:
        HttpClient(endpoint, hang).ask(question())
    assert not caught.value.in_doubt


def test_nobody_listens() -> None:
    with Loopback(lambda _: Reply()) as server:
        asks = client(server)
    with pytest.raises(ServiceBusy, match="no connection") as caught:
        asks.ask(question())
    assert not caught.value.in_doubt


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"half":',
        b"220 smtp ready\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["nothing", "half", "no http", "broken chunk"],
)
def test_broken_answers_leave_it_in_doubt(raw: bytes) -> None:
    with (
        Loopback(lambda _: Reply(raw=lambda c: c.sendall(raw))) as server,
        pytest.raises(ServiceBusy, match="broke off") as caught,
    ):
        client(server).ask(question())
    assert caught.value.in_doubt


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_packed_answer_is_unpacked_within_bounds(encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    good, bomb = pack(b'{"ok":true}'), pack(b" " * (64 * MB))
    assert len(bomb) < MB
    bodies = [good, bomb, good[:-3], b"not packed"]
    replies = [Reply(200, body, {"Content-Encoding": encoding}) for body in bodies]
    with Loopback(lambda _: replies.pop(0)) as server:
        asks = client(server)
        assert asks.ask(question()).json() == {"ok": True}
        for why in ("larger", "cut off", "unpacked"):
            with pytest.raises(BadAnswer, match=why):
                asks.ask(question())


def test_an_endless_answer_is_cut_at_the_cap() -> None:
    sent = 0

    def flood(connection: socket.socket) -> None:
        nonlocal sent
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while sent < 100 * MB:
            connection.sendall(b"x" * 65536)
            sent += 65536

    with (
        Loopback(lambda _: Reply(raw=flood)) as server,
        pytest.raises(BadAnswer, match="larger"),
    ):
        client(server).ask(question())
    assert sent < 50 * MB


def test_unknown_packing_is_refused() -> None:
    with (
        Loopback(lambda _: Reply(200, b"x", {"Content-Encoding": "br"})) as server,
        pytest.raises(BadAnswer, match="unknown way"),
    ):
        client(server).ask(question())


def test_a_redirect_takes_no_key_along() -> None:
    with Loopback(lambda _: reply_json({"stolen": True})) as thief:
        away = Reply(307, b"", {"Location": f"{thief.url}/take"})
        with (
            Loopback(lambda _: away) as server,
            pytest.raises(ServiceRefusal, match="not followed"),
        ):
            client(server).ask(question()).check()
    assert not thief.asked


# --- nothing of a question in logs and errors ---------------------------------------------------


def test_no_part_of_a_question_stands_in_a_log_or_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    private = Question(path="/ask", headers={"x-api-key": KEY}, query={"phone": PHONE})
    answers = [Reply(500, PHONE.encode()), Reply(302, b"", {"Location": f"/?p={PHONE}"})]
    told: list[str] = []

    def answer(_: Asked) -> Reply:
        return answers.pop(0) if answers else Reply(raw=lambda c: c.sendall(PHONE.encode()))

    with Loopback(answer) as server:
        for _ in range(3):
            with pytest.raises(SkiptraceError) as caught:
                client(server).ask(private).check()
            told.append(f"{caught.value!r} {caught.value.what} {caught.value.hint}")
    told.append(f"{private!r} {caplog.text}")
    assert not [text for text in told if PHONE in text or KEY in text]
    assert not caplog.records


def test_a_key_with_a_line_end_is_named_not_shown() -> None:
    endpoint = Endpoint("checks", "http://127.0.0.1:9", private=True)
    bad = Question(headers={"x-api-key": f"{KEY}\n"})
    with pytest.raises(UsageError, match="a key holds characters") as caught:
        HttpClient(endpoint).ask(bad)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "private", "why"),
    [
        ("http://service.test/x", False, "not encrypted"),
        ("ftp://service.test/x", True, "names no host"),
        ("service.test", False, "names no host"),
        ("https://user:pw@service.test/", False, "more than a host"),
        ("https://service.test/?key=1", False, "more than a host"),
        ("https://service.test:port/", False, "is not one"),
    ],
)
def test_an_endpoint_is_a_fixed_encrypted_place(url: str, private: bool, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        Endpoint("checks", url, private=private)


def test_a_missing_authority_file_is_named() -> None:
    endpoint = Endpoint("checks", "https://service.test", ca_file=Path("nowhere.pem"))
    with pytest.raises(UsageError, match="ca_file"):
        HttpClient(endpoint)
