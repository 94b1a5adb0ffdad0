"""calc's algebra in this process, for tests that are about it alone."""

from typing import Any

from neurosym.languages.calc.algebra.engine import Engine
from neurosym.languages.calc.meter import Meter
from neurosym.sandbox.budget import Budget

__all__ = ["Algebra"]


class Algebra:
    """``algebra.solve(f, x)`` calls calc's function ``solve``; ``notes`` are those of the last call."""

    def __init__(self, steps: int = 10**10) -> None:
        self.engine = Engine()
        self.meter = Meter(Budget(steps=steps, seconds=1e6), self.engine)

    def __getattr__(self, name: str) -> Any:
        def call(*arguments: Any, **keywords: Any) -> Any:
            self.meter.notes.clear()
            return self.engine.call(name, self.meter, arguments, keywords)

        return call

    @property
    def notes(self) -> list[str]:
        return self.meter.notes

    def symbol(self, name: str, **assumptions: bool) -> Any:
        return self.engine.call("symbol", self.meter, (name,), assumptions)
