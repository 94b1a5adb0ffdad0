"""Loops. Their rounds are charged some at a time, and those that did not run are given back.

A body that sets one variable, and the variable of a ``for``, are written by the loop itself, without a call.
"""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import BREAK, CONTINUE, Closure, Frame, Store
from neurosym.languages.calc.compile_blocks import Blocks, may_return
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.sequences import Step, closure, joined, signal

__all__ = ["Loops"]


class Loops(Blocks):
    def for_statement(self, statement: ast.For, scope: Scope) -> Step:
        items = self.iterator(statement.iterable, scope)
        before = set(scope.ready)
        target = statement.target
        slot = self.own_slot(target.name, scope) if isinstance(target, ast.Name) else None
        store = self.store(target, scope)
        body = self.block(statement.body, scope)
        scope.ready = before
        cost, m = nodes(statement.body), self.meter
        broken = BREAK if statement.otherwise else None
        pair = self.pair(target, scope)
        if pair is not None and not body.leaves:
            run = _for_pairs(items, *pair, store, closure(body), cost, m)
        elif slot is None:
            run = _for_each(items, store, signal(body), cost, m, broken)
        elif body.slot is not None:
            run = _for_set(items, slot, body.slot, body.run, cost, m)
        elif body.leaves:
            run = _for_leaving(items, slot, body.run, cost, m, broken)
        else:
            run = _for_run(items, slot, body.run, cost, m)
        if self.bounds.range_bits(statement.iterable, scope) is None:
            run = self.steady(run, statement.iterable.at)
        return self.with_else(Step(run, leaves=body.leaves), statement, scope)

    def while_statement(self, statement: ast.While, scope: Scope) -> Step:
        test = self.expression(statement.test, scope)
        body = self.block(statement.body, scope)
        cost, m = nodes(statement.body) + nodes([statement.test]), self.meter
        if body.slot is not None:
            run = _while_set(test, body.slot, body.run, cost, m)
        elif body.leaves:
            run = _while_leaving(test, body.run, cost, m, BREAK if statement.otherwise else None)
        else:
            run = _while_run(test, body.run, cost, m)
        return self.with_else(Step(run, leaves=body.leaves), statement, scope)

    def with_else(self, loop: Step, statement: ast.For | ast.While, scope: Scope) -> Step:
        """The loop, and its ``else``, which runs unless ``break`` leaves the loop."""
        if not statement.otherwise:
            return Step(loop.run, leaves=may_return(statement.body))
        otherwise = self.block(statement.otherwise, scope)
        if not loop.leaves:
            return joined([loop, otherwise])
        first, second = loop.run, signal(otherwise)

        def run(f: Frame) -> Any:
            left = first(f)
            if left is None:
                return second(f)
            return None if left is BREAK else left

        return Step(run, leaves=True)

    def steady(self, loop: Closure, at: int) -> Closure:
        """The loop; it tells where a collection has changed under it."""

        def run(f: Frame) -> Any:
            try:
                return loop(f)
            except RuntimeError as error:
                raise self.trouble(error, at) from None

        return run


def _for_set(items: Closure, target: int, slot: int, value: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = value(f)
        finally:
            m.left += ahead * cost

    return run


def _for_run(items: Closure, target: int, body: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def _for_leaving(items: Closure, target: int, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                signal = body(f)
                if signal is not None and signal is not CONTINUE:
                    return broken if signal is BREAK else signal
        finally:
            m.left += ahead * cost
        return None

    return run


def _for_pairs(items: Closure, i: int, j: int, store: Store, body: Closure, cost: int, m: Meter) -> Closure:
    """``for key, value in items``; ``store`` takes what is no pair, and says so if it has to be one."""

    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for item in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                if type(item) is tuple and len(item) == 2:
                    f[i], f[j] = item
                else:
                    store(f, item)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def _for_each(items: Closure, store: Store, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead, found = 0, items(f)
        try:
            for item in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                store(f, item)
                left = body(f)
                if left is not None and left is not CONTINUE:
                    return broken if left is BREAK else left
        finally:
            m.left += ahead * cost
        return None

    return run


def _while_set(test: Closure, slot: int, value: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = value(f)
        finally:
            m.left += ahead * cost

    return run


def _while_run(test: Closure, body: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def _while_leaving(test: Closure, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                signal = body(f)
                if signal is not None and signal is not CONTINUE:
                    return broken if signal is BREAK else signal
        finally:
            m.left += ahead * cost
        return None

    return run
