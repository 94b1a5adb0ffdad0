"""Antiderivatives of rational functions: square-free denominators, then logarithms and arctangents.

C. Hermite (1872) for the reduction; what is left is split over the irreducible factors of the
denominator, and even factors of degree 4 and binomials over roots of their coefficients.
"""

from __future__ import annotations

from math import gcd
from typing import Any

import sympy
from sympy import Dummy, Expr, Poly, S
from sympy.integrals.rationaltools import ratint

from neurosym.languages.calc.algebra.integration.constants import (
    Constants,
    formal_root,
    is_positive_looking,
)

__all__ = ["integrate_rational"]

_MOST_DEGREE = 200


def integrate_rational(f: Any, x: Any) -> Expr | None:
    """None if it is no rational function, or if a factor of its denominator has no closed form here."""
    constants = Constants(x)
    hidden = constants.hide(f)
    if not hidden.is_rational_function(x):
        return None
    numerator, denominator = sympy.fraction(sympy.together(hidden))
    if not (numerator.is_polynomial(x) and denominator.is_polynomial(x)):
        return None
    top, bottom = Poly(numerator, x, field=True), Poly(denominator, x, field=True)
    if max(top.degree(), bottom.degree()) > _MOST_DEGREE:
        return None
    found = _Rational(x).integral(*top.cancel(bottom, include=True))
    if found is None:
        return None
    result = constants.restore(found)
    return None if result.has(S.NaN, S.ComplexInfinity) else result


