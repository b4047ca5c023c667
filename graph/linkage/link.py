"""A table of people in, who is who out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.linkage.blocking import Rule, pair_count
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

    levels: field -> (level, its weight in log-odds).
    """

    left: str
    right: str
    probability: float
    rule: str
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

    def pairs(self) -> Iterator[ScoredPair]:
        """The pairs of at least one chance in twenty, surest first."""
        kept = self._pairs
        for place in np.lexsort((kept.right, kept.left, -kept.log_odds)).tolist():
            model = self._models.by_rule[int(kept.rule[place])]
            yield ScoredPair(
                self.ids[int(kept.left[place])],
                self.ids[int(kept.right[place])],
                float(probability(kept.log_odds[place])),
                self._rules[int(kept.rule[place])].name,
                {
                    field.name: (
                        str(field.kind.level_names[level]),
                        float(model.weights[number][level]),
                    )
                    for number, field in enumerate(self._scorer.fields)
                    if (level := int(kept.levels[place, number])) != field.kind.unknown
                },
            )


def link(ids: Sequence[str], columns: Mapping[str, Column], progress: Progress) -> Linkage:
    """Resolves the records; the order of the table plays no part.

    ids: unique; columns: name -> values, by the names of interface.md or any other (then compared
    as words or digits). Raises ValueError when no column can be compared.
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
    models = scorer.learn(rules)
    kept = _scored(scorer, rules, models, progress)
    found = _entities(scorer, models, kept, len(ids))
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


def _scored(scorer: Scorer, rules: Sequence[Rule], models: Models, progress: Progress) -> Scored:
    total = sum(pair_count(rule) for rule in rules)
    done, parts = 0, []
    for part, seen in scorer.score(rules, models, _KEPT):
        parts.append(part)
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


def _entities(scorer: Scorer, models: Models, kept: Scored, records: int) -> Entities:
    def weigh(left: Index, right: Index) -> Floats:
        return scorer.weighed(left, right, -1, models, -np.inf).log_odds

    return entities(records, kept.left, kept.right, kept.log_odds, weigh)
