"""The names of algebra, for the checker, the decoder and the documentation. Imports no sympy."""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.languages.calc.algebra.name_rows import (
    CALCULUS,
    CONDITIONS,
    FORMS,
    FUNCTIONS,
    INTERVALS,
    MANY,
    NUMBER_THEORY,
    POLYNOMIALS,
    SETS,
    SOLVING,
    SYMBOLS,
    passed_on,
)
from neurosym.languages.calc.primitives import Constant, Primitive, table

__all__ = ["ALGEBRA", "CONSTANTS", "FORMULA_ATTRIBUTES", "FORMULA_METHODS", "INTERVALS", "passed_on"]

ALGEBRA: Mapping[str, Primitive] = dict(
    sorted(
        (
            SYMBOLS | CONDITIONS | SOLVING | FORMS | CALCULUS | POLYNOMIALS | FUNCTIONS | SETS | NUMBER_THEORY
        ).items(),
        key=lambda pair: pair[0].lower(),
    )
)
"""Every function of algebra. Some are builtins too, which come here if their exact way fails."""


def _constant(name: str, doc: str) -> Constant:
    return Constant(name, lambda m: m.algebra.call("constant", m, (name,), {}), doc)


def _constants(docs: Mapping[str, str]) -> dict[str, Constant]:
    return {name: _constant(name, doc) for name, doc in docs.items()}


def _attribute(name: str, doc: str) -> Primitive:
    return Primitive(name, 0, 0, lambda m, x: m.algebra.call("attribute", m, (x, name), {}), doc)


def _attributes(docs: Mapping[str, str]) -> dict[str, Primitive]:
    return table(*(_attribute(name, doc) for name, doc in docs.items()))


CONSTANTS: Mapping[str, Constant] = _constants(
    {
        "pi": "the circumference of a circle of diameter 1",
        "E": "Euler's number",
        "I": "the square root of -1",
        "oo": "infinity",
        "GoldenRatio": "(1 + sqrt(5)) / 2",
        "EulerGamma": "Euler's constant",
        "Catalan": "Catalan's constant",
        "Reals": "the set of the real numbers",
        "Integers": "the set of the integers",
        "Naturals": "the set of the integers from 1",
        "Naturals0": "the set of the integers from 0",
        "Rationals": "the set of the rational numbers",
        "Complexes": "the set of the complex numbers",
        "EmptySet": "the set without members",
    }
)
"""Names that stand for a value."""

_METHOD_NAMES = (
    "subs", "N", "diff", "integrate", "limit", "series", "simplify", "expand", "factor", "cancel",
    "together", "apart", "collect", "trigsimp", "radsimp", "ratsimp", "powsimp", "rewrite", "nsimplify",
    "coeff", "coeffs", "all_coeffs", "degree", "LC", "doit", "conjugate", "logcombine", "roots", "gcd",
    "lcm", "div", "quo", "rem",
)  # fmt: skip
"""Functions that are methods of formulas too: ``f.diff(x)`` is ``diff(f, x)``."""


def _method(row: Primitive) -> Primitive:
    return Primitive(
        row.name, row.least - 1, row.most - (row.most < MANY), row.function, row.doc, row.keywords
    )


FORMULA_METHODS: Mapping[str, Primitive] = {name: _method(ALGEBRA[name]) for name in _METHOD_NAMES} | table(
    passed_on("evalf", 0, 1, "an approximation to so many digits; no longer exact", ("n", "subs")),
    passed_on("n", 0, 1, "an approximation to so many digits; no longer exact"),
    passed_on("as_numer_denom", 0, 0, "numerator and denominator"),
    passed_on("as_real_imag", 0, 0, "real and imaginary part"),
    passed_on("as_set", 0, 0, "the set of the numbers that meet a condition"),
    passed_on("as_expr", 0, 0, "the formula itself"),
    passed_on("as_poly", 0, MANY, "the polynomial, expanded"),
    passed_on("equals", 1, 1, "whether two formulas are equal for all values of their symbols"),
    passed_on("has", 1, MANY, "whether one of these occurs in the formula"),
    passed_on("replace", 2, 2, "every occurrence of a part replaced by another"),
    passed_on("xreplace", 1, 1, "every part that is a key of a dict replaced"),
    passed_on("count_ops", 0, 0, "how many operations the formula has"),
    passed_on("removeO", 0, 0, "a series without its order term"),
    passed_on("eval", 1, 2, "the value of the formula where its only symbol, or one of them, has a value"),
    passed_on("is_polynomial", 0, MANY, "whether it is a polynomial"),
    passed_on("is_subset", 1, 1, "whether all members are in another set"),
    passed_on("contains", 1, 1, "whether a number is in the set"),
    passed_on("union", 1, 1, "the union with another set"),
    passed_on("intersect", 1, 1, "the intersection with another set"),
    passed_on("as_dict", 0, 0, "the exponents of a polynomial and their coefficients"),
)  # fmt: skip
"""Methods of formulas; ``least`` and ``most`` do not count the formula itself."""

FORMULA_ATTRIBUTES: Mapping[str, Primitive] = _attributes(
    {
        "lhs": "the left side of an equation or inequality",
        "rhs": "the right side of an equation or inequality",
        "args": "the parts, a tuple",
        "free_symbols": "the set of the symbols",
        "name": "the name of a symbol",
        "start": "the lower end of an interval",
        "end": "the upper end of an interval",
        "inf": "the greatest lower bound of a set",
        "sup": "the least upper bound of a set",
        "measure": "the length of a set of real numbers",
        "is_real": "whether it is real; None if that is not known",
        "is_integer": "whether it is an integer; None if that is not known",
        "is_rational": "whether it is rational; None if that is not known",
        "is_positive": "whether it is above 0; None if that is not known",
        "is_negative": "whether it is below 0; None if that is not known",
        "is_zero": "whether it is 0; None if that is not known",
        "is_number": "whether it has no symbols",
        "is_finite": "whether it is finite; None if that is not known",
        "is_even": "whether it is even; None if that is not known",
        "is_odd": "whether it is odd; None if that is not known",
        "is_Symbol": "whether it is a symbol",
    }
)
"""Attributes of formulas: ``function(meter, formula)``."""
