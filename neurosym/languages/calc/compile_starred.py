"""Closures for ``*`` and ``**``: in calls, displays, lists of targets and lists of parameters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import FORMULA_METHODS
from neurosym.languages.calc.binding import check_arguments
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Store
from neurosym.languages.calc.compile_attributes import Attributes
from neurosym.languages.calc.data import Function, MutableOrderedSet, distinct, kind, listed
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.primitives import Primitive, iterable
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.weight import weigh_key

__all__ = ["StarredParts"]

_Given = tuple[list[Any], dict[str, Any]]


class StarredParts(Attributes):
    def items(self, values: tuple[ast.Expr, ...], scope: Scope) -> Callable[[Frame], list[Any]]:
        """The values in order, those of collections with a star before them one by one."""
        parts = [
            (True, self.expression(v.value, scope), v.at)
            if isinstance(v, ast.Starred)
            else (False, self.expression(v, scope), v.at)
            for v in values
        ]
        m = self.meter

        def run(f: Frame) -> list[Any]:
            found: list[Any] = []
            for starred, part, at in parts:
                value = part(f)
                if not starred:
                    found.append(value)
                    continue
                try:
                    more = listed(iterable(value, "*"), m)
                    m.grow(len(found) + len(more))
                    found += more
                except ERRORS as error:
                    raise self.trouble(error, at) from None
            return found

        return run

    def starred_display(self, value: ast.Display, scope: Scope) -> Closure:
        items, m, at = self.items(value.items, scope), self.meter, value.at

        def run(f: Frame) -> Any:
            found = items(f)
            try:
                m.charge_items(len(found))
                match value.kind:
                    case "list":
                        return found
                    case "tuple":
                        return tuple(found)
                    case "set":
                        return MutableOrderedSet.holding(distinct(found, m))
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def unpacked_dict(self, value: ast.DictDisplay, scope: Scope) -> Closure:
        pairs = [
            (None if key is None else self.expression(key, scope), self.expression(item, scope), item.at)
            for key, item in value.pairs
        ]
        m = self.meter

        def run(f: Frame) -> dict[Any, Any]:
            found: dict[Any, Any] = {}
            for key, item, at in pairs:
                try:
                    if key is not None:
                        name = key(f)
                        weigh_key(m, name)
                        found[name] = item(f)
                    else:
                        found |= _mapping(item(f), m)
                        m.grow(len(found))
                except ERRORS as error:
                    raise self.trouble(error, at) from None
            return found

        return run

    # ------------------------------------------------------------------------ calls
    def spread_call(self, call: ast.Call | ast.Apply | ast.MethodCall, scope: Scope) -> Closure:
        given, at = self.given(call, scope), call.at
        function = self.called(call, scope)

        def run(f: Frame) -> Any:
            called = function(f)
            try:
                if type(called) is not Function:
                    raise ExecutionError(f"a {kind(called)} is not a function and cannot be called")
                arguments, keywords = given(f)
                return called.call(*arguments, **keywords)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def given(self, call: ast.Call | ast.Apply | ast.MethodCall, scope: Scope) -> Callable[[Frame], _Given]:
        arguments = self.items(call.arguments, scope)
        named = [(k.name, self.expression(k.value, scope)) for k in call.keywords]
        m = self.meter

        def run(f: Frame) -> _Given:
            values = arguments(f)
            keywords: dict[str, Any] = {}
            for name, value in named:
                more = {name: value(f)} if name else _mapping(value(f), m)
                for key in more:
                    if not isinstance(key, str):
                        raise ExecutionError("the keys behind ** in a call must be texts")
                    if key in keywords:
                        raise ExecutionError(f"the argument {key} is given twice")
                keywords |= more
            return values, keywords

        return run

    def called(self, call: ast.Call | ast.Apply | ast.MethodCall, scope: Scope) -> Closure:
        """The function of a call as a value, the receiver of a method in it."""
        match call:
            case ast.Call(function=name, at=at):
                return self.name(name, at, scope)
            case ast.Apply(function=function):
                return self.expression(function, scope)
        method, at, m = call.method, call.at, self.meter
        member = self.dotted(ast.Attribute(call.receiver, method, at), scope)
        if member is not None:
            return self.member(member, at)
        receiver = self.expression(call.receiver, scope)

        def bind(f: Frame) -> Function:
            holder = receiver(f)
            row = _row(holder, method)
            if row is None:
                raise self.trouble(ExecutionError(f"a {kind(holder)} has no method {method}"), at)

            def run(*arguments: Any, **keywords: Any) -> Any:
                check_arguments(row, arguments, keywords)
                return row.function(m, holder, *arguments, **keywords)

            return Function(method, run)

        return bind

    # ------------------------------------------------------------------------ targets
    def unpack_rest(self, targets: tuple[ast.Target, ...], at: int, scope: Scope) -> Store:
        """``first, *rest, last = values``"""
        place = next(i for i, target in enumerate(targets) if isinstance(target, ast.Starred))
        stores = [
            self.store(t.value if isinstance(t, ast.Starred) else t, scope)  # type: ignore[arg-type]
            for t in targets
        ]
        before, after, m = stores[:place], stores[place + 1 :], self.meter
        least = len(before) + len(after)

        def run(f: Frame, value: Any) -> None:
            try:
                items = listed(iterable(value, "unpacking"), m)
                if len(items) < least:
                    raise ExecutionError(f"{len(items)} values do not fit {least} names and the starred one")
            except ERRORS as error:
                raise self.trouble(error, at) from None
            end = len(items) - len(after)
            for store, item in zip(before, items, strict=False):
                store(f, item)
            stores[place](f, items[len(before) : end])
            for store, item in zip(after, items[end:], strict=True):
                store(f, item)

        return run


def _mapping(value: Any, meter: Meter) -> dict[Any, Any]:
    if not isinstance(value, dict):
        raise ExecutionError(f"** needs a dict, not {kind(value)}")
    meter.charge_items(len(value))
    return value


def _row(holder: Any, method: str) -> Primitive | None:
    if hasattr(holder, "is_calc_term"):
        return FORMULA_METHODS.get(method)
    return METHODS.get(type(holder), {}).get(method)
