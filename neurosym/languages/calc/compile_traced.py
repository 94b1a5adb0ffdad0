"""The compiler of programs that are traced: its closures tell a recorder what they do.

They do it around the compiler's own ones, so that a traced program takes the same steps and gives the
same value as one that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from neurosym.languages.calc import ast
from neurosym.languages.calc.closures import UNSET, Closure, Frame, Operand
from neurosym.languages.calc.compile import Compiler
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.preview import WIDTH, preview
from neurosym.languages.calc.scopes import Scope, assigned, target_names
from neurosym.languages.calc.sequences import Step, returning, signal
from neurosym.languages.calc.trace import Note, Recorder
from neurosym.languages.calc.walk import children
from neurosym.values import Value

__all__ = ["TracedCompiler"]

_NAMES = 4
"""Variables that are shown of one step."""

_NARROW = 40
"""Characters of one of several variables."""

_SMALL = 1 << 128

Shown = Callable[[Frame, Any], Note]
"""What a statement gave, from its frame and its signal or value."""

Pairs = tuple[tuple[str, Any], ...]
"""Variables and what they held."""


class TracedCompiler(Compiler):
    def __init__(self, program: ast.Program, bindings: Mapping[str, Value], meter: Meter) -> None:
        super().__init__(program, bindings, meter)
        self.recorder = Recorder()
        self.lines = program.layout.source.split("\n")
        self.tests: dict[int, str] = {}
        self.loops: dict[int, ast.For | ast.While] = {}
        self.sources: set[int] = set()
        self.definitions: dict[int, ast.Def] = {}

    def outermost(self, statement: ast.Statement) -> Closure:
        """A statement of the program itself."""
        return signal(self.step(statement, self.top))

    def result(self, value: ast.Expr, at: int, source: str = "") -> Closure:
        """The program's value, as its last step."""
        line, text = self.place(at)

        def shown(f: Frame, given: Any) -> Note:
            return (str, kept(given, self.meter))

        return self.recorded(line, source or text, self.expression(value, self.top), shown)

    def place(self, at: int) -> tuple[int, str]:
        line, _ = self.program.place(at)
        text = self.lines[line - 1].strip()
        return line, text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"

    # ------------------------------------------------------------------------ statements
    def step(self, statement: ast.Statement, scope: Scope) -> Step:
        match statement:
            case ast.If(branches=branches):
                self.tests |= {id(test): "elif" if n else "if" for n, (test, _) in enumerate(branches)}
            case ast.For() | ast.While():
                self.loops[id(statement.body)] = statement
                if isinstance(statement, ast.For):
                    self.sources.add(id(statement.iterable))
            case ast.Def():
                self.definitions[id(statement.body)] = statement
        made = super().step(statement, scope)
        run = made.run if isinstance(statement, ast.ExpressionStatement) else signal(made)
        loops = isinstance(statement, (ast.For, ast.While))
        traced = self.recorded(*self.place(statement.at), run, self.shown(statement, scope), loops)
        return Step(traced, leaves=made.leaves)

    def recorded(self, line: int, source: str, run: Closure, shown: Shown, loops: bool = False) -> Closure:
        recorder = self.recorder

        def traced(f: Frame) -> Any:
            outer = recorder.here
            if outer is None:
                return run(f)
            own = recorder.here = recorder.step(outer, line, source, loops)
            try:
                given = run(f)
                if own is not None:
                    own.value = own.value or shown(f, own.ran if loops else given)
                return given
            finally:
                recorder.here = outer

        return traced

    def tail(self, body: Iterable[ast.Statement], scope: Scope, folds: int = 0) -> Closure:
        return returning([self.step(statement, scope) for statement in body], lambda f: None)

    def shown(self, statement: ast.Statement, scope: Scope) -> Shown:
        m = self.meter
        match statement:
            case ast.Return():
                return lambda f, given: (str, kept(given[0], m))
            case ast.ExpressionStatement(value=value):
                return self.shown_value(value, scope)
            case ast.Assign(targets=(ast.Name(name=name),)):
                slot = self.own_slot(name, scope)
                return lambda f, given: "" if slot is None else (str, kept(f[slot], m))
            case ast.Assign() | ast.Augment():
                changed = self.changed(statement, scope)
                return lambda f, given: (_listed, changed(f))
            case ast.For() | ast.While():
                left = self.changed(statement, scope)
                return lambda f, given: (_looped, given, left(f))
            case _:
                return lambda f, given: ""

    def shown_value(self, value: ast.Expr, scope: Scope) -> Shown:
        """Of an expression that stands alone: its value, what it printed, or what its receiver became."""
        m = self.meter
        receiver = value.receiver if isinstance(value, ast.MethodCall) else None
        names = self.named([receiver.name] if isinstance(receiver, ast.Name) else [], scope)
        prints = isinstance(value, ast.Call) and value.function == "print"

        def shown(f: Frame, given: Any) -> Note:
            if prints:
                return preview(m.printed[-1], m) if m.printed else ""
            return (_listed, names(f)) if given is None else (str, kept(given, m))

        return shown

    def changed(self, statement: ast.Statement, scope: Scope) -> Callable[[Frame], Pairs]:
        """The variables that a statement changes."""
        names = assigned([statement])
        match statement:
            case ast.Assign(targets=targets):
                names += [name for target in targets for name in _holders(target)]
            case ast.Augment(target=target):
                names += _holders(target)
            case ast.For(target=target):
                names = [*(name for name in names if name not in target_names(target)), *target_names(target)]
        return self.named(names, scope)

    def named(self, names: Iterable[str], scope: Scope) -> Callable[[Frame], Pairs]:
        """Of these names the variables of this scope that have a value, and the value."""
        slots = [(name, self.own_slot(name, scope)) for name in dict.fromkeys(names)]
        own = [(name, slot) for name, slot in slots if slot is not None]
        m = self.meter

        def shown(f: Frame) -> Pairs:
            known = [(name, f[slot]) for name, slot in own if f[slot] is not UNSET]
            return tuple([(name, kept(value, m, _NARROW)) for name, value in known[:_NAMES]])

        return shown

    # ------------------------------------------------------------------------ conditions
    def test(self, value: ast.Expr, scope: Scope) -> Operand:
        made, word = super().test(value, scope), self.tests.get(id(value))
        return made if word is None else Operand(self.condition(value, made.read, word, scope))

    def condition(self, test: ast.Expr, made: Closure, word: str, scope: Scope) -> Closure:
        """The test of an ``if`` or ``elif``, which is a step of its own."""
        recorder, m, (line, source) = self.recorder, self.meter, self.place(test.at)
        names = self.named(_names(test), scope)

        def traced(f: Frame) -> Any:
            given = made(f)
            here = recorder.here
            if here is None:
                return given
            if word == "elif" and here.parent is not None:
                here = recorder.here = recorder.step(here.parent, line, source)
            if here is not None:
                here.value = (_tested, kept(given, m), names(f))
            return given

        return traced

    # ------------------------------------------------------------------------ loops
    def block(self, body: Iterable[ast.Statement], scope: Scope) -> Step:
        made = super().block(body, scope)
        loop = self.loops.get(id(body))
        return made if loop is None else Step(self.iteration(loop, made, scope), leaves=made.leaves)

    def iteration(self, loop: ast.For | ast.While, body: Step, scope: Scope) -> Closure:
        recorder, (line, source), run = self.recorder, self.place(loop.at), signal(body)
        leaves = body.leaves
        if isinstance(loop, ast.For):
            names, test = self.named(target_names(loop.target), scope), ""
        else:
            names, test = self.named(_names(loop.test), scope), source.removeprefix("while").strip(" :")

        def traced(f: Frame) -> Any:
            outer = recorder.here
            if outer is None:
                return run(f)
            own = recorder.here = recorder.iteration(outer, line, test, leaves)
            if own is not None:
                if test:
                    own.value = (_tested, True, names(f))
                else:
                    own.source = (_listed, names(f))
            recorder.folds += 1
            try:
                return run(f)
            finally:
                recorder.folds -= 1
                recorder.here = outer

        return traced

    def iterator(self, value: ast.Expr, scope: Scope) -> Closure:
        made, recorder = super().iterator(value, scope), self.recorder
        if id(value) not in self.sources:
            return made

        def run(f: Frame) -> Any:
            found = made(f)
            if recorder.here is not None and hasattr(found, "__len__"):
                recorder.here.total = len(found)
            return found

        return run

    # ------------------------------------------------------------------------ calls
    def body(
        self, body: tuple[ast.Statement, ...], parameters: tuple[ast.Parameter, ...], inner: Scope
    ) -> Closure:
        run, definition = super().body(body, parameters, inner), self.definitions[id(body)]
        recorder, m, (line, _) = self.recorder, self.meter, self.place(definition.at)
        slots = [(p.name, inner.names.index(p.name) + 1) for p in parameters if p.name][:_NAMES]

        def traced(f: Frame) -> Any:
            outer = recorder.here
            if outer is None:
                return run(f)
            own = recorder.here = recorder.call(outer, line, "")
            if own is not None:
                given = tuple([(name, kept(f[slot], m, _NARROW)) for name, slot in slots])
                own.source = (_call, definition.name, given)
            recorder.folds += 1
            try:
                result = run(f)
                if own is not None:
                    own.value = (str, kept(result, m))
                return result
            finally:
                recorder.folds -= 1
                recorder.here = outer

        return traced


