"""Sources configured against a test server, and look-ups to ask them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from skiptrace.live import LiveSource
from skiptrace.model.contact import ContactPoint, ContactUse
from skiptrace.model.lookup import Asks, Lookup
from skiptrace.model.party import PartyRef
from skiptrace.ports import ReadOptions
from skiptrace.store.foreign import foreign_rows
from sources.live.registry import live_source
from sources.registry import adapter
from tests.sources.live.providers import KEY, KEY_ID
from tests.sources.loopback import Loopback

NUMBER, OTHER_NUMBER = "19900001234", "19900005678"
ID_NO = "330127198503121014"
SUBJECT = PartyRef(name="测试甲", id_no=ID_NO)
ADDRESS = "浙江省杭州市淳安县威坪镇测试村5组"
# 10:00 in China.
NOW = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)
OPTIONS = ReadOptions(NOW, "CONTRACT-9")
# Fast enough for tests, slow enough to be the real thing.
FAST: Mapping[str, object] = {"private": True, "pace": 100, "deadline_s": 5}
ENVIRONMENT = {
    "DYTNS_KEY_ID": KEY_ID, "DYTNS_KEY": KEY, "ANTCHAIN_KEY_ID": KEY_ID, "ANTCHAIN_KEY": KEY,
    "AMAP_KEY": KEY, "BAIDU_MAP_KEY": KEY, "TIANDITU_KEY": KEY, "QICHACHA_KEY_ID": KEY_ID,
    "QICHACHA_KEY": KEY, "CRM_KEY": KEY,
}  # fmt: skip


def source(service: str, server: Loopback | None = None, **settings: object) -> LiveSource:
    """The service under the name `probe`, at that server."""
    at = {"url": server.url} if server is not None else {}
    common = FAST if service != "sql" else {}
    table = {"service": service, **common, **at, **settings}
    made = live_source("probe", table, adapter, foreign_rows)
    assert isinstance(made, LiveSource)
    return made


def lookup(
    asks: Asks,
    value: str = NUMBER,
    use: ContactUse = ContactUse.MOBILE,
    *,
    since: date | None = None,
    detail: str = "",
) -> Lookup:
    return Lookup(asks, "C1", SUBJECT, ContactPoint(use, value), since, detail)
