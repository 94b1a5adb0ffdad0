"""Closures for operators on numbers and comparisons.

Chains are loops beyond a few links, so that the host's stack grows with the program's nesting only.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.bounds import combined
from neurosym.languages.calc.closures import ERRORS, Closure, Folded, Frame, Leaf, Operand, Operator, Shared
from neurosym.languages.calc.fast_operators import ARITHMETIC, BIG, COMMUTATIVE, ORDER, guarded, plain
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import BINARY, COMPARE, UNARY, charge_operand
from neurosym.languages.calc.scopes import Scope

__all__ = ["Arithmetic"]

_CHAIN = 6
"""Chains up to this length become nested closures, longer ones a loop."""

_SHORT = 64
"""Constant texts up to this length are compared and searched without a charge."""

_LIST = 1024
"""Lists up to this length are searched before the charge."""

_SEARCH = frozenset({"in", "not in"})

_POWER = 8
"""Constant exponents up to this one count as products."""


class Arithmetic(Shared):
    def comparison(self, value: ast.Comparison, scope: Scope) -> Closure:
        return self.test(value, scope).read

    def test(self, value: ast.Expr, scope: Scope) -> Operand:
        """A condition."""
        if not isinstance(value, ast.Comparison):
            return Operand(self.expression(value, scope))
        if len(value.rest) > 1:
            return Operand(self.comparisons(value, scope))
        ((symbol, right, at),) = value.rest
        a, b = self.operand(value.first, scope), self.operand(right, scope)
        slow = self.slow(symbol, at, COMPARE[symbol])
        match right:
            case ast.Constant(value=str(text)) if len(text) <= _SHORT and (
                symbol in ORDER or symbol in _SEARCH
            ):
                return Operand(_with_text(symbol, a.read, text, slow))
        if symbol in _SEARCH:
            return Operand(_search(symbol == "in", a, b, slow, self.meter))
        if symbol not in ORDER:
            read, second = a.read, b.read
            return Operand(lambda f: slow(read(f), second(f)))
        if a.bits is not None and b.bits is not None:
            return Operand(plain(ORDER[symbol], a, b))
        return guarded(symbol, a, b, slow)

    def comparisons(self, value: ast.Comparison, scope: Scope) -> Closure:
        """``0 <= x < n``"""
        first = self.expression(value.first, scope)
        links = [
            (ORDER.get(o), self.expression(e, scope), self.slow(o, at, COMPARE[o])) for o, e, at in value.rest
        ]

        def run(f: Frame) -> bool:
            a = first(f)
            for apply, operand, slow in links:
                b = operand(f)
                if not (apply(a, b) if apply and type(a) is int and type(b) is int else slow(a, b)):
                    return False
                a = b
            return True

        return run

    def slow(self, symbol: str, at: int, combine: Callable[..., Any]) -> Callable[[Any, Any], Any]:
        """The operator in full, and its errors with their place."""
        m = self.meter

        def slow(a: Any, b: Any) -> Any:
            try:
                return combine(m, a, b)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a, b) from None

        def slow_sum(a: Any, b: Any) -> Any:
            if type(a) is str and type(b) is str:
                size = len(a) + len(b)
                if size <= m.size:
                    m.left -= 1 + (size >> 4)
                    if m.left < 0:
                        m.charge(0)
                    return a + b
            return slow(a, b)

        return slow_sum if symbol == "+" else slow

    def operand(self, value: ast.Expr, scope: Scope) -> Operand:
        match value:
            case ast.Constant(value=number) if type(number) is int and -BIG < number < BIG:
                return Operand(lambda f: number, constant=number, bits=number.bit_length())
            case ast.Constant(value=str(text)):
                return Operand(lambda f: text, text=text)
            case ast.Unary(operator="-", operand=ast.Constant(value=number)) if (
                type(number) is int and number < BIG
            ):
                return Operand(lambda f: -number, constant=-number, bits=number.bit_length())
            case ast.Name(name=name):
                found = scope.find(name)
                if found is not None and found[0] == 0 and name in scope.ready:
                    slot = found[1] + 1
                    return Operand(operator.itemgetter(slot), slot, bits=scope.bits.get(name))
            case ast.Chain(rest=rest) if len(rest) <= _CHAIN:
                result = self.operand(value.first, scope)
                for symbol, operand, at in rest:
                    result = self.binary(symbol, result, self.operand(operand, scope), at, BINARY[symbol])
                return result
        return Operand(self.expression(value, scope), bits=self.bounds.bits(value, scope))

    def chain(self, value: ast.Chain, scope: Scope) -> Closure:
        if len(value.rest) <= _CHAIN:
            return self.operand(value, scope).read
        first = self.expression(value.first, scope)
        links = [(self.expression(e, scope), self.slow(o, at, BINARY[o])) for o, e, at in value.rest]

        def run(f: Frame) -> Any:
            result = first(f)
            for operand, combine in links:
                result = combine(result, operand(f))
            return result

        return run

    def binary(self, symbol: str, a: Operand, b: Operand, at: int, combine: Callable[..., Any]) -> Operand:
        """``combine`` is the operator in full."""
        slow = self.slow(symbol, at, combine)
        apply = ARITHMETIC.get(symbol)
        if apply is None or (symbol == "**" and b.constant not in range(1, _POWER + 1)):
            left, right = a.read, b.read
            return Operand(lambda f: slow(left(f), right(f)))
        bits = combined(symbol, a.bits, b.bits, b.constant)
        small = bits is not None and (symbol not in ("//", "%") or bool(b.constant))
        if a.constant is not None and b.constant is None and symbol in COMMUTATIVE:
            in_order = slow
            a, b, slow = b, a, lambda x, y: in_order(y, x)
        if symbol == "+" and (a.text is None) != (b.text is None):
            return Operand(_joined(a, b, slow, self.meter))
        if not small:
            return guarded(symbol, a, b, slow)
        leaf = folded = None
        if a.slot is not None and (b.slot is not None or b.constant is not None):
            leaf = Leaf(apply, a.slot, b.slot, b.constant or 0)
        elif a.slot is not None and b.leaf is not None:
            folded = Folded(apply, a.slot, b.leaf)
        return Operand(plain(apply, a, b), bits=bits, leaf=leaf, folded=folded)

    def unary(self, value: ast.Unary, scope: Scope) -> Closure:
        operand, symbol, at = self.expression(value.operand, scope), value.operator, value.at
        change, m = UNARY[symbol], self.meter

        def run(f: Frame) -> Any:
            a = operand(f)
            if type(a) is int and -1_073_741_823 < a < 1_073_741_823:
                return change(a)
            try:
                charge_operand(m, a)
                return change(a)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a) from None

        return run


def _with_text(symbol: str, read: Closure, text: str, slow: Callable[[Any, Any], Any]) -> Closure:
    """``c in "aeiou"``, ``word == "yes"``: the inner loops of counting."""
    if symbol in _SEARCH:
        wanted = symbol == "in"

        def among(f: Frame) -> Any:
            a = read(f)
            return (a in text) is wanted if type(a) is str else slow(a, text)

        return among
    apply = ORDER[symbol]

    def compare(f: Frame) -> Any:
        a = read(f)
        return apply(a, text) if type(a) is str else slow(a, text)

    return compare


def _search(wanted: bool, member: Operand, container: Operand, slow: Operator, m: Meter) -> Closure:
    """``in`` and ``not in``, for short texts and small integers in dicts and lists."""
    read, second, i, j = member.read, container.read, member.slot, container.slot
    if i is not None and j is not None:

        def variables(f: Frame) -> Any:
            a, b = f[i], f[j]
            if (type(a) is str and len(a) <= _SHORT) or (type(a) is int and -BIG < a < BIG):
                if type(b) is dict:
                    return (a in b) is wanted
                if type(b) is list and len(b) <= _LIST:
                    m.left -= 1 + (len(b) >> 2)
                    return (a in b) is wanted
            return slow(a, b)

        return variables

    def run(f: Frame) -> Any:
        a, b = read(f), second(f)
        if (type(a) is str and len(a) <= _SHORT) or (type(a) is int and -BIG < a < BIG):
            if type(b) is dict:
                return (a in b) is wanted
            if type(b) is list and len(b) <= _LIST:
                m.left -= 1 + (len(b) >> 2)
                return (a in b) is wanted
        return slow(a, b)

    return run


def _joined(left: Operand, right: Operand, slow: Operator, m: Meter) -> Closure:
    """``"x" + name``, ``name + "x"``: one of both is a constant text."""
    before, after = left.text, right.text
    read = right.read if after is None else left.read
    length = len(before or after or "")

    def run(f: Frame) -> Any:
        value = read(f)
        if type(value) is not str or len(value) > _SHORT:
            return slow(value, after) if before is None else slow(before, value)
        m.left -= 1 + ((length + len(value)) >> 4)
        return value + after if before is None else before + value  # type: ignore[operator]

    return run
