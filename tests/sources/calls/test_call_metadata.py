"""Vendors' call metadata as JSON, JSON Lines and tables: whose number, when, how it ended."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace.errors import SourceFailure
from skiptrace.model.attempt import Disposition
from skiptrace.model.claim import HadContact
from skiptrace.model.record import Record, Reject
from sources.calls.end_status import ended_without_talk
from sources.results import result_of
from tests.sources.contract import read, rejects, table_bytes

AT_S = 1770703500
AT = datetime(2026, 2, 10, 14, 5)  # noqa: DTZ001 - wall time in China, as records hold it
HEARD = "客户: 我的新号码是19900005678"


def aliyun(**fields: object) -> dict[str, object]:
    """GetCallDetailRecord's Data."""
    return {
        "ContactId": "job-1", "ContactType": "OUTBOUND", "CallingNumber": "05711234000",
        "CalledNumber": "019900001234", "CallerLocation": "浙江-杭州", "CalleeLocation": "",
        "AgentIds": "a@ccc-test", "AgentNames": "测试坐席", "SkillGroupNames": "贷后",
        "StartTime": AT_S * 1000, "EstablishedTime": None, "ReleaseTime": AT_S * 1000 + 30000,
        "CallDuration": 0, "ContactDisposition": "NoAnswer", "ReleaseInitiator": "customer",
        "ReleaseReason": "480 - Temporarily Unavailable", "RecordingReady": False,
        "Satisfaction": -1, "AgentEvents": [{"Event": "Dialing", "EventTime": AT_S * 1000}],
        **fields,
    }  # fmt: skip


def tencent(**fields: object) -> dict[str, object]:
    """TelCdrInfo."""
    return {
        "SessionId": "s-1", "Caller": "008657112340000", "Callee": "008619900001234",
        "Time": AT_S, "Direction": 1, "CallType": 1, "Duration": 0, "RecordURL": "",
        "RecordId": "rec-1", "StartTimestamp": AT_S, "RingTimestamp": AT_S + 4,
        "AcceptTimestamp": 0, "EndedTimestamp": AT_S + 30, "HungUpSide": "system",
        "SeatUser": {"Name": "测试坐席", "Mail": "a@x.test", "UserId": "u1"}, "EndStatus": 202,
        "EndStatusString": "notAnswer", "SkillGroup": "贷后", "IVRKeyPressed": None,
        "ServeParticipants": [
            {"Mail": "a@x.test", "Phone": "19100010000", "StartTimestamp": AT_S,
             "EndStatusString": "ok", "RecordURL": "https://rec.example/x.mp3"}
        ],
        **fields,
    }  # fmt: skip


def huawei(**fields: object) -> dict[str, object]:
    """queryCallDetailRecord's callInfo."""
    return {
        "callSerialNo": "h-1", "caller": "05711234000", "called": "19900001234",
        "startTime": str(AT_S * 1000), "talkDuration": "0", "callType": 0, **fields,
    }  # fmt: skip


