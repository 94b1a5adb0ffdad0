"""A pool of worker processes that are killed at the deadline: nothing a program does outlives it."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from neurosym_service.failures import BusyError, FaultError, OvertimeError, RefusedError

__all__ = ["Workers"]

_WAITING = 32
"""Requests a worker that may wait for their turn; more are told to come back."""


class Workers:
    """``count`` processes at most, each with a generator of its own; started when needed, then kept.

    One event loop at a time: a pool that is used from another one starts anew.
    """

    def __init__(self, generator: str, count: int) -> None:
        self._generator = generator
        self._count = count
        self._loop: asyncio.AbstractEventLoop | None = None
        self._slots = asyncio.Semaphore(count)
        self._idle: list[Process] = []
        self._open = 0

    async def call(self, name: str, arguments: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Raises RefusedError (a NeurosymError over there), OvertimeError, BusyError, or FaultError."""
        self._enter_loop()
        if self._open >= self._count * _WAITING:
            raise BusyError
        self._open += 1
        try:
            async with asyncio.timeout(seconds):
                async with self._slots:
                    return await self._exchange({"call": name, "arguments": arguments})
        except TimeoutError:
            raise OvertimeError(seconds) from None
        finally:
            self._open -= 1

    async def start(self) -> None:
        """Have the workers ready before the first request comes."""
        self._enter_loop()
        self._idle += [await self._spawn() for _ in range(self._count - len(self._idle))]

    async def close(self) -> None:
        while self._idle:
            await _kill(self._idle.pop())

    async def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        process = self._ready() or await self._spawn()
        try:
            answer = await _converse(process, json.dumps(request).encode("ascii"))
        except BaseException as error:
            await asyncio.shield(_kill(process))
            if isinstance(error, (OSError, EOFError)):
                raise FaultError(f"a worker ended in the middle of a call: {error}") from error
            raise
        self._idle.append(process)
        if "error" in answer:
            raise RefusedError(answer["error"])
        if "fault" in answer:
            raise FaultError(answer["fault"])
        result: dict[str, Any] = answer["result"]
        return result

    def _ready(self) -> Process | None:
        """An idle worker that is still alive."""
        while self._idle:
            process = self._idle.pop()
            if process.returncode is None:
                return process
        return None

    async def _spawn(self) -> Process:
        one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = (sys.executable, "-m", "neurosym_service.worker", self._generator)
        return await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, env=os.environ | one_thread, start_new_session=True
        )

    def _enter_loop(self) -> None:
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            for process in self._idle:
                with suppress(ProcessLookupError, RuntimeError):
                    process.kill()
            self._loop, self._idle, self._open = loop, [], 0
            self._slots = asyncio.Semaphore(self._count)


async def _converse(process: Process, data: bytes) -> dict[str, Any]:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(b"%d\n" % len(data) + data)
    await process.stdin.drain()
    header = await process.stdout.readline()
    if not header:
        raise EOFError("no answer came")
    answer: dict[str, Any] = json.loads(await process.stdout.readexactly(int(header)))
    return answer


async def _kill(process: Process) -> None:
    with suppress(ProcessLookupError):
        process.kill()
    if process.stdin is not None:
        process.stdin.close()
    await process.wait()
