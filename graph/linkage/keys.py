"""Keys under which records of one person meet although parts of them differ.

Each rule forgives something else: a wrong name (phone, id number, e-mail), a changed phone (sound
of the name and birthday, name and house), hidden digits (surname and the open digits).
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graph.compare.name_batch import NameBatch
from graph.linkage.blocking import LARGEST_BLOCK, Rule, pair_count, usable
from graph.linkage.columns import MISSING, encoded_by
from graph.linkage.fields import Field

Codes = NDArray[np.int32]
# Pairs per record that one rule may give: beyond it the rule says too little.
_BUDGET = 40
_RARE_NAME = 20
_NUMBERS = re.compile(r"[0-9]+")


def blocking_rules(fields: Mapping[str, Field]) -> list[Rule]:
    """The usable rules over these fields, the surest first."""
    found = [Rule(name, codes) for name, codes in _all(fields)]
    rules = []
    for rule in found:
        cut = usable(rule, _RARE_NAME if rule.name == "rare name" else LARGEST_BLOCK)
        if 0 < pair_count(cut) <= _BUDGET * len(rule.codes):
            rules.append(cut)
    return rules


def _all(fields: Mapping[str, Field]) -> list[tuple[str, Codes]]:
    keys = _Keys(fields)
    rules: list[tuple[str, Codes]] = [
        (name, keys.value(name)) for name in ("phone", "id_no", "email") if name in fields
    ]
    pairs = [
        ("sound", "birth"),
        ("surname", "phone ends"),
        ("surname", "house"),
        ("id ends",),
        ("surname", "birth"),
        ("given", "birth"),
        ("name", "work"),
        ("sound", "phone tail"),
        ("phone ends", "birth"),
    ]
    rules += [(" + ".join(parts), keys.joint(parts)) for parts in pairs if keys.has(parts)]
    rules += _of_others(fields, keys)
    if "name" in fields or "given_name" in fields:
        rules.append(("rare name", keys.joint(("name",))))
    return rules


def _of_others(fields: Mapping[str, Field], keys: "_Keys") -> list[tuple[str, Codes]]:
    """Columns that the product knows nothing about: alone, and with a part of the name."""
    known = {"name", "phone", "id_no", "email", "birth_date", "employer", "given_name", "surname"}
    rules = []
    for name in fields:
        if name in known or (name == "address" and fields[name].kind.dear):
            continue
        rules.append((name, keys.value(name)))
        rules += [
            (f"{name} + {part}", keys.both(keys.value(name), keys.joint((part,))))
            for part in ("surname", "given", "birth")
            if keys.has((part,))
        ]
    return rules


class _Keys:
    """Codes per record of whatever keys are made of, made when asked for."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._made: dict[str, Codes] = {}
        self._sources = {
            "sound": (("name", self._sound),),
            "surname": (("name", self._surname), ("surname", self.value)),
            "given": (("given_name", self.value),),
            "name": (("name", self._name), ("given_name", self._both_names)),
            "birth": (("birth_date", self._birth), ("id_no", self._birth)),
            "phone ends": (("phone", self._phone_ends),),
            "phone tail": (("phone", self._phone_tail),),
            "id ends": (("id_no", self._id_ends),),
            "house": (("address", self._house),),
            "work": (("employer", self._work),),
        }

    def has(self, parts: Sequence[str]) -> bool:
        """Whether the fields for all of these are there."""
        return all(any(name in self._fields for name, _ in self._sources[p]) for p in parts)

    def joint(self, parts: Sequence[str]) -> Codes:
        """One code for all of the parts together; -1 where one is missing."""
        total = self._one(parts[0])
        for part in parts[1:]:
            total = self.both(total, self._one(part))
        return total

    def both(self, one: Codes, other: Codes) -> Codes:
        """One code for two."""
        known = (one >= 0) & (other >= 0)
        mixed = np.where(known, one.astype(np.int64) * (int(other.max(initial=0)) + 1) + other, -1)
        _, codes = np.unique(mixed, return_inverse=True)
        return np.where(known, codes, MISSING).astype(np.int32)

    def _one(self, part: str) -> Codes:
        if part not in self._made:
            name, make = next(s for s in self._sources[part] if s[0] in self._fields)
            self._made[part] = make(name)
        return self._made[part]

    def value(self, name: str) -> Codes:
        """The value itself; one with hidden digits is no key."""
        column = self._fields[name].column
        return self._by(name, [value if "*" not in value else "" for value in column.values])

    def _by(self, name: str, keys: Sequence[str]) -> Codes:
        return encoded_by(keys, self._fields[name].column.codes).codes

    def _names(self) -> NameBatch:
        batch: NameBatch = self._fields["name"].prepared()
        return batch

    def _sound(self, name: str) -> Codes:
        return self._by(name, [" ".join(sorted(_sounds(form))) for form in self._names().forms])

    def _surname(self, name: str) -> Codes:
        forms = self._names().forms
        return self._by(name, [form.surname or (form.parts[-1:] or ("",))[0] for form in forms])

    def _name(self, name: str) -> Codes:
        forms = self._names().forms
        return self._by(name, ["" if len(form.key) < 2 else form.key for form in forms])

    def _both_names(self, name: str) -> Codes:
        return self.both(self.value(name), self.value("surname"))

    def _birth(self, _name: str) -> Codes:
        """The birthday given, else the one in the identity number."""
        length = len(next(iter(self._fields.values())).column.codes)
        codes = np.full(length, MISSING, dtype=np.int32)
        values: dict[str, int] = {}
        for name in ("birth_date", "id_no"):
            if name not in self._fields:
                continue
            column = self._fields[name].column
            days = [v if name == "birth_date" else v[6:14] for v in column.values]
            keys = [
                values.setdefault(day, len(values)) if len(day) == 8 and day.isdigit() else MISSING
                for day in days
            ]
            mapped = np.array([*keys, MISSING], dtype=np.int32)[column.codes]
            codes = np.where(codes >= 0, codes, mapped)
        return codes

    def _phone_ends(self, name: str) -> Codes:
        values = self._fields[name].column.values
        return self._by(name, [f"{v[:3]}{v[-4:]}" if len(v) == 11 else "" for v in values])

    def _phone_tail(self, name: str) -> Codes:
        return self._by(name, [v[-4:] for v in self._fields[name].column.values])

    def _id_ends(self, name: str) -> Codes:
        values = self._fields[name].column.values
        return self._by(name, [f"{v[:4]}{v[-4:]}" if len(v) == 18 else "" for v in values])

    def _house(self, name: str) -> Codes:
        """The numbers of an address in their order, where there are at least two."""
        values = self._fields[name].column.values
        found = [_NUMBERS.findall(value) for value in values]
        return self._by(name, ["/".join(numbers) if len(numbers) > 1 else "" for numbers in found])

    def _work(self, name: str) -> Codes:
        """The end of an employer's name without its legal form: cities are often left out."""
        values = self._fields[name].column.values
        return self._by(
            name, [re.sub(r"(?:有限|责任|股份|集团|公司)+$", "", v)[-5:] for v in values]
        )


def _sounds(form: object) -> list[str]:
    readings = getattr(form, "readings", ())
    if readings:
        from skiptrace.normalize.pinyin import folded

        return [f"{place}{folded(reading[0])}" for place, reading in enumerate(readings)]
    return list(getattr(form, "parts", ()))
