"""Contact points: a phone, an address, an e-mail..., canonical on construction or refused."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from skiptrace import normalize
from skiptrace.errors import InvalidValue
from skiptrace.normalize.masking import mask
from skiptrace.normalize.result import Understood


class ContactKind(StrEnum):
    """What the point is; also the `kind` of a lead."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    EMPLOYER = "employer"
    SOCIAL = "social"
    OFFICE = "office"


class ContactUse(StrEnum):
    """In what capacity a party has the point; decides prior, ageing and who answers there."""

    MOBILE = "mobile"
    HOME_PHONE = "home_phone"
    WORK_PHONE = "work_phone"
    # A carrier's stand-in number: it rings at the person's phone, whose own number stays unknown.
    RELAY = "relay"
    EMAIL = "email"
    HOME = "home"
    MAILING = "mailing"
    REGISTERED = "registered"
    WORK_ADDRESS = "work_address"
    EMPLOYER = "employer"
    WECHAT = "wechat"
    QQ = "qq"
    OFFICE = "office"
    OFFICE_PHONE = "office_phone"

    @property
    def kind(self) -> ContactKind:
        """The kind of contact point this use belongs to."""
        return _KIND_OF_USE[self]


_KIND_OF_USE = {
    ContactUse.MOBILE: ContactKind.PHONE,
    ContactUse.HOME_PHONE: ContactKind.PHONE,
    ContactUse.WORK_PHONE: ContactKind.PHONE,
    ContactUse.RELAY: ContactKind.PHONE,
    ContactUse.EMAIL: ContactKind.EMAIL,
    ContactUse.HOME: ContactKind.ADDRESS,
    ContactUse.MAILING: ContactKind.ADDRESS,
    ContactUse.REGISTERED: ContactKind.ADDRESS,
    ContactUse.WORK_ADDRESS: ContactKind.ADDRESS,
    ContactUse.EMPLOYER: ContactKind.EMPLOYER,
    ContactUse.WECHAT: ContactKind.SOCIAL,
    ContactUse.QQ: ContactKind.SOCIAL,
    ContactUse.OFFICE: ContactKind.OFFICE,
    ContactUse.OFFICE_PHONE: ContactKind.PHONE,
}


def _wechat(text: str) -> Understood:
    return normalize.social(text, "wechat")


def _qq(text: str) -> Understood:
    return normalize.social(text, "qq")


_BY_USE: dict[ContactUse, Callable[[str], Understood]] = {
    ContactUse.WECHAT: _wechat,
    ContactUse.QQ: _qq,
}
_BY_KIND: dict[ContactKind, Callable[[str], Understood]] = {
    ContactKind.PHONE: normalize.phone,
    ContactKind.EMAIL: normalize.email,
    ContactKind.ADDRESS: normalize.address,
    ContactKind.EMPLOYER: normalize.employer,
    ContactKind.OFFICE: normalize.employer,
}


@dataclass(frozen=True, slots=True, repr=False)
class ContactPoint:
    """One way to reach somebody: `use` says in what capacity, `value` is canonical.

    Raises InvalidValue (with the normaliser's code) when the text cannot be such a point.
    """

    use: ContactUse
    value: str

    def __post_init__(self) -> None:
        """Replaces the text by its canonical form, or refuses it."""
        understand = _BY_USE.get(self.use) or _BY_KIND[self.use.kind]
        result = understand(self.value)
        if result.canonical is None:
            raise InvalidValue(self.use.value, result.problem or "unusable")
        object.__setattr__(self, "value", result.canonical)

    @classmethod
    def stored(cls, use: ContactUse, value: str) -> Self:
        """A point read back from the store, where only canonical values are: no second parse."""
        point = object.__new__(cls)
        object.__setattr__(point, "use", use)
        object.__setattr__(point, "value", value)
        return point

    @property
    def kind(self) -> ContactKind:
        """The kind of the point."""
        return self.use.kind

    def __repr__(self) -> str:
        return f"ContactPoint({self.use}, {mask(self.kind.value, self.value)})"
