"""Which telephone area a place lies in."""

import pytest

from skiptrace.normalize.area_places import area_of, prefixes_near
from skiptrace.normalize.areacodes import has_area
from skiptrace.normalize.gazetteer import gazetteer

NEAR = [
    ("杭州的座机", {"0571"}),
    ("昆山这边", {"0512"}),
    ("北京朝阳区那边", {"010"}),
    ("我人在香港", {"+852"}),
    ("余杭区单位", {"0571"}),
    ("鼓楼区", {"025", "0371", "0516", "0591"}),
    ("浙江的", set()),
    ("没有地名", set()),
    ("中山路的店", set()),
]


@pytest.mark.parametrize(("text", "prefixes"), NEAR)
def test_prefixes_of_the_places_named(text: str, prefixes: set[str]) -> None:
    assert prefixes_near(text) == prefixes


def test_every_city_but_two_has_its_code_and_every_code_exists() -> None:
    cities = [d for d in gazetteer().by_code.values() if d.level == 1]
    without = {d.name for d in cities if area_of(d) is None}
    assert without == {"海西蒙古族藏族自治州", "伊犁哈萨克自治州"}
    assert all(has_area(area_of(d) or "10") for d in cities)
