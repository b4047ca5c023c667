import pytest
from hypothesis import given
from hypothesis import strategies as st

from skiptrace import normalize
from skiptrace.normalize.sites import site

HOUSE = "浙江省杭州市西湖区测试路88号测试小区"


@pytest.mark.parametrize(
    ("address", "place"),
    [
        (f"{HOUSE}3幢2单元1201室", HOUSE),
        (f"{HOUSE}A座18层1803", HOUSE),
        ("上海市浦东新区测试路5弄3号楼401", "上海市浦东新区测试路5弄"),
        ("测试大厦1楼", "测试大厦"),
        ("浙江省杭州市淳安县威坪镇测试村5组12号", "浙江省杭州市淳安县威坪镇测试村5组12号"),
        ("3幢501室", "3幢501室"),
        ("", ""),
    ],
)
def test_without_the_door(address: str, place: str) -> None:
    assert site(address) == place


@pytest.mark.parametrize("address", [f"{HOUSE}3幢2单元1201室", "测试大厦1楼"])
def test_the_canonical_form_loses_its_door(address: str) -> None:
    canonical = normalize.address(address).canonical
    assert canonical is not None
    assert (
        not {"building", "unit", "floor", "room"} & normalize.address(site(canonical)).parts.keys()
    )


@given(st.text(alphabet="幢座楼室层单元号路村0123456789AB测试", max_size=30))
def test_total_idempotent_and_a_beginning(text: str) -> None:
    place = site(text)
    assert text.startswith(place)
    assert bool(place) == bool(text)
    assert site(place) == place
