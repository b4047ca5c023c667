"""What the sources of world b say, each by its own process, and the ledger of what was said."""

from dataclasses import dataclass, field
from random import Random

from tests.truth.world_b import assumptions as a
from tests.truth.world_b.lives import YEAR, Case
from tests.truth.world_b.people import Person

SUBJECT, THIRD = "subject", "third_party"


@dataclass(frozen=True, slots=True)
class Said:
    """One statement of a source: `day` is what the file prints, which may be late or an echo."""

    source: str
    use: str
    value: str = field(repr=False)
    day: float
    person: Person
    by: str = ""


@dataclass(slots=True)
class Papers:
    """Everything said of one case. form: uses of the application; rows: by source in order."""

    case: Case
    noise: frozenset[str]
    form: dict[str, str] = field(default_factory=dict)
    contacts: list[tuple[Person, str]] = field(default_factory=list)
    rows: list[Said] = field(default_factory=list)
    points: dict[tuple[str, str, str], Person] = field(default_factory=dict)

    def note(self, person: Person, kind: str, value: str) -> None:
        """The truth file will judge this point."""
        party = SUBJECT if person is self.case.subject else THIRD
        held = self.points.get((kind, value, party))
        if held is None or person.has(_SPELL[kind], value, 0):
            self.points[kind, value, party] = person

    def say(
        self, source: str, use: str, value: str, day: float, person: Person, by: str = ""
    ) -> None:
        """Adds a statement, with a slip of the pen where that noise is on."""
        dice = self.case.dice
        if use == "mobile" and "typo" in self.noise and dice.random() < a.TYPO:
            value = slip(value, dice)
        self.rows.append(Said(source, use, value, min(day, -1.0), person, by))
        self.note(person, _KIND[use], value)


_KIND = {"mobile": "phone", "phone": "phone", "home_address": "address", "employer": "employer"}
_KIND |= {"registered_address": "address", "employer_phone": "phone"}
_SPELL = {"phone": "phone", "address": "home", "employer": "job"}


def slip(number: str, dice: Random) -> str:
    """One digit of the tail is wrong."""
    at = dice.randrange(5, 11)
    return number[:at] + str((int(number[at]) + dice.randrange(1, 10)) % 10) + number[at + 1 :]


def draw_up(case: Case, noise: frozenset[str], other_number: str) -> Papers:
    """other_number: of another case, for what is filed under the wrong one."""
    papers = Papers(case, noise)
    _form(papers)
    _copies(papers)
    _updates(papers)
    _bureau(papers)
    _register(papers)
    if "misfiled" in noise and case.dice.random() < a.MISFILED:
        papers.say("crm", "mobile", other_number, -case.dice.uniform(1, 400), case.subject)
    return papers


def _form(papers: Papers) -> None:
    case, dice, subject = papers.case, papers.case.dice, papers.case.subject
    known = [p for p in case.around if p.since < case.loan and p.now("phone", case.loan)]
    papers.contacts = [(p, _number(p, case.loan)) for p in known[: dice.choice((1, 2, 2, 3))]]
    mobile = _number(subject, case.loan)
    if known and "shared" in papers.noise and dice.random() < a.SHARED:
        mobile = _number(known[0], case.loan)
    elif dice.random() < case.regime.p_false:
        mobile = slip(slip(mobile, dice), dice)
    home, job = subject.now("home", case.loan), subject.now("job", case.loan)
    shop = subject.now("phone", case.loan, shop=True)
    whole = {
        "mobile": mobile,
        "home_address": home.value if home else "",
        "registered_address": subject.registered,
        "employer": job.value if job else "",
        "employer_phone": shop.value if shop else "",
    }
    for use, value in whole.items():
        lost = use != "mobile" and "missing" in papers.noise and dice.random() < a.MISSING
        if value and not lost:
            papers.form[use] = value
            papers.note(subject, _KIND[use], value)
    for person, number in papers.contacts:
        papers.note(person, "phone", number)


