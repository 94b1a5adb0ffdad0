"""Closures that assign: to names, to items, to slices, and the augmented assignments."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, assert_never

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import ERRORS, Closure, Frame, Operand, Operator, Store
from neurosym.languages.calc.compile_arithmetic import Arithmetic
from neurosym.languages.calc.compile_names import Names
from neurosym.languages.calc.compile_starred import StarredParts
from neurosym.languages.calc.data import MutableOrderedSet, kind, listed
from neurosym.languages.calc.fast_operators import BIG, SUMS
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import BINARY
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.sequences import Step
from neurosym.languages.calc.walk import is_starred
from neurosym.languages.calc.weight import weigh_key

__all__ = ["Targets"]


class Targets(StarredParts, Names, Arithmetic):
    def setting(self, statement: ast.Assign | ast.Augment, scope: Scope) -> Step | None:
        """The statement, if it does no more than set one variable of this scope."""
        match statement:
            case ast.Assign(targets=(ast.Name(name=name),), value=value):
                slot = self.own_slot(name, scope)
                result = None if slot is None else self.operand(value, scope)
            case ast.Augment(target=ast.Name(name=name) as target, operator=symbol, value=value, at=at):
                slot = self.own_slot(name, scope)
                a, b = self.operand(target, scope), self.operand(value, scope)
                result = self.binary(symbol, a, b, at, in_place(symbol))
                if symbol == "+" and a.slot is not None and result.bits is None:
                    slow = self.slow(symbol, at, in_place(symbol))
                    result = Operand(_grown(a.slot, b.read, slow, self.meter))
            case _:
                return None
        if slot is None or result is None:
            return None
        self.set_from_here(name, scope)
        return Step(result.read, slot, operand=result)

    def set_from_here(self, name: str, scope: Scope) -> None:
        """What is compiled next runs only after the variable got a value."""
        if name not in self.unsteady:
            scope.ready.add(name)

    def assign(self, statement: ast.Assign, scope: Scope) -> Closure:
        match statement.targets, statement.value:
            case (ast.NestedTarget(targets=(ast.Name(a), ast.Name(b)) as pair),), ast.Display(
                kind="tuple", items=(left, right)
            ) if a in scope.names and b in scope.names and not is_starred((left, right)):
                return self.assign_pair(pair, left, right, scope)
        value = self.expression(statement.value, scope)
        match statement.targets:
            case (ast.Index(receiver=receiver, index=position, at=at),):
                return self.assign_item(receiver, position, value, at, scope)
        stores = [self.store(target, scope) for target in statement.targets]

        def run(f: Frame) -> None:
            result = value(f)
            for store in stores:
                store(f, result)

        return run

    def assign_item(
        self, receiver: ast.Expr, position: ast.Expr, value: Closure, at: int, scope: Scope
    ) -> Closure:
        """``items[place] = value``"""
        holder, key = self.expression(receiver, scope), self.expression(position, scope)
        largest = self.meter.size

        def run(f: Frame) -> None:
            result = value(f)
            items, where = holder(f), key(f)
            if type(items) is list and type(where) is int:
                try:
                    items[where] = result
                    return
                except IndexError:
                    pass
            elif type(items) is dict and (type(where) is str or type(where) is int) and len(items) < largest:
                items[where] = result
                return
            self.set_item(items, where, result, at)

        return run

    def assign_pair(
        self, names: tuple[ast.Target, ...], left: ast.Expr, right: ast.Expr, scope: Scope
    ) -> Closure:
        """``a, b = b, a + b`` without the tuple."""
        first, second = self.expression(left, scope), self.expression(right, scope)
        i, j = (scope.names.index(name.name) + 1 for name in names if isinstance(name, ast.Name))
        for name in names:
            self.set_from_here(name.name, scope)  # type: ignore[union-attr]

        def run(f: Frame) -> None:
            f[i], f[j] = first(f), second(f)

        return run

    def pair(self, target: ast.Target, scope: Scope) -> tuple[int, int] | None:
        """The slots of ``a, b``, if both are variables of this frame."""
        match target:
            case ast.NestedTarget(targets=(ast.Name(name=a), ast.Name(name=b))):
                i, j = self.own_slot(a, scope), self.own_slot(b, scope)
                return None if i is None or j is None else (i, j)
            case _:
                return None

    def store(self, target: ast.Target, scope: Scope) -> Store:
        match target:
            case ast.Name(name=name):
                if name not in scope.names:
                    return self.outer_store(name, scope)
                slot = scope.names.index(name) + 1
                self.set_from_here(name, scope)

                def set_slot(f: Frame, value: Any) -> None:
                    f[slot] = value

                return set_slot
            case ast.NestedTarget(targets=targets, at=at) if is_starred(targets):
                return self.unpack_rest(targets, at, scope)
            case ast.NestedTarget(targets=targets, at=at):
                store = self.unpack([self.store(inner, scope) for inner in targets], at)
                pair = self.pair(target, scope)
                return store if pair is None else _store_pair(*pair, store)
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
        count, m = len(stores), self.meter

        def run(f: Frame, value: Any) -> None:
            try:
                items = value if type(value) is tuple else listed(iterable(value, "unpacking"), m)
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
        if isinstance(target, ast.Index):
            return self.augment_item(statement, target, scope)
        value, combine = self.expression(statement.value, scope), self.slow(symbol, at, in_place(symbol))
        load, store = self.expression(target, scope), self.store(target, scope)

        def run(f: Frame) -> None:
            store(f, combine(load(f), value(f)))

        return run

    def augment_item(self, statement: ast.Augment, target: ast.Index, scope: Scope) -> Closure:
        """``counts[word] += 1``"""
        symbol, at = statement.operator, statement.at
        holder, key = self.expression(target.receiver, scope), self.expression(target.index, scope)
        value, apply = self.expression(statement.value, scope), SUMS.get(symbol)
        slow, combine = self.slow_item(at), self.slow(symbol, at, in_place(symbol))

        def run(f: Frame) -> None:
            items, where = holder(f), key(f)
            quick = (type(items) is list and type(where) is int and -len(items) <= where < len(items)) or (
                type(items) is dict and (type(where) is str or type(where) is int) and where in items
            )
            old, new = items[where] if quick else slow(items, where), value(f)
            if (
                apply is not None
                and type(old) is int
                and type(new) is int
                and -BIG < old < BIG
                and -BIG < new < BIG
            ):
                result = apply(old, new)
            else:
                result = combine(old, new)
            if quick:
                try:
                    items[where] = result
                    return
                except IndexError:
                    pass
            self.set_item(items, where, result, at)

        return run


def _grown(i: int, right: Closure, slow: Operator, m: Meter) -> Closure:
    """``x += y``. The frame lets go of a text meanwhile, so that the host makes it longer where it is."""
    largest = m.size

    def run(f: Frame) -> Any:
        a, b = f[i], right(f)
        if type(a) is int and type(b) is int:
            result = a + b
            if -1_073_741_823 < result < 1_073_741_823 or -BIG < result < BIG:
                return result
        elif type(a) is str and type(b) is str:
            size = len(a) + len(b)
            if size <= largest:
                m.left -= 1 + (size >> 4)
                if m.left < 0:
                    m.charge(0)
                f[i] = None
                a += b
                return a
        return slow(a, b)

    return run


def _store_pair(i: int, j: int, slow: Store) -> Store:
    """``key, value``: two variables of this frame."""

    def run(f: Frame, value: Any) -> None:
        if type(value) is tuple and len(value) == 2:
            f[i], f[j] = value
        else:
            slow(f, value)

    return run


def in_place(symbol: str) -> Callable[[Meter, Any, Any], Any]:
    """The operator of ``x += y`` and the like: collections are changed, others made anew."""
    change = BINARY[symbol]

    def combine(m: Meter, old: Any, new: Any) -> Any:
        if symbol == "+" and isinstance(old, (list, deque)):
            more = listed(iterable(new, "+="), m)
            m.grow(len(old) + len(more))
            old.extend(more)
            return old
        result = change(m, old, new)
        return result if type(old) is int or type(old) is str else _in_place(old, result)

    return combine


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
