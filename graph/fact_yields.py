"""What it costs to ask each source, and how often it has something to say. Judgement, not fitted.

Costs are thousandths of reaching the subject, the unit of CHANNEL_COST: a call is 10.
"""

from typing import Final, NamedTuple


class Asking(NamedTuple):
    """cost: thousandths. finds: how often it says something new. stale_days: asked again after."""

    cost: int
    finds: float
    stale_days: int


# A check costs cents. Offices publish their lines, townships more often than villages. The report
# needs an authorisation number and a post-loan purpose; about one in three has a number or address
# that the lender has not (field.md row 63). Social-security rows are asked with consent; a bill
# needs the subscriber's consent or an order.
ASKING: Final = {
    "number-status": Asking(3, 1.0, 30),
    "directory": Asking(15, 0.6, 365),
    "credit-reports": Asking(30, 0.35, 180),
    "employment": Asking(45, 0.4, 365),
    "call-records": Asking(90, 0.5, 365),
}
# A number that is no longer theirs is in use by another in about half of the cases.
IN_USE_ANYWAY: Final = 0.5
MOST_CHECKS: Final = 3  # the best lines; further down a check moves nothing
# What a find looks like: a row updated a quarter ago; eight days of talk in the last month.
REPORT_ROW_DAYS: Final = 90
TALK_DAYS: Final = 8
# Numbers that nobody has: they stand for what the source would say and are never shown.
NEW_MOBILE: Final = "19900009999"
NEW_PEER: Final = "19900009998"
NEW_DESK: Final = "0571-00009997"
NEW_OFFICE: Final = "0571-00009996"
NEW_EMPLOYER: Final = "未知单位有限公司"
