"""The hostile programs: a name that says what is tried, the text, and the kinds of error that may end it.

``ends`` names kinds of errors; ``value`` among them means that the program may also run to its end,
because what looks hostile is cheap when done well. Sources that are too long to be read are built.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["ATTACKS", "Attack"]


@dataclass(frozen=True)
class Attack:
    name: str
    source: str
    ends: frozenset[str]


def _attacks(ends: str, programs: dict[str, str]) -> list[Attack]:
    return [Attack(name, source, frozenset(ends.split())) for name, source in programs.items()]


_LARGE_NUMBERS = _attacks(
    "budget",
    {
        "a tower of powers": "answer = 9 ** 9 ** 9",
        "ten to the ten to the ten": "answer = 10 ** 10 ** 10",
        "ten to the ten to the ten, negative exponent": "answer = 10 ** -10 ** 10",
        "a power of a rational": "answer = (1 / 3) ** 10 ** 9",
        "repeated squaring": "x = 7\nwhile True:\n    x = x * x\nanswer = x",
        "repeated squaring of a rational": "x = 7 / 3\nwhile True:\n    x = x * x\nanswer = x",
        "a factorial": "answer = factorial(10 ** 8)",
        "a factorial of a factorial": "answer = factorial(factorial(20))",
        "a binomial coefficient": "answer = binomial(10 ** 12, 5 * 10 ** 11)",
        "a shift to the left": "answer = 1 << 10 ** 12",
        "a modulus of many digits": "answer = pow(3, 10 ** 20000, 10 ** 20000 + 1)",
        "rounding to a billion digits": "answer = round(1 / 3, 10 ** 9)",
        "the digits of a large number": "answer = str(10 ** 1000000)",
        "digits squared again and again": "x = 3\nfor i in range(1000):\n    x = int(str(x) + str(x))\nanswer = x",
        "a least common multiple": "answer = lcm(*[10 ** 5000 + i for i in range(5000)])",
        "a product of a long range": "answer = prod(range(1, 10 ** 7))",
        "the partial sums of 1/n": "t = 0\nfor n in range(1, 10 ** 6):\n    t += 1 / n\nanswer = t",
    },
)

_GROWING_COLLECTIONS = _attacks(
    "budget",
    {
        "a doubled text": "x = 'a'\nwhile True:\n    x += x\nanswer = x",
        "a doubled list": "x = [1]\nwhile True:\n    x = x + x\nanswer = x",
        "a list extended by itself": "x = [1]\nwhile True:\n    x.extend(x)\nanswer = x",
        "a list that grows while it is looped over": "x = [1]\nfor i in x:\n    x.append(i)\nanswer = x",
        "a text repeated": "answer = 'a' * 10 ** 12",
        "a list repeated": "answer = [0] * 10 ** 12",
        "lists of lists": "x = [0]\nwhile True:\n    x = [x, x, x, x]\nanswer = x",
        "nested repetition": "x = [0] * 1000000\nanswer = [list(x) for i in range(1000)]",
        "many large lists": "answer = [list(range(1000000)) for i in range(1000)]",
        "many large sets": "answer = [set(range(100000)) for i in range(1000)]",
        "many large texts": "answer = ['ab' * (1000000 + i) for i in range(10000)]",
        "many large numbers": "answer = [10 ** (1000000 + i) for i in range(10000)]",
        "a text joined with itself": "x = 'x' * 1000000\nanswer = x.join(list('abcdefghijklmnop'))",
        "a text replaced by itself": "x = 'a' * 100000\nanswer = x.replace('a', x)",
        "a dict of a long range": "answer = {i: i for i in range(10 ** 9)}",
        "a set of a long range": "answer = {i for i in range(10 ** 9)}",
        "sets of sets doubled": "d = {}\ni = 0\nwhile True:\n    d[i] = d.copy()\n    i += 1\nanswer = d",
        "a list of a huge range": "answer = list(range(10 ** 12))",
        "a huge range sorted": "answer = sorted(range(10 ** 12), key=lambda x: -x)",
        "all orders of twenty things": "answer = permutations(range(20))",
        "all choices of thirty of sixty": "answer = list(combinations(range(60), 30))",
        "a product of six ranges": "from itertools import product\nanswer = list(product(range(100), repeat=6))",
        "an accumulation without end": (
            "from itertools import accumulate, count\nanswer = list(accumulate(count(1)))"
        ),
        "a cycle listed": "from itertools import cycle\nanswer = list(cycle([1, 2]))",
        "a printing loop": "while True:\n    print('a' * 1000000)\nanswer = 1",
    },
)

_ENDLESS = _attacks(
    "budget",
    {
        "an endless loop": "while True:\n    pass\nanswer = 1",
        "an endless loop of nothing": "while 1:\n    continue\nanswer = 1",
        "a count to ten to the eighteen": "i = 0\nwhile i < 10 ** 18:\n    i += 1\nanswer = i",
        "nested long loops": "answer = sum(1 for x in range(10 ** 9) for y in range(10 ** 9))",
        "a sum over a huge range, item by item": "answer = sum(i % 7 for i in range(10 ** 15))",
        "any() over a huge range": "answer = any(i < 0 for i in range(10 ** 15))",
        "the maximum of a huge range by a key": "answer = max(range(10 ** 15), key=lambda x: x % 7)",
        "a search in a huge generator": "answer = -1 in (x for x in range(10 ** 15))",
        "endless recursion": "def f(n):\n    return f(n + 1)\nanswer = f(0)",
        "mutual recursion": "def f(n):\n    return g(n)\ndef g(n):\n    return f(n)\nanswer = f(0)",
        "recursion of two branches": "def f(n):\n    return f(n - 1) + f(n - 1) if n else 1\nanswer = f(60)",
        "recursion through sorted": "def f(n):\n    return sorted([1, 2], key=lambda x: f(x))\nanswer = f(0)",
        "recursion through map": "def f(n):\n    return list(map(f, [n]))\nanswer = f(0)",
        "recursion through generators": "def f(n):\n    return sum(f(n + 1) for x in [1])\nanswer = f(0)",
        "recursion through a default": "def f(n, g=len):\n    return g(n, g)\nanswer = f(f, f)",
        "a function applied to itself": "f = lambda g: g(g)\nanswer = f(f)",
        "the Ackermann function": (
            "def a(m, n):\n    if m == 0:\n        return n + 1\n    if n == 0:\n        return a(m - 1, 1)\n"
            "    return a(m - 1, a(m, n - 1))\nanswer = a(4, 4)"
        ),
        "a sieve of a billion": "s = [True] * 10 ** 9\nanswer = sum(s)",
        "a split of a split": "x = 'a b ' * 1000000\nwhile True:\n    x = ' '.join(x.split() + x.split())\nanswer = x",
        "a count like a backtracking expression": (
            "s = 'a' * 500000 + 'b'\nt = 0\nwhile True:\n    t += s.count('a' * 250000 + 'c')\nanswer = t"
        ),
        "equal keys of a dict compared": (
            "d = {}\nfor i in range(10 ** 7):\n    d[(1,) * 10000 + (i,)] = i\nanswer = len(d)"
        ),
        "numbers with the same hash": (
            "p = 2 ** 61 - 1\nd = {}\nfor i in range(10 ** 6):\n    d[i * p] = i\nanswer = len(d)"
        ),
        "rationals with the same hash": (
            "p = 2 ** 61 - 1\nanswer = len({(i * p + 1) / 2 for i in range(10 ** 6)})"
        ),
    },
)

_NESTED = _attacks(
    "budget parse",
    {
        "ten thousand brackets": "answer = " + "(" * 10_000 + "1" + ")" * 10_000,
        "ten thousand square brackets": "answer = " + "[" * 10_000 + "]" * 10_000,
        "ten thousand open brackets": "answer = " + "(" * 10_000,
        "ten thousand signs": "answer = " + "-" * 10_000 + "1",
        "ten thousand nots": "answer = " + "not " * 10_000 + "1",
        "ten thousand powers": "answer = " + "2 ** " * 10_000 + "0",
        "ten thousand conditions in one another": "answer = " + "1 if 0 else " * 10_000 + "1",
        "ten thousand lambdas": "answer = " + "lambda: " * 10_000 + "1",
        "ten thousand items of items": "x = [0]\nanswer = x" + "[0]" * 10_000,
        "ten thousand methods": "answer = 'a'" + ".upper()" * 10_000,
        "a thousand calls of a call": "answer = len" + "(1)" * 1000,
        "a hundred blocks": "".join(" " * i + "if True:\n" for i in range(100)) + " " * 100 + "answer = 1",
        "f-strings in f-strings": "answer = " + 'f"{' * 200 + "1" + '}"' * 200,
        "a list nested ten thousand deep": "x = []\nfor i in range(10000):\n    x = [x]\nanswer = x",
        "nested data printed": "x = []\nfor i in range(100000):\n    x = [x]\nprint(x)\nanswer = 1",
        "nested data compared": (
            "x = []\ny = []\nfor i in range(100000):\n    x = [x]\n    y = [y]\nanswer = x == y"
        ),
        "nested tuples as a key": "x = ()\nfor i in range(100000):\n    x = (x,)\nanswer = {x: 1}",
        "a list in itself": "x = []\nx.append(x)\nanswer = x",
        "a dict of itself": "d = {}\nd['d'] = d\nanswer = d",
        "a dict of itself as a text": "d = {}\nd['d'] = d\nanswer = str(d)",
        "lists in themselves compared": "x = []\nx.append(x)\ny = []\ny.append(y)\nanswer = x == y",
        "ten megabytes of source": "answer = 1" + " + 1" * 2_500_000,
        "ten megabytes of one name": "answer = " + "a" * 10_000_000,
        "ten megabytes of blanks": "answer = 1" + " " * 10_000_000,
        "a number of a hundred thousand digits": "answer = " + "9" * 99_000 + " ** 99999",
    },
)

_FLAT = _attacks(
    "value budget",
    {
        "a sum of ten thousand terms": "answer = 1" + " + 1" * 10_000,
        "a comparison of ten thousand terms": "answer = 1" + " <= 1" * 10_000,
        "a sum over a huge range": "answer = sum(range(10 ** 15))",
        "the length of a huge range": "answer = len(range(10 ** 15))",
        "a member of a huge range": "answer = 10 ** 14 in range(10 ** 15)",
        "ten thousand statements": "answer = 0\n" + "answer += 1\n" * 9_000,
        "two to the million": "answer = 2 ** 1000000 % 1000007",
    },
)

_WIDTHS = _attacks(
    "budget check parse execution",
    {
        "a width in an f-string": "x = 1\nanswer = f'{x:1000000000}'",
        "a precision in an f-string": "x = 1 / 3\nanswer = f'{x:.1000000000f}'",
        "a width by a nested field": "x = 1\nw = 10 ** 9\nanswer = f'{x:{w}}'",
        "a width in format()": "answer = format(1, '1000000000')",
        "a width in str.format": "answer = '{:1000000000}'.format(1)",
        "an attribute in str.format": "answer = '{0.__class__}'.format(1)",
        "an item in str.format": "answer = '{0[__globals__]}'.format(len)",
        "a width by a percent sign": "answer = '%1000000000d' % 1",
        "a padded text": "answer = '1'.zfill(10 ** 10)",
        "a centred text": "answer = '1'.center(10 ** 10)",
        "tabs expanded": "answer = '\\t'.expandtabs(10 ** 10)",
    },
)

_ESCAPES = _attacks(
    "parse check execution",
    {
        "a class by a dunder": "answer = ().__class__",
        "all classes": "answer = ().__class__.__bases__[0].__subclasses__()",
        "the globals of a function": "def f():\n    return 1\nanswer = f.__globals__",
        "the frame of a generator": "g = (x for x in [1])\nanswer = g.gi_frame",
        "the code of a lambda": "answer = (lambda: 1).__code__",
        "builtins": "answer = __builtins__",
        "an import of os": "import os\nanswer = os.listdir('.')",
        "an import through importlib": "from importlib import import_module\nanswer = import_module('os')",
        "__import__": "answer = __import__('os').system('true')",
        "eval": "answer = eval('1 + 1')",
        "exec": "exec('x = 1')\nanswer = x",
        "compile": "answer = compile('1', 'f', 'eval')",
        "open": "answer = open('secret').read()",
        "getattr": "answer = getattr(1, '__class__')",
        "globals": "answer = globals()",
        "input": "answer = input()",
        "exit": "answer = exit()",
        "the class of a class": "answer = type('X', (), {})",
        "a module's own module": "import math\nanswer = math.__loader__",
        "the os of a module": "import datetime\nanswer = datetime.sys",
        "a hidden attribute of a date": "import datetime\nanswer = datetime.date(2020, 1, 1).__reduce__()",
        "code for sympify": "answer = sympify('__import__(\"os\").system(\"true\")')",
        "code for sympy.sympify": "import sympy\nanswer = sympy.sympify('__import__(\"os\").system(\"true\")')",
        "code for S": "from sympy import S\nanswer = S('__import__(\"os\").system(\"true\")')",
        "code for parse_expr": "from sympy import parse_expr\nanswer = parse_expr('1')",
        "code for solve": "answer = solve('__import__(\"os\").system(\"true\")')",
        "code for simplify": "answer = simplify('__import__(\"os\").system(\"true\")')",
        "code for integrate": "x = symbol('x')\nanswer = integrate('__import__(\"os\").system(\"true\")', x)",
        "code for diff": "x = symbol('x')\nanswer = diff('__import__(\"os\").system(\"true\")', x)",
        "code for limit": "x = symbol('x')\nanswer = limit(x, x, '__import__(\"os\").system(\"true\")')",
        "code for Eq": "answer = Eq('__import__(\"os\").system(\"true\")', 1)",
        "code for subs": "x = symbol('x')\nanswer = (x + 1).subs(x, '__import__(\"os\").system(\"true\")')",
        "code for a Matrix": "answer = Matrix([['__import__(\"os\").system(\"true\")']])",
        "code for a symbol": "answer = symbol('__import__(\"os\").system(\"true\")') + 1",
        "code for symbols": "answer = symbols('x:1000000000')",
        "code for Rational": "from sympy import Rational\nanswer = Rational('__import__(\"os\").system(\"true\")')",
        "code for N": "answer = N('__import__(\"os\").system(\"true\")')",
        "code for summation": (
            "k = symbol('k')\nanswer = summation(k, (k, 1, '__import__(\"os\").system(\"true\")'))"
        ),
        "code for sqrt": "answer = sqrt('__import__(\"os\").system(\"true\")')",
        "code for a lambda in a Matrix": "answer = Matrix(10 ** 5, 10 ** 5, lambda i, j: i + j)",
        "lambdify": "from sympy import lambdify\nx = symbol('x')\nanswer = lambdify(x, x)(1)",
        "a file by preview": "from sympy import preview\nanswer = preview(1, filename='x')",
    },
)
_ESCAPES = [
    Attack(a.name, a.source, a.ends | {"budget"}) if "10 **" in a.source or ":1000" in a.source else a
    for a in _ESCAPES
]

_ALGEBRA = _attacks(
    "budget execution value",
    {
        "a tower of powers in sympy": "from sympy import Integer\nanswer = Integer(9) ** Integer(9) ** Integer(9)",
        "a tower of surds": "answer = sqrt(2) ** 9 ** 9 ** 9",
        "nested square roots": (
            "x = sqrt(2)\nfor i in range(60):\n    x = sqrt(x + sqrt(3 + x))\nanswer = simplify(x) == x"
        ),
        "a power expanded": "x, y, z = symbols('x y z')\nanswer = expand((x + y + z + 1) ** 1000)",
        "a power of a symbol's sum": "x = symbol('x')\nanswer = expand((x + 1) ** 10 ** 8)",
        "a product expanded": (
            "x = symbols('x0 x1 x2 x3 x4 x5 x6 x7 x8 x9')\np = 1\nfor i in range(40):\n"
            "    p = p * (x[i % 10] + x[(i + 3) % 10] + i)\nanswer = expand(p)"
        ),
        "an integral that never ends": (
            "x = symbol('x')\nanswer = integrate(exp(sin(x ** x)) * log(cos(x) + x) ** sqrt(x), x)"
        ),
        "an integral of a high rational function": (
            "x = symbol('x')\nanswer = integrate((x ** 50 + 3 * x + 1) / (x ** 101 + 7 * x ** 13 + x + 1), x)"
        ),
        "a system that explodes": (
            "a, b, c, d, e = symbols('a b c d e')\n"
            "answer = solve([a ** 5 + b * c - d, b ** 5 + c * d - e, c ** 5 + d * e - a, d ** 5 + e * a - b,"
            " e ** 5 + a * b - c - 1], [a, b, c, d, e])"
        ),
        "an equation without an end": (
            "x = symbol('x')\nanswer = solve(x ** x ** x + sin(x) ** cos(x) - exp(x ** 2 + sqrt(x)), x)"
        ),
        "a determinant of symbols": (
            "m = [[symbol('a' + str(i) + '_' + str(j)) for j in range(12)] for i in range(12)]\n"
            "answer = Matrix(m).det()"
        ),
        "an inverse of symbols": (
            "m = [[symbol('a' + str(i) + '_' + str(j)) for j in range(9)] for i in range(9)]\n"
            "answer = Matrix(m).inv()"
        ),
        "the eigenvalues of a large matrix": (
            "answer = Matrix([[(i * j + i + 3 * j) % 17 for j in range(40)] for i in range(40)]).eigenvals()"
        ),
        "a factorial of a symbolic size": "answer = factorial(sqrt(4) * 10 ** 8)",
        "a number to factor": "answer = factorint((10 ** 40 + 121) * (10 ** 45 + 9) * (10 ** 50 + 151))",
        "a huge prime": "answer = prime(10 ** 12)",
        "all primes": "answer = list(primerange(2, 10 ** 12))",
        "the partitions of a large number": "answer = npartitions(10 ** 12)",
        "a summation without a formula": (
            "k = symbol('k')\nanswer = summation(sin(k ** 3) / (k ** 5 + log(k)), (k, 1, 10 ** 9))"
        ),
        "a limit that explodes": (
            "x = symbol('x')\nanswer = limit((exp(x ** x) - x ** exp(x)) / log(sin(1 / x) ** x), x, oo)"
        ),
        "a series of high order": "x = symbol('x')\nanswer = series(exp(sin(tan(x))), x, 0, 400)",
        "a simplification that explodes": (
            "x, y = symbols('x y')\ne = x\nfor i in range(12):\n"
            "    e = sin(e + y) ** 2 + cos(e * y) * sqrt(e ** 2 + i)\nanswer = simplify(e)"
        ),
        "many derivatives": "x = symbol('x')\nanswer = diff(exp(sin(x ** 2) * tan(x)), x, 60)",
        "ten thousand terms": (
            "x = symbol('x')\ne = 0\nfor i in range(10000):\n    e = e + sin(i * x)\nanswer = simplify(e)"
        ),
        "a million digits": "answer = N(pi, 10 ** 8)",
        "pi compared with itself": "answer = sin(pi * 10 ** 5000 + 1) ** 2 + cos(pi * 10 ** 5000 + 1) ** 2 == 1",
        "a polynomial of high degree factored": (
            "x = symbol('x')\nanswer = factor(x ** 2310 - 1 + (x ** 1155 + 1) * (x ** 997 - x + 1))"
        ),
        "an equality that cannot be decided": (
            "x = sqrt(2)\nfor i in range(8):\n    x = sqrt(x + 1) + sqrt(3)\n"
            "answer = x ** 2 == sqrt(x ** 4 + 10 ** -400)"
        ),
    },
)

_BYTES = _attacks(
    "parse check budget value execution",
    {
        "a null byte": "answer = 1\x00",
        "a null byte in a text": "answer = 'a\x00b'",
        "bidirectional marks": "answer = 1 # \u202e \u2066 1 = rewsna\n",
        "bidirectional marks in a text": "answer = '\u202etxet\u202c'",
        "bidirectional marks in code": "answer = \u202e1\u202c",
        "a letter that looks like another": "\u0430nswer = 1\nanswer = answer",
        "full-width digits": "answer = \uff11 + \uff12",
        "Arabic digits": "answer = int('\u0661\u0662')",
        "half of a surrogate pair": "answer = '\ud800'",
        "half of a surrogate pair as code": "answer = \udfff",
        "a byte-order mark": "\ufeffanswer = 1",
        "a form feed": "\x0canswer = 1\x0c",
        "line separators": "answer = 1\u2028answer = 2\u2029answer = 3\x85",
        "a vertical tab in a text": "answer = 'a\x0bb'.split()",
        "zero-width joiners": "ans\u200dwer = 1",
        "an unfinished escape": "answer = '\\x'",
        "a name by an escape": "answer = '\\N{LATIN SMALL LETTER A}'",
        "carriage returns": "answer = 1\ranswer = 2\r\nanswer = 3",
        "combining characters": "answer = len('e" + "\u0301" * 50_000 + "')",
        "a text that grows in capitals": "x = '\ufb03' * 1000000\nwhile True:\n    x = x.upper()\nanswer = x",
    },
)

ATTACKS = [
    *_LARGE_NUMBERS, *_GROWING_COLLECTIONS, *_ENDLESS, *_NESTED, *_FLAT, *_WIDTHS, *_ESCAPES, *_ALGEBRA,
    *_BYTES,
]  # fmt: skip
