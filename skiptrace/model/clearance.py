"""What the rules say of a step: cleared, or held with the reason."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Cleared:
    """The step may be taken; `conditions` are rule ids to observe while taking it."""

    pack: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """The step is closed by `rule`.

    until: local wall time when it opens by itself; None: it opens only when facts change. `hint`
    is a message code of the pack: the lawful alternative.
    """

    pack: str
    rule: str
    until: datetime | None = None
    hint: str = ""


Clearance = Cleared | Held
