"""The syntax tree: frozen dataclasses in two unions, Expr and Statement.

``at`` is the node's span's start: an offset into the canonical text, which ``Program.place`` turns
into line and column of the text that the user wrote. Left-associative chains are flat, so that the
tree's depth is that of the program's nesting.
"""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.languages.calc.ast_expressions import (
    Apply,
    Attribute,
    Boolean,
    Call,
    Chain,
    Clause,
    Comparison,
    Comprehension,
    Conditional,
    Constant,
    DictDisplay,
    Display,
    Expr,
    Formatted,
    FString,
    Index,
    Keyword,
    Lambda,
    Link,
    MethodCall,
    Name,
    NamedExpression,
    NestedTarget,
    Not,
    Parameter,
    Slice,
    Starred,
    Target,
    Unary,
)  # fmt: skip
from neurosym.languages.calc.ast_statements import (
    Assert,
    Assign,
    Augment,
    Break,
    Continue,
    Declared,
    Def,
    Delete,
    ExpressionStatement,
    For,
    If,
    Import,
    Outer,
    Pass,
    Return,
    Statement,
    While,
)  # fmt: skip
from neurosym.languages.calc.layout import Layout

__all__ = [
    "Apply", "Assert", "Assign", "Attribute", "Augment", "Boolean", "Break", "Call", "Chain", "Clause",
    "Comparison", "Comprehension", "Conditional", "Constant", "Continue", "Declared", "Def", "Delete",
    "DictDisplay", "Display", "Expr", "ExpressionStatement", "FString", "For", "Formatted", "If", "Import",
    "Index", "Keyword", "Lambda", "Link", "MethodCall", "Name", "NamedExpression", "NestedTarget", "Not",
    "Outer", "Parameter", "Pass",
    "Program", "Return", "Slice", "Starred", "Statement", "Target", "Unary", "While",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Program:
    body: tuple[Statement, ...]
    layout: Layout

    def place(self, at: int) -> tuple[int, int]:
        """1-based line and column of the user's text."""
        return self.layout.place(at)
