"""Recordings into transcripts by a real server on loopback that behaves well and badly."""

import json
import logging
import socket
from pathlib import Path

import pytest

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal, SourceFailure, UsageError
from sources.calls.transcriber import PiecewiseTranscriber, open_transcriber
from sources.calls.transcriber_http import HttpEngine
from sources.calls.transcriber_settings import transcriber_settings
from sources.calls.transcript import Speaker
from sources.calls.transcript_file import read_transcript
from tests.sources.calls.asr_service import KEY, SAYS, AsrService, verbose
from tests.sources.calls.sounds import riff, tones, write_wav
from tests.sources.loopback import Reply, reply_json

AGENT, CUSTOMER, BYE = SAYS[400], SAYS[600], SAYS[800]
MB = 1024 * 1024


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_ASR_KEY", KEY)


def table(service: AsrService, **more: object) -> dict[str, object]:
    return {"url": service.address, "private": True, "key_env": "TEST_ASR_KEY", **more}


def transcriber(
    service: AsrService, waits: list[float] | None = None, **more: object
) -> PiecewiseTranscriber:
    """With a clock that notes what it is asked to wait."""
    settings = transcriber_settings(table(service, **more))
    assert settings is not None
    sleep = (waits if waits is not None else []).append
    return PiecewiseTranscriber(HttpEngine(settings, sleep), settings)


def mono(folder: Path) -> Path:
    return write_wav(folder / "20260210_19900001234.wav", tones((1.0, 400), (1.0, 0), (1.0, 600)))


def stereo(folder: Path) -> Path:
    left = tones((1.0, 400), (3.0, 0), (1.0, 800))
    right = tones((2.0, 0), (1.0, 600), (2.0, 0))
    return write_wav(folder / "20260210_19900001234.wav", left, right)


def said(transcript: str, folder: Path) -> list[tuple[Speaker, float | None, str]]:
    path = folder / "made.json"
    path.write_text(transcript, encoding="utf-8")
    return [(u.speaker, u.start, u.text) for u in read_transcript(path)]


def test_a_recording_becomes_a_transcript(tmp_path: Path) -> None:
    with AsrService() as service:
        made = transcriber(service).transcribe(mono(tmp_path))
    assert said(made, tmp_path) == [
        (Speaker.UNKNOWN, 0.0, AGENT),
        (Speaker.UNKNOWN, 2.0, CUSTOMER),
    ]
    (fields,) = service.heard
    assert fields["model"] == b"whisper-1"
    assert fields["language"] == b"zh"
    assert fields["response_format"] == b"verbose_json"
    assert "13800138000" in fields["prompt"].decode()
    assert fields["filename"] == b"call.wav"
    assert b"19900001234" not in service.asked[0].body


def test_stereo_tells_who_speaks(tmp_path: Path) -> None:
    """By the words of the agent, or by the channel that the settings name."""
    expected = [
        (Speaker.AGENT, 0.0, AGENT),
        (Speaker.CUSTOMER, 2.0, CUSTOMER),
        (Speaker.AGENT, 4.0, BYE),
    ]
    with AsrService() as service:
        made = transcriber(service).transcribe(stereo(tmp_path))
        assert said(made, tmp_path) == expected
        other = transcriber(service, agent_channel=1).transcribe(stereo(tmp_path))
        assert [s for s, _, _ in said(other, tmp_path)] == [
            Speaker.CUSTOMER,
            Speaker.AGENT,
            Speaker.CUSTOMER,
        ]
    assert {s["channel"] for s in json.loads(made)["segments"]} == {0, 1}
    assert len(service.heard) == 4


