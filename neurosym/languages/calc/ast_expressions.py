"""The syntax tree's expressions, and what they consist of. See ``ast``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf
from typing import NamedTuple

from neurosym.values import Value

__all__ = [
    "Apply", "Attribute", "Boolean", "Call", "Chain", "Clause", "Comparison", "Comprehension", "Conditional",
    "Constant", "DictDisplay", "Display", "Expr", "FString", "Formatted", "Index", "Keyword", "Lambda",
    "Link", "MethodCall", "Name", "NamedExpression", "NestedTarget", "Not", "Parameter", "Slice", "Starred",
    "Target", "Unary",
]  # fmt: skip


class Link(NamedTuple):
    """One further operand of a chain, and the operator before it."""

    operator: str
    operand: Expr
    at: int


class Keyword(NamedTuple):
    """``name=value``; without a name, ``**value``."""

    name: str
    value: Expr


class Parameter(NamedTuple):
    """``kind`` is ``*`` for ``*name`` (or a bare ``*``, which has no name) and ``**`` for ``**name``."""

    name: str
    default: Expr | None
    kind: OneOf["", "*", "**"] = ""


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
class Formatted:
    """``{value!conversion:spec}`` in an f-string; a plain ``{value}`` is the value alone."""

    value: Expr
    conversion: OneOf["", "r", "s", "a"]
    spec: str
    at: int


@dataclass(frozen=True, slots=True)
class Starred:
    """``*value`` in a call, display or list of targets."""

    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class NamedExpression:
    """``target := value``"""

    target: Name
    value: Expr
    at: int


@dataclass(frozen=True, slots=True)
class Display:
    kind: OneOf["list", "tuple", "set"]
    items: tuple[Expr, ...]
    at: int


@dataclass(frozen=True, slots=True)
class DictDisplay:
    """Pairs of key and value; ``**value`` has no key."""

    pairs: tuple[tuple[Expr | None, Expr], ...]
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
class Attribute:
    """``receiver.name``, of a value or of a module; ``at`` is the place of the name."""

    receiver: Expr
    name: str
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
    """``a, (b, c)``, ``a, *rest``: the names that an item is unpacked into; at most one is starred."""

    targets: tuple[NestedTarget | Name | Index | Slice | Starred, ...]
    at: int


Target = NestedTarget | Name | Index | Slice | Starred

Expr = (
    Constant | Name | FString | Formatted | Starred | NamedExpression | Display | DictDisplay | Comprehension
    | Lambda | Conditional | Boolean | Not | Comparison | Chain | Unary | Call | Apply | MethodCall
    | Attribute | Index | Slice
)  # fmt: skip
