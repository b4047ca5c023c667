"""Writes world c: a lender without a contact system, whose bills and bureau know more than it does.

Sources differ from the other worlds': the master is overwritten (only the last value stays), the
bureau keeps the last value of each lender month by month, bills show who is called.
"""

import csv
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from tests.truth.world_c.months import ANSWERS, BACK, FAMILIES, HIDDEN, Maker, Soul, live

WORDS: Final = {"spouse": "配偶", "parent": "父母", "sibling": "兄弟姐妹", "friend": "朋友"}
MASTER_UPDATED: Final = 0.02  # a month in which the borrower corrects the master
LENDERS: Final = (0, 1, 1, 2, 2, 3, 4)
ASKED_ANEW: Final = 0.05  # a month in which another lender takes the details down afresh
BILLED: Final = 0.15
CHECKED, CHECK_WRONG = 0.7, 0.05
TRIES: Final = (0, 1, 2, 3, 5, 8)
BASIS: Final = "SYN-CONSENT-机主书面同意-0002"
HEADERS: Final[Mapping[str, tuple[str, ...]]] = {
    "cases": (
        "案件编号", "姓名", "身份证号", "放款日期", "逾期日期", "委案金额", "手机号", "家庭地址",
        *(f"联系人{n}{part}" for n in (1, 2, 3) for part in ("姓名", "关系", "电话")),
    ),
    "customers": ("customer_no", "name", "id_no", "mobile", "home_address", "updated_at"),
    "credit-reports": (
        "id_no", "name", "report_date", "kind", "value", "updated_at", "reported_by",
    ),
    "call-records": ("owner_phone", "peer_phone", "direction", "started_at", "duration"),
    "number-status": ("phone", "status", "checked_at"),
    "attempts": ("case_no", "channel", "value", "at", "result"),
}  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643


def write_world(
    out: Path, *, cases: int, seed: int, as_of: date
) -> tuple[Mapping[str, Path], Path, str]:
    """(kind -> file in the order to import, truth file, basis); same arguments, same bytes."""
    out.mkdir(parents=True, exist_ok=True)
    desk = _Desk(seed, as_of)
    with (out / "truth.jsonl").open("w", encoding="utf-8", newline="") as truth:
        for number in range(1, cases + 1):
            truth.write(json.dumps(desk.case(number), ensure_ascii=False) + "\n")
    paths = {kind: out / f"{kind}.csv" for kind in HEADERS}
    for kind, path in paths.items():
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([HEADERS[kind], *desk.tables[kind]])
    return paths, out / "truth.jsonl", BASIS


