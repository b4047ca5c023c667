"""The examples of a pack's rows as real steps: a pack proves its own rules, wherever it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from skiptrace.model.attempt import Attempt, Channel, Disposition
from skiptrace.model.case import Case
from skiptrace.model.clearance import Held
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.flag import Flag, FlagKind
from skiptrace.model.party import Party, PartyRef, Relation, Role
from skiptrace.policy.gate import Step, decide
from skiptrace.policy.pack import Pack
from skiptrace.policy.rule import Example
from skiptrace.ports import PolicyFacts

SUBJECT_ID = "11010119000307001X"
"""An id number of nobody: born in 1900, in the shape the pack's examples need."""

_CASE = Case("EXAMPLE", PartyRef(name="某某", id_no=SUBJECT_ID))
_SUBJECT = Party("subject", Role.SUBJECT, name="某某")
_MOTHER = Party("mother", Role.THIRD_PARTY, Relation.PARENT)
_GUARANTOR = Party("guarantor", Role.THIRD_PARTY, Relation.GUARANTOR, liable_document="example")
_EMPLOYER = Party("employer", Role.INSTITUTION, Relation.EMPLOYER)
_VILLAGE = Party("village", Role.INSTITUTION)

_CAST: Mapping[str, tuple[Party, ContactPoint]] = MappingProxyType(
    {
        name: (party, ContactPoint.stored(use, value))
        for name, party, use, value in (
            ("own", _SUBJECT, ContactUse.MOBILE, "13900000001"),
            ("own2", _SUBJECT, ContactUse.MOBILE, "13900000002"),
            ("mail", _SUBJECT, ContactUse.EMAIL, "someone@example.com"),
            ("home", _SUBJECT, ContactUse.HOME, "样例路1号"),
            ("work", _SUBJECT, ContactUse.WORK_PHONE, "010-80000001"),
            ("mother", _MOTHER, ContactUse.MOBILE, "13900000003"),
            ("mother2", _MOTHER, ContactUse.MOBILE, "13900000005"),
            ("mother_home", _MOTHER, ContactUse.HOME, "样例路2号"),
            ("guarantor", _GUARANTOR, ContactUse.MOBILE, "13900000004"),
            ("employer", _EMPLOYER, ContactUse.EMPLOYER, "样例有限公司"),
            ("village", _VILLAGE, ContactUse.OFFICE, "样例村村民委员会"),
            ("village_line", _VILLAGE, ContactUse.OFFICE_PHONE, "010-80000002"),
        )
    }
)


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that a pack does not keep: which row, what it shows, what the gate said."""

    rule_id: str
    says: str
    answer: str


def failures(pack: Pack) -> list[Failure]:
    """Every example of an enabled rule that the pack itself gets wrong; none for a sound pack."""
    found = []
    for rule in pack.rules:
        for example in rule.examples if rule.enabled else ():
            answer = held_by(pack, example)
            if answer != (rule.rule_id if example.held else None):
                found.append(Failure(rule.rule_id, example.says, answer or "cleared"))
    return found


def held_by(pack: Pack, example: Example) -> str | None:
    """The rule that holds the example's step, None when it is cleared."""
    step, facts, moment = situation_of(example)
    clearance = decide(step, facts, moment, pack)
    return clearance.rule if isinstance(clearance, Held) else None


def situation_of(example: Example) -> tuple[Step, PolicyFacts, datetime]:
    """The step, the facts and the moment that an example row describes.

    Raises KeyError or ValueError for a row that uses words outside the cast.
    """
    row = example.table
    party, point = _CAST[str(row.get("to", "own"))]
    staff = row.get("staff")
    step = Step(
        case=_CASE,
        channel=Channel(str(row.get("channel", "call"))),
        point=point,
        party=party,
        subject_points=tuple(_CAST[name][1] for name in _names(row, "known", ("own", "own2"))),
        dead_points=frozenset(_CAST[name][1].value for name in _names(row, "dead", ())),
        staff=staff if isinstance(staff, int) else None,
    )
    attempts = tuple(_attempt(item, n) for n, item in enumerate(_rows(row, "attempts")))
    flags = tuple(_flag(item) for item in _rows(row, "flags"))
    moment = row.get("at")
    if not isinstance(moment, datetime):
        moment = datetime.fromisoformat("2026-03-04T10:00:00")
    return step, PolicyFacts(flags, attempts), moment


def _attempt(row: Mapping[str, object], number: int) -> Attempt:
    at, party = row["at"], row.get("party")
    if not isinstance(at, datetime):
        raise TypeError("an attempt of an example needs a date and time")
    return Attempt(
        case_no="OTHER" if row.get("case") == "other" else _CASE.case_no,
        channel=Channel(str(row.get("channel", "call"))),
        point=_CAST[str(row["to"])][1],
        at=at,
        disposition=Disposition(str(row["result"])),
        source="log",
        record=f"example-{number}",
        party_id=str(party) if party else None,
    )


def _flag(row: Mapping[str, object]) -> Flag:
    on = str(row["on"])
    case_no = {"case": _CASE.case_no, "other_case": "OTHER"}.get(on)
    id_no = {"subject": SUBJECT_ID, "somebody": "11010119000307002X"}.get(on)
    return Flag(
        FlagKind(str(row["flag"])),
        case_no=case_no,
        id_no=id_no,
        value=None if case_no or id_no else _CAST[on][1].value,
        since=_day(row.get("since")),
        until=_day(row.get("until")),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _names(row: Mapping[str, object], key: str, default: tuple[str, ...]) -> list[str]:
    value = row.get(key, default)
    return [str(name) for name in value] if isinstance(value, (list, tuple)) else []


def _rows(row: Mapping[str, object], key: str) -> list[Mapping[str, object]]:
    value = row.get(key, [])
    return value if isinstance(value, list) else []
