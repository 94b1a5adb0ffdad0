"""Every error says what is wrong, where, and what to do."""

import pytest

from neurosym.errors import UsageError
from neurosym.languages.registry import get, names, run

BINDINGS = {"n1": 3, "l1": [1, 2], "t1": "abc"}

CASES = [
    # program, kind, line, column, a part of the message or hint
    ("answer = 1 +", "parse", 1, 12, "operand is missing"),
    ("answer = (1", "parse", 1, 10, "never closed"),
    ("answer = [1)", "parse", 1, 12, "')' does not close '['"),
    ("x = if", "parse", 1, 5, "operand is missing"),
    ("answer = n1 n1", "parse", 1, 13, "cannot read 'n1'"),
    ("for x in l1:\npass", "parse", 2, 1, "block is missing"),
    ("if n1:\n    x = 1\n  y = 2", "parse", 3, 3, "indentation"),
    ('x = "abc', "parse", 1, 5, "not closed"),
    ("x = 1\nclass A:\n    pass", "parse", 2, 1, "no classes"),
    ("import os\nanswer = 1", "parse", 1, 8, "cannot reach files"),
    ("answer = n1.nose", "check", 1, 13, "no attribute nose"),
    ("answer = n1.__class__", "check", 1, 13, "names with __ mean nothing"),
    ('answer = f"{n1:{n1}}"', "parse", 1, 16, "no braces"),
    ("", "parse", 1, 1, "empty"),
    ("# only a comment", "parse", 1, 1, "empty"),
    ("answer = n7", "check", 1, 10, "bound here: n1"),
    ("answer = summ(l1)", "check", 1, 10, "did you mean sum"),
    ("answer = t1.upcase()", "check", 1, 13, "upcase"),
    ("answer = t1.coun(t1)", "check", 1, 13, "did you mean count"),
    ("answer = t1.len()", "check", 1, 13, "it is a function"),
    ("answer = len(l1, l1)", "check", 1, 10, "takes 1 argument"),
    ("answer = sorted(l1, revers=True)", "check", 1, 10, "did you mean reverse"),
    ("def f(a, b):\n    return a\nanswer = f(1)", "check", 3, 10, "f takes 2 arguments"),
    ("n1 = 4\nanswer = n1", "check", 1, 1, "bound"),
    ("x, y = n1, n1", "check", 1, 1, "assign the result to answer"),
    ("return 4", "check", 1, 1, "outside a function"),
    ("break", "check", 1, 1, "loops only"),
    ("from math import sine\nanswer = 1", "check", 1, 1, "did you mean sin"),
    ("answer = n1 / 0", "execution", 1, 13, "division by zero"),
    ("answer = l1[5]", "execution", 1, 10, "no item 5 in a list of 2"),
    ("answer = {}['a']", "execution", 1, 10, "no key"),
    ("answer = l1[0] + t1", "execution", 1, 16, "between integer and string"),
    ("answer = l1[0] < t1", "execution", 1, 16, "< does not work"),
    ("answer = int(t1)", "execution", 1, 10, "not an integer"),
    ("answer = l1[0].upper()", "execution", 1, 16, "no method upper"),
    ("answer = math.sqrt(-2)", "execution", 1, 15, "square root of a negative number"),
    ("answer = t1.index('z')", "execution", 1, 13, "not found"),
    ("answer = max([])", "execution", 1, 10, "max of nothing"),
    ("if n1 == 4:\n    x = 1\nanswer = x", "execution", 3, 10, "before it has a value"),
    ("a, b = l1 + l1\nanswer = a", "execution", 1, 1, "4 values do not fit 2 names"),
    ("answer = len", "execution", 1, 1, "function"),
    ("x = l1[0]\nanswer = x(2)", "execution", 2, 10, "not a function"),
    ("def f():\n    return 1 / 0\n\n\nanswer = f()", "execution", 2, 14, "division by zero"),
    ("\n\n\tanswer = 1 / 0", "execution", 3, 13, "division by zero"),
]


@pytest.mark.parametrize(("program", "kind", "line", "column", "part"), CASES)
def test_errors_say_what_and_where(program, kind, line, column, part):
    outcome = run(program, bindings=BINDINGS)
    assert not outcome.ok
    error = outcome.error
    assert (error.kind, error.line, error.column) == (kind, line, column), error
    assert part in f"{error.message} {error.hint}"


def test_unknown_languages_and_values_are_the_callers_mistake():
    with pytest.raises(UsageError):
        run("answer = 1", language="basic")
    with pytest.raises(UsageError):
        run("answer = x", bindings={"x": object()})
    with pytest.raises(UsageError):
        run("answer = 1", bindings={"not a name": 1})


def test_the_registry_knows_its_languages():
    assert names() == ("calc", "concept")
    assert get("calc").name == "calc"


def test_the_card_is_one_page_and_names_every_function():
    card = get("calc").card()
    assert len(card) < 4000
    assert all(name in card for name in get("calc").alternatives(())["callee"])
