"""Closures that read items and slices."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Operator, Shared
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.operations import index
from neurosym.languages.calc.scopes import Scope

__all__ = ["Items"]


class Items(Shared):
    def index(self, value: ast.Index, scope: Scope) -> Closure:
        receiver, position = self.operand(value.receiver, scope), self.operand(value.index, scope)
        read, second, i, j, k = receiver.read, position.read, receiver.slot, position.slot, position.constant
        slow = self.slow_item(value.at)
        if k is not None:

            def constant(f: Frame) -> Any:
                holder = read(f)
                if type(holder) is tuple or type(holder) is list:
                    try:
                        return holder[k]
                    except IndexError:
                        pass
                return slow(holder, k)

            return constant
        if i is not None and j is not None:

            def variables(f: Frame) -> Any:
                holder, key = f[i], f[j]
                if (type(holder) is list and type(key) is int) or (
                    type(holder) is dict and (type(key) is str or type(key) is int)
                ):
                    try:
                        return holder[key]  # type: ignore[index]
                    except LookupError:
                        pass
                return slow(holder, key)

            return variables

        def run(f: Frame) -> Any:
            holder, key = read(f), second(f)
            if (type(holder) is list and type(key) is int) or (
                type(holder) is dict and (type(key) is str or type(key) is int)
            ):
                try:
                    return holder[key]  # type: ignore[index]
                except LookupError:
                    pass
            return slow(holder, key)

        return run

    def slow_item(self, at: int) -> Operator:
        """Any item of anything, and its errors with their place."""
        m = self.meter

        def slow(holder: Any, key: Any) -> Any:
            try:
                return index(m, holder, key)
            except ERRORS as error:
                raise self.trouble(error, at, "[]", holder, key) from None

        return slow

    def cut(self, value: ast.Slice, scope: Scope) -> Closure:
        parts = [
            None if p is None else self.expression(p, scope) for p in (value.start, value.stop, value.step)
        ]
        return lambda f: slice(*[None if part is None else part(f) for part in parts])

    def slice(self, value: ast.Slice, scope: Scope) -> Closure:
        receiver, cut, m, at = (
            self.expression(value.receiver, scope),
            self.cut(value, scope),
            self.meter,
            value.at,
        )

        def run(f: Frame) -> Any:
            holder, where = receiver(f), cut(f)
            try:
                if not isinstance(holder, (str, list, tuple, range)):
                    raise ExecutionError(f"a {kind(holder)} cannot be sliced")
                length = len(range(*where.indices(len(holder))))
                if isinstance(holder, str):
                    m.charge_bytes(length)
                elif not isinstance(holder, range):
                    m.charge_items(length)
                return holder[where]
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run
