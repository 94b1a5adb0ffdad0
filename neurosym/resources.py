"""Where the files that are no Python lie: grammars, programs and the embedded model.

In a wheel they are inside the package (``neurosym/grammars``); in a checkout the first two lie
beside it, at the top level. Nothing is read on import.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from neurosym.errors import UsageError

__all__ = ["folder", "read_grammar"]

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """The folder ``name`` ("grammars", "programs", "models"), inside the package or beside it.

    Raises UsageError if the installation lacks it.
    """
    for parent in (_PACKAGE, _PACKAGE.parent):
        candidate = parent / name
        if candidate.is_dir():
            return candidate
    raise UsageError(f"this installation has no folder {name!r}", hint="reinstall neurosym")


@cache
def read_grammar(name: str) -> str:
    """The text of ``grammars/<name>.lark``."""
    path = folder("grammars") / f"{name}.lark"
    if not path.is_file():
        known = sorted(p.stem for p in path.parent.glob("*.lark"))
        raise UsageError(f"there is no grammar {name!r}", hint=f"known: {', '.join(known)}")
    return path.read_text(encoding="utf-8")
