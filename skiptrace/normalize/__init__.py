"""Text to canonical value or a reason: the one door for every value of every source.

Every function here is total (no text makes it raise), idempotent on its own canonical form, and
reads at most 4,000 characters (a transcript: 200,000). A name is loaded when it is first asked for:
the patterns of all kinds together take 80 ms to compile, and most callers need one kind.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.normalize.addresses import address, address_key
    from skiptrace.normalize.dates import day, moment
    from skiptrace.normalize.emails import email, social
    from skiptrace.normalize.employers import employer
    from skiptrace.normalize.idcards import id_number, masked_id
    from skiptrace.normalize.mailboxes import implied, named_after
    from skiptrace.normalize.masking import mask, mask_text
    from skiptrace.normalize.names import name_key, name_readings, name_sound, person_name
    from skiptrace.normalize.permits import permit
    from skiptrace.normalize.phones import phone
    from skiptrace.normalize.problems import problem_text
    from skiptrace.normalize.result import Understood
    from skiptrace.normalize.spoken import DigitRun, SpokenPhone, spoken_digits, spoken_phones

__all__ = [
    "DigitRun",
    "SpokenPhone",
    "Understood",
    "address",
    "address_key",
    "day",
    "email",
    "employer",
    "id_number",
    "implied",
    "mask",
    "mask_text",
    "masked_id",
    "moment",
    "name_key",
    "name_readings",
    "name_sound",
    "named_after",
    "permit",
    "person_name",
    "phone",
    "problem_text",
    "social",
    "spoken_digits",
    "spoken_phones",
]

_HOMES = {
    "addresses": ("address", "address_key"),
    "dates": ("day", "moment"),
    "emails": ("email", "social"),
    "employers": ("employer",),
    "idcards": ("id_number", "masked_id"),
    "mailboxes": ("implied", "named_after"),
    "masking": ("mask", "mask_text"),
    "names": ("name_key", "name_readings", "name_sound", "person_name"),
    "permits": ("permit",),
    "phones": ("phone",),
    "problems": ("problem_text",),
    "result": ("Understood",),
    "spoken": ("DigitRun", "SpokenPhone", "spoken_digits", "spoken_phones"),
}
_MODULE_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load the module that holds a public name, once (PEP 562)."""
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
