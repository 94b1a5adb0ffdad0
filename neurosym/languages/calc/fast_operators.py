"""Closures for one operator on two operands, specialised by what is known of the operands.

What an operand may be (``Operand``): a variable of the running frame, read without a call; a small constant;
a *leaf*, an operator on those two; or anything else, read by a closure. How much is guarded:

- nothing, where both operands are known to be small integers (``bounds``);
- the types, for comparisons;
- types and size: of the result, for sums, which are one bit longer at most; of the operands, for products,
  quotients and remainders, whose cost is superlinear.

Whatever does not pass its guard goes to ``slow(a, b)``, the operator in full.
"""

from __future__ import annotations

import operator
from typing import Any

from neurosym.languages.calc.closures import Checked, Closure, Frame, Leaf, Operand, Operator

__all__ = ["ARITHMETIC", "BIG", "COMMUTATIVE", "ORDER", "SUMS", "guarded", "plain"]

SUMS: dict[str, Operator] = {"+": operator.add, "-": operator.sub}

ARITHMETIC: dict[str, Operator] = {
    **SUMS, "*": operator.mul, "//": operator.floordiv, "%": operator.mod,
    "**": operator.pow,
}  # fmt: skip
"""``**`` only by small constants."""

ORDER: dict[str, Operator] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

COMMUTATIVE = frozenset({"+", "*"})

BIG = 1 << 256
"""Integers below it need no charge before + - * // %."""

# The host has specialised the comparison of integers of one digit of its own: the literal 1_073_741_823 =
# 2 ** 30 - 1 is the largest of them. Only what is beyond it is compared with BIG.


def plain(apply: Operator, left: Operand, right: Operand) -> Closure:
    """Without guards: on small integers, and by no zero."""
    i, j, k = left.slot, right.slot, right.constant
    if left.leaf is not None and k is not None:
        return _leaf_and_constant(apply, left.leaf, k)
    if i is not None and right.leaf is not None:
        return _variable_and_leaf(apply, i, right.leaf)
    a, b = left.read, right.read
    if i is not None:
        if k is not None:
            return lambda f: apply(f[i], k)
        if j is not None:
            return lambda f: apply(f[i], f[j])
        return lambda f: apply(f[i], b(f))
    if k is not None:
        return lambda f: apply(a(f), k)
    if j is not None:
        return lambda f: apply(a(f), f[j])
    return lambda f: apply(a(f), b(f))


def _leaf_and_constant(apply: Operator, leaf: Leaf, k: int) -> Closure:
    """``x * x % k``, ``i % n == k``"""
    inner, i, j, constant = leaf
    if j is None:
        return lambda f: apply(inner(f[i], constant), k)
    return lambda f: apply(inner(f[i], f[j]), k)


def _variable_and_leaf(apply: Operator, i: int, leaf: Leaf) -> Closure:
    """``total + i * j``, ``total + i % k``"""
    inner, j, other, constant = leaf
    if other is None:
        return lambda f: apply(f[i], inner(f[j], constant))
    return lambda f: apply(f[i], inner(f[j], f[other]))


def guarded(symbol: str, left: Operand, right: Operand, slow: Operator) -> Operand:
    apply = ORDER.get(symbol) or ARITHMETIC[symbol]
    make = _typed if symbol in ORDER else _sum if symbol in SUMS else _product
    checked = None
    if left.slot is not None and right.constant:
        checked = Checked(symbol, apply, left.slot, right.constant, slow)
    return Operand(make(apply, left, right, slow), checked=checked)


