"""Recordings into transcripts: each piece through an engine, the pieces put together again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from skiptrace.errors import SourceFailure
from skiptrace.transcripts import Transcriber
from sources.calls.audio_pieces import MB, Piece, pieces
from sources.calls.transcriber_settings import TranscriberSettings, transcriber_settings
from sources.calls.transcript import Speaker, Utterance


class Engine(Protocol):
    """What hears one piece."""

    def hear(self, piece: Piece) -> list[Utterance]:
        """What is said in it, times from its own beginning; errors as ports of Transcriber."""
        ...


class PiecewiseTranscriber:
    """A Transcriber over an engine that takes audio only so large."""

    def __init__(self, engine: Engine, settings: TranscriberSettings) -> None:
        self.place = settings.place
        self._engine = engine
        self._settings = settings

    def transcribe(self, audio: Path) -> str:
        """Plain segments: speaker, channel, start in seconds, text; with the name of the model."""
        limits = self._settings
        try:
            segments = [
                self._segment(utterance, piece)
                for piece in pieces(audio, int(limits.max_mb * MB), limits.max_minutes * 60)
                for utterance in self._engine.hear(piece)
            ]
        except OSError as error:
            raise SourceFailure(f"a recording cannot be read: {error.strerror}") from None
        whole = {"model": limits.model, "segments": segments}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def _segment(self, utterance: Utterance, piece: Piece) -> dict[str, object]:
        start = utterance.start
        if start is not None or piece.offset:
            start = round((start or 0.0) + piece.offset, 3)
        found = {
            "speaker": utterance.label or self._side(piece.channel),
            "channel": piece.channel,
            "start": start,
            "text": utterance.text,
        }
        return {name: value for name, value in found.items() if value not in (None, "")}

    def _side(self, channel: int | None) -> str:
        """Who is on a channel, when the settings tell; else the channel speaks for itself."""
        agent = self._settings.agent_channel
        if channel is None or agent is None:
            return ""
        return (Speaker.AGENT if channel == agent else Speaker.CUSTOMER).value


def open_transcriber(table: Mapping[str, object]) -> Transcriber | None:
    """The transcriber that the settings name, None when they name none.

    Raises UsageError for wrong settings, a missing key or a missing part.
    """
    settings = transcriber_settings(table)
    if settings is None:
        return None
    # Each brings a library that the other, and an import without recordings, can do without.
    if settings.folder is not None:
        from sources.calls.transcriber_local import LocalEngine

        return PiecewiseTranscriber(LocalEngine(settings), settings)
    from sources.calls.transcriber_http import HttpEngine

    return PiecewiseTranscriber(HttpEngine(settings), settings)
