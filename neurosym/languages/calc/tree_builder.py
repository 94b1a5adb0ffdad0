"""A method for each rule or alias of calc.lark, from its children to a node of the tree."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ParseError
from neurosym.languages.calc import ast
from neurosym.languages.calc.literals import decode_string, number_value
from neurosym.languages.calc.tokens import KEYWORDS
from neurosym.languages.grammar import Token

__all__ = ["TreeBuilder"]


def _word(token: Token) -> str:
    """A name, which no keyword can be."""
    if token in KEYWORDS:
        raise ParseError(f"{str(token)!r} is a keyword, not a name", line=token.line, column=token.column)
    return str(token)


class TreeBuilder:
    """See ``neurosym.languages.grammar``. Children are tokens and nodes; an absent optional one is None."""

    # ------------------------------------------------------------------------ statements
    def start(self, c: list[Any]) -> list[ast.Statement]:
        return c

    block1 = block2 = block3 = block4 = block5 = start

    def if_statement(self, c: list[Any]) -> ast.If:
        branches = tuple((c[i], tuple(c[i + 1])) for i in range(0, len(c) - 1, 2))
        return ast.If(branches, tuple(c[-1] or ()), c[0].at)

    def for_statement(self, c: list[Any]) -> ast.For:
        return ast.For(c[0], c[1], tuple(c[2]), c[0].at)

    def while_statement(self, c: list[Any]) -> ast.While:
        return ast.While(c[0], tuple(c[1]), c[0].at)

    def def_statement(self, c: list[Any]) -> ast.Def:
        return ast.Def(c[0].name, c[1] or (), tuple(c[2]), c[0].at)

    def assignment(self, c: list[Any]) -> ast.Assign:
        first, (others, value) = c
        return ast.Assign((first, *others), value, first.at)

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

    def import_module(self, c: list[Any]) -> ast.Import:
        return ast.Import(str(c[1]), (), c[2].name if c[2] else str(c[1]), c[0].start_pos)

    def import_names(self, c: list[Any]) -> ast.Import:
        return ast.Import(str(c[1]), tuple(c[2:]), "", c[0].start_pos)

    def imported(self, c: list[Any]) -> tuple[str, str]:
        return c[0].name, (c[1] or c[0]).name

    # ------------------------------------------------------------------------ names
    def name(self, c: list[Any]) -> ast.Name:
        return ast.Name(_word(c[0]), c[0].start_pos)

    local = variable = function = callee = method = keyword = name

    def variables(self, c: list[Any]) -> Any:
        return c[0] if len(c) == 1 else ast.NestedTarget(tuple(c), c[0].at)

    targets = variables
    nested_variables = variables

    def parameters(self, c: list[Any]) -> tuple[ast.Parameter, ...]:
        return tuple(c)

    def parameter(self, c: list[Any]) -> ast.Parameter:
        return ast.Parameter(c[0].name, c[1])

    # ------------------------------------------------------------------------ operators
    def conditional(self, c: list[Any]) -> ast.Conditional:
        return ast.Conditional(c[1], c[0], c[2], c[0].at)

    def lambda_function(self, c: list[Any]) -> ast.Lambda:
        return ast.Lambda(c[1] or (), c[2], c[0].start_pos)

    def disjunction(self, c: list[Any]) -> ast.Boolean:
        return ast.Boolean("or", tuple(c), c[0].at)

    def conjunction(self, c: list[Any]) -> ast.Boolean:
        return ast.Boolean("and", tuple(c), c[0].at)

    def negation(self, c: list[Any]) -> ast.Not:
        return ast.Not(c[1], c[0].start_pos)

    def comparison(self, c: list[Any]) -> ast.Comparison:
        return ast.Comparison(c[0], _links(c), c[0].at)

    def chain(self, c: list[Any]) -> ast.Chain:
        return ast.Chain(c[0], _links(c), c[0].at)

    def unary(self, c: list[Any]) -> ast.Unary:
        return ast.Unary(str(c[0]), c[1], c[0].start_pos)

    # ------------------------------------------------------------------------ primaries
    def call(self, c: list[Any]) -> ast.Call:
        return ast.Call(c[0].name, *_arguments(c[1]), c[0].at)

    def apply(self, c: list[Any]) -> ast.Apply:
        return ast.Apply(c[0], *_arguments(c[1]), c[0].at)

    def method_call(self, c: list[Any]) -> ast.MethodCall:
        return ast.MethodCall(c[0], c[1].name, *_arguments(c[2]), c[1].at)

    def arguments(self, c: list[Any]) -> list[Any]:
        return c

    def keyword_argument(self, c: list[Any]) -> ast.Keyword:
        return ast.Keyword(c[0].name, c[1])

    def index(self, c: list[Any]) -> ast.Index:
        return ast.Index(c[0], c[1], c[0].at)

    def slice(self, c: list[Any]) -> ast.Slice:
        receiver, *rest = c
        start, _, stop = rest[:3]
        return ast.Slice(receiver, start, stop, rest[4] if len(rest) > 4 else None, receiver.at)

    # ------------------------------------------------------------------------ atoms
    def number(self, c: list[Any]) -> ast.Constant:
        return ast.Constant(number_value(c[0]), c[0].start_pos)

    def string(self, c: list[Any]) -> ast.Constant:
        return ast.Constant(_text(c[0][1:-1]), c[0].start_pos)

    def true(self, c: list[Any]) -> ast.Constant:
        return ast.Constant(True, c[0].start_pos)

    def false(self, c: list[Any]) -> ast.Constant:
        return ast.Constant(False, c[0].start_pos)

    def none(self, c: list[Any]) -> ast.Constant:
        return ast.Constant(None, c[0].start_pos)

    def fstring(self, c: list[Any]) -> ast.FString:
        parts = [_literal_part(part) if isinstance(part, Token) else part for part in c]
        kept = tuple(p for p in parts if not (isinstance(p, ast.Constant) and p.value == ""))
        return ast.FString(kept, c[0].start_pos)

    def empty_tuple(self, c: list[Any]) -> ast.Display:
        return ast.Display("tuple", (), c[0].start_pos)

    def empty_list(self, c: list[Any]) -> ast.Display:
        return ast.Display("list", (), c[0].start_pos)

    def empty_dict(self, c: list[Any]) -> ast.DictDisplay:
        return ast.DictDisplay((), c[0].start_pos)

    def tuple_display(self, c: list[Any]) -> ast.Display:
        return ast.Display("tuple", tuple(c), c[0].at)

    def list_display(self, c: list[Any]) -> ast.Display:
        return ast.Display("list", tuple(c[1:]), c[0].start_pos)

    def set_display(self, c: list[Any]) -> ast.Display:
        return ast.Display("set", tuple(c[1:]), c[0].start_pos)

    def dict_display(self, c: list[Any]) -> ast.DictDisplay:
        return ast.DictDisplay(tuple(c[1:]), c[0].start_pos)

    def pair(self, c: list[Any]) -> tuple[ast.Expr, ast.Expr]:
        return c[0], c[1]

    def clauses(self, c: list[Any]) -> tuple[ast.Clause, ...]:
        return tuple(c)

    def clause(self, c: list[Any]) -> ast.Clause:
        return ast.Clause(c[0], c[1], tuple(c[2:]))

    def generator(self, c: list[Any]) -> ast.Comprehension:
        return ast.Comprehension("generator", c[0], None, c[1], c[0].at)

    def list_comprehension(self, c: list[Any]) -> ast.Comprehension:
        return ast.Comprehension("list", c[1], None, c[2], c[0].start_pos)

    def set_comprehension(self, c: list[Any]) -> ast.Comprehension:
        return ast.Comprehension("set", c[1], None, c[2], c[0].start_pos)

    def dict_comprehension(self, c: list[Any]) -> ast.Comprehension:
        return ast.Comprehension("dict", c[1][0], c[1][1], c[2], c[0].start_pos)


def _text(body: str) -> str:
    return decode_string(body, ParseError) if "\\" in body else body


def _literal_part(token: Token) -> ast.Constant:
    body = token[2:] if token.type == "FSTART" else str(token)
    return ast.Constant(_text(body.replace("{{", "{").replace("}}", "}")), token.start_pos or 0)


def _links(children: list[Any]) -> tuple[ast.Link, ...]:
    return tuple(
        ast.Link(children[i].strip(), children[i + 1], children[i].start_pos + 1)
        for i in range(1, len(children), 2)
    )


def _arguments(children: list[Any] | None) -> tuple[tuple[ast.Expr, ...], tuple[ast.Keyword, ...]]:
    given = children or []
    keywords = tuple(c for c in given if isinstance(c, ast.Keyword))
    return tuple(c for c in given if not isinstance(c, ast.Keyword)), keywords
