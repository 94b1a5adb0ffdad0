"""A method for each rule or alias of calc.lark, from its children to a node of the tree."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ParseError
from neurosym.languages.calc import ast
from neurosym.languages.calc.literals import decode_string, number_value
from neurosym.languages.calc.tokens import KEYWORDS
from neurosym.languages.calc.tree_statements import StatementBuilder
from neurosym.languages.grammar import MisusedError, Token

__all__ = ["TreeBuilder"]


def _word(token: Token) -> str:
    """A name, which no keyword can be."""
    if token in KEYWORDS:
        raise MisusedError(f"{str(token)!r} is a keyword, not a name", token)
    return str(token)


class TreeBuilder(StatementBuilder):
    """See ``neurosym.languages.grammar``. Children are tokens and nodes; an absent optional one is None."""

    # ------------------------------------------------------------------------ names
    def name(self, c: list[Any]) -> ast.Name:
        return ast.Name(_word(c[0]), c[0].start_pos)

    local = deleted = variable = function = callee = method = attribute = keyword = name

    def variables(self, c: list[Any]) -> Any:
        return c[0] if len(c) == 1 else ast.NestedTarget(tuple(c), c[0].at)

    targets = variables
    nested_variables = variables

    def parameters(self, c: list[Any]) -> tuple[ast.Parameter, ...]:
        return tuple(c)

    def parameter(self, c: list[Any]) -> ast.Parameter:
        return ast.Parameter(c[0].name, c[1])

    def rest_parameter(self, c: list[Any]) -> ast.Parameter:
        return ast.Parameter(c[1].name if c[1] else "", None, "*")

    def keywords_parameter(self, c: list[Any]) -> ast.Parameter:
        return ast.Parameter(c[1].name, None, "**")

    def starred(self, c: list[Any]) -> ast.Starred:
        return ast.Starred(c[1], c[0].start_pos)

    # ------------------------------------------------------------------------ operators
    def conditional(self, c: list[Any]) -> ast.Conditional:
        return ast.Conditional(c[1], c[0], c[2], c[0].at)

    def named_expression(self, c: list[Any]) -> ast.NamedExpression:
        return ast.NamedExpression(c[0], c[1], c[0].at)

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

    def is_not(self, c: list[Any]) -> Token:
        return Token("COMPARE", " is not ", c[0].start_pos)

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

    def keywords_argument(self, c: list[Any]) -> ast.Keyword:
        return ast.Keyword("", c[1])

    def access(self, c: list[Any]) -> ast.Attribute:
        return ast.Attribute(c[0], c[1].name, c[1].at)

    def index(self, c: list[Any]) -> ast.Index:
        receiver, *parts = c
        inside = parts[0] if len(parts) == 1 else ast.Display("tuple", tuple(parts), parts[0].at)
        return ast.Index(receiver, inside, receiver.at)

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
        opening = _text(c[0][2:])
        parts: list[ast.Expr] = [ast.Constant(opening, c[0].start_pos)] if opening else []
        for part in c[1:]:
            if not isinstance(part, Token):
                parts.append(part)
                continue
            text = part[0] if part.type == "BRACES" else _text(part)
            last = parts[-1] if parts else None
            if isinstance(last, ast.Constant):  # only pieces of text are: a shown constant is Formatted
                parts[-1] = ast.Constant(f"{last.value}{text}", last.at)
            else:
                parts.append(ast.Constant(text, part.start_pos or 0))
        return ast.FString(tuple(parts), c[0].start_pos)

    def field(self, c: list[Any]) -> ast.Expr:
        value, conversion, *spec = c
        if conversion is None and not spec and not isinstance(value, ast.Constant):
            return value  # type: ignore[no-any-return]
        return ast.Formatted(
            value, conversion[1:] if conversion else "", spec[0][1:-1] if spec else "", value.at
        )

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

    def unpacked(self, c: list[Any]) -> tuple[None, ast.Expr]:
        return None, c[1]

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


def _links(children: list[Any]) -> tuple[ast.Link, ...]:
    return tuple(
        ast.Link(children[i].strip(), children[i + 1], children[i].start_pos + 1)
        for i in range(1, len(children), 2)
    )


def _arguments(children: list[Any] | None) -> tuple[tuple[ast.Expr, ...], tuple[ast.Keyword, ...]]:
    given = children or []
    keywords = tuple(c for c in given if isinstance(c, ast.Keyword))
    return tuple(c for c in given if not isinstance(c, ast.Keyword)), keywords