def _names(value: ast.Expr) -> list[str]:
    """The variables in an expression, in order."""
    found: list[str] = []
    level: list[Any] = [value]
    while level:
        node = level.pop()
        if isinstance(node, ast.Name):
            found.append(node.name)
        level += children(node)
    return found


def _holders(target: ast.Target) -> list[str]:
    """The variables whose items a target assigns."""
    match target:
        case ast.Index(receiver=receiver) | ast.Slice(receiver=receiver):
            while isinstance(receiver, (ast.Index, ast.Slice)):
                receiver = receiver.receiver
            return [receiver.name] if isinstance(receiver, ast.Name) else []
        case ast.NestedTarget(targets=targets):
            return [name for inner in targets for name in _holders(inner)]
        case _:
            return []


def kept(value: Any, m: Meter, width: int = WIDTH) -> Any:
    """The value as it is now: itself if it is small and cannot change, else its preview."""
    host = type(value)
    if (host is int and -_SMALL < value < _SMALL) or host is bool or value is None:
        return value
    return preview(value, m, width, quoted=True)


# ------------------------------------------------------------------------------- in words
def _listed(pairs: Pairs) -> str:
    return ", ".join(f"{name} = {value}" for name, value in pairs)


def _tested(given: Any, pairs: Pairs) -> str:
    return f"{given} ({_listed(pairs)})" if pairs else str(given)


def _looped(count: int, pairs: Pairs) -> str:
    told = f"{count:,} iteration{'s' if count != 1 else ''}"
    return f"{told}; {_listed(pairs)}" if pairs else told


def _call(name: str, pairs: Pairs) -> str:
    return f"{name}({', '.join(f'{key}={value}' for key, value in pairs)})"
