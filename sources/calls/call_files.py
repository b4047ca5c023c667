"""The files of one call: what its row names, what lies beside it, what a lone file's name tells."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from skiptrace import normalize
from skiptrace.model.party import PartyRef
from sources.calls.call_folder import CallFiles, CallFolder, call_stem, is_url

_DAY = r"(?<!\d)(20\d{2})[-_/]?(\d{2})[-_/]?(\d{2})"
_WHEN = re.compile(rf"{_DAY}(?:[ T_-]?(\d{{2}})[-.:]?(\d{{2}})(?:[-.:]?(\d{{2}}))?)?(?!\d)")
_TIME = re.compile(r"(?<!\d)(\d{2})[-.]?(\d{2})[-.]?(\d{2})(?!\d)")
_ID = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
_PHONE = re.compile(r"(?<!\d)(?:\+?86)?(1[3-9]\d{9})(?!\d)")
# How many folders above a file may tell its day: 2026/02/10.
_FOLDERS = 3
_AT_URL, _NOT_FOUND = "recording_at_url", "recording_not_found"


class CallFileProblem(Exception):
    """A call whose files cannot be used: code of sources.problems and the column it shows in."""

    def __init__(self, code: str, column: str) -> None:
        super().__init__(code)
        self.code = code
        self.column = column


@dataclass(frozen=True, slots=True)
class NamedCall:
    """What the name of a lone file tells: call number, party, wall time."""

    call_id: str
    party: PartyRef
    at: datetime


def files_of(
    folder: CallFolder, call_id: str, audio: str | None, transcript: str | None
) -> tuple[CallFiles, tuple[str, ...]]:
    """The call's files and remarks (codes) about them.

    A transcript that the row names counts alone; several may be named with ; between them. Else
    the files named after the call or after its audio, beside the manifest or below it. Raises
    CallFileProblem for a named transcript that is missing or leads out of the folder: a manifest
    must not make the program read other files.
    """
    named = folder.named(audio) if audio else None
    beside = folder.find(call_id)
    if named is not None:
        own = folder.beside(named.parent, call_stem(named))
        alone = CallFiles(own.transcripts or beside.transcripts, own.audio)
        found = replace(alone, audio=(named,)) if named not in own.audio else alone
    elif audio and not is_url(audio):
        stem = str(Path(audio.replace("\\", "/")).with_suffix(""))
        found = _either(_either(beside, folder.find(stem)), folder.find(Path(stem).name))
    else:
        found = beside
    if transcript is not None:
        found = replace(found, transcripts=(_named_transcripts(folder, transcript),))
    if audio is None or found.audio or found.transcripts:
        return found, ()
    return found, (_AT_URL if is_url(audio) else _NOT_FOUND,)


def _either(one: CallFiles, other: CallFiles) -> CallFiles:
    return CallFiles(one.transcripts or other.transcripts, one.audio or other.audio)


def _named_transcripts(folder: CallFolder, cell: str) -> tuple[Path, ...]:
    one = ";" not in cell or folder.holds(folder.root / cell.replace("\\", "/"))
    names = [cell] if one else [part.strip() for part in cell.split(";")]
    return tuple(_inside(folder, name) for name in names if name)


def _inside(folder: CallFolder, name: str) -> Path:
    path = folder.root / name.replace("\\", "/")
    if folder.holds(path):
        return path
    code = "transcript_missing" if folder.encloses(path) else "path_outside"
    raise CallFileProblem(code, "transcript")


def lone_call(path: Path) -> NamedCall:
    """A call known by its file's name alone: a day and an id number or mobile must stand in it.

    As diallers name their files: `20260210_140500_19900001234.json`; the day may be the name of
    the folder, or of the folders above: `2026/02/10/140500_19900001234.wav`.
    """
    stem = call_stem(path)
    when = _WHEN.search(stem)
    rest = f"{stem[: when.start()]} {stem[when.end() :]}" if when else stem
    id_no = _ID.search(rest)
    number = normalize.id_number(id_no[0]).canonical if id_no else None
    phone = None if number else _PHONE.search(rest)
    at = _at(when) if when else _at_of_folders(path, rest)
    if at is None:
        raise CallFileProblem("recording_unnamed", "started_at")
    if number is None and phone is None:
        raise CallFileProblem("recording_unnamed", "phone")
    party = PartyRef(id_no=number, phone=phone[1] if phone else None)
    # Names without a day repeat from folder to folder.
    return NamedCall(stem if when else f"{at:%Y%m%d}_{stem}", party, at)


def _at_of_folders(path: Path, rest: str) -> datetime | None:
    """The day in the names of the folders, the time in the file's own."""
    folders = path.absolute().parent.parts[-_FOLDERS:]
    day = re.search(rf"{_DAY}(?!\d)", "/".join(folders))
    if day is None:
        return None
    time = _TIME.search(_PHONE.sub(" ", rest))
    return _made(*day.groups(), *(time.groups() if time else ()))


def _at(when: re.Match[str]) -> datetime | None:
    return _made(*when.groups())


def _made(*parts: str | None) -> datetime | None:
    try:
        year, month, day, hour, minute, second = [int(part or 0) for part in (*parts, *"000")][:6]
        return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - wall time, no zone
    except ValueError:
        return None
