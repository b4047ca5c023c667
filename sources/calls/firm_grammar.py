"""Workplaces as people say them: a firm's name, from the last word of the sentence to its form."""

import re
from dataclasses import dataclass, field

from skiptrace import normalize

_SENTENCE = (
    "我你您他她它们的了是在住到去从那这哪不没就也还都和跟给让吗呢吧啊嗯呃哦叫有说把被现目前以原早"
    "进帮替干做"
)
_NAME = rf"[^\W_{_SENTENCE}]"
_FORM = (
    "街道办事处|办事处|居委会|村委会|派出所|税务局|管理局|人民政府|股份有限公司|有限责任公司|有限公司|集团公司|分公司|公司|集团|事务所|经营部|服务部|门市部|加工厂|工作室|研究院|研究所"
    "|卫生院|幼儿园|人民医院|医院|大学|学院|中学|小学|学校|大酒店|酒店|饭店|宾馆|餐厅|超市|商行|商场|便利店|专卖店|银行|物流"
    "|快递|工厂|总厂|分厂|电子厂|厂|店|局|馆|物业|餐饮|工程队"
)
# A longer form right behind counts: 测试物流有限公司 does not end at 物流.
_LONGER = (
    "有限责任公司|有限公司|集团公司|分公司|公司|集团|总厂|分厂|分行|支行|分店|经营部|服务部|门店"
    "|厂|店"
)
_FIRM = re.compile(
    rf"(?<!{_NAME}){_NAME}{{2,24}}?(?:{_FORM})(?:{_NAME}{{0,6}}?(?:{_LONGER})(?!员))*"
)
# Words of the sentence that a name's characters would take in.
_LEAD = re.compile(
    r"^(?:[一个家些两几才刚新]|叫|入职|应聘|面试|换|公司|单位|名称|名字|登记|工作|上班|目前|后来|现在|老板|老公|老婆)+"
    r"(?=.)"
)
_ENDING = re.compile(rf"(?:{_FORM})$")
_FEWEST_CORE = 2
_ENGLISH = re.compile(
    r"(?:(?:work(?:s|ed|ing)?|employed|job|employee) (?:for|at|by|with|of) (?:an? |the )?"
    r"|\bi(?:'m| am) with (?!my|the|him|her|you|them|a)\b)"
    r"(?P<name>[a-z][\w&'.-]*(?: [\w&'.-]+){0,5}?)"
    r"(?= (?:now|any ?more|since|and|but|until|in|as|for|these|right|at)\b|[,.;!?]|$)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm's name said; `text[start:end]` is where. english: found by the words before it."""

    name: str = field(repr=False)
    start: int
    end: int
    english: bool = False


def firms(text: str) -> list[Firm]:
    """Every firm's name of a text that is one by its form, and not just 公司 or 电子厂."""
    found = [firm for match in _FIRM.finditer(text) if (firm := _firm(match)) is not None]
    for match in _ENGLISH.finditer(text):
        answer = normalize.employer(match["name"])
        if answer.canonical is not None:
            start, end = match.span("name")
            found.append(Firm(answer.canonical, start, end, english=True))
    return found


def _firm(match: re.Match[str]) -> Firm | None:
    written = match[0]
    lead = _LEAD.match(written)
    cut = lead.end() if lead else 0
    answer = normalize.employer(written[cut:])
    if answer.canonical is None or len(_ENDING.sub("", answer.canonical)) < _FEWEST_CORE:
        return None
    return Firm(answer.canonical, match.start() + cut, match.end())
