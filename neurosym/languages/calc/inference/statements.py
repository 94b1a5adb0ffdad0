"""The types of a program's variables, statement by statement, and what in it can therefore never work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.data import Function
from neurosym.languages.calc.dotted import Imports
from neurosym.languages.calc.inference.calls import kinds
from neurosym.languages.calc.inference.expressions import ExpressionTypes
from neurosym.languages.calc.inference.fitting import SAMPLES, Misfit
from neurosym.languages.calc.inference.frames import Frame, Names, State, names
from neurosym.languages.calc.inference.known import ANY, Known, bound, join_all, of, stored
from neurosym.languages.calc.inference.results import NOTHING, binary_result
from neurosym.languages.calc.inference.shared import GaveUpError
from neurosym.languages.calc.scopes import assigned
from neurosym.values import Value

__all__ = ["refuse_misfits"]

_PASSES = 3
"""How often a loop's body is looked at until what is known of its variables no longer changes."""

_CALLED = 8
"""Calls inside one another that are followed."""

_RETURNING = (ast.Return,)
_LEAVING = (ast.Return, ast.Break, ast.Continue)

_ASSIGNED = frozenset({list, dict})
"""The types whose items can be assigned."""


def refuse_misfits(
    program: ast.Program, bindings: Mapping[str, Value], imports: Imports, called: ast.Call | None = None
) -> None:
    """Raises CheckError if the program is certain to fail because types do not fit, or because a variable
    has no value where it is used. ``called`` is what is evaluated after the last statement, if anything.
    """
    known = {name: stored(bound(value)) for name, value in bindings.items()}
    inference = StatementTypes(program, known, imports)
    try:
        inference.block(program.body)
        if called is not None and inference.frame.state is not None:
            inference.expression(called)
    except (GaveUpError, RecursionError):  # calls are followed as deep as the host's stack allows
        return


