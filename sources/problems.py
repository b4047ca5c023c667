"""Why a line, cell or document is refused, in both languages; values: normalize.problems.

The texts stand where their codes are raised, in the problem_texts.py of their folders;
here are those that belong to single kinds.
"""

from skiptrace.normalize.problems import PROBLEMS as VALUE_PROBLEMS
from skiptrace.normalize.problems import ProblemText
from sources.bills.problem_texts import BILL_PROBLEMS
from sources.calls.problem_texts import CALL_PROBLEMS
from sources.people.problem_texts import PEOPLE_PROBLEMS
from sources.reports.problem_texts import REPORT_PROBLEMS
from sources.tables.problem_texts import TABLE_PROBLEMS

_KIND_PROBLEMS: dict[str, ProblemText] = {
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
    "party_is_company": ProblemText(
        "The party is a company, not a person.",
        "当事人是企业,不是个人。",
        "Companies go in as the kind `companies`.",
        "企业信息请按 companies 类型导入。",
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
    "query_foreign": ProblemText(
        "The query is not one of that case.",
        "查询编号与案件编号不符。",
        "Was one column sorted without the others? Copy both from the worksheet.",
        "可能只排序了某一列；请从查询清单中重新复制这两列。",
    ),
    "answer_unknown": ProblemText(
        "The kind of answer is not known.",
        "无法识别的答复类型。",
        "Use the words of the worksheet's list; see docs/vocabulary.md.",
        "请使用查询清单下拉列表中的词；见 docs/vocabulary.md。",
    ),
    "answer_without_value": ProblemText(
        "The answer says that something was found, but not what.",
        "答复表明有发现，但没有填写内容。",
        "Fill in the value, or answer nothing.",
        "请填写内容，或将答复改为未找到。",
    ),
    "value_without_answer": ProblemText(
        "A value is given where the answer is none, or none that is a contact point.",
        "填写了内容，但答复为空或表示没有内容。",
        "Choose what kind of value it is.",
        "请选择内容的类型。",
    ),
    "page_missing": ProblemText(
        "The answer does not say where it was found.",
        "没有写明在何处查到。",
        "Give the address of the page; for directory assistance keep the place of the worksheet.",
        "请填写网址；查号台请保留清单中的查询渠道。",
    ),
    "page_shape": ProblemText(
        "This is not the address of a page.",
        "不是网址。",
        "Copy the address whole, with https://.",
        "请完整复制网址，含 https://。",
    ),
    "answer_ahead": ProblemText(
        "The day lies ahead of today, or the page's own day after the day it was seen.",
        "日期晚于导入当天，或页面日期晚于查看日期。",
        "Check the days.",
        "请核对日期。",
    ),
    "match_unknown": ProblemText(
        "How well the page matches is not one of the known words.",
        "无法识别的相符程度。",
        "Known: exact, name_and_place, name_only.",
        "可用：一致、姓名和地区一致、仅姓名一致。",
    ),
    "region_unknown": ProblemText(
        "The place is not known to the gazetteer.",
        "区划名称或代码无法识别。",
        "Write province, city, county and township, or the code of 6, 9 or 12 digits.",
        "请写明省、市、县、乡镇,或填写6、9、12位区划代码。",
    ),
    "region_ambiguous": ProblemText(
        "Several places have this name.",
        "该名称对应多个地区。",
        "Write province and city in front, or give the code.",
        "请在前面补写省、市,或填写区划代码。",
    ),
    "region_shallow": ProblemText(
        "The place is not named down to the office's level.",
        "地区未写到该机构所在的层级。",
        "Name the township or village, or give its code.",
        "请写明乡镇或村,或填写其代码。",
    ),
    "region_conflict": ProblemText(
        "Code and name are two different places.",
        "区划代码与名称不是同一地区。",
        "Correct one of them.",
        "请更正其中之一。",
    ),
    "level_unknown": ProblemText(
        "The level is not known.",
        "无法识别的层级。",
        "Known: county, township, village.",
        "可用:县级、乡镇级、村级。",
    ),
    "mobile_not_published": ProblemText(
        "This is a mobile, and the row does not say where it is published.",
        "这是手机号,且未注明公开来源。",
        "Give the office's own line, or name the public source; private numbers of officials are"
        " not used.",
        "请填写机构办公电话,或注明公开来源;不使用公职人员的私人号码。",
    ),
    "verdict_unknown": ProblemText(
        "The verdict is not known.",
        "无法识别的判定。",
        "Write same, different or unsure.",
        "请填写同一人、不同人或不确定。",
    ),
    "verdict_refused": ProblemText(
        "The pair cannot be judged so; the column detail says why.",
        "该判定不能成立,原因见 detail 列。",
        "Name two records, each by its id; two full identity numbers are never one person.",
        "请用编号指明两条记录;两个完整身份证号不会是同一人。",
    ),
    "contradicts_earlier": ProblemText(
        "The verdict contradicts an earlier judgement.",
        "该判定与先前的判定矛盾。",
        "Look at `skiptrace review --history`; with --yes the later word stands.",
        "请查看 `skiptrace review --history`;加 --yes 则以后来的判定为准。",
    ),
    "direction_unknown": ProblemText(
        "The direction of the call is not known.",
        "无法识别的呼叫方向。",
        "Write in or out.",
        "请填写呼入或呼出。",
    ),
}

PROBLEMS = (
    TABLE_PROBLEMS
    | REPORT_PROBLEMS
    | CALL_PROBLEMS
    | BILL_PROBLEMS
    | PEOPLE_PROBLEMS
    | _KIND_PROBLEMS
)


def problem_text(code: str, lang: str = "en") -> tuple[str, str]:
    """(sentence, hint) of a code of sources or normalize; an unknown code answers with itself."""
    text = PROBLEMS.get(code) or VALUE_PROBLEMS.get(code)
    if text is None:
        return code, ""
    return (text.zh, text.hint_zh) if lang.startswith("zh") else (text.en, text.hint_en)
