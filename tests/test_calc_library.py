"""The library against CPython's own modules, where both mean the same, on random values."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.languages.registry import run
from neurosym.values import OrderedSet

IMPORTS = """\
import bisect, collections, copy, functools, heapq, itertools, math, operator, statistics, string
from collections import Counter, defaultdict, deque, OrderedDict
from fractions import Fraction
from itertools import accumulate, chain, groupby, islice, zip_longest
"""

COLLECTIONS = """\
sum(l), sum(l, k), sum(x > k for x in l), sum([[x] for x in l], []), min(l), max(l), min(*l, 3)
max(l, key=abs), min(l, key=lambda x: (abs(x), x)), max([], default=k), sorted(l)
sorted(l, reverse=True), sorted(l, key=lambda x: -abs(x)), sorted(t), sorted(set(l)), list(zip(l, t))
list(zip(l, l[1:], strict=False)), dict(zip(t, l)), list(enumerate(t)), list(enumerate(l, start=k))
[i for i, x in enumerate(l) if x > 0], list(range(k)), list(range(-k, k)), list(range(9, 0, -k))
range(k)[-1], len(range(0, 99, k)), list(map(str, l)), list(map(lambda a, b: a * b, l, l[::-1]))
list(map(abs, l)), list(map(str.upper, t)), list(filter(None, l)), list(filter(lambda x: x % 2, l))
any(l), all(l), any([]), all([]), list(reversed(l)), "".join(reversed(t)), list(reversed(range(k)))
list(reversed(dict.fromkeys(l))), next(iter(l)), next(iter([]), k)
next(filter(lambda x: x > 99, l), None), next(x for x in l), len(l), len(t), len(set(l))
len({x: 1 for x in l}), abs(min(l)), divmod(min(l), k), pow(k, 3), pow(k, 3, 5), round(k), bool(l)
int(str(k)), int("-12"), int(" 7 "), int("ff", 16), int("101", base=2), int(True), int(), bin(k), oct(-k)
hex(255), chr(97 + k), ord("a"), str(l), repr(t), str(tuple(l)), str({"a": l}), str(None), list(t)
tuple(l), dict([(1, 2), (3, k)]), dict(a=1, b=k), dict({"a": 1}, b=2), list({1: 2, k + 5: 3})
isinstance(k, int), isinstance(t, (int, str)), isinstance(l, dict), isinstance(True, int)
isinstance(None, str), callable(len), callable(3), format(k, "03d"), format(t, ">12"), format(12345, ",")
""".splitlines()

MATHEMATICS = """\
math.gcd(*l), math.gcd(), math.lcm(k, 6), math.factorial(k), math.comb(9, k), math.perm(9, k)
math.perm(k), math.isqrt(abs(min(l))), math.prod(l), math.prod(l, start=k), math.fabs(-k), math.floor(k)
math.ceil(-k), math.trunc(-k), math.copysign(k, -1), math.fmod(-7, k), math.remainder(7, k)
math.isclose(k, k), math.isclose(1, 2), math.isfinite(k), math.isinf(k), math.isnan(k), math.sqrt(k * k)
math.pow(k, 3), math.hypot(3, 4), math.dist([1, 2], [4, 6]), math.log2(2 ** k), math.log10(10 ** k)
math.exp(0), math.log(1), math.sin(0), math.cos(0), math.atan2(0, k), math.degrees(0), math.cbrt(27)
math.exp2(k), k.bit_length(), k.bit_count(), k.as_integer_ratio(), Fraction(k, 7).numerator
Fraction(k, 7).denominator, Fraction("3/7").limit_denominator(4), Fraction(k, 7).as_integer_ratio()
int(Fraction(-7, 2)), round(Fraction(7, 2)), operator.add(k, 2), operator.itemgetter(0)(l)
operator.itemgetter(0, -1)(l), operator.mul(k, k), operator.neg(k), operator.contains(l, k)
operator.countOf(l, k), operator.getitem(l, 0), operator.not_(k), operator.xor(5, k)
operator.floordiv(9, k), operator.mod(9, k), operator.pow(k, 2), operator.lt(k, 3), operator.truth([])
operator.abs(-k), functools.reduce(lambda a, b: a * 2 + b, l), functools.reduce(operator.add, [], k)
functools.partial(pow, 2)(k), functools.partial(sorted, reverse=True)(l)
list(map(functools.partial(operator.sub, 9), l))
sorted(l, key=functools.cmp_to_key(lambda a, b: abs(a) - abs(b) or a - b)), statistics.mode(l)
statistics.multimode(l), statistics.median_low(l), statistics.median_high(l), string.ascii_lowercase
string.digits, string.punctuation, string.ascii_uppercase, string.ascii_letters
""".splitlines()

ITERTOOLS = """\
list(itertools.product(l, "ab")), list(itertools.product([0, 1], repeat=k)), list(itertools.product())
list(itertools.permutations(l[:4])), list(itertools.permutations(l, 2))
list(itertools.combinations(l, k)), list(itertools.combinations_with_replacement(l[:4], k))
list(chain(l, t)), list(chain.from_iterable([l, l])), list(accumulate(l)), list(accumulate(l, max))
list(accumulate(l, lambda a, b: a * b)), list(accumulate(l, initial=k))
[(a, list(b)) for a, b in groupby(sorted(t))]
[(a, len(list(b))) for a, b in groupby(l, lambda x: x > 0)], list(zip_longest(l, t))
list(zip_longest(l, t, fillvalue=k)), list(islice(l, k)), list(islice(t, 1, None, k))
list(islice(t, 1, 4)), list(islice(itertools.count(k, 2), 5)), list(islice(itertools.cycle(l), 9))
list(itertools.repeat(k, 3)), list(islice(itertools.repeat(t), 2))
list(map(pow, l, itertools.repeat(2))), list(itertools.takewhile(lambda x: x < k, l))
list(itertools.dropwhile(lambda x: x < k, l)), list(itertools.starmap(pow, [(2, 3), (k, 2)]))
list(itertools.pairwise(l)), list(itertools.compress(t, l))
list(itertools.filterfalse(lambda x: x > 0, l)), list(itertools.filterfalse(None, l))
list(zip(iter(l), itertools.count())), list(zip(*[iter(l)] * 2))
sum(1 for _ in itertools.combinations(l, 2)), heapq.nlargest(k, l), heapq.nsmallest(k, l, key=abs)
list(heapq.merge(sorted(l), [1, 2, 3])), heapq.nlargest(0, l), bisect.bisect(sorted(l), k)
bisect.bisect_left(sorted(l), k), bisect.bisect_right(sorted(l), k, 0, 1), copy.copy(l)
copy.deepcopy([l, {1: l}]), list(collections.deque(l, maxlen=k)), list(deque(l))
any(x == 50 for x in itertools.count()), 7 in itertools.count()
min(itertools.islice(itertools.count(k), 3))
""".splitlines()

TEXTS = """\
t.capitalize(), t.casefold(), t.center(9), t.center(9, "*"), t.count("a"), t.endswith("b")
t.startswith(("a", "b")), t.find("b"), t.rfind("b"), t.isalpha(), t.isdigit(), t.islower(), t.isspace()
t.istitle(), t.isidentifier(), t.join(["x", "y"]), t.ljust(9, "."), t.rjust(9), t.lower(), t.upper()
t.lstrip("a"), t.rstrip(), t.strip("ab "), t.partition("b"), t.rpartition(" "), t.removeprefix("a")
t.removesuffix("b"), t.replace("a", "xx"), t.replace("", "-"), t.replace("a", "", k), t.split()
t.split("a"), t.split(" ", 1), t.rsplit("a", maxsplit=1), t.splitlines(), t.swapcase(), t.title()
t.zfill(9), "-5".zfill(k), "a\\tb".expandtabs(k), t.isprintable(), t.isalnum(), t.isascii()
t.translate(str.maketrans("ab", "xy")), t.translate(str.maketrans("", "", "a "))
t.translate({97: "long", 98: None}), t.translate(str.maketrans({"a": "1", "b": None}))
"{} {1}".replace("1", "0"), "{}-{:>4}".format(k, t), "%s %d" % (t, k), t[::-1], t[k:], t * k, t + "!"
"a" in t, t < "b", t == t, t.index(""), t.isnumeric(), t.isdecimal(), "a b" not in t
""".splitlines()

CONTAINERS = """\
dict(Counter(t)), Counter(t)["a"], Counter(t)["?"], Counter(t).most_common(k), Counter(t).most_common()
Counter(t).total(), dict(Counter(t) + Counter("ab")), dict(Counter(t) - Counter("ab"))
dict(Counter(t) & Counter("aab")), dict(Counter(t) | Counter("bb")), sorted(Counter(t).elements())
dict(Counter({"a": k})), dict(Counter(a=1, b=k)), list(Counter(l)), sorted(Counter(t).items())
max(Counter(t + "a"), key=Counter(t + "a").get), Counter(t) == Counter(t[::-1]), sum(Counter(l).values())
{1: 2} | {3: k}, {1: 2}.get(3), {1: 2}.get(1, 5), {1: 2}.pop(1), {1: 2}.pop(7, k), dict.fromkeys(t, 0)
dict.fromkeys("ab"), list({1: 2}.items()), list({1: 2}.keys()), list({1: 2}.values()), {1: k}.copy()
{1: 2, 3: 4}.popitem(), {}.setdefault(1, k), sorted({1: 2}.keys() & {1, 5}), sorted({1: 2}.keys() | {5})
sorted({1: 2, 3: 4}.keys() - {1}), 1 in {1: 2}.keys(), {1: 2}.keys() == {1}, {1: 2}.items() == {(1, 2)}
(1, 2) in {1: 2}.items(), 2 in {1: 2}.values(), {1: 2} == {1: 2}, sorted(set(l) | {k})
sorted(set(l) & {1, 2, 3}), sorted(set(l) - {1}), sorted(set(l) ^ {1, 99}), k in set(l), set(l) <= set(l)
set(l) < set(l), {1} < {1, 2}, {1} >= {2}, set(l).isdisjoint({99}), set(l).issubset(l)
{1, 2}.issuperset([1]), sorted(set(l).union([k], [5])), sorted(set(l).intersection(l[:2]))
sorted(set(l).difference([1], {2})), len(frozenset(l)), sorted(set(l).symmetric_difference([1, 2]))
frozenset([1]) in {frozenset([1]): 2}, sorted(frozenset(l) | {1}), {1} == frozenset([1]), l.count(k)
l.index(l[-1]), l + [k], l * 2, l[::-1], l[1:], k in l, l == list(l), [1, 2] < [1, 3], l.copy()
tuple(l).count(k), (1, 2).index(2), (1, 2) + (k,), (1, 2) < (1, 3), deque(l)[0], deque(l)[-1]
k in deque(l), len(deque(l)), deque(l).count(k), bool(deque()), list(deque(l, 2))
deque([1]) == deque([1]), deque(l).index(l[0]), sorted(deque(l)), list(deque(l).copy())
list(OrderedDict([(1, 2)]).items()), list(OrderedDict.fromkeys(t))
sorted(defaultdict(int, {1: 2}).items())
""".splitlines()

_STEPS = """\
a = list(l)
a.append(k)
a.extend(t)
a.insert(1, k)
a.remove(k)
a.reverse()
a.pop()
a.pop(0)
answer = a

