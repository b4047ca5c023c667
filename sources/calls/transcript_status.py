"""What a vendor's answer says of itself when it holds no words."""

from collections.abc import Mapping, Sequence

from sources.calls.json_fields import folded, loaded, objects

_DEPTH = 5
UNREADABLE = "transcript_unreadable"
UNFINISHED = "transcript_unfinished"
FAILED = "transcript_failed"
ELSEWHERE = "transcript_elsewhere"

# Tencent TaskStatus.Status: 0 waiting, 1 running, 2 done, 3 failed (tencentcloud-sdk-python-asr).
# Aliyun file transcription: 21050000 done, ...1 running, ...2 queueing, ...3 done without speech.
# DashScope: output.task_status. iFlytek: content.orderInfo.status 0 made, 3 running, 4 done, -1
# failed; failType 6 is a silent file. Huawei SIS: status.
_STATES: Mapping[str, Mapping[str, str | None]] = {
    "status": {
        "waiting": UNFINISHED, "doing": UNFINISHED, "error": FAILED, "failed": FAILED,
        "finished": None, "success": None,
    },
    "statusstr": {
        "waiting": UNFINISHED, "doing": UNFINISHED, "failed": FAILED, "success": None,
    },
    "statuscode": {"21050000": None, "21050001": UNFINISHED, "21050002": UNFINISHED,
                   "21050003": None},
    "task_status": {
        "pending": UNFINISHED, "running": UNFINISHED, "failed": FAILED, "canceled": FAILED,
        "unknown": FAILED, "failure": FAILED, "created": UNFINISHED,
    },
}  # fmt: skip
_TENCENT = {"0": UNFINISHED, "1": UNFINISHED, "2": None, "3": FAILED}
_IFLYTEK = {"0": UNFINISHED, "3": UNFINISHED, "4": None, "-1": FAILED}
_IFLYTEK_SILENT = "6"
_WORDS_ELSEWHERE = ("transcription_url", "asrurl", "file_link")


def why_empty(tree: object, lists: Sequence[str]) -> str | None:
    """Why the document holds no words: a problem code, or None when nothing was said.

    lists: names (lower case) under which the known shapes keep their sentences. A document that
    has such a list, but empty or without words, is of a silent call.
    """
    silent = False
    for value in objects(tree, _DEPTH):
        fields = folded(value)
        known, code = _state(fields)
        if code is not None:
            return code
        silent = silent or known or any(isinstance(fields.get(name), list) for name in lists)
        silent = silent or ("text" in fields and not str(fields["text"] or "").strip())
    if any(name in folded(o) for o in objects(tree, _DEPTH) for name in _WORDS_ELSEWHERE):
        return ELSEWHERE
    return None if silent else UNREADABLE


def _state(fields: Mapping[str, object]) -> tuple[bool, str | None]:
    """(whether the object says how its task stands, the problem in that)."""
    order = loaded(fields.get("orderinfo"))
    if order is not None:
        silent = str(order.get("failType")) == _IFLYTEK_SILENT
        return True, None if silent else _IFLYTEK.get(str(order.get("status")))
    if "taskid" in fields and str(fields.get("status")) in _TENCENT:
        return True, _TENCENT[str(fields["status"])]
    for name, states in _STATES.items():
        state = str(fields.get(name)).lower()
        if name in fields and state in states:
            return True, states[state]
    if str(fields.get("statuscode", "")).startswith(("4", "5")):
        return True, FAILED
    return False, None
