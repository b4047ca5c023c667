"""Addresses: components, candidates for guesses, and the public failures of others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.addresses import address, address_key


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        # akebe/address-parse issue 25: 上海 and 徐汇 are parts of an estate's name here
        ("新疆伊宁市上海城徐汇苑", "新疆维吾尔自治区伊犁哈萨克自治州伊宁市上海城徐汇苑"),
        # chinese_province_city_area_mapper: the short name 中山 in front of 路 is no city
        ("中山路100号", "中山路100号"),
        ("南京市中山北路26号", "江苏省南京市中山北路26号"),
        ("廣東省深圳市南山區科技園路1號", "广东省深圳市南山区科技园路1号"),
        ("浙江省杭州市浙江省杭州市余杭区五常街道", "浙江省杭州市余杭区五常街道"),
        ("北京市市辖区东城区东直门内大街1号", "北京市东城区东直门内大街1号"),
        ("上海 浦东新区 张杨路 100弄", "上海市浦东新区张杨路100弄"),
        ("吉林省吉林市船营区光华路12号", "吉林省吉林市船营区光华路12号"),
        ("吉林船营区光华路12号", "吉林省吉林市船营区光华路12号"),
        ("江苏昆山市花桥镇绿地大道", "江苏省苏州市昆山市花桥镇绿地大道"),
        ("东莞市南城街道元美路22号", "广东省东莞市南城街道元美路22号"),
        ("内蒙古呼和浩特市新城区新华大街1号", "内蒙古自治区呼和浩特市新城区新华大街1号"),
        ("河南济源市济水大街1号", "河南省济源市济水大街1号"),
        ("恩施州恩施市舞阳坝街道", "湖北省恩施土家族苗族自治州恩施市舞阳坝街道"),
        # renamed and merged counties
        ("浙江省杭州市下城区体育场路一号", "浙江省杭州市拱墅区体育场路1号"),
        ("邢台市桥东区新华路1号", "河北省邢台市襄都区新华路1号"),
        ("长沙市望城县高塘岭镇1号", "湖南省长沙市望城区高塘岭镇1号"),
        ("重庆市开县汉丰街道", "重庆市开州区汉丰街道"),
        ("达州市达县南外镇1组", "四川省达州市达川区南外镇1组"),
        ("湖北省襄樊市樊城区长虹路1号", "湖北省襄阳市樊城区长虹路1号"),
        ("浙江金华义乌北苑街道1号", "浙江省金华市义乌市北苑街道1号"),
        ("杭州西湖文三路1号", "浙江省杭州市西湖区文三路1号"),
        # one spelling of numbers and buildings
        ("杭州市西湖区文三路九十号3栋二单元二零一室", "浙江省杭州市西湖区文三路90号3幢2单元201室"),
        ("杭州市西湖区文三路90号3号楼2单元201", "浙江省杭州市西湖区文三路90号3幢2单元201室"),
        ("杭州市西湖区文三路９０号３－２－２０１", "浙江省杭州市西湖区文三路90号3幢2单元201室"),
        ("地址：杭州市西湖区文三路90号", "浙江省杭州市西湖区文三路90号"),
        ("杭州市西湖区文三路90号(租房)", "浙江省杭州市西湖区文三路90号"),
    ],
)
def test_canonical(written: str, canonical: str) -> None:
    assert address(written).canonical == canonical
    assert address(canonical).canonical == canonical


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        (
            "山西省临汾市洪洞县清泉镇塔山村十五组12号",
            {"county": "洪洞县", "region_code": "141024", "township": "清泉镇", "village": "塔山村",
             "group": "15", "road_no": "12"},
        ),
        (
            "上海市浦东新区张杨路100弄5号301室",
            {"city": "上海市", "region_code": "310115", "road": "张杨路", "lane": "100",
             "building": "5", "room": "301"},
        ),
        (
            "深圳市南山区粤海街道科苑路15号科兴科学园A座12层1201室",
            {"region_code": "440305", "township": "粤海街道", "road": "科苑路", "road_no": "15",
             "poi": "科兴科学园", "building": "A", "floor": "12", "room": "1201"},
        ),
        (
            "杭州市西湖区文三路90号东部软件园2号楼A座1001",
            {"road": "文三路", "road_no": "90", "poi": "东部软件园", "building": "2-A",
             "room": "1001"},
        ),
        ("成都市高新区天府大道1700号", {"city": "成都市", "county": "高新区", "road": "天府大道"}),
        ("昆明市西山区西山街道一号", {"county": "西山区", "township": "西山街道", "road_no": "1"}),
        ("北京市海淀区中关村大街27号", {"county": "海淀区", "road": "中关村大街", "road_no": "27"}),
    ],
)  # fmt: skip
def test_parts(written: str, parts: dict[str, str]) -> None:
    read = address(written).parts
    assert {key: read.get(key) for key in parts} == parts


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("鼓楼区中山北路26号", 4),
        ("朝阳区建国路88号", 2),
        ("通州区新华大街1号", 2),
        ("石家庄市桥东区中山东路11号", 2),
        ("杭州江干区凯旋路200号", 2),
    ],
)
def test_ambiguity_gives_candidates_not_a_guess(written: str, count: int) -> None:
    understood = address(written)
    assert len(understood.candidates) == count
    assert understood.certainty <= 0.5
    assert "region_code" not in understood.parts
    for candidate in understood.candidates:
        assert address(candidate).canonical == candidate
        assert "region_code" in address(candidate).parts


def test_a_contradiction_between_divisions_lowers_certainty() -> None:
    understood = address("浙江省南京市中山北路26号")
    assert understood.certainty <= 0.6
    assert understood.parts["region_code"] == "330000"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("", "empty"),
        ("无", "placeholder"),
        ("同上", "placeholder"),
        ("123456", "address_not_an_address"),
        ("abc", "address_not_an_address"),
        ("杭州", "address_too_short"),
        ("浙江省", "address_too_short"),
        ("杭州市\x00西湖区", "control_character"),
        ("西湖区" * 120, "too_long"),
    ],
)
def test_refusals_name_their_reason(written: str, problem: str) -> None:
    assert address(written).problem == problem


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("杭州市西湖区文三路90号3栋2单元201室", "浙江杭州西湖区文三路九十号3-2-201", True),
        ("清泉镇塔山村5组12号", "清泉镇塔山村15组12号", False),
        ("清泉镇塔山村五组12号", "清泉镇塔山村5组12号", True),
        ("清泉镇塔山村5组12号", "清泉镇山塔村5组12号", False),
        ("杭州市西湖区文三路90号", "杭州市西湖区文三路91号", False),
        ("杭州市西湖区文三路90号", "南昌市西湖区文三路90号", False),
        ("西湖区软件园2号楼A座1001", "西湖区软件园2号楼B座1001", False),
    ],
)
def test_blocking_keys(left: str, right: str, equal: bool) -> None:
    assert address_key(left)
    assert (address_key(left) == address_key(right)) is equal


pieces = st.sampled_from(
    "浙江省 杭州市 杭州 西湖区 鼓楼区 下城区 桥东区 石家庄市 中国 市辖区 上海 上海市 中山 "
    "中山市 吉林 吉林市 朝阳 朝阳市 朝阳区 清泉镇 塔山村 五组 15组 文三路 九十号 3-2-501 "
    "3栋 #5 A座 二单元 201 室 12楼 100弄 高新区 望城县 县 "
    "市 区 省 路 第一 二十 ( ) ， 、 - 。 租房 新疆 海南 海南省 重庆市 东城区 號 x 号 院 1".split()
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(pieces, max_size=9).map("".join), st.text(max_size=40)))
def test_total_and_idempotent(text: str) -> None:
    understood = address(text)
    assert (understood.canonical is None) is (understood.problem is not None)
    if understood.canonical is not None:
        again = address(understood.canonical)
        assert again.canonical == understood.canonical
        assert all(understood.parts.values())
        assert isinstance(address_key(text), str)
