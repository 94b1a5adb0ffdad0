"""Fits ``prior="people"`` to answers: who says yes to which number after which examples.

A set's prediction is lapse·base + (1 - lapse)·Σ share·P(number | set). Each kind of learner has its own
exponent, noise, group masses and interval lengths; the other factors are shared. The fit minimises
the squared error over the numbers that were not shown plus a penalty on the squared logarithms of factors,
with Adam (Kingma and Ba 2015); the gradient is written out. All is deterministic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neurosym.languages.concept.answers import DOMAIN, Answers
from neurosym.languages.concept.design import Design

__all__ = ["Model", "Settings", "fit", "predicted"]

Array = NDArray[Any]


@dataclass(frozen=True)
class Settings:
    """``kinds`` of learners, ``steps`` of Adam at ``rate``, and how strongly factors are held near 1."""

    kinds: int = 4
    steps: int = 150
    rate: float = 0.08
    penalty: float = 0.3


_OWN = 0.05
"""The penalty on the squared logarithm of what a kind's own factor differs by from the others'."""

_SLOWER = 0.6, 0.3
"""After this share of the steps, the rate is multiplied by this."""


@dataclass(frozen=True, eq=False)
class Model:
    """Fitted parameters, on the scales where they are free: logarithms, logits, softplus."""

    shared: Array
    own: Array
    exponent: Array
    noise: Array
    share: Array
    lapse: Array

    @property
    def exponents(self) -> Array:
        return np.logaddexp(0.0, self.exponent)

    @property
    def noises(self) -> Array:
        return _logistic(self.noise)

    @property
    def shares(self) -> Array:
        return _softmax(self.share)

    @property
    def lapses(self) -> tuple[float, float]:
        """How often an answer is given without looking (at most 1/2), and how often it is yes then."""
        rate, base = _logistic(self.lapse)
        return 0.5 * float(rate), float(base)

    def logs(self, design: Design, kind: int) -> Array:
        """The logarithm of every factor for that kind."""
        logs = self.shared.copy()
        logs[design.owned] += self.own[kind]
        return logs


def fit(design: Design, answers: Answers, settings: Settings) -> Model:
    """The parameters that fit these answers best."""
    start = np.linspace(-1.0, 2.0, settings.kinds), np.linspace(-1.0, -5.0, settings.kinds)
    values = {
        "shared": np.zeros(len(design.names)),
        "own": np.zeros((settings.kinds, len(design.owned))),
        "exponent": start[0] if settings.kinds > 1 else np.array([0.3]),
        "noise": start[1] if settings.kinds > 1 else np.array([-4.0]),
        "share": np.zeros(settings.kinds),
        "lapse": np.array([-1.0, 0.0]),
    }
    inside = design.inside(answers.sets)
    mean = {name: np.zeros_like(value) for name, value in values.items()}
    square = {name: np.zeros_like(value) for name, value in values.items()}
    for step in range(1, settings.steps + 1):
        slope = _gradient(Model(**values), design, answers, inside, settings.penalty)
        rate = settings.rate * (1.0 if step <= _SLOWER[0] * settings.steps else _SLOWER[1])
        for name, value in values.items():
            mean[name] += 0.1 * (slope[name] - mean[name])
            square[name] += 0.001 * (slope[name] ** 2 - square[name])
            size = np.sqrt(square[name] / (1 - 0.999**step)) + 1e-8
            values[name] = value - rate * mean[name] / (1 - 0.9**step) / size
    return Model(**values)


def predicted(model: Model, design: Design, sets: Sequence[tuple[int, ...]]) -> Array:
    """For each set and number of 1..DOMAIN the probability of yes."""
    inside = design.inside(sets)
    believed = sum(
        share * (_posterior(model, design, inside, kind)[0] @ design.member)
        for kind, share in enumerate(model.shares)
    )
    lapse, base = model.lapses
    return np.asarray(lapse * base + (1 - lapse) * believed)


def _posterior(model: Model, design: Design, inside: Array, kind: int) -> tuple[Array, Array]:
    """The posterior of every hypothesis after each set, and u for every hypothesis.

    A member's probability is 1 + u times noise / DOMAIN, that of any other number.
    """
    odds = DOMAIN * np.exp(-model.noise[kind])
    excess = (odds * design.size ** -model.exponents[kind]).astype(np.float32)
    weights = inside * np.log1p(excess)
    weights += design.log_prior(model.logs(design, kind)).astype(np.float32)
    weights -= weights.max(axis=1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights, excess


def _gradient(
    model: Model, design: Design, answers: Answers, inside: Array, penalty: float
) -> Mapping[str, Array]:
    """The gradient of 1000·(mean squared error) + penalty, by every parameter."""
    kinds = range(len(model.share))
    posteriors = [_posterior(model, design, inside, kind) for kind in kinds]
    believed = [weights @ design.member for weights, _ in posteriors]
    lapse, base = model.lapses
    shares = model.shares
    mixed = sum(share * each for share, each in zip(shares, believed, strict=True))
    error = (lapse * base + (1 - lapse) * mixed - answers.yes) * answers.asked
    error *= 2000.0 / answers.asked.sum()

    shared, own = 2 * penalty * design.penalty * model.shared, 2 * penalty * _OWN * model.own
    exponent, noise, gain = np.zeros_like(model.exponent), np.zeros_like(model.noise), np.zeros(len(shares))
    for kind in kinds:
        weights, excess = posteriors[kind]
        gain[kind] = (1 - lapse) * float((error * believed[kind]).sum())
        pull = ((1 - lapse) * shares[kind] * error).astype(np.float32)
        slope = pull @ design.member.T
        slope -= (pull * believed[kind]).sum(axis=1, keepdims=True)
        slope *= weights
        by_factor = design.transposed(slope.sum(axis=0))
        shared += by_factor
        own[kind] += by_factor[design.owned]
        slope *= inside
        by_excess = slope.sum(axis=0) * excess / (1 + excess)
        noise[kind] = -float(by_excess.sum())
        exponent[kind] = -float((by_excess * np.log(design.size)).sum()) * float(
            _logistic(model.exponent[kind])
        )
    share = shares * (gain - float(shares @ gain))
    by_lapse = float((error * (base - mixed)).sum()) * lapse * (1 - 2 * lapse)
    by_base = float(error.sum()) * lapse * base * (1 - base)
    slopes = np.array([by_lapse, by_base])
    return {
        "shared": shared,
        "own": own,
        "exponent": exponent,
        "noise": noise,
        "share": share,
        "lapse": slopes,
    }


def _logistic(value: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-value)))


def _softmax(value: Array) -> Array:
    exponentials = np.exp(value - value.max())
    return np.asarray(exponentials / exponentials.sum())
