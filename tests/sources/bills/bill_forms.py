"""The same four calls in the form of every carrier."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from skiptrace.model.calls import CallTally
from tests.sources.contract import table_bytes, write_xlsx

KIND = "call-records"
OWNER, FRIEND, SHOP = "19900001234", "19100015678", "0571-87650001"
Tallies = dict[tuple[str, str, str], CallTally]

# With FRIEND: 3 February (out 192 s, in at night 56 s), Saturday the 7th (in 7181 s). SHOP: once.
FEBRUARY = CallTally("2026-02", 1, 2, 0, 7429, 7181, 2, 3, 7, 1, 1)
SHOPPING = CallTally("2026-02", 1, 0, 0, 191, 191, 1, 9, 9, 0, 0)


def bill(folder: Path, rows: Sequence[Sequence[str]], name: str = f"{OWNER}_202602.csv") -> Path:
    path = folder / name
    path.write_bytes(table_bytes(rows))
    return path


EXPECTED: Tallies = {
    (f"ph:{OWNER}", FRIEND, "2026-02"): FEBRUARY,
    (f"ph:{OWNER}", SHOP, "2026-02"): SHOPPING,
}
CALLS = [
    ("2026-02-03", "20:15:31", "主叫", FRIEND, 192),
    ("2026-02-03", "23:15:31", "被叫", FRIEND, 56),
    ("2026-02-07", "10:15:31", "呼叫转移", FRIEND, 7181),
    ("2026-02-09", "10:15:31", "主叫", "057187650001", 191),
]


def in_words(seconds: int) -> str:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    return f"{hours}小时{minutes}分钟{rest}秒" if hours else f"{minutes}分{rest}秒"


def mobile_csv(folder: Path) -> Path:
    """China Mobile's page: a title, days without year, a total at the end."""
    head = "起始时间 通信地点 通信方式 对方号码 通信时长 通信类型 套餐优惠 实收通信费(元)".split()
    rows = [[f"{d[5:]} {t}", "杭州", w, n, in_words(s), "国内", "", "0"] for d, t, w, n, s in CALLS]
    titles = [["中国移动通话详单"], ["查询月份：2026年02月"], [], head]
    return bill(
        folder, [*titles, *rows, ["合计", "", "", "", "2小时7分", "", "", "0"]], f"{OWNER}.csv"
    )


def unicom_xlsx(folder: Path) -> Path:
    """China Unicom's workbook."""
    head = """序号 业务类型 通话起始时间 通话时长 呼叫类型 对方号码 本机通话地 对方归属地 通话类型
        通话费 其他费 小计""".split()
    rows = [
        [
            str(place),
            "语音电话",
            f"{d} {t}",
            in_words(s),
            w,
            n,
            "杭州",
            "杭州",
            "国内",
            "0",
            "0",
            "0",
        ]
        for place, (d, t, w, n, s) in enumerate(CALLS, start=1)
    ]
    titles = [["中国联通"], ["用户号码", OWNER], head]
    return write_xlsx(folder / "语音详单.xlsx", [*titles, *rows])


def unicom_json(folder: Path) -> Path:
    calls = [
        {"calldate": d, "calltime": t, "calllonghour": in_words(s), "calltypeName": w,
         "othernum": n, "homeareaName": "杭州", "calledhome": "", "landtype": "国内通话",
         "thtypeName": "", "totalfee": "0.00"}
        for d, t, w, n, s in CALLS
    ]  # fmt: skip
    document = {"userInfo": {"phone": OWNER}, "pageMap": {"totalCount": 4, "result": calls}}
    path = folder / "query.json"
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


def telecom_json(folder: Path) -> Path:
    """China Telecom's answer; its last item is a total without a date."""
    calls: list[dict[str, object]] = [
        {"callDate": f"{d} {t}", "callType": w, "counterNumber": n, "counterAreaCode": None,
         "duration": s, "total": 0, "baseFee": 0, "tollFee": 0, "cellId": 1, "cityName": "杭州"}
        for d, t, w, n, s in CALLS
    ]  # fmt: skip
    calls.append({"callDate": None, "callType": "合计", "duration": 7620})
    calls.append({"callDate": "null", "callType": "", "duration": 7620})
    path = folder / f"{OWNER}.json"
    path.write_text(json.dumps({"items": calls}), encoding="utf-8")
    return path


def mobile_jsonp(folder: Path) -> Path:
    calls = [
        {"startTime": f"{d[5:]} {t}", "commPlac": "杭州", "commMode": w, "anotherNm": n,
         "commTime": in_words(s), "commType": "国内", "mealFavorable": "", "commFee": "0"}
        for d, t, w, n, s in CALLS
    ]  # fmt: skip
    document = {"data": calls, "startDate": "20260201", "endDate": "20260228", "totalNum": 4}
    text = f"jQuery1830_17({json.dumps(document, ensure_ascii=False)});"
    path = folder / f"{OWNER}.json"
    path.write_bytes(text.encode("gb18030"))
    return path


def service_json(folder: Path) -> Path:
    """An authorised bill service: months in months."""
    ways = {"主叫": "DIAL"}
    calls = [
        {"time": f"{d} {t}", "peer_number": n, "location": "杭州", "location_type": "",
         "duration": s, "dial_type": ways.get(w, "DIALED"), "fee": 0}
        for d, t, w, n, s in CALLS
    ]  # fmt: skip
    months = [{"bill_month": "2026-02", "items": calls}, {"bill_month": "2026-01", "items": []}]
    path = folder / "report.json"
    path.write_text(json.dumps({"mobile": OWNER, "calls": months}), encoding="utf-8")
    return path


def lines_json(folder: Path) -> Path:
    """One object a line."""
    calls = [
        {"本机号码": OWNER, "开始时间": f"{d} {t}", "呼叫类型": w, "对方号码": n, "通话时长": s}
        for d, t, w, n, s in CALLS
    ]
    path = folder / "x.json"
    text = "\n".join(json.dumps(call, ensure_ascii=False) for call in calls)
    path.write_text(text, encoding="utf-8")
    return path


def order_csv(folder: Path) -> Path:
    """A table made for a court: own number in each row, day and time apart, seconds."""
    head = "己方号码 通话日期 通话时间 事件类型名称 对端号码 拨打秒数 LAC CI IMEI".split()
    rows = [
        [OWNER, d.replace("-", ""), t.replace(":", ""), w, n, str(s), "1", "2", "3"]
        for d, t, w, n, s in CALLS
    ]
    return bill(folder, [head, *rows], "调取证据.csv")


def day_and_time_csv(folder: Path) -> Path:
    """A day and 通话时间 as its time, and no duration at all elsewhere."""
    head = "本机号码 通话日期 通话时间 主被叫 对方号码 通话时长（s）".split()
    rows = [[OWNER, d, t, w, n, str(s)] for d, t, w, n, s in CALLS]
    return bill(folder, [head, *rows], "x.csv")


def two_sided_csv(folder: Path) -> Path:
    """Callers and callees without a direction; the subscriber's number in the file's name."""
    head = "主叫号码 被叫号码 开始时间 时长".split()
    rows = [
        [*((OWNER, n) if w == "主叫" else (n, OWNER)), f"{d} {t}", str(s)]
        for d, t, w, n, s in CALLS
    ]
    return bill(folder, [head, *rows])


FORMS: list[Callable[[Path], Path]] = [
    mobile_csv, unicom_xlsx, unicom_json, telecom_json, mobile_jsonp, service_json,
    lines_json, order_csv,
    day_and_time_csv, two_sided_csv,
]  # fmt: skip
