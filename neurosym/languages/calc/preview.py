"""A value in at most about 80 characters, at a cost that does not grow with the value."""

from __future__ import annotations

from itertools import islice
from types import GeneratorType
from typing import Any

from neurosym.languages.calc.data import Function, MutableOrderedSet, kind
from neurosym.values import OrderedSet, canonical_text

__all__ = ["preview"]

_WIDTH = 80
_BITS = 1000


def preview(value: Any) -> str:
    """The canonical text, cut, with the size of what was cut."""
    if isinstance(value, str):
        return value if len(value) <= _WIDTH else f"{value[: _WIDTH - 1]}… ({len(value):,} characters)"
    shown = _nested(value, 2)
    size = f" ({len(value):,} items)" if hasattr(value, "__len__") else ""
    return shown if len(shown) <= _WIDTH else f"{shown[: _WIDTH - 1]}…{size}"


def _nested(value: Any, depth: int) -> str:
    match value:
        case Function():
            return f"function {value.name}"
        case GeneratorType():
            return "generator"
        case str():
            return repr(value[:_WIDTH])
        case bool() | None:
            return str(value)
        case int() if value.bit_length() > _BITS:
            return f"an integer of {value.bit_length():,} bits"
        case list() | tuple() | range() | MutableOrderedSet() | OrderedSet():
            items = ", ".join(_nested(item, depth - 1) for item in islice(value, 40)) if depth else "…"
            left, right = {list: ("[", "]"), range: ("[", "]"), tuple: ("(", ")")}.get(
                type(value), ("{", "}")
            )
            return f"{left}{items}{right}" if len(value) <= 40 else f"{left}{items}, …"
        case dict():
            pairs = islice(value.items(), 20)
            inner = (
                ", ".join(f"{_nested(k, depth - 1)}: {_nested(v, depth - 1)}" for k, v in pairs)
                if depth
                else "…"
            )
            return "{" + inner + "}"
        case _ if (
            getattr(value, "numerator", 0)
            and max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS
        ):
            return f"a long {kind(value)}"
        case _:
            return canonical_text(value)
