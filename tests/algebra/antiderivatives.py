"""Judges antiderivatives by differentiating them: independent of calc's own checks.

The derivative is sympy's, the values are mpmath's. An answer is right if the derivative equals the
integrand at every point where both can be evaluated: real ones of both signs, complex ones, with several
values of the parameters.
"""

import json
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import mpmath
import sympy
from sympy import I, Rational

from tests.algebra.expressions import names, read

__all__ = ["Row", "grade", "rows"]

PLACES = (
    Rational(37, 100), Rational(83, 100), Rational(171, 100), Rational(523, 100), Rational(-41, 100),
    Rational(-277, 100), Rational(3, 10) + I * Rational(7, 10), Rational(-13, 10) + I * Rational(2, 5),
)  # fmt: skip
TOLERANCE = 1e-8
SECONDS = 6.0
"""For the values at one point, which some special functions make very slow."""

HARMLESS = (
    TypeError, ValueError, ArithmeticError, AttributeError, NotImplementedError, RecursionError,
    mpmath.libmp.NoConvergence,
)  # fmt: skip


class Row(NamedTuple):
    number: int
    integrand: str
    variable: str

    def program(self) -> str:
        """As somebody would write it in calc."""
        symbols = ", ".join(dict.fromkeys([*names(self.integrand), self.variable]))
        return f'{symbols} = symbols("{symbols}")\nanswer = integrate({self.integrand}, {self.variable})'


def rows(data: Path) -> list[Row]:
    """Those whose own antiderivative has been verified."""
    lines = (data / "integrals.jsonl").read_text(encoding="utf-8").splitlines()
    found = [(number, json.loads(line)) for number, line in enumerate(lines)]
    return [
        Row(number, row["integrand_sympy"], row["variable"])
        for number, row in found
        if row["numeric_check"] == "verified"
    ]


def grade(row: Row, answer: str) -> str:
    """``right``, ``partly`` (at some points only), ``wrong``, ``unevaluated`` or ``unknown``."""
    found = read(answer)
    if found.has(sympy.Integral):
        return "unevaluated"
    x, f = sympy.Symbol(row.variable), read(row.integrand)
    derivative = found.diff(x)
    same = [
        _same(derivative, f, values)
        for values in _values(sorted((found.free_symbols | f.free_symbols) - {x}, key=str), x)
    ]
    if True in same:
        return "partly" if False in same else "right"
    return "wrong" if False in same else "unknown"


def _values(parameters: list[Any], x: Any) -> Iterator[dict[Any, Any]]:
    for number, place in enumerate(PLACES):
        for signs in range(2 if parameters else 1):
            chance = random.Random(7 * number + signs)
            numbers = [Rational(round(chance.uniform(400, 2600)), 1000) for _ in parameters]
            turned = [-n if signs and chance.random() < 0.5 else n for n in numbers]
            yield {**dict(zip(parameters, turned, strict=True)), x: place}


def _same(derivative: Any, f: Any, values: dict[Any, Any]) -> bool | None:
    with _alarm():
        a, b = _value(derivative, values), _value(f, values)
        return None if a is None or b is None else abs(a - b) <= TOLERANCE * (1e-6 + abs(a) + abs(b))
    return None


def _value(formula: Any, values: dict[Any, Any]) -> complex | None:
    try:
        found = complex(formula.evalf(20, subs=values, maxn=200))
    except HARMLESS:
        return None
    return found if abs(found) < 1e200 else None


class _TooSlowError(Exception):
    pass


@contextmanager
def _alarm() -> Iterator[None]:
    def ring(*_: Any) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    except _TooSlowError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
