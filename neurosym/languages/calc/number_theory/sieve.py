"""Primes in order: the next, the n-th, those of an interval, how many there are."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory.divisors import positive
from neurosym.languages.calc.operations import charge_division
from neurosym.languages.calc.primes import isprime
from neurosym.languages.calc.primitives import Primitive, table

__all__ = ["PRIMES", "primes_between"]


def primes_between(m: Meter, low: int, high: int) -> list[int]:
    """The primes p with ``low <= p < high``, by a sieve of the odd numbers between."""
    low = max(low, 2)
    if high <= low:
        return []
    m.charge(1 + (high.bit_length() // 30) ** 2 // 60)
    root = math.isqrt(high - 1)
    if root > 8 * (high - low) + 1000:
        return [number for number in range(low, high) if isprime(m, number)]
    m.grow((high - low) // 2)
    m.charge(4 + (high - low) // 8 + root // 2)
    first = low | 1
    marks = bytearray([1]) * ((high - first + 1) // 2)
    for prime in _odd_primes(m, root):
        start = max(prime * prime, -(-first // prime) * prime)
        start += prime * (start % 2 == 0)
        place = (start - first) // 2
        if place < len(marks):
            m.charge(1 + (len(marks) - place) // (64 * prime))
            marks[place::prime] = bytes(len(range(place, len(marks), prime)))
    found = [first + 2 * place for place, mark in enumerate(marks) if mark]
    return [2, *found] if low == 2 else found


def _odd_primes(m: Meter, limit: int) -> list[int]:
    """Up to and with ``limit``."""
    return primes_between(m, 3, limit + 1) if limit > 2 else []


def _number(m: Meter, value: Any, what: str) -> Any:
    if not isinstance(value, (int, Fraction, float)):
        raise ExecutionError(f"{what} needs a number, not {kind(value)}")
    if isinstance(value, Fraction):
        charge_division(m, value, 1)
    return value


def _up(m: Meter, value: Any, what: str) -> int:
    whole: int = math.ceil(_number(m, value, what))
    return whole


def _down(m: Meter, value: Any, what: str) -> int:
    whole: int = math.floor(_number(m, value, what))
    return whole


def _primerange(m: Meter, low: Any, high: Any = None) -> list[int]:
    if high is None:
        low, high = 2, low
    return primes_between(m, _up(m, low, "primerange"), _up(m, high, "primerange"))


def _next(m: Meter, number: Any, ith: Any = 1) -> int:
    value = max(_down(m, number, "nextprime"), 1)
    for _ in range(positive(ith, "nextprime")):
        value = 2 if value == 1 else value + 1 + value % 2
        while not isprime(m, value):
            m.charge(1)
            value += 2
    return value


def _previous(m: Meter, number: Any) -> int:
    value = _up(m, number, "prevprime") - 1
    if value < 2:
        raise ExecutionError(f"there is no prime below {number}")
    while not isprime(m, value):
        m.charge(1)
        value -= 1
    return value


def _nth(m: Meter, number: Any) -> int:
    n = positive(number, "prime")
    if n < 40_000:
        return primes_between(m, 2, 20 + n * (n.bit_length() + 4) * 7 // 10)[n - 1]
    # Dusart (1999): n * (log n + log log n - 1) <= p(n) <= n * (log n + log log n - 0.9484)
    low = int(n * (math.log(n) + math.log(math.log(n)) - 1)) - 1
    return primes_between(m, low + 1, low + n // 19 + 9)[n - 1 - _count(m, low)]


def _count(m: Meter, number: Any) -> int:
    """Lucy_Hedgehog's recurrence (2013), after Legendre: n ** (3/4) operations."""
    n = _down(m, number, "primepi")
    if n < 2:
        return 0
    m.charge(1 + (n.bit_length() // 30) ** 2 // 60)
    root = math.isqrt(n)
    m.grow(2 * root)
    m.charge(4 * root + root * math.isqrt(root))
    small = list(range(-1, root))  # small[v]: how many of 2..v are left
    large = [0, *(n // k - 1 for k in range(1, root + 1))]  # large[k]: of 2..n//k
    for p in range(2, root + 1):
        if small[p] == small[p - 1]:
            continue
        below, square = small[p - 1], p * p
        for k in range(1, min(root, n // square) + 1):
            rest = k * p
            large[k] -= (large[rest] if rest <= root else small[n // rest]) - below
        for v in range(root, square - 1, -1):
            small[v] -= small[v // p] - below
    return large[1]


def _primorial(m: Meter, number: Any, nth: Any = True) -> int:
    n = positive(number, "primorial")
    primes = primes_between(m, 2, _nth(m, n) + 1 if nth else n + 1)
    m.charge(len(primes) ** 2 // 100)
    return math.prod(primes)


PRIMES = table(
    Primitive("nextprime", 1, 2, _next, "the next prime above, or the i-th", ("ith",)),
    Primitive("prevprime", 1, 1, _previous, "the next prime below"),
    Primitive("prime", 1, 1, _nth, "the n-th prime; prime(1) is 2"),
    Primitive("primepi", 1, 1, _count, "how many primes there are up to a number"),
    Primitive("primerange", 1, 2, _primerange, "the primes from a number up to, not including, another"),
    Primitive(
        "primorial", 1, 2, _primorial, "the product of the first n primes, or of those up to n", ("nth",)
    ),
)
