"""Specialised closures give what the host gives, on both sides of each guard and in every place."""

from pathlib import Path

import pytest

from neurosym.languages.registry import run

EDGES = [
    0,
    1,
    -1,
    2,
    7,
    2**30 - 2,
    2**30 - 1,
    2**30,
    -(2**30),
    2**62,
    2**255,
    2**256 - 1,
    2**256,
    -(2**256),
    2**300,
]
VALUES = [*EDGES, True, False]
OPERATORS = ["+", "-", "*", "//", "%", "==", "!=", "<", "<=", ">", ">="]

SHAPES = """
def shapes(a, b):
    found = [a {op} b, (a + 0) {op} b, a {op} (b + 0), (a + 0) {op} (b + 0)]
    found += [a {op} {c}, (a + 0) {op} {c}, {c} {op} b]
    found.append(1 if a {op} {c} else 2)
    found.append(1 if a % 7 {op} {c} else 2)
    if a {op} b:
        found.append(3)
    if a {op} {c}:
        found.append(4)
    else:
        found.append(5)
    x = a
    if a {op} {c}:
        x = b
    y = 1
    while y {op} {c}:
        y = y + 1
        if y > 4:
            break
    found += [x, y, [n {op} {c} for n in [a, b]], [n for n in [a, b] if n {op} {c}]]
    return found


def loops(a, b):
    found = []
    for i in range(1, 5):
        found.append([i {op} {c}, i * i {op} {c}, i {op} i * i])
        x = i {op} {c}
    return [found, x]
"""


def host(source):
    scope = {}
    exec(source, scope)  # noqa: S102  (this test's own program)
    return scope["answer"]


def program(op, constant):
    text = SHAPES.replace("{op}", op).replace("{c}", str(constant))
    pairs = [(a, b) for a in VALUES for b in VALUES if op not in ("//", "%") or b]
    return f"{text}\nanswer = [[shapes(a, b) for a, b in {pairs}], loops(1, 2)]"


@pytest.mark.parametrize("op", OPERATORS)
@pytest.mark.parametrize("constant", [1, -3, 2**30 - 1, 2**30, 2**256, -(2**300)])
def test_operators(op, constant):
    source = program(op, constant)
    outcome = run(source)
    assert outcome.ok, outcome.error
    assert repr(outcome.value) == repr(host(source))


STATEMENTS = """\
t = 1
for i in range(9):
    t += t
answer = t

t = 1
for i in range(400):
    t += t
answer = t

t = 0
for i in range(-5, 50):
    t -= i * i % 7
answer = t

t = 0
for i in range(20):
    for j in range(i):
        t += i * j
answer = [t, i, j]

t = 0
for i in range(9):
    t += 2
answer = t

t = 'a'
for i in range(9):
    t += 'b'
u = t
t += 'c'
answer = [t, u]

l = [1, 2, 3]
m = l
l += [4]
answer = [l, m]

l = [1, 2, 3]
for x in l:
    if x < 9:
        l.append(x + 5)
answer = l

l = [1, 2, 3]
answer = [l.pop() for x in l] + l

d = {1: 2, 'a': [3]}
d[1] += 1
d['a'] += [4]
d['b'] = d.get('c', 0) + 1
answer = d

l = [[1, 2], [3, 4]]
for i in range(2):
    for j in range(2):
        l[i][j] += l[j][i]
answer = l

t = 0
for a, b in [(1, 2), [3, 4], '56']:
    t += int(a) * int(b)
answer = t

answer = [(i, c) for i, c in enumerate('abc') if i] + [c + d for c, d in zip('ab', 'cd')]

answer = [sum(x * y for y in range(x)) for x in range(20)]

def f(n):
    return 1 if n < 2 else n * f(n - 1)
answer = f(30)

def f(n, k=2):
    if n < k:
        return n
    m = f(n - 1)
    return m + f(n - 2, k=k)
answer = f(12)

def f(n):
    for i in range(n):
        if i * i > n:
            return i
    else:
        return -1
answer = [f(n) for n in range(12)]

def f(n):
    if n == 1:
        return 'a'
    if n == 2:
        return 'b'
    n += 1
    if n == 5:
        return 'c'
    return n
answer = [f(n) for n in range(7)]

n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 7:
        break
answer = n

answer = ['abcdef'[i:j:k] for i in (None, 1, -3) for j in (None, 4, -1) for k in (1, 2, -1)]

t = [1, 2, 3]
answer = [t[-1], t[1:], 'xyz'[-2], (4, 5)[1], t[::-1], 'xyz'[::-1], -t[0]]

answer = [abs(-5), chr(97), ord('b'), len('abc'), int(3), str(12), ' Ab '.strip().upper(), 'b'.isalpha()]

answer = sorted([(3, 'c'), (1, 'a'), (2, 'b')], key=lambda p: (-p[0], p[1]))
"""
"""Programs, each up to an empty line."""


@pytest.mark.parametrize("source", STATEMENTS.strip().split("\n\n"))
def test_statements(source):
    outcome = run(source)
    assert outcome.ok, outcome.error
    assert repr(outcome.value) == repr(host(source))


@pytest.mark.parametrize(
    ("source", "line", "column", "part"),
    [
        ("for i in range(3):\n    t += i\nanswer = 1", 2, 5, "before it has a value"),
        ("t = 0\nfor i in range(3):\n    t += i // (i - 1)\nanswer = t", 3, 12, "division by zero"),
        ("def f(n):\n    return f(n - 1) + 'a' if n else 1\nanswer = f(2)", 2, 21, "does not work between"),
        ("l = [1]\nfor i in range(3):\n    l[i] = 2\nanswer = l", 3, 5, "no item 1"),
        ("l = [[1]]\ni = j = 0\nj += 1\nanswer = l[i][j]", 4, 10, "no item 1"),
        ("d = {1: 1}\nfor k in d:\n    d[k + 1] = 1\nanswer = d", 2, 10, "changed while"),
        ("d = {1: 1}\nanswer = [d.pop(k) for k in d]", 2, 29, "changed while"),
        ("for a, b in [(1, 2, 3)]:\n    pass\nanswer = 1", 1, 5, "3 values do not fit 2 names"),
        ("f = 1\nanswer = f(2)", 2, 10, "not a function"),
        ("f = lambda x: x\nanswer = f(1, 2)", 2, 10, "takes 1 argument"),
    ],
)
def test_what_fails_in_a_specialised_place_is_told_with_it(source, line, column, part):
    error = run(source).error
    assert error is not None
    assert (error.line, error.column) == (line, column), error
    assert part in error.message


def test_a_called_expression_is_evaluated_once():
    source = "n = []\ndef f():\n    n.append(1)\n    return {0}\nanswer = [{1}, n]"
    made = source.replace("{0}", "lambda x, y=2: x + y").replace("{1}", "f()(1)")
    assert run(made).text == "[3, [1]]"
    text = source.replace("{0}", "'aXb'").replace("{1}", "f().lower()")
    assert run(text).text == "['axb', [1]]"


PROGRAMS = sorted((Path(__file__).parent.parent / "benchmarks" / "calc_programs").glob("*.calc"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_the_programs_whose_speed_is_measured(path):
    source = path.read_text(encoding="utf-8")
    assert run(source).value == host(source)
