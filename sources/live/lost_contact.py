"""`carrier-lost-contact`: a carrier binds a stand-in number to a line registered to the borrower.

The carrier looks up, by name and id number, how many lines the borrower has today, and tells the
number of lines and nothing else. A stand-in (relay) number is then bound to one of them: it rings
there when called from the agent's own line. The borrower's new number is never disclosed.

Three calls: init (bought), query (free, by the process number that we chose ourselves), bind
(bought, one for each line). Init and bind are look-ups of their own in the ledger.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from skiptrace import normalize
from skiptrace.errors import UsageError
from skiptrace.live import LiveCard, Setting
from skiptrace.model.claim import HadContact
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupEntry, LookupOutcome
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.http import Json
from sources.live.antchain import URL, judged, signed_question
from sources.live.common import SETTINGS, HttpService, not_understood, party_of, today
from sources.live.rows import text_at
from sources.live.settings import SourceSettings
from sources.stamp import ClaimSheet, Detail, record_name

KIND: Final = "lost-contact"
CARRIERS: Final = ("CHINA_MOBILE", "CHINA_UNICOM", "CHINA_TELECOM")
_CALL: Final = "di.realperson.carrier.repairmobile"

CARD = LiveCard(
    service="carrier-lost-contact",
    title_en="Carriers' lost-contact repair",
    title_zh="运营商失联修复",
    asks=Asks.LOST_CONTACT,
    kind=KIND,
    basis_needed=True,
    lawful_note="The borrower's consent or contract; the carrier keeps the number to itself.",
    cost="paid query",
    sends="the subject's name and id number, the number hashed",
    yields=("a relay number to the subject",),
    paid=True,
    # Stand-in numbers are bound for days; a new line may be there next month.
    fresh_days=7,
    settings=(
        Setting("caller", "your own line that relay numbers may be called from", "0571-87650001",
                required=True),
        Setting("carriers", "carriers to ask, in this order", '["CHINA_MOBILE"]'),
        Setting("lines", "most lines to bind for one person and carrier", "1"),
        Setting("encrypt", "send the id number as SHA-256", "true"),
        Setting("key_id_env", "environment variable with the access key's id", "ANTCHAIN_KEY_ID"),
        Setting("key_env", "environment variable with the access key's secret", "ANTCHAIN_KEY"),
        *SETTINGS,
    ),
)  # fmt: skip


class LostContactService(HttpService):
    """Look-ups of two sorts: detail "CARRIER", and "CARRIER#2@process" for binding line 2."""

    wants: Sequence[str] = ("name", "id_no")

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD, URL)
        self._key_id = settings.secret("key_id_env", "ANTCHAIN_KEY_ID")
        self._key = settings.secret("key_env", "ANTCHAIN_KEY")
        self._caller, self._caller_type = _caller(settings)
        self._lines = settings.whole("lines", 1, 1, 5)
        self._encrypt = settings.flag("encrypt", default=True)
        self.details = _carriers(settings)
        self.secrets = (self._key_id, self._key)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        party = party_of(lookup)
        if not party.name or not party.id_no:
            return LookupAnswer(LookupOutcome.REFUSED)
        if "#" in lookup.detail:
            return self._bind(lookup, lookup_id, options)
        self._call(
            "init",
            {
                "outer_order_no": lookup_id,
                "process_id": lookup_id,
                "carrier": lookup.detail,
                "encrypt_type": "2" if self._encrypt else "0",
                "cert_no": self._id_number(party.id_no),
                "name": party.name,
            },
            free=False,
        )
        return self._query(lookup_id)

    def resume(
        self,
        lookup: Lookup,
        lookup_id: str,
        options: ReadOptions,  # noqa: ARG002 - an init yields no record yet
    ) -> LookupAnswer | None:
        """The free query of a process that was begun; binding has none."""
        return None if "#" in lookup.detail else self._query(lookup_id)

    def _query(self, process: str) -> LookupAnswer:
        """How many lines the carrier found; the answer may take its time."""
        value = self._call("query", {"process_id": process}, free=True)
        count = text_at(value, "count")
        if not count:
            return LookupAnswer(LookupOutcome.WAITING)
        if not (count.isascii() and count.isdigit()):
            raise not_understood(self.name)
        found = LookupOutcome.FOUND if int(count[:4]) else LookupOutcome.NOTHING
        return LookupAnswer(found, token=count[:4])

    def follow(self, lookup: Lookup, entry: LookupEntry) -> Sequence[Lookup]:
        """A line that was found is bound; nothing follows a binding."""
        if "#" in lookup.detail or entry.outcome is not LookupOutcome.FOUND:
            return ()
        lines = min(int(entry.token or "0"), self._lines)
        return [
            Lookup(
                lookup.asks, lookup.case_no, lookup.party, worth=lookup.worth,
                detail=f"{lookup.detail}#{line}@{entry.lookup_id}", because="line_found",
            )
            for line in range(1, lines + 1)
        ]  # fmt: skip

    def _bind(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        carrier, _, rest = lookup.detail.partition("#")
        line, _, process = rest.partition("@")
        value = self._call(
            "bind",
            {
                "outer_order_no": lookup_id,
                "process_id": process,
                "cert_no": self._id_number(party_of(lookup).id_no or ""),
                "mobile_num": line,
                "mobile_a": self._caller,
                "mobile_type": self._caller_type,
            },
            free=False,
        )
        relay = normalize.phone(text_at(value, "mobile_x"))
        if relay.canonical is None:
            raise not_understood(self.name)
        point = ContactPoint.stored(ContactUse.RELAY, relay.canonical)
        token = f"{carrier} {process} #{line}"
        record = self._record(lookup, point, token, lookup_id, options)
        return LookupAnswer(LookupOutcome.FOUND, (record,), token=token)

    def _record(
        self, lookup: Lookup, point: ContactPoint, token: str, lookup_id: str, options: ReadOptions
    ) -> Record:
        party, day = party_of(lookup), today(options)
        record = record_name(KIND, (party.key, point.value, token, day))
        notes = {"service": self.name, "lookup": lookup_id, "call_from": self._caller}
        sheet = ClaimSheet(KIND, record, f"relay:{record}", day, options, notes=notes)
        sheet.add(party, HadContact(point), Detail(place=token))
        return Record(KIND, record, 1, tuple(sheet.claims))

    def _call(self, step: str, form: dict[str, str], *, free: bool) -> Json:
        return self.answer(
            lambda: signed_question(
                f"{_CALL}.{step}", form, self._key_id.value(), self._key.value()
            ),
            judged,
            free=free,
        )

    def _id_number(self, id_no: str) -> str:
        return hashlib.sha256(id_no.encode()).hexdigest() if self._encrypt else id_no


def _caller(settings: SourceSettings) -> tuple[str, str]:
    """The agent's line as the service wants it, and its type: 1 mobile, 2 landline."""
    read = normalize.phone(settings.text("caller"))
    if read.canonical is None:
        raise UsageError(
            f"[pull.{settings.name}] 'caller' is no phone number", "write your own line"
        )
    mobile = read.parts.get("type") == "mobile"
    return read.canonical.replace("-", ""), "1" if mobile else "2"


def _carriers(settings: SourceSettings) -> tuple[str, ...]:
    named = settings.texts("carriers", CARRIERS)
    if not named or not set(named) <= set(CARRIERS):
        raise UsageError(
            f"[pull.{settings.name}] 'carriers' names nothing known",
            f"known: {', '.join(CARRIERS)}",
        )
    return named
