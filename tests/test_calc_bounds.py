"""What is known of integers before a program runs holds when it runs; what is guarded is charged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.languages.calc.bounds import LIMIT
from neurosym.languages.calc.closures import UNSET
from neurosym.languages.calc.compile import Compiler
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget

LOOP = "for i in range(1000):\n    "


def compiled(source, budget=DEFAULT_BUDGET):
    return Compiler(parse_program(source, budget), {}, Meter(budget))


def bits(source):
    return compiled(source).top.bits


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("t = 0\n" + LOOP + "t += i", {"t", "i"}),
        ("t = 0\n" + LOOP + "t = t + i * i % 7", {"t", "i"}),
        ("t = 0\n" + LOOP + "t = i * i - t", {"i"}),
        ("t = 1\n" + LOOP + "t = t * 31 % 1000003", {"t", "i"}),
        ("t = 1\n" + LOOP + "t *= 2", {"i"}),
        ("t = 1\n" + LOOP + "t += t", {"i"}),
        ("a, b = 0, 1\n" + LOOP + "a, b = b, a + b", {"i"}),
        ("t = 0\nu = 0\n" + LOOP + "t, u = u + 1, t", {"i"}),
        ("t = 0\n" + LOOP + "t = i / 2", {"i"}),
        ("t = 0\n" + LOOP + "t = i < 5", {"i"}),
        ("l = [1]\nfor x in l:\n    t = x", set()),
        ("t = 0\nwhile t < 9:\n    t += len('abc')", {"t"}),
        ("range = str\nfor i in range(5):\n    t = i", set()),
        ("t = 0\ndef f():\n    global t\n    t = 2 ** 999\n" + LOOP + "t += 1", {"i"}),
        ("t = 0\n" + LOOP + "u = (t := t * 2)", {"i"}),
        ("for i in range(2 ** 300, 2 ** 300 + 5):\n    t = i", set()),
    ],
)
def test_which_variables_hold_small_integers_only(source, known):
    assert set(bits(source)) == known


@pytest.mark.parametrize("steps", [10**4, 10**7, 10**15])
def test_a_variable_that_grows_is_bounded_by_the_steps(steps):
    known = compiled("t = 0\n" + LOOP + "t += 255", Budget(steps=steps)).top.bits["t"]
    assert 255 * steps < 2**known <= 255 * steps * 8


def test_parameters_are_not_known():
    program = "def f(n):\n    for i in range(3):\n        n += 1\n    return n\nanswer = [f(5), f(1 / 2)]"
    assert run(program).text == "[8, 7/2]"


small = st.integers(-20, 20).map(str)
variables = st.sampled_from(["a", "b", "i", "j", "k"])
values = st.recursive(
    st.one_of(small, variables),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "//", "%"]), inner).map(
            lambda t: f"({t[0]} {t[1]} {t[2]})"
        ),
        inner.map(lambda t: f"-{t}"),
        st.tuples(inner, inner).map(lambda t: f"({t[0]} if {t[1]} > 3 else {t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"max({t[0]}, {t[1]})"),
    ),
    max_leaves=5,
)
changes = st.one_of(
    st.tuples(variables, st.sampled_from(["=", "+=", "-=", "*=", "//=", "%="]), values).map(" ".join),
    st.tuples(variables, values).map(lambda t: f"{t[0]} = {t[0]} + {t[1]}"),
    st.tuples(values, values).map(lambda t: f"a, b = {t[0]}, {t[1]}"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(changes, min_size=1, max_size=4), st.integers(1, 12))
def test_no_variable_is_ever_larger_than_what_is_known_of_it(body, rounds):
    lines = "".join(f"    {line}\n" for line in body)
    source = f"a = 3\nb = -2\ni = 7\nk = 1\nfor j in range(-{rounds}, {rounds}, 2):\n{lines}"
    compiler = compiled(source)
    scope, known = compiler.top, dict(compiler.top.bits)
    frame = [None, *([UNSET] * len(scope.names))]
    try:
        for statement in compiler.program.body:
            compiler.statement(statement, scope)(frame)
    except Exception as error:
        assert type(error).__name__ in ("ExecutionError", "BudgetError", "NeedsAlgebraError")
    for name, most in known.items():
        value = frame[scope.names.index(name) + 1]
        assert value is UNSET or (type(value) is int and abs(value) < 2**most <= 2**LIMIT)


GROWING = {
    "sums": ("x = 1", "x += x"),
    "negative sums": ("x = -1", "x = x + x"),
    "differences": ("x = 1\ny = 0", "x, y = x - y, y - x"),
    "Fibonacci": ("x, y = 0, 1", "x, y = y, x + y"),
    "sums of items": ("x = [1]", "x[0] += x[0]"),
    "sums in a dict": ("x = {'a': 1}", "x['a'] = x['a'] + x['a']"),
    "sums returned": ("def f(n):\n    return n + n\nx = 1", "x = f(x)"),
    "sums in comprehensions": ("x = [1, 2]", "x = [n + n for n in x]"),
}


@pytest.mark.parametrize("name", GROWING)
def test_integers_that_grow_without_end_are_charged_by_their_size(name):
    def steps(rounds):
        setup, body = GROWING[name]
        outcome = run(f"{setup}\nfor r in range({rounds}):\n    {body}\nanswer = 0", budget=budget)
        assert outcome.ok, outcome.error
        return outcome.steps

    budget = Budget(steps=10**9, seconds=60.0)
    assert steps(20_000) > 3 * steps(10_000), "twice the rounds on numbers twice as long"


@pytest.mark.parametrize(
    "program",
    [
        "t = 0\nfor i in range(500):\n    t += i\nanswer = t",
        "t = 0\nfor i in range(500):\n    if i == 77:\n        break\n    t += 1\nanswer = t",
        "def f(n):\n    for i in range(n):\n        if i == 40:\n            return i\nanswer = f(500)",
        "i = 0\nwhile i < 500:\n    i += 1\nanswer = i",
        "answer = [x for x in range(1000) if x % 3]",
        "answer = sum(x for x in enumerate(range(10)) for x in x)",
    ],
)
def test_rounds_charged_ahead_are_given_back(program):
    """A program needs no more than the steps that it took, but for what a loop is ahead."""
    used = run(program).steps
    assert run(program, budget=Budget(steps=used + 4000)).steps == used
    assert run(program, budget=Budget(steps=used - 1)).error.kind == "budget"
