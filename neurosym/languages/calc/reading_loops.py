"""Comprehensions in words: what is counted, summed, kept or made for each item."""

from __future__ import annotations

from neurosym.languages.calc import ast
from neurosym.languages.calc.reading_parts import Parts, is_call
from neurosym.languages.calc.reading_tables import CHARACTERS, PLURALS, VOWELS

__all__ = ["Loops"]


class Loops(Parts):
    def over(self, function: str, items: ast.Comprehension) -> str | None:
        """A function of a comprehension with one clause over one name."""
        match items.clauses:
            case (ast.Clause(target=ast.Name(name=name), iterable=iterable, conditions=conditions),):
                pass
            case _:
                return None
        element = items.element
        test = element if not conditions and _is_test(element) else None
        if function in ("any", "all") and test is not None:
            plural = self.plural(test, name)
            some = "some" if function == "any" else "all"
            return plural and f"whether {some} of {self.phrase(iterable)} {plural}"
        if function == "sum" and test is not None:
            return self.counted_items(test, name, iterable)
        if len(conditions) == 1 and (
            (function == "sum" and isinstance(element, ast.Constant) and element.value == 1)
            or (function == "len" and _is_name(element, name))
        ):
            return self.counted_items(conditions[0], name, iterable)
        if function == "sum":
            return self.sum_over(element, name, items)
        return None

    def counted_items(self, test: ast.Expr, name: str, iterable: ast.Expr) -> str:
        noun, plural = self.characters(test, name), self.plural(test, name)
        things, whole = self.parts_of(iterable)
        if noun is not None:
            return f"the number of {noun} in {whole}"
        if plural is not None:
            return f"how many {'' if things == 'item' else f'{things}s '}of {whole} {plural}"
        return f"the number of {things}s {name} of {whole} for which {self.claim(test)}"

    def sum_over(self, element: ast.Expr, name: str, items: ast.Comprehension) -> str:
        iterable, conditions = items.clauses[0].iterable, items.clauses[0].conditions
        if not conditions:
            match element:
                case ast.Chain(
                    first=base, rest=(ast.Link(operator="**", operand=ast.Constant(value=2)),)
                ) if _is_name(base, name):
                    return f"the sum of the squares of {self.phrase(iterable)}"
                case ast.Call(function="len", arguments=(item,)) if _is_name(item, name):
                    return f"the total length of {self.phrase(iterable)}"
        return f"the sum of {self.each(items) or self.phrase(element)}"

    def each(self, items: ast.Comprehension) -> str | None:
        """``[x for x in l1 if x > 3]`` and ``[x * 2 for x in l1]``."""
        match items:
            case ast.Comprehension(
                kind="list" | "generator",
                element=element,
                clauses=(ast.Clause(target=ast.Name(name=name), iterable=iterable, conditions=conditions),),
            ):
                things, whole = self.parts_of(iterable)
            case _:
                return None
        if not conditions and is_call(iterable, "str") and _is_int_of(element, name):
            return f"the digits of {whole}"
        if things != "item" and not _is_name(element, name):
            whole = self.phrase(iterable)
        if not _is_name(element, name):
            where = "".join(f" for which {self.claim(test)}" for test in conditions)
            return f"{self.phrase(element)} for each {name} of {whole}{where}"
        if len(conditions) != 1:
            return None
        noun, plural = self.characters(conditions[0], name), self.plural(conditions[0], name)
        if noun is not None:
            return f"the {noun} of {whole}"
        if plural is not None:
            return f"the {things}s of {whole} that {plural}"
        return f"the {things}s {name} of {whole} for which {self.claim(conditions[0])}"

    def characters(self, test: ast.Expr, name: str) -> str | None:
        """What the characters that pass a test are called."""
        match test:
            case ast.MethodCall(receiver=receiver, method=method, arguments=()) if _is_name(receiver, name):
                return CHARACTERS.get(method)
            case ast.Comparison(
                first=first, rest=(ast.Link(operator="in", operand=ast.Constant(value=str(text))),)
            ) if text in VOWELS and _is_character(first, name):
                return "vowels"
            case ast.Boolean(
                operator="and",
                operands=(
                    ast.MethodCall(method="isalpha"),
                    ast.Comparison(
                        first=first,
                        rest=(ast.Link(operator="not in", operand=ast.Constant(value=str(text))),),
                    ),
                ),
            ) if text in VOWELS and _is_character(first, name):
                return "consonants"
            case _:
                return None

    def plural(self, test: ast.Expr, name: str) -> str | None:
        """What items that pass a test do: ``are greater than 3``, ``start with "a"``."""
        if isinstance(test, ast.Boolean):
            parts = [self.plural(operand, name) for operand in test.operands]
            return None if None in parts else f" {test.operator} ".join(part or "" for part in parts)
        claim = self.claim(test)
        length = f"the length of {name} "
        if claim.startswith(length):
            verb, _, rest = claim.removeprefix(length).partition(" ")
            return {"is": f"have a length {rest}", "equals": f"have a length of {rest}"}.get(verb)
        subject, verb, rest = (*claim.split(" ", 2), "", "")[:3]
        return f"{PLURALS[verb]} {rest}" if subject == name and verb in PLURALS else None


def _is_test(value: ast.Expr) -> bool:
    match value:
        case ast.Comparison() | ast.Boolean() | ast.Not():
            return True
        case ast.MethodCall(method=method):
            return method in CHARACTERS or method in ("startswith", "endswith")
        case ast.Call(function=function):
            return function in ("isprime", "any", "all", "bool")
        case _:
            return False


def _is_name(value: ast.Expr, name: str) -> bool:
    return isinstance(value, ast.Name) and value.name == name


def _is_int_of(value: ast.Expr, name: str) -> bool:
    return is_call(value, "int") and isinstance(value, ast.Call) and _is_name(value.arguments[0], name)


def _is_character(value: ast.Expr, name: str) -> bool:
    match value:
        case ast.MethodCall(receiver=receiver, method="lower" | "upper", arguments=()):
            return _is_name(receiver, name)
        case _:
            return _is_name(value, name)
