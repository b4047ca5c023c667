"""What a spoken text says, as one value: the number or mailbox in it, or why there is not one."""

from dataclasses import dataclass, field

from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.spoken import spoken_digits, spoken_emails, spoken_phones
from skiptrace.normalize.spoken.phones import MAX_TEXT


@dataclass(frozen=True, slots=True)
class Heard:
    """A value said in a text: phone or email, canonical; `text[start:end]` is where."""

    kind: str
    value: str = field(repr=False)
    start: int
    end: int
    certainty: float


def heard(text: str) -> tuple[Understood, tuple[Heard, ...]]:
    """Read a spoken text; the values in it in their order.

    One value is the canonical form, with its `kind` as part. Several are `spoken_several` with all
    of them as candidates; none is `spoken_nothing`, with the digits that were said as candidates.
    """
    if not text.strip():
        return refused("empty"), ()
    if len(text) > MAX_TEXT:
        return refused("too_long"), ()
    phones = [Heard("phone", p.number, p.start, p.end, p.certainty) for p in spoken_phones(text)]
    mailboxes = [
        Heard("email", m.value, m.start, m.end, round(m.certainty, 3)) for m in spoken_emails(text)
    ]
    found = tuple(sorted((*phones, *mailboxes), key=lambda value: (value.start, value.end)))
    values = tuple(dict.fromkeys(value.value for value in found))
    if not values:
        return refused("spoken_nothing", tuple(run.digits for run in spoken_digits(text))), ()
    if len(values) > 1:
        return refused("spoken_several", values), found
    best = max(found, key=lambda value: value.certainty)
    return Understood(best.value, {"kind": best.kind}, best.certainty), found
