"""``neurosym serve``: the REST service in this process."""

from __future__ import annotations

import copy
from typing import Any

import click

from neurosym.errors import UsageError

__all__ = ["command"]


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--generator", default="embedded", show_default=True, metavar="SPEC",
              help="embedded, hf:PATH or scripted:FILE.")
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=30.0, show_default=True,
              help="Seconds that one request may take.")
@click.option("--workers", type=click.IntRange(min=1), help="Requests computed at once; default: the cores.")
def command(host: str, port: int, generator: str, time_limit: float, workers: int | None) -> None:
    """Serve the REST interface (needs the extra `service`); its documentation is at /docs."""
    import uvicorn
    from uvicorn.config import LOGGING_CONFIG

    from neurosym_service import create_app

    app = create_app(generator, time_limit=time_limit, workers=workers)
    logging: dict[str, Any] = copy.deepcopy(LOGGING_CONFIG)
    logging["handlers"]["access"]["stream"] = "ext://sys.stderr"
    try:
        uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_config=logging)).run()
    except SystemExit as error:  # how uvicorn ends when it cannot start; it has logged why
        raise UsageError(f"cannot serve on {host}:{port}", hint="see the log above") from error
