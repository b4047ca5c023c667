"""`baidu-map`: where an address lies, by Baidu's geocoder; BD-09 turned into WGS-84."""

from typing import Final

from skiptrace.errors import ServiceBusy, ServiceRefusal
from skiptrace.model.lookup import Lookup, LookupAnswer
from skiptrace.ports import ReadOptions
from sources.http import Answer, Json
from sources.live.common import not_understood, point_of, safe_code
from sources.live.datum import bd09_to_wgs84
from sources.live.places import Found, MapService, degrees, map_card
from sources.live.rows import at_path, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://api.map.baidu.com"

CARD = map_card("baidu-map", "Places of addresses (Baidu)", "地址坐标(百度)")

# status: 0 OK, 1 internal error or no result, 401/402 too fast, 2xx and 3xx key and quota.
_NO_RESULT: Final = "无相关结果"
_BAD_QUESTION: Final = "2"
_TOO_FAST: Final = frozenset({"401", "402"})
_KEY_TROUBLE: Final = ("2", "3", "4", "5", "101", "102")
# Below this the service itself says that it may be kilometres off.
_STREET_CONFIDENCE: Final = 70


class BaiduMapService(MapService):
    """Asks /geocoding/v3/; the address travels in a form unless the URL is allowed."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD, URL, "BAIDU_MAP_KEY", form=True)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        fields = {"ak": self.key.value(), "address": point_of(lookup).value, "output": "json"}
        notes = {"lookup": lookup_id}
        return self.located(lookup, "/geocoding/v3/", fields, _judged, _found, notes, options)


def _judged(answer: Answer) -> Json:
    answer.check()
    value = answer.json()
    status = text_at(value, "status")
    if status == "0":
        return value
    if _NO_RESULT in text_at(value, "msg") + text_at(value, "message"):
        return None
    if status == "1" or status in _TOO_FAST:
        raise ServiceBusy(
            f"{answer.service}: too many questions ({safe_code(status)})",
            "lower its pace in skiptrace.toml",
            in_doubt=False,
        )
    if status != _BAD_QUESTION and status.startswith(_KEY_TROUBLE):
        raise ServiceRefusal(
            f"{answer.service}: the key is refused ({safe_code(status)})", "check key and credit"
        )
    raise not_understood(answer.service)


def _found(value: Json) -> Found | None:
    lon = degrees(at_path(value, "result.location.lng"))
    lat = degrees(at_path(value, "result.location.lat"))
    if lon is None or lat is None:
        return None
    confidence = text_at(value, "result.confidence")
    sure = confidence.isdigit() and int(confidence[:4]) >= _STREET_CONFIDENCE
    precise = text_at(value, "result.precise") == "1"
    precision = "door" if precise else "street" if sure else "area"
    return Found(bd09_to_wgs84((lon, lat)), precision, text_at(value, "result.level"))
