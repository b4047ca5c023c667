"""The log of attempts of world b: results drawn from the truth of the day they were made."""

from dataclasses import dataclass, field

from tests.truth.world_b import assumptions as a
from tests.truth.world_b.papers import SUBJECT, THIRD, Papers

# Hours of the three parts of the day, inside the lawful window.
HOURS = ((8, 12), (12, 17), (17, 21))
_QUIET = ("no_answer",) * 6 + ("rejected",) * 2 + ("off", "busy")


@dataclass(frozen=True, slots=True)
class Try:
    """One attempt: `day` fractional and negative, result in the words of the log."""

    channel: str
    value: str = field(repr=False)
    day: float
    result: str


def attempts(papers: Papers) -> list[Try]:
    """By day: the form's number before others on file, relatives after three failures."""
    case, dice = papers.case, papers.case.dice
    span = min(a.ATTEMPT_DAYS, -case.default - 30)
    count = min(int(dice.expovariate(1 / a.ATTEMPTS_MEAN)), 14)
    days = sorted(-dice.uniform(1, span) for _ in range(count))
    found: list[Try] = []
    closed: set[str] = set()
    for failures, day in enumerate(days):
        party = THIRD if failures >= 3 and dice.random() < 0.3 else SUBJECT
        number = _choose(papers, party, day, closed)
        if number is None:
            continue
        tried = _call(papers, number, day, third=party == THIRD)
        if tried.result in ("vacant", "wrong_party", "third_party_refused"):
            closed.add(number)
        found.append(tried)
    home = papers.form.get("home_address")
    if home and count > 4 and dice.random() < 0.3:
        found.append(_visit(papers, home, days[-1] + 0.5))
    return found


def _choose(papers: Papers, party: str, day: float, closed: set[str]) -> str | None:
    """Only numbers that stood in a file by then."""
    dice = papers.case.dice
    if party == THIRD:
        known = [number for _, number in papers.contacts]
    else:
        known = [papers.form["mobile"]] + [
            row.value
            for row in papers.rows
            if row.person is papers.case.subject
            and row.use in ("mobile", "phone")
            and row.day < day
        ]
    left = [number for number in dict.fromkeys(known) if number not in closed]
    if not left:
        return None
    return left[0] if dice.random() < a.FORM_FIRST else dice.choice(left)


def _call(papers: Papers, number: str, day: float, *, third: bool) -> Try:
    case, dice = papers.case, papers.case.dice
    part = dice.randrange(3)
    moment = int(day) + (dice.uniform(*HOURS[part])) / 24
    people = [case.subject, *case.around]
    holder = next((p for p in people if p.has("phone", number, day)), None)
    line = next((s for p in people if (s := p.spell(number))), None)
    state = line.status(day) if line else "live"
    if state in ("vacant", "suspended"):
        result = state
    elif holder is None:
        heard = dice.random() < a.STRANGER_ANSWERS
        says = "wrong_party" if dice.random() < a.SAYS_WRONG else "rejected"
        result = says if heard else dice.choice(_QUIET)
    elif holder is case.subject:
        refuses = "right_party_refused" if dice.random() < a.REFUSES else "right_party"
        result = refuses if dice.random() < case.regime.answer[part] else dice.choice(_QUIET)
    elif dice.random() >= a.KIN_ANSWER[part]:
        result = dice.choice(_QUIET)
    elif not third:
        result = "wrong_party" if dice.random() < 0.5 else "third_party"
    elif holder.in_touch and dice.random() < 0.25:
        result = "third_party_location_given"
    else:
        result = "third_party" if dice.random() < 0.65 else "third_party_refused"
    return Try("call", number, min(moment, -0.1), result)


def _visit(papers: Papers, home: str, day: float) -> Try:
    case, dice = papers.case, papers.case.dice
    if case.subject.has("home", home, day):
        result = dice.choice(("met_subject", "door_closed", "door_closed", "met_family"))
    elif any(p.has("home", home, day) for p in case.around):
        result = dice.choice(("met_family", "met_family", "door_closed"))
    else:
        result = dice.choice(("moved", "moved", "door_closed", "not_found", "met_neighbour"))
    return Try("visit", home, min(day, -0.4), result)
