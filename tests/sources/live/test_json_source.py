"""A service described in the settings file: templates, columns, codes, pages."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal, UsageError
from skiptrace.live import LiveSource
from skiptrace.model.claim import HadContact
from skiptrace.model.lookup import Asks, Lookup, LookupEntry, LookupOutcome, LookupState
from tests.sources.live.ask import ID_NO, NOW, OPTIONS, SUBJECT, source
from tests.sources.live.providers import KEY, Provider
from tests.sources.loopback import Asked, Loopback, Reply, reply_json

CRM: Mapping[str, object] = {
    "kind": "crm",
    "path": "/v1/contacts",
    "key_env": "CRM_KEY",
    "headers": {"X-Channel": "collections"},
    "body": {"idNo": "{id_no}", "limit": 20, "nested": [{"who": "{name}"}]},
    "answer": {
        "rows": "data.items", "code": "code", "ok": ["0"], "nothing": ["404"],
        "busy": ["429"], "refused": ["401"], "next": "data.next",
    },
    "columns": {
        "id_no": "={id_no}", "name": "={name}", "kind": "=mobile", "value": "phone.number",
        "observed_at": "updated", "channel": "via",
    },
}  # fmt: skip
WHO = Lookup(Asks.SUBJECT, "C1", SUBJECT)


def item(number: object, updated: object = "2026-05-01") -> dict[str, object]:
    return {"phone": {"number": number}, "updated": updated, "via": []}


def page(*items: object, following: object = None, code: object = 0) -> Reply:
    return reply_json({"code": code, "data": {"items": list(items), "next": following}})


def crm(server: Loopback, **other: object) -> LiveSource:
    return source("json", server, **{**CRM, **other})


def test_a_question_is_filled_in_and_its_rows_read_as_their_kind() -> None:
    rows = [item("19900005678"), item(19900006789), item("12"), item("", "2026-05-01")]
    with Provider(lambda _: page(*rows)) as server:
        answer = crm(server).ask(WHO, "l0001", OPTIONS)
    (asked,) = server.asked
    assert asked.json() == {"idNo": ID_NO, "limit": 20, "nested": [{"who": "测试甲"}]}
    assert asked.target == "/v1/contacts"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert asked.headers["x-channel"] == "collections"
    facts = [claim.fact for record in answer.records for claim in record.claims]
    points = [fact.point.value for fact in facts if isinstance(fact, HadContact)]
    assert points == ["19900005678", "19900006789"]
    assert {record.source for record in answer.records} == {"crm"}
    assert {claim.party for record in answer.records for claim in record.claims} == {SUBJECT}
    assert [(reject.line, reject.path) for reject in answer.rejects] == [(3, "probe"), (4, "probe")]


def test_it_wants_what_its_template_wants() -> None:
    with Provider(lambda _: page()) as server:
        assert crm(server).wants == ["id_no", "name"]


@pytest.mark.parametrize(
    ("reply", "result"),
    [
        (page(), LookupOutcome.NOTHING),
        (reply_json({"code": "404"}), LookupOutcome.NOTHING),
        (reply_json({"code": 0, "data": []}), LookupOutcome.NOTHING),
        (reply_json({"code": 0, "data": {"items": []}}), LookupOutcome.NOTHING),
        (reply_json({"code": 0, "data": {"items": item("19900005678")}}), LookupOutcome.FOUND),
        (reply_json({"code": 0, "data": {"items": "none"}}), BadAnswer),
        (reply_json({"code": 0, "data": {"items": ["a"]}}), BadAnswer),
        (reply_json({"code": "401"}), ServiceRefusal),
        (reply_json({"code": "777"}), BadAnswer),
        (reply_json({"code": "401"}, 401), ServiceRefusal),
        (Reply(400, b"{}"), BadAnswer),
        (Reply(200, b"<html>"), BadAnswer),
        (Reply(200, b"{}"), BadAnswer),
    ],
)
def test_answers_and_codes(reply: Reply, result: type[Exception] | LookupOutcome) -> None:
    with Provider(lambda _: reply) as server:
        if isinstance(result, LookupOutcome):
            assert crm(server).ask(WHO, "l0001", OPTIONS).outcome is result
        else:
            with pytest.raises(result):
                crm(server).ask(WHO, "l0001", OPTIONS)


def test_its_own_busy_code_is_waited_out() -> None:
    with Provider(lambda _: page(item("19900005678"))) as server:
        server.troubles.extend([reply_json({"code": "429"}), Reply(503, b"{}")])
        assert crm(server).ask(WHO, "l0001", OPTIONS).outcome is LookupOutcome.FOUND
        server.troubles.extend([reply_json({"code": "429"})] * 9)
        with pytest.raises(ServiceBusy):
            crm(server).ask(WHO, "l0001", OPTIONS)


def test_pages_follow_until_there_is_none() -> None:
    pages = {"": page(item("19900005678"), following="p2"), "p2": page(item("19900006789"))}

    def answer(asked: Asked) -> Reply:
        return pages[asked.fields.get("cursor", "")]

    with Provider(answer) as server:
        sweep = crm(server, about="everything", body={}, method="GET",
                    query={"cursor": "{cursor}"},
                    columns={**_columns(), "id_no": "idNo", "name": "name"})  # fmt: skip
        first = Lookup(Asks.EVERYTHING)
        answered = sweep.ask(first, "l0001", OPTIONS)
        (second,) = sweep.follow(first, _entry(answered.token))
        last = sweep.ask(second, "l0002", OPTIONS)
        assert not sweep.follow(second, _entry(last.token))
    assert [asked.fields.get("cursor") for asked in server.asked] == [None, "p2"]


def test_a_page_that_names_itself_ends_the_sweep() -> None:
    with Provider(lambda _: page(item("19900005678"), following="p2")) as server:
        answer = crm(server).ask(replace(WHO, detail="p2"), "l0001", OPTIONS)
    assert answer.token == ""


def _columns() -> dict[str, object]:
    columns = CRM["columns"]
    assert isinstance(columns, dict)
    return dict(columns)


def _entry(token: str) -> LookupEntry:
    return LookupEntry(
        "l", "probe", "q", "", Asks.EVERYTHING, LookupState.ANSWERED, NOW, NOW, LookupOutcome.FOUND,
        token,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"path": "/v1/{id_no}"}, "'path' holds the place 'id_no'"),
        ({"query": {"idNo": "{id_no}"}}, "'query' holds the place 'id_no'"),
        ({"headers": {"X-Who": "{name}"}}, "'headers' holds the place 'name'"),
        ({"body": {"x": "{secret}"}}, "unknown place 'secret'"),
        ({"form": {"x": "{name}"}}, "both 'body' and 'form'"),
        ({"kind": "recordings"}, "not made of rows"),
        ({"kind": "nothing"}, "unknown kind"),
        ({"columns": {"value": "a", "nonsense": "b"}}, "'nonsense' is no column of crm"),
        ({"columns": {"value": "a", "kind": "=mobile"}}, "lacks the column 'observed_at'"),
        ({"answer": {"row": "x"}}, "unknown key 'row'"),
        ({"about": "everything"}, "nobody in particular"),
        ({"about": "somebody"}, "'about' names nothing known"),
        ({"surprise": 1}, "unknown key 'surprise'"),
        ({"pace": "fast"}, "'pace' has the wrong type"),
        ({"at_once": 100}, "'at_once' is out of bounds"),
        ({"at_once": True}, "'at_once' has the wrong type"),
        ({"price": "dear"}, "'price' is no amount"),
        ({"headers": {"X": 1}}, "'headers' has the wrong type"),
    ],
)
def test_settings_that_cannot_be_used_say_why(other: Mapping[str, object], why: str) -> None:
    with Provider(lambda _: page()) as server, pytest.raises(UsageError, match=why):
        crm(server, **other)


def test_hostile_texts_end_in_rejects() -> None:
    bad = ["\ud800", "a\x00b", "=cmd|calc", "x" * 100_000, "[/red]", "\x1b]52;c;x\x07"]
    with Provider(lambda _: page(*[item(text) for text in bad], item("19900005678"))) as server:
        answer = crm(server).ask(WHO, "l0001", OPTIONS)
    assert len(answer.rejects) == len(bad)
    assert len(answer.records) == 1


def test_the_same_answer_twice_is_the_same_record() -> None:
    with Provider(lambda _: page(item("19900005678"))) as server:
        one = crm(server).ask(WHO, "l0001", OPTIONS)
        two = crm(server).ask(WHO, "l0002", OPTIONS)
    names = [(r.record, r.claims[0].origin) for a in (one, two) for r in a.records]
    assert names[0] == names[1]
