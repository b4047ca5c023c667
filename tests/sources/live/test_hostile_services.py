"""Every service against servers that mean harm: it ends, in an error that says nothing."""

import gzip
import logging
import socket
import tracemalloc
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from skiptrace.errors import SourceFailure
from skiptrace.model.contact import ContactUse
from skiptrace.model.lookup import Asks, Lookup
from tests.sources.live.ask import ADDRESS, ID_NO, NUMBER, OPTIONS, SUBJECT, lookup, source
from tests.sources.live.providers import KEY, web_page
from tests.sources.loopback import Loopback, Reply

MB = 1024 * 1024
PERSONAL = (NUMBER, ID_NO, "测试甲", "威坪镇", KEY)


@dataclass(frozen=True)
class Probe:
    """A service with the settings and the look-up that reach its server."""

    service: str
    lookup: Lookup
    settings: Mapping[str, object]


NUMBERS: Mapping[str, object] = {"auth_code": "a"}
PROBES = [
    Probe("dytns-number-status", lookup(Asks.NUMBER_STATUS), NUMBERS),
    Probe("dytns-identity", lookup(Asks.IDENTITY), NUMBERS),
    Probe(
        "carrier-lost-contact",
        Lookup(Asks.LOST_CONTACT, "C1", SUBJECT, detail="CHINA_MOBILE"),
        {"caller": "0571-87650001"},
    ),
    Probe("amap", lookup(Asks.PLACE, ADDRESS, ContactUse.HOME), {"paid": True}),
    Probe("baidu-map", lookup(Asks.PLACE, ADDRESS, ContactUse.HOME), {"paid": True}),
    Probe(
        "tianditu",
        lookup(Asks.PLACE, ADDRESS, ContactUse.HOME),
        {"paid": True, "address_in_url": True},
    ),
    Probe("qichacha", lookup(Asks.COMPANY, "杭州测试物流有限公司", ContactUse.EMPLOYER), {}),
    Probe(
        "json",
        Lookup(Asks.SUBJECT, "C1", SUBJECT),
        {
            "paid": True, "kind": "crm", "key_env": "CRM_KEY", "body": {"id": "{id_no}"},
            "answer": {"rows": "rows"},
            "columns": {"value": "v", "kind": "=mobile", "observed_at": "d"},
        },
    ),
]  # fmt: skip


def drip(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
    for _ in range(200):
        connection.sendall(b" ")
        connection.settimeout(0.05)
        try:
            if not connection.recv(1):
                return
        except TimeoutError:
            continue


def flood(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        connection.sendall(b"[" * (MB // 2))


def bomb() -> Reply:
    return Reply(200, gzip.compress(b" " * (256 * MB), 9), {"Content-Encoding": "gzip"})


HOSTILE: Mapping[str, Callable[[], Reply]] = {
    "drip": lambda: Reply(raw=drip),
    "flood": lambda: Reply(raw=flood),
    "bomb": bomb,
    "deep": lambda: Reply(200, b"[" * 500_000 + b"]" * 500_000),
    "garbage": lambda: Reply(raw=lambda connection: connection.sendall(b"\x00\xff" * 5000)),
    "hangs up": lambda: Reply(raw=lambda connection: connection.close()),
    "login page": web_page,
    "personal": lambda: Reply(500, "".join(PERSONAL).encode()),
    "escapes": lambda: Reply(200, b'{"Code":"\\u001b]52;c;x\\u0007[red]","status":"\\u001b[2J"}'),
}


@pytest.fixture(scope="module")
def replies() -> dict[str, Reply]:
    return {name: make() for name, make in HOSTILE.items()}


@pytest.mark.parametrize("name", list(HOSTILE))
@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.service)
def test_it_ends_in_an_error_that_says_nothing(
    probe: Probe, name: str, replies: dict[str, Reply], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with Loopback(lambda _: replies[name]) as server:
        asks = source(probe.service, server, **{**probe.settings, "deadline_s": 0.4})
        with pytest.raises(SourceFailure) as caught:
            asks.ask(probe.lookup, "l0001", OPTIONS)
    told = f"{caught.value!r} {caught.value.what} {caught.value.hint} {caplog.text}"
    assert not [text for text in PERSONAL if text in told]
    assert told.isprintable()


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.service)
def test_no_key_and_no_question_follows_a_redirect(probe: Probe) -> None:
    with Loopback(lambda _: Reply(200, b"{}")) as thief:
        away = Reply(307, b"", {"Location": f"{thief.url}/take"})
        with Loopback(lambda _: away) as server, pytest.raises(SourceFailure):
            source(probe.service, server, **probe.settings).ask(probe.lookup, "l0001", OPTIONS)
    assert not thief.asked


def test_a_bomb_costs_no_more_memory_than_an_answer_may(replies: dict[str, Reply]) -> None:
    with Loopback(lambda _: replies["bomb"]) as server:
        asks = source("qichacha", server)
        tracemalloc.start()
        try:
            with pytest.raises(SourceFailure):
                asks.ask(PROBES[6].lookup, "l0001", OPTIONS)
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 64 * MB


def test_nothing_of_a_person_stands_in_a_url() -> None:
    with Loopback(lambda _: Reply(200, b"{}")) as server:
        for probe in PROBES:
            if probe.service != "tianditu":
                with pytest.raises(SourceFailure):
                    source(probe.service, server, **probe.settings).ask(
                        probe.lookup, "l0001", OPTIONS
                    )
        targets = "".join(asked.target for asked in server.asked)
    assert len(server.asked) >= len(PROBES) - 1
    assert not [text for text in (NUMBER, ID_NO, "%E6%B5%8B%E8%AF%95%E7%94%B2") if text in targets]
