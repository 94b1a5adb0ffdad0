"""What is large or never ends, and what does not fit: each ends in one error of the program, with a hint."""

from dataclasses import replace

import pytest

from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET

SMALL = replace(DEFAULT_BUDGET, steps=200_000, size=200_000)

ENDLESS = """\
max(itertools.count())
sum(itertools.count())
any(itertools.repeat(0))
all(itertools.repeat(1))
set(itertools.count())
list(itertools.cycle([1]))
sorted(itertools.cycle([1]))
dict(zip(itertools.count(), itertools.count()))
Counter(itertools.cycle("ab"))
"".join(itertools.repeat("x"))
print(*itertools.count())
-1 in itertools.count()
[x for x in itertools.count()]
itertools.count()
str(itertools.count())
statistics.mode(itertools.repeat(1))
math.prod(itertools.repeat(2))
list(zip(itertools.count(), itertools.count()))
list(map(abs, itertools.count()))
list(enumerate(itertools.count()))
next(filter(lambda x: x < 0, itertools.count()))
next(filter(None, itertools.repeat(0)))
next(itertools.filterfalse(None, itertools.repeat(1)))
next(itertools.compress(itertools.count(), itertools.repeat(0)))
next(itertools.dropwhile(lambda x: True, itertools.count()))
next(itertools.islice(itertools.count(), 10 ** 15, None))
next(itertools.chain.from_iterable(itertools.repeat([])))
next(itertools.batched(itertools.count(), 10 ** 9))
next(itertools.groupby(itertools.repeat(1)))
list(itertools.takewhile(lambda x: True, itertools.count()))
list(itertools.accumulate(itertools.repeat(2), lambda a, b: a * a))
list(itertools.starmap(max, itertools.repeat((1, 2))))
list(itertools.pairwise(itertools.count()))
list(itertools.zip_longest(itertools.count(), [1]))
list(heapq.merge(itertools.repeat(1), itertools.repeat(2)))
functools.reduce(max, itertools.count())
collections.deque(itertools.count())
operator.countOf(itertools.count(), -1)
list(Counter({"a": 10 ** 12}).elements())
len(list(permutations(range(12))))
len(list(combinations(range(10 ** 4), 9999)))
len(list(itertools.product(range(1000), repeat=3)))
next(itertools.product([1], repeat=10 ** 9))
len(list(zip(*[range(10 ** 6)] * 1000)))
list(range(10 ** 9))
list(reversed(range(10 ** 15)))
10 ** 20 in map(abs, range(10 ** 15))
math.comb(10 ** 9, 5 * 10 ** 8)
math.perm(10 ** 9)
math.factorial(10 ** 8)
Decimal("1e999999999")
int("9" * 10 ** 5)
round(1/3, 10 ** 8)
"a" * 10 ** 5 + ("a" * 10 ** 5).center(10 ** 6)
("a" * 10 ** 4).translate({97: "b" * 10 ** 4})
("\\t" * 1000).expandtabs(10 ** 6)
f"{1:1001}"
format(1, "100000000000d")
"%100000d" % 1
"{:>{}}".format(1, 10 ** 6)
sum([[1]] * 10 ** 5, [])
[copy.copy([0] * 10 ** 5) for i in range(1000)]
[collections.deque([0] * 10 ** 5) for i in range(1000)]
statistics.quantiles([1, 2], n=10 ** 9)
""".splitlines()


@pytest.mark.parametrize("program", ENDLESS)
def test_it_ends_in_a_budget_that_is_the_same_everywhere(program):
    outcome = run(f"answer = {program}", budget=SMALL)
    assert outcome.error is not None, outcome.text[:100]
    assert outcome.error.kind == "budget", outcome.error
    assert outcome.error.line == 1
    assert outcome.replayable


NESTED = """\
it = map(abs, it)
it = zip(it)
it = enumerate(it)
it = filter(None, it)
it = iter(map(str, it))
it = itertools.chain(it)
it = itertools.islice(it, 9)
it = itertools.accumulate(it)
it = (x for x in it)
it = itertools.chain.from_iterable([it])
it = map(next, [it])
it = map(list, [it])
it = map(sum, [it])
it = map(max, [it], [0])
f = functools.partial(f)
f = functools.cache(f)
it = itertools.groupby(it)
it = itertools.zip_longest(it)
it = itertools.pairwise(it)
it = itertools.takewhile(len, it)
it = itertools.starmap(max, it)
it = heapq.merge(it)
it = itertools.cycle(it)
it = itertools.batched(it, 1)
""".splitlines()


