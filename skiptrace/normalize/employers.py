"""Employer names: one written form, taken apart into place, core, trade and legal form."""

import re

from skiptrace.normalize.gazetteer import gazetteer
from skiptrace.normalize.han import simplified
from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.text import cleaned, is_placeholder

MAX_EMPLOYER = 100
"""Longest name; the register's own limit is shorter."""

_NONE = frozenset(
    """自由职业 自由职业者 自由 个体 个体户 个体工商户 个体经营 个体经营者 自雇 自雇人士 无业
    无业人员 待业 待业中 失业
    下岗 退休 退休人员 离退休 在家 家庭主妇 全职太太 务农 农民 在家务农 种地 打工 打零工 零工
    临时工 散工 学生 在校学生
    无单位 无工作 无工作单位 没有工作 没工作 无固定单位 无固定职业 灵活就业 灵活就业人员
    自己做生意 做生意 个人
    unemployed freelance freelancer self-employed retired student housewife""".split()
)
# Longest first; the part of the name that says who is liable.
_FORMS = (
    "股份有限公司", "有限责任公司", "有限公司", "集团公司", "股份公司", "总公司", "公司", "集团",
    "合伙企业",
    "个人独资企业", "专业合作社", "合作社", "事务所", "经营部", "服务部", "门市部", "加工厂",
    "工作室", "个体工商户",
    "委员会", "办事处", "管理局", "派出所", "研究院", "研究所", "卫生院", "幼儿园", "银行",
    "医院", "大学", "学院",
    "中学", "小学", "学校", "总厂", "分厂", "商行", "超市", "酒店", "饭店", "餐厅", "工厂",
    "中心", "厂", "店", "局",
    "社", "馆", "部", "院", "所",
)  # fmt: skip
_BRANCH = re.compile(
    r"(?P<head>.{2,}?(?:公司|银行|集团|医院|大学))"
    r"(?P<branch>.{0,20}(?:分公司|分行|支行|分店|分院|分部|营业部|项目部|办事处|营业厅))"
)
_TRADES = (
    "信息技术", "网络科技", "电子商务", "电子科技", "信息科技", "生物科技", "医疗器械",
    "人力资源", "劳务派遣",
    "物业管理", "物业服务", "餐饮管理", "企业管理", "建筑工程", "建筑劳务", "装饰工程",
    "建筑装饰", "国际贸易",
    "房地产开发", "房地产经纪", "汽车销售", "汽车服务", "机械制造", "文化传媒", "文化传播",
    "教育咨询", "教育科技",
    "融资担保", "融资租赁", "小额贷款", "供应链管理", "科技", "贸易", "餐饮", "物流", "商贸",
    "实业", "电子", "机械",
    "建筑", "装饰", "服饰", "纺织", "食品", "化工", "医药", "咨询", "传媒", "广告", "物业",
    "劳务", "运输", "快递",
    "房地产", "置业", "投资", "保险", "农业", "家具", "五金", "塑料", "包装", "印刷", "汽车",
    "电器", "教育", "酒店管理",
    "网络", "软件", "环保", "能源", "控股", "发展", "商务", "服务", "电气", "材料", "制造",
    "工程", "技术", "工贸",
)  # fmt: skip
_TRADES_LONGEST_FIRST = tuple(sorted(_TRADES, key=lambda t: (-len(t), t)))
_STATE = re.compile(
    r"[(\[【](?:已?(?:注销|吊销|离职|停业|在职|在营|存续|辞职|退休)[^()\[\]【】]{0,10})[)\]】]"
)
_LEFT_JOB = re.compile(r"^(?:原|曾在|在)(?=.{4,}(?:公司|厂|店|集团)$)")


def employer(text: str) -> Understood:
    """Read an employer's name.

    Canonical: NFKC, simplified, no blanks between Han characters; brackets come out as `()`.
    Parts, where found: `city`, `core` (the name proper), `trade`, `legal_form`, `branch`. No work
    (无业, 自由职业, 个体) is `employer_none`, not a name.
    """
    value, problem = cleaned(text)
    if problem:
        return refused(problem)
    value = _tidied(value)
    if value.casefold() in _NONE:
        return refused("employer_none")
    if is_placeholder(value):
        return refused("employer_none" if value == "无" else "placeholder")
    if not 2 <= len(value) <= MAX_EMPLOYER or not re.search(r"[^\W\d_]", value):
        return refused("employer_not_a_name")
    if len(re.findall(r"[0-9]", value)) > len(value) // 2 or re.search(r"[0-9]{7,}", value):
        return refused("employer_not_a_name")
    parts = _parts(value)
    return Understood(value, parts, 1.0 if "legal_form" in parts else 0.7)


def _tidied(value: str) -> str:
    """Bring a cleaned name into its one written form; a fixed point of itself."""
    value = (
        simplified(value).replace("[", "(").replace("]", ")").replace("【", "(").replace("】", ")")
    )
    for _ in range(6):
        before = value
        value = _STATE.sub("", value).strip(" ,;:。、.'\"`-*")
        value = re.sub(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])", "", value)
        value = re.sub(r"\s+", " ", value).replace("( ", "(").replace(" )", ")").replace("()", "")
        value = _LEFT_JOB.sub("", value)
        if value == before:
            break
    return value


def _parts(name: str) -> dict[str, str]:
    """Take a name apart from both ends; what stays in the middle is the core."""
    parts: dict[str, str] = {}
    rest = name
    branch = _BRANCH.fullmatch(rest)
    if branch:
        parts["branch"], rest = branch["branch"], branch["head"]
    for form in _FORMS:
        if rest.endswith(form) and len(rest) > len(form) + 1:
            parts["legal_form"], rest = form, rest.removesuffix(form)
            break
    city, rest = _city(rest)
    if city:
        parts["city"] = city
    for trade in _TRADES_LONGEST_FIRST:
        if rest.endswith(trade) and len(rest) >= len(trade) + 2:
            parts["trade"], rest = trade, rest.removesuffix(trade)
            break
    core = rest.strip("()")
    if core:
        parts["core"] = core
    return parts


def _city(rest: str) -> tuple[str, str]:
    """Take the place out of `杭州...`, `浙江省杭州市...` or `...(杭州)`; ("", rest) without one."""
    place = ""
    bracket = re.search(r"\(([^()]{2,8})\)", rest)
    if bracket and bracket[1] in gazetteer().names:
        place, rest = bracket[1], rest.replace(bracket[0], "", 1)
    for _ in range(3):
        names = gazetteer().names_at(rest, 0)
        if not names or len(rest) - len(names[0]) < 2:
            break
        place, rest = (names[0] if bracket is None or not place else place), rest[len(names[0]) :]
    return re.sub(r"(?<=..)[市省]$", "", place), rest
