"""Items, pieces and orders of sequences in words."""

from __future__ import annotations

import re

from neurosym.languages.calc import ast
from neurosym.languages.calc.reading_parts import Parts, is_call, is_minus, ordinal

__all__ = ["Items"]


class Items(Parts):
    def index(self, receiver: ast.Expr, index: ast.Expr) -> str | None:
        if isinstance(receiver, ast.Call) and receiver.function == "sorted" and not receiver.keywords:
            ranked = self.ranked(receiver, index)
            if ranked is not None:
                return ranked
        if isinstance(receiver, ast.DictDisplay):
            return None
        noun, whole = self.parts_of(receiver)
        match index:
            case ast.Constant(value=int(number)):
                return f"the {ordinal(number + 1)} {noun} of {whole}"
            case ast.Unary(operator="-", operand=ast.Constant(value=int(number))):
                return f"the {_from_end(number)} {noun} of {whole}"
            case ast.Unary(operator="-", operand=number):
                rank = self.rank(number)
                numbered = f"the {rank} {noun}" if rank else f"{noun} number {self.phrase(number)}"
                return f"{numbered} from the end of {whole}"
            case ast.Chain(first=number, rest=(ast.Link(operator="-", operand=ast.Constant(value=1)),)):
                rank = self.rank(number)
                numbered = f"the {rank} {noun}" if rank else f"{noun} number {self.phrase(number)}"
                return f"{numbered} of {whole}"
            case _:
                return None

    def ranked(self, items: ast.Call, index: ast.Expr) -> str | None:
        """``sorted(l1)[-n1]`` is the n1-th largest."""
        rank: str | None
        match index:
            case ast.Constant(value=int(number)):
                rank, most = ordinal(number + 1), "smallest"
            case ast.Unary(operator="-", operand=ast.Constant(value=int(number))):
                rank, most = ordinal(number), "largest"
            case ast.Unary(operator="-", operand=number):
                rank, most = self.ranking(number), "largest"
            case ast.Chain(first=number, rest=(ast.Link(operator="-", operand=ast.Constant(value=1)),)):
                rank, most = self.ranking(number), "smallest"
            case _:
                return None
        if rank is None:
            return None
        whole = self.several(items.arguments)
        if self.kind(items) == "strings":
            end = "" if most == "smallest" else " from the end"
            return f"the {rank}{end} of {whole} in alphabetical order"
        return f"the {most} of {whole}" if rank == "first" else f"the {rank} {most} of {whole}"

    def ranking(self, number: ast.Expr) -> str | None:
        text = self.phrase(number)
        return ordinal(int(text)) if re.fullmatch("[0-9]{1,6}", text) else self.rank(number)

    def slice(self, value: ast.Slice) -> str | None:
        noun, whole = self.parts_of(value.receiver)
        match value.start, value.stop, value.step:
            case None, None, step if is_minus(step, 1):
                if noun == "item":
                    return f"{whole} in reverse order"
                return (
                    f"{whole} reversed" if noun == "character" else f"the {noun}s of {whole} in reverse order"
                )
            case None, None, ast.Constant(value=2):
                return f"every second {noun} of {whole}"
            case None, stop, None if stop is not None and not isinstance(stop, ast.Unary):
                return f"the first {self.counted(stop, noun)} of {whole}"
            case ast.Unary(operator="-", operand=count), None, None:
                return f"the last {self.counted(count, noun)} of {whole}"
            case _:
                return None

    def counted(self, count: ast.Expr, noun: str) -> str:
        text = self.phrase(count)
        return noun if text in ("1", "one") else f"{text} {noun}s"

    def sorted_items(self, arguments: tuple[ast.Expr, ...], descending: bool = False) -> str:
        whole = self.several(arguments)
        strings = self.kind(arguments[0]) in ("strings", "words", "lines") if arguments else False
        if self.kind(arguments[0]) == "text":
            whole, strings = f"the letters of {whole}", True
        if strings:
            return f"{whole} in {'reverse ' if descending else ''}alphabetical order"
        return f"{whole} in descending order" if descending else f"{whole} in ascending order"

    def length(self, value: ast.Expr) -> str:
        match value:
            case ast.Call(function="set", arguments=(inner,)):
                noun, whole = self.parts_of(inner)
                return f"the number of different {noun}s in {whole}"
            case _ if self.kind(value) == "unknown":
                return f"the length of {self.phrase(value)}"
            case _:
                noun, whole = self.parts_of(value)
                return f"the number of {noun}s in {whole}"

    def position(self, holder: ast.Expr, item: ast.Expr) -> str:
        return f"the position of {self.phrase(item)} in {self.phrase(holder)}"

    def before(self, holder: ast.Expr, item: ast.Expr) -> str:
        noun, whole = self.parts_of(holder)
        return f"how many {noun}s come before {self.phrase(item)} in {whole}"

    def number_of_digits(self, value: ast.Expr) -> str | None:
        """``int(str(n1)[0])``: to a reader, digits are numbers already."""
        match value:
            case ast.Index(receiver=receiver) | ast.Slice(receiver=receiver) if is_call(receiver, "str"):
                return self.phrase(value)
            case _:
                return None


def _from_end(number: int) -> str:
    return "last" if number == 1 else f"{ordinal(number)} to last"
