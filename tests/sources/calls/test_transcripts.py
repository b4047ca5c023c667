import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.calls.transcript import Speaker, TranscriptProblem, clock
from sources.calls.transcript_file import read_transcript
from sources.calls.transcript_json import json_utterances
from sources.calls.transcript_text import text_utterances

AGENT, CUSTOMER = "您好,这里是示例消费金融客服中心", "我换号了"
C, A, U = Speaker.CUSTOMER, Speaker.AGENT, Speaker.UNKNOWN


def iflytek() -> dict[str, object]:
    def part(text: str, begin: int, speaker: str) -> dict[str, str]:
        words = [{"cw": [{"w": word, "wp": "n"}, {"w": "错"}]} for word in text]
        best = {"st": {"bg": str(begin), "ed": "0", "rl": speaker, "rt": [{"ws": words}]}}
        return {"json_1best": json.dumps(best)}

    lattice = [part(AGENT, 1000, "1"), part(CUSTOMER, 35200, "2")]
    return {"code": "000000", "content": {"orderResult": json.dumps({"lattice": lattice})}}


SHAPES: dict[str, object] = {
    "plain segments": [
        {"speaker": "agent", "start": 1, "end": 3.0, "text": AGENT},
        {"speaker": "customer", "start": 35.2, "end": 37.0, "text": CUSTOMER},
    ],
    "diarized": {
        "duration": 40,
        "text": AGENT + CUSTOMER,
        "segments": [
            {"id": 1, "start": 35.2, "end": 37.0, "speaker": "B", "text": CUSTOMER},
            {"id": 0, "start": 1.0, "end": 3.0, "speaker": "A", "text": AGENT},
        ],
    },
    "tencent": {
        "Response": {
            "Data": {
                "Status": 2,
                "Result": "…",
                "ResultDetail": [
                    {
                        "FinalSentence": AGENT,
                        "StartMs": 1000,
                        "EndMs": 3000,
                        "SpeakerId": 0,
                        "Words": [{"Word": "您"}],
                    },
                    {"FinalSentence": CUSTOMER, "StartMs": 35200, "EndMs": 37000, "SpeakerId": 1},
                ],
            }
        }
    },
    "aliyun": {
        "StatusCode": 21050000,
        "Result": {
            "Sentences": [
                {"BeginTime": 1000, "EndTime": 3000, "Text": AGENT, "ChannelId": 0},
                {"BeginTime": 35200, "EndTime": 37000, "Text": CUSTOMER, "ChannelId": 1},
            ]
        },
    },
    "dashscope": {
        "transcripts": [
            {
                "channel_id": 0,
                "text": AGENT,
                "sentences": [{"begin_time": 1000, "text": AGENT, "words": []}],
            },
            {
                "channel_id": 1,
                "text": CUSTOMER,
                "sentences": [{"begin_time": 35200, "text": CUSTOMER}],
            },
        ]
    },
    "huawei": {
        "segments": [
            {
                "start_time": 1000,
                "end_time": 3000,
                "result": {"text": AGENT, "analysis_info": {"role": "AGENT"}},
            },
            {
                "start_time": 35200,
                "end_time": 37000,
                "result": {"text": CUSTOMER, "analysis_info": {"role": "USER"}},
            },
        ]
    },
    "iflytek": iflytek(),
}

TEXTS = {
    "call.vtt": f"WEBVTT\n\n00:01.000 --> 00:03.000\n<v 客服>{AGENT}</v>\n\n"
    f"1\n00:35.200 --> 00:37.000\n<v 客户>{CUSTOMER}\n",
    "call.srt": f"1\n00:00:01,000 --> 00:00:03,000\n坐席:{AGENT}\n\n"
    f"2\n00:00:35,200 --> 00:00:37,000\n客户:\n{CUSTOMER}\n",
    "wide.txt": f"[00:01] 客服\uff1a{AGENT}\n[00:35] 客户\uff1a{CUSTOMER}\n",
    "stamped.txt": f"[00:01] 客服: {AGENT}\n[00:35] 客户: {CUSTOMER}\n",
    "stamp_after.txt": f"客服 00:01: {AGENT}\n".replace("客服 00:01:", "客服: 00:01")
    + f"客户: 00:35 {CUSTOMER}\n",
}


def heard(folder: Path, name: str, content: bytes) -> list[tuple[Speaker, int | None, str]]:
    path = folder / name
    path.write_bytes(content)
    return [
        (u.speaker, None if u.start is None else int(u.start), u.text)
        for u in read_transcript(path)
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_json_shapes(tmp_path: Path, shape: str) -> None:
    content = json.dumps(SHAPES[shape], ensure_ascii=False).encode()
    assert heard(tmp_path, "call.json", content) == [(A, 1, AGENT), (C, 35, CUSTOMER)]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_shapes(tmp_path: Path, name: str, encoding: str) -> None:
    assert heard(tmp_path, name, TEXTS[name].encode(encoding)) == [(A, 1, AGENT), (C, 35, CUSTOMER)]


def test_whisper_has_no_speakers(tmp_path: Path) -> None:
    whisper = {
        "text": CUSTOMER,
        "segments": [{"id": 0, "start": 35.2, "text": CUSTOMER}],
        "language": "zh",
    }
    assert heard(tmp_path, "a.json", json.dumps(whisper).encode()) == [(U, 35, CUSTOMER)]
    assert heard(tmp_path, "b.json", json.dumps({"text": CUSTOMER}).encode()) == [
        (U, None, CUSTOMER)
    ]


def test_speaker_written_into_the_words_of_a_segment(tmp_path: Path) -> None:
    segments = [
        {"start": 1, "text": f"客服\uff1a{AGENT}"},
        {"start": 35, "text": f"客户:{CUSTOMER}"},
    ]
    content = json.dumps({"segments": segments}).encode()
    assert heard(tmp_path, "a.json", content) == [(A, 1, AGENT), (C, 35, CUSTOMER)]


def test_speech_with_colons_is_no_speaker(tmp_path: Path) -> None:
    said = "我的地址:杭州市".encode()
    assert heard(tmp_path, "a.txt", "客户: 记一下\n".encode() + said) == [
        (C, None, "记一下"),
        (C, None, "我的地址:杭州市"),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"\x00\x01\x02", b"{}", b"[]", b"[1, 2]", b'{"segments": []}', b"{", b"[" * 5000],
)
def test_files_that_are_no_transcript(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(TranscriptProblem):
        heard(tmp_path, "a.json", content)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["segments", "text", "start", "Result", "Sentences", "content", "x"]),
            inner,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_is_read_or_refused(tree: object) -> None:
    with suppress(TranscriptProblem):
        assert json_utterances(json.dumps(tree))


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TranscriptProblem):
        assert all(u.text for u in text_utterances(text))


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, "--:--"), (0.0, "00:00"), (35.9, "00:35"), (3725.0, "1:02:05")]
)
def test_clock(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == shown
