"""What commands read: files and standard input, as text."""

from __future__ import annotations

import sys
from pathlib import Path

from neurosym.errors import UsageError

__all__ = ["LIMIT", "read_text"]

LIMIT = 64 * 2**20
"""Bytes of one input; an endless one (``yes |``) is refused instead of filling the memory."""


def read_text(path: str) -> str:
    """The whole of a file, or of standard input for ``-``, as it stands but for a byte order mark.

    Raises UsageError if it cannot be read, is longer than ``LIMIT`` or is not UTF-8.
    """
    shown = "standard input" if path == "-" else path
    try:
        if path == "-":
            data = sys.stdin.buffer.read(LIMIT + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot read {shown}: {reason}") from error
    if len(data) > LIMIT:
        raise UsageError(f"{shown} is longer than {LIMIT // 2**20} MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            f"{shown} is not valid UTF-8: byte {error.start + 1} is 0x{data[error.start]:02x}",
            hint="convert it first, for instance with iconv",
        ) from error
