"""Sums and products over a range: closed forms, held against the terms added up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mpmath
import sympy
from sympy import Dummy, Expr, Integer, Rational, S

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.balls import ball
from neurosym.languages.calc.algebra.convert import expression, is_collection, symbol
from neurosym.languages.calc.algebra.decide import point
from neurosym.languages.calc.algebra.guards import guard_work, weigh
from neurosym.languages.calc.algebra.identities import vanishes
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS", "ranges"]

_UNITS = 20_000
_WRITTEN_OUT = 2_000
"""Terms that are added up one by one."""


def ranges(given: tuple[Any, ...], what: str) -> list[tuple[Any, Any, Any]]:
    """Each (symbol, from, to)."""
    found = []
    for item in given:
        if not is_collection(item) or len(item) != 3:
            raise ExecutionError(f"{what} needs (symbol, from, to)", hint=f"{what}(f, (k, 1, n))")
        k, low, high = item
        found.append((symbol(k, what), expression(low, what), expression(high, what)))
    return found


class _Kind:
    """Sums or products: ``whole`` is sympy's unevaluated class, ``join`` of two, ``neutral`` of none."""

    def __init__(self, name: str, whole: Any, closed: Any, join: Any, neutral: Any) -> None:
        self.name, self.whole, self.closed, self.join, self.neutral = name, whole, closed, join, neutral

    def value(self, m: Meter, f: Expr, k: Any, low: Expr, high: Expr) -> Expr:
        if low.is_Integer and high.is_Integer:
            count = int(high - low) + 1
            if count <= 0:
                return self.neutral
            if count <= _WRITTEN_OUT:
                return self._written_out(m, f, k, int(low), count)
            end = Dummy("n", integer=True, positive=True)
            found = self._closed(m, f, k, low, end)
            if found is not None:
                return found.subs(end, high)
        found = self._closed(m, f, k, low, high)
        if found is None:
            m.notes.append(f"no closed form was found for the {self.name} over {k}; it is left as it is")
            return self.whole(f, (k, low, high))
        return found

    def _closed(self, m: Meter, f: Expr, k: Any, low: Expr, high: Expr) -> Expr | None:
        """The index and symbols at the ends count as integers, the latter not below zero."""
        whole = {k: Dummy(k.name, integer=True)}
        for end in low.free_symbols | high.free_symbols:
            if end.is_integer is None:
                whole[end] = Dummy(end.name, integer=True, nonnegative=True)
        term, index, first, last = (part.xreplace(whole) for part in (f, k, low, high))
        found = attempt(_UNITS, self.closed, term, (index, first, last))
        if found is None or isinstance(found, self.whole) or found.has(S.NaN, S.ComplexInfinity):
            return None
        judged = self._judged(m, term, index, first, last, found)
        if judged is False or (judged is None and found.has(self.whole)):
            return None
        if judged is None:
            m.notes.append(f"the closed form of the {self.name} over {k} could not be verified")
        back: Expr = found.xreplace({new: old for old, new in whole.items()})
        return back

    def _written_out(self, m: Meter, f: Expr, k: Any, low: int, count: int) -> Expr:
        m.charge(count * (10 + weigh(m, f)))
        return self.join(*(f.subs(k, low + step) for step in range(count)))

    def _judged(self, m: Meter, f: Expr, k: Any, low: Expr, high: Expr, found: Expr) -> bool | None:
        """Of a symbolic upper end: the first term, and the step to the next one. Of infinity: numbers."""
        if high is S.Infinity or low is S.NegativeInfinity:
            return self._by_numbers(m, f, k, low, high, found)
        if not high.is_Symbol:
            return self._by_cases(f, k, low, high, found)
        last = f.subs(k, high + 1)
        following = found.subs(high, high + 1)
        gap = following - self.join(found, last)
        start = found.subs(high, low) - f.subs(k, low) if not low.free_symbols & {high} else S.Zero
        steps = vanishes(gap) or attempt(4000, sympy.simplify, sympy.expand_func(gap)) == 0
        starts = vanishes(start) or attempt(2000, sympy.simplify, start) == 0
        return True if steps and starts else self._by_cases(f, k, low, high, found)

    def _by_cases(self, f: Expr, k: Any, low: Expr, high: Expr, found: Expr) -> bool | None:
        """With small integers for the symbols of the ends; never a proof."""
        symbols = sorted(low.free_symbols | high.free_symbols, key=lambda s: s.sort_key())
        for number in range(2, 6):
            rule = {s: Integer(number + 2 * place) for place, s in enumerate(symbols)}
            first, last = low.subs(rule), high.subs(rule)
            if not (first.is_Integer and last.is_Integer) or not 0 <= last - first < 200:
                return None
            exact = self.join(*(f.subs(rule).subs(k, j) for j in range(int(first), int(last) + 1)))
            gap = found.subs(rule).doit() - exact
            others = {s: abs(point(s, 1)) for s in gap.free_symbols}
            value = ball(gap.xreplace(others), 200)
            if value is not None and not value.contains(0):
                return False
        return None

    def _by_numbers(self, m: Meter, f: Expr, k: Any, low: Expr, high: Expr, found: Expr) -> bool | None:
        if low.free_symbols:
            return None
        others = sorted((f.free_symbols | found.free_symbols) - {k}, key=lambda s: s.sort_key())
        sample = {s: Rational(1, 3 + 2 * place) for place, s in enumerate(others) if not s.is_integer}
        f, found = f.subs(sample), found.subs(sample)
        if found.is_infinite:
            return True
        if len(sample) < len(others) or found.has(self.whole):
            return None
        m.charge(20_000)
        closed = ball(found, 80)
        if closed is None:
            return None

        def term(at: Any) -> Any:
            value = ball(f, 400, {k: Integer(int(at))})
            if value is None:
                raise ValueError
            return mpmath.mpc(_number(value.real), _number(value.imag))

        ends = [
            -mpmath.inf if low is S.NegativeInfinity else int(low),
            mpmath.inf if high is S.Infinity else int(high),
        ]
        joined = mpmath.nsum if self.whole is sympy.Sum else mpmath.nprod
        try:
            with mpmath.workdps(15):
                value = complex(joined(term, ends))
        except (ValueError, ZeroDivisionError, OverflowError, ArithmeticError):
            return None
        expected = complex(float(closed.real.mid()), float(closed.imag.mid()))
        gap = abs(value - expected)
        if gap <= 1e-6 * (1 + abs(expected)):
            return True
        return False if gap > 0.1 * (1 + abs(expected)) else None


def _number(part: Any) -> Any:
    return mpmath.mpf(part.mid().str(80, radius=False))


_SUM = _Kind("sum", sympy.Sum, sympy.summation, sympy.Add, S.Zero)
_PRODUCT = _Kind("product", sympy.Product, sympy.product, sympy.Mul, S.One)


def _evaluated(name: str, kind: _Kind) -> Callable[..., Any]:
    def run(m: Meter, value: Any, *given: Any) -> Any:
        f = expression(value, name)
        guard_work(m, [f])
        for k, low, high in ranges(given, name):
            f = kind.value(m, f, k, low, high)
        return plain(m, f)

    return run


def _unevaluated(name: str, whole: Any) -> Callable[..., Any]:
    return lambda m, value, *given: plain(m, whole(expression(value, name), *ranges(given, name)))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "summation": _evaluated("summation", _SUM),
    "product": _evaluated("product", _PRODUCT),
    "Sum": _unevaluated("Sum", sympy.Sum),
    "Product": _unevaluated("Product", sympy.Product),
}
