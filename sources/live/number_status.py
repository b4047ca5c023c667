"""`dytns-number-status`: whether a mobile line is in use, off, suspended or vacant."""

from skiptrace.live import LiveCard, Setting
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.ports import ReadOptions, SourceAdapter
from sources.live.common import point_of, safe_code, today
from sources.live.dytns import DYTNS_SETTINGS, DytnsService
from sources.live.rows import answer_of, records_of, tabular
from sources.live.settings import SourceSettings

# The operations answer alike; they differ in what they see and cost. DescribeEmptyNumber knows
# only vacant or not; the others tell off and suspended too, except that China Telecom never says
# BUSY or POWER_OFF.
OPERATIONS = (
    "DescribePhoneNumberStatusForReal",
    "DescribePhoneNumberStatusForAccount",
    "DescribePhoneNumberStatusForPublic",
    "DescribePhoneNumberStatusForSms",
    "DescribeEmptyNumber",
)

CARD = LiveCard(
    service="dytns-number-status",
    title_en="Number checks (Dytns)",
    title_zh="号码状态检测(号码百科)",
    asks=Asks.NUMBER_STATUS,
    kind="number-status",
    basis_needed=False,
    lawful_note="A number check tells the state of a line, nothing of its owner.",
    cost="paid query",
    sends="a mobile number, hashed",
    yields=("state of a phone line",),
    paid=True,
    fresh_days=30,
    older_than_days=30,
    settings=(Setting("operation", "which check is bought", OPERATIONS[0]), *DYTNS_SETTINGS),
)


class NumberStatusService(DytnsService):
    """One check of one line; its record is that of a row of `number-status`."""

    def __init__(self, settings: SourceSettings, adapter: SourceAdapter) -> None:
        super().__init__(settings, CARD)
        self._operation = settings.choice("operation", OPERATIONS, OPERATIONS[0])
        self._rows = tabular(adapter, self.name)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        number = point_of(lookup).value
        data = self.operation(self._operation, {"InputNumber": self.masked(number)})
        if data is None:
            return LookupAnswer(LookupOutcome.REFUSED)
        cells = {
            "phone": number,
            "status": data.get("Status", ""),
            "checked_at": today(options).isoformat(),
        }
        notes = {"service": self.name, "lookup": lookup_id}
        if carrier := data.get("Carrier"):
            notes["carrier"] = safe_code(carrier)
        found = records_of(self._rows, [cells], options, source=self.name, notes=notes)
        return answer_of(found)
