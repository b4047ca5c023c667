"""Characters of names that the eye confuses: copied from handwriting or a poor scan."""

# Groups of characters that differ in a stroke or a small part; collected from the confusions that
# primers on character recognition and proofreading of names warn of. Order means nothing.
_GROUPS = """
未末朱 戊戌戍成 己已巳 土士 王玉壬主 大太犬 天夭夫 田由甲申 人入 干于千 日曰目
晴睛 晗哈 晖珲浑 玫攻政致 冶治 冼洗 汆永 凤风 今令 冯马 杨扬汤 徐除涂 陈阵 刘划
李季 宋宗 贾费 孔礼 侯候 傅博 何河 邹郑 鄂鄢 钱线 丁了 万方 卫卸 折析拆 淅浙
佳住 桂挂 芳芬 芬芳 英茵 茵菌 荣荥莹萤 菁青 萍苹 蓝篮 薄簿 莉利 莲连 蕊芯 丹舟
玥明 珉民 玲铃 珊姗 琪棋 瑜渝 瑞端 璐露 玮伟炜 斌彬 杰洁 松柏 林材 栋株 梁粱
槐愧 淑椒 清情晴 涛梼 洋详 浩洁 海诲 泽择 波坡 渊源 滢莹 潇萧 炎焱 焕换 烨晔
煜昱 辉晖挥 军车 辰振 达迖 远迈 逸免 遥谣 郎朗 郁都 铭明 钧钩均 锋峰蜂 锦绵
鑫淼 雪雷 霞露 霖淋 颖颍 飞气 驰弛 骏俊 鸣鸟 鹏朋 龙尤 亭享 亮壳 元无 光先
克竞 兵乒 冠寇 凯剀 刚则 利刺 勋勤 勇男 午牛 卓阜 博搏 卿乡 友反 可司 吉古
启后 周同 哲晢 嘉喜 国围 坤绅 奎圭 妍研 妮呢 婕捷 婷停 媛缓 嫣焉 宁宇 宏宄
宗宋 宜宣 家冢 富寓 寿夀 小少 尚向 岩崖 岚风 巍魏 帅师 平乎 康庚 廷延 建健
弘引 彤丹 彦产 彪虎 徽微 德得 心必 志忐 忠患 思恩 怡恰 恒恆 恺铠 惠蕙 愉谕
慧彗 戈弋 文交 方万 旭旮 旺汪 昊吴 昌冒 昕听 星垦 春舂 晋普 晓晚 晨辰 智知
景影 曼蔓 月目
"""
CLASS: dict[str, frozenset[str]] = {}
for _group in _GROUPS.split():
    for _character in _group:
        CLASS[_character] = CLASS.get(_character, frozenset()) | frozenset(_group)


def look_alike(left: str, right: str) -> bool:
    """Whether the two characters are easily taken for one another."""
    return right in CLASS.get(left, ())
