"""Number checks, recycled numbers, carriers and identity against a signing server."""

import hashlib
from datetime import date

import pytest

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal, SkiptraceError, UsageError
from skiptrace.model.claim import (
    HadDetail,
    HadOwner,
    HadStatus,
    NumberStatus,
    Ownership,
    PointDetail,
)
from skiptrace.model.lookup import Asks, LookupOutcome
from tests.sources.live.ask import ID_NO, NUMBER, OPTIONS, SUBJECT, lookup, source
from tests.sources.live.providers import Dytns, Provider, half, sha256, web_page
from tests.sources.loopback import Reply, reply_json

STATUS = "DescribePhoneNumberStatusForReal"
TWICE = "DescribePhoneTwiceTelVerify"
LINE = "DescribePhoneNumberOperatorAttribute"
THREE = "ThreeElementsVerification"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("NORMAL", NumberStatus.LIVE),
        ("SHUTDOWN", NumberStatus.SUSPENDED),
        ("POWER_OFF", NumberStatus.OFF),
        ("SUSPECTED_POWER_OFF", NumberStatus.OFF),
        ("NOT_EXIST", NumberStatus.VACANT),
        ("EMPTY", NumberStatus.VACANT),
        ("DEFECT", NumberStatus.SUSPENDED),
        ("UNKNOWN", NumberStatus.UNKNOWN),
        ("SUSPECT_EMPTY", NumberStatus.UNKNOWN),
    ],
)
def test_a_check_becomes_the_record_that_a_file_would_bring(
    said: str, status: NumberStatus
) -> None:
    with Dytns({(STATUS, NUMBER): {"Status": said, "Carrier": "CMCC"}}) as server:
        answer = source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
    (record,) = answer.records
    (claim,) = record.claims
    assert (record.source, claim.observed_on) == ("number-status", date(2026, 6, 30))
    assert isinstance(claim.fact, HadStatus)
    assert (claim.fact.point.value, claim.fact.status) == (NUMBER, status)
    assert claim.notes == {"service": "probe", "lookup": "l0001", "carrier": "CMCC"}
    assert claim.basis == "CONTRACT-9"


def test_the_number_leaves_hashed_and_in_the_body_only() -> None:
    with Dytns({(STATUS, NUMBER): {"Status": "NORMAL"}}) as server:
        source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
        sent = server.bodies() + server.targets()
    assert sha256(NUMBER) in sent
    assert NUMBER not in sent
    assert server.targets() == "/"


@pytest.mark.parametrize("mask", ["MD5", "NORMAL"])
def test_other_masks_are_as_the_provider_defines_them(mask: str) -> None:
    with Provider(lambda _: reply_json({"Code": "OK", "Data": {"Status": "NORMAL"}})) as server:
        source("dytns-number-status", server, auth_code="a", mask=mask).ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
    sent = server.asked[0].fields["InputNumber"]
    hashed = hashlib.md5(NUMBER.encode(), usedforsecurity=False).hexdigest()
    assert sent == (NUMBER if mask == "NORMAL" else hashed)


@pytest.mark.parametrize(
    ("result", "fact"),
    [
        ("1", Ownership.OTHER),
        ("2", Ownership.SAME),
        ("4", Ownership.OTHER),
        ("0", Ownership.UNSAID),
        ("3", NumberStatus.VACANT),
    ],
)
def test_recycled_numbers(result: str, fact: Ownership | NumberStatus) -> None:
    with Dytns({(TWICE, NUMBER): {"VerifyResult": result, "Carrier": "CTCC"}}) as server:
        answer = source("dytns-number-owner", server, auth_code="a").ask(
            lookup(Asks.NUMBER_OWNER, since=date(2024, 6, 18)), "l0001", OPTIONS
        )
    assert server.asked[0].fields["StartTime"] == "2024-06-18 00:00:00"
    (claim,) = answer.records[0].claims
    if isinstance(fact, Ownership):
        assert isinstance(claim.fact, HadOwner)
        assert (claim.party, claim.fact.ownership) == (SUBJECT, fact)
    else:
        assert isinstance(claim.fact, HadStatus)
        assert (claim.party, claim.fact.status) == (None, fact)
    assert claim.notes["since"] == "2024-06-18"


def test_without_a_day_nobody_is_asked_whether_it_changed_hands() -> None:
    with Dytns({}) as server:
        answer = source("dytns-number-owner", server, auth_code="a").ask(
            lookup(Asks.NUMBER_OWNER), "l0001", OPTIONS
        )
    assert answer.outcome is LookupOutcome.REFUSED
    assert not server.asked


