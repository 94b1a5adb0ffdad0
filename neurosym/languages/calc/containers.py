"""Containers whose host types C code takes apart by recursion: a long chain of them would overflow its stack.

Of subclasses CPython puts off the inner ones once they are fifty deep, as it does for lists and dicts.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any

__all__ = ["DefaultDict", "Deque"]


class Deque(deque[Any]):
    __slots__ = ()


class DefaultDict(defaultdict[Any, Any]):
    __slots__ = ()
