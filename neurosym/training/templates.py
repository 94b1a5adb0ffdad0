"""Templates of questions: reading them, choosing alternatives, putting fillers in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from neurosym.errors import UsageError

__all__ = ["Placed", "Slot", "instantiate", "slots_of", "without_slots", "written_out"]

_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")


@dataclass(frozen=True)
class Slot:
    """``{name:form}``; ``form`` is None where the template leaves it open."""

    name: str
    form: str | None


@dataclass(frozen=True)
class Placed:
    """A question with the span of each slot's surface in it."""

    text: str
    spans: Mapping[str, tuple[int, int]]


@lru_cache(maxsize=20_000)
def slots_of(template: str) -> tuple[Slot, ...]:
    """The slots of a template, each once, in order."""
    found: dict[str, Slot] = {}
    for match in _SLOT.finditer(template):
        found.setdefault(match[1], Slot(match[1], match[2]))
    return tuple(found.values())


def written_out(template: str, limit: int) -> list[str]:
    """The texts that the alternatives ``(a|b)`` of a template give, at most ``limit`` of them."""
    found = [template]
    while any(_CHOICE.search(text) for text in found):
        found = [one for text in found for one in _chosen(text)][:limit]
    return found


def _chosen(text: str) -> list[str]:
    choice = _CHOICE.search(text)
    if choice is None:
        return [text]
    return [text[: choice.start()] + option + text[choice.end() :] for option in choice[1].split("|")]


def without_slots(text: str, mark: str) -> str:
    """The text with ``mark`` in place of every slot, whatever its name and form."""
    return _SLOT.sub(mark, text)


def instantiate(
    template: str,
    surfaces: Mapping[str, str],
    rng: Random,
    noise: Callable[[str, Random], str] | None = None,
) -> Placed:
    """Choose alternatives, put ``surfaces`` in place of slots, pass what is between through ``noise``.

    Raises UsageError for a slot without a surface.
    """
    while _CHOICE.search(template):
        template = _CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template)
    template = re.sub(r" {2,}", " ", template).strip(" ")
    pieces: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    position = length = 0
    for match in _SLOT.finditer(template):
        between = template[position : match.start()]
        pieces.append(noise(between, rng) if noise else between)
        length += len(pieces[-1])
        surface = surfaces.get(match[1])
        if surface is None:
            raise UsageError(f"the template {template!r} has a slot {match[1]!r} that nothing fills")
        spans.setdefault(match[1], (length, length + len(surface)))
        pieces.append(surface)
        length += len(surface)
        position = match.end()
    rest = template[position:]
    pieces.append(noise(rest, rng) if noise else rest)
    return Placed("".join(pieces), spans)
