"""From a checked tree to closures over frames.

A frame is a list: ``frame[0]`` is the enclosing frame, the rest are the scope's names by slot. An
expression becomes a closure from a frame to its value, a statement one from a frame to a signal:
None to go on, ``BREAK``, ``CONTINUE``, or a 1-tuple with the value that a function returns.

Steps are counted once for a straight-line body, by the number of its nodes. Chains and blocks are
loops, so that the host's stack grows with the program's nesting only.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, assert_never

from neurosym.errors import BudgetError, ExecutionError, ParseError, ProgramError
from neurosym.languages.calc import ast
from neurosym.languages.calc.builtins import BUILTINS, MODULES
from neurosym.languages.calc.check import check_expression
from neurosym.languages.calc.cost import nodes
from neurosym.languages.calc.data import Function, MutableOrderedSet, enter, kind, listed, text
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.methods import METHODS
from neurosym.languages.calc.operations import BINARY, COMPARE, HOST_ERRORS, UNARY, index, trouble
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.primitives import iterable
from neurosym.languages.calc.scopes import Imports, Scope, assigned, imports, target_names
from neurosym.values import Expression, Value

__all__ = ["BREAK", "CONTINUE", "UNSET", "Closure", "Compiler", "Frame"]

Frame = list[Any]
Closure = Callable[[Frame], Any]
Store = Callable[[Frame, Any], None]

UNSET = object()
BREAK = object()
CONTINUE = object()

ERRORS = (*HOST_ERRORS, ProgramError)

_BIG = 1 << 256
"""Integers below it need no guard before + - * // %."""

_FAST = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "//": operator.floordiv, "%": operator.mod,
}  # fmt: skip
_FAST_COMPARE = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip

_CHAIN = 6
"""Chains up to this length become nested closures, longer ones a loop."""


