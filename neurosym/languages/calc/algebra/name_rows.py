"""The rows of the functions of algebra, by subject. Imports no sympy.

A row's function is a stub that passes the call on to the meter's algebra, which exists in workers only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, table

__all__ = [
    "ASSUMPTIONS",
    "CALCULUS",
    "CONDITIONS",
    "FORMS",
    "FUNCTIONS",
    "INTERVALS",
    "MANY",
    "NUMBER_THEORY",
    "POLYNOMIALS",
    "SETS",
    "SOLVING",
    "SYMBOLS",
    "passed_on",
]

MANY = 255

ASSUMPTIONS = (
    "commutative", "complex", "even", "finite", "imaginary", "integer", "negative", "nonnegative",
    "nonpositive", "nonzero", "odd", "positive", "prime", "rational", "real",
)  # fmt: skip
"""What a symbol may be declared to be, by keyword: ``symbol("x", positive=True)``."""


def passed_on(name: str, least: int, most: int, doc: str, keywords: tuple[str, ...] = ()) -> Primitive:
    """A row whose work is done by the function of the same name in the algebra engine."""

    def run(m: Meter, *arguments: Any, **given: Any) -> Any:
        return m.algebra.call(name, m, arguments, given)

    return Primitive(name, least, most, run, doc, keywords)


def _of_one(**docs: str) -> dict[str, Primitive]:
    return table(*(passed_on(name, 1, 1, doc) for name, doc in docs.items()))


SYMBOLS = table(
    passed_on("symbol", 1, 1, "a symbol of this name, perhaps with assumptions", ASSUMPTIONS),
    passed_on("Symbol", 1, 1, "the same as symbol", ASSUMPTIONS),
    passed_on(
        "symbols", 1, 1, "a tuple of symbols, or one symbol, of names between blanks or commas", ASSUMPTIONS
    ),
    passed_on("Function", 1, 1, "an unknown function, for dsolve"),
    passed_on("Rational", 1, 2, "a rational number of one or two numbers"),
    passed_on("Integer", 1, 1, "the integer part"),
    passed_on("S", 1, 1, "the number or formula itself"),
)

CONDITIONS = table(
    passed_on("Eq", 1, 2, "an equation; with one argument, of that and 0"),
    passed_on("Ne", 2, 2, "that two formulas differ"),
    passed_on("Lt", 2, 2, "an inequality: less"),
    passed_on("Le", 2, 2, "an inequality: less or equal"),
    passed_on("Gt", 2, 2, "an inequality: greater"),
    passed_on("Ge", 2, 2, "an inequality: greater or equal"),
    passed_on("And", 0, MANY, "that all conditions hold"),
    passed_on("Or", 0, MANY, "that some condition holds"),
    passed_on("Not", 1, 1, "that a condition does not hold"),
    passed_on(
        "Piecewise", 1, MANY, "the formula of the first pair (formula, condition) whose condition holds"
    ),
)

SOLVING = table(
    passed_on("solve", 1, MANY, "the solutions of equations or inequalities, a list", ("dict", "domain")),
    passed_on("solveset", 1, 3, "the set of the solutions of one equation or inequality", ("domain",)),
    passed_on("linsolve", 1, MANY, "the set of the solutions of linear equations"),
    passed_on("nonlinsolve", 2, MANY, "the set of the solutions of polynomial equations"),
    passed_on("nsolve", 2, 3, "an approximate solution near a number; no longer exact", ("prec",)),
    passed_on("solve_univariate_inequality", 2, 2, "the condition on the symbol that an inequality says"),
    passed_on("reduce_inequalities", 1, 2, "the condition on the symbol that all inequalities say"),
    passed_on("roots", 1, 2, "a dict of the roots of a polynomial and how often each occurs", ("multiple",)),
    passed_on("real_roots", 1, 2, "the real roots of a polynomial, in rising order"),
    passed_on("nroots", 1, 2, "approximations to all roots of a polynomial; no longer exact", ("n",)),
    passed_on("dsolve", 1, 2, "the solution of a differential equation", ("ics",)),
)

FORMS = table(
    passed_on("simplify", 1, 1, "an equal formula that is shorter, if one is found"),
    passed_on("nsimplify", 1, 2, "an exact number near an approximate one"),
    passed_on("factor", 1, MANY, "the product of irreducible factors over the rationals", ("extension",)),
    passed_on("collect", 2, 2, "the terms gathered by powers of a symbol"),
    passed_on("apart", 1, 2, "the sum of partial fractions"),
    passed_on("N", 1, 2, "an approximation to so many digits; no longer exact", ("n",)),
    passed_on("subs", 2, 3, "the formula with a symbol, or those of a dict, replaced"),
    *_of_one(
        expand="products and powers of sums multiplied out",
        cancel="a fraction of polynomials in lowest terms",
        together="a sum as one fraction",
        trigsimp="simplified by identities of sine and cosine",
        expand_trig="sines and cosines of sums as those of the terms",
        expand_log="logarithms of products as sums, where that is valid",
        expand_func="special functions in terms of simpler ones",
        logcombine="sums of logarithms as one, where that is valid",
        powsimp="powers of the same base or exponent as one",
        powdenest="powers of powers as one, where that is valid",
        radsimp="no roots in denominators",
        sqrtdenest="roots of roots as sums of roots",
        ratsimp="a sum of fractions as a polynomial and one fraction",
        factor_terms="common factors of sums taken out",
        numer="the numerator",
        denom="the denominator",
        fraction="numerator and denominator",
    ).values(),
    passed_on("rewrite", 2, 2, "the formula in terms of another function, such as exp"),
)

CALCULUS = table(
    passed_on("diff", 1, MANY, "the derivative by a symbol, by a symbol so many times, or by several"),
    passed_on("integrate", 1, MANY, "the antiderivative by a symbol, or over (symbol, from, to)"),
    passed_on("limit", 3, 4, "the limit for a symbol going to a value, perhaps from one side only", ("dir",)),
    passed_on("series", 1, 4, "the power series by a symbol, up to an order", ("x0", "n", "dir")),
    passed_on("summation", 2, MANY, "the sum for a symbol from a number to another: (k, 1, n)"),
    passed_on("product", 2, MANY, "the product for a symbol from a number to another: (k, 1, n)"),
    passed_on("Sum", 2, MANY, "a sum that is not evaluated"),
    passed_on("Product", 2, MANY, "a product that is not evaluated"),
    passed_on("Integral", 1, MANY, "an integral that is not evaluated"),
    passed_on("Derivative", 1, MANY, "a derivative that is not evaluated"),
    passed_on("Limit", 3, 4, "a limit that is not evaluated", ("dir",)),
    passed_on("doit", 1, 1, "the value of what is not evaluated"),
)  # fmt: skip

POLYNOMIALS = table(
    passed_on("degree", 1, 2, "the degree of a polynomial in a symbol", ("gen",)),
    passed_on("coeff", 2, 3, "the coefficient of a symbol's power"),
    passed_on("coeffs", 1, 2, "the coefficients that are not zero, from the highest power"),
    passed_on("all_coeffs", 1, 2, "all coefficients, from the highest power"),
    passed_on("LC", 1, 2, "the coefficient of the highest power"),
    passed_on("Poly", 1, MANY, "the polynomial, expanded"),
    passed_on("discriminant", 1, 2, "the discriminant of a polynomial"),
    passed_on("resultant", 2, 3, "the resultant of two polynomials"),
    passed_on("div", 2, 3, "quotient and remainder of two polynomials"),
    passed_on("quo", 2, 3, "the quotient of two polynomials"),
    passed_on("rem", 2, 3, "the remainder of two polynomials"),
    passed_on("gcd", 0, MANY, "the greatest common divisor, of polynomials too"),
    passed_on("lcm", 0, MANY, "the least common multiple, of polynomials too"),
    passed_on("factor_list", 1, MANY, "the constant factor, and the irreducible ones with their powers"),
    passed_on("sqf_list", 1, MANY, "the constant factor, and the square-free ones with their powers"),
    passed_on("minimal_polynomial", 1, 2, "the polynomial of least degree that has this root"),
    passed_on("interpolate", 2, 2, "the polynomial through points"),
)

FUNCTIONS = table(
    passed_on("sqrt", 1, 1, "the square root"),
    passed_on("root", 2, 2, "the root of a degree"),
    passed_on("real_root", 1, 2, "the real root of a degree, of a negative number too"),
    passed_on("log", 1, 2, "the natural logarithm, or that to a base"),
    passed_on("Max", 1, MANY, "the largest"),
    passed_on("Min", 1, MANY, "the smallest"),
    passed_on("atan2", 2, 2, "the angle of the point (x, y), given y and x"),
    passed_on("hypot", 2, MANY, "the root of the sum of the squares"),
    passed_on("Mod", 2, 2, "the remainder, with the sign of the divisor"),
    passed_on("binomial", 2, 2, "in how many ways k of n can be chosen"),
    passed_on("beta", 2, 2, "Euler's integral of the first kind"),
    *_of_one(
        cbrt="the cube root", exp="Euler's number to a power", ln="the natural logarithm",
        sin="the sine", cos="the cosine", tan="the tangent", cot="the cotangent", sec="the secant",
        csc="the cosecant", asin="the angle whose sine this is", acos="the angle whose cosine this is",
        atan="the angle whose tangent this is", acot="the angle whose cotangent this is",
        asec="the angle whose secant this is", acsc="the angle whose cosecant this is",
        sinh="the hyperbolic sine", cosh="the hyperbolic cosine", tanh="the hyperbolic tangent",
        coth="the hyperbolic cotangent", sech="the hyperbolic secant", csch="the hyperbolic cosecant",
        asinh="the inverse of sinh", acosh="the inverse of cosh", atanh="the inverse of tanh",
        acoth="the inverse of coth", asech="the inverse of sech", acsch="the inverse of csch",
        degrees="an angle in degrees", radians="an angle in radians",
        Abs="the absolute value", sign="1, 0 or -1", floor="the next integer below",
        ceiling="the next integer above", frac="the part after the point",
        conjugate="the complex conjugate", re="the real part", im="the imaginary part",
        arg="the angle of a complex number", factorial="the product of 1 to n",
        gamma="Euler's integral of the second kind", loggamma="the logarithm of gamma",
        erf="the error function", erfc="1 - erf", Ei="the exponential integral",
        li="the logarithmic integral", Si="the sine integral", Ci="the cosine integral",
        zeta="Riemann's zeta function",
        LambertW="the w with w * exp(w) = z", Heaviside="0 below 0, 1 above",
        digamma="the derivative of loggamma",
    ).values(),
)  # fmt: skip

SETS = table(
    passed_on(
        "Interval", 2, 4, "the numbers from a to b, without its ends if told", ("left_open", "right_open")
    ),
    passed_on("FiniteSet", 0, MANY, "the set of these members"),
    passed_on("Union", 0, MANY, "the union of sets"),
    passed_on("Intersection", 0, MANY, "the intersection of sets"),
    passed_on("Complement", 2, 2, "the members of the first that are not in the second"),
    passed_on("open_interval", 2, 2, "the numbers between a and b"),
)  # fmt: skip


def _opened(name: str, doc: str, left: bool, right: bool) -> Primitive:
    def run(m: Meter, start: Any, end: Any) -> Any:
        return m.algebra.call("Interval", m, (start, end, left, right), {})

    return Primitive(name, 2, 2, run, doc)


INTERVALS: Mapping[str, Primitive] = table(
    _opened("Lopen", "an interval without its left end", True, False),
    _opened("Ropen", "an interval without its right end", False, True),
    _opened("open", "an interval without its ends", True, True),
)
"""What the name ``Interval`` has behind a dot."""

NUMBER_THEORY = table(
    passed_on("diophantine", 1, MANY, "the set of the integer solutions of an equation"),
    passed_on("nthroot_mod", 3, 4, "the x with x ** k = a modulo n, given a, k, n", ("all_roots",)),
    passed_on("sqrt_mod", 2, 3, "the x with x ** 2 = a modulo n, given a, n", ("all_roots",)),
)
