"""Chinese surnames: the compound ones, and the readings that differ from the common reading."""

# 百家姓 and the compound surnames with more than a few thousand bearers today.
COMPOUND = frozenset(
    """欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政
    濮阳 公冶 太叔
    申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良
    漆雕 乐正
    宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上
    公门 公山
    公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰
    完颜
    耶律 那拉 叶赫 爱新觉罗""".split()
)

# The 21 of about 440 common surnames that `pypinyin` reads as ordinary words (compared with
# pinyin-pro's surname table, MIT). 覃 and 乐 are disputed; the more frequent reading stands here.
READINGS = {
    "乐": "yue", "卜": "bu", "缪": "miao", "解": "xie", "单": "shan", "隗": "wei", "仇": "qiu",
    "薄": "bo", "能": "nai", "翟": "zhai", "都": "du", "阚": "kan", "曾": "zeng", "乜": "nie",
    "查": "zha", "盖": "ge", "区": "ou", "朴": "piao", "覃": "qin", "员": "yun", "折": "she",
}  # fmt: skip

COMPOUND_READINGS = {"万俟": ("mo", "qi"), "尉迟": ("yu", "chi"), "长孙": ("zhang", "sun"),
                     "澹台": ("tan", "tai"), "令狐": ("ling", "hu")}  # fmt: skip


def split_surname(name: str) -> tuple[str, str]:
    """Split a simplified Han name without `·` into `(surname, given)`; given may be "".

    A compound surname counts only when a given name follows or nothing else is there.
    """
    if name[:4] in COMPOUND and len(name) > 4:
        return name[:4], name[4:]
    if name[:2] in COMPOUND:
        return name[:2], name[2:]
    return name[:1], name[1:]
