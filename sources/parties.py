"""Who a row speaks of, by the strongest identifier it gives."""

import re

from skiptrace.model.claim import Attribute
from skiptrace.model.party import PartyRef
from sources.stamp import ClaimSheet
from sources.tables.row import Row


def party_of(row: Row) -> PartyRef | None:
    """By id number, else the case whose subject it is, else customer number; else None.

    Only the strongest goes into the reference, so that one person has one key.
    """
    name = row.name("name")
    id_no = row.id_no("id_no")
    case_no = row.key("case_no")
    customer_no = row.key("customer_no")
    if id_no:
        return PartyRef(name=name, id_no=id_no)
    if case_no:
        return PartyRef(name=name, case_no=case_no)
    if customer_no:
        return PartyRef(name=name, customer_no=customer_no)
    return None


def customer_number(row: Row, sheet: ClaimSheet, party: PartyRef) -> None:
    """States the customer number of a party that is keyed by something stronger."""
    if party.customer_no is None:
        sheet.attribute(party, Attribute.CUSTOMER_NO, row.key("customer_no"))


# What a company's name ends in; people's names end in none of these after five characters.
_FIRM = re.compile(
    r".{2,}(?:公司|集团|合伙企业|企业|合作社|事务所|经营部|服务部|工作室|个体工商户|厂|商行|银行"
    r"|超市|酒店|饭店|餐厅|中心|学校|医院)(?:[(（].{1,20}[)）])?"
)


def is_company(text: str) -> bool:
    """Whether a name in a list of parties is a company's and not a person's."""
    return _FIRM.fullmatch(text.strip()) is not None
