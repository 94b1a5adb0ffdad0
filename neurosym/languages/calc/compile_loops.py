"""Loops: what they run over, what is set in them, what is behind their ``else``."""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import BREAK, Closure, Frame
from neurosym.languages.calc.compile_blocks import Blocks, may_return
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.fast_loops import for_each, for_pairs, for_variable, while_true
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
            run = for_pairs(items, *pair, store, closure(body), cost, m)
        elif slot is None:
            run = for_each(items, store, signal(body), cost, m, broken)
        else:
            run = for_variable(items, slot, body, cost, m, broken)
        if self.bounds.range_bits(statement.iterable, scope) is None:
            run = self.steady(run, statement.iterable.at)
        return self.with_else(Step(run, leaves=body.leaves), statement, scope)

    def while_statement(self, statement: ast.While, scope: Scope) -> Step:
        test = self.expression(statement.test, scope)
        body = self.block(statement.body, scope)
        cost, m = nodes(statement.body) + nodes([statement.test]), self.meter
        run = while_true(test, body, cost, m, BREAK if statement.otherwise else None)
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
