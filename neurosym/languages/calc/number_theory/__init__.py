"""Number theory in the host's process: exact, bounded by fuel, without sympy.

Names and conventions are sympy's. Every function charges the meter for its work before it is done, so a
task that is too large ends in a budget error, the same one everywhere.
"""

from neurosym.languages.calc.number_theory.congruences import CONGRUENCES
from neurosym.languages.calc.number_theory.digits import DIGITS
from neurosym.languages.calc.number_theory.divisors import DIVISORS
from neurosym.languages.calc.number_theory.sequences import SEQUENCES
from neurosym.languages.calc.number_theory.sieve import PRIMES

__all__ = ["NUMBER_THEORY"]

NUMBER_THEORY = CONGRUENCES | DIGITS | DIVISORS | PRIMES | SEQUENCES
