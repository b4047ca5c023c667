"""The worksheet of queries that a person makes by hand, and how their answers come back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b

from skiptrace.normalize.masking import mask


class WorksheetPlace(StrEnum):
    """Where a person looks; nothing of it is opened or asked by the product."""

    SEARCH = "search"
    DIRECTORY = "directory"
    ENFORCEMENT = "enforcement"
    JUDGMENTS = "judgments"
    COMPANIES = "companies"
    MAP = "map"


class Answer(StrEnum):
    """What a query gave: nothing, something kept in another file, or a contact point."""

    NOTHING = "nothing"
    ELSEWHERE = "elsewhere"
    MOBILE = "mobile"
    PHONE = "phone"
    EMPLOYER_PHONE = "employer_phone"
    EMAIL = "email"
    QQ = "qq"
    WECHAT = "wechat"
    HOME_ADDRESS = "home_address"
    MAILING_ADDRESS = "mailing_address"
    EMPLOYER = "employer"
    EMPLOYER_ADDRESS = "employer_address"


class Match(StrEnum):
    """How well the page fits the person looked for, as the reader sees it."""

    EXACT = "exact"
    NAME_AND_PLACE = "name_and_place"
    NAME_ONLY = "name_only"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a query. kind: the field that it is masked as."""

    kind: str
    value: str = field(repr=False)

    def shown(self, *, reveal: bool) -> str:
        """The value, masked unless revealed."""
        return self.value if reveal else mask(self.kind, self.value)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a query is worth trying: the code of a sentence and its numbers, no value."""

    code: str
    params: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorksheetQuery:
    """One query worth trying.

    others: how many people (or firms) beside the one meant the query is expected to find; below 1
    it points to one. rules: conditions of the pack to observe while looking.
    """

    case_no: str
    query_id: str
    place: WorksheetPlace
    terms: tuple[Term, ...]
    others: float
    grounds: tuple[Ground, ...]
    rules: tuple[str, ...]

    def text(self, *, reveal: bool) -> str:
        """What to type or ask; phrases for a search engine stand in quotes."""
        words = [term.shown(reveal=reveal) for term in self.terms]
        if self.place is WorksheetPlace.SEARCH:
            return " ".join(f'"{word}"' for word in words)
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class CaseWorksheet:
    """The queries of a case, most selective first.

    answered: how many more were worth trying and have an answer on file. held_by: the rule that
    closes the case to queries, "" when it is open. reached: the borrower was spoken to lately, so
    that there is nothing to look for.
    """

    case_no: str
    queries: tuple[WorksheetQuery, ...] = ()
    answered: int = 0
    held_by: str = ""
    reached: bool = False


@dataclass(frozen=True, slots=True)
class WorksheetFacts:
    """What the workspace itself knows of answers and of how common its values are.

    answered: case_no -> ids of its answered queries. bearers: name -> people who bear it here.
    holders: contact value -> people who gave it here. people: how many there are in all.
    """

    answered: Mapping[str, frozenset[str]]
    bearers: Mapping[str, int]
    holders: Mapping[str, int]
    people: int


def query_id(case_no: str, place: WorksheetPlace, terms: Sequence[Term]) -> str:
    """Stable name of a query: 8 hex digits over case, place and terms, 4 that tie it to its case.

    The tie is checked when the answer comes back: a column sorted without the others is noticed.
    """
    text = "\x1f".join((case_no, place, *(f"{term.kind}\x1e{term.value}" for term in terms)))
    query = blake2b(text.encode(), digest_size=4).hexdigest()
    return f"{query}-{_tie(case_no, query)}"


def belongs(name: str, case_no: str) -> bool:
    """Whether a query of that name can be one of the case."""
    query, dash, tie = name.partition("-")
    return bool(dash) and tie == _tie(case_no, query)


def _tie(case_no: str, query: str) -> str:
    return blake2b(f"{case_no}\x1f{query}".encode(), digest_size=2).hexdigest()
