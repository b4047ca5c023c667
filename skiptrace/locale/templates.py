"""Translation of finished texts by template: "no such case: {}" fits "no such case: C7".

Errors carry their text in English, filled in where they are raised, because layers below this one
raise them too. The catalogue holds the same text with {} for each value.
"""

import re
from collections.abc import Callable, Mapping
from gettext import GNUTranslations
from typing import Self

HOLE = "{}"


class Templates:
    """English templates with their translations; a hole is {}, or {0} {1} where order changes."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self._whole = {source: target for source, target in pairs.items() if HOLE not in source}
        # The template with most fixed text is tried first, so that a general one never wins.
        with_holes = sorted(
            (source for source in pairs if HOLE in source),
            key=lambda source: (-len(source.replace(HOLE, "")), source),
        )
        self._fitting = [(_pattern(source), pairs[source]) for source in with_holes]

    @classmethod
    def read(cls, catalogue: GNUTranslations) -> Self:
        """All pairs of a compiled catalogue, its header left out."""
        # The standard library offers no public way to list a catalogue.
        entries: Mapping[object, str] = vars(catalogue)["_catalog"]
        return cls({key: text for key, text in entries.items() if isinstance(key, str) and key})

    def translate(self, text: str, value: Callable[[str], str] = str) -> str:
        """The translation with the values put in; the text itself where nothing fits.

        value: what is put in for each value, if not the value as it stands.
        """
        if whole := self._whole.get(text):
            return whole
        for pattern, target in self._fitting:
            if found := pattern.fullmatch(text):
                return target.format(*map(value, found.groups()))
        return text


def _pattern(source: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in source.split(HOLE))
    return re.compile("(.*?)".join(parts), re.DOTALL)
