"""Proofs that a formula is zero for all values of its symbols.

Each function in it becomes a symbol of its own, together with the algebraic relations between these:
half-angle tangents make sines and cosines rational, roots are bound by their powers, exponentials by
the sums in their exponents. What is left is a polynomial, which is reduced by the relations. Zero is
then proven (wherever the formula is defined, on every branch); anything else proves nothing.
"""

from __future__ import annotations

from math import lcm
from typing import Any

import sympy
from sympy import Add, Dummy, Expr, Integer, Mul, Poly, Pow, Rational, S

from neurosym.languages.calc.algebra.work import attempt

__all__ = ["from_sine_and_cosine", "vanishes"]

_UNITS = 6_000
_MOST_TERMS = 20_000
_MOST_TIMES = 40

_CIRCULAR = (sympy.sin, sympy.cos, sympy.tan, sympy.cot, sympy.sec, sympy.csc)
_HYPERBOLIC = (sympy.sinh, sympy.cosh, sympy.tanh, sympy.coth, sympy.sech, sympy.csch)


def vanishes(formula: Any, units: int = _UNITS) -> bool:
    """Whether the formula could be proven to be zero. False proves nothing."""
    if formula == 0:
        return True
    return bool(attempt(units, _Kernels().zero, formula))


class _Kernels:
    """The symbols that stand for functions, and their relations, inner ones first."""

    def __init__(self) -> None:
        self.known: dict[Any, Expr] = {}
        self.relations: list[tuple[Dummy, int, Expr]] = []
        self.roots: dict[Expr, Dummy] = {}

    def zero(self, formula: Expr) -> bool:
        self._prepare(formula)
        numerator = sympy.fraction(sympy.together(self.rational(formula)))[0]
        for symbol, degree, value in reversed(self.relations):
            numerator = self._reduced(numerator, symbol, degree, value)
            if numerator == 0:
                return True
        return bool(sympy.expand(numerator) == 0)

    def _reduced(self, formula: Expr, symbol: Dummy, degree: int, value: Expr) -> Expr:
        """The numerator after ``symbol ** degree == value`` has been used wherever it can be."""
        if not formula.has(symbol):
            return formula
        poly = Poly(formula, symbol)
        reduced = S.Zero
        for (power,), coefficient in poly.terms():
            reduced += coefficient * value ** (power // degree) * symbol ** (power % degree)
        together = sympy.fraction(sympy.together(reduced))[0]
        if sum(1 for _ in Add.make_args(together)) > _MOST_TERMS:
            raise ValueError
        return sympy.expand(together)

    def _prepare(self, formula: Expr) -> None:
        """Finds one degree for all roots, and for angles and exponents the least common parts."""
        powers = sorted(formula.atoms(Pow), key=sympy.default_sort_key)
        self.degree = lcm(*(int(node.exp.q) for node in powers if isinstance(node.exp, Rational)))
        self.units: dict[Expr, int] = {}
        for node in formula.atoms(*_CIRCULAR, *_HYPERBOLIC, sympy.exp):
            for rational, part in map(_split, Add.make_args(sympy.expand(node.args[0]))):
                self.units[part] = lcm(self.units.get(part, 1), int(rational.q))
        for node in powers:
            if not isinstance(node.exp, Rational):
                for rational, part in map(_split, Add.make_args(sympy.expand(node.exp))):
                    key = node.base, part
                    self.units[key] = lcm(self.units.get(key, 1), int(rational.q))

    def rational(self, node: Any) -> Any:
        """The node as a rational function of symbols."""
        if node.is_Rational or node.is_Symbol:
            return node
        found = self.known.get(node)
        if found is None:
            found = self.known[node] = self._rational(node)
        return found

    def _rational(self, node: Any) -> Any:
        if isinstance(node, (Add, Mul)):
            return node.func(*map(self.rational, node.args))
        if isinstance(node, Pow) and isinstance(node.exp, Integer):
            return self.rational(node.base) ** node.exp
        if isinstance(node, Pow) and isinstance(node.exp, Rational):
            return self._root(node.base) ** int(node.exp * self.degree)
        if isinstance(node, Pow):
            return self._power(node.base, node.exp)
        if isinstance(node, sympy.exp):
            return self._exponential(node.args[0])
        if isinstance(node, _CIRCULAR):
            return from_sine_and_cosine(node, *self._circular(node.args[0]))
        if isinstance(node, _HYPERBOLIC):
            rising = self._exponential(node.args[0])
            return from_sine_and_cosine(node, (rising - 1 / rising) / 2, (rising + 1 / rising) / 2)
        if node is S.ImaginaryUnit:
            return self._bound(node, 2, S.NegativeOne)
        return Dummy()

    def _bound(self, key: Any, degree: int, value: Expr) -> Dummy:
        symbol = Dummy()
        self.relations.append((symbol, degree, value))
        self.known[key] = symbol
        return symbol

    def _root(self, base: Any) -> Expr:
        """A symbol whose power ``degree`` is the base: the same for equal bases, positive factors apart."""
        value = sympy.cancel(self.rational(base))
        content, rest = value.as_content_primitive()
        if content < 0:
            content, rest = -content, -rest
        product: Expr = S.One
        for prime, power in sympy.factorrat(content).items():
            product *= self._one_root(Integer(prime)) ** power
        return product if rest == 1 else product * self._one_root(rest)

    def _one_root(self, value: Expr) -> Dummy:
        if value not in self.roots:
            symbol = self.roots[value] = Dummy()
            self.relations.append((symbol, self.degree, value))
        return self.roots[value]

    def _power(self, base: Any, exponent: Expr) -> Expr:
        """``x**(n + 1)`` as x times the symbol of ``x**n``."""
        product = S.One
        for rational, part in map(_split, Add.make_args(sympy.expand(exponent))):
            if part == 1 and rational.q == 1:
                product *= self.rational(base) ** rational
            else:
                unit = self.units[base, part]
                product *= self._symbol("power", base, part) ** (rational * unit)
        return product

    def _exponential(self, exponent: Expr) -> Expr:
        product = S.One
        for rational, part in map(_split, Add.make_args(sympy.expand(exponent))):
            product *= self._symbol("exp", part) ** (rational * self.units[part])
        return product

    def _symbol(self, *key: Any) -> Expr:
        if key not in self.known:
            self.known[key] = Dummy()
        return self.known[key]

    def _circular(self, angle: Any) -> tuple[Expr, Expr]:
        """Sine and cosine by the tangents of half of its parts."""
        sine, cosine = S.Zero, S.One
        for rational, part in map(_split, Add.make_args(sympy.expand(angle))):
            t = self._symbol("half", part)
            one = _multiple(2 * t / (1 + t**2), (1 - t**2) / (1 + t**2), int(rational * self.units[part]))
            sine, cosine = sine * one[1] + cosine * one[0], cosine * one[1] - sine * one[0]
        return sine, cosine


def from_sine_and_cosine(node: Any, sine: Expr, cosine: Expr) -> Expr:
    """What a circular or hyperbolic function is in terms of those two."""
    match node.func.__name__.removesuffix("h"):
        case "sin":
            return sine
        case "cos":
            return cosine
        case "tan":
            return sine / cosine
        case "cot":
            return cosine / sine
        case "sec":
            return 1 / cosine
        case _:
            return 1 / sine


def _split(term: Expr) -> tuple[Rational, Expr]:
    rational, part = term.as_coeff_Mul(rational=True)
    return rational, part


def _multiple(sine: Expr, cosine: Expr, times: int) -> tuple[Expr, Expr]:
    """Sine and cosine of so many times the angle, in lowest terms."""
    if abs(times) > _MOST_TIMES:
        raise ValueError
    if times < 0:
        sine, times = -sine, -times
    total = S.Zero, S.One
    for _ in range(times):
        total = (
            sympy.cancel(total[0] * cosine + total[1] * sine),
            sympy.cancel(total[1] * cosine - total[0] * sine),
        )
    return total
