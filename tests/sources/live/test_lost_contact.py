"""The carriers' lost-contact repair: three calls, the real number never seen."""

import pytest

from skiptrace.errors import NeverArrived, ServiceBusy, ServiceRefusal, UsageError
from skiptrace.live import LiveSource
from skiptrace.model.claim import HadContact
from skiptrace.model.contact import ContactUse
from skiptrace.model.lookup import (
    Asks,
    Lookup,
    LookupAnswer,
    LookupEntry,
    LookupOutcome,
    LookupState,
)
from sources.live.antchain import signature
from tests.sources.live.ask import ID_NO, NOW, OPTIONS, SUBJECT, source
from tests.sources.live.providers import Antchain, half, sha256
from tests.sources.loopback import Loopback, Reply

MOBILE_CARRIER, PROCESS = "CHINA_MOBILE", "0123456789abcdef"
INIT = Lookup(Asks.LOST_CONTACT, "C1", SUBJECT, detail=MOBILE_CARRIER)


def repair(server: Loopback, **settings: object) -> LiveSource:
    return source("carrier-lost-contact", server, caller="0571-87650001", **settings)


def entry(answer: LookupAnswer, state: LookupState = LookupState.ANSWERED) -> LookupEntry:
    return LookupEntry(
        PROCESS, "probe", INIT.digest, "C1", INIT.asks, state, NOW, NOW, answer.outcome,
        answer.token,
    )  # fmt: skip


def test_lines_are_counted_bound_and_kept_as_relay_numbers() -> None:
    with Antchain({(MOBILE_CARRIER, ID_NO): 2}) as server:
        asks = repair(server, lines=5)
        counted = asks.ask(INIT, PROCESS, OPTIONS)
        assert (counted.outcome, counted.token, counted.records) == (LookupOutcome.FOUND, "2", ())
        binds = asks.follow(INIT, entry(counted))
        answers = [asks.ask(bind, f"b{n}", OPTIONS) for n, bind in enumerate(binds)]
    assert server.bound == [(PROCESS, "1"), (PROCESS, "2")]
    claims = [answer.records[0].claims[0] for answer in answers]
    assert [claim.place for claim in claims] == [
        f"{MOBILE_CARRIER} {PROCESS} #1",
        f"{MOBILE_CARRIER} {PROCESS} #2",
    ]
    for claim, value in zip(claims, ("19100010001", "19100010002"), strict=True):
        assert isinstance(claim.fact, HadContact)
        assert (claim.fact.point.use, claim.fact.point.value) == (ContactUse.RELAY, value)
        assert (claim.source, claim.party) == ("lost-contact", SUBJECT)
        assert claim.notes["call_from"] == "057187650001"


def test_no_more_lines_are_bound_than_the_settings_say() -> None:
    with Antchain({(MOBILE_CARRIER, ID_NO): 4}) as server:
        asks = repair(server)
        binds = asks.follow(INIT, entry(asks.ask(INIT, PROCESS, OPTIONS)))
    assert [bind.detail for bind in binds] == [f"{MOBILE_CARRIER}#1@{PROCESS}"]
    assert not asks.follow(binds[0], entry(LookupAnswer(LookupOutcome.FOUND)))


def test_nobody_found_is_an_answer_and_binds_nothing() -> None:
    with Antchain({}) as server:
        asks = repair(server)
        answer = asks.ask(INIT, PROCESS, OPTIONS)
    assert answer.outcome is LookupOutcome.NOTHING
    assert not asks.follow(INIT, entry(answer))


def test_the_id_number_leaves_hashed_and_nothing_of_the_person_in_the_url() -> None:
    with Antchain({}) as server:
        repair(server).ask(INIT, PROCESS, OPTIONS)
        sent, urls = server.bodies(), server.targets()
    assert sha256(ID_NO) in sent
    assert ID_NO not in sent + urls
    assert sha256(ID_NO) not in urls
    assert "%E6%B5%8B" not in urls


def test_a_count_that_is_not_ready_is_fetched_later_for_nothing() -> None:
    with Antchain({(MOBILE_CARRIER, ID_NO): 1}) as server:
        server.ready = False
        asks = repair(server)
        assert asks.ask(INIT, PROCESS, OPTIONS).outcome is LookupOutcome.WAITING
        server.ready = True
        resumed = asks.resume(INIT, PROCESS, OPTIONS)
    assert resumed is not None
    assert (resumed.outcome, resumed.token) == (LookupOutcome.FOUND, "1")
    assert sum("repairmobile.init" in asked.target for asked in server.asked) == 1


def test_a_process_that_never_arrived_is_told_from_one_in_trouble() -> None:
    with Antchain({}) as server:
        asks = repair(server)
        with pytest.raises(NeverArrived):
            asks.resume(INIT, PROCESS, OPTIONS)
        server.troubles.extend([Reply(500, b"{}")] * 9)
        with pytest.raises(ServiceBusy):
            asks.resume(INIT, PROCESS, OPTIONS)


def test_binding_has_no_free_query() -> None:
    bind = Lookup(Asks.LOST_CONTACT, "C1", SUBJECT, detail=f"{MOBILE_CARRIER}#1@{PROCESS}")
    with Antchain({}) as server:
        assert repair(server).resume(bind, "b1", OPTIONS) is None
    assert not server.asked


def test_an_init_in_doubt_is_not_sent_again() -> None:
    with Antchain({}) as server:
        server.troubles.append(half('{"response":{'))
        with pytest.raises(ServiceBusy) as caught:
            repair(server).ask(INIT, PROCESS, OPTIONS)
    assert caught.value.in_doubt
    assert len(server.asked) == 1


def test_a_wrong_key_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTCHAIN_KEY", "another")
    with Antchain({}) as server, pytest.raises(ServiceRefusal):
        repair(server).ask(INIT, PROCESS, OPTIONS)


def test_settings_name_a_caller_and_known_carriers() -> None:
    with Antchain({}) as server:
        with pytest.raises(UsageError, match="caller"):
            source("carrier-lost-contact", server, caller="no number")
        with pytest.raises(UsageError, match="carriers"):
            repair(server, carriers=["SOMEBODY"])
        assert repair(server, carriers=[MOBILE_CARRIER]).details == (MOBILE_CARRIER,)


def test_the_signature_does_not_depend_on_the_order_of_parameters() -> None:
    one = signature({"b": "测 试", "a": "1"}, "key")
    assert one == signature({"a": "1", "b": "测 试"}, "key") != signature({"a": "1"}, "key")
