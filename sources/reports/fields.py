"""The report's fields as its format defines them; the tables stand in data/, with their sources."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from skiptrace import normalize
from skiptrace.normalize.text import is_placeholder

ROOT = "DOCUMENT"
_COUNT = re.compile(r"\d{1,9}(?:\.0+)?")
_AMOUNT = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d{1,15}(?:\.\d+)?")


class FieldType(StrEnum):
    """What stands in an element; the letter is the code's own (data/README.md)."""

    UNIT = "U"
    GROUP = "H"
    CODED = "D"
    TEXT = "Q"
    IDENTIFIER = "I"
    DATE = "R"
    COUNT = "S"
    AMOUNT = "J"


@dataclass(frozen=True, slots=True)
class Field:
    """One element of the format.

    least, most: how often it stands in its parent, most None: without limit. unit: of a date its
    precision, of a count what it counts, of an amount its currency, of a code its table ("" where
    the table is not known). counts: the group whose entries it counts, else "".
    """

    code: str
    parent: str
    type: FieldType
    least: int
    most: int | None
    unit: str
    counts: str
    name: str

    @property
    def is_value(self) -> bool:
        """Whether it holds a text and not further elements."""
        return self.type not in (FieldType.UNIT, FieldType.GROUP)

    def problem(self, text: str) -> str | None:
        """Why a text is not what the field is to hold: a problem code; None when it is.

        An empty text or a placeholder says that there is none, in any field.
        """
        if not text:
            return None
        problem = None
        if self.type is FieldType.DATE:
            problem = _date_problem(text)
        elif self.type is FieldType.COUNT:
            problem = None if _COUNT.fullmatch(text) else "not_a_count"
        elif self.type is FieldType.AMOUNT:
            problem = None if _AMOUNT.fullmatch(text) else "not_an_amount"
        elif self.type is FieldType.CODED and self.unit:
            problem = None if label(self.unit, text) else "code_unknown"
        return None if problem is None or is_placeholder(text) else problem


@dataclass(frozen=True, slots=True)
class Label:
    """A code in words."""

    en: str
    zh: str

    def __str__(self) -> str:
        return f"{self.zh} ({self.en})"


@lru_cache(maxsize=8_192)
def _date_problem(text: str) -> str | None:
    """Reports repeat the same months hundreds of times."""
    read = normalize.day(text)
    return None if read.canonical or read.problem == "placeholder" else read.problem


@cache
def fields() -> Mapping[str, Field]:
    """code -> field, in the report's order."""
    return {row["code"]: _field(row) for row in _rows("fields.csv")}


def _field(row: Mapping[str, str]) -> Field:
    return Field(
        code=row["code"],
        parent=row["parent"],
        type=FieldType(row["type"]),
        least=int(row["least"]),
        most=None if row["most"] == "*" else int(row["most"]),
        unit=row["unit"],
        counts=row["counts"],
        name=row["name"],
    )


@cache
def sections() -> tuple[str, ...]:
    """The codes of the 24 parts of a report, in its order."""
    return tuple(code for code, field in fields().items() if field.parent == ROOT)


@cache
def place(code: str) -> str:
    """Where a field stands, as a path: `PIM/PB01/PB01B/PB01BH/PB01BQ01`."""
    parent = fields()[code].parent
    return code if parent == ROOT else f"{place(parent)}/{code}"


@cache
def _codes() -> Mapping[tuple[str, str], Label]:
    rows = _rows("codes.csv")
    return {(row["table"], row["code"]): Label(row["en"], row["zh"]) for row in rows}


@lru_cache(maxsize=4_096)
def label(table: str, code: str) -> Label | None:
    """The words of a code; leading zeros may be missing or too many. None: not in the table."""
    bare = code.strip().upper()
    if not bare:
        return None
    for form in (bare, bare.zfill(2), bare.lstrip("0") or "0"):
        found = _codes().get((table, form))
        if found is not None:
            return found
    return None


def _rows(name: str) -> list[dict[str, str]]:
    file = resources.files("sources.reports").joinpath("data", name)
    return list(csv.DictReader(file.read_text("utf-8").splitlines()))
