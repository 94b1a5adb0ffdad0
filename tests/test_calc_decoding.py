"""Lark and llguidance read calc.lark alike: on derivations of it and on texts near them, they agree.

A few hundred here; 5,000 derivations and four mutations of each by
``pytest -m slow tests/test_calc_decoding.py``.
"""

from __future__ import annotations

from random import Random

import pytest
from derivations import Derivations, mutations
from lark import Lark
from lark.exceptions import UnexpectedInput

from neurosym.errors import BudgetError, ParseError
from neurosym.generators.constraint import Constraint
from neurosym.generators.decoder_vocabulary import END, DecoderVocabulary
from neurosym.generators.masks import Masks
from neurosym.languages.calc.arrange import arranged
from neurosym.languages.calc.modules import MODULES
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.tokens import KEYWORDS
from neurosym.languages.calc.tree_builder import TreeBuilder
from neurosym.languages.calc.write import Writer, write_statements
from neurosym.languages.grammar import parse
from neurosym.resources import read_grammar
from neurosym.sandbox.budget import DEFAULT_BUDGET

NAMES = """
answer n1 x _ __a A9 e el els else_ elif1 i iff fo form f fr notx no isx inn as_ orb an lambd lambda_ None_
Tru defx returns importx math datetime passed aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
"""
SAMPLES = {
    "NAME": tuple(NAMES.split()),
    "NUMBER": ("0", "7", "10", "0.5", "12.250", "1e3", "1e-12", "2.5e10", "9" * 30),
    "STRING": ('""', '"a"', '"it\'s"', r'"\n\"\\"', r'"\x00"', '"{x}"', '"#"', '"é"', '"if x:"'),
    "FSTART": ('f"', 'f"a ', r'f"\n', 'f"é', "f\"it's "),
    "FTEXT": ("a", " and ", r"\"", "'", "!r", ":2", "=", "é"),
    "FSPEC": (":.2f}", ":,}", ":>10}", ":03d}", ":.1%}", ":%m/%d/%Y}", ":%H:%M}", ":*^9}"),
    "MODULE": tuple(MODULES),
}
CHARACTERS = "abefinsx_019 .,:;=+-*/<>!()[]{}\"'\\\n\tér#@%&|^~"
DERIVATIONS = Derivations(read_grammar("calc"), SAMPLES)
VOCABULARY = DecoderVocabulary(())
MASKS = Masks(VOCABULARY.tokens, END)
CONSTRAINT = Constraint(read_grammar("calc"))


class Shape:
    """A builder for any grammar: the names of the rules and what they were given."""

    def __getattr__(self, name: str):
        if name.startswith("_") or name.isupper():
            raise AttributeError(name)
        return lambda children: (name, *children)


LARK = Lark(read_grammar("calc"), parser="lalr", maybe_placeholders=True, transformer=Shape())


def keywords(shape) -> bool:
    """Whether a name in it is a keyword."""
    match shape:
        case ("name" | "local" | "deleted" | "variable" | "function" | "callee", word):
            return word in KEYWORDS
        case ("method" | "attribute" | "keyword", word):
            return word in KEYWORDS
        case tuple():
            return any(map(keywords, shape))
        case _:
            return False


def lark_reads(text: str) -> list | None:
    """The tree, if Lark reads the text and its names are none of Python's keywords."""
    try:
        shape = LARK.parse(text)
    except UnexpectedInput:
        shape = None
    try:
        tree = parse("calc", text, TreeBuilder)
    except ParseError:
        assert shape is None or keywords(shape), text
        return None
    assert shape == parse("calc", text, Shape), text
    return tree


def llguidance_reads(text: str) -> bool:
    return bool(text) and MASKS.accepts(CONSTRAINT, VOCABULARY.encode_text(text))


def written(body: tuple) -> list[str]:
    return write_statements(body, Writer())


def check(text: str) -> bool:
    """Whether both read it; a text that both read is a program of the same tree in the full parser."""
    tree = lark_reads(text)
    assert (tree is not None) == llguidance_reads(text), text
    if tree is None:
        return False
    try:
        program = parse_program(text, DEFAULT_BUDGET)
    except BudgetError:
        return True
    assert written(program.body) == written(arranged(tuple(tree), text)), text
    return True


def compare(seeds: range, size: int, near: int) -> tuple[int, int]:
    """Each seed takes another expansion of the grammar's rules, in turn, and looks at so many texts near its
    derivation. Gives how many of those are, and how many are not in the language.
    """
    counts = [0, 0]
    for seed in seeds:
        random = Random(seed)
        through = DERIVATIONS.expansions[seed % len(DERIVATIONS.expansions)]
        pieces = DERIVATIONS.derive(random, random.choice((2, 5, size)), through)
        assert check("".join(pieces)), "".join(pieces)
        for text in mutations(random, pieces, CHARACTERS, near):
            counts[not check(text)] += 1
    return counts[0], counts[1]


def test_they_agree_on_a_derivation_through_every_expansion_and_on_its_mutations():
    read, refused = compare(range(len(DERIVATIONS.expansions)), size=10, near=2)
    assert read > 100
    assert refused > 300


@pytest.mark.slow
def test_they_agree_on_five_thousand_derivations_and_their_mutations():
    read, refused = compare(range(10_000, 15_000), size=40, near=4)
    assert read > 3000
    assert refused > 10_000
