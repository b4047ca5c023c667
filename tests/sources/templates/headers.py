"""Header lines of the import templates and exports that collection systems use, as they stand.

Facts carried over from public sources: the constants of feiqi321/zxh (ExcelCaseConstant,
ExcelTelConstant, ExcelAddressConstant, ExcelCollectConstant, ExcelCaseTelConstant), the export
mapping of a consumer-credit system (EC2XlsMapping) and the field maps of a debt platform's batch
import (CaseBatchImportServiceImpl); see domain.md 4.2. A blank before a title is theirs.
"""

from itertools import product

_OF_A_CONTACT = "姓名 证件号 关系 家庭电话 单位电话 手机 地址 单位".split()


def people(names: list[str], parts: list[str]) -> list[str]:
    return [f"{name}{part}" for name, part in product(names, parts)]


def numbered(word: str, first: int, last: int) -> list[str]:
    return [f"{word}{number}" for number in range(first, last + 1)]


STANDARD_CASE = [
    *"""个案序列号 委案日期 委案金额 委案期限 催收手别 人民币 港币 外币 性别 姓名 卡号 证件号
    证件类型 催收员ID 催收区域ID 催收小结 M值系数 公司佣金比率 公司佣金金额 家庭号码 单位号码
    本人手机 单位名称 案人职位 案人部门 单位地址 单位邮编 家庭地址 家庭邮编 对账单地址
    对账单邮编 户籍地址 户籍地邮编 QQ 邮箱 生日 年龄 省份 城市 区县 预计退案日 备注1 备注2 备注3
    备注4 备注5 备注6 商品 商户 档案号 申请单号 社保电脑号 社保卡号 开户行 账号 账户名称 卡类
    本金 贷款利率 剩余本金 每月还款 最低还款额 信用额度 固定额度 拖欠级别 最后还款金额
    最后还款日 最后消费日 最后提现日 停卡日 开卡日 账单日 账单周期 未出账金额 是否主副卡
    副卡卡人 贷款日期 贷款截止日 逾期日 逾期期数 逾期天数 曾逾期次数 委案期数 还款期限 已还期数
    信贷分类 催收分类 逾期金额 逾期本金 逾期利息 逾期管理费 逾期罚息 违约金 滞纳金 超限费 保证金
    币种 原催收记录 逾期账龄""".split(),
    *people(numbered("联系人", 1, 6), _OF_A_CONTACT),
]

CAR_LOAN_CASE = [
    *"""个案序列号 委案日期 委案期限 姓名 合同编号 性别 生日 证件号 委案金额 业务类型 人民币
    港币 外币 逾期天数 逾期金额 每月还款 委案期数 逾期期数 曾经逾期次数 已还期数 剩余本金 省份
    城市 区县 经销商 本人手机 家庭号码 单位名称 单位号码 家庭邮编 单位邮编 申请日期 贷款日期
    贷款截止日 还款日 档案号 申请单号 社保电脑号 社保卡号 保单到期日 本金 信贷分类 贷款利率 车价
    车型 案人职位 案人部门 银行 账号 牌照号 品牌 车架号 发动机号 催收员ID 催收区域ID 业务类型
    催收小结 M值系数 公司佣金比率 公司佣金金额 电邮 预计退案日 币种 原催收记录 逾期账龄 逾期日
    还款期限 催收分类 逾期利息 滞纳金 单位地址 家庭地址 户籍地址 户籍地邮编 对账单地址
    对账单邮编 备注1 备注2 备注3 备注4 备注5 备注6 配偶姓名 配偶证件号 配偶家庭电话 配偶单位电话
    配偶手机 配偶地址 配偶单位""".split(),
    *people(["担保人"], _OF_A_CONTACT),
    *[
        f" {title}" if title.endswith("关系") else title
        for title in people(numbered("联系人", 2, 5), _OF_A_CONTACT)
    ],
]

CREDIT_LOAN_CASE = [
    *"""序号 委案编号 批次号 委外日期 委外状态 委外机构 委外金额 已还金额 备注 客户号 客户姓名
    账户号 性别 身份证号 放款机构 签约金额 放款金额 产品类型 放款时间 提前结清金额 总期数
    当前期数 已还期数 剩余本金 逾期利息 逾期罚息 逾期管理费 逾期违约金 逾期本金 未还本金
    月还款额 账户名 银行名 银行帐号 归集公司 逾期天数 账龄 城市 电子邮箱 户籍电话 户籍地址
    手机号码 住宅电话 住宅地址 公司名称 公司地址 公司电话""".split(),
    *people(numbered("联络人", 1, 10), "姓名 关系 电话".split()),
]

