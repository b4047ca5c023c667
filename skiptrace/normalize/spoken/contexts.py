"""What digits are for, by the words before and after them: a card, a QQ number, money, a phone."""

import re
from enum import Enum, auto

from skiptrace.normalize.spoken.numbers import is_paper
from skiptrace.normalize.spoken.words import WordTable, lowered


class Use(Enum):
    """What a run of digits is; OPEN: nothing says, it may be a phone."""

    OPEN = auto()
    PHONE = auto()
    PAPER = auto()
    MAIL = auto()
    QQ = auto()
    WECHAT = auto()


_CUES = WordTable(
    {
        Use.PHONE: """
            电话 手机 手机号 号码 联系方式 座机 固话 来电 致电 拨打 打 拨 新号 老号 旧号 主号 副号
            小号 phone number mobile cell call reach ring""",
        Use.PAPER: """
            身份证 身份证号 证件 证件号 证件号码 卡号 银行卡 信用卡 储蓄卡 账号 帐号 账户 合同
            合同号 合同编号 订单 订单号 单号 编号 流水 流水号 借据 借据号 案件 案号 验证码 校验码
            邮编 密码 工号 保单 社保号 车牌 发票 税号 金额 人民币 欠款 还款 余额 ￥ ¥ $
            order_number account_number card_number id_number passport reference contract_number
            case_number order account id_card""",
        Use.QQ: "qq q_q qq号 qq号码 扣扣 扣扣号 企鹅号 企鹅 q号",
        Use.WECHAT: "微信 微信号 微信号码 加微信 vx wechat weixin",
        Use.MAIL: "邮箱 邮件 email e-mail mailbox",
    }
)
_WITHIN = 10
_MAILBOX = {Use.MAIL, Use.OPEN, Use.PHONE, Use.QQ}
_AT_SIGN = re.compile(r"\s*(?:@|艾特|爱特|at(?![a-z])|圈a|[._-]?[a-z])", re.I)
_UNIT = re.compile(
    r"\s*(?:元|块|万|千(?!万)|百|亿|角|毛|美元|人民币|%|年|月|日|号楼|[幢栋弄组室]|单元|分钟|秒|天|个月|岁"
    r"|斤|公里|[点时]半?(?![a-z]*[a-z])|yuan|dollars?|rmb|percent)",
    re.I,
)
_INSIDE_A_NAME = re.compile(r"[A-Za-z_.$￥¥]$")


def use_of(before: str, after: str, chunks: list[str], *, plain: bool) -> Use:
    """What digits are for. before, after: the text around them; plain: written in ASCII digits."""
    if is_paper(chunks) or _UNIT.match(after):
        return Use.PAPER
    cue = cue_before(before)
    if _AT_SIGN.match(after) and cue in _MAILBOX and not after[:1].isspace():
        return Use.MAIL
    if plain and _INSIDE_A_NAME.search(before) and cue not in {Use.QQ, Use.WECHAT}:
        return Use.PAPER
    return cue


def cue_before(before: str) -> Use:
    """The use that the last cue before the digits names, if it stands close enough."""
    near = lowered(before[-24:])
    words = _CUES.find(near)
    if not words or len(near) - words[-1].end > _WITHIN:
        return Use.OPEN
    return words[-1].meaning
