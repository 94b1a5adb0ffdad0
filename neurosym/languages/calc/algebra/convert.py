"""A program's values as sympy's objects. No text is ever given to sympy to be read."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from types import GeneratorType
from typing import Any

from sympy import Basic, Dict, Expr, FiniteSet, Poly, Symbol, Tuple, default_sort_key, false, true
from sympy.core.function import AppliedUndef
from sympy.core.relational import Relational

from neurosym.errors import ExecutionError
from neurosym.languages.calc.algebra.term import Term, operand
from neurosym.languages.calc.data import Function, MutableOrderedSet, kind

__all__ = [
    "expression", "expressions", "integer", "is_collection", "listed_formulas", "only_symbol",
    "sorted_formulas", "symbol", "to_sympy",
]  # fmt: skip


def to_sympy(value: Any, what: str = "this") -> Any:
    """Numbers, terms, booleans, and collections of them. Raises ExecutionError for anything else."""
    if isinstance(value, bool):
        return true if value else false
    found = operand(value)
    if found is not None:
        return found
    if isinstance(value, (list, tuple, range, GeneratorType)):
        return Tuple(*(to_sympy(item, what) for item in value))
    if isinstance(value, MutableOrderedSet):
        return FiniteSet(*(to_sympy(item, what) for item in value))
    if isinstance(value, dict):
        return Dict({to_sympy(key, what): to_sympy(item, what) for key, item in value.items()})
    raise _refused(value, what)


def _refused(value: Any, what: str) -> ExecutionError:
    if isinstance(value, str):
        return ExecutionError(
            f"{what} does not read text: {value[:30]!r} is no formula",
            hint='make symbols first, x = symbol("x"), and write the formula without quotes',
        )
    if isinstance(value, Function):
        return ExecutionError(f"{what} needs a formula, not the function {value.name}", hint="call it: f(x)")
    return ExecutionError(f"{what} needs a number or a formula, not {kind(value)}")


def expression(value: Any, what: str) -> Any:
    """A number or a formula; True and False count as 1 and 0."""
    found = operand(value)
    if found is None:
        raise _refused(value, what)
    if isinstance(found, Poly):
        return found.as_expr()
    if not isinstance(found, Expr):
        raise ExecutionError(
            f"{what} needs a number or a formula, not {kind(value)}",
            hint="an equation's sides are e.lhs and e.rhs" if isinstance(found, Relational) else None,
        )
    return found


def is_collection(value: Any) -> bool:
    return isinstance(value, (list, tuple, range, GeneratorType, MutableOrderedSet))


def listed_formulas(value: Any, what: str) -> list[Any]:
    """The formulas and conditions of a collection, or the one given."""
    return [to_sympy(item, what) for item in value] if is_collection(value) else [to_sympy(value, what)]


def expressions(values: Iterable[Any], what: str) -> list[Any]:
    return [expression(value, what) for value in values]


def integer(value: Any, what: str) -> int:
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    raise ExecutionError(f"{what} needs an integer, not {kind(value)}")


def symbol(value: Any, what: str) -> Any:
    """A symbol, or an unknown function of symbols."""
    found = value.expr if isinstance(value, Term) else None
    if not isinstance(found, (Symbol, AppliedUndef)):
        if isinstance(value, str):
            raise _refused(value, what)
        shown = kind(value) if found is None else str(found)[:40]
        raise ExecutionError(f"{what} needs a symbol here, not {shown}", hint='x = symbol("x") makes one')
    return found


def only_symbol(formulas: Iterable[Basic], what: str) -> Any:
    """The symbol that occurs in the formulas. Raises ExecutionError if there is none or several."""
    found = sorted_formulas(set().union(*(formula.free_symbols for formula in formulas)))
    if len(found) != 1:
        names = ", ".join(map(str, found)) or "none"
        raise ExecutionError(
            f"{what} must be told for which symbol; there are: {names}", hint=f"{what}(..., x)"
        )
    return found[0]


def sorted_formulas(formulas: Iterable[Any]) -> list[Any]:
    """In sympy's canonical order, which is the same in every run."""
    return sorted(formulas, key=default_sort_key)
