"""What people write for a relation, as one of the model's relations.

Codes: the relation table of domain.md 4.3 (01 spouse ... 11 friend). The household words are those
of a register page (与户主关系).
"""

import re
import unicodedata

from skiptrace.model.party import Relation
from sources.words import plain, word_table

_WORDS = word_table(
    {
        Relation.SPOUSE: """配偶 妻子 妻 丈夫 夫 老婆 老公 爱人 太太 先生 媳妇 夫妻 对象 前妻 前夫
            spouse wife husband 01 1""",
        Relation.PARENT: """父亲 母亲 父母 父 母 爸爸 妈妈 爸 妈 父子 母子 父女 母女 老爸 老妈
            parent father mother parents dad mum mom 02 2""",
        Relation.CHILD: """儿子 女儿 子女 子 女 孩子 长子 次子 三子 四子 五子 幼子 独子 养子 继子
            长女 次女 三女 四女 五女 幼女 独女 养女 继女 独生子 独生女 小孩
            child son daughter children 03 3""",
        Relation.SIBLING: """兄弟 姐妹 兄弟姐妹 哥哥 弟弟 姐姐 妹妹 哥 弟 姐 妹 兄 兄妹 姐弟 大哥
            二哥 大姐 二姐 小弟 小妹 胞兄 胞弟 sibling brother sister 09 9""",
        Relation.RELATIVE: """亲戚 亲属 亲友 其他血亲 其他姻亲 其他亲属 直系亲属 家人 家属 家庭成员
            祖父 祖母 爷爷 奶奶 外公 外婆 姥姥 姥爷 祖父母 外祖父母 孙子 孙女 外孙 外孙女 叔叔 伯父
            伯伯 姑姑 姑妈 舅舅 舅妈 姨妈 阿姨 婶婶 岳父 岳母 公公 婆婆 女婿 儿媳 嫂子 姐夫 妹夫
            弟媳 孙 外孙 婿 媳 儿媳妇 曾孙 曾孙女 曾祖父 曾祖母 公 婆
            表哥 表弟 表姐 表妹 堂哥 堂弟 堂姐 堂妹 侄子 侄女 外甥 外甥女 继父 继母
            relative family cousin uncle aunt grandparent grandfather grandmother 04 4 05 5""",
        Relation.FRIEND: """朋友 同学 好友 战友 室友 网友 老乡 校友 男友 女友 男朋友 女朋友
            friend classmate 10 11""",
        Relation.COLLEAGUE: """同事 合伙人 工友 领导 上司 下属 老板 经理 主管 雇主
            colleague coworker partner boss manager 06 6 07 7""",
        Relation.GUARANTOR: "担保人 保证人 反担保人 担保 连带责任人 guarantor surety",
        Relation.CO_BORROWER: "共借人 共同借款人 共同债务人 共债人 联保人 co_borrower",
        Relation.NEIGHBOUR: "邻居 邻里 房东 房客 村民 同村 neighbour neighbor landlord",
        Relation.EMPLOYER: "单位 公司 工作单位 employer company",
        Relation.UNKNOWN: "unknown 其他 其它 未知 08 8",
    }
)
_OWNER = re.compile(r"^(?:(?:我|其|本人|客户|借款人|债务人|案人|户主)的?)?之?(?=.)")
_BRACKET = re.compile(r"\([^()]*\)")
_CODED = re.compile(r"^(0?[1-9]|1[01])[\s.、:_-]*(?=[^\d])")


def relation_of(text: str) -> Relation | None:
    """The relation that the text names; None when it is none we know.

    Blanks, brackets, a possessive ("我的", "客户") and a code before the word ("01-配偶") are
    passed over.
    """
    word = unicodedata.normalize("NFKC", text).strip()
    for form in (word, _BRACKET.sub("", word), _CODED.sub("", word), _OWNER.sub("", word)):
        found = _WORDS.get(plain(form))
        if found is not None:
            return found
    return None


def relation_and_note(text: str | None) -> tuple[Relation, str]:
    """(relation, text to keep): the text is kept when it is not understood or says more."""
    if not text:
        return Relation.UNKNOWN, ""
    found = relation_of(text)
    return (found, "") if found is not None else (Relation.UNKNOWN, text)
