"""Whether an algebraic number is zero, decided: a bound that says how small it could be if it is not.

Burnikel, Funke, Mehlhorn, Schirra and Schmitt (2009), "A separation bound for real algebraic
expressions": a number built of integers by + - * / and roots is U / L with algebraic integers U and L
of absolute values of at most u and l, in all conjugates, in a field of degree at most D; so it is 0 or
at least 1 / (l * u ** (D - 1)). The bound holds for complex roots as well.
"""

from __future__ import annotations

from math import lcm, log2
from typing import Any

import sympy
from sympy import Basic, Integer, Rational

__all__ = ["separation_bits"]

_LARGE = 1_000_000


class _NotAlgebraicError(Exception):
    pass


def separation_bits(number: Basic) -> int | None:
    """Bits b such that the number is 0 if its absolute value is below ``2 ** -b``.

    The value need not be real. None if it is not known to be algebraic.
    """
    bound = _Bound()
    try:
        u, low = bound.parts(number)
    except _NotAlgebraicError:
        return None
    degree = bound.degree()
    bits = low + (degree - 1) * max(u, 0.0)
    return int(bits * 1.001) + 16 if bits < 10**12 else None


class _Bound:
    """Binary logarithms of u and l by node, and what the field's degree is made of."""

    def __init__(self) -> None:
        self.known: dict[Basic, tuple[float, float]] = {}
        self.unity = 1
        self.radicals: dict[int, int] = {}
        self.others: dict[Any, int] = {}

    def degree(self) -> int:
        """Of the roots of unity, of the roots of each prime, and of all other roots together."""
        product = max(1, int(sympy.totient(self.unity)))
        for index in (*self.radicals.values(), *self.others.values()):
            product *= index
        return product

    def parts(self, node: Basic) -> tuple[float, float]:
        found = self.known.get(node)
        if found is None:
            found = self.known[node] = self._parts(node)
        return found

    def _parts(self, node: Basic) -> tuple[float, float]:
        if isinstance(node, Rational):
            return _log2(abs(int(node.p))), _log2(int(node.q))
        if isinstance(node, sympy.Float):
            _, mantissa, exponent, _ = node._mpf_
            size = _log2(int(mantissa)) + max(exponent, 0)
            return size, float(max(-exponent, 0))
        if node is sympy.I:
            self.unity = lcm(self.unity, 4)
            return 0.0, 0.0
        if node is sympy.GoldenRatio:
            return self.parts(sympy.GoldenRatio.expand(func=True))
        if isinstance(node, sympy.Add):
            terms = [self.parts(arg) for arg in node.args]
            low = sum(below for _, below in terms)
            return max(above - below for above, below in terms) + log2(len(terms)) + low, low
        if isinstance(node, sympy.Mul):
            factors = [self.parts(arg) for arg in node.args]
            return sum(above for above, _ in factors), sum(below for _, below in factors)
        if isinstance(node, sympy.Pow) and isinstance(node.exp, Rational):
            return self._power(node.base, node.exp)
        if isinstance(node, (sympy.cos, sympy.sin)):
            return self._circular(node)
        if isinstance(node, (sympy.tan, sympy.cot, sympy.sec, sympy.csc)):
            return self.parts(node.rewrite(sympy.cos) if isinstance(node, sympy.sec) else _fraction(node))
        if isinstance(node, sympy.CRootOf):
            return self._root_of(node)
        raise _NotAlgebraicError

    def _power(self, base: Basic, exponent: Rational) -> tuple[float, float]:
        index, times = int(exponent.q), int(exponent.p)
        if index > 1 and base is sympy.S.NegativeOne:
            self.unity = lcm(self.unity, 2 * index)
            return 0.0, 0.0
        above, below = self.parts(base)
        if index > 1:
            self._adjoin(base, index)
            if above >= below:
                above, below = (above + (index - 1) * below) / index, below
            else:
                above, below = above, ((index - 1) * above + below) / index
        if times < 0:
            above, below = below, above
        return above * abs(times), below * abs(times)

    def _adjoin(self, base: Basic, index: int) -> None:
        if isinstance(base, Rational) and max(abs(base.p), base.q) < _LARGE:
            if base < 0:
                self.unity = lcm(self.unity, 2 * index)
            for prime in (*sympy.primefactors(abs(int(base.p))), *sympy.primefactors(int(base.q))):
                self.radicals[prime] = lcm(self.radicals.get(prime, 1), index)
        else:
            self.others[base, index] = index

    def _circular(self, node: Any) -> tuple[float, float]:
        """(z + 1/z) / 2 or (z - 1/z) / 2i for the root of unity z = exp(i * angle)."""
        turns = node.args[0] / sympy.pi
        if not isinstance(turns, Rational):
            raise _NotAlgebraicError
        self.unity = lcm(self.unity, 2 * int(turns.q), 4 if isinstance(node, sympy.sin) else 1)
        return 1.0, 1.0

    def _root_of(self, node: Any) -> tuple[float, float]:
        """The leading coefficient times the root is an algebraic integer; Cauchy's bound for its size."""
        coefficients = [abs(Integer(c)) for c in node.poly.all_coeffs() if c.is_Integer]
        if len(coefficients) <= node.poly.degree():
            raise _NotAlgebraicError
        self.others[node] = int(node.poly.degree())
        leading = int(coefficients[0])
        return _log2(leading + int(max(coefficients[1:]))), _log2(leading)


def _fraction(node: Any) -> Basic:
    sine, cosine = sympy.sin(node.args[0]), sympy.cos(node.args[0])
    if isinstance(node, sympy.tan):
        return sine / cosine
    return 1 / sine if isinstance(node, sympy.csc) else cosine / sine


def _log2(number: int) -> float:
    """Of a natural number, rounded up; 0 counts as 1."""
    return float(number.bit_length()) if number > 1 << 50 else log2(max(number, 1)) + 1e-12
