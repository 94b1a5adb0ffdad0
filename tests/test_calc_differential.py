"""calc against CPython on generated programs; ``python -m tests.differential`` runs many more."""

import ast
import warnings

import pytest
from differential.compare import compared
from differential.programs import program
from differential.shrink import shrunk
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.write import write
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET

programs = st.integers(0, 2**32 - 1).map(program)
"""Small seeds are tried more often, but any program is as likely to be small; ``shrunk`` makes it so."""


def differs(source, about):
    return compared(source).about == about


def agree(source):
    verdict = compared(source)
    if verdict.kind == "different":
        small = shrunk(source, lambda text: differs(text, verdict.about))
        again = compared(small)
        raise AssertionError(f"{small}\nCPython: {again.expected}\ncalc:    {again.given}")
    return verdict.kind


@pytest.fixture(autouse=True)
def _no_advice():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # CPython's on the programs
        yield


FOUND = (
    "a = {1: 2}\nb = a\nb |= {3: 4}\nanswer = a",
    "a = [1]\nb = a\nb *= 3\nanswer = a",
    "from collections import deque\na = deque([1])\nb = a\nb += [3]\nanswer = list(a)",
    "from collections import Counter\na = Counter('ab')\nb = a\nb += a\nanswer = sorted(a.items())",
)
"""Programs of which one once gave something else in calc."""


@pytest.mark.parametrize("source", FOUND)
def test_what_once_differed_agrees(source):
    assert agree(source) == "value"


@settings(max_examples=300, deadline=None, database=None)
@given(programs)
def test_calc_and_cpython_agree(source):
    agree(source)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(0, 20_000, 1000))
def test_calc_and_cpython_agree_on_20_000_programs(start):
    for seed in range(start, start + 1000):
        agree(program(seed))


def test_most_programs_run_to_their_end_and_few_cannot_be_compared():
    kinds = [compared(program(seed)).kind for seed in range(10_000, 10_100)]
    assert kinds.count("value") >= 70
    assert kinds.count("error") >= 3
    assert kinds.count("skipped") <= 1


def test_programs_have_what_they_should():
    """Every form of syntax, and blocks four deep."""
    sources = [program(seed) for seed in range(400)]
    nodes = {type(node).__name__ for source in sources for node in ast.walk(ast.parse(source))}
    assert nodes >= {
        "For", "While", "If", "FunctionDef", "Lambda", "Break", "Continue", "AugAssign", "ListComp",
        "SetComp", "DictComp", "GeneratorExp", "Slice", "JoinedStr", "IfExp", "Starred", "NamedExpr",
        "Nonlocal", "Global",
    }  # fmt: skip
    assert any("\n                x" in source for source in sources)


def test_the_comparison_sees_a_difference(monkeypatch):
    """Of value, of error and of what is printed."""
    assert compared("print(1 / 4 + 0.25)\nanswer = sorted({3, 1, 2})").kind == "value"
    assert compared("answer = {}['a']").kind == "error"
    assert compared("answer = 5 is 5.0").kind == "value"
    assert compared("answer = list({30, 1, 2})").about == "value"
    assert compared("answer = isprime(7)").about == "NameError"
    assert compared("answer = eval('1')").kind == "different"


@settings(max_examples=100, deadline=None, database=None)
@given(programs)
def test_written_programs_parse_to_the_same_text(source):
    written = write(parse_program(source, DEFAULT_BUDGET))
    assert write(parse_program(written, DEFAULT_BUDGET)) == written
    first, second = run(source), run(written)
    assert (first.ok, first.text, first.printed) == (second.ok, second.text, second.printed)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_an_outcome(text):
    run(text)


TOKENS = (
    *("x", "=", "(", ")", "[", "]", "{", "}", ":", ",", ".", "+", "**", "-", "1", "'a'", "if", "else", "for"),
    *("in", "lambda", "not", "and", "f(x)", "def", "\n", "\n\t", ":=", "*", "f'{x:", "nonlocal", "global"),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_any_tokens_give_an_outcome(tokens):
    run(" ".join(tokens))
