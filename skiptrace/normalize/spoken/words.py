"""Word tables: which words with a meaning stand where in a text, longest first, in linear time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

M = TypeVar("M")

_FULL_WIDTH = 0xFEE0
_LOWER = str.maketrans(
    {chr(c): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    | {chr(c + _FULL_WIDTH): chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    | {chr(c + _FULL_WIDTH): chr(c) for c in range(ord("a"), ord("z") + 1)}
)


@dataclass(frozen=True, slots=True)
class Word(Generic[M]):
    """A word found: `text[start:end]` and what it means."""

    meaning: M
    start: int
    end: int
    written: str

    def __repr__(self) -> str:
        """Show the meaning and the place; the words belong to a talk."""
        return f"Word({self.meaning}, {self.start}, {self.end})"


class WordTable(Generic[M]):
    """Words by meaning. Latin words are found whole and whatever their case.

    The table is given as `{meaning: "word word phrase_of_three"}`; an underscore is a blank. Where
    two words begin at one place the longer one wins; found words never overlap.
    """

    def __init__(self, words: Mapping[M, str]) -> None:
        self._by_first: dict[str, list[tuple[str, M]]] = {}
        for meaning, listed in words.items():
            for word in listed.replace("_", "\x00").split():
                written = word.replace("\x00", " ")
                self._by_first.setdefault(written[0], []).append((written, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[0]))

    def find(self, text: str) -> list[Word[M]]:
        """All words of the table in the text, in their order."""
        return list(self._find(lowered(text)))

    def _find(self, text: str) -> Iterator[Word[M]]:
        position, by_first = 0, self._by_first
        while position < len(text):
            entries = by_first.get(text[position])
            word = self._longest(text, position, entries) if entries else None
            if word is None:
                position += 1
            else:
                yield word
                position = word.end

    def at(self, text: str, position: int) -> Word[M] | None:
        """The longest word that begins at the position of a text in lower case."""
        entries = self._by_first.get(text[position : position + 1])
        return self._longest(text, position, entries) if entries else None

    @staticmethod
    def _longest(text: str, position: int, entries: list[tuple[str, M]]) -> Word[M] | None:
        for written, meaning in entries:
            end = position + len(written)
            if text.startswith(written, position) and _whole(text, position, end):
                return Word(meaning, position, end, written)
        return None


def lowered(text: str) -> str:
    """A text with Latin letters, full-width ones too, in lower case; each stays in its place."""
    return text.translate(_LOWER)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a Latin word is not a part of a longer one; always true of Han words."""
    if _latin(text[start]) and start and _latin(text[start - 1]):
        return False
    return not (_latin(text[end - 1]) and _latin(text[end : end + 1]))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
