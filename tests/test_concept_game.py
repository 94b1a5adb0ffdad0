"""NumberGame against an oracle written from the paper's formulas, and against figures computed elsewhere."""

from __future__ import annotations

import json
import os
from decimal import Decimal, localcontext
from fractions import Fraction
from math import exp, log
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import UsageError
from neurosym.languages.concept.extension import mask, members
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.parse import parse_concept

Extension = frozenset[int]


def oracle_prior(n: int) -> dict[Extension, Fraction]:
    """The classical space as sets, with their masses: nothing clever, nothing shared with the project."""
    numbers = range(1, n + 1)
    rules = [
        {x for x in numbers if x % 2 == 0},
        {x for x in numbers if x % 2 == 1},
        {x for x in numbers if any(r * r == x for r in numbers)},
        {x for x in numbers if any(r**3 == x for r in numbers)},
        {x for x in numbers if x > 1 and all(x % d for d in range(2, x))},
        *({x for x in numbers if x % k == 0} for k in range(3, 13)),
        *({x for x in numbers if x in [k**e for e in range(1, 20)]} for k in range(2, 11)),
        *({x for x in numbers if str(x)[-1] == str(d)} for d in range(10)),
    ]
    weights = {}
    with localcontext() as context:
        context.prec = 50
        for a in numbers:
            for b in range(a, n + 1):
                s = Decimal(b - a + 1)
                weights[a, b] = Fraction((s * (-s / 10).exp()).quantize(Decimal(1).scaleb(-18)))
    prior: dict[Extension, Fraction] = {}
    for rule in rules:
        prior[frozenset(rule)] = prior.get(frozenset(rule), Fraction(0)) + Fraction(2, 3) / len(rules)
    for (a, b), weight in weights.items():
        interval = frozenset(range(a, b + 1))
        prior[interval] = prior.get(interval, Fraction(0)) + weight / sum(weights.values()) / 3
    return prior


def oracle_posterior(n: int, examples: list[int], strong: bool) -> tuple[dict[Extension, Fraction], Fraction]:
    """The posterior and the evidence."""
    joint = {}
    for extension, mass in oracle_prior(n).items():
        if set(examples) <= extension:
            joint[extension] = mass / len(extension) ** len(examples) if strong and examples else mass
    evidence = sum(joint.values(), Fraction(0))
    return {extension: mass / evidence for extension, mass in joint.items()}, evidence


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(1, 26), st.booleans())
def test_exact_and_float_paths_agree_with_the_oracle(data: st.DataObject, n: int, strong: bool) -> None:
    examples = data.draw(st.lists(st.integers(1, n), max_size=5))
    game = NumberGame(n, sampling="strong" if strong else "weak").observe(*examples)
    expected, evidence = oracle_posterior(n, examples, strong)
    exact = game.posterior(exact=True)
    found = {frozenset(members(mask(parse_concept(h.concept), n))): h.posterior for h in exact}
    assert found == expected
    assert len(exact) == len(expected)
    assert sum(h.posterior for h in exact) == 1
    predictive = game.predictive(exact=True)
    approximate = game.predictive()
    for y in range(1, n + 1):
        wanted = sum((p for extension, p in expected.items() if y in extension), Fraction(0))
        assert predictive[y] == wanted == game.predict(y, exact=True)
        assert abs(approximate[y] - wanted) < 1e-12
    assert abs(game.log_evidence() - log(evidence)) < 1e-9
    floats = {h.concept: h for h in game.posterior()}
    for h in exact:
        assert abs(floats[h.concept].posterior - h.posterior) < 1e-12
        assert abs(floats[h.concept].prior - h.prior) < 1e-15


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 100), max_size=30), st.integers(1, 40))
def test_both_paths_order_and_weigh_alike_on_the_usual_domain(examples: list[int], top: int) -> None:
    game = NumberGame().observe(*examples)
    exact, floats = game.posterior(top, exact=True), game.posterior(top)
    # Different sizes may tie to more digits than floats have, so probabilities are compared by rank.
    for a, b in zip(exact, floats, strict=True):
        assert abs(a.posterior - b.posterior) < 1e-9
    assert exact == game.posterior(exact=True)[:top]
    rationals, approximate = game.predictive(exact=True), game.predictive()
    assert all(abs(rationals[y] - approximate[y]) < 1e-9 for y in rationals)
    assert all(rationals[y] == 1 for y in examples)


@pytest.mark.data
def test_figures_computed_apart_from_the_project() -> None:
    folder = os.environ.get("NEUROSYM_DATA")
    path = Path(folder).parent / "number_game_expected.json" if folder else None
    if path is None or not path.is_file():
        pytest.skip("NEUROSYM_DATA does not lead to number_game_expected.json")
    expected = json.loads(path.read_text(encoding="utf-8"))
    assert NumberGame().size == expected["distinct_hypotheses"]
    for case in expected["cases"]:
        game = NumberGame().observe(*case["examples"])
        for exact in (False, True):
            found = game.posterior(len(case["top"]), exact=exact)
            assert [h.concepts for h in found] == [tuple(row["concepts"]) for row in case["top"]]
            for h, row in zip(found, case["top"], strict=True):
                assert h.size == row["size"]
                assert abs(h.prior - row["prior"]) < 1e-9
                assert abs(h.posterior - row["posterior"]) < 1e-9
            predictive: dict[int, Any] = game.predictive(exact=exact)
            assert all(abs(predictive[int(y)] - p) < 1e-9 for y, p in case["predictive"].items())


