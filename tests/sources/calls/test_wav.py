import io
import struct
import wave
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.calls.wav import read_wav
from tests.sources.calls.sounds import RATE, measured, riff, tones, write_wav


def put(folder: Path, content: bytes, name: str = "a.wav") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_channel_and_a_stretch_are_files_of_their_own(tmp_path: Path) -> None:
    left, right = tones((2.0, 300)), tones((2.0, 700))
    wav = read_wav(write_wav(tmp_path / "a.wav", left, right))
    assert wav is not None
    assert (wav.channels, wav.rate, wav.sample, wav.seconds) == (2, RATE, 2, 2.0)
    assert wav.samples(0, 0, wav.frames) == left.tobytes()
    assert wav.samples(1, 0, wav.frames) == right.tobytes()
    ((seconds, hertz),) = measured(wav.file(wav.samples(1, RATE, RATE)))
    assert seconds == 1.0
    assert abs(hertz - 700) < 5


@pytest.mark.parametrize("tag", [1, 3, 6, 7])
@pytest.mark.parametrize("sample", [1, 2, 3, 4])
@pytest.mark.parametrize("channels", [1, 2, 3])
def test_every_width_and_law(tmp_path: Path, tag: int, sample: int, channels: int) -> None:
    frames = 11
    data = bytes(range(1, 256))[: frames * sample * channels]
    data += bytes(frames * sample * channels - len(data))
    wav = read_wav(put(tmp_path, riff(tag, channels, sample, data)))
    assert wav is not None
    parts = [wav.samples(channel, 0, frames) for channel in range(channels)]
    woven = b"".join(
        part[i : i + sample] for i in range(0, frames * sample, sample) for part in parts
    )
    assert woven == data
    again = read_wav(put(tmp_path, wav.file(parts[0]), "b.wav"))
    assert again is not None
    assert (again.tag, again.channels, again.rate, again.frames) == (tag, 1, RATE, frames)
    assert again.samples(None, 0, frames) == parts[0]


def test_extensible_format(tmp_path: Path) -> None:
    content = riff(1, 1, 2, b"\1\2" * 8)
    form = struct.pack("<HHIIHH", 0xFFFE, 1, RATE, RATE * 2, 2, 16)
    form += struct.pack("<HHI", 22, 16, 4) + struct.pack("<H", 1) + bytes(14)
    at = content.index(b"fmt ")
    content = content[: at + 4] + struct.pack("<I", len(form)) + form + content[at + 24 :]
    wav = read_wav(put(tmp_path, content))
    assert wav is not None
    assert (wav.tag, wav.frames) == (1, 8)
    with wave.open(io.BytesIO(wav.file(wav.samples(0, 0, 8)))) as file:
        assert file.getnframes() == 8


@pytest.mark.parametrize("length", [0, 0xFFFFFFFF, 4])
def test_a_recorder_that_was_stopped_leaves_wrong_sizes(tmp_path: Path, length: int) -> None:
    content = riff(1, 1, 2, b"\1\2" * 100)
    at = content.index(b"data") + 4
    wav = read_wav(put(tmp_path, content[:at] + struct.pack("<I", length) + content[at + 4 :]))
    assert wav is not None
    assert wav.frames == (2 if length == 4 else 100)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"RIFF",
        b"RIFF\0\0\0\0AVI fmt ",
        b"ID3 and more than twelve bytes",
        riff(1, 1, 2, b"")[:40],
        riff(2, 1, 1, b"abcd"),
        riff(17, 1, 1, b"abcd"),
        riff(1, 0, 2, b"abcd"),
        riff(1, 1, 2, b"abcd", rate=0),
        riff(1, 1, 9, b"abcd"),
    ],
    ids=range(10),
)
def test_what_cannot_be_cut(tmp_path: Path, content: bytes) -> None:
    assert read_wav(put(tmp_path, content)) is None


@given(st.binary(max_size=200), st.integers(0, 60))
def test_any_bytes_are_read_or_none(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes, at: int
) -> None:
    content = riff(1, 2, 2, b"\1\2" * 10)
    path = put(tmp_path_factory.getbasetemp(), content[:at] + junk)
    wav = read_wav(path)
    if wav is not None:
        assert len(wav.samples(0, 0, wav.frames)) <= len(content) + len(junk)


def test_loudness_of_every_format(tmp_path: Path) -> None:
    loud = array("h", [0, 200, -200, 20000, -20000]).tobytes()
    for tag, sample, data, quiet, noise in (
        (1, 2, loud, (0, 1, 2), (3, 4)),
        (1, 1, bytes([128, 129, 127, 255, 0]), (0, 1, 2), (3, 4)),
        (6, 1, bytes([0xD5, 0x55, 0xD4, 0xAA, 0x2A]), (0, 1, 2), (3, 4)),
        (7, 1, bytes([0xFF, 0x7F, 0xFE, 0x80, 0x00]), (0, 1, 2), (3, 4)),
    ):
        wav = read_wav(put(tmp_path, riff(tag, 1, sample, data)))
        assert wav is not None
        levels = wav.loudness(data)
        assert levels is not None
        assert all(levels[i] < wav.silence for i in quiet)
        assert all(levels[i] > 64 for i in noise)
    floats = read_wav(put(tmp_path, riff(3, 1, 4, bytes(8))))
    assert floats is not None
    assert floats.loudness(bytes(8)) is None
