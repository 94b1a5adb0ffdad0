"""Blocks, conditions and bodies of functions: what they consist of, and which variables are set in them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import Closure, Frame, Operand, Shared
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.sequences import Step, chosen, first_result, joined, returning

__all__ = ["Blocks", "may_return"]

_FOLDS = 4
"""Conditions in a row that become nested expressions: the host's stack grows with the nesting only."""


class Blocks(Shared):
    @abstractmethod
    def step(self, statement: ast.Statement, scope: Scope) -> Step: ...

    def block(self, body: Iterable[ast.Statement], scope: Scope) -> Step:
        """A block that may not run: what it sets counts as set inside it only."""
        before = set(scope.ready)
        made = joined([self.step(statement, scope) for statement in body])
        scope.ready = before
        return made

    def if_statement(self, statement: ast.If, scope: Scope) -> Step:
        branches: list[tuple[Operand, Step]] = []
        ends: list[set[str]] = []
        for test, body in statement.branches:
            tested, before = self.test(test, scope), set(scope.ready)
            branches.append((tested, joined([self.step(inner, scope) for inner in body])))
            if not ends_here(body):
                ends.append(scope.ready)
            scope.ready = before
        otherwise = None
        if statement.otherwise:
            otherwise = joined([self.step(inner, scope) for inner in statement.otherwise])
        if not ends_here(statement.otherwise):
            ends.append(scope.ready)
        scope.ready = set.intersection(*ends) if ends else scope.ready
        return chosen(branches, otherwise)

    def tail(self, body: Sequence[ast.Statement], scope: Scope, folds: int = _FOLDS) -> Closure:
        """From a function's frame to the value that it returns, for what stands at the function's end.

        Conditions that return become expressions, up to so many in a row.
        """
        steps: list[Step] = []
        for number, statement in enumerate(body):
            rest = body[number + 1 :]
            match statement:
                case ast.Return(value=value):
                    return returning(steps, _nothing if value is None else self.expression(value, scope))
                case ast.If(branches=branches, otherwise=otherwise) if folds and (
                    not rest
                    or (all(returns(b) for _, b in branches) and (not otherwise or returns(otherwise)))
                ):
                    pairs = [(self.test(test, scope), self.inner_tail(b, scope)) for test, b in branches]
                    end = self.tail(otherwise or rest, scope, folds - 1)
                    return returning(steps, first_result(pairs, end))
            steps.append(self.step(statement, scope))
        return returning(steps, _nothing)

    def inner_tail(self, body: Sequence[ast.Statement], scope: Scope) -> Closure:
        before = set(scope.ready)
        made = self.tail(body, scope)
        scope.ready = before
        return made


def _nothing(f: Frame) -> None:
    return None


def returns(body: Sequence[ast.Statement]) -> bool:
    """Whether a block certainly ends its function."""
    match body[-1] if body else None:
        case ast.Return():
            return True
        case ast.If(branches=branches, otherwise=otherwise):
            return returns(otherwise) and all(returns(inner) for _, inner in branches)
        case _:
            return False


def ends_here(body: Sequence[ast.Statement]) -> bool:
    """Whether nothing behind the statement that holds this block runs after it."""
    return returns(body) or (bool(body) and isinstance(body[-1], (ast.Break, ast.Continue)))


def may_return(body: Iterable[ast.Statement]) -> bool:
    """Whether a statement of a loop's body may end the function."""
    for statement in body:
        match statement:
            case ast.Return():
                return True
            case ast.If(branches=branches, otherwise=otherwise):
                if may_return(otherwise) or any(may_return(inner) for _, inner in branches):
                    return True
            case ast.For(body=inner, otherwise=otherwise) | ast.While(body=inner, otherwise=otherwise):
                if may_return(inner) or may_return(otherwise):
                    return True
            case _:
                pass
    return False
