"""The codes of the model as words, and values as they may be shown.

English shows the codes themselves, which are what files and options use; Chinese has its words
from docs/vocabulary.md.
"""

from typing import TYPE_CHECKING

from skiptrace.locale import gettext as _
from skiptrace.locale import mark
from skiptrace.model.party import Role
from skiptrace.normalize.masking import mask, mask_name

if TYPE_CHECKING:
    from skiptrace.casework import ClearedLead
    from skiptrace.model.lead import Lead
    from skiptrace.model.party import Party

CHANNELS = (
    mark("call"), mark("sms"), mark("email"), mark("letter"), mark("visit"), mark("inquiry"),
)  # fmt: skip
KINDS = (
    mark("phone"), mark("email"), mark("address"), mark("employer"), mark("social"),
    mark("office"),
)  # fmt: skip
USES = (
    mark("mobile"), mark("home_phone"), mark("work_phone"), mark("relay"), mark("email"),
    mark("home"), mark("mailing"), mark("registered"), mark("work_address"), mark("employer"),
    mark("wechat"), mark("qq"), mark("office"), mark("office_phone"),
)  # fmt: skip
# Edges of a path that are neither a use nor a relation.
EDGES = (mark("numbered"), mark("household"), mark("registered_together"))
ROLES = (mark("subject"), mark("third_party"), mark("institution"))
RELATIONS = (
    mark("spouse"), mark("parent"), mark("child"), mark("sibling"), mark("relative"),
    mark("friend"), mark("colleague"), mark("guarantor"), mark("co_borrower"),
    mark("neighbour"), mark("employer"), mark("unknown"),
)  # fmt: skip
DISPOSITIONS = (
    mark("right_party"), mark("right_party_refused"), mark("third_party"),
    mark("third_party_location_given"), mark("third_party_refused"), mark("wrong_party"),
    mark("no_answer"), mark("busy"), mark("off"), mark("suspended"), mark("vacant"),
    mark("rejected"), mark("voicemail"), mark("delivered"), mark("bounced"), mark("not_found"),
    mark("moved"), mark("door_closed"), mark("met_subject"), mark("met_family"),
    mark("met_neighbour"),
)  # fmt: skip
FLAGS = (
    mark("do_not_contact"), mark("third_party_ceased"), mark("represented"), mark("deceased"),
    mark("protected"), mark("wrong_party"), mark("dispute"), mark("minor"),
)  # fmt: skip

MOVES = (mark("new_lead"), mark("rose"), mark("fell"), mark("died"), mark("gone"))
STATEMENTS = (mark("contact"), mark("relation"))
ATTRIBUTES = (
    mark("residence_status"), mark("employment_status"), mark("marital_status"),
    mark("activity"), mark("credit_report"), mark("query_reason"),
    mark("guaranteed_contract"), mark("disputed_entries"),
)  # fmt: skip
CODED = (
    mark("unmarried"), mark("married"), mark("widowed"), mark("divorced"), mark("single"),
    mark("own_home"), mark("mortgaged_home"), mark("relatives_home"), mark("dormitory"),
    mark("rented_home"), mark("shared_home"), mark("borrowed_home"),
    mark("civil_servant"), mark("professional"), mark("office_worker"), mark("manager"),
    mark("worker"), mark("farmer"), mark("student"), mark("soldier"), mark("freelancer"),
    mark("self_employed"), mark("unemployed"), mark("retired"), mark("employed"),
    mark("post_loan_management"), mark("post_guarantee_management"),
    mark("telecom_paid"), mark("telecom_arrears"), mark("utility_paid"),
    mark("utility_arrears"), mark("loan_repaid"), mark("fund_paid"), mark("credit_sought"),
    mark("service_sought"), mark("creditor_query"), mark("court_query"),
)  # fmt: skip


def word(code: str) -> str:
    """The code in the language in force; an unknown one is itself."""
    return _(code)


def party_word(party: "Party") -> str:
    """What the party is: the relation of a third party, else the role."""
    return word(party.relation.value if party.relation else party.role.value)


def shown_name(name: str | None, *, reveal: bool) -> str:
    """A name, masked unless revealed; - where there is none."""
    if not name:
        return "-"
    return name if reveal else mask_name(name)


def party_name(party: "Party", *, reveal: bool) -> str:
    """The party's name; that of an office is masked as an employer is."""
    if party.name and party.role is Role.INSTITUTION and not reveal:
        return mask("employer", party.name)
    return shown_name(party.name, reveal=reveal)


def shown_value(lead: "Lead", *, reveal: bool) -> str:
    """The lead's value, masked unless revealed."""
    value = lead.point.value
    return value if reveal else mask(lead.kind.value, value)


def state(item: "ClearedLead") -> str:
    """Open, or the rule that holds it and when it opens."""
    from skiptrace.model.clearance import Held

    held = item.clearance
    if not isinstance(held, Held):
        return _("open")
    until = f" {held.until:%m-%d %H:%M}" if held.until else ""
    return f"{held.rule}{until}"


def path_words(lead: "Lead", *, reveal: bool) -> str:
    """The way from the subject to the point, in words; who is passed is named once."""
    steps, passed = [word("subject")], ""
    for number, hop in enumerate(lead.path):
        alone = number == 0 and len(lead.path) == 1
        named = hop.name is not None and hop.entity_id != passed and not alone
        name = f" {shown_name(hop.name, reveal=reveal)}" if named else ""
        steps.append(f"{word(hop.edge)}{name}")
        passed = hop.entity_id
    return " > ".join(steps)
