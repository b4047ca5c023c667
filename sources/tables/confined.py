"""Foreign binary files are read in a child process with limits; a bad one kills the child only.

1 GiB of memory, 60 seconds of processor time, no file written (not even a core dump), as
reliability.md section 7 asks. The child streams rows over a pipe as they are read.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import NoReturn

from skiptrace.errors import SourceFailure
from skiptrace.ports import ReadOptions
from skiptrace.reading import Meter
from sources.tables.formats import Format
from sources.tables.raw import MAX_COLUMNS, RawRow, Sheet
from sources.tables.wire import (
    MAX_MESSAGE,
    Finished,
    Message,
    Refusal,
    RowBatch,
    SheetBegins,
    decoded,
)

# How long the parent waits for one message: twice the processor time, for a busy machine. Where a
# system has no limits of its own (Windows) this is the only one.
_WAIT_S = 120.0
# One without a password, one each from the environment and from before, three typed.
_TRIES = 6
_PACKAGES = str(Path(__file__).resolve().parents[2])
# Run by its name, with the folder of the packages last on the path and the current one not at all:
# a folder of foreign files must not lend modules.
_START = """
import sys
sys.path.append(sys.argv[1])
from sources.tables.confined_main import main
main()
"""


def confined_sheets(path: Path, format_: Format, options: ReadOptions) -> Iterator[Sheet]:
    """The sheets of a workbook or Parquet file; asks for a password when it needs one.

    Raises SourceFailure when the file cannot be read, or not to its end; rows told before stand.
    """
    password: str | None = None
    for refused in range(_TRIES):
        try:
            yield from _sheets(path, _Child(path, format_, password), options)
        except _PasswordRefused:
            password = options.password(path.name, refused)
            if password is None:
                break
        else:
            return
    raise SourceFailure(
        f"{path.name} is protected by a password, and none that opens it was given",
        "type it when asked, set SKIPTRACE_FILE_PASSWORD, or save the file without it",
    )


class _PasswordRefused(Exception):
    """The file needs a password, or another one."""


def _sheets(path: Path, child: "_Child", options: ReadOptions) -> Iterator[Sheet]:
    """One Sheet per sheet; what is left unread of one is passed over when the next is asked for."""
    with closing(child.messages()) as messages:
        current = next(messages)
        while isinstance(current, SheetBegins):
            part = _Part(messages, path, options.meter)
            rows = part.rows()
            yield Sheet(current.name, rows, current.titled)
            for _ in rows:
                pass
            current = part.after
        if not isinstance(current, Finished):
            raise _died(path)


class _Part:
    """The rows of one sheet among the messages; `after` is the message that ends it."""

    def __init__(self, messages: Iterator[Message], path: Path, meter: Meter) -> None:
        self._messages = messages
        self._path = path
        self._meter = meter
        self._size = path.stat().st_size
        self.after: Message = Finished()

    def rows(self) -> Iterator[RawRow]:
        """The rows; the meter follows.

        Raises SourceFailure when the messages end before the sheet does: the child is gone.
        """
        for message in self._messages:
            if not isinstance(message, RowBatch):
                self.after = message
                return
            self._meter.done = int(self._size * message.done)
            yield from message.rows
        raise _died(self._path)


class _Child:
    """One reading process."""

    def __init__(self, path: Path, format_: Format, password: str | None) -> None:
        self._path = path
        # Path and password go through the pipe: arguments can be read by everyone on the machine.
        self._request = {
            "path": str(path.absolute()),
            "format": format_.value,
            "password": password,
        }

    def messages(self) -> Generator[Message]:
        """What the child tells, up to its Finished; ends the child in every case.

        Raises SourceFailure when it refuses the file or dies.
        """
        with subprocess.Popen(  # noqa: S603 - this Python, this code; the file is named on stdin
            [sys.executable, "-P", "-c", _START, _PACKAGES],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                _ask(process, self._request)
                part = ""
                while True:
                    message = _next(process, part)
                    part = message.name if isinstance(message, SheetBegins) else part
                    if isinstance(message, Refusal):
                        _refuse(self._path, message)
                    if message is None:
                        raise _died(self._path)
                    yield message
                    if isinstance(message, Finished):
                        return
            finally:
                process.kill()


def _ask(process: "subprocess.Popen[bytes]", request: dict[str, str | None]) -> None:
    if process.stdin is None:
        return
    try:
        process.stdin.write(json.dumps(request).encode("ascii"))
        process.stdin.close()
    except OSError:
        # A child that died at once has told all that it will: nothing.
        return


def _next(process: "subprocess.Popen[bytes]", part: str) -> Message | None:
    if process.stdout is None:
        return None
    watch = threading.Timer(_WAIT_S, process.kill)
    watch.start()
    try:
        return decoded(process.stdout.readline(MAX_MESSAGE), part)
    finally:
        watch.cancel()


def _died(path: Path) -> SourceFailure:
    return SourceFailure(
        f"{path.name} cannot be read on: reading it took more than 60 seconds or 1 GB of memory, "
        "or it is damaged",
        "split the file, or save it as CSV",
    )


def _refuse(path: Path, refusal: Refusal) -> NoReturn:
    """Raises what the refusal means for a person."""
    name = path.name
    match refusal.code:
        case "password_needed" | "password_wrong":
            raise _PasswordRefused
        case "memory":
            raise _died(path)
        case "extra_missing":
            raise SourceFailure(
                f"{name} is protected by a password",
                "install the extra 'secure' to read it, or save it without the password",
            )
        case "damaged":
            raise SourceFailure(
                f"{name} is a damaged spreadsheet",
                "open it in a spreadsheet program and save it again",
            )
        case "sheet_unreadable":
            raise SourceFailure(
                f"{name} has a sheet that cannot be read", "save it again as XLSX or CSV"
            )
    raise _too_much(name, refusal) or SourceFailure(
        f"{name} cannot be read as a spreadsheet",
        "open it in a spreadsheet program and save it as XLSX or CSV",
    )


def _too_much(name: str, refusal: Refusal) -> SourceFailure | None:
    match refusal.code, refusal.figures:
        case "too_dense", (megabytes, parts, ratio):
            return SourceFailure(
                f"{name} unpacks to {megabytes} MB in {parts} parts, {ratio} times its size",
                "split the file, or save it as CSV",
            )
        case "too_many_rows", (rows,):
            return SourceFailure(
                f"{name} tells {rows} rows, more than a file of its size holds",
                "export it again, or split it",
            )
        case "too_wide", _:
            return SourceFailure(
                f"{name} has more than {MAX_COLUMNS} columns",
                "keep the columns of this kind and export it again",
            )
    return None
