"""`dytns-number-line`: a line's carrier today, its place, and whether it was ported."""

from typing import Final

from skiptrace.live import LiveCard
from skiptrace.model.claim import HadDetail, PointDetail
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.live.common import not_understood, point_of, safe_code, today
from sources.live.dytns import DYTNS_SETTINGS, DytnsService
from sources.live.ownership import KIND
from sources.live.settings import SourceSettings
from sources.stamp import ClaimSheet, record_name
from sources.tables.cells import cell_problem

CARD = LiveCard(
    service="dytns-number-line",
    title_en="Carrier and porting (Dytns)",
    title_zh="号码归属与携号转网(号码百科)",
    asks=Asks.NUMBER_LINE,
    kind=KIND,
    basis_needed=False,
    lawful_note="Carrier and place of a line, nothing of its owner.",
    cost="paid query",
    sends="a mobile number, hashed",
    yields=("carrier", "porting", "place of issue"),
    paid=True,
    fresh_days=180,
    settings=DYTNS_SETTINGS,
)

_PORTED: Final = {"true": "yes", "false": "no"}


class NumberLineService(DytnsService):
    """Asks DescribePhoneNumberOperatorAttribute; the answer is a detail of the line itself."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        point, day = point_of(lookup), today(options)
        data = self.operation(
            "DescribePhoneNumberOperatorAttribute", {"InputNumber": self.masked(point.value)}
        )
        if data is None:
            return LookupAnswer(LookupOutcome.REFUSED)
        facts = {
            "carrier": safe_code(data.get("Carrier", "")),
            "issued_by": safe_code(data.get("BasicCarrier", "")),
            "ported": _PORTED.get(data.get("IsNumberPortability", "").lower(), ""),
            "province": _place(data.get("Province", "")),
            "city": _place(data.get("City", "")),
        }
        if facts["carrier"] == "?":
            raise not_understood(self.name)
        said = {name: value for name, value in facts.items() if value and value != "?"}
        record = record_name(KIND, ("line", point.value, *sorted(said.items()), day))
        notes = {**said, "service": self.name, "lookup": lookup_id}
        sheet = ClaimSheet(KIND, record, f"check:{record}", day, options, notes=notes)
        sheet.add(None, HadDetail(point, PointDetail.LINE))
        return LookupAnswer(LookupOutcome.FOUND, (Record(KIND, record, 1, tuple(sheet.claims)),))


def _place(text: str) -> str:
    return "" if cell_problem(text) else text[:40]
