"""Four records that may be one person or three; all of it is made up.

The borrower; another name on the same mobile; the same name with no more than address and mobile;
another borrower of that name, with an identity number of their own.
"""

from skiptrace.model.claim import Claim, Fact
from skiptrace.model.contact import ContactUse
from skiptrace.model.party import PartyRef
from skiptrace.model.record import Record
from tests.store.material import LAST_YEAR, NOW, case_record, has

PHONE = "19900000001"
HOME = "浙江省杭州市淳安县威坪镇测试村5组12号"
KNOWN = PartyRef(name="测试甲", id_no="330127198503121014", case_no="C1")
OTHER = PartyRef(name="测试乙", phone=PHONE)
BARE = PartyRef(name="测试甲", anchor="crm:b")
SECOND = PartyRef(name="测试甲", id_no="330127198709202020", case_no="C2")

PERSONAL = (PHONE, "测试甲", "测试乙", "330127198503121014", "威坪镇")


def told(name: str, party: PartyRef, *facts: Fact) -> Record:
    """What the lender's own contact updates say of somebody."""
    claims = [Claim("crm", name, party, fact, f"crm:{name}", LAST_YEAR, NOW) for fact in facts]
    return Record("crm", name, 2, tuple(claims))


def doubtful_records() -> list[Record]:
    home = has(HOME, ContactUse.HOME)
    return [
        case_record(1, [(KNOWN, has(PHONE)), (KNOWN, home)], who=KNOWN),
        case_record(2, who=SECOND),
        told("a", OTHER, has(PHONE)),
        told("b", BARE, has(PHONE), home),
    ]
