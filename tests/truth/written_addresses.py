"""Addresses as forms, identity cards and clerks write them, each with the village it means.

Villages are drawn from the whole country; house numbers are made up. A shape says what the writer
leaves out or words otherwise. None as truth: the line names no village.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.local_gazetteer import Township, Village, local_gazetteer
from skiptrace.normalize.locality_names import is_rural, short_village

# Units that exist for the statistics alone; nobody's address names them.
MADE_UP = re.compile("虚拟|类似|特殊|直辖|直属")
_HAN = "零一二三四五六七八九十"
_OTHER_WORD = {"镇": "乡", "乡": "镇", "街道": "镇"}
_CITIES = ("北京市", "天津市", "上海市", "重庆市")


@dataclass(frozen=True, slots=True)
class Place:
    """A village with what lies above it, and a house in it."""

    area: str
    township: Township
    village: Village
    group: int
    house: int

    @property
    def chain(self) -> tuple[str, str, str]:
        """Names of province, city and county; "" where a level repeats or is absent."""
        units = gazetteer().chain(gazetteer().by_code[self.area])
        province, city, county = (unit.name if unit else "" for unit in units)
        return province, "" if city == province else city, county

    @property
    def short(self) -> str:
        """塔山村, 阳光社区."""
        return short_village(self.village.stem, self.village.ending)

    @property
    def rural(self) -> bool:
        """Whether it is a village with a stem of its own, not a community."""
        return is_rural(self.village.ending)


class Written(NamedTuple):
    """A line, the shape it has, and the code of the village it means."""

    shape: str
    line: str
    village: str | None
    area: str


def _head(place: Place) -> str:
    return "".join(place.chain)


def _door(place: Place) -> str:
    return f"{place.group}组{place.house}号" if place.rural else f"{place.house}号"


def full(place: Place) -> str:
    return f"{_head(place)}{place.township.name}{place.short}{_door(place)}"


def identity_card(place: Place) -> str:
    """Province and county, the city left out, as on an identity card."""
    province, city, county = place.chain
    return f"{province}{county or city}{place.township.name}{place.short}{_door(place)}"


def no_province(place: Place) -> str:
    _, city, county = place.chain
    return f"{city}{county}{place.township.name}{place.short}{_door(place)}"


def county_only(place: Place) -> str:
    _, city, county = place.chain
    return f"{county or city}{place.township.name}{place.short}{_door(place)}"


def committee(place: Place) -> str:
    """The committee's name for the village, and a hamlet behind it."""
    return f"{_head(place)}{place.township.name}{place.village.name}测试屯{place.house}号"


def administrative_village(place: Place) -> str:
    word = "行政村" if place.rural else "居委会"
    return f"{_head(place)}{place.township.name}{place.village.stem}{word}{_door(place)}"


def no_township(place: Place) -> str:
    return f"{_head(place)}{place.short}{_door(place)}"


def bare_township(place: Place) -> str:
    """威坪河村: the word for the township left out."""
    return f"{_head(place)}{place.township.stem}{place.short}{_door(place)}"


def bare_village(place: Place) -> str:
    """塔山5组: the word for the village left out."""
    return f"{_head(place)}{place.township.name}{place.village.stem}{place.group}组"


def renamed_township(place: Place) -> str:
    others = {one.written for one in local_gazetteer().townships(place.area)}
    for word, other in _OTHER_WORD.items():
        name = place.township.stem + other
        if place.township.name.endswith(word) and name not in others:
            return f"{_head(place)}{name}{place.short}{_door(place)}"
    return full(place)


def merged_township(place: Place) -> str:
    """Behind a township that is no longer there: only a candidate can be right."""
    return f"{_head(place)}旧时测试乡{place.short}{_door(place)}"


def untidy(place: Place) -> str:
    """Blanks, commas, Han numerals, full-width digits, a label in front."""
    house = str(place.house).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    name = f"{place.township.name} {place.short},{_HAN[place.group % 10 + 1]}组{house}号"
    return f"户籍地址：{_head(place)} {name}"


def street(place: Place) -> str:
    """A flat in a road of the township: no village is named."""
    return f"{_head(place)}{place.township.name}测试路{place.house}号3幢2单元501室"


Shape = Callable[[Place], str]
SHAPES: tuple[Shape, ...] = (
    full, identity_card, no_province, county_only, committee, administrative_village, no_township,
    bare_township, bare_village, renamed_township, merged_township, untidy, street,
)  # fmt: skip
NAMES_NO_VILLAGE = frozenset({street})


def places(seed: int) -> Iterator[Place]:
    """Villages of the country at random, county by county alike, without end."""
    dice = random.Random(seed)  # noqa: S311 - a fixed order, not a secret
    source = local_gazetteer()
    while True:
        area = dice.choice(source.areas)
        township = dice.choice(source.townships(area))
        village = dice.choice(list(source.villages(area, township.code)))
        if MADE_UP.search(township.name + village.name):
            continue
        yield Place(area, township, village, dice.randint(1, 16), dice.randint(1, 98))


def written(seed: int, each: int) -> Iterator[Written]:
    """`each` lines of every shape."""
    source = places(seed)
    for shape in SHAPES:
        for _ in range(each):
            place = next(source)
            truth = None if shape in NAMES_NO_VILLAGE else place.village.code
            yield Written(shape.__name__, shape(place), truth, place.area)
