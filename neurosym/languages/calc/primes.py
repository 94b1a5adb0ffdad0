"""Whether a number is prime."""

from __future__ import annotations

import math
from typing import Any

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import needs_integer

__all__ = ["isprime", "jacobi"]

_BASES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)


def isprime(m: Meter, number: Any) -> bool:
    """Deterministic Miller-Rabin below 3.3e24; above, also a strong Lucas test (Baillie-PSW)."""
    n = needs_integer(number, "isprime")
    if n < 2:
        return False
    for prime in _BASES:
        if n % prime == 0:
            return n == prime
    words = n.bit_length() // 30 + 1
    cost = 2 + 20 * n.bit_length() * words * words // 60 // len(_BASES)
    odd, twos = n - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    for base in _BASES:
        m.charge(cost)
        if not _strong(n, base, odd, twos):
            return False
    return n < 3_317_044_064_679_887_385_961_981 or _lucas(n)


def _strong(n: int, base: int, odd: int, twos: int) -> bool:
    x = pow(base, odd, n)
    if x in (1, n - 1):
        return True
    for _ in range(twos - 1):
        x = x * x % n
        if x == n - 1:
            return True
    return False


def jacobi(a: int, n: int) -> int:
    """Jacobi's symbol of a over an odd n above 0."""
    a, sign = a % n, 1
    while a:
        while a % 2 == 0:
            a //= 2
            if n % 8 in (3, 5):
                sign = -sign
        a, n = n, a
        if a % 4 == 3 and n % 4 == 3:
            sign = -sign
        a %= n
    return sign if n == 1 else 0


def _lucas(n: int) -> bool:
    """The strong Lucas test with Selfridge's parameters."""
    if math.isqrt(n) ** 2 == n:
        return False
    d = 5
    while jacobi(d, n) != -1:
        d = -(d + 2) if d > 0 else 2 - d
    q = (1 - d) // 4
    odd, twos = n + 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    u, v, qk = 1, 1, q
    for bit in bin(odd)[3:]:
        u, v, qk = u * v % n, (v * v - 2 * qk) % n, qk * qk % n
        if bit == "1":
            u, v = u + v, v + u * d
            u, v = (u + n if u % 2 else u) // 2 % n, (v + n if v % 2 else v) // 2 % n
            qk = qk * q % n
    if u == 0 or v == 0:
        return True
    for _ in range(twos - 1):
        v, qk = (v * v - 2 * qk) % n, qk * qk % n
        if v == 0:
            return True
    return False
