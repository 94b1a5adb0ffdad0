"""Hostile and runaway programs end quickly, with an error of ours and a place."""

import sys
import time

import pytest

from neurosym.languages.calc.operations import karatsuba
from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget
from neurosym.values import Expression

FAST = Budget(steps=300_000, seconds=60.0)

HOSTILE = {
    "endless loop": "while True:\n    pass\nanswer = 1",
    "tower of powers": "answer = 9 ** 9 ** 9",
    "repeated squaring": "x = 7\nfor i in range(100):\n    x = x ** 2\nanswer = x",
    "doubled text": 'x = "a"\nwhile True:\n    x += x\nanswer = x',
    "doubled list": "x = [1]\nwhile True:\n    x = x + x\nanswer = x",
    "growing list": "x = [1]\nfor i in x:\n    x.append(i)\nanswer = x",
    "list in itself": "x = []\nx.append(x)\nanswer = x",
    "equal lists in themselves": "x = []\nx.append(x)\ny = []\ny.append(y)\nanswer = x == y",
    "long repetition": 'answer = "a" * 10 ** 12',
    "long factorial": "answer = factorial(10 ** 8)",
    "long range": "answer = list(range(10 ** 12))",
    "endless recursion": "def f(n):\n    return f(n + 1)\nanswer = f(0)",
    "recursion through sorted": "def f(n):\n    return sorted([1, 2], key=lambda x: f(x))\nanswer = f(0)",
    "recursion through generators": "def f(n):\n    return sum(f(n + 1) for x in [1])\nanswer = f(0)",
    "self-application": "f = lambda g: g(g)\nanswer = f(f)",
    "brackets": "answer = " + "(" * 10_000 + "1" + ")" * 10_000,
    "signs": "answer = " + "-" * 10_000 + "1",
    "nots": "answer = " + "not " * 10_000 + "1",
    "deep lists": "x = []\nfor i in range(10000):\n    x = [x]\nanswer = x",
    "long joins": 'x = "x" * 1000000\nanswer = x.join(list("abcdefghijklmnop"))',
    "long replacement": 'x = "a" * 100000\nanswer = x.replace("a", x)',
    "zeros": 'answer = "1".zfill(10 ** 10)',
    "permutations": "answer = permutations(range(20))",
    "product of ranges": "answer = sum(1 for x in range(10 ** 9) for y in range(10 ** 9))",
    "shift": "answer = 1 << 10 ** 9",
    "rounding": "answer = round(1 / 3, 10 ** 9)",
    "digits of a large number": "answer = str(10 ** 1000000)",
    "large modulus": "answer = pow(3, 10 ** 20000, 10 ** 20000 + 1)",
    "long source": "answer = 1" + " + 1" * 30_000,
    "a search backwards": 's = "a" * 1000000\nanswer = s.rfind("ab" + "a" * 500000)',
    "a text stripped of many": 'answer = ("a" * 1000000).strip("b" * 900000 + "a")',
    "many beginnings": 's = "a" * 100000\nanswer = (s + "b").startswith((s + "c",) * 100000)',
    "a rational divided with rest": "answer = divmod((1 << 400000) / (3 ** 200000), 7)",
    "rationals sorted": "x = [(2 ** 60000 + i) / 3 ** 40000 for i in range(99)]\nanswer = sorted(x)[0]",
    "a long integer hashed": "x = 1 << 20000000\nanswer = len(set([x] * 100000))",
    "long integers in a range": "x = 1 << 1000\nanswer = [list(range(x, x + 100000)) for i in range(9)]",
    "a table of long texts": "x = 'a' * 9999\nanswer = [x + 'b'] * 100000 == [x + 'c'] * 100000",
    "a name of names": "from functools import partial\nf = len\nwhile True:\n    f = partial(f)\nanswer = 1",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_programs_end_by_the_budget(name):
    start = time.process_time()
    outcome = run(HOSTILE[name], budget=FAST)
    assert time.process_time() - start < 4
    assert not outcome.ok
    assert outcome.error.kind == "budget"
    assert outcome.replayable


def test_a_failed_program_tells_the_steps_it_used():
    assert run("while True:\n    pass\nanswer = 1", budget=FAST).steps == 300_000
    short = run("answer = sum(range(10)) / 0", budget=FAST)
    longer = run("answer = sum(x for x in range(10)) / 0", budget=FAST)
    assert 0 < short.steps < longer.steps < 100
    assert run("answer = (", budget=FAST).steps == run("answer = nothing", budget=FAST).steps == 0


def test_the_verdict_of_steps_is_reproducible():
    program = "x = 0\nwhile True:\n    x += 1\nanswer = x"
    first, second = run(program, budget=FAST), run(program, budget=FAST)
    assert first == second
    assert first.error.line is not None


def test_the_clock_ends_a_program_and_says_so():
    outcome = run("x = 0\nwhile True:\n    x += 1\nanswer = x", budget=Budget(steps=10**12, seconds=0.05))
    assert outcome.error.kind == "budget"
    assert not outcome.replayable


def test_members_of_huge_ranges_are_found_without_a_search():
    program = """r = range(10 ** 15)
answer = [x in r for x in [5, 2.0, True, -1, 2.5, 1 / 2, "a", None, (1, 2), [5]]]"""
    assert run(program).value == [True] * 3 + [False] * 7


@pytest.mark.parametrize("operator", ["+", "and", "<=", "*"])
def test_long_flat_chains_run(operator):
    assert run("answer = 1" + f" {operator} 1" * 10_000).ok


def test_expressions_share_the_budget():
    outcome = run("answer = e1", bindings={"e1": Expression("9 ** 9 ** 9")})
    assert outcome.error.kind == "budget"


def test_the_recursion_limit_of_the_host_is_restored():
    before = sys.getrecursionlimit()
    run("def f(n):\n    return f(n + 1)\nanswer = f(0)")
    assert sys.getrecursionlimit() == before


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ('answer = t1.count("e")', "5000"),
        ("answer = t1[-1]", " "),
        ("answer = sum(l1)", "499500"),
        ("answer = len(words(t1))", "20000"),
    ],
)
def test_large_data_need_few_steps(program, text):
    bindings = {"t1": "the quick brown fox " * 5000, "l1": list(range(1000))}
    outcome = run(program, bindings=bindings, budget=Budget(steps=100_000))
    assert outcome.ok, outcome.error
    assert outcome.text == text


def test_long_digits_are_read_and_written():
    digits = "7" * 20_000
    outcome = run("answer = int(s1)", bindings={"s1": digits})
    assert outcome.text == digits
    assert run("answer = len(str(10 ** 9999))").value == 10_000


def test_fifty_digits_by_fifty_digits():
    a, b = int("1234567890" * 5), int("9876543210" * 5)
    assert run("answer = n1 * n2", bindings={"n1": a, "n2": b}).value == a * b


@pytest.mark.parametrize("words", [1, 2, 3, 10, 1000, 10**6])
def test_the_cost_of_a_product_is_that_of_karatsubas_method(words):
    assert karatsuba(words, words) == pytest.approx(words**1.585, rel=0.05, abs=1)
    assert karatsuba(5 * words, words) == pytest.approx(5 * words**1.585, rel=0.05, abs=1)
