"""A small Western list with duplicates: slips of the keyboard, swapped names, missing cells."""

from random import Random
from string import ascii_lowercase

COLUMNS = ("given_name", "surname", "birth_date", "street_number", "address_1", "postcode", "ssn")
_GIVEN = "oliver amelia jack isla noah ava leo mia oscar grace arthur lily henry ella theo".split()
_SURNAMES = "smith jones taylor brown wilson evans thomas roberts walker wright".split()
_STREETS = "mill church station victoria albert queens kings park garden orchard".split()


def western(people: int, seed: int) -> tuple[list[tuple[str, ...]], list[int]]:
    """(rows, the person of each): one to three records a person, in no order."""
    random = Random(seed)  # noqa: S311 - invented people, no secret
    rows = []
    for person in range(people):
        row = _person(random)
        rows.append((row, person))
        rows += [(_spoiled(row, random), person) for _ in range(random.choice((0, 1, 1, 2)))]
    random.shuffle(rows)
    return [row for row, _ in rows], [person for _, person in rows]


def _person(random: Random) -> tuple[str, ...]:
    day = f"{random.randint(1930, 2005)}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"
    return (
        random.choice(_GIVEN) + random.choice(("", "", "a", "ie", "son")),
        random.choice(_SURNAMES) + random.choice(("", "", "s", "man", "ton")),
        day,
        str(random.randint(1, 300)),
        f"{random.choice(_STREETS)} {random.choice(('street', 'road', 'close'))}",
        str(random.randint(1000, 9999)),
        str(random.randint(10**8, 10**9 - 1)),
    )


def _spoiled(row: tuple[str, ...], random: Random) -> tuple[str, ...]:
    cells = list(row)
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(cells))
        cells[place] = "" if random.random() < 0.25 else _slip(cells[place], random)
    if random.random() < 0.08:
        cells[0], cells[1] = cells[1], cells[0]
    return tuple(cells)


def _slip(text: str, random: Random) -> str:
    if len(text) < 2:
        return text
    at = random.randrange(len(text) - 1)
    if random.random() < 0.4:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    other = random.choice("0123456789" if text[at].isdigit() else ascii_lowercase)
    return text[:at] + other + text[at + 1 :]
