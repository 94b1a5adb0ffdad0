"""The concept language: sets of numbers as programs, and Bayesian learning over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, ClassVar

from neurosym.context import Step
from neurosym.errors import BudgetError, CheckError
from neurosym.languages.base import Execution
from neurosym.languages.concept.extension import mask, members
from neurosym.languages.concept.learning import learn
from neurosym.languages.concept.meter import Meter
from neurosym.languages.concept.names import in_words
from neurosym.languages.concept.parse import Learn, parse, validate
from neurosym.languages.concept.results import ConceptValue
from neurosym.languages.concept.syntax import Concept as ConceptNode
from neurosym.languages.concept.syntax import write
from neurosym.sandbox.budget import Budget
from neurosym.values import Value

__all__ = ["Concept"]

_CARD = """\
concept: sets of whole numbers from 1 on, and learning them from examples. A program is one line.

learn l1                        the concept that the numbers of l1 are examples of
learn [16, 8, 2, 64]            the same for a list that is written out
learn l1 predict n1             the probability that n1 belongs to that concept
learn l1 domain 1000            over 1..1000 (without it: 1..100, or more if the numbers are larger)

A set can be written down too:
even  odd  squares  cubes  primes  multiples(7)  powers(2)  ends_in(3)  between(10, 20)  {2, 3, 5}
{x | x % 3 == 1 and x > 10}     the numbers with a property: + - * // % **, comparisons, and or not
~even    even & squares    squares | cubes    (even | squares) & ~multiples(10)
Numbers of the question are used by name: multiples(n1), between(n1, n2)."""

_CHECKED_DOMAIN = 100


class Concept:
    """See ``Language``. The value of a set's text is the set, that of ``learn`` is a ``Posterior``."""

    name: ClassVar[str] = "concept"
    version: ClassVar[str] = "1"

    def card(self) -> str:
        return _CARD

    def alternatives(self, names: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Lists and results may be learned from; numbers and results may be arguments."""
        return {
            "list_reference": tuple(name for name in names if name[0] in "lr" and name[1:].isdigit()),
            "number_reference": tuple(name for name in names if name[0] in "nr" and name[1:].isdigit()),
        }

    def check(self, source: str, bindings: Mapping[str, Value], budget: Budget) -> None:
        _program(source, bindings, budget)

    def execute(
        self, source: str, bindings: Mapping[str, Value], budget: Budget, *, trace: bool = False
    ) -> Execution:
        program = _program(source, bindings, budget)
        meter = Meter(budget)
        if isinstance(program, Learn):
            value, learned = learn(program, meter)
            return Execution(value, steps=meter.steps, trace=learned)
        bits = mask(program, _CHECKED_DOMAIN, meter.charge)
        shown = ", ".join(map(str, islice(members(bits), 10)))
        count = bits.bit_count()
        summary = f"{count} of 1..{_CHECKED_DOMAIN}: {shown}{', ...' if count > 10 else ''}"
        step = Step(1, write(program), summary)
        return Execution(ConceptValue(program), steps=meter.steps, trace=(step,))

    def describe(self, source: str, shown: Mapping[str, str]) -> str:
        places = _Spoken.counter()
        program = parse(source, lambda name: _Spoken(next(places), shown.get(name, name)))
        if not isinstance(program, Learn):
            return in_words(program)
        listed = isinstance(program.data, list)
        data = ", ".join(map(str, program.data)) if listed else str(program.data)
        # A list's surface or canonical text may stand in brackets, which a sentence does without.
        concept = f"the number concept that {data.removeprefix('[').removesuffix(']')} are examples of"
        within = "" if program.domain is None else f" among the numbers up to {program.domain}"
        if program.predict is None:
            return concept + within
        return f"the probability that {program.predict} belongs to {concept}{within}"


class _Spoken(int):
    """A number, unlike any other, that is written as the question wrote it: for reading back in words."""

    text: str

    def __new__(cls, value: int, text: str) -> _Spoken:
        spoken = super().__new__(cls, value)
        spoken.text = text
        return spoken

    @staticmethod
    def counter() -> Iterator[int]:
        return iter(range(1, 10**9))

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return self.text


def _program(source: str, bindings: Mapping[str, Value], budget: Budget) -> Learn | ConceptNode:
    """Parsed, with all references resolved, and valid. Raises ProgramError."""
    if len(source) > budget.source:
        raise BudgetError(f"the program is longer than {budget.source} characters", limit="source")

    def lookup(name: str) -> Any:
        if name not in bindings:
            known = ", ".join(bindings) or "nothing is"
            raise CheckError(f"{name} is not bound", hint=f"bound: {known}")
        return bindings[name]

    program = parse(source, lookup)
    if not isinstance(program, Learn):
        validate(program)
    return program
