"""Why a line of a table of people is set aside, in both languages."""

from skiptrace.normalize.problems import ProblemText

PEOPLE_PROBLEMS: dict[str, ProblemText] = {
    "id_repeated": ProblemText(
        "The id stands on several lines.",
        "该编号出现在多行。",
        "Give each line an id of its own; lines that are the same throughout count once.",
        "请为每行指定唯一编号;内容完全相同的行只计一次。",
    ),
}
