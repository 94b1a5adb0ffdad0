"""One worker process: ``python -m neurosym_service.worker SPEC`` answers calls, one at a time.

It reads a length in ASCII, a newline and that many bytes of JSON (``{"call": ..., "arguments": ...}``)
from standard input and writes its answer (``{"result": ...}`` or ``{"error": ...}``) the same way.
Started as a module of its own, it never re-imports the host's ``__main__``. It ends with its input.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from contextlib import suppress
from typing import Any, BinaryIO

from neurosym import NeurosymError
from neurosym_service.calls import CALLS, warm_up

__all__ = ["main"]


def main(generator: str) -> None:
    incoming = sys.stdin.buffer
    outgoing = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not disturb the answers
    with suppress(Exception):  # the first request shall tell what is wrong
        warm_up(generator)
    while header := incoming.readline():
        request = json.loads(incoming.read(int(header)))
        _send(outgoing, _answer(generator, request))


def _answer(generator: str, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"result": CALLS[request["call"]](generator, request["arguments"])}
    except NeurosymError as error:
        return {"error": error.to_json()}
    except Exception:  # whatever it is, the worker goes on and the service says 500
        return {"fault": traceback.format_exc()[-5000:]}


def _send(outgoing: BinaryIO, message: dict[str, Any]) -> None:
    data = json.dumps(message).encode("ascii")
    outgoing.write(b"%d\n" % len(data) + data)
    outgoing.flush()


if __name__ == "__main__":
    main(sys.argv[1])
