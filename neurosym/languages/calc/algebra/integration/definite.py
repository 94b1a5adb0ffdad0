"""Definite integrals: closed forms from antiderivatives or from sympy, held against the integral's number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import sympy
from sympy import Dummy, Expr, Integral, Rational, S
from sympy.integrals.manualintegrate import manualintegrate

from neurosym.languages.calc.algebra.balls import analytic_on
from neurosym.languages.calc.algebra.integration.breaks import breaks, on_piece
from neurosym.languages.calc.algebra.integration.check import verdict
from neurosym.languages.calc.algebra.integration.integrator import Integrator
from neurosym.languages.calc.algebra.integration.numeric import matches, numeric_integral
from neurosym.languages.calc.algebra.work import attempt
from neurosym.languages.calc.meter import Meter

__all__ = ["definite"]

_UNITS = 15_000
_MOST_JUMPS = 40

_ENTIRE = (
    sympy.exp, sympy.sin, sympy.cos, sympy.sinh, sympy.cosh, sympy.erf, sympy.erfc, sympy.erfi, sympy.Si,
    sympy.Shi, sympy.fresnels, sympy.fresnelc,
)  # fmt: skip
_NO_VALUES = (S.NaN, S.ComplexInfinity, sympy.Limit, sympy.AccumBounds)
_ENDLESS = (sympy.tan, sympy.cot, sympy.sec, sympy.csc)


def definite(m: Meter, f: Expr, x: Any, start: Expr, end: Expr) -> Expr:
    """Its value, or the integral itself with a note if there is none that stands the test."""
    if not f.has(x):
        return f * (end - start)
    if start == end:
        return S.Zero
    found = _in_pieces(m, f, x, start, end)
    if found is None:
        m.notes.append(f"no value was found for the integral over {x}; it is left as it is")
        return Integral(f, (x, start, end))
    return found


def _in_pieces(m: Meter, f: Expr, x: Any, start: Expr, end: Expr) -> Expr | None:
    """Between the corners and poles of the integrand, where they are known."""
    if not (start.is_number and end.is_number and start.is_extended_real and end.is_extended_real):
        return _Definite(m, f, x, start, end, known=False).value()
    if (start > end) == True:  # noqa: E712 (a sympy object)
        found = _in_pieces(m, f, x, end, start)
        return None if found is None else -found
    places = None if f.free_symbols - {x} else breaks(f, x, start, end)
    if places is None:
        return _Definite(m, f, x, start, end, known=False).value()
    total: Expr = S.Zero
    stops = [start, *places, end]
    for low, high in pairwise(stops):
        part = on_piece(f, x, _between(low, high))
        value = (
            part * (high - low) if not part.has(x) else _Definite(m, part, x, low, high, known=True).value()
        )
        if value is None:
            return None
        total += value
    return None if total.has(S.NaN) else total


def _between(low: Expr, high: Expr) -> Expr:
    """A rational number between two, or beyond one if the other is infinite."""
    if low.is_infinite and high.is_infinite:
        return S.Zero
    if low.is_infinite or high.is_infinite:
        return sympy.floor(high) - 1 if low.is_infinite else sympy.ceiling(low) + 1
    middle = ((low + high) / 2).evalf(30)
    width = (high - low).evalf(10)
    return sympy.nsimplify(middle, rational=True) if width > 0 else middle


class _Definite:
    """``known``: whether the integrand is known to have neither corners nor poles between the ends."""

    def __init__(self, m: Meter, f: Expr, x: Any, start: Expr, end: Expr, *, known: bool) -> None:
        self.m, self.f, self.x, self.start, self.end, self.known = m, f, x, start, end, known
        self.symbols = sorted(
            (f.free_symbols - {x}) | start.free_symbols | end.free_symbols, key=lambda s: s.sort_key()
        )
        self.numbers = [
            (sample, number) for sample in self._samples() if (number := self._number(sample)) is not None
        ]

    def value(self) -> Expr | None:
        """None if there is no closed form, or none that stands the test."""
        for candidate, proven in self._candidates():
            tested = self._tested(candidate)
            if tested is False or (tested is None and not proven):
                continue
            if not proven:
                self.m.notes.append(f"the integral over {self.x} was compared with numbers only")
            return candidate
        return None

    def _samples(self) -> list[dict[Any, Any]]:
        if not self.symbols:
            return [{}]
        choices = []
        for shift in (0, 1):
            sample = {}
            for place, symbol in enumerate(self.symbols):
                number = Rational(7 + 6 * place + 4 * shift, 5)
                if symbol.is_integer:
                    number = S(2 + place + shift)
                sample[symbol] = -number if symbol.is_negative or symbol.is_nonpositive else number
            choices.append(sample)
        return choices

    def _number(self, sample: dict[Any, Any]) -> Any:
        start, end = self.start.subs(sample), self.end.subs(sample)
        real = all(part.is_extended_real for part in (start, end))
        return numeric_integral(self.m, self.f.subs(sample), self.x, start, end) if real else None

    def _tested(self, candidate: Expr) -> bool | None:
        """False if some number differs, None if there is none to compare with."""
        results = [matches(candidate.subs(sample), number) for sample, number in self.numbers]
        if False in results:
            return False
        return True if True in results else None

    # ------------------------------------------------------------------- closed forms
    def _candidates(self) -> Iterator[tuple[Expr, bool]]:
        """Each with whether it is proven, should no number differ from it."""
        variable = Dummy(self.x.name, **self._assumed())
        f = self.f.xreplace({self.x: variable})
        for method in (Integrator(self.m).antiderivative, manualintegrate):
            found = attempt(_UNITS, method, f, variable)
            if found is not None and not found.has(Integral):
                yield from self._from_antiderivative(found.xreplace({variable: self.x}))
        other = attempt(_UNITS, sympy.integrate, self.f, (self.x, self.start, self.end))
        if other is not None and not isinstance(other, Integral) and not other.has(*_NO_VALUES):
            yield other, False

    def _assumed(self) -> dict[str, bool]:
        """The variable is real; it has a sign if both ends have it."""
        if not (self.start.is_extended_real and self.end.is_extended_real):
            return {}
        if self.start.is_extended_nonnegative and self.end.is_extended_nonnegative:
            return {"positive": True}
        return {"real": True}

    def _from_antiderivative(self, found: Expr) -> Iterator[tuple[Expr, bool]]:
        judged = verdict(self.m, found, self.f, self.x)
        if judged == "refuted":
            return
        ends = self._between(found, self.start, self.end)
        if ends is None:
            return
        continuous = self._continuous(found)
        sure = (
            continuous or (bool(self.numbers) and not self.symbols) or (self.known and bool(ends.is_infinite))
        )
        yield ends, judged == "proven" and sure
        jumps = self._with_jumps(found)
        if jumps is not None:
            yield jumps, judged == "proven" and bool(self.numbers) and not self.symbols

    def _between(self, found: Expr, start: Expr, end: Expr) -> Expr | None:
        low, high = self._at(found, start, "+"), self._at(found, end, "-")
        if low is None or high is None:
            return None
        return sympy.expand(high - low) if not (high.is_infinite and low.is_infinite) else None

    def _at(self, found: Expr, end: Expr, side: str) -> Expr | None:
        if end.is_finite is not False:
            value = attempt(1500, found.subs, self.x, end)
            if value is not None and not value.has(*_NO_VALUES, S.Infinity, S.NegativeInfinity):
                return value
        value = attempt(4000, sympy.limit, found, self.x, end, side)
        return None if value is None or value.has(*_NO_VALUES) else value

    def _continuous(self, found: Expr) -> bool:
        """Whether the antiderivative is proven to be continuous from end to end."""
        if all(_is_entire(node, self.x) for node in sympy.preorder_traversal(found)):
            return True
        plain = self._is_finite() and not found.free_symbols - {self.x}
        return plain and analytic_on(found, self.x, self.start, self.end)

    def _is_finite(self) -> bool:
        return all(bool(end.is_number and end.is_finite) for end in (self.start, self.end))

    def _with_jumps(self, found: Expr) -> Expr | None:
        """Added up between the places where a tangent in it is infinite."""
        if not self._is_finite():
            return None
        places: set[Expr] = set()
        for node in found.atoms(*_ENDLESS):
            slope = node.args[0].diff(self.x)
            if slope.has(self.x) or not slope.is_number:
                return None
            shift = S.Half if isinstance(node, (sympy.tan, sympy.sec)) else S.Zero
            first = node.args[0].xreplace({self.x: S.Zero})
            low, high = sorted(
                (node.args[0].subs(self.x, e) / sympy.pi for e in (self.start, self.end)), key=float
            )
            for k in range(int(sympy.floor(low)) - 1, int(sympy.ceiling(high)) + 1):
                places.add(((k + shift) * sympy.pi - first) / slope)
        inside = sorted((p for p in places if self.start < p < self.end), key=float)
        if not inside or len(inside) > _MOST_JUMPS:
            return None
        stops = [self.start, *inside, self.end]
        pieces = [self._between(found, a, b) for a, b in pairwise(stops)]
        return None if any(piece is None for piece in pieces) else sympy.expand(sympy.Add(*pieces))


def _is_entire(node: Any, x: Any) -> bool:
    if not node.has(x) or node == x or isinstance(node, (sympy.Add, sympy.Mul, *_ENTIRE)):
        return True
    if isinstance(node, sympy.Pow):
        return bool((node.exp.is_Integer and node.exp >= 0) or not node.base.has(x))
    return False
