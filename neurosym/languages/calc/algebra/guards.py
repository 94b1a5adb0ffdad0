"""What is looked at before sympy computes: the size of formulas, of powers and of expansions.

sympy has no budget of its own. These guards give the reproducible verdicts; what they miss is ended by
the worker's deadline.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import comb

from sympy import Add, Basic, Expr, Integer, Mul, Pow, Rational, binomial, factorial

from neurosym.errors import BudgetError
from neurosym.languages.calc.meter import Meter

__all__ = [
    "MAX_DEPTH",
    "MAX_PARTS",
    "guard_expansion",
    "guard_power",
    "guard_substitution",
    "guard_work",
    "weigh",
]

MAX_PARTS = 100_000
"""Nodes of a formula as it is written (a part that occurs twice counts twice)."""

MAX_DEPTH = 200
"""Formulas inside formulas: sympy recurses, and each level takes several of the host's frames."""

MAX_TERMS = 50_000
"""Terms that an expansion may have."""

MAX_DEGREE = 3_000
"""Degree of what is factored, divided or solved as a polynomial."""

MAX_MONOMIAL = 1_000_000
"""Degree of what has no sums; polynomials are lists of all their coefficients."""


def weigh(m: Meter, *formulas: Basic) -> int:
    """Charges for looking at formulas. Raises BudgetError for one that is too large or too deep.

    Gives the number of their parts. Shared parts are visited once, so that a formula that squares itself
    again and again is refused in no time.
    """
    total = 0
    for formula in formulas:
        if not formula.args:
            total += 1
            continue
        parts, depth, seen = _measure(formula)
        m.charge(1 + seen)
        if parts > MAX_PARTS:
            raise BudgetError(
                f"a formula would have {parts:,} parts; at most {MAX_PARTS:,} are allowed", limit="size"
            )
        if depth > MAX_DEPTH:
            raise BudgetError(f"a formula is nested more than {MAX_DEPTH} deep", limit="depth")
        total += parts
    return total


def _measure(formula: Basic) -> tuple[int, int, int]:
    """Parts as written, depth, distinct parts."""
    known: dict[Basic, tuple[int, int]] = {}
    stack = [formula]
    while stack:
        node = stack[-1]
        if node in known:
            stack.pop()
            continue
        missing = [arg for arg in node.args if arg not in known]
        if missing:
            stack.extend(missing)
            continue
        stack.pop()
        sizes = [known[arg] for arg in node.args]
        known[node] = 1 + sum(size for size, _ in sizes), 1 + max((depth for _, depth in sizes), default=0)
    return *known[formula], len(known)


