"""Word tables: what people write for one of a few meanings."""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeVar

Meaning = TypeVar("Meaning")

_DROPPED = re.compile(r"[\s_\-*()/、,.:]+")


def plain(text: str) -> str:
    """A word without width, case, blanks and punctuation."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def word_table(words: Mapping[Meaning, str]) -> dict[str, Meaning]:
    """plain word -> meaning, from meaning -> words separated by blanks.

    Raises ValueError when two meanings claim one word: the table would depend on its order.
    """
    table: dict[str, Meaning] = {}
    for meaning, text in words.items():
        for word in map(plain, text.split()):
            if table.setdefault(word, meaning) != meaning:
                raise ValueError(f"'{word}' stands for two meanings")
    return table
