"""Proposals are grouped by what they do; the groups have the masses of their distinct programs."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym.context import Failure, Outcome, Proposal
from neurosym.posterior import Tried, group


def ran(program: str, value: object, p: float, language: str = "calc") -> Tried:
    return Tried(Proposal(language, program, math.log(p)), Outcome(language, program, value))


def failed(program: str, p: float, message: str = "no") -> Tried:
    error = Failure("execution", message)
    return Tried(Proposal("calc", program, math.log(p)), Outcome("calc", program, error=error))


def said(action: str, text: str, p: float) -> Tried:
    return Tried(Proposal(action, text, math.log(p)), None)


def test_programs_with_one_value_are_one_hypothesis() -> None:
    first, second = group([ran("a", 5, 0.4), ran("b", 7, 0.5), ran("c", 5, 0.3)])
    assert (first.mass, second.mass) == (pytest.approx(0.7), pytest.approx(0.5))
    assert first.best.proposal.text == "a"
    assert [member.proposal.text for member in first.members] == ["a", "c"]


def test_one_sample_is_no_certainty() -> None:
    assert group([ran("a", 5, 0.4)])[0].mass == pytest.approx(0.4)


def test_the_same_program_sampled_twice_counts_once() -> None:
    (only,) = group([ran("a", 5, 0.4), ran("a", 5, 0.4)])
    assert only.mass == pytest.approx(0.4)
    assert len(only.members) == 1


def test_the_same_text_in_two_languages_is_two_programs() -> None:
    (only,) = group([ran("{1}", 5, 0.4), ran("{1}", 5, 0.2, "concept")])
    assert only.mass == pytest.approx(0.6)


@pytest.mark.parametrize(("one", "other"), [(1, True), (1, "1"), (Fraction(1, 2), "1/2"), ([1], (1,))])
def test_values_of_different_types_are_different(one: object, other: object) -> None:
    assert len(group([ran("a", one, 0.1), ran("b", other, 0.1)])) == 2


def test_what_ran_goes_before_what_failed_however_probable() -> None:
    assert [h.failed for h in group([failed("a", 0.9), ran("b", 5, 0.01)])] == [False, True]


def test_answers_are_one_behaviour_and_declining_is_another() -> None:
    hypotheses = group(
        [said("answer", "It is {r1}.", 0.3), said("answer", "{r1}", 0.2), said("decline", "", 0.4)]
    )
    assert [h.best.proposal.action for h in hypotheses] == ["answer", "decline"]
    assert hypotheses[0].mass == pytest.approx(0.5)


def test_ties_go_to_the_shorter_program() -> None:
    assert group([ran("longer", 1, 0.2), ran("short", 2, 0.2)])[0].best.proposal.text == "short"
    assert group([ran("longer", 1, 0.2), ran("short", 1, 0.2)])[0].best.proposal.text == "short"


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 2), st.floats(0.001, 1)), min_size=1))
def test_masses_are_at_most_one_and_fall(drawn: list[tuple[int, int, float]]) -> None:
    hypotheses = group([ran(f"program {n}", value, p) for n, value, p in drawn])
    masses = [h.mass for h in hypotheses]
    assert all(0 < mass <= 1 for mass in masses)
    assert masses == sorted(masses, reverse=True)
    assert {h.best.outcome.value for h in hypotheses if h.best.outcome} == {value for _, value, _ in drawn}
