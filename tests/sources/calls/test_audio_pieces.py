from array import array
from pathlib import Path

import pytest

from skiptrace.errors import SourceFailure
from sources.calls.audio_pieces import MB, pieces
from tests.sources.calls.sounds import RATE, measured, riff, tones, write_wav


def cut(
    path: Path, max_bytes: int = 24 * MB, max_seconds: float = 1200.0
) -> list[tuple[int | None, float, float, int]]:
    """(channel, offset, duration, frequency) of each piece."""
    found = []
    for piece in pieces(path, max_bytes, max_seconds):
        assert piece.content is not None
        assert len(piece.content) <= max_bytes
        ((seconds, hertz),) = measured(piece.content)
        found.append((piece.channel, round(piece.offset, 2), round(seconds, 2), hertz))
    return found


def test_a_short_call_is_one_piece(tmp_path: Path) -> None:
    assert cut(write_wav(tmp_path / "a.wav", tones((2.0, 400)))) == [(None, 0.0, 2.0, 400)]


def test_stereo_goes_channel_by_channel(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tones((2.0, 400)), tones((1.0, 0), (1.0, 800)))
    assert cut(path) == [(0, 0.0, 2.0, 400), (1, 0.0, 2.0, 800)]


def test_two_channels_of_the_same_are_one(tmp_path: Path) -> None:
    same = tones((2.0, 400))
    assert cut(write_wav(tmp_path / "a.wav", same, same)) == [(None, 0.0, 2.0, 400)]


def test_silence_is_not_given_to_anybody(tmp_path: Path) -> None:
    hum = array("h", [0, 100, -100, 50] * (RATE // 2))
    path = write_wav(tmp_path / "a.wav", tones((2.0, 400)), hum)
    assert cut(path) == [(0, 0.0, 2.0, 400)]
    assert cut(write_wav(tmp_path / "b.wav", hum)) == []


def test_a_long_call_is_cut_in_pauses(tmp_path: Path) -> None:
    """At most 60 s a piece; the pauses lie at 50 and 104 s."""
    said = tones((50.0, 400), (0.6, 0), (53.4, 600), (0.6, 0), (20.0, 800))
    first, second, third = cut(write_wav(tmp_path / "a.wav", said), max_seconds=60)
    assert first[1] == 0
    assert 50 < second[1] < 50.6
    assert 104 < third[1] < 104.6
    assert [round(p[3], -2) for p in (first, second, third)] == [400, 600, 800]
    assert first[2] + second[2] + third[2] == pytest.approx(124.6, abs=0.01)


def test_without_a_pause_it_is_cut_all_the_same(tmp_path: Path) -> None:
    found = cut(write_wav(tmp_path / "a.wav", tones((7.0, 400))), max_bytes=32_128 + 16)
    assert sum(seconds for _, _, seconds, _ in found) == pytest.approx(7.0, abs=0.01)
    assert len(found) > 3


def test_laws_of_the_telephone_are_cut_as_they_are(tmp_path: Path) -> None:
    left, right = bytes([0x2A, 0xAA] * RATE), bytes([0x05, 0x85] * RATE)
    woven = bytes(b for pair in zip(left, right, strict=True) for b in pair)
    path = tmp_path / "a.wav"
    path.write_bytes(riff(6, 2, 1, woven))
    first, second = pieces(path, MB, 60)
    assert first.content is not None
    assert second.content is not None
    assert left in first.content
    assert right in second.content


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        (b"ID3\x04", "mp3"),
        (b"\xff\xfb\x90\x00", "mp3"),
        (b"\xff\xf1\x50\x80", "aac"),
        (b"OggS\0\2", "ogg"),
        (b"fLaC\0", "flac"),
        (b"\0\0\0\x20ftypM4A ", "m4a"),
        (b"#!AMR\n", "amr"),
        (riff(17, 1, 1, b"adpcm"), "wav"),
    ],
)
def test_other_formats_go_whole_under_their_true_suffix(
    tmp_path: Path, head: bytes, suffix: str
) -> None:
    path = tmp_path / "call.v3"
    path.write_bytes(head + b"\0" * 100)
    (piece,) = pieces(path, 1000, 60)
    assert (piece.suffix, piece.path, piece.content) == (suffix, path, None)
    with pytest.raises(SourceFailure, match="too large"):
        list(pieces(path, 100, 60))


@pytest.mark.parametrize("content", [b"", b"\0" * 100, b"%PDF-1.7", b"PK\3\4", b"<html>"])
def test_what_is_no_audio(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "19900001234.wav"
    path.write_bytes(content)
    with pytest.raises(SourceFailure, match="no known audio format") as caught:
        list(pieces(path, MB, 60))
    assert "1990000" not in f"{caught.value.what} {caught.value.hint}"


def test_a_recording_without_a_sample(tmp_path: Path) -> None:
    with pytest.raises(SourceFailure, match="empty"):
        list(pieces(write_wav(tmp_path / "a.wav", array("h")), MB, 60))
