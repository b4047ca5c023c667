"""Leads and stops for the tests of exports; nobody in them exists."""

from datetime import date

from skiptrace.model.attempt import Channel
from skiptrace.model.case import Case
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lead import Evidence, Lead, Reason
from skiptrace.model.party import Party, PartyRef, Relation, Role

PHONE = ContactPoint.stored(ContactUse.MOBILE, "13900000001")
HOME = ContactPoint.stored(ContactUse.HOME, "浙江省杭州市西湖区文三路120号2幢301室")
SUBJECT = Party("s1", Role.SUBJECT, name="王小明")
MOTHER = Party("m1", Role.THIRD_PARTY, Relation.PARENT, name="李阿姨")
SIGNATORY = Party("g1", Role.THIRD_PARTY, Relation.GUARANTOR, "赵六", liable_document="GC-9")
VILLAGE = Party("v1", Role.INSTITUTION, name="塔山村村民委员会")

REPORT = Evidence("credit-reports", "CR-13900000001-2026", date(2026, 8, 1))
CALL = Evidence("recordings", "crm-0a1b2c3d4e5f", date(2026, 7, 2), "call R7, customer, 00:35")
UNDATED = Evidence("cases", "cases:C-20260001:contact2", None)


def case(case_no: str = "C-20260001") -> Case:
    return Case(case_no, PartyRef(name="王小明", case_no=case_no))


def lead(
    point: ContactPoint = PHONE,
    party: Party = SUBJECT,
    channel: Channel = Channel.CALL,
    *,
    case_no: str = "C-20260001",
    lead_id: str = "0a1b2c3d",
    current: tuple[Reason, ...] = (),
    reach: tuple[Reason, ...] = (),
) -> Lead:
    return Lead(
        case_no=case_no,
        lead_id=lead_id,
        rank=1,
        channel=channel,
        point=point,
        party=party,
        p_current=0.812345,
        p_reach=0.640001,
        worth=640,
        current=current,
        reach=reach,
    )


FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com","x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    "''@x",
    "\x00=1+1",
    "{=1+1}",
    "-13900000001",
    "+85291234567",
)
"""Texts that some spreadsheet runs, or changes, when they stand bare in a cell."""
