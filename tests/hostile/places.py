"""Paths that are no ordinary files: what a person may name by mistake or be handed."""

import os
from pathlib import Path

NAMES = (
    "nothing-there", "folder-empty", "folder-called-csv", "folder-of-folders", "link-to-nothing",
    "link-to-itself", "device", "device-linked", "memory-of-a-process", "name-escapes",
    "name-newline", "name-number", "name-long", "name-blank", "name-option",
    "name-half-a-character", "pipe", "unreadable",
)  # fmt: skip


def places(folder: Path, content: bytes) -> dict[str, Path]:
    """Name -> path, in a new folder."""
    folder.mkdir()
    found = {
        "nothing-there": folder / "nothing.csv",
        "folder-empty": _made(folder / "empty"),
        "folder-called-csv": _made(folder / "folder.csv"),
        "folder-of-folders": _made(folder / "outer" / "inner.csv").parent,
        "link-to-nothing": _link(folder / "dangling.csv", folder / "nowhere.csv"),
        "link-to-itself": _link(folder / "ring.csv", folder / "ring.csv"),
        "device": Path("/dev/zero"),
        "device-linked": _link(folder / "zero.csv", Path("/dev/zero")),
        "memory-of-a-process": Path("/proc/self/mem"),
        "name-escapes": _file(folder / "\x1b[2J[@click=app.quit]x.csv", content),
        "name-newline": _file(folder / "a\nb.csv", content),
        "name-number": _file(folder / "330127198503121014.csv", content),
        "name-long": _file(folder / f"{'n' * 240}.csv", content),
        "name-blank": _file(folder / " .csv", content),
        "name-option": _file(folder / "--help.csv", content),
    }
    odd = os.fsdecode(os.fsencode(folder) + b"/\xff\xfe.csv")
    found["name-half-a-character"] = _file(Path(odd), content)
    pipe = folder / "pipe.csv"
    os.mkfifo(pipe)
    found["pipe"] = pipe
    locked = _file(folder / "locked.csv", content)
    locked.chmod(0)
    found["unreadable"] = locked
    return found


def _made(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _link(path: Path, target: Path) -> Path:
    path.symlink_to(target)
    return path
