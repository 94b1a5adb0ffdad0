"""Exponentials: rational functions of one of them, and sums of power times exponential, sine or cosine."""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd, lcm
from typing import Any

import sympy
from sympy import Add, Dummy, Expr, Mul, Poly, Pow, Rational, S

from neurosym.languages.calc.algebra.integration.changes import Change

__all__ = ["exponential_changes", "integrate_waves"]

_WAVES = (sympy.sin, sympy.cos, sympy.sinh, sympy.cosh)
_MOST_POWER = 60
_MOST_TERMS = 300


def exponential_changes(f: Expr, x: Any) -> Iterator[Change]:
    """``u = exp(k x)`` or ``a**(k x)`` if ``x`` occurs in powers of that only; hyperbolic functions too."""
    f = f.rewrite(sympy.exp) if f.has(*_HYPERBOLIC) else f
    powers = [node for node in f.atoms(Pow, sympy.exp) if _exponent(node).has(x)]
    if not powers:
        return
    powers.sort(key=sympy.default_sort_key)
    parts = [_logarithm(node, x) for node in powers]
    if any(part is None for part in parts):
        return
    slopes = [part for part in parts if part is not None]
    ratios = [sympy.cancel(slope / slopes[0]) for slope in slopes]
    if not all(isinstance(ratio, Rational) for ratio in ratios):
        return
    bottom = lcm(*(int(ratio.q) for ratio in ratios))
    top = gcd(*(int(ratio * bottom) for ratio in ratios))
    unit = slopes[0] * top / bottom
    u = Dummy("u")
    rule: dict[Any, Expr] = {}
    for node, ratio in zip(powers, ratios, strict=True):
        start = node.xreplace({x: S.Zero})
        rule[node] = start * u ** int(ratio * bottom / top)
    inner = f.xreplace(rule)
    if inner.has(x):
        return
    first = powers[0]
    value = (
        sympy.exp(unit * x) if isinstance(first, sympy.exp) else _power_of(first, x, Rational(top, bottom))
    )
    yield Change(u, inner / (unit * u), {u: value})


_HYPERBOLIC = (sympy.sinh, sympy.cosh, sympy.tanh, sympy.coth, sympy.sech, sympy.csch)


def _exponent(node: Any) -> Any:
    return node.args[0] if isinstance(node, sympy.exp) else node.exp


def _logarithm(node: Any, x: Any) -> Expr | None:
    """The slope of the logarithm of ``exp(linear)`` or ``a**linear``; None for anything else."""
    exponent = _exponent(node)
    slope = exponent.diff(x)
    if slope.has(x) or (isinstance(node, Pow) and node.base.has(x)):
        return None
    return slope if isinstance(node, sympy.exp) else slope * sympy.log(node.base)


def _power_of(node: Any, x: Any, ratio: Rational) -> Expr:
    slope = node.exp.diff(x)
    return Pow(node.base, slope * ratio * x)


# ------------------------------------------------------------------- polynomial * exp * sin
def integrate_waves(f: Expr, x: Any) -> Expr | None:
    """Of a sum of products of ``x**n`` and exp, sin, cos, sinh and cosh of linear functions of ``x``."""
    if f.is_polynomial(x) or not f.has(sympy.exp, Pow, *_WAVES):
        return None
    terms = _terms(f, x)
    if terms is None:
        return None
    total: Expr = S.Zero
    for (rate, angle), (even, odd) in terms.items():
        total += _wave(x, rate, angle, even, odd)
    return total


_Key = tuple[Expr, Expr]


def _terms(f: Expr, x: Any) -> dict[_Key, tuple[Expr, Expr]] | None:
    """``f`` as a sum of (P cos + Q sin)(angle) * exp(rate): (rate, angle) -> (P, Q), both linear in x."""
    expanded = sympy.expand(f.rewrite(sympy.exp) if f.has(sympy.sinh, sympy.cosh) else f, power_exp=False)
    summands = Add.make_args(expanded)
    if len(summands) > _MOST_TERMS:
        return None
    found: dict[_Key, tuple[Expr, Expr]] = {}
    for summand in summands:
        waves = _product(summand, x)
        if waves is None or len(found) > _MOST_TERMS:
            return None
        for key, (p, q) in waves.items():
            before = found.get(key, (S.Zero, S.Zero))
            found[key] = before[0] + p, before[1] + q
    return found


