"""The codes of the model as words, and values as they may be shown.

English shows the codes as words, Chinese the words of docs/vocabulary.md.
"""

from typing import TYPE_CHECKING

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.clearance import Held
from skiptrace.model.party import Role
from skiptrace.normalize.masking import mask, mask_name, mask_text

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.contact import ContactPoint
    from skiptrace.model.lead import Lead
    from skiptrace.model.party import Party

STATEMENTS = (
    mark("contact"), mark("relation"), mark("attribute"), mark("status"), mark("standing"),
    mark("calls"),
)  # fmt: skip
ATTRIBUTES = (
    mark("customer_no"), mark("alias_id"), mark("marital_status"), mark("liable_document"),
    mark("masked_id"), mark("docket"), mark("left_employer"),
)  # fmt: skip
STATUSES = (
    mark("live"), mark("off"), mark("suspended"), mark("vacant"), mark("silent"), mark("risky"),
)  # fmt: skip
STANDINGS = (
    mark("active"), mark("abnormal"), mark("moved"), mark("closed"), mark("revoked"),
    mark("struck_off"), mark("unsaid"),
)  # fmt: skip
SOURCES = (
    mark("cases"), mark("crm"), mark("customers"), mark("credit-reports"),
    mark("registered-addresses"), mark("recordings"), mark("number-status"), mark("attempts"),
    mark("flags"), mark("log"), mark("call-records"), mark("employment"), mark("companies"),
    mark("court"),
)  # fmt: skip


def word(code: str) -> str:
    """The code in the language in force; English shows its underscores as blanks."""
    said = _(code) if code else ""
    return said.replace("_", " ") if said == code else said


def party_word(party: "Party") -> str:
    """What the party is: the relation of a third party, else the role."""
    return word(party.relation.value if party.relation else party.role.value)


def name_of(name: str | None, *, reveal: bool) -> str:
    """A name, masked unless revealed; - where there is none."""
    if not name:
        return "-"
    return name if reveal else mask_name(name)


def party_name(party: "Party", *, reveal: bool) -> str:
    """The party's name; that of an office is masked as an employer is."""
    if party.name and party.role is Role.INSTITUTION and not reveal:
        return mask("employer", party.name)
    return name_of(party.name, reveal=reveal)


def value_of(point: "ContactPoint", *, reveal: bool) -> str:
    """The point's value, masked unless revealed."""
    return point.value if reveal else mask(point.kind.value, point.value)


def record_name(source: str, record: str) -> str:
    """Source and record; a record whose name repeats its source says it once."""
    short = record.removeprefix(source).lstrip("-:")
    return f"{word(source)} {short or record}"


def free_text(text: str | None, *, reveal: bool) -> str:
    """A note or a place: numbers and addresses of mail in it are hidden unless revealed."""
    if not text:
        return ""
    return text if reveal else mask_text(text)


def clearance_word(item: "ClearedLead") -> str:
    """Open, or the rule that holds the lead."""
    held = item.clearance
    return held.rule if isinstance(held, Held) else _("open")


def path_words(lead: "Lead", *, reveal: bool) -> str:
    """The way from the subject to the point, in words."""
    steps = [word("subject")]
    for hop in lead.path:
        name = f" {name_of(hop.name, reveal=reveal)}" if hop.name else ""
        steps.append(f"{word(hop.edge)}{name}")
    return " > ".join(steps)
