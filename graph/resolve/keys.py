"""Keys under which person records of one person meet; records without a common key never do.

Each forgives something else: a wrong name (phone, address, mailbox), a changed phone (surname and
house), both (name and workplace; name and the open end of a masked identity number).
"""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from graph.compare.name_form import name_form
from skiptrace.normalize import name_key
from skiptrace.ports import PersonRow

VERSION = "1"
"""Moves whenever a key is made in another way, or a weight of identity changes: everything is then
resolved anew."""
_NUMBERS = re.compile(r"[0-9]+")
_FORM = re.compile(r"(?:有限|责任|股份|集团|公司)+$")
# Province and city as canonical addresses begin with them, most of the county.
_REGION = 9
_WORK = 5
_TAIL = 4
# A key that more records share says too little to compare them all.
LARGEST_BLOCK = 60


def hashed(key: str) -> int:
    """The key as it is stored: 63 bits, so that two of a million keys share one once in 10^7 runs.

    Two that do share one are looked at together, which changes nothing but the work.
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def phones_of(row: PersonRow) -> set[str]:
    """The phones claimed for the record, its own among them."""
    return {*row.phones, row.phone} if row.phone else set(row.phones)


def exact_keys(row: PersonRow, cases: Iterable[str]) -> Iterator[str]:
    """What the records of one person share to the letter; cases: those whose subject it is."""
    if row.id_no:
        yield f"id:{row.id_no}"
    if row.customer_no:
        yield f"cust:{row.customer_no}"
    if row.case_no and not row.id_no:
        yield f"case:{row.case_no}"
    for case_no in cases:
        yield f"case:{case_no}"


def value_keys(row: PersonRow) -> Iterator[str]:
    """Phones and addresses: what too many may share (graph.resolve.hubs)."""
    yield from (f"phone:{value}" for value in phones_of(row))
    yield from (f"address:{value}" for value in row.addresses)


def weighed_keys(row: PersonRow) -> set[str]:
    """What brings two records side by side to be weighed, beside phones and addresses."""
    if not (row.emails or row.addresses or row.employers or row.id_no or row.masked_ids):
        # Most records are a name and a phone.
        return set()
    keys = {f"mail:{value}" for value in row.emails}
    names = {key for name in row.names if len(key := name_key(name)) > 1}
    surnames = {form.surname for name in row.names if (form := name_form(name)).surname}
    for address in row.addresses:
        numbers = _NUMBERS.findall(address)
        if len(numbers) > 1:
            house = f"{address[:_REGION]}|{'/'.join(numbers)}"
            keys |= {f"house:{surname}|{house}" for surname in surnames}
    for employer in row.employers:
        work = _FORM.sub("", employer)[-_WORK:]
        keys |= {f"work:{name}|{work}" for name in names}
    ends = {value[-_TAIL:] for value in (row.id_no, *row.masked_ids) if value}
    keys |= {f"tail:{name}|{end}" for name in names for end in ends if "*" not in end}
    return keys
