"""The names that our own model has a token for, on the side of the question and of the program."""

from __future__ import annotations

__all__ = ["NAMES", "NAME_COUNTS"]

NAME_COUNTS = {"n": 24, "s": 12, "l": 8, "e": 6, "d": 8, "w": 16, "t": 6, "r": 8}
"""First letter of a name -> how many of that kind the embedded model can tell apart."""

NAMES: tuple[str, ...] = (
    *(f"{letter}{number}" for letter, count in NAME_COUNTS.items() for number in range(1, count + 1)),
    "question",
)
