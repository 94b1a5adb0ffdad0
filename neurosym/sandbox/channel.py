"""Messages between processes: JSON behind its length, over a stream socket, before a deadline."""

from __future__ import annotations

import json
import os
import socket
from time import monotonic
from typing import Any

__all__ = ["encode", "receive", "receive_with_socket", "send", "send_with_socket"]

_HEADER = 8
"""Bytes of a length."""

_LONGEST = 1 << 30
"""Bytes of a message."""

_QUIETLY = getattr(socket, "MSG_NOSIGNAL", 0)
"""A host may have given SIGPIPE its deadly default back; a lost worker must not end it."""

_CLOSED_ON_EXEC = getattr(socket, "MSG_CMSG_CLOEXEC", 0)


def encode(message: Any) -> bytes:
    """Raises MemoryError for a message that is too long to be sent."""
    body = json.dumps(message, separators=(",", ":")).encode("ascii")
    if len(body) > _LONGEST:
        raise MemoryError(f"a message of {len(body)} bytes")
    return len(body).to_bytes(_HEADER, "big") + body


def send(link: socket.socket, data: bytes, deadline: float | None = None) -> None:
    """``data`` is what ``encode`` gave. Raises TimeoutError or OSError; no deadline is no limit."""
    _limit(link, deadline)
    link.sendall(data, _QUIETLY)


def receive(link: socket.socket, deadline: float | None = None) -> Any:
    """The next message. Raises EOFError if the other end is closed, TimeoutError, or OSError."""
    length = int.from_bytes(_exactly(link, _HEADER, deadline), "big")
    return _decoded(link, length, deadline)


def send_with_socket(link: socket.socket, data: bytes, passed: socket.socket) -> None:
    """Sends a message and, along with it, a socket for the receiver to keep."""
    sent = socket.send_fds(link, [data], [passed.fileno()], _QUIETLY)
    link.sendall(data[sent:], _QUIETLY)


def receive_with_socket(link: socket.socket, deadline: float) -> tuple[Any, socket.socket | None]:
    """The next message and the socket that came with it, if one did. Raises as ``receive`` does."""
    _limit(link, deadline)
    start, numbers, _, _ = socket.recv_fds(link, _HEADER, 1, _CLOSED_ON_EXEC)
    passed = None
    for number in numbers:
        os.set_inheritable(number, False)
        passed = socket.socket(fileno=number)
    try:
        if not start:
            raise EOFError
        header = start + _exactly(link, _HEADER - len(start), deadline)
        return _decoded(link, int.from_bytes(header, "big"), deadline), passed
    except BaseException:
        if passed is not None:
            passed.close()
        raise


def _decoded(link: socket.socket, length: int, deadline: float | None) -> Any:
    if length > _LONGEST:
        raise OSError(f"a message of {length} bytes is too long")
    return json.loads(_exactly(link, length, deadline))


def _exactly(link: socket.socket, count: int, deadline: float | None) -> bytes:
    data = bytearray(count)
    rest = memoryview(data)
    while rest:
        _limit(link, deadline)
        got = link.recv_into(rest)
        if not got:
            raise EOFError
        rest = rest[got:]
    return bytes(data)


def _limit(link: socket.socket, deadline: float | None) -> None:
    if deadline is None:
        link.settimeout(None)
        return
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    link.settimeout(left)