def _typed(apply: Operator, left: Operand, right: Operand, slow: Operator) -> Closure:
    read, second, i, j, k = left.read, right.read, left.slot, right.slot, right.constant
    if k is not None:
        if left.checked is not None and left.checked.symbol == "%":
            return _rest_and_constant(apply, left.checked, k, slow)
        if i is not None:

            def variable_and_constant(f: Frame) -> Any:
                a = f[i]
                return apply(a, k) if type(a) is int else slow(a, k)

            return variable_and_constant

        def any_and_constant(f: Frame) -> Any:
            a = read(f)
            return apply(a, k) if type(a) is int else slow(a, k)

        return any_and_constant
    if i is not None and j is not None:

        def variables(f: Frame) -> Any:
            a, b = f[i], f[j]
            return apply(a, b) if type(a) is int and type(b) is int else slow(a, b)

        return variables

    def any_and_any(f: Frame) -> Any:
        a, b = read(f), second(f)
        return apply(a, b) if type(a) is int and type(b) is int else slow(a, b)

    return any_and_any


def _rest_and_constant(apply: Operator, rest: Checked, k: int, slow: Operator) -> Closure:
    """``x % 2 == 0``"""
    _, modulo, i, divisor, slow_modulo = rest

    def run(f: Frame) -> Any:
        a = f[i]
        if type(a) is int and -1_073_741_823 < a < 1_073_741_823:
            return apply(modulo(a, divisor), k)
        return slow(slow_modulo(a, divisor), k)

    return run


def _sum(apply: Operator, left: Operand, right: Operand, slow: Operator) -> Closure:
    read, second, i, j, k = left.read, right.read, left.slot, right.slot, right.constant
    if k is not None:
        if i is not None:

            def variable_and_constant(f: Frame) -> Any:
                a = f[i]
                if type(a) is int:
                    result = apply(a, k)
                    if -1_073_741_823 < result < 1_073_741_823 or -BIG < result < BIG:
                        return result
                return slow(a, k)

            return variable_and_constant

        def any_and_constant(f: Frame) -> Any:
            a = read(f)
            if type(a) is int:
                result = apply(a, k)
                if -1_073_741_823 < result < 1_073_741_823 or -BIG < result < BIG:
                    return result
            return slow(a, k)

        return any_and_constant
    if i is not None and j is not None:

        def variables(f: Frame) -> Any:
            a, b = f[i], f[j]
            if type(a) is int and type(b) is int:
                result = apply(a, b)
                if -1_073_741_823 < result < 1_073_741_823 or -BIG < result < BIG:
                    return result
            return slow(a, b)

        return variables

    def any_and_any(f: Frame) -> Any:
        a, b = read(f), second(f)
        if type(a) is int and type(b) is int:
            result = apply(a, b)
            if -1_073_741_823 < result < 1_073_741_823 or -BIG < result < BIG:
                return result
        return slow(a, b)

    return any_and_any


def _product(apply: Operator, left: Operand, right: Operand, slow: Operator) -> Closure:
    read, second, i, j, k = left.read, right.read, left.slot, right.slot, right.constant
    if k:
        if i is not None:

            def variable_and_constant(f: Frame) -> Any:
                a = f[i]
                if type(a) is int and (-1_073_741_823 < a < 1_073_741_823 or -BIG < a < BIG):
                    return apply(a, k)
                return slow(a, k)

            return variable_and_constant

        def any_and_constant(f: Frame) -> Any:
            a = read(f)
            if type(a) is int and (-1_073_741_823 < a < 1_073_741_823 or -BIG < a < BIG):
                return apply(a, k)
            return slow(a, k)

        return any_and_constant
    if i is not None and j is not None:

        def variables(f: Frame) -> Any:
            a, b = f[i], f[j]
            if (
                type(a) is int and type(b) is int and b
                and -1_073_741_823 < a < 1_073_741_823 and -1_073_741_823 < b < 1_073_741_823
            ):  # fmt: skip
                return apply(a, b)
            return slow(a, b)

        return variables

    def any_and_any(f: Frame) -> Any:
        a, b = read(f), second(f)
        if (
            type(a) is int and type(b) is int and b
            and -1_073_741_823 < a < 1_073_741_823 and -1_073_741_823 < b < 1_073_741_823
        ):  # fmt: skip
            return apply(a, b)
        return slow(a, b)

    return any_and_any
