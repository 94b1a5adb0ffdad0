"""The part of the tree builder that makes statements."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from neurosym.languages.calc import ast

__all__ = ["StatementBuilder"]


class StatementBuilder:
    """A block is the list of its statements so far; the last may be an ``if`` or loop that gets more."""

    def start(self, c: list[Any]) -> list[ast.Statement]:
        found: list[ast.Statement] = c[0]
        return found

    block1 = block2 = block3 = block4 = start

    def block5(self, c: list[Any]) -> list[ast.Statement]:
        return c

    first = block5

    def further(self, c: list[Any]) -> list[ast.Statement]:
        c[0].append(c[1])
        return self.start(c)

    def first_if(self, c: list[Any]) -> list[ast.Statement]:
        return [ast.If(((c[0], tuple(c[1])),), (), c[0].at)]

    def further_if(self, c: list[Any]) -> list[ast.Statement]:
        c[0] += self.first_if(c[1:])
        return self.start(c)

    def elif_of_if(self, c: list[Any]) -> list[ast.Statement]:
        last = c[0][-1]
        c[0][-1] = ast.If((*last.branches, (c[1], tuple(c[2]))), (), last.at)
        return self.start(c)

    def else_of_if(self, c: list[Any]) -> list[ast.Statement]:
        last = c[0][-1]
        c[0][-1] = ast.If(last.branches, tuple(c[1]), last.at)
        return self.start(c)

    def else_of_loop(self, c: list[Any]) -> list[ast.Statement]:
        c[0][-1] = replace(c[0][-1], otherwise=tuple(c[1]))
        return self.start(c)

    def for_statement(self, c: list[Any]) -> ast.For:
        return ast.For(c[0], c[1], tuple(c[2]), c[0].at)

    def while_statement(self, c: list[Any]) -> ast.While:
        return ast.While(c[0], tuple(c[1]), c[0].at)

    def def_statement(self, c: list[Any]) -> ast.Def:
        *decorators, name, parameters, body = c
        return ast.Def(name.name, parameters or (), tuple(body), name.at, tuple(decorators))

    def assignment(self, c: list[Any]) -> ast.Assign:
        first, (others, value) = c
        return ast.Assign((first, *others), value, first.at)

    def assignment_of_one(self, c: list[Any]) -> ast.Assign:
        return self.assignment([ast.NestedTarget((c[0],), c[0].at), c[1]])

    def values(self, c: list[Any]) -> tuple[list[ast.Name], ast.Expr]:
        return c[:-1], c[-1]

    def augmented(self, c: list[Any]) -> ast.Augment:
        return ast.Augment(c[0], c[1].strip()[:-1], c[2], c[0].at)

    def expression(self, c: list[Any]) -> ast.ExpressionStatement:
        return ast.ExpressionStatement(c[0], c[0].at)

    def return_statement(self, c: list[Any]) -> ast.Return:
        return ast.Return(c[1], c[0].start_pos)

    def break_statement(self, c: list[Any]) -> ast.Break:
        return ast.Break(c[0].start_pos)

    def continue_statement(self, c: list[Any]) -> ast.Continue:
        return ast.Continue(c[0].start_pos)

    def pass_statement(self, c: list[Any]) -> ast.Pass:
        return ast.Pass(c[0].start_pos)

    def assert_statement(self, c: list[Any]) -> ast.Assert:
        return ast.Assert(c[1], c[2], c[0].start_pos)

    def delete_statement(self, c: list[Any]) -> ast.Delete:
        return ast.Delete(tuple(c[1:]), c[0].start_pos)

    def outer_statement(self, c: list[Any]) -> ast.Outer:
        return ast.Outer(str(c[0]), tuple(name.name for name in c[1:]), c[0].start_pos)  # type: ignore[arg-type]

    def import_module(self, c: list[Any]) -> ast.Import:
        module = str(c[1])
        alias = c[2].name if c[2] else module.partition(".")[0]
        return ast.Import(module, (), alias, c[0].start_pos)

    def import_all(self, c: list[Any]) -> ast.Import:
        return ast.Import(str(c[1]), (("*", "*"),), "", c[0].start_pos)

    def import_names(self, c: list[Any]) -> ast.Import:
        return ast.Import(str(c[1]), tuple(c[2:]), "", c[0].start_pos)

    def imported(self, c: list[Any]) -> tuple[str, str]:
        return c[0].name, (c[1] or c[0]).name
