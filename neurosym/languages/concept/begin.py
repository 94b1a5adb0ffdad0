"""Where learning begins: the beliefs before any example, for a named prior and stated options."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from neurosym.errors import UsageError
from neurosym.languages.concept.beliefs import Beliefs
from neurosym.languages.concept.classical import ClassicalBeliefs
from neurosym.languages.concept.listed import listed_space
from neurosym.languages.concept.people import people
from neurosym.languages.concept.population import Kind, Population, PopulationBeliefs
from neurosym.languages.concept.sampling import Sampling
from neurosym.languages.concept.space import PRIORS, space

__all__ = ["begin"]

_PEOPLE = "people"


def begin(prior: str, domain: int, exponent: Fraction | None, noise: Fraction | None) -> Beliefs:
    """Beliefs without examples. None leaves the exponent or the noise to the prior.

    Raises UsageError for an unknown prior or a domain that it does not cover.
    """
    if prior == _PEOPLE:
        return PopulationBeliefs(people(domain, exponent, noise))
    if prior not in PRIORS:
        raise UsageError(f"there is no prior {prior!r}", hint=f"known: {', '.join((*PRIORS, _PEOPLE))}")
    exponent = Fraction(1) if exponent is None else exponent
    if not noise:
        return ClassicalBeliefs(prior, space(prior, domain), exponent)
    return PopulationBeliefs(_noisy(prior, domain, exponent, noise))


@lru_cache(maxsize=8)
def _noisy(prior: str, domain: int, exponent: Fraction, noise: Fraction) -> Population:
    return Population(listed_space(space(prior, domain)), (Kind(Fraction(1), Sampling(exponent, noise)),))
