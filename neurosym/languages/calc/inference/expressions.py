"""The types of expressions. Each rule is sound: whatever the expression gives when it runs, it is of the
types inferred.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from types import GeneratorType, NoneType
from typing import assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.data import Function, MutableOrderedSet
from neurosym.languages.calc.inference.calls import CallTypes, is_natural, kinds
from neurosym.languages.calc.inference.fitting import SAMPLES, Misfit
from neurosym.languages.calc.inference.frames import Frame, Names
from neurosym.languages.calc.inference.known import ANY, Known, join, join_all, of
from neurosym.languages.calc.inference.results import BOOLEAN, INTEGER, TEXT, binary_result
from neurosym.languages.calc.inference.shared import GaveUpError
from neurosym.languages.calc.scopes import target_names

__all__ = ["ExpressionTypes"]

_SLICED = frozenset({str, list, tuple, range})


class ExpressionTypes(CallTypes):
    def expression(self, value: ast.Expr) -> Known:
        self.effort -= 1
        if self.effort < 0:
            raise GaveUpError
        match value:
            case ast.Constant(value=constant):
                return _constant(constant)
            case ast.Name(name=name, at=at):
                return self.name(name, at)
            case ast.Call():
                return self.call(value)
            case ast.Chain():
                return self.chain(value)
            case ast.MethodCall():
                return self.method(value)
            case ast.FString(parts=parts):
                self.each(parts)
                return TEXT
            case ast.Formatted(value=inner):
                self.expression(inner)
                return TEXT
            case ast.Starred(value=inner, at=at):
                items = self.expression(inner)
                self.fits(at, "iterate", items)
                return items.items or ANY
            case ast.NamedExpression(value=inner):
                return self.expression(inner)
            case ast.Display():
                return self.display(value)
            case ast.DictDisplay(pairs=pairs):
                for key, item in pairs:
                    if key is not None:
                        self.fits(key.at, "hash", self.expression(key))
                    self.expression(item)
                return of(dict)._replace(filled=any(key is not None for key, _ in pairs))
            case ast.Comprehension():
                return self.comprehension(value)
            case ast.Lambda():
                self.define(value)
                return of(Function)
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                self.expression(test)
                return join(*self.maybe(then, otherwise))
            case ast.Boolean(operands=operands):
                return join_all([self.expression(operands[0]), *self.maybe(*operands[1:])]) or ANY
            case ast.Not(operand=operand):
                self.expression(operand)
                return BOOLEAN
            case ast.Comparison():
                return self.comparison(value)
            case ast.Unary(operator=symbol, operand=operand, at=at):
                signed = self.expression(operand)
                fits = self.fits(at, f"{symbol}x", signed)
                return signed if fits and signed.only(int, Fraction, float) else ANY
            case ast.Apply(function=function, arguments=arguments, keywords=keywords, at=at):
                self.callable(self.expression(function), at)
                self.each((*arguments, *(keyword.value for keyword in keywords)))
                return ANY
            case ast.Attribute():
                return self.attribute(value)
            case ast.Index():
                return self.index(value)
            case ast.Slice():
                return self.slice(value)
            case _:
                assert_never(value)

    def display(self, value: ast.Display) -> Known:
        parts = tuple(self.each(value.items))
        starred = [isinstance(item, ast.Starred) for item in value.items]
        items, filled = join_all(parts), not all(starred)
        if value.kind == "set":
            for item, part in zip(value.items, parts, strict=True):
                self.fits(item.at, "hash", part)
            return of(MutableOrderedSet, items=items)._replace(filled=filled)
        host = list if value.kind == "list" else tuple
        return Known(frozenset({host}), items, None if any(starred) else parts, fixed=True, filled=filled)

    def comprehension(self, value: ast.Comprehension) -> Known:
        source = self.expression(value.clauses[0].iterable)
        self.fits(value.clauses[0].iterable.at, "iterate", source)
        places = [name for clause in value.clauses for name in target_names(clause.target)]
        outside, certain = self.frame, self.certain
        self.frame = Frame(Names(Counter(dict.fromkeys(places, 1))), {}, outside, value.kind == "generator")
        first, *others = value.clauses
        self.certain = certain and source.filled and value.kind != "generator"
        self.assign(first.target, source.items or ANY)
        for condition in first.conditions:
            self.expression(condition)
            self.certain = False
        for clause in others:
            source = self.expression(clause.iterable)
            self.fits(clause.iterable.at, "iterate", source)
            self.certain = False
            self.assign(clause.target, source.items or ANY)
            self.each(clause.conditions)
        item = self.expression(value.element)
        if value.kind in ("set", "dict"):
            self.fits(value.element.at, "hash", item)
        self.each((value.value,))
        self.frame, self.certain = outside, certain
        match value.kind:
            case "list":
                return of(list, items=item)
            case "set":
                return of(MutableOrderedSet, items=item)
            case "dict":
                return of(dict)
            case "generator":
                return of(GeneratorType, items=item)

    def comparison(self, value: ast.Comparison) -> Known:
        operands = [self.expression(value.first)]
        certain = self.certain
        for link in value.rest:
            operands.append(self.expression(link.operand))
            self.fits(link.at, link.operator, *operands[-2:])
            self.certain = False
        self.certain = certain
        if all(link.operator in ("in", "not in", "is", "is not") for link in value.rest):
            return BOOLEAN
        if any(operand.hosts is None for operand in operands):
            return ANY  # a formula's comparison is a formula
        return BOOLEAN.fixed_if(all(operand.fixed for operand in operands))

    def chain(self, value: ast.Chain) -> Known:
        result = self.expression(value.first)
        for link in value.rest:
            operand = self.expression(link.operand)
            if not self.fits(link.at, link.operator, result, operand):
                result = ANY
            elif link.operator == "**" and is_natural(link.operand, 0) and result.only(int, bool):
                result = INTEGER.fixed_if(result.fixed)
            else:
                result = binary_result(link.operator, result, operand)
        return result

    def index(self, value: ast.Index) -> Known:
        receiver, key = self.expression(value.receiver), self.expression(value.index)
        if not self.fits(value.at, "[]", receiver, key):
            return ANY
        parts = receiver.parts or ()
        match value.index:
            case ast.Constant(value=int(place)) if -len(parts) <= place < len(parts):
                return parts[place].fixed_if(receiver.fixed)
        if receiver.only(str):
            return TEXT.fixed_if(receiver.fixed)
        if receiver.items is not None and receiver.only(list, tuple, range):
            return receiver.items.fixed_if(receiver.fixed)
        return ANY

    def slice(self, value: ast.Slice) -> Known:
        receiver = self.expression(value.receiver)
        bounds = [None if b is None else self.expression(b) for b in (value.start, value.stop, value.step)]
        if receiver.hosts is not None and receiver.hosts <= SAMPLES.keys() - _SLICED:
            found = Misfit(f"{kinds(receiver)} cannot be sliced", "texts, lists, tuples and ranges can")
            self.report(value.at, found, receiver)
            return ANY
        self.fits(value.at, "[:]", *(of(NoneType) if bound is None else bound for bound in bounds))
        return receiver._replace(parts=None, filled=False) if receiver.only(*_SLICED) else ANY


_CONSTANTS = {host: of(host) for host in SAMPLES} | {str: TEXT._replace(filled=True)}


def _constant(value: object) -> Known:
    return TEXT if value == "" else _CONSTANTS.get(type(value), ANY)
