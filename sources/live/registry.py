"""Every service that can be configured: to add one, write its file and add its line here."""

from collections.abc import Callable, Mapping
from typing import Final

from skiptrace.live import ForeignRows, LiveCard, LiveSource, StreamSource
from skiptrace.ports import SourceAdapter
from sources.live import (
    amap,
    baidu_map,
    companies,
    identity,
    json_source,
    lost_contact,
    number_line,
    number_owner,
    number_status,
    sql,
    tianditu,
)
from sources.live.settings import SourceSettings

AdapterOf = Callable[[str], SourceAdapter]

CARDS: Final[tuple[LiveCard, ...]] = (
    number_status.CARD,
    number_owner.CARD,
    number_line.CARD,
    identity.CARD,
    lost_contact.CARD,
    amap.CARD,
    baidu_map.CARD,
    tianditu.CARD,
    companies.CARD,
    json_source.CARD,
    sql.CARD,
)
"""In the order people meet them."""

_ALONE: Final[Mapping[str, Callable[[SourceSettings], LiveSource]]] = {
    number_owner.CARD.service: number_owner.NumberOwnerService,
    number_line.CARD.service: number_line.NumberLineService,
    identity.CARD.service: identity.IdentityService,
    lost_contact.CARD.service: lost_contact.LostContactService,
    amap.CARD.service: amap.AmapService,
    baidu_map.CARD.service: baidu_map.BaiduMapService,
    tianditu.CARD.service: tianditu.TiandituService,
}
# Services whose answers are read as rows of a fixed KIND.
_BY_KIND: Final[Mapping[str, Callable[[SourceSettings, SourceAdapter], LiveSource]]] = {
    number_status.CARD.service: number_status.NumberStatusService,
    companies.CARD.service: companies.CompaniesService,
}


def live_source(
    name: str, table: Mapping[str, object], adapter: AdapterOf, rows: ForeignRows
) -> LiveSource | StreamSource:
    """The source that [pull.NAME] configures; raises UsageError naming what is wrong with it."""
    settings = SourceSettings(name, table)
    service = settings.choice("service", tuple(card.service for card in CARDS), "")
    if service in _ALONE:
        source: LiveSource | StreamSource = _ALONE[service](settings)
    elif service in _BY_KIND:
        kind = next(card.kind for card in CARDS if card.service == service)
        source = _BY_KIND[service](settings, adapter(kind or ""))
    elif service == json_source.CARD.service:
        source = json_source.JsonSource(settings, adapter(settings.text("kind")))
    else:
        source = sql.sql_source(settings, adapter(settings.text("kind")), rows)
    settings.done()
    return source
