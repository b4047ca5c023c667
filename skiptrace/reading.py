"""Reading files: columns, names, passwords, progress, and what a strange title may be."""

from collections.abc import Callable
from dataclasses import dataclass, field

TABLES = (
    ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".html", ".htm", ".xml",
    ".json", ".jsonl", ".ndjson", ".parquet",
)  # fmt: skip
"""Names of files that hold tables; what a file really is, its content says."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a tabular kind: canonical name, its aliases, whether a row needs it.

    A name with N stands for N = 1..10 (contactN_name). fallback: the column that stands in when
    a file has none of this name ("": none does).
    """

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    example: str = ""
    fallback: str = ""


@dataclass(slots=True)
class Meter:
    """What a reader tells while it reads.

    done: bytes of the file behind it. remarks: things passed over, as codes with their counts.
    unknown: titles that are no column of the kind, kept as notes. columns: those that are.
    """

    done: int = 0
    remarks: dict[str, int] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def remark(self, code: str) -> None:
        """Counts one more of what was passed over."""
        self.remarks[code] = self.remarks.get(code, 0) + 1


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """A title of a file that may be one of the kind's columns; a person decides.

    certainty: 0..1. like: the title it resembles, "" when only its cells speak for it. looks: what
    the cells look like ("phone", "id_no"...), "" when they say nothing. share: of the cells.
    """

    title: str
    column: str
    certainty: float
    like: str = ""
    looks: str = ""
    share: float = 0.0


AskPassword = Callable[[str, int], str | None]
"""(file name, how many passwords it refused so far) -> the password, None: there is none."""


def no_password(_name: str, _refused: int) -> str | None:
    """For callers that have none."""
    return None
