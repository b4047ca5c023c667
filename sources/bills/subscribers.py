"""Whose bill it is: the subscribers of a file, by number, or by id number where it gives one."""

from skiptrace import normalize
from skiptrace.model.party import PartyRef
from skiptrace.normalize.text import is_placeholder

_PHONE, _ID = "owner_phone", "owner_id_no"


class Subscribers:
    """key -> party and number; a key stands for one subscriber in folds."""

    def __init__(self) -> None:
        self.parties: dict[str, PartyRef] = {}
        self.numbers: dict[str, str] = {}

    def key(self, phone: str, id_no: str, name: str, told: str | None) -> tuple[str, str]:
        """(key, "") of the subscriber these cells name, or (column, problem code).

        told: the number that the titles or the file's name give, for an empty phone.
        """
        number = told
        if phone and not is_placeholder(phone):
            read = normalize.phone(phone)
            if read.canonical is None:
                return _PHONE, read.problem or "unusable"
            number = read.canonical
        if number is None:
            return _PHONE, "missing"
        known = normalize.id_number(id_no)
        if known.canonical is None and known.problem not in ("empty", "placeholder"):
            return _ID, known.problem or "unusable"
        return self._kept(number, known.canonical, name), ""

    def _kept(self, number: str, id_no: str | None, name: str) -> str:
        key = f"{number} {id_no}" if id_no else number
        if key not in self.parties:
            called = normalize.person_name(name).canonical
            by_id = PartyRef(name=called, id_no=id_no)
            self.parties[key] = by_id if id_no else PartyRef(phone=number)
            self.numbers[key] = number
        return key
