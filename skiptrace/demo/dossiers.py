"""A dossier: one case with its people, its papers and the ledger the writers fill."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skiptrace.demo import noise

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice
    from skiptrace.demo.employers import Employer
    from skiptrace.demo.households import Household, Tie
    from skiptrace.demo.ledger import Ledger
    from skiptrace.demo.loans import Loan
    from skiptrace.demo.numbers import NumberPlan
    from skiptrace.demo.people import Person
    from skiptrace.demo.places import Address


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that the whole portfolio shares, as ordinals.

    migration_day: the lender's systems were merged; old values got that date. status_day: the
    number check. register_day: the extract from the household register.
    """

    as_of: int
    migration_day: int
    status_day: int
    register_day: int


@dataclass(frozen=True, slots=True)
class FormContact:
    """A contact person on the application; `person` None: nobody has that number as claimed."""

    name: str
    word: str
    phone: str = field(repr=False)
    person: "Person | None" = None


@dataclass(frozen=True, slots=True)
class Application:
    """What the borrower wrote on the form, right or wrong; the systems copy from it."""

    mobile: str = field(repr=False)
    email: str | None = field(repr=False)
    home: "Address" = field(repr=False)
    employer: "Employer | None"
    contacts: tuple[FormContact, ...] = ()
    guarantor: "Tie | None" = None


@dataclass(slots=True)
class Dossier:
    """Everything a writer needs of one case.

    strangers: (day, number) re-issued to nobody known.

    in_master: whether the customer master knows the borrower under customer_no.
    """

    loan: "Loan"
    house: "Household"
    form: Application
    ledger: "Ledger"
    calendar: Calendar
    dice: "Dice"
    numbers: "NumberPlan"
    customer_no: str
    in_master: bool = True
    strangers: list[tuple[int, str]] = field(default_factory=list)

    @property
    def subject(self) -> "Person":
        """The borrower."""
        return self.house.subject

    def phone(
        self, number: str, day: int | None, *, owner: "Person | None", use: str = "mobile"
    ) -> str:
        """Notes a phone number and gives it back as somebody types it."""
        self.ledger.note(use, number, day, owner=owner)
        return noise.phone(number, self.dice)

    def address(
        self, place: "Address", day: int | None, *, owner: "Person", use: str = "home"
    ) -> str:
        """Notes an address and gives it back as somebody writes it."""
        written = place.written(noise.address_form(self.dice))
        self.ledger.note(use, place.full, day, owner=owner, written=written)
        return written

    def employer(self, work: "Employer", day: int | None, *, owner: "Person") -> str:
        """Notes an employer and gives back its name, now and then without the legal form."""
        written = work.short if self.dice.chance(0.12) else work.name
        self.ledger.note("employer", work.name, day, owner=owner, written=written)
        return written

    def email(self, text: str, day: int | None, *, owner: "Person") -> str:
        """Notes an e-mail address and gives it back, now and then in capitals."""
        self.ledger.note("email", text, day, owner=owner)
        return text.upper() if self.dice.chance(0.05) else text
