"""What is refused before anything runs because types never fit, and what is not."""

import pytest

from neurosym.errors import CheckError
from neurosym.languages.registry import get, run
from neurosym.sandbox.budget import DEFAULT_BUDGET
from neurosym.values import Formula

BINDINGS = {"n1": 3, "l1": [1, 2], "t1": "abc", "s1": "a"}


def checked(program, bindings=BINDINGS):
    """The error of the check, or None."""
    try:
        get("calc").check(program, bindings, DEFAULT_BUDGET)
    except CheckError as error:
        return error
    return None


REFUSED = [
    # program, line, column, a part of the message, a part of the hint
    ('answer = "a" + 1', 1, 14, "+ does not work between string and integer", "str(x) makes a text"),
    ("answer = 4 - [1]", 1, 12, "- does not work between integer and list", ""),
    ("answer = l1 + 1", 1, 13, "+ does not work between list and integer", "append"),
    ("answer = None + 1", 1, 15, "between none and integer", "None comes of"),
    ('answer = -"a"', 1, 10, "- does not work on a string", ""),
    ("answer = t1 * t1", 1, 13, "* does not work between string and string", ""),
    ('answer = "a" < 3', 1, 14, "< does not work between string and integer", "int(x)"),
    ('answer = 5 in "abc"', 1, 12, "in does not work between integer and string", ""),
    ("answer = len(5)", 1, 10, "len needs a collection or a text", "len(str(x))"),
    ("answer = sum(5)", 1, 10, "sum needs a collection or a text", ""),
    ('answer = sum("abc")', 1, 10, "sum does not join texts", '"".join'),
    ("answer = sorted(n1)", 1, 10, "sorted needs a collection", ""),
    ('answer = range("a")', 1, 10, "range needs an integer", ""),
    ('answer = round("a")', 1, 10, "round needs a number", ""),
    ('answer = max("abc", 5)', 1, 10, "integer and string cannot be compared", ""),
    ('answer = ", ".join(5)', 1, 15, "join needs a collection", ""),
    ("answer = n1.upper()", 1, 13, "an integer has no method upper", "asks its digits"),
    ("answer = l1.upper()", 1, 13, "a list has no method upper", "only a string has one"),
    ("d = {}\nd.append(1)\nanswer = d", 2, 3, "a dict has no method append", "only a"),
    ('answer = "abc".append(1)', 1, 16, "a string has no method append", ""),
    ("answer = (1 < 2).upper()", 1, 18, "a boolean has no method upper", ""),
    ("answer = [1, 2][s1]", 1, 10, "[] does not work between list and string", "position"),
    ("answer = n1[0]", 1, 10, "an integer has no items", ""),
    ("answer = n1[1:]", 1, 10, "an integer cannot be sliced", "texts, lists, tuples and ranges"),
    ("answer = {[1]: 2}", 1, 11, "a list cannot be a key", "tuple"),
    ("answer = {l1}", 1, 11, "a list cannot be a key", "tuple"),
    ("for x in 5:\n    answer = x", 1, 10, "a loop needs a collection or a text", "range"),
    ("answer = [x for x in n1]", 1, 22, "a loop needs a collection or a text", "range"),
    ("x = 5\nanswer = x(2)", 2, 10, "an integer is not a function", "write *"),
    ("a, b = 1, 2, 3\nanswer = a", 1, 1, "3 values do not fit 2 names", "a name"),
    ("p = (1, 2)\na, b, c = p\nanswer = a", 2, 1, "2 values do not fit 3 names", "a name"),
    ("a, b = n1\nanswer = a", 1, 1, "unpacking needs a collection", ""),
    ("x = [1]\nx += 5\nanswer = x", 2, 1, "+= needs a collection", "append"),
    ('s = "ab"\ns[0] = "c"\nanswer = s', 2, 1, "items of a string cannot be assigned", "build a new one"),
    ('l1["a"] = 1\nanswer = l1', 1, 1, "[] does not work between list and string", "position"),
    ("answer = y\ny = 3", 1, 10, "y is used before it has a value", "assign it before this line"),
    ("x = 1\ndel x\nanswer = x", 3, 10, "x is used before it has a value", ""),
    ("def f():\n    x = x + 1\n    return x\nx = 1\nanswer = f()", 2, 9, "x is used before", "outside it"),
    ("def f(x):\n    y = x\nanswer = f(2) + 1", 3, 15, "between none and integer", "without return"),
    ("xs = l1.append(2)\nanswer = xs[0]", 2, 10, "None has no items", "append"),
    ("x = f'{n1}'\nanswer = x + 1", 2, 12, "between string and integer", ""),
    ("answer = t1.split()[0] + 1", 1, 24, "between string and integer", "int(x)"),
    ("for i in range(3):\n    answer = i + s1", 2, 16, "between integer and string", ""),
    ("for i, c in enumerate(t1):\n    answer = i + c", 2, 16, "between integer and string", ""),
    ('answer = [c + 1 for c in "abc"]', 1, 13, "between string and integer", ""),
    ("while True:\n    answer = n1 + t1\n    break", 2, 17, "between integer and string", ""),
    ("def g(a):\n    return a + t1\nanswer = g(n1)", 2, 14, "between integer and string", ""),
    ("def solution():\n    s = 'a'\n    return s + n1", 3, 14, "between string and integer", ""),
    ("f = lambda x: x\nanswer = f(1, 2)", 2, 10, "f takes 1 argument, not 2", "f(x)"),
    ("answer = (lambda x: x)(1, 2)", 1, 11, "lambda takes 1 argument, not 2", ""),
    ("def f():\n    def g(a):\n        return a\n    return g()\nanswer = f()", 4, 12, "g takes 1", "g(a)"),
    # whatever the variables hold: refused wherever it stands
    ("if n1 > 5:\n    answer = len(5)\nanswer = 3", 2, 14, "len needs", ""),
    ("def f(x):\n    return str(x) - 1\nanswer = 3", 2, 19, "- does not work between string", ""),
    ("answer = [x for x in l1 if len(t1) + 'a']", 1, 36, "between integer and string", ""),
]


