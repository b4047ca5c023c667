"""What happens to the data of people on its way into a system: slips, habits, changes."""

from random import Random

# Characters that an input method or a hearing clerk takes for one another: same or near sound.
HOMOPHONES = {
    "伟": "玮炜维", "军": "君钧均", "勇": "咏永", "强": "蔷", "杰": "洁捷", "涛": "滔",
    "明": "铭鸣名",
    "刚": "钢", "平": "萍苹", "辉": "晖徽", "鹏": "朋棚", "华": "桦骅", "飞": "菲", "鑫": "欣新心",
    "波": "博", "斌": "彬宾", "浩": "皓昊", "健": "建剑", "俊": "峻竣", "林": "琳霖", "志": "治智",
    "文": "雯纹", "博": "搏勃", "子": "梓紫", "轩": "萱", "小": "晓筱", "永": "勇咏", "佳": "家嘉",
    "芳": "方", "娜": "那", "敏": "闵", "静": "婧靖菁", "丽": "莉俐", "艳": "燕彦", "娟": "涓",
    "霞": "侠", "玲": "铃灵", "婷": "亭", "慧": "惠卉", "莹": "盈颖", "琳": "林", "颖": "影莹",
    "洁": "杰", "丹": "单", "萍": "平", "红": "虹宏", "兰": "岚", "桂": "贵", "英": "瑛",
    "秀": "绣", "珍": "真", "雨": "宇羽", "涵": "函晗", "欣": "新鑫", "怡": "宜仪", "思": "丝",
    "琪": "奇祺", "梅": "玫", "美": "镁", "凤": "奉", "王": "汪", "张": "章", "程": "成",
    "肖": "萧", "余": "于", "徐": "许", "江": "姜", "吴": "武", "何": "贺", "付": "傅",
    "蒋": "讲", "魏": "卫", "丁": "定",
}  # fmt: skip
TRADITIONAL = {
    "张": "張", "刘": "劉", "陈": "陳", "杨": "楊", "黄": "黃", "赵": "趙", "吴": "吳", "孙": "孫",
    "马": "馬", "郑": "鄭", "谢": "謝", "许": "許", "邓": "鄧", "韩": "韓", "冯": "馮", "叶": "葉",
    "伟": "偉", "军": "軍", "华": "華", "丽": "麗", "兰": "蘭", "国": "國", "龙": "龍", "东": "東",
}  # fmt: skip


class Slips:
    """Spoils values the way clerks, forms and exports do."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def name(self, name: str) -> str:
        """A name as another clerk writes it: heard, traditional, masked, a title, a slip."""
        pick = self._random.random()
        if pick < 0.45:
            return self._swapped(name, HOMOPHONES)
        if pick < 0.58:
            return self._swapped(name, TRADITIONAL)
        if pick < 0.70:
            return name[0] + "*" * (len(name) - 1) if len(name) < 3 else f"{name[0]}*{name[-1]}"
        if pick < 0.78:
            return name[0] + self._random.choice(("先生", "女士"))
        if pick < 0.86:
            return " ".join(name)
        return self._other_character(name)

    def _swapped(self, name: str, table: dict[str, str]) -> str:
        places = [place for place, character in enumerate(name) if character in table]
        if not places:
            return name
        place = self._random.choice(places)
        return name[:place] + self._random.choice(table[name[place]]) + name[place + 1 :]

    def _other_character(self, name: str) -> str:
        place = self._random.randrange(1, len(name))
        return name[:place] + self._random.choice("小文明玉春建国海") + name[place + 1 :]

    def digits(self, number: str) -> str:
        """One digit wrong, or two neighbours swapped."""
        place = self._random.randrange(3, len(number) - 1)
        if self._random.random() < 0.35:
            return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
        return number[:place] + str(self._random.randrange(10)) + number[place + 1 :]

    def phone_as_written(self, number: str) -> str:
        """The same number in another spelling."""
        pick = self._random.random()
        if pick < 0.06:
            return f"+86 {number}"
        if pick < 0.12:
            return f"{number[:3]}-{number[3:7]}-{number[7:]}"
        if pick < 0.16:
            return f"{number[:3]}****{number[7:]}"
        return number

    def address(self, home: tuple[str, str, str, str, str]) -> str:
        """An address as another form has it: levels left out, numbers abbreviated, a slip."""
        _, province, city, county, line = home
        pick = self._random.random()
        if pick < 0.35:
            head = f"{province}{city}{county}"
        elif pick < 0.6:
            head = f"{city}{county}"
        elif pick < 0.75:
            head = f"{province.removesuffix('省')}{city.removesuffix('市')}{county}"
        else:
            head = county
        if self._random.random() < 0.3:
            line = line.replace("幢", "栋" if pick < 0.5 else "号楼").replace("室", "")
        if self._random.random() < 0.12:
            line = line.replace("单元", "-").replace("幢", "-").replace("室", "")
        if self._random.random() < 0.03 and len(line) > 6:
            place = self._random.randrange(2)
            line = line[:place] + self._random.choice("新东西南北") + line[place + 1 :]
        return head + line

    def employer(self, name: str) -> str:
        """A company as people say it."""
        pick = self._random.random()
        if pick < 0.4:
            return name.removesuffix("有限公司")
        if pick < 0.6:
            return name.removesuffix("有限公司") + "公司"
        if pick < 0.75 and len(name) > 8:
            return name[2:]
        return name
