"""Formats against CPython's: the same on integers, texts and exact floats, exactly rounded on all numbers."""

from datetime import date, datetime, time
from decimal import Context, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.formats import format_value
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.templates import brace_format, percent_format
from neurosym.languages.registry import run
from neurosym.sandbox.budget import DEFAULT_BUDGET


def ours(value, spec):
    return format_value(Meter(DEFAULT_BUDGET), value, spec)


@st.composite
def specs(draw, types, precision=None):
    align = draw(st.sampled_from(["", "", "<", ">", "^", "=", "*<", "0>", "é^", "0="]))
    parts = [align, draw(st.sampled_from(["", "", "+", "-", " "])), draw(st.sampled_from(["", "", "z"]))]
    parts += [draw(st.sampled_from(["", "", "#"])), draw(st.sampled_from(["", "0"]))]
    parts += [draw(st.sampled_from(["", str(draw(st.integers(1, 20)))]))]
    parts += [draw(st.sampled_from(["", "", ",", "_"]))]
    with_precision = draw(st.booleans()) if precision is None else precision
    parts += [f".{draw(st.integers(0, 12))}" if with_precision else "", draw(st.sampled_from(types))]
    return "".join(parts)


def agree(value, spec, oracle):
    try:
        expected = format(oracle, spec)
    except (ValueError, OverflowError):
        with pytest.raises(ExecutionError):
            ours(value, spec)
    else:
        assert ours(value, spec) == expected


@settings(max_examples=500, deadline=None)
@given(st.integers(-(10**6), 10**6) | st.integers(), specs([*list("dboxXc"), ""], precision=False))
def test_integers_are_written_as_cpython_writes_them(number, spec):
    agree(number, spec, number)


@settings(max_examples=300, deadline=None)
@given(st.integers(-(2**40), 2**40), specs(list("fFeEgG%")))
def test_integers_as_decimals_are_written_as_cpython_writes_them(number, spec):
    agree(number, spec, number)


@settings(max_examples=500, deadline=None)
@given(
    st.integers(-(2**30), 2**30),
    st.integers(1, 30),
    specs(list("fFeEgG%")) | specs(["", "n", "%"], precision=True),
)
def test_rationals_that_are_floats_are_written_as_cpython_writes_the_float(top, twos, spec):
    value = Fraction(2 * top + 1, 2**twos)
    agree(value, spec, float(value))


@settings(max_examples=300, deadline=None)
@given(
    st.fractions(max_denominator=10**9),
    st.integers(0, 25),
    st.sampled_from("feE%"),
    st.sampled_from(["", ","]),
)
def test_rationals_are_rounded_exactly(value, places, letter, separator):
    """Decimals with 80 digits tell a tie from what is near one."""
    if value.denominator == 1:
        value += Fraction(1, 7)
    with localcontext(Context(prec=80)):
        oracle = Decimal(value.numerator) / Decimal(value.denominator)
        expected = format(oracle, f"{separator}.{places}{letter}")
    if letter in "eE":  # decimals write exponents without zeros: 1e+1, not 1e+01
        mantissa, exponent = expected.split(letter)
        expected = f"{mantissa}{letter}{int(exponent):+03}"
    assert ours(value, f"{separator}.{places}{letter}") == expected


@settings(max_examples=200, deadline=None)
@given(st.text("abé \n", max_size=12), specs(["", "s", "d", "f"]))
def test_texts_are_written_as_cpython_writes_them(text, spec):
    agree(text, spec, text)


@pytest.mark.parametrize(
    ("value", "spec", "expected"),
    [
        (Fraction(2675, 1000), ".2f", "2.68"),
        (Fraction(5, 2), ".0f", "2"),
        (Fraction(1, 3), "", "1/3"),
        (Fraction(1, 3), ">6", "   1/3"),
        (Fraction(-1, 3), "=+8", "-    1/3"),
        (Fraction(2469, 2), ",", "1,234.5"),
        (Fraction(12345, 7), ",", "12,345/7"),
        (Fraction(1, 8), "%", "12.500000%"),
        (Fraction(1, 8), ".1%", "12.5%"),
        (10**30, ",", "1,000,000,000,000,000,000,000,000,000,000"),
        (10**17 + 1, ".2f", "100000000000000001.00"),
        (10**4000, ".0e", "1e+4000"),
        (Fraction(1, 10**400), ".2e", "1.00e-400"),
        (12, ".3", "12.0"),
        (True, "", "True"),
        (True, "d", "1"),
        (1.5, ".3f", "1.500"),
        (date(2021, 5, 4), "%B %d, %Y", "May 04, 2021"),
        (datetime(2021, 5, 4, 17, 5), "%I:%M %p", "05:05 PM"),
        (time(9, 30), "%H:%M", "09:30"),
    ],
)
def test_formats(value, spec, expected):
    assert ours(value, spec) == expected


