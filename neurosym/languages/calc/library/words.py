"""The words of a text."""

from __future__ import annotations

import re

__all__ = ["split_words"]

_WORD = re.compile(r"[^\W_](?:[\w'’.-]*[^\W_])?")
_INNER_DOTS = re.compile(r"\.(?!\d)|(?<!\d)\.")


def split_words(value: str) -> list[str]:
    """The words of a text, without the punctuation around them.

    A word is a run of Unicode letters and digits; apostrophes and hyphens inside it belong to it
    ("don't", "twenty-three"), as do points inside numbers ("3.14").
    """
    found: list[str] = []
    for match in _WORD.finditer(value):
        word = match[0]
        if "." in word:
            found += [part for piece in _INNER_DOTS.split(word) for part in _WORD.findall(piece)]
        elif "--" in word:
            found += [part for part in word.split("--") if part]
        else:
            found.append(word)
    return found
