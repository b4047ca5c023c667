"""Penalised likelihood of yes/no outcomes: a Gaussian prior around the defaults, within bounds.

Fisher scoring with the bounds kept by an active set (Bertsekas 1982), in two links: logistic, and
p = cap * exp(eta) with eta kept at or below zero, as p_reach is built (graph/rank.py).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_ROUNDS = 60
_HALVINGS = 25
_SETTLED = 1e-9
_SURE = 1e-6  # no outcome is taken for impossible


@dataclass(frozen=True, slots=True)
class Prior:
    """mean and sd of each number, and the bounds that keep its sign; all of the same length."""

    mean: Array
    sd: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True)
class Sample:
    """x: outcomes by numbers. offset: what is not fitted. y: 1.0 or 0.0.

    cap: None for the logistic link, else the most that p can be, per outcome.
    """

    x: Array
    offset: Array
    y: Array
    cap: Array | None = None

    def chance(self, theta: Array) -> Array:
        """p of each outcome under these numbers."""
        eta = self.x @ theta + self.offset
        if self.cap is None:
            p = 1 / (1 + np.exp(-np.clip(eta, -30, 30)))
        else:
            p = self.cap * np.exp(np.clip(eta, -30, 0))
        return np.clip(p, _SURE, 1 - _SURE)

    def losses(self, theta: Array) -> Array:
        """Negative log-likelihood of each outcome, nats."""
        p = self.chance(theta)
        return -(self.y * np.log(p) + (1 - self.y) * np.log1p(-p))

    def slopes(self, theta: Array) -> tuple[Array, Array]:
        """Of each outcome: d loglik / d eta, and its expected information."""
        p = self.chance(theta)
        if self.cap is None:
            return self.y - p, p * (1 - p)
        moves = (self.x @ theta + self.offset < 0).astype(np.float64)
        return moves * (self.y - p) / (1 - p), moves * p / (1 - p)


@dataclass(frozen=True, slots=True)
class Fit:
    """theta: the numbers. covariance: inverse of the penalised information there."""

    theta: Array
    covariance: Array


def fit(sample: Sample, prior: Prior) -> Fit:
    """The most likely numbers, deterministic; the prior's mean when there is no outcome."""
    theta = prior.mean.copy()
    for _ in range(_ROUNDS):
        gradient, information = _second_order(sample, prior, theta)
        step = _step(theta, gradient, information, prior)
        moved = _line_search(sample, prior, theta, step)
        if float(np.max(np.abs(moved - theta), initial=0.0)) < _SETTLED:
            break
        theta = moved
    spread: Array = np.linalg.inv(_second_order(sample, prior, theta)[1]).astype(np.float64)
    return Fit(theta, spread)


def _second_order(sample: Sample, prior: Prior, theta: Array) -> tuple[Array, Array]:
    first, second = sample.slopes(theta)
    precision = 1 / prior.sd**2
    gradient = sample.x.T @ first - precision * (theta - prior.mean)
    information = (sample.x * second[:, None]).T @ sample.x + np.diag(precision)
    return gradient, information


def _step(theta: Array, gradient: Array, information: Array, prior: Prior) -> Array:
    """Newton's step among the numbers that no bound holds."""
    held = ((theta <= prior.low) & (gradient < 0)) | ((theta >= prior.high) & (gradient > 0))
    free = np.flatnonzero(~held)
    step = np.zeros_like(theta)
    step[free] = np.linalg.solve(information[np.ix_(free, free)], gradient[free])
    return step


def _line_search(sample: Sample, prior: Prior, theta: Array, step: Array) -> Array:
    """The longest of the halved steps that does not make it worse; theta when none does."""
    before = objective(sample, prior, theta)
    for halving in range(_HALVINGS):
        moved: Array = np.clip(theta + step / 2**halving, prior.low, prior.high)
        if objective(sample, prior, moved) < before:
            return moved
    return theta


def objective(sample: Sample, prior: Prior, theta: Array) -> float:
    """Negative penalised log-likelihood of all outcomes, nats."""
    penalty = float(np.sum(((theta - prior.mean) / prior.sd) ** 2)) / 2
    return float(np.sum(sample.losses(theta))) + penalty
