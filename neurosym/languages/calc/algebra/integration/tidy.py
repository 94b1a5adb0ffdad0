"""Antiderivatives in a shorter form: another antiderivative of the same function, easier to read."""

from __future__ import annotations

from typing import Any

import sympy
from sympy import Add, Dummy, Expr, Mul, Poly, Rational, S

from neurosym.languages.calc.algebra.balls import ball
from neurosym.languages.calc.algebra.integration.changes import radicals, with_radical

__all__ = ["tidy"]

_MOST_OPERATIONS = 1_500
_LOOKED_AT = (Rational(1, 7), Rational(9, 7), Rational(-3, 5), Rational(13, 3))


def tidy(found: Expr, x: Any) -> Expr:
    """Equal to ``found`` but for a constant, on every interval."""
    if found.count_ops() > _MOST_OPERATIONS or found.has(sympy.Piecewise, sympy.RootSum):
        return found
    shorter = _Tidy(x).formula(found)
    return shorter if shorter.count_ops() <= found.count_ops() else found


class _Tidy:
    def __init__(self, x: Any) -> None:
        self.x = x

    def formula(self, found: Expr) -> Expr:
        algebraic: list[Expr] = []
        others: dict[Expr, Expr] = {}
        for term in Add.make_args(sympy.expand_mul(found)):
            function, coefficient = self._function(term)
            if function is None:
                algebraic.append(term)
            else:
                others[function] = others.get(function, S.Zero) + coefficient
        total = self._reduced(Add(*algebraic)).as_independent(self.x, as_Add=True)[1]
        for function, coefficient in sorted(others.items(), key=lambda pair: sympy.default_sort_key(pair[0])):
            total += self._reduced(coefficient) * function
        return total

    def _function(self, term: Expr) -> tuple[Expr | None, Expr]:
        """A logarithm or arctangent of the variable in the term, tidied, and its coefficient."""
        for factor in Mul.make_args(term):
            if isinstance(factor, sympy.log) and factor.has(self.x):
                return sympy.log(self._argument(factor.args[0])), term / factor
            if isinstance(factor, sympy.atan) and factor.has(self.x):
                inner = self._reduced(factor.args[0])
                return self._straight(inner), term / factor
        return None, term

    def _argument(self, inner: Expr) -> Expr:
        """Without constant factors, and positive where it never changes its sign."""
        reduced = self._reduced(inner)
        rest = reduced.as_content_primitive()[1]
        rest = rest.as_independent(self.x, as_Add=False)[1]
        if rest.free_symbols == {self.x}:
            values = [ball(rest, 64, {self.x: number}) for number in _LOOKED_AT]
            signs = {bool(v.real < 0) for v in values if v is not None and v.imag.contains(0)}
            if signs == {True}:
                rest = sympy.expand(-rest) if isinstance(rest, Add) else -rest
        return rest

    def _reduced(self, formula: Expr) -> Expr:
        """With roots in no denominator, if that is shorter."""
        if not formula.has(self.x):
            return formula
        plain = formula.replace(sympy.atan, self._straight) if formula.has(sympy.atan) else formula
        bases = radicals(plain, self.x)
        candidates = [plain]
        if all(base.is_rational_function(self.x) for base in bases) and len(bases) <= 1:
            candidates.append(self._over_root(plain, bases))
        return min(candidates, key=lambda e: e.count_ops())

    def _straight(self, inner: Expr) -> Expr:
        """``atan(tan(a))`` differs from ``a`` by a constant on each interval."""
        if isinstance(inner, sympy.tan) and not inner.args[0].diff(self.x).has(self.x):
            return inner.args[0]
        return sympy.atan(inner)

    def _over_root(self, formula: Expr, bases: dict[Expr, int]) -> Expr:
        if not bases:
            return sympy.cancel(formula) if formula.is_rational_function(self.x) else formula
        ((base, degree),) = bases.items()
        w = Dummy("w")
        inner = with_radical(formula, base, degree, w)
        if not inner.is_rational_function(self.x, w):
            return formula
        top, bottom = sympy.fraction(sympy.together(inner))
        relation = Poly(w**degree - base, w, field=True)
        numerator, denominator = Poly(top, w, field=True), Poly(bottom, w, field=True)
        reduced = (numerator * denominator.rem(relation).invert(relation)).rem(relation)
        root = sympy.root(base, degree)
        return Add(*(sympy.factor(c) * (root**power if power else 1) for (power,), c in reduced.terms()))
