"""Expectation maximisation finds what a simulation put in."""

import numpy as np
import pytest

from graph.linkage.columns import encoded
from graph.linkage.fields import field_of
from graph.linkage.model import Model, counted, first_guess, learnt, pooled, probability

FIELDS = [
    field_of(name, encoded(["a"])) for name in ("phone", "id_no", "birth_date", "email", "employer")
]
# Shares of the levels exact, masked, slip, different (digits) of pairs of one person and of two.
M = {"exact": 0.86, "second": 0.05, "third": 0.05, "other": 0.04}
U = {"exact": 0.004, "second": 0.002, "third": 0.004, "other": 0.99}


def planted(prior: float, pairs: int, seed: int = 7) -> tuple[Model, np.ndarray]:
    """A model with these shares in every field, and patterns drawn from it."""
    m, u = [], []
    for field in FIELDS:
        levels = field.kind.unknown
        # Levels between the third and the last get a hair: no pair shows them.
        shares_m, shares_u = np.full(levels, 1e-9), np.full(levels, 1e-9)
        places = (0, 1, 2, levels - 1)
        shares_m[list(places)], shares_u[list(places)] = list(M.values()), list(U.values())
        m.append(np.append(shares_m / shares_m.sum(), 1.0))
        u.append(np.append(shares_u / shares_u.sum(), 1.0))
    random = np.random.default_rng(seed)
    match = random.random(pairs) < prior
    patterns = np.zeros((pairs, len(FIELDS)), dtype=np.uint8)
    for place, field in enumerate(FIELDS):
        levels = field.kind.unknown
        drawn_m = random.choice(levels, pairs, p=m[place][:-1] / m[place][:-1].sum())
        drawn_u = random.choice(levels, pairs, p=u[place][:-1] / u[place][:-1].sum())
        patterns[:, place] = np.where(match, drawn_m, drawn_u)
        # A fifth of the cells is empty, on either side.
        patterns[random.random(pairs) < 0.2, place] = field.kind.unknown
    return Model(prior, m, u), patterns


def sizes() -> list[int]:
    return [len(field.kind.level_names) for field in FIELDS]


@pytest.mark.parametrize("prior", [0.02, 0.2, 0.6])
def test_planted_shares_are_found_again(prior: float) -> None:
    truth, patterns = planted(prior, 60_000)
    _, apart = planted(1e-9, 60_000, seed=8)
    guess = first_guess(FIELDS, counted(apart, sizes()))
    found = learnt(counted(patterns, sizes()), guess)
    assert found.prior == pytest.approx(prior, rel=0.06)
    for place, field in enumerate(FIELDS):
        known = field.kind.unknown
        assert np.abs(found.m[place][:known] - truth.m[place][:known]).max() < 0.03
        assert np.abs(found.u[place][:known] - truth.u[place][:known]).max() < 0.01


def test_an_empty_sample_leaves_what_was_thought_before() -> None:
    _, apart = planted(1e-9, 5_000)
    guess = first_guess(FIELDS, counted(apart, sizes()))
    nothing = counted(np.zeros((0, len(FIELDS)), dtype=np.uint8), sizes())
    found = learnt(nothing, guess)
    assert found.prior == pytest.approx(guess.prior)
    for before, after in zip(guess.m, found.m, strict=True):
        assert after == pytest.approx(before)


def test_log_odds_are_the_prior_and_the_weights() -> None:
    truth, patterns = planted(0.2, 500)
    for pattern, total in zip(patterns, truth.log_odds(patterns), strict=True):
        parts = [weights[level] for weights, level in zip(truth.weights, pattern, strict=True)]
        assert total == pytest.approx(truth.bias + sum(parts))
    unknown = np.array([[field.kind.unknown for field in FIELDS]], dtype=np.uint8)
    assert probability(truth.log_odds(unknown))[0] == pytest.approx(0.2)


def test_counting_patterns_loses_no_pair() -> None:
    _, patterns = planted(0.3, 4_000)
    whole = counted(patterns, sizes())
    halves = pooled([counted(patterns[:1_500], sizes()), counted(patterns[1_500:], sizes())])
    assert whole.counts.sum() == halves.counts.sum() == len(patterns)
    assert len(np.unique(whole.patterns, axis=0)) == len(whole.patterns)
    a, b = learnt(whole, planted(0.3, 10)[0]), learnt(halves, planted(0.3, 10)[0])
    assert a.prior == pytest.approx(b.prior)
