"""A model on this machine. Its library and weights are no part of a test run, so a package of the
same name and interface (faster-whisper 1.2: WhisperModel, transcribe, Segment, Word) stands in."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from skiptrace.errors import ServiceRefusal, SourceFailure, UsageError
from sources.calls.transcriber import open_transcriber
from sources.calls.transcript import Speaker
from sources.calls.transcript_file import read_transcript
from tests.sources.calls.sounds import tones, write_wav

NAME = "faster_whisper"
PACKAGE = """
from dataclasses import dataclass
from pathlib import Path

from tests.sources.calls.asr_service import SAYS
from tests.sources.calls.sounds import runs


@dataclass
class Word:
    word: str
    start: float
    end: float


@dataclass
class Segment:
    start: float
    end: float
    text: str
    words: list
    avg_logprob: float = -0.2
    no_speech_prob: float = 0.0


class WhisperModel:
    def __init__(self, model_size_or_path, compute_type="default", local_files_only=False):
        assert local_files_only
        if "broken" in model_size_or_path:
            raise RuntimeError("File model.bin is incomplete: 19900001234")

    def transcribe(self, audio, language, initial_prompt, word_timestamps, vad_filter,
                   condition_on_previous_text):
        assert word_timestamps and language == "zh"
        content = audio.read() if hasattr(audio, "read") else Path(audio).read_bytes()
        if not content.startswith(b"RIFF"):
            raise ValueError(f"Invalid data found when processing input: {audio}")
        return (self._segment(*run) for run in runs(content)), None

    def _segment(self, start, hertz):
        text = SAYS[hertz]
        words = [Word(c, start + i, start + i + 1) for i, c in enumerate(text)]
        return Segment(start, start + len(text), text, words)
"""


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The stand-in on the path, and a model folder."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "faster_whisper.py").write_text(PACKAGE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "lib")
    monkeypatch.delitem(sys.modules, NAME, raising=False)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.bin").touch()
    yield folder
    sys.modules.pop(NAME, None)


def test_a_recording_is_heard_here(model: Path, tmp_path: Path) -> None:
    left, right = tones((1.0, 400), (2.0, 0)), tones((2.0, 0), (1.0, 600))
    stereo = write_wav(tmp_path / "a.wav", left, right)
    found = open_transcriber({"model_folder": str(model)})
    assert found is not None
    assert found.place == "this machine"
    made = tmp_path / "made.json"
    made.write_text(found.transcribe(stereo), encoding="utf-8")
    found_there = read_transcript(made)
    agent = [u for u in found_there if u.channel == 0]
    customer = [u for u in found_there if u.channel == 1]
    assert {u.speaker for u in agent} == {Speaker.AGENT}
    assert {u.speaker for u in customer} == {Speaker.CUSTOMER}
    # The clause with the number has a second of its own.
    assert [u.start for u in customer] == [2.0, 7.0]


def test_a_recording_that_cannot_be_decoded(model: Path, tmp_path: Path) -> None:
    path = tmp_path / "20260210_19900001234.mp3"
    path.write_bytes(b"ID3" + b"\0" * 50)
    found = open_transcriber({"model_folder": str(model)})
    assert found is not None
    with pytest.raises(SourceFailure, match="cannot be decoded") as caught:
        found.transcribe(path)
    assert caught.value.__cause__ is None
    assert "1990000" not in f"{caught.value!r} {caught.value.hint}"


def test_a_model_that_cannot_be_loaded(model: Path, tmp_path: Path) -> None:
    broken = model.rename(tmp_path / "broken")
    found = open_transcriber({"model_folder": str(broken)})
    assert found is not None
    with pytest.raises(ServiceRefusal, match=r"cannot be loaded \(RuntimeError\)$"):
        found.transcribe(write_wav(tmp_path / "a.wav", tones((1.0, 400))))


def test_a_folder_without_a_model(model: Path) -> None:
    (model / "model.bin").unlink()
    with pytest.raises(UsageError, match="holds no model"):
        open_transcriber({"model_folder": str(model)})


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, NAME, None)
    with pytest.raises(UsageError, match="faster-whisper is not installed") as caught:
        open_transcriber({"model_folder": str(tmp_path)})
    assert "skiptrace[asr]" in caught.value.hint
