"""Where an address lies, as a record: shared by the services that look it up on a map."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from skiptrace import normalize
from skiptrace.errors import UsageError
from skiptrace.live import LiveCard, Setting
from skiptrace.model.claim import HadDetail, PointDetail
from skiptrace.model.lookup import Asks, Lookup, LookupAnswer, LookupOutcome
from skiptrace.model.record import Record
from skiptrace.ports import ReadOptions
from sources.http import Answer, Json, Question
from sources.live.common import SETTINGS, HttpService, point_of, today
from sources.live.datum import Point, in_china
from sources.live.settings import SourceSettings
from sources.stamp import ClaimSheet, record_name
from sources.tables.cells import cell_problem

KIND: Final = "geocoding"

MAP_SETTINGS: Final = (
    Setting("key_env", "environment variable with the key of the map service", "MAP_KEY"),
    Setting("address_in_url", "allow the address in the URL of the question", "false"),
    *SETTINGS,
)


def map_card(service: str, title_en: str, title_zh: str) -> LiveCard:
    """The card of a map service; they differ in name and protocol only."""
    return LiveCard(
        service=service,
        title_en=title_en,
        title_zh=title_zh,
        asks=Asks.PLACE,
        kind=KIND,
        basis_needed=False,
        lawful_note="The place of the borrower's own address, without floor and room, for a visit.",
        cost="free quota, then paid",
        sends="an address up to its house number, without a name",
        yields=("place on the map",),
        paid=False,
        # Houses do not move; maps are corrected now and then.
        fresh_days=3 * 365,
        settings=MAP_SETTINGS,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A place on the map: WGS-84; region: six-digit code that the service puts it in, or "".

    precision: "door", "street", "area" or "". level: in the service's own words.
    """

    point: Point
    precision: str = ""
    level: str = ""
    region: str = ""


class MapService(HttpService):
    """A map service; each has its own path, fields, answers and datum."""

    def __init__(
        self, settings: SourceSettings, card: LiveCard, url: str, key_env: str, *, form: bool
    ) -> None:
        """form: the service takes the address in a form, and not in the URL only."""
        super().__init__(settings, card, url)
        self.key = settings.secret("key_env", key_env)
        self._in_url = may_use_url(settings, needed=not form)
        self.secrets = (self.key,)

    def located(
        self,
        lookup: Lookup,
        path: str,
        fields: Mapping[str, str],
        judge: Callable[[Answer], Json],
        read: Callable[[Json], Found | None],
        notes: Mapping[str, str],
        options: ReadOptions,
    ) -> LookupAnswer:
        """Asks with these fields; judge: the answer's value or an error, read: its place."""
        question = (
            Question("GET", path, query=fields)
            if self._in_url
            else Question("POST", path, form=fields)
        )
        found = read(self.answer(lambda: question, judge))
        if found is None:
            return LookupAnswer(LookupOutcome.NOTHING)
        return place_answer(lookup, found, options, {"service": self.name, **notes})


def place_answer(
    lookup: Lookup, found: Found, options: ReadOptions, notes: Mapping[str, str]
) -> LookupAnswer:
    """The place as a detail of the address; nothing when it cannot be that address.

    A service that does not find an address answers with some other place rather than none: what
    lies in another city than the address says, or outside China, is no answer.
    """
    point, day = point_of(lookup), today(options)
    written = normalize.address(point.value).parts.get("region_code", "")
    if not in_china(found.point) or not _agree(written, found.region):
        return LookupAnswer(LookupOutcome.NOTHING)
    lon, lat = (f"{degrees:.6f}" for degrees in found.point)
    record = record_name(KIND, (point.value, lon, lat, found.precision, day))
    facts = {"lon": lon, "lat": lat, "precision": found.precision, "level": _plain(found.level)}
    said = {name: value for name, value in facts.items() if value}
    sheet = ClaimSheet(KIND, record, f"map:{record}", day, options, notes={**notes, **said})
    sheet.add(None, HadDetail(point, PointDetail.LOCATION))
    return LookupAnswer(LookupOutcome.FOUND, (Record(KIND, record, 1, tuple(sheet.claims)),))


def _agree(written: str, found: str) -> bool:
    """Whether two regions, as far as both are known, lie in one city (one province: no city)."""
    if not written or not found:
        return True
    digits = 2 if written.endswith("0000") or found.endswith("0000") else 4
    return written[:digits] == found[:digits]


def _plain(text: str) -> str:
    return "" if cell_problem(text) else text[:40]


def degrees(value: Json) -> float | None:
    """A coordinate as services send it, number or text; None when it is none."""
    try:
        found = float(value) if isinstance(value, str | int | Decimal) else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and abs(found) <= 180 else None


def may_use_url(settings: SourceSettings, *, needed: bool) -> bool:
    """Whether the address may stand in the URL; raises UsageError when it must and may not.

    Over HTTPS nobody on the way reads a URL, but services keep it in their logs.
    """
    allowed = settings.flag("address_in_url", default=False)
    if needed and not allowed:
        raise UsageError(
            f"[pull.{settings.name}] this map service takes the address in the URL only",
            "set address_in_url = true if that is acceptable, or use another map service",
        )
    return allowed
