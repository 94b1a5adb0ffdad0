"""The concept language: printing and parsing, conditions against Python, learning, errors, budgets."""

from __future__ import annotations

import ast
import functools
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import BudgetError, CheckError, ExecutionError, ParseError, ProgramError
from neurosym.generators.constraint import Constraint
from neurosym.generators.derive import decoder_grammar
from neurosym.languages.concept import conditions as c
from neurosym.languages.concept.extension import mask, members
from neurosym.languages.concept.game import NumberGame
from neurosym.languages.concept.language import Concept
from neurosym.languages.concept.names import in_words
from neurosym.languages.concept.parse import parse, parse_concept
from neurosym.languages.concept.syntax import (
    And,
    Between,
    Family,
    Members,
    Named,
    Not,
    Or,
    Where,
    write,
)
from neurosym.languages.lark_tables import build_strict
from neurosym.resources import folder, read_grammar
from neurosym.sandbox.budget import DEFAULT_BUDGET, Budget
from neurosym.values import Symbolic, canonical_text, from_json, to_json, type_name

LANGUAGE = Concept()
BOUND = {"l1": [16, 8, 2, 64], "n1": 32, "n2": 7}


def value_of(source: str, budget: Budget = DEFAULT_BUDGET, **bindings: Any) -> Any:
    return LANGUAGE.execute(source, bindings or BOUND, budget).value


