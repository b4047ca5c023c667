"""Township and village in a text: every way they are written, and no guess."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skiptrace.normalize.addresses import address, canonical_parts
from skiptrace.normalize.local_gazetteer import local_gazetteer
from tests.truth.written_addresses import NAMES_NO_VILLAGE, SHAPES, merged_township, written

HE = "330127104299"
"""河村 in 威坪镇, 淳安县."""


@pytest.mark.parametrize(
    ("written_as", "code"),
    [
        ("浙江省杭州市淳安县威坪镇河村5组12号", HE),
        ("浙江省淳安县威坪镇河村五组", HE),
        ("淳安县威坪镇河村村民委员会", HE),
        ("淳安县威坪镇河村村委会", HE),
        ("淳安县威坪镇河村行政村外测试庄12号", HE),
        ("淳安县威坪镇 河村,5组", HE),
        ("淳安县威坪河村5组", HE),
        ("淳安县威坪乡河村", HE),
        ("淳安县威坪街道河村社区5号", HE),
        ("淳安县河村5组", HE),
        ("淳安縣威坪鎮河村", HE),
        # a village that begins like a road behind its township, or like a second township
        ("湖州市吴兴区八里店镇路村8组", "330502101223"),
        ("洛阳市汝阳县上店镇东街村16组", "410326101200"),
        ("阜阳市太和县坟台镇镇北村4组", "341222117200"),
        # a township that repeats its county's name, and one that officials call by it
        ("三明市尤溪县尤溪口镇尤墩村", "350426107201"),
        ("濮阳市濮阳县清河头乡东清河头村", "410928202201"),
        ("阳泉市盂县路家村镇路家村5组", "140322102210"),
        # a village and a community that both are called so: the word decides
        ("陇南市武都区两水镇后村4组", "621202103202"),
        ("陇南市武都区两水镇后村居委会4号", "621202103001"),
        # cities without counties
        ("东莞市南城街道元美社区", "441900004005"),
        ("嘉峪关市新城镇中沟村3组", "620201100204"),
        ("儋州市那大镇屋基村", "460400100217"),
        # an ethnic township by its short name
        ("湖南省常宁市塔山乡", None),
    ],
)
def test_written_in_many_ways(written_as: str, code: str | None) -> None:
    read = address(written_as)
    assert "township_code" in read.parts
    if code is not None:
        assert read.parts.get("village_code") == code
        assert read.parts["township_code"] == code[:9]


@pytest.mark.parametrize(
    ("written_as", "township"),
    [
        ("淳安县威坪镇测试路12号3幢2单元501室", "330127104"),
        ("淳安县威坪镇测试村5组", "330127104"),
        ("淳安县威坪镇", "330127104"),
    ],
)
def test_a_township_alone(written_as: str, township: str) -> None:
    read = address(written_as)
    assert read.parts["township_code"] == township
    assert "village_code" not in read.parts


@pytest.mark.parametrize(
    ("written_as", "part", "name"),
    [
        ("淳安县威坪镇河村5组", "village", "河村"),
        ("淳安县威坪镇测试村5组", "village", "测试村"),
        ("淳安县旧时测试乡河村5组", "township", "旧时测试乡"),
        ("淳安县威坪乡河村5组", "township", "威坪乡"),
        ("淳安县威坪镇河村测试路3号", "road", "测试路"),
        ("淳安县威坪镇河村5组12号", "group", "5"),
    ],
)
def test_names_stay_as_written(written_as: str, part: str, name: str) -> None:
    assert address(written_as).parts[part] == name


@pytest.mark.parametrize(
    ("written_as", "candidates"),
    [
        # two townships have it, and the text names neither
        ("淳安县西园5组", ()),
        # a township that is no longer there: its village is looked for, not assumed
        ("淳安县旧时测试乡河村5组", ("浙江省杭州市淳安县威坪镇河村5组",)),
        # no county: every county with that township, those with the village first
        ("浙江省杭州市威坪镇河村5组", ("浙江省杭州市淳安县威坪镇河村5组",)),
        ("威坪镇河村5组12号", ("浙江省杭州市淳安县威坪镇河村5组12号",)),
        # too many to choose from
        ("城关镇测试路1号", ()),
        ("淳安县测试村5组", ()),
    ],
)
def test_what_is_not_certain_is_a_candidate(written_as: str, candidates: tuple[str, ...]) -> None:
    read = address(written_as)
    assert read.candidates == candidates
    assert "village_code" not in read.parts


def test_a_county_of_a_common_name_is_narrowed_by_its_township() -> None:
    """Four cities have a 鼓楼区, one of them a 中央门街道; the head stays as it is written."""
    read = address("鼓楼区中央门街道测试路1号")
    assert read.canonical == "鼓楼区中央门街道测试路1号"
    assert read.candidates == ("江苏省南京市鼓楼区中央门街道测试路1号",)
    assert read.certainty <= 0.5


@pytest.mark.parametrize(
    "line",
    [
        "淳安县威坪镇政府家属院3幢2单元501室",
        "淳安县千岛湖镇新安大街12号",
        "淳安县威坪路12号",
        "淳安县威坪镇河村小学旁",
    ],
)
def test_roads_and_buildings_are_no_villages(line: str) -> None:
    assert "village_code" not in address(line).parts


def test_a_renamed_township_lowers_the_certainty() -> None:
    assert address("淳安县威坪镇河村").certainty == 1.0
    assert address("淳安县威坪乡河村").certainty == 0.9


def test_generated_addresses_are_read_right_or_not_at_all() -> None:
    """Known truth: no wrong village in any shape, and nearly all found where one is named."""
    right = named = 0
    for item in written(seed=11, each=120):
        read = address(item.line)
        code = read.parts.get("village_code")
        assert code in (None, item.village), item.line
        if item.shape == merged_township.__name__:
            offered = {address(line).parts.get("village_code") for line in read.candidates}
            assert code is None
            assert item.village in offered or not offered
        elif item.village is not None:
            named += 1
            right += code == item.village
    assert named == 120 * (len(SHAPES) - len(NAMES_NO_VILLAGE) - 1)
    assert right / named > 0.97


@pytest.mark.parametrize("seed", [3, 4])
def test_parts_that_are_remembered_are_those_of_reading_again(seed: int) -> None:
    lines = [item.line for item in written(seed, each=20)]
    remembered = [dict(canonical_parts(address(line).canonical or "")) for line in lines]
    read = [dict(address(address(line).canonical or "").parts) for line in lines]
    assert remembered == read


townships = st.sampled_from(local_gazetteer().townships("330127"))


@settings(max_examples=200, deadline=None)
@given(
    townships, st.sampled_from(["", "河村", "测试村", "西园", "政府", "路1号"]), st.text(max_size=9)
)
def test_total_idempotent_and_within_its_township(
    township: object, village: str, tail: str
) -> None:
    read = address(f"淳安县{getattr(township, 'name', '')}{village}{tail}")
    if read.canonical is not None:
        again = address(read.canonical)
        assert again.canonical == read.canonical
        codes = ("township_code", "village_code")
        assert [again.parts.get(c) for c in codes] == [read.parts.get(c) for c in codes]
        code = read.parts.get("village_code")
        assert code is None or code.startswith(read.parts["township_code"])
        for candidate in read.candidates:
            assert address(candidate).canonical == candidate
