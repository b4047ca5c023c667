"""Why a value is refused, in the reader's language, and what to do about it."""

from typing import NamedTuple


class ProblemText(NamedTuple):
    """The two sentences of a problem code in both languages; they never quote the value."""

    en: str
    zh: str
    hint_en: str
    hint_zh: str


def _text(en: str, zh: str, hint_en: str, hint_zh: str) -> ProblemText:
    return ProblemText(en, zh, hint_en, hint_zh)


_AS_TEXT = ("Format the column as text before saving the file.", "请先把该列设为文本格式再保存。")

PROBLEMS: dict[str, ProblemText] = {
    # any kind
    "empty": _text(
        "The value is empty.", "值为空。", "Fill it in or leave the row out.", "请补填或去掉该行。"
    ),
    "too_long": _text(
        "The value is too long to be read.", "内容过长，无法读取。",
        "Check for a missing quote or separator on this line.", "请检查该行是否缺少引号或分隔符。",
    ),
    "control_character": _text(
        "The value holds a control character.", "内容含有控制字符。",
        "Export the file again; this cell is damaged.", "该单元格已损坏，请重新导出文件。",
    ),
    "placeholder": _text(
        "The value is a placeholder, not data.", "内容是占位文字，不是数据。",
        "Leave the cell empty when nothing is known.", "未知时请留空。",
    ),
    "not_utf8": _text(
        "The line is not in UTF-8.", "该行不是UTF-8编码。",
        "Save or convert the text as UTF-8.", "请将文本另存或转换为UTF-8。",
    ),
    "pair_shape": _text(
        "The line is not two values with a tab between them.", "该行不是以制表符分隔的两个值。",
        "Put one tab between the two values.", "请在两个值之间放一个制表符。",
    ),
    # phones
    "phone_not_a_number": _text(
        "This is not a phone number.", "不是电话号码。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    "phone_length": _text(
        "The number of digits does not fit a phone number.", "号码位数不对。",
        "A mobile has 11 digits, a landline an area code and 7 or 8 digits.",
        "手机号为11位；固话为区号加7或8位。",
    ),
    "phone_prefix": _text(
        "No mobile or landline begins like this.", "没有以此开头的手机号或固话。",
        "Mobiles begin with 13 to 19, landlines with 0 and an area code.",
        "手机号以13至19开头，固话以0加区号开头。",
    ),
    "phone_no_area": _text(
        "A local number without its area code.", "本地号码缺少区号。",
        "Write the area code before the number, for example 0571-.", "请在号码前加区号，如 0571-。",
    ),
    "phone_no_trunk": _text(
        "The leading 0 of the area code seems to be lost.", "区号前面的0可能丢失。", *_AS_TEXT
    ),
    "phone_area_unknown": _text(
        "The area code does not exist.", "区号不存在。",
        "Check the digits after the leading 0.", "请核对开头0之后的数字。",
    ),
    "phone_letters": _text(
        "Letters stand among the digits.", "数字中混有字母。",
        "Often the letter O was typed for 0; a candidate is given where one fits.",
        "常见的是把0写成字母O;能推出时已给出候选。",
    ),
    "phone_placeholder": _text(
        "The digits are a filler, not a number.", "号码为凑数数字。",
        "Leave the cell empty when no number is known.", "没有号码时请留空。",
    ),
    "phone_looks_like_id": _text(
        "This looks like an identity number.", "看起来是身份证号码。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    "phone_as_number": _text(
        "A spreadsheet turned the number into scientific notation.",
        "表格把号码变成了科学计数法。", *_AS_TEXT
    ),
    "phone_several": _text(
        "The cell holds several numbers.", "单元格中有多个号码。",
        "Give each number its own row or column.", "请一行或一列只放一个号码。",
    ),
    "phone_foreign_invalid": _text(
        "The foreign number does not exist in its country's plan.", "境外号码不符合当地编号规则。",
        "Check the country code and the number of digits.", "请核对国家代码和位数。",
    ),
    # what is said aloud
    "spoken_nothing": _text(
        "No phone number or mailbox is said here.", "话中没有说出电话号码或邮箱。",
        "Digits that were said are given as candidates.", "话中的数字已列为候选。",
    ),
    "spoken_several": _text(
        "Several numbers or mailboxes are said here.", "话中说出了多个号码或邮箱。",
        "All are given as candidates, and where they stand.", "均已列为候选，并注明位置。",
    ),
    # identity numbers
    "id_length": _text(
        "An identity number has 18 characters (15 before 1999).", "身份证号应为18位(旧号15位)。",
        "Check for a missing or an extra digit.", "请检查是否少位或多位。",
    ),
    "id_characters": _text(
        "An identity number holds digits and at the end perhaps an X.",
        "身份证号只含数字，末位可为X。",
        "Check for letters typed instead of digits.", "请检查是否混入字母。",
    ),
    "id_checksum": _text(
        "The check character does not fit the other 17 digits.", "身份证号校验位不符。",
        "One digit is wrong or two are swapped; compare with the document.",
        "有一位写错或两位颠倒，请与证件核对。",
    ),
    "id_birth_date": _text(
        "The birth date inside the number does not exist.", "身份证号中的出生日期不存在。",
        "Compare digits 7 to 14 with the document.", "请核对第7至14位。",
    ),
    "id_truncated": _text(
        "The last digits were lost and replaced by zeros.", "末几位丢失，被替换成0。", *_AS_TEXT
    ),
    "id_as_number": _text(
        "A spreadsheet turned the number into a rounded number.",
        "表格把身份证号变成了数值，末几位已丢失。", *_AS_TEXT
    ),
    "id_masked": _text(
        "Parts of the number are hidden.", "身份证号被部分隐藏。",
        "A masked number can only be compared, not used as a key.",
        "脱敏号码只能用于比对，不能作为主键。",
    ),
    "id_not_resident": _text(
        "This is another kind of document, not a resident identity number.",
        "不是居民身份证号码，而是其他证件号。",
        "Put it in a column for other documents.", "请放入其他证件列。",
    ),
    "id_pattern": _text(
        "This is not a masked identity number.", "不是脱敏身份证号。",
        "Expected digits with stars in the middle.", "应为中间带星号的号码。",
    ),
    "permit_shape": _text(
        "This is no travel permit of Hong Kong, Macau or Taiwan.", "不是港澳台居民通行证号码。",
        "Expected H or M and eight digits, or eight digits with a count in brackets.",
        "应为H或M加8位数字，或8位数字加括号内的换证次数。",
    ),
    # names
    "name_not_a_name": _text(
        "This is not a person's name.", "不是人名。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    "name_too_long": _text(
        "The name is longer than 40 characters.", "姓名超过40个字。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    "name_only_title": _text(
        "Only a form of address is left, no name.", "只有称呼，没有姓名。",
        "Give at least the surname.", "请至少给出姓氏。",
    ),
    # addresses
    "address_too_short": _text(
        "The address says too little to find a place.", "地址过于简略，无法定位。",
        "Give at least county and street, village or building.", "请至少写明区县和街道、村或楼宇。",
    ),
    "address_not_an_address": _text(
        "This is not an address.", "不是地址。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    # e-mail and social
    "email_shape": _text(
        "This is not an e-mail address.", "不是电子邮箱地址。",
        "Expected one @ and a domain such as qq.com.", "应含一个@和域名，如 qq.com。",
    ),
    "email_typo": _text(
        "The domain looks mistyped.", "邮箱域名疑似写错。",
        "A candidate is given; confirm it with the owner.", "已给出候选，请与本人确认。",
    ),
    "social_shape": _text(
        "This is not an account of that network.", "不是该平台的账号。",
        "A QQ number has 5 to 11 digits; a WeChat id has 6 to 20 and begins with a letter.",
        "QQ号为5至11位数字；微信号以字母开头,6至20位。",
    ),
    "social_network": _text(
        "The network is not known.", "不支持的社交平台。", "Known: wechat, qq.", "支持:wechat、qq。"
    ),
    # employers
    "employer_none": _text(
        "The person has no employer.", "没有工作单位(无业、自由职业或个体)。",
        "This is a state of employment, not a contact point.", "这是就业状况，不是联系点。",
    ),
    "employer_not_a_name": _text(
        "This is not the name of an employer.", "不是单位名称。",
        "Check that the columns are not swapped.", "请检查列是否错位。",
    ),
    # dates
    "date_shape": _text(
        "This is not a date that can be read with certainty.", "无法确定地读作日期。",
        "Write it as 2024-05-31.", "请写成 2024-05-31。",
    ),
    "date_impossible": _text(
        "This day does not exist.", "日期不存在。",
        "Compare with the document.", "请与原件核对。",
    ),
    "date_range": _text(
        "The year lies outside 1900 to 2100.", "年份不在1900至2100之间。",
        "Check the year.", "请核对年份。",
    ),
    "date_ambiguous": _text(
        "Day and month cannot be told apart.", "日和月无法区分。",
        "Write it as 2024-05-31.", "请写成 2024-05-31。",
    ),
    "time_impossible": _text(
        "This time of day does not exist.", "时间不存在。",
        "Write it as 2024-05-31 14:05.", "请写成 2024-05-31 14:05。",
    ),
}  # fmt: skip


def problem_text(code: str, lang: str = "en") -> tuple[str, str]:
    """Return `(sentence, hint)` of a code in `lang` ("zh..." is Chinese, all else English).

    An unknown code answers with the code itself, so that a message is never lost.
    """
    text = PROBLEMS.get(code)
    if text is None:
        return code, ""
    return (text.zh, text.hint_zh) if lang.startswith("zh") else (text.en, text.hint_en)
