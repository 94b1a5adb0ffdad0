"""Texts of a given length to ask about, made of invented words, so that nobody has seen them before."""

from __future__ import annotations

from random import Random

__all__ = ["invented_text", "invented_word", "ordinal"]

_ONSETS = (*"bcdfghjklmnprstvwz", "br", "cl", "dr", "fl", "gr", "pl", "st", "tr")
_VOWELS = (*"aeiouaeo", "ai", "ea", "ou")
_CODAS = ("", "", "", *"lnrstm")


def invented_word(random: Random, syllables: int | None = None) -> str:
    """Lower-case letters, pronounceable, of one to three syllables unless told."""
    count = syllables or random.choice((1, 2, 2, 3))
    parts = (random.choice(_ONSETS) + random.choice(_VOWELS) + random.choice(_CODAS) for _ in range(count))
    return "".join(parts)


LEXICON = 500
"""Different words of a long text."""


def invented_text(random: Random, length: int) -> str:
    """Exactly ``length`` characters: words with single blanks between, none at either end."""
    lexicon = [invented_word(random) for _ in range(min(LEXICON, length))]
    text = " ".join(random.choices(lexicon, k=length // 3 + 1))[
        :length
    ]  # a word and its blank are at least 3
    return text if text[-1] != " " else text[:-1] + random.choice("aeinst")


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, ... 11th, ... 21st."""
    last = number % 100
    return f"{number}{'th' if 10 < last < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(last % 10, 'th')}"
