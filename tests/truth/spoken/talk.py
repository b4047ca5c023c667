"""A call in the making: who says what when, and the values that people say in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from tests.truth.spoken.dialogues import Dialogue, Label, Trap
from tests.truth.spoken.digits_said import Manner, manner, said

AREAS = {
    "open": (("0571", "杭州"), ("0512", "苏州"), ("010", "北京"), ("0755", "深圳")),
    "held": (("021", "上海"), ("0574", "宁波"), ("028", "成都"), ("0371", "郑州")),
}
# (full head, ways of saying it); counties whose name no other city has, or said with their city.
COUNTIES = {
    "open": (
        ("浙江省杭州市余杭区", ("浙江省杭州市余杭区", "杭州市余杭区", "杭州余杭区", "余杭区")),
        ("江苏省苏州市昆山市", ("江苏省昆山市", "昆山市", "苏州昆山市")),
        ("广东省深圳市宝安区", ("深圳市宝安区", "深圳宝安区", "宝安区")),
        ("北京市朝阳区", ("北京市朝阳区", "北京朝阳区")),
    ),
    "held": (
        ("浙江省宁波市鄞州区", ("宁波市鄞州区", "宁波鄞州区", "鄞州区")),
        ("四川省成都市武侯区", ("四川成都武侯区", "成都市武侯区", "武侯区")),
        ("湖北省武汉市洪山区", ("武汉洪山区", "湖北省武汉市洪山区")),
        ("上海市浦东新区", ("上海市浦东新区", "上海浦东新区")),
    ),
}
ROADS = {"open": ("测试路", "示例大道", "演示街"), "held": ("样例路", "虚构大道", "测试巷")}
ESTATES = {"open": ("测试花园", "示例公寓", ""), "held": ("样例家园", "虚构小区", "")}
EMPLOYERS = {
    "open": (
        "杭州测试物流有限公司",
        "示例餐饮管理有限公司",
        "昆山示例电子厂",
        "测试建材经营部",
        "示例超市",
    ),
    "held": (
        "宁波样例商贸有限公司",
        "虚构科技有限公司",
        "测试五金厂",
        "样例物业管理有限公司",
        "虚构大酒店",
    ),
}
HOSTS = {
    "open": (("163.com", "幺六三点com"), ("qq.com", "qq点com"), ("example.com", "example点com")),
    "held": (("126.com", "一二六点com"), ("qq.com", "QQ 点 com"), ("example.cn", "example点cn")),
}
_HAN = "零一二三四五六七八九"


@dataclass(slots=True)
class Talk:
    """Builds one dialogue; `part` chooses the wordings, `who` is the voice on the other side."""

    dialogue: Dialogue
    draw: Random
    part: str
    how: Manner
    clock: float = 1.0
    voice: str = "customer"

    def agent(self, text: str) -> float:
        """The agent says it; the second at which."""
        return self._say("客服" if not self.how.english else "agent", text)

    def other(self, text: str) -> float:
        """The other side says it."""
        return self._say("客户" if not self.how.english else "customer", text)

    def _say(self, label: str, text: str) -> float:
        at = self.clock
        self.dialogue.utterances.append((label, at, text))
        self.clock += 1.0 + self.draw.randrange(1, 3) + len(text) // 6
        return at

    def one(self, inventory: Mapping[str, Sequence[str]]) -> str:
        """One wording of this part."""
        return self.draw.choice(inventory[self.part])

    def number(self, value: str) -> str:
        """A number as this speaker says it, in one turn."""
        return said(value, self.how, self.draw, self.part)

    def fact(
        self, kind: str, value: str, at: float, owner: str = "self", voice: str | None = None
    ) -> None:
        """What the miner should find."""
        self.dialogue.facts.append(Label(kind, owner, voice or self.voice, at, value))

    def trap(self, why: str, value: str) -> None:
        """What it should not."""
        self.dialogue.traps.append(Trap(why, value))


def new_talk(name: str, seed: int, part: str, how: Manner | None = None) -> Talk:
    """An empty talk with its own dice."""
    draw = Random(f"{part}/{name}/{seed}")  # noqa: S311 - calls, not secrets
    return Talk(Dialogue(f"{part}-{name}-{seed}", name), draw, part, how or manner(draw))


def mobile(draw: Random) -> str:
    """A mobile of the two invented blocks, 1990xxxxxxx and 1910xxxxxxx."""
    return f"{draw.choice(('1990', '1910'))}{draw.randrange(10_000_000):07d}"


def local_number(draw: Random) -> str:
    """An eight-digit local number, 800xxxxx."""
    return f"800{draw.randrange(100_000):05d}"


def cardinal(number: int) -> str:
    """12 -> 十二, 66 -> 六十六, 100 -> 一百; up to 999, as house numbers are said."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_HAN[hundreds]}百" if hundreds else ""
    if hundreds and rest and not tens:
        words += "零"
    if tens:
        words += f"{'' if tens == 1 and not hundreds else _HAN[tens]}十"
    return words + (_HAN[ones] if ones else "")


def digits_of(number: int) -> str:
    """302 -> 三零二, as rooms are said."""
    return "".join(_HAN[int(digit)] for digit in str(number))


@dataclass(frozen=True, slots=True)
class Home:
    """An address: its written form and the two halves in which people say it."""

    written: str
    street_said: str
    door_said: str

    @property
    def said(self) -> str:
        """The whole address in one breath."""
        return self.street_said + self.door_said


def home(draw: Random, part: str) -> Home:
    """An address in a town, road to room, said with spoken or written numbers."""
    full, heads = draw.choice(COUNTIES[part])
    road, estate = draw.choice(ROADS[part]), draw.choice(ESTATES[part])
    number, block = draw.randrange(2, 180), draw.randrange(2, 30)
    room = draw.randrange(1, 19) * 100 + draw.randrange(1, 5)
    word = draw.choice(("幢", "栋", "号楼"))
    written = f"{full}{road}{number}号{estate}{block}{word}{room}室"
    spoken = draw.random() < 0.7
    number_said = cardinal(number) if spoken else str(number)
    block_said = cardinal(block) if spoken else str(block)
    room_said = digits_of(room) if spoken else str(room)
    street = f"{draw.choice(heads)}{road}{number_said}号{estate}"
    return Home(written, street, f"{block_said}{word}{room_said}{draw.choice(('', '室'))}")


def account(draw: Random) -> str:
    """A QQ number of nine digits, 10001xxxx."""
    return f"10001{draw.randrange(10_000):04d}"
