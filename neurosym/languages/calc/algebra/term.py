"""A symbolic value of a running program: one sympy object, under Python's operators.

A ``Term`` is never a rational, a boolean or a collection: ``plain`` gives those back as the host's own
values at once. Whatever an operator makes is guarded before and weighed after, at the cost of the meter
that the term was made with.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from sympy import (
    Abs,
    Basic,
    Dict,
    Dummy,
    Expr,
    FiniteSet,
    Float,
    Integer,
    Poly,
    Rational,
    RootSum,
    S,
    Symbol,
    Tuple,
    default_sort_key,
    false,
    true,
)  # fmt: skip
from sympy.core.relational import Relational
from sympy.logic.boolalg import And, Boolean, Not, Or, Xor
from sympy.sets.sets import Set

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra import arithmetic
from neurosym.languages.calc.algebra.decide import (
    compared,
    equal_formulas,
    exact_floor,
    hash_of,
    nearest_float,
)  # fmt: skip
from neurosym.languages.calc.algebra.guards import weigh
from neurosym.languages.calc.algebra.printing import kind_of, written
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.meter import Meter
from neurosym.values import Formula, OrderedSet

__all__ = ["Term", "operand", "plain"]


class Term:
    """``expr`` is a sympy object, which is immutable; so is the term.

    ``==`` asks whether two formulas are equal for all values of their symbols, and is decided exactly or
    raises ExecutionError; ``<`` between numbers likewise, and between formulas it gives a condition.
    """

    __slots__ = ("expr", "meter")

    is_calc_number = True
    is_calc_term = True

    def __init__(self, expr: Basic, meter: Meter) -> None:
        self.expr = expr
        self.meter = meter

    @property
    def type_name(self) -> str:
        return kind_of(self.expr)

    def canonical_text(self) -> str:
        return written(self.expr, self.meter)

    def leave(self) -> Formula:
        """The value outside of programs: its text, which calc reads back, and its kind."""
        return Formula(self.canonical_text(), self.type_name)

    def __repr__(self) -> str:
        return self.canonical_text()

    # ------------------------------------------------------------------------------- arithmetic
    def __add__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.plus)

    def __radd__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.plus)

    def __sub__(self, other: Any) -> Any:
        return _difference(self, self, other)

    def __rsub__(self, other: Any) -> Any:
        return _difference(self, other, self)

    def __mul__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.times)

    def __rmul__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.times)

    def __truediv__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.over)

    def __rtruediv__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.over)

    def __pow__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.to_the)

    def __rpow__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.to_the)

    def __floordiv__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.floor_over)

    def __rfloordiv__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.floor_over)

    def __mod__(self, other: Any) -> Any:
        return _apply(self, self, other, arithmetic.modulo)

    def __rmod__(self, other: Any) -> Any:
        return _apply(self, other, self, arithmetic.modulo)

    def __divmod__(self, other: Any) -> Any:
        return self // other, self % other

    def __rdivmod__(self, other: Any) -> Any:
        return other // self, other % self

    def __neg__(self) -> Any:
        return plain(self.meter, -_number(self))

    def __pos__(self) -> Any:
        return plain(self.meter, _number(self))

    def __abs__(self) -> Any:
        return plain(self.meter, Abs(_number(self)))

    # ------------------------------------------------------------------------------- conditions and sets
    def __and__(self, other: Any) -> Any:
        return _combine(self, other, And, "intersect")

    def __or__(self, other: Any) -> Any:
        return _combine(self, other, Or, "union")

    def __xor__(self, other: Any) -> Any:
        return _combine(self, other, Xor, "symmetric_difference")

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def __invert__(self) -> Any:
        if not isinstance(self.expr, Boolean):
            raise ExecutionError("~ works on a condition only", hint="not x, or Not(condition)")
        return plain(self.meter, Not(self.expr))

    def __contains__(self, member: Any) -> bool:
        value = operand(member)
        if not isinstance(self.expr, Set) or value is None:
            raise ExecutionError(f"'in' does not look into {_short(self)} for this")
        found = self.expr.contains(value)
        if found is not true and found is not false:
            raise ExecutionError(f"whether it is in {_short(self)} is not known")
        return found is true

    def __bool__(self) -> bool:
        if isinstance(self.expr, Boolean) and not self.expr.is_Symbol:
            raise ExecutionError(
                f"whether {_short(self)} holds depends on its symbols",
                hint="solve it, give the symbols values with subs, or join conditions with And, Or, Not",
            )
        return self != 0 if isinstance(self.expr, Expr) else True

    # ------------------------------------------------------------------------------- comparison
    def __eq__(self, other: object) -> bool:
        value = operand(other)
        return value is not None and equal_formulas(self.meter, self.expr, value)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash_of(self.meter, self.expr)

    def __lt__(self, other: Any) -> Any:
        return _compare(self, other, "<")

    def __le__(self, other: Any) -> Any:
        return _compare(self, other, "<=")

    def __gt__(self, other: Any) -> Any:
        return _compare(self, other, ">")

    def __ge__(self, other: Any) -> Any:
        return _compare(self, other, ">=")

    # ------------------------------------------------------------------------------- to the host's numbers
    def __floor__(self) -> int:
        return exact_floor(self.meter, self.expr)

    def __ceil__(self) -> int:
        return -exact_floor(self.meter, -_number(self))

    def __trunc__(self) -> int:
        return self.__floor__() if self >= 0 else self.__ceil__()

    __int__ = __trunc__

    def __round__(self, digits: int | None = None) -> Any:
        """To the nearest; a tie, which is rational, goes to the even neighbour as everywhere in Python."""
        scale = S(10) ** (digits or 0)
        scaled = _number(self) * scale
        below = exact_floor(self.meter, scaled)
        side = compared(self.meter, scaled, below + S.Half)
        nearest = below + (side > 0 or (side == 0 and below % 2 == 1))
        return nearest if digits is None else plain(self.meter, nearest / scale)

    def __float__(self) -> float:
        self.meter.inexact = True
        return nearest_float(self.meter, self.expr)


def operand(value: Any) -> Basic | None:
    """A number or term as sympy's; None for anything else."""
    if isinstance(value, Term):
        found: Basic = value.expr
        return found
    if isinstance(value, int):
        return Integer(int(value))
    if isinstance(value, Fraction):
        return Rational(value.numerator, value.denominator)
    if isinstance(value, float):
        return _float(value)
    return None


