"""Rows of a pack file as rules: every field is there, known, and of the right type, or no pack."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from skiptrace.model.attempt import Channel, Disposition
from skiptrace.model.contact import ContactKind, ContactUse
from skiptrace.model.flag import FlagKind
from skiptrace.policy.checks import CHECKS
from skiptrace.policy.rule import Certainty, Effect, Example, Rule, RuleText

LANGUAGES = ("zh", "en")

_VOCABULARY: Mapping[str, type[StrEnum]] = {
    "failing": Disposition,
    "refusals": Disposition,
    "approaches": Disposition,
    "workplaces": ContactUse,
    "lookups": ContactKind,
    "flag": FlagKind,
}
"""Parameter -> the words it may use."""

_REACHES = ("case", "subject", "outsiders")

_REQUIRED = {
    "id", "check", "effect", "enabled", "citation", "certainty", "effective_from", "examples",
    *(f"{field}_{lang}" for field in ("title", "says", "hint") for lang in LANGUAGES),
}  # fmt: skip
_OPTIONAL = {"channels", "parameters", "effective_to", "outsiders_only"}


class PackProblem(Exception):
    """What is wrong with a pack, with the row it is wrong in."""


def rules_of(table: object) -> tuple[Rule, ...]:
    """All rows, in file order; raises PackProblem."""
    rows = [_row(row) for row in _tables(table, "rules")]
    if not any(rule.enabled for rule in rows):
        raise PackProblem("no rule is enabled")
    ids = [rule.rule_id for rule in rows]
    if doubled := sorted({rule_id for rule_id in ids if ids.count(rule_id) > 1}):
        raise PackProblem(f"more than one row is named {', '.join(doubled)}")
    return tuple(rows)


def _row(row: Mapping[str, object]) -> Rule:
    name = row.get("id")
    if not isinstance(name, str) or not name:
        raise PackProblem("a row has no id")
    if unknown := sorted(set(row) - _REQUIRED - _OPTIONAL):
        raise PackProblem(f"{name}: unknown field {unknown[0]}")
    if missing := sorted(_REQUIRED - set(row)):
        raise PackProblem(f"{name}: {missing[0]} is missing")
    check = _text(row, "check")
    if check not in CHECKS:
        raise PackProblem(f"{name}: there is no check '{check}'")
    effect = _word(name, "effect", row["effect"], Effect)
    return Rule(
        rule_id=name,
        check=check,
        effect=Effect(effect),
        enabled=_boolean(row, "enabled"),
        channels=frozenset(
            Channel(_word(name, "channels", item, Channel)) for item in _list(row, "channels")
        ),
        parameters=_parameters(name, check, row.get("parameters", {})),
        texts={lang: _words(row, lang) for lang in LANGUAGES},
        citation=_text(row, "citation"),
        certainty=Certainty(_word(name, "certainty", row["certainty"], Certainty)),
        effective_from=_day(row, "effective_from"),
        effective_to=_day(row, "effective_to") if "effective_to" in row else None,
        outsiders_only=_boolean(row, "outsiders_only") if "outsiders_only" in row else False,
        examples=_examples(name, check, row["examples"]),
    )


def _words(row: Mapping[str, object], lang: str) -> RuleText:
    return RuleText(*(_text(row, f"{field}_{lang}") for field in ("title", "says", "hint")))


def _parameters(name: str, check: str, table: object) -> dict[str, object]:
    if not isinstance(table, dict):
        raise PackProblem(f"{name}: parameters must be a table")
    expected = CHECKS[check].parameters
    if set(table) != set(expected):
        raise PackProblem(f"{name}: parameters of '{check}' are {', '.join(sorted(expected))}")
    return {key: _parameter(name, key, table[key], expected[key]) for key in sorted(expected)}


def _parameter(name: str, key: str, value: object, kind: type) -> object:
    if type(value) is not kind:
        raise PackProblem(f"{name}: {key} must be of type {kind.__name__}")
    if isinstance(value, int) and value < 1:
        raise PackProblem(f"{name}: {key} must be at least 1")
    if isinstance(value, list):
        return frozenset(_word(name, key, item, _VOCABULARY[key]) for item in value)
    if key == "reach" and value not in _REACHES:
        raise PackProblem(f"{name}: reach must be one of {', '.join(_REACHES)}")
    if key in _VOCABULARY:
        return _word(name, key, value, _VOCABULARY[key])
    return value


def _examples(name: str, check: str, table: object) -> tuple[Example, ...]:
    examples = tuple(_example(name, row) for row in _tables(table, f"{name}: examples"))
    if check != "notice" and {example.held for example in examples} != {True, False}:
        raise PackProblem(f"{name}: examples must show what it holds and what it lets pass")
    return examples


def _example(name: str, row: Mapping[str, object]) -> Example:
    held, says = row.get("held"), row.get("says")
    if not isinstance(held, bool) or not isinstance(says, str):
        raise PackProblem(f"{name}: an example needs `held` and `says`")
    return Example(held, says, row)


def _tables(value: object, where: str) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise PackProblem(f"{where} must be a list of tables")
    return value


def _list(row: Mapping[str, object], key: str) -> list[object]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise PackProblem(f"{row['id']}: {key} must be a list")
    return value


def _text(row: Mapping[str, object], key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value.strip():
        raise PackProblem(f"{row['id']}: {key} must be a text")
    return value


def _boolean(row: Mapping[str, object], key: str) -> bool:
    value = row[key]
    if not isinstance(value, bool):
        raise PackProblem(f"{row['id']}: {key} must be true or false")
    return value


def _day(row: Mapping[str, object], key: str) -> date:
    value = row[key]
    if not isinstance(value, date) or isinstance(value, datetime):
        raise PackProblem(f"{row['id']}: {key} must be a day")
    return value


def _word(name: str, key: str, value: object, words: type[StrEnum]) -> str:
    known = [word.value for word in words]
    if not isinstance(value, str) or value not in known:
        raise PackProblem(f"{name}: {key} must be one of {', '.join(known)}")
    return value


__all__ = ["LANGUAGES", "PackProblem", "rules_of"]
