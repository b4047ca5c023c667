"""`tianditu`: where an address lies, by the state's map service (天地图); CGCS2000 is WGS-84."""

import json
from typing import Final

from skiptrace.errors import ServiceRefusal
from skiptrace.model.lookup import Lookup, LookupAnswer, Outcome
from skiptrace.ports import ReadOptions
from sources.http import Answer, Json, Question
from sources.live.common import HttpService, not_understood, point_of
from sources.live.places import Found, degrees, map_card, may_use_url, place_answer
from sources.live.rows import at_path, text_at
from sources.live.settings import SourceSettings

URL: Final = "https://api.tianditu.gov.cn"

CARD = map_card("tianditu", "Places of addresses (Tianditu)", "地址坐标(天地图)")

# status: "0" OK, "101" nothing found, "404" the question failed.
_NOTHING: Final = frozenset({"101", "404"})


class TiandituService(HttpService):
    """Asks /geocoder, which takes the address in the URL only."""

    def __init__(self, settings: SourceSettings) -> None:
        super().__init__(settings, CARD, URL)
        self._key = settings.secret("key_env", "TIANDITU_KEY")
        may_use_url(settings, needed=True)
        self.secrets = (self._key,)

    def ask(self, lookup: Lookup, lookup_id: str, options: ReadOptions) -> LookupAnswer:
        """As live.LiveSource."""
        wanted = json.dumps({"keyWord": point_of(lookup).value}, ensure_ascii=False)
        question = Question("GET", "/geocoder", query={"ds": wanted, "tk": self._key.value()})
        value = self.answer(lambda: question, _judged)
        lon, lat = degrees(at_path(value, "location.lon")), degrees(at_path(value, "location.lat"))
        if lon is None or lat is None:
            return LookupAnswer(Outcome.NOTHING)
        found = Found((lon, lat), level=text_at(value, "location.level"))
        notes = {"service": self.name, "lookup": lookup_id}
        return place_answer(lookup, found, options, notes)


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
