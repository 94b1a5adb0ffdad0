"""From phrasings to checked training examples.

A question is composed, read by the same detector that reads users' questions, its program translated
into the detector's names and executed. Whatever the detector does not find or the interpreter cannot
run is rejected and counted, so that the corpus, the detector and the languages keep each other honest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from neurosym.context import Outcome
from neurosym.languages.registry import run
from neurosym.references.base import Reference
from neurosym.references.detect import detect
from neurosym.training.checking import (
    BUDGET,
    SLOT,
    Composed,
    Rejected,
    direct_value,
    name_in,
    require_sensible,
    translate,
)
from neurosym.training.corpus import Corpus, Family, Phrasing
from neurosym.training.decisions import Example, renumber, rounds, with_failure
from neurosym.training.fillers import Filler, fill, plain_text
from neurosym.training.noise import Voice, frame_question
from neurosym.training.number_words import cardinal
from neurosym.training.templates import Placed, instantiate, slots_of
from neurosym.values import Expression, Value

__all__ = [
    "BUDGET",
    "Composed",
    "Composer",
    "Example",
    "Posed",
    "Rejected",
    "renumber",
    "rounds",
    "with_failure",
]

_EMPHASIS = {"story": 3.0, "decline": 3.0}
"""Families that hold many questions of many kinds are drawn more often than their size alone says."""


@dataclass(frozen=True)
class Posed:
    """A question with the value that its fillers give, found without the detector; None: to be declined."""

    question: str
    expected: str | None
    family: str


@dataclass
class Composer:
    """Draws composed questions from a corpus; ``rejections`` counts what was thrown away, and why.

    ``noisy`` adds openings, closings, lower case and typing errors.
    """

    corpus: Corpus
    rng: Random
    noisy: bool = True
    rejections: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._questions = [p for p in self.corpus.phrasings if p.use in ("question", "frame")]
        self._frames = [p for p in self.corpus.phrasings if p.use == "frame"]
        self._nouns = [p for p in self.corpus.phrasings if p.use == "noun"]
        self._by_family: dict[str, list[Phrasing]] = {}
        for phrasing in self._questions:
            self._by_family.setdefault(phrasing.family.name, []).append(phrasing)
        self._names = sorted(self._by_family)
        self._weights = [len(self._by_family[name]) ** 0.5 * _EMPHASIS.get(name, 1.0) for name in self._names]

    def draw(self, chain_share: float = 0.2) -> Composed:
        """One accepted question; of two steps with probability ``chain_share`` where the corpus can."""
        while True:
            try:
                if self._frames and self._nouns and self.rng.random() < chain_share:
                    return self.chain(self.rng.choice(self._frames), self.rng.choice(self._nouns))
                name = self.rng.choices(self._names, self._weights)[0]
                return self.compose(self.rng.choice(self._by_family[name]))
            except Rejected as reason:
                self.rejections[str(reason)] += 1

    def try_compose(self, phrasing: Phrasing, attempts: int = 20) -> Composed | None:
        """The phrasing with the first filling that is accepted, or None."""
        for _ in range(attempts):
            try:
                return self.compose(phrasing)
            except Rejected as reason:
                self.rejections[str(reason)] += 1
        return None

    def pose(self, phrasing: Phrasing, attempts: int = 20) -> Posed | None:
        """A question for testing, which the detector may fail to read; None if no filling has a value."""
        for _ in range(attempts):
            fillers = self._fill(phrasing)
            placed = self._type(phrasing.template, phrasing.template, fillers)
            family = phrasing.family
            if not family.programs:
                return Posed(placed.text, None, family.name)
            try:
                value = direct_value(family.programs, family.language, fillers, phrasing)
                return Posed(placed.text, value, family.name)
            except Rejected as reason:
                self.rejections[str(reason)] += 1
        return None

    def compose(self, phrasing: Phrasing) -> Composed:
        """Fill, type, detect, translate and run one phrasing. Raises Rejected."""
        family = phrasing.family
        fillers = self._fill(phrasing)
        placed = self._type(phrasing.template, phrasing.template, fillers)
        return self._checked(placed, fillers, family, family.programs, family.language, phrasing)

    def chain(self, frame: Phrasing, noun: Phrasing) -> Composed:
        """``noun``'s question inside ``frame``: the frame's program runs on the noun's result."""
        if (
            len(noun.family.programs) != 1
            or noun.family.language != "calc"
            or frame.family.language != "calc"
        ):
            raise Rejected("no chain: not a calc noun of one program")
        hole = next(
            (s for s in slots_of(frame.template) if self._fits(frame.family.slots.get(s.name, ""))), None
        )
        if hole is None or len(frame.family.programs) != 1:
            raise Rejected("no chain: the frame has no slot for a noun phrase")
        inner = re.sub(r"\{(\w+)", r"{z_\1", noun.template)
        pattern = re.compile(r"\{" + hole.name + r"(?::\w+)?\}")
        if len(pattern.findall(frame.template)) != 1:
            raise Rejected("no chain: the frame names its slot twice")
        template = pattern.sub(lambda _: inner, frame.template)
        fillers = {f"z_{name}": filler for name, filler in self._fill(noun).items()}
        outer = {s.name: s for s in slots_of(frame.template) if s.name != hole.name}
        fillers |= self._fill_slots(frame, outer)
        placed = self._type(template, frame.template, fillers)
        first = re.sub(r"\{(\w+)\}", r"{z_\1}", noun.family.programs[0])
        second = frame.family.programs[0].replace("{" + hole.name + "}", "{r1}")
        composed = self._checked(placed, fillers, frame.family, (first, second), "calc", frame)
        return replace(composed, family=f"chain:{frame.family.name}")

    @staticmethod
    def _fits(slot_type: str) -> bool:
        return slot_type in (
            "number",
            "integer",
            "positive",
            "numbers",
            "integers",
            "strings",
            "list",
            "string",
            "text",
        )

    # ------------------------------------------------------------ filling and typing

    def _fill(self, phrasing: Phrasing) -> dict[str, Filler]:
        return self._fill_slots(phrasing, {slot.name: slot for slot in slots_of(phrasing.template)})

    def _fill_slots(self, phrasing: Phrasing, slots: Mapping[str, object]) -> dict[str, Filler]:
        forms = {s.name: s.form for s in slots_of(phrasing.template) if s.name in slots}
        types: dict[str, tuple[str, str | None]] = {}
        fillers: dict[str, Filler] = {}
        for name, form in forms.items():
            if name in phrasing.family.slots:
                types[name] = (phrasing.family.slots[name], form)
            elif (text := plain_text(name, self.rng)) is not None:
                fillers[name] = Filler(text, None)
            elif phrasing.family.name == "story":
                fillers[name] = self._story_number(phrasing, name, form)
            else:
                types[name] = ("quoted" if name in "xys" else "numbers" if name == "l" else "number", form)
        return fillers | fill(types, self.rng)

    def _story_number(self, phrasing: Phrasing, name: str, form: str | None) -> Filler:
        if form in ("price", "percent"):
            return fill({name: ("number", form)}, self.rng)[name]
        low, high = (phrasing.ranges or {}).get(name, (2, 60))
        number = self.rng.randint(low, high)
        filler = fill({name: ("integer", form or "digits")}, self.rng)[name]
        spoken = form != "digits" and (form == "words" or (number <= 20 and self.rng.random() < 0.3))
        return replace(filler, surface=cardinal(number) if spoken else str(number), value=number)

    def _type(self, template: str, outer: str, fillers: Mapping[str, Filler]) -> Placed:
        voice = Voice(self.rng) if self.noisy else None
        if self.noisy:
            template = frame_question(template, self.rng)
            if voice is not None and voice.bare and template.endswith(("?", ".")):
                template = template[:-1]
        surfaces = {name: filler.surface for name, filler in fillers.items()}
        return instantiate(template, surfaces, self.rng, voice)

    # ------------------------------------------------------------ detection, translation, execution

    def _checked(
        self,
        placed: Placed,
        fillers: Mapping[str, Filler],
        family: Family,
        programs: Sequence[str],
        language: str,
        phrasing: Phrasing,
    ) -> Composed:
        references = detect(placed.text)
        used = {slot for slot in SLOT.findall(" ".join(programs)) if not re.fullmatch(r"r\d", slot)}
        if not used <= fillers.keys() & placed.spans.keys():
            raise Rejected(f"{family.name}: the phrasing lacks a slot of its program")
        whole = self._whole_expression(used, placed, fillers, programs, references)
        if whole is not None:
            programs, names = (f"answer = {whole}",), {}
        else:
            names = {s: name_in(fillers[s], placed.spans[s], references) for s in sorted(used)}
        translated = tuple(translate(program, names, references) for program in programs)
        outcomes = tuple(self._execute(placed.text, references, translated, language, family, phrasing))
        answer = self._answer(family, names, len(translated)) if translated else ""
        return Composed(
            placed.text, references, translated, language, answer, outcomes, family.name, phrasing.author
        )

    @staticmethod
    def _whole_expression(
        used: set[str],
        placed: Placed,
        fillers: Mapping[str, Filler],
        programs: Sequence[str],
        references: Sequence[Reference],
    ) -> str | None:
        """The one expression that holds every slot ("12 % 5 = ?") and has the program's value."""
        for reference in references:
            inside = all(
                reference.start <= placed.spans[s][0] and placed.spans[s][1] <= reference.end for s in used
            )
            if used and inside and isinstance(reference.value, Expression) and len(programs) == 1:
                if len(used) == 1 and isinstance(fillers[next(iter(used))].value, Expression):
                    return None
                bindings = {reference.name: reference.value}
                read = run(f"answer = {reference.name}", language="calc", bindings=bindings, budget=BUDGET)
                if read.ok and read.text == direct_value(programs, "calc", {s: fillers[s] for s in used}):
                    return reference.name
        return None

    def _execute(
        self,
        question: str,
        references: tuple[Reference, ...],
        programs: Sequence[str],
        language: str,
        family: Family,
        phrasing: Phrasing,
    ) -> Iterator[Outcome]:
        bindings: dict[str, Value] = {r.name: r.value for r in references} | {"question": question}
        for number, program in enumerate(programs, start=1):
            outcome = run(program, language=language, bindings=bindings, budget=BUDGET)
            if outcome.error is not None:
                raise Rejected(f"{family.name}: {outcome.error.kind} error")
            bindings[f"r{number}"] = outcome.value
            yield replace(outcome, name=f"r{number}")
        if family.name == "story" and programs:
            require_sensible(bindings[f"r{len(programs)}"], phrasing)

    def _answer(self, family: Family, names: Mapping[str, str], last: int) -> str:
        fitting = [
            a for a in family.answers if all(s in names or s[0] == "r" for s in re.findall(r"\{(\w+)\}", a))
        ]
        template = self.rng.choice(fitting or ["The answer is {r1}."])
        shift = last - len(family.programs)
        template = re.sub(r"\{r(\d)\}", lambda m: "{r" + str(int(m[1]) + shift) + "}", template)
        return re.sub(r"\{(\w+)\}", lambda m: "{" + names.get(m[1], m[1]) + "}", template)