def _float(value: float) -> Float:
    if value != value or value in (float("inf"), -float("inf")):
        raise ExecutionError(f"the float {value} is not a number to calculate with")
    return Float(value)


Operation = Callable[[Meter, Any, Any], Any]


def _apply(term: Term, left: Any, right: Any, operation: Operation) -> Any:
    a, b = operand(left), operand(right)
    if not isinstance(a, (Expr, Poly)) or not isinstance(b, (Expr, Poly)):
        return NotImplemented
    return plain(term.meter, operation(term.meter, a, b))


def _number(term: Term) -> Any:
    if not isinstance(term.expr, (Expr, Poly)):
        raise ExecutionError(f"this needs a number or a formula, not {_short(term)}")
    return term.expr


def _a_set(value: Any) -> Set | None:
    """A set of the algebra or of the host as sympy's; None for anything else."""
    if isinstance(value, (MutableOrderedSet, OrderedSet)):
        members = [operand(member) for member in value]
        return None if None in members else FiniteSet(*members)
    found = operand(value)
    return found if isinstance(found, Set) else None


def _difference(term: Term, left: Any, right: Any) -> Any:
    if not isinstance(term.expr, Set):
        return _apply(term, left, right, arithmetic.minus)
    a, b = _a_set(left), _a_set(right)
    return NotImplemented if a is None or b is None else plain(term.meter, a - b)


