"""The host's side of the nursery: starts it, asks it for workers, has it kill them, ends it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any

from neurosym.sandbox.channel import encode, receive, receive_with_socket, send

if TYPE_CHECKING:
    from neurosym.sandbox.nursery import Plan

__all__ = ["LostError", "NurseryProcess", "Worker"]

_START = 120.0
"""Seconds until the libraries must be loaded."""

_REPLY = 30.0
"""Seconds for any other answer, which takes a few milliseconds on an idle machine."""

_END = 10.0
"""Seconds that it gets for killing its workers before it is killed itself."""

_KEPT = (
    "DYLD_LIBRARY_PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "PATH", "PYTHONHOME",
    "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX", "TMPDIR", "XDG_CACHE_HOME",
)  # fmt: skip
"""Of the host's environment; its secrets stay with it."""

_ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "SYMPY_GROUND_TYPES": "flint",  # sympy takes its own where python-flint is missing
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


class LostError(Exception):
    """The nursery, or a worker, does not answer, cannot be started, or has ended."""


class Worker:
    """One worker: its number in the nursery ``home``, and the socket to talk to it."""

    __slots__ = ("home", "link", "number")

    def __init__(self, home: NurseryProcess, number: int, link: socket.socket) -> None:
        self.home = home
        self.number = number
        self.link = link


class NurseryProcess:
    """A running nursery. Threads may share it. What raises LostError has made it useless."""

    def __init__(self, plan: Plan) -> None:
        """Starts it and waits until it is ready."""
        self._lock = Lock()
        self._control, theirs = socket.socketpair()
        with theirs:
            options = ("-P", "-s", "-m", "neurosym.sandbox.nursery", str(theirs.fileno()), json.dumps(plan))
            try:
                self._process = subprocess.Popen(
                    (sys.executable, *options),
                    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                    pass_fds=(theirs.fileno(),), start_new_session=True, env=_environment(), cwd="/",
                )  # fmt: skip
            except (OSError, ValueError) as error:
                self._control.close()
                raise LostError(f"Python does not start as {sys.executable!r}: {error}") from None
        try:
            answer = receive(self._control, monotonic() + _START)
            if "failed" in answer:
                raise LostError(str(answer["failed"]))
        except (EOFError, OSError) as error:
            self._abort()
            raise LostError(f"the process that starts them did not come up ({_told(error)})") from None
        except BaseException:
            self._abort()
            raise

    def worker(self) -> Worker:
        """One that nobody else has."""
        with self._talk() as deadline:
            send(self._control, encode({"worker": True}), deadline)
            answer, link = receive_with_socket(self._control, deadline)
            if link is None:
                raise EOFError("a worker came without its socket")
            return Worker(self, answer["worker"], link)

    def kill(self, worker: Worker) -> None:
        """Does not wait for its end."""
        worker.link.close()
        with self._talk() as deadline:
            send(self._control, encode({"kill": worker.number}), deadline)

    def status(self, worker: Worker) -> int:
        """How a worker that has closed its socket ended: its exit status, or minus a signal's number."""
        worker.link.close()
        with self._talk() as deadline:
            send(self._control, encode({"status": worker.number}), deadline)
            answer: dict[str, Any] = receive(self._control, deadline)
            return int(answer["status"])

    @contextmanager
    def _talk(self) -> Iterator[float]:
        """One exchange at a time, with its deadline. One that is broken off (by KeyboardInterrupt too) is the
        last: nobody would know to which request the next answer belongs.
        """
        with self._lock:
            try:
                yield monotonic() + _REPLY
            except (EOFError, OSError) as error:
                self._control.close()
                raise LostError(_told(error)) from None
            except BaseException:
                self._control.close()
                raise

    def close(self) -> None:
        """Ends it and all its workers, and waits for that. Raises nothing; may be called again."""
        self._control.close()
        try:
            self._process.wait(_END)
        except subprocess.TimeoutExpired:
            self._abort()

    def _abort(self) -> None:
        self._control.close()
        self._process.kill()
        self._process.wait()

    def forget(self) -> None:
        """In a forked child of the host: the nursery is the parent's, only our copies are closed."""
        self._control.close()
        self._process.returncode = 0  # it is not our child, and must not be waited for


def _environment() -> dict[str, str]:
    """The modules are found where the host finds them, whatever started it."""
    kept = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return kept | _ENVIRONMENT | {"PYTHONPATH": path}


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__
