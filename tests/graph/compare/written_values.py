"""Values of each kind as hands write them, and pairs of which one is a slip of the other."""

import string

from hypothesis import strategies as st

HAN = "王李张陈欧阳司马伟玮静婧建国小明晓军君丽莉未末阿老哥总买提力木乐单仇曾"
TRADITIONAL = "偉張陳麗國軍歐陽馬樂單"
OTHER = "*某○·. -'X1２éΩ한あ𠮷\u200b"

_surnames = st.sampled_from(["王", "李", "欧阳", "歐陽", "单", "區", "阿", "小", "汪", ""])
_given = st.text(HAN + TRADITIONAL, max_size=3)
_han_names = st.builds(lambda surname, given: surname + given, _surnames, _given)
_words = st.sampled_from(
    ["John", "Jon", "Smith", "Smyth", "J", "Li", "Wei", "Xiaoming", "García", "O'Brien", "MARY"]
)
_latin_names = st.builds(
    lambda words, gap: gap.join(words),
    st.lists(_words, min_size=1, max_size=3),
    st.sampled_from([" ", ", ", "-", "  "]),
)
_dotted = st.builds(lambda parts: "·".join(parts), st.lists(_given, min_size=2, max_size=3))
_called = st.sampled_from(
    ["妈妈", "老公", "王先生", "小王", "阿强", "婷婷", "强哥", "王*", "李**", "张*明"]
)
NAMES = st.one_of(
    _han_names, _latin_names, _dotted, _called, st.text(HAN + TRADITIONAL + OTHER, max_size=6)
)

_heads = st.sampled_from(
    [
        "安徽省合肥市肥西县",
        "合肥市肥西县",
        "浙江省杭州市西湖区",
        "杭州市",
        "杭州市江干区",
        "鼓楼区",
        "",
    ]
)
_places = st.sampled_from(
    [
        "清泉镇塔山村",
        "清泉镇山塔村",
        "清泉镇塔山",
        "文三路",
        "文二路",
        "留下街道",
        "阳光花园",
        "县府街",
        "",
    ]
)
_numbers = st.lists(
    st.builds(
        lambda number, word: f"{number}{word}",
        st.integers(1, 120),
        st.sampled_from(["组", "号", "幢", "单元", "室", "弄", "栋", "层"]),
    ),
    max_size=3,
).map("".join)
ADDRESSES = st.one_of(
    st.builds(lambda head, place, door: head + place + door, _heads, _places, _numbers),
    st.sampled_from(["", "无", "12 Main Street", "被领导骂的好惨"]),
)

EMPLOYERS = st.one_of(
    st.builds(
        lambda *parts: "".join(parts),
        st.sampled_from(["", "杭州", "宁波市", "浙江省"]),
        st.sampled_from(["华盛", "华胜", "华盛信", "测试"]),
        st.sampled_from(["", "科技", "物流", "餐饮管理"]),
        st.sampled_from(["有限公司", "公司", "", "银行", "有限公司宁波分公司"]),
    ),
    st.sampled_from(["", "无业", "Test Trading Ltd", "测试银行杭州分行"]),
)


def digits(alphabet: str, size: int) -> st.SearchStrategy[str]:
    """Numbers of about that length, from few digits, so that slips and masks meet."""
    return st.text(alphabet, min_size=max(0, size - 2), max_size=size + 1)


IDS = st.one_of(
    digits("01*", 18),
    st.sampled_from(
        [
            "330127198503121014", "330127198503121041", "330127198503121015", "330127850312101",
            "3301**********1014", "33012719850312101X", "E12345678", "E12345679", "",
        ]
    ),
)  # fmt: skip
PHONES = st.one_of(
    digits("019*-", 11),
    st.sampled_from(
        [
            "19900001234", "1990000123", "199****1234", "+86 199-0000-1234", "0571-88880000",
            "0571-88880000-801", "88880000", "010-88880000", "199OOOO1234", "",
        ]
    ),
)  # fmt: skip
DATES = st.one_of(
    st.dates().map(str),
    digits("012", 8),
    st.sampled_from(
        ["1985-03-12", "1985-12-03", "19850312", "1985-03", "1985", "1985年3月12日", ""]
    ),
)
EMAILS = st.one_of(
    st.builds(
        lambda local, domain: f"{local}@{domain}",
        st.text(string.ascii_lowercase[:2] + "1", min_size=3, max_size=8),
        st.sampled_from(["qq.com", "163.com", "126.com", "qq,com"]),
    ),
    st.sampled_from(["", "x", "@", "TEST.jia@QQ.com"]),
)
OF_KIND = {
    "name": NAMES,
    "address": ADDRESSES,
    "employer": EMPLOYERS,
    "id": IDS,
    "phone": PHONES,
    "date": DATES,
    "email": EMAILS,
}


@st.composite
def slipped(draw: st.DrawFn, values: st.SearchStrategy[str]) -> tuple[str, str]:
    """Two values of a kind: independent, or one with a character changed, swapped, lost, hidden."""
    one = draw(values)
    how = draw(st.sampled_from(["other", "same", "swap", "lose", "star", "double"]))
    if how == "other" or len(one) < 2:
        return one, draw(values)
    at = draw(st.integers(0, len(one) - 2))
    changed = {
        "same": one,
        "swap": one[:at] + one[at + 1] + one[at] + one[at + 2 :],
        "lose": one[:at] + one[at + 1 :],
        "star": f"{one[:at]}*{one[at + 1 :]}",
        "double": one[: at + 1] + one[at:],
    }
    return one, changed[how]