def _combine(term: Term, other: Any, condition: Any, method: str) -> Any:
    if isinstance(term.expr, Set):
        members = _a_set(other)
        return NotImplemented if members is None else plain(term.meter, getattr(term.expr, method)(members))
    value = true if other is True else false if other is False else operand(other)
    if isinstance(term.expr, Boolean) and isinstance(value, Boolean):
        return plain(term.meter, condition(term.expr, value))
    return NotImplemented


def _compare(term: Term, other: Any, relation: str) -> Any:
    a, b = term.expr, operand(other)
    if not isinstance(a, Expr) or not isinstance(b, Expr):
        return NotImplemented
    if a.is_number and b.is_number:
        side = compared(term.meter, a, b)
        return {"<": side < 0, "<=": side <= 0, ">": side > 0, ">=": side >= 0}[relation]
    return plain(term.meter, Relational(a, b, relation))


def _short(term: Term) -> str:
    text = term.canonical_text()
    return text if len(text) <= 60 else text[:57] + "..."


# ------------------------------------------------------------------------------- results
def plain(m: Meter, result: Any) -> Any:
    """A result of sympy as calc's value: numbers, booleans and collections are the host's, the rest terms.

    Sets and dicts come in sympy's own order, which is the same in every run. Raises ExecutionError for
    what is no number (0/0, 1/0), BudgetError for what is too large.
    """
    if isinstance(result, Basic):
        return _plain_formula(m, result)
    if isinstance(result, (list, tuple)):
        return type(result)([plain(m, item) for item in result])
    if isinstance(result, (set, frozenset)):
        return MutableOrderedSet(plain(m, item) for item in sorted(result, key=default_sort_key))
    if isinstance(result, dict):
        return {plain(m, key): plain(m, value) for key, value in result.items()}
    if result is None or isinstance(result, (bool, int, Fraction, float)):
        return result
    return wrapped(m, result)


def _plain_formula(m: Meter, result: Basic) -> Any:
    if isinstance(result, Integer):
        number = int(result)
        m.grow(number.bit_length() >> 3)
        return number
    if isinstance(result, Rational):
        return Fraction(int(result.p), int(result.q))
    if isinstance(result, Float) and result._prec <= 53:
        m.inexact = True
        return float(str(result))  # to its own digits: those of 1.41 are not those of the nearest binary one
    if result is true or result is false:
        return result is true
    if isinstance(result, FiniteSet):
        return MutableOrderedSet(plain(m, item) for item in sorted(result, key=default_sort_key))
    if result is S.EmptySet:
        return MutableOrderedSet()
    if isinstance(result, Tuple):
        return tuple([plain(m, item) for item in result])
    if isinstance(result, Dict):
        pairs = sorted(result.items(), key=lambda pair: default_sort_key(pair[0]))
        return {plain(m, key): plain(m, value) for key, value in pairs}
    if result.has(S.ComplexInfinity):
        raise ExecutionError("division by zero", hint="limit(f, x, a) gives the value that is approached")
    if result.has(S.NaN):
        raise ExecutionError(
            "the result is not defined (as 0/0 is)", hint="limit(f, x, a) gives the value that is approached"
        )
    return wrapped(m, result)


def wrapped(m: Meter, result: Any) -> Term:
    """A term of this object, which must be none that ``plain`` gives back as the host's."""
    weigh(m, result)
    found = result.atoms(Float, Dummy)
    if any(isinstance(node, Float) for node in found):
        m.inexact = True
    dummies = [node for node in found if isinstance(node, Dummy)]
    return Term(_named(result, dummies) if dummies else result, m)


def _named(result: Any, dummies: list[Dummy]) -> Any:
    """With sympy's nameless variables as symbols, which are the same when they are read back."""
    if result.has(RootSum):
        return result
    rule: dict[Any, Any] = {}
    for dummy in sorted(dummies, key=default_sort_key):
        name = f"_{dummy.name.lstrip('_')}"
        while any(symbol.name == name for symbol in rule.values()):
            name += "_"
        rule[dummy] = Symbol(name)
    return result.xreplace(rule)
