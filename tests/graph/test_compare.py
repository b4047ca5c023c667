import pytest

from graph.compare import AddressLevel, NameLevel, compare_addresses, compare_names
from graph.parameters import NAME_RARITY_LIMIT, NAME_WEIGHT


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("王伟", "王伟", NameLevel.EXACT),
        ("阿里木·买买提", "阿里木 买买提", NameLevel.EXACT),
        ("王偉", "王伟", NameLevel.VARIANT),
        ("王伟", "王玮", NameLevel.HOMOPHONE),
        ("王晓明", "汪小明", NameLevel.SURNAME_HOMOPHONE),
        ("陈鑫", "程新", NameLevel.SURNAME_HOMOPHONE),
        ("王*伟", "王大伟", NameLevel.MASKED),
        ("王*伟", "李大伟", NameLevel.DIFFERENT),
        ("王*", "王伟", NameLevel.MASKED),
        ("王先生", "王伟", NameLevel.SURNAME),
        ("李建国", "李建军", NameLevel.ONE_CHARACTER),
        ("王伟", "李伟", NameLevel.DIFFERENT),
        ("张明伟", "张伟明", NameLevel.REVERSED),
        ("妈妈", "妈妈", NameLevel.UNKNOWN),
        ("", "王伟", NameLevel.UNKNOWN),
    ],
)
def test_names_by_level(left: str, right: str, level: NameLevel) -> None:
    assert compare_names(left, right).level is level
    assert compare_names(right, left) == compare_names(left, right)


def test_a_homophone_is_nearer_than_a_namesake_of_another_family() -> None:
    assert compare_names("王伟", "王玮").weight > 0 > compare_names("王伟", "李伟").weight


@pytest.mark.parametrize(
    ("commoner", "rarer"),
    [("王伟", "王大伟"), ("王伟", "王建国"), ("王建国", "欧阳建国"), ("李静", "欧阳翊晟")],
)
def test_a_common_name_says_less_than_a_rare_one(commoner: str, rarer: str) -> None:
    assert compare_names(commoner, commoner).weight < compare_names(rarer, rarer).weight


@pytest.mark.parametrize("name", ["王伟", "欧阳翊晟", "缪琛瑭", "John Smith", "测试·阿力"])
def test_frequency_moves_a_name_by_no_more_than_its_limit(name: str) -> None:
    moved = compare_names(name, name).weight - NAME_WEIGHT["exact"]
    assert abs(moved) <= NAME_RARITY_LIMIT


VILLAGE = "安徽省合肥市肥西县清泉镇塔山村"


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        (f"{VILLAGE}5组12号", f"{VILLAGE}5组12号", AddressLevel.EXACT),
        (f"{VILLAGE}5组12号", f"{VILLAGE}15组12号", AddressLevel.SAME_VILLAGE),
        (f"{VILLAGE}5组", f"{VILLAGE}15组", AddressLevel.SAME_VILLAGE),
        (f"{VILLAGE}5组12号", "肥西县清泉镇塔山村5组12号", AddressLevel.SAME_DOOR),
        (
            f"{VILLAGE}5组12号",
            "安徽省合肥市肥西县清泉镇山塔村5组12号",
            AddressLevel.SAME_TOWNSHIP,
        ),
        (
            "浙江省杭州市西湖区文三路90号3幢2单元501室",
            "杭州市西湖区文三路90号3幢2单元501室",
            AddressLevel.SAME_DOOR,
        ),
        (
            "浙江省杭州市西湖区文三路90号3幢2单元501室",
            "浙江省杭州市西湖区文三路90号3幢2单元502室",
            AddressLevel.SAME_BUILDING,
        ),
        (
            "浙江省杭州市西湖区文三路90号",
            "浙江省宁波市海曙区文三路90号",
            AddressLevel.DIFFERENT,
        ),
    ],
)
def test_addresses_by_level(left: str, right: str, level: AddressLevel) -> None:
    found = compare_addresses(left, right).level
    if level is AddressLevel.SAME_DOOR:
        # A normaliser that fills in the region makes them one text.
        assert found in (AddressLevel.SAME_DOOR, AddressLevel.EXACT)
    else:
        assert found is level
    assert compare_addresses(right, left).level is found


@pytest.mark.parametrize("other", [1, 2, 4, 15, 50, 55, 500])
def test_another_number_is_another_place(other: int) -> None:
    same = compare_addresses(f"{VILLAGE}5组12号", f"{VILLAGE}5组12号").weight
    assert compare_addresses(f"{VILLAGE}5组12号", f"{VILLAGE}{other}组12号").weight < same / 4
