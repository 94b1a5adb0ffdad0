"""Arithmetic modulo an integer: inverses, remainders together, orders, logarithms, residues."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import listed
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory.divisors import positive
from neurosym.languages.calc.number_theory.factors import factors
from neurosym.languages.calc.primes import isprime, jacobi
from neurosym.languages.calc.primitives import Primitive, iterable, needs_integer, table

__all__ = ["CONGRUENCES"]


def _charge_power(m: Meter, modulus: int) -> None:
    words = modulus.bit_length() // 30 + 1
    m.charge(2 + modulus.bit_length() * words * words // 60)


def _power(m: Meter, base: int, exponent: int, modulus: int) -> int:
    _charge_power(m, modulus)
    return pow(base, exponent, modulus)


def _inverse(m: Meter, number: Any, modulus: Any) -> int:
    a, n = needs_integer(number, "mod_inverse"), positive(modulus, "mod_inverse")
    if math.gcd(a, n) != 1:
        raise ExecutionError(
            f"{a} has no inverse modulo {n}", hint="the two must have no common factor but 1"
        )
    return _power(m, a, -1, n)


def _gcdex(m: Meter, a: Any, b: Any) -> tuple[int, int, int]:
    x, y = needs_integer(a, "gcdex"), needs_integer(b, "gcdex")
    _charge_power(m, max(abs(x), abs(y), 1))
    (s, s1), (t, t1) = (1, 0), (0, 1)
    while y:
        quotient, rest = divmod(x, y)
        x, y = y, rest
        s, s1 = s1, s - quotient * s1
        t, t1 = t1, t - quotient * t1
    return (s, t, x) if x >= 0 else (-s, -t, -x)


def _integers(m: Meter, items: Any, what: str) -> list[int]:
    return [needs_integer(item, what) for item in listed(iterable(items, what), m)]


def _crt(m: Meter, moduli: Any, residues: Any) -> tuple[int, int] | None:
    ours, theirs = _integers(m, moduli, "crt"), _integers(m, residues, "crt")
    if len(ours) != len(theirs) or not ours:
        raise ExecutionError("crt needs as many remainders as moduli", hint="crt([3, 5], [2, 3])")
    return _together(m, zip(theirs, ours, strict=True), "crt")


def _solve_congruence(m: Meter, *pairs: Any) -> tuple[int, int] | None:
    found = [_integers(m, pair, "solve_congruence") for pair in pairs]
    if any(len(pair) != 2 for pair in found):
        raise ExecutionError("solve_congruence needs pairs of remainder and modulus")
    return _together(m, ((a, n) for a, n in found), "solve_congruence")


def _together(m: Meter, pairs: Iterable[tuple[int, int]], what: str) -> tuple[int, int] | None:
    """The remainder and modulus of all numbers with these remainders; None if there are none."""
    remainder, modulus = 0, 1
    for a, n in pairs:
        positive(n, what)
        common = math.gcd(modulus, n)
        if (a - remainder) % common:
            return None
        m.grow((modulus.bit_length() + n.bit_length()) >> 3)
        step = (a - remainder) // common * _power(m, modulus // common, -1, n // common) if n > common else 0
        remainder, modulus = remainder + modulus * step, modulus * n // common
        remainder %= modulus
    return remainder, modulus


def _order(m: Meter, number: Any, modulus: Any) -> int:
    a, n = needs_integer(number, "n_order"), positive(modulus, "n_order", 2)
    if math.gcd(a, n) != 1:
        raise ExecutionError(
            f"no power of {a} is 1 modulo {n}", hint="the two must have no common factor but 1"
        )
    return _order_of(m, a, n, _unit_count(m, n))


def _unit_count(m: Meter, modulus: int) -> int:
    return math.prod((p - 1) * p ** (e - 1) for p, e in factors(m, modulus).items())


def _order_of(m: Meter, a: int, modulus: int, multiple: int) -> int:
    """The order of a unit, from a multiple of it."""
    for prime in factors(m, multiple):
        while multiple % prime == 0 and _power(m, a, multiple // prime, modulus) == 1:
            multiple //= prime
    return multiple


def _is_primitive_root(m: Meter, number: Any, modulus: Any) -> bool:
    a, n = needs_integer(number, "is_primitive_root"), positive(modulus, "is_primitive_root", 2)
    if math.gcd(a, n) != 1:
        return False
    units = _unit_count(m, n)
    return _generates(m, a % n, n, units, list(factors(m, units)))


def _generates(m: Meter, a: int, modulus: int, units: int, primes: list[int]) -> bool:
    return all(_power(m, a, units // prime, modulus) != 1 for prime in primes) and math.gcd(a, modulus) == 1


def _primitive_root(m: Meter, modulus: Any) -> int | None:
    n = positive(modulus, "primitive_root", 2)
    odd = n // 2 if n % 2 == 0 else n
    if n not in (2, 4) and (odd % 2 == 0 or len(factors(m, odd)) != 1):
        return None  # Gauss (1801): only 2, 4, p ** k and 2 * p ** k have one
    units = _unit_count(m, n)
    primes = list(factors(m, units))
    return next(a for a in range(1, n) if _generates(m, a, n, units, primes))


def _discrete_log(m: Meter, modulus: Any, power: Any, base: Any) -> int:
    """Pohlig and Hellman (1978), with Shanks' giant steps for each prime factor of the order."""
    n = positive(modulus, "discrete_log", 2)
    a, b = needs_integer(power, "discrete_log") % n, needs_integer(base, "discrete_log") % n
    if math.gcd(b, n) != 1:
        return _first_power(m, a, b, n)
    order = _order_of(m, b, n, _unit_count(m, n))
    if _power(m, a, order, n) != 1:
        raise _no_logarithm(a, b, n)
    parts = [(_in_prime_power(m, a, b, n, order, p, e), p**e) for p, e in factors(m, order).items()]
    found = _together(m, parts, "discrete_log")
    if found is None or _power(m, b, found[0], n) != a:
        raise _no_logarithm(a, b, n)
    return found[0]


