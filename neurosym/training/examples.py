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

from neurosym.context import Context, Mark, Outcome, Question, Rendered
from neurosym.languages.registry import run
from neurosym.references.base import Reference
from neurosym.references.detect import detect
from neurosym.sandbox.budget import Budget
from neurosym.training.corpus import Corpus, Family, Phrasing
from neurosym.training.fillers import Filler, fill, plain_text
from neurosym.training.noise import Voice, frame_question
from neurosym.training.templates import Placed, instantiate, slots_of
from neurosym.values import Expression, Value

__all__ = ["Composed", "Composer", "Example", "Posed", "Rejected", "renumber", "rounds", "with_failure"]

_EMPHASIS = {"story": 3.0, "decline": 3.0}
"""Families that hold many questions of many kinds are drawn more often than their size alone says."""

BUDGET = Budget(steps=200_000, size=200_000, seconds=2.0)


class Rejected(Exception):  # noqa: N818
    """A filling that cannot be used; the reason is counted, the next filling tried."""


@dataclass(frozen=True)
class Composed:
    """A question as a user would type it and the programs that answer it, in the detector's names."""

    question: str
    references: tuple[Reference, ...]
    programs: tuple[str, ...]
    language: str
    answer: str
    outcomes: tuple[Outcome, ...]
    family: str
    author: str

    @property
    def declines(self) -> bool:
        return not self.programs


@dataclass(frozen=True)
class Posed:
    """A question with the value that its fillers give, found without the detector; None: to be declined."""

    question: str
    expected: str | None
    family: str


@dataclass(frozen=True)
class Example:
    """One decision of the generator: what it sees and what it should write."""

    rendered: Rendered
    action: str
    text: str
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
                return Posed(
                    placed.text, _direct(family.programs, family.language, fillers, phrasing), family.name
                )
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
        from neurosym.training.number_words import cardinal

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
        used = {slot for slot in _SLOT.findall(" ".join(programs)) if not re.fullmatch(r"r\d", slot)}
        if not used <= fillers.keys() & placed.spans.keys():
            raise Rejected(f"{family.name}: the phrasing lacks a slot of its program")
        whole = self._whole_expression(used, placed, fillers, programs, references)
        if whole is not None:
            programs, names = (f"answer = {whole}",), {}
        else:
            names = {s: _name(fillers[s], placed.spans[s], references) for s in sorted(used)}
        translated = tuple(_translate(program, names) for program in programs)
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
                if read.ok and read.text == _direct(programs, "calc", {s: fillers[s] for s in used}):
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
            _require_sensible(bindings[f"r{len(programs)}"], phrasing)

    def _answer(self, family: Family, names: Mapping[str, str], last: int) -> str:
        fitting = [
            a for a in family.answers if all(s in names or s[0] == "r" for s in re.findall(r"\{(\w+)\}", a))
        ]
        template = self.rng.choice(fitting or ["The answer is {r1}."])
        shift = last - len(family.programs)
        template = re.sub(r"\{r(\d)\}", lambda m: "{r" + str(int(m[1]) + shift) + "}", template)
        return re.sub(r"\{(\w+)\}", lambda m: "{" + names.get(m[1], m[1]) + "}", template)


_SLOT = re.compile(r"\{(\w+)\}")


def _require_sensible(value: Value, phrasing: Phrasing) -> None:
    """A word problem's result is not negative, and whole unless the problem says otherwise."""
    whole = isinstance(value, int) or phrasing.exact or "price" in phrasing.template
    if value < 0 or not whole:
        raise Rejected("story: the result is negative or not whole")


def _kind(value: Value) -> str:
    """The letter of the reference that such a value would be: languages tell names apart by it."""
    return (
        "l"
        if isinstance(value, list)
        else "e"
        if isinstance(value, Expression)
        else "s"
        if isinstance(value, str)
        else "n"
    )


