"""The steps of a trace, and how a person reads them: as aligned lines, as a tree, as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Step", "indented", "trace_text", "trace_tree"]


@dataclass(frozen=True)
class Step:
    """One step of a program: its line, its text and the value it gave.

    ``children`` are the steps inside it: the calls that it made, the iterations of a loop, the statements
    of a block. A step with ``times`` above 1 stands for so many that are left out between its neighbours.
    """

    line: int
    source: str
    value: str
    children: tuple[Step, ...] = ()
    times: int = 1

    def to_json(self) -> dict[str, Any]:
        """``children`` and ``times`` only where they say something."""
        data: dict[str, Any] = {"line": self.line, "source": self.source, "value": self.value}
        if self.children:
            data["children"] = [child.to_json() for child in self.children]
        if self.times != 1:
            data["times"] = self.times
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Step:
        """The step that ``to_json`` wrote."""
        children = tuple(cls.from_json(child) for child in data.get("children", ()))
        return cls(data["line"], data["source"], data["value"], children, data.get("times", 1))


def indented(steps: Iterable[Step], depth: int = 0) -> Iterator[tuple[int, Step]]:
    """Every step in the order of execution, with how deep it stands."""
    for step in steps:
        yield depth, step
        yield from indented(step.children, depth + 1)


_WIDEST = 60
"""Characters of a program's text beyond which the column of values does not move to the right."""


def trace_text(steps: Iterable[Step]) -> str:
    """A line for each step: the program's line, its text, indented by depth, and the value."""
    rows = [
        (str(step.line), "  " * depth + step.source, _one_line(step.value)) for depth, step in indented(steps)
    ]
    left = max((len(line) for line, _, _ in rows), default=0)
    width = max((len(source) for _, source, value in rows if value and len(source) <= _WIDEST), default=0)
    return "\n".join(
        f"{line:>{left}}  {source:<{width}}  {value}" if value else f"{line:>{left}}  {source}"
        for line, source, value in rows
    )


def trace_tree(steps: Iterable[Step]) -> str:
    """The steps as a tree of box-drawing characters."""
    return "\n".join(_branches(tuple(steps), ""))


def _branches(steps: tuple[Step, ...], before: str) -> Iterator[str]:
    for step in steps:
        last = step is steps[-1]
        value = f" → {_one_line(step.value)}" if step.value else ""
        yield f"{before}{'└─' if last else '├─'} {step.line}: {step.source}{value}"
        yield from _branches(step.children, before + ("   " if last else "│  "))


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")