def _no_logarithm(a: int, b: int, n: int) -> ExecutionError:
    return ExecutionError(f"no power of {b} is {a} modulo {n}")


def _first_power(m: Meter, a: int, b: int, n: int) -> int:
    value = 1 % n
    for exponent in range(n):
        if value == a:
            return exponent
        m.charge(4)
        value = value * b % n
    raise _no_logarithm(a, b, n)


def _in_prime_power(m: Meter, a: int, b: int, n: int, order: int, p: int, e: int) -> int:
    """The logarithm modulo p ** e, digit by digit in base p."""
    a, b = _power(m, a, order // p**e, n), _power(m, b, order // p**e, n)
    digit_base = _power(m, b, p ** (e - 1), n)
    found = 0
    for k in range(e):
        rest = _power(m, a * _power(m, b, -found, n), p ** (e - 1 - k), n)
        found += _giant_steps(m, rest, digit_base, n, p) * p**k
    return found


def _giant_steps(m: Meter, a: int, b: int, n: int, order: int) -> int:
    width = math.isqrt(order - 1) + 1 if order > 1 else 1
    m.grow(width)
    m.charge(8 * width)
    table: dict[int, int] = {}
    value = 1
    for exponent in range(width):
        table.setdefault(value, exponent)
        value = value * b % n
    back = _power(m, b, -width, n)
    for giant in range(width):
        if a in table:
            return giant * width + table[a]
        a = a * back % n
    raise _no_logarithm(a, b, n)


def _jacobi_symbol(m: Meter, number: Any, modulus: Any) -> int:
    a, n = needs_integer(number, "jacobi_symbol"), positive(modulus, "jacobi_symbol")
    if n % 2 == 0:
        raise ExecutionError("jacobi_symbol needs an odd number below, not an even one")
    _charge_power(m, n)
    return jacobi(a, n)


def _legendre_symbol(m: Meter, number: Any, prime: Any) -> int:
    p = positive(prime, "legendre_symbol")
    if p == 2 or not isprime(m, p):
        raise ExecutionError(
            f"legendre_symbol needs an odd prime below, not {p}", hint="jacobi_symbol takes odd numbers"
        )
    return _jacobi_symbol(m, number, p)


def _is_residue(m: Meter, number: Any, modulus: Any) -> bool:
    a, n = needs_integer(number, "is_quad_residue"), positive(modulus, "is_quad_residue")
    return all(_is_square_modulo(a % p**e, p, e) for p, e in factors(m, n).items())


def _is_square_modulo(a: int, p: int, e: int) -> bool:
    """Modulo p ** e, by Hensel's lemma."""
    if a == 0:
        return True
    twice = 0
    while a % p == 0:
        a, twice = a // p, twice + 1
    if twice % 2:
        return False
    return a % min(8, 2 ** (e - twice)) == 1 if p == 2 else jacobi(a, p) == 1


def _residues(m: Meter, modulus: Any) -> list[int]:
    n = positive(modulus, "quadratic_residues")
    m.grow(n)
    m.charge(n)
    return sorted({a * a % n for a in range(n // 2 + 1)})


CONGRUENCES = table(
    Primitive(
        "crt", 2, 2, _crt, "the number with these remainders by these moduli, and their least common multiple"
    ),
    Primitive("discrete_log", 3, 3, _discrete_log, "the x with base ** x = a modulo n, given n, a, base"),
    Primitive("gcdex", 2, 2, _gcdex, "x, y and the greatest common divisor x * a + y * b"),
    Primitive(
        "is_primitive_root", 2, 2, _is_primitive_root, "whether the powers of a are all units modulo n"
    ),
    Primitive("is_quad_residue", 2, 2, _is_residue, "whether a is a square modulo n"),
    Primitive("jacobi_symbol", 2, 2, _jacobi_symbol, "Jacobi's symbol of a over an odd n"),
    Primitive("legendre_symbol", 2, 2, _legendre_symbol, "Legendre's symbol of a over an odd prime"),
    Primitive("mod_inverse", 2, 2, _inverse, "the inverse of a modulo n"),
    Primitive("n_order", 2, 2, _order, "the least k above 0 with a ** k = 1 modulo n"),
    Primitive("primitive_root", 1, 1, _primitive_root, "the least primitive root modulo n, or None"),
    Primitive("quadratic_residues", 1, 1, _residues, "all squares modulo n"),
    Primitive(
        "solve_congruence",
        1,
        255,
        _solve_congruence,
        "remainder and modulus of all numbers with pairs of these",
    ),
)
