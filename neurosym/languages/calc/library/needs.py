"""What functions ask of their arguments, beyond ``primitives``. All raise ExecutionError."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import Function, is_number, kind, listed
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.trouble import a_kind
from neurosym.languages.calc.weight import weigh

__all__ = [
    "best",
    "charge_pieces",
    "counting_number",
    "function",
    "key_function",
    "natural_number",
    "number",
    "numbers",
    "ordered",
    "whole",
]


def number(value: Any, what: str) -> Any:
    if not is_number(value):
        hint = "int(x) or float(x) makes a number of a text" if isinstance(value, str) else None
        raise ExecutionError(f"{what} needs a number, not {a_kind(kind(value))}", hint=hint)
    return value


def numbers(m: Meter, items: Any, what: str) -> list[Any]:
    """A list of at least one number."""
    found = listed(iterable(items, what), m)
    if not found:
        raise ExecutionError(f"{what} of nothing")
    for item in found:
        number(item, what)
    return found


def whole(value: Any, what: str) -> int:
    """An integer, as positions and counts must be."""
    if not isinstance(value, int):
        hint = "int(x) cuts what stands behind the point, round(x) rounds" if is_number(value) else None
        raise ExecutionError(f"{what} needs an integer, not {a_kind(kind(value))}", hint=hint)
    return value


def counting_number(value: Any, what: str) -> int:
    """An integer that many others may be near of, and take as much memory each."""
    if whole(value, what).bit_length() > _LONGEST_COUNTED:
        raise ExecutionError(f"{what} counts with integers of at most {_LONGEST_COUNTED:,} bits")
    return int(value)


_LONGEST_COUNTED = 1024


def natural_number(value: Any, what: str) -> int:
    if whole(value, what) < 0:
        raise ExecutionError(f"{what} needs a number that is not negative, not {value}")
    return int(value)


def function(value: Any, what: str) -> Callable[..., Any]:
    return _function(value, what).call


def key_function(value: Any, what: str) -> Callable[[Any], Any] | None:
    return None if value is None else _function(value, f"{what} with a key").key


def _function(value: Any, what: str) -> Function:
    if not isinstance(value, Function):
        raise ExecutionError(f"{what} needs a function, not {a_kind(kind(value))}")
    return value


def charge_pieces(m: Meter, text: str) -> None:
    """Before a text is split: its pieces may be of two characters, which take more room if not ASCII."""
    m.charge(1 + (len(text) >> text.isascii()))


def ordered(m: Meter, items: list[Any], key: Any = None, reverse: Any = False) -> list[Any]:
    """The items in the order of their keys. What is compared is weighed before."""
    count, backwards = len(items), bool(reverse)
    keys = items if key is None else [key(item) for item in items]
    m.charge(1 + (count + weigh(m, keys)) * max(count.bit_length(), 1) // 8)
    if key is None:
        return sorted(items, reverse=backwards)
    return [items[place] for place in sorted(range(count), key=keys.__getitem__, reverse=backwards)]


def best(m: Meter, items: Any, choose: Callable[..., Any], key: Any = None) -> Any:
    """The item with the largest or smallest key, as ``choose`` is ``max`` or ``min``."""
    keys = items if key is None else [key(item) for item in items]
    weigh(m, keys)
    return choose(keys) if key is None else items[choose(range(len(items)), key=keys.__getitem__)]
