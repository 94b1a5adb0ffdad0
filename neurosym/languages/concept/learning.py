"""Executes ``learn``: from a list of examples to a posterior, or to the probability of a number."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.context import Step
from neurosym.errors import ExecutionError, UsageError
from neurosym.languages.concept.exact import exact_work
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.meter import Meter
from neurosym.languages.concept.parse import Learn
from neurosym.languages.concept.results import Posterior
from neurosym.languages.concept.space import Evidence, space
from neurosym.values import OrderedSet, canonical_text, type_name

__all__ = ["LARGEST_LEARNED", "learn"]

LARGEST_LEARNED = 10**4
"""The largest domain that a program may ask for."""

_USUAL = 100
_SHOWN = 10
_TRACED = 20
_TRACED_WORK = 100_000
"""Posteriors in between are shown for that many examples at most, and only while each costs this little."""
_ADVICE = "a number concept is learned from a list of positive whole numbers, like [16, 8, 2, 64]"


def learn(task: Learn, meter: Meter) -> tuple[Posterior | Fraction, tuple[Step, ...]]:
    """The posterior over the classical space, or a number's predictive probability; and a trace.

    Raises ExecutionError for examples that are no positive whole numbers, BudgetError.
    """
    examples = _examples(task.data)
    asked = None if task.predict is None else _positive(task.predict)
    domain = _domain(examples if asked is None else [*examples, asked], task.domain)
    traced = _charge(examples, domain, meter, numbers=0 if asked is None else domain)
    game = NumberGame(domain)
    steps = []
    for count, number in enumerate(examples, start=1):
        game.observe(number)
        if count <= traced:
            best = ", ".join(hypothesis.concept for hypothesis in game.posterior(3, exact=True))
            steps.append(Step(1, f"after {number}", best))
    if asked is not None:
        return game.predict(asked, exact=True), tuple(steps)
    hypotheses = tuple(game.posterior(_SHOWN, exact=True))
    return Posterior(game.examples, domain, hypotheses), tuple(steps)


def _examples(data: Any) -> list[int]:
    if not isinstance(data, (list, tuple, OrderedSet)):
        raise ExecutionError(f"{type_name(data)} values are no list of examples", hint=_ADVICE)
    if not data:
        raise ExecutionError("there are no examples to learn from", hint=_ADVICE)
    return [_positive(item) for item in data]


def _positive(number: Any) -> int:
    if isinstance(number, Fraction) and number.denominator == 1:
        number = number.numerator
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        shown = canonical_text(number)
        raise ExecutionError(f"{shown[:40]} is not a positive whole number", hint=_ADVICE)
    return number


def _domain(numbers: list[int], stated: int | None) -> int:
    """The stated domain, or 100, or the smallest power of ten that holds all numbers."""
    largest = max(numbers)
    domain = stated if stated is not None else _USUAL
    while stated is None and domain < largest and domain <= LARGEST_LEARNED:
        domain *= 10
    if domain > LARGEST_LEARNED:
        big = canonical_text(max(largest, stated or 0))
        raise ExecutionError(
            f"number concepts are learned up to {LARGEST_LEARNED}, not up to {big[:40]}",
            hint="take smaller examples, or write the concept down yourself",
        )
    if largest > domain:
        raise ExecutionError(f"{largest} is outside the domain 1..{domain}", hint="state a larger domain")
    if domain < 1:
        raise ExecutionError("a domain has at least one number", hint="the usual domain is 100")
    return domain


def _charge(examples: list[int], domain: int, meter: Meter, *, numbers: int) -> int:
    """Charges all work before any of it is done; gives the number of examples whose posterior is traced."""
    meter.charge(40 * domain + len(examples))
    try:
        over = space("tenenbaum1999", domain)
    except UsageError as error:
        raise ExecutionError(error.message, hint=error.hint) from None
    evidence, traced = Evidence.nothing(over), 0
    for count, number in enumerate(examples, start=1):
        evidence = evidence.add(number, over)
        if traced == count - 1 < _TRACED:
            work = exact_work(over, evidence)
            if work <= _TRACED_WORK:
                meter.charge(work)
                traced = count
    meter.charge(exact_work(over, evidence, numbers=numbers))
    return traced
