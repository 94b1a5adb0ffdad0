"""The constraint under which answers are written; programs have theirs from their language."""

from __future__ import annotations

from neurosym.generators.constraint import Constraint
from neurosym.resources import read_grammar

__all__ = ["answer_constraint"]


def answer_constraint(names: tuple[str, ...]) -> Constraint:
    """For a sentence over the bound ``names``, at least one of them a result (``r1``).

    Without a result among the names no sentence satisfies it: leave the action "answer" out then.
    """
    results = tuple(name for name in names if name.startswith("r"))
    references = tuple(name for name in names if not name.startswith("r"))
    return Constraint(read_grammar("answer"), {"RESULT": results, "REFERENCE": references})
