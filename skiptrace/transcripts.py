"""Transcripts made from recordings: who makes them, and where they are kept.

A transcript is kept before anything else is done with it, so that nothing is transcribed, and
paid for, twice.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from skiptrace.ports import ReadOptions

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600


class Transcriber(Protocol):
    """Makes the words of a recording.

    place: where recordings go, for people and the audit log: a host, or "this machine".
    """

    place: str

    def transcribe(self, audio: Path) -> str:
        """A transcript in JSON that sources can read.

        Raises ServiceBusy and ServiceRefusal for trouble with the service, any other
        SourceFailure for a recording that cannot be transcribed.
        """
        ...


@runtime_checkable
class HasRecordings(Protocol):
    """An adapter whose files name recordings."""

    def audio_waiting(self, path: Path, options: ReadOptions) -> Iterator[Path]:
        """Recordings of a file that have no transcript, neither beside them nor kept."""
        ...


class KeptTranscripts:
    """A folder of transcripts by the SHA-256 of their recording, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[tuple[Path, int, int], str] = {}

    def of(self, audio: Path) -> Path | None:
        """The transcript of a recording, None when there is none or the recording is unreadable."""
        if not self._folder.is_dir():
            return None
        try:
            path = self._path(audio)
        except OSError:
            return None
        return path if path.is_file() else None

    def keep(self, audio: Path, transcript: str) -> Path:
        """Keeps it, on disk and whole or not at all; where it is. Raises OSError."""
        self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        path = self._path(audio)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            out.write(transcript)
            out.flush()
            os.fsync(handle)
        part.replace(path)
        _sync_folder(self._folder)
        return path

    def _path(self, audio: Path) -> Path:
        stat = audio.stat()
        key = (audio, stat.st_size, stat.st_mtime_ns)
        if key not in self._known:
            with audio.open("rb") as file:
                self._known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._folder / f"{self._known[key]}.json"


def _sync_folder(folder: Path) -> None:
    """Puts the new name on disk; Windows has no way to do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
