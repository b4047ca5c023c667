"""Who the generated people are: names with their real frequencies, identity numbers, phones."""

from random import Random

# The hundred commonest surnames in the order of the name reports of the Ministry of Public
# Security; the shares of the first ten are the published ones, the others fall like 1/rank.
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢"
    "姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_FIRST_SHARES = (7.1, 7.0, 6.7, 5.4, 4.5, 3.1, 2.2, 2.1, 2.0, 1.9)
COMPOUND = ("欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "端木", "东方")
# Characters of given names: the common ones of each generation, most frequent first.
_MALE = (
    "伟军勇强杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林建国志海文博子轩然庆小德永家豪天晓东春生立新"
    "金宝峰磊亮松柏云清泽瑞祥成昌荣富贵福安康民学诚信义礼仁智勤俭忠良善友爱正方"
)
_FEMALE = (
    "芳娜敏静丽艳娟霞燕玲婷慧莹雪琳晶倩颖洁丹萍红玉兰桂英秀淑珍雨涵欣怡梓思琪春梅海美凤花佳雅诗翠莲菊香月"
    "琴彩凡晨露瑶璐薇蓉蓓媛嫣琼瑾璇珊珠翡妍妮姗姣娇婉云霜冰清秋素素娥爱"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # GB 11643
# Prefixes that no carrier has given out, so that no generated number is anybody's.
_PREFIXES = ("1990000", "1910001")


def surname_weights() -> list[float]:
    """Shares of SURNAMES in the population, then of COMPOUND (together about one in a thousand)."""
    tail = [1.9 * 10 / rank for rank in range(11, len(SURNAMES) + 1)]
    return [*_FIRST_SHARES, *tail, *([0.01] * len(COMPOUND))]


def zipf(characters: str) -> list[float]:
    """Weights falling with the square root of the rank: common given characters, a long tail."""
    return [1 / (rank + 3) ** 0.7 for rank in range(len(characters))]


class Given:
    """Draws names, numbers and birthdays; all from one seeded generator."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._surnames = [*SURNAMES, *COMPOUND]
        self._surname_weights = surname_weights()
        self._male = (list(_MALE), zipf(_MALE))
        self._female = (list(_FEMALE), zipf(_FEMALE))
        self._issued: set[str] = set()

    def surnames(self, count: int) -> list[str]:
        """So many surnames, by their shares."""
        return self._random.choices(self._surnames, self._surname_weights, k=count)

    def given_name(self, *, male: bool) -> str:
        """One character for a sixth of the people, two for the others."""
        characters, weights = self._male if male else self._female
        length = 1 if self._random.random() < 0.17 else 2
        return "".join(self._random.choices(characters, weights, k=length))

    def birth(self, earliest: int, latest: int) -> str:
        """YYYYMMDD between two years."""
        pick = self._random.random
        year = earliest + int(pick() * (latest - earliest + 1))
        return f"{year}{1 + int(pick() * 12):02d}{1 + int(pick() * 28):02d}"

    def id_no(self, region: str, birth: str, *, male: bool) -> str:
        """An unused number with a right check character; the sequence is odd for men."""
        while True:
            sequence = 2 * int(self._random.random() * 500) + male
            body = f"{region}{birth}{sequence % 1000:03d}"
            if body not in self._issued:
                self._issued.add(body)
                return body + check_character(body)

    def mobile(self) -> str:
        """A number of eleven digits, 1990... or 1910...; mostly unused ones."""
        prefix = "199" if self._random.random() < 0.5 else "191"
        return f"{prefix}{int(self._random.random() * 10**8):08d}"


def check_character(body: str) -> str:
    """GB 11643: weighted sum modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return "10X98765432"[total % 11]