def guard_power(m: Meter, base: Basic, exponent: Basic) -> None:
    """Before ``base ** exponent``: the size of an exact number, and of the roots of a large one."""
    if not isinstance(exponent, Rational) or not isinstance(base, Expr):
        return
    bits = _bits(base)
    if isinstance(exponent, Integer):
        if bits > 1:
            _grow(m, bits * abs(int(exponent)))
    elif isinstance(base, Rational):
        m.charge(1 + (bits // 30) ** 2)
        _grow(m, bits * (abs(int(exponent.p)) // int(exponent.q) + 1))


def _grow(m: Meter, bits: int) -> None:
    m.grow(bits >> 3)
    m.charge(1 + (bits >> 8))


def _bits(number: Basic) -> int:
    """Bits of a rational; of a product or power the larger ones of its rational parts; else 1."""
    if isinstance(number, Rational):
        return max(int(number.p).bit_length(), int(number.q).bit_length())
    if isinstance(number, (Mul, Pow)):
        return max(map(_bits, number.args))
    return 1


def guard_substitution(m: Meter, formula: Basic, values: Mapping[Basic, Basic]) -> None:
    """Before symbols become numbers: powers and factorials in ``formula`` that would get too large."""
    sizes = {symbol: _bits(value) for symbol, value in values.items() if isinstance(value, Rational)}
    if sizes:
        _Magnitude(m, sizes).bits(formula)


class _Magnitude:
    """Upper bounds of the bits of a formula's parts once rationals of so many bits are put in."""

    def __init__(self, m: Meter, sizes: Mapping[Basic, int]) -> None:
        self.m = m
        self.sizes = sizes
        self.known: dict[Basic, int] = {}

    def bits(self, node: Basic) -> int:
        found = self.known.get(node)
        if found is None:
            found = self.known[node] = self._bits(node)
            if found > 8 * self.m.size:
                self.m.grow(found >> 3)
        return found

    def _bits(self, node: Basic) -> int:
        if node in self.sizes:
            return self.sizes[node]
        if isinstance(node, Rational):
            return _bits(node)
        inner = [self.bits(arg) for arg in node.args]
        if isinstance(node, Add):
            return sum(inner) + len(inner)
        if isinstance(node, Mul):
            return sum(inner)
        if isinstance(node, Pow):
            return self._power(inner[0], node.exp, inner[1])
        if isinstance(node, factorial):
            return self._power(inner[0], node.args[0], inner[0])
        if isinstance(node, binomial):
            return self._power(inner[0], node.args[1], inner[1])
        return 1

    def _power(self, base: int, exponent: Basic, bits: int) -> int:
        if isinstance(exponent, Rational):
            return base * (abs(int(exponent.p)) // int(exponent.q) + 1)
        if exponent.free_symbols - self.sizes.keys() or base <= 1:
            return 1
        return base << min(bits, 64)


def guard_expansion(m: Meter, formula: Basic) -> None:
    """Before products and powers of sums are multiplied out. Raises BudgetError beyond MAX_TERMS."""
    terms = _terms(formula, {})
    m.charge(1 + 4 * terms)
    if terms > MAX_TERMS:
        raise BudgetError(
            f"the expansion would have about {terms:,} terms; at most {MAX_TERMS:,} are allowed"
            if terms < 10**15
            else f"the expansion would have far more than {MAX_TERMS:,} terms",
            limit="size",
        )


_FAR = 10**15


def _terms(node: Basic, known: dict[Basic, int]) -> int:
    """An upper bound of the terms of ``node``'s expansion."""
    found = known.get(node)
    if found is None:
        known[node] = found = min(_count_terms(node, known), _FAR)
    return found


def _count_terms(node: Basic, known: dict[Basic, int]) -> int:
    if isinstance(node, Add):
        return sum(_terms(arg, known) for arg in node.args)
    if isinstance(node, Mul):
        product = 1
        for arg in node.args:
            product = min(product * _terms(arg, known), _FAR)
        return product
    if isinstance(node, Pow):
        base = _terms(node.base, known)
        if isinstance(node.exp, Integer) and base > 1:
            return _multinomial(node.base, base, abs(int(node.exp)))
        return base if base > 1 else 1
    inner = max((_terms(arg, known) for arg in node.args), default=1)
    return max(inner, 1)


def _multinomial(base: Basic, terms: int, exponent: int) -> int:
    """Terms of ``base ** exponent``: monomials of a degree, or fewer if there is one symbol only."""
    if exponent > _FAR:
        return _FAR
    symbols = base.free_symbols
    if len(symbols) == 1 and isinstance(base, Add):
        spread = _degree(base)
        if spread is not None:
            return min(spread * exponent + 1, _FAR)
    lower = min(exponent, terms - 1)
    if lower > 60:
        return _FAR
    return comb(exponent + terms - 1, lower)


def _degree(base: Basic) -> int | None:
    """The largest exponent of the only symbol in a polynomial written out; None for anything else."""
    largest = 0
    for term in base.args:
        for factor in Mul.make_args(term):
            if factor.is_number:
                continue
            if factor.is_Symbol:
                largest = max(largest, 1)
            elif (
                isinstance(factor, Pow)
                and factor.base.is_Symbol
                and isinstance(factor.exp, Integer)
                and factor.exp > 0
            ):
                largest = max(largest, int(factor.exp))
            else:
                return None
    return largest


def guard_work(m: Meter, formulas: Iterable[Basic]) -> None:
    """Before factoring, simplifying or solving: charges by size, refuses enormous degrees.

    Raises BudgetError.
    """
    for formula in formulas:
        m.charge(500 + 20 * weigh(m, formula))
        alone = isinstance(formula, Expr) and not formula.has(Add)
        most = MAX_MONOMIAL if alone else MAX_DEGREE
        for node in _powers(formula):
            if isinstance(node.exp, Integer) and abs(node.exp) > most and node.base.free_symbols:
                raise BudgetError(
                    f"the exponent {node.exp} is too large to work with; at most {most:,}", limit="size"
                )
        guard_expansion(m, formula)


def _powers(formula: Basic) -> list[Pow]:
    return sorted(formula.atoms(Pow), key=lambda node: node.sort_key())
