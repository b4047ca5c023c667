"""Provinces, cities and counties of China with the names they go by; see data/README.md."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

# The peoples that autonomous prefectures, counties and banners are named after, longest first.
PEOPLES = "|".join(
    sorted(
        """蒙古族 回族 藏族 维吾尔 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族
        哈萨克 傣族 黎族
        傈僳族 佤族 畲族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜 土族 达斡尔族 仫佬族 羌族
        布朗族 撒拉族
        毛南族 仡佬族 锡伯 普米族 塔吉克 怒族 鄂温克族 德昂族 保安族 裕固族 独龙族 鄂伦春 各族
        哈萨克族
        蒙古 达斡尔 鄂温克 东乡 布依 傈僳""".split(),
        key=len,
        reverse=True,
    )
)
_AUTONOMOUS = re.compile(rf"(?:{PEOPLES})*自治([区州县旗])$")
_SUFFIX = re.compile(r"(?:特别行政区|地区|林区|特区|新区|盟|省|市|区|县|旗)$")
_ZONE = re.compile(
    r"^.{2,}?((?:高新技术|经济技术|高新|经济|高新技术产业|经济技术产业)+(?:产业)?开发区)$"
)
_ZONE_SHORT = {"高": "高新区", "经": "经开区"}


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county. Codes are six digits; shorter units end in zeros."""

    code: str
    name: str
    level: int
    """0 province, 1 city, 2 county."""

    @property
    def province_code(self) -> str:
        """Code of the province it lies in (its own for a province)."""
        return self.code[:2] + "0000"

    @property
    def city_code(self) -> str:
        """Code of the city it lies in; counties under no city share the province's pseudo code."""
        return self.code[:4] + "00"

    def within(self, prefix: str) -> bool:
        """Tell whether it lies in the unit whose code begins with `prefix`."""
        return self.code.startswith(prefix)


@dataclass(frozen=True, slots=True)
class Named:
    """What one name may stand for."""

    name: str
    full: bool
    """The official name; False for a short or a former one."""
    divisions: tuple[Division, ...]
    former: bool = False


def short_names(name: str) -> set[str]:
    """Return the names people use for an official one: 恩施土家族苗族自治州 -> 恩施, 恩施州."""
    if name == "内蒙古自治区":
        return {"内蒙古"}  # 蒙古 is here a part of the name, not the people
    autonomous = _AUTONOMOUS.search(name)
    if autonomous:
        stem = (
            name[: autonomous.start()] or name[:2]
        )  # 东乡族自治县 is named after the people alone
        kind = "" if autonomous[1] == "区" else autonomous[1]
        return {stem, stem + kind} if len(stem) > 1 else {stem + kind}
    zone = _ZONE.match(name)
    if zone:
        return {zone[1], _ZONE_SHORT.get(zone[1][0], zone[1])}
    stem = _SUFFIX.sub("", name)
    return {stem} if len(stem) > 1 and stem != name else set()


class Gazetteer:
    """All divisions by code and by every name; read once from the packaged files."""

    def __init__(self, divisions: list[Division], former: list[tuple[str, str, list[str]]]) -> None:
        self.by_code: Mapping[str, Division] = {d.code: d for d in divisions}
        self._former = former

    @cached_property
    def names(self) -> Mapping[str, tuple[Named, ...]]:
        """Every name to its meanings: official first, then short, then former."""
        official: dict[str, list[Division]] = {}
        short: dict[str, list[Division]] = {}
        for division in self.by_code.values():
            official.setdefault(division.name, []).append(division)
            for name in sorted(short_names(division.name)):
                short.setdefault(name, []).append(division)
        gone: dict[str, list[tuple[Division, ...]]] = {}
        for name, _, codes in self._former:
            gone.setdefault(name, []).append(tuple(self.by_code[c] for c in codes))
        names: dict[str, tuple[Named, ...]] = {}
        for name in sorted({*official, *short, *gone}):
            meanings = [Named(name, True, tuple(official[name]))] if name in official else []
            if name in short:
                meanings.append(Named(name, False, tuple(short[name])))
            meanings.extend(Named(name, True, units, former=True) for units in gone.get(name, []))
            names[name] = tuple(meanings)
        return names

    @cached_property
    def starts(self) -> Mapping[str, tuple[str, ...]]:
        """First two characters to the names that begin so, longest first."""
        starts: dict[str, list[str]] = {}
        for name in self.names:
            starts.setdefault(name[:2], []).append(name)
        return {k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in starts.items()}

    def names_at(self, text: str, position: int) -> list[str]:
        """Return the names that stand at `position` of `text`, longest first."""
        names = self.starts.get(text[position : position + 2], ())
        return [name for name in names if text.startswith(name, position)]

    def chain(self, division: Division) -> tuple[Division | None, Division | None, Division | None]:
        """Return (province, city, county) of a division; None where a level is absent.

        Municipalities are their own city; a city without counties is no county.
        """
        province = self.by_code.get(division.province_code)
        city = self.by_code.get(division.city_code)
        if province is not None and province.name in {"北京市", "天津市", "上海市", "重庆市"}:
            city = province
        return province, city if division.level else None, division if division.level == 2 else None


def _level(code: str) -> int:
    if code.endswith("0000"):
        return 0
    return 1 if code.endswith("00") else 2


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read the packaged divisions (10 ms, once)."""
    folder = Path(__file__).parent / "data"
    rows = csv.DictReader((folder / "divisions.csv").read_text("utf-8").splitlines())
    divisions = [Division(r["code"], r["name"], _level(r["code"])) for r in rows]
    old = csv.DictReader((folder / "renamed.csv").read_text("utf-8").splitlines())
    former = [(r["name"], r["within"], r["now"].split()) for r in old]
    return Gazetteer(divisions, former)
