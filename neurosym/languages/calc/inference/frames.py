"""What is known of the variables at one point of a program, scope by scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from neurosym.languages.calc import ast
from neurosym.languages.calc.inference.known import ANY, Known, join
from neurosym.languages.calc.scopes import assignments, functions

__all__ = ["Frame", "Names", "State", "merge", "names", "shared_names"]

State = dict[str, Known] | None
"""The variables that some path to this point has set; None if no path leads here."""


def merge(states: Iterable[State]) -> State:
    """What is known where these paths meet. A name that one of them leaves unset may still be read."""
    met: State = None
    for state in states:
        if met is None:
            met = None if state is None else dict(state)
        elif state is not None:
            for name, value in state.items():
                before = met.get(name, value)
                met[name] = value if before is value else join(before, value)
    return met


@dataclass(frozen=True)
class Names:
    """The names of a scope: in how many places each gets a value, and the functions bound once."""

    places: Counter[str]
    functions: dict[str, ast.Def | ast.Lambda] = field(default_factory=dict)


def names(parameters: Iterable[ast.Parameter], body: Iterable[ast.Statement]) -> Names:
    """Of a function, or of the program."""
    places = Counter([*(parameter.name for parameter in parameters), *assignments(body)])
    return Names(places, {name: made for name, made in functions(body) if places[name] == 1})


def shared_names(program: ast.Program) -> frozenset[str]:
    """The variables that something else than a statement of their own scope sets: ``:=``, or a function."""
    if not any(word in program.layout.source for word in ("global", "nonlocal", ":=")):
        return frozenset()
    return frozenset(_shared(program.body))


def _shared(body: Iterable[ast.Statement]) -> Iterator[str]:
    for statement in body:
        match statement:
            case ast.Declared(names=names) | ast.Outer(names=names):
                yield from names
            case ast.For(body=inner, otherwise=otherwise) | ast.While(body=inner, otherwise=otherwise):
                yield from _shared((*inner, *otherwise))
            case ast.If(branches=branches, otherwise=otherwise):
                yield from _shared((*otherwise, *(s for _, inner in branches for s in inner)))
            case ast.Def(body=inner):
                yield from _shared(inner)
            case _:
                pass


@dataclass
class Frame:
    """A scope while it is looked at: a function's, the program's or a comprehension's.

    The body of a ``lazy`` one may run at any time after this point, so that of the variables around it
    only those with one place are known. ``returned``, ``breaks`` and ``continues`` collect what leaves the
    function or the loop that is looked at.
    """

    names: Names
    state: State
    parent: Frame | None = None
    lazy: bool = False
    returned: list[Known] = field(default_factory=list)
    breaks: list[State] = field(default_factory=list)
    continues: list[State] = field(default_factory=list)

    def find(self, name: str) -> tuple[Frame, bool] | None:
        """The frame that holds a name, and whether code that runs later stands between."""
        frame: Frame | None = self
        later = False
        while frame is not None:
            if name in frame.names.places:
                return frame, later
            later = later or frame.lazy
            frame = frame.parent
        return None

    def value(self, name: str, later: bool) -> Known | None:
        """What is known of a variable of this frame; None if nothing has set it on any path to here."""
        if self.state is None:
            return ANY
        if not later:
            return self.state.get(name)
        return self.state.get(name, ANY) if self.names.places[name] == 1 else ANY
