"""Everything that can go wrong, as one schema: ``{"error": {kind, message, line, column, hint}}``."""

from __future__ import annotations

import json
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from neurosym_service.messages import ErrorResponse

__all__ = [
    "ERRORS",
    "BusyError",
    "FaultError",
    "OvertimeError",
    "RefusedError",
    "Utf8Response",
    "error_response",
    "install_handlers",
    "internal_error",
]

_LOG = logging.getLogger("neurosym_service")

ERRORS: dict[int | str, dict[str, Any]] = {
    400: {"model": ErrorResponse, "description": "The body is no JSON"},
    413: {"model": ErrorResponse, "description": "The body is too long"},
    422: {"model": ErrorResponse, "description": "The request has wrong fields or values"},
    500: {"model": ErrorResponse, "description": "A fault of the service"},
    503: {"model": ErrorResponse, "description": "Too many requests wait, or the generator does not work"},
    504: {"model": ErrorResponse, "description": "The time limit was reached"},
}
"""The status codes that every computing endpoint declares."""


class RefusedError(Exception):
    """A NeurosymError, as JSON."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.error = error


class OvertimeError(Exception):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"it took longer than the {seconds:g} seconds that a request may take")


class BusyError(Exception):
    """Too many requests are waiting."""


class FaultError(Exception):
    """Something is wrong with the service, not with the request."""


class Utf8Response(JSONResponse):
    """JSON in UTF-8; a lone surrogate in a string becomes its escape instead of an error."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "backslashreplace")


def error_response(
    status: int, kind: str, message: str, hint: str | None = None, headers: dict[str, str] | None = None
) -> JSONResponse:
    body = {"kind": kind, "message": message, "line": None, "column": None, "hint": hint}
    return Utf8Response({"error": body}, status_code=status, headers=headers)


_HTTP_KINDS = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}


def install_handlers(app: FastAPI) -> None:
    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first, *others = error.errors()
        if first["type"] == "json_invalid":
            return error_response(400, "usage", "the body is no JSON", hint=str(first["ctx"]["error"]))
        place = ".".join(str(part) for part in first["loc"] if part != "body") or "the body"
        more = f" (and {len(others)} more)" if others else ""
        hint = "send JSON with Content-Type: application/json" if place == "the body" else None
        return error_response(422, "usage", f"{place[:200]}: {first['msg'][:500]}{more}", hint)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        kind = _HTTP_KINDS.get(error.status_code, "usage")
        headers = dict(error.headers) if error.headers else None
        hint = None
        if isinstance(error.__cause__, UnicodeDecodeError):
            hint = "it is not valid UTF-8"
        elif error.status_code == 400:
            hint = 'it is nested too deeply, or has a number of over 4300 digits: write {"integer": "..."}'
        return error_response(error.status_code, kind, str(error.detail), hint, headers)

    @app.exception_handler(RefusedError)
    def refused(request: Request, error: RefusedError) -> Response:
        status = 503 if error.error["kind"] == "generator" else 422
        return Utf8Response({"error": error.error}, status_code=status)

    @app.exception_handler(OvertimeError)
    def overtime(request: Request, error: OvertimeError) -> Response:
        return error_response(504, "time", str(error))

    @app.exception_handler(BusyError)
    def busy(request: Request, error: BusyError) -> Response:
        return error_response(
            503, "busy", "too many requests are waiting", "try again later", {"Retry-After": "1"}
        )

    @app.exception_handler(FaultError)
    def fault(request: Request, error: FaultError) -> Response:
        _LOG.error("request %s: %s", getattr(request.state, "id", "-"), error)
        return internal_error(request.state.id)


def internal_error(request_id: str) -> JSONResponse:
    return error_response(
        500, "internal", "a fault of the service", hint=f"report it with the request's id, {request_id}"
    )
