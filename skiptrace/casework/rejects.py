"""The rejects file: rows of an input file that could not be used, with place, value and reason."""

import csv
from pathlib import Path

from skiptrace.model.record import Reject
from skiptrace.normalize.masking import mask_numbers

REJECT_COLUMNS = ("file", "line", "column", "value", "reason", "detail")

# So many rows are held before they are written.
_HELD = 500


class RejectsFile:
    """The rows of one input file that could not be used; made only when there is one.

    It holds raw values, so only its owner may read it.
    """

    def __init__(self, folder: Path, kind: str, source: Path, import_id: str) -> None:
        # Files are often named after people; a star or a control is no character for a file.
        masked = mask_numbers(source.stem)
        stem = "".join(c if c.isprintable() and c != "*" else "x" for c in masked)
        self.path = folder / f"rejects-{kind}-{stem}-{import_id[:6]}.csv"
        self.count = 0
        self._rows: list[tuple[object, ...]] = []
        self._begun = False

    def __enter__(self) -> "RejectsFile":
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()

    def add(self, reject: Reject) -> None:
        """Notes one row; values longer than 200 characters are cut, control bytes shown as ?."""
        self.count += 1
        value = "".join(c if c.isprintable() else "?" for c in reject.value[:200])
        self._rows.append(
            (
                writable(reject.path),
                reject.line,
                writable(reject.column),
                _inert(writable(value)),
                reject.code,
                writable(reject.detail),
            )
        )
        if len(self._rows) >= _HELD:
            self._flush()

    def _flush(self) -> None:
        if not self._rows:
            return
        if not self._begun:
            self.path.unlink(missing_ok=True)
            self.path.touch(mode=0o600)
            self.path.write_text("\ufeff", encoding="utf-8")
            self._rows.insert(0, REJECT_COLUMNS)
            self._begun = True
        with self.path.open("a", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(self._rows)
        self._rows.clear()


def writable(text: str) -> str:
    """Text that any file and database takes: half a character, as of a file's name, becomes ?."""
    return text.encode("utf-8", "replace").decode()


def _inert(value: str) -> str:
    """A spreadsheet must not run what was rejected for being a formula."""
    return f"'{value}" if value.lstrip()[:1] in ("=", "+", "-", "@") else value