def test_a_line_is_told_with_carrier_and_porting() -> None:
    said = {
        "Carrier": "CUCC", "BasicCarrier": "CMCC", "IsNumberPortability": True,
        "Province": "浙江", "City": "杭州",
    }  # fmt: skip
    with Dytns({(LINE, NUMBER): said}) as server:
        answer = source("dytns-number-line", server, auth_code="a").ask(
            lookup(Asks.NUMBER_LINE), "l0001", OPTIONS
        )
    (claim,) = answer.records[0].claims
    assert isinstance(claim.fact, HadDetail)
    assert (claim.party, claim.fact.detail) == (None, PointDetail.LINE)
    assert {**claim.notes, "lookup": "", "service": ""} == {
        "carrier": "CUCC", "issued_by": "CMCC", "ported": "yes", "province": "浙江",
        "city": "杭州", "lookup": "", "service": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("consistent", "ownership"),
    [(1, Ownership.CONFIRMED), (0, Ownership.OTHER), (2, Ownership.UNSAID)],
)
def test_three_elements(consistent: int, ownership: Ownership) -> None:
    with Dytns({(THREE, NUMBER): {"IsConsistent": consistent, "BasicCarrier": "CMCC"}}) as server:
        answer = source("dytns-identity", server, auth_code="a").ask(
            lookup(Asks.IDENTITY), "l0001", OPTIONS
        )
        sent = server.bodies()
    (claim,) = answer.records[0].claims
    assert isinstance(claim.fact, HadOwner)
    assert (claim.party, claim.fact.ownership) == (SUBJECT, ownership)
    assert sha256(ID_NO) in sent
    assert sha256("测试甲") in sent
    assert ID_NO not in sent


@pytest.mark.parametrize("code", ["InvalidPhoneNumber.Check", "PortabilityNumberNotSupported"])
def test_numbers_that_are_not_served_are_no_failure(code: str) -> None:
    with Dytns({(STATUS, NUMBER): code}) as server:
        answer = source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
    assert (answer.outcome, answer.records) == (LookupOutcome.REFUSED, ())


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("Forbidden.RAM", ServiceRefusal),
        ("InvalidAccessKeyId.NotFound", ServiceRefusal),
        ("isv.AMOUNT_NOT_ENOUGH", ServiceRefusal),
        ("Surprise", BadAnswer),
        ("", BadAnswer),
    ],
)
def test_codes_become_errors_by_what_to_do(code: str, error: type[SkiptraceError]) -> None:
    with Dytns({(STATUS, NUMBER): code}) as server, pytest.raises(error):
        source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )


def test_a_wrong_key_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DYTNS_KEY", "another-key")
    with Dytns({}) as server, pytest.raises(ServiceRefusal, match="key is refused"):
        source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )


def test_a_missing_key_is_told_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DYTNS_KEY")
    with Dytns({}) as server, pytest.raises(UsageError, match="DYTNS_KEY is not set"):
        source("dytns-number-status", server, auth_code="a").check()


@pytest.mark.parametrize(
    ("troubles", "asked"),
    [
        ([Reply(429, b"{}")], 2),
        ([Reply(429, b"{}", {"Retry-After": "0"}), Reply(429, b"{}")], 3),
        ([Reply(503, b"{}", {"Retry-After": "0"})], 2),
        ([reply_json({"Code": "Throttling.User"}, 400)], 2),
        ([reply_json({"Code": "RequestFrequencyLimit"})], 2),
    ],
)
def test_what_was_not_taken_is_asked_again(troubles: list[Reply], asked: int) -> None:
    with Dytns({(STATUS, NUMBER): {"Status": "NORMAL"}}) as server:
        server.troubles.extend(troubles)
        answer = source("dytns-number-status", server, auth_code="a").ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
    assert answer.outcome is LookupOutcome.FOUND
    assert len(server.asked) == asked


@pytest.mark.parametrize(
    "trouble",
    [Reply(500, b"{}"), Reply(502, b"<html>"), half('{"Code":"OK"'), web_page()],
    ids=["500", "502", "half", "web page"],
)
def test_what_may_have_been_paid_for_is_asked_once(trouble: Reply) -> None:
    with Dytns({(STATUS, NUMBER): {"Status": "NORMAL"}}) as server:
        server.troubles.append(trouble)
        with pytest.raises((ServiceBusy, BadAnswer)):
            source("dytns-number-status", server, auth_code="a").ask(
                lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
            )
    assert len(server.asked) == 1


def test_where_asking_is_free_trouble_is_waited_out() -> None:
    with Dytns({(STATUS, NUMBER): {"Status": "NORMAL"}}) as server:
        server.troubles.extend([Reply(500, b"{}"), half('{"Code":')])
        source("dytns-number-status", server, auth_code="a", paid=False).ask(
            lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
        )
    assert len(server.asked) == 3


def test_a_wait_longer_than_patience_ends_the_question() -> None:
    with Dytns({}) as server:
        server.troubles.append(Reply(429, b"{}", {"Retry-After": "3600"}))
        with pytest.raises(ServiceBusy) as caught:
            source("dytns-number-status", server, auth_code="a").ask(
                lookup(Asks.NUMBER_STATUS), "l0001", OPTIONS
            )
    assert caught.value.retry_after == 3600
    assert len(server.asked) == 1