a = list(l)
a.sort()
a.sort(key=lambda x: -x)
a.sort(reverse=True)
a += [k]
a *= 2
a[0] = 9
del a[0]
answer = a

a = deque(l)
a.appendleft(k)
a.append(t)
a.rotate(k)
a.popleft()
a.pop()
a.extendleft([1, 2])
answer = list(a)

a = deque(l, maxlen=3)
a.append(k)
a.extend([5])
a.insert(0, 1) if len(a) < 3 else None
a.rotate(-1)
answer = (list(a), a.maxlen)

a = deque([3, 1, 2])
a.remove(1)
a.reverse()
b = a.copy()
a.clear()
a[0:0] if False else None
answer = (list(a), list(b))

a = {}
a[k] = 1
a.update({2: 3})
a.update([(k, 9)])
a.setdefault(7, []).append(1)
a.pop(2)
answer = list(a.items())

a = defaultdict(list)
a[k].append(1)
a["x"].append(2)
a["x"].append(3)
answer = (list(a.items()), a.get("y"), len(a))

a = defaultdict(int)
a["x"] += k
a["y"] -= 1
answer = (sorted(a.items()), "z" in a, a["z"], len(a))

a = defaultdict(lambda: k)
answer = (a[1], a[2] + 1, sorted(a.items()))

