"""A recording in the pieces that a transcriber is given: each channel, in stretches it can take."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from skiptrace.errors import SourceFailure
from sources.calls.wav import Wav, read_wav

MB = 1024 * 1024
# A cut is made at the quietest fifth of a second of the last half minute that still fits: in a
# pause, not in a number.
_SEARCH_S = 30.0
_PAUSE_S = 0.2
_HEADER = 128
_COMPARED = 1 << 20
# What the first bytes of the usual formats are; the name a service is given says the format.
_FORMATS = (
    (0, b"RIFF", "wav", "audio/wav"),
    (0, b"RF64", "wav", "audio/wav"),
    (0, b"ID3", "mp3", "audio/mpeg"),
    (0, b"OggS", "ogg", "audio/ogg"),
    (0, b"fLaC", "flac", "audio/flac"),
    (4, b"ftyp", "m4a", "audio/mp4"),
    (0, b"#!AMR", "amr", "audio/amr"),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wma", "audio/x-ms-wma"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a recording as a file: content, or the path of a file that is sent whole.

    channel: which one it is, None for all of them mixed. offset: the second it begins at.
    """

    suffix: str
    content_type: str
    channel: int | None = None
    offset: float = 0.0
    content: bytes | None = field(default=None, repr=False)
    path: Path | None = None


def pieces(audio: Path, max_bytes: int, max_seconds: float) -> Iterator[Piece]:
    """The pieces of a recording, channel by channel; silent ones are left out.

    A stereo WAV is given channel by channel, because on a line that is who speaks. Raises
    SourceFailure for what is no audio, and for a file too large that cannot be cut.
    """
    found = _format(audio)
    if found is None:
        raise SourceFailure(
            "the recording is in no known audio format",
            "convert it to WAV, for example with ffmpeg",
        )
    wav = read_wav(audio) if found[0] == "wav" else None
    if wav is not None:
        if wav.frames == 0:
            raise SourceFailure("the recording is empty", "look at the recorder")
        yield from _cut(wav, max_bytes, max_seconds)
        return
    if audio.stat().st_size > max_bytes:
        raise SourceFailure(
            "the recording is too large, and its format cannot be cut",
            "convert it to WAV, or raise max_mb under [transcriber]",
        )
    yield Piece(found[0], found[1], path=audio)


def _format(audio: Path) -> tuple[str, str] | None:
    """(suffix, media type) by the first bytes, which are right where names are not."""
    with audio.open("rb") as file:
        head = file.read(16)
    for at, magic, suffix, media in _FORMATS:
        if head[at : at + len(magic)] == magic:
            return suffix, media
    if len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return ("aac", "audio/aac") if head[1] & 0x06 == 0 else ("mp3", "audio/mpeg")
    return None


def _cut(wav: Wav, max_bytes: int, max_seconds: float) -> Iterator[Piece]:
    longest = min(int(max_seconds * wav.rate), (max_bytes - _HEADER) // wav.sample)
    alike = wav.channels == 1 or _alike(wav)
    for channel in range(1 if alike else wav.channels):
        first = 0
        while first < wav.frames:
            count = min(longest, wav.frames - first)
            samples = wav.samples(channel, first, count)
            kept = samples if first + count >= wav.frames else samples[: _pause(wav, samples)]
            if not _silent(wav, kept):
                told = None if alike else channel
                yield Piece("wav", "audio/wav", told, first / wav.rate, wav.file(kept))
            first += len(kept) // wav.sample


def _alike(wav: Wav) -> bool:
    """Whether all channels hold the same: then they do not tell who speaks."""
    starts = range(0, wav.frames, _COMPARED)
    return all(
        wav.samples(0, start, _COMPARED) == wav.samples(channel, start, _COMPARED)
        for start in starts
        for channel in range(1, wav.channels)
    )


def _pause(wav: Wav, samples: bytes) -> int:
    """Where to cut: the number of bytes up to the middle of the quietest moment near the end."""
    loudness = wav.loudness(samples)
    if loudness is None:
        return len(samples)
    step = max(1, int(_PAUSE_S * wav.rate))
    begin = max(step, len(loudness) - int(_SEARCH_S * wav.rate))
    starts = range(begin, len(loudness) - step + 1, step)
    quietest = min(starts, key=lambda at: sum(loudness[at : at + step]), default=len(loudness))
    return min(quietest + step // 2, len(loudness)) * wav.sample


def _silent(wav: Wav, samples: bytes) -> bool:
    loudness = wav.loudness(samples)
    return loudness is not None and max(loudness, default=0) < wav.silence
