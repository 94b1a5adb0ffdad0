"""Closures for attributes, of values and of modules."""

from __future__ import annotations

from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc import ast
from neurosym.languages.calc.algebra.names import FORMULA_ATTRIBUTES
from neurosym.languages.calc.attributes import ATTRIBUTES
from neurosym.languages.calc.binding import check_arguments
from neurosym.languages.calc.closures import ERRORS, Closure, Frame
from neurosym.languages.calc.compile_calls import Calls
from neurosym.languages.calc.data import Function, kind
from neurosym.languages.calc.dotted import dotted_path, resolve
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.primitives import Member, Primitive
from neurosym.languages.calc.scopes import Scope
from neurosym.languages.calc.trouble import a_kind

__all__ = ["Attributes"]


class Attributes(Calls):
    def dotted(self, value: ast.Expr, scope: Scope) -> Member | None:
        """What a dotted path of names stands for, if its first name is not a variable or bound."""
        path = dotted_path(value)
        if path is None or scope.find(path[0]) is not None or path[0] in self.bindings:
            return None
        return resolve(path, self.imports)

    def attribute(self, value: ast.Attribute, scope: Scope) -> Closure:
        name, at, m = value.name, value.at, self.meter
        member = self.dotted(value, scope)
        if member is not None:
            return self.member(member, at)
        receiver = self.expression(value.receiver, scope)
        rows = {host: table[name].function for host, table in ATTRIBUTES.items() if name in table}
        methods = {host: table[name] for host, table in METHODS.items() if name in table}
        formula = FORMULA_ATTRIBUTES.get(name)

        def run(f: Frame) -> Any:
            holder = receiver(f)
            try:
                function = rows.get(type(holder))
                if function is None and formula is not None and hasattr(holder, "is_calc_term"):
                    function = formula.function
                if function is not None:
                    return function(m, holder)
                if type(holder) in methods:
                    return _bound(m, methods[type(holder)], holder)
                raise ExecutionError(f"{a_kind(kind(holder))} has no attribute {name}")
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run


def _bound(m: Meter, row: Primitive, holder: Any) -> Function:
    """A method as a value: ``key=counts.get``."""
    run, least, most = row.function, row.least, row.most

    def call(*arguments: Any, **keywords: Any) -> Any:
        m.left -= 2
        if m.left < 0:
            m.charge(0)
        if keywords or not least <= len(arguments) <= most:
            check_arguments(row, arguments, keywords)
        return run(m, holder, *arguments, **keywords)

    return Function(row.name, call)
