"""Who a row speaks of, by the strongest identifier it gives."""

from skiptrace.model.claim import Attribute
from skiptrace.model.party import PartyRef
from sources.stamp import ClaimSheet
from sources.tables.row import Row


def party_of(row: Row) -> PartyRef | None:
    """By id number, else the case whose subject it is, else customer number; else None.

    Only the strongest goes into the reference, so that one person has one key.
    """
    name = row.name("name")
    id_no, _ = identity_of(row)
    case_no = row.key("case_no")
    customer_no = row.key("customer_no")
    if id_no:
        return PartyRef(name=name, id_no=id_no)
    if case_no:
        return PartyRef(name=name, case_no=case_no)
    if customer_no:
        return PartyRef(name=name, customer_no=customer_no)
    return None


def identity_of(row: Row, column: str = "id_no") -> tuple[str | None, str | None]:
    """(resident id number, travel permit) of the cell.

    A permit has no check character and keys nobody: its holder is told by the next identifier, and
    the permit is kept as an alias.
    """
    permit = row.permit(column)
    return (None, permit) if permit else (row.id_no(column), None)


def customer_number(row: Row, sheet: ClaimSheet, party: PartyRef) -> None:
    """States the customer number of a party that is keyed by something stronger."""
    if party.customer_no is None:
        sheet.attribute(party, Attribute.CUSTOMER_NO, row.key("customer_no"))
