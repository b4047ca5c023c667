"""Real audio that tests make: tones in WAV files, as telephone recorders write them."""

import io
import math
import struct
import wave
from array import array
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

RATE = 8000
Part = tuple[float, float]
"""(seconds, frequency in Hz; 0 for silence)."""


def tones(*parts: Part, rate: int = RATE) -> "array[int]":
    """16-bit samples of the parts one after the other, at a third of full scale."""
    samples = array("h")
    for seconds, hertz in parts:
        turn = 2 * math.pi * hertz / rate
        samples.extend(_level(turn * i) if hertz else 0 for i in range(int(seconds * rate)))
    return samples


def _level(phase: float) -> int:
    """Never 0, which is silence: a tone is where samples are not."""
    return round(10000 * math.sin(phase + 0.1)) or 1


def write_wav(path: Path, *channels: Sequence[int], rate: int = RATE) -> Path:
    """A PCM file of the channels, by the standard library."""
    mixed = array("h", (sample for frame in zip(*channels, strict=True) for sample in frame))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(len(channels))
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(mixed.tobytes())
    return path


def riff(tag: int, channels: int, sample: int, data: bytes, *, rate: int = RATE) -> bytes:
    """A WAV file of any format tag, put together by hand."""
    form = struct.pack(
        "<HHIIHH", tag, channels, rate, rate * channels * sample, channels * sample, sample * 8
    )
    chunks = [(b"fmt ", form), (b"LIST", b"INFOtest"), (b"data", data)]
    body = b"".join(n + struct.pack("<I", len(d)) + d + b"\0" * (len(d) % 2) for n, d in chunks)
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WAVE" + body


def runs(content: bytes) -> list[tuple[float, int]]:
    """(second, frequency) of each tone in a mono PCM file; wave.Error for what is no WAV file."""
    with wave.open(io.BytesIO(content)) as file:
        if file.getnchannels() != 1:
            raise wave.Error("not mono")
        rate, samples = file.getframerate(), array("h", file.readframes(file.getnframes()))
    found: list[tuple[float, int]] = []
    begin = quiet = 0
    for place, sample in enumerate([*samples, *[0] * rate]):
        quiet = quiet + 1 if sample == 0 else 0
        if quiet == rate // 5 and place - quiet > begin:
            found.append((begin / rate, _hertz(samples[begin : place + 1 - quiet], rate)))
        if quiet >= rate // 5:
            begin = place + 1
    return found


def measured(content: bytes) -> list[tuple[float, int]]:
    """(duration in s, frequency of what sounds) of each channel of a PCM file."""
    with wave.open(io.BytesIO(content)) as file:
        count, rate, frames = file.getnchannels(), file.getframerate(), file.getnframes()
        samples = array("h", file.readframes(frames))
    channels = (samples[channel::count] for channel in range(count))
    return [(frames / rate, _hertz([s for s in own if s], rate)) for own in channels]


def _hertz(samples: Sequence[int], rate: int) -> int:
    """By zero crossings."""
    turns = sum((a < 0) != (b < 0) for a, b in pairwise(samples))
    return round(turns / 2 / (len(samples) / rate)) if samples else 0
