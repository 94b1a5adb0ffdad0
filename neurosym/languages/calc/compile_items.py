"""Closures that read items and slices."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Shared
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.operations import index
from neurosym.languages.calc.scopes import Scope

__all__ = ["Items"]


class Items(Shared):
    def index(self, value: ast.Index, scope: Scope) -> Closure:
        receiver, position = self.expression(value.receiver, scope), self.expression(value.index, scope)
        m, at = self.meter, value.at

        def run(f: Frame) -> Any:
            holder, key = receiver(f), position(f)
            if type(key) is int and type(holder) is list and -len(holder) <= key < len(holder):
                return holder[key]
            try:
                return index(m, holder, key)
            except ERRORS as error:
                raise self.trouble(error, at, "[]", holder, key) from None

        return run

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
