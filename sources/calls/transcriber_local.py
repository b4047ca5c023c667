"""A Whisper model on this machine, by faster-whisper: nothing leaves it, nothing is downloaded."""

import importlib
import importlib.util
import io
from functools import cached_property
from pathlib import Path
from typing import Any

from skiptrace.errors import ServiceRefusal, SourceFailure, UsageError
from sources.calls.audio_pieces import Piece
from sources.calls.transcriber_settings import TranscriberSettings
from sources.calls.transcript import Utterance
from sources.calls.transcript_json import utterances_in

_PACKAGE = "faster_whisper"
_MODEL_FILE = "model.bin"


class LocalEngine:
    """The model, loaded when it first hears something; raises UsageError when it cannot be."""

    def __init__(self, settings: TranscriberSettings) -> None:
        self._settings = settings
        self._folder = settings.folder or Path()
        if importlib.util.find_spec(_PACKAGE) is None:
            raise UsageError(
                "transcriber: model_folder is set, but faster-whisper is not installed",
                "install skiptrace with its extra: skiptrace[asr]",
            )
        if not (self._folder / _MODEL_FILE).is_file():
            raise UsageError(
                "transcriber: model_folder holds no model",
                "give the folder of a faster-whisper model: model.bin, config.json, tokenizer.json",
            )

    def hear(self, piece: Piece) -> list[Utterance]:
        """What the model says was said, with the times of single words."""
        source = str(piece.path) if piece.path else io.BytesIO(piece.content or b"")
        model = self._model
        try:
            segments, _ = model.transcribe(
                source,
                language=self._settings.language or None,
                initial_prompt=self._settings.prompt or None,
                word_timestamps=True,
                # Silence between the sentences of one channel makes Whisper invent some.
                vad_filter=True,
                condition_on_previous_text=False,
            )
            rows = [_row(segment) for segment in segments]
        except (OSError, RuntimeError, ValueError, IndexError):
            # Not chained: the decoder's text may quote the file's name.
            raise SourceFailure(
                "the recording cannot be decoded", "convert it to WAV, for example with ffmpeg"
            ) from None
        return utterances_in({"text": "", "segments": rows})

    @cached_property
    def _model(self) -> Any:
        faster_whisper = importlib.import_module(_PACKAGE)
        try:
            return faster_whisper.WhisperModel(
                str(self._folder), compute_type="auto", local_files_only=True
            )
        except (OSError, RuntimeError, ValueError) as error:
            raise ServiceRefusal(
                f"transcriber: the model cannot be loaded ({type(error).__name__})",
                "copy the model folder again",
            ) from None


def _row(segment: Any) -> dict[str, object]:
    return {
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "avg_logprob": segment.avg_logprob,
        "no_speech_prob": segment.no_speech_prob,
        "words": [{"word": w.word, "start": w.start, "end": w.end} for w in segment.words or ()],
    }
