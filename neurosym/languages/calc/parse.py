"""From source text to syntax tree."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from neurosym.errors import BudgetError, ParseError
from neurosym.languages.calc import ast
from neurosym.languages.calc.layout import Layout, canonical_layout
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
            f"the program has {len(source):,} characters; at most {budget.source:,} are read", limit="source"
        )
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