def _direct(
    programs: Sequence[str], language: str, fillers: Mapping[str, Filler], phrasing: Phrasing | None = None
) -> str:
    """The value of ``programs`` over the fillers themselves. Raises Rejected if there is none."""
    valued = {slot: filler.value for slot, filler in fillers.items() if filler.value is not None}
    names = {slot: f"{_kind(value)}{900 + i}" for i, (slot, value) in enumerate(valued.items())}
    bindings: dict[str, Value] = {names[slot]: value for slot, value in valued.items()}
    text = ""
    for number, program in enumerate(programs, start=1):
        outcome = run(_translate(program, names), language=language, bindings=bindings, budget=BUDGET)
        if outcome.error is not None:
            raise Rejected(f"direct: {outcome.error.kind} error")
        bindings[f"r{number}"], text = outcome.value, outcome.text
        if phrasing is not None and phrasing.family.name == "story":
            _require_sensible(outcome.value, phrasing)
    return text


def _name(filler: Filler, span: tuple[int, int], references: Sequence[Reference]) -> str:
    """The reference that stands where the slot does, or the item of a list that swallowed it."""
    for reference in references:
        if reference.start < span[1] and span[0] < reference.end:
            if _same(reference.value, filler.value):
                return reference.name
            if isinstance(reference.value, list) and not isinstance(filler.value, (str, list)):
                places = [i for i, item in enumerate(reference.value) if item == filler.value]
                if len(places) == 1:
                    return f"{reference.name}[{places[0]}]"
    raise Rejected(f"detector: no reference for a {type(filler.value).__name__}")


def _translate(program: str, names: Mapping[str, str]) -> str:
    """The program over ``names``; the sum of a list's first items in order is written ``sum(...)``."""
    written = _SLOT.sub(lambda match: names.get(match[1], match[1]), program)
    for name in {name.partition("[")[0] for name in names.values() if "[" in name}:
        count = sum(other.startswith(f"{name}[") for other in names.values())
        written = written.replace(" + ".join(f"{name}[{i}]" for i in range(count)), f"sum({name})")
    return written.replace("(sum(", "sum(").replace(")) /", ") /") if "(sum(" in written else written


def _same(found: Value, meant: Value) -> bool:
    if isinstance(found, Expression) and isinstance(meant, Expression):
        return re.sub(r"\s", "", found.text).lower() == re.sub(r"\s", "", meant.text).lower()
    if isinstance(found, str) != isinstance(meant, str) or isinstance(found, list) != isinstance(meant, list):
        return False
    return bool(found == meant)


def rounds(composed: Composed) -> Iterator[Example]:
    """The decisions of one question in order: each program, then the answer; or the decision to decline."""
    context = Context((Question(composed.question, composed.references),))
    for program, outcome in zip(composed.programs, composed.outcomes, strict=True):
        yield Example(context.render(), composed.language, program, composed.family)
        context = context.append(outcome)
    if composed.declines:
        yield Example(context.render(), "decline", "", composed.family)
    else:
        yield Example(context.render(), "answer", composed.answer, composed.family)


def renumber(example: Example, limits: Mapping[str, int], rng: Random) -> Example:
    """The example with its references called by other numbers, so that a name means nothing by itself."""
    names = [s.name for s in example.rendered.segments if isinstance(s, Mark)]
    mapping: dict[str, str] = {}
    for kind in {name[0] for name in names}:
        mine = [name for name in names if name[0] == kind]
        if len(mine) <= limits.get(kind, 0):
            numbers = rng.sample(range(1, limits[kind] + 1), len(mine))
            mapping |= {name: f"{kind}{number}" for name, number in zip(mine, numbers, strict=True)}
    segments = tuple(
        s if isinstance(s, str) else replace(s, name=mapping.get(s.name, s.name))
        for s in example.rendered.segments
    )
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, mapping)) + r")\b") if mapping else None
    text = pattern.sub(lambda m: mapping[m[1]], example.text) if pattern else example.text
    return replace(example, rendered=replace(example.rendered, segments=segments), text=text)


def with_failure(example: Example, rng: Random) -> Example:
    """The same example after a refused attempt, for learning to try again."""
    errors = (
        "check: unknown name",
        "execution: index out of range",
        "execution: the types do not fit",
        "check: wrong number of arguments",
    )
    failures = ((example.text[: len(example.text) // 2], rng.choice(errors)),)
    return replace(example, rendered=replace(example.rendered, failures=failures))
