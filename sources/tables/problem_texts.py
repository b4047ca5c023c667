"""Why a cell or a line of a table is refused, in both languages."""

from skiptrace.normalize.problems import ProblemText

_AS_TEXT = ("Format the column as text before typing or pasting.", "请先把该列设为文本格式再录入。")
_EXPORT = ("Export the file again.", "请重新导出文件。")

TABLE_PROBLEMS: dict[str, ProblemText] = {
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
    "row_cut_off": ProblemText(
        "The file ends, or breaks, in the middle of this row.",
        "文件在该行中途结束或损坏。",
        "What stands below was not read: export the file again.",
        "其后的内容未读取,请重新导出文件。",
    ),
    "tag_unclosed": ProblemText(
        "A tag of the page is never closed; nothing below it was read.",
        "网页中有未闭合的标签,其后的内容未读取。",
        *_EXPORT,
    ),
    # JSON
    "json_broken": ProblemText(
        "This is not valid JSON.",
        "不是有效的JSON。",
        "Check for a missing quote, comma or bracket.",
        "请检查是否缺少引号、逗号或括号。",
    ),
    "json_not_object": ProblemText(
        "The element is not an object.",
        "该元素不是对象。",
        "Write one object a row, its keys as the columns.",
        "每行应为一个对象,键名即列名。",
    ),
    "json_key_twice": ProblemText(
        "A key stands twice in the object.",
        "对象中有重复的键。",
        "Leave one of them out.",
        "请只保留一个。",
    ),
    "json_key_long": ProblemText(
        "A key of the object is longer than any column title.",
        "对象的键名过长,不是列名。",
        *_EXPORT,
    ),
    "json_too_deep": ProblemText(
        "The object is nested deeper than a row can be.",
        "对象嵌套过深。",
        "Export flat objects: one value a key.",
        "请导出为扁平对象,每个键一个值。",
    ),
    "json_not_a_number": ProblemText(
        "The object holds NaN or Infinity.",
        "对象中有 NaN 或 Infinity。",
        "Leave the value out, or write null.",
        "请去掉该值或写为 null。",
    ),
}
