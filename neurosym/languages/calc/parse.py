"""From source text to syntax tree."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from neurosym.errors import BudgetError, ParseError
from neurosym.languages.calc import ast
from neurosym.languages.calc.arrange import arranged
from neurosym.languages.calc.layout import Layout, canonical_layout
from neurosym.languages.calc.syntax_hints import explain
from neurosym.languages.calc.tree_builder import TreeBuilder
from neurosym.languages.calc.walk import children
from neurosym.languages.grammar import parse
from neurosym.sandbox.budget import Budget

__all__ = ["MAX_NESTING", "parse_program"]

MAX_NESTING = 60
"""Nested nodes of a tree; what compiles and runs may use the host's stack in proportion to it."""


def parse_program(source: str, budget: Budget) -> ast.Program:
    """Raises ParseError, or BudgetError for a program that is too long or nested too deeply."""
    if len(source) > budget.source:
        raise BudgetError(
            f"the program has {len(source):,} characters; at most {budget.source:,} are read", limit="source",
            hint="bind long data to a name instead of writing it into the program",
        )  # fmt: skip
    return _parse(source)


@lru_cache(maxsize=128)
def _parse(source: str) -> ast.Program:
    layout = canonical_layout(source)
    if not layout.text:
        raise ParseError("the program is empty", line=1, column=1, hint="assign a value to answer")
    try:
        body = parse("calc", layout.text, TreeBuilder)
    except ParseError as error:
        error.line, error.column = _original_place(error, layout)
        explain(layout.source, error)
        raise
    program = ast.Program(arranged(tuple(body), layout.text), layout)
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