def test_a_long_recording_is_heard_in_pieces_with_its_own_times(tmp_path: Path) -> None:
    long = tones((1.0, 400), (58.0, 0), (1.0, 600), (59.0, 0), (1.0, 800))
    path = write_wav(tmp_path / "a.wav", long)
    with AsrService() as service:
        made = transcriber(service, max_minutes=1).transcribe(path)
    assert len(service.heard) == 3
    found = said(made, tmp_path)
    assert [text for _, _, text in found] == [AGENT, CUSTOMER, BYE]
    assert [start for _, start, _ in found] == [
        0.0,
        pytest.approx(59.0, abs=0.01),
        pytest.approx(119.0, abs=0.01),
    ]


def test_a_silent_recording_asks_nobody(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tones((2.0, 0)))
    with AsrService() as service:
        made = transcriber(service).transcribe(path)
    assert said(made, tmp_path) == []
    assert not service.asked


@pytest.mark.parametrize("response_format", ["verbose_json", "diarized_json", "json"])
def test_every_form_of_answer(tmp_path: Path, response_format: str) -> None:
    whole = verbose([(0.5, 600)])
    answers = {
        "verbose_json": whole,
        "json": {"text": CUSTOMER},
        "diarized_json": {
            "text": CUSTOMER,
            "segments": [{"start": 0.5, "end": 2, "speaker": "A", "text": CUSTOMER}],
        },
    }
    with AsrService(lambda _: reply_json(answers[response_format])) as service:
        made = transcriber(service, response_format=response_format).transcribe(mono(tmp_path))
    ((_, start, text),) = said(made, tmp_path)
    assert text == CUSTOMER
    assert start == (None if response_format == "json" else 0.5)
    body = service.asked[0].body
    assert response_format.encode() in body
    assert (b"chunking_strategy" in body) == (response_format == "diarized_json")


# --- a service that is busy --------------------------------------------------------------------


def test_a_busy_service_is_asked_again_when_it_says(tmp_path: Path) -> None:
    replies = {1: Reply(429, b"{}", {"Retry-After": "7"}), 2: Reply(503, b"{}"), 3: Reply(500)}
    waits: list[float] = []
    with AsrService(replies.get) as service:
        made = transcriber(service, waits).transcribe(mono(tmp_path))
    assert len(said(made, tmp_path)) == 2
    assert waits == [7.0, 2.0, 4.0]
    assert (len(service.asked), len(service.heard)) == (4, 1)


def test_it_is_given_up_after_four_tries(tmp_path: Path) -> None:
    waits: list[float] = []
    with AsrService(lambda _: Reply(500)) as service, pytest.raises(ServiceBusy):
        transcriber(service, waits).transcribe(mono(tmp_path))
    assert (len(service.asked), waits) == (4, [1.0, 2.0, 4.0])


def test_a_service_that_asks_for_too_much_patience_is_given_up_at_once(tmp_path: Path) -> None:
    waits: list[float] = []
    busy = Reply(429, b"{}", {"Retry-After": "3600"})
    with AsrService(lambda _: busy) as service, pytest.raises(ServiceBusy) as caught:
        transcriber(service, waits, timeout_s=60).transcribe(mono(tmp_path))
    assert (len(service.asked), waits) == (1, [])
    assert caught.value.retry_after == 3600


def test_a_slow_drip_ends_at_the_deadline(tmp_path: Path) -> None:
    services: list[AsrService] = []

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\n")
        while not services[0].closing.wait(0.02):
            connection.sendall(b" ")

    with AsrService(lambda _: Reply(raw=drip)) as service:
        services.append(service)
        # Each read alone is quick; only a deadline for the whole ends this.
        with pytest.raises(ServiceBusy, match="within 1 s"):
            transcriber(service, timeout_s=1).transcribe(mono(tmp_path))
    assert len(service.asked) == 1


# --- answers that cannot be used ---------------------------------------------------------------