class _Rational:
    def __init__(self, x: Any) -> None:
        self.x = x

    def integral(self, top: Poly, bottom: Poly) -> Expr | None:
        whole, rest = top.to_field().div(bottom.to_field())
        total: Expr = whole.integrate(self.x).as_expr()
        if rest.is_zero:
            return total
        factors = self._factors(bottom)
        for part, power in factors:
            modulus = part**power
            share = (rest * bottom.to_field().quo(modulus).rem(modulus).invert(modulus)).rem(modulus)
            found = self._power(share, part, power)
            if found is None:
                return None
            total += found
        return total

    def _factors(self, bottom: Poly) -> list[tuple[Poly, int]]:
        """The irreducible factors, primitive, so that few fractions of parameters arise."""
        _, factors = sympy.factor_list(bottom.as_expr())
        return [(Poly(f, self.x, field=True), int(k)) for f, k in factors if f.has(self.x)]

    def _power(self, top: Poly, part: Poly, power: int) -> Expr | None:
        """Of ``top / part**power``, by Hermite's reduction."""
        total: Expr = S.Zero
        slope = part.diff(self.x)
        if power > 1:
            inverse = slope.rem(part).invert(part)
        while power > 1:
            high, low = top.div(part)
            b = (low * inverse).rem(part)
            c = (low - b * slope).quo(part) + high
            total -= sympy.factor_terms(b.as_expr()) / ((power - 1) * part.as_expr() ** (power - 1))
            top = c + b.diff(self.x).mul_ground(sympy.Rational(1, power - 1))
            power -= 1
        whole, rest = top.div(part)
        total += whole.integrate(self.x).as_expr()
        if rest.is_zero:
            return total
        last = self._logarithmic(rest, part)
        return None if last is None else total + last

    def _logarithmic(self, top: Poly, part: Poly) -> Expr | None:
        """Of ``top / part`` with an irreducible ``part`` of higher degree."""
        x = self.x
        ratio = sympy.cancel(top.as_expr() / part.diff(x).as_expr())
        if not ratio.has(x):
            return ratio * sympy.log(part.as_expr())
        if part.degree() == 2:
            return quadratic(x, [top.coeff_monomial(x), top.coeff_monomial(1)], part.all_coeffs())
        split = self._by_power(top, part)
        if split is not None:
            return split
        if part.degree() == 4 and all(power % 2 == 0 for (power,) in part.monoms()):
            return self._biquadratic(top, part)
        if len(part.terms()) == 2 and part.degree() <= 12:
            return _binomial(x, top, part)
        found = ratint(top.as_expr() / part.as_expr(), x)
        return None if found.has(sympy.Integral) else found

    def _by_power(self, top: Poly, part: Poly) -> Expr | None:
        """``x**(k-1) * g(x**k) / h(x**k)`` by ``u = x**k``."""
        exponents = [power for (power,) in part.monoms()] + [power + 1 for (power,) in top.monoms()]
        k = gcd(*exponents)
        if k < 2:
            return None
        u = Dummy("u")
        lower = sum(c * u ** ((power + 1) // k - 1) for (power,), c in top.terms())
        inner = sum(c * u ** (power // k) for (power,), c in part.terms())
        found = _Rational(u).integral(Poly(lower, u, field=True), Poly(inner, u, field=True))
        return None if found is None else (found / k).xreplace({u: self.x**k})

    def _biquadratic(self, top: Poly, part: Poly) -> Expr | None:
        """``a x**4 + b x**2 + c`` as two quadratics over roots of constants."""
        x = self.x
        a, b, c = part.coeff_monomial(x**4), part.coeff_monomial(x**2), part.coeff_monomial(1)
        odd = Poly({m: v for m, v in top.terms() if m[0] % 2}, x, domain=top.domain)
        total: Expr | None = S.Zero if odd.is_zero else self._by_power(odd, part)
        if total is None:
            return None
        m, n = top.coeff_monomial(x**2) / a, top.coeff_monomial(1) / a
        if not m and not n:
            return total
        p, q = sympy.cancel(b / a), sympy.cancel(c / a)
        gap = sympy.factor_terms(sympy.expand(p**2 - 4 * q))
        if is_positive_looking(gap) and (gap.is_number or formal_root(gap).is_rational_function()):
            root = formal_root(gap)
            r, s = sympy.expand((p - root) / 2), sympy.expand((p + root) / 2)
            total += quadratic(x, [S.Zero, _neat((n - m * r) / root)], [S.One, S.Zero, r])
            return total + quadratic(x, [S.Zero, _neat((m * s - n) / root)], [S.One, S.Zero, s])
        r = formal_root(q)
        s = formal_root(sympy.expand(2 * r - p))
        middle = n / (2 * r)
        slope = _neat((middle - m / 2) / s)
        middle = _neat(middle)
        total += quadratic(x, [slope, middle], [S.One, s, r])
        return total + quadratic(x, [-slope, middle], [S.One, -s, r])


def quadratic(x: Any, top: list[Any], bottom: list[Any]) -> Expr:
    """Of ``(m x + n) / (a x**2 + b x + c)``."""
    (m, n), (a, b, c) = top, bottom
    total: Expr = S.Zero
    if m:
        total += m / (2 * a) * sympy.log(a * x**2 + b * x + c)
    rest = _neat(n - m * b / (2 * a))
    if rest == 0:
        return total
    gap = sympy.factor_terms(sympy.expand(4 * a * c - b**2))
    inner = 2 * a * x + b
    if is_positive_looking(gap):
        root = formal_root(gap)
        inner = sympy.cancel(inner / root) if root.is_rational_function() else sympy.expand(inner / root)
        return total + 2 * rest / root * sympy.atan(inner)
    root = formal_root(-gap)
    return total + rest / root * (sympy.log(inner - root) - sympy.log(inner + root))


def _binomial(x: Any, top: Poly, part: Poly) -> Expr:
    """``x**n - c`` over the n-th roots of ``c``, conjugate pairs together."""
    n = part.degree()
    c = sympy.cancel(-part.coeff_monomial(1) / part.LC())
    positive = is_positive_looking(c)
    rho = sympy.root(c if positive else -c, n)
    total: Expr = S.Zero
    for k in range(n // 2 + 1 if positive else (n + 1) // 2):
        angle = sympy.pi * (2 * k + (0 if positive else 1)) / n
        for (power,), coefficient in top.terms():
            weight = coefficient * rho ** (power + 1) / (n * c * part.LC())
            total += weight * _pair(x, rho, angle, power + 1)
    return total


def _pair(x: Any, rho: Expr, angle: Expr, times: int) -> Expr:
    """The logarithms at the roots ``rho * exp(+-i angle)``, weighed by ``exp(+-i times angle)``."""
    cosine, sine = rho * sympy.cos(angle), rho * sympy.sin(angle)
    turn = angle * times
    if sine == 0:
        return sympy.cos(turn) * sympy.log(x - cosine)
    logarithm = sympy.log(x**2 - 2 * cosine * x + rho**2)
    return sympy.cos(turn) * logarithm - 2 * sympy.sin(turn) * sympy.atan((x - cosine) / sine)


def _neat(value: Any) -> Any:
    """A constant with its roots together, so that zero is seen as zero."""
    if value.is_Rational:
        return value
    return sympy.radsimp(sympy.expand(value)) if value.is_number else sympy.cancel(value)
