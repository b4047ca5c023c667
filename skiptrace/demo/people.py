"""People: who they are and, by tenures, what they had when. Days are proleptic ordinals."""

from dataclasses import dataclass, field
from datetime import date

from skiptrace.demo.employers import Employer
from skiptrace.demo.numbers import PhoneLine
from skiptrace.demo.places import Address


@dataclass(slots=True)
class Stay:
    """A home; `end` None: lives there still. kind: own, rent, dorm, family."""

    address: Address
    start: int
    end: int | None = None
    kind: str = "rent"
    landline: str | None = None


@dataclass(slots=True)
class Job:
    """A job; `end` None: works there still."""

    employer: Employer
    start: int
    end: int | None = None


@dataclass(slots=True)
class Person:
    """One agent with the whole hidden history; lists are in order of start."""

    name: str
    male: bool
    born: date
    id_no: str = field(repr=False)
    registered: Address = field(repr=False)
    email: str | None = field(default=None, repr=False)
    qq: str | None = field(default=None, repr=False)
    wechat: str | None = field(default=None, repr=False)
    lines: list[PhoneLine] = field(default_factory=list, repr=False)
    stays: list[Stay] = field(default_factory=list, repr=False)
    jobs: list[Job] = field(default_factory=list, repr=False)

    def line(self, day: int, back: int = 0) -> PhoneLine | None:
        """The number in use on that day, the newest held; `back` skips to earlier ones.

        When none is held, the last one that was.
        """
        begun = [line for line in self.lines if line.start <= day]
        held = [line for line in begun if line.held(day)]
        order = [line for line in begun if not line.held(day)] + held
        return order[-1 - back] if len(order) > back else None

    def stay(self, day: int, back: int = 0) -> Stay | None:
        """The home on that day, or the one `back` moves before."""
        begun = [stay for stay in self.stays if stay.start <= day]
        return begun[-1 - back] if len(begun) > back else None

    def job(self, day: int) -> Job | None:
        """The job held on that day."""
        for job in reversed(self.jobs):
            if job.start <= day and (job.end is None or day < job.end):
                return job
        return None

    def last_job(self, day: int) -> Job | None:
        """The job held on that day or the last one before it."""
        begun = [job for job in self.jobs if job.start <= day]
        return begun[-1] if begun else None

    def has(self, kind: str, value: str, day: int) -> bool:
        """Whether the contact point (truth kind and value) is this person's on that day."""
        job = self.job(day)
        match kind:
            case "phone":
                if any(line.number == value and line.held(day) for line in self.lines):
                    return True
                stay = self.stay(day)
                at_home = stay is not None and stay.landline == value
                return at_home or (job is not None and job.employer.phone == value)
            case "address":
                stay = self.stay(day)
                if stay is not None and stay.address.full == value:
                    return True
                return job is not None and job.employer.address.full == value
            case "employer":
                return job is not None and job.employer.name == value
            case _:
                return value == self.email

    def answers(self, kind: str, value: str, day: int) -> bool:
        """As `has`, but numbers kept in a drawer or cut off do not count."""
        if not self.has(kind, value, day):
            return False
        for line in self.lines:
            if kind == "phone" and line.number == value and line.held(day):
                return line.status(day) == "live"
        return True
