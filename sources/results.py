"""What logs call the result of an attempt, as one of the model's dispositions.

Sources: the names of interface.md section 2; the action codes, result lists and dialler's end
statuses of domain.md 4.3 (ALPA says paid, CUT hung up at once, MESS will pass on, NOTK cannot pass
on, QUIT will not, PTP promise by the borrower, PTPX by another, MESF a fax); and the usual Chinese
words of collection systems.
"""

from skiptrace.model.attempt import Disposition
from sources.words import plain, word_table

_RESULTS = word_table(
    {
        Disposition.RIGHT_PARTY: """right_party 本人接听 本人 联系本人 本人已接 本人承诺
            承诺还款 承诺 声称已还 愿还 减免 ALPA KNOW FEE PTP 愿意还款 费用减免 承诺还款本人""",
        Disposition.RIGHT_PARTY_REFUSED: """right_party_refused 本人拒绝 本人拒绝还款
            本人拒绝沟通 无诚意 本人挂断 INSY 无还款诚意""",
        Disposition.THIRD_PARTY: """third_party 第三方接听 第三人接听 他人接听 家属接听
            联系人接听 转告 第三方 第三人 他人 亲属接听 MESS PTPX 第三方承诺 他人转告
            承诺还款第三方""",
        Disposition.THIRD_PARTY_LOCATION_GIVEN: """third_party_location_given 第三方提供线索
            第三人提供线索 提供新号码 提供新电话 提供新地址 提供联系方式 联系人提供线索""",
        Disposition.THIRD_PARTY_REFUSED: """third_party_refused 第三方拒绝 第三人拒绝 无法转告
            拒绝转告 联系人拒绝 NOTK QUIT""",
        Disposition.WRONG_PARTY: """wrong_party 非本人 打错 错号 号码易主 称不是本人 不认识
            不认识本人 无效第三方 不认识本人或无法转告""",
        Disposition.NO_ANSWER: """no_answer 无人接听 无人接 未接 未接听 无应答 不接 notAnswer
            202 来电提醒 213 NOAS 电话无人接听 无人应答 电话嘟嘟""",
        Disposition.BUSY: "busy 占线 忙 忙音 通话中 正在通话 206 电话占线 用户忙",
        Disposition.OFF: """off 关机 powerOff 204 不在服务区 无法接通 暂时无法接通 电话关机
            语音回复关机 notInService 210 电话无法接通 无法联通""",
        Disposition.SUSPENDED: """suspended 停机 欠费停机 outOfCredit 207 STOP 设限
            callRestricted 216 电话停机 语音回复停机呼入限制等""",
        Disposition.VACANT: """vacant 空号 numberNotExist 205 LOOO 销号 电话空号 空坏号 无效号码
            invalid 215 语音回复电话不存在空号等""",
        Disposition.REJECTED: """rejected 拒接 挂断 一接就挂 挂机 userReject 203 CUT 拦截
            拒接接听 CUT_UNVERIFIED 暂未确认身份被挂 拨号中对方挂机 一接就断类似信号不好
            电话接通后未确认接电人身份被挂机""",
        Disposition.VOICEMAIL: "voicemail 语音信箱 秘书台 语音留言 小秘书",
        Disposition.DELIVERED: "delivered 已送达 发送成功 送达 已发送 已签收 妥投",
        Disposition.BOUNCED: "bounced 退信 发送失败 退回 退件 未送达",
        Disposition.NOT_FOUND: """not_found 查无此人 查无 地址不存在 无此地址 查无地址 NOSE MESF
            传真""",
        Disposition.MOVED: "moved 已搬走 搬走 已搬迁 搬迁 客已离职 已离职 常年不在此 房屋已售",
        Disposition.DOOR_CLOSED: "door_closed 无人应门 家中无人 无人在家 门锁 外访无人",
        Disposition.MET_SUBJECT: "met_subject 外访见到本人 见到本人 遇到本人 面见本人",
        Disposition.MET_FAMILY: "met_family 外访见到家属 见到家属 遇到家人 见到家人",
        Disposition.MET_NEIGHBOUR: "met_neighbour 外访见到邻居 见到邻居 遇到邻居 见到村委",
    }
)


def result_of(text: str) -> Disposition | None:
    """The disposition that the text names, or its code before a word ("OFF 关机"); else None."""
    found = _RESULTS.get(plain(text))
    if found is None and (words := text.split()):
        found = _RESULTS.get(plain(words[0]))
    return found
