"""What number theory needs sympy or FLINT for: large factors, roots modulo n, diophantine equations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flint
import sympy
from sympy import Expr
from sympy.core.relational import Eq
from sympy.ntheory import residue_ntheory as residues

from neurosym.errors import BudgetError, ExecutionError
from neurosym.languages.calc.algebra.convert import expression, integer, sorted_formulas, symbol, to_sympy
from neurosym.languages.calc.algebra.guards import guard_work
from neurosym.languages.calc.algebra.term import plain
from neurosym.languages.calc.data import MutableOrderedSet
from neurosym.languages.calc.meter import Meter

__all__ = ["FUNCTIONS"]

_DIGITS = 80
"""Of the largest composite that is tried; FLINT's quadratic sieve takes minutes for it."""


def _factorint(m: Meter, number: int) -> dict[int, int]:
    """Of an integer without small factors. Raises BudgetError for one that is hopeless."""
    digits = len(str(flint.fmpz(number)))
    if digits > _DIGITS:
        raise BudgetError(
            f"an integer of {digits} digits has no factor that can be found within a budget", limit="steps"
        )
    m.charge(1000 + (4 << digits // 3))  # steps of about a microsecond
    return {int(prime): int(exponent) for prime, exponent in flint.fmpz(number).factor()}


def _continued_fraction(m: Meter, number: Any) -> Any:
    """Of a root of a quadratic equation: the last item is the list of the terms that repeat."""
    found = expression(number, "continued_fraction")
    guard_work(m, [found])
    if not found.is_number:
        raise ExecutionError("continued_fraction needs a number")
    try:
        terms = sympy.continued_fraction(found)
    except ValueError:
        raise ExecutionError(
            "continued_fraction needs a rational number or a root of a quadratic equation"
        ) from None
    return plain(m, terms)


def _sqrt_mod(m: Meter, number: Any, modulus: Any, all_roots: Any = False) -> Any:
    a, n = integer(number, "sqrt_mod"), _modulus(modulus, "sqrt_mod")
    if all_roots:
        m.charge(1000)
        return [int(root) for root in residues.sqrt_mod(a, n, True)]
    root = residues.sqrt_mod(a, n)
    return None if root is None else int(root)


def _nthroot_mod(m: Meter, number: Any, degree: Any, modulus: Any, all_roots: Any = False) -> Any:
    a, k, n = (
        integer(number, "nthroot_mod"),
        integer(degree, "nthroot_mod"),
        _modulus(modulus, "nthroot_mod"),
    )
    found = residues.nthroot_mod(a, k, n, all_roots=bool(all_roots))
    return plain(m, found) if all_roots or found is None else int(found)


def _modulus(value: Any, what: str) -> int:
    if integer(value, what) < 1:
        raise ExecutionError(f"{what} needs a modulus above 0")
    return int(value)


def _diophantine(m: Meter, equation: Any, *symbols: Any) -> MutableOrderedSet:
    """The integer solutions, in the order of the symbols (alphabetical unless told); each is put back
    into the equation.
    """
    found = to_sympy(equation, "diophantine")
    side = found.lhs - found.rhs if isinstance(found, Eq) else found
    if not isinstance(side, Expr):
        raise ExecutionError("diophantine needs an equation", hint="diophantine(Eq(2*x + 3*y, 5))")
    guard_work(m, [side])
    wanted = [symbol(x, "diophantine") for x in symbols] or sorted_formulas(side.free_symbols)
    if set(wanted) != side.free_symbols:
        raise ExecutionError("diophantine needs the symbols of the equation, or none")
    plain_symbols = {x: sympy.Symbol(x.name, integer=True) for x in wanted}
    side = sympy.expand(side.xreplace(plain_symbols))
    order = [plain_symbols[x] for x in wanted]
    solutions = sorted_formulas(sympy.Tuple(*row) for row in sympy.diophantine(side, syms=order))
    for row in solutions:
        if sympy.simplify(side.subs(dict(zip(order, row, strict=True)), simultaneous=True)) != 0:
            m.notes.append(f"the solution {row} could not be verified")
    return MutableOrderedSet(plain(m, row) for row in solutions)


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "continued_fraction": _continued_fraction,
    "diophantine": _diophantine,
    "factorint": _factorint,
    "nthroot_mod": _nthroot_mod,
    "sqrt_mod": _sqrt_mod,
}
