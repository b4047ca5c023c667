"""The files of calls in folders: which belong to one call, and which transcript is best."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from sources.calls.transcript_file import SUFFIXES

AUDIO = (".wav", ".mp3", ".m4a", ".amr", ".ogg", ".opus", ".flac", ".v3", ".aac", ".wma")

# One channel or one side of a call in a file of its own. No bare numbers: calls are counted so.
_SIDE = re.compile(
    r"[._-](left|right|agent|customer|seat|user|caller|callee|in|out|rx|tx|ch[0-2]"
    r"|左|右|左声道|右声道|客服|坐席|座席|客户|主叫|被叫)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class CallFiles:
    """What lies there for one call.

    transcripts: alternatives, the best first, each one file or one file a side. audio: one file,
    or one a side.
    """

    transcripts: tuple[tuple[Path, ...], ...] = ()
    audio: tuple[Path, ...] = ()

    @property
    def any(self) -> Path | None:
        """A file that stands for the call: of its best transcript, else of its audio."""
        return next((group[0] for group in (*self.transcripts, self.audio) if group), None)


class CallFolder:
    """Files below a folder, by the name of their call; each directory is listed once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._inside = root.resolve()
        self._listed: dict[Path, dict[str, list[Path]]] = {}

    def find(self, name: str) -> CallFiles:
        """The files of the call with that name, which may hold a folder ("2026/R7")."""
        relative = PurePosixPath(name.replace("\\", "/"))
        if relative.is_absolute() or ".." in relative.parts or not relative.name:
            return CallFiles()
        return self.beside(self.root.joinpath(*relative.parts[:-1]), relative.name)

    def beside(self, folder: Path, stem: str) -> CallFiles:
        """The files of the call with that stem in that directory."""
        return _sorted_out(self._stems(folder).get(stem.casefold(), []))

    def named(self, cell: str) -> Path | None:
        """The file that a cell names: a path from the root, else its bare name (also of a URL)."""
        text = unquote(urlsplit(cell).path) if is_url(cell) else cell
        relative = PurePosixPath(text.replace("\\", "/"))
        for path in (self.root / relative, self.root / relative.name):
            if self.holds(path):
                return path
        return None

    def holds(self, path: Path) -> bool:
        """Whether that is a file below the root; a name too long for the system is none."""
        try:
            return path.is_file() and self.encloses(path)
        except (OSError, ValueError):
            return False

    def encloses(self, path: Path) -> bool:
        """Whether the path, and what its links lead to, lies below the root."""
        try:
            return path.resolve().is_relative_to(self._inside)
        except (OSError, ValueError):
            # Too long to be a path, so it leads nowhere.
            return True

    def calls(self) -> list[Path]:
        """For every call below the root the file that stands for it, in a stable order."""
        found: list[Path] = []
        for folder, names, _ in os.walk(self.root):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for _, paths in sorted(self._stems(Path(folder)).items()):
                standing = _sorted_out(paths).any
                if standing is not None:
                    found.append(standing)
        return found

    def _stems(self, folder: Path) -> dict[str, list[Path]]:
        if folder not in self._listed:
            self._listed[folder] = self._list(folder)
        return self._listed[folder]

    def _list(self, folder: Path) -> dict[str, list[Path]]:
        stems: dict[str, list[Path]] = {}
        try:
            paths = sorted(folder.iterdir())
        except OSError:
            return stems
        for path in paths:
            known = path.suffix.lower() in (*SUFFIXES, *AUDIO)
            if known and not path.name.startswith((".", "~$")) and self.holds(path):
                stems.setdefault(call_stem(path).casefold(), []).append(path)
        return stems


def call_stem(path: Path) -> str:
    """The name of the call: the file's without suffix and without the side it holds."""
    return _SIDE.sub("", path.stem)


def is_url(cell: str) -> bool:
    """Whether a cell names a place on the web."""
    return cell.lower().startswith(("http://", "https://"))


def _sorted_out(paths: Sequence[Path]) -> CallFiles:
    groups: dict[tuple[int, int], list[Path]] = {}
    audio: list[Path] = []
    for path in paths:
        suffix, one_side = path.suffix.lower(), _SIDE.search(path.stem) is not None
        if suffix in SUFFIXES:
            groups.setdefault((int(one_side), SUFFIXES.index(suffix)), []).append(path)
        else:
            audio.append(path)
    whole = [path for path in audio if _SIDE.search(path.stem) is None]
    transcripts = tuple(tuple(groups[key]) for key in sorted(groups))
    return CallFiles(transcripts, tuple(whole[:1] or audio))
