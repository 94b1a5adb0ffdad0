"""The attributes that values have, by type: one row each, ``function(meter, receiver)`` without arguments."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from neurosym.languages.calc.matrices import MATRIX_ATTRIBUTES, Matrix
from neurosym.languages.calc.primitives import Primitive, table

__all__ = ["ATTRIBUTES", "ATTRIBUTE_NAMES"]

_NUMBER = table(
    Primitive("numerator", 0, 0, lambda m, x: x.numerator, "what stands above, in lowest terms"),
    Primitive("denominator", 0, 0, lambda m, x: x.denominator, "what stands below, in lowest terms"),
)

ATTRIBUTES: dict[type[Any], dict[str, Primitive]] = {
    int: _NUMBER,
    Fraction: _NUMBER,
    Matrix: MATRIX_ATTRIBUTES,
}
"""Type -> name -> row. Looked up by ``type(value)``, like METHODS."""

ATTRIBUTE_NAMES: frozenset[str] = frozenset(name for rows in ATTRIBUTES.values() for name in rows)
