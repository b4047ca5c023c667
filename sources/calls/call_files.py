"""The files of a call: where its transcript lies, and what a lone file's name tells."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from skiptrace import normalize
from skiptrace.model.contact import ContactPoint
from skiptrace.model.party import PartyRef
from sources.calls.transcript_file import SUFFIXES

AUDIO = (".wav", ".mp3", ".m4a", ".amr", ".ogg", ".opus", ".flac", ".v3", ".aac", ".wma")

_WHEN = re.compile(
    r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?:[ T_-]?(\d{2})[-.]?(\d{2})(?:[-.]?(\d{2}))?)?(?!\d)"
)
_ID = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


class CallFileProblem(Exception):
    """A call whose files cannot be used: code of sources.problems and the column it shows in."""

    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code = code
        self.column = column


@dataclass(frozen=True, slots=True)
class Call:
    """One call: whom it is with, when (local wall time), the number calling in, its transcript."""

    call_id: str
    party: PartyRef
    at: datetime
    heard: ContactPoint | None
    transcript: Path | None
    notes: Mapping[str, str] = field(default_factory=dict, repr=False)
    has_audio: bool = False


def transcript_of(
    folder: Path, call_id: str, audio: str | None, transcript: str | None
) -> Path | None:
    """The transcript a row names, else one beside the manifest named after the call or its audio.

    Raises CallFileProblem for a named file that is missing, and for any path that leads out of the
    folder: a manifest must not make the program read other files.
    """
    if transcript is not None:
        path = _inside(folder, transcript, "transcript")
        if not _is_file(path):
            raise CallFileProblem("transcript_missing", "transcript")
        return path
    stems = [call_id]
    if audio is not None:
        stems.append(str(Path(audio.replace("\\", "/")).with_suffix("")))
    for stem in stems:
        for suffix in SUFFIXES:
            beside = folder / f"{stem}{suffix}"
            if _is_file(beside) and beside.resolve().is_relative_to(folder.resolve()):
                return beside
    return None


def _is_file(path: Path) -> bool:
    """Whether the file is there; a name too long for the system is not."""
    try:
        return path.is_file()
    except OSError:
        return False


def _inside(folder: Path, relative: str, column: str) -> Path:
    path = (folder / relative.replace("\\", "/")).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CallFileProblem("path_outside", column)
    return path


def lone_call(path: Path) -> Call:
    """A call known by its file's name alone: a day and an id number or mobile must stand in it.

    As diallers name their files: `20260210_140500_19900001234.json`.
    """
    when = _WHEN.search(path.stem)
    if when is None:
        raise CallFileProblem("recording_unnamed", "started_at")
    rest = path.stem[: when.start()] + " " + path.stem[when.end() :]
    id_no = _ID.search(rest)
    number = normalize.id_number(id_no[0]).canonical if id_no else None
    phone = None if number else _PHONE.search(rest)
    if number is None and phone is None:
        raise CallFileProblem("recording_unnamed", "phone")
    year, month, day, hour, minute, second = (int(part or 0) for part in when.groups())
    try:
        at = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - wall time, no zone
    except ValueError:
        raise CallFileProblem("recording_unnamed", "started_at") from None
    party = PartyRef(id_no=number, phone=phone[0] if phone else None)
    is_audio = path.suffix.lower() in AUDIO
    return Call(path.stem, party, at, None, None if is_audio else path, has_audio=is_audio)