HUGE = Reply(200, b'{"text": "' + b"x" * (17 * MB) + b'"}')
HALF = Reply(raw=lambda c: c.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{"text": "'))
ODD: dict[str, tuple[Reply, type[SourceFailure]]] = {
    "huge": (HUGE, BadAnswer),
    "half": (HALF, ServiceBusy),
    "no JSON": (Reply(200, b"you said: 19900005678"), BadAnswer),
    "a web page": (Reply(200, b"<html>19900005678</html>"), BadAnswer),
    "other JSON": (reply_json({"result": ["19900005678"]}), BadAnswer),
    "a list": (reply_json([1, 2]), BadAnswer),
    "refused audio": (reply_json({"error": "19900005678"}, 400), BadAnswer),
    "wrong key": (reply_json({"error": KEY}, 401), ServiceRefusal),
    "no credit": (reply_json({}, 402), ServiceRefusal),
    "wrong path": (reply_json({}, 404), ServiceRefusal),
    "elsewhere": (Reply(307, b"", {"Location": "http://127.0.0.1:1/"}), ServiceRefusal),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_answers_end_in_an_error_that_quotes_nothing(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    reply, error = ODD[name]
    caplog.set_level(logging.DEBUG)
    with AsrService(lambda _: reply) as service, pytest.raises(error) as caught:
        transcriber(service).transcribe(mono(tmp_path))
    assert type(caught.value) is error
    told = f"{caught.value!r} {caught.value.hint} {caplog.text}"
    assert "1990000" not in told
    assert KEY not in told


def test_no_server_at_all(tmp_path: Path) -> None:
    with AsrService() as service:
        gone = transcriber(service)
    with pytest.raises(ServiceBusy):
        gone.transcribe(mono(tmp_path))


def test_what_is_no_audio_is_not_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(b"%PDF")
    adpcm = tmp_path / "b.wav"
    adpcm.write_bytes(riff(17, 1, 1, b"x" * (2 * MB)))
    with AsrService() as service:
        for audio in (path, adpcm, tmp_path / "19900001234.wav"):
            with pytest.raises(SourceFailure) as caught:
                transcriber(service, max_mb=1).transcribe(audio)
            assert "1990000" not in f"{caught.value.what} {caught.value.hint}"
    assert not service.asked


# --- where recordings go -----------------------------------------------------------------------


def test_the_settings_say_where_recordings_go() -> None:
    with AsrService() as service:
        found = open_transcriber(table(service))
        assert found is not None
        assert found.place == f"127.0.0.1:{service.port}"
    assert open_transcriber({}) is None


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"private": False}, "not encrypted"),
        ({"key_env": "TEST_NO_SUCH_KEY"}, "TEST_NO_SUCH_KEY"),
        ({"url": "https://user:pw@asr.example"}, "more than a host"),
        ({"url": "asr.example"}, "no host"),
        ({"url": ""}, "either url or model_folder"),
        ({"model_folder": "x"}, "either url or model_folder"),
        ({"colour": "red"}, "unknown key 'colour'"),
        ({"timeout_s": 0}, "'timeout_s'"),
        ({"max_mb": "big"}, "'max_mb'"),
        ({"private": "yes"}, "'private'"),
        ({"model": 7}, "'model'"),
        ({"agent_channel": 2}, "'agent_channel'"),
        ({"response_format": "srt"}, "'response_format'"),
    ],
)
def test_wrong_settings_are_named(changes: dict[str, object], told: str) -> None:
    with AsrService() as service, pytest.raises(UsageError) as caught:
        open_transcriber(table(service) | changes)
    assert told in caught.value.what


@pytest.mark.parametrize(
    ("url", "whole"),
    [
        ("https://a.example", "https://a.example/v1/audio/transcriptions"),
        ("https://a.example/v1/", "https://a.example/v1/audio/transcriptions"),
        ("https://a.example/asr/v1", "https://a.example/asr/v1/audio/transcriptions"),
        (
            "https://a.example/v1/audio/transcriptions",
            "https://a.example/v1/audio/transcriptions",
        ),
    ],
)
def test_the_address_may_be_short(url: str, whole: str) -> None:
    settings = transcriber_settings({"url": url})
    assert settings is not None
    assert (settings.url, settings.place) == (whole, "a.example")
