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

_SHORT = 1024
"""Texts and lists up to this length are sliced before the charge."""


class Items(Shared):
    def index(self, value: ast.Index, scope: Scope) -> Closure:
        receiver, position = self.operand(value.receiver, scope), self.operand(value.index, scope)
        read, second, i, j, k = receiver.read, position.read, receiver.slot, position.slot, position.constant
        slow = self.slow_item(value.at)
        if k is not None:
            return _part(read, k, slow) if i is None else _part_of_variable(i, k, slow)
        if i is not None and j is not None:
            return _variables(i, j, slow)
        match value.receiver:
            case ast.Index(receiver=ast.Name() as grid, index=ast.Name() as row) if j is not None:
                a, b = self.operand(grid, scope).slot, self.operand(row, scope).slot
                if a is not None and b is not None:
                    return _grid(a, b, j, self.slow_item(value.receiver.at), slow)

        def run(f: Frame) -> Any:
            holder, key = read(f), second(f)
            kind = type(holder)
            if (type(key) is int and (kind is list or kind is str or kind is dict or kind is tuple)) or (
                kind is dict and type(key) is str
            ):
                try:
                    return holder[key]
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
        parts = [None if p is None else self.operand(p, scope) for p in (value.start, value.stop, value.step)]
        if all(part is None or part.constant is not None for part in parts):
            fixed = slice(*[None if part is None else part.constant for part in parts])
            return lambda f: fixed
        return lambda f: slice(*[None if part is None else part.read(f) for part in parts])

    def slice(self, value: ast.Slice, scope: Scope) -> Closure:
        receiver, cut = self.expression(value.receiver, scope), self.cut(value, scope)
        m, at = self.meter, value.at

        def run(f: Frame) -> Any:
            holder, where = receiver(f), cut(f)
            try:
                if (type(holder) is str or type(holder) is list) and len(holder) <= _SHORT:
                    result = holder[where]
                    m.left -= 1 + (len(result) >> 2)
                    return result
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


def _part(read: Closure, k: int, slow: Operator) -> Closure:
    """``f(x)[1]``"""

    def run(f: Frame) -> Any:
        holder = read(f)
        if type(holder) is tuple or type(holder) is list or type(holder) is str:
            try:
                return holder[k]
            except IndexError:
                pass
        return slow(holder, k)

    return run


def _part_of_variable(i: int, k: int, slow: Operator) -> Closure:
    """``pair[1]``"""

    def run(f: Frame) -> Any:
        holder = f[i]
        if type(holder) is tuple or type(holder) is list or type(holder) is str:
            try:
                return holder[k]
            except IndexError:
                pass
        return slow(holder, k)

    return run


def _variables(i: int, j: int, slow: Operator) -> Closure:
    """``items[place]``"""

    def run(f: Frame) -> Any:
        holder, key = f[i], f[j]
        kind = type(holder)
        if (type(key) is int and (kind is list or kind is str or kind is dict or kind is tuple)) or (
            kind is dict and type(key) is str
        ):
            try:
                return holder[key]
            except LookupError:
                pass
        return slow(holder, key)

    return run


def _grid(i: int, j: int, k: int, slow_row: Operator, slow: Operator) -> Closure:
    """``grid[row][column]``"""

    def run(f: Frame) -> Any:
        rows, row, column = f[i], f[j], f[k]
        if type(rows) is list and type(row) is int and type(column) is int:
            try:
                cells = rows[row]
                if type(cells) is list:
                    return cells[column]
            except IndexError:
                pass
        return slow(slow_row(rows, row), column)

    return run
