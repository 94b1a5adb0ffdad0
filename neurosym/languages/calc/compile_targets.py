"""Closures that assign: to names, to items, to slices, and the augmented assignments."""

from __future__ import annotations

from collections import deque
from typing import Any, assert_never

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, UNSET, Closure, Frame, Store
from neurosym.languages.calc.compile_names import Names
from neurosym.languages.calc.compile_operators import BIG, FAST, small
from neurosym.languages.calc.compile_starred import StarredParts
from neurosym.languages.calc.data import MutableOrderedSet, kind, listed
from neurosym.languages.calc.operations import BINARY, index
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.walk import is_starred
from neurosym.languages.calc.weight import weigh_key

__all__ = ["Targets"]


class Targets(StarredParts, Names):
    def assign(self, statement: ast.Assign, scope: Scope) -> Closure:
        value = self.expression(statement.value, scope)
        stores = [self.store(target, scope) for target in statement.targets]
        target = statement.targets[0]
        match statement.targets, statement.value:
            case (ast.NestedTarget(targets=(ast.Name(a), ast.Name(b)) as pair),), ast.Display(
                kind="tuple", items=(left, right)
            ) if a in scope.names and b in scope.names and not is_starred((left, right)):
                return self.assign_pair(pair, left, right, scope)
        if len(stores) == 1 and isinstance(target, ast.Name) and target.name in scope.names:
            slot = scope.names.index(target.name) + 1

            def fast(f: Frame) -> None:
                f[slot] = value(f)

            return fast

        def run(f: Frame) -> None:
            result = value(f)
            for store in stores:
                store(f, result)

        return run

    def assign_pair(
        self, names: tuple[ast.Target, ...], left: ast.Expr, right: ast.Expr, scope: Scope
    ) -> Closure:
        """``a, b = b, a + b`` without the tuple."""
        i, j = (scope.names.index(name.name) + 1 for name in names if isinstance(name, ast.Name))
        first, second = self.expression(left, scope), self.expression(right, scope)

        def run(f: Frame) -> None:
            f[i], f[j] = first(f), second(f)

        return run

    def store(self, target: ast.Target, scope: Scope) -> Store:
        match target:
            case ast.Name(name=name):
                if name not in scope.names:
                    return self.outer_store(name, scope)
                slot = scope.names.index(name) + 1

                def set_slot(f: Frame, value: Any) -> None:
                    f[slot] = value

                return set_slot
            case ast.NestedTarget(targets=targets, at=at) if is_starred(targets):
                return self.unpack_rest(targets, at, scope)
            case ast.NestedTarget(targets=targets, at=at):
                return self.unpack([self.store(inner, scope) for inner in targets], at)
            case ast.Index(receiver=receiver, index=position, at=at):
                holder, key = self.expression(receiver, scope), self.expression(position, scope)

                def set_item(f: Frame, value: Any) -> None:
                    self.set_item(holder(f), key(f), value, at)

                return set_item
            case ast.Slice(receiver=receiver, at=at):
                holder, cut = self.expression(receiver, scope), self.cut(target, scope)

                def set_slice(f: Frame, value: Any) -> None:
                    items, where = holder(f), cut(f)
                    try:
                        if not isinstance(items, list):
                            raise ExecutionError(f"items of a {kind(items)} cannot be assigned")
                        found = listed(iterable(value, "a slice"), self.meter)
                        self.meter.grow(len(items) + len(found))
                        self.meter.charge_items(len(items))
                        items[where] = found
                    except ERRORS as error:
                        raise self.trouble(error, at) from None

                return set_slice
            case ast.Starred():
                raise AssertionError("stands in a NestedTarget")
            case _:
                assert_never(target)

    def unpack(self, stores: list[Store], at: int) -> Store:
        count = len(stores)

        def run(f: Frame, value: Any) -> None:
            try:
                items = value if type(value) is tuple else listed(iterable(value, "unpacking"), self.meter)
                if len(items) != count:
                    raise ExecutionError(f"{len(items)} values do not fit {count} names")
            except ERRORS as error:
                raise self.trouble(error, at) from None
            for store, item in zip(stores, items, strict=True):
                store(f, item)

        return run

    def set_item(self, holder: Any, key: Any, value: Any, at: int) -> None:
        try:
            if isinstance(holder, dict):
                self.meter.grow(len(holder) + 1)
                weigh_key(self.meter, key)
            elif not isinstance(holder, list) and not hasattr(holder, "is_calc_matrix"):
                raise ExecutionError(f"items of a {kind(holder)} cannot be assigned", hint="build a new one")
            holder[key] = value
        except ERRORS as error:
            raise self.trouble(error, at, "[]", holder, key) from None

    def augment(self, statement: ast.Augment, scope: Scope) -> Closure:
        target, at, symbol = statement.target, statement.at, statement.operator
        value = self.expression(statement.value, scope)
        change = BINARY[symbol]
        m = self.meter
        fast, careful = FAST.get(symbol), symbol in ("//", "%")

        def combine(old: Any, new: Any) -> Any:
            if (
                fast is not None
                and type(old) is int
                and type(new) is int
                and -BIG < old < BIG
                and -BIG < new < BIG
                and (new or not careful)
            ):
                return fast(old, new)
            try:
                if symbol == "+" and isinstance(old, (list, deque)):
                    more = listed(iterable(new, "+="), m)
                    m.grow(len(old) + len(more))
                    old.extend(more)
                    return old
                return _in_place(old, change(m, old, new))
            except ERRORS as error:
                raise self.trouble(error, at, symbol, old, new) from None

        match target:
            case ast.Name(name=name) if name not in scope.names:
                outer, keep = self.expression(target, scope), self.outer_store(name, scope)

                def run_outer(f: Frame) -> None:
                    keep(f, combine(outer(f), value(f)))

                return run_outer
            case ast.Name():
                load, slot = self.expression(target, scope), scope.names.index(target.name) + 1

                number = small(statement.value)
                if fast is not None and number is not None and (number or not careful):

                    def run_number(f: Frame) -> None:
                        old = f[slot]
                        if type(old) is int and -BIG < old < BIG:
                            f[slot] = fast(old, number)
                        else:
                            f[slot] = combine(load(f), number)

                    return run_number

                def run(f: Frame) -> None:
                    old = f[slot]
                    if old is UNSET:
                        load(f)  # which says so
                    new = value(f)
                    if (
                        fast is not None
                        and type(old) is int
                        and type(new) is int
                        and -BIG < old < BIG
                        and -BIG < new < BIG
                        and (new or not careful)
                    ):
                        f[slot] = fast(old, new)
                        return
                    f[slot] = combine(old, new)

                return run
            case ast.Index(receiver=receiver, index=position):
                holder, key = self.expression(receiver, scope), self.expression(position, scope)

                def run_item(f: Frame) -> None:
                    items, where = holder(f), key(f)
                    try:
                        old = index(m, items, where)
                    except ERRORS as error:
                        raise self.trouble(error, at, "[]", items, where) from None
                    self.set_item(items, where, combine(old, value(f)), at)

                return run_item
            case ast.Slice():
                load, store = self.expression(target, scope), self.store(target, scope)

                def run_slice(f: Frame) -> None:
                    store(f, combine(load(f), value(f)))

                return run_slice
            case _:
                assert_never(target)


def _in_place(old: Any, result: Any) -> Any:
    """A collection that an augmented assignment changes stays itself, under all its names."""
    match old:
        case MutableOrderedSet() if type(result) is MutableOrderedSet:
            old.members = result.members
        case list() if type(result) is list:
            old[:] = result
        case dict() if isinstance(result, dict):
            old.clear()
            old.update(result)
        case _:
            return result
    return old
