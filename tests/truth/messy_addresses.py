"""Messy lines and what a careful clerk reads in them.

Each shows a trap on which public address parsers are known to fail: a city's name in a building's
name, a road named after a city, districts renamed, merged, split or borne by several cities,
traditional characters, a second address behind the first, a county town's own street, sentences
that are no address. All invented; streets and numbers belong to nobody.
"""

from typing import NamedTuple


class Messy(NamedTuple):
    """The line; the parts that must be read (with None: that must not be); candidates begin so."""

    line: str
    parts: dict[str, str | None]
    candidates: tuple[str, ...] = ()


ZHEJIANG = {"province": "浙江省", "city": "杭州市"}
MESSY = (
    Messy(
        "新疆伊宁市上海城徐汇苑",
        {"county": "伊宁市", "poi": "上海城徐汇苑", "province": "新疆维吾尔自治区"},
    ),
    Messy(
        "鼓楼区中山北路26号", {"road": "中山北路", "road_no": "26", "city": None, "province": None},
        ("江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "河南省开封市鼓楼区", "福建省福州市鼓楼区"),
    ),
    Messy("中山路100号", {"road": "中山路", "road_no": "100", "city": None, "province": None}),
    Messy("南京鼓楼区中山北路26号", {"city": "南京市", "county": "鼓楼区", "road": "中山北路"}),
    Messy(
        "石家庄市桥东区中山东路100号", {"city": "石家庄市", "county": None, "road": "中山东路"},
        ("河北省石家庄市桥西区", "河北省石家庄市长安区"),
    ),
    Messy("河北省邢台市桥东区泉北大街9号", {"city": "邢台市", "county": "襄都区"}),
    Messy("张家口市桥东区胜利北路5号", {"city": "张家口市", "county": "桥东区"}),
    Messy("廣東省廣州市越秀區中山五路3號", {"city": "广州市", "county": "越秀区", "road_no": "3"}),
    Messy("浙江省杭州市淳安县县府街12号", {"county": "淳安县", "road": "县府街", "road_no": "12"}),
    Messy("淳安县县府街12号", {"county": "淳安县", "road": "县府街"}),
    Messy(
        "浙江省杭州市西湖区文三路90号 上海市浦东新区张江路5号",
        {"city": "杭州市", "road": "文三路", "road_no": "90", "poi": None},
        ("上海市浦东新区张江路5号",),
    ),
    Messy(
        "收货地址：浙江省杭州市西湖区文三路90号3幢2单元501室，另：江苏省南京市鼓楼区中山路1号",
        {"road": "文三路", "room": "501"}, ("江苏省南京市鼓楼区中山路1号",),
    ),
    Messy("广西平果县马头镇江滨路8号", {"county": "平果市", "township": "马头镇", "road_no": "8"}),
    Messy("平果县马头镇", {"county": "平果市", "township": "马头镇"}),
    Messy(
        "杭州市江干区凯旋路100号", {**ZHEJIANG, "county": None, "road": "凯旋路"},
        ("浙江省杭州市上城区", "浙江省杭州市钱塘区"),
    ),
    Messy(
        "杭州市余杭区临平街道藕花洲大街3号", {"township": "临平街道", "road": "藕花洲大街"},
        ("浙江省杭州市临平区临平街道",),
    ),
    Messy("北京市宣武区广安门内大街6号", {"county": "西城区", "road": "广安门内大街"}),
    Messy("上海市闸北区共和新路1000号", {"county": "静安区", "road_no": "1000"}),
    Messy("湖南省长沙市望城县高塘岭镇", {"county": "望城区", "township_code": "430112001"}),
    Messy("四川省郫县犀浦镇国宁村5组", {"county": "郫都区", "township": "犀浦镇", "group": "5"}),
    Messy("重庆万州沙龙路12号", {"county": "万州区", "road": "沙龙路"}),
    Messy(
        "广东东莞市长安镇涌头社区德政中路12号",
        {"city": "东莞市", "township": "长安镇", "village": "涌头社区", "county": None},
    ),
    Messy("海南省儋州市那大镇解放路2号", {"city": "儋州市", "township": "那大镇"}),
    Messy("吉林省吉林市船营区解放大路8号", {"city": "吉林市", "county": "船营区"}),
    Messy("新疆石河子市北三路9号", {"county": "石河子市", "road": "北三路"}),
    Messy("济南市历下区经七路324号山东省立医院", {"city": "济南市", "road_no": "324"}),
    Messy(
        "浙江杭州西湖区文三路九十号３栋二单元五〇一室",
        {"road_no": "90", "building": "3", "unit": "2", "room": "501"},
    ),
    Messy("肥西县清泉镇塔山村第五村民小组二号", {"group": "5", "road_no": "2"}),
)  # fmt: skip
NO_ADDRESS = ("被领导骂的好惨", "我在上班呢不方便", "无", "19900001234", "同上", "老家")
