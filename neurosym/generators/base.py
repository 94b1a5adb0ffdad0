"""The protocol of a generator: from a rendered context to proposals with log-probabilities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from neurosym.context import Proposal, Rendered
from neurosym.generators.constraint import Constraint

__all__ = ["Generator", "Request"]


@dataclass(frozen=True)
class Request:
    """What a generator is asked for.

    ``rendered``     the transcript as it may see it
    ``constraints``  action -> the constraint its text must satisfy; an action that is missing here
                     may not be proposed ("answer" while there is no result yet, say)
    ``cards``        language -> its one-page card, for generators that are prompted
    ``samples``      how many proposals are wanted, at least 1; fewer distinct ones may come back
    ``temperature``  0 for the most probable proposal first; above 0 to sample
    ``seed``         same request, same seed, same proposals
    """

    rendered: Rendered
    constraints: Mapping[str, Constraint]
    cards: Mapping[str, str]
    samples: int = 1
    temperature: float = 0.0
    seed: int = 0


class Generator(Protocol):
    """Laws (``tests/generator_laws.py``): the same request gives the same proposals; every proposal's
    action is ``decline`` or a key of ``constraints``, and its text parses under that constraint;
    log-probabilities are at most 0; the result is not empty and is ordered, most probable first.

    Two attributes are optional: ``calibration``, a function from a probability of the generator's to how
    often it is right, and ``threshold``, the calibrated probability below which an answer is withheld.
    """

    name: str

    def propose(self, request: Request) -> tuple[Proposal, ...]:
        """Raises GeneratorError when nothing can be proposed."""
        ...
