"""The conditions of set-builder concepts, ``{x | x % 3 == 1 and x > 10}``: a small part of calc.

A condition has calc's meaning for integers (tested against it): ``//`` rounds down, ``%`` takes the
divisor's sign, comparisons chain. ``x`` is the only variable. Every operation is bounded in size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import add, eq, floordiv, ge, gt, le, lt, mod, mul, ne, sub
from typing import assert_never

from neurosym.errors import BudgetError, CheckError, ExecutionError

__all__ = [
    "Both",
    "Compare",
    "Condition",
    "Either",
    "Negated",
    "Number",
    "Operation",
    "Variable",
    "check_condition",
    "holds",
    "write_condition",
]

LIMIT_BITS = 4096
"""Bits of an intermediate result; conditions are about small numbers."""


@dataclass(frozen=True)
class Number:
    value: int


@dataclass(frozen=True)
class Variable:
    """``x``"""


@dataclass(frozen=True)
class Operation:
    """``left`` is None for a sign: ``-x``."""

    operator: str
    left: Condition | None
    right: Condition


@dataclass(frozen=True)
class Compare:
    """``first op operand op operand ...``, chained as in ``1 < x <= 9``."""

    first: Condition
    rest: tuple[tuple[str, Condition], ...]


@dataclass(frozen=True)
class Negated:
    inner: Condition


@dataclass(frozen=True)
class Both:
    left: Condition
    right: Condition


@dataclass(frozen=True)
class Either:
    left: Condition
    right: Condition


Condition = Number | Variable | Operation | Compare | Negated | Both | Either

_COMPARISONS = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_ARITHMETIC: Mapping[str, Callable[[int, int], int]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "//": floordiv,
    "%": mod,
}


def check_condition(condition: Condition) -> None:
    """A truth value must come out, from truth values and integers used as such. Raises CheckError."""
    if not _is_truth(condition):
        raise CheckError(
            f"{write_condition(condition)} is a number, not a condition",
            hint="compare it: {x | x % 3 == 1}",
        )


def _is_truth(condition: Condition) -> bool:
    """Whether a truth value comes out (else an integer); checks the parts on the way."""
    match condition:
        case Number() | Variable():
            return False
        case Operation(_, left, right):
            for operand in (left, right):
                if operand is not None:
                    _check_number(operand)
            return False
        case Compare(first, rest):
            for operand in (first, *(operand for _, operand in rest)):
                _check_number(operand)
            return True
        case Negated(inner):
            check_condition(inner)
            return True
        case Both(left, right) | Either(left, right):
            check_condition(left)
            check_condition(right)
            return True
        case _:
            assert_never(condition)


def _check_number(condition: Condition) -> None:
    if _is_truth(condition):
        raise CheckError(f"{write_condition(condition)} is a condition, not a number")


def holds(condition: Condition, x: int) -> bool:
    """Whether a checked condition is true of ``x``. Raises ExecutionError (``% 0``) or BudgetError."""
    match condition:
        case Compare(first, rest):
            left = _number(first, x)
            for operator, operand in rest:
                right = _number(operand, x)
                if not _COMPARISONS[operator](left, right):
                    return False
                left = right
            return True
        case Negated(inner):
            return not holds(inner, x)
        case Both(left_part, right_part):
            return holds(left_part, x) and holds(right_part, x)
        case Either(left_part, right_part):
            return holds(left_part, x) or holds(right_part, x)
        case _:
            raise AssertionError("check_condition lets only truth values through")


def _number(condition: Condition, x: int) -> int:
    match condition:
        case Number(value):
            return value
        case Variable():
            return x
        case Operation(operator, None, operand):
            value = _number(operand, x)
            return -value if operator == "-" else value
        case Operation("**", base, exponent) if base is not None:
            return _power(_number(base, x), _number(exponent, x))
        case Operation(operator, first, second) if first is not None:
            left, right = _number(first, x), _number(second, x)
            if right == 0 and operator in ("//", "%"):
                raise ExecutionError(f"division by zero in {write_condition(condition)} for x = {x}")
            return _bounded(_ARITHMETIC[operator](left, right))
        case _:
            raise AssertionError("check_condition lets only numbers through")


def _power(base: int, exponent: int) -> int:
    if exponent < 0:
        raise ExecutionError("a negative exponent gives no integer", hint="conditions are about integers")
    if base.bit_length() * exponent > LIMIT_BITS and abs(base) > 1:
        raise BudgetError("a power in a condition is too large", limit="size")
    return int(base**exponent)


def _bounded(value: int) -> int:
    if value.bit_length() > LIMIT_BITS:
        raise BudgetError("a number in a condition is too large", limit="size")
    return value


_LEVEL = {"+": 5, "-": 5, "*": 6, "//": 6, "%": 6, "**": 8}
"""How tightly an operator binds; ``or`` is 1, ``and`` 2, ``not`` 3, comparisons 4, a sign 7."""


def _level(condition: Condition) -> int:
    match condition:
        case Either():
            return 1
        case Both():
            return 2
        case Negated():
            return 3
        case Compare():
            return 4
        case Operation(operator, left, _):
            return 7 if left is None else _LEVEL[operator]
        case Number() | Variable():
            return 9
        case _:
            assert_never(condition)


def write_condition(condition: Condition) -> str:
    """The condition's text, with as few brackets as the grammar needs."""
    match condition:
        case Number(value):
            return str(value)
        case Variable():
            return "x"
        case Operation(operator, None, operand):
            return operator + _at(operand, 7)
        case Operation("**", base, exponent) if base is not None:
            return f"{_at(base, 9)} ** {_at(exponent, 7)}"
        case Operation(operator, left, right) if left is not None:
            level = _LEVEL[operator]
            return f"{_at(left, level)} {operator} {_at(right, level + 1)}"
        case Compare(first, rest):
            return _at(first, 5) + "".join(f" {operator} {_at(operand, 5)}" for operator, operand in rest)
        case Negated(inner):
            return f"not {_at(inner, 3)}"
        case Both(left, right):
            return f"{_at(left, 2)} and {_at(right, 3)}"
        case Either(left, right):
            return f"{_at(left, 1)} or {_at(right, 2)}"
        case _:
            raise AssertionError(f"no condition: {condition!r}")


def _at(condition: Condition, level: int) -> str:
    text = write_condition(condition)
    return text if _level(condition) >= level else f"({text})"
