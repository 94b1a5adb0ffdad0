"""Functions of an integer's prime factors: divisors, totients, sums."""

from __future__ import annotations

import math
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.number_theory.factors import factors
from neurosym.languages.calc.primitives import Primitive, needs_integer, table

__all__ = ["DIVISORS", "positive"]


def positive(value: Any, what: str, least: int = 1) -> int:
    """``value``, if it is an integer from ``least`` on. Raises ExecutionError."""
    if needs_integer(value, what) < least:
        raise ExecutionError(f"{what} needs an integer from {least} on, not {value}")
    return int(value)


def _factorint(m: Meter, number: Any) -> dict[int, int]:
    value = needs_integer(number, "factorint")
    if value == 0:
        return {0: 1}
    return ({-1: 1} if value < 0 else {}) | factors(m, abs(value))


def _primefactors(m: Meter, number: Any) -> list[int]:
    value = abs(needs_integer(number, "primefactors"))
    return list(factors(m, value)) if value else []


def _divisors(m: Meter, number: Any, proper: Any = False) -> list[int]:
    value = abs(needs_integer(number, "divisors"))
    if value == 0:
        return []
    found = [1]
    for prime, exponent in factors(m, value).items():
        m.grow(len(found) * (exponent + 1))
        m.charge(2 * len(found) * (exponent + 1))
        found += [d * power for power in _powers(prime, exponent) for d in found]
    found.sort()
    return found[:-1] if proper else found


def _powers(prime: int, exponent: int) -> list[int]:
    return [prime**k for k in range(1, exponent + 1)]


def _count(m: Meter, number: Any, proper: Any = False) -> int:
    value = abs(needs_integer(number, "divisor_count"))
    if value == 0:
        return 0
    return math.prod(e + 1 for e in factors(m, value).values()) - bool(proper)


def _sigma(m: Meter, number: Any, power: Any = 1) -> int:
    value, k = positive(number, "divisor_sigma"), positive(power, "divisor_sigma", 0)
    m.grow(value.bit_length() * (k + 1) >> 3)
    m.charge_bytes(value.bit_length() * (k + 1))
    found = factors(m, value)
    return math.prod(sum(prime ** (k * e) for e in range(exponent + 1)) for prime, exponent in found.items())


def _totient(m: Meter, number: Any) -> int:
    found = factors(m, positive(number, "totient"))
    return math.prod((prime - 1) * prime ** (exponent - 1) for prime, exponent in found.items())


def _reduced_totient(m: Meter, number: Any) -> int:
    found = factors(m, positive(number, "reduced_totient"))
    return math.lcm(*(_largest_order(prime, exponent) for prime, exponent in found.items()))


def _largest_order(prime: int, exponent: int) -> int:
    """The largest order of a unit modulo the power of a prime (Carmichael 1910)."""
    order = int((prime - 1) * prime ** (exponent - 1))
    return order // 2 if prime == 2 and exponent > 2 else order


def _mobius(m: Meter, number: Any) -> int:
    exponents = factors(m, positive(number, "mobius")).values()
    return 0 if any(e > 1 for e in exponents) else int((-1) ** len(exponents))


def _different(m: Meter, number: Any) -> int:
    return len(factors(m, positive(number, "primenu")))


def _repeated(m: Meter, number: Any) -> int:
    return sum(factors(m, positive(number, "primeomega")).values())


def _is_perfect(m: Meter, number: Any) -> bool:
    value = needs_integer(number, "is_perfect")
    return value > 0 and _sigma(m, value) == 2 * value


DIVISORS = table(
    Primitive("divisor_count", 1, 1, _count, "how many divisors an integer has", ("proper",)),
    Primitive("divisor_sigma", 1, 2, _sigma, "the sum of the divisors, or of their k-th powers"),
    Primitive("divisors", 1, 1, _divisors, "the divisors by rising size", ("proper",)),
    Primitive("factorint", 1, 1, _factorint, "the prime factors with their exponents"),
    Primitive("is_perfect", 1, 1, _is_perfect, "whether an integer is the sum of its proper divisors"),
    Primitive("mobius", 1, 1, _mobius, "Möbius' function"),
    Primitive("primefactors", 1, 1, _primefactors, "the prime factors by rising size"),
    Primitive("primenu", 1, 1, _different, "how many different prime factors there are"),
    Primitive("primeomega", 1, 1, _repeated, "how many prime factors there are, repeated ones counted"),
    Primitive("reduced_totient", 1, 1, _reduced_totient, "Carmichael's function"),
    Primitive("totient", 1, 1, _totient, "how many of 1 to n have no factor in common with n"),
)
