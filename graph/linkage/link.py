"""A table of people in, who is who out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linkage.apart import Apart
from graph.linkage.blocking import Codes, Rule, pair_count
from graph.linkage.columns import Column
from graph.linkage.entities import Entities, entities
from graph.linkage.fields import Field, field_of
from graph.linkage.keys import blocking_rules
from graph.linkage.model import Floats, probability
from graph.linkage.scoring import Models, Scored, Scorer

Index = NDArray[np.int64]
Progress = Callable[[str, int, int | None], None]

# Kept for the second look of a group and for the list of pairs: above one chance in twenty.
_KEPT = -3.0


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two records of the table with the chance that they are one person, and why.

    prior: log-odds of a pair of the rule before its fields are looked at. same: whether they ended
    up in one entity. levels: field -> (level, its weight in log-odds, what a rare value adds
    included); prior and weights add up to the log-odds of `probability`.
    """

    left: str
    right: str
    probability: float
    rule: str
    prior: float
    same: bool
    levels: Mapping[str, tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Linkage:
    """ids: the records in the order of their ids; entity: the first id of each record's entity."""

    ids: Sequence[str]
    entity: Sequence[str]
    certainty: Floats
    _pairs: Scored
    _scorer: Scorer
    _models: Models
    _rules: Sequence[Rule]

    @property
    def kinds(self) -> dict[str, str]:
        """Field -> name of the kind it was compared as."""
        return {field.name: field.kind.name for field in self._scorer.fields}

    def pairs(self) -> Iterator[ScoredPair]:
        """The pairs of at least one chance in twenty, surest first."""
        kept, models = self._pairs, self._models.by_rule
        priors, weights = [m.bias for m in models], [m.weights for m in models]
        chances = probability(kept.log_odds)
        for place in np.lexsort((kept.right, kept.left, -kept.log_odds)).tolist():
            left, right = int(kept.left[place]), int(kept.right[place])
            rule = int(kept.rule[place])
            yield ScoredPair(
                self.ids[left],
                self.ids[right],
                float(chances[place]),
                self._rules[rule].name,
                priors[rule],
                self.entity[left] == self.entity[right],
                self._scorer.said(kept.levels[place].tolist(), left, weights[rule]),
            )


def link(
    ids: Sequence[str],
    columns: Mapping[str, Column],
    progress: Progress,
    sides: Codes | None = None,
) -> Linkage:
    """Resolves the records; the order of the table plays no part.

    ids: unique; columns: name -> values, by the names of interface.md or any other (then compared
    as words or digits). sides: the list that each record is of, when clean lists are linked with
    one another. Raises ValueError when no column can be compared.
    """
    if not columns:
        raise ValueError("no column to compare")
    order = np.array(sorted(range(len(ids)), key=lambda place: ids[place]), dtype=np.int64)
    progress("understand", 0, None)
    fields = {name: _sorted_field(name, column, order) for name, column in columns.items()}
    with ThreadPoolExecutor() as ahead:
        # Addresses and employers are taken apart by other cores while this one finds the pairs.
        for field in fields.values():
            if field.kind.dear:
                ahead.submit(field.prepared)
        rules = blocking_rules(fields)
    scorer = Scorer(fields, len(ids))
    progress("learn", 0, None)
    apart = Apart(fields, None if sides is None else sides[order])
    models = scorer.learn(rules, apart.sides)
    kept = _scored(scorer, rules, models, apart, progress)
    progress("group", 0, None)
    found = _entities(scorer, models, kept, apart, len(ids))
    names = [ids[place] for place in order.tolist()]
    entity = [names[first] for first in found.first.tolist()]
    return Linkage(names, entity, found.certainty, kept, scorer, models, rules)


def _sorted_field(name: str, column: Column, order: Index) -> Field:
    """The field with its records and its values in an order that the table does not decide."""
    by_text = sorted(range(len(column.values)), key=lambda place: column.values[place])
    rank = np.empty(len(by_text) + 1, dtype=np.int32)
    rank[by_text] = np.arange(len(by_text), dtype=np.int32)
    rank[-1] = -1
    values = [column.values[place] for place in by_text]
    return field_of(name, Column(values, rank[column.codes[order]]))


def _scored(
    scorer: Scorer, rules: Sequence[Rule], models: Models, apart: Apart, progress: Progress
) -> Scored:
    total = sum(pair_count(rule) for rule in rules)
    done, parts = 0, []
    for part, seen in scorer.score(rules, models, _KEPT, apart.sides):
        parts.append(part.chosen(~apart(part.left, part.right)))
        done += seen
        progress("compare", done, total)
    if not parts:
        nothing = np.zeros(0, dtype=np.int64)
        levels = np.zeros((0, len(scorer.fields)), dtype=np.uint8)
        return Scored(nothing, nothing, np.zeros(0), levels, np.zeros(0, dtype=np.int16))
    return Scored(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.log_odds for part in parts]),
        np.concatenate([part.levels for part in parts]),
        np.concatenate([part.rule for part in parts]),
    )


def _entities(scorer: Scorer, models: Models, kept: Scored, apart: Apart, records: int) -> Entities:
    def weigh(left: Index, right: Index) -> Floats:
        weights = scorer.weighed(left, right, -1, models, -np.inf).log_odds
        return np.where(apart(left, right), -np.inf, weights)

    return entities(records, kept.left, kept.right, kept.log_odds, weigh)
