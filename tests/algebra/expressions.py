"""Formulas read with nothing of neurosym: CPython's parser, and sympy's classes by name."""

import ast
import operator
from collections.abc import Callable
from typing import Any

import sympy

__all__ = ["names", "read"]

_NAMES = """
    sin cos tan cot sec csc asin acos atan acot asec acsc sinh cosh tanh coth sech csch asinh acosh
    atanh acoth asech acsch exp log sqrt root Abs sign erf erfc erfi Ei li Si Ci Shi Chi gamma
    uppergamma lowergamma polylog LambertW fresnels fresnelc hyper meijerg Piecewise Eq Ne RootSum
    Lambda Integral arg re im elliptic_f elliptic_e elliptic_k elliptic_pi expint Tuple And Or
"""
CALLED = {"abs": sympy.Abs} | {name: getattr(sympy, name) for name in _NAMES.split()}
CONSTANTS = {
    "pi": sympy.pi,
    "E": sympy.E,
    "I": sympy.I,
    "oo": sympy.oo,
    "True": sympy.true,
    "False": sympy.false,
}

_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.Pow: operator.pow, ast.BitAnd: sympy.And, ast.BitOr: sympy.Or,
}  # fmt: skip
_COMPARED: dict[type, Callable[[Any, Any], Any]] = {
    ast.Lt: sympy.Lt, ast.LtE: sympy.Le, ast.Gt: sympy.Gt, ast.GtE: sympy.Ge, ast.Eq: sympy.Eq,
    ast.NotEq: sympy.Ne,
}  # fmt: skip


def read(text: str) -> Any:
    """Raises ValueError for what is no formula."""
    return _read(ast.parse(text.strip(), mode="eval").body)


def names(text: str) -> list[str]:
    """The symbols of a formula, sorted."""
    return sorted(str(symbol) for symbol in read(text).free_symbols)


def _read(node: ast.AST) -> Any:
    match node:
        case ast.Constant(value=True | False as value):
            return sympy.true if value else sympy.false
        case ast.Constant(value=int(value)):
            return sympy.Integer(value)
        case ast.Constant(value=float(value)):
            return sympy.Rational(str(value))
        case ast.Name(id=name):
            return CONSTANTS.get(name) or sympy.Symbol(name)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_read(inner)
        case ast.UnaryOp(op=ast.UAdd(), operand=inner):
            return _read(inner)
        case ast.UnaryOp(op=ast.Invert(), operand=inner):
            return sympy.Not(_read(inner))
        case ast.BinOp(left=left, op=sign, right=right):
            return _BINARY[type(sign)](_read(left), _read(right))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return _COMPARED[type(sign)](_read(left), _read(right))
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return tuple(map(_read, items))
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in CALLED:
            return CALLED[name](*map(_read, arguments))
        case _:
            raise ValueError(f"no formula: {ast.unparse(node)[:60]}")