a = Counter(t)
a["q"] += 2
a.update("ab")
a.update({"c": k})
a.subtract("a")
a.subtract({"b": 1})
answer = sorted(a.items())

a = Counter("aab")
a += Counter("b")
del a["a"]
b = a.copy()
a.clear()
answer = (dict(a), dict(b), b.most_common(1))

a = set(l)
a.add(k)
a.discard(99)
a.discard(k)
a.update([7], {8})
a |= {9}
a -= {7}
a &= set(l) | {8, 9}
answer = sorted(a)

a = {1, 2, 3}
a.remove(1)
a.difference_update([2])
a.symmetric_difference_update([5])
a.intersection_update([5, 3])
answer = sorted(a)

a = {5}
answer = (a.pop(), len(a), a.copy() == set())
a.add(1)
a.clear()
answer += (len(a),)

a = []
heapq.heappush(a, k)
heapq.heappush(a, 1)
heapq.heappush(a, 9)
answer = (heapq.heappop(a), heapq.heappushpop(a, 0), heapq.heapreplace(a, 5), sorted(a))

a = list(l)
heapq.heapify(a)
answer = [heapq.heappop(a) for _ in range(len(l))]

a = sorted(l)
bisect.insort(a, k)
bisect.insort_left(a, k)
bisect.insort_right(a, 0)
answer = a

