"""Why a line, cell or document is refused, in both languages; values: normalize.problems."""

from skiptrace.normalize.problems import PROBLEMS as VALUE_PROBLEMS
from skiptrace.normalize.problems import ProblemText

_AS_TEXT = ("Format the column as text before typing or pasting.", "请先把该列设为文本格式再录入。")
_EXPORT = ("Export the file again.", "请重新导出文件。")

PROBLEMS: dict[str, ProblemText] = {
    # cells
    "missing": ProblemText(
        "A cell that this kind of row needs is empty.",
        "必填单元格为空。",
        "Fill it in, or leave the row out.",
        "请补填或去掉该行。",
    ),
    "cell_too_long": ProblemText(
        "The cell holds more than 4,000 characters.",
        "单元格超过4000个字符。",
        "Check for a missing quote or separator on this line.",
        "请检查该行是否缺少引号或分隔符。",
    ),
    "mixed_encoding": ProblemText(
        "The line is written in another encoding than the rest of the file.",
        "该行的编码与文件其余部分不同。",
        "Save the whole file in one encoding; UTF-8 is safest.",
        "请将整个文件保存为同一编码,建议UTF-8。",
    ),
    "lost_character": ProblemText(
        "A character was lost in an earlier conversion.", "有字符在此前的转换中丢失。", *_EXPORT
    ),
    "formula": ProblemText(
        "The cell is a formula, not a value.",
        "单元格是公式,不是数据。",
        "Paste the column as values.",
        "请将该列粘贴为数值。",
    ),
    "number_rounded": ProblemText(
        "A spreadsheet rounded the number; its last digits are lost.",
        "表格把编号变成了数值,末几位已丢失。",
        *_AS_TEXT,
    ),
    "not_a_count": ProblemText(
        "This is not a whole number of at least 0.",
        "不是非负整数。",
        "Write digits only.",
        "请只填数字。",
    ),
    "not_an_amount": ProblemText(
        "This is not an amount of money.",
        "不是金额。",
        "Write digits and at most one decimal point.",
        "请只填数字和小数点。",
    ),
    "currency_unknown": ProblemText(
        "The currency is not known.",
        "无法识别的币种。",
        "Write its three letters, for example CNY.",
        "请填三位代码,如 CNY。",
    ),
    # lines
    "quote_span": ProblemText(
        "A quotation mark on this line is never closed.",
        "该行有未闭合的引号。",
        "Remove the stray quotation mark.",
        "请删除多余的引号。",
    ),
    "too_many_cells": ProblemText(
        "The line has more cells than the header.",
        "该行单元格多于表头。",
        "A value probably holds a separator: put it in quotes.",
        "可能某个值内含分隔符,请加引号。",
    ),
    "too_few_cells": ProblemText(
        "The line has fewer cells than it needs.",
        "该行单元格不足。",
        "Check for a missing separator.",
        "请检查是否缺少分隔符。",
    ),
    # values of single kinds
    "kind_unknown": ProblemText(
        "The kind of information is not known.",
        "无法识别的信息类型。",
        "See `skiptrace sources` for the kinds.",
        "可用 `skiptrace sources` 查看。",
    ),
    "status_unknown": ProblemText(
        "The number status is not known.",
        "无法识别的号码状态。",
        "Known: live, off, suspended, vacant, silent, risky, unknown.",
        "可用:正常、关机、停机、空号、沉默号、风险号、未知。",
    ),
    "channel_unknown": ProblemText(
        "The channel is not known.",
        "无法识别的渠道。",
        "Known: call, sms, email, letter, visit, inquiry.",
        "可用:电话、短信、邮件、信函、外访、查询。",
    ),
    "result_unknown": ProblemText(
        "The result is not known.",
        "无法识别的结果。",
        "See docs/vocabulary.md for the results.",
        "可用结果见 docs/vocabulary.md。",
    ),
    "attempt_ahead": ProblemText(
        "The attempt is dated ahead of the day it is imported.",
        "联系时间晚于导入当天。",
        "Check the year.",
        "请核对年份。",
    ),
    "flag_unknown": ProblemText(
        "The flag is not known.",
        "无法识别的标记。",
        "See docs/vocabulary.md for the flags.",
        "可用标记见 docs/vocabulary.md。",
    ),
    "value_unknown": ProblemText(
        "This is no phone, e-mail address or address.",
        "既不是电话、邮箱,也不是地址。",
        "Write one contact point.",
        "请填写一个联系方式。",
    ),
    "no_identity": ProblemText(
        "The row says of nobody: no id number, case number, customer number or name.",
        "没有身份证号、案件编号、客户号或姓名,无法确定所指何人。",
        "Give one of them.",
        "请至少填写其中之一。",
    ),
    "no_target": ProblemText(
        "The flag names no case, person or value.",
        "标记未指明案件、人员或联系方式。",
        "Give case_no, id_no or value.",
        "请填写案件编号、身份证号或联系方式。",
    ),
    "direction_unknown": ProblemText(
        "The direction of the call is not known.",
        "无法识别的呼叫方向。",
        "Write in or out.",
        "请填写呼入或呼出。",
    ),
    # credit reports
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
    # recordings
    "recording_unnamed": ProblemText(
        "The file's name tells neither when the call was nor with whom.",
        "文件名未含通话日期与号码(或身份证号)。",
        "Name it 20260210_140500_19900001234.json, or give a manifest.",
        "请命名为 20260210_140500_19900001234.json,或提供清单。",
    ),
    "path_outside": ProblemText(
        "The path leads out of the manifest's folder.",
        "路径超出清单所在文件夹。",
        "Write paths relative to the manifest.",
        "请填写相对清单的路径。",
    ),
    "transcript_missing": ProblemText(
        "The transcript named here does not exist.",
        "找不到所列转写文件。",
        "Check the path, or leave the cell empty.",
        "请检查路径,或留空。",
    ),
    "transcript_unreadable": ProblemText(
        "The transcript has no shape that is known.",
        "无法识别的转写格式。",
        "Known: JSON, VTT, SRT and text with speakers.",
        "支持 JSON、VTT、SRT 和带说话人的文本。",
    ),
}


def problem_text(code: str, lang: str = "en") -> tuple[str, str]:
    """(sentence, hint) of a code of sources or normalize; an unknown code answers with itself."""
    text = PROBLEMS.get(code) or VALUE_PROBLEMS.get(code)
    if text is None:
        return code, ""
    return (text.zh, text.hint_zh) if lang.startswith("zh") else (text.en, text.hint_en)
