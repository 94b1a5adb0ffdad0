"""A private cache of parse tables: building calc's takes half a second, reading them back a hundredth.

Tables are plain data (JSON, compressed), never pickles, so that a file that somebody else wrote
could at worst be wrong, not run. The folder is the user's own (``XDG_CACHE_HOME`` or ``~/.cache``,
then ``neurosym``); one that others own or may write to is left alone. Nothing here ever fails:
what cannot be read is None, what cannot be written is not.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

__all__ = ["key", "read", "write"]


def key(*parts: str) -> str:
    """A file name's part that differs whenever any of the parts, or where one ends, does."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def read(name: str) -> Any:
    """The data stored under ``name``, or None. The checksum that zlib keeps finds damaged files."""
    try:
        folder = _folder()
        if folder is None or not _is_private(folder):
            return None
        return json.loads(zlib.decompress((folder / name).read_bytes()))
    except (OSError, ValueError, RecursionError, zlib.error):
        return None


def write(name: str, data: Any) -> None:
    """Stores ``data`` in one step: a reader sees the whole file or none."""
    import tempfile

    with suppress(OSError, ValueError, TypeError):
        folder = _folder()
        if folder is None:
            return
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(folder):
            return
        body = zlib.compress(json.dumps(data, separators=(",", ":")).encode())
        handle, temporary = tempfile.mkstemp(prefix=".new-", dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
            Path(temporary).replace(folder / name)
        except OSError:
            Path(temporary).unlink()
            raise


def _folder() -> Path | None:
    """The XDG rule: a relative path counts as none given. None where there is no home."""
    base = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if base.is_absolute():
        return base / "neurosym"
    try:
        return Path.home() / ".cache" / "neurosym"
    except RuntimeError:
        return None


def _is_private(folder: Path) -> bool:
    """Whether it is ours and nobody else may write to it (only where files have owners)."""
    if not hasattr(os, "getuid"):
        return True
    found = folder.stat()
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
