"""What the balls of functions are: the rules of Arb for sympy's classes, and where functions have cuts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sympy
from flint import acb, arb, fmpz_poly
from sympy import Basic

__all__ = ["CONSTANTS", "RULES", "NoBallError", "is_analytic", "root_of"]


class NoBallError(Exception):
    """A part of the formula has no rule here, or its value is not finite."""


def root_of(node: Any) -> acb:
    """Enclosed by FLINT, chosen by sympy's approximation."""
    coefficients = [int(c) for c in reversed(node.poly.all_coeffs())]
    approximate = complex(node.evalf(15))
    roots = [root for root, _ in fmpz_poly(coefficients).complex_roots()]
    found: acb = min(roots, key=lambda root: abs(complex(root) - approximate))
    return found


def _sum(*values: acb) -> acb:
    total = acb(0)
    for value in values:
        total += value
    return total


def _product(*values: acb) -> acb:
    total = acb(1)
    for value in values:
        total *= value
    return total


def _real(value: acb) -> arb:
    if not value.imag.is_zero():
        raise NoBallError
    return value.real


def _step(value: acb, rounding: Callable[[arb], arb]) -> arb:
    rounded = rounding(_real(value))
    if rounded.unique_fmpz() is None:
        raise NoBallError
    return rounded


def _sign(value: acb) -> arb:
    real = _real(value)
    if real.contains(0):
        raise NoBallError
    return arb(1 if real > 0 else -1)


def _choose(largest: bool) -> Callable[..., arb]:
    def run(*values: acb) -> arb:
        reals = [_real(value) for value in values]
        found = reals[0]
        for real in reals[1:]:
            found = found.max(real) if largest else found.min(real)
        return found

    return run


def _log(value: acb, *base: acb) -> acb:
    return value.log() / base[0].log() if base else value.log()


def _atan2(y: acb, x: acb) -> arb:
    return arb.atan2(_real(y), _real(x))


CONSTANTS: dict[Basic, Callable[[], Any]] = {
    sympy.pi: arb.pi,
    sympy.E: arb.const_e,
    sympy.I: lambda: acb(0, 1),
    sympy.EulerGamma: arb.const_euler,
    sympy.Catalan: arb.const_catalan,
    sympy.GoldenRatio: lambda: (1 + arb(5).sqrt()) / 2,
}

