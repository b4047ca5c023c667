"""Writes world b in the public file formats, with its truth beside them."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.truth.world_b import assumptions as a
from tests.truth.world_b.lives import Case, draw_case
from tests.truth.world_b.outcomes import attempts
from tests.truth.world_b.papers import Papers, Said, draw_up
from tests.truth.world_b.people import Register, name, village

_WORDS = {
    "spouse": "配偶",
    "parent": "父母",
    "sibling": "兄弟姐妹",
    "friend": "朋友",
    "colleague": "同事",
}
HEADERS: Mapping[str, tuple[str, ...]] = {
    "cases": (
        "case_no", "name", "id_no", "loan_date", "overdue_since", "balance", "mobile",
        "home_address", "registered_address", "employer", "employer_phone",
        *(f"contact{n}_{part}" for n in (1, 2, 3) for part in ("name", "relation", "phone")),
    ),
    "crm": ("case_no", "id_no", "name", "kind", "value", "observed_at", "channel"),
    "customers": (
        "customer_no", "name", "id_no", "mobile", "home_address", "employer", "updated_at",
    ),
    "credit-reports": (
        "id_no", "name", "report_date", "kind", "value", "updated_at", "reported_by",
    ),
    "registered-addresses": (
        "id_no", "name", "registered_address", "member_name", "member_relation", "member_id_no",
        "as_of",
    ),
    "employment": ("id_no", "name", "employer", "from", "to", "reported_at"),
    "number-status": ("phone", "status", "checked_at"),
    "attempts": ("case_no", "channel", "value", "from_number", "at", "result", "by", "note"),
}  # fmt: skip
BASIS = "SYN-BASIS-0001"


@dataclass(frozen=True, slots=True)
class Written:
    """kind -> file, in the order to import; the truth; the basis of kinds that need one."""

    paths: Mapping[str, Path]
    truth: Path
    basis: str = BASIS


def write_world(
    out: Path, *, cases: int, seed: int, as_of: date, without: Iterable[str] = ()
) -> Written:
    """Writes the files under `out`. without: families of noise to leave out (assumptions.NOISE)."""
    noise = frozenset(a.NOISE) - frozenset(without)
    register = Register(seed, float(date(as_of.year, 1, 1).toordinal() - as_of.toordinal()))
    tables: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in HEADERS}
    desk = _Desk(tables, as_of, register)
    out.mkdir(parents=True, exist_ok=True)
    truth = out / "truth.jsonl"
    other = register.phone()
    with truth.open("w", encoding="utf-8", newline="") as lines:
        for number in range(1, cases + 1):
            case = draw_case(number, seed, register)
            papers = draw_up(case, noise, other)
            other = papers.form["mobile"]
            desk.write(papers)
            lines.write(json.dumps(_truth(papers), ensure_ascii=False) + "\n")
    paths = {kind: out / f"{kind}.csv" for kind in HEADERS}
    for kind, path in paths.items():
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADERS[kind], *tables[kind]])
    return Written(paths, truth)


class _Desk:
    def __init__(
        self, tables: dict[str, list[tuple[str, ...]]], as_of: date, register: Register
    ) -> None:
        self._tables, self._as_of, self._register = tables, as_of, register

    def write(self, papers: Papers) -> None:
        """All rows of one case."""
        case = papers.case
        self._case(papers)
        self._master(papers)
        for row in papers.rows:
            self._row(row, case)
        self._strangers(papers)
        self._checks(papers)
        for tried in attempts(papers):
            at = datetime.combine(self._as_of, datetime.min.time()) + timedelta(days=tried.day)
            cells = (_no(case), tried.channel, tried.value, "", f"{at:%Y-%m-%d %H:%M:%S}")
            self._tables["attempts"].append((*cells, tried.result, "W01", ""))

    def _day(self, day: float) -> str:
        return (self._as_of + timedelta(days=int(day))).isoformat()

    def _case(self, papers: Papers) -> None:
        case, form = papers.case, papers.form
        cells = [_no(case), case.subject.name, case.subject.id_no, self._day(case.loan)]
        cells += [self._day(case.default), "8800"]
        uses = ("mobile", "home_address", "registered_address", "employer", "employer_phone")
        cells += [form.get(use, "") for use in uses]
        for person, number in papers.contacts:
            cells += [person.name, _WORDS[person.relation], number]
        cells += [""] * (len(HEADERS["cases"]) - len(cells))
        self._tables["cases"].append(tuple(cells))

    def _master(self, papers: Papers) -> None:
        """The customer master: one row for the subject, one for each relative who banks here."""
        rows: dict[str, list[Said]] = {}
        for row in papers.rows:
            if row.source == "customers":
                rows.setdefault(row.person.id_no, []).append(row)
        for place, said in enumerate(rows.values()):
            cells = {row.use: row.value for row in said}
            person = said[0].person
            self._tables["customers"].append((
                f"B{papers.case.number:06d}{place:02d}", person.name, person.id_no,
                cells.get("mobile", ""), cells.get("home_address", ""), cells.get("employer", ""),
                self._day(max(row.day for row in said)),
            ))  # fmt: skip

    def _row(self, row: Said, case: Case) -> None:
        who = row.person
        if row.source == "crm":
            cells = (_no(case), who.id_no, who.name, row.use, row.value, self._day(row.day), row.by)
            self._tables["crm"].append(cells)
        elif row.source == "credit-reports":
            by, _, report = row.by.partition("|")
            first = (who.id_no, who.name, self._day(float(report)))
            self._tables[row.source].append((*first, row.use, row.value, self._day(row.day), by))
        elif row.source == "register":
            subject, mine = case.subject, who is case.subject
            member = ("", "", "") if mine else (who.name, _WORDS[who.relation], who.id_no)
            first = (subject.id_no, subject.name, row.value)
            self._tables["registered-addresses"].append((*first, *member, self._day(row.day)))
        elif row.source == "employment":
            since, asked = self._day(float(row.by)), self._day(row.day)
            job = (who.id_no, who.name, row.value, since, "", asked)
            self._tables["employment"].append(job)

    def _strangers(self, papers: Papers) -> None:
        """Whoever was given a number again, and banks with this lender."""
        dice = papers.case.dice
        if "recycled" not in papers.noise:
            return
        for spell in papers.case.subject.spells:
            if spell.kind != "phone" or spell.again > -5 or dice.random() >= a.STRANGER_IS_CUSTOMER:
                continue
            code, door = village(dice)
            cells = (name(dice), self._register.identity(code, dice.randrange(1960, 2004), dice))
            at = self._day(dice.uniform(spell.again, -1))
            place = len(self._tables["customers"])
            self._tables["customers"].append((f"S{place:08d}", *cells, spell.value, door, "", at))

    def _checks(self, papers: Papers) -> None:
        case, dice = papers.case, papers.case.dice
        people = [case.subject, *case.around]
        for kind, value, _ in papers.points:
            if kind != "phone" or dice.random() >= a.CHECKED:
                continue
            line = next((s for p in people if (s := p.spell(value))), None)
            state = line.status(-20) if line else dice.choice(("live", "vacant", "vacant"))
            if dice.random() < a.CHECK_WRONG:
                state = dice.choice(("live", "off", "suspended", "vacant", "silent"))
            self._tables["number-status"].append((value, state, self._day(-20)))


def _no(case: Case) -> str:
    return f"WB{case.number:06d}"


def _truth(papers: Papers) -> dict[str, object]:
    """A line of the truth file; in_touch: an attempt there can reach the subject."""
    case, points = papers.case, []
    for (kind, value, party), person in papers.points.items():
        if kind == "employer":
            continue
        spell = "phone" if kind == "phone" else "home"
        current = person.has(spell, value, 0)
        there = [p for p in (case.subject, *case.around) if p.has(spell, value, 0)]
        touch = any(p is case.subject or p.in_touch for p in there)
        point = {"kind": kind, "value": value, "party": party, "current": current}
        points.append({**point, "in_touch": touch})
    return {"case_no": _no(case), "points": points}
