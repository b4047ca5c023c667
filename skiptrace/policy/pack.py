"""Policy packs: a jurisdiction's rules as one versioned TOML file, checked whole on loading.

A pack that cannot be read or does not hold together is kept as a pack with a `problem`; the gate
then holds every step by PACK-INVALID. Nothing here raises, because a caller that catches an error
and goes on would be a way around the rules.
"""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files

from skiptrace.policy.rows import PackProblem, rules_of
from skiptrace.policy.rule import Rule

INVALID = "PACK-INVALID"
"""The rule id that holds every step while the pack cannot be trusted."""

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one jurisdiction, in the order in which they are asked.

    problem: why the pack cannot be trusted, empty for a good one.
    """

    name: str
    version: str
    jurisdiction: str
    rules: tuple[Rule, ...]
    problem: str = ""

    @property
    def pack_id(self) -> str:
        """Name and version, as clearances and audit entries carry it."""
        return f"{self.name}-{self.version}"

    def rule(self, rule_id: str) -> Rule | None:
        """The row of that id."""
        return next((rule for rule in self.rules if rule.rule_id == rule_id), None)


def load_pack(name: str = "cn") -> Pack:
    """The shipped pack of that name; an unknown name gives an invalid pack."""
    if re.fullmatch(r"[a-z][a-z0-9-]{0,30}", name) is None:
        return _invalid("unnamed", "the pack's name is not a plain word")
    try:
        text = (files("skiptrace.policy") / "packs" / f"{name}.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return _invalid(name, "the pack cannot be read")
    return read_pack(name, text)


def read_pack(name: str, text: str) -> Pack:
    """A pack from its TOML text; whatever is wrong with it ends in `problem`."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _invalid(name, f"not TOML: {error}")
    try:
        return _pack(name, table)
    except PackProblem as problem:
        return _invalid(name, str(problem))


def _pack(name: str, table: dict[str, object]) -> Pack:
    if table.get("format") != FORMAT:
        raise PackProblem(f"format must be {FORMAT}")
    if table.get("name") != name:
        raise PackProblem(f"the file names itself {table.get('name')!r}")
    version, jurisdiction = table.get("version"), table.get("jurisdiction")
    if not isinstance(version, str) or not isinstance(jurisdiction, str):
        raise PackProblem("version and jurisdiction must be texts")
    rules = rules_of(table.get("rules"))
    return Pack(name, version, jurisdiction, rules)


def _invalid(name: str, problem: str) -> Pack:
    return Pack(name, "invalid", "", (), problem)