def _product(summand: Expr, x: Any) -> dict[_Key, tuple[Expr, Expr]] | None:
    coefficient: Expr = S.One
    rate: Expr = S.Zero
    waves: dict[Expr, tuple[Expr, Expr]] = {S.Zero: (S.One, S.Zero)}
    for factor in Mul.make_args(summand):
        base, power = factor.as_base_exp() if not isinstance(factor, sympy.exp) else (factor, S.One)
        if not factor.has(x) or base == x:
            coefficient *= factor
        elif isinstance(base, sympy.exp):
            rate += base.args[0] * power
        elif not base.has(x):
            rate += sympy.log(base) * power
        elif isinstance(base, (sympy.sin, sympy.cos)) and power.is_Integer and 0 < power <= _MOST_POWER:
            for _ in range(int(power)):
                waves = _times(waves, base.args[0], isinstance(base, sympy.sin))
                if len(waves) > _MOST_TERMS:
                    return None
        else:
            return None
    if not coefficient.is_polynomial(x) or rate.diff(x).has(x) or any(a.diff(x).has(x) for a in waves):
        return None
    return {(sympy.expand(rate), a): (coefficient * p, coefficient * q) for a, (p, q) in waves.items()}


def _times(waves: dict[Expr, tuple[Expr, Expr]], angle: Expr, sine: bool) -> dict[Expr, tuple[Expr, Expr]]:
    """Products of sines and cosines as sums of those of sums and differences of angles."""
    found: dict[Expr, tuple[Expr, Expr]] = {}

    def put(at: Expr, p: Expr, q: Expr) -> None:
        at = sympy.expand(at)
        if at.could_extract_minus_sign():
            at, q = -at, -q
        if at == 0:
            q = S.Zero
        before = found.get(at, (S.Zero, S.Zero))
        found[at] = before[0] + p / 2, before[1] + q / 2

    for other, (p, q) in waves.items():
        if sine:
            put(other + angle, -q, p)
            put(other - angle, q, -p)
        else:
            put(other + angle, p, q)
            put(other - angle, p, q)
    return {at: value for at, value in found.items() if value != (S.Zero, S.Zero)}


def _wave(x: Any, rate: Expr, angle: Expr, even: Expr, odd: Expr) -> Expr:
    """Of exp(rate) * (P cos(angle) + Q sin(angle)): repeated parts, with the complex rate a + i b.

    P cos + Q sin is the real part of (P - i Q) exp(i angle), in the formal sense that i only marks which
    of two formulas a term belongs to; so it holds for complex parameters too.
    """
    a, b = rate.diff(x), angle.diff(x)
    if b == 0:
        even, odd = even * sympy.cos(angle) + odd * sympy.sin(angle), S.Zero
        angle = S.Zero
    if a == 0 and b == 0:
        return sympy.exp(rate) * Poly(even, x).integrate(x).as_expr()
    norm = a**2 + b**2
    real: Expr = S.Zero
    imaginary: Expr = S.Zero
    top, side = even, -odd
    # the k-th derivative over (a + i b)**(k+1), with alternating signs
    u, v = (S.One, S.Zero)
    sign = 1
    while top != 0 or side != 0:
        u, v = (u * a + v * b) / norm, (v * a - u * b) / norm
        real += sign * (top * u - side * v)
        imaginary += sign * (top * v + side * u)
        top, side, sign = sympy.diff(top, x), sympy.diff(side, x), -sign
    real, imaginary = (_polynomial(part, x) for part in (real, imaginary))
    return sympy.exp(rate) * (real * sympy.cos(angle) - imaginary * sympy.sin(angle))


def _polynomial(formula: Expr, x: Any) -> Expr:
    return sympy.collect(sympy.expand(formula), x, sympy.factor) if formula != 0 else S.Zero