@pytest.mark.parametrize(
    ("value", "spec"),
    [
        (1, "q"), (1, ".d"), (1, "5,,"), ("a", ",.2f"), ("a", "+"), (Fraction(1, 2), "d"), ([1], "5"),
        (None, "5"), (1, "{}"), (date(2021, 5, 4), "%Q"), (time(9), "%Y"), (date(2021, 5, 4), "%"),
    ],
)  # fmt: skip
def test_what_is_no_format_is_refused(value, spec):
    with pytest.raises(ExecutionError):
        ours(value, spec)


@pytest.mark.parametrize("spec", ["1001", ".1001f", "999999999d", ">2000"])
def test_widths_are_bounded(spec):
    with pytest.raises(BudgetError) as caught:
        ours(1, spec)
    assert caught.value.limit == "size"


def test_symbolic_numbers_are_rounded_exactly():
    program = (
        "import math\n"
        'answer = [f"{math.pi:.30f}", f"{sqrt(2):.3f}", f"{-sqrt(2):8.2f}", f"{math.pi * 10**6:.3e}",\n'
        '          f"{math.pi / 10**9:.3g}", f"{sqrt(2):.1%}", f"{sqrt(2)}"]'
    )
    assert run(program).value == [
        "3.141592653589793238462643383280", "1.414", "   -1.41", "3.142e+06", "3.14e-09", "141.4%", "sqrt(2)",
    ]  # fmt: skip


# ------------------------------------------------------------------------------------ templates
ARGUMENTS = st.tuples(st.integers(-99, 99), st.text("ab", max_size=3), st.integers(0, 9))
PLACES = st.sampled_from(
    [
        "{}",
        "{:>5}",
        "{!r}",
        "{!s:^6}",
        "{{",
        "}}",
        "a",
        " {} ",
        "{:{}}",
        "{",
        "}",
        "{0}",
        "{2:03}",
        "{x}",
        "{5}",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PLACES, max_size=5).map("".join), ARGUMENTS)
def test_the_method_format_does_as_cpythons(template, arguments):
    try:
        expected = template.format(*arguments, x=1)
    except (ValueError, IndexError, KeyError):
        with pytest.raises((ExecutionError, ValueError)):
            brace_format(Meter(DEFAULT_BUDGET), template, *arguments, x=1)
    else:
        assert brace_format(Meter(DEFAULT_BUDGET), template, *arguments, x=1) == expected


@pytest.mark.parametrize("template", ["{0.real}", "{0[0]}", "{0.__class__}", "{:{:{}}}"])
def test_a_place_of_format_reaches_into_nothing(template):
    with pytest.raises(ExecutionError):
        brace_format(Meter(DEFAULT_BUDGET), template, 1, 2, 3)


PERCENT = st.sampled_from(
    ["%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%s", "%6s", "%-6s|", "%.2s", "%x", "%#x", "%o", "%.2f",
     "%8.3f", "%e", "%g", "%c", "%r", "%%", "a", "%i", "%*d", "%q", "%"]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PERCENT, max_size=4).map("".join), st.lists(st.integers(0, 120), max_size=4).map(tuple))
def test_the_percent_sign_formats_as_cpythons(template, values):
    try:
        expected = template % values
    except (ValueError, TypeError):
        with pytest.raises((ExecutionError, ValueError)):
            percent_format(Meter(DEFAULT_BUDGET), template, values)
    else:
        assert percent_format(Meter(DEFAULT_BUDGET), template, values) == expected


def test_percent_places_with_names_and_single_values():
    meter = Meter(DEFAULT_BUDGET)
    assert percent_format(meter, "%(a)s and %(b).1f", {"a": 1, "b": Fraction(1, 4)}) == "1 and 0.2"
    assert percent_format(meter, "%d%% of %s", (Fraction(75, 2), "all")) == "37% of all"
    assert percent_format(meter, "%s", [1, 2]) == "[1, 2]"
    with pytest.raises(BudgetError):
        percent_format(meter, "%*d", (10**6, 1))
