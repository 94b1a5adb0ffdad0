"""Matrices as values of programs: exact, and in the host's process as long as all entries are rational."""

from neurosym.languages.calc.matrices.build import BUILDERS
from neurosym.languages.calc.matrices.matrix import Matrix
from neurosym.languages.calc.matrices.members import MATRIX_ATTRIBUTES, MATRIX_MEMBERS, MATRIX_METHODS

__all__ = ["BUILDERS", "MATRIX_ATTRIBUTES", "MATRIX_MEMBERS", "MATRIX_METHODS", "Matrix"]