@pytest.mark.parametrize("step", NESTED)
def test_lazy_values_inside_one_another_do_not_reach_the_host_s_stack(step):
    program = f"it = [1, 2]\nf = abs\nfor i in range(20_000):\n    {step}\nanswer = [list(it), f(1)]"
    outcome = run(program)
    assert outcome.ok or outcome.error.kind in ("budget", "execution"), outcome.error
    assert run("answer = sum(map(abs, [1, -2]))").value == 3


@pytest.mark.parametrize(
    ("program", "kind", "message", "hint"),
    [
        ("input('n?')", "check", "input", "bound"),
        ("open('f')", "check", "open", "files"),
        ("eval('1')", "check", "eval", "e1"),
        ("type(1)", "check", "type", "isinstance"),
        ("getattr([], 'append')", "check", "getattr", "inside"),
        ("collections.namedtuple('P', 'x')", "check", "namedtuple", "tuple"),
        ("decimal.getcontext()", "check", "getcontext", "round"),
        ("math.nan", "check", "nan", "None"),
        ("accumulate([1])", "check", "accumulate", "from itertools import accumulate"),
        ("max()", "check", "max takes at least 1", None),
        ("max([])", "execution", "max of nothing", "default"),
        ("next([1])", "execution", "next needs an iterator, not a list", "iter(x)"),
        ("next(iter([]))", "execution", "no further item", "default"),
        ("zip([1], [2])[0]", "execution", "has no items by position", "list(x)[0]"),
        ("len(zip([1]))", "execution", "len needs a collection", "list(x)"),
        ("reversed({1, 2})", "check", "needs an order", "list"),
        ("math.sqrt(-1)", "execution", "negative number", "sympy"),
        ("math.log(0)", "execution", "not a real number", None),
        ("math.asin(2)", "execution", "not a real number", None),
        ("math.comb(5, -1)", "execution", "not negative", None),
        ("statistics.mean([])", "execution", "mean of nothing", None),
        ("statistics.stdev([1])", "execution", "at least two", "pvariance"),
        ("float('nan')", "execution", "no nan", "None"),
        ("int('1.5')", "execution", "not an integer", "Fraction"),
        ("Fraction('a')", "execution", "not a number", None),
        ("'a'.join([1])", "execution", "an item is an integer", "str(x)"),
        ("isinstance(1, 2)", "execution", "needs a type", "types are"),
        ("map(1, [1])", "check", "map needs a function", None),
        ("sorted([1], key=1)", "execution", "needs a function", None),
        ("sorted([1, 'a'])", "execution", "", None),
        ("[].pop()", "execution", "empty list", None),
        ("collections.deque().popleft()", "execution", "empty deque", None),
        ("{}.popitem()", "execution", "empty dict", None),
        ("heapq.heappop([])", "execution", "empty heap", None),
        ("heapq.heappush((1,), 1)", "execution", "needs a list", None),
        ("{[1]: 2}", "check", "", None),
        ("Decimal('2.5').quantize(Decimal('1.00'))", "execution", "unit such as", "round"),
        ("mixed(float(1))", "execution", "exact number", "Fraction"),
        ("functools.reduce(max, [])", "execution", "reduce of nothing", "start"),
        ("itertools.islice([1], -1)", "execution", "not negative", None),
        ("chr(0xD800)", "execution", "not the code of a character", None),
        ("dict([1])", "execution", "", None),
        ("dict([(1, 2, 3)])", "execution", "pairs", None),
    ],
)  # fmt: skip
def test_errors_say_what_to_do(program, kind, message, hint):
    error = run(f"answer = {program}").error
    assert error is not None
    assert error.kind == kind, error
    assert message in error.message
    if hint is not None:
        assert hint in (error.hint or ""), error


def test_any_number_of_arguments_may_be_starred():
    parts = "max(*l), math.gcd(*l), len(list(zip(*[[x] for x in l]))), math.hypot(*[0] * 999)"
    assert run(f"l = list(range(1000))\nanswer = [{parts}]").value == [999, 1, 1, 0]


def test_what_is_printed_without_a_line_break_is_gone_on_with():
    program = """\
for i in range(3):
    print(i, end=" ")
print()
print("a", "b", sep="-")
print("c", end="")
answer = 1
"""
    assert run(program).printed == ("0 1 2 ", "a-b", "c")
