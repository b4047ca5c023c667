"""Why a credit report is refused, in both languages."""

from skiptrace.normalize.problems import ProblemText

_EXPORT = ("Export the file again.", "请重新导出文件。")

REPORT_PROBLEMS: dict[str, ProblemText] = {
    "report_too_long": ProblemText(
        "The file is longer than any credit report.", "文件超出征信报告应有的大小。", *_EXPORT
    ),
    "xml_broken": ProblemText("The report is not well-formed.", "报告格式损坏。", *_EXPORT),
    "xml_forbidden": ProblemText(
        "The report defines entities or a document type, which a report never does.",
        "报告含有被禁止的DTD或实体定义。",
        "Do not use this file; ask where it comes from.",
        "请勿使用此文件,并核实来源。",
    ),
    "not_a_report": ProblemText(
        "This is no second-generation personal credit report.",
        "不是二代个人征信报告。",
        "Expected Document/PRH/PA01.",
        "应含 Document/PRH/PA01。",
    ),
    "report_refused": ProblemText(
        "The bureau answered with an error instead of a report.",
        "征信中心返回错误,没有报告。",
        "See the answer's text in `detail`.",
        "见 detail 列中的返回说明。",
    ),
    "report_purpose": ProblemText(
        "The report was queried for another purpose than post-loan management"
        " (征信业管理条例, art. 20).",
        "该报告的查询原因不是贷后/保后管理,不得用于本用途(征信业管理条例第二十条)。",
        "Use a report queried with reason 01 or 21.",
        "请使用查询原因为01或21的报告。",
    ),
}
