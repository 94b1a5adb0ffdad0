"""The process that forks workers: ``python -m neurosym.sandbox.nursery FD PLAN``, started by ``pool``.

It has the libraries loaded, so that a worker is there at once, and always one ahead. It is the workers'
parent, so it alone kills and reaps them: a number can never mean another process than the one meant. It
ends, and kills what there is, when the other end of its socket (file descriptor FD) is closed, however
the host came to its end. Nothing of the host's ``__main__`` is ever run here.

Requests are ``{"worker": true}``, answered by ``{"worker": number}`` and a socket to talk to it;
``{"kill": number}``, not answered; ``{"status": number}`` of a worker that has ended, answered by
``{"status": code}`` as ``Popen.returncode`` counts.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import socket
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn, TypedDict

from neurosym.sandbox import limits
from neurosym.sandbox.channel import encode, receive, send, send_with_socket
from neurosym.sandbox.worker import serve

__all__ = ["Plan", "main"]

_ENDING = 2.0
"""Seconds that a worker may take to end after it has closed its socket."""


class Plan(TypedDict):
    """``preload`` names modules to import, and functions to call, ``module:function``, once; ``jobs`` and
    ``renewals`` name functions; a worker does ``most`` jobs.
    """

    preload: Sequence[str]
    jobs: Sequence[str]
    renewals: Sequence[str]
    most: int


def main(control: socket.socket, plan: Plan) -> None:
    """Returns when the host is gone."""
    _default_signals()
    try:
        random.seed(0)
        for name in plan["preload"]:
            _function(name)() if ":" in name else import_module(name)
        jobs = {name: _function(name) for name in plan["jobs"]}
        renewals = tuple(_function(name) for name in plan["renewals"])
    except Exception as error:
        send(control, encode({"failed": f"{type(error).__name__}: {error}"}))
        return
    limits.deepen()
    gc.collect()
    gc.freeze()
    nursery = _Nursery(control, lambda link: serve(link, jobs, renewals, plan["most"]))
    try:
        send(control, encode({"ready": True}))
        nursery.work()
    except (EOFError, OSError):
        pass  # the host is gone
    finally:
        nursery.kill_all()


class _Nursery:
    def __init__(self, control: socket.socket, serve_jobs: Callable[[socket.socket], None]) -> None:
        self._control = control
        self._serve = serve_jobs
        self._processes: dict[int, int] = {}
        self._killed: list[int] = []
        self._count = 0

    def work(self) -> NoReturn:
        spare = self._fork()
        while True:
            match receive(self._control):
                case {"worker": _}:
                    number, link = spare
                    with link:
                        send_with_socket(self._control, encode({"worker": number}), link)
                    spare = self._fork()
                case {"kill": int(number)}:
                    self._kill(number)
                case {"status": int(number)}:
                    send(self._control, encode({"status": self._status(number)}))
            self._reap()

    def kill_all(self) -> None:
        for number in list(self._processes):
            self._kill(number)
        for process in self._killed:
            os.waitpid(process, 0)

    def _fork(self) -> tuple[int, socket.socket]:
        """A new worker's number and the host's end of its socket."""
        ours, theirs = socket.socketpair()
        parent = os.getpid()
        process = os.fork()
        if process == 0:
            status = 1
            try:
                ours.close()
                self._control.close()
                limits.confine(parent)
                self._serve(theirs)
                status = 0
            finally:
                os._exit(status)
        theirs.close()
        self._count += 1
        self._processes[self._count] = process
        return self._count, ours

    def _kill(self, number: int) -> None:
        process = self._processes.pop(number)
        os.kill(process, signal.SIGKILL)
        self._killed.append(process)

    def _reap(self) -> None:
        """Of the killed, those that are gone by now. A process keeps its number until it is reaped."""
        self._killed = [process for process in self._killed if os.waitpid(process, os.WNOHANG)[0] == 0]

    def _status(self, number: int) -> int:
        process = self._processes[number]
        end = time.monotonic() + _ENDING
        while time.monotonic() < end:
            reaped, status = os.waitpid(process, os.WNOHANG)
            if reaped:
                del self._processes[number]
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.001)
        self._kill(number)
        return -signal.SIGKILL


def _default_signals() -> None:
    """A host may ignore or block signals, which children inherit; the terminal's are not for us."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _function(name: str) -> Callable[..., Any]:
    """Names come from the code that made the pool, never from a request."""
    module, _, attribute = name.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), attribute)
    return found


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])), json.loads(sys.argv[2]))