# -------------------------------------------------------------------------- random concepts
whole = st.integers(0, 30)
arithmetic = st.recursive(
    st.one_of(whole.map(c.Number), st.just(c.Variable())),
    lambda inner: st.one_of(
        st.builds(c.Operation, st.sampled_from(["+", "-", "*", "//", "%"]), inner, inner),
        st.builds(c.Operation, st.just("**"), inner, st.integers(0, 3).map(c.Number)),
        st.builds(c.Operation, st.sampled_from("+-"), st.none(), inner),
    ),
    max_leaves=6,
)
comparisons = st.builds(
    c.Compare,
    arithmetic,
    st.lists(
        st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), arithmetic), min_size=1, max_size=3
    ).map(tuple),
)
truths = st.recursive(
    comparisons,
    lambda inner: st.one_of(
        inner.map(c.Negated), st.builds(c.Both, inner, inner), st.builds(c.Either, inner, inner)
    ),
    max_leaves=4,
)
concepts = st.recursive(
    st.one_of(
        st.sampled_from(["even", "odd", "squares", "cubes", "primes"]).map(Named),
        st.builds(Family, st.just("multiples"), st.integers(1, 40)),
        st.builds(Family, st.just("powers"), st.integers(2, 40)),
        st.builds(Family, st.just("ends_in"), st.integers(0, 9)),
        st.tuples(st.integers(1, 120), st.integers(0, 50)).map(lambda p: Between(p[0], sum(p))),
        st.sets(st.integers(1, 120), min_size=1, max_size=4).map(lambda s: Members(tuple(sorted(s)))),
        truths.map(Where),
    ),
    lambda inner: st.one_of(inner.map(Not), st.builds(And, inner, inner), st.builds(Or, inner, inner)),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(concepts)
def test_written_concepts_parse_back(concept: Any) -> None:
    assert parse_concept(write(concept)) == concept
    assert in_words(concept)
    assert LANGUAGE.describe(write(concept), {})


def python_value(node: ast.expr, x: int) -> Any:
    """The condition's text as Python reads it: an oracle for syntax and meaning."""
    import operator as o

    arithmetic_of = {ast.Add: o.add, ast.Sub: o.sub, ast.Mult: o.mul, ast.FloorDiv: o.floordiv}
    arithmetic_of |= {ast.Mod: o.mod, ast.Pow: o.pow}
    order_of = {ast.Eq: o.eq, ast.NotEq: o.ne, ast.Lt: o.lt, ast.LtE: o.le, ast.Gt: o.gt, ast.GtE: o.ge}
    match node:
        case ast.Constant(value):
            return value
        case ast.Name():
            return x
        case ast.UnaryOp(ast.Not(), operand):
            return not python_value(operand, x)
        case ast.UnaryOp(operator, operand):
            return (-1 if isinstance(operator, ast.USub) else 1) * python_value(operand, x)
        case ast.BinOp(left, operator, right):
            return arithmetic_of[type(operator)](python_value(left, x), python_value(right, x))
        case ast.BoolOp(ast.And(), values):
            return all(python_value(value, x) for value in values)
        case ast.BoolOp(_, values):
            return any(python_value(value, x) for value in values)
        case ast.Compare(left, operators, rest):
            value = python_value(left, x)
            for operator, operand in zip(operators, rest, strict=True):
                following = python_value(operand, x)
                if not order_of[type(operator)](value, following):
                    return False
                value = following
            return True
    raise AssertionError(ast.dump(node))


@settings(max_examples=300, deadline=None)
@given(truths, st.integers(1, 200))
def test_conditions_mean_what_they_mean_in_python(condition: Any, x: int) -> None:
    tree = ast.parse(c.write_condition(condition), mode="eval").body
    try:
        expected = python_value(tree, x)
    except ZeroDivisionError:
        with pytest.raises(ExecutionError):
            c.holds(condition, x)
        return
    try:
        assert c.holds(condition, x) == expected
    except BudgetError:
        assert "**" in c.write_condition(condition)


@settings(max_examples=60, deadline=None)
@given(st.lists(concepts, min_size=2, max_size=2), st.integers(1, 90))
def test_operators_are_those_of_sets(pair: list[Any], domain: int) -> None:
    a, b = pair
    try:
        first, second = (set(members(mask(concept, domain))) for concept in pair)
    except ProgramError:
        return
    assert set(members(mask(And(a, b), domain))) == first & second
    assert set(members(mask(Or(a, b), domain))) == first | second
    assert set(members(mask(Not(a), domain))) == set(range(1, domain + 1)) - first


# ------------------------------------------------------------------------------- programs
def test_the_grammar_has_no_hidden_conflict() -> None:
    pytest.importorskip("interegular")
    build_strict(read_grammar("concept"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("learn l1", "powers(2)"),
        ("learn [16, 8, 2, 64]", "powers(2)"),
        ("  learn\n l1 # the numbers shown\n", "powers(2)"),
        ("learn l1 predict n1", "1"),
        ("learn l1 predict 65", canonical_text(NumberGame().observe(16, 8, 2, 64).predict(65, exact=True))),
        ("learn [16] domain 50", "powers(4)"),
        ("multiples(n2)&~even", "multiples(7) & ~even"),
        ("squares | cubes", "squares | cubes"),
        ("{ 5, 3, 3 }", "{3, 5}"),
        ("{x | x % n2 == 1}", "{x | x % 7 == 1}"),
    ],
)
def test_programs_and_their_values(source: str, text: str) -> None:
    LANGUAGE.check(source, BOUND, DEFAULT_BUDGET)
    execution = LANGUAGE.execute(source, BOUND, DEFAULT_BUDGET)
    assert canonical_text(execution.value) == text
    assert execution.exact
    assert execution.steps > 0
    assert execution.trace


def test_a_learned_concept_is_an_immutable_symbolic_value() -> None:
    value = value_of("learn l1")
    assert isinstance(value, Symbolic)
    assert type_name(value) == "concept"
    assert value.hypotheses[:5] == tuple(NumberGame().observe(16, 8, 2, 64).posterior(5, exact=True))
    assert value.probability == value.hypotheses[0].posterior
    assert value.predict(32) == 1
    assert canonical_text(from_json(to_json(value))) == "powers(2)"
    with pytest.raises(AttributeError):
        value.examples = ()
    assert 49 in value_of("multiples(7)")
    assert 50 not in value_of("multiples(7)")


def test_the_domain_grows_with_the_numbers() -> None:
    assert value_of("learn l1", l1=[100]).domain == 100
    assert value_of("learn l1", l1=[101]).domain == 1000
    assert value_of("learn l1", l1=[1000]).domain == 1000
    assert value_of("learn l1", l1=[9999]).domain == 10**4
    assert value_of("learn l1 domain 500", l1=[5]).domain == 500
    assert value_of("learn [121, 400, 961] predict n1", n1=Fraction(9801)) > Fraction(9, 10)


@pytest.mark.parametrize(
    ("source", "bindings", "error"),
    [
        ("learn l1", {"l1": [1, -3]}, ExecutionError),
        ("learn l1", {"l1": [1, Fraction(1, 2)]}, ExecutionError),
        ("learn l1", {"l1": ["a"]}, ExecutionError),
        ("learn l1", {"l1": [True]}, ExecutionError),
        ("learn l1", {"l1": []}, ExecutionError),
        ("learn l1", {"l1": 7}, ExecutionError),
        ("learn l1", {"l1": "16, 8"}, ExecutionError),
        ("learn l1", {"l1": [10**4 + 1]}, ExecutionError),
        ("learn l1", {"l1": [10**5000]}, ExecutionError),
        ("learn l1 domain 5", {"l1": [6]}, ExecutionError),
        ("learn l1 domain 100000", {"l1": [6]}, ExecutionError),
        ("learn l1 predict n1", {"l1": [6], "n1": 0}, ExecutionError),
        ("learn [0]", {}, ExecutionError),
        ("learn [-4, +2]", {}, ExecutionError),
        ("learn l2", {"l1": [6]}, CheckError),
        ("multiples(n1)", {"n1": "7"}, CheckError),
        ("multiples(0)", {}, CheckError),
        ("powers(1)", {}, CheckError),
        ("ends_in(10)", {}, CheckError),
        ("between(5, 4)", {}, CheckError),
        ("{0, 1}", {}, CheckError),
        ("{x | x}", {}, CheckError),
        ("{x | (x < 3) + 1 == 2}", {}, CheckError),
        ("{x | x // (x - 5) == 1}", {}, ExecutionError),
    ],
)
def test_errors_say_what_to_do(source: str, bindings: dict[str, Any], error: type[ProgramError]) -> None:
    with pytest.raises(error) as caught:
        LANGUAGE.execute(source, bindings, DEFAULT_BUDGET)
    assert caught.value.message
    if error is ExecutionError and source.startswith("learn"):
        assert caught.value.hint


def test_a_parse_error_knows_its_place_below_comments() -> None:
    with pytest.raises(ParseError) as caught:
        value_of("# a comment\neven &\n   learn l1")
    assert (caught.value.line, caught.value.column) == (3, 4)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=40), st.text("learn l1()[]{}|&~x%=*/0123456789 oddvp,<", max_size=40)))
