"""Changes of variable for functions of sines and cosines, or of hyperbolic ones, of multiples of one angle.

The sine, the cosine or the tangent as the new variable where the integrand allows it (the rules of
Ch. Bioche, 1902), else the tangent of half the angle.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm
from typing import Any

import sympy
from sympy import Dummy, Expr, Poly, Pow, Rational, S

from neurosym.languages.calc.algebra.identities import from_sine_and_cosine
from neurosym.languages.calc.algebra.integration.changes import Change

__all__ = ["circular_changes", "common_angle", "in_sine_and_cosine"]

CIRCULAR = (sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sec, sympy.csc)
HYPERBOLIC = (sympy.sinh, sympy.cosh, sympy.tanh, sympy.coth, sympy.sech, sympy.csch)

_MOST_TIMES = 30


def common_angle(angles: list[Expr], x: Any) -> Expr | None:
    """The largest angle, linear in ``x``, of which all are multiples by integers."""
    first = angles[0]
    if not first.has(x) or first.diff(x).has(x):
        return None
    ratios = [sympy.cancel(angle / first) for angle in angles]
    if not all(isinstance(ratio, Rational) for ratio in ratios):
        return None
    bottom = lcm(*(int(ratio.q) for ratio in ratios))
    top = gcd(*(int(ratio * bottom) for ratio in ratios))
    if any(abs(ratio * bottom / top) > _MOST_TIMES for ratio in ratios):
        return None
    angle = first * top / bottom
    return -angle if angle.could_extract_minus_sign() else angle


def in_sine_and_cosine(f: Any, angle: Expr, names: tuple[Any, ...], s: Any, c: Any) -> Any:
    """``f`` with the functions of multiples of the angle in terms of its sine ``s`` and cosine ``c``."""
    if not f.args:
        return f
    if isinstance(f, names):
        times = int(sympy.cancel(f.args[0] / angle))
        sine, cosine = _multiple(times, s, c)
        return from_sine_and_cosine(f, sine, cosine)
    return f.func(*(in_sine_and_cosine(part, angle, names, s, c) for part in f.args))


def _multiple(times: int, s: Any, c: Any) -> tuple[Expr, Expr]:
    """By Chebyshev's polynomials, which serve the hyperbolic functions too."""
    n = abs(times)
    sine = s * sympy.chebyshevu_poly(n - 1, c) if n else S.Zero
    return (sine if times >= 0 else -sine), sympy.chebyshevt_poly(n, c)


def circular_changes(f: Expr, x: Any) -> Iterator[Change]:
    for names, sign in ((CIRCULAR, -1), (HYPERBOLIC, 1)):
        angles = sorted({node.args[0] for node in f.atoms(*names)}, key=sympy.default_sort_key)
        angle = common_angle(angles, x) if angles else None
        if angle is None:
            continue
        s, c = Dummy("s"), Dummy("c")
        inner = in_sine_and_cosine(f, angle, names, s, c)
        if not inner.has(x):
            yield from _changes(inner / angle.diff(x), angle, s, c, sign)


def _changes(f: Expr, angle: Expr, s: Any, c: Any, sign: int) -> Iterator[Change]:
    """``s**2 == sign * (c**2 - 1)``, that is 1 - c**2 or c**2 - 1."""
    sine, cosine, tangent = (
        (sympy.sin, sympy.cos, sympy.tan) if sign < 0 else (sympy.sinh, sympy.cosh, sympy.tanh)
    )
    u = Dummy("u")
    by_cosine = _even(sign * f.xreplace({c: u}) / s, s, sign * (u**2 - 1))
    if by_cosine is not None:
        yield Change(u, by_cosine, {u: cosine(angle)})
    by_sine = _even(f.xreplace({s: u}) / c, c, 1 + sign * u**2)
    if by_sine is not None:
        yield Change(u, by_sine, {u: sine(angle)})
    by_tangent = _even(f.xreplace({s: u * c}) * c**2, c, 1 / (1 - sign * u**2))
    if by_tangent is not None:
        yield Change(u, by_tangent, {u: tangent(angle)})
    if sign > 0:
        yield Change(u, f.xreplace({s: (u - 1 / u) / 2, c: (u + 1 / u) / 2}) / u, {u: sympy.exp(angle)})
        return
    bottom = 1 + u**2
    half = f.xreplace({s: 2 * u / bottom, c: (1 - u**2) / bottom}) * 2 / bottom
    yield Change(u, _simple_roots(half), {u: tangent(angle / 2)})


def _simple_roots(f: Any) -> Any:
    """The bases of roots in lowest terms."""
    if not f.args:
        return f
    parts = [_simple_roots(part) for part in f.args]
    if isinstance(f, Pow) and isinstance(f.exp, Rational) and f.exp.q != 1:
        return Pow(sympy.factor(parts[0]), f.exp)
    return f.func(*parts)


def _even(f: Any, v: Any, square: Expr) -> Expr | None:
    """``f`` as a function of ``v**2``, which is ``square``; None if it is none.

    Every root in it must be one of a function of ``v**2`` by itself.
    """
    roots: dict[Any, Expr] = {}
    plain = _roots_hidden(f, v, square, roots)
    if plain is None:
        return None
    top, bottom = sympy.fraction(sympy.together(plain))
    if not (top.is_polynomial(v) and bottom.is_polynomial(v)):
        return None
    mirrored = bottom.xreplace({v: -v})
    if bottom != mirrored and not Poly(bottom, v).is_monomial:
        top, bottom = top * mirrored, bottom * mirrored
    elif Poly(bottom, v).degree() % 2:
        top, bottom = top * v, bottom * v
    parts = []
    for part in (top, bottom):
        poly = Poly(part, v)
        terms = [(power, coefficient) for (power,), coefficient in poly.terms()]
        if any(power % 2 and sympy.expand(coefficient) != 0 for power, coefficient in terms):
            return None
        parts.append(
            sum(coefficient * square ** (power // 2) for power, coefficient in terms if power % 2 == 0)
        )
    return sympy.cancel(parts[0] / parts[1]).xreplace(roots)


def _roots_hidden(f: Any, v: Any, square: Expr, roots: dict[Any, Expr]) -> Any:
    if not f.args or not f.has(Pow):
        return f
    if isinstance(f, Pow) and not isinstance(f.exp, sympy.Integer):
        if not f.free_symbols:
            return f
        base = _even(f.base, v, square)
        if base is None:
            return None
        base = sympy.factor(base)
        symbol = next((name for name, value in roots.items() if value == base), None)
        if isinstance(f.exp, Rational):
            key = Pow(base, Rational(1, f.exp.q))
            symbol = next((name for name, value in roots.items() if value == key), None)
            if symbol is None:
                symbol = Dummy("r")
                roots[symbol] = key
            return symbol**f.exp.p
        symbol = Dummy("r")
        roots[symbol] = Pow(base, f.exp)
        return symbol
    parts = [_roots_hidden(part, v, square, roots) for part in f.args]
    return None if any(part is None for part in parts) else f.func(*parts)
