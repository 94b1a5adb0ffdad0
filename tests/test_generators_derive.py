"""The decoder writes a subset of what Lark parses: no keyword as a name, no blank that means a block."""

from __future__ import annotations

from typing import Any

import lark
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_models import GRAMMAR

from neurosym.errors import GeneratorError, UsageError
from neurosym.generators.answer import answer_constraint
from neurosym.generators.constraint import Constraint
from neurosym.generators.decoder_vocabulary import END, DecoderVocabulary
from neurosym.generators.derive import decoder_grammar, literal
from neurosym.generators.masks import Masks
from neurosym.generators.names import NAMES
from neurosym.languages.calc.language import Calc
from neurosym.resources import read_grammar

PIECES = (
    "answer = ",
    " + ",
    "SUM(",
    "sum(",
    "if ",
    ":\n    ",
    "\n    ",
    "\n",
    "  ",
    " in ",
    "is {",
    "The ",
    "}.",
)
VOCABULARY = DecoderVocabulary((*NAMES, *(piece for piece in PIECES if len(piece) > 1)))
MASKS = Masks(VOCABULARY.tokens, END)
SMALL = Constraint(GRAMMAR, {"REF": ("n1", "n2"), "FUNCTION": ("SUM", "LEN")})
CALC = Constraint(read_grammar("calc"), Calc().alternatives(("n1", "l1", "t1", "r1", "question")))
CONCEPT = Constraint(
    read_grammar("concept"), {"list_reference": ("l1", "r1"), "number_reference": ("n1", "r1")}
)
NO_LIST = Constraint(read_grammar("concept"), {"list_reference": (), "number_reference": ()})
ANSWER = answer_constraint(("n1", "r1", "r2"))
ALL = (SMALL, CALC, CONCEPT, NO_LIST, ANSWER)


def accepts(constraint: Constraint, text: str) -> bool:
    return MASKS.accepts(constraint, VOCABULARY.encode_text(text))


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("answer = n1 + n2", True),
        ("answer=n1+SUM(n2,x)", True),
        ("if n1 in x:\n    answer = n1\ny = n2", True),
        ('answer = "if  n9"', True),
        ("answer = n3", False),  # not bound
        ("answer = MAX(n1)", False),  # does not exist
        ("n1 = n2", False),  # a reference is no name
        ("if = n1", False),
        ("answer = in", False),
        ("answer = n1\n x = n2", False),
        ("answer = n1\n\n", False),
        (" answer = n1", False),
        ("answer  = n1", False),  # canonical: one blank at most
    ],
)
def test_what_the_decoder_may_write(text: str, accepted: bool) -> None:
    assert accepts(SMALL, text) == accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("answer = t1.count(n1) + 2", True),
        ("a = sum(l1)\nif a > 3:\n    answer = a\nelse:\n    answer = 0", True),
        ("answer = [i for i in l1 if i % 2 == 0]", True),
        ("def f(a):\n    return a + 1\nanswer = f(n1)", True),  # what a program defines may be called
        ("answer = [x(i, k=2) for i in l1]", True),
        ("answer = r1.year", True),
        ('answer = f"{n1:,.2f} of {r1!r} {{}}"', True),
        ("if n1 > 3:\n    a = 1\ne = 2\nanswer = e", True),  # e is no beginning of else
        ("answer = r1 is not None", True),
        ("answer = r1 is n1", True),
        ("a, *b = l1\nanswer = max(*b, n1)", True),
        ("answer = r1.nose", False),  # no such attribute
        ("answer = n2", False),  # not bound
        ("answer = shell(n1)", False),  # no such function
        ("answer = n1.__class__", False),
        ("a = 1\n  answer = a", False),
    ],
)
def test_what_a_calc_program_may_be(text: str, accepted: bool) -> None:
    assert accepts(CALC, text) == accepted


