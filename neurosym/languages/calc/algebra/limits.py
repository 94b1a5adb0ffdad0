"""Limits and power series, held against values nearby."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Expr, Integer, Limit, Rational, S

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.balls import ball
from neurosym.languages.calc.algebra.convert import expression, integer, only_symbol, symbol
from neurosym.languages.calc.algebra.decide import equal_formulas, point
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_UNITS = 20_000
_MOST_ORDER = 200
_NEAR, _NEARER = 40, 4000
"""Powers of ten at which a function is compared with its limit: far enough for logarithms to show."""


def _arguments(m: Meter, value: Any, x: Any, to: Any, side: Any, what: str) -> tuple[Any, Any, Any, str]:
    if side not in ("+", "-", "+-"):
        raise ExecutionError(
            'the side of a limit is "+", "-" or "+-"', hint='"+" is from above, "-" from below'
        )
    f = expression(value, what)
    guard_work(m, [f])
    return f, symbol(x, what), expression(to, what), str(side)


def _limit(m: Meter, value: Any, x: Any, to: Any, dir: Any = "+-") -> Any:  # noqa: A002 (sympy's name)
    """Of both sides unless one is told, or the function is real on one side only."""
    f, z, place, side = _arguments(m, value, x, to, dir, "limit")
    if place.is_infinite:
        return plain(m, _one_sided(m, f, z, place, "-" if place is S.Infinity else "+"))
    if side != "+-":
        return plain(m, _one_sided(m, f, z, place, side))
    real = [mark for mark in ("+", "-") if _is_real_near(f, z, place, mark)] or ["+", "-"]
    found = [_one_sided(m, f, z, place, mark) for mark in real]
    if len(found) == 2 and found[0] != found[1] and not _same(m, *found):
        above, below = found
        raise ExecutionError(
            f"there is no limit: from above it is {above}, from below {below}",
            hint='limit(f, x, a, "+") is one side',
        )
    return plain(m, found[0])


def _same(m: Meter, a: Expr, b: Expr) -> bool:
    return not (a.has(Limit) or b.has(Limit)) and equal_formulas(m, a, b)


def _one_sided(m: Meter, f: Expr, z: Any, place: Expr, side: str) -> Expr:
    found = attempt(_UNITS, sympy.limit, f, z, place, side)
    if found is None or found.has(Limit, S.NaN) or _differs(m, f, z, place, side, found):
        m.notes.append(f"the limit for {z} going to {place} was not found; it is left as it is")
        return Limit(f, z, place, side)
    return found


def _places(place: Expr, side: str) -> list[Expr]:
    """Close to the place, then much closer."""
    steps = [Rational(1, Integer(10) ** power) for power in (_NEAR, _NEARER)]
    if place.is_infinite:
        return [(1 if place is S.Infinity else -1) / step for step in steps]
    return [place + (step if side == "+" else -step) for step in steps]


def _is_real_near(f: Expr, z: Any, place: Expr, side: str) -> bool:
    if f.free_symbols - {z} or place.free_symbols:
        return True
    value = ball(f, 400, {z: _places(place, side)[0]})
    return value is None or bool(value.imag.contains(0))


def _differs(m: Meter, f: Expr, z: Any, place: Expr, side: str, found: Expr) -> bool:
    """Whether the values nearby are far from the limit and do not come nearer."""
    if found.has(sympy.AccumBounds):
        return False
    m.charge(2 * _NEARER)
    symbols = sorted((f.free_symbols | place.free_symbols) - {z}, key=lambda s: s.sort_key())
    values = {s: abs(point(s, 2 * k)) for k, s in enumerate(symbols)}
    near = [p.xreplace(values) for p in _places(place, side)]
    balls = [ball(f.xreplace(values), 5 * _NEARER, {z: p}) for p in near]
    if any(value is None for value in balls):
        return False
    sizes = [abs(value) for value in balls if value is not None]
    if found.is_infinite:
        return bool(sizes[1].abs_upper() < 1) and bool(sizes[1].abs_upper() <= sizes[0].abs_upper())
    limit = ball(found.xreplace(values), 200)
    if limit is None:
        return False
    first, second = (abs(value - limit) for value in balls if value is not None)
    return bool(
        second.abs_lower() > 0.01 * (1 + abs(limit).abs_upper())
        and second.abs_lower() >= first.abs_upper() / 2
    )


def _unevaluated(m: Meter, value: Any, x: Any, to: Any, dir: Any = "+-") -> Any:  # noqa: A002
    return plain(m, Limit(*_arguments(m, value, x, to, dir, "Limit")))


def _series(m: Meter, value: Any, x: Any = None, x0: Any = 0, n: Any = 6, dir: Any = "+") -> Any:  # noqa: A002
    f = expression(value, "series")
    guard_work(m, [f])
    z = only_symbol([f], "series") if x is None else symbol(x, "series")
    order = integer(n, "series")
    if not 1 <= order <= _MOST_ORDER:
        raise ExecutionError(f"a series goes up to an order of 1 to {_MOST_ORDER}")
    place = expression(x0, "series")
    found = sympy.series(f, z, place, order, str(dir))
    if _strays(m, f, z, place, found):
        raise ExecutionError(
            "the series does not agree with the function nearby", hint="try another place or order"
        )
    return plain(m, found)


def _strays(m: Meter, f: Expr, z: Any, place: Expr, found: Expr) -> bool:
    """Whether what the series leaves out does not shrink with the distance as its order says."""
    order = found.getO()
    if order is None or place.is_infinite or place.free_symbols:
        return False
    m.charge(5_000)
    symbols = sorted((f.free_symbols | place.free_symbols) - {z}, key=lambda s: s.sort_key())
    values = {s: abs(point(s, 2 * k)) for k, s in enumerate(symbols)}
    ratio = (f - found.removeO()) / order.expr
    sizes = []
    for power in (20, 40):
        near = place + Rational(1, Integer(10) ** power)
        value = ball(ratio.xreplace(values), 60_000, {z: near})
        if value is None:
            return False
        sizes.append(abs(value).abs_upper())
    return bool(sizes[1] > 10**6 * (1 + sizes[0]))


FUNCTIONS: dict[str, Any] = {"limit": _limit, "Limit": _unevaluated, "series": _series}
