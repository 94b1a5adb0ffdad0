"""Builtins and methods that inner loops are full of, on the types that they mostly have there.

Each maker takes the closures of the operands and ``slow``, the function in full, which also takes what is not
quick. A charge here looks at the clock only when the next one does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.languages.calc.closures import Closure, Frame, Operand
from neurosym.languages.calc.meter import Meter

__all__ = ["QUICK_FUNCTIONS", "quick_method"]

Slow = Callable[[Any], Any]


def _len(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        kind = type(value)
        if kind is list or kind is str or kind is dict or kind is tuple:
            return len(value)
        return slow(value)

    return run


def _str(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        if type(value) is int and -1_073_741_823 < value < 1_073_741_823:
            return str(value)
        return slow(value)

    return run


def _int(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        return value if type(value) is int else slow(value)

    return run


def _abs(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        if type(value) is int and -1_073_741_823 < value < 1_073_741_823:
            return abs(value)
        return slow(value)

    return run


def _ord(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        return ord(value) if type(value) is str and len(value) == 1 else slow(value)

    return run


def _chr(read: Closure, slow: Slow) -> Closure:
    def run(f: Frame) -> Any:
        value = read(f)
        return chr(value) if type(value) is int and 0 <= value < 0xD800 else slow(value)

    return run


QUICK_FUNCTIONS: dict[str, Callable[[Closure, Slow], Closure]] = {
    "abs": _abs, "chr": _chr, "int": _int, "len": _len, "ord": _ord, "str": _str,
}  # fmt: skip


_OF_TEXTS = frozenset((
    "capitalize", "casefold", "isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace",
    "isupper", "lower", "lstrip", "rstrip", "strip", "swapcase", "title", "upper",
))  # fmt: skip
"""Methods without arguments whose work is proportional to the text."""

_SHORT = 1024


def quick_method(
    name: str, receiver: Operand, arguments: list[Closure], slow: Callable[..., Any], m: Meter
) -> Closure | None:
    """``slow`` is the method in full: it takes the receiver and the arguments."""
    match name, arguments:
        case _, [] if name in _OF_TEXTS:
            return _of_text(getattr(str, name), receiver, slow, m)
        case "append", [item]:
            return _append(receiver, item, slow, m.size)
        case "get", [key, default]:
            return _get(receiver.read, key, default, slow)
        case _:
            return None


def _of_text(
    method: Callable[[str], Any], receiver: Operand, slow: Callable[..., Any], m: Meter
) -> Closure:
    if receiver.slot is not None:
        i = receiver.slot

        def run_variable(f: Frame) -> Any:
            text = f[i]
            if type(text) is not str or len(text) > _SHORT:
                return slow(text)
            m.left -= 1 + (len(text) >> 4)
            return method(text)

        return run_variable
    read = receiver.read

    def run(f: Frame) -> Any:
        text = read(f)
        if type(text) is not str or len(text) > _SHORT:
            return slow(text)
        m.left -= 1 + (len(text) >> 4)
        return method(text)

    return run


def _append(receiver: Operand, item: Closure, slow: Callable[..., Any], largest: int) -> Closure:
    """No list may become larger than ``largest``."""
    if receiver.slot is not None:
        i = receiver.slot

        def run_variable(f: Frame) -> Any:
            items, value = f[i], item(f)
            if type(items) is not list or len(items) >= largest:
                return slow(items, value)
            items.append(value)
            return None

        return run_variable
    read = receiver.read

    def run(f: Frame) -> Any:
        items, value = read(f), item(f)
        if type(items) is not list or len(items) >= largest:
            return slow(items, value)
        items.append(value)
        return None

    return run


def _get(receiver: Closure, key: Closure, default: Closure, slow: Callable[..., Any]) -> Closure:
    def run(f: Frame) -> Any:
        mapping, wanted, otherwise = receiver(f), key(f), default(f)
        if type(mapping) is dict and (type(wanted) is str or type(wanted) is int):
            return mapping.get(wanted, otherwise)
        return slow(mapping, wanted, otherwise)

    return run
