"""The builder of the gazetteer: an unpacked package in, the same bytes out each time."""

from pathlib import Path

import pytest

from skiptrace.normalize.local_gazetteer import LocalGazetteer
from tools import divisions

TABLES = {
    "provinces": ("code,name", "33,浙江省", "44,广东省", "62,甘肃省"),
    "cities": (
        "code,name,provinceCode", "3301,杭州市,33", "3302,市辖区,33", "4419,东莞市,44",
        "6202,嘉峪关市,62",
    ),
    "areas": (
        "code,name,cityCode,provinceCode", "330127,淳安县,3301,33", "441900,东莞市,4419,44",
        "620201,嘉峪关市,6202,62",
    ),
    "streets": (
        "code,name,areaCode,provinceCode,cityCode", "330127102,石林镇,330127,33,3301",
        "330127103,淳安县八户乡,330127,33,3301", "441900003,东城街道,441900,44,4419",
        "620201001,新城镇,620201,62,6202",
    ),
    "villages": (
        "code,name,streetCode", "330127102218,塔山村村民委员会,330127102",
        "330127102217,富德村委会,330127102", "330127102001,青城社区,330127102",
        "330127103200,八户乡十二户村委会,330127103", "441900003001,岗贝社区居民委员会,441900003",
        "620201001200,中沟村村委会,620201001",
    ),
}  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Path:
    folder = tmp_path / "package" / "dist"
    folder.mkdir(parents=True)
    for name, lines in TABLES.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return folder


def test_divisions_without_placeholders_with_the_added(package: Path) -> None:
    assert divisions.divisions_csv(package).decode().splitlines() == [
        "code,name", "330000,浙江省", "330100,杭州市", "330127,淳安县", "440000,广东省",
        "441900,东莞市", "620000,甘肃省", "620200,嘉峪关市", "710000,台湾省",
        "810000,香港特别行政区", "820000,澳门特别行政区",
    ]  # fmt: skip


def test_localities_come_back_with_codes_names_and_spellings(package: Path, tmp_path: Path) -> None:
    path = tmp_path / "localities.bin"
    path.write_bytes(divisions.localities_bin(package))
    source = LocalGazetteer(path)
    assert source.areas == ("330127", "441900", "620200")
    assert source.text("330127").splitlines() == [
        "=102石林镇", "青城q", "富德a217", "塔山d",
        "=1038户乡|淳安县八户乡", "12户|八户乡十二户a200",
    ]  # fmt: skip
    villages = [
        (village.code, village.name)
        for area in source.areas
        for township in source.townships(area)
        for village in source.villages(area, township.code)
    ]
    rows = [line.split(",")[:2] for line in TABLES["villages"][1:]]
    assert sorted(villages) == sorted((code, name) for code, name in rows)
    (found,) = source.villages_named("330127", "330127103", "12户")
    assert (found.code, found.stem) == ("330127103200", "八户乡十二户")


def test_the_same_package_gives_the_same_bytes(package: Path) -> None:
    assert divisions.localities_bin(package) == divisions.localities_bin(package)
    rows = TABLES["villages"]
    shuffled = "\n".join((rows[0], *reversed(rows[1:]))) + "\n"
    before = divisions.localities_bin(package)
    (package / "villages.csv").write_text(shuffled, "utf-8")
    assert divisions.localities_bin(package) == before


@pytest.mark.parametrize("arguments", [[], ["nowhere"], ["a", "b"]])
def test_what_is_no_package_is_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert divisions.main(arguments) == 2
    assert "dev.py divisions PATH" in capsys.readouterr().err
