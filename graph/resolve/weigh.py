"""Two people weighed field by field: a prior, and what each field adds to "they are one".

The weights are Fellegi and Sunter's ln(m/u) with the defaults of graph/parameters.py. They are not
estimated here (EM): what a new record changes must depend on the records it touches and on nothing
else, or every import would move decisions all over the workspace. A table of people on its own is
weighed with estimated weights (graph/linkage).

Fields of one household or one desk are not independent: a couple shares phone, door and perhaps
mailbox, colleagues the employer and its address. Of phone, address, e-mail and employer the
strongest agreement counts in full and the others by a share.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from graph.compare.addresses import AddressLevel, compare_addresses
from graph.compare.comparison import Comparison, probability
from graph.compare.digits import DigitLevel, digit_level
from graph.compare.employers import compare_employers
from graph.compare.names import compare_names
from graph.parameters import (
    ADDRESS_WEIGHT,
    ATTACH_WEIGHT,
    ECHO_SHARE,
    HOME_APART,
    JOINING_NAME,
    PAIR_PRIOR,
    RECORDS_EMAIL,
    RECORDS_ID,
    RECORDS_LANDLINE,
    RECORDS_MOBILE,
)
from graph.resolve.phones import is_mobile
from skiptrace.model.pair import Agreement, Profile, Weighing

TWO_NUMBERS = "two_id_numbers"
_MANY = 12
"""Values of one field that are compared: beyond it the person is a crowd of records, and a pair of
values would agree by chance."""
_CONTACT = ("phone", "address", "email", "employer")
_NUMBER = re.compile(r"[0-9０-９]")
Compare = Callable[[str, str], Comparison]


def weigh(left: Profile, right: Profile, hubs: Collection[str] = ()) -> Weighing:
    """Every field that both sides have, the best pair of values each; symmetric.

    hubs: values that too many people share; they are left out on both sides.
    """
    found = list(_agreements(left, right, frozenset(hubs)))
    found = _echoes(found)
    total = PAIR_PRIOR + sum(agreement.weight or 0 for agreement in found)
    bar = TWO_NUMBERS if left.id_no and right.id_no and left.id_no != right.id_no else ""
    return Weighing(PAIR_PRIOR, tuple(found), total, probability(total), bar, _lacks(total, found))


def _lacks(total: int, found: list[Agreement]) -> tuple[str, ...]:
    """What is missing for the two to be joined without a person's word."""
    names = [a.weight or 0 for a in found if a.field == "name"]
    missing = {
        "weight": total < ATTACH_WEIGHT,
        "name": not names or names[0] < JOINING_NAME,
        "contact": not any(map(_shared, found)),
    }
    return tuple(code for code, missed in missing.items() if missed)


def _shared(agreement: Agreement) -> bool:
    """Whether it is a mobile, a door or a mailbox in common."""
    if agreement.field == "phone":
        return agreement.level == "exact" and is_mobile(agreement.left)
    if agreement.field == "address":
        return agreement.level in ("exact", "same_door")
    return agreement.field == "email" and agreement.level == "exact"


def _agreements(left: Profile, right: Profile, hubs: frozenset[str]) -> Iterator[Agreement]:
    fields: list[tuple[str, Iterable[str], Iterable[str], Compare]] = [
        ("name", left.names, right.names, compare_names),
        ("id_no", _numbers(left), _numbers(right), compare_numbers),
        ("phone", set(left.phones) - hubs, set(right.phones) - hubs, compare_phones),
        ("address", set(left.addresses) - hubs, set(right.addresses) - hubs, compare_homes),
        ("employer", left.employers, right.employers, compare_employers),
        ("email", left.emails, right.emails, compare_emails),
    ]
    for field, one, other, compare in fields:
        best = _best(field, sorted(one)[:_MANY], sorted(other)[:_MANY], compare)
        if best is not None:
            yield best


def best_name(left: Profile, right: Profile) -> Agreement | None:
    """How the names agree, as in `weigh`: what is cheap to know before the rest is compared."""
    return _best("name", sorted(left.names)[:_MANY], sorted(right.names)[:_MANY], compare_names)


def _best(field: str, one: list[str], other: list[str], compare: Compare) -> Agreement | None:
    """The pair of values that agrees best; None where a side has none or nothing is said."""
    best: Agreement | None = None
    for a in one:
        for b in other:
            said = compare(a, b)
            if said.level != "unknown" and (best is None or said.weight > (best.weight or 0)):
                best = Agreement(field, a, b, said.level.value, said.weight, said.says)
    return best


def _echoes(found: list[Agreement]) -> list[Agreement]:
    """Agreements of a household beside its strongest one, reduced to what they add."""
    contacts = [a for a in found if a.field in _CONTACT and (a.weight or 0) > 0]
    if len(contacts) < 2:
        return found
    strongest = max(contacts, key=lambda a: (a.weight or 0, a.field))
    return [
        a
        if a is strongest or a not in contacts
        else Agreement(
            a.field, a.left, a.right, a.level, round((a.weight or 0) * ECHO_SHARE), a.says
        )
        for a in found
    ]


def _numbers(profile: Profile) -> tuple[str, ...]:
    """The full number, else those that a public list shows in part."""
    return (profile.id_no,) if profile.id_no else profile.masked_ids


def compare_homes(left: str, right: str) -> Comparison:
    """Level and weight of two addresses of people, who have several over the years.

    So another address says little against; and one without a number (a county, a village) is a
    place that many share, whether the two are written alike or not.
    """
    found = compare_addresses(left, right)
    if found.weight > ADDRESS_WEIGHT["same_village"] and not _NUMBER.search(left):
        village = AddressLevel.SAME_VILLAGE
        return Comparison(village, ADDRESS_WEIGHT[village.value], f"address_{village.value}")
    return Comparison(found.level, max(found.weight, HOME_APART), found.says)


def compare_numbers(left: str, right: str) -> Comparison:
    """Level and weight of two identity numbers, full or masked."""
    level = digit_level(left, right)
    return Comparison(level, RECORDS_ID[level.value], f"id_{level.value}")


def compare_phones(left: str, right: str) -> Comparison:
    """Level and weight of two phones; a landline belongs to a house or a firm, not to a person."""
    level = digit_level(left, right)
    kinds = RECORDS_MOBILE if is_mobile(left) and is_mobile(right) else RECORDS_LANDLINE
    return Comparison(level, kinds[level.value], f"phone_{level.value}")


def compare_emails(left: str, right: str) -> Comparison:
    """Level and weight of two e-mail addresses; people have several: different ones say little."""
    level = DigitLevel.EXACT if left == right else DigitLevel.DIFFERENT
    return Comparison(level, RECORDS_EMAIL[level.value], f"email_{level.value}")
