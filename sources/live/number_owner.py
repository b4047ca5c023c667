"""`dytns-number-owner`: whether a number was given to somebody else since we last knew its owner.

Numbers that fall free are given out again after some months (二次放号): whoever answers an old one
may be a stranger, so it is asked before an old number is called.
"""

from typing import Final

from skiptrace.live import LiveCard
from skiptrace.model.claim import HadStatus, NumberStatus, Ownership
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.live.common import not_understood, point_of, safe_code, today
from sources.live.dytns import DYTNS_SETTINGS, DytnsService
from sources.live.ownership import KIND, ownership_record
from sources.live.settings import SourceSettings
from sources.stamp import ClaimSheet, record_name

CARD = LiveCard(
    service="dytns-number-owner",
    title_en="Recycled numbers (Dytns)",
    title_zh="二次放号核验(号码百科)",
    asks=Asks.NUMBER_OWNER,
    kind=KIND,
    basis_needed=False,
    lawful_note="Keeps calls away from strangers who were given an old number.",
    cost="paid query",
    sends="a mobile number, hashed, and the day it was last known",
    yields=("whether a line changed hands",),
    paid=True,
    # A number that was not recycled by this spring may be by autumn.
    fresh_days=90,
    # Carriers keep a number back for about three months before it is given out again.
    older_than_days=180,
    settings=DYTNS_SETTINGS,
)

# VerifyResult: 0 unknown, 1 recycled, 2 not recycled, 3 deactivated, 4 transferred.
_VERDICTS: Final = {
    "0": Ownership.UNSAID,
    "1": Ownership.OTHER,
    "2": Ownership.SAME,
    "4": Ownership.OTHER,
}
_DEACTIVATED: Final = "3"


class NumberOwnerService(DytnsService):
    """Asks DescribePhoneTwiceTelVerify: has the line changed hands since that day?"""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        if lookup.since is None:
            return LookupAnswer(LookupOutcome.REFUSED)
        fields = {
            "InputNumber": self.masked(point_of(lookup).value),
            "StartTime": f"{lookup.since.isoformat()} 00:00:00",
        }
        data = self.operation("DescribePhoneTwiceTelVerify", fields)
        if data is None:
            return LookupAnswer(LookupOutcome.REFUSED)
        return LookupAnswer(LookupOutcome.FOUND, (self._record(lookup, data, lookup_id, options),))

    def _record(
        self, lookup: Lookup, data: dict[str, str], lookup_id: str, options: ReadOptions
    ) -> Record:
        since = lookup.since.isoformat() if lookup.since else ""
        notes = {"service": self.name, "lookup": lookup_id, "since": since}
        if carrier := data.get("Carrier"):
            notes["carrier"] = safe_code(carrier)
        said = data.get("VerifyResult", "")
        if said == _DEACTIVATED:
            return _vacant(lookup, options, notes)
        verdict = _VERDICTS.get(said)
        if verdict is None:
            raise not_understood(self.name)
        return ownership_record(lookup, verdict, options, notes)


def _vacant(lookup: Lookup, options: ReadOptions, notes: dict[str, str]) -> Record:
    """销号: the line is nobody's."""
    point, day = point_of(lookup), today(options)
    record = record_name(KIND, (point.value, NumberStatus.VACANT, day))
    sheet = ClaimSheet(KIND, record, f"check:{record}", day, options, notes=notes)
    sheet.add(None, HadStatus(point, NumberStatus.VACANT))
    return Record(KIND, record, 1, tuple(sheet.claims))
