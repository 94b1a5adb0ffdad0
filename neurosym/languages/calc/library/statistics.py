"""Means, spreads and quantiles, exact; spreads may be surds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.library.elementary import square_root
from neurosym.languages.calc.library.needs import numbers, ordered, whole
from neurosym.languages.calc.library.numbers import product, total
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.operations import add, divide, multiply, power, subtract
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.weight import weigh_key

__all__ = ["AVERAGES", "STATISTICS"]


def _mean(m: Meter, items: Any) -> Any:
    found = numbers(m, items, "mean")
    return divide(m, total(m, found), len(found))


def _weighted_mean(m: Meter, items: Any, weights: Any = None) -> Any:
    if weights is None:
        return _mean(m, items)
    found, shares = numbers(m, items, "fmean"), numbers(m, weights, "fmean")
    if len(found) != len(shares):
        raise ExecutionError("fmean needs as many weights as numbers")
    products = [multiply(m, x, w) for x, w in zip(found, shares, strict=True)]
    return divide(m, total(m, products), total(m, shares))


def _sorted(m: Meter, items: Any, what: str) -> list[Any]:
    return ordered(m, numbers(m, items, what))


def _median(m: Meter, items: Any) -> Any:
    found = _sorted(m, items, "median")
    half = len(found) // 2
    return found[half] if len(found) % 2 else divide(m, add(m, found[half - 1], found[half]), 2)


def _low_median(m: Meter, items: Any) -> Any:
    found = _sorted(m, items, "median_low")
    return found[(len(found) - 1) // 2]


def _high_median(m: Meter, items: Any) -> Any:
    found = _sorted(m, items, "median_high")
    return found[len(found) // 2]


def _counts(m: Meter, items: Any, what: str) -> dict[Any, int]:
    counts: dict[Any, int] = {}
    for item in iterable(items, what):
        m.charge(2)
        weigh_key(m, item)
        counts[item] = counts.get(item, 0) + 1
    return counts


def _mode(m: Meter, items: Any) -> Any:
    counts = _counts(m, items, "mode")
    if not counts:
        raise ExecutionError("mode of nothing")
    return max(counts, key=counts.__getitem__)


def _modes(m: Meter, items: Any) -> list[Any]:
    counts = _counts(m, items, "multimode")
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def _squares(m: Meter, found: list[Any], center: Any) -> Any:
    """Of the deviations; for rationals as sum(x * x) - 2 * c * sum(x) + n * c * c, with fewer fractions."""
    if all(isinstance(x, (int, Fraction)) for x in (*found, center)):
        squares = total(m, [multiply(m, x, x) for x in found])
        twice = multiply(m, 2, multiply(m, center, total(m, found)))
        return add(m, subtract(m, squares, twice), multiply(m, len(found), multiply(m, center, center)))
    deviations = [subtract(m, x, center) for x in found]
    return total(m, [multiply(m, d, d) for d in deviations])


def _variance(m: Meter, items: Any, xbar: Any = None) -> Any:
    found = numbers(m, items, "variance")
    if len(found) < 2:
        raise ExecutionError("variance needs at least two numbers", hint="pvariance is that of a population")
    return divide(m, _squares(m, found, _mean(m, found) if xbar is None else xbar), len(found) - 1)


def _population_variance(m: Meter, items: Any, mu: Any = None) -> Any:
    found = numbers(m, items, "pvariance")
    return divide(m, _squares(m, found, _mean(m, found) if mu is None else mu), len(found))


def _deviation(m: Meter, items: Any, xbar: Any = None) -> Any:
    return square_root(m, _variance(m, items, xbar))


def _population_deviation(m: Meter, items: Any, mu: Any = None) -> Any:
    return square_root(m, _population_variance(m, items, mu))


def _harmonic_mean(m: Meter, items: Any, weights: Any = None) -> Any:
    found = numbers(m, items, "harmonic_mean")
    shares = [1] * len(found) if weights is None else numbers(m, weights, "harmonic_mean")
    if len(shares) != len(found):
        raise ExecutionError("harmonic_mean needs as many weights as numbers")
    if any(x < 0 for x in found):
        raise ExecutionError("harmonic_mean needs numbers that are not negative")
    if 0 in found:
        return 0
    return divide(
        m, total(m, shares), total(m, [divide(m, w, x) for w, x in zip(shares, found, strict=True)])
    )


def _geometric_mean(m: Meter, items: Any) -> Any:
    found = numbers(m, items, "geometric_mean")
    if any(x <= 0 for x in found):
        raise ExecutionError("geometric_mean needs positive numbers")
    return power(m, product(m, found), Fraction(1, len(found)))


def _quantiles(m: Meter, items: Any, *, n: Any = 4, method: Any = "exclusive") -> list[Any]:
    found = _sorted(m, items, "quantiles")
    parts, count = whole(n, "quantiles"), len(found)
    if parts < 1 or count < 2:
        raise ExecutionError("quantiles needs at least two numbers and one part")
    if method not in ("exclusive", "inclusive"):
        raise ExecutionError("quantiles knows the methods 'exclusive' and 'inclusive'")
    m.charge(parts)
    cuts = []
    for i in range(1, parts):
        if method == "inclusive":
            low, rest = divmod(i * (count - 1), parts)
            low += 1
        else:
            low = min(max(i * (count + 1) // parts, 1), count - 1)
            rest = i * (count + 1) - low * parts
        a, b = found[low - 1], found[min(low, count - 1)]
        cuts.append(divide(m, add(m, multiply(m, a, parts - rest), multiply(m, b, rest)), parts))
    return cuts


def _pairs(m: Meter, x: Any, y: Any, what: str) -> tuple[list[Any], list[Any], Any, Any]:
    """Both lists and their means."""
    a, b = numbers(m, x, what), numbers(m, y, what)
    if len(a) != len(b) or len(a) < 2:
        raise ExecutionError(f"{what} needs two lists of the same length, at least 2")
    return a, b, _mean(m, a), _mean(m, b)


def _common_spread(m: Meter, a: list[Any], b: list[Any], mean_a: Any, mean_b: Any) -> Any:
    pairs = zip(a, b, strict=True)
    return total(m, [multiply(m, subtract(m, x, mean_a), subtract(m, y, mean_b)) for x, y in pairs])


def _covariance(m: Meter, x: Any, y: Any) -> Any:
    a, b, mean_a, mean_b = _pairs(m, x, y, "covariance")
    return divide(m, _common_spread(m, a, b, mean_a, mean_b), len(a) - 1)


def _correlation(m: Meter, x: Any, y: Any) -> Any:
    a, b, mean_a, mean_b = _pairs(m, x, y, "correlation")
    spreads = multiply(m, _squares(m, a, mean_a), _squares(m, b, mean_b))
    return divide(m, _common_spread(m, a, b, mean_a, mean_b), square_root(m, spreads))


def _regression(m: Meter, x: Any, y: Any) -> tuple[Any, Any]:
    a, b, mean_a, mean_b = _pairs(m, x, y, "linear_regression")
    slope = divide(m, _common_spread(m, a, b, mean_a, mean_b), _squares(m, a, mean_a))
    return slope, subtract(m, mean_b, multiply(m, slope, mean_a))


AVERAGES = table(
    Primitive("mean", 1, 1, _mean, "the arithmetic mean, exact"),
    Primitive("median", 1, 1, _median, "the middle one, or the mean of the two in the middle"),
    Primitive("mode", 1, 1, _mode, "the most frequent item, the first of several"),
)
"""Builtins."""

STATISTICS = table(
    *AVERAGES.values(),
    Primitive("correlation", 2, 2, _correlation, "Pearson's coefficient"),
    Primitive("covariance", 2, 2, _covariance, "the covariance of two samples"),
    Primitive("fmean", 1, 2, _weighted_mean, "the arithmetic mean, perhaps weighted, exact", ("weights",)),
    Primitive("geometric_mean", 1, 1, _geometric_mean, "the root of the product"),
    Primitive(
        "harmonic_mean", 1, 2, _harmonic_mean, "the reciprocal of the mean of the reciprocals", ("weights",)
    ),
    Primitive("linear_regression", 2, 2, _regression, "slope and intercept of the line of least squares"),
    Primitive("median_high", 1, 1, _high_median, "the middle one, the larger of two"),
    Primitive("median_low", 1, 1, _low_median, "the middle one, the smaller of two"),
    Primitive("multimode", 1, 1, _modes, "all of the most frequent items"),
    Primitive("pstdev", 1, 2, _population_deviation, "the standard deviation of a population", ("mu",)),
    Primitive("pvariance", 1, 2, _population_variance, "the variance of a population", ("mu",)),
    Primitive("quantiles", 1, 1, _quantiles, "the numbers between equal parts", ("n", "method")),
    Primitive("stdev", 1, 2, _deviation, "the standard deviation of a sample", ("xbar",)),
    Primitive("variance", 1, 2, _variance, "the variance of a sample", ("xbar",)),
)
"""The functions of ``statistics``."""