a = iter(l)
answer = (next(a), list(a), next(a, None), list(a))

a = map(abs, l)
answer = (next(a), sum(a), list(a))

a = zip(l, t)
answer = (next(a, None), list(a))
b = enumerate(t)
next(b, None)
answer += (list(b),)

a = itertools.count(k)
b = [next(a) for _ in range(3)]
answer = (b, next(a), list(zip(a, "ab")), next(a))

a = [1, 2]
b = [a, a]
c = copy.deepcopy(b)
c[0].append(k)
d = copy.copy(b)
d.append(1)
answer = (b, c, d)

a = list(l)
b = reversed(a)
a.append(k)
answer = list(b)

a = [1, 2, 3]
b = [];
for x in enumerate(a):
    b.append(x)
    if len(a) < 6:
        a.append(k)
answer = b

f = functools.lru_cache(maxsize=None)(lambda x: x * k)
answer = [f(1), f(1), f(2)]

a = {"b": 1, "a": k}
b = sorted(a.items(), key=lambda p: (p[1], p[0]))
answer = [(x, a[x]) for x in sorted(a, key=a.get)], max(a, key=a.get), b
"""


lists = st.lists(st.integers(-9, 9), min_size=1, max_size=6)
letters = st.text("abAB 1", max_size=6)
few = st.integers(1, 4)


def plain(value):
    """Of CPython's values those of calc: floats stand for integers here, sets for ordered ones."""
    match value:
        case bool() | int() | str() | None:
            return value
        case Fraction():
            return value.numerator if value.denominator == 1 else value
        case float():
            assert math.isclose(value, round(value))
            return round(value)
        case list():
            return [plain(item) for item in value]
        case tuple():
            return tuple(plain(item) for item in value)
        case dict():
            return {plain(k): plain(v) for k, v in value.items()}
        case set() | frozenset():
            return OrderedSet(plain(item) for item in value)
        case _:
            raise AssertionError(f"the oracle gave {value!r}")


