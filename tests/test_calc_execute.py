"""Where a program runs: here as far as that goes, in a worker where it needs algebra, within one budget."""

import os

import pytest

from neurosym.errors import BudgetError
from neurosym.languages.calc import execute as module
from neurosym.languages.calc.execute import execute, needs_algebra
from neurosym.languages.calc.meter import Meter, NeedsAlgebraError
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget
from neurosym.values import Formula

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked")


@pytest.fixture
def places(monkeypatch):
    """Where programs run, in order."""
    found = []
    real = {"host": module.run_program}

    def in_host(*arguments, **keywords):
        found.append("host")
        return real["host"](*arguments, **keywords)

    def in_worker(source, bindings, budget, used, trace):
        found.append("worker")
        assert 0 < used < budget.seconds
        raise BudgetError("stopped here", limit="time")

    monkeypatch.setattr(module, "run_program", in_host)
    monkeypatch.setattr("neurosym.languages.calc.remote.execute_in_worker", in_worker)
    return found


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("answer = 1 + 1", ["host"]),
        ("answer = sqrt(16) + 9 ** (1 / 2)", ["host"]),
        ("answer = gcd(12, 18)", ["host"]),
        ("solve = 5\nE = 2\nanswer = solve + E", ["host"]),
        ("answer = [pi for pi in range(3)]", ["host"]),
        ("def f(I):\n    return I + 1\nanswer = f(1)", ["host"]),
        ("answer = 'solve(x)'", ["host"]),
        ("answer = e1", ["host"]),
        ("answer = sqrt(2)", ["host", "worker"]),
        ("answer = 2 ** (1 / 2)", ["host", "worker"]),
        ("x = symbol('x')\nanswer = x", ["worker"]),
        ("answer = 2 * pi", ["worker"]),
        ("import sympy\nanswer = sympy.pi", ["worker"]),
        ("import sympy as sp\nanswer = sp.expand(1)", ["worker"]),
        ("from sympy import simplify as s\nanswer = s(1)", ["worker"]),
        ("answer = r1", ["host", "worker"]),
        ("answer = len(l1)", ["host", "worker"]),
        ("answer = 5", ["host"]),
    ],
)
def test_where_a_program_runs(places, program, expected):
    bound = {"r1": Formula("sqrt(2)"), "l1": [1, [Formula("x")]], "e1": 7}
    outcome = run(program, bindings=bound)
    assert places == expected
    assert outcome.ok or outcome.error.message == "stopped here"


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ("answer = sqrt(2) ** 2", "2"),
        ("x = symbol('x')\nanswer = solve(Eq(3 * x + 2, 11), x)", "[3]"),
        ("answer = r1 ** 2 + 1", "3"),
        ("print(r1)\nanswer = [r1, 1 / 2, 'a']", "[sqrt(2), 1/2, 'a']"),
    ],
)
def test_algebra_comes_back_as_values(program, text):
    assert run(program, bindings={"r1": Formula("sqrt(2)")}).text == text


def test_the_same_program_gives_the_same_whatever_ran_before():
    programs = [
        "x = symbol('x')\nanswer = solve(x ** 3 - x - 1, x)",
        "x = symbol('x')\nanswer = integrate(x * sin(x), x)",
        "x, y = symbols('x y')\nanswer = factor(x ** 4 - y ** 4)",
    ]
    first = [run(program) for program in programs]
    assert [run(program) for program in reversed(programs)] == first[::-1]
    assert all(outcome.ok for outcome in first)


def test_what_sympy_never_ends_is_ended_and_the_next_program_runs():
    program = "x = symbol('x')\nanswer = simplify(sum(sin(k * x) ** 2 * exp(k * x) for k in range(90)))"
    outcome = run(program, budget=Budget(seconds=0.5))
    assert outcome.error.kind == "budget"
    assert run("answer = sqrt(8)").text == "2*sqrt(2)"


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_the_hosts_own_ends_are_the_budgets(monkeypatch, error):
    def fail(*arguments, **keywords):
        raise error

    monkeypatch.setattr(module, "run_program", fail)
    with pytest.raises(BudgetError) as caught:
        execute("answer = 1", {}, DEFAULT_BUDGET)
    assert caught.value.limit == ("memory" if error is MemoryError else "depth")


def test_an_interrupt_is_the_hosts(monkeypatch):
    def interrupt(*arguments, **keywords):
        raise KeyboardInterrupt

    monkeypatch.setattr(Meter, "charge", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run("answer = 1")


def test_the_host_has_no_algebra():
    with pytest.raises(NeedsAlgebraError):
        _ = Meter(DEFAULT_BUDGET).algebra
    assert needs_algebra(parse_program("answer = pi", DEFAULT_BUDGET))
