"""The sets of programs keep the order of insertion, so that a program gives the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSet, Set
from typing import Any

__all__ = ["MutableOrderedSet"]


class MutableOrderedSet(MutableSet[Any]):
    """A set that iterates in order of first insertion. Operators want sets on both sides, as Python's."""

    __slots__ = ("members",)

    def __init__(self, members: Iterable[Any] = ()) -> None:
        self.members = dict.fromkeys(members)

    @classmethod
    def holding(cls, members: dict[Any, None]) -> MutableOrderedSet:
        """The set whose members are these keys; it keeps the dict."""
        made = cls.__new__(cls)
        made.members = members
        return made

    def __contains__(self, member: object) -> bool:
        return member in self.members

    def __iter__(self) -> Iterator[Any]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def add(self, value: Any) -> None:
        self.members[value] = None

    def discard(self, value: Any) -> None:
        self.members.pop(value, None)

    @classmethod
    def _from_iterable(cls, it: Iterable[Any]) -> MutableOrderedSet:
        return cls(it)

    def __or__(self, other: Any) -> Any:
        return self.holding(self.members | dict.fromkeys(other)) if isinstance(other, Set) else NotImplemented

    def __and__(self, other: Any) -> Any:
        if not isinstance(other, Set):
            return NotImplemented
        return self.holding({member: None for member in self.members if member in other})

    def __sub__(self, other: Any) -> Any:
        if not isinstance(other, Set):
            return NotImplemented
        return self.holding({member: None for member in self.members if member not in other})

    def __xor__(self, other: Any) -> Any:
        if not isinstance(other, Set):
            return NotImplemented
        return (self - other) | (MutableOrderedSet(other) - self)
