"""The loop: a generator proposes, an interpreter executes, the outcome goes back into the context.

::

    question -> references -> context -> proposals -> execution -> outcome -> context -> ... -> answer
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from neurosym.certificate import make_certificate
from neurosym.context import Answer, Context, Outcome, Proposal, Question
from neurosym.errors import GeneratorError, UsageError
from neurosym.generators.answer import answer_constraint
from neurosym.generators.base import Generator, Request
from neurosym.generators.constraint import Constraint
from neurosym.generators.specs import load_generator
from neurosym.grounding import ground
from neurosym.languages import registry
from neurosym.posterior import Hypothesis, Tried, group
from neurosym.references.detect import detect
from neurosym.resources import read_grammar
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget
from neurosym.sentence import fill_template, shown_names, shows_values_only
from neurosym.values import Value

__all__ = ["Reasoned", "Reasoner"]

ROUNDS = 4
"""Programs with a value that one question may take; then only an answer is asked for."""

ATTEMPTS = 2
"""Refused programs in a row after which the loop gives up."""

IGNORED = 8
"""References of the question that programs may leave unused before the reading is not believed."""

CANNOT = "I cannot answer that: no program over the question gives the answer."
UNSURE = "I am not sure enough of how to read that question."
FAILED = "I found no program for that question that runs."
PLAIN = "The answer is {{{name}}}."


@dataclass(frozen=True)
class Reasoned:
    """An answer with everything that led to it.

    ``probability`` says how often such answers are right (0 to 1): the product of the rounds' posterior
    masses, through the generator's calibration. The decision to stop and the wording of the answer have no
    part in it; calibration, fitted on whole answers, covers them. An ``abstained`` answer has its reason as
    ``sentence``; a value that was found but not trusted is still in ``value``, with its probability and its
    certificate. Where no value was found the probability is 0, ``value`` and ``certificate`` are None.
    """

    sentence: str
    value: Value
    text: str
    type: str
    exact: bool
    probability: float
    abstained: bool
    reading: str
    context: Context
    alternatives: tuple[tuple[str, float], ...] = field(default=())

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        return self.context.outcomes

    @property
    def answered(self) -> bool:
        """Whether there is a value, trusted or not."""
        return isinstance(self.context.events[-1], Answer)

    @property
    def program(self) -> str:
        """The last program that ran; empty if none did."""
        return self.outcomes[-1].program if self.outcomes else ""

    @property
    def language(self) -> str:
        return self.outcomes[-1].language if self.outcomes else ""

    @property
    def rounds(self) -> list[dict[str, Any]]:
        """Each executed program with its outcome, refused ones included.

        ``language_probability`` is how sure the generator was of the language, before it wrote.
        """
        return [
            {
                "program": outcome.program,
                "language": outcome.language,
                "language_probability": math.exp(proposal.action_logprob),
                "outcome": outcome.to_json(),
            }
            for proposal, outcome in pairwise(self.context)
            if isinstance(proposal, Proposal) and isinstance(outcome, Outcome)
        ]

    @property
    def grounding(self) -> list[dict[str, Any]]:
        return ground(self.context.question, self.outcomes)

    @property
    def certificate(self) -> dict[str, Any] | None:
        return make_certificate(self.context) if self.answered else None

    def to_json(self) -> dict[str, Any]:
        """What ``neurosym ask --json`` prints."""
        return {
            "answer": self.sentence,
            "value": self.text if self.answered else None,
            "type": self.type if self.answered else None,
            "exact": self.exact,
            "probability": self.probability,
            "abstained": self.abstained,
            "reading": self.reading,
            "language": self.language,
            "program": self.program,
            "rounds": self.rounds,
            "alternatives": [{"value": text, "probability": p} for text, p in self.alternatives],
            "grounding": self.grounding,
            "certificate": self.certificate,
        }


class Reasoner:
    """Answers questions with a generator (an object, or a SPEC such as ``"embedded"``).

    ``samples`` proposals are drawn each round; one means the most probable. ``threshold`` is the
    probability below which an answer is withheld; None takes the generator's own.
    """

    def __init__(
        self,
        generator: Generator | str = "embedded",
        *,
        budget: Budget = DEFAULT_BUDGET,
        samples: int = 1,
        seed: int = 0,
        threshold: float | None = None,
    ) -> None:
        if samples < 1:
            raise UsageError(f"samples must be at least 1, not {samples}")
        self.generator = load_generator(generator) if isinstance(generator, str) else generator
        self.budget = budget
        self.samples = samples
        self.seed = seed
        self._threshold = threshold

    @property
    def threshold(self) -> float:
        """The probability below which an answer is withheld."""
        own: float = getattr(self.generator, "threshold", 0.0)
        return own if self._threshold is None else self._threshold

    def _believe(self, probability: float) -> float:
        """How often the generator is right when it is this sure, as far as it was measured."""
        calibration: Callable[[float], float] | None = getattr(self.generator, "calibration", None)
        return probability if calibration is None else calibration(probability)

    def ask(
        self,
        question: str,
        *,
        files: Sequence[tuple[str, str]] = (),
        samples: int | None = None,
        seed: int | None = None,
    ) -> Reasoned:
        """Answer ``question``; ``files`` are (name, content) pairs given beside it.

        Raises UsageError for an empty question and GeneratorError when the generator cannot work or
        proposes what it was not offered. Whatever else goes wrong is an abstention with its reason.
        """
        samples = self.samples if samples is None else samples
        seed = self.seed if seed is None else seed
        if samples < 1:
            raise UsageError(f"samples must be at least 1, not {samples}")
        if not question.strip():
            raise UsageError("the question is empty", hint="ask something, such as: What is 12 times 12?")
        context = Context((Question(question, detect(question, files=tuple(files))),))
        probability, refused = 1.0, 0
        alternatives: tuple[tuple[str, float], ...] = ()
        while refused < ATTEMPTS:  # and after ROUNDS values no further program is offered
            hypotheses = self._propose(context, samples, seed)
            chosen = hypotheses[0]
            proposal = chosen.best.proposal
            if proposal.action == "decline":
                return self._abstain(context, CANNOT)
            if proposal.action == "answer":
                return self._answer(context, proposal, probability, alternatives)
            outcome = chosen.best.outcome
            assert outcome is not None, "programs have outcomes"
            context = context.append(proposal).append(outcome)
            if outcome.ok:
                probability, refused = probability * chosen.mass, 0
                alternatives = _alternatives(hypotheses)
            else:
                refused += 1
        return self._abstain(context, FAILED)

    # ------------------------------------------------------------ one round

    def _propose(self, context: Context, samples: int, seed: int) -> tuple[Hypothesis, ...]:
        """Proposals for the next event, each tried, grouped by what they do."""
        request = Request(
            rendered=context.render(),
            constraints=self._constraints(context),
            cards={name: registry.get(name).card() for name in registry.names()},
            samples=samples,
            temperature=0.0 if samples == 1 else 1.0,
            seed=seed,
        )
        proposals = self.generator.propose(request)
        if not proposals:
            raise GeneratorError(f"the generator {self.generator.name} proposed nothing")
        offered = (*request.constraints, "decline")
        for proposal in proposals:
            if proposal.action not in offered:
                raise GeneratorError(
                    f"the generator {self.generator.name} proposed the action {proposal.action!r}",
                    hint=f"it was offered: {', '.join(offered)}",
                )
        return group([self._try(context, proposal) for proposal in proposals])

    def _constraints(self, context: Context) -> dict[str, Constraint]:
        names = tuple(context.bindings())
        constraints: dict[str, Constraint] = {}
        if len(context.outcomes) < ROUNDS:
            for name in registry.names():
                alternatives = registry.get(name).alternatives(names)
                constraints[name] = Constraint(read_grammar(name), alternatives)
        if context.outcomes:
            constraints["answer"] = answer_constraint(names)
        return constraints

    def _try(self, context: Context, proposal: Proposal) -> Tried:
        if proposal.action in ("answer", "decline"):
            return Tried(proposal, None)
        bindings = context.bindings()
        outcome = registry.run(proposal.text, language=proposal.action, bindings=bindings, budget=self.budget)
        name = f"r{len(context.outcomes) + 1}" if outcome.ok else None
        return Tried(proposal, replace(outcome, name=name))

    # ------------------------------------------------------------ endings

    def _answer(
        self,
        context: Context,
        proposal: Proposal,
        probability: float,
        alternatives: tuple[tuple[str, float], ...],
    ) -> Reasoned:
        last, bindings = context.outcomes[-1], context.bindings()
        name = last.name or ""
        # A generator that is not held to the answer's grammar may write numbers of its own: not here.
        fit = shows_values_only(proposal.text, bindings)
        template = proposal.text if fit else PLAIN.format(name=name)
        sentence = fill_template(template, bindings)
        believed = self._believe(probability)
        context = context.append(proposal).append(Answer(template, sentence, name))
        reading = self._reading(context)
        unsure = believed < self.threshold or _ignored(context) >= IGNORED
        return Reasoned(
            sentence=f"{UNSURE} My best reading: {reading}" if unsure else sentence,
            value=last.value,
            text=last.text,
            type=last.type,
            exact=all(outcome.exact for outcome in context.outcomes),
            probability=believed,
            abstained=unsure,
            reading=reading,
            context=context,
            alternatives=alternatives,
        )

    def _abstain(self, context: Context, reason: str) -> Reasoned:
        errors = [e.error for e in context if isinstance(e, Outcome) and e.error is not None]
        if errors and reason == FAILED:
            reason = f"{reason} The last one failed: {errors[-1].message}."
        return Reasoned(
            sentence=reason,
            value=None,
            text="",
            type="none",
            exact=True,
            probability=0.0,
            abstained=True,
            reading=self._reading(context),
            context=context,
        )

    @staticmethod
    def _reading(context: Context) -> str:
        """The programs read back in words: how the question was understood, made from what was executed."""
        readings: dict[str, str] = {}
        for outcome in context.outcomes:
            shown = shown_names(context.question, context.outcomes, readings)
            readings[outcome.name or ""] = registry.get(outcome.language).describe(outcome.program, shown)
        notes = [r.note for r in context.question.references if r.note]
        return "; ".join([*list(readings.values())[-1:], *notes])


def _ignored(context: Context) -> int:
    """How many references of the question no program used: a puzzle of many names is not read by one sum."""
    used = {entry.get("name") for entry in ground(context.question, context.outcomes)}
    return sum(reference.name not in used for reference in context.question.references)


def _alternatives(hypotheses: Sequence[Hypothesis]) -> tuple[tuple[str, float], ...]:
    """The values that the round's programs gave, with their masses."""
    return tuple(
        (h.best.outcome.text[:200], h.mass)
        for h in hypotheses
        if h.best.outcome is not None and h.best.outcome.ok
    )
