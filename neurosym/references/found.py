"""What the stages of the detector pass on: a piece of text and its value, not yet named."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from neurosym.values import Value, natural

__all__ = ["MAX_DIGITS", "Found", "decimal", "free", "lower_before", "vocabulary", "word_after"]


@dataclass(frozen=True)
class Found:
    """A reference to be, at ``start:end``. ``tag`` tells later stages more ("ordinal")."""

    kind: str
    value: Value
    start: int
    end: int
    note: str | None = None
    tag: str = ""


MAX_DIGITS = 20_000
"""Longer numbers are not read: turning digits into an integer costs more than linear time."""


def decimal(whole: str, decimals: str) -> int | Fraction:
    """``whole.decimals`` exactly; an integer if it is one."""
    digits = decimals.rstrip("0")
    if not digits:
        return natural(whole or "0")
    return Fraction(natural((whole or "0") + digits), 10 ** len(digits))


def free(found: Iterable[Found]) -> list[Found]:
    """The longest of any that overlap (the earlier kind in the iterable on a tie), by position."""
    taken: list[Found] = []
    spans: list[tuple[int, int]] = []
    for one in sorted(found, key=lambda f: f.start - f.end):
        at = bisect_left(spans, (one.start, one.start))
        if at < len(spans) and spans[at][0] < one.end:
            continue
        if at and spans[at - 1][1] > one.start:
            continue
        insort(spans, (one.start, one.end))
        taken.append(one)
    return sorted(taken, key=lambda f: f.start)


def vocabulary(words: str) -> frozenset[str]:
    """The words of a text, for lists that read better as text."""
    return frozenset(words.split())


_WORD_AFTER = re.compile(r"[ \t]+([A-Za-z][A-Za-z'’-]*)")


def word_after(text: str, position: int) -> str:
    """The next word in lower case if only blanks lie between, else the empty string."""
    match = _WORD_AFTER.match(text, position)
    return match.group(1).lower() if match else ""


def lower_before(text: str, position: int, width: int = 40) -> str:
    """The text just before a position, in lower case."""
    return text[max(0, position - width) : position].lower()
