"""Calibration rises, stays a probability and finds the truth on data whose truth is known."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.generators.calibration import Calibration

PROBABILITY = st.floats(0, 1)


@given(st.lists(st.tuples(PROBABILITY, st.booleans()), max_size=60), PROBABILITY, PROBABILITY)
def test_it_rises_and_is_never_certain(judged: list[tuple[float, bool]], one: float, other: float) -> None:
    fitted = Calibration.fit(judged)
    low, high = sorted((one, other))
    assert 0 <= fitted(low) <= fitted(high) + 1e-12
    assert fitted(high) < 1 or not judged


@given(PROBABILITY)
def test_without_points_nothing_changes(probability: float) -> None:
    assert Calibration()(probability) == probability


def test_it_finds_how_often_an_overconfident_model_is_right() -> None:
    stream = random.Random(0)
    claims = [stream.random() for _ in range(4000)]
    fitted = Calibration.fit((claim, stream.random() < claim**2) for claim in claims)
    for claim in (0.2, 0.5, 0.8):
        assert fitted(claim) == pytest.approx(claim**2, abs=0.07)


def test_points_are_stored_as_they_are_used() -> None:
    fitted = Calibration.fit([(0.1, False), (0.2, False), (0.8, True), (0.9, True)], bins=2)
    assert Calibration.of([list(point) for point in fitted.points]) == fitted
