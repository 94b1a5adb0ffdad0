"""The syntax tree: frozen dataclasses in two unions, Expr and Statement.

``at`` is the node's span's start: an offset into the canonical text, which ``Program.place`` turns
into line and column of the text that the user wrote. Left-associative chains are flat, so that the
tree's depth is that of the program's nesting.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf
from typing import NamedTuple

from neurosym.languages.calc.layout import Layout
from neurosym.values import Value

__all__ = [
    "Apply", "Assign", "Augment", "Boolean", "Break", "Call", "Chain", "Clause", "Comparison",
    "Comprehension", "Conditional", "Constant", "Continue", "Def", "DictDisplay", "Display", "Expr",
    "ExpressionStatement", "FString", "For", "If", "Import", "Index", "Keyword", "Lambda", "Link",
    "MethodCall", "Name", "NestedTarget", "Not", "Parameter", "Pass", "Program", "Return", "Slice",
    "Statement", "Target", "Unary", "While",
]  # fmt: skip


class Link(NamedTuple):
    """One further operand of a chain, and the operator before it."""

    operator: str
    operand: Expr
    at: int


class Keyword(NamedTuple):
    name: str
    value: Expr


class Parameter(NamedTuple):
    name: str
    default: Expr | None


class Clause(NamedTuple):
    """``for target in iterable if condition if condition``"""

    target: NestedTarget | Name
    iterable: Expr
    conditions: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    value: Value
    at: int


@dataclass(frozen=True, slots=True)
class Name:
    name: str
    at: int


@dataclass(frozen=True, slots=True)
class FString:
    parts: tuple[Expr, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Display:
    kind: OneOf["list", "tuple", "set"]
    items: tuple[Expr, ...]
    at: int


@dataclass(frozen=True, slots=True)
class DictDisplay:
    pairs: tuple[tuple[Expr, Expr], ...]
    at: int


@dataclass(frozen=True, slots=True)
class Comprehension:
    """``value`` is set for dicts only, where ``element`` is the key."""

    kind: OneOf["list", "set", "dict", "generator"]
    element: Expr
    value: Expr | None
    clauses: tuple[Clause, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Lambda:
    parameters: tuple[Parameter, ...]
    body: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Conditional:
    test: Expr
    then: Expr
    otherwise: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Boolean:
    operator: OneOf["and", "or"]
    operands: tuple[Expr, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Not:
    operand: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Comparison:
    first: Expr
    rest: tuple[Link, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Chain:
    """``first op operand op operand ...``, evaluated from the left, of one level of precedence."""

    first: Expr
    rest: tuple[Link, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Unary:
    operator: str
    operand: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A call by name: a builtin, or whatever a variable of that name holds."""

    function: str
    arguments: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Apply:
    """A call of the value of an expression."""

    function: Expr
    arguments: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]
    at: int


@dataclass(frozen=True, slots=True)
class MethodCall:
    receiver: Expr
    method: str
    arguments: tuple[Expr, ...]
    keywords: tuple[Keyword, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Index:
    receiver: Expr
    index: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Slice:
    receiver: Expr
    start: Expr | None
    stop: Expr | None
    step: Expr | None
    at: int


@dataclass(frozen=True, slots=True)
class NestedTarget:
    """``a, (b, c)``: the names that an item is unpacked into."""

    targets: tuple[NestedTarget | Name | Index | Slice, ...]
    at: int


Target = NestedTarget | Name | Index | Slice

Expr = (
    Constant | Name | FString | Display | DictDisplay | Comprehension | Lambda | Conditional | Boolean
    | Not | Comparison | Chain | Unary | Call | Apply | MethodCall | Index | Slice
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExpressionStatement:
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Assign:
    """``target = target = value``"""

    targets: tuple[Target, ...]
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Augment:
    target: Name | Index | Slice
    operator: str
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class If:
    branches: tuple[tuple[Expr, tuple[Statement, ...]], ...]
    otherwise: tuple[Statement, ...]
    at: int


@dataclass(frozen=True, slots=True)
class For:
    target: NestedTarget | Name
    iterable: Expr
    body: tuple[Statement, ...]
    at: int


@dataclass(frozen=True, slots=True)
class While:
    test: Expr
    body: tuple[Statement, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Def:
    name: str
    parameters: tuple[Parameter, ...]
    body: tuple[Statement, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Return:
    value: Expr | None
    at: int


@dataclass(frozen=True, slots=True)
class Break:
    at: int


@dataclass(frozen=True, slots=True)
class Continue:
    at: int


@dataclass(frozen=True, slots=True)
class Pass:
    at: int


@dataclass(frozen=True, slots=True)
class Import:
    """``module`` as ``names`` of pairs (name in the module, local name); no names: the module itself."""

    module: str
    names: tuple[tuple[str, str], ...]
    alias: str
    at: int


Statement = (
    ExpressionStatement
    | Assign
    | Augment
    | If
    | For
    | While
    | Def
    | Return
    | Break
    | Continue
    | Pass
    | Import
)


@dataclass(frozen=True, slots=True)
class Program:
    body: tuple[Statement, ...]
    layout: Layout

    def place(self, at: int) -> tuple[int, int]:
        """1-based line and column of the user's text."""
        return self.layout.place(at)
