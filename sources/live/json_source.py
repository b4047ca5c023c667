"""`json`: any service that answers JSON, described in the settings file.

The settings say how a question is put (url, method, body with places to fill in), where the rows of
the answer stand, which path of a row is which column of a KIND, and how the next page is asked for.
What comes out is what a file of that KIND would have brought.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from skiptrace.errors import BadAnswer, ServiceBusy, ServiceRefusal, UsageError
from skiptrace.live import LiveCard, Setting
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupEntry, LookupOutcome
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.http import Answer, Json, Question
from sources.live.common import SETTINGS, HttpService, not_understood
from sources.live.rows import (
    answer_of,
    at_path,
    card_of_kind,
    check_columns,
    has_path,
    records_of,
    tabular,
    text_at,
)
from sources.live.settings import SourceSettings
from sources.live.template import CURSOR, PERSONAL, check_holes, fields_of, filled, holes

# What a question is about decides whom casework asks about; see skiptrace/casework/pulling.
ABOUT: Final[Mapping[str, Asks]] = {
    "subject": Asks.SUBJECT,
    "number": Asks.NUMBER_STATUS,
    "employer": Asks.COMPANY,
    "everything": Asks.EVERYTHING,
}
_POINT: Final = {"number": "number", "employer": "employer"}

CARD = LiveCard(
    service="json",
    title_en="Any HTTP service that answers JSON",
    title_zh="通用 HTTP+JSON 接口",
    asks=Asks.SUBJECT,
    kind=None,
    basis_needed=False,
    lawful_note="As the KIND that its answers are read as.",
    cost="as agreed",
    sends="what the body in the settings holds",
    yields=("records of the KIND that the settings name",),
    paid=False,
    fresh_days=7,
    settings=(
        Setting("kind", "KIND whose columns the rows are read as", "crm", required=True),
        Setting("about", "subject, number, employer or everything", "subject"),
        Setting("method", "POST or GET", "POST"),
        Setting("path", "appended to the url", "/v1/contacts"),
        Setting("query", "fixed parameters of the URL, {cursor} allowed", "{ size = '100' }"),
        Setting("headers", "fixed headers", "{ X-Channel = 'collections' }"),
        Setting("key_env", "environment variable with the key", "CRM_KEY"),
        Setting("key_header", "header that carries the key", "Authorization"),
        Setting("key_prefix", "what stands before the key", "Bearer "),
        Setting("body", "table sent as JSON, with {name} {id_no} {phone} {case_no} {customer_no} "
                        "{number} {employer} {cursor}", "{ idNo = '{id_no}' }"),
        Setting("form", "table sent as a form instead", "{ idNo = '{id_no}' }"),
        Setting("answer", "table: rows, next, code, ok, nothing, busy, refused",
                "{ rows = 'data.items', code = 'code', ok = ['0'] }", required=True),
        Setting("columns", "column = path in a row, or ='fixed {id_no}'",
                "{ value = 'phone.number', kind = '=mobile' }", required=True),
        *SETTINGS,
    ),
)  # fmt: skip


class JsonSource(HttpService):
    """One described service; a page of it is one look-up."""

    def __init__(self, settings: SourceSettings, adapter: SourceAdapter) -> None:
        about = settings.choice("about", tuple(ABOUT), "subject")
        # Own systems are read through each day; about one person they are asked once a week.
        fresh_days = 1 if ABOUT[about] is Asks.EVERYTHING else CARD.fresh_days
        card = card_of_kind(CARD, adapter, ABOUT[about], fresh_days)
        super().__init__(settings, card)
        self._rows = tabular(adapter, self.name)
        self._put = _Put(settings)
        self._reads = _Reads(settings)
        check_columns(self._rows, self._reads.columns, self.name)
        self.wants = sorted((self._put.holes | self._reads.holes) - {CURSOR, *_POINT.values()})
        self.secrets = self._put.secrets
        if about == "everything" and self.wants:
            raise UsageError(
                f"[pull.{self.name}] about = 'everything' asks about nobody in particular",
                "write about = 'subject', or take the places out of the body",
            )

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        fields = fields_of(lookup)
        value = self.answer(lambda: self._put.question(fields), self._reads.judged)
        rows = self._reads.rows(value, fields, self.name)
        notes = {"service": self.name, "lookup": lookup_id}
        found = answer_of(records_of(self._rows, rows, options, source=self.name, notes=notes))
        token = text_at(value, self._reads.next) if self._reads.next else ""
        # A service that names the same page again would be asked for ever.
        token = "" if token == lookup.detail else token
        return LookupAnswer(found.outcome, found.records, found.rejects, token)

    def follow(self, lookup: Lookup, entry: LookupEntry) -> Sequence[Lookup]:
        """The next page, where there is one."""
        if not entry.token or entry.outcome is LookupOutcome.REFUSED:
            return ()
        return [
            Lookup(
                lookup.asks, lookup.case_no, lookup.party, lookup.point, detail=entry.token,
                worth=lookup.worth, because="next_page",
            )
        ]  # fmt: skip


class _Put:
    """How a question is put."""

    def __init__(self, settings: SourceSettings) -> None:
        self._method = settings.choice("method", ("POST", "GET"), "POST")
        self._path = settings.text("path", "")
        self._query = settings.names("query")
        self._headers = settings.names("headers")
        self._body, self._form = settings.tree("body"), settings.names("form")
        self._key_header = settings.text("key_header", "Authorization")
        self._key_prefix = settings.text("key_prefix", "Bearer ")
        has_key = settings.has("key_env")
        self.secrets = (settings.secret("key_env"),) if has_key else ()
        name = settings.name
        check_holes(self._path, (), name, "path")
        check_holes(self._headers, (), name, "headers")
        check_holes(self._query, (CURSOR,), name, "query")
        check_holes([self._body, self._form], (*PERSONAL, CURSOR), name, "body")
        if self._body and self._form:
            raise UsageError(f"[pull.{name}] has both 'body' and 'form'", "write one of them")
        self.holes = holes([self._body, self._form])

    def question(self, fields: Mapping[str, str]) -> Question:
        """The question with its places filled in."""
        headers = dict(self._headers)
        for key in self.secrets:
            headers[self._key_header] = f"{self._key_prefix}{key.value()}"
        query = {key: str(filled(text, fields)) for key, text in self._query.items()}
        # An empty cursor is left out: the first page is what is asked for without one.
        query = {key: text for key, text in query.items() if text}
        form = {key: str(filled(text, fields)) for key, text in self._form.items()}
        return Question(
            self._method,
            self._path,
            headers=headers,
            query=query,
            json=filled(self._body, fields) if self._body else None,
            form=form or None,
        )


class _Reads:
    """How an answer is read."""

    def __init__(self, settings: SourceSettings) -> None:
        table = SourceSettings(f"{settings.name}.answer", settings.tree("answer"))
        self._at, self.next = table.text("rows", ""), table.text("next", "")
        self._code, self._ok = table.text("code", ""), table.texts("ok")
        self._nothing, self._busy = table.texts("nothing"), table.texts("busy")
        self._refused = table.texts("refused")
        table.done()
        self.columns = settings.names("columns")
        check_holes(self.columns, PERSONAL, settings.name, "columns")
        self.holes = holes(self.columns)

    def judged(self, answer: Answer) -> Json:
        """The answer if its code says so; None where it says that there is nothing."""
        if not self._code or answer.status >= 500:
            answer.check()
        value = answer.json()
        code = text_at(value, self._code) if self._code else ""
        name = answer.service
        if code and code in self._nothing:
            return None
        if code and code in self._busy:
            raise ServiceBusy(
                f"{name}: too many questions", "lower its pace in skiptrace.toml",
                in_doubt=False, retry_after=answer.retry_after,
            )  # fmt: skip
        if code and code in self._refused:
            raise ServiceRefusal(f"{name}: the key is refused", "check key and credit")
        answer.check()
        if self._code and self._ok and code not in self._ok:
            raise not_understood(name)
        return value

    def rows(
        self, value: Json, fields: Mapping[str, str], service: str
    ) -> Sequence[Mapping[str, str]]:
        """Cells by column of every row; one object counts as one row.

        Raises BadAnswer when something else than rows stands there.
        """
        # A code has said that all is well; without one, an answer that lacks its rows may be the
        # service's way of saying that something is wrong.
        lacks = not self._code and value is not None and not has_path(value, self._at)
        found = "?" if lacks else at_path(value, self._at)
        listed = [found] if isinstance(found, dict) and found else found
        if listed is None or listed in ({}, ""):
            return []
        if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
            raise BadAnswer(
                f"{service}: where its rows should stand is something else",
                "check answer.rows in skiptrace.toml",
            )
        return [
            {column: self._cell(row, path, fields) for column, path in self.columns.items()}
            for row in listed
        ]

    @staticmethod
    def _cell(row: Json, path: str, fields: Mapping[str, str]) -> str:
        if path.startswith("="):
            return str(filled(path[1:], fields))
        return text_at(row, path)
