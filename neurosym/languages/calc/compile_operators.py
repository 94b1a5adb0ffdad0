"""Closures for ``and`` and ``or``, displays and f-strings."""

from __future__ import annotations

from typing import Any, assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Shared
from neurosym.languages.calc.data import MutableOrderedSet, distinct, text
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.weight import weigh_key

__all__ = ["Operators"]


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
                return _list(items)
            case "tuple":
                if all(isinstance(item, ast.Constant) for item in value.items):
                    constant = tuple([item([]) for item in items])
                    return lambda f: constant
                return _tuple(items)
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


def _list(items: list[Closure]) -> Closure:
    match items:
        case [a, b]:
            return lambda f: [a(f), b(f)]
        case _:
            return lambda f: [item(f) for item in items]


def _tuple(items: list[Closure]) -> Closure:
    match items:
        case [a, b]:
            return lambda f: (a(f), b(f))
        case [a, b, c]:
            return lambda f: (a(f), b(f), c(f))
        case _:
            return lambda f: tuple([item(f) for item in items])
