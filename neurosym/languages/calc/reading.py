"""Expressions in words. What has no words of its own is written as in calc, its parts in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from neurosym.languages.calc import ast
from neurosym.languages.calc.dotted import Imports
from neurosym.languages.calc.reading_calls import Calls
from neurosym.languages.calc.reading_parts import is_minus
from neurosym.languages.calc.reading_tables import TESTS
from neurosym.languages.calc.write import LOOSEST, TIGHTEST, UNARY

__all__ = ["Reader"]

_SHARE = re.compile(
    r"(%|percent|per cent|\d/\d+|\b(half|thirds?|quarters?|(four|fif|six|seven|eigh|nin|ten)ths?))$"
)


class Reader(Calls):
    """A writer that prefers words to calc's syntax and brackets them where they are operands.

    It may ask for the words of a part more than once on its way; each is made once (of one tree, that
    the caller keeps), so that the time is in proportion to the program's length.
    """

    def __init__(self, shown: Mapping[str, str], known: Imports) -> None:
        super().__init__(shown, known)
        self._phrases: dict[int, str] = {}
        self._texts: dict[int, tuple[str, int]] = {}

    def phrase(self, value: ast.Expr) -> str:
        if isinstance(value, ast.Name):
            return self.shown(value.name)
        known = self._phrases.get(id(value))
        if known is None:
            known = self.whole(value) or self.special(value) or self.expression(value, LOOSEST)
            self._phrases[id(value)] = known
        return known

    def text(self, value: ast.Expr) -> tuple[str, int]:
        known = self._texts.get(id(value))
        if known is None:
            known = self._texts[id(value)] = self.new_text(value)
        return known

    def new_text(self, value: ast.Expr) -> tuple[str, int]:
        words = self.special(value)
        if words is not None:
            return words.removeprefix("whether "), LOOSEST
        match value:
            case ast.Name(name=name):
                return self.name_text(name)
            case ast.MethodCall() if (plain := self.plain_call(value)) is not None:
                return super().text(plain)
            case ast.Unary(operator=operator, operand=operand):
                inner = self.expression(operand, UNARY)
                return operator + (f"({inner})" if inner[:1] in "+-" else inner), UNARY
            case _:
                return super().text(value)

    def name_text(self, name: str) -> tuple[str, int]:
        """What a name stands for, as an operand: lists in brackets, numbers bare, phrases loose."""
        text = self.shown(name)
        if text.startswith("-"):
            return text, UNARY
        if re.fullmatch("l[0-9]+", name) and text != name and not text.startswith("the "):
            return f"[{text}]", TIGHTEST
        is_phrase = re.fullmatch("[re][0-9]+", name) and " " in text
        return text, LOOSEST if is_phrase else TIGHTEST

    def links(self, first: ast.Expr, rest: tuple[ast.Link, ...], left: int, right: int) -> str:
        text = self.expression(first, left)
        for operator, operand, _ in rest:
            second = self.expression(operand, right)
            second = f"({second})" if second.startswith("-") else second
            text += f"^{second}" if operator == "**" else f" {operator} {second}"
        return text

    # ------------------------------------------------------------------------ whole phrases
    def whole(self, value: ast.Expr) -> str | None:
        """Words that would be unclear as an operand of something else."""
        match value:
            case ast.Chain(first=base, rest=(ast.Link(operator="**", operand=power),)):
                return self.power(base, power)
            case ast.Chain(first=ast.Constant(value=100), rest=(times, per)) if (
                times.operator == "*" and per.operator == "/"
            ):
                return f"{self.phrase(times.operand)} as a percentage of {self.phrase(per.operand)}"
            case ast.Chain(first=share, rest=(ast.Link(operator="*", operand=amount),)) if isinstance(
                share, ast.Name
            ) and _SHARE.search(self.shown(share.name)):
                return f"{self.phrase(share)} of {self.expression(amount, TIGHTEST)}"
            case ast.Chain(first=text, rest=(ast.Link(operator="*", operand=times_),)) if (
                self.kind(text) == "text"
            ):
                return f"{self.phrase(text)} repeated {self.expression(times_, TIGHTEST)} times"
            case ast.Chain(first=first, rest=rest) if {link.operator for link in rest} == {"+"} and (
                "text" in map(self.kind, (first, *(link.operand for link in rest)))
            ):
                return " followed by ".join(map(self.phrase, (first, *(link.operand for link in rest))))
            case ast.Unary(operator="-", operand=operand) if not isinstance(operand, ast.Constant):
                return f"the opposite of {self.phrase(operand)}"
            case ast.Boolean(operator=operator, operands=operands):
                texts = [self.phrase(operand) for operand in operands]
                if all(text.startswith("whether ") for text in texts):
                    return "whether " + f" {operator} ".join(t.removeprefix("whether ") for t in texts)
                return None
            case ast.Not(operand=operand) if (claim := self.phrase(operand)).startswith("whether "):
                return f"whether it is false that {claim.removeprefix('whether ')}"
            case ast.Conditional(test=test, then=then, otherwise=otherwise):
                return f"{self.phrase(then)} if {self.claim(test)}, else {self.phrase(otherwise)}"
            case _:
                return None

    def power(self, base: ast.Expr, power: ast.Expr) -> str:
        text = self.expression(base, TIGHTEST)
        match power:
            case ast.Constant(value=2):
                return f"{text} squared"
            case ast.Constant(value=3):
                return f"{text} cubed"
            case _:
                return f"{text} to the power of {self.expression(power, UNARY)}"

    # ------------------------------------------------------------------------ phrases anywhere
    def special(self, value: ast.Expr) -> str | None:
        match value:
            case ast.Call():
                return self.call(value)
            case ast.MethodCall():
                plain = self.plain_call(value)
                return self.method(value) if plain is None else self.call(plain)
            case ast.Attribute():
                return self.attribute(value)
            case ast.Comparison(first=first, rest=(link,)):
                return self.test(first, link)
            case ast.Index(receiver=receiver, index=index):
                return self.index(receiver, index)
            case ast.Slice():
                return self.slice(value)
            case ast.Comprehension():
                return self.each(value)
            case ast.Chain(first=first, rest=(link,)):
                return self.chain(first, link)
            case _:
                return None

    def test(self, first: ast.Expr, link: ast.Link) -> str | None:
        match first, link:
            case ast.Chain(first=a, rest=(ast.Link(operator="%", operand=b),)), ast.Link(
                operator="==", operand=ast.Constant(value=int(rest))
            ) if rest in (0, 1):
                if isinstance(b, ast.Constant) and b.value == 2:
                    return f"whether {self.phrase(a)} is {'odd' if rest else 'even'}"
                if rest == 0:
                    return f"whether {self.phrase(a)} is divisible by {self.phrase(b)}"
            case ast.Name(name=name), ast.Link(
                operator="==", operand=ast.Slice(receiver=ast.Name(name=again), step=step)
            ) if name == again and is_minus(step, 1):
                return f"whether {self.phrase(first)} reads the same backwards"
            case _, ast.Link(operator="in" | "not in", operand=holder) if self.kind(holder) in (
                "list",
                "strings",
            ):
                negation = "not " if link.operator == "not in" else ""
                return f"whether {self.phrase(first)} is {negation}among {self.several((holder,))}"
        form = TESTS.get(link.operator)
        return form and form.format(self.phrase(first), self.phrase(link.operand))

    def chain(self, first: ast.Expr, link: ast.Link) -> str | None:
        match first, link:
            case ast.MethodCall(method="index", arguments=(item,), receiver=holder), ast.Link(
                operator="+", operand=ast.Constant(value=1)
            ):
                return self.position(holder, item)
            case _, ast.Link(operator="%", operand=ast.Constant(value=10)):
                return f"the last digit of {self.phrase(first)}"
            case _, ast.Link(operator="%", operand=divisor):
                return f"the remainder of {self.phrase(first)} divided by {self.phrase(divisor)}"
            case _, ast.Link(operator="//", operand=divisor):
                return f"how many whole times {self.phrase(divisor)} fits into {self.phrase(first)}"
            case _, ast.Link(operator="-", operand=second):
                if isinstance(first, ast.Call) and isinstance(second, ast.Call):
                    return f"{self.phrase(first)} minus {self.phrase(second)}"
                return None
            case _:
                return None
