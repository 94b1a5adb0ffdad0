"""A step stands for at most about 64 bytes of memory: what bounds the steps bounds the memory of the host."""

import tracemalloc

import pytest

from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget

BUDGET = Budget(steps=60_000, seconds=60.0)

MOST = 80
"""Bytes a step: 64, and what growing lists and dicts hold ready."""

SPARE = 500_000
"""Bytes that a run takes whatever it does: its tree, its closures, its frames."""

EXPRESSIONS = r"""
[v]
(v, v)
[[], []]
{v: v}
{v}
set()
lambda a, b=v: a
(w for w in [v])
range(v)
v / 7
v * 1.5
str(v)
f"{v} and {v}"
chr(v % 1000 + 1000)
[w for w in [v, v]]
{w: w for w in [v]}
list("ЖЖЖЖЖЖЖЖ")
list(range(1000, 1100))
list(enumerate("abcdefgh"))
list(zip([1, 2, 3], [4, 5, 6]))
zip([1], [2])
map(str, [1])
filter(None, [1])
enumerate([1])
iter([1])
dict(zip(range(50), range(50)))
set(range(1000, 1050))
frozenset(range(10))
sorted(range(50))
Counter("abcdefgh")
collections.deque([1])
collections.defaultdict(int)
list(dict(a=1, b=2).items())
functools.partial(max, v)
itertools.count()
list(itertools.product([1, 2], [3, 4]))
list(permutations([1, 2, 3]))
[list(g) for k, g in itertools.groupby([1, 1, 2])]
("Жb" * 50).split("b")
("Ж\n" * 50).splitlines()
words("Ж, " * 50)
"😀b" * 50
("😀b" * 50).upper()
("😀b" * 50).replace("b", "c")
("😀b" * 50).partition("b")
("😀b" * 50)[1:]
"a".center(1000, "😀")
"{}{}".format("😀" * 50, v)
1 << 8000 + v % 10
-(1 << 8000)
(1 << 8000) // 7
(1 << 8000) ^ v
abs(-(1 << 8000))
bin(1 << 800)
[0] * 100
[0] * 50 + [1] * 50
([0] * 100)[1:]
{w for w in range(20)} | {w for w in range(20)}
{1: 1, 2: 2}.copy()
datetime.timedelta(days=v)
relativedelta(days=v)
copy.deepcopy([[v], [v]])
""".strip().splitlines()

IMPORTS = """import collections, copy, datetime, functools, itertools
from dateutil.relativedelta import relativedelta
"""


def peak(source):
    run(source, budget=Budget(steps=2000))  # whatever is loaded or kept once is so now
    tracemalloc.start()
    try:
        outcome = run(source, budget=BUDGET)
        return tracemalloc.get_traced_memory()[1], outcome
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_a_program_piles_up_is_paid_for(expression):
    most, outcome = peak(
        f"{IMPORTS}x = []\nv = 0\nwhile True:\n    v += 1\n    x.append({expression})\nanswer = x"
    )
    assert outcome.error is not None
    assert outcome.error.kind == "budget", outcome.error
    assert most < MOST * outcome.steps + SPARE, f"{(most - SPARE) // outcome.steps} bytes a step"


@pytest.mark.parametrize(
    "program",
    [
        "answer = list(range(6000))",
        "answer = {i: str(i) for i in range(3000)}",
        "answer = [(i,) for i in range(3000)]",
        "x = list(range(12000))\nanswer = str(x)",
        "x = ''\nfor i in range(3000):\n    x += '😀'\nanswer = x",
        "x = []\nfor i in range(20000):\n    x = [x, i]\nanswer = len(x)",
        "d = {}\nfor i in range(15000):\n    d[i] = i\nanswer = len(d)",
        "s = set()\nfor i in range(15000):\n    s.add(i)\nanswer = len(s)",
        "def f(n):\n    x = list(range(500))\n    return f(n + 1)\nanswer = f(0)",
        "answer = sorted(range(20000), key=lambda i: -i)[0]",
    ],
)
def test_whole_values_are_paid_for(program):
    most, outcome = peak(program)
    assert outcome.ok or outcome.error.kind == "budget"
    assert most < MOST * outcome.steps + SPARE


def test_what_is_printed_is_limited():
    outcome = run("while True:\n    print('a' * 1000)\nanswer = 1")
    assert outcome.error.kind == "budget"
    assert "100,000 characters" in outcome.error.message
    assert run("for i in range(99):\n    print('a' * 999)\nanswer = 1").ok