def cpython(program, names):
    scope = dict(names)
    exec(IMPORTS + program, scope)  # noqa: S102  (this test wrote it)
    return plain(scope["answer"])


def calc(program, names):
    outcome = run(IMPORTS + program, bindings=names)
    assert outcome.ok, (program, outcome.error)
    return outcome.value


@pytest.mark.parametrize(
    "expressions",
    [
        pytest.param(COLLECTIONS, id="collections"),
        pytest.param(MATHEMATICS, id="mathematics"),
        pytest.param(ITERTOOLS, id="itertools"),
        pytest.param(TEXTS, id="texts"),
        pytest.param(CONTAINERS, id="containers"),
    ],
)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_expressions_give_what_cpython_gives(expressions, data):
    names = {"l": data.draw(lists), "t": data.draw(letters), "k": data.draw(few)}
    program = "answer = [" + ",\n".join(f"({expression},)" for expression in expressions) + "]"
    for expression, ours, theirs in zip(
        expressions, calc(program, names), cpython(program, names), strict=True
    ):
        assert ours == theirs, expression
        assert str(ours) == str(theirs), expression


@pytest.mark.parametrize("steps", _STEPS.split("\n\n"))
@settings(max_examples=20, deadline=None)
@given(l=lists, t=letters, k=few)
def test_steps_give_what_cpython_gives(steps, l, t, k):  # noqa: E741
    names = {"l": l, "t": t, "k": k}
    assert calc(steps, names) == cpython(steps, names)


SPREADS = """\
statistics.mean(q), statistics.fmean(q), statistics.median(q), statistics.variance(q)
statistics.pvariance(q), statistics.harmonic_mean([abs(x) + 1 for x in q]), statistics.quantiles(q)
statistics.quantiles(q, n=5), statistics.quantiles(q, n=3, method="inclusive")
statistics.covariance(q, q[::-1]), statistics.linear_regression(q, q), statistics.variance(q, 1)
statistics.pvariance(q, mu=1)
""".splitlines()


@settings(max_examples=50, deadline=None)
@given(st.lists(st.fractions(-50, 50, max_denominator=12), min_size=2, max_size=7, unique=True))
def test_statistics_are_cpythons_on_fractions(q):
    """Some of CPython's divide in floats even of fractions: those are compared as such."""
    scope = {"q": q}
    exec(IMPORTS, scope)  # noqa: S102
    ours = calc("answer = [" + ", ".join(SPREADS) + "]", {"q": q})
    theirs = [part for line in SPREADS for part in eval(f"({line},)", scope)]  # noqa: S307
    for mine, expected in zip(ours, theirs, strict=True):
        for a, b in zip(*(x if isinstance(x, (list, tuple)) else [x] for x in (mine, expected)), strict=True):
            assert a == b if isinstance(b, Fraction) else math.isclose(a, b, abs_tol=1e-12)


def test_standard_deviations_are_exact():
    spreads = "statistics.pstdev([1, 3]), statistics.stdev([1, 4, 7]), statistics.stdev([1, 2, 3, 4])"
    assert run(f"import statistics\nanswer = [{spreads}]").text == "[1, 3, sqrt(15)/3]"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("(1/2) ** k", "(1/2)**k"),
        ("operator.pow(3/4, k)", "(3/4)**k"),
        ("(1/2) ** sqrt(2)", "(1/2)**(sqrt(2))"),
        ("summation((1/2) ** k, (k, 1, 10))", "1023/1024"),
        ("k ** (1/2)", "sqrt(k)"),
        ("[1/2 + k, 1/2 - k, 1/2 * k, (1/2) / k]", "[k + 1/2, 1/2 - k, k/2, 1/(2*k)]"),
    ],
)
def test_rationals_and_symbols_stay_exact_together(expression, expected):
    """Python's Fraction turns itself into a float before a power with an exponent that it does not know."""
    outcome = run(f'k = symbol("k")\nanswer = {expression}')
    assert outcome.ok, outcome.error
    assert (outcome.text, outcome.exact) == (expected, True)
