"""Counties, streets and villages: real divisions, invented streets, plainly synthetic."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from skiptrace.demo.dice import Dice


@dataclass(frozen=True, slots=True)
class County:
    """A county-level division. `city` is empty in the four municipalities.

    area_code: telephone area; urban: a place people move to for work.
    """

    code: str
    province: str
    city: str
    name: str
    area_code: str
    urban: bool

    @property
    def town(self) -> str:
        """The city's short name, as it stands in company names."""
        return (self.city or self.province).removesuffix("市")


# Division names and codes: GB/T 2260 as published by the Ministry of Civil Affairs; area codes:
# the telecommunication network numbering plan.
URBAN = (
    County("330110", "浙江省", "杭州市", "余杭区", "0571", True),
    County("330109", "浙江省", "杭州市", "萧山区", "0571", True),
    County("330212", "浙江省", "宁波市", "鄞州区", "0574", True),
    County("330782", "浙江省", "金华市", "义乌市", "0579", True),
    County("320583", "江苏省", "苏州市", "昆山市", "0512", True),
    County("310115", "上海市", "", "浦东新区", "021", True),
    County("110105", "北京市", "", "朝阳区", "010", True),
    County("440111", "广东省", "广州市", "白云区", "020", True),
    County("440306", "广东省", "深圳市", "宝安区", "0755", True),
    County("510107", "四川省", "成都市", "武侯区", "028", True),
    County("420111", "湖北省", "武汉市", "洪山区", "027", True),
    County("410105", "河南省", "郑州市", "金水区", "0371", True),
)
RURAL = (
    County("330127", "浙江省", "杭州市", "淳安县", "0571", False),
    County("520524", "贵州省", "毕节市", "织金县", "0857", False),
    County("530627", "云南省", "昭通市", "镇雄县", "0870", False),
    County("411525", "河南省", "信阳市", "固始县", "0376", False),
    County("341221", "安徽省", "阜阳市", "临泉县", "0558", False),
    County("361128", "江西省", "上饶市", "鄱阳县", "0793", False),
    County("430524", "湖南省", "邵阳市", "隆回县", "0739", False),
    County("511324", "四川省", "南充市", "仪陇县", "0817", False),
    County("421083", "湖北省", "荆州市", "洪湖市", "0716", False),
    County("450923", "广西壮族自治区", "玉林市", "博白县", "0775", False),
    County("621122", "甘肃省", "定西市", "陇西县", "0932", False),
    County("371721", "山东省", "菏泽市", "曹县", "0530", False),
    County("130425", "河北省", "邯郸市", "大名县", "0310", False),
    County("611021", "陕西省", "商洛市", "洛南县", "0914", False),
)

_MARKS = ("示例", "测试", "样例", "虚构", "演示")
_SIDES = ("东", "西", "南", "北", "中", "新", "大", "上", "下", "前", "后", "长")
_ROADS = ("路", "街", "大道", "巷", "一路", "二路", "三路")
_ESTATES = ("花园", "家园", "小区", "新村", "公寓", "名苑", "佳苑", "雅居")
_TOWNS = ("镇", "镇", "镇", "乡")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_SHORT_PROVINCE = {"广西壮族自治区": "广西"}


class Form(Enum):
    """How a clerk writes an address."""

    FULL = "full"
    NO_PROVINCE = "no_province"
    BARE = "bare"
    COUNTY = "county"
    WIDE = "wide"


@dataclass(frozen=True, slots=True)
class Address:
    """An address: its county and the rest of the line. `full` is the truth's value."""

    county: County
    rest: str
    full: str = field(init=False)

    def __post_init__(self) -> None:
        """Joins the one-line full form."""
        county = self.county
        line = f"{county.province}{county.city}{county.name}{self.rest}"
        object.__setattr__(self, "full", line)

    def written(self, form: Form) -> str:
        """The address as the form writes it (省/市 omitted, city omitted, wide digits)."""
        county = self.county
        match form:
            case Form.NO_PROVINCE if county.city:
                return f"{county.city}{county.name}{self.rest}"
            case Form.BARE:
                province = _SHORT_PROVINCE.get(county.province) or county.province[:-1]
                return f"{province}{county.city.removesuffix('市')}{county.name}{self.rest}"
            case Form.COUNTY:
                return f"{county.name}{self.rest}"
            case Form.WIDE:
                return self.full.translate(_FULL_WIDTH)
            case _:
                return self.full


def _road(dice: "Dice") -> str:
    return f"{dice.one(_MARKS)}{dice.one(_SIDES)}{dice.one(_ROADS)}{1 + int(dice.random() * 380)}号"


def flat(county: County, dice: "Dice") -> Address:
    """A home in town: road, estate, building, unit, room."""
    floor = 1 + int(dice.random() * 18)
    room = f"{floor}{1 + int(dice.random() * 4):02d}室"
    block = f"{1 + int(dice.random() * 24)}幢{1 + int(dice.random() * 4)}单元{room}"
    return Address(county, f"{_road(dice)}{dice.one(_MARKS)}{dice.one(_ESTATES)}{block}")


def rented_room(county: County, dice: "Dice") -> Address:
    """A rented room: a house in an urban village, or a flat."""
    if dice.chance(0.45):
        return flat(county, dice)
    place = f"{dice.one(_MARKS)}{dice.one(_SIDES)}村{1 + int(dice.random() * 160)}号"
    return Address(county, f"{dice.one(_MARKS)}街道{place}{2 + int(dice.random() * 4)}楼")


def village_house(county: County, dice: "Dice") -> Address:
    """A house in a village, told by its group."""
    town = f"{dice.one(_MARKS)}{dice.one(_SIDES)}{dice.one(_TOWNS)}"
    village = f"{dice.one(_MARKS)}{dice.one(_SIDES)}村{1 + int(dice.random() * 16)}组"
    number = f"{1 + int(dice.random() * 90)}号" if dice.chance(0.5) else ""
    return Address(county, f"{town}{village}{number}")


def shop(county: County, dice: "Dice") -> Address:
    """A shop or an office on a road."""
    return Address(county, _road(dice))
