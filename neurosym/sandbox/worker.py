"""A worker process: does one job after the other, each within the limits that come with it."""

from __future__ import annotations

import socket
from collections.abc import Callable, Mapping
from typing import Any

from neurosym.sandbox import limits
from neurosym.sandbox.channel import encode, receive, send

__all__ = ["Job", "serve"]

Job = Callable[[Any], Any]
"""From JSON data to JSON data. It may raise anything; it should raise nothing."""

_GROWTH = 256 << 20
"""A worker whose memory was once larger by so many bytes than at its start ends too."""

_FAULT = 500
"""Characters of the text of an exception that a job should not have raised."""


def serve(
    link: socket.socket, jobs: Mapping[str, Job], renewals: tuple[Callable[[], None], ...], most: int
) -> None:
    """Answers requests until the other end is closed or it is time for a new worker, after ``most`` jobs.

    A request is ``{"job", "arguments", "memory", "seconds"}``. The first answer, ``{"started": true}``,
    tells that it has been read: from then on the job's time runs. The second has one of ``result``,
    ``memory`` (true: it ran out) and ``fault`` (a text), and ``last``: whether the worker ends now.
    ``renewals`` are called at the start and after each job, to bring the libraries to the same state.
    """
    largest = limits.peak_memory() + _GROWTH
    for left in reversed(range(most)):
        for renew in renewals:
            renew()
        try:
            request = receive(link)
        except EOFError:
            return
        send(link, _STARTED)
        answer, last = _perform(request, jobs, left, largest)
        send(link, answer)
        if last:
            return


_STARTED = encode({"started": True})


def _perform(request: Any, jobs: Mapping[str, Job], left: int, largest: int) -> tuple[bytes, bool]:
    """The encoded answer, and whether it is the last: after a failure nobody knows what state is left."""
    try:
        limits.allow(request["memory"], request["seconds"])
        result = jobs[request["job"]](request["arguments"])
        last = left == 0 or limits.peak_memory() > largest
        return encode({"result": result, "last": last}), last
    except MemoryError:
        failure: dict[str, Any] = {"memory": True}
    except Exception as error:
        failure = {"fault": f"{type(error).__name__}: {str(error)[:_FAULT]}"}
    limits.lift()
    return encode(failure | {"last": True}), True
