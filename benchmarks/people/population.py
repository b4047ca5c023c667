"""A population and the records that systems hold of it, with the truth beside each record.

People live in households: spouses and children share the address, often a phone, children the
surname. Systems lag: people move, change numbers and jobs between two records. Values are missing,
masked, misheard, abbreviated. Namesakes and homophones come by themselves from the frequencies.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.people.given import Given
from benchmarks.people.places import Places
from benchmarks.people.slips import Slips

COLUMNS = ("id", "name", "phone", "id_no", "birth_date", "address", "employer", "email")
# Records of one person: half have one, few have many.
_RECORDS = (1, 2, 3, 4, 5, 6)
_SHARES = (0.45, 0.30, 0.14, 0.07, 0.03, 0.01)


@dataclass(slots=True)
class Person:
    """One person at one time; home is (county code, province, city, county, line)."""

    entity: int
    name: str
    birth: str
    id_no: str
    phone: str
    home: tuple[str, str, str, str, str]
    employer: str
    email: str


class Population:
    """Draws records until there are enough; the same seed gives the same table."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._given = Given(self._random)
        self._places = Places(self._random)
        self._slips = Slips(self._random)
        self._entities = 0

    def records(self, count: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """(entity, the values of COLUMNS without id) of so many records."""
        made = 0
        while made < count:
            for person in self._household():
                repeats = self._random.choices(_RECORDS, _SHARES)[0]
                for number in range(repeats):
                    if made == count:
                        return
                    if number:
                        self._time_passes(person)
                    yield person.entity, self._written(person)
                    made += 1

    def _household(self) -> list[Person]:
        pick = self._random.random
        home = self._places.home()
        surname, other = self._given.surnames(2)
        phone = self._given.mobile()
        father = self._person(surname, home, phone, 1955, 1995, male=True)
        people = [father]
        if pick() < 0.5:
            shared = phone if pick() < 0.15 else self._given.mobile()
            people.append(self._person(other, home, shared, 1955, 1997, male=False))
        if pick() < 0.3:
            shared = phone if pick() < 0.4 else self._given.mobile()
            people.append(self._person(surname, home, shared, 1985, 2006, male=pick() < 0.5))
        return people

    def _person(
        self,
        surname: str,
        home: tuple[str, str, str, str, str],
        phone: str,
        earliest: int,
        latest: int,
        *,
        male: bool,
    ) -> Person:
        birth = self._given.birth(earliest, latest)
        region = home[0] if self._random.random() < 0.7 else self._places.home()[0]
        self._entities += 1
        return Person(
            self._entities,
            surname + self._given.given_name(male=male),
            birth,
            self._given.id_no(region, birth, male=male),
            phone,
            home,
            self._places.employer(home[2]),
            f"test{self._entities}@example.com",
        )

    def _time_passes(self, person: Person) -> None:
        pick = self._random.random
        if pick() < 0.18:
            person.phone = self._given.mobile()
        if pick() < 0.12:
            person.home = self._places.home()
        if pick() < 0.25:
            person.employer = self._places.employer(person.home[2])

    def _written(self, person: Person) -> tuple[str, ...]:
        pick, slips = self._random.random, self._slips
        name = slips.name(person.name) if pick() < 0.14 else person.name
        phone = "" if pick() < 0.12 else person.phone
        if phone and pick() < 0.03:
            phone = slips.digits(phone)
        return (
            name,
            slips.phone_as_written(phone) if phone else "",
            self._id_written(person),
            self._birth_written(person),
            "" if pick() < 0.2 else slips.address(person.home),
            "" if pick() < 0.4 else slips.employer(person.employer),
            "" if pick() < 0.8 else person.email,
        )

    def _id_written(self, person: Person) -> str:
        pick = self._random.random()
        if pick < 0.45:
            return ""
        if pick < 0.57:
            return f"{person.id_no[:4]}{'*' * 10}{person.id_no[-4:]}"
        return self._slips.digits(person.id_no) if pick < 0.58 else person.id_no

    def _birth_written(self, person: Person) -> str:
        pick, birth = self._random.random(), person.birth
        if pick < 0.4:
            return ""
        if pick < 0.42:
            return self._slips.digits(birth)
        return f"{birth[:4]}-{birth[4:6]}-{birth[6:]}" if pick < 0.9 else birth


def write(folder: Path, count: int, seed: int) -> tuple[Path, Path]:
    """Writes people.csv and truth.csv (id, entity); the order of the records tells nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = list(Population(seed).records(count))
    Random(seed + 1).shuffle(rows)
    people, truth = folder / "people.csv", folder / "truth.csv"
    with people.open("w", encoding="utf-8", newline="") as out, truth.open("w") as answers:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        answers.write("id,entity\n")
        for number, (entity, values) in enumerate(rows):
            table.writerow((f"r{number}", *values))
            answers.write(f"r{number},{entity}\n")
    return people, truth
