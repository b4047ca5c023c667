"""`directory`: the published lines of the counties that the borrowers come from."""

from typing import TYPE_CHECKING

from skiptrace.demo import noise, places

if TYPE_CHECKING:
    from skiptrace.demo.dossiers import Calendar

HEADER = ("行政区划代码", "地区", "级别", "机构名称", "职务", "电话", "公开来源", "核实日期")


def rows(calendar: "Calendar") -> list[tuple[str, ...]]:
    """A row a county; the numbers are of one invented block."""
    day = noise.iso(calendar.register_day)
    return [
        (
            county.code,
            f"{county.province}{county.city}{county.name}",
            "县",
            f"{county.name}人民政府办公室",
            "值班室",
            f"{county.area_code}-8765{place:04d}",
            "政府网站",
            day,
        )
        for place, county in enumerate((*places.URBAN, *places.RURAL), start=1)
    ]
