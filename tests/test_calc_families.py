"""Every program that the embedded model is trained to write runs, and gives what Python gives."""

import re
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest

from neurosym.languages.registry import run
from neurosym.values import Expression

FAMILIES = Path(__file__).parents[1] / "neurosym" / "training" / "families.toml"

SAMPLES = {
    "string": "Hello World, hello",
    "letter": "o",
    "word": "hello",
    "text": "The quick brown fox\njumps over Tom's dog.",
    "number": Fraction(7, 2),
    "integer": 7,
    "positive": 3,
    "ordinal": 2,
    "percent": Fraction(1, 10),
    "numbers": [3, 1, Fraction(1, 2), 3],
    "integers": [4, 7, 2, 9],
    "strings": ["pear", "fig", "hello", "apple"],
    "list": [5, 3, 5, 1],
    "expression": Expression("((-1 + 2) * 3) ** 2"),
    "boolean": Expression("not ( True ) and ( True )"),
    "quoted": "ab cd",
    "spaced": "a b c",
    "exponent": 3,
    "fraction": Fraction(2, 3),
    "small": 5,
}


def _programs():
    for name, family in tomllib.loads(FAMILIES.read_text(encoding="utf-8")).items():
        if family.get("language", "calc") == "calc" and name != "decline":
            yield name, family


@pytest.mark.parametrize(("name", "family"), [pytest.param(n, f, id=n) for n, f in _programs()])
def test_every_program_of_the_families_runs(name, family):
    # a slot type that is new to the families falls back to a number
    bindings = {slot: SAMPLES.get(kind, 3) for slot, kind in family["slots"].items()}
    for count, program in enumerate(family.get("programs") or [family["program"]], start=1):
        outcome = run(re.sub(r"\{(\w+)\}", r"\1", program), bindings=bindings)
        assert outcome.ok, outcome.error
        assert outcome.exact
        assert outcome.trace
        bindings[f"r{count}"] = outcome.value


@pytest.mark.parametrize(
    ("program", "bindings", "expected"),
    [
        ('answer = sum(c in "aeiouAEIOU" for c in t1)', {"t1": "An apple"}, "3"),
        ("answer = n1 * n2", {"n1": 3, "n2": Fraction(1, 3)}, "1"),
        ("answer = sorted(l1)[-n1]", {"l1": [5, 1, 9, 7], "n1": 2}, "7"),
        ('answer = " ".join(s1.split()[::-1])', {"s1": "one two three"}, "three two one"),
        ("answer = words(t1)[-1]", {"t1": 'He said: "don\'t, twenty-three!"'}, "twenty-three"),
        ("answer = list(set(l1))", {"l1": [3, 1, 3, 2]}, "[3, 1, 2]"),
        ("answer = e1", {"e1": Expression("((-1 + 2) * 3)")}, "3"),
        ("answer = e1", {"e1": Expression("not ( True ) and ( True )")}, "False"),
        ("answer = mean(l1)", {"l1": [1, 2, 4]}, "7/3"),
        ("answer = n1 / n2", {"n1": 6, "n2": 3}, "2"),
        ("answer = 0.1 + 0.2", {}, "3/10"),
        ("answer = mode(l1)", {"l1": ["a", "b", "b"]}, "b"),
        ("answer = [y for x in [[1, 2], [3]] for y in x]", {}, "[1, 2, 3]"),
        ("answer = {a: b for a, b in zip('xy', [1, 2])}", {}, "{'x': 1, 'y': 2}"),
        ("x = y = []\nx.append(1)\nanswer = y", {}, "[1]"),
        ("n1 + 1", {"n1": 2}, "3"),
        ("print(7)", {}, "7"),
        ("import math\nanswer = math.comb(5, 2)", {}, "10"),
        ("from math import gcd as g\nanswer = g(12, 18)", {}, "6"),
        ("answer = round(5/2), round(7/2), round(1.255, 2)", {}, "(2, 4, 63/50)"),
        ("answer = sqrt(9/4) + 8 ** (1/3)", {}, "7/2"),
        ("answer = max([], default=0)", {}, "0"),
        ("answer = f'{1/3} {[1, 2]} {{}}'", {}, "1/3 [1, 2] {}"),
        ("answer = 7 // 2, -7 // 2, -7 % 3, 2 ** -2", {}, "(3, -4, 2, 1/4)"),
    ],
)
def test_golden_programs(program, bindings, expected):
    outcome = run(program, bindings=bindings)
    assert outcome.ok, outcome.error
    assert outcome.text == expected


def test_bound_values_stay_as_they_are():
    numbers = [3, 1, 2]
    assert run("l1.sort()\nl1.append(9)\nanswer = l1", bindings={"l1": numbers}).value == [1, 2, 3, 9]
    assert numbers == [3, 1, 2]


def test_approximation_makes_the_outcome_inexact():
    assert run("answer = 1 / 3").exact
    assert not run("answer = float(1 / 3)").exact
    assert not run("x = float(2)\nanswer = int(x)").exact


def test_trace_has_a_step_for_each_top_level_statement():
    outcome = run("x = 0\nfor i in range(4):\n    x += i\nanswer = x * 2")
    assert [(step.line, step.value) for step in outcome.trace] == [(1, "0"), (2, "i = 3, x = 6"), (4, "12")]
