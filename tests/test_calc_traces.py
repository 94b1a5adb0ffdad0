"""Traces that people read: what they say, that they stay small, and that tracing changes nothing else."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner

from neurosym import trace_text, trace_tree
from neurosym.cli.bindings import header_bindings
from neurosym.cli.main import cli
from neurosym.errors import ProgramError
from neurosym.languages.calc.check import check_program
from neurosym.languages.calc.meter import NeedsAlgebraError
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.run import run_program
from neurosym.languages.registry import run
from neurosym.resources import folder
from neurosym.sandbox.budget import Budget
from neurosym.steps import Step, indented
from neurosym.values import canonical_text

CALC = folder("programs") / "calc"
PAL = Path(__file__).parent / "pal_programs"
LONG = Budget(seconds=60)
FILES = sorted([*CALC.glob("*"), *PAL.glob("*/*.py")])


def program(path):
    source = path.read_text(encoding="utf-8")
    return source, header_bindings(source)


def text(source, **bindings):
    return trace_text(run(dedent(source), bindings=bindings, trace=True).trace)


def same(shown, expected):
    assert [line.rstrip() for line in shown.splitlines()] == dedent(expected).strip("\n").splitlines()


def test_a_recursion_is_calls_inside_calls():
    source, _ = program(CALC / "hanoi.calc")
    expected = """\
        5  def moves(n):
        9  answer = moves(n1)                   3
        5    moves(n=2)                         3
        6      if n == 0:                       False (n = 2)
        8      return 2 * moves(n - 1) + 1      3
        5        moves(n=1)                     1
        6          if n == 0:                   False (n = 1)
        8          return 2 * moves(n - 1) + 1  1
        5            moves(n=0)                 0
        6              if n == 0:               True (n = 0)
        7                return 0               0
        """
    same(text(source, n1=2), expected)


def test_a_loop_is_its_first_iterations_and_its_last():
    source, _ = program(CALC / "collatz.calc")
    expected = """\
         5  x = n1                                       27
         6  count = 0                                    0
         7  while x != 1:                                111 iterations; x = 1, count = 111
         7    x != 1                                     True (x = 27)
         8      x = x // 2 if x % 2 == 0 else 3 * x + 1  82
         9      count += 1                               count = 1
         7    x != 1                                     True (x = 82)
         8      x = x // 2 if x % 2 == 0 else 3 * x + 1  41
         9      count += 1                               count = 2
         7    x != 1                                     True (x = 41)
         8      x = x // 2 if x % 2 == 0 else 3 * x + 1  124
         9      count += 1                               count = 3
         7    … 107 more
         7    x != 1                                     True (x = 2)
         8      x = x // 2 if x % 2 == 0 else 3 * x + 1  1
         9      count += 1                               count = 111
        10  answer = count                               111
        """
    same(text(source, n1=27), expected)


def test_a_program_as_models_write_it():
    source, bindings = program(PAL / "number_theory" / "base_conversion.py")
    expected = """\
         3  def to_base(number, base):
        10  answer = to_base(2024, 6)                    '13212'
         3    to_base(number=2024, base=6)               '13212'
         4      digits = ""                              ''
         5      while number > 0:                        5 iterations; number = 0, rest = 1, digits = '13212'
         5        number > 0                             True (number = 2024)
         6          number, rest = divmod(number, base)  number = 337, rest = 2
         7          digits = str(rest) + digits          '2'
         5        number > 0                             True (number = 337)
         6          number, rest = divmod(number, base)  number = 56, rest = 1
         7          digits = str(rest) + digits          '12'
         5        … 2 more
         5        number > 0                             True (number = 1)
         6          number, rest = divmod(number, base)  number = 0, rest = 1
         7          digits = str(rest) + digits          '13212'
         8      return digits or "0"                     '13212'
        """
    same(text(source, **bindings), expected)


BRANCHES = """\
    def kind(n):
        if n % 15 == 0:
            return "both"
        elif n % 5 == 0:
            return "five"
        else:
            found = "none"
        return found
    names = {}
    for n in [3, 10, 30]:
        names[n] = kind(n)
        if n > 5:
            break
    answer = names
    """


def test_conditions_say_what_they_gave_and_the_last_iteration_why_it_is_the_last():
    expected = """\
         1  def kind(n):
         9  names = {}                {}
        10  for n in [3, 10, 30]:     2 iterations; n = 10
        10    n = 3
        11      names[n] = kind(n)    names = {3: 'none'}
         1        kind(n=3)           'none'
         2          if n % 15 == 0:   False (n = 3)
         4          elif n % 5 == 0:  False (n = 3)
         7            found = "none"  'none'
         8          return found      'none'
        12      if n > 5:             False (n = 3)
        10    n = 10
        11      names[n] = kind(n)    names = {3: 'none', 10: 'five'}
         1        kind(n=10)          'five'
         2          if n % 15 == 0:   False (n = 10)
         4          elif n % 5 == 0:  True (n = 10)
         5            return "five"   'five'
        12      if n > 5:             True (n = 10)
        13        break
        14  answer = names            {3: 'none', 10: 'five'}
        """
    same(text(BRANCHES), expected)


def test_as_a_tree():
    outcome = run(dedent(BRANCHES), trace=True)
    expected = """\
        ├─ 1: def kind(n):
        ├─ 9: names = {} → {}
        ├─ 10: for n in [3, 10, 30]: → 2 iterations; n = 10
        │  ├─ 10: n = 3
        │  │  ├─ 11: names[n] = kind(n) → names = {3: 'none'}
        │  │  │  └─ 1: kind(n=3) → 'none'
        │  │  │     ├─ 2: if n % 15 == 0: → False (n = 3)
        │  │  │     ├─ 4: elif n % 5 == 0: → False (n = 3)
        │  │  │     │  └─ 7: found = "none" → 'none'
        │  │  │     └─ 8: return found → 'none'
        │  │  └─ 12: if n > 5: → False (n = 3)
        │  └─ 10: n = 10
        │     ├─ 11: names[n] = kind(n) → names = {3: 'none', 10: 'five'}
        │     │  └─ 1: kind(n=10) → 'five'
        │     │     ├─ 2: if n % 15 == 0: → False (n = 10)
        │     │     └─ 4: elif n % 5 == 0: → True (n = 10)
        │     │        └─ 5: return "five" → 'five'
        │     └─ 12: if n > 5: → True (n = 10)
        │        └─ 13: break
        └─ 14: answer = names → {3: 'none', 10: 'five'}
        """
    same(trace_tree(outcome.trace), expected)


def test_long_values_are_cut_and_tell_their_size():
    source = """\
        l = list(range(1000))
        t = "ab" * 5000
        d = {k: str(k) for k in l}
        n = 7 ** 999
        m = [l, l]
        answer = [len(t), n]
        """
    assert [step.value for step in run(dedent(source), trace=True).trace] == [
        "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, … 1,000 items]",
        repr("ab" * 30) + "… 10,000 characters",
        "{0: '0', 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', … 1,000 entries}",
        "an integer of 2,805 bits",
        "[[0, 1, 2, 3, 4, 5, … 1,000 items], [0, 1, 2, 3, 4, 5, … 1,000 items]]",
        "[10000, an integer of 2,805 bits]",
    ]


def test_many_calls_in_one_statement_are_folded():
    shown = text("""\
        def half(x):
            return x / 2
        answer = sum(half(x) for x in range(1000))
        """)
    expected = """\
        1  def half(x):
        3  answer = sum(half(x) for x in range(1000))  249750
        1    half(x=0)                                 0
        2      return x / 2                            0
        1    half(x=1)                                 1/2
        2      return x / 2                            1/2
        1    half(x=2)                                 1
        2      return x / 2                            1
        3    … 996 more
        1    half(x=999)                               999/2
        2      return x / 2                            999/2
        """
    same(shown, expected)


def test_a_program_that_fails_is_traced_up_to_there():
    outcome = run("x = 3\nfor k in [1, 0, 2]:\n    x = x / k\nanswer = x", trace=True)
    assert outcome.error.message == "division by zero"
    expected = """\
        1  x = 3          3
        2  for k in [1, 0, 2]:
        2    k = 1
        3      x = x / k  3
        2    k = 0
        3      x = x / k
        """
    same(trace_text(outcome.trace), expected)
    assert outcome.to_json()["trace"][1]["children"][1]["source"] == "k = 0"


def test_json_has_children_and_counts_where_there_are_any():
    outcome = run("t = 0\nfor k in range(9):\n    t += k\nanswer = t", trace=True)
    first, loop, last = outcome.to_json()["trace"]
    assert first == {"line": 1, "source": "t = 0", "value": "0"}
    assert loop["children"][3] == {"line": 2, "source": "… 5 more", "value": "", "times": 5}
    assert last["value"] == "36"
    assert tuple(map(Step.from_json, (first, loop, last))) == outcome.trace


LARGE = [
    "t = 0\nfor k in range(200000):\n    t += k\nanswer = t",
    "k = 0\nwhile k < 20000:\n    k += 1\nanswer = k",
    "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nanswer = fib(15)",
    "t = 0\n"
    + "".join(f"{'    ' * d}for i{d} in range(9):\n" for d in range(5))
    + "    " * 5
    + "t += i0 * i4\nanswer = t",
    "def f(n):\n    t = 0\n    for k in range(n):\n        for j in range(3):\n            t += f(k)\n"
    "    return t + 1\nanswer = f(5)",
    "l = []\nfor k in range(3000):\n    l.append(str(k) * 50)\nanswer = len(l)",
    "".join(f"x{k} = [{k}] * 1000\n" for k in range(300)) + "answer = 1",
]


@pytest.mark.parametrize("source", LARGE)
def test_a_trace_stays_small(source):
    outcome = run(source, trace=True)
    steps = [step for _, step in indented(outcome.trace)]
    assert outcome.ok
    assert len(steps) <= 2100 + source.count("\n")
    assert all(len(step.value) <= 400 for step in steps)
    assert all(len(step.source) <= 400 for step in steps)


def test_what_comes_late_is_noted_though_much_came_before():
    busy = "".join(f"for i in range(9):\n    for j in range(9):\n        a{k} = i * j\n" for k in range(100))
    late = "for k in range(4):\n    b = k\nanswer = b"
    outcome = run(busy + late, trace=True)
    loop = outcome.trace[-2]
    assert loop.value == "4 iterations; b = 3, k = 3"


def result(source, bindings, *, trace):
    """What a program gives or how it fails, and its trace; None for one that needs a worker."""
    checked = check_program(parse_program(source, LONG), bindings)
    try:
        done = run_program(checked, bindings, LONG, trace=trace)
    except ProgramError as error:
        return (str(error), error.steps), error.trace
    except NeedsAlgebraError:
        return None
    return (canonical_text(done.value), done.exact, done.steps, done.printed, done.notes), done.trace


@pytest.mark.parametrize("part", range(4))
def test_tracing_changes_nothing_else(part):
    compared = 0
    for path in FILES[part::4]:
        source, bindings = program(path)
        plain, traced = result(source, bindings, trace=False), result(source, bindings, trace=True)
        if plain is not None:
            compared += 1
            assert traced[0] == plain[0], path
            assert traced[1], path
    assert compared > 50


def test_the_trace_of_an_algebra_program_comes_from_the_worker():
    source = 'x = symbol("x")\nfor e in [x + x, x * x]:\n    f = expand(e)\nanswer = f'
    traced, plain = run(source, trace=True), run(source)
    expected = """\
        1  x = symbol("x")          x
        2  for e in [x + x, x * x]:  2 iterations; f = x**2, e = x**2
        2    e = 2*x
        3      f = expand(e)         2*x
        2    e = x**2
        3      f = expand(e)         x**2
        4  answer = f                x**2
        """
    same(trace_text(traced.trace), expected.replace('symbol("x")          x', 'symbol("x")           x'))
    assert (traced.steps, traced.text) == (plain.steps, plain.text)


def test_the_command_shows_lines_or_a_tree(tmp_path):
    path = tmp_path / "program.calc"
    path.write_text("t = 0\nfor k in range(2):\n    t += k\nanswer = t", encoding="utf-8")
    lines = CliRunner().invoke(cli, ["run", str(path), "--trace"]).stdout.splitlines()
    assert lines[:3] == [
        "line\tstep\tvalue",
        "1\tt = 0\t0",
        "2\tfor k in range(2):\t2 iterations; t = 1, k = 1",
    ]
    assert lines[3:5] == ["2\t  k = 0\t", "3\t    t += k\tt = 0"]
    tree = CliRunner().invoke(cli, ["run", str(path), "--tree"]).stdout.splitlines()
    assert tree[2:4] == ["│  ├─ 2: k = 0", "│  │  └─ 3: t += k → t = 0"]
    assert tree[-1] == "1"


def test_the_example_of_the_documentation():
    page = Path(__file__).parents[1] / "docs" / "calc.md"
    section = page.read_text(encoding="utf-8").partition("## Traces")[2]
    source, shown, *_ = (dedent(block) for block in re.findall(r"(?:^    .*\n)+", section, re.MULTILINE))
    same(text(source), shown)
