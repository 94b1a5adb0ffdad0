"""The detector: from a question in plain text to named references.

The stages look for candidates apart from each other; of those that overlap the longest stays. Text
outside blocks and lists is read up to ``HEAD`` characters from its start and ``TAIL`` from its end, so
the time grows linearly and stays short. docs/references.md is the specification.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from neurosym.references.base import Reference
from neurosym.references.blocks import blocks, instruction_cues
from neurosym.references.cues import Cues
from neurosym.references.dates import dates
from neurosym.references.expressions import arithmetic, boolean
from neurosym.references.files import file_value
from neurosym.references.found import Found, free
from neurosym.references.lists import (
    bracketed,
    item_lines,
    long_series,
    number_series,
    quoted_series,
    word_series,
)
from neurosym.references.names import names
from neurosym.references.number_words import word_numbers
from neurosym.references.numbers import digit_numbers
from neurosym.references.strings import letters, quotes, without_dialogue
from neurosym.references.words import looked_up, words

__all__ = ["HEAD", "LIMIT", "TAIL", "detect"]

LIMIT = 40
"""References kept of a question: the first ones. Files come besides."""

HEAD, TAIL = 12_000, 4_000


def detect(question: str, files: Sequence[tuple[str, str]] = ()) -> tuple[Reference, ...]:
    """Everything that a program may need from the question, named, in order of position.

    Raises: never, for any string. Deterministic; spans do not overlap; names are unique; at most
    ``LIMIT`` references of the question itself are kept, the first ones; the last of them notes how many
    were left out.
    """
    found = _first(_in_question(question))
    counts: Counter[str] = Counter()
    references = []
    for one in found:
        counts[one.kind] += 1
        name, surface = f"{one.kind}{counts[one.kind]}", question[one.start : one.end]
        references.append(Reference(name, one.kind, one.value, one.start, one.end, surface, note=one.note))
    for source, content in files:
        kind, value = file_value(content)
        counts[kind] += 1
        end = len(question)
        references.append(Reference(f"{kind}{counts[kind]}", kind, value, end, end, content, source=source))
    return tuple(references)


def _first(found: list[Found]) -> list[Found]:
    """The first ``LIMIT``, the last of which notes how many are left out."""
    left = len(found) - LIMIT
    if left <= 0:
        return found
    *kept, last = found[:LIMIT]
    told = f"{left:,} further reference{'s' if left > 1 else ''} of the question left out"
    return [*kept, replace(last, note="; ".join(note for note in (last.note, told) if note))]


def _in_question(text: str) -> list[Found]:
    apart = blocks(text)
    cues = instruction_cues(text, apart)
    found = list(apart)
    position = 0
    for start, end in (*((b.start, b.end) for b in apart), (len(text), len(text))):
        found += _in_region(text, position, start, cues)
        position = end
    chosen = free(found)
    return free([*chosen, *looked_up(text, chosen, cues)])


def _in_region(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    if end - start > 300:
        series = list(long_series(text, start, end))
        if series:
            yield from series
            position = start
            for one in series:
                yield from _in_windows(text, position, one.start, cues)
                position = one.end
            yield from _in_windows(text, position, end, cues)
            return
    yield from _in_windows(text, start, end, cues)


def _in_windows(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    if end - start <= HEAD + TAIL:
        yield from _candidates(text, start, end, cues)
        return
    # cut between words; what touches a cut may be only a part, so it is left out
    cut = max(text.rfind(" ", start, start + HEAD), text.rfind("\n", start, start + HEAD), start)
    yield from (f for f in _candidates(text, start, cut, cues) if f.end < cut - 1 or f.end > cut)
    cut = min(at if (at := text.find(mark, end - TAIL, end)) >= 0 else end for mark in " \n")
    yield from (f for f in _candidates(text, cut, end, cues) if f.start > cut + 2)


def _candidates(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    if start >= end:
        return
    numbers = free([*digit_numbers(text, start, end), *word_numbers(text, start, end)])
    quoted = without_dialogue(text, start, end, list(quotes(text, start, end)), numbers)
    yield from item_lines(text, start, end)
    dated = list(dates(text, start, end))
    if dated:
        numbers = [one for one in free([*dated, *numbers]) if one.kind == "n"]
    yield from number_series(text, numbers)
    yield from bracketed(text, start, end, cues)
    yield from quoted_series(text, quoted)
    yield from quoted
    yield from word_series(text, start, end, cues)
    yield from arithmetic(text, start, end)
    yield from boolean(text, start, end)
    yield from dated
    yield from numbers
    yield from letters(text, start, end, cues)
    yield from words(text, start, end, cues)
    yield from names(text, start, end)
