"""Townships and villages: the packaged file is the edition it says, whole, and read at random."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from skiptrace.normalize import local_gazetteer as module
from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.local_gazetteer import (
    LocalGazetteer,
    area_code,
    area_of,
    local_gazetteer,
)
from skiptrace.normalize.locality_names import written_stem

DATA = Path(module.__file__).parent / "data"


def checksums() -> dict[str, str]:
    """Name -> SHA-256, from the table in data/README.md."""
    text = (DATA / "README.md").read_text("utf-8")
    return dict(re.findall(r"^\| `?([a-z. ]+?)`? \| `([0-9a-f]{64})` \|$", text, re.M))


def test_the_built_files_are_those_the_readme_names() -> None:
    built = checksums()
    assert len(built) == 4
    for name in built.keys() - {"its text"}:
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == built[name], name


def test_the_text_is_the_edition_whatever_packed_it() -> None:
    source = local_gazetteer()
    digest = hashlib.sha256()
    for area in source.areas:
        digest.update(f"{area}\n{source.text(area)}\n".encode())
    assert digest.hexdigest() == checksums()["its text"]


def test_the_2023_edition_is_whole() -> None:
    source = local_gazetteer()
    townships = [township for area in source.areas for township in source.townships(area)]
    villages = sum(source.text(area).count("\n") for area in source.areas) + len(source.areas)
    assert len(townships) == 41_352
    assert villages - len(townships) == 620_573
    assert len({township.code for township in townships}) == len(townships)


def test_every_county_has_its_townships_and_no_other_code_has_any() -> None:
    source = local_gazetteer()
    counties = {unit.code for unit in gazetteer().by_code.values() if unit.level == 2}
    undivided = {"441900", "442000", "460400", "620200"}
    assert set(source.areas) == counties | undivided
    assert source.townships("330100") == ()
    assert source.townships("999999") == ()


def test_undivided_cities_and_their_codes() -> None:
    assert area_code("620200") == "620201"
    assert area_of("620201001001") == "620200"
    assert area_of("441900003") == "441900"
    township = local_gazetteer().townships("620200")[0]
    assert township.code.startswith("620201")
    assert local_gazetteer().township(township.code) == township


def test_codes_and_names_of_one_county() -> None:
    source = local_gazetteer()
    township = source.township("330127102")
    assert township is not None
    assert (township.name, township.stem) == ("石林镇", "石林")
    village = source.village("330127102217")
    assert village is not None
    assert village.name == "富德村村民委员会"
    assert source.township("330127999") is None
    assert source.village("330127102999") is None
    assert source.village("999999999999") is None


@pytest.mark.parametrize("area", ["330127", "110101", "441900", "620200", "659001", "152525"])
def test_a_search_by_stem_finds_what_a_walk_finds(area: str) -> None:
    source = local_gazetteer()
    for township in source.townships(area):
        for village in source.villages(area, township.code):
            stem = written_stem(village.stem)
            # 甲山街道庭江路 in 甲山街道 is spelled 庭江路.
            spelled = (stem[start:] for start in range(len(stem)))
            found = (source.villages_named(area, township.code, name) for name in spelled)
            assert any(village in named for named in found), village


def test_names_without_the_units_above_them() -> None:
    """濮阳县清河头乡 is how the statisticians write it, 清河头乡 how everybody does."""
    source = local_gazetteer()
    repeated = [one for one in source.townships("410928") if one.name.startswith("濮阳县")]
    assert repeated
    assert all(one.written == one.name.removeprefix("濮阳县") for one in repeated)


def test_a_common_name_is_found_everywhere() -> None:
    found = local_gazetteer().by_name["城关镇"]
    assert len({area for area, _ in found}) > 80
    assert Counter(area for area, _ in found).most_common(1)[0][1] == 1


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"something else 12\n")
    with pytest.raises(ValueError, match="no file of localities"):
        LocalGazetteer(path)
