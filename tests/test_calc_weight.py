"""Collections that are nested too deeply for the host's stack, or have more paths than it could go, wherever
the host hashes or compares them: the program ends by its budget, and the host lives.
"""

import pytest

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.weight import weigh
from neurosym.languages.registry import run
from neurosym.sandbox.budget import Budget
from neurosym.values import OrderedSet

BUDGET = Budget(steps=400_000, seconds=60.0)

IMPORTS = "import bisect, collections, copy, functools, heapq, itertools, operator, statistics\n"

SHARED = """x = y = ()
for i in range(60):
    x, y = (x, x), (y, y)
"""

DEEP = """x = y = ()
for i in range(50000):
    x, y = (x,), (y,)
"""

USES = """
x == y
x != y
x < y
[x] == [y]
{1: x} == {1: y}
x is y
x in [y]
x in (y, 1)
x not in {1: y}.values()
x in {1}
x in {1: 1}
x in iter([y])
{x}
{x: 1}
{**{x: 1}}
{k for k in [x]}
{k: 1 for k in [x]}
{*[x]}
{}[x]
{}.get(x)
{1: 1}.pop(x, 1)
{}.setdefault(x, 1)
{1: 1}.update({x: 1})
dict([(x, 1)])
dict.fromkeys([x])
set([x])
frozenset([x])
{1}.add(x)
{1}.discard(x)
{1}.union([x])
{1}.issubset([x])
{1} | set([x])
{frozenset([x])}
{1: x}.items() & {1: y}.items()
{1: x}.items() == {1: y}.items()
collections.Counter([x])
collections.Counter()[x]
collections.defaultdict(int)[x]
collections.deque([x]) == collections.deque([y])
x in collections.deque([y])
[x].index(y)
[x].count(y)
[x].remove(y)
(x,).index(y)
sorted([x, y])
sorted([1, 2], key=lambda i: [x, y][i - 1])
min([x, y])
max(x, y)
max([1, 2], key=lambda i: [x, y][i - 1])
[x, y].sort()
sorted({1: x, 2: y}.items(), key=lambda p: p[1])
bisect.bisect([x], y)
heapq.heappush([x], y)
heapq.nsmallest(1, [x, y])
list(heapq.merge([x], [y]))
list(itertools.groupby([x, y]))
mode([x, y])
statistics.multimode([x, y])
operator.eq(x, y)
operator.countOf([x], y)
functools.cache(lambda a: 1)(x)
functools.reduce(lambda a, b: a == b, [x, y])
str(x)
f"{x}"
print(x)
len(repr([x]))
"{}".format(x)
"%s" % [x]
copy.deepcopy(x)
"""


@pytest.mark.parametrize("program", [SHARED, DEEP], ids=["shared", "deep"])
@pytest.mark.parametrize("use", USES.strip().splitlines())
def test_it_ends_by_the_budget(use, program):
    outcome = run(f"{IMPORTS}{program}answer = {use}", budget=BUDGET)
    assert not outcome.ok, outcome.text
    assert outcome.error.kind == "budget", outcome.error
    assert outcome.replayable


@pytest.mark.parametrize(
    "make", ["(v for v in g)", "map(str, g)", "filter(None, g)", "enumerate(g)", "zip(g)"]
)
def test_lazy_values_inside_one_another_end_by_the_budget(make):
    program = f"g = iter([1])\nfor i in range(20000):\n    g = {make}\nanswer = list(g)"
    assert run(program, budget=BUDGET).error.kind == "budget"


@pytest.mark.parametrize(
    "program",
    [
        "x = ()\nfor i in range(100000):\n    x = (x,)\nanswer = len(x)",
        "x = []\nfor i in range(100000):\n    x = [x]\nanswer = len(x)",
        "g = iter([1])\nfor i in range(20000):\n    g = (v for v in g)\nanswer = 1",
        "from collections import deque\nd = 1\nfor i in range(100000):\n    d = deque([d])\nanswer = 1",
        (
            "from collections import defaultdict\ndef f(x):\n    d = defaultdict(int)\n    d[1] = x\n"
            "    return d\nd = 1\nfor i in range(50000):\n    d = f(d)\nanswer = 1"
        ),
        "f = len\nfor i in range(10000):\n    f = (lambda g: lambda v: g(v))(f)\nanswer = 1",
    ],
)
def test_making_them_and_letting_them_go_does_no_harm(program):
    assert run(program).text == "1"


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        ([], 0, 2),
        ([1, 2, 3], 1, 10),
        ([[1, 2], [3, 4]], 3, 30),
        ({"a": [1], "b": [2]}, 3, 30),
        (["x" * 64_000], 1000, 1100),
        ([10**100_000], 600, 800),
        ([OrderedSet([(1, 2)])], 3, 30),
    ],
)
def test_the_weight_grows_with_what_is_inside(value, least, most):
    meter = Meter(BUDGET)
    assert least <= weigh(meter, value) <= most
    assert meter.used >= least


def test_ordinary_keys_and_sorting_stay_cheap():
    assert run("d = {}\nfor i in range(1000):\n    d[(i, i + 1)] = i\nanswer = d[(5, 6)]").steps < 12_000
    assert run("answer = sorted(range(1000, 0, -1))[0]").steps < 6_000
    assert run("answer = max([(i % 7, i) for i in range(1000)])").steps < 12_000
