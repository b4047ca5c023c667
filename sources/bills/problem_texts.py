"""Why a line of a bill is refused, in both languages."""

from skiptrace.normalize.problems import ProblemText

BILL_PROBLEMS: dict[str, ProblemText] = {
    "duration_shape": ProblemText(
        "This is no duration of a call.",
        "无法识别的通话时长。",
        "Write 3分12秒, 00:03:12 or seconds.",
        "请写成 3分12秒、00:03:12 或秒数。",
    ),
    "clock_shape": ProblemText(
        "This is no time of day.",
        "无法识别的时刻。",
        "Write 21:49:51 or 214951.",
        "请写成 21:49:51 或 214951。",
    ),
    "year_unknown": ProblemText(
        "The day has no year, and neither the titles nor the file's name give the month.",
        "日期没有年份,表头说明和文件名也未注明月份。",
        "Put the month into the file's name, for example 202603.",
        "请在文件名中注明月份,例如 202603。",
    ),
    "not_of_owner": ProblemText(
        "Neither of the two numbers is the subscriber's.",
        "主叫和被叫都不是机主号码。",
        "Check the number in the file's name.",
        "请核对文件名中的号码。",
    ),
    "hidden_number": ProblemText(
        "The bill hides digits of the number.",
        "账单隐藏了号码的部分数字。",
        "Ask for a bill that shows the numbers in full.",
        "请取得显示完整号码的详单。",
    ),
}
