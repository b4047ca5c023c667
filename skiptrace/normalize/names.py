"""Personal names: one written form, and the two keys under which equal and like-sounding meet."""

import re
from functools import lru_cache

from skiptrace.normalize.han import needs_conversion, simplified
from skiptrace.normalize.pinyin import readings, sound
from skiptrace.normalize.result import Understood, refused
from skiptrace.normalize.surnames import split_surname
from skiptrace.normalize.text import DASHES, PLACEHOLDERS, cleaned, is_placeholder

MAX_NAME = 40
"""Longest name: Uyghur and Tibetan names with their father's name reach about 25 characters."""

_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ANY_HAN = re.compile(rf"[{_HAN}]")
_HAN_BLANK = re.compile(rf"(?<=[{_HAN}·])\s+(?=[{_HAN}·])")
_HAN_ONLY = re.compile(rf"[{_HAN}]+(?:·[{_HAN}]+)*")
_LATIN = re.compile(r"[^\W\d_]+(?:[ '.·-]+[^\W\d_]+)*\.?")
_BRACKETED = re.compile(r"[(\[【<《〈「『{][^()\[\]【】]{0,40}[)\]】>》〉」』}]")
_DOTS = re.compile(r"\s*[·•・‧∙⋅●．｡.。˙᛫]\s*")
_TITLES = re.compile(r"(?<=.)(?:先生|女士|小姐|老师|同志|师傅|太太|夫人|经理|老板|阿姨|大哥|大姐)$")
_LATIN_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\b\.?\s*", re.I)
# Behind the last comma of a Latin name: no part of it (John Smith, Jr.).
_LATIN_SUFFIX = re.compile(r"\s*,\s*(?:jr|sr|ii|iii|iv|md|phd|esq)\.?$", re.I)
_SURNAME_FIRST = re.compile(r"([^,]+?)\s*,\s*([^,]+)")
_LABEL = re.compile(r"^(?:姓名|名字|联系人|借款人|客户)\s*[::]\s*")
_ONLY_TITLE = frozenset("先生 女士 小姐 老师 同志 师傅 太太 夫人 经理 老板 阿姨 大哥 大姐".split())
# The name as nearly every record has it: nothing to strip, nothing to simplify.
_PLAIN = re.compile(r"[\u4e00-\u9fa5]{2,4}")
_NOT_PLAIN = _ONLY_TITLE | {"姓名", "名字", "客户", "联系人", "借款人"}
# A dash between Han characters in an address-book name is the minority-name dot mistyped.
_HAN_DASH = re.compile(rf"(?<=[{_HAN}])[{DASHES}](?=[{_HAN}])")


def person_name(text: str) -> Understood:
    """Read a person's name.

    Canonical: NFKC, no form of address, no bracketed remark, `·` between the parts of minority
    names, no blanks between Han characters, single blanks between Latin words, letters as written.
    `Smith, John` comes out as `John Smith`. Parts: `script` (han, latin), and for Han names without
    `·` `surname` and `given`.
    """
    if is_plain(text):
        return _han(text)
    value, problem = cleaned(text)
    bare = _bare(value)
    problem = problem or _problem_of(value, bare)
    if problem:
        return refused(problem)
    if _HAN_ONLY.fullmatch(bare):
        return _han(bare)
    if _LATIN.fullmatch(bare) and not _ANY_HAN.search(bare):
        return Understood(bare, {"script": "latin"}, 1.0 if " " in bare else 0.8)
    return refused("name_not_a_name")


def is_plain(text: str) -> bool:
    """Tell whether a text is its own canonical name: 2 to 4 simplified characters, no title."""
    if _PLAIN.fullmatch(text) is None or text[-2:] in _NOT_PLAIN or text in PLACEHOLDERS:
        return False
    return not needs_conversion(text)


def _problem_of(value: str, bare: str) -> str | None:
    """Name the reason why no name is left after stripping; None when one may be."""
    if is_placeholder(value) or (bare and is_placeholder(bare)):
        return "placeholder"
    if bare in _ONLY_TITLE:
        return "name_only_title"
    if not bare:
        return "name_not_a_name"
    return "name_too_long" if len(bare) > MAX_NAME else None


def _bare(value: str) -> str:
    """Strip label, remark and title, unify dots and blanks; titles may be stacked."""
    for _ in range(8):
        before = value
        value = _BRACKETED.sub("", _LABEL.sub("", value)).strip(" ,;:、*'\"`")
        if _ANY_HAN.search(value):
            value = _HAN_DASH.sub("·", _DOTS.sub("·", value)).strip("·")
            value = _HAN_BLANK.sub("", value)
            value = _TITLES.sub("", value)
        else:
            value = _surname_last(_LATIN_SUFFIX.sub("", _LATIN_TITLES.sub("", value)))
            value = re.sub(r"\s+", " ", value).strip(" ·-")
        if value == before:
            break
    return value


def _surname_last(value: str) -> str:
    """Turn `Smith, John` into `John Smith`; anything but one comma between words stays."""
    turned = _SURNAME_FIRST.fullmatch(value)
    return f"{turned[2]} {turned[1]}" if turned else value


def _han(name: str) -> Understood:
    parts = {"script": "han"}
    if "·" not in name:
        surname, given = split_surname(simplified(name))
        parts["surname"] = name[: len(surname)]
        if given:
            parts["given"] = name[len(surname) :]
    certainty = 1.0 if 2 <= len(name) <= 4 or "·" in name else 0.7
    return Understood(name, parts, certainty)


# Variant and standard character: of the table of variants of 1955 (第一批异体字整理表) those that
# names are written with and that no conversion of script covers; some were made standard again for
# names in 2013, and clerks go on writing one for the other.
_VARIANTS = str.maketrans(
    {
        pair[0]: pair[1]
        for pair in """邨村 甦苏 煇辉 𪸩辉 栢柏 澂澄 晧皓 皜皓 炤照 菓果 燿耀 燄焰 暎映 濬浚 煖暖
        翺翱 姸妍 姉姊 蘂蕊 蕋蕊 穉稚 珮佩 迺乃 廼乃 愼慎 埜野 劒剑 喆哲 碁棋 堃坤 犇奔""".split()
    }
)


@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key that all written forms of one name share; "" when it is no name.

    Simplified, variants standard, without blanks, dots and dashes, upper case: 買買提·艾力 and
    买买提艾力 meet, and so do 张喆 and 张哲.
    """
    if is_plain(name):
        return name.translate(_VARIANTS)
    canonical = person_name(name).canonical
    if canonical is None:
        return ""
    return re.sub(r"[\s·.'-]+", "", simplified(canonical)).translate(_VARIANTS).upper()


@lru_cache(maxsize=65_536)
def name_sound(name: str) -> str:
    """Return the folded, toneless sound of a name; "" when it is no name.

    Homophones and near homophones share it (王晓明, 汪小明); a comparison level, never a proof.
    """
    return sound(name_key(name))


def name_readings(key: str) -> tuple[tuple[str, ...], ...]:
    """Return the toneless readings of each character of a Han key; () for any other key."""
    return readings(key) if _HAN_ONLY.fullmatch(key) else ()
