"""Every error of the product, named by what the caller does about it.

::

    SkiptraceError            has `what` (the fact) and `hint` (what to do), never personal data
    ├── UsageError            stop: bad usage or configuration                      exit 2
    ├── PolicyRefusal         stop: the rules forbid it; names rule, until, hint    exit 3
    ├── SourceFailure         stop: a file or service cannot be read at all         exit 4
    │   ├── HeaderFailure     its columns are not understood: a mapping may help    exit 4
    │   ├── ServiceBusy       a live service did not answer: ask again later
    │   ├── ServiceRefusal    a live service refuses all questions: stop asking it
    │   ├── BadAnswer         this question's answer cannot be used: ask the next one
    │   └── NeverArrived      an earlier question never reached the service: ask it anew
    ├── StoreFailure          stop: the database failed or is not what it must be   exit 4
    ├── InvalidValue          a value is refused by its normaliser; the row decides
    └── InputError            skip this row: goes to the rejects file               exit 1
"""

from pathlib import Path
from typing import ClassVar


class SkiptraceError(Exception):
    """Base of all errors: `what` happened and a `hint`; both safe to log and to show."""

    exit_code: ClassVar[int] = 4

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


class UsageError(SkiptraceError):
    """The command, an option or a setting is wrong; nothing was changed."""

    exit_code: ClassVar[int] = 2


class PolicyRefusal(SkiptraceError):
    """The rules forbid the step; `rule` names the row of the pack, `until` when it opens (ISO)."""

    exit_code: ClassVar[int] = 3

    def __init__(self, what: str, hint: str = "", *, rule: str, until: str | None = None) -> None:
        super().__init__(what, hint)
        self.rule = rule
        self.until = until


class SourceFailure(SkiptraceError):
    """A whole file or service cannot be read (missing, encrypted, not the format it claims).

    kept: how many rows of the file were read and kept before it failed. path: the file, set by
    who reads files; None elsewhere.
    """

    kept: int = 0
    path: Path | None = None


class HeaderFailure(SourceFailure):
    """A table lacks a column that every row needs, or has it under a title nobody knows."""


class ServiceBusy(SourceFailure):
    """A live service gave no answer this time: overload, time-out, no connection.

    retry_after: seconds the service asked to wait, None when it did not say. in_doubt: the
    question may have reached the service, so a paid one may have been counted there.
    """

    def __init__(
        self, what: str, hint: str = "", *, in_doubt: bool, retry_after: float | None = None
    ) -> None:
        super().__init__(what, hint)
        self.in_doubt = in_doubt
        self.retry_after = retry_after


class ServiceRefusal(SourceFailure):
    """A live service refuses whoever asks: wrong key, no credit, no permission, wrong address."""


class BadAnswer(SourceFailure):
    """One answer of a live service cannot be used; the question may have been counted there."""


class NeverArrived(SourceFailure):
    """A question that was put on record is unknown to the service: nothing was counted there."""


class StoreFailure(SkiptraceError):
    """The database refuses, is damaged, or its safety settings are not in force."""


class InvalidValue(SkiptraceError):
    """A value its normaliser refuses; `code` is a key of normalize.problems, no value inside."""

    exit_code: ClassVar[int] = 1

    def __init__(self, kind: str, code: str) -> None:
        super().__init__(f"{kind}: {code}")
        self.kind = kind
        self.code = code


class InputError(SkiptraceError):
    """One row, or one cell of it, cannot be used.

    `line` counts from 1 in the file as a person sees it (XLSX: sheet row), `column` is the header
    as written, `code` is a key of normalize.problems or sources' own table. `value` is the raw
    cell: it is written to the rejects file and nowhere else, hence not part of the message.
    """

    exit_code: ClassVar[int] = 1

    def __init__(
        self, *, line: int, column: str, code: str, value: str = "", place: str = "", hint: str = ""
    ) -> None:
        super().__init__(f"line {line}, {column}: {code}", hint)
        self.line = line
        self.column = column
        self.code = code
        self.value = value
        self.place = place
