"""Closures that make functions, and closures that call what is a function only when the program runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.binding import bound, starred_bound
from neurosym.languages.calc.closures import ERRORS, UNSET, Checked, Closure, Frame, Shared
from neurosym.languages.calc.data import Function, kind
from neurosym.languages.calc.scopes import Scope

__all__ = ["Functions"]


class Functions(Shared):
    def function(
        self,
        name: str,
        parameters: tuple[ast.Parameter, ...],
        body: Closure,
        inner: Scope,
        scope: Scope,
        cost: int,
    ) -> Closure:
        """A closure that makes the function in the frame where it is defined; ``body`` gives its value."""
        names = [parameter.name for parameter in parameters if parameter.name]
        starred = any(parameter.kind for parameter in parameters)
        given = [None if p.default is None else self.expression(p.default, scope) for p in parameters]
        count, m = -1 if starred else len(names), self.meter
        run, deepest = _with_variables(body, len(inner.names) - len(names)), m.budget.depth

        def make(f: Frame) -> Function:
            defaults = [UNSET if default is None else default(f) for default in given]

            def call(*arguments: Any, **keywords: Any) -> Any:
                values: Sequence[Any] = arguments
                if keywords or len(arguments) != count:
                    if starred:
                        values = starred_bound(name, parameters, defaults, arguments, keywords)
                    else:
                        values = bound(name, names, defaults, arguments, keywords)
                depth, left = m.calls, m.left - cost
                if depth >= deepest or left < 0:
                    m.enter(cost)
                else:
                    m.calls, m.left = depth + 1, left
                try:
                    return run([f, *values])
                finally:
                    m.calls = depth

            def key(value: Any) -> Any:
                depth, left = m.calls, m.left - cost
                if depth >= deepest or left < 0:
                    m.enter(cost)
                else:
                    m.calls, m.left = depth + 1, left
                try:
                    return run([f, value])
                finally:
                    m.calls = depth

            return Function(name, call, (count, run, f, cost), key if count == 1 else None)

        return make

    def apply(
        self,
        function: Closure,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
        outer_slot: int | None = None,
    ) -> Closure:
        """``outer_slot``: the function is this variable, which has a value, of the scope around."""
        if keywords:
            return self.apply_named(function, arguments, keywords, at, scope)
        operands = [self.operand(argument, scope) for argument in arguments]
        given = [operand.read for operand in operands]
        count, m, deepest = len(given), self.meter, self.meter.budget.depth
        general = self.apply_any(given, at)
        if count == 1:
            checked = operands[0].checked
            if outer_slot is not None and checked is not None and checked.symbol in ("+", "-"):
                return self.apply_step(outer_slot, checked, general, at)
            return self.apply_one(function, given[0], general, at)

        def run(f: Frame) -> Any:
            called = function(f)
            if type(called) is not Function or called.body[0] != count:
                return general(called, f)
            _, body, outer, cost = called.body
            frame = [outer, *[argument(f) for argument in given]]
            depth, left = m.calls, m.left - cost
            try:
                if depth >= deepest or left < 0:
                    m.enter(cost)
                else:
                    m.calls, m.left = depth + 1, left
                result = body(frame)
            except ERRORS as error:
                raise self.trouble(error, at) from None
            m.calls = depth
            return result

        return run

    def apply_one(
        self, function: Closure, argument: Closure, general: Callable[[Any, Frame], Any], at: int
    ) -> Closure:
        m, deepest = self.meter, self.meter.budget.depth

        def run(f: Frame) -> Any:
            called = function(f)
            if type(called) is not Function:
                return general(called, f)
            count, body, outer, cost = called.body
            if count != 1:
                return general(called, f)
            frame = [outer, argument(f)]
            depth, left = m.calls, m.left - cost
            try:
                if depth >= deepest or left < 0:
                    m.enter(cost)
                else:
                    m.calls = depth + 1
                    m.left = left
                result = body(frame)
            except ERRORS as error:
                raise self.trouble(error, at) from None
            m.calls = depth
            return result

        return run

    def apply_step(
        self, callee: int, argument: Checked, general: Callable[[Any, Frame], Any], at: int
    ) -> Closure:
        """``f(n - 1)`` inside ``f``: recursion by a function of the scope around."""
        m, deepest = self.meter, self.meter.budget.depth
        _, apply, slot, constant, _ = argument

        def run(f: Frame) -> Any:
            called, value = f[0][callee], f[slot]
            if type(called) is not Function or type(value) is not int:
                return general(called, f)
            count, body, outer, cost = called.body
            value = apply(value, constant)
            if count != 1 or not -1_073_741_823 < value < 1_073_741_823:
                return general(called, f)
            depth, left = m.calls, m.left - cost
            try:
                if depth >= deepest or left < 0:
                    m.enter(cost)
                else:
                    m.calls = depth + 1
                    m.left = left
                result = body([outer, value])
            except ERRORS as error:
                raise self.trouble(error, at) from None
            m.calls = depth
            return result

        return run

    def apply_any(self, given: list[Closure], at: int) -> Callable[[Any, Frame], Any]:
        def run(called: Any, f: Frame) -> Any:
            try:
                if type(called) is not Function:
                    raise ExecutionError(f"a {kind(called)} is not a function and cannot be called")
                return called.call(*[argument(f) for argument in given])
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def apply_named(
        self,
        function: Closure,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        given = [self.expression(argument, scope) for argument in arguments]
        named = [(k.name, self.expression(k.value, scope)) for k in keywords]

        def run(f: Frame) -> Any:
            called = function(f)
            try:
                if type(called) is not Function:
                    raise ExecutionError(f"a {kind(called)} is not a function and cannot be called")
                values = [argument(f) for argument in given]
                return called.call(*values, **{k: argument(f) for k, argument in named})
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run


def _with_variables(body: Closure, count: int) -> Closure:
    """The body, on a frame that lacks its variables."""
    if not count:
        return body
    blank = [UNSET] * count

    def run(f: Frame) -> Any:
        f += blank
        return body(f)

    return run
