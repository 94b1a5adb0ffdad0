"""The recorder of a full trace: what ran, in order, with what it gave, in a tree that stays small.

Of the iterations of a loop, and of the calls in one statement, the first few and the last are kept, and
how many there were between. Inside others fewer are kept, and beyond a limit nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neurosym.steps import Step

__all__ = ["Note", "Recorder", "Recording"]

Note = str | tuple[Any, ...]
"""A text; or a function and its arguments, which is called when the trace is read: most of the steps that
are noted are dropped for later ones.
"""

_FIRST = (3, 2, 2, 1, 1, 1)
"""How many of the first iterations or calls are kept, by how many loops and calls are around; further down
none are.
"""

_LARGEST = 2000
"""Steps in a trace, but for those of the outermost block; inside each loop or call half as many."""


class Recording:
    """A step while it is recorded. ``calls`` are those that it made, ``body`` its iterations or statements;
    of both it counts how many there were. ``total`` is how many iterations there will be, if that is known.
    """

    __slots__ = ("body", "called", "calls", "line", "loops", "parent", "ran", "source", "total", "value")

    def __init__(self, line: int, source: Note, parent: Recording | None, loops: bool = False) -> None:
        self.line = line
        self.source = source
        self.parent = parent
        self.loops = loops
        self.value: Note = ""
        self.calls: list[Recording] = []
        self.called = 0
        self.body: list[Recording] = []
        self.ran = 0
        self.total: int | None = None


class Recorder:
    """``here`` is the step that is being recorded, None while nothing is; ``folds`` is how many loops and
    calls are around it.
    """

    def __init__(self) -> None:
        self.root = Recording(0, "", None)
        self.here: Recording | None = self.root
        self.folds = 0
        self.size = 0

    def step(self, parent: Recording, line: int, source: Note, loops: bool = False) -> Recording | None:
        """A statement of a block; None if it is not kept."""
        parent.ran += 1
        if parent is not self.root and self._is_full():
            return None
        return self._kept(parent.body, Recording(line, source, parent, loops))

    def iteration(self, loop: Recording, line: int, source: Note, leaves: bool) -> Recording | None:
        """The next round of a loop; ``leaves``: it may be the last although more were to come."""
        loop.ran += 1
        if self.folds >= len(_FIRST):
            return None
        first = _FIRST[self.folds]
        if loop.ran > first and not leaves and loop.total is not None and loop.ran < loop.total:
            return None
        return self._folded(loop.body, first, Recording(line, source, loop))

    def call(self, caller: Recording, line: int, source: Note) -> Recording | None:
        """A call of one of the program's functions."""
        caller.called += 1
        if self.folds >= len(_FIRST):
            return None
        return self._folded(caller.calls, _FIRST[self.folds], Recording(line, source, caller))

    def steps(self) -> tuple[Step, ...]:
        """What has been recorded."""
        return tuple(_listed(self.root, self.root.body, self.root.ran))

    def _is_full(self) -> bool:
        return self.size >= _LARGEST >> self.folds

    def _folded(self, kept: list[Recording], first: int, new: Recording) -> Recording | None:
        """In the place of the last one, if the first ones are there."""
        if len(kept) > first:
            self.size -= _size(kept.pop())
        return None if self._is_full() else self._kept(kept, new)

    def _kept(self, siblings: list[Recording], new: Recording) -> Recording:
        siblings.append(new)
        self.size += 1
        return new


def _size(recording: Recording) -> int:
    return 1 + sum(map(_size, recording.calls)) + sum(map(_size, recording.body))


def _listed(around: Recording, kept: list[Recording], count: int, fold: bool = False) -> Iterator[Step]:
    """With one step for those that were left out: before the last, or at the end of a block."""
    hidden = count - len(kept)
    for number, recording in enumerate(kept):
        if hidden and fold and number + 1 == len(kept):
            yield _left_out(around, hidden)
        yield _step(recording)
    if hidden and not (fold and kept):
        yield _left_out(around, hidden)


def _left_out(around: Recording, count: int) -> Step:
    return Step(around.line, f"… {count:,} more", "", times=count)


def _step(recording: Recording) -> Step:
    calls = _listed(recording, recording.calls, recording.called, fold=True)
    body = _listed(recording, recording.body, recording.ran, fold=recording.loops)
    return Step(recording.line, _text(recording.source), _text(recording.value), (*calls, *body))


def _text(note: Note) -> str:
    if isinstance(note, str):
        return note
    function, *arguments = note
    written: str = function(*arguments)
    return written
