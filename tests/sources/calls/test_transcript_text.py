"""Plain text, SRT, WebVTT and whisper's table: speaker, second and words of each line."""

from pathlib import Path

import pytest

from sources.calls.transcript import Speaker, TranscriptProblem
from sources.calls.transcript_file import is_whisper_table, read_transcript

AGENT, CUSTOMER = "您好,这里是示例消费金融客服中心", "我换号了"
C, A, O, U = Speaker.CUSTOMER, Speaker.AGENT, Speaker.OTHER, Speaker.UNKNOWN  # noqa: E741 - short on purpose
Heard = list[tuple[Speaker, int | None, str]]

TEXTS = {
    "voices.vtt": f"WEBVTT\n\n00:01.000 --> 00:03.000\n<v 客服>{AGENT}</v>\n\n"
    f"1\n00:35.200 --> 00:37.000\n<v 客户>{CUSTOMER}\n",
    "prefixes.vtt": f"WEBVTT\n\n00:01.000 --> 00:03.000\n坐席:{AGENT}\n\n"
    f"00:35.200 --> 00:37.000\n客户\uff1a{CUSTOMER}\n",
    "call.srt": f"1\n00:00:01,000 --> 00:00:03,000\n坐席:{AGENT}\n\n"
    f"2\n00:00:35,200 --> 00:00:37,000\n客户:\n{CUSTOMER}\n",
    "short_times.srt": f"1\r\n0:0:1,0 --> 0:0:3,0\r\n坐席:{AGENT}\r\n\r\n"
    f"2\r\n0:0:35,2 --> 0:0:37,0\r\n客户:{CUSTOMER}\r\n",
    "wide.txt": f"[00:01] 客服\uff1a{AGENT}\n[00:35] 客户\uff1a{CUSTOMER}\n",
    "stamped.txt": f"[00:01] 客服: {AGENT}\n[00:35] 客户: {CUSTOMER}\n",
    "bare_stamp.txt": f"00:01 客服: {AGENT}\n00:35 客户: {CUSTOMER}\n",
    "stamp_no_colon.txt": f"00:00:01 坐席 {AGENT}\n00:00:35 用户 {CUSTOMER}\n",
    "stamp_after.txt": f"客服: 00:01 {AGENT}\n客户: 00:35 {CUSTOMER}\n",
    "stamp_between.txt": f"客服 00:01: {AGENT}\n客户(00:35)\uff1a{CUSTOMER}\n",
    "stamp_above.txt": f"客服 00:01\n{AGENT}\n\n客户 00:35\n{CUSTOMER}\n",
    "range.txt": f"[00:01.000 --> 00:03.000] 客服: {AGENT}\n[00:35.2-00:37.0] 客户: {CUSTOMER}\n",
    "tabs.txt": f"00:01\t客服\t{AGENT}\n客户\t00:35\t{CUSTOMER}\n",
    "brackets.txt": f"00:01【客服】{AGENT}\n00:35【客户】{CUSTOMER}\n",
    "clock.txt": f"2026-02-10 14:05:01 客服0731: {AGENT}\n2026-02-10 14:05:35 客户: {CUSTOMER}\n",
}


def heard(folder: Path, name: str, content: str | bytes) -> Heard:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [
        (u.speaker, None if u.start is None else int(u.start), u.text)
        for u in read_transcript(path)
    ]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_text_shape_in_every_encoding(tmp_path: Path, name: str, encoding: str) -> None:
    first = 0 if name == "clock.txt" else 1
    assert heard(tmp_path, name, TEXTS[name].encode(encoding)) == [
        (A, first, AGENT),
        (C, first + 34, CUSTOMER),
    ]


@pytest.mark.parametrize(
    ("written", "speaker", "words"),
    [
        ("家属: 他换号了", O, "他换号了"),
        ("客户家属: 他换号了", O, "他换号了"),
        ("本人: 我换号了", C, "我换号了"),
        ("借款人(男): 我换号了", C, "我换号了"),
        ("坐席小李: 您好", A, "您好"),
        ("坐席-1001: 您好", A, "您好"),
        ("Agent 2: hello", A, "hello"),
        ("Speaker 1: hello", U, "hello"),
        ("我的地址: 杭州市", U, "我的地址: 杭州市"),
        ("本人现在不在家", U, "本人现在不在家"),
        ("A座301: 是我家", U, "A座301: 是我家"),
        ("客户号码: 没有", U, "客户号码: 没有"),
    ],
)
def test_what_is_a_speaker(tmp_path: Path, written: str, speaker: Speaker, words: str) -> None:
    assert heard(tmp_path, "a.txt", written) == [(speaker, None, words)]


def test_a_line_without_speaker_goes_on_with_the_last_one(tmp_path: Path) -> None:
    said = "客户: 记一下\n我的地址:杭州市\n[00:50] 就这个\n"
    assert heard(tmp_path, "a.txt", said) == [
        (C, None, "记一下"),
        (C, None, "我的地址:杭州市"),
        (C, 50, "就这个"),
    ]


def test_webvtt_with_all_its_parts(tmp_path: Path) -> None:
    content = (
        "WEBVTT - call\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE by machine\n\n"
        "1\n00:01.000 --> 00:03.000 align:start position:0%\n<v.loud 客服>您好 &amp; 欢迎</v>\n\n"
        "call-2\n1:00:35.200 --> 1:00:37.000\n<v 客户>我换号了</v>\n<v 客服>好的</v>\n\n"
        "NOTE 19900001234\n\n"
        "1:00:40.000 --> 1:00:41.000\n客户: 幺九九<1:00:40.500>零零<c.low>五六</c>\n"
    )
    assert heard(tmp_path, "a.vtt", content) == [
        (A, 1, "您好 & 欢迎"),
        (C, 3635, "我换号了"),
        (A, 3635, "好的"),
        (C, 3640, "幺九九零零五六"),
    ]


def test_srt_as_it_should_not_be(tmp_path: Path) -> None:
    """No number, a blank line inside, two speakers in a cue, tags."""
    content = (
        "1\n00:00:01,000 --> 00:00:03,000\n- 坐席: 您好\n- 客户: 喂\n\n"
        "2\n00:00:35,000 --> 00:00:37,000\n客户: 我换\n\n号了\n\n"
        '00:00:40.000 --> 00:00:41.000\n{\\an8}<font color="red">客户: 就这个</font>\n'
    )
    assert heard(tmp_path, "a.srt", content) == [
        (A, 1, "您好"),
        (C, 1, "喂"),
        (C, 35, "我换 号了"),
        (C, 40, "就这个"),
    ]


def test_whisper_table(tmp_path: Path) -> None:
    content = f'start\tend\ttext\n1000\t3000\t客服: {AGENT}\n35200\t37000\t客户: "{CUSTOMER}"\n'
    assert heard(tmp_path, "a.tsv", content) == [(A, 1, AGENT), (C, 35, f'"{CUSTOMER}"')]
    assert is_whisper_table(tmp_path / "a.tsv")
    other = tmp_path / "manifest.tsv"
    other.write_text("call_id\tstarted_at\n", encoding="utf-8")
    assert not is_whisper_table(other)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:03.000\n\n"),
        ("a.srt", "1\n00:00:01,000 --> 00:00:03,000\n<i></i>\n"),
        ("a.txt", "[00:01]\n客户:\n"),
        ("a.tsv", "start\tend\ttext\n"),
    ],
)
def test_no_words_at_all(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(TranscriptProblem) as caught:
        heard(tmp_path, name, content)
    assert caught.value.code == "transcript_empty"
