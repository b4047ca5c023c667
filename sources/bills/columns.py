"""The columns of a bill, in the words of the carriers, and where they stand in a file."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sources.tables.columns import column
from sources.tables.headers import Header, folded

# Headers of the carriers' pages and workbooks, of their JSON, and of the tables made for courts and
# police (domain.md 4.1); peer_number, dial_type and the like come from authorised bill services.
COLUMNS = (
    column(
        "owner_phone",
        "本机号码 用户号码 己方号码 机主号码 业务号码 本方号码 服务号码 手机号码 手机号 本机"
        " 主叫号码 主叫 mobile phone msisdn caller",
        "19900001234",
    ),
    column("owner_id_no", "机主证件号 机主身份证号 用户证件号 用户证件号码 客户证件号 身份证号"),
    column("owner_name", "机主姓名 机主 用户姓名 客户姓名 户名 用户名称"),
    column(
        "peer_phone",
        "对方号码 对端号码 对方电话 对方电话号码 对方手机号 对端电话 通话号码 通信号码 对方 对端"
        " 被叫号码 被叫 anotherNm othernum counterNumber peer_number peerNumber call_tel callee",
        "19100015678",
        required=True,
    ),
    column(
        "direction",
        "通信方式 呼叫类型 通话方式 事件类型名称 话单方向 呼叫方向 呼叫方式 主被叫 主被叫类型 方向"
        " 协议代码 话单类型 commMode calltypeName callType call_method dial_type",
        "主叫",
    ),
    column(
        "started_at",
        "起始时间 通话起始时间 通话开始时间 开始时间 呼叫开始时间 通话日期 起始日期 日期 呼叫时间"
        " 拨打时间 截获时间 通话时间 时间 startTime calldate call_time start_time time",
        "2026-02-03 20:15:31",
        required=True,
    ),
    column(
        "duration",
        "通信时长 通话时长 时长 通话时长秒 拨打秒数 通话秒数 计费时长 呼叫时长 持续时间 通话时间"
        " commTime calllonghour call_duration callDuration",
        "3分12秒",
    ),
    column("started_time", "通话时间 通话时刻 起始时刻 时间 calltime"),
    column(
        "place",
        "通信地点 通话地点 本机通话地 通话地 漫游城市 漫游地 通话位置 位置 commPlac homeareaName"
        " call_from cityName location",
        "杭州",
    ),
    column("service", "业务类型 通信业务 业务名称 信息类型 infoType"),
)
_CALLER = frozenset(map(folded, ("主叫号码", "主叫", "caller")))
_DAY_TITLES = ("日期", "date")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a file has which column, -1 where it has none.

    owner: all columns that tell whose line it is. others: columns without a meaning here.
    two_sided: the table has callers and callees and no direction, so the subscriber is either.
    """

    width: int
    peer: int
    start: int
    owner_phone: int = -1
    owner_id: int = -1
    owner_name: int = -1
    way: int = -1
    seconds: int = -1
    clock: int = -1
    place: int = -1
    service: int = -1
    owner: tuple[int, ...] = ()
    others: tuple[int, ...] = field(default=())
    two_sided: bool = False

    def owner_cells(self, line: Sequence[str]) -> tuple[str, str, str]:
        """(phone, id number, name) of the subscriber as written, "" where there is none."""
        phone, id_no, name = (
            line[place] if place >= 0 else ""
            for place in (self.owner_phone, self.owner_id, self.owner_name)
        )
        return phone, id_no, name


def places_of(header: Header) -> Places:
    """The places by the header; call `settled` first."""
    at = {name: place for place, name in header.known.items()}
    owner = tuple(at[name] for name in ("owner_phone", "owner_id_no", "owner_name") if name in at)
    found = Places(
        width=header.width,
        peer=at["peer_phone"],
        start=at["started_at"],
        owner_phone=at.get("owner_phone", -1),
        owner_id=at.get("owner_id_no", -1),
        owner_name=at.get("owner_name", -1),
        way=at.get("direction", -1),
        seconds=at.get("duration", -1),
        clock=at.get("started_time", -1),
        place=at.get("place", -1),
        service=at.get("service", -1),
        owner=owner,
    )
    used = {*owner, found.peer, found.start, found.way, found.seconds, found.clock, found.service}
    others = tuple(place for place in range(header.width) if place not in used)
    caller = folded(header.written[found.owner_phone]) if found.owner_phone >= 0 else ""
    return replace(found, others=others, two_sided=found.way < 0 and caller in _CALLER)


def settled(header: Header) -> Header:
    """The header with 通话时间 as what it is here: the time of day beside a column of days.

    The same title means a duration beside a column that has day and time.
    """
    at = {name: place for place, name in header.known.items()}
    duration, start = at.get("duration"), at["started_at"]
    if duration is None or "started_time" in at:
        return header
    is_clock = folded(header.written[duration]) in (folded("通话时间"), folded("时间"))
    if not is_clock or not folded(header.written[start]).endswith(_DAY_TITLES):
        return header
    return replace(header, known={**header.known, duration: "started_time"})
