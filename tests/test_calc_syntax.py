"""What calc takes over from Python's syntax: it parses, runs, is written again and means the same."""

import pytest

from neurosym.languages.calc.layout import canonical_layout
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.write import write
from neurosym.languages.registry import get, run
from neurosym.sandbox.budget import DEFAULT_BUDGET

PROGRAMS = [
    ("import math\nanswer = math.sqrt(16) + math.floor(2.5)", "6"),
    ("answer = list(map(str.upper, ['a', 'b']))", "['A', 'B']"),
    ("answer = sorted(['B','a'], key=str.lower)", "['a', 'B']"),
    ("answer = (3/4).numerator", "3"),
    ("x = 2\nanswer = f'{x:>5}|{x!r}|{x=}|{x = :03d}'", "    2|2|x=2|x = 002"),
    ("answer = f'{1234567.891:,.2f}'", "1,234,567.89"),
    ("answer = f'{0.256:.1%}'", "25.6%"),
    ("answer = f'{3: d}|{\"a\": >3}'", " 3|  a"),
    ("def f(*args, **kw):\n    return sum(args) + len(kw)\nanswer = f(1, *[2, 3], a=1, **{'b': 2})", "8"),
    ("a, *b = [1, 2, 3]\n*c, d = 'xyz'\nanswer = [a, b, c, d]", "[1, [2, 3], ['x', 'y'], 'z']"),
    ("answer = [*[1, 2], *(3, 4)]", "[1, 2, 3, 4]"),
    ("answer = {**{'a': 1}, 'b': 2}", "{'a': 1, 'b': 2}"),
    ("answer = (*[1], 2)", "(1, 2)"),
    ("answer = max(*[3, 5])", "5"),
    ("x = 1,\nanswer = x", "(1,)"),
    ("def f():\n    return 1, 2\nanswer = f()", "(1, 2)"),
    ("answer = 'a' 'b' \"c\"", "abc"),
    ("x = 3\nanswer = 'a{' f'{x}' 'b}'", "a{3b}"),
    ("x: int = 3\ny: list[int]\nanswer: dict[str, 'int'] = x", "3"),
    (
        "def f(a: int, b: list[int] = [1], *c: int, d: str='x') -> dict[str, int]:\n"
        "    '''Doc.'''\n    return a + b[0]\nanswer = f(1)",
        "2",
    ),
    ("assert 1 < 2, 'no'\nanswer = 1", "1"),
    ("n = 0\ndef f():\n    global n\n    n += 1\nf()\nf()\nanswer = n", "2"),
    ("def f():\n    global m\n    m = 5\nf()\nanswer = m", "5"),
    (
        "def g():\n    k = 1\n    def h():\n        nonlocal k\n"
        "        k += 1\n    h()\n    return k\nanswer = g()",
        "2",
    ),
    ("for i in [1, 2]:\n    if i == 3:\n        break\nelse:\n    answer = 'none'", "none"),
    ("i = 0\nwhile i < 3:\n    i += 1\n    if i == 2:\n        break\nelse:\n    i = 100\nanswer = i", "2"),
    ("d = {'a': 1, 'b': 2}\ndel d['a']\nl = [1, 2, 3]\ndel l[0], l[0:1]\nanswer = [d, l]", "[{'b': 2}, [3]]"),
    ("if (n := 5) > 3:\n    answer = n", "5"),
    ("l = [1, 2, 3]\nwhile x := l.pop():\n    if x == 1:\n        break\nanswer = l", "[]"),
    ("answer = [y for x in [1, 2, 3] if (y := x * x) > 1] + [y]", "[4, 9, 9]"),
    ("f = lambda *a: len(a)\nanswer = f(1, 2, 3)", "3"),
    ("def f(a,):\n    return a\nanswer = f(3,)", "3"),
    ("answer = 1. + 1e-3 + 0b101 + 1_000 + .5", "1006501/1000"),
    ("if True: answer = 1; x = 2\nelse: answer = 3", "1"),
    ("x = y = [0] * 2\nx[0] = z = 3\nanswer = [y, z]", "[[3, 0], 3]"),
    ("d = {}\nd[1, 2] = 3\nanswer = d[1, 2]", "3"),
    ("from math import (floor,\n  ceil)\nanswer = floor(2.5) + ceil(2.5)", "5"),
    ("import math, itertools as it\nanswer = math.gcd(4, 6)", "2"),
    ("from math import *\nanswer = gcd(4, 6)", "2"),
    (
        "from typing import List, Dict\nfrom __future__ import annotations\n"
        "def f(x: List[int]) -> Dict[str, int]:\n    return len(x)\nanswer = f([1])",
        "1",
    ),
    ("answer = '\\u00e9'", "é"),
    ("def twice(f):\n    return lambda x: f(f(x))\n@twice\ndef g(x):\n    return x + 1\nanswer = g(1)", "3"),
    ("answer = [1, 2, 3] is not None", "True"),
    ("if __name__ == '__main__':\n    answer = 3", "3"),
    ("answer = __name__", "__main__"),
    ("print(*[1, 2], sep='-')\nanswer = 1", "1"),
    ("answer = f'{ {1: 2}[1] }'", "2"),
    ("answer = fr'\\d{1}'", "\\d1"),
    ("answer = ({1: 2}, {3})[0]", "{1: 2}"),
    ("def f(a, *, b=1):\n    return a + b\nanswer = f(1, b=3)", "4"),
    (
        "x = 1\ndef g():\n    global x\n    x = 'a'\nfor i in range(3):\n    x = 2\n    g()\nanswer = x",
        "a",
    ),
    (
        "t = 0\nfor i in range(3):\n    t += (i := i + 1)\nanswer = [t, i]",
        "[6, 3]",
    ),
    (
        "x = 5\n[x := 'a' for _ in range(2)]\nfor i in range(2):\n    x += 'b'\nanswer = x",
        "abb",
    ),
    (
        "n = 3\nwhile n > 0:\n    n -= 1\n    if n == 1:\n        break\nelse:\n    n = 100\nanswer = n",
        "1",
    ),
    (
        "a, *b = range(3)\nfor i in range(2):\n    b = b + [1]\nanswer = b",
        "[1, 2, 1, 1]",
    ),
    (
        "def f(*a, k=1, **d):\n    t = 0\n    for x in a:\n        t += x * k\n"
        "    return t + len(d)\nanswer = f(1, 2, k=10, z=3)",
        "31",
    ),
    (
        "def f():\n    global q\n    for q in range(3):\n        pass\nf()\nanswer = q",
        "2",
    ),
    (
        "c = 0\ndef inc():\n    global c\n    c += 1\n    return c\nanswer = [inc() for _ in range(3)] + [c]",
        "[1, 2, 3, 3]",
    ),
    (
        "def outer():\n    s = []\n    def add(x):\n        nonlocal s\n        s = s + [x]\n"
        "    for i in range(3):\n        add(i)\n    return s\nanswer = outer()",
        "[0, 1, 2]",
    ),
    (
        "def f(n):\n    return [y := n, y * 2, (z := y + 1)] + [z]\nanswer = f(3)",
        "[3, 6, 4, 4]",
    ),
    ("d = {'a': [1, 2]}\nd['a'][0], *r = 5, 6, 7\nanswer = [d, r]", "[{'a': [5, 2]}, [6, 7]]"),
]


@pytest.mark.parametrize(("program", "value"), PROGRAMS)
def test_it_means_what_it_means_in_python(program, value):
    outcome = run(program)
    assert outcome.ok, outcome.error
    assert outcome.text == value


@pytest.mark.parametrize("program", [program for program, _ in PROGRAMS])
def test_what_is_written_is_canonical_and_means_the_same(program):
    written = write(parse_program(program, DEFAULT_BUDGET))
    assert canonical_layout(written).text == written
    assert write(parse_program(written, DEFAULT_BUDGET)) == written
    assert run(written).text == run(program).text


@pytest.mark.parametrize("program", [program for program, _ in PROGRAMS])
def test_it_can_be_described(program):
    assert get("calc").describe(program, {})
