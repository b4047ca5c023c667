"""Employers: a few big ones whose switchboard many share, and many small ones."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from skiptrace.demo.places import URBAN, Address, County, shop

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice
    from skiptrace.demo.numbers import NumberPlan

_CORES = "恒盛鑫隆泰昌瑞丰嘉和宏远达顺通诚信华美康宁安居乐业兴旺"
_TRADES = (
    ("商贸", "有限公司"), ("物流", "有限公司"), ("餐饮管理", "有限公司"), ("服饰", "有限公司"),
    ("建材", "经营部"), ("五金", "商行"), ("装饰工程", "有限公司"), ("家政服务", "有限公司"),
    ("汽车服务", "有限公司"), ("网络科技", "有限公司"), ("食品", "有限公司"), ("家具", "厂"),
)  # fmt: skip
_BIG_TRADES = ("电子制造", "服装集团", "快递服务", "汽车零部件", "建设集团", "物业管理")
_SHOPS = ("便利店", "五金店", "水果店", "小吃店", "服装店", "汽修店")


@dataclass(frozen=True, slots=True)
class Employer:
    """A place of work; `short` is the name without its legal form. phone None: none known."""

    name: str
    short: str
    address: Address
    phone: str | None
    big: bool


class EmployerBook:
    """All employers of the world; big ones are made once, small ones as somebody needs one."""

    def __init__(self, dice: "Dice", numbers: "NumberPlan", cases: int) -> None:
        self._numbers = numbers
        self._big: dict[str, list[Employer]] = {}
        for place in range(10 + cases // 150):
            county = URBAN[place % len(URBAN)]
            self._big.setdefault(county.code, []).append(self._found_big(county, dice))

    def _found_big(self, county: County, dice: "Dice") -> Employer:
        short = f"{county.town}测试{dice.one(_CORES)}{dice.one(_CORES)}{dice.one(_BIG_TRADES)}"
        phone = self._numbers.landline(county.area_code)
        return Employer(f"{short}有限公司", short, shop(county, dice), phone, big=True)

    def hiring(self, county: County, dice: "Dice") -> Employer:
        """An employer in the county that takes somebody on."""
        big = self._big.get(county.code)
        if big and dice.chance(0.3):
            return dice.one(big)
        trade, form = dice.one(_TRADES)
        mark = "测试" if dice.chance(0.5) else "示例"
        short = f"{county.town}{mark}{dice.one(_CORES)}{dice.one(_CORES)}{trade}"
        phone = None
        if county.urban and dice.chance(0.6):
            phone = self._numbers.landline(county.area_code)
        return Employer(f"{short}{form}", short, shop(county, dice), phone, big=False)

    def own_shop(self, county: County, owner: str, phone: str, dice: "Dice") -> Employer:
        """The shop a small trader keeps, answered on the trader's own number."""
        short = f"{county.name}示例{owner[0]}记{dice.one(_SHOPS)}"
        return Employer(short, short, shop(county, dice), phone, big=False)
