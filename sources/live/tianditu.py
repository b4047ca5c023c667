"""`tianditu`: where an address lies, by the state's map service (天地图); CGCS2000 is WGS-84."""

import json
from typing import Final

from skiptrace.errors import ServiceRefusal
from skiptrace.model.lookup import Lookup, LookupAnswer
from skiptrace.ports import ReadOptions
from sources.http import Answer, Json
from sources.live.common import not_understood, point_of
from sources.live.places import Found, MapService, degrees, map_card
from sources.live.rows import at_path, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://api.tianditu.gov.cn"

CARD = map_card("tianditu", "Places of addresses (Tianditu)", "地址坐标(天地图)")

# status: "0" OK, "101" nothing found, "404" the question failed.
_NOTHING: Final = frozenset({"101", "404"})


class TiandituService(MapService):
    """Asks /geocoder, which takes the address in the URL only."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD, URL, "TIANDITU_KEY", form=False)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        wanted = json.dumps({"keyWord": point_of(lookup).value}, ensure_ascii=False)
        fields = {"ds": wanted, "tk": self.key.value()}
        notes = {"lookup": lookup_id}
        return self.located(lookup, "/geocoder", fields, _judged, _found, notes, options)


def _judged(answer: Answer) -> Json:
    answer.check()
    value = answer.json()
    status = text_at(value, "status")
    if status == "0":
        return value
    if status in _NOTHING:
        return None
    if text_at(value, "code") or status:
        raise ServiceRefusal(f"{answer.service}: the key is refused", "check key and credit")
    raise not_understood(answer.service)


def _found(value: Json) -> Found | None:
    lon, lat = degrees(at_path(value, "location.lon")), degrees(at_path(value, "location.lat"))
    if lon is None or lat is None:
        return None
    return Found((lon, lat), level=text_at(value, "location.level"))
