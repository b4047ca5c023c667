"""`amap`: where an address lies, by Amap's geocoder (高德); GCJ-02 turned into WGS-84."""

from typing import Final

from skiptrace.errors import ServiceBusy, ServiceRefusal
from skiptrace.model.lookup import Lookup, LookupAnswer
from skiptrace.ports import ReadOptions
from sources.http import Answer, Json
from sources.live.common import not_understood, point_of, safe_code
from sources.live.datum import gcj02_to_wgs84
from sources.live.places import Found, MapService, degrees, map_card
from sources.live.rows import at_path, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://restapi.amap.com"

CARD = map_card("amap", "Places of addresses (Amap)", "地址坐标(高德)")

# infocode: 10000 is OK. Codes from the provider's page of errors.
_TOO_FAST: Final = frozenset({"10004", "10014", "10015", "10016", "10019", "10020", "10021"})
_NOTHING: Final = frozenset({"20003", "30000", "30001", "30002", "30003"})
# 门牌号 and 兴趣点 are a door; the rest is as fine as it says.
_PRECISION: Final = {
    "door": ("门牌号", "兴趣点", "单元号", "楼号"),
    "street": ("道路", "道路交叉路口", "公交站台、地铁站", "热点商圈"),
    "area": ("国家", "省", "市", "区县", "开发区", "乡镇", "村庄"),
}


class AmapService(MapService):
    """Asks /v3/geocode/geo; the address travels in a form unless the URL is allowed."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD, URL, "AMAP_KEY", form=True)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        fields = {"key": self.key.value(), "address": point_of(lookup).value, "output": "JSON"}
        notes = {"lookup": lookup_id}
        return self.located(lookup, "/v3/geocode/geo", fields, _judged, _found, notes, options)


def _judged(answer: Answer) -> Json:
    answer.check()
    value = answer.json()
    code = text_at(value, "infocode")
    if text_at(value, "status") == "1":
        return value
    if code in _NOTHING:
        return None
    if code in _TOO_FAST:
        raise ServiceBusy(
            f"{answer.service}: too many questions ({safe_code(code)})",
            "lower its pace in skiptrace.toml",
            in_doubt=False,
        )
    if code.startswith("10"):
        raise ServiceRefusal(
            f"{answer.service}: the key is refused ({safe_code(code)})", "check key and credit"
        )
    raise not_understood(answer.service)


def _found(value: Json) -> Found | None:
    """The first match; empty scalars come as empty lists."""
    geocode = at_path(value, "geocodes.0")
    lon_text, comma, lat_text = text_at(geocode, "location").partition(",")
    lon, lat = degrees(lon_text), degrees(lat_text)
    if not comma or lon is None or lat is None:
        return None
    level = text_at(geocode, "level")
    precision = next((name for name, levels in _PRECISION.items() if level in levels), "")
    return Found(gcj02_to_wgs84((lon, lat)), precision, level, text_at(geocode, "adcode"))