class StatementTypes(ExpressionTypes):
    def __init__(self, program: ast.Program, bindings: Mapping[str, Known], imports: Imports) -> None:
        super().__init__(program, bindings, imports)
        self.followed: set[int] = set()
        self.calls = 0
        self.scopes: dict[int, Names] = {}

    def block(self, body: Iterable[ast.Statement]) -> None:
        before = self.certain
        for statement in body:
            if self.frame.state is None:
                break
            self.statement(statement)
            self.certain = self.certain and not _may_leave(statement)
        self.certain = before

    def statement(self, statement: ast.Statement) -> None:
        match statement:
            case ast.ExpressionStatement(value=value):
                self.expression(value)
            case ast.Assign(targets=targets, value=value):
                given = self.expression(value)
                for target in targets:
                    self.assign(target, given)
            case ast.Augment():
                self.augment(statement)
            case ast.If():
                self.condition(statement)
            case ast.For(target=target, iterable=iterable):
                items = self.expression(iterable)
                self.fits(iterable.at, "iterate", items)
                item = items.items or ANY
                self.loop(statement, lambda: self.assign(target, item), runs=items.filled)
            case ast.While(test=test):
                endless = isinstance(test, ast.Constant) and bool(test.value)
                self.loop(statement, lambda: self.expression(test), runs=endless, endless=endless)
            case ast.Def(name=name, decorators=decorators):
                self.each(decorators)
                self.define(statement)
                self.set(name, ANY if decorators else of(Function))
            case ast.Assert(test=test, message=message):
                self.expression(test)
                self.maybe(message)
            case ast.Delete(targets=targets):
                for gone in targets:
                    self.expression(gone)
                    if isinstance(gone, ast.Name) and self.frame.state is not None:
                        self.frame.state.pop(gone.name, None)
            case ast.Return(value=value):
                self.frame.returned.append(NOTHING if value is None else self.expression(value))
                self.frame.state = None
            case ast.Break():
                self.frame.breaks.append(self.frame.state)
                self.frame.state = None
            case ast.Continue():
                self.frame.continues.append(self.frame.state)
                self.frame.state = None
            case ast.Pass() | ast.Import() | ast.Outer() | ast.Declared():
                pass
            case _:
                assert_never(statement)

    def set(self, name: str, value: Known) -> None:
        if self.frame.state is not None:
            self.frame.state[name] = stored(value)

    # ------------------------------------------------------------------------ assignment
    def assign(self, target: ast.Target, value: Known) -> None:
        match target:
            case ast.Name(name=name):
                self.set(name, value)
            case ast.NestedTarget(targets=targets, at=at):
                self.unpack(targets, value, at)
            case ast.Index(receiver=receiver, index=index, at=at):
                holder, key = self.expression(receiver), self.expression(index)
                if holder.hosts is not None and holder.hosts <= SAMPLES.keys() - _ASSIGNED:
                    found = Misfit(f"items of {kinds(holder)} cannot be assigned", "build a new one")
                    self.report(at, found, holder)
                elif holder.only(list):
                    self.fits(at, "[]", holder, key)
                elif holder.only(dict):
                    self.fits(index.at, "hash", key)
            case ast.Slice():
                self.expression(target)
                self.fits(target.at, "iterate", value)
            case ast.Starred():
                raise AssertionError("only a list of targets holds a starred one")
            case _:
                assert_never(target)

    def unpack(self, targets: Sequence[ast.Target], value: Known, at: int) -> None:
        if not self.fits(at, "unpack", value):
            value = ANY
        items = value.items or ANY
        if any(isinstance(target, ast.Starred) for target in targets):
            for target in targets:
                if not isinstance(target, ast.Starred):
                    self.assign(target, items)
                elif isinstance(target.value, (ast.Name, ast.Index, ast.Slice)):
                    self.assign(target.value, of(list))
            return
        parts = value.parts
        if parts is not None and len(parts) != len(targets):
            found = Misfit(f"{len(parts)} values do not fit {len(targets)} names", "give each value a name")
            self.report(at, found, value)
            parts = None
        for target, part in zip(targets, parts or [items] * len(targets), strict=True):
            self.assign(target, part)

    def augment(self, statement: ast.Augment) -> None:
        target, symbol = statement.target, statement.operator
        old, new = self.expression(target), self.expression(statement.value)
        fits = self.fits(statement.at, f"{symbol}=", old, new)
        if isinstance(target, ast.Name):
            extends = symbol == "+" and old.only(list)
            self.set(target.name, old if extends else binary_result(symbol, old, new) if fits else ANY)

    # ------------------------------------------------------------------------ control
    def condition(self, statement: ast.If) -> None:
        ends: list[State] = []
        certain = self.certain
        for test, body in statement.branches:
            self.expression(test)
            self.certain = False
            before = dict(self.frame.state or {})
            self.block(body)
            ends.append(self.frame.state)
            self.frame.state = before
        self.block(statement.otherwise)
        self.certain = certain
        self.frame.state = self.merged(*ends, self.frame.state)

    def loop(
        self, loop: ast.For | ast.While, enter: Callable[[], object], *, runs: bool, endless: bool = False
    ) -> None:
        """``runs``: the body runs at least once; ``endless``: only a break or a return ends it."""
        frame, certain, first = self.frame, self.certain, self.first
        outer = frame.breaks, frame.continues
        head = frame.state
        self.first = True
        for _ in range(_PASSES):
            met = self.merged(head, self.once(head, enter, loop.body, runs))
            self.first = first
            if met == head:
                break
            head = met
        else:
            head = dict(head or {}) | dict.fromkeys(assigned([loop]), ANY)
            self.once(head, enter, loop.body, runs)
        frame.state = None if endless else dict(head or {})
        breaks, (frame.breaks, frame.continues) = frame.breaks, outer
        if frame.state is not None:
            self.certain = certain and not breaks
            self.block(loop.otherwise)
            self.certain = certain
        frame.state = self.merged(frame.state, *breaks)

    def once(
        self, head: State, enter: Callable[[], object], body: Sequence[ast.Statement], runs: bool
    ) -> State:
        """The state after the body, for any run of it that begins in ``head``."""
        frame, certain = self.frame, self.certain
        frame.state, frame.breaks, frame.continues = dict(head or {}), [], []
        enter()
        self.certain = certain and runs
        self.block(body)
        self.certain = certain
        return self.merged(frame.state, *frame.continues)

    # ------------------------------------------------------------------------ functions
    def define(self, function: ast.Def | ast.Lambda) -> None:
        for parameter in function.parameters:
            if parameter.default is not None:
                self.expression(parameter.default)
        certain, self.certain = self.certain, False
        inner = Frame(self.names(function), {}, self.frame, lazy=True)
        self.results[id(function)] = self.body(function, (), inner)
        self.certain = certain

    def follow(
        self, function: ast.Def | ast.Lambda, holder: Frame, arguments: Sequence[Known] | None
    ) -> Known:
        if id(function) in self.followed or self.calls >= _CALLED:
            return self.results.get(id(function), ANY)
        self.followed.add(id(function))
        self.calls += 1
        result = self.body(function, arguments or (), Frame(self.names(function), {}, holder))
        self.calls -= 1
        return result

    def names(self, function: ast.Def | ast.Lambda) -> Names:
        if id(function) not in self.scopes:
            body = function.body if isinstance(function, ast.Def) else ()
            self.scopes[id(function)] = names(function.parameters, body)
        return self.scopes[id(function)]

    def body(self, function: ast.Def | ast.Lambda, arguments: Sequence[Known], frame: Frame) -> Known:
        """What the function gives. Parameters without an argument here may be anything."""
        outside, self.frame = self.frame, frame
        positional = 0
        for parameter in function.parameters:
            given = parameter.kind == "" and positional < len(arguments)
            self.set(parameter.name, arguments[positional] if given else ANY)
            positional = positional + 1 if parameter.kind == "" else len(arguments)
        if isinstance(function, ast.Lambda):
            result = self.expression(function.body)
        else:
            self.block(function.body)
            end = [] if frame.state is None else [NOTHING]
            result = join_all([*frame.returned, *end]) or ANY
        self.frame = outside
        return result


def _may_leave(statement: ast.Statement, words: tuple[type, ...] = _LEAVING) -> bool:
    """Whether what follows the statement in its block may be left out, if nothing fails."""
    match statement:
        case ast.If(branches=branches, otherwise=otherwise):
            inner = [*otherwise, *(s for _, body in branches for s in body)]
            return any(_may_leave(s, words) for s in inner)
        case ast.For(body=body, otherwise=otherwise) | ast.While(body=body, otherwise=otherwise):
            return any(_may_leave(s, _RETURNING) for s in body) or any(
                _may_leave(s, words) for s in otherwise
            )
        case _:
            return isinstance(statement, words)
