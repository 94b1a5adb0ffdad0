"""What a generator may write, as a plain value: a grammar and the names that exist.

Generators import nothing of the languages; the loop hands them constraints.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Constraint"]


@dataclass(frozen=True)
class Constraint:
    """``grammar`` is the text of a .lark file whose start rule is ``start``.

    ``alternatives`` replaces the definition of a rule or terminal by a choice of literal texts:
    ``{"REF": ("n1", "l1")}`` for the references that are bound.
    """

    grammar: str
    alternatives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