class _Desk:
    def __init__(self, seed: int, as_of: date) -> None:
        self.tables: dict[str, list[tuple[str, ...]]] = {kind: [] for kind in HEADERS}
        self._seed, self._as_of = seed, as_of
        first = Random(f"makers/{seed}").randrange(9_000_000)
        self._phone = Maker("1990{tail}", 9_000_011, 2_718_281, first)
        self._home = Maker("江苏省苏州市昆山市虚构路{a}号{b}室", 9_000_011, 1_414_213, first)
        self._points: dict[tuple[str, str, str], bool] = {}

    def case(self, number: int) -> dict[str, object]:
        """Writes the rows of one case; its line of truth."""
        dice = Random(f"world-c/{self._seed}/{number}")
        subject, around = self._family(number, dice)
        case_no = f"WC{number:06d}"
        self._people, self._points = [subject, *around], {}
        loan, default = -dice.randrange(20, 50), -dice.randrange(3, 18)
        self._form(case_no, subject, around, loan, default, dice)
        self._master(subject, number, loan, dice)
        self._bureau(subject, loan, dice)
        if dice.random() < BILLED:
            self._bill(subject, around, dice)
        self._checks(dice)
        self._tries(case_no, subject, default, dice)
        points = [
            {"kind": k, "value": v, "party": p, "current": own, "in_touch": self._reaches(k, v)}
            for (k, v, p), own in self._points.items()
        ]
        return {"case_no": case_no, "points": points}

    def _family(self, number: int, dice: Random) -> tuple[Soul, list[Soul]]:
        members = dice.choices(FAMILIES, [share for share, _ in FAMILIES])[0][1]
        subject = self._soul("subject", number, 0, dice)
        live(subject, dice, self._phone, self._home, steady=False)
        around = []
        for place, (relation, one_door, touch) in enumerate(members, start=1):
            other = self._soul(relation, number, place, dice)
            live(other, dice, self._phone, self._home, steady=True)
            if one_door and dice.random() < 0.6:
                other.homes = subject.homes
            hidden = subject.states[0] == HIDDEN
            other.touch = dice.random() < (touch if hidden else min(touch + 0.15, 1.0))
            around.append(other)
        return subject, around

    def _soul(self, relation: str, number: int, place: int, dice: Random) -> Soul:
        name = dice.choice("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨") + "".join(
            dice.choices("测试样例甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", k=2)
        )
        # Day and sequence are counted off, so that no number comes twice in a world of 100,000.
        serial = number * 4 + place
        born = date(1965, 1, 1) + timedelta(days=serial % 12_000)
        body = f"330127{born:%Y%m%d}{900 + serial // 12_000:03d}"
        total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
        return Soul(relation, name, body + "10X98765432"[total % 11])

    def _note(self, person: Soul, kind: str, value: str) -> str:
        party = "subject" if person.relation == "subject" else "third_party"
        key = (kind, value, party)
        self._points[key] = self._points.get(key, False) or person.has(kind, value)
        return value

    def _reaches(self, kind: str, value: str) -> bool:
        return any(p.has(kind, value) and p.touch for p in self._people)

    def _day(self, month: int, dice: Random) -> str:
        return (self._as_of - timedelta(days=-month * 30 + dice.randrange(1, 29))).isoformat()

    def _form(
        self, case_no: str, subject: Soul, around: list[Soul], loan: int, default: int, dice: Random
    ) -> None:  # fmt: skip
        cells = [case_no, subject.name, subject.id_no, self._day(loan, dice)]
        cells += [self._day(default, dice), "12000"]
        cells.append(self._note(subject, "phone", subject.phone(loan).value))
        cells.append(self._note(subject, "address", subject.home(loan).value))
        for other in around:
            number = self._note(other, "phone", other.phone(loan).value)
            cells += [other.name, WORDS[other.relation], number]
        cells += [""] * (len(HEADERS["cases"]) - len(cells))
        self.tables["cases"].append(tuple(cells))

    def _master(self, subject: Soul, number: int, loan: int, dice: Random) -> None:
        """Overwritten at each correction; otherwise the form, under the day of the form."""
        updates = [m for m in range(loan, 0) if dice.random() < MASTER_UPDATED]
        month = updates[-1] if updates else loan
        mobile = self._note(subject, "phone", subject.phone(month).value)
        home = self._note(subject, "address", subject.home(month).value)
        row = (f"C{number:06d}", subject.name, subject.id_no, mobile, home, self._day(month, dice))
        self.tables["customers"].append(row)

    def _bureau(self, subject: Soul, loan: int, dice: Random) -> None:
        report = self._as_of - timedelta(days=dice.randrange(1, 29))
        for place in range(dice.choice(LENDERS)):
            months = [m for m in range(-BACK, -1) if dice.random() < ASKED_ANEW]
            month = months[-1] if months else loan
            for kind, use in (("phone", "mobile"), ("address", "home_address")):
                hold = subject.phone(month) if kind == "phone" else subject.home(month)
                value = self._note(subject, kind, hold.value)
                first = (subject.id_no, subject.name, report.isoformat(), use, value)
                by = f"示例消费金融{'甲乙丙丁'[place]}"
                self.tables["credit-reports"].append((*first, self._day(month - 1, dice), by))

    def _bill(self, subject: Soul, around: list[Soul], dice: Random) -> None:
        """A bill of the line on file at some month: kin are called weekly, friends seldom."""
        month = -dice.randrange(2, 10)
        owner = self._note(subject, "phone", subject.phone(month).value)
        for other in around:
            peer = self._note(other, "phone", other.phone(month).value)
            for _ in range(dice.randrange(4, 12) if other.touch else dice.randrange(3)):
                clock = f"{dice.randrange(8, 22):02d}:{dice.randrange(60):02d}:00"
                at = f"{self._day(month, dice)} {clock}"
                row = (owner, peer, dice.choice(("主叫", "被叫")), at, str(dice.randrange(5, 600)))
                self.tables["call-records"].append(row)

    def _status(self, value: str) -> str:
        holds = (hold for person in self._people for hold in person.phones)
        return next((hold.status(-1) for hold in holds if hold.value == value), "vacant")

    def _checks(self, dice: Random) -> None:
        at = (self._as_of - timedelta(days=25)).isoformat()
        for kind, value, _ in self._points:
            if kind == "phone" and dice.random() < CHECKED:
                wrong = dice.random() < CHECK_WRONG
                said = dice.choice(("live", "off", "vacant")) if wrong else self._status(value)
                self.tables["number-status"].append((value, said, at))

    def _tries(self, case_no: str, subject: Soul, default: int, dice: Random) -> None:
        """Calls to any number of the subject on file, all of them in the last two months."""
        numbers = [v for kind, v, party in self._points if (kind, party) == ("phone", "subject")]
        months = (max(default, -2), -1)
        for _ in range(dice.choice(TRIES)):
            number, month = dice.choice(numbers), dice.choice(months)
            hour = dice.randrange(9, 20)
            at = datetime.fromisoformat(f"{self._day(month, dice)} {hour:02d}:15:00")
            result = self._result(subject, number, month, dice)
            self.tables["attempts"].append((case_no, "call", number, str(at), result))

    def _result(self, subject: Soul, number: str, month: int, dice: Random) -> str:
        if any(hold.value == number and hold.held(month) for hold in subject.phones):
            heard = dice.random() < ANSWERS[subject.states[month]]
            return "right_party" if heard else dice.choice(("no_answer", "no_answer", "rejected"))
        state = self._status(number)
        if state != "live":
            return state
        return dice.choice(("wrong_party", "no_answer"))
