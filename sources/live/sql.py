"""`sql`: any SQL database, described by one query; its rows are read as those of a KIND.

A query without places is read through like a file. One with places (:id_no, :case_no, :customer_no,
:name, :phone) is asked once for the subject of each open case, and of nobody else.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from skiptrace.errors import UsageError
from skiptrace.live import ForeignRows, LiveCard, LiveSource, Setting, StreamSource
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer
from skiptrace.model.record import Record, Reject
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.live.common import OneAnswer, terms_of
from sources.live.rows import answer_of, card_of_kind, check_columns, records_of, tabular
from sources.live.settings import Secret, SourceSettings
from sources.live.template import fields_of

CARD = LiveCard(
    service="sql",
    title_en="Any SQL database",
    title_zh="通用 SQL 数据库",
    asks=Asks.EVERYTHING,
    kind=None,
    basis_needed=False,
    lawful_note="As the KIND that its rows are read as.",
    cost="own records",
    sends="the query, with the subject's identifiers where it asks for them",
    yields=("records of the KIND that the settings name",),
    paid=False,
    fresh_days=0,
    settings=(
        Setting("dsn_env", "environment variable with the SQLAlchemy URL", "CORE_DB_URL",
                required=True),
        Setting("kind", "KIND whose columns the rows are read as", "customers", required=True),
        Setting("query", "one SELECT; :id_no :case_no :customer_no :name :phone for the subject's",
                "SELECT cust_no, cust_name FROM customer", required=True),
        Setting("columns", "column of the KIND = column of the query",
                "{ customer_no = 'cust_no', name = 'cust_name' }", required=True),
        Setting("timeout_s", "seconds until the query is given up", "300"),
        Setting("basis", "standing lawful basis", "合同第九条"),
    ),
)  # fmt: skip

_PLACES: Final = ("id_no", "case_no", "customer_no", "name", "phone")
_PLACE: Final = re.compile(r"(?<![:\w]):([A-Za-z_]\w*)")
_SELECT: Final = re.compile(r"\s*(?:SELECT|WITH)\b", re.I)


def sql_source(
    settings: SourceSettings, adapter: SourceAdapter, rows: ForeignRows
) -> LiveSource | StreamSource:
    """A source for one query: a stream, or a look-up for each subject."""
    query = _Query(settings, adapter, rows)
    return SqlLookups(settings, query) if query.places else SqlStream(settings, query)


class _Query:
    """The query, checked, with its columns."""

    def __init__(self, settings: SourceSettings, adapter: SourceAdapter, rows: ForeignRows) -> None:
        self.name = settings.name
        self.adapter = tabular(adapter, settings.name)
        self.dsn: Secret = settings.secret("dsn_env")
        self.columns = settings.names("columns")
        self.timeout_s = settings.number("timeout_s", 300.0, 1.0, 24 * 3600.0)
        self.sql = settings.text("query").strip().rstrip(";")
        self._rows = rows
        check_columns(self.adapter, self.columns, settings.name)
        if not _SELECT.match(self.sql) or ";" in self.sql:
            raise UsageError(
                f"[pull.{settings.name}] 'query' is not one SELECT", "write one SELECT, without ;"
            )
        self.places = sorted(set(_PLACE.findall(self.sql)))
        if strange := set(self.places) - set(_PLACES):
            raise UsageError(
                f"[pull.{settings.name}] 'query' has an unknown place '{min(strange)}'",
                f"known: {', '.join(_PLACES)}",
            )

    def rows(self, parameters: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
        """Cells by column of the KIND, row by row; raises SourceFailure, UsageError."""
        found = self._rows(
            self.name, self.dsn.value(), self.sql, parameters, timeout_s=self.timeout_s
        )
        for row in found:
            yield {column: row.get(theirs.lower(), "") for column, theirs in self.columns.items()}


class SqlStream:
    """All rows at once; as live.StreamSource."""

    def __init__(self, settings: SourceSettings, query: _Query) -> None:
        self.name = settings.name
        self.card = card_of_kind(CARD, query.adapter, Asks.EVERYTHING, CARD.fresh_days)
        self.terms = terms_of(settings, self.card)
        self.host = f"${query.dsn.variable}"
        self._query = query

    def check(self) -> None:
        """As live.StreamSource."""
        self._query.dsn.value()

    def read(self, options: ReadOptions) -> Iterator[Record | Reject]:
        """As live.StreamSource."""
        rows = self._query.rows({})
        notes = {"service": self.name}
        return records_of(self._query.adapter, rows, options, source=self.name, notes=notes)


class SqlLookups(OneAnswer):
    """The rows of one subject; as live.LiveSource."""

    def __init__(self, settings: SourceSettings, query: _Query) -> None:
        self.name = settings.name
        self.card = card_of_kind(CARD, query.adapter, Asks.SUBJECT, 1)
        self.terms = terms_of(settings, self.card)
        self.host = f"${query.dsn.variable}"
        self.wants = query.places
        self._query = query

    def check(self) -> None:
        """As live.LiveSource."""
        self._query.dsn.value()

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        fields = fields_of(lookup)
        rows = self._query.rows({place: fields[place] for place in self._query.places})
        notes = {"service": self.name, "lookup": lookup_id}
        return answer_of(
            records_of(self._query.adapter, rows, options, source=self.name, notes=notes)
        )
