"""WAV files taken apart without decoding them: one channel, one stretch of time.

Telephone recorders write PCM, A-law or mu-law, one sample a channel in each frame; so a channel or
a stretch is a matter of copying bytes, whatever the samples mean. (The standard library's `wave`
reads PCM only.) Layout: RIFF chunks "fmt " and "data"; format tags 1 PCM, 3 float, 6 A-law, 7
mu-law, 0xFFFE extensible with the tag in its first two bytes of SubFormat.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

_PCM, _FLOAT, _A_LAW, _MU_LAW, _EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
_FIXED = (_PCM, _FLOAT, _A_LAW, _MU_LAW)
_MOST_CHUNKS = 64
# Loudness of the byte that tells it, from 0: distance from the middle in 8-bit PCM, the high byte
# of wider PCM, the logarithmic code of the two laws (G.711: A-law inverts every other bit, mu-law
# all; 16 codes to the first segment).
_MIDDLE = bytes(abs(b - 128) for b in range(256))
_HIGH = bytes(min(b, 255 - b) for b in range(256))
_A = bytes((b ^ 0x55) & 0x7F for b in range(256))
_MU = bytes(~b & 0x7F for b in range(256))


@dataclass(frozen=True, slots=True)
class Wav:
    """Where the samples lie, and how. sample: bytes of one channel's sample, 1 to 4."""

    path: Path
    tag: int
    channels: int
    rate: int
    sample: int
    offset: int
    frames: int

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames / self.rate

    def samples(self, channel: int | None, first: int, count: int) -> bytes:
        """The samples of `count` frames from frame `first`: of one channel, or None for all."""
        width = self.sample * self.channels
        with self.path.open("rb") as file:
            file.seek(self.offset + first * width)
            data = file.read(count * width)
        data = data[: len(data) // width * width]
        if channel is None or self.channels == 1:
            return data
        picked = bytearray(len(data) // self.channels)
        for byte in range(self.sample):
            picked[byte :: self.sample] = data[channel * self.sample + byte :: width]
        return bytes(picked)

    def file(self, samples: bytes, channels: int = 1) -> bytes:
        """The samples as a WAV file of their own."""
        width = self.sample * channels
        form = struct.pack(
            "<HHIIHH", self.tag, channels, self.rate, self.rate * width, width, self.sample * 8
        )
        parts = [(b"fmt ", form)]
        if self.tag != _PCM:
            parts = [(b"fmt ", form + b"\0\0"), (b"fact", struct.pack("<I", len(samples) // width))]
        parts.append((b"data", samples))
        body = b"".join(
            name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
            for name, data in parts
        )
        return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body

    def loudness(self, samples: bytes) -> bytes | None:
        """One channel's loudness, a byte a sample from 0; None when the samples do not tell it."""
        match self.tag, self.sample:
            case (1, 1):
                return samples.translate(_MIDDLE)
            case (1, _):
                return samples[self.sample - 1 :: self.sample].translate(_HIGH)
            case (6, _):
                return samples.translate(_A)
            case (7, _):
                return samples.translate(_MU)
            case _:
                return None

    @property
    def silence(self) -> int:
        """Loudness that no speech is as low as: 1/128 of full scale and less."""
        return {_A_LAW: 16, _MU_LAW: 16}.get(self.tag, 1 if self.sample > 1 else 2)


def read_wav(path: Path) -> Wav | None:
    """The layout of a WAV file; None when it is none, or one whose samples cannot be cut.

    A recorder that was stopped leaves wrong sizes in the header; what is really there counts.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        if len(head) < 12 or head[:4] not in (b"RIFF", b"RF64") or head[8:] != b"WAVE":
            return None
        form = b""
        for _ in range(_MOST_CHUNKS):
            chunk = file.read(8)
            if len(chunk) < 8:
                return None
            length = int.from_bytes(chunk[4:], "little")
            if chunk[:4] == b"data":
                there = max(0, size - file.tell())
                return _laid_out(path, form, file.tell(), min(length or there, there))
            form = file.read(min(length, 64)) if chunk[:4] == b"fmt " else form
            skipped = length - (min(length, 64) if chunk[:4] == b"fmt " else 0)
            file.seek(skipped + length % 2, 1)
    return None


def _laid_out(path: Path, form: bytes, offset: int, length: int) -> Wav | None:
    if len(form) < 16:
        return None
    tag, channels, rate, _, width, bits = struct.unpack("<HHIIHH", form[:16])
    if tag == _EXTENSIBLE and len(form) >= 26:
        tag = int.from_bytes(form[24:26], "little")
    sample = width // channels if channels else 0
    cut = tag in _FIXED and 1 <= channels <= 8 and rate >= 1000 and sample * channels == width
    if not cut or not 1 <= sample <= 4 or bits > sample * 8:
        return None
    return Wav(path, tag, channels, rate, sample, offset, length // width)
