"""What a worker process may do at most, set by itself: the kernel's limits (POSIX).

Where a system does not know a limit, or does not enforce it (macOS and the address space), the deadline
of the pool remains.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["allow", "confine", "deepen", "lift", "peak_memory"]

_STACK = 64 << 20
"""Bytes of stack: room for the deepest calls that the interpreter's own limit on recursion lets through."""

_CPU_RESERVE = 2
"""Seconds of processor time beyond a job's deadline before the kernel ends a worker that nobody killed."""

_PR_SET_PDEATHSIG = 1


def deepen() -> None:
    """For the process whose children will be workers: the stack that they get."""
    _set(resource.RLIMIT_STACK, _STACK)


def confine(parent: int) -> None:
    """Once, at a worker's start: no files written, few open, no further processes, no core file. On Linux
    the worker dies with its parent, and is the first to go when the machine runs out of memory.
    """
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    _set(resource.RLIMIT_CORE, 0)
    _set(resource.RLIMIT_FSIZE, 0)
    _set(resource.RLIMIT_NOFILE, 64)
    with suppress(AttributeError):
        _set(resource.RLIMIT_NPROC, 0)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it died before that
            os._exit(1)


def allow(memory: int, seconds: float) -> None:
    """Before each job: bytes of address space, and processor time from now on."""
    _set(resource.RLIMIT_AS, memory)
    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime + seconds) + _CPU_RESERVE)


def lift() -> None:
    """No limit on memory: for saying that it ran out."""
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def peak_memory() -> int:
    """Bytes of memory that this process has had in use at most."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _set(limit: int, value: int) -> None:
    """The soft limit; the hard one stays, so that ``allow`` can raise it again."""
    with suppress(ValueError, OSError):
        _, hard = resource.getrlimit(limit)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(limit, (value, hard))