def items(folder: Path, document: object, name: str = "calls.json") -> list[Record | Reject]:
    path = folder / name
    text = document if isinstance(document, str) else json.dumps(document, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return read("recordings", path)


def one(folder: Path, document: object, name: str = "calls.json") -> Record:
    (item,) = items(folder, document, name)
    assert isinstance(item, Record), item
    return item


NESTED = {
    "Tencent": {"Response": {"TotalCount": 1, "TelCdrs": [tencent(case_no="C1")]}},
    "Aliyun, one": {"Code": "OK", "Data": aliyun(case_no="C1")},
    "Aliyun, list": {"Data": {"List": [aliyun(case_no="C1")], "TotalCount": 1}},
    "a bare list": [aliyun(case_no="C1")],
    "a bare call": tencent(case_no="C1"),
}


@pytest.mark.parametrize("where", NESTED)
def test_calls_are_found_wherever_the_answer_nests_them(tmp_path: Path, where: str) -> None:
    record = one(tmp_path, NESTED[where])
    assert record.record in ("s-1", "job-1")
    (attempt,) = record.attempts
    assert (attempt.at, attempt.point.value) == (AT, "19900001234")
    assert attempt.disposition is Disposition.NO_ANSWER
    assert (attempt.case_no, attempt.source, attempt.record) == ("C1", "recordings", record.record)
    assert attempt.from_number in ("0571-12340000", "0571-1234000")
    assert attempt.by == "测试坐席"
    assert not record.claims


def test_the_same_call_as_json_lines_and_as_a_table_is_the_same_record(tmp_path: Path) -> None:
    call = {k: v for k, v in tencent(case_no="C1").items() if isinstance(v, str | int)}
    whole = one(tmp_path, call)
    lines = one(tmp_path, json.dumps(call) + "\n\n", "calls.jsonl")
    table = tmp_path / "calls.csv"
    table.write_bytes(table_bytes([list(call), [str(v) for v in call.values()]], "gb18030"))
    (row,) = read("recordings", table)
    assert isinstance(row, Record)
    assert whole.content_hash == lines.content_hash == row.content_hash


@pytest.mark.parametrize(
    ("call", "number", "heard"),
    [
        (aliyun(), "19900001234", False),
        (aliyun(ContactType="INBOUND", CallingNumber="19900001234"), "19900001234", True),
        (aliyun(ContactType="PREDICTIVE"), "19900001234", False),
        (aliyun(ContactType="BACK2BACK"), "19900001234", False),
        (tencent(), "19900001234", False),
        (tencent(Direction=0, CallType=2, Caller="19900001234"), "19900001234", True),
        (tencent(Direction=None, CallType=5), "19900001234", False),
        (huawei(isCallin="true", caller="19900001234"), "19900001234", True),
        (huawei(isCallin="false"), "19900001234", False),
    ],
)
def test_the_direction_decides_whose_number_it_is(
    tmp_path: Path, call: dict[str, object], number: str, heard: bool
) -> None:
    path = tmp_path / f"{call.get('ContactId') or call.get('SessionId') or 'h-1'}.txt"
    path.write_text(HEARD, encoding="utf-8")
    claims = one(tmp_path, call).claims
    assert all(claim.party and claim.party.key == f"ph:{number}" for claim in claims)
    values = [c.fact.point.value for c in claims if isinstance(c.fact, HadContact)]
    assert values == ([number] if heard else []) + ["19900005678"]


def test_bare_figures_for_the_direction_count_for_tencent_only(tmp_path: Path) -> None:
    """Vendors use 0 and 1 in both ways."""
    header = ["call_id", "case_no", "caller", "callee", "started_at", "direction"]
    rows = [
        ["R1", "C1", "19900001234", "8001", "2026-02-10 14:05", "0"],
        ["R2", "", "19900001234", "8001", "2026-02-10 14:05", "0"],
        ["R3", "C1", "19900001234", "8001", str(AT_S), "0"],
    ]
    path = tmp_path / "calls.csv"
    path.write_bytes(table_bytes([header, *rows]))
    generic, refused, theirs = read("recordings", path)
    assert isinstance(generic, Record)
    assert (generic.claims, generic.warnings[0]) == ((), "direction_figure")
    assert rejects([refused]) == {3: ("direction", "direction_needed")}
    assert isinstance(theirs, Record)
    assert len(theirs.claims) == 1


def test_what_is_no_call_with_a_customer(tmp_path: Path) -> None:
    internal = one(tmp_path, aliyun(ContactType="INTERNAL", CalledNumber="8002"))
    assert (internal.claims, internal.attempts) == ((), ())
    assert internal.warnings == ("internal_call",)
    assert one(tmp_path, tencent(CallType=6, Callee="8002")).warnings == ("internal_call",)


def test_hidden_numbers(tmp_path: Path) -> None:
    hidden = one(tmp_path, tencent(Callee="199****1234", case_no="C1"))
    assert hidden.attempts == ()
    assert hidden.warnings[0] == "number_hidden"
    (item,) = items(tmp_path, tencent(Callee="199****1234"))
    assert rejects([item]) == {1: ("Callee", "phone_length")}
    (item,) = items(tmp_path, tencent(Callee="", ProtectedCallee="pid-1"))
    assert rejects([item]) == {1: ("case_no", "no_identity")}


ENDED = {
    202: "no_answer", 203: "rejected", 204: "off", 205: "vacant", 206: "busy", 207: "suspended",
    210: "off", 213: "no_answer", 216: "suspended", 219: "no_answer", 220: "no_answer",
    222: "voicemail",
}  # fmt: skip
NO_ATTEMPT = (1, 100, 102, 108, 109, 110, 111, 208, 209, 211, 212, 215, 217, 218, 221, 501)


@pytest.mark.parametrize("status", [*ENDED, *NO_ATTEMPT])
def test_end_status_becomes_an_attempt_when_a_call_of_ours_ended_without_talk(
    tmp_path: Path, status: int
) -> None:
    out = one(tmp_path, tencent(case_no="C1", EndStatus=status, EndStatusString=""))
    results = [a.disposition.value for a in out.attempts]
    assert results == ([ENDED[status]] if status in ENDED else [])
    came_in = tencent(case_no="C1", EndStatus=status, Direction=0, CallType=2)
    assert one(tmp_path, came_in | {"Caller": "19900001234"}).attempts == ()
    nobodys = one(tmp_path, tencent(EndStatus=status, EndStatusString=""))
    assert nobodys.attempts == ()
    assert ("attempt_without_case" in nobodys.warnings) == (status in ENDED)


def test_end_status_words() -> None:
    assert ended_without_talk("空号") is Disposition.VACANT
    assert ended_without_talk("关机") is Disposition.OFF
    for talked in ("本人接听", "第三方接听", "Success", "ok", "", "什么"):
        assert ended_without_talk(talked) is None
    for figure in ENDED:
        known = result_of(str(figure))
        assert known in (None, ended_without_talk(str(figure)))


def test_an_attempt_dated_ahead_is_refused(tmp_path: Path) -> None:
    (item,) = items(tmp_path, tencent(case_no="C1", StartTimestamp=AT_S + 90 * 86400))
    assert rejects([item]) == {1: ("StartTimestamp", "attempt_ahead")}


@pytest.mark.parametrize(
    ("start", "at"),
    [
        (AT_S, AT),
        (AT_S * 1000, AT),
        (f"{AT_S}.0", AT),
        ("2026-02-10 14:05:00", AT),
        ("2026-02-10T06:05:00Z", AT),
        ("20260210140500", AT),
    ],
)
def test_times_in_seconds_milliseconds_and_words(
    tmp_path: Path, start: object, at: datetime
) -> None:
    (attempt,) = one(tmp_path, tencent(case_no="C1", StartTimestamp=start)).attempts
    assert attempt.at == at


@pytest.mark.parametrize("start", [0, "", "1.77E+12", "soon", -5])
def test_times_that_are_none(tmp_path: Path, start: object) -> None:
    (item,) = items(tmp_path, tencent(case_no="C1", StartTimestamp=start, Time=None))
    assert isinstance(item, Reject)


def test_recordings_at_an_address_are_not_fetched(tmp_path: Path) -> None:
    url = "https://rec.example/def/R%207.mp3?sign=abc"
    waiting = one(tmp_path, tencent(case_no="C1", RecordURL=url, EndStatus=1))
    assert waiting.warnings == ("recording_at_url", "waiting_for_transcriber")
    (tmp_path / "R 7.mp3").touch()
    there = one(tmp_path, tencent(case_no="C1", RecordURL=url, EndStatus=1))
    assert there.warnings == ("waiting_for_transcriber",)


def test_json_that_is_not_what_it_should_be(tmp_path: Path) -> None:
    lines = "\n".join([json.dumps(tencent(case_no="C1")), "{", "7", '{"SessionId": "s-2"}'])
    first, *others = items(tmp_path, lines, "calls.jsonl")
    assert isinstance(first, Record)
    assert rejects(others) == {
        2: ("", "call_json"),
        3: ("", "call_json"),
        4: ("started_at", "missing"),
    }
    for name, text in (
        ("SessionId-StartTimestamp.json", '[{"SessionId": "s", "StartTimestamp": '),
        ("x.json", '{"SessionId": "s", "StartTimestamp": 5, "x": ' + "[" * 5000),
    ):
        with pytest.raises(SourceFailure, match="broken JSON"):
            items(tmp_path, text, name)


def test_unknown_fields_are_kept_as_notes(tmp_path: Path) -> None:
    (tmp_path / "s-1.txt").write_text(HEARD, encoding="utf-8")
    claim = one(tmp_path, tencent(EndStatus=1)).claims[0]
    assert claim.notes["SkillGroup"] == "贷后"
    assert claim.notes["SeatUser.UserId"] == "u1"
    assert "19100010000" in claim.notes["ServeParticipants"]
    assert "19100010000" not in repr(claim)


odd_values = (
    st.none()
    | st.booleans()
    | st.integers(-5, 10**14)
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["19900001234", "1", "0", "in", "INBOUND", str(AT_S), "2026-02-10", "C1"])
    | st.lists(st.text(max_size=3), max_size=2)
    | st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)
)
FIELDS = sorted({*aliyun(), *tencent(), *huawei(), "case_no", "id_no", "phone", "transcript"})


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), odd_values, max_size=12), max_size=4))
def test_any_metadata_is_read_or_refused_line_by_line(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, object]]
) -> None:
    head = {"SessionId": "s-0", "StartTimestamp": AT_S, "case_no": "C1"}
    text = "\n".join(json.dumps(row) for row in [head, *rows])
    first, *others = items(tmp_path_factory.getbasetemp(), text, "calls.jsonl")
    assert isinstance(first, Record)
    assert len(others) == len(rows)
    assert all(isinstance(item, Record | Reject) for item in others)
