"""Files that are there whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skiptrace.errors import SkiptraceError, UsageError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `path` when the body ends without an error.

    The work lies in a folder beside the target that only its owner may enter, so nothing of it
    reaches a shared temporary folder and the last step is one rename on one file system. The file
    is on disk before it is renamed, and readable by its owner only. An interrupted run leaves the
    former file as it was. Raises UsageError when the folder cannot be written to, SkiptraceError
    when the file cannot.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    except OSError as error:
        raise UsageError(
            f"cannot write into the folder of {path.name}: {error.strerror}", "check --out"
        ) from None
    try:
        part = folder / path.name
        yield part
        part.chmod(0o600)
        _sync(part)
        part.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise SkiptraceError(f"{path.name} cannot be written: {error.strerror}") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sync(path: Path) -> None:
    """Puts a file, or a folder's entries, on disk; Windows cannot do that for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
