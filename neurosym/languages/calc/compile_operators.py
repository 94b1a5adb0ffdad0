"""Closures for operators, displays and f-strings.

Chains are loops beyond a few links, so that the host's stack grows with the program's nesting only.
"""

from __future__ import annotations

import operator
from typing import Any, assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame, Shared
from neurosym.languages.calc.data import MutableOrderedSet, distinct, text
from neurosym.languages.calc.operations import BINARY, COMPARE, UNARY, charge_operand
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.weight import weigh_key

__all__ = ["BIG", "FAST", "Operators", "small"]

BIG = 1 << 256
"""Integers below it need no guard before + - * // %."""

FAST = {"+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "%": operator.mod}
_FAST_COMPARE = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le,
    ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

_CHAIN = 6
"""Chains up to this length become nested closures, longer ones a loop."""


class Operators(Shared):
    def fstring(self, value: ast.FString, scope: Scope) -> Closure:
        parts = [self.expression(part, scope) for part in value.parts]
        m, at = self.meter, value.at

        def run(f: Frame) -> str:
            try:
                texts = [text(part(f), m) for part in parts]
                size = sum(map(len, texts))
                m.grow(size)
                m.charge_bytes(size)
                return "".join(texts)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def display(self, value: ast.Display, scope: Scope) -> Closure:
        items, at, m = [self.expression(item, scope) for item in value.items], value.at, self.meter
        match value.kind:
            case "list":
                return lambda f: [item(f) for item in items]
            case "tuple":
                return lambda f: tuple([item(f) for item in items])
            case "set":

                def run(f: Frame) -> MutableOrderedSet:
                    try:
                        return MutableOrderedSet.holding(distinct([item(f) for item in items], m))
                    except ERRORS as error:
                        raise self.trouble(error, at) from None

                return run
            case _:
                assert_never(value.kind)

    def dict_display(
        self, pairs: tuple[tuple[ast.Expr | None, ast.Expr], ...], at: int, scope: Scope
    ) -> Closure:
        made = [(self.expression(k, scope), self.expression(v, scope)) for k, v in pairs if k is not None]
        m = self.meter

        def run(f: Frame) -> dict[Any, Any]:
            try:
                pairs = [(k(f), v(f)) for k, v in made]
                for key, _ in pairs:
                    weigh_key(m, key)
                return dict(pairs)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def boolean(self, value: ast.Boolean, scope: Scope) -> Closure:
        operands = [self.expression(operand, scope) for operand in value.operands]
        if len(operands) == 2:
            a, b = operands
            if value.operator == "and":
                return lambda f: a(f) and b(f)
            return lambda f: a(f) or b(f)
        stop_at = value.operator == "or"

        def run(f: Frame) -> Any:
            for operand in operands:
                result = operand(f)
                if bool(result) is stop_at:
                    return result
            return result

        return run

    def comparison(self, value: ast.Comparison, scope: Scope) -> Closure:
        first, m = self.expression(value.first, scope), self.meter
        links = [(COMPARE[o], self.expression(e, scope), o, at) for o, e, at in value.rest]
        match value.rest:
            case (ast.Link(operator="in", operand=ast.Constant(value=str(letters)), at=letters_at),) if (
                len(letters) < 64
            ):
                return self.among(first, letters, letters_at)
        if len(links) == 1:
            compare, second, symbol, at = links[0]
            fast = _FAST_COMPARE.get(symbol)
            number = small(value.rest[0].operand)
            if fast is not None and number is not None:
                i = self.slot(value.first, scope)

                def with_number(f: Frame) -> bool:
                    a = first(f) if i is None else f[i]
                    if type(a) is int:
                        return fast(a, number)  # type: ignore[no-any-return]
                    try:
                        a = first(f) if a is UNSET else a
                        return compare(m, a, number)
                    except ERRORS as error:
                        raise self.trouble(error, at, symbol, a, number) from None

                return with_number

            def single(f: Frame) -> bool:
                a, b = first(f), second(f)
                if fast is not None and type(a) is int and type(b) is int:
                    return fast(a, b)  # type: ignore[no-any-return]
                try:
                    return compare(m, a, b)
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None

            return single

        def run(f: Frame) -> bool:
            a = first(f)
            for compare, operand, symbol, at in links:
                b = operand(f)
                try:
                    if not compare(m, a, b):
                        return False
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None
                a = b
            return True

        return run

    def among(self, first: Closure, letters: str, at: int) -> Closure:
        """``c in "aeiou"``, the inner loop of counting."""

        def run(f: Frame) -> bool:
            a = first(f)
            if type(a) is str:
                return a in letters
            try:
                return COMPARE["in"](self.meter, a, letters)
            except ERRORS as error:
                raise self.trouble(error, at, "in", a, letters) from None

        return run

    def chain(self, value: ast.Chain, scope: Scope) -> Closure:
        result = self.expression(value.first, scope)
        if len(value.rest) <= _CHAIN:
            slot = self.slot(value.first, scope)
            for symbol, operand, at in value.rest:
                right, number = self.expression(operand, scope), small(operand)
                result = self.binary(symbol, result, right, at, slot, self.slot(operand, scope), number)
                slot = None
            return result
        first, m = result, self.meter
        links = [(BINARY[o], self.expression(e, scope), o, at) for o, e, at in value.rest]

        def run(f: Frame) -> Any:
            a = first(f)
            for combine, operand, symbol, at in links:
                b = operand(f)
                try:
                    a = combine(m, a, b)
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None
            return a

        return run

    def binary(
        self, symbol: str, left: Closure, right: Closure, at: int,
        i: int | None, j: int | None, number: int | None,
    ) -> Closure:  # fmt: skip
        """``i`` and ``j`` are the operands' slots if they are variables of this frame, ``number`` the right
        one's value if it is a small constant: the inner loops' operands, read without a call.
        """
        combine, fast, m = BINARY[symbol], FAST.get(symbol), self.meter

        def slow(a: Any, b: Any) -> Any:
            try:
                return combine(m, a, b)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a, b) from None

        if fast is None:
            return lambda f: slow(left(f), right(f))
        careful = symbol in ("//", "%")
        if number is not None and (number or not careful):
            if i is not None:

                def variable_and_number(f: Frame) -> Any:
                    a = f[i]
                    if type(a) is int and -BIG < a < BIG:
                        return fast(a, number)
                    return slow(left(f), number)

                return variable_and_number

            def with_number(f: Frame) -> Any:
                a = left(f)
                return fast(a, number) if type(a) is int and -BIG < a < BIG else slow(a, number)

            return with_number
        if i is not None and j is not None:

            def variables(f: Frame) -> Any:
                a, b = f[i], f[j]
                if (
                    type(a) is int and type(b) is int and -BIG < a < BIG and -BIG < b < BIG
                    and (b or not careful)
                ):  # fmt: skip
                    return fast(a, b)
                return slow(left(f), right(f))

            return variables

        def run(f: Frame) -> Any:
            a, b = left(f), right(f)
            if type(a) is int and type(b) is int and -BIG < a < BIG and -BIG < b < BIG and (b or not careful):
                return fast(a, b)
            return slow(a, b)

        return run

    def slot(self, value: ast.Expr, scope: Scope) -> int | None:
        """Where the frame holds a variable, if it is one of this frame; it may be unset."""
        if not isinstance(value, ast.Name) or value.name not in scope.names:
            return None
        return scope.names.index(value.name) + 1

    def unary(self, value: ast.Unary, scope: Scope) -> Closure:
        operand, symbol, at = self.expression(value.operand, scope), value.operator, value.at
        change, m = UNARY[symbol], self.meter

        def run(f: Frame) -> Any:
            a = operand(f)
            try:
                charge_operand(m, a)
                return change(a)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a) from None

        return run


def small(value: ast.Expr) -> int | None:
    """A constant that is an integer without need of a guard."""
    match value:
        case ast.Constant(value=number) if type(number) is int and -BIG < number < BIG:
            return number
        case _:
            return None
