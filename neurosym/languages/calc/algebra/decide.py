"""Comparisons of formulas that are exact: decided, or an error that says that they cannot be.

Numbers: a ball that does not hold zero proves a difference; for algebraic numbers a separation bound
proves equality; for others an identity that sympy finds. Formulas with symbols: a point where the
values differ, or an identity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from flint import acb, arb
from sympy import (
    Basic,
    Expr,
    Float,
    Integer,
    Poly,
    Rational,
    Symbol,
    conjugate,
    expand,
    expand_log,
    logcombine,
    simplify,
)  # fmt: skip
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.balls import ball, excludes_zero, whole_part
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.identities import vanishes
from neurosym.languages.calc.algebra.separation import separation_bits
from neurosym.languages.calc.algebra.transcendental import is_zero_sum
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = [
    "compared",
    "differs_somewhere",
    "equal_formulas",
    "exact_floor",
    "hash_of",
    "identical",
    "is_zero",
    "nearest_float",
]

_PRECISIONS = (64, 256, 1024)
_INFINITE = (sympy.oo, -sympy.oo)
_UNITS = 4_000
_MOST_BITS = 300_000
"""Precision beyond which a separation bound is not used."""


def _undecided(a: Basic, b: Basic) -> ExecutionError:
    return ExecutionError(
        f"whether {_short(a)} and {_short(b)} are equal could not be decided", hint="compare N(x, 30) instead"
    )


def _short(formula: Basic) -> str:
    text = str(formula) if len(formula.args) < 20 else formula.func.__name__
    return text if len(text) <= 40 else text[:37] + "..."


# ------------------------------------------------------------------------------- numbers
def is_zero(m: Meter, number: Any) -> bool | None:
    """Of a number without symbols. None if neither could be proven."""
    if not number.args:
        return bool(number == 0)
    guard_work(m, [number])
    for bits in _PRECISIONS:
        m.charge(bits)
        value = ball(number, bits)
        if value is None:
            break
        if excludes_zero(value):
            return False
    needed = separation_bits(number)
    if needed is not None and needed <= _MOST_BITS:
        m.charge(needed)
        value = ball(number, needed + 64)
        if value is not None:
            return not excludes_zero(value) if abs(value).abs_upper() < _two_to(-needed) else None
    return attempt(_UNITS, _zero_by_identities, number)


def _two_to(exponent: int) -> Any:
    return arb(2) ** exponent


def _zero_by_identities(number: Any) -> bool | None:
    known = is_zero_sum(number)
    if known is not None:
        return known
    if vanishes(number):
        return True
    for rewrite in (expand, _logarithms_apart, logcombine, simplify):
        if rewrite(number) == 0:
            return True
    answer: bool | None = number.equals(0)
    return answer


def _logarithms_apart(number: Any) -> Any:
    return expand(expand_log(number, force=True))


def compared(m: Meter, a: Any, b: Any) -> int:
    """-1, 0 or 1 as a < b, a == b or a > b, for real numbers or infinities. Raises ExecutionError."""
    if a in _INFINITE or b in _INFINITE:
        return int(bool(a > b)) - int(bool(a < b))
    difference = a - b
    if isinstance(difference, (Rational, Float)):
        return int(bool(difference > 0)) - int(bool(difference < 0))
    if _is_real(m, difference) is False:
        raise ExecutionError("complex numbers have no order", hint="abs(x) or re(x) can be compared")
    for bits in _PRECISIONS:
        m.charge(bits)
        value = ball(difference, bits)
        if value is not None and not value.real.contains(0):
            return 1 if value.real > 0 else -1
    zero = is_zero(m, difference)
    if zero:
        return 0
    approximate = difference.evalf(30)
    if zero is None or not isinstance(approximate, Float):
        raise _undecided(a, b)
    return 1 if approximate > 0 else -1


def _is_real(m: Meter, number: Any) -> bool | None:
    value = ball(number, 64)
    if value is not None:
        if value.imag.is_zero():
            return True
        if not value.imag.contains(0):
            return False
    known: bool | None = attempt(_UNITS, lambda: number.is_extended_real)
    return is_zero(m, number - conjugate(number)) if known is None else known


def exact_floor(m: Meter, number: Any) -> int:
    """The next integer below a real number. Raises ExecutionError."""
    if isinstance(number, Rational):
        return int(number.p) // int(number.q)
    if not isinstance(number, Expr) or not number.is_number:
        raise ExecutionError(
            f"{_short(number)} is not a number",
            hint="subs gives its symbols values; floor(x) keeps it symbolic",
        )
    if number in _INFINITE:
        raise ExecutionError("infinity has no integer part")
    if _is_real(m, number) is False:
        raise ExecutionError("a complex number has no integer part", hint="re(x) is its real part")
    value = ball(number, 64)
    if value is None:
        found = number.evalf(30).round()
        approximate = int(found)
    else:
        size = _binary_size(value)
        m.grow(size >> 3)
        m.charge(1 + (size >> 5))
        wide = ball(number, size + 64)
        approximate = whole_part((wide or value).real, size + 64)
    while compared(m, number, Integer(approximate)) < 0:
        approximate -= 1
    while compared(m, number, Integer(approximate + 1)) >= 0:
        approximate += 1
    return approximate


def _binary_size(value: acb) -> int:
    """Bits before the point."""
    upper = value.real.abs_upper()
    return max(0, int(float(upper.log() / arb.const_log2())) + 1) if upper > 1 else 0


def nearest_float(m: Meter, number: Any) -> float:
    """An approximation of a real number. Raises ExecutionError."""
    if not isinstance(number, Expr) or not number.is_number:
        raise ExecutionError(f"{_short(number)} is not a number", hint="subs gives its symbols values")
    if _is_real(m, number) is False:
        raise ExecutionError(
            "a complex number is no float", hint="re(x) and im(x) are its parts; N(x) keeps both"
        )
    approximate = number.evalf(20)
    if not approximate.is_Float and not approximate.is_Rational and not approximate.is_infinite:
        approximate = approximate.as_real_imag()[0]
    try:
        return float(approximate)
    except (TypeError, OverflowError):
        raise ExecutionError("this has no value as a float", hint="N(x, 20) gives 20 digits") from None


# ------------------------------------------------------------------------------- formulas
def equal_formulas(m: Meter, a: Any, b: Any) -> bool:
    """Whether they are the same number, formula, equation or set. Raises ExecutionError if undecided."""
    a, b = (part.as_expr() if isinstance(part, Poly) else part for part in (a, b))
    if a == b:
        return True
    if isinstance(a, Relational) and isinstance(b, Relational):
        same_sides = a.rel_op == b.rel_op
        return same_sides and equal_formulas(m, a.lhs, b.lhs) and equal_formulas(m, a.rhs, b.rhs)
    if not isinstance(a, Expr) or not isinstance(b, Expr):
        return False
    if a in _INFINITE or b in _INFINITE:
        return False
    same = is_zero(m, a - b) if a.is_number and b.is_number else identical(m, a, b)
    if same is None:
        raise _undecided(a, b)
    return same


def identical(m: Meter, a: Any, b: Any) -> bool | None:
    """Whether two formulas are equal for all values of their symbols. None if neither could be proven."""
    if (a.is_Symbol or a.is_number) and (b.is_Symbol or b.is_number):
        return bool(a == b)
    difference = a - b
    guard_work(m, [difference])
    expanded = expand(difference)
    if expanded == 0:
        return True
    if _is_plain_polynomial(expanded) or differs_somewhere(m, difference):
        return False
    if vanishes(difference) or attempt(_UNITS, simplify, difference) == 0:
        return True
    return None


def _is_plain_polynomial(expanded: Any) -> bool:
    """In symbols and unknown functions, with rational coefficients: written out, it is zero or it is not."""
    parts = expanded.atoms(Symbol, AppliedUndef)
    return bool(expanded.is_polynomial(*parts)) and all(
        part in parts or part.is_Rational or part.is_Add or part.is_Mul or part.is_Pow
        for part in _outside(expanded, parts)
    )


def _outside(formula: Basic, parts: set[Any]) -> Iterator[Any]:
    stack = [formula]
    while stack:
        node = stack.pop()
        yield node
        if node not in parts:
            stack.extend(node.args)


def differs_somewhere(m: Meter, difference: Any) -> bool:
    """Whether a point is found at which the formula is proven not to be zero."""
    symbols = sorted(difference.free_symbols, key=lambda s: s.sort_key())
    for number in range(len(_POINTS)):
        m.charge(256)
        values = {symbol: point(symbol, number + place) for place, symbol in enumerate(symbols)}
        if excludes_zero(ball(difference, 128, values)):
            return True
    return False


_POINTS = ((17, 7, 0), (-13, 9, 0), (5, 11, 0), (7, 5, 3), (-31, 8, 0), (29, 13, -2))
"""Numerator, denominator and imaginary part (in eighths) of the places where formulas are looked at."""


def point(symbol: Any, number: int) -> Any:
    """A value that the symbol's assumptions allow."""
    top, bottom, imaginary = _POINTS[number % len(_POINTS)]
    if symbol.is_integer:
        top, bottom = (
            (abs(top) + number, 1) if symbol.is_even is None else (2 * abs(top) + bool(symbol.is_odd), 1)
        )
    if symbol.is_nonnegative or symbol.is_positive:
        top = abs(top)
    elif symbol.is_nonpositive or symbol.is_negative:
        top = -abs(top)
    if symbol.is_extended_real:
        imaginary = 0
    return Rational(top, bottom) + sympy.I * Rational(imaginary, 8)


_HALVES = (1 + sympy.I) / 2


def hash_of(m: Meter, formula: Any) -> int:
    """Equal numbers have equal hashes; formulas with symbols if they expand to the same."""
    if not isinstance(formula, Expr) or not formula.args:
        return hash(formula)
    if formula.is_number:
        value = ball(formula * 2**64 + _HALVES, 256)
        if value is None:
            return 0
        real, imaginary = whole_part(value.real, 256), whole_part(value.imag, 256)
        whole, rest = divmod(real, 1 << 64)
        return hash((real, imaginary)) if rest or imaginary else hash(whole)
    guard_work(m, [formula])
    return hash(expand(formula))