def _number(person: Person, day: float) -> str:
    line = person.now("phone", day)
    return line.value if line else ""


def _copies(papers: Papers) -> None:
    """One form in three systems; a migration stamps the copies with a day of its own."""
    case, dice = papers.case, papers.case.dice
    day = case.loan
    if "echo" in papers.noise and dice.random() < a.MIGRATED:
        day = dice.uniform(case.loan, -2)
    for source, share in (("customers", a.COPIED_TO_MASTER), ("crm", a.COPIED_TO_CRM)):
        if dice.random() < share:
            uses = (
                ("mobile", "home_address")
                if source == "crm"
                else ("mobile", "home_address", "employer")
            )
            for use in uses:
                if use in papers.form:
                    at = day if dice.random() < 0.5 else case.loan
                    papers.say(source, use, papers.form[use], at, case.subject, "batch")


def _updates(papers: Papers) -> None:
    """What the borrower, or a relative, told the lender later, some weeks after it was so."""
    case, dice, subject = papers.case, papers.case.dice, papers.case.subject
    for spell in subject.spells:
        told = case.regime.p_tells if spell.start < case.default else 0.1 * case.regime.p_tells
        if case.loan < spell.start < 0 and spell.kind != "job" and dice.random() < told:
            use = "mobile" if spell.kind == "phone" else "home_address"
            day = spell.start + dice.expovariate(1 / a.UPDATE_DELAY)
            papers.say("crm", use, spell.value, day, subject, "app")
    at = case.default
    while (at := at + dice.expovariate(a.HOTLINE_AFTER) * YEAR) < 0:
        if number := _number(subject, at):
            papers.say("crm", "mobile", number, at, subject, "hotline")
    _later(papers)


def _later(papers: Papers) -> None:
    """The shop's line, given at the branch, and relatives who are customers themselves."""
    case, dice, subject = papers.case, papers.case.dice, papers.case.subject
    shop = subject.now("phone", case.default, shop=True)
    if shop and dice.random() < 0.5:
        papers.say(
            "crm", "phone", shop.value, dice.uniform(case.loan, case.default), subject, "branch"
        )
    for person in case.around:
        if dice.random() < a.RELATIVE_IS_CUSTOMER:
            day = -dice.expovariate(1 / 500)
            if number := _number(person, day):
                papers.say("customers", "mobile", number, day, person)


def _bureau(papers: Papers) -> None:
    """Other lenders send what they hold; a stale one is sent again under a new update day."""
    case, dice, subject = papers.case, papers.case.dice, papers.case.subject
    if dice.random() >= a.REPORTED:
        return
    report = -dice.uniform(*a.REPORT_DAYS_AGO)
    lenders = min(int(dice.expovariate(1 / (a.OTHER_LENDERS + 0.5))), 8)
    for place in range(lenders):
        since = case.loan - dice.expovariate(1 / 600)
        if dice.random() < a.NEW_LOAN_AFTER:
            since = dice.uniform(case.default - 120, report)
        since = min(since, report - 3)
        update = since
        if "stale" in papers.noise and dice.random() < a.STALE:
            update = dice.uniform(since, report)
        by = f"虚构银行{'甲乙丙丁戊己庚辛'[place]}"
        for use, kind in (("mobile", "phone"), ("home_address", "home"), ("employer", "job")):
            spell = subject.now(kind, since)
            if spell and dice.random() < 0.85:
                papers.say("credit-reports", use, spell.value, update, subject, f"{by}|{report}")


def _register(papers: Papers) -> None:
    case, dice = papers.case, papers.case.dice
    if dice.random() < a.REGISTER_EXTRACT:
        papers.say("register", "registered_address", case.subject.registered, -60, case.subject)
        for person in case.around:
            if person.registered == case.subject.registered and person.relation in (
                "parent",
                "sibling",
            ):
                papers.say("register", "registered_address", person.registered, -60, person)
    job = case.subject.now("job", -50)
    if job and dice.random() < a.INSURED:
        papers.say("employment", "employer", job.value, -50, case.subject, str(job.start))
