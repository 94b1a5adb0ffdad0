"""Calls of functions and methods, and attributes, in words."""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.languages.calc import ast
from neurosym.languages.calc.dotted import Imports, dotted_path, resolve
from neurosym.languages.calc.literals import encode_string
from neurosym.languages.calc.primitives import Member
from neurosym.languages.calc.reading_items import Items
from neurosym.languages.calc.reading_loops import Loops
from neurosym.languages.calc.reading_parts import is_minus
from neurosym.languages.calc.reading_tables import FUNCTIONS, GLUES, KEYED, METHODS, PAIRS

__all__ = ["Calls"]


class Calls(Items, Loops):
    """``known`` are the program's imports: ``math.sqrt(x)`` is read like ``sqrt(x)``."""

    def __init__(self, shown: Mapping[str, str], known: Imports) -> None:
        super().__init__(shown)
        self.known = known

    def plain_call(self, call: ast.MethodCall) -> ast.Call | None:
        """``sqrt(x)`` for ``math.sqrt(x)``."""
        row = self.member((*path, call.method)) if (path := dotted_path(call.receiver)) else None
        return None if row is None else ast.Call(row.name, call.arguments, call.keywords, call.at)

    def attribute(self, value: ast.Attribute) -> str:
        path = dotted_path(value)
        if path is not None and self.member(path) is not None:
            return value.name
        return f"the {value.name.replace('_', ' ')} of {self.phrase(value.receiver)}"

    def member(self, path: tuple[str, ...]) -> Member | None:
        """What a path stands for, if it begins with a module or a builtin type."""
        return None if self.shown(path[0]) != path[0] else resolve(path, self.known)

    def call(self, call: ast.Call) -> str | None:
        name, arguments = call.function, call.arguments
        match call.keywords:
            case (ast.Keyword(name="key", value=ast.Name(name=key)),) if (name, key) in KEYED:
                return self.extreme(KEYED[name, key], arguments)
            case (ast.Keyword(name="key", value=ast.Name(name="len")),) if name == "sorted":
                return f"{self.several(arguments)} in order of length"
            case (ast.Keyword(name="reverse", value=ast.Constant(value=True)),) if name == "sorted":
                return self.sorted_items(arguments, descending=True)
            case ():
                pass
            case _:
                return None
        match name, arguments:
            case _, (ast.Comprehension() as items,) if (over := self.over(name, items)) is not None:
                return over
            case "len", (inner,):
                return self.length(inner)
            case "int", (inner,) if (digits := self.number_of_digits(inner)) is not None:
                return digits
            case "list", (ast.Call(function="set", arguments=(inner,)),):
                return f"{self.phrase(inner)} without repetitions"
            case "reversed", (inner,):
                return f"{self.phrase(inner)} in reverse order"
            case "sorted", (_,):
                return self.sorted_items(arguments)
            case "sum", (ast.Call(function="range") as numbers,):
                return self.sum_range(numbers)
            case "abs", (ast.Chain(first=a, rest=(ast.Link(operator="-", operand=b),)),):
                return f"the difference between {self.phrase(a)} and {self.phrase(b)}"
            case (("max" | "min"), (inner,)) if self.kind(inner) == "strings":
                end = "first" if name == "min" else "last"
                return f"the {end} of {self.phrase(inner)} in alphabetical order"
            case (("max" | "min"), (ast.Display(items=items),)) if len(items) == 2:
                return PAIRS[name].format(*map(self.phrase, items))
            case (("max" | "min"), (_, _, _, *_)):
                return FUNCTIONS[name].format(self.several(arguments))
            case _, (_,) if name in FUNCTIONS:
                return FUNCTIONS[name].format(self.several(arguments))
            case _, (a, b) if name in PAIRS:
                return PAIRS[name].format(self.phrase(a), self.phrase(b))
            case _:
                return None

    def extreme(self, most: str, arguments: tuple[ast.Expr, ...]) -> str:
        """``max(words(t1), key=len)`` is the longest word, of two texts the longer."""
        match arguments:
            case (_, _) | (ast.Display(items=(_, _)),):
                return f"the {most.removesuffix('st')}r of {self.several(arguments)}"
            case (items,) if self.kind(items) in ("words", "lines"):
                noun, whole = self.parts_of(items)
                return f"the {most} {noun} of {whole}"
            case _:
                return f"the {most} of {self.several(arguments)}"

    def sum_range(self, call: ast.Call) -> str | None:
        match call.arguments:
            case start, ast.Chain(first=stop, rest=(ast.Link(operator="+", operand=ast.Constant(value=1)),)):
                return f"the sum of the integers from {self.phrase(start)} to {self.phrase(stop)}"
            case _:
                return None

    def method(self, call: ast.MethodCall) -> str | None:
        match call:
            case ast.MethodCall(keywords=keywords) if keywords:
                return None
            case ast.MethodCall(receiver=ast.Constant(value=str(glue)), method="join", arguments=(items,)):
                return self.joined(glue, items)
            case ast.MethodCall(receiver=text, method="replace", arguments=(old, ast.Constant(value=""))):
                left_out = (
                    "spaces" if isinstance(old, ast.Constant) and old.value == " " else self.phrase(old)
                )
                return f"{self.phrase(text)} without {left_out}"
            case ast.MethodCall(receiver=text, method="count", arguments=(ast.Constant(value=" "),)):
                return f"the number of spaces in {self.phrase(text)}"
            case ast.MethodCall(receiver=holder, method="count", arguments=(item,)) if self.kind(holder) in (
                "words",
                "lines",
            ):
                noun, whole = self.parts_of(holder)
                return f"how often the {noun} {self.phrase(item)} occurs in {whole}"
            case ast.MethodCall(receiver=holder, method="index", arguments=(item,)):
                return self.before(holder, item)
            case _:
                form = METHODS.get((call.method, len(call.arguments)))
                return form and form.format(self.phrase(call.receiver), *map(self.phrase, call.arguments))

    def joined(self, glue: str, items: ast.Expr) -> str:
        match items:
            case ast.Slice(start=None, stop=None, step=step) if is_minus(step, 1):
                return self.phrase(items)
            case ast.Call(function="sorted", arguments=(_,)):
                return self.phrase(items)
            case ast.Comprehension(element=ast.Index(index=ast.Constant(value=0)), clauses=(clause,)):
                return f"the first letters of {self.phrase(clause.iterable)}"
            case ast.Comprehension(clauses=(clause,)) if not glue and self.kind(clause.iterable) == "text":
                return self.phrase(items)
            case ast.Name() if glue and self.kind(items) == "text":
                text = f"the letters of {self.phrase(items)}"
            case _ if not glue:
                return f"{self.phrase(items)} joined"
            case _:
                text = self.phrase(items)
        between = GLUES.get(glue) or encode_string(glue)
        return f"{text} with {between} between them"
