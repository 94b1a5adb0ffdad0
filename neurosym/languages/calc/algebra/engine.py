"""The algebra of one execution: the function behind a name, and sympy's errors as ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from neurosym.errors import BudgetError, ExecutionError, NeurosymError
from neurosym.languages.calc.algebra import (
    calculus,
    conditions,
    elementary,
    forms,
    limits,
    matrices,
    number_theory,
    parts,
    polynomials,
    reading,
    solving,
    sums,
    symbols,
)  # fmt: skip
from neurosym.languages.calc.algebra.term import Term
from neurosym.languages.calc.algebra.work import counted, install
from neurosym.languages.calc.meter import Meter, NeedsAlgebraError
from neurosym.values import Formula

__all__ = ["FUNCTIONS", "Engine"]

FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **symbols.FUNCTIONS,
    **conditions.FUNCTIONS,
    **elementary.FUNCTIONS,
    **forms.FUNCTIONS,
    **polynomials.FUNCTIONS,
    **calculus.FUNCTIONS,
    **limits.FUNCTIONS,
    **sums.FUNCTIONS,
    **solving.FUNCTIONS,
    **parts.FUNCTIONS,
    **matrices.FUNCTIONS,
    **number_theory.FUNCTIONS,
    "formula": reading.formula,
}
"""Name -> ``function(meter, *arguments, **keywords)``, which takes and gives calc's values."""


class Engine:
    """Satisfies ``meter.Algebra``. From the first one on, sympy's work is counted in this process."""

    def __init__(self) -> None:
        install()

    def call(self, name: str, meter: Meter, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """Raises ProgramError."""
        meter.charge(50)
        try:
            with counted(meter):
                return FUNCTIONS[name](meter, *arguments, **keywords)
        except (NeurosymError, NeedsAlgebraError):
            raise
        except RecursionError:
            raise BudgetError(f"{name}: a formula is nested too deeply", limit="depth") from None
        except MemoryError:
            raise BudgetError(f"{name} needs too much memory", limit="size") from None
        except ZeroDivisionError:
            raise ExecutionError("division by zero") from None
        except NotImplementedError as error:
            raise ExecutionError(f"{name} has no method for this{_reason(error)}") from None
        except (
            Exception
        ) as error:  # sympy raises classes of many kinds, some of them outside its own hierarchy
            raise ExecutionError(f"{name} does not work on this{_reason(error)}") from None

    def enter(self, formula: Formula, meter: Meter) -> Any:
        """Raises ProgramError."""
        return self.call("formula", meter, (formula,), {})

    def leave(self, term: Any, meter: Meter) -> Formula:
        """Raises ProgramError."""
        assert isinstance(term, Term)
        return term.leave()


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split())
    return f": {text[:150]}" if text else ""