@pytest.mark.parametrize(("program", "line", "column", "message", "hint"), REFUSED)
def test_it_is_refused_before_it_runs(program, line, column, message, hint):
    error = checked(program)
    assert error is not None
    assert (error.line, error.column) == (line, column), error
    assert message in error.message
    assert error.hint
    assert hint in error.hint
    outcome = run(program, bindings=BINDINGS)
    assert (outcome.error.kind, outcome.steps) == ("check", 0)


RUNS = [
    # What holds of the values here is not known, or a part that could not run is not reached.
    "answer = l1[0] + 1",
    "if isinstance(n1, str):\n    n1b = n1.upper()\nanswer = 1",
    "answer = n1 if True else n1.upper()",
    "answer = n1 == 3 or n1.upper()",
    "x = 1\nif n1 > 1:\n    x = 'a'\nanswer = x + 'b'",
    "x = 1\nfor c in t1:\n    x = c\nanswer = x + 'b'",
    "x = None\nfor i in l1:\n    if x is not None:\n        x = x + i\n    else:\n        x = i\nanswer = x",
    "for i in l1:\n    if i > 1:\n        y = y + 1\n    else:\n        y = 0\nanswer = y",
    "l = []\nl.append('a')\nanswer = l[0] + 'b'",
    "l = [1]\nm = l\nm[0] = 'a'\nanswer = l[0] + 'b'",
    "def f():\n    return later\nlater = 1\nanswer = f()",
    "def f(x):\n    return x.upper()\nanswer = 3",
    "def f(n):\n    if n == 0:\n        return 'a'\n    return f(n - 1) + 'b'\nanswer = f(2)",
    "def f(x):\n    if x:\n        return 1\nanswer = f(1) + 1",
    "f = lambda x: x\nf = lambda x, y: x\nanswer = f(1, 2)",
    "x = 1\ndef f():\n    global x\n    x = 'a'\nf()\nanswer = x + 'b'",
    "g = (x + y for x in l1)\ny = 0\nanswer = sum(g)",
    "y = 'a'\ng = lambda: y + 1\ny = 2\nanswer = g()",
    "answer = sum('')",
    "answer = max([])  if n1 < 0 else 1",
    "a, *b = 1, 2, 3\nanswer = b + [4]",
    "answer = [*l1, *t1]",
    "answer = (lambda *xs: sum(xs))(1, 2, 3)",
    "x = 5\nwhile x > 0:\n    x = x - 1\nelse:\n    x = 'done'\nanswer = x + '!'",
    "for i in range(3):\n    try_this = i\nanswer = try_this + 1",
    "assert n1\nanswer = {**{'a': 1}}['a'] + 1",
    "if (y := n1) > 2:\n    answer = y + 1",
]


@pytest.mark.parametrize("program", RUNS)
def test_what_may_run_is_not_refused(program):
    assert checked(program) is None
    outcome = run(program, bindings=BINDINGS)
    assert outcome.ok, outcome.error


def test_nothing_is_known_of_a_formula():
    bindings = {"r1": Formula("x + 1"), "n1": 3}
    assert checked("answer = r1 + n1", bindings) is None
    assert checked("answer = (r1 < n1) & (n1 > 2)", bindings) is None
    assert checked("answer = r1.subs(1, 2)", bindings) is None
    assert checked("answer = n1.evalf() + 1", bindings) is None


def test_a_check_ends_whatever_the_program():
    """Loops in loops are looked at several times each, but no more than so often."""
    loops = "".join(f"{'    ' * depth}for i{depth} in l1:\n" for depth in range(5))
    body = "".join(f"{'    ' * 5}x{k} = x{k + 1} if l1 else [x{k + 2}]\n" for k in range(300))
    names = "".join(f"x{k} = {k}\n" for k in range(302))
    assert checked(f"{names}{loops}{body}answer = 1") is None


def test_calls_are_followed_no_deeper_than_the_stack_allows():
    def nested(inner, depth):
        return inner if depth == 0 else f"max([{nested(inner, depth - 1)}][0], 1)"

    calls = "".join(f"def f{k}(x):\n    return {nested(f'f{k + 1}(x)', 12)}\n" for k in range(9))
    program = f"{calls}def f9(x):\n    return x\nanswer = {nested('f0(1)', 12)}"
    assert checked(program) is None
    assert run(program).text == "1"
