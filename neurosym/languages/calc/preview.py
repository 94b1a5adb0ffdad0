"""A value in at most about 80 characters, at a cost that does not grow with the value."""

from __future__ import annotations

from collections import deque
from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from fractions import Fraction
from itertools import islice
from typing import Any

from neurosym.errors import ProgramError, UsageError
from neurosym.languages.calc.data import Function, MutableOrderedSet, kind
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.trouble import a_kind
from neurosym.values import OrderedSet, canonical_text

__all__ = ["WIDTH", "preview"]

WIDTH = 80
"""Characters of a value that a trace shows."""

_BITS = 256
_DEPTH = 3

_STEPS = 5000
"""What writing one value may cost; a formula that costs more is not written."""


def preview(value: Any, meter: Meter, width: int = WIDTH, *, quoted: bool = False) -> str:
    """The canonical text in about that width; of a long one the beginning, and its size behind ``…``.

    ``quoted``: a text stands in quotation marks. The program does not pay for it.
    """
    if type(value) is int:
        return _integer(value)
    if type(value) is str:
        return _text(value, width, bare=not quoted)
    try:
        with meter.aside(_STEPS):
            return _shown(value, width, _DEPTH)
    except ProgramError:
        return f"a long {kind(value)}"


def _shown(value: Any, room: int, depth: int) -> str:
    match value:
        case bool() | None:
            return str(value)
        case int():
            return _integer(value)
        case Fraction() if max(value.numerator.bit_length(), value.denominator.bit_length()) > _BITS:
            return f"{_integer(value.numerator)} / {_integer(value.denominator)}"
        case str():
            return _text(value, room)
        case list() | range() | deque() | KeysView() | ValuesView() | ItemsView():
            return _items("[", "]", value, len(value), room, depth)
        case (only,) if isinstance(value, tuple):
            return f"({_shown(only, room, depth - 1)},)" if depth else "(…,)"
        case tuple():
            return _items("(", ")", value, len(value), room, depth)
        case MutableOrderedSet() | OrderedSet():
            return _items("{", "}", value, len(value), room, depth) if value else "set()"
        case dict():
            return _entries(value, room, depth)
        case Function():
            return f"function {value.name}"
        case Iterator():
            return a_kind(kind(value))
        case _:
            return _other(value, room)


def _integer(value: int) -> str:
    if value.bit_length() <= _BITS:
        return str(value)
    return f"an integer of {value.bit_length():,} bits"


def _text(value: str, room: int, bare: bool = False) -> str:
    if len(value) <= room:
        return value if bare else repr(value)
    cut = value[: max(room - 20, 10)]
    return f"{cut if bare else repr(cut)}… {len(value):,} characters"


def _items(left: str, right: str, items: Iterable[Any], count: int, room: int, depth: int) -> str:
    if not depth:
        return f"{left}{_rest(count, 'item', 'items')}{right}" if count else left + right
    shown = (_shown(item, room // 2, depth - 1) for item in items)
    return f"{left}{_listed(shown, count, room, ('item', 'items'))}{right}"


def _entries(value: dict[Any, Any], room: int, depth: int) -> str:
    if not depth:
        return f"{{{_rest(len(value), 'entry', 'entries')}}}" if value else "{}"
    half = room // 2
    shown = (f"{_shown(k, half, depth - 1)}: {_shown(v, half, depth - 1)}" for k, v in value.items())
    return "{" + _listed(shown, len(value), room, ("entry", "entries")) + "}"


def _rest(count: int, *nouns: str) -> str:
    return f"… {count:,} {nouns[count != 1]}"


def _listed(shown: Iterable[str], count: int, room: int, nouns: tuple[str, str]) -> str:
    """As many as there is room for, at least one."""
    parts: list[str] = []
    used = 0
    for part in islice(shown, 40):
        used += len(part) + 2
        if parts and used > room - 20 and (used > room or len(parts) + 1 < count):
            break
        parts.append(part)
    if len(parts) < count:
        parts.append(_rest(count, *nouns))
    return ", ".join(parts)


def _other(value: Any, room: int) -> str:
    if hasattr(value, "__len__") and len(value) > WIDTH:
        return f"{a_kind(kind(value))} of {len(value):,} entries"
    try:
        shown = canonical_text(value)
    except UsageError:  # it exists inside programs only
        shown = str(value)
    return shown if len(shown) <= room else f"{shown[: max(room - 20, 10)]}… {len(shown):,} characters"
