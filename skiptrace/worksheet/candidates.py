"""Which queries are worth trying for a case: of the subject, their workplace and their offices.

Nobody else is looked up: third persons signed nothing, and the law allows public information in
reasonable scope only (PIPL 6, 13, 27). An identity number is typed into the court's site, which
asks for it, and nowhere else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from skiptrace import normalize
from skiptrace.model.case import Case
from skiptrace.model.contact import ContactKind, ContactPoint, ContactUse
from skiptrace.model.lead import Lead
from skiptrace.model.party import Party, Relation, Role
from skiptrace.model.worksheet import Ground, Term, WorksheetFacts, WorksheetPlace
from skiptrace.worksheet.rarity import CHINA, PEOPLE_IN, STAFF, share, share_seen
from skiptrace.worksheet.texts import rounded

MOST_OTHERS: Final = 50.0  # beyond so many strangers a search is no search any more
_FEW_NAMESAKES: Final = 20.0  # a bare name is worth typing only when it is nearly somebody's own
_LEAST_CURRENT: Final = 0.05  # what is theirs less often finds somebody else
_MOST_PHONES = 3
_MOST_EMPLOYERS = 2
_SHORT_NAME_FIRMS: Final = 5.0  # a name without its legal form: so many firms share it, roughly
_LEVELS: Final = ("village", "township", "county", "city")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A query in the making. point, party: what the gate is asked about."""

    place: WorksheetPlace
    terms: tuple[Term, ...]
    others: float
    grounds: tuple[Ground, ...]
    point: ContactPoint
    party: Party


@dataclass(frozen=True, slots=True)
class _Subject:
    """name: "" where none is known. p_name: expected share of people who bear it."""

    case: Case
    party: Party
    name: str
    p_name: float
    namesakes: int
    own: tuple[Lead, ...]
    work: tuple[Lead, ...]
    offices: tuple[Lead, ...]
    facts: WorksheetFacts


def candidates(case: Case, leads: Sequence[Lead], facts: WorksheetFacts) -> list[Candidate]:
    """Everything worth trying, most selective first."""
    subject = _subject(case, leads, facts)
    builders = (_identity, _contacts, _name_at_work, _name_in_places, _bare_name, _workplaces,
                _offices, _home)  # fmt: skip
    found = [query for builder in builders for query in builder(subject)]
    distinct = {(query.place, query.terms): query for query in reversed(found)}
    kept = [query for query in distinct.values() if query.others <= MOST_OTHERS]
    order = {id(query): number for number, query in enumerate(found)}
    return sorted(kept, key=lambda query: (round(query.others, 1), order[id(query)]))


def whole_case(case: Case, leads: Sequence[Lead]) -> tuple[ContactPoint, Party]:
    """What the gate is asked about the case as such: an inquiry about the subject, at no point."""
    return _nowhere(), _party(case, leads)


def name_of(case: Case, leads: Sequence[Lead]) -> str:
    """The subject's name, "" when none is known."""
    return _party(case, leads).name or ""


def _party(case: Case, leads: Sequence[Lead]) -> Party:
    own = [lead.party for lead in leads if lead.party.role is Role.SUBJECT]
    return own[0] if own else Party(case.subject.person_id, Role.SUBJECT, None, case.subject.name)


def _nowhere() -> ContactPoint:
    return ContactPoint.stored(ContactUse.OFFICE, "")


def _subject(case: Case, leads: Sequence[Lead], facts: WorksheetFacts) -> _Subject:
    party = _party(case, leads)
    name = normalize.person_name(party.name or "").canonical or ""
    namesakes = max(0, facts.bearers.get(name, 0) - 1)
    return _Subject(
        case=case,
        party=party,
        name=name if len(name) > 1 else "",
        p_name=share_seen(name, namesakes, facts.people),
        namesakes=namesakes,
        own=tuple(
            lead
            for lead in leads
            if lead.party.role is Role.SUBJECT and lead.p_current >= _LEAST_CURRENT
        ),
        work=tuple(
            lead
            for lead in leads
            if lead.party.relation is Relation.EMPLOYER and lead.kind is ContactKind.EMPLOYER
        )[:_MOST_EMPLOYERS],
        offices=tuple(lead for lead in leads if lead.kind is ContactKind.OFFICE),
        facts=facts,
    )


def _percent(lead: Lead) -> Ground:
    code = {ContactKind.SOCIAL: "account"}.get(lead.kind, lead.kind.value)
    return Ground(code, {"percent": round(100 * lead.p_current)})


def _by_name(subject: _Subject) -> tuple[Ground, ...]:
    """What the workspace shows moves the odds, but says nothing of the country as a whole."""
    count = rounded(CHINA * share(subject.name))
    namesakes = Ground("namesakes", {"count": subject.namesakes})
    if count > 1:
        bearers = Ground("bearers", {"bearers": count})
        return (bearers, namesakes) if subject.namesakes else (bearers,)
    return (namesakes if subject.namesakes else Ground("rare_name"),)


def _identity(subject: _Subject) -> Iterator[Candidate]:
    """The court's site: the one place that asks for name and identity number together."""
    id_no = subject.case.subject.id_no
    if subject.name and id_no:
        terms = (Term("name", subject.name), Term("id_no", id_no))
        yield Candidate(
            WorksheetPlace.ENFORCEMENT, terms, 0.0, (Ground("identity"),), _nowhere(), subject.party
        )