CREDIT_CAR_CASE = """序号 委案编号 批次号 委外日期 委外状态 委外机构 委外金额 已还金额 备注
    委外到期日 结案日期 客户姓名 合同编号 外包商编号 委外类型 客户性别 客户出生日期 客户身份证号
    外访期数 外访金额 逾期天数 逾期金额 月供车款金额 贷款期限 逾期期数 曾经逾期次数 还款期数
    城市 经销商 客户手机 客户宅电 客户公司 客户公司电话 分区 区号 邮编 配偶姓名 配偶手机
    其他联系方式 配偶公司 配偶公司电话 客户类型 申请日期 放款日期 还款日 保单到期日 贷款金额
    贷款种类 客户利率 车价 车型 职位 收入 担保人姓名 与申请人关系 担保人出生日期 担保人身份证号
    担保人手机 担保人公司名称 担保人公司电话 担保人公司地址 银行 帐号 网银导出原因 逾期原因
    电话情况 电话联系人 还款情况 还款人 信息修改类别 车辆情况 客户合作态度 处理状态 反馈日期
    委外结果 PCODE CCODE""".split()

CREDIT_CARD_CASE = [
    *"""ID 委案编号 批次号 委外日期 委外状态 委外机构 委外金额 已还金额 退案日期 备注
    个案序列号 姓名 委托方 批次号 案件状态 证件号 证件类型 性别 催收状态 外访状态 开户行
    卡号 账号 账户名称 卡类 档案号 委案日期 委案金额 PTP金额 CP金额
    最新欠款（导入利息后更新） 人民币 港币 外币 催收员 催收员ID 催收员部门 催收区域 催收小结
    最后通电 已还款 分配历史 分配时间 下次跟进日期 跟进次数 M值系数 逾期账龄 邮箱 QQ 手机
    家庭号码 单位号码 单位名称 单位地址 单位邮编 家庭地址 家庭邮编 对账单地址 对账单邮编
    户籍地址 户籍地邮编 职位 部门 省份 城市 区县 生日 年龄""".split(),
    *people(numbered("联系人", 1, 4), "姓名 证件号 关系 单位 家庭电话 单位电话 手机 地址".split()),
    *people(numbered("联系人", 5, 6), "姓名 证件 关系 单位 家庭电话 单位电话 手机 地址".split()),
    *"总欠款(委案金融+公司佣金) 欠款余额 申请单号 逾期日期 逾期天数 贷款日期 最新催记".split(),
]

PLATFORM_CASE = """债务人姓名 债务人身份证 借款合同号 借款金额 剩余金额 逾期天数 债务人电话
    债务人性别 债务人年龄 债务人省份 债务人城市 债务人地址 产品线 放款日期 到期日期 委托开始日期
    委托结束日期 资金方 联系人1姓名 联系人1电话 联系人1关系 联系人2姓名 联系人2电话
    联系人2关系""".split()

PHONE_LIST = "*个案序列号 *档案号 *卡号 *证件号 *委案日期 *电话 *姓名 电话类型 关系 备注".split()
ADDRESS_LIST = "*个案序列号 *档案号 *卡号 *证件号 *委案日期 *地址 *姓名 地址类型 关系 备注".split()
PHONE_EXPORT = """个案序列号 姓名 卡号 证件号 档案号 账号 逾期账龄 委案日期 电话姓名 电话状态
    电话号码 电话类型 关系 电话备注""".split()

LOG_IMPORT = """*个案序列号 *档案号 *卡号 *账号 *委案日期 *联络时间 催收结果ID 联络对象姓名 关系
    *通话记录 联络电话 电话类型""".split()
LOG_EXPORT = """个案序列号 姓名 催收措施 催收时间 对象姓名 与案人关系 电话类型 电话号码 催收记录
    催收结果 谈判方式 承诺还款日期 承诺还款金额 减免金额 减免状态 催收员 催收状态""".split()
