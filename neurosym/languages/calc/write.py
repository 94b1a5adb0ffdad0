"""From a tree back to text: canonical, and parsed again it gives the same tree.

``Writer`` is also the base of the reader, which says the same in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from neurosym.languages.calc import ast
from neurosym.languages.calc.literals import encode_string
from neurosym.values import Value, canonical_text

__all__ = ["LOOSEST", "TIGHTEST", "UNARY", "Writer", "write", "write_statements"]

_LEVELS = {
    "|": 5, "^": 6, "&": 7, "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "//": 10, "%": 10, "**": 12,
}  # fmt: skip
_NAMED, _CONDITIONAL, _OR, _AND, _NOT, _COMPARISON, _UNION, _UNARY, _PRIMARY = -1, 0, 1, 2, 3, 4, 5, 11, 13

LOOSEST, UNARY, TIGHTEST = _CONDITIONAL, _UNARY, _PRIMARY
"""How tightly a text binds: what is looser than its place allows is put in brackets."""


def write(program: ast.Program) -> str:
    return "\n".join(write_statements(program.body, Writer()))


class Writer:
    """``name`` says how a name is shown: by itself, or as a reader would call it."""

    def __init__(self, name: Callable[[str], str] = str) -> None:
        self.shown = name

    def expression(self, value: ast.Expr, least: int) -> str:
        """The text, in brackets if it binds less tightly than ``least``."""
        text, level = self.text(value)
        return text if level >= least else f"({text})"

    def text(self, value: ast.Expr) -> tuple[str, int]:
        match value:
            case ast.Constant(value=constant):
                return _constant(constant)
            case ast.Name(name=name):
                return self.shown(name), _PRIMARY
            case ast.FString(parts=parts):
                return f'f"{"".join(map(self.part, parts))}"', _PRIMARY
            case ast.Display(kind=kind, items=items):
                return self.display(kind, items), _PRIMARY
            case ast.DictDisplay(pairs=pairs):
                return "{" + ", ".join(map(self.pair, pairs)) + "}", _PRIMARY
            case ast.Formatted():
                return f'f"{self.part(value)}"', _PRIMARY
            case ast.Starred(value=inner):
                return f"*{self.expression(inner, _UNION)}", _PRIMARY
            case ast.NamedExpression(target=target, value=inner):
                return f"{self.shown(target.name)} := {self.expression(inner, 0)}", _NAMED
            case ast.Comprehension():
                return self.comprehension(value), _PRIMARY
            case ast.Lambda(parameters=parameters, body=body):
                given = f" {self.parameters(parameters)}" if parameters else ""
                return f"lambda{given}: {self.expression(body, 0)}", _CONDITIONAL
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                head = f"{self.expression(then, _OR)} if {self.expression(test, _OR)}"
                return f"{head} else {self.expression(otherwise, 0)}", _CONDITIONAL
            case ast.Boolean(operator=operator, operands=operands):
                level = _OR if operator == "or" else _AND
                return f" {operator} ".join(self.expression(o, level + 1) for o in operands), level
            case ast.Not(operand=operand):
                return f"not {self.expression(operand, _NOT)}", _NOT
            case ast.Comparison(first=first, rest=rest):
                return self.links(first, rest, _COMPARISON + 1, _COMPARISON + 1), _COMPARISON
            case ast.Chain(first=first, rest=rest):
                level = _LEVELS[rest[0].operator]
                right = _UNARY if level == _LEVELS["**"] else level + 1
                return self.links(first, rest, level + 1, right), level
            case ast.Unary(operator=operator, operand=operand):
                return operator + self.expression(operand, _UNARY), _UNARY
            case ast.Call(function=function, arguments=arguments, keywords=keywords):
                return f"{function}({self.arguments(arguments, keywords)})", _PRIMARY
            case ast.Apply(function=function, arguments=arguments, keywords=keywords):
                called = self.receiver(function)
                if isinstance(function, (ast.Name, ast.Attribute)):
                    called = f"({called})"
                return f"{called}({self.arguments(arguments, keywords)})", _PRIMARY
            case ast.MethodCall(receiver=receiver, method=method, arguments=arguments, keywords=keywords):
                given = self.arguments(arguments, keywords)
                return f"{self.receiver(receiver)}.{method}({given})", _PRIMARY
            case ast.Attribute(receiver=receiver, name=name):
                return f"{self.receiver(receiver)}.{name}", _PRIMARY
            case ast.Index(receiver=receiver, index=ast.Display(kind="tuple", items=(_, _, *_) as items)):
                inside = ", ".join(self.expression(item, 0) for item in items)
                return f"{self.receiver(receiver)}[{inside}]", _PRIMARY
            case ast.Index(receiver=receiver, index=index):
                return f"{self.receiver(receiver)}[{self.expression(index, 0)}]", _PRIMARY
            case ast.Slice(receiver=receiver, start=start, stop=stop, step=step):
                parts_of = ["" if part is None else self.expression(part, 0) for part in (start, stop, step)]
                return f"{self.receiver(receiver)}[{':'.join(parts_of if step else parts_of[:2])}]", _PRIMARY
            case _:
                assert_never(value)

    def receiver(self, value: ast.Expr) -> str:
        """What is called, indexed or has a member: numbers in brackets."""
        text = self.expression(value, _PRIMARY)
        return f"({text})" if text[:1].isdigit() else text

    def pair(self, pair: tuple[ast.Expr | None, ast.Expr]) -> str:
        key, value = pair
        if key is None:
            return f"**{self.expression(value, _UNION)}"
        return f"{self.expression(key, 0)}: {self.expression(value, 0)}"

    def links(self, first: ast.Expr, rest: tuple[ast.Link, ...], left: int, right: int) -> str:
        parts = [self.expression(first, left)]
        parts += [f"{operator} {self.expression(operand, right)}" for operator, operand, _ in rest]
        return " ".join(parts)

    def part(self, part: ast.Expr) -> str:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            return encode_string(part.value)[1:-1].replace("{", "{{").replace("}", "}}")
        end = ""
        if isinstance(part, ast.Formatted):
            end = (part.conversion and f"!{part.conversion}") + (part.spec and f":{part.spec}")
            part = part.value
        text = self.expression(part, 0)
        return "{" + (f"({text})" if text.startswith("{") else text) + end + "}"

    def display(self, kind: str, items: tuple[ast.Expr, ...]) -> str:
        inner = ", ".join(self.expression(item, _NAMED) for item in items)
        match kind:
            case "list":
                return f"[{inner}]"
            case "set":
                return "{" + inner + "}"
            case _:
                return f"({inner}{',' if len(items) == 1 else ''})"

    def comprehension(self, value: ast.Comprehension) -> str:
        inner = self.expression(value.element, 0)
        if value.value is not None:
            inner += f": {self.expression(value.value, 0)}"
        for target, iterable, conditions in value.clauses:
            inner += f" for {self.target(target)} in {self.expression(iterable, _OR)}"
            inner += "".join(f" if {self.expression(condition, _OR)}" for condition in conditions)
        left, right = {"list": ("[", "]"), "generator": ("(", ")")}.get(value.kind, ("{", "}"))
        return left + inner + right

    def arguments(self, arguments: Iterable[ast.Expr], keywords: Iterable[ast.Keyword]) -> str:
        given = list(arguments)
        if len(given) == 1 and isinstance(given[0], ast.Comprehension) and given[0].kind == "generator":
            inner = self.comprehension(given[0])
            return inner[1:-1] if not keywords else inner + self.named(keywords, True)
        return ", ".join(self.expression(a, _NAMED) for a in given) + self.named(keywords, bool(given))

    def named(self, keywords: Iterable[ast.Keyword], comma: bool) -> str:
        texts = [
            f"{k.name}={self.expression(k.value, 0)}" if k.name else f"**{self.expression(k.value, 0)}"
            for k in keywords
        ]
        return (", " if comma and texts else "") + ", ".join(texts)

    def parameters(self, parameters: tuple[ast.Parameter, ...]) -> str:
        return ", ".join(
            p.kind + p.name if p.default is None else f"{p.name}={self.expression(p.default, 0)}"
            for p in parameters
        )

    def target(self, target: ast.Target, inner: bool = False) -> str:
        if not isinstance(target, ast.NestedTarget):
            return self.expression(target, 0)
        text = ", ".join(self.target(part, True) for part in target.targets)
        if len(target.targets) == 1:
            text += ","
        return f"({text})" if inner else text


def _constant(value: Value) -> tuple[str, int]:
    if isinstance(value, str):
        return encode_string(value), _PRIMARY
    text = canonical_text(value)
    if "/" not in text:
        return text, _PRIMARY
    # a literal's denominator divides a power of ten: write the decimal again
    places = 0
    while (value * 10**places).denominator != 1:
        places += 1
    digits = canonical_text((value * 10**places).numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}", _PRIMARY


def write_statements(body: Iterable[ast.Statement], w: Writer, indent: str = "") -> list[str]:
    return [line for statement in body for line in _statement(statement, w, indent)]


def _statement(statement: ast.Statement, w: Writer, indent: str) -> list[str]:
    deeper = indent + "    "
    match statement:
        case ast.Declared():
            return []
        case ast.Assert(test=test, message=message):
            told = "" if message is None else f", {w.expression(message, 0)}"
            return [f"{indent}assert {w.expression(test, 0)}{told}"]
        case ast.Delete(targets=deleted):
            return [f"{indent}del {', '.join(map(w.target, deleted))}"]
        case ast.Outer(word=word, names=outer):
            return [f"{indent}{word} {', '.join(outer)}"]
        case ast.ExpressionStatement(value=value):
            return [indent + w.expression(value, 0)]
        case ast.Assign(targets=targets, value=value):
            return [indent + " = ".join([*map(w.target, targets), w.expression(value, 0)])]
        case ast.Augment(target=target, operator=operator, value=value):
            return [f"{indent}{w.target(target)} {operator}= {w.expression(value, 0)}"]
        case ast.If(branches=branches, otherwise=otherwise):
            lines: list[str] = []
            for head, (test, inner) in zip(["if", *["elif"] * len(branches)], branches, strict=False):
                lines += [
                    f"{indent}{head} {w.expression(test, _NAMED)}:",
                    *write_statements(inner, w, deeper),
                ]
            return lines + _otherwise(otherwise, w, indent)
        case ast.For(target=target, iterable=iterable, body=inner, otherwise=otherwise):
            return [
                f"{indent}for {w.target(target)} in {w.expression(iterable, 0)}:",
                *write_statements(inner, w, deeper),
                *_otherwise(otherwise, w, indent),
            ]
        case ast.While(test=test, body=inner, otherwise=otherwise):
            return [
                f"{indent}while {w.expression(test, _NAMED)}:",
                *write_statements(inner, w, deeper),
                *_otherwise(otherwise, w, indent),
            ]
        case ast.Def(name=name, parameters=parameters, body=inner, decorators=decorators):
            return [
                *(f"{indent}@{w.expression(decorator, 0)}" for decorator in decorators),
                f"{indent}def {name}({w.parameters(parameters)}):",
                *write_statements(inner, w, deeper),
            ]
        case ast.Return(value=result):
            return [indent + ("return" if result is None else f"return {w.expression(result, 0)}")]
        case ast.Break():
            return [indent + "break"]
        case ast.Continue():
            return [indent + "continue"]
        case ast.Pass():
            return [indent + "pass"]
        case ast.Import(module=module, names=(), alias=alias):
            return [f"{indent}import {module}" + (f" as {alias}" if alias != module else "")]
        case ast.Import(module=module, names=names):
            inner_names = ", ".join(name if name == local else f"{name} as {local}" for name, local in names)
            return [f"{indent}from {module} import {inner_names}"]
        case _:
            assert_never(statement)


def _otherwise(body: tuple[ast.Statement, ...], w: Writer, indent: str) -> list[str]:
    return [f"{indent}else:", *write_statements(body, w, indent + "    ")] if body else []