RULES: dict[Any, Callable[..., Any]] = {
    sympy.Add: _sum,
    sympy.Mul: _product,
    sympy.exp: acb.exp,
    sympy.log: _log,
    sympy.sin: acb.sin,
    sympy.cos: acb.cos,
    sympy.tan: acb.tan,
    sympy.cot: acb.cot,
    sympy.sec: acb.sec,
    sympy.csc: acb.csc,
    sympy.asin: acb.asin,
    sympy.acos: acb.acos,
    sympy.atan: acb.atan,
    sympy.acot: lambda z: (1 / z).atan(),
    sympy.asec: lambda z: (1 / z).acos(),
    sympy.acsc: lambda z: (1 / z).asin(),
    sympy.sinh: acb.sinh,
    sympy.cosh: acb.cosh,
    sympy.tanh: acb.tanh,
    sympy.coth: acb.coth,
    sympy.sech: acb.sech,
    sympy.csch: acb.csch,
    sympy.asinh: acb.asinh,
    sympy.acosh: acb.acosh,
    sympy.atanh: acb.atanh,
    sympy.acoth: lambda z: (1 / z).atanh(),
    sympy.asech: lambda z: (1 / z).acosh(),
    sympy.acsch: lambda z: (1 / z).asinh(),
    sympy.atan2: _atan2,
    sympy.Abs: abs,
    sympy.re: lambda z: z.real,
    sympy.im: lambda z: z.imag,
    sympy.conjugate: lambda z: acb(z.real, -z.imag),
    sympy.arg: acb.arg,
    sympy.sign: _sign,
    sympy.floor: lambda z: _step(z, arb.floor),
    sympy.ceiling: lambda z: _step(z, arb.ceil),
    sympy.Max: _choose(True),
    sympy.Min: _choose(False),
    sympy.factorial: lambda z: (z + 1).gamma(),
    sympy.gamma: acb.gamma,
    sympy.loggamma: acb.lgamma,
    sympy.digamma: acb.digamma,
    sympy.erf: acb.erf,
    sympy.erfc: acb.erfc,
    sympy.erfi: acb.erfi,
    sympy.Ei: acb.ei,
    sympy.li: acb.li,
    sympy.Si: acb.si,
    sympy.Ci: acb.ci,
    sympy.Shi: acb.shi,
    sympy.Chi: acb.chi,
    sympy.zeta: lambda s, *a: s.zeta(*a),
    sympy.polylog: lambda s, z: acb.polylog(z, s),
    sympy.LambertW: lambda z, *k: z.lambertw(*(int(b.real.unique_fmpz()) for b in k)),
    sympy.beta: lambda a, b: a.gamma() * b.gamma() / (a + b).gamma(),
    sympy.uppergamma: lambda s, z: acb.gamma_upper(z, s),
    sympy.lowergamma: lambda s, z: acb.gamma_lower(z, s),
    sympy.expint: lambda s, z: acb.expint(z, s),
    sympy.elliptic_k: acb.elliptic_k,
    sympy.fresnels: acb.fresnel_s,
    sympy.fresnelc: acb.fresnel_c,
    sympy.binomial: lambda n, k: (n + 1).gamma() / ((k + 1).gamma() * (n - k + 1).gamma()),
}
"""Only functions whose principal branch is the same in both libraries."""


def _nowhere(*values: acb) -> bool:
    return False


def _off_negative(value: acb, *others: acb) -> bool:
    """No ball around a number that is 0 or negative."""
    return bool(value.real > 0 or not value.imag.contains(0))


def _off_rays(value: acb) -> bool:
    """No ball around a real number outside -1 to 1."""
    return bool((value.real > -1 and value.real < 1) or not value.imag.contains(0))


def _turned(value: acb) -> acb:
    return value * acb(0, 1)


def is_analytic(function: Any, inner: list[acb]) -> bool:
    rule = _ANALYTIC.get(function)
    return rule is None or rule(*inner)


_CUT_ANYWHERE = (
    sympy.atan2, sympy.Abs, sympy.re, sympy.im, sympy.conjugate, sympy.arg, sympy.sign, sympy.floor,
    sympy.ceiling, sympy.Max, sympy.Min, sympy.acosh, sympy.asech, sympy.LambertW, sympy.polylog,
    sympy.uppergamma, sympy.lowergamma, sympy.expint, sympy.elliptic_k,
)  # fmt: skip

_ANALYTIC: dict[Any, Callable[..., bool]] = {
    sympy.log: _off_negative,
    sympy.loggamma: _off_negative,
    sympy.Ei: _off_negative,
    sympy.li: _off_negative,
    sympy.Ci: _off_negative,
    sympy.Chi: _off_negative,
    sympy.asin: _off_rays,
    sympy.acos: _off_rays,
    sympy.atanh: _off_rays,
    sympy.atan: lambda z: _off_rays(_turned(z)),
    sympy.asinh: lambda z: _off_rays(_turned(z)),
    sympy.acot: lambda z: _off_rays(_turned(1 / z)),
    sympy.asec: lambda z: _off_rays(1 / z),
    sympy.acsc: lambda z: _off_rays(1 / z),
    sympy.acoth: lambda z: _off_rays(1 / z),
    sympy.acsch: lambda z: _off_rays(_turned(1 / z)),
    **dict.fromkeys(_CUT_ANYWHERE, _nowhere),
}
"""Whether a function is analytic in a ball around its arguments; those that are missing are meromorphic."""
