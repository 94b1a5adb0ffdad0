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
    ``output``   characters that it may print
    ``seconds``  wall-clock time, the safety net; its verdict depends on the machine
    ``memory``   bytes of address space of a worker process, its libraries (about 100 MB) included
    ``source``   characters of program text, checked before parsing
    """

    steps: int = 10_000_000
    depth: int = 200
    size: int = 10_000_000
    output: int = 100_000
    seconds: float = 10.0
    memory: int = 1 << 30
    source: int = 100_000

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            if not value > 0:
                raise UsageError(f"a budget's {name} must be positive, not {value}")


DEFAULT_BUDGET = Budget()
