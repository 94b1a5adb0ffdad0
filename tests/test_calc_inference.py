"""The inference of types is sound: what works fits, and what it gives is of the type that was inferred."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from types import GeneratorType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym.errors import ProgramError
from neurosym.languages.calc.builtins import BUILTINS
from neurosym.languages.calc.data import Function, MutableOrderedSet
from neurosym.languages.calc.inference.fitting import FUNCTIONS, OPERATIONS, SAMPLES, TEXT_METHODS, misfit
from neurosym.languages.calc.inference.known import Known, bound, join, stored
from neurosym.languages.calc.inference.results import binary_result, function_result, method_result
from neurosym.languages.calc.meter import Meter, NeedsAlgebraError
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.operations import BINARY
from neurosym.languages.calc.trouble import HOST_ERRORS
from neurosym.sandbox.budget import Budget

small = st.integers(-4, 6)
texts = st.sampled_from(["", "a", "b", "12", "3.5", "a b", "%s", "%d and %d", "1/2"])
SCALARS = {
    int: small,
    bool: st.booleans(),
    Fraction: small.map(lambda n: Fraction(2 * n + 1, 2)),
    float: st.sampled_from([0.0, 1.5, -2.0]),
    str: texts,
    type(None): st.none(),
    date: st.just(date(2021, 5, 4)),
    datetime: st.just(datetime(2021, 5, 4, 12)),
    timedelta: st.just(timedelta(3)),
}
scalars = st.one_of(*SCALARS.values())
keys = st.one_of(small, texts, st.tuples(small, small))
items = st.one_of(scalars, st.lists(small, max_size=2), st.tuples(small, small), st.tuples(keys, scalars))
lists = st.one_of(st.lists(small, max_size=3), st.lists(texts, max_size=3), st.lists(items, max_size=3))
FUNCTIONS_OF_PROGRAMS = [
    Function("first", lambda *a, **k: a[0] if a else 1),
    Function("none", lambda *a, **k: None),
    Function("text", lambda *a, **k: "a"),
    Function("sum", lambda *a, **k: sum(a)),
]
VALUES = SCALARS | {
    list: lists,
    tuple: lists.map(tuple),
    dict: st.dictionaries(keys, items, max_size=3),
    MutableOrderedSet: st.lists(keys, max_size=3).map(MutableOrderedSet),
    range: st.builds(range, small),
    GeneratorType: lists.map(lambda xs: (x for x in xs)),
    Function: st.sampled_from(FUNCTIONS_OF_PROGRAMS),
}
values = st.one_of(*VALUES.values())


def attempt(function, operands):
    """Whether it worked, and what it gave."""
    try:
        return True, function(Meter(Budget(steps=10**5, size=10**5)), *operands)
    except (*HOST_ERRORS, ProgramError, NeedsAlgebraError):
        return False, None


def hosts(*operands):
    return [frozenset({type(operand)}) for operand in operands]


def shown(value):
    """What is known of a value before it is used, with as much detail as ever."""
    known = bound(value) if not isinstance(value, (Function, range)) and type(value) in SAMPLES else None
    if isinstance(value, (list, MutableOrderedSet)) and value:
        kinds = [shown(item) for item in value]
        inner = kinds[0]
        for kind in kinds[1:]:
            inner = join(inner, kind)
        return Known(frozenset({type(value)}), inner, filled=True)
    return known if known is not None and known.hosts else Known(frozenset({type(value)}))


def fits(value, known):
    if known.hosts is not None and type(value) not in known.hosts:
        return False
    if known.parts is not None and not (
        len(value) == len(known.parts) and all(map(fits, value, known.parts))
    ):
        return False
    if known.items is None or not isinstance(value, (list, tuple, str, MutableOrderedSet)):
        return True
    return isinstance(value, str) or all(fits(item, known.items) for item in value)


unary = [name for name in OPERATIONS if name in ("iterate", "unpack", "hash", "sum of") or name.endswith("x")]
binary = [name for name in OPERATIONS if name not in unary and not name.endswith("()")]


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(unary), values)
def test_what_works_on_a_value_fits_its_type(operation, value):
    if attempt(OPERATIONS[operation], [value])[0]:
        assert misfit(operation, *hosts(value)) is None


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(binary), values, values)
def test_what_works_on_two_values_fits_their_types(operation, a, b):
    known = shown(a), shown(b)
    types = hosts(a, b)
    worked, result = attempt(OPERATIONS[operation], [a, b])
    if worked:
        assert misfit(operation, *types) is None
        if operation in BINARY:
            assert fits(result, binary_result(operation, *known))


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(sorted(FUNCTIONS & BUILTINS.keys())), st.lists(values, min_size=1, max_size=3))
def test_what_a_builtin_takes_fits_and_what_it_gives_is_inferred(name, arguments):
    row = BUILTINS[name]
    if not row.least <= len(arguments) <= row.most:
        return
    known = [shown(argument) for argument in arguments]
    types = hosts(*arguments)
    worked, result = attempt(row.function, arguments)
    if worked:
        assert misfit(f"{name}()", *types) is None
        assert fits(result, function_result(name, known))
        assert fits(result, function_result(name, []))


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from(sorted(TEXT_METHODS)), texts, st.lists(values, max_size=3))
def test_what_a_method_of_texts_takes_fits(name, text, arguments):
    row = METHODS[str][name]
    if not row.least <= len(arguments) <= row.most:
        return
    types = hosts(text, *arguments)
    if attempt(row.function, [text, *arguments])[0]:
        assert misfit(f"str.{name}()", *types) is None


methods = st.sampled_from(
    [(host, row) for host in VALUES if host in METHODS for row in METHODS[host].values()]
)


@settings(max_examples=1000, deadline=None)
@given(methods, st.data())
def test_what_a_method_gives_is_inferred(method, data):
    host, row = method
    receiver = data.draw(VALUES[host])
    arguments = data.draw(st.lists(values, min_size=row.least, max_size=min(row.most, 3)))
    known = shown(receiver)
    worked, result = attempt(row.function, [receiver, *arguments])
    if worked:
        assert fits(result, method_result(known, host, row.name))


@pytest.mark.parametrize("host", SAMPLES)
def test_samples_are_of_their_type(host):
    assert all(type(sample) is host for sample in SAMPLES[host]())


@given(values, values)
def test_joining_forgets_and_never_invents(a, b):
    both = join(shown(a), shown(b))
    assert fits(a, both)
    assert fits(b, both)
    assert fits(a, stored(shown(a)))
