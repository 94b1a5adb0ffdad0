"""The application: one function an endpoint."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse

import neurosym
from neurosym import Generator, NeurosymError, Reasoner
from neurosym_service.calls import answer_question
from neurosym_service.failures import ERRORS, OvertimeError, RefusedError, Utf8Response, install_handlers
from neurosym_service.limits import Limits
from neurosym_service.messages import (
    AskRequest,
    AskResponse,
    Health,
    LearnRequest,
    LearnResponse,
    RunRequest,
    RunResponse,
    VerifyRequest,
    VerifyResponse,
)
from neurosym_service.workers import Workers

__all__ = ["create_app"]

MAX_BODY = 2 * 2**20


def create_app(
    generator: Generator | str = "embedded",
    *,
    time_limit: float = 30.0,
    max_body: int = MAX_BODY,
    workers: int | None = None,
) -> FastAPI:
    """The service as an ASGI application. Raises UsageError if the generator cannot be had.

    Everything is computed in ``workers`` processes (by default one a core, 8 at most), killed after
    ``time_limit`` seconds. A generator that is an object stays in this process: its answers come
    from a thread, which can only be abandoned.
    """
    reasoner = Reasoner(generator)
    spec = generator if isinstance(generator, str) else "embedded"
    pool = Workers(spec, workers or min(os.cpu_count() or 1, 8))

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await pool.start()
        yield
        await pool.close()

    async def call(name: str, arguments: dict[str, Any]) -> JSONResponse:
        return Utf8Response(await pool.call(name, arguments, time_limit))

    app = FastAPI(
        title="neurosym",
        version=neurosym.__version__,
        description="Exact answers: a language model proposes programs, an exact interpreter runs them.",
        lifespan=lifespan,
    )
    app.add_middleware(Limits, max_body=max_body)
    install_handlers(app)

    @app.post("/v1/ask", response_model=AskResponse, responses=ERRORS)
    async def ask(request: AskRequest) -> JSONResponse:
        """Answer a question. One that cannot be answered is `abstained`, with the reason as the answer."""
        if isinstance(generator, str):
            return await call("ask", request.model_dump())
        job = asyncio.to_thread(answer_question, reasoner, request.model_dump())
        try:
            return Utf8Response(await asyncio.wait_for(job, time_limit))
        except NeurosymError as error:
            raise RefusedError(error.to_json()) from error
        except TimeoutError:
            raise OvertimeError(time_limit) from None

    @app.post("/v1/run", response_model=RunResponse, responses=ERRORS)
    async def run(request: RunRequest) -> JSONResponse:
        """Run a program. One that fails is a 200 with `ok: false` and its `error`."""
        arguments = request.model_dump()
        # Below the time limit, so that a program that never ends learns its line and not only 504.
        arguments["seconds"] = min(request.seconds, 0.9 * time_limit)
        return await call("run", arguments)

    @app.post("/v1/concepts/learn", response_model=LearnResponse, responses=ERRORS)
    async def learn(request: LearnRequest) -> JSONResponse:
        """Learn a number concept from examples."""
        return await call("learn", request.model_dump())

    @app.post("/v1/verify", response_model=VerifyResponse, responses=ERRORS)
    async def verify(request: VerifyRequest) -> JSONResponse:
        """Replay a certificate. One that does not hold is a 200 with `ok: false` and its `problems`."""
        return await call("verify", request.model_dump())

    @app.get("/healthz", responses={500: ERRORS[500]})
    async def healthz() -> Health:
        name = generator if isinstance(generator, str) else generator.name
        return Health(status="ok", version=neurosym.__version__, generator=name)

    return app
