"""The settings of one live source: the table [pull.NAME] of skiptrace.toml, read key by key."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from skiptrace.errors import UsageError

_WAY_OUT = "see docs/live-sources.md"


@dataclass(frozen=True, slots=True)
class Secret:
    """A key in an environment variable; read when it is needed, never shown."""

    source: str
    variable: str

    def value(self) -> str:
        """The key; raises UsageError when the variable is not set."""
        found = os.environ.get(self.variable, "").strip()
        if not found:
            raise UsageError(
                f"{self.source}: the environment variable {self.variable} is not set",
                "set it to the key that the service gave you",
            )
        return found


@dataclass(slots=True)
class SourceSettings:
    """One table, of which every key must have been read in the end (`done`).

    name: NAME of [pull.NAME]. Every reader raises UsageError naming the key, never its value.
    """

    name: str
    table: Mapping[str, object] = field(repr=False)
    _read: set[str] = field(default_factory=lambda: {"service"})

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required without a default."""
        found: str = self._value(key, (str,), default)
        if not found and default is None:
            raise UsageError(f"[pull.{self.name}] needs the key '{key}'", _WAY_OUT)
        return found

    def maybe(self, key: str) -> str | None:
        """A text, None when it is not there."""
        return self.text(key, "") or None

    def choice(self, key: str, known: Sequence[str], default: str) -> str:
        """One of the known texts."""
        found = self.text(key, default)
        if found not in known:
            raise UsageError(
                f"[pull.{self.name}] '{key}' names nothing known", f"known: {', '.join(known)}"
            )
        return found

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        found: bool = self._value(key, (bool,), default)
        return found

    def whole(self, key: str, default: int, least: int, most: int) -> int:
        """A whole number within bounds."""
        return int(self.number(key, default, least, most, whole=True))

    def number(
        self, key: str, default: float, least: float, most: float, *, whole: bool = False
    ) -> float:
        """A number within bounds."""
        found: float = self._value(key, (int,) if whole else (int, float), default)
        if not least <= found <= most:
            raise UsageError(
                f"[pull.{self.name}] '{key}' is out of bounds", f"write {least:g} to {most:g}"
            )
        return found

    def limit(self, key: str, default: int | None) -> int | None:
        """A whole number of at least 0; without the key the default, where None is no limit."""
        return self.whole(key, 0, 0, 10_000_000) if self.has(key) else default

    def has(self, key: str) -> bool:
        """Whether the key is there; it counts as read."""
        self._read.add(key)
        return key in self.table

    def texts(self, key: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """A list of texts."""
        found: list[object] = self._value(key, (list,), list(default))
        return tuple(self._all_texts(key, found))

    def names(self, key: str) -> dict[str, str]:
        """A table of texts, {} when it is not there."""
        found = self.tree(key)
        return dict(zip(found, self._all_texts(key, list(found.values())), strict=True))

    def tree(self, key: str) -> dict[str, object]:
        """A table of anything, {} when it is not there."""
        found: dict[str, object] = self._value(key, (dict,), {})
        return found

    def secret(self, key: str, default: str | None = None) -> Secret:
        """A key, by the name of the environment variable that holds it."""
        return Secret(self.name, self.text(key, default))

    def money(self, key: str) -> Decimal | None:
        """An amount in yuan, None when it is not there."""
        written = self._value(key, (str, int, float), "")
        if written == "":
            return None
        try:
            amount = Decimal(str(written))
        except InvalidOperation:
            amount = Decimal("NaN")
        if not (amount.is_finite() and amount >= 0):
            raise UsageError(f"[pull.{self.name}] '{key}' is no amount", "write price = '0.12'")
        return amount

    def done(self) -> None:
        """Raises UsageError when the table has a key that nobody read."""
        if unknown := sorted(set(self.table) - self._read):
            raise UsageError(
                f"[pull.{self.name}] has an unknown key '{unknown[0]}'",
                f"known keys: {', '.join(sorted(self._read))}",
            )

    def _value(self, key: str, kinds: tuple[type, ...], default: object) -> Any:
        self._read.add(key)
        if key not in self.table:
            if default is None:
                raise UsageError(f"[pull.{self.name}] needs the key '{key}'", _WAY_OUT)
            return default
        found = self.table[key]
        # True is a number for Python, not for people.
        if not isinstance(found, kinds) or (isinstance(found, bool) and bool not in kinds):
            raise UsageError(f"[pull.{self.name}] '{key}' has the wrong type", _WAY_OUT)
        return found

    def _all_texts(self, key: str, found: Sequence[object]) -> list[str]:
        texts = [item for item in found if isinstance(item, str)]
        if len(texts) < len(found):
            raise UsageError(f"[pull.{self.name}] '{key}' has the wrong type", _WAY_OUT)
        return texts
