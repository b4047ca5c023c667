"""Hostile credit reports and transcripts, each with the name its file needs."""

import base64
import json

from tests.e2e.lender_files import REPORT
from tests.hostile.markup import DEEP, LAUGHS
from tests.hostile.values import VALUES

MB = 1024 * 1024


def report(old: str = "", new: str = "") -> bytes:
    assert old in REPORT
    return REPORT.replace(old, new).encode("utf-8", "surrogatepass")


def envelope(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        message = base64.b64encode(content).decode()
        content = (
            "<Document><Msg><ResultCode>AAA000</ResultCode>"
            f"<ReportMessage>{message}</ReportMessage></Msg></Document>"
        ).encode()
    return content


def as_json(name: str) -> bytes:
    query = {"pa01bq01": name, "pa01bd01": "10", "pa01bi01": "330127198503121014", "pa01bd02": "01"}
    head = {"pa01ai01": "R1", "pa01ar01": "2026-03-15T10:21:35"}
    return json.dumps({"document": {"prh": {"pa01": {"pa01a": head, "pa01b": query}}}}).encode()


ID = "<PA01BI01>330127198503121014</PA01BI01>"
REPORTS: dict[str, bytes] = {
    "laughs.xml": report("<Document>", f"{LAUGHS}<Document>"),
    "external.xml": report(
        "<Document>", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document>'
    ),
    "cut.xml": report()[:-200],
    "deep.xml": report("<PIM>", "<x>" * 50_000 + "<PIM>"),
    "big.xml": report("<PIM>", "<!--" + "x" * (21 * MB) + "--><PIM>"),
    "id-long.xml": report(ID, f"<PA01BI01>{'3' * 100_000}</PA01BI01>"),
    "id-markup.xml": report(ID, "<PA01BI01>[/foo]&#x202e;</PA01BI01>"),
    "control.xml": report("测试甲", "&#27;[2J"),
    "utf16-lies.xml": report("UTF-8", "UTF-16"),
    "empty-root.xml": b"<Document/>",
    "envelope-9-times.xml": envelope(report(), 9),
    "envelope-noise.xml": envelope(b"\xff" * 900),
    "deep.json": DEEP.encode(),
    "surrogate.json": as_json("测\ud800甲"),
    "nan.json": as_json("测试甲").replace(b'"R1"', b"NaN"),
    "int-5000.json": as_json("测试甲").replace(b'"R1"', b"9" * 5_000),
    **{f"value-{n:02}.json": as_json(value) for n, value in enumerate(VALUES[:24])},
}


def transcript(text: object, **more: object) -> bytes:
    turn = {"speaker": "customer", "start": 5.0, "end": 8.0, "text": text, **more}
    return json.dumps([turn]).encode()


STEM = "20260210_140500_19900001234"
SPOKEN = "我换号了,现在的号码是幺三八零零零零四四四四。"
TRANSCRIPTS: dict[str, bytes] = {
    f"{STEM}_{name}": content
    for name, content in {
        "deep.json": DEEP.encode(),
        "nan.json": b'[{"start": NaN, "end": Infinity, "text": "x"}]',
        "late.json": transcript(SPOKEN, start=1e308),
        "before.json": transcript(SPOKEN, start=-1e308),
        "int-5000.json": b'[{"start": ' + b"9" * 5_000 + b', "text": "x"}]',
        "words.json": transcript(SPOKEN, start="soon", end=[1]),
        "not-text.json": transcript({"a": [1]}),
        "surrogate.json": transcript("号码是138\ud80000004444\udfff"),
        "markup.json": transcript("[/foo]\x1b[2J\u202e号码是幺三八零零零零四四四四"),
        "digits-1mb.json": transcript("幺" * MB),
        "long.json": transcript("号码" * (3 * MB)),
        "many.json": json.dumps([{"text": SPOKEN, "start": n} for n in range(3_000)]).encode(),
        "number.json": b"7",
        "null.json": b"[null, null]",
        "cut.json": transcript(SPOKEN)[:-9],
        "times.vtt": b"WEBVTT\n\n99:99:99.999 --> -1:00\nx\n\n1 --> \n" * 500,
        "times.srt": b"1\n99:99:99,999 --> 00:00:00,000\nx\n\n" * 500,
        "noise.txt": bytes(range(256)) * 200,
        "noise.wav": b"RIFF" + bytes(range(256)) * 20,
        "empty.txt": b"",
        "utf16.txt": f"客户: {SPOKEN}".encode("utf-16"),
        "tall.txt": b"x\n" * 300_000,
    }.items()
}
