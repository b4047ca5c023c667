"""The three map services: their shapes, their datums, their ways of saying nothing."""

import json
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

import pytest

from skiptrace.errors import BadAnswer, ServiceRefusal, UsageError
from skiptrace.model.claim import HadDetail
from skiptrace.model.contact import ContactUse
from skiptrace.model.lookup import Asks, LookupAnswer, LookupOutcome
from sources.live.datum import bd09_to_wgs84, gcj02_to_wgs84
from tests.sources.live.ask import ADDRESS, OPTIONS, lookup, source
from tests.sources.live.providers import KEY, Amap, Provider
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

PLACE = lookup(Asks.PLACE, ADDRESS, ContactUse.HOME)
# 淳安县 in GCJ-02; the county's code is that of the address.
GEOCODE = {"location": "119.042,29.608", "level": "村庄", "adcode": "330127"}


def notes(answer: LookupAnswer) -> Mapping[str, str]:
    (claim,) = answer.records[0].claims
    assert isinstance(claim.fact, HadDetail)
    assert claim.fact.point.value == ADDRESS
    assert claim.party is None
    return claim.notes


def place(found: Mapping[str, str]) -> tuple[float, float]:
    return float(found["lon"]), float(found["lat"])


def ask(service: str, server: Loopback, **settings: object) -> LookupAnswer:
    return source(service, server, **settings).ask(PLACE, "l0001", OPTIONS)


def test_amap_with_empty_lists_for_empty_texts() -> None:
    with Amap({ADDRESS: GEOCODE}) as server:
        found = notes(ask("amap", server))
    assert place(found) == pytest.approx(gcj02_to_wgs84((119.042, 29.608)), abs=1e-6)
    assert (found["precision"], found["level"]) == ("area", "村庄")


@pytest.mark.parametrize("in_url", [False, True])
def test_the_address_stands_in_the_url_only_if_allowed(in_url: bool) -> None:
    with Amap({ADDRESS: GEOCODE}) as server:
        ask("amap", server, address_in_url=in_url)
    (asked,) = server.asked
    assert (asked.method, bool(urlsplit(asked.target).query)) == (
        ("GET", True) if in_url else ("POST", False)
    )
    assert asked.fields["address"] == ADDRESS


@pytest.mark.parametrize(
    "geocode",
    [
        {**GEOCODE, "location": []},
        {**GEOCODE, "location": "0,0"},
        {**GEOCODE, "location": "2.35,48.85"},
        {**GEOCODE, "adcode": "330106"},
        {**GEOCODE, "adcode": "440300"},
        None,
    ],
    ids=["no place", "null island", "Paris", "other county, same city", "other province", "none"],
)
def test_another_city_is_no_answer(geocode: Mapping[str, object] | None) -> None:
    with Amap({ADDRESS: geocode} if geocode else {}) as server:
        answer = ask("amap", server)
    same_city = geocode is not None and geocode["adcode"] == "330106"
    assert answer.outcome is (LookupOutcome.FOUND if same_city else LookupOutcome.NOTHING)


@pytest.mark.parametrize(
    ("infocode", "result"),
    [
        ("10001", ServiceRefusal),
        ("10003", ServiceRefusal),
        ("10044", ServiceRefusal),
        ("20000", BadAnswer),
        ("30001", LookupOutcome.NOTHING),
    ],
)
def test_amap_codes(infocode: str, result: type[Exception] | LookupOutcome) -> None:
    said = {"status": "0", "info": "...", "infocode": infocode}
    with Provider(lambda _: reply_json(said)) as server:
        if isinstance(result, LookupOutcome):
            assert ask("amap", server).outcome is result
        else:
            with pytest.raises(result):
                ask("amap", server)


def test_amap_too_fast_is_asked_again() -> None:
    with Amap({ADDRESS: GEOCODE}) as server:
        server.troubles.append(reply_json({"status": "0", "infocode": "10021"}))
        assert ask("amap", server).outcome is LookupOutcome.FOUND


def baidu(asked: Asked) -> Reply:
    assert asked.fields["ak"] == KEY
    return reply_json(
        {
            "status": 0,
            "result": {
                "location": {"lng": 119.0485, "lat": 29.6138},
                "precise": 0, "confidence": 75, "comprehension": 100, "level": "村庄",
            },
        }
    )  # fmt: skip


def test_baidu_is_shifted_back_twice() -> None:
    with Provider(baidu) as server:
        found = notes(ask("baidu-map", server))
    assert place(found) == pytest.approx(bd09_to_wgs84((119.0485, 29.6138)), abs=1e-6)
    assert found["precision"] == "street"


@pytest.mark.parametrize(
    ("said", "result"),
    [
        ({"status": 1, "msg": "Internal Service Error:无相关结果"}, LookupOutcome.NOTHING),
        ({"status": 0, "result": []}, LookupOutcome.NOTHING),
        ({"status": 5, "msg": "AK不存在"}, ServiceRefusal),
        ({"status": 302, "msg": "天配额超限"}, ServiceRefusal),
        ({"status": 2, "msg": "Parameter Invalid"}, BadAnswer),
    ],
)
def test_baidu_codes(said: Mapping[str, object], result: type[Exception] | LookupOutcome) -> None:
    with Provider(lambda _: reply_json(said)) as server:
        if isinstance(result, LookupOutcome):
            assert ask("baidu-map", server).outcome is result
        else:
            with pytest.raises(result):
                ask("baidu-map", server)


def tianditu(asked: Asked) -> Reply:
    fields = {name: values[0] for name, values in parse_qs(urlsplit(asked.target).query).items()}
    if json.loads(fields["ds"]) != {"keyWord": ADDRESS} or fields["tk"] != KEY:
        return reply_json({"msg": "no result", "status": "404"})
    where = {"lon": 119.037236, "lat": 29.610643, "level": "地名地址", "score": 90}
    return reply_json({"msg": "ok", "location": where, "searchVersion": "6.4", "status": "0"})


def test_tianditu_needs_the_url_to_be_allowed_and_no_shift() -> None:
    with Provider(tianditu) as server:
        with pytest.raises(UsageError, match="in the URL only"):
            ask("tianditu", server)
        found = notes(ask("tianditu", server, address_in_url=True))
    assert (found["lon"], found["lat"], found["level"]) == ("119.037236", "29.610643", "地名地址")


@pytest.mark.parametrize("status", ["101", "404"])
def test_tianditu_finds_nothing(status: str) -> None:
    with Provider(lambda _: reply_json({"msg": "...", "status": status})) as server:
        assert ask("tianditu", server, address_in_url=True).outcome is LookupOutcome.NOTHING
