"""The prime factors of an integer: trial division, Pollard's rho, and a worker for what is left.

Pollard (1975), in Brent's form (1980). It finds a factor p in about sqrt(p) steps. What it does not
find in its share of them goes to the quadratic sieve of FLINT, which only a killable worker may run.
"""

from __future__ import annotations

import math

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primes import isprime

__all__ = ["factors"]

_TRIAL = 1024
"""Divisors below are tried one after another."""

_EFFORT = 1 << 20
"""Steps for Pollard's rho: enough for nearly all factors below 2 ** 32."""

_STRIDE = 128
"""Iterations between two greatest common divisors."""


def factors(m: Meter, number: int) -> dict[int, int]:
    """Prime -> exponent, by rising prime, of an integer above 0.

    Raises BudgetError, and NeedsAlgebraError in the host's process for products of large primes.
    """
    found: dict[int, int] = {}
    rest = _small(m, number, found)
    parts = [rest] if rest > 1 else []
    while parts:
        part = parts.pop()
        if part < _TRIAL**2 or isprime(m, part):
            found[part] = found.get(part, 0) + 1
        elif (root := math.isqrt(part)) ** 2 == part:
            parts += [root, root]
        elif (divisor := _rho(m, part)) is not None:
            parts += [divisor, part // divisor]
        else:
            large: dict[int, int] = m.algebra.call("factorint", m, (part,), {})
            for prime, exponent in large.items():
                found[prime] = found.get(prime, 0) + exponent
    return dict(sorted(found.items()))


def _small(m: Meter, number: int, found: dict[int, int]) -> int:
    """Notes the factors below ``_TRIAL`` and returns what is left: 1, a prime or free of them."""
    words = number.bit_length() // 30 + 1
    m.charge(40 + 8 * words)
    for twos_and_threes in (2, 3):
        number = _divide_out(m, number, twos_and_threes, found)
    candidate, step = 5, 2
    while candidate < _TRIAL and candidate * candidate <= number:
        if number % candidate == 0:
            number = _divide_out(m, number, candidate, found)
        if candidate % 32 < 6:
            m.charge(4 + words)
        candidate, step = candidate + step, 6 - step
    return number


def _divide_out(m: Meter, number: int, prime: int, found: dict[int, int]) -> int:
    words = number.bit_length() // 30 + 1
    while number % prime == 0:
        number //= prime
        found[prime] = found.get(prime, 0) + 1
        m.charge(1 + words // 8)
    return number


def _rho(m: Meter, number: int) -> int | None:
    """A proper divisor of an odd composite, or None after so much work."""
    for shift in (1, 3, 5):
        divisor = _cycle(m, number, shift)
        if divisor != number:
            return divisor
    return None


def _cycle(m: Meter, number: int, shift: int) -> int | None:
    """The first common divisor above 1 of ``number`` with a difference in the sequence y -> y * y + shift."""
    words = number.bit_length() // 30 + 1
    left = _EFFORT // (5 + words * words // 8)
    y, divisor, power = 2, 1, 1
    while divisor == 1:
        left -= 2 * power
        if left < 0:
            return None
        x = y
        m.charge(power * (2 + words * words // 16))
        for _ in range(power):
            y = (y * y + shift) % number
        done = 0
        while divisor == 1 and done < power:
            start, product, count = y, 1, min(_STRIDE, power - done)
            m.charge(count * (4 + words * words // 8))
            for _ in range(count):
                y = (y * y + shift) % number
                product = product * (x - y) % number
            divisor = math.gcd(product, number)
            done += count
        power *= 2
    if divisor == number:  # all prime factors in one stride: again, one step at a time
        y, divisor = start, 1
        while divisor == 1:
            y = (y * y + shift) % number
            divisor = math.gcd(x - y, number)
    return divisor