def _contacts(subject: _Subject) -> Iterator[Candidate]:
    """E-mail addresses, accounts and the likeliest phones, as they stand, in a search engine."""
    phones = 0
    for lead in subject.own:
        if lead.kind is ContactKind.PHONE:
            phones += 1
        elif lead.kind not in (ContactKind.EMAIL, ContactKind.SOCIAL):
            continue
        if phones > _MOST_PHONES or (lead.read_out and lead.point.use is not ContactUse.QQ):
            continue
        yield _contact(lead, subject)


def _contact(lead: Lead, subject: _Subject) -> Candidate:
    value = lead.point.value
    holders = subject.facts.holders.get(value, 1)
    grounds = [_percent(lead)]
    if holders > 1:
        grounds.append(Ground("shared", {"holders": holders}))
    if lead.kind is ContactKind.SOCIAL:
        network, _, account = value.partition(":")
        value = f"QQ {account}" if network == "qq" else account
    others = 1 - lead.p_current + max(0, holders - 1)
    terms = (Term(lead.kind.value, value),)
    return Candidate(WorksheetPlace.SEARCH, terms, others, tuple(grounds), lead.point, lead.party)


def _name_at_work(subject: _Subject) -> Iterator[Candidate]:
    """A page that names both names the person, whether they still work there or not."""
    for lead in subject.work if subject.name else ():
        firm = lead.point.value
        short = firm.removesuffix(normalize.employer(firm).parts.get("legal_form", "")) or firm
        yield Candidate(
            WorksheetPlace.SEARCH,
            (Term("name", subject.name), Term("employer", short)),
            STAFF * subject.p_name,
            (*_by_name(subject), Ground("at_work", {"people": STAFF})),
            lead.point,
            lead.party,
        )


def _name_in_places(subject: _Subject) -> Iterator[Candidate]:
    """Name and the narrowest place of the registered address and the likeliest home.

    A county adds nothing to a name that is searched bare anyway. Judgments name a party's place of
    registration, so they are searched by the first address alone.
    """
    if not subject.name:
        return
    for number, lead in enumerate(_addresses(subject)):
        parts = normalize.address(lead.point.value).parts
        level = next((level for level in _LEVELS if level in parts), "")
        around = next((level for level in ("county", "city") if level in parts), "")
        if not around:
            continue
        if level != around or not _nearly_unique(subject):
            names = dict.fromkeys((parts[around], parts[level]))
            yield _name_there(WorksheetPlace.SEARCH, level, tuple(names), lead, subject)
        if number == 0:
            yield _name_there(WorksheetPlace.JUDGMENTS, around, (parts[around],), lead, subject)


def _name_there(
    where: WorksheetPlace, level: str, names: Sequence[str], lead: Lead, subject: _Subject
) -> Candidate:
    people = PEOPLE_IN[level]
    ground = Ground(f"in_{level}", {"people": rounded(people)})
    terms = (Term("name", subject.name), *(Term("address", name) for name in names))
    grounds = (*_by_name(subject), ground)
    return Candidate(where, terms, people * subject.p_name, grounds, lead.point, lead.party)


def _addresses(subject: _Subject) -> list[Lead]:
    """The registered address and the best other one, each as the lead that names it."""
    lines = [lead for lead in subject.own if lead.kind is ContactKind.ADDRESS]
    registered = [lead for lead in lines if lead.point.use is ContactUse.REGISTERED]
    others = [lead for lead in lines if lead.point.use is not ContactUse.REGISTERED]
    best = max(others, key=lambda lead: (lead.p_current, lead.point.value), default=None)
    return registered[:1] + ([best] if best else [])


def _nearly_unique(subject: _Subject) -> bool:
    return CHINA * subject.p_name <= _FEW_NAMESAKES


def _bare_name(subject: _Subject) -> Iterator[Candidate]:
    if subject.name and _nearly_unique(subject):
        terms, others = (Term("name", subject.name),), CHINA * subject.p_name
        grounds = _by_name(subject)
        yield Candidate(WorksheetPlace.SEARCH, terms, others, grounds, _nowhere(), subject.party)


def _workplaces(subject: _Subject) -> Iterator[Candidate]:
    """The employer in the register, on the map and at the directory."""
    for lead in subject.work:
        whole = "legal_form" in normalize.employer(lead.point.value).parts
        ground = Ground("registered_name" if whole else "short_name")
        others = 1 - lead.p_current + (0.0 if whole else _SHORT_NAME_FIRMS)
        for where in (WorksheetPlace.COMPANIES, WorksheetPlace.MAP, WorksheetPlace.DIRECTORY):
            terms = (Term("employer", lead.point.value),)
            yield Candidate(where, terms, others, (ground,), lead.point, lead.party)


def _offices(subject: _Subject) -> Iterator[Candidate]:
    """The published numbers of village and township: what 114 is for (field.md rows 51 to 53)."""
    for lead in subject.offices:
        terms, grounds = (Term("office", lead.point.value),), (Ground("office"),)
        others = 1 - lead.p_current
        yield Candidate(WorksheetPlace.DIRECTORY, terms, others, grounds, lead.point, lead.party)


def _home(subject: _Subject) -> Iterator[Candidate]:
    """Whether a home stands at all; the line without a name says of nobody."""
    for lead in _addresses(subject):
        terms = (Term("address", lead.point.value),)
        grounds = (_percent(lead),)
        yield Candidate(
            WorksheetPlace.MAP, terms, 1 - lead.p_current, grounds, lead.point, lead.party
        )
