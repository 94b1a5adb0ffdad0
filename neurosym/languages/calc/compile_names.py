"""Closures that give names of outer scopes a value (``global``, ``nonlocal``, ``:=``), and that delete."""

from __future__ import annotations

from typing import Any, assert_never

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame, Shared, Store
from neurosym.languages.calc.compile_items import Items
from neurosym.languages.calc.data import kind
from neurosym.languages.calc.scopes import Scope

__all__ = ["Names"]


class Names(Items, Shared):
    def outer_store(self, name: str, scope: Scope) -> Store:
        """Stores in the scope where the name belongs, if that is not this one."""
        found = scope.find(name)
        assert found is not None, "the checker has found it"
        out, slot = found[0], found[1] + 1

        def store(f: Frame, value: Any) -> None:
            for _ in range(out):
                f = f[0]
            f[slot] = value

        return store

    def named_expression(self, value: ast.NamedExpression, scope: Scope) -> Closure:
        result, store = self.expression(value.value, scope), self.store(value.target, scope)

        def run(f: Frame) -> Any:
            found = result(f)
            store(f, found)
            return found

        return run

    def delete(self, statement: ast.Delete, scope: Scope) -> Closure:
        parts = [self.deletion(target, scope) for target in statement.targets]

        def run(f: Frame) -> None:
            for part in parts:
                part(f)

        return run

    def deletion(self, target: ast.Name | ast.Index | ast.Slice, scope: Scope) -> Closure:
        m, at = self.meter, target.at
        match target:
            case ast.Name():
                load, store = self.expression(target, scope), self.store(target, scope)

                def unset(f: Frame) -> None:
                    load(f)  # which says so if it has no value
                    store(f, UNSET)

                return unset
            case ast.Index(receiver=receiver, index=index):
                holder, key = self.expression(receiver, scope), self.expression(index, scope)
            case ast.Slice(receiver=receiver):
                holder, key = self.expression(receiver, scope), self.cut(target, scope)
            case _:
                assert_never(target)

        def delete(f: Frame) -> None:
            items, where = holder(f), key(f)
            try:
                if not isinstance(items, (list, dict)):
                    raise ExecutionError(f"items of a {kind(items)} cannot be deleted")
                if isinstance(items, list):
                    m.charge_items(len(items))
                del items[where]
            except ERRORS as error:
                raise self.trouble(error, at, "[]", items, where) from None

        return delete
