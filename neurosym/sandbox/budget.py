"""The one object that says how much a program may use."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.errors import UsageError

__all__ = ["DEFAULT_BUDGET", "Budget"]


@dataclass(frozen=True)
class Budget:
    """Limits of one execution; each must be positive.

    ``steps``    units of work; the reproducible limit: the same program gets the same verdict everywhere
    ``depth``    nested calls
    ``size``     the largest value: bits of an integer / 8, characters of a string, items of a collection
    ``seconds``  wall-clock time, the safety net; its verdict depends on the machine
    ``source``   characters of program text, checked before parsing
    """

    steps: int = 10_000_000
    depth: int = 200
    size: int = 10_000_000
    seconds: float = 10.0
    source: int = 100_000

    def __post_init__(self) -> None:
        for name in ("steps", "depth", "size", "seconds", "source"):
            if not getattr(self, name) > 0:
                raise UsageError(f"a budget's {name} must be positive, not {getattr(self, name)}")


DEFAULT_BUDGET = Budget()
