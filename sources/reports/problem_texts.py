"""Why a credit report is refused, in both languages."""

from skiptrace.normalize.problems import ProblemText

_EXPORT = ("Export the file again.", "请重新导出文件。")

_AS_SENT = ("Compare with the report as it was sent.", "请与原始报告核对。")

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
        "Rule CN-REPORT: the report was not drawn for post-loan or post-guarantee management, and"
        " may not be used for it (征信业管理条例, art. 18 and 20).",
        "规则 CN-REPORT:该报告的查询原因不是贷后管理或保后管理,不得用于本用途"
        "(征信业管理条例第十八条、第二十条)。",
        "Use a report drawn with reason 01 or 21.",
        "请使用查询原因为01或21的报告。",
    ),
    "reports_mixed": ProblemText(
        "Several reports stand in one document and cannot be told apart.",
        "一个文档内混有多份报告,无法区分。",
        "Export one document a report.",
        "请每份报告导出一个文档。",
    ),
    # Remarks: the report goes in, this part of it is not as its format has it.
    "section_absent": ProblemText(
        "parts that every report has are missing", "缺少报告应有的部分", *_AS_SENT
    ),
    "field_unknown": ProblemText(
        "an element that the format does not have, passed over",
        "格式中没有的元素,已略过",
        *_AS_SENT,
    ),
    "field_misplaced": ProblemText(
        "an element in another place than the format's", "元素位置与格式不符", *_AS_SENT
    ),
    "field_repeated": ProblemText(
        "an element more often than the format allows", "元素重复次数超出格式规定", *_AS_SENT
    ),
    "code_unknown": ProblemText("a code that is not in its table", "代码不在码表中", *_AS_SENT),
    "count_differs": ProblemText(
        "the count does not fit the entries that follow", "个数与实际条目不符", *_AS_SENT
    ),
    "date_absent": ProblemText(
        "no update date; the value is kept as undated", "缺少更新日期,按无日期保留", *_AS_SENT
    ),
    "date_ahead": ProblemText(
        "an update date later than the report itself", "更新日期晚于报告时间", *_AS_SENT
    ),
    "report_ahead": ProblemText(
        "a report dated later than today; nothing of it counts before that day",
        "报告时间晚于今天,在该日之前不计入",
        *_AS_SENT,
    ),
    "more_remarks": ProblemText(
        "and further remarks on the same report", "同一报告还有其他提示", *_AS_SENT
    ),
}