def test_one_number_by_hand() -> None:
    """Over 1..1 five rules are {1} (odd, squares, cubes, ends_in(1)) or empty, and there is one interval."""
    game = NumberGame(1)
    assert game.size == 2
    assert {h.concept: h.prior for h in game.posterior(exact=True)} == {
        "odd": Fraction(2, 3) * Fraction(4, 34) + Fraction(1, 3),
        "even": Fraction(2, 3) * Fraction(30, 34),
    }
    (only,) = game.observe(1).posterior(exact=True)
    assert only.concepts == ("odd", "squares", "cubes", "ends_in(1)", "between(1, 1)")
    assert only.posterior == 1


def test_two_rules_by_hand() -> None:
    """60 and 80 under rules alone: multiples(10) has twice the mass and half the size of multiples(5)."""
    found = {h.concept: h.posterior for h in NumberGame().observe(60, 80).posterior(exact=True)}
    assert found["multiples(10)"] / found["multiples(5)"] == 2 * Fraction(20, 10) ** 2
    assert found["between(60, 80)"] / found["between(59, 80)"] == pytest.approx(
        21 * exp(-2.1) / (22 * exp(-2.2)) * (22 / 21) ** 2
    )


def test_without_examples_the_posterior_is_the_prior() -> None:
    hypotheses = NumberGame().posterior(exact=True)
    assert len(hypotheses) == NumberGame().size == 5083
    assert all(h.prior == h.posterior for h in hypotheses)
    assert sum(h.prior for h in hypotheses) == 1


def test_rules_come_before_intervals_with_the_same_members() -> None:
    best = NumberGame(10).observe(10).posterior(1)[0]
    assert best.concepts == ("multiples(10)", "powers(10)", "ends_in(0)", "between(10, 10)")
    assert best.concept == "multiples(10)"


def test_a_number_that_comes_twice_counts_twice() -> None:
    once, twice = NumberGame().observe(16), NumberGame().observe(16, 16)
    assert twice.examples == (16, 16)
    assert twice.posterior(1)[0].posterior > once.posterior(1)[0].posterior
    weak = NumberGame(sampling="weak")
    assert weak.observe(16).posterior(5) == weak.observe(16).posterior(5)


def test_examples_that_only_intervals_explain() -> None:
    hypotheses = NumberGame().observe(16, 23, 19, 20).posterior()
    assert hypotheses[0].concept == "between(16, 23)"
    assert all(h.concept.startswith("between") for h in hypotheses)


@pytest.mark.parametrize("exact", [False, True])
def test_a_span_whose_intervals_have_no_weight_left_is_explained_by_the_same_law(exact: bool) -> None:
    game = NumberGame(1000).observe(3, 700)
    first, second = game.posterior(2, exact=exact)
    assert (first.concept, second.concept) == ("between(3, 700)", "between(2, 700)")
    ratio = 698 / 699 * exp(0.1) * (699 / 698) ** 2
    assert float(first.posterior / second.posterior) == pytest.approx(ratio)
    assert game.predict(400, exact=exact) == pytest.approx(1)


def test_updates_one_number_at_a_time() -> None:
    game = NumberGame().observe(16, 8, 2, 64)
    updates = list(game.sequence(3, exact=True))
    assert [update.examples for update in updates] == [(16,), (16, 8), (16, 8, 2), (16, 8, 2, 64)]
    for update in updates:
        assert list(update.hypotheses) == NumberGame().observe(*update.examples).posterior(3, exact=True)
    split = NumberGame().observe(16).observe(8, 2).observe(64)
    assert split.posterior(20) == game.posterior(20)


@pytest.mark.parametrize("number", [0, -3, 101, 10**30, 2.0, 2.5, "7", True, None, Fraction(2)])
def test_refused_numbers_leave_the_game_as_it_was(number: Any) -> None:
    game = NumberGame().observe(7)
    before = game.posterior(3)
    for act in (lambda: game.observe(8, number), lambda: game.predict(number)):
        with pytest.raises(UsageError) as caught:
            act()
        assert caught.value.hint
    assert game.examples == (7,)
    assert game.posterior(3) == before


def test_the_hint_says_how_far_to_raise_the_domain() -> None:
    with pytest.raises(UsageError, match="raise the domain to at least 250"):
        NumberGame().observe(250)
    assert NumberGame(250).observe(250).posterior(1)[0].size > 0


@pytest.mark.parametrize("arguments", [{"domain": 0}, {"domain": 10**9}, {"domain": 2.5}, {"prior": "mine"}])
def test_unknown_spaces_are_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        NumberGame(**arguments)


def test_hundreds_of_examples_do_not_underflow() -> None:
    game = NumberGame().observe(*[2, 4, 8, 16, 32, 64] * 100)
    assert game.posterior(1)[0].posterior == pytest.approx(1)
    assert game.predict(32) == pytest.approx(1)


def test_every_concept_of_the_space_parses_back_to_its_members() -> None:
    for h in NumberGame(60).posterior():
        masks = {mask(parse_concept(text), 60) for text in h.concepts}
        assert len(masks) == 1
        assert masks.pop().bit_count() == h.size
