"""From source text to syntax tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from neurosym.errors import BudgetError, ParseError
from neurosym.languages.calc import ast
from neurosym.languages.calc.layout import KEYWORDS, Layout, canonical_layout
from neurosym.languages.calc.literals import decode_string, number_value
from neurosym.languages.grammar import Token, parse
from neurosym.sandbox.budget import Budget

__all__ = ["MAX_NESTING", "children", "parse_program"]

MAX_NESTING = 60
"""Nested nodes of a tree; what compiles and runs may use the host's stack in proportion to it."""


def parse_program(source: str, budget: Budget) -> ast.Program:
    """Raises ParseError, or BudgetError for a program that is too long or nested too deeply."""
    if len(source) > budget.source:
        raise BudgetError(
            f"the program has {len(source):,} characters; at most {budget.source:,} are read", limit="source"
        )
    return _parse(source)


@lru_cache(maxsize=128)
def _parse(source: str) -> ast.Program:
    layout = canonical_layout(source)
    if not layout.text:
        raise ParseError("the program is empty", line=1, column=1, hint="assign a value to answer")
    try:
        body = parse("calc", layout.text, _Builder)
    except ParseError as error:
        error.line, error.column = _original_place(error, layout)
        error.hint = _hint(layout, error) or error.hint
        raise
    program = ast.Program(tuple(body), layout)
    _limit_nesting(program)
    return program


def _original_place(error: ParseError, layout: Layout) -> tuple[int, int]:
    if error.line is None or error.column is None:
        return 1, 1
    at = layout.offset(error.line, error.column)
    text = layout.text
    while at < len(text) and text[at] == " ":
        at += 1
    return layout.place(at) if at < len(text) else layout.place(len(text) - 1)


_UNSUPPORTED = {
    "class": "calc has no classes",
    "try": "calc has no exceptions",
    "raise": "calc has no exceptions",
    "with": "calc has no files",
    "global": "assign the function's result instead",
    "nonlocal": "assign the function's result instead",
    "assert": "calc has no assert",
    "del": "calc has no del; build a new list",
    "yield": "build a list and return it",
}


def _hint(layout: Layout, error: ParseError) -> str | None:
    lines = layout.source.split("\n")
    line = lines[error.line - 1] if error.line and error.line <= len(lines) else ""
    rest = line[(error.column or 1) - 1 :]
    word = line.split()[0] if line.split() else ""
    if word.rstrip(":") in _UNSUPPORTED:
        return _UNSUPPORTED[word.rstrip(":")]
    if word in ("import", "from"):
        return "only math, fractions, datetime, collections, itertools and statistics can be imported"
    if rest.startswith("*") and "**" not in rest[:2]:
        return "calc has no starred arguments"
    if line[: (error.column or 1) - 1].rstrip().endswith(".") or (
        re.search(r"\.\s*\w+$", line) and not rest.strip("abcdefghijklmnopqrstuvwxyz_")
    ):
        return "calc has no attributes; methods are called: x.upper(), key=lambda k: d.get(k)"
    if rest.startswith(":="):
        return "assign on a line of its own"
    return None


def _limit_nesting(program: ast.Program) -> None:
    level: list[Any] = list(program.body)
    for _ in range(MAX_NESTING):
        level = [child for node in level for child in children(node)]
        if not level:
            return
    line, column = program.place(next((n.at for n in level if hasattr(n, "at")), 0))
    raise BudgetError(
        f"the program is nested more than {MAX_NESTING} deep", limit="depth", line=line, column=column,
        hint="use a variable for an inner part",
    )  # fmt: skip


def children(node: Any) -> list[Any]:
    found: list[Any] = []
    values: list[Any] = [getattr(node, name) for name in _field_names(node.__class__)]
    while values:
        value = values.pop()
        if isinstance(value, tuple):
            values.extend(value)
        elif is_dataclass(value):
            found.append(value)
    return found


@cache
def _field_names(kind: Callable[..., Any]) -> tuple[str, ...]:
    if kind is ast.Constant:
        return ()
    assert isinstance(kind, type), "a class of node"
    return tuple(field.name for field in fields(kind) if field.name not in ("at", "name", "operator", "kind"))


def _word(token: Token) -> str:
    """A name, which no keyword can be."""
    if token in KEYWORDS:
        raise ParseError(f"{str(token)!r} is a keyword, not a name", line=token.line, column=token.column)
    return str(token)


class _Builder:
    """A method a rule or alias of calc.lark, from its children to a node."""

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
