"""How large integers can become, found before a program runs: loops over small ones need no guards.

An interval analysis (Cousot and Cousot 1977) that takes the fuel into account: every assignment costs a
step, so a variable that grows by less than ``2**b`` at a time stays below ``steps * 2**b``.

``bits`` of an expression: if it gives a value at all, then an integer (no boolean) below ``2**bits`` in
size. None: it may be anything. What is not known here is None, so new kinds of nodes are safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from neurosym.languages.calc import ast
from neurosym.languages.calc.scopes import Scope, assigned, target_names

__all__ = ["LIMIT", "Bounds", "combined"]

LIMIT = 256
"""Longer integers count as unknown: their operations are charged by their size."""

_POSITION = 63
"""Lengths, codes of characters, and positions in a range, whose length ``range`` bounds."""

_ROUNDS = 3
"""Passes over the assignments; a variable that grows even after them is unknown."""

_PASSES = 20
"""If nothing is settled by then, nothing is known: programs are checked in linear time."""

_RULES: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: max(a, b) + 1,
    "-": lambda a, b: max(a, b) + 1,
    "*": lambda a, b: a + b,
    "//": lambda a, b: a,
    "%": lambda a, b: b,
}


def combined(symbol: str, a: int | None, b: int | None, constant: int | None = None) -> int | None:
    """The bits of ``x symbol y`` for operands of so many bits; ``constant`` is the value of y, if known."""
    if symbol == "**":
        return None if a is None or constant is None or constant < 1 else _limited(a * constant)
    rule = _RULES.get(symbol)
    if rule is None or a is None or b is None:
        return None
    return _limited(rule(a, b))


def _limited(bits: int) -> int | None:
    return bits if bits <= LIMIT else None


class _Assignment(NamedTuple):
    """``name`` gets a value of ``bits(value)``; or, if ``grows``, one that is so much larger or smaller."""

    name: str
    value: ast.Expr
    grows: bool = False
    in_range: bool = False


class Bounds:
    """Of one program. ``is_builtin`` says whether a name means calc's own function in a scope; ``steps``
    are the program's.
    """

    def __init__(self, is_builtin: Callable[[str, Scope], bool], steps: int) -> None:
        self.is_builtin = is_builtin
        self.growth = steps.bit_length()

    def bits(self, value: ast.Expr, scope: Scope) -> int | None:
        match value:
            case ast.Constant(value=number):
                return _limited(number.bit_length()) if type(number) is int else None
            case ast.Name(name=name):
                found = scope.find(name)
                return found[2].bits.get(name) if found else None
            case ast.Chain(first=first, rest=rest):
                bits = self.bits(first, scope)
                for symbol, operand, _ in rest:
                    if bits is None:
                        return None
                    constant = operand.value if isinstance(operand, ast.Constant) else None
                    known = constant if type(constant) is int else None
                    bits = combined(symbol, bits, self.bits(operand, scope), known)
                return bits
            case ast.Unary(operator="-" | "+", operand=operand):
                return self.bits(operand, scope)
            case ast.Conditional(then=then, otherwise=otherwise):
                return _largest((self.bits(then, scope), self.bits(otherwise, scope)))
            case ast.Call(function="len" | "ord" as name, arguments=(_,)) if self.is_builtin(name, scope):
                return _POSITION
            case ast.Call(function="min" | "max" as name, arguments=(_, _, *_) as given, keywords=()) if (
                self.is_builtin(name, scope)
            ):
                return _largest(self.bits(argument, scope) for argument in given)
            case _:
                return None

    def range_bits(self, value: ast.Expr, scope: Scope) -> int | None:
        """The bits of each item, if the iterable is a range."""
        match value:
            case ast.Call(function="range", arguments=(first, *rest), keywords=()) if self.is_builtin(
                "range", scope
            ):
                known = _largest(self.bits(argument, scope) for argument in (first, *rest[:1]))
                start = self.bits(first, scope) if rest else 0
                return known if known is not None or start is None else max(start, _POSITION) + 1
            case _:
                return None

    def learn(self, body: tuple[ast.Statement, ...], scope: Scope, unsteady: Iterable[str]) -> None:
        """Notes in ``scope.bits`` which of its variables are always small integers (or unset).

        ``unsteady`` names can be assigned in other ways than by these statements: parameters, and what
        inner functions declare as nonlocal.
        """
        if not _has_loop(body):
            return
        assignments = list(_assignments(body))
        unknown = {*unsteady, *(a.name for a in assignments if isinstance(a, _Unknown))}
        kept = [a for a in assignments if isinstance(a, _Assignment) and a.name not in unknown]
        scope.bits = dict.fromkeys((a.name for a in kept), 0)
        for number in range(_PASSES):
            if not self._grown(kept, scope, last=number >= _ROUNDS):
                return
        scope.bits = {}

    def _grown(self, assignments: list[_Assignment], scope: Scope, last: bool) -> bool:
        """Whether a pass changes what is known; in one of the ``last``, what grows becomes unknown."""
        before = dict(scope.bits)
        totals = dict.fromkeys(before, 0)
        steps: dict[str, int] = {}
        for name, value, grows, in_range in assignments:
            if name not in scope.bits:
                continue
            bits = (self.range_bits if in_range else self.bits)(value, scope)
            if bits is None:
                del scope.bits[name]
            elif grows:
                steps[name] = max(bits, steps.get(name, 0))
            else:
                totals[name] = max(bits, totals[name])
        for name, bits in steps.items():
            totals[name] = max(totals[name], bits + self.growth) + 1
        for name in list(scope.bits):
            if totals[name] > LIMIT or (last and totals[name] > before[name]):
                del scope.bits[name]
            else:
                scope.bits[name] = max(totals[name], before[name])
        return scope.bits != before


class _Unknown(NamedTuple):
    name: str


def _largest(bits: Iterable[int | None]) -> int | None:
    found = list(bits)
    known = [b for b in found if b is not None]
    return max(known) if len(known) == len(found) else None


def _assignments(body: Iterable[ast.Statement]) -> Iterator[_Assignment | _Unknown]:
    for statement in body:
        match statement:
            case ast.Assign(targets=(ast.Name(name=name),), value=value):
                yield _assignment(name, value)
            case ast.Assign(
                targets=(ast.NestedTarget(targets=names) as target,),
                value=ast.Display(kind="tuple", items=values),
            ) if len(names) == len(values) and all(isinstance(name, ast.Name) for name in names):
                yield from map(_Assignment, target_names(target), values)
            case ast.Augment(target=ast.Name(name=name), operator="+" | "-", value=value):
                yield _Assignment(name, value, grows=True)
            case ast.Augment(target=ast.Name(name=name) as target, operator=symbol, value=value, at=at):
                yield _Assignment(name, ast.Chain(target, (ast.Link(symbol, value, at),), at))
            case ast.For(target=ast.Name(name=name), iterable=iterable, body=inner):
                yield _Assignment(name, iterable, in_range=True)
                yield from _assignments(inner)
                yield from _assignments(statement.otherwise)
            case ast.For(target=target, body=inner):
                yield from map(_Unknown, target_names(target))
                yield from _assignments(inner)
                yield from _assignments(statement.otherwise)
            case ast.While(body=inner, otherwise=otherwise):
                yield from _assignments(inner)
                yield from _assignments(otherwise)
            case ast.If(branches=branches, otherwise=otherwise):
                for _, inner in branches:
                    yield from _assignments(inner)
                yield from _assignments(otherwise)
            case _:
                yield from map(_Unknown, assigned([statement]))


def _assignment(name: str, value: ast.Expr) -> _Assignment:
    """``t = t + x`` and ``t = x + t`` grow like ``t += x``."""
    match value:
        case ast.Chain(first=ast.Name(name=first), rest=((_, operand, _), *rest), at=at) if first == name:
            if _is_sum(value):
                return _Assignment(name, ast.Chain(operand, tuple(rest), at) if rest else operand, grows=True)
        case ast.Chain(first=operand, rest=(("+", ast.Name(name=last), _),)) if last == name:
            return _Assignment(name, operand, grows=True)
    return _Assignment(name, value)


def _is_sum(value: ast.Chain) -> bool:
    return all(link.operator in ("+", "-") for link in value.rest)


def _has_loop(body: Iterable[ast.Statement]) -> bool:
    level = list(body)
    while level:
        statement = level.pop()
        if isinstance(statement, (ast.For, ast.While)):
            return True
        if isinstance(statement, ast.If):
            level += [inner for _, body in statement.branches for inner in body]
            level += statement.otherwise
    return False
