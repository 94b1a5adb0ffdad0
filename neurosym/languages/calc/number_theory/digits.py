"""Integers and rationals written in other ways: digits, powers, continued and Egyptian fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind, listed
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory.divisors import positive
from neurosym.languages.calc.number_theory.sieve import primes_between
from neurosym.languages.calc.operations import exact, integer_root
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, table

__all__ = ["DIGITS"]


def _rational(value: Any, what: str) -> Fraction:
    if not isinstance(value, (int, Fraction)):
        raise ExecutionError(f"{what} needs a rational number, not {kind(value)}")
    return Fraction(value)


def _base(value: Any, what: str) -> int:
    return positive(value, what, 2)


def _charge_divisions(m: Meter, number: int, base: int) -> None:
    """Before a number is divided by a base until nothing is left."""
    count, words = number.bit_length() // (base.bit_length() - 1) + 1, number.bit_length() // 30 + 1
    m.grow(count)
    m.charge(count * (1 + words // 8))


def _digits(m: Meter, number: Any, base: Any = 10) -> list[int]:
    value, b = needs_integer(number, "digits"), _base(base, "digits")
    rest, found = abs(value), []
    _charge_divisions(m, rest, b)
    while True:
        rest, digit = divmod(rest, b)
        found.append(digit)
        if not rest:
            break
    return [-b if value < 0 else b, *reversed(found)]


def _multiplicity(m: Meter, prime: Any, number: Any) -> int:
    p, value = _base(prime, "multiplicity"), _rational(number, "multiplicity")
    if not value:
        raise ExecutionError("every power divides 0")
    return _times(m, p, value.numerator) - _times(m, p, value.denominator)


def _times(m: Meter, p: int, number: int) -> int:
    times = 0
    while number % p == 0:
        m.charge(2 + number.bit_length() // 240)
        number, times = number // p, times + 1
    return times


def _integer_nthroot(m: Meter, number: Any, degree: Any) -> tuple[int, bool]:
    value, n = positive(number, "integer_nthroot", 0), positive(degree, "integer_nthroot")
    if n >= value.bit_length():
        return min(value, 1), value < 2
    words = value.bit_length() // 30 + 1
    m.charge(2 + (1 + words * words // 100) * value.bit_length().bit_length())
    root = integer_root(value, n)
    return root, root**n == value


def _integer_log(m: Meter, number: Any, base: Any) -> tuple[int, bool]:
    value, b = positive(number, "integer_log"), _base(base, "integer_log")
    _charge_divisions(m, value, b)
    power, exponent = 1, 0
    while power * b <= value:
        power, exponent = power * b, exponent + 1
    return exponent, power == value


def _perfect_power(m: Meter, number: Any) -> tuple[int, int] | bool:
    value = needs_integer(number, "perfect_power")
    if abs(value) < 4:
        return False
    base, exponent = abs(value), 1
    for prime in primes_between(m, 2 if value > 0 else 3, base.bit_length()):
        root, whole = _integer_nthroot(m, base, prime)
        while whole and base > 1:
            base, exponent = root, exponent * prime
            root, whole = _integer_nthroot(m, base, prime)
    return (base if value > 0 else -base, exponent) if exponent > 1 else False


def _continued_fraction(m: Meter, number: Any) -> list[int]:
    if not isinstance(number, (int, Fraction, float, str)):
        found: list[int] = m.algebra.call("continued_fraction", m, (number,), {})
        return found
    value = _rational(number, "continued_fraction")
    top, bottom, terms = value.numerator, value.denominator, []
    m.charge(2 + (bottom.bit_length() + 1) * (1 + bottom.bit_length() // 240))
    while bottom:
        terms.append(top // bottom)
        top, bottom = bottom, top % bottom
    return terms


def _terms(m: Meter, items: Any, what: str) -> list[int]:
    terms = [needs_integer(term, what) for term in listed(iterable(items, what), m)]
    if not terms or any(term < 1 for term in terms[1:]):
        raise ExecutionError(f"{what} needs integers, from the second on above 0", hint="of 22/7: [3, 7]")
    return terms


def _convergents(m: Meter, items: Any) -> list[int | Fraction]:
    before, now = (0, 1), (1, 0)
    found: list[int | Fraction] = []
    for term in _terms(m, items, "continued_fraction_convergents"):
        before, now = now, (term * now[0] + before[0], term * now[1] + before[1])
        m.charge(4 + now[0].bit_length() // 30)
        m.grow(now[0].bit_length() >> 3)
        found.append(exact(Fraction(*now)))
    return found


def _reduce(m: Meter, items: Any) -> int | Fraction:
    return _convergents(m, _terms(m, items, "continued_fraction_reduce"))[-1]


def _egyptian(m: Meter, number: Any) -> list[int]:
    """Fibonacci's greedy method (1202), after the harmonic series for numbers above 1."""
    rest, found, next_term = _rational(number, "egyptian_fraction"), [], 1
    if rest <= 0:
        raise ExecutionError("egyptian_fraction needs a number above 0")
    if rest >= 1:
        while rest >= Fraction(1, next_term):
            m.charge(4 + rest.denominator.bit_length() // 8)
            rest -= Fraction(1, next_term)
            found.append(next_term)
            next_term += 1
    while rest:
        term = -(-rest.denominator // rest.numerator)
        m.charge(4 + term.bit_length() ** 2 // 1000)
        m.grow(term.bit_length() >> 2)
        found.append(term)
        rest -= Fraction(1, term)
    return found


DIGITS = table(
    Primitive("continued_fraction", 1, 1, _continued_fraction, "the terms of a number's continued fraction"),
    Primitive(
        "continued_fraction_convergents", 1, 1, _convergents, "the values of its beginnings, from its terms"
    ),
    Primitive(
        "continued_fraction_reduce", 1, 1, _reduce, "the value of a continued fraction, from its terms"
    ),
    Primitive(
        "digits", 1, 2, _digits, "a list of the base (10 unless told) and the digits of an integer in it"
    ),
    Primitive("egyptian_fraction", 1, 1, _egyptian, "different integers whose reciprocals have this sum"),
    Primitive("integer_log", 2, 2, _integer_log, "the integer part of a logarithm, and whether it is exact"),
    Primitive(
        "integer_nthroot", 2, 2, _integer_nthroot, "the integer part of a root, and whether it is exact"
    ),
    Primitive("multiplicity", 2, 2, _multiplicity, "how often p divides a number"),
    Primitive(
        "perfect_power",
        1,
        1,
        _perfect_power,
        "(b, e) with b ** e the number and e above 1 as large as can be, or False",
    ),
)
