"""Changes of variable that make roots rational.

P. Chebyshev (1853) for binomials, L. Euler (1768) for square roots of quadratic polynomials. Roots are
taken as functions bound by their powers only, so that what is found holds on every branch.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import gcd
from typing import Any, NamedTuple

import sympy
from sympy import Dummy, Expr, Poly, Rational, S

from neurosym.languages.calc.algebra.integration.changes import Change, radicals, with_radical
from neurosym.languages.calc.algebra.integration.constants import formal_root, is_positive_looking
from neurosym.languages.calc.algebra.integration.quartic import quartic_change

__all__ = ["algebraic_changes", "is_algebraic"]


class _Root(NamedTuple):
    """A function w with ``w**degree == power``, a polynomial in x without factors of that degree."""

    symbol: Any
    degree: int
    power: Poly
    value: Expr


def is_algebraic(f: Expr, x: Any) -> bool:
    """Whether it is built of ``x`` and constants by rational operations and roots."""
    if not f.has(x) or f == x:
        return True
    if isinstance(f, (sympy.Add, sympy.Mul)):
        return all(is_algebraic(part, x) for part in f.args)
    return isinstance(f, sympy.Pow) and isinstance(f.exp, Rational) and is_algebraic(f.base, x)


def algebraic_changes(f: Expr, x: Any) -> Iterator[Change]:
    """For a function with roots of rational functions of ``x``."""
    found = radicals(f, x)
    if not found or not all(base.is_rational_function(x) for base in found):
        return
    roots: list[_Root] = []
    values: dict[Any, Expr] = {}
    for base, degree in sorted(found.items(), key=lambda pair: (pair[0].count_ops(), pair[1], str(pair[0]))):
        outside, root = _normal(base, degree, x, roots)
        if root.power.degree() > 0:
            roots.append(root)
        values[root.symbol] = root.value
        f = with_radical(f, base, degree, outside)
    for change in _changes(f, x, roots):
        yield Change(change.variable, change.integrand, values | change.values)


def _normal(base: Expr, degree: int, x: Any, known: list[_Root]) -> tuple[Expr, _Root]:
    """``base**(1/degree)`` as a rational function (with known roots) times a new root."""
    value = sympy.root(base, degree)
    top, bottom = sympy.fraction(sympy.together(base))
    constant, factors = sympy.factor_list(top * bottom ** (degree - 1), x)
    outside, inside = 1 / bottom, constant
    for factor, power in factors:
        outside *= factor ** (power // degree)
        inside *= factor ** (power % degree)
    expression = outside
    for root in known:
        quotient, rest = sympy.div(sympy.expand(inside), root.power.as_expr(), x)
        if root.degree == degree and rest == 0:
            inside = quotient
            expression *= root.symbol
            value /= root.value
    power = Poly(sympy.expand(inside), x)
    symbol = Dummy("w" if power.degree() > 0 else "k")
    return expression * symbol, _Root(symbol, degree, power, value / outside)


def _changes(f: Expr, x: Any, roots: list[_Root]) -> Iterator[Change]:
    if not roots:
        yield Change(x, f, {})
        return
    power = _by_power(f, x, roots)
    if power is not None:
        yield power
    for root in roots:
        if root.power.degree() == 1:
            yield from _linear(f, x, root, roots)
            return
    for root in roots:
        fractional = _fractional_linear(f, x, root, roots)
        if fractional is not None:
            yield fractional
            return
    if len(roots) == 1:
        root = roots[0]
        binomial = _binomial(f, x, root)
        if binomial is not None:
            yield binomial
        if root.degree == 2:
            quartic = quartic_change(f, x, root.symbol, root.power, root.value)
            if quartic is not None:
                yield quartic
    for root in roots:
        if root.degree == 2 and root.power.degree() == 2:
            yield from _euler(f, x, root, roots)
            return


def _linear(f: Expr, x: Any, root: _Root, roots: list[_Root]) -> Iterator[Change]:
    t = Dummy("t")
    a, b = root.power.all_coeffs()
    new_x = (t**root.degree - b) / a
    yield from _kept(f, x, roots, root, new_x, t, t, root.value)


def _kept(
    f: Expr, x: Any, roots: list[_Root], root: _Root, new_x: Expr, new_root: Expr, t: Any, value: Expr
) -> Iterator[Change]:
    """The other roots become roots of functions of ``t`` that differ from them by a constant factor."""
    rule = {x: new_x, root.symbol: new_root}
    values = {t: value}
    for other in roots:
        if other is not root:
            inner = sympy.root(sympy.factor(other.power.as_expr().xreplace({x: new_x})), other.degree)
            factor = Dummy("k")
            rule[other.symbol] = factor * inner
            values[factor] = other.value / inner.xreplace({t: value})
    yield Change(t, f.xreplace(rule) * sympy.diff(new_x, t), values)


def _fractional_linear(f: Expr, x: Any, root: _Root, roots: list[_Root]) -> Change | None:
    """``w**n == c p**i q**j`` with linear p, q and n dividing i + j: ``t**n`` is a quotient of linears."""
    if root.degree == 2 and root.power.degree() == 2 and len(roots) == 1:
        return None
    constant, factors = sympy.factor_list(root.power.as_expr(), x)
    if len(factors) != 2 or any(sympy.degree(p, x) != 1 for p, _ in factors):
        return None
    (p, i), (q, j) = factors
    n = root.degree
    if (i + j) % n or gcd(i, n) != 1:
        return None
    m = int(sympy.mod_inverse(i, n))
    t = Dummy("t")
    a, b = Poly(p, x).all_coeffs()
    c, d = Poly(q, x).all_coeffs()
    scale = constant**m
    # t = u**m / (p/q)**((m i - 1)/n) with u = w / q**((i+j)/n), so that t**n = scale * p / q
    quotient = t**n / scale
    new_x = sympy.cancel((d * quotient - b) / (a - c * quotient))
    new_p, new_q = p.xreplace({x: new_x}), q.xreplace({x: new_x})
    u = _inverse_power(t, sympy.cancel(new_p / new_q), m, i, n, constant)
    value = (root.value / q ** ((i + j) // n)) ** m / (p / q) ** ((m * i - 1) // n)
    return next(_kept(f, x, roots, root, new_x, sympy.cancel(u * new_q ** ((i + j) // n)), t, value))


def _inverse_power(t: Any, ratio: Expr, m: int, i: int, n: int, constant: Expr) -> Expr:
    """``u`` with ``u**n == constant * ratio**i`` in terms of ``t`` with ``t**n == constant**m * ratio``."""
    return t**i / constant ** Rational(m * i - 1, n)


def _by_power(f: Expr, x: Any, roots: list[_Root]) -> Change | None:
    """``u = x**k`` for the largest k such that ``x * f`` is a function of ``x**k``."""
    top, bottom = sympy.fraction(sympy.together(sympy.cancel(x * f)))
    symbols = [x, *(root.symbol for root in roots)]
    exponents: list[int] = []
    starts: list[int] = []
    for part in (top, bottom):
        if not part.is_polynomial(*symbols):
            return None
        powers = [monomial[0] for monomial in Poly(sympy.expand(part), *symbols).monoms()]
        starts.append(min(powers))
        exponents += [power - min(powers) for power in powers]
    exponents.append(abs(starts[0] - starts[1]))
    exponents += [power for root in roots for (power,) in root.power.monoms()]
    k = gcd(*exponents)
    if k < 2:
        return None
    u = Dummy("u")
    shift = starts[0] - starts[1]
    reduced = sympy.cancel(x ** (1 - shift) * f)
    values: dict[Any, Expr] = {u: x**k}
    rule: dict[Any, Expr] = {}
    for root in roots:
        inner = root.power.as_expr().xreplace(
            {x**power: u ** (power // k) for (power,) in root.power.monoms()}
        )
        radical = sympy.root(inner, root.degree)
        factor = Dummy("k")
        rule[root.symbol] = factor * radical
        values[factor] = root.value / radical.xreplace({u: x**k})
    integrand = _in_powers(reduced, x, symbols, k, u).xreplace(rule) * u ** (shift // k) / (k * u)
    return Change(u, integrand, values)


def _in_powers(f: Expr, x: Any, symbols: list[Any], k: int, u: Any) -> Expr:
    parts = []
    for part in sympy.fraction(sympy.together(f)):
        poly = Poly(sympy.expand(part), *symbols)
        total = S.Zero
        for monomial, coefficient in poly.terms():
            term = coefficient * u ** (monomial[0] // k)
            for symbol, power in zip(symbols[1:], monomial[1:], strict=True):
                term *= symbol**power
            total += term
        parts.append(total)
    return parts[0] / parts[1]


def _binomial(f: Expr, x: Any, root: _Root) -> Change | None:
    """``w**n == a x**k + b`` and a sum of x**m w**j with (m + 1)/k + j/n whole: ``t = w / x**(k/n)``."""
    terms = root.power.terms()
    if len(terms) != 2 or terms[-1][0] != (0,):
        return None
    k, n = root.power.degree(), root.degree
    a, b = root.power.LC(), root.power.coeff_monomial(1)
    parts = _components(f, x, root)
    if parts is None:
        return None
    t = Dummy("t")
    z = b / (t**n - a)
    total = S.Zero
    for j, part in enumerate(parts):
        if part == 0:
            continue
        top, bottom = sympy.fraction(sympy.together(part))
        powers = [[power for (power,) in Poly(p, x).monoms()] for p in (top, bottom)]
        lowest = [min(row) for row in powers]
        if any((power - low) % k for row, low in zip(powers, lowest, strict=True) for power in row):
            return None
        whole = Rational(lowest[0] - lowest[1] + 1, k) + Rational(j, n)
        if whole.q != 1:
            return None
        shifted = [
            sum(c * z ** ((power - low) // k) for (power,), c in Poly(p, x).terms())
            for p, low in zip((top, bottom), lowest, strict=True)
        ]
        total += shifted[0] / shifted[1] * z**whole * t**j
    integrand = -total * Rational(n, k) * t ** (n - 1) / (t**n - a)
    return Change(t, integrand, {t: root.value / x ** Rational(k, n)})


def _components(f: Expr, x: Any, root: _Root) -> list[Expr] | None:
    """The coefficients of 1, w, w**2, ... once no denominator holds the root."""
    w, n = root.symbol, root.degree
    top, bottom = sympy.fraction(sympy.together(f))
    if not (top.is_polynomial(x, w) and bottom.is_polynomial(x, w)):
        return None
    relation = Poly(w**n - root.power.as_expr(), w, field=True)
    numerator, denominator = Poly(top, w, field=True), Poly(bottom, w, field=True)
    found = numerator * denominator.rem(relation).invert(relation)
    reduced = found.rem(relation)
    return [sympy.cancel(reduced.coeff_monomial(w**j)) for j in range(n)]


def _euler(f: Expr, x: Any, root: _Root, roots: list[_Root]) -> Iterator[Change]:
    """``w**2 == a x**2 + b x + c``."""
    a, b, c = root.power.all_coeffs()
    t = Dummy("t")
    gap = sympy.factor_terms(sympy.expand(b**2 - 4 * a * c))
    kinds = [_first, _second, _third]
    ranks = [_rank(a), _rank(c), _rank(gap)]
    best = kinds[min(range(3), key=lambda index: (ranks[index], index))]
    new_x, new_root, value = best(x, root, a, b, c, gap, t)
    yield from _kept(f, x, roots, root, new_x, new_root, t, value)


def _rank(value: Any) -> int:
    """How well a square root can be taken: 0 without any root, 1 of a positive number, 2 of others."""
    if value == 0:
        return 1
    root = formal_root(value)
    if root.is_rational_function(*root.free_symbols) and root.is_real is not False and not root.has(sympy.I):
        return 0
    return 1 if is_positive_looking(value) else 2


def _first(x: Any, root: _Root, a: Expr, b: Expr, c: Expr, gap: Expr, t: Any) -> tuple[Expr, Expr, Expr]:
    """W = t - sqrt(a) x"""
    s = formal_root(a)
    new_x = (t**2 - c) / (b + 2 * s * t)
    return new_x, sympy.cancel(t - s * new_x), root.value + s * x


def _second(x: Any, root: _Root, a: Expr, b: Expr, c: Expr, gap: Expr, t: Any) -> tuple[Expr, Expr, Expr]:
    """W = x t + sqrt(c)"""
    s = formal_root(c)
    new_x = (b - 2 * s * t) / (t**2 - a)
    return new_x, sympy.cancel(new_x * t + s), (root.value - s) / x


def _third(x: Any, root: _Root, a: Expr, b: Expr, c: Expr, gap: Expr, t: Any) -> tuple[Expr, Expr, Expr]:
    """W = (x - r) t, where r and s are the roots of the polynomial"""
    g = formal_root(gap)
    r, s = (-b + g) / (2 * a), (-b - g) / (2 * a)
    new_x = (r * t**2 - a * s) / (t**2 - a)
    return new_x, sympy.cancel((new_x - r) * t), root.value / (x - r)