def test_nothing_but_program_errors_comes_out(source: str) -> None:
    try:
        LANGUAGE.execute(source, BOUND, DEFAULT_BUDGET)
    except ProgramError:
        pass
    else:
        assert LANGUAGE.describe(source, {})


@pytest.mark.parametrize("size", [90_000, 200_000])
@pytest.mark.parametrize("piece", ["~", "(", "{x | ", "even | ", "9", "-", "{x | -" + "-" * 5000, "learn ["])
def test_long_and_deep_sources_are_refused(piece: str, size: int) -> None:
    with pytest.raises(ProgramError):
        value_of(piece * (size // len(piece)) + "even")


def test_work_is_charged_before_it_is_done() -> None:
    with pytest.raises(BudgetError) as caught:
        value_of("learn l1", Budget(steps=1000), l1=[16, 8])
    assert caught.value.limit == "steps"
    with pytest.raises(BudgetError):
        value_of("learn l1", l1=[1, 2] * 50_000)
    with pytest.raises(BudgetError) as caught:
        value_of("learn l1", Budget(seconds=1e-9), l1=[16, 8])
    assert caught.value.limit == "time"
    with pytest.raises(BudgetError):
        value_of("{x | x ** x ** x > 1}")


def test_only_bound_names_of_the_right_kind_are_offered_to_a_decoder() -> None:
    names = ("l1", "l2", "n1", "r1", "t1", "w2", "question")
    assert LANGUAGE.alternatives(names) == {
        "list_reference": ("l1", "l2", "r1"),
        "number_reference": ("n1", "r1"),
    }


def test_programs_are_read_back_in_words() -> None:
    shown = {"l1": "16, 8, 2 and 64", "n1": "32", "n2": "seven"}
    read = {
        "learn l1": "the number concept that 16, 8, 2 and 64 are examples of",
        "learn l1 predict n1": "the probability that 32 belongs to the number concept that "
        "16, 8, 2 and 64 are examples of",
        "multiples(n2) & ~even": "multiples of seven that are not even numbers",
        "between(n2, n1)": "numbers between seven and 32",
        "powers(2)": "powers of 2",
        "ends_in(3)": "numbers ending in 3",
        "{x | x % n2 == 1}": "numbers x with x % seven == 1",
    }
    assert {source: LANGUAGE.describe(source, shown) for source in read} == read


def test_the_card_s_programs_run() -> None:
    for line in LANGUAGE.card().splitlines():
        if line.startswith(("learn", "{x")):
            value_of(re.split(r"\s{2,}", line)[0])


@functools.cache
def decoder() -> Any:
    """A matcher of llguidance for what a decoder gets, over plain bytes."""
    llguidance = pytest.importorskip("llguidance")
    alternatives = LANGUAGE.alternatives(("l1", "n1"))
    text = decoder_grammar(Constraint(read_grammar("concept"), alternatives))
    compiled = llguidance.LLMatcher.grammar_from_lark(text)
    return llguidance.LLMatcher(llguidance.LLTokenizer("byte"), compiled)


def decoder_accepts(text: str) -> bool:
    matcher = decoder().deep_copy()
    written = matcher.try_consume_tokens(list(text.encode()))
    return written == len(text.encode()) and matcher.is_accepting()


def parser_accepts(text: str) -> bool:
    try:
        parse(text, lambda name: {"l1": [3], "n1": 3}[name])
    except (ParseError, KeyError):
        return False
    return True


learning = st.builds(
    "learn {}{}{}".format,
    st.one_of(st.just("l1"), st.lists(st.integers(-5, 200), min_size=1).map(str)),
    st.sampled_from(["", " predict n1", " predict 12"]),
    st.sampled_from(["", " domain 1000"]),
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(learning, concepts.map(write)), st.data())
def test_decoder_and_parser_accept_the_same_programs(text: str, data: st.DataObject) -> None:
    assert decoder_accepts(text)
    assert parser_accepts(text)
    place = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(["", "x", "1", "0", "~", "(", ")", "|", "&", "*", "not", "="]))
    removed = data.draw(st.integers(0, 3))
    mutated = text[:place] + piece + text[place + removed :]
    # A decoder writes one blank after a token at most and none before the first.
    if "  " not in mutated and not mutated.startswith(" "):
        assert decoder_accepts(mutated) == parser_accepts(mutated), mutated


PROGRAMS = sorted((folder("programs") / "concept").glob("*.concept"))


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_programs_of_the_library(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    bound = dict(re.findall(r"^# bind: (\w+) = (.*)$", source, re.MULTILINE))
    (expected,) = re.findall(r"^# expect: (.*)$", source, re.MULTILINE)
    bindings = {name: ast.literal_eval(text) for name, text in bound.items()}
    assert canonical_text(LANGUAGE.execute(source, bindings, DEFAULT_BUDGET).value) == expected
    assert "# question: " in source
