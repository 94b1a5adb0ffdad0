"""One BLAS thread while the model runs.

Its matrices are small: on a loaded machine OpenBLAS's spinning threads make a proposal ten times
slower, on an idle one they gain little. The setting belongs to the whole process, so it is put back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

__all__ = ["one_blas_thread"]

_PREFIXES = ("scipy_openblas", "openblas")
_SUFFIXES = ("64_", "")


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Within, NumPy's OpenBLAS uses one thread; with another BLAS nothing changes. Nests, also in threads."""
    controls = _controls()
    if controls is None:
        yield
        return
    _Scope.enter(*controls)
    try:
        yield
    finally:
        _Scope.leave(controls[1])


class _Scope:
    """How many callers are inside, and the setting that the first of them found."""

    lock = Lock()
    inside = 0
    found = 1

    @classmethod
    def enter(cls, get: Callable[[], int], put: Callable[[int], None]) -> None:
        with cls.lock:
            if cls.inside == 0:
                cls.found = get()
                put(1)
            cls.inside += 1

    @classmethod
    def leave(cls, put: Callable[[int], None]) -> None:
        with cls.lock:
            cls.inside -= 1
            if cls.inside == 0:
                put(cls.found)


@cache
def _controls() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """OpenBLAS's own functions in the library that NumPy's wheel carries and has loaded already."""
    import numpy as np

    package = Path(np.__file__).parent
    for folder in (package.parent / "numpy.libs", package / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            try:
                library = ctypes.CDLL(str(path))
            except OSError:
                continue
            for prefix in _PREFIXES:
                for suffix in _SUFFIXES:
                    get = getattr(library, f"{prefix}_get_num_threads{suffix}", None)
                    put = getattr(library, f"{prefix}_set_num_threads{suffix}", None)
                    if get is not None and put is not None:
                        return get, put
    return None
