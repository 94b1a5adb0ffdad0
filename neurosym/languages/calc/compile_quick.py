"""Builtins and methods that inner loops are full of, on the types that they mostly have there.

Each maker takes the closures of the operands and ``slow``, the function in full, which also takes what is not
quick. What they do needs no charge: it is done in a step or so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from neurosym.languages.calc.closures import Closure, Frame

__all__ = ["QUICK_FUNCTIONS"]

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
