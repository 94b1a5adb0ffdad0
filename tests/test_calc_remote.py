"""A program gives in a worker what it gives in the host's process: value, steps, trace, or error."""

import os
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from neurosym.cli.bindings import header_bindings
from neurosym.errors import ProgramError
from neurosym.languages.calc.check import check_program
from neurosym.languages.calc.meter import NeedsAlgebraError
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.remote import execute_in_worker
from neurosym.languages.calc.run import run_program
from neurosym.resources import folder
from neurosym.sandbox.budget import Budget
from neurosym.values import Expression, OrderedSet, to_json

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")

BUDGET = Budget(steps=300_000, seconds=60.0)


def in_host(source, bindings, budget=BUDGET):
    return run_program(check_program(parse_program(source, budget), bindings), bindings, budget)


def told(run, source, bindings, budget=BUDGET):
    """All that is known of an execution or of its error, the types of values included."""
    try:
        done = run(source, bindings, budget)
    except ProgramError as error:
        return error.to_json(), getattr(error, "limit", None), error.steps, error.replayable
    return vars(done) | {"value": to_json(done.value, ordered=True)}


PROGRAMS = sorted((folder("programs") / "calc").glob("*.calc"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in PROGRAMS])
def test_the_programs_of_the_library(path):
    source = path.read_text(encoding="utf-8")
    bindings = header_bindings(source)
    try:
        expected = told(in_host, source, bindings)
    except NeedsAlgebraError:
        return
    assert told(execute_in_worker, source, bindings) == expected


VALUES = {
    "b1": True,
    "n1": 10**5000,
    "n2": Fraction(-1, 3),
    "n3": 0.1,
    "n4": float("inf"),
    "s1": "ä\0\ud800'\n",
    "d1": date(2024, 2, 29),
    "d2": datetime(2024, 2, 29, 12, 30),
    "d3": timedelta(days=-1, microseconds=5),
    "l1": [1, [Fraction(1, 2), None]],
    "t1": (1, (2,)),
    "m1": {"z": 1, "a": {2: [3]}, (1, 2): ()},
    "e1": Expression("2 + 3 * 4"),
}


@pytest.mark.parametrize("name", VALUES)
def test_values_go_there_and_back(name):
    source = f"print({name})\nanswer = [{name}]"
    assert told(execute_in_worker, source, VALUES) == told(in_host, source, VALUES)


def test_sets_keep_their_order():
    bindings = {"x1": OrderedSet(["pear", "apple", "fig"])}
    source = "answer = ({2, 3, 1}, [x for x in x1])"
    there = execute_in_worker(source, bindings, BUDGET).value
    assert [list(there[0]), there[1]] == [[2, 3, 1], ["pear", "apple", "fig"]]


@pytest.mark.parametrize(
    "source",
    [
        "answer = (",
        "",
        "answer = nothing",
        "answer = 1 / 0",
        "x = [1]\nanswer = x[5]",
        "answer = 0\nwhile True:\n    answer += 1",
        "answer = 9 ** 9 ** 9",
        "def f(x):\n    return f(x)\nanswer = f(1)",
        "while True:\n    print('a long line')\nanswer = 1",
        "x = []\nx.append(x)\nanswer = x",
        "answer = 1" + " + 1" * 50_000,
    ],
)
def test_errors_come_back_as_they_are(source):
    assert told(execute_in_worker, source, {}) == told(in_host, source, {})


def test_what_is_printed_comes_back():
    done = execute_in_worker("print('a', 1)\nprint(2)\nanswer = 3", {}, BUDGET)
    assert done.printed == ("a 1", "2")
