"""People of world b: what they had when. Days are fractional, counted from the as-of day."""

from dataclasses import dataclass, field
from random import Random


@dataclass(slots=True)
class Spell:
    """A value held from `start` to `end` (inf: still). kind: phone, home, job."""

    kind: str
    value: str = field(repr=False)
    start: float
    end: float = float("inf")
    shop: bool = False
    again: float = float("inf")
    cut: list[tuple[float, float]] = field(default_factory=list)

    def held(self, day: float) -> bool:
        """Whether it is theirs on that day."""
        return self.start <= day < self.end

    def status(self, day: float) -> str:
        """What a perfect check says of the line."""
        if day >= self.end:
            return "live" if day >= self.again else "vacant"
        return "suspended" if any(a <= day < b for a, b in self.cut) else "live"


@dataclass(slots=True)
class Person:
    """relation: to the subject, or `subject`. since: the day the tie began. dead: day of death."""

    relation: str
    name: str
    id_no: str = field(repr=False)
    registered: str = field(repr=False)
    spells: list[Spell] = field(default_factory=list, repr=False)
    since: float = float("-inf")
    dead: float = float("inf")
    in_touch: bool = True

    def now(self, kind: str, day: float, *, shop: bool = False) -> Spell | None:
        """The newest one held on that day."""
        held = [s for s in self.spells if s.kind == kind and s.shop == shop and s.held(day)]
        return max(held, key=lambda spell: spell.start) if held and day < self.dead else None

    def has(self, kind: str, value: str, day: float) -> bool:
        """Whether the value is theirs on that day."""
        if day >= self.dead:
            return False
        return any(s.kind == kind and s.value == value and s.held(day) for s in self.spells)

    def spell(self, value: str) -> Spell | None:
        """When the value was theirs, if ever."""
        return next((s for s in self.spells if s.value == value), None)


_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹彭曾萧田董潘袁于余叶"
_GIVEN = "测试样例甲乙丙丁戊己庚辛壬癸东南西北春夏秋冬梅兰竹菊山川江河海云风雨松柏石金木土"
# GB/T 2260 codes as the ministry of civil affairs publishes them.
_CITIES = (
    ("330106", "浙江省杭州市西湖区"), ("440306", "广东省深圳市宝安区"),
    ("320583", "江苏省苏州市昆山市"), ("310115", "上海市浦东新区"),
    ("330782", "浙江省金华市义乌市"), ("420111", "湖北省武汉市洪山区"),
)  # fmt: skip
_VILLAGES = (
    ("330127", "浙江省杭州市淳安县"), ("341221", "安徽省阜阳市临泉县"),
    ("411525", "河南省信阳市固始县"), ("361128", "江西省上饶市鄱阳县"),
    ("430524", "湖南省邵阳市隆回县"), ("520524", "贵州省毕节市织金县"),
    ("450923", "广西壮族自治区玉林市博白县"), ("621122", "甘肃省定西市陇西县"),
)  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
_TAILS = 9_700_000
_STRIDE = 3_141_593  # no common factor with the tails, so that none comes twice


class Register:
    """Hands out numbers, identities, names and doors of one world; each number once."""

    def __init__(self, seed: int, new_year: float) -> None:
        """new_year: the first of January of the as-of year, in days from the as-of day."""
        self.new_year = new_year
        dice = Random(f"register/{seed}")
        self._tail = dice.randrange(_TAILS)
        self._ids: set[str] = set()
        self._firms = [
            f"{city}虚构{a}{b}{trade}有限公司"
            for city in ("杭州", "深圳", "昆山", "上海", "义乌", "武汉")
            for a, b in zip(_GIVEN[2:26], _GIVEN[20:44], strict=False)
            for trade in ("电子", "物流", "服装", "餐饮管理")
        ]

    def phone(self) -> str:
        """1990 or 1910 and seven digits that nobody takes for a filler."""
        while True:
            self._tail = (self._tail + _STRIDE) % _TAILS
            tail = f"{self._tail:07d}"
            if len(set(tail)) > 3:
                return ("1990" if self._tail % 2 else "1910") + tail

    def identity(self, code: str, born: int, dice: Random) -> str:
        """A number with a valid check character; `born` is a year."""
        while True:
            day = f"{born}{dice.randrange(1, 13):02d}{dice.randrange(1, 29):02d}"
            body = f"{code}{day}{dice.randrange(900, 1000)}"
            if body not in self._ids:
                self._ids.add(body)
                total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
                return body + "10X98765432"[total % 11]

    def firm(self, dice: Random) -> str:
        """One of some hundred employers."""
        return dice.choice(self._firms)


def name(dice: Random, surname: str = "") -> str:
    """A name that looks invented; children bear the surname given."""
    return (surname or dice.choice(_SURNAMES)) + "".join(
        dice.choices(_GIVEN, k=dice.choice((1, 2, 2)))
    )


def village(dice: Random) -> tuple[str, str]:
    """(code, door) in a village."""
    code, county = dice.choice(_VILLAGES)
    place = f"测试{dice.choice(_GIVEN[20:])}镇样例{dice.choice(_GIVEN[20:])}村"
    return code, f"{county}{place}{dice.randrange(1, 17)}组{dice.randrange(1, 160)}号"


def flat(dice: Random) -> tuple[str, str]:
    """(code, door) in a city."""
    code, city = dice.choice(_CITIES)
    road = f"测试{dice.choice(_GIVEN[20:])}路{dice.randrange(1, 400)}号"
    road += f"样例{dice.choice(_GIVEN[20:])}苑"
    return (
        code,
        f"{city}{road}{dice.randrange(1, 25)}幢{dice.randrange(1, 18)}{dice.randrange(1, 5):02d}室",
    )
