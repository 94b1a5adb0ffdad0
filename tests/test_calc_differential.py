"""calc against CPython on generated programs of the subset that both give the same meaning.

The programs are generated here, by this test, from a grammar of its own; CPython runs them with
every ``/`` written as a call of an exact division.
"""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.write import write
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET
from neurosym.values import canonical_text

small = st.integers(-9, 9)
letters = st.text("abAB 1,", max_size=6)


def _extend(ints):
    """From strategies of (calc text) of integers to larger ones; ``D(a, b)`` marks a division."""
    pair = st.tuples(ints, ints)
    return st.one_of(
        st.tuples(ints, st.sampled_from(["+", "-", "*", "//", "%"]), ints).map(
            lambda t: f"({t[0]} {t[1]} {t[2]})"
        ),
        pair.map(lambda t: f"D({t[0]}, {t[1]})"),
        pair.map(lambda t: f"({t[0]} if {t[1]} > 1 else {t[1]})"),
        pair.map(lambda t: f"(x and {t[0]} or {t[1]})"),
        st.tuples(ints, ints, ints).map(lambda t: f"int({t[0]} < {t[1]} <= {t[2]})"),
        pair.map(lambda t: f"max({t[0]}, {t[1]})"),
        ints.map(lambda t: f"abs(-{t})"),
        ints.map(lambda t: f"({t}) ** 2"),
        pair.map(lambda t: f"sum([{t[0]}, {t[1]}, x])"),
        pair.map(lambda t: f"sum(v * {t[0]} for v in l if v != {t[1]})"),
        ints.map(lambda t: f"sorted(l + [{t}], key=lambda v: -v)[0]"),
        ints.map(lambda t: f"len([v for v in l if v % 2 == 0]) + {t}"),
        ints.map(lambda t: f"(lambda a, b=2: a * b)({t})"),
        ints.map(lambda t: f"len(str(int({t})))"),
        st.tuples(small, small).map(lambda t: f"sum(l[{t[0]}:{t[1]}])"),
        st.tuples(small, st.sampled_from([-2, -1, 1, 2])).map(lambda t: f"sum(l[{t[0]}::{t[1]}])"),
        letters.map(lambda t: f"s.count({t!r})"),
        letters.map(lambda t: f"len((s + {t!r}).upper().split())"),
        letters.map(lambda t: f"s.find({t!r})"),
        ints.map(lambda t: f"{{1: {t}, 2: x}}.get(1, 0)"),
        ints.map(lambda t: f"len({{{t}, x, 1}})"),
        ints.map(lambda t: f'len(f"{{s}}-{{int(x)}}") + {t}'),
    )


leaves = st.one_of(small.map(str), st.sampled_from(["x", "l[0]", "l[-1]", "len(s)"]))
integers = st.recursive(leaves, _extend, max_leaves=8)

statements = st.one_of(
    integers.map(lambda e: f"x = {e}"),
    integers.map(lambda e: f"x += {e}"),
    st.tuples(integers, integers).map(lambda t: f"x, y = {t[0]}, {t[1]}\nx = x - y"),
    integers.map(lambda e: f"l.append({e})"),
    integers.map(lambda e: f"for i, v in enumerate(l[:3]):\n    if v > {e}:\n        continue\n    x += i"),
    integers.map(lambda e: f"i = 0\nwhile i < 4:\n    i += 1\n    if i == {e}:\n        break\nx = i"),
    integers.map(lambda e: f"if x > {e}:\n    x = 1\nelif x == {e}:\n    x = 2\nelse:\n    x = 3"),
    st.tuples(integers, integers).map(lambda t: f"def f(x, k=1):\n    return {t[0]}\nx = f({t[1]}, k=2)"),
    small.map(lambda n: f"l = l[::-1] + [{n}]"),
)
programs = st.tuples(st.lists(statements, max_size=4), integers).map(
    lambda t: "\n".join([*t[0], f"answer = [{t[1]}, x, l]"])
)


def _divide(a, b):
    value = Fraction(a) / Fraction(b)
    return value.numerator if value.denominator == 1 else value


def _normal(value):
    if isinstance(value, Fraction):
        return value.numerator if value.denominator == 1 else value
    return [_normal(item) for item in value] if isinstance(value, list) else value


def _python(program, bindings):
    scope = {"D": _divide, **{k: list(v) if isinstance(v, list) else v for k, v in bindings.items()}}
    try:
        exec(program, scope)  # noqa: S102  (a program that this test generated)
    except Exception as error:
        return type(error)
    return scope["answer"]


@settings(max_examples=200, deadline=None)
@given(programs, small, st.lists(small, max_size=5), letters)
def test_calc_and_cpython_agree(program, x, numbers, text):
    head = f"x = {x}\nl = {numbers}\ns = {text!r}\n"
    expected = _python(head + program, {})
    divide = "def D(a, b):\n    return a / b\n"
    outcome = run(divide + head + program)
    if isinstance(expected, type):
        assert not outcome.ok, (expected, outcome)
        assert outcome.error.kind in ("execution", "budget")
        assert outcome.error.line is not None
    else:
        assert outcome.ok, outcome.error
        assert outcome.text == canonical_text(_normal(expected))


@settings(max_examples=100, deadline=None)
@given(programs)
def test_written_programs_parse_to_the_same_text(program):
    written = write(parse_program(program, DEFAULT_BUDGET))
    assert write(parse_program(written, DEFAULT_BUDGET)) == written
    setup = 'x = 1\nl = [1, 2]\ns = "ab"\ndef D(a, b):\n    return a / b\n'
    first, second = run(setup + program), run(setup + written)
    assert first.ok == second.ok
    assert first.text == second.text


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_an_outcome(text):
    run(text)


TOKENS = (
    *("x", "=", "(", ")", "[", "]", "{", "}", ":", ",", ".", "+", "**", "-", "1", "'a'", "if", "else", "for"),
    *("in", "lambda", "not", "and", "f(x)", "def", "\n", "\n\t"),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_any_tokens_give_an_outcome(tokens):
    run(" ".join(tokens))
