"""The REST service of neurosym: ``uvicorn.run(create_app())`` or ``neurosym serve``."""

from __future__ import annotations

from neurosym_service.app import create_app

__all__ = ["create_app"]
