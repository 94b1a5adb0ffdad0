"""The pool of worker processes: for work that can hang, eat all memory or crash in somebody's C code.

A job is a function that the pool's maker has named; it runs in a process of its own, with limits, and is
killed at its deadline. What is left of it then is nothing. Nothing is started before the first job.
"""

from __future__ import annotations

import atexit
import os
import signal
from threading import Lock, Semaphore
from time import monotonic
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from neurosym.errors import BudgetError, ExecutionError, ProgramError
from neurosym.sandbox.budget import Budget
from neurosym.sandbox.channel import encode, receive, send
from neurosym.sandbox.nursery_process import LostError, NurseryProcess, Worker

if TYPE_CHECKING:
    from neurosym.sandbox.nursery import Plan

__all__ = ["Pool", "close_all"]

GRACE = 0.25
"""Seconds after a job's own deadline, at which it should have ended by itself, until it is killed."""

_READING = 30.0
"""Seconds that a worker may take to read a job, which does not count into the job's time."""

_ATTEMPTS = 3
"""Workers that a job is offered to: one may have died while it waited for work."""

_LONGEST = 1e6
"""Seconds that the system's clocks can be set to."""


class Pool:
    """At most ``size`` workers at once (one for each processor, if not given). Threads may share it; one
    that finds all workers busy waits up to ``patience`` seconds for its turn.

    ``jobs`` are the functions that may be asked for, ``module:function``, from JSON data to JSON data;
    ``preload`` the modules that are loaded, or functions that are called, once, ahead of all; ``renewals``
    functions that are called in a worker before its first job and after each. A worker does ``most`` jobs,
    so that nothing that libraries pile up grows for ever.
    """

    def __init__(
        self,
        *,
        jobs: tuple[str, ...],
        preload: tuple[str, ...] = (),
        renewals: tuple[str, ...] = (),
        size: int | None = None,
        patience: float = 120.0,
        most: int = 200,
    ) -> None:
        self._plan: Plan = {"jobs": jobs, "preload": preload, "renewals": renewals, "most": most}
        self._size, self._patience = size or _processors(), patience
        self._idle: list[Worker] = []
        self._nursery: NurseryProcess | None = None
        self._lock, self._turns = Lock(), Semaphore(self._size)

    def run(self, job: str, arguments: Any, budget: Budget, used: float = 0.0) -> Any:
        """The job's result, ``used`` seconds of the budget being gone already.

        The clock starts when a worker has the job, whatever starting one or waiting for one takes. Raises
        BudgetError (``time`` or ``memory``), or ExecutionError if the worker fails; other exceptions of
        the calling thread (KeyboardInterrupt) end the worker before they go on.
        """
        seconds = min(budget.seconds - used, _LONGEST)
        if seconds <= 0:
            raise _too_long(budget)
        try:
            request = encode(
                {"job": job, "arguments": arguments, "memory": budget.memory, "seconds": seconds}
            )
        except MemoryError:
            raise _too_large(budget) from None
        turns = self._turns
        if not turns.acquire(timeout=self._patience):
            raise _machine("all workers are busy", "try again when the machine is less loaded")
        try:
            return self._done(request, seconds, budget)
        finally:
            turns.release()

    def close(self) -> None:
        """Ends all processes; running jobs fail. The pool can be used again, with new ones."""
        with self._lock:
            nursery, self._nursery = self._nursery, None
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.link.close()
        if nursery is not None:
            nursery.close()

    def forget(self) -> None:
        """In a forked child of the host: what it inherited is the parent's."""
        for worker in self._idle:
            worker.link.close()
        if self._nursery is not None:
            self._nursery.forget()
        self._idle, self._nursery = [], None
        self._lock, self._turns = Lock(), Semaphore(self._size)

    # ------------------------------------------------------------------------ one job
    def _done(self, request: bytes, seconds: float, budget: Budget) -> Any:
        worker = self._started(request)
        try:
            answer = receive(worker.link, monotonic() + seconds + GRACE)
        except TimeoutError:
            self._end(worker)
            raise _too_long(budget) from None
        except (EOFError, OSError):
            raise self._explained(worker, budget) from None
        except BaseException:
            self._end(worker)
            raise
        if answer["last"]:
            self._end(worker)
        else:
            self._put_back(worker)
        if "memory" in answer:
            raise _too_large(budget)
        if "fault" in answer:
            raise ExecutionError(f"this cannot be computed ({answer['fault']})", hint="try a simpler program")
        return answer["result"]

    def _started(self, request: bytes) -> Worker:
        """A worker that has read the request."""
        for _ in range(_ATTEMPTS):
            worker = self._take()
            try:
                deadline = monotonic() + _READING
                send(worker.link, request, deadline)
                receive(worker.link, deadline)
                return worker
            except (EOFError, OSError):
                self._end(worker)
            except BaseException:
                self._end(worker)
                raise
        raise _machine("no worker process takes the job", "try again when the machine is less loaded")

    def _explained(self, worker: Worker, budget: Budget) -> ProgramError:
        """What to say of a worker that has ended without an answer."""
        try:
            status = worker.home.status(worker)
        except LostError:
            self._drop(worker.home)
            return _machine("the worker process was lost", "run the program again")
        if status == -signal.SIGXCPU:
            return _too_long(budget)
        if status in (-signal.SIGKILL, -signal.SIGABRT):  # how the kernel and C libraries refuse memory
            return _too_large(budget)
        how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
        return _machine(f"the worker process ended in the middle ({how})", "ask for a smaller computation")

    # ------------------------------------------------------------------------ workers
    def _take(self) -> Worker:
        for _ in range(_ATTEMPTS):
            with self._lock:
                if self._idle:
                    return self._idle.pop()
                if self._nursery is None:
                    self._nursery = self._launch()
                nursery = self._nursery
            try:
                return nursery.worker()
            except LostError:
                self._drop(nursery)
        raise _machine("no worker process can be started", "is there enough memory?")

    def _launch(self) -> NurseryProcess:
        if not hasattr(os, "fork"):
            raise _machine("worker processes need a POSIX system", "run neurosym under Linux or macOS")
        _tidy(self)
        try:
            return NurseryProcess(self._plan)
        except LostError as error:
            raise _machine(f"no worker process can be started: {error}") from None

    def _put_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.home is self._nursery and len(self._idle) < self._size:
                self._idle.append(worker)
                return
        self._end(worker)

    def _end(self, worker: Worker) -> None:
        try:
            worker.home.kill(worker)
        except LostError:
            self._drop(worker.home)

    def _drop(self, nursery: NurseryProcess) -> None:
        """A nursery that does not answer goes, with all its workers."""
        with self._lock:
            if nursery is self._nursery:
                self._nursery, gone, self._idle = None, self._idle, []
                for worker in gone:
                    worker.link.close()
        nursery.close()


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# ---------------------------------------------------------------- what is said


def _too_long(budget: Budget) -> BudgetError:
    return BudgetError(f"the program took more than {budget.seconds:g} seconds", limit="time")


def _too_large(budget: Budget) -> BudgetError:
    return BudgetError(
        f"the program needs more than {budget.memory >> 20:,} MB of memory", limit="memory",
        hint="ask for a smaller computation",
    )  # fmt: skip


def _machine(message: str, hint: str | None = None) -> ExecutionError:
    """A failure of the machine's, not of the program's."""
    error = ExecutionError(message, hint=hint)
    error.replayable = False
    return error


# ---------------------------------------------------------------- the ends of processes

_pools: WeakSet[Pool] = WeakSet()
_registered = False


def _tidy(pool: Pool) -> None:
    """From its first start on: the pool ends with the process, and forked children leave it alone."""
    global _registered
    _pools.add(pool)
    if not _registered:
        _registered = True
        atexit.register(close_all)
        os.register_at_fork(after_in_child=_forget_all)


def close_all() -> None:
    """Ends the worker processes of every pool of this process; the next job starts new ones."""
    for pool in list(_pools):
        pool.close()


def _forget_all() -> None:
    for pool in list(_pools):
        pool.forget()
