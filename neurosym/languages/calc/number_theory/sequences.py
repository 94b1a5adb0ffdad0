"""Famous sequences of combinatorics and number theory, exact."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory.divisors import positive
from neurosym.languages.calc.operations import exact, karatsuba
from neurosym.languages.calc.primitives import Primitive, needs_integer, table

__all__ = ["SEQUENCES"]


def _charge_doubling(m: Meter, bits: int) -> None:
    m.grow(bits >> 3)
    m.charge(1 + bits // 64 + karatsuba(bits // 30 + 1, bits // 30 + 1) // 30)


def _doubled(n: int) -> tuple[int, int]:
    """F(n) and F(n + 1), by the identities for F(2k) and F(2k + 1)."""
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a, b


def _fibonacci(m: Meter, number: Any) -> int:
    n = needs_integer(number, "fibonacci")
    _charge_doubling(m, abs(n))
    found, _ = _doubled(abs(n))
    return -found if n < 0 and n % 2 == 0 else found


def _lucas(m: Meter, number: Any) -> int:
    n = needs_integer(number, "lucas")
    _charge_doubling(m, abs(n))
    a, b = _doubled(abs(n))
    return a - 2 * b if n < 0 and n % 2 else 2 * b - a


def _catalan(m: Meter, number: Any) -> int:
    n = positive(number, "catalan", 0)
    words = 2 * n // 30 + 1
    m.grow(2 * n >> 3)
    m.charge(1 + words * words // 16)
    return math.comb(2 * n, n) // (n + 1)


def _bell(m: Meter, number: Any) -> int:
    """By Aitken's array."""
    n = positive(number, "bell", 0)
    m.charge(1 + n * n // 16 * (1 + n * n.bit_length() // 300))
    row = [1]
    for _ in range(n):
        row = _sums(row)
    return row[0]


def _sums(row: list[int]) -> list[int]:
    following = [row[-1]]
    for number in row:
        following.append(following[-1] + number)
    return following


def _stirling(m: Meter, number: Any, parts: Any, kind: Any = 2, signed: Any = False) -> int:
    n, k = positive(number, "stirling", 0), positive(parts, "stirling", 0)
    if kind not in (1, 2):
        raise ExecutionError(f"there are Stirling numbers of kind 1 and 2, not {kind}")
    if k > n:
        return 0
    m.grow(k)
    m.charge(1 + n * (k + 1) // 4 * (1 + n * n.bit_length() // 300))
    row = [1] + [0] * k
    for size in range(n):
        row = [0] + [row[i - 1] + (size if kind == 1 else i) * row[i] for i in range(1, k + 1)]
    return -row[k] if signed and kind == 1 and (n - k) % 2 else row[k]


def _partitions(m: Meter, number: Any) -> int:
    """Euler's recurrence by pentagonal numbers."""
    n = needs_integer(number, "partition")
    if n < 0:
        return 0
    m.grow(n)
    m.charge(1 + n * math.isqrt(n))
    found = [1]
    for size in range(1, n + 1):
        total, k, sign = 0, 1, 1
        while (first := k * (3 * k - 1) // 2) <= size:
            total += sign * found[size - first]
            if first + k <= size:
                total += sign * found[size - first - k]
            k, sign = k + 1, -sign
        found.append(total)
    return found[n]


def _subfactorial(m: Meter, number: Any) -> int:
    n = positive(number, "subfactorial", 0)
    _charge_factorial(m, n)
    found = 1
    for k in range(1, n + 1):
        found = found * k + (-1 if k % 2 else 1)
    return found


def _charge_factorial(m: Meter, n: int) -> None:
    bits = n * max(n.bit_length() - 1, 1)
    m.grow(bits >> 3)
    m.charge(1 + n + n * bits // 8000)


def _double_factorial(m: Meter, number: Any) -> int:
    n = positive(number, "factorial2", -1)
    _charge_factorial(m, max(n, 0))
    return math.prod(range(n, 0, -2))


def _bernoulli(m: Meter, number: Any) -> int | Fraction:
    """By tangent numbers (Brent and Harvey 2011); B(1) = 1/2 as in sympy."""
    n = positive(number, "bernoulli", 0)
    if n < 2 or n % 2:
        return (1, Fraction(1, 2))[n] if n < 2 else 0
    half = n // 2
    m.charge(1 + half * half // 4 * (4 + n * n.bit_length() // 300))
    tangent = [0, 1]
    for k in range(2, half + 1):
        tangent.append((k - 1) * tangent[k - 1])
    for k in range(2, half + 1):
        for j in range(k, half + 1):
            tangent[j] = (j - k) * tangent[j - 1] + (j - k + 2) * tangent[j]
    sign = 1 if half % 2 else -1
    found: int | Fraction = exact(Fraction(sign * n * tangent[half], 4**half * (4**half - 1)))
    return found


def _harmonic(m: Meter, number: Any, power: Any = 1) -> int | Fraction:
    n, k = positive(number, "harmonic", 0), positive(power, "harmonic", 0)
    bits = 2 * n * k + 1
    m.grow(bits >> 3)
    m.charge(1 + 4 * n + karatsuba(bits // 30 + 1, bits // 30 + 1) // 4)
    top, bottom = _reciprocals(1, n + 1, k) if n else (0, 1)
    found: int | Fraction = exact(Fraction(top, bottom))
    return found


def _reciprocals(low: int, high: int, power: int) -> tuple[int, int]:
    """The sum of 1 / i ** power, by halves, not reduced."""
    if high - low == 1:
        return 1, int(low**power)
    middle = (low + high) // 2
    (a, b), (c, d) = _reciprocals(low, middle, power), _reciprocals(middle, high, power)
    return a * d + b * c, b * d


SEQUENCES = table(
    Primitive("bell", 1, 1, _bell, "in how many ways a set of n can be divided"),
    Primitive("bernoulli", 1, 1, _bernoulli, "Bernoulli's number; bernoulli(1) is 1/2"),
    Primitive("catalan", 1, 1, _catalan, "Catalan's number"),
    Primitive("factorial2", 1, 1, _double_factorial, "the product of n, n - 2, n - 4, ..."),
    Primitive("fibonacci", 1, 1, _fibonacci, "the n-th Fibonacci number; fibonacci(1) and (2) are 1"),
    Primitive("harmonic", 1, 2, _harmonic, "the sum of 1/1 to 1/n, or of their k-th powers"),
    Primitive("lucas", 1, 1, _lucas, "the n-th Lucas number; lucas(0) is 2, lucas(1) is 1"),
    Primitive("npartitions", 1, 1, _partitions, "in how many sums of integers from 1 on n can be written"),
    Primitive("partition", 1, 1, _partitions, "the same as npartitions"),
    Primitive(
        "stirling",
        2,
        2,
        _stirling,
        "in how many ways n things make k groups, or cycles with kind=1",
        ("kind", "signed"),
    ),
    Primitive("subfactorial", 1, 1, _subfactorial, "in how many orders of n things none is in its place"),
)
