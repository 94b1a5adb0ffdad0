"""What a reference is: a piece of the question that programs use by name and never retype."""

from __future__ import annotations

from dataclasses import dataclass

from neurosym.values import Value

__all__ = ["KINDS", "Reference"]

KINDS = {
    "n": "number",
    "s": "string",
    "l": "list",
    "e": "expression",
    "d": "date",
    "w": "word",
    "t": "text",
}
"""The letter that starts a reference's name, and the kind it stands for."""


@dataclass(frozen=True)
class Reference:
    """``name`` (``n1``, ``l2``) bound to ``value``, found at ``question[start:end]``.

    A file given beside the question has ``source`` set to its name and an empty span at the
    question's end. ``note`` says what a reader should know ("ambiguous: 3 April or 4 March").
    """

    name: str
    kind: str
    value: Value
    start: int
    end: int
    surface: str
    source: str | None = None
    note: str | None = None
