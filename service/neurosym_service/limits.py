"""What holds for every request: an id, a longest body, and an answer whatever happens."""

from __future__ import annotations

import logging
import re
from collections.abc import MutableMapping
from typing import Any
from uuid import uuid4

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from neurosym_service.failures import error_response, internal_error

__all__ = ["Limits"]

_LOG = logging.getLogger("neurosym_service")
_ID = re.compile(rb"[A-Za-z0-9._-]{1,128}")


class Limits:
    """Gives each request an id (the client's ``X-Request-ID`` if it is a plain one) and sends it back.

    A body over ``max_body`` bytes is answered with 413 before the application sees it; an exception
    that nothing else caught with 500, logged with its traceback and the id.
    """

    def __init__(self, app: ASGIApp, max_body: int) -> None:
        self.app = app
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        request_id = _request_id(headers.get(b"x-request-id", b""))
        scope.setdefault("state", {})["id"] = request_id
        started = False

        async def send_with_id(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_header(message, b"x-request-id", request_id.encode())
            await send(message)

        body = await self._body(headers, receive)
        if body is None:
            message = f"the body is longer than {self.max_body} bytes"
            response = error_response(413, "too_large", message, headers={"Connection": "close"})
            await response(scope, receive, send_with_id)
            return
        try:
            await self.app(scope, _replay(body, receive), send_with_id)
        except Exception:
            _LOG.exception("request %s failed", request_id)
            if started:
                raise
            await internal_error(request_id)(scope, receive, send_with_id)

    async def _body(self, headers: dict[bytes, bytes], receive: Receive) -> bytes | None:
        """The whole body, or None if it is too long."""
        announced = headers.get(b"content-length", b"")
        if announced.isdigit() and int(announced) > self.max_body:
            return None
        parts, length = [], 0
        while True:
            message = await receive()
            part: bytes = message.get("body", b"")
            parts.append(part)
            length += len(part)
            if length > self.max_body:
                return None
            if not message.get("more_body", False):
                return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Receive:
    waiting = True

    async def replay() -> Message:
        nonlocal waiting
        if waiting:
            waiting = False
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return replay


def _request_id(given: bytes) -> str:
    return given.decode("ascii") if _ID.fullmatch(given) else uuid4().hex


def _add_header(message: MutableMapping[str, Any], name: bytes, value: bytes) -> None:
    message["headers"] = [*message.get("headers", ()), (name, value)]
