"""Candidate pairs scored: the model learnt from samples of them, then all of them weighed.

Cheap fields first: a pair that the dear ones cannot bring to the threshold any more is dropped
without taking an address or an employer apart.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count

import numpy as np
from numpy.typing import NDArray

from graph.linkage.blocking import Index, Rule, candidate_pairs
from graph.linkage.fields import Field
from graph.linkage.model import Counted, Floats, Model, counted, first_guess, learnt, pooled

Levels = NDArray[np.uint8]
# Pairs a rule's model is learnt from; records whose half a million pairs show what chance does.
_SAMPLE = 20_000
_RANDOM = 600
_SEED = 20_260_101


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs of records with their log-odds, their levels (a column a field) and their rule."""

    left: Index
    right: Index
    log_odds: Floats
    levels: Levels
    rule: NDArray[np.int16]

    def chosen(self, which: NDArray[np.bool_]) -> "Scored":
        """Some of the pairs."""
        return Scored(
            self.left[which],
            self.right[which],
            self.log_odds[which],
            self.levels[which],
            self.rule[which],
        )


@dataclass(frozen=True, slots=True)
class Models:
    """The common model, and each rule's own."""

    common: Model
    by_rule: Sequence[Model]


class Scorer:
    """Weighs pairs of a table's records over its fields."""

    def __init__(self, fields: Mapping[str, Field], records: int) -> None:
        # Dear fields last, so that a sum over the cheap ones is a sum over the first.
        self.fields = sorted(fields.values(), key=lambda field: field.kind.dear)
        self._records = records
        self._sizes = [len(field.kind.level_names) for field in self.fields]
        self._rarity = {
            place: _rarity(field) for place, field in enumerate(self.fields) if field.kind.rare
        }

    def levels(self, left: Index, right: Index) -> Levels:
        """Levels of all fields, a column a field."""
        return np.stack([field.levels(left, right) for field in self.fields], axis=1)

    # --- learning ----------------------------------------------------------------------------

    def learn(self, rules: Sequence[Rule], apart: NDArray[np.int32] | None = None) -> Models:
        """The models, from a sample of each rule's pairs and from random pairs."""
        guess = first_guess(self.fields, self._by_chance())
        if not rules:
            return Models(guess, [])
        samples = [self._sample(rules[: place + 1], apart) for place in range(len(rules))]
        common = learnt(pooled(samples), guess)
        return Models(common, [learnt(sample, common) for sample in samples])

    def _by_chance(self) -> Counted:
        random = np.random.default_rng(_SEED)
        some = min(_RANDOM, self._records)
        chosen = np.sort(random.choice(self._records, some, replace=False))
        one, other = np.triu_indices(some, 1)
        return counted(self.levels(chosen[one], chosen[other]), self._sizes)

    def _sample(self, rules: Sequence[Rule], apart: NDArray[np.int32] | None) -> Counted:
        """Levels of some pairs that the last rule gives and none before it."""
        random = np.random.default_rng(_SEED)
        lefts, rights, have = [], [], 0
        for _, left, right in candidate_pairs(rules, apart, only_last=True):
            lefts.append(left)
            rights.append(right)
            have += len(left)
            if have >= 4 * _SAMPLE:
                break
        left = np.concatenate(lefts) if lefts else np.zeros(0, dtype=np.int64)
        right = np.concatenate(rights) if rights else left
        if len(left) > _SAMPLE:
            chosen = np.sort(random.choice(len(left), _SAMPLE, replace=False))
            left, right = left[chosen], right[chosen]
        return counted(self.levels(left, right), self._sizes)

    # --- scoring -----------------------------------------------------------------------------

    def score(
        self,
        rules: Sequence[Rule],
        models: Models,
        lowest: float,
        apart: NDArray[np.int32] | None = None,
    ) -> Iterator[tuple[Scored, int]]:
        """(the pairs of at least `lowest` log-odds, how many were looked at), chunk by chunk.

        Several chunks are weighed at once, one a core; no more of them are held than that.
        """
        cores = cpu_count() or 1
        waiting: deque[tuple[Future[Scored], int]] = deque()
        with ThreadPoolExecutor(cores) as threads:
            for rule, left, right in candidate_pairs(rules, apart):
                job = threads.submit(self.weighed, left, right, rule, models, lowest)
                waiting.append((job, len(left)))
                if len(waiting) > cores:
                    oldest, seen = waiting.popleft()
                    yield oldest.result(), seen
            for job, seen in waiting:
                yield job.result(), seen

    def weighed(
        self, left: Index, right: Index, rule: int, models: Models, lowest: float
    ) -> Scored:
        """Pairs of one rule; rule -1 stands for pairs that no rule gave (the common model)."""
        model = models.by_rule[rule] if rule >= 0 else models.common
        weights = model.weights
        total = np.full(len(left), model.bias)
        levels = np.zeros((len(left), len(self.fields)), dtype=np.uint8)
        open_ = np.arange(len(left))
        best_left = np.cumsum([w.max() for w in weights][::-1])[::-1]
        for place, field in enumerate(self.fields):
            found = field.levels(left[open_], right[open_])
            levels[open_, place] = found
            total[open_] += weights[place][found]
            if place in self._rarity:
                total[open_] += self._rare(place, left[open_], found)
            after = best_left[place + 1] if place + 1 < len(weights) else 0.0
            open_ = open_[total[open_] + after >= lowest]
        return Scored(
            left[open_],
            right[open_],
            total[open_],
            levels[open_],
            np.full(len(open_), rule, dtype=np.int16),
        )

    def said(
        self, levels: Sequence[int], left: int, weights: Sequence[Floats]
    ) -> dict[str, tuple[str, float]]:
        """Field -> (level, its weight) of one pair, for the fields that both records have."""
        found = {}
        for place, (field, level) in enumerate(zip(self.fields, levels, strict=True)):
            if level == field.kind.unknown:
                continue
            weight = float(weights[place][level])
            if place in self._rarity and level == 0:
                weight += float(self._rarity[place][field.column.codes[left]])
            found[field.name] = (str(field.kind.level_names[level]), weight)
        return found

    def _rare(self, place: int, left: Index, levels: Levels) -> Floats:
        """What an agreement on a rare value says beyond the average agreement."""
        codes = self.fields[place].column.codes[left]
        return np.where(levels == 0, self._rarity[place][codes], 0.0)


def _rarity(field: Field) -> Floats:
    """Per value, ln(average number of holders of an agreed value / its holders)."""
    counts = np.maximum(field.column.counts, 1).astype(np.float64)
    # A random agreement falls on a value by the square of its holders.
    square = counts * np.maximum(counts - 1, 0.0)
    average = (square * np.log(counts)).sum() / max(square.sum(), 1.0)
    return np.asarray(np.append(average - np.log(np.maximum(counts, 2.0)), 0.0))
