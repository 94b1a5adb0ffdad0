"""From a model's own probability to how often it is right, fitted on held-out questions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Calibration"]


@dataclass(frozen=True)
class Calibration:
    """A rising line through ``points`` (own probability, share that was right); none change nothing.

    Stored in the model's ``generation.json`` as ``"calibration": [[0.2, 0.05], ...]``.
    """

    points: tuple[tuple[float, float], ...] = ()

    @classmethod
    def of(cls, points: Iterable[Sequence[float]]) -> Calibration:
        return cls(tuple((float(own), float(right)) for own, right in points))

    @classmethod
    def fit(cls, judged: Iterable[tuple[float, bool]], bins: int = 20) -> Calibration:
        """By pooling adjacent violators over bins of equal size; judged pairs say if an answer was right.

        Each bin counts one right and one wrong answer more than were seen, so that no share is 0 or 1.
        """
        ordered = sorted(judged)
        size = max(1, len(ordered) // bins)
        pools: list[list[float]] = []  # sum of own probabilities, right answers, count
        for start in range(0, len(ordered), size):
            part = ordered[start : start + size]
            pools.append([sum(own for own, _ in part), sum(right for _, right in part), len(part)])
            while len(pools) > 1 and _share(pools[-2]) >= _share(pools[-1]):
                last = pools.pop()
                pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]
        return cls(tuple((own / count, _share([own, right, count])) for own, right, count in pools))

    def __call__(self, probability: float) -> float:
        """On the line through (0, 0) and the points; beyond the last, its share: nothing is certain."""
        if not self.points:
            return probability
        points = ((0.0, 0.0), *self.points)
        place = bisect_right([own for own, _ in points], probability)
        if place == len(points):
            return points[-1][1]
        (left, low), (right, high) = points[place - 1], points[place]
        return low + (high - low) * (probability - left) / (right - left)


def _share(pool: Sequence[float]) -> float:
    return (pool[1] + 1) / (pool[2] + 2)
