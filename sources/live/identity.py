"""`dytns-identity`: whether name, id number and mobile belong together (三要素)."""

from collections.abc import Sequence
from typing import Final

from skiptrace.live import LiveCard
from skiptrace.model.claim import Ownership
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.ports import ReadOptions
from sources.live.common import not_understood, party_of, point_of, safe_code
from sources.live.dytns import DYTNS_SETTINGS, DytnsService
from sources.live.ownership import KIND, ownership_record
from sources.live.settings import SourceSettings

CARD = LiveCard(
    service="dytns-identity",
    title_en="Three-element check (Dytns)",
    title_zh="三要素核验(号码百科)",
    asks=Asks.IDENTITY,
    kind=KIND,
    basis_needed=True,
    lawful_note="The carrier compares the borrower's own data under the contract or their consent.",
    cost="paid query",
    sends="the subject's name, id number and mobile number, hashed",
    yields=("whether a line is registered to the subject",),
    paid=True,
    fresh_days=180,
    settings=DYTNS_SETTINGS,
)

# IsConsistent: 1 yes, 0 no, 2 no record.
_VERDICTS: Final = {"1": Ownership.CONFIRMED, "0": Ownership.OTHER, "2": Ownership.UNSAID}


class IdentityService(DytnsService):
    """Asks ThreeElementsVerification about the subject and one of the subject's numbers."""

    wants: Sequence[str] = ("name", "id_no")

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        party = party_of(lookup)
        if not party.name or not party.id_no:
            return LookupAnswer(LookupOutcome.REFUSED)
        fields = {
            "InputNumber": self.masked(point_of(lookup).value),
            "Name": self.masked(party.name),
            "CertCode": self.masked(party.id_no),
        }
        data = self.operation("ThreeElementsVerification", fields)
        if data is None:
            return LookupAnswer(LookupOutcome.REFUSED)
        verdict = _VERDICTS.get(data.get("IsConsistent", ""))
        if verdict is None:
            raise not_understood(self.name)
        notes = {"service": self.name, "lookup": lookup_id}
        if carrier := data.get("BasicCarrier"):
            notes["carrier"] = safe_code(carrier)
        record = ownership_record(lookup, verdict, options, notes)
        return LookupAnswer(LookupOutcome.FOUND, (record,))