def test_only_bound_lists_can_be_learned_from() -> None:
    assert accepts(CONCEPT, "learn l1 predict n1 domain 1000") and accepts(CONCEPT, "{x | x % 3 == 1}")
    assert not accepts(CONCEPT, "learn l2") and not accepts(NO_LIST, "learn l1")
    assert accepts(NO_LIST, "learn [16, 8, 2]")


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("The sum is {r1}.", True),
        ("{r2}", True),
        ("Of {n1} there are {r1}, and {r2}.", True),
        ("The sum is {n1}.", False),  # no result
        ("The sum is 7, or {r1}.", False),
        ("The sum is {r3}.", False),
        ("The sum is r1.", False),
    ],
)
def test_what_an_answer_may_be(text: str, accepted: bool) -> None:
    assert accepts(ANSWER, text) == accepted


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(ALL), st.integers(0, 2**32), st.floats(0.0, 3.0))
def test_lark_parses_whatever_the_decoder_completes(c: Constraint, seed: int, greed: float) -> None:
    text = random_walk(c, np.random.default_rng(seed), greed)
    if text is not None:
        PARSERS[id(c)].parse(text)


PARSERS = {id(c): lark.Lark(c.grammar, parser="lalr") for c in ALL}


def random_walk(constraint: Constraint, random: Any, greed: float) -> str | None:
    """A random text under the mask; longer tokens are likelier where ``greed`` is high."""
    matcher, tokens = MASKS.matcher(constraint), []
    for _ in range(60):
        places = np.flatnonzero(matcher.allowed())
        assert len(places), "all 256 bytes are there: no grammar gets stuck"
        weights = np.array([max(1, len(VOCABULARY.tokens[place])) for place in places]) ** greed
        token = (
            END
            if END in places and random.random() < 0.3
            else random.choice(places, p=weights / weights.sum())
        )
        assert matcher.consume(int(token))
        if token == END:
            return b"".join(VOCABULARY.tokens[place] for place in tokens).decode()
        tokens.append(int(token))
    return None


@given(st.text(max_size=8))
def test_a_literal_stands_for_its_text_in_both_engines(text: str) -> None:
    if not text:
        return
    grammar = f"start: A\nA: {literal(text)}\n"
    assert accepts(Constraint(grammar), text)
    if text.isprintable():  # Lark reads the other characters with Python's escapes
        lark.Lark(grammar, parser="lalr").parse(text)


def test_without_alternatives_and_ignores_only_the_keywords_change() -> None:
    grammar = 'start: "if" NAME -> a\nNAME: /[a-z]+/ // "else"\n'
    assert decoder_grammar(Constraint(grammar)) == 'start: "if" NAME\nNAME: (/[a-z]+/) & ~("if")\n'


def test_a_name_that_is_replaced_may_be_anything() -> None:
    assert accepts(Constraint('start: "if" NAME\nNAME: /[a-z]+/\n', {"NAME": ("if", "x")}), "ifif")


def test_what_a_replaced_terminal_could_have_been_is_no_name() -> None:
    grammar = 'start: (NAME "=")? REF\nREF: /n[0-9]/\nNAME: /[a-z][a-z0-9]*/\n'
    constraint = Constraint(grammar, {"REF": ("n1",)})
    assert accepts(constraint, "n1") and accepts(constraint, "n=n1")
    assert not accepts(constraint, "n2") and not accepts(constraint, "n2=n1")


def test_a_terminal_without_alternatives_never_matches() -> None:
    constraint = Constraint('start: REF | "x"\nREF: /n[0-9]/\n', {"REF": ()})
    assert accepts(constraint, "x") and not accepts(constraint, "n1")


def test_errors_say_what_is_wrong() -> None:
    with pytest.raises(UsageError, match="defines no 'REF'"):
        decoder_grammar(Constraint("start: A\nA: /a/\n", {"REF": ("n1",)}))
    with pytest.raises(UsageError, match="not a definition"):
        decoder_grammar(Constraint("start\n"))
    with pytest.raises(GeneratorError, match="cannot use this grammar"):
        MASKS.matcher(Constraint("start: UNKNOWN\n"))
