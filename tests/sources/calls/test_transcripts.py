import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.calls.spoken_facts import spoken_facts
from sources.calls.transcript import Speaker, TranscriptProblem, Utterance, clock
from sources.calls.transcript_file import Part, read_parts, read_transcript, side_of
from sources.calls.transcript_json import json_utterances
from sources.calls.transcript_text import text_utterances
from tests.sources.calls.one_talk import AGENT_SAID, CUSTOMER_SAID, NUMBER, TALK, WHEN_S
from tests.sources.calls.vendor_shapes import JSON_SHAPES, WITH_CHANNELS, WITH_WORD_TIMES

C, A, U = Speaker.CUSTOMER, Speaker.AGENT, Speaker.UNKNOWN


def read(folder: Path, name: str, content: str | bytes) -> list[Utterance]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_transcript(path)


def heard(utterances: list[Utterance]) -> list[tuple[Speaker, int | None, str]]:
    return [(u.speaker, None if u.start is None else int(u.start), u.text) for u in utterances]


@pytest.mark.parametrize("shape", JSON_SHAPES)
def test_every_json_shape_gives_speaker_second_and_text(tmp_path: Path, shape: str) -> None:
    found = read(tmp_path, "call.json", JSON_SHAPES[shape]())
    by_speaker = {s: [u for u in found if u.speaker is s] for s in (A, C)}
    assert sum(map(len, by_speaker.values())) == len(found)
    for speaker, said, text in zip((A, C), TALK, (AGENT_SAID, CUSTOMER_SAID), strict=True):
        first = by_speaker[speaker][0]
        assert first.start is not None
        assert int(first.start) == said.start // 1000
        assert "".join(u.text for u in by_speaker[speaker]) == text
    assert ([u.channel for u in found] != [None] * len(found)) == (shape in WITH_CHANNELS)
    (fact,) = spoken_facts(found)
    assert (fact.point.value, fact.speaker) == (NUMBER, C)
    assert fact.second is not None
    assert int(fact.second) == (WHEN_S if shape in WITH_WORD_TIMES else TALK[1].start // 1000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_json_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    content = JSON_SHAPES["plain segments"]().encode(encoding)
    assert heard(read(tmp_path, "call.json", content)) == [
        (A, 1, AGENT_SAID),
        (C, 35, CUSTOMER_SAID),
    ]


def test_whisper_has_no_speakers(tmp_path: Path) -> None:
    segments = [{"id": 0, "start": 35.2, "text": CUSTOMER_SAID}]
    whisper = {"text": CUSTOMER_SAID, "segments": segments, "language": "zh"}
    assert heard(read(tmp_path, "a.json", json.dumps(whisper))) == [(U, 35, CUSTOMER_SAID)]
    bare = json.dumps({"text": CUSTOMER_SAID})
    assert heard(read(tmp_path, "b.json", bare)) == [(U, None, CUSTOMER_SAID)]


def test_text_that_whisper_made_of_silence_is_not_heard(tmp_path: Path) -> None:
    """Its own rule: a high chance of no speech and a low probability of the words."""

    def segment(text: str, no_speech: float, logprob: float) -> dict[str, object]:
        return {"start": 1, "text": text, "no_speech_prob": no_speech, "avg_logprob": logprob}

    made_up = segment("字幕志愿者 测试", 0.9, -1.4)
    said = [segment("客户: 喂", 0.9, -0.3), segment("客户: 你好", 0.1, -1.4)]
    found = read(tmp_path, "a.json", json.dumps({"text": "x", "segments": [made_up, *said]}))
    assert [u.text for u in found] == ["喂", "你好"]
    assert read(tmp_path, "b.json", json.dumps({"text": "", "segments": [made_up]})) == []


@pytest.mark.parametrize(
    ("labels", "speakers"),
    [
        (("客服", "客户"), (A, C)),
        (("客服", "家属"), (A, Speaker.OTHER)),
        (("坐席1001", "客户家属"), (A, Speaker.OTHER)),
        (("agent", "第三方"), (A, Speaker.OTHER)),
        (("客户经理", "本人"), (A, C)),
        (("0", "1"), (A, C)),
        (("说话人1", "客户"), (A, C)),
    ],
)
def test_who_speaks(
    tmp_path: Path, labels: tuple[str, str], speakers: tuple[Speaker, Speaker]
) -> None:
    talk = [
        {"speaker": label, "start": place, "text": text}
        for place, (label, text) in enumerate(zip(labels, (AGENT_SAID, "喂"), strict=True))
    ]
    found = read(tmp_path, "call.json", json.dumps(talk))
    assert tuple(u.speaker for u in found) == speakers


def test_channels_in_files_of_their_own_are_one_talk(tmp_path: Path) -> None:
    left = [{"start": 1, "text": AGENT_SAID}, {"start": 40, "text": "好的"}]
    right = [{"start": 35, "text": CUSTOMER_SAID}]
    paths = [tmp_path / "R7_left.json", tmp_path / "R7_right.json"]
    for path, talk in zip(paths, (left, right), strict=True):
        path.write_text(json.dumps(talk))
    assert heard(read_parts([Part(path, side_of(path)) for path in paths])) == [
        (A, 1, AGENT_SAID),
        (C, 35, CUSTOMER_SAID),
        (A, 40, "好的"),
    ]


REFUSED = {
    b"": "transcript_empty",
    b"   ": "transcript_empty",
    b"\x00\x01\x02": "transcript_unreadable",
    b"{\xff\xff}": "transcript_unreadable",
    b"{}": "transcript_unreadable",
    b"[]": "transcript_unreadable",
    b"[1, 2]": "transcript_unreadable",
    b'{"segments": 7}': "transcript_unreadable",
    b"{": "transcript_broken",
    b"[" * 5000: "transcript_broken",
    b'{"text": "' + "我的新号".encode(): "transcript_broken",
    b'{"text": ' + b"9" * 5000 + b"}": "transcript_broken",
}


@pytest.mark.parametrize(("content", "code"), REFUSED.items(), ids=range(len(REFUSED)))
def test_files_that_are_no_transcript(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(TranscriptProblem) as caught:
        read(tmp_path, "a.json", content)
    assert caught.value.code == code


def test_a_transcript_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(TranscriptProblem) as caught:
        read_transcript(path)
    assert caught.value.code == "transcript_too_long"


UNFINISHED, FAILED, SILENT = "transcript_unfinished", "transcript_failed", None
ANSWERS: list[tuple[str, object, str | None]] = [
    ("tencent", {"Data": {"TaskId": 1, "Status": 1, "StatusStr": "doing"}}, UNFINISHED),
    ("tencent", {"Data": {"TaskId": 1, "Status": 3, "ErrorMsg": "Failed to download"}}, FAILED),
    ("tencent", {"Data": {"TaskId": 1, "Status": 2, "ResultDetail": []}}, SILENT),
    ("aliyun", {"TaskId": "t", "StatusCode": 21050002, "StatusText": "QUEUEING"}, UNFINISHED),
    ("aliyun", {"TaskId": "t", "StatusCode": 21050003, "StatusText": "SUCCESS..."}, SILENT),
    ("aliyun", {"TaskId": "t", "StatusCode": 41050002}, FAILED),
    ("dashscope", {"output": {"task_id": "t", "task_status": "RUNNING"}}, UNFINISHED),
    ("dashscope", {"output": {"task_status": "FAILED", "code": "X"}}, FAILED),
    (
        "dashscope",
        {"output": {"task_status": "SUCCEEDED", "results": [{"transcription_url": "https://…"}]}},
        "transcript_elsewhere",
    ),
    ("iflytek", {"content": {"orderInfo": {"status": 3}, "orderResult": ""}}, UNFINISHED),
    ("iflytek", {"content": {"orderInfo": {"status": -1, "failType": 3}}}, FAILED),
    ("iflytek", {"content": {"orderInfo": {"status": -1, "failType": 6}}}, SILENT),
    ("huawei", {"status": "WAITING", "job_id": "j"}, UNFINISHED),
    ("huawei", {"status": "ERROR", "job_id": "j"}, FAILED),
    ("huawei", {"status": "FINISHED", "segments": []}, SILENT),
    ("whisper", {"text": "", "segments": [], "language": "zh"}, SILENT),
]


@pytest.mark.parametrize(("vendor", "answer", "code"), ANSWERS)
def test_what_a_vendor_says_in_place_of_words(
    vendor: str, answer: object, code: str | None
) -> None:
    if code is None:
        assert json_utterances(json.dumps(answer)) == []
        return
    with pytest.raises(TranscriptProblem) as caught:
        json_utterances(json.dumps(answer))
    assert caught.value.code == code


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["segments", "text", "start", "Result", "Sentences", "content", "x", "words",
                 "orderResult", "lattice", "channel_id", "word", "Status", "speaker"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)  # fmt: skip


@given(json_values)
def test_any_json_is_read_or_refused(tree: object) -> None:
    with suppress(TranscriptProblem):
        assert all(u.text for u in json_utterances(json.dumps(tree)))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TranscriptProblem):
        assert all(u.text for u in text_utterances(text))


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, "--:--"), (0.0, "00:00"), (35.9, "00:35"), (3725.0, "1:02:05")]
)
def test_clock(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == shown