class Compiler:
    """Compiles the parts of one program for one meter and one set of bindings."""

    def __init__(self, program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> None:
        self.program = program
        self.bindings = bindings
        self.meter = meter
        self.imports: Imports = imports(program.body)
        self.bound: dict[str, Closure] = {}

    def trouble(self, error: BaseException, at: int, symbol: str = "", *operands: Any) -> ProgramError:
        return trouble(error, self.program.place(at), symbol, operands)

    # ------------------------------------------------------------------------ statements
    def block(self, body: tuple[ast.Statement, ...], scope: Scope) -> Closure:
        statements = [self.statement(statement, scope) for statement in body]
        if len(statements) == 1:
            return statements[0]

        def run(f: Frame) -> Any:
            for statement in statements:
                signal = statement(f)
                if signal is not None:
                    return signal
            return None

        return run

    def statement(self, statement: ast.Statement, scope: Scope) -> Closure:
        match statement:
            case ast.ExpressionStatement(value=value):
                expression = self.expression(value, scope)

                def evaluate(f: Frame) -> None:
                    expression(f)

                return evaluate
            case ast.Assign():
                return self.assign(statement, scope)
            case ast.Augment():
                return self.augment(statement, scope)
            case ast.If():
                return self.if_statement(statement, scope)
            case ast.For():
                return self.for_statement(statement, scope)
            case ast.While():
                return self.while_statement(statement, scope)
            case ast.Def(name=name, parameters=parameters, body=body, at=at):
                store = self.store(ast.Name(name, at), scope)
                inner = Scope(list(dict.fromkeys([*(p.name for p in parameters), *assigned(body)])), scope)
                make = self.function(name, parameters, self.block(body, inner), inner, scope, nodes(body))

                def define(f: Frame) -> None:
                    store(f, make(f))

                return define
            case ast.Return(value=value):
                if value is None:
                    return lambda f: (None,)
                result = self.expression(value, scope)
                return lambda f: (result(f),)
            case ast.Break():
                return lambda f: BREAK
            case ast.Continue():
                return lambda f: CONTINUE
            case ast.Pass() | ast.Import():
                return lambda f: None
            case _:
                assert_never(statement)

    def assign(self, statement: ast.Assign, scope: Scope) -> Closure:
        value = self.expression(statement.value, scope)
        stores = [self.store(target, scope) for target in statement.targets]
        target = statement.targets[0]
        if len(stores) == 1 and isinstance(target, ast.Name):
            slot = scope.names.index(target.name) + 1

            def fast(f: Frame) -> None:
                f[slot] = value(f)

            return fast

        def run(f: Frame) -> None:
            result = value(f)
            for store in stores:
                store(f, result)

        return run

    def store(self, target: ast.Target, scope: Scope) -> Store:
        match target:
            case ast.Name(name=name):
                slot = scope.names.index(name) + 1

                def set_slot(f: Frame, value: Any) -> None:
                    f[slot] = value

                return set_slot
            case ast.NestedTarget(targets=targets, at=at):
                return self.unpack([self.store(inner, scope) for inner in targets], at)
            case ast.Index(receiver=receiver, index=position, at=at):
                holder, key = self.expression(receiver, scope), self.expression(position, scope)

                def set_item(f: Frame, value: Any) -> None:
                    self.set_item(holder(f), key(f), value, at)

                return set_item
            case ast.Slice(receiver=receiver, at=at):
                holder, cut = self.expression(receiver, scope), self.cut(target, scope)

                def set_slice(f: Frame, value: Any) -> None:
                    items, where = holder(f), cut(f)
                    try:
                        if not isinstance(items, list):
                            raise ExecutionError(f"items of a {kind(items)} cannot be assigned")
                        found = listed(iterable(value, "a slice"), self.meter)
                        self.meter.grow(len(items) + len(found))
                        self.meter.charge_items(len(items))
                        items[where] = found
                    except ERRORS as error:
                        raise self.trouble(error, at) from None

                return set_slice
            case _:
                assert_never(target)

    def unpack(self, stores: list[Store], at: int) -> Store:
        count = len(stores)

        def run(f: Frame, value: Any) -> None:
            try:
                items = value if type(value) is tuple else listed(iterable(value, "unpacking"), self.meter)
                if len(items) != count:
                    raise ExecutionError(f"{len(items)} values do not fit {count} names")
            except ERRORS as error:
                raise self.trouble(error, at) from None
            for store, item in zip(stores, items, strict=True):
                store(f, item)

        return run

    def set_item(self, holder: Any, key: Any, value: Any, at: int) -> None:
        try:
            if isinstance(holder, dict):
                self.meter.grow(len(holder) + 1)
            elif not isinstance(holder, list):
                raise ExecutionError(f"items of a {kind(holder)} cannot be assigned", hint="build a new one")
            holder[key] = value
        except ERRORS as error:
            raise self.trouble(error, at, "[]", holder, key) from None

    def augment(self, statement: ast.Augment, scope: Scope) -> Closure:
        target, at, symbol = statement.target, statement.at, statement.operator
        value = self.expression(statement.value, scope)
        change = BINARY[symbol]
        m = self.meter
        fast = _FAST.get(symbol)

        def combine(old: Any, new: Any) -> Any:
            if fast is not None and type(old) is int and type(new) is int and -_BIG < old < _BIG and -_BIG < new < _BIG:
                if new or fast not in (operator.floordiv, operator.mod):
                    return fast(old, new)
            try:
                if symbol == "+" and type(old) is list:
                    more = listed(iterable(new, "+="), m)
                    m.grow(len(old) + len(more))
                    old.extend(more)
                    return old
                if type(old) is MutableOrderedSet and type(new) is MutableOrderedSet:
                    result = change(m, old, new)
                    old.members = result.members
                    return old
                return change(m, old, new)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, old, new) from None

        match target:
            case ast.Name():
                load, slot = self.expression(target, scope), scope.names.index(target.name) + 1

                def run(f: Frame) -> None:
                    f[slot] = combine(load(f), value(f))

                return run
            case ast.Index(receiver=receiver, index=position):
                holder, key = self.expression(receiver, scope), self.expression(position, scope)

                def run_item(f: Frame) -> None:
                    items, where = holder(f), key(f)
                    try:
                        old = index(m, items, where)
                    except ERRORS as error:
                        raise self.trouble(error, at, "[]", items, where) from None
                    self.set_item(items, where, combine(old, value(f)), at)

                return run_item
            case ast.Slice():
                load, store = self.expression(target, scope), self.store(target, scope)

                def run_slice(f: Frame) -> None:
                    store(f, combine(load(f), value(f)))

                return run_slice
            case _:
                assert_never(target)

    def if_statement(self, statement: ast.If, scope: Scope) -> Closure:
        branches = [(self.expression(t, scope), self.block(b, scope)) for t, b in statement.branches]
        otherwise = self.block(statement.otherwise, scope) if statement.otherwise else None
        if len(branches) == 1:
            test, body = branches[0]

            def single(f: Frame) -> Any:
                if test(f):
                    return body(f)
                return None if otherwise is None else otherwise(f)

            return single

        def run(f: Frame) -> Any:
            for test, body in branches:
                if test(f):
                    return body(f)
            return None if otherwise is None else otherwise(f)

        return run

    def for_statement(self, statement: ast.For, scope: Scope) -> Closure:
        items, store = self.expression(statement.iterable, scope), self.store(statement.target, scope)
        body, cost, m, at = self.block(statement.body, scope), nodes(statement.body), self.meter, statement.iterable.at

        def run(f: Frame) -> Any:
            for item in self.iterate(items(f), at):
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                store(f, item)
                signal = body(f)
                if signal is not None:
                    if signal is BREAK:
                        break
                    if signal is not CONTINUE:
                        return signal
            return None

        return run

    def iterate(self, value: Any, at: int) -> Iterable[Any]:
        if type(value) in (list, range, str, tuple):
            return value  # type: ignore[no-any-return]
        try:
            found = iterable(value, "a loop")
        except ERRORS as error:
            raise self.trouble(error, at) from None
        if isinstance(value, (dict, MutableOrderedSet)):
            return self.guarded(found, at)
        return found

    def guarded(self, items: Iterable[Any], at: int) -> Iterator[Any]:
        """Iterates over a collection that may be changed meanwhile, which the host refuses."""
        try:
            yield from items
        except RuntimeError:
            error = ExecutionError("the collection changed while a loop ran over it", hint="loop over list(x)")
            raise self.trouble(error, at) from None

    def while_statement(self, statement: ast.While, scope: Scope) -> Closure:
        test, body = self.expression(statement.test, scope), self.block(statement.body, scope)
        cost, m = nodes(statement.body) + nodes([statement.test]), self.meter

        def run(f: Frame) -> Any:
            while test(f):
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                signal = body(f)
                if signal is not None:
                    if signal is BREAK:
                        break
                    if signal is not CONTINUE:
                        return signal
            return None

        return run

    # ------------------------------------------------------------------------ functions
    def function(
        self,
        name: str,
        parameters: tuple[ast.Parameter, ...],
        body: Closure,
        inner: Scope,
        scope: Scope,
        cost: int,
    ) -> Closure:
        """A closure that makes the function in the frame where it is defined; ``body`` gives signals."""
        names = [parameter.name for parameter in parameters]
        given = [None if p.default is None else self.expression(p.default, scope) for p in parameters]
        count, m = len(names), self.meter
        blank = [UNSET] * (len(inner.names) - count)

        def make(f: Frame) -> Function:
            defaults = [UNSET if default is None else default(f) for default in given]

            def call(*arguments: Any, **keywords: Any) -> Any:
                values = arguments
                if keywords or len(arguments) != count:
                    values = _bound(name, names, defaults, arguments, keywords)
                m.enter()
                try:
                    m.charge(cost)
                    signal = body([f, *values, *blank])
                    return None if signal is None else signal[0]
                finally:
                    m.calls -= 1

            return Function(name, call)

        return make

    # ------------------------------------------------------------------------ expressions
    def expression(self, value: ast.Expr, scope: Scope) -> Closure:
        match value:
            case ast.Constant(value=constant):
                return lambda f: constant
            case ast.Name(name=name, at=at):
                return self.name(name, at, scope)
            case ast.FString():
                return self.fstring(value, scope)
            case ast.Display():
                return self.display(value, scope)
            case ast.DictDisplay(pairs=pairs, at=at):
                return self.dict_display(pairs, at, scope)
            case ast.Comprehension():
                return self.comprehension(value, scope)
            case ast.Lambda(parameters=parameters, body=body):
                inner = Scope([p.name for p in parameters], scope, always_set=True)
                result = self.expression(body, inner)
                return self.function(
                    "lambda", parameters, lambda f: (result(f),), inner, scope, nodes([body])
                )
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                tested, yes, no = (self.expression(part, scope) for part in (test, then, otherwise))
                return lambda f: yes(f) if tested(f) else no(f)
            case ast.Boolean():
                return self.boolean(value, scope)
            case ast.Not(operand=operand):
                inverted = self.expression(operand, scope)
                return lambda f: not inverted(f)
            case ast.Comparison():
                return self.comparison(value, scope)
            case ast.Chain():
                return self.chain(value, scope)
            case ast.Unary():
                return self.unary(value, scope)
            case ast.Call(function=name, arguments=arguments, keywords=keywords, at=at):
                return self.call(name, arguments, keywords, at, scope)
            case ast.Apply(function=function, arguments=arguments, keywords=keywords, at=at):
                return self.apply(self.expression(function, scope), arguments, keywords, at, scope)
            case ast.MethodCall():
                return self.method_call(value, scope)
            case ast.Index():
                return self.index(value, scope)
            case ast.Slice():
                return self.slice(value, scope)
            case _:
                assert_never(value)

    def name(self, name: str, at: int, scope: Scope) -> Closure:
        found = scope.find(name)
        if found is None:
            return self.outer_name(name, at)
        out, place, holder = found
        slot = place + 1
        if out == 0 and holder.always_set:
            return operator.itemgetter(slot)

        def unset() -> ExecutionError:
            line, column = self.program.place(at)
            return ExecutionError(
                f"{name} is used before it has a value", line=line, column=column,
                hint="a function cannot change a variable outside it" if out == 0 and scope.parent else None,
            )  # fmt: skip

        if out == 0:

            def load(f: Frame) -> Any:
                value = f[slot]
                if value is UNSET:
                    raise unset()
                return value

            return load

        def load_outer(f: Frame) -> Any:
            for _ in range(out):
                f = f[0]
            value = f[slot]
            if value is UNSET:
                raise unset()
            return value

        return load_outer

    def outer_name(self, name: str, at: int) -> Closure:
        """A bound reference or a builtin: neither can be assigned, so its value is fixed."""
        if name not in self.bindings:
            builtin = BUILTINS[self.imports.names.get(name) or name]
            run, m = builtin.function, self.meter
            function = Function(name, lambda *arguments, **keywords: run(m, *arguments, **keywords))
            return lambda f: function
        if name not in self.bound:
            value = self.bindings[name]
            if isinstance(value, Expression):
                self.bound[name] = self.lazy(name, value, at)
            else:
                entered = enter(value)
                self.bound[name] = lambda f: entered
        return self.bound[name]

    def lazy(self, name: str, value: Expression, at: int) -> Closure:
        """The value of a bound expression, computed once, on first use, within the same budget."""
        results: list[Any] = []

        def run(f: Frame) -> Any:
            if not results:
                try:
                    program = parse_program(value.text, self.meter.budget)
                    tree = check_expression(program)
                    self.meter.charge(nodes([tree]))
                    results.append(Compiler(program, {}, self.meter).expression(tree, Scope([]))([]))
                except ProgramError as error:
                    line, column = self.program.place(at)
                    kept = error if isinstance(error, (BudgetError, ParseError)) else ExecutionError("")
                    kept.message, kept.line, kept.column = f"in {name}: {error.message}", line, column
                    kept.hint = error.hint
                    kept.args = (kept.message,)
                    raise kept from None
            return results[0]

        return run

    def fstring(self, value: ast.FString, scope: Scope) -> Closure:
        parts = [self.expression(part, scope) for part in value.parts]
        m, at = self.meter, value.at

        def run(f: Frame) -> str:
            try:
                texts = [text(part(f), m) for part in parts]
                m.grow(sum(map(len, texts)))
                return "".join(texts)
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def display(self, value: ast.Display, scope: Scope) -> Closure:
        items, at = [self.expression(item, scope) for item in value.items], value.at
        match value.kind:
            case "list":
                return lambda f: [item(f) for item in items]
            case "tuple":
                return lambda f: tuple([item(f) for item in items])
            case "set":

                def run(f: Frame) -> MutableOrderedSet:
                    try:
                        return MutableOrderedSet([item(f) for item in items])
                    except ERRORS as error:
                        raise self.trouble(error, at) from None

                return run
            case _:
                assert_never(value.kind)

    def dict_display(self, pairs: tuple[tuple[ast.Expr, ast.Expr], ...], at: int, scope: Scope) -> Closure:
        made = [(self.expression(k, scope), self.expression(v, scope)) for k, v in pairs]

        def run(f: Frame) -> dict[Any, Any]:
            try:
                return {k(f): v(f) for k, v in made}
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def comprehension(self, value: ast.Comprehension, scope: Scope) -> Closure:
        names = list(dict.fromkeys(n for clause in value.clauses for n in target_names(clause.target)))
        inner = Scope(names, scope, always_set=len(value.clauses) == 1)
        first = self.expression(value.clauses[0].iterable, scope)
        at, m = value.at, self.meter
        element = self.expression(value.element, inner)
        if value.value is not None:
            key, item = element, self.expression(value.value, inner)

            def pair(f: Frame) -> tuple[Any, Any]:
                return key(f), item(f)

            element = pair
        produce = self.clauses(value, inner, element)
        blank = [UNSET] * len(names)
        first_at = value.clauses[0].iterable.at

        def generate(f: Frame) -> Iterator[Any]:
            return produce([f, *blank], self.iterate(first(f), first_at))

        def collect(f: Frame) -> list[Any]:
            found = list(generate(f))
            m.grow(len(found))
            return found

        def run(f: Frame) -> Any:
            try:
                return MutableOrderedSet(collect(f)) if value.kind == "set" else dict(collect(f))
            except ERRORS as error:
                raise self.trouble(error, at) from None

        match value.kind:
            case "generator":
                return generate
            case "list":
                return collect
            case "set" | "dict":
                return run
            case _:
                assert_never(value.kind)

    def clauses(
        self, value: ast.Comprehension, scope: Scope, element: Closure
    ) -> Callable[[Frame, Iterable[Any]], Iterator[Any]]:
        """A host generator of the elements, given the frame and the first clause's items."""
        clause, *rest = value.clauses
        store = self.store(clause.target, scope)
        conditions = [self.expression(condition, scope) for condition in clause.conditions]
        parts: list[ast.Expr] = [*clause.conditions]
        m = self.meter
        if rest:
            following = ast.Comprehension(value.kind, value.element, value.value, tuple(rest), value.at)
            deeper = self.clauses(following, scope, element)
            source, source_at = self.expression(rest[0].iterable, scope), rest[0].iterable.at
            parts.append(rest[0].iterable)
        else:
            parts += [value.element] if value.value is None else [value.element, value.value]
        cost = 1 + nodes(parts)

        def run(g: Frame, items: Iterable[Any]) -> Iterator[Any]:
            for item in items:
                m.left -= cost
                if m.left < 0:
                    m.charge(0)
                store(g, item)
                for condition in conditions:
                    if not condition(g):
                        break
                else:
                    if rest:
                        yield from deeper(g, self.iterate(source(g), source_at))
                    else:
                        yield element(g)

        if not rest and not conditions and isinstance(clause.target, ast.Name):

            def simple(g: Frame, items: Iterable[Any]) -> Iterator[Any]:
                for g[1] in items:  # noqa: B020  (the frame's only slot is the loop's variable)
                    m.left -= cost
                    if m.left < 0:
                        m.charge(0)
                    yield element(g)

            return simple
        return run

    def boolean(self, value: ast.Boolean, scope: Scope) -> Closure:
        operands = [self.expression(operand, scope) for operand in value.operands]
        if len(operands) == 2:
            a, b = operands
            if value.operator == "and":
                return lambda f: a(f) and b(f)
            return lambda f: a(f) or b(f)
        stop_at = value.operator == "or"

        def run(f: Frame) -> Any:
            for operand in operands:
                result = operand(f)
                if bool(result) is stop_at:
                    return result
            return result

        return run

    def comparison(self, value: ast.Comparison, scope: Scope) -> Closure:
        first, m = self.expression(value.first, scope), self.meter
        links = [(COMPARE[o], self.expression(e, scope), o, at) for o, e, at in value.rest]
        if len(links) == 1:
            compare, second, symbol, at = links[0]
            fast = _FAST_COMPARE.get(symbol)

            def single(f: Frame) -> bool:
                a, b = first(f), second(f)
                if fast is not None and type(a) is int and type(b) is int:
                    return fast(a, b)  # type: ignore[no-any-return]
                try:
                    return compare(m, a, b)
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None

            return single

        def run(f: Frame) -> bool:
            a = first(f)
            for compare, operand, symbol, at in links:
                b = operand(f)
                try:
                    if not compare(m, a, b):
                        return False
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None
                a = b
            return True

        return run

    def chain(self, value: ast.Chain, scope: Scope) -> Closure:
        result = self.expression(value.first, scope)
        if len(value.rest) <= _CHAIN:
            for symbol, operand, at in value.rest:
                result = self.binary(symbol, result, self.expression(operand, scope), at)
            return result
        first, m = result, self.meter
        links = [(BINARY[o], self.expression(e, scope), o, at) for o, e, at in value.rest]

        def run(f: Frame) -> Any:
            a = first(f)
            for combine, operand, symbol, at in links:
                b = operand(f)
                try:
                    a = combine(m, a, b)
                except ERRORS as error:
                    raise self.trouble(error, at, symbol, a, b) from None
            return a

        return run

    def binary(self, symbol: str, left: Closure, right: Closure, at: int) -> Closure:
        combine, fast, m = BINARY[symbol], _FAST.get(symbol), self.meter

        def slow(a: Any, b: Any) -> Any:
            try:
                return combine(m, a, b)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a, b) from None

        if fast is None:
            return lambda f: slow(left(f), right(f))
        careful = symbol in ("//", "%")

        def run(f: Frame) -> Any:
            a, b = left(f), right(f)
            if type(a) is int and type(b) is int and -_BIG < a < _BIG and -_BIG < b < _BIG and (b or not careful):
                return fast(a, b)
            return slow(a, b)

        return run

    def unary(self, value: ast.Unary, scope: Scope) -> Closure:
        operand, symbol, at = self.expression(value.operand, scope), value.operator, value.at
        change = UNARY[symbol]

        def run(f: Frame) -> Any:
            a = operand(f)
            try:
                return change(a)
            except ERRORS as error:
                raise self.trouble(error, at, symbol, a) from None

        return run

    # ------------------------------------------------------------------------ calls and items
    def call(
        self,
        name: str,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        if scope.find(name) is not None or name in self.bindings:
            return self.apply(self.name(name, at, scope), arguments, keywords, at, scope)
        return self.builtin(self.imports.names.get(name) or name, arguments, keywords, at, scope)

    def builtin(
        self,
        name: str,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        function, m = BUILTINS[name].function, self.meter
        given = [self.expression(argument, scope) for argument in arguments]
        named = [(k.name, self.expression(k.value, scope)) for k in keywords]
        if len(given) == 1 and not named:
            only = given[0]

            def single(f: Frame) -> Any:
                try:
                    return function(m, only(f))
                except ERRORS as error:
                    raise self.trouble(error, at) from None

            return single

        def run(f: Frame) -> Any:
            try:
                values = [argument(f) for argument in given]
                return function(m, *values, **{k: argument(f) for k, argument in named})
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def apply(
        self,
        function: Closure,
        arguments: tuple[ast.Expr, ...],
        keywords: tuple[ast.Keyword, ...],
        at: int,
        scope: Scope,
    ) -> Closure:
        given = [self.expression(argument, scope) for argument in arguments]
        named = [(k.name, self.expression(k.value, scope)) for k in keywords]

        def run(f: Frame) -> Any:
            called = function(f)
            try:
                if type(called) is not Function:
                    raise ExecutionError(f"a {kind(called)} is not a function and cannot be called")
                if not named:
                    return called.call(*[argument(f) for argument in given])
                values = [argument(f) for argument in given]
                return called.call(*values, **{k: argument(f) for k, argument in named})
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def method_call(self, value: ast.MethodCall, scope: Scope) -> Closure:
        name, at, m = value.method, value.at, self.meter
        module = self.module(value.receiver, scope)
        if module is not None:
            return self.builtin(MODULES[module][name], value.arguments, value.keywords, at, scope)
        receiver = self.expression(value.receiver, scope)
        given = [self.expression(argument, scope) for argument in value.arguments]
        named = [(k.name, self.expression(k.value, scope)) for k in value.keywords]
        rows = {host: table[name] for host, table in METHODS.items() if name in table}
        fitting = {
            host: row.function
            for host, row in rows.items()
            if row.least <= len(given) <= row.most and all(k in row.keywords for k, _ in named)
        }

        def run(f: Frame) -> Any:
            holder = receiver(f)
            try:
                function = fitting.get(type(holder))
                if function is None:
                    raise self.no_method(holder, name, rows)
                values = [argument(f) for argument in given]
                return function(m, holder, *values, **{k: argument(f) for k, argument in named})
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run

    def module(self, receiver: ast.Expr, scope: Scope) -> str | None:
        """The module that a name stands for, if it does."""
        if not isinstance(receiver, ast.Name) or scope.find(receiver.name) or receiver.name in self.bindings:
            return None
        return self.imports.modules.get(receiver.name) or (receiver.name if receiver.name in MODULES else None)

    def no_method(self, holder: Any, name: str, rows: Mapping[type[Any], Any]) -> ExecutionError:
        row = rows.get(type(holder))
        if row is not None:
            return ExecutionError(f"{name} takes {row.arity()}", hint=row.doc)
        if isinstance(holder, int):
            return ExecutionError(f"a {kind(holder)} has no method {name}", hint=f"str(x).{name}(...) asks its digits")
        return ExecutionError(f"a {kind(holder)} has no method {name}")

    def index(self, value: ast.Index, scope: Scope) -> Closure:
        receiver, position = self.expression(value.receiver, scope), self.expression(value.index, scope)
        m, at = self.meter, value.at

        def run(f: Frame) -> Any:
            holder, key = receiver(f), position(f)
            if type(key) is int and type(holder) is list and -len(holder) <= key < len(holder):
                return holder[key]
            try:
                return index(m, holder, key)
            except ERRORS as error:
                raise self.trouble(error, at, "[]", holder, key) from None

        return run

    def cut(self, value: ast.Slice, scope: Scope) -> Closure:
        parts = [None if p is None else self.expression(p, scope) for p in (value.start, value.stop, value.step)]
        return lambda f: slice(*[None if part is None else part(f) for part in parts])

    def slice(self, value: ast.Slice, scope: Scope) -> Closure:
        receiver, cut, m, at = self.expression(value.receiver, scope), self.cut(value, scope), self.meter, value.at

        def run(f: Frame) -> Any:
            holder, where = receiver(f), cut(f)
            try:
                if not isinstance(holder, (str, list, tuple, range)):
                    raise ExecutionError(f"a {kind(holder)} cannot be sliced")
                length = len(range(*where.indices(len(holder))))
                if isinstance(holder, str):
                    m.charge_bytes(length)
                elif not isinstance(holder, range):
                    m.charge_items(length)
                return holder[where]
            except ERRORS as error:
                raise self.trouble(error, at) from None

        return run


def _bound(
    name: str, names: list[str], defaults: list[Any], arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> list[Any]:
    """The parameters' values of a call in order. Raises ExecutionError."""
    if len(arguments) > len(names):
        raise ExecutionError(f"{name} takes {len(names)} arguments, not {len(arguments)}")
    values = [*arguments, *defaults[len(arguments) :]]
    for key, value in keywords.items():
        if key not in names[len(arguments) :]:
            raise ExecutionError(f"{name} has no free argument {key}")
        values[names.index(key)] = value
    for parameter, value in zip(names, values, strict=True):
        if value is UNSET:
            raise ExecutionError(f"{name} lacks its argument {parameter}")
    return values
