"""A name as it is compared: its key, its parts, how it sounds, what of it is hidden."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from skiptrace.normalize import name_key, name_readings, person_name
from skiptrace.normalize.names import is_plain
from skiptrace.normalize.surnames import split_surname

_MASK = re.compile(r"[*xX×某〇○?？●]+")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN_WORD = re.compile(r"[^\W\d_]+")
# What address books say instead of a name; two of them are never two people agreeing.
_KINSHIP = frozenset(
    """妈妈 爸爸 妈 爸 老妈 老爸 母亲 父亲 老公 老婆 丈夫 妻子 爱人
    媳妇 哥哥 姐姐 弟弟 妹妹 大哥 大姐 儿子 女儿 爷爷 奶奶 外公
    外婆 姥姥 姥爷 叔叔 阿姨 舅舅 姑姑 朋友 同事 同学 家人 亲戚
    老板 领导 邻居 本人 家里 单位 公司""".split()
)
_CALLING = frozenset("小阿老大")
_CALLED = frozenset("哥姐总工叔姨嫂妹弟仔")


@dataclass(frozen=True, slots=True)
class NameForm:
    """One written name, understood once.

    key: what all spellings share, "" for no name. han: a Chinese name. parts: surname and given
    name; of a minority name its parts between the dots; of a Latin one its words, lower case.
    readings: possible toneless syllables of each character of a Han key. called: the one character
    that a nickname is made of (小王, 阿强, 婷婷). shown: the pattern of a partly hidden name.
    """

    key: str = field(repr=False)
    written: str = field(repr=False)
    han: bool
    parts: tuple[str, ...] = field(repr=False)
    surname: str = field(repr=False, default="")
    readings: tuple[tuple[str, ...], ...] = field(repr=False, default=())
    called: str = field(repr=False, default="")
    shown: str = field(repr=False, default="")

    @property
    def given(self) -> str:
        """What follows the surname of a Han name without dots; "" otherwise."""
        return self.parts[1] if self.han and self.surname and len(self.parts) > 1 else ""


NOBODY = NameForm("", "", False, ())


@lru_cache(maxsize=262_144)
def name_form(name: str) -> NameForm:
    """The form of a name; NOBODY for what is no name or only says a kinship."""
    if is_plain(name):
        return _plain(name)
    name = name.strip()
    if _MASK.search(name) and _HAN.search(_MASK.sub("", name)):
        return _hidden(unicodedata.normalize("NFKC", name))
    key = name_key(name)
    if not key or key in _KINSHIP:
        return NOBODY
    read = person_name(name)
    written = re.sub(r"[\s·]+", "", name).upper()
    if read.parts.get("script") != "han":
        return NameForm(key, written, False, _words(read.canonical or key))
    canonical = read.canonical or key
    if "·" in canonical:
        parts = tuple(name_key(part) or part for part in canonical.split("·"))
        return NameForm(key, written, True, parts, "", name_readings(key))
    surname = name_key(read.parts.get("surname", "")) or read.parts.get("surname", "")
    given = key[len(surname) :]
    parts = (surname, given) if given else (surname,)
    return NameForm(key, written, True, parts, surname, name_readings(key), _called(key))


def _plain(name: str) -> NameForm:
    """The form of a name that is its own key: most names by far, so nothing is asked twice."""
    if name in _KINSHIP:
        return NOBODY
    if "某" in name:
        return _hidden(name)
    surname, given = split_surname(name)
    parts = (surname, given) if given else (surname,)
    return NameForm(name, name, True, parts, surname, name_readings(name), _called(name))


def _words(canonical: str) -> tuple[str, ...]:
    """Latin words without accents, lower case; a comma turns surname first into surname last."""
    bare = unicodedata.normalize("NFKD", canonical)
    bare = "".join(c for c in bare if not unicodedata.combining(c)).lower()
    return tuple(_LATIN_WORD.findall(bare))


def _called(key: str) -> str:
    """The character that a nickname repeats or decorates; "" when the key is no nickname."""
    if len(key) == 2 and key[0] in _CALLING:
        return key[1]
    if len(key) == 2 and (key[0] == key[1] or key[1] in _CALLED):
        return key[0]
    return ""


def _hidden(name: str) -> NameForm:
    shown = re.sub(r"[\s·]+", "", _MASK.sub(lambda run: "*" * len(run[0]), name))
    surname = shown[0] if _HAN.match(shown) else ""
    return NameForm("", shown, True, (), surname, shown=shown)


def fits(shown: str, key: str) -> bool:
    """Whether the open characters of a hidden name stand where the key has them.

    A star hides one character, or two where it is the only one: 王* is 王伟 and 王大伟.
    """
    loose = shown.count("*") == 1
    pattern = "".join(
        (".{1,2}" if loose else ".") if character == "*" else re.escape(character)
        for character in shown
    )
    return re.fullmatch(pattern, key) is not None
