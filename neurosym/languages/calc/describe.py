"""A program read back in words, for the answer's restatement of the question.

Patterns are tables: a function, method or comparison has a phrase with places for its operands.
Whatever has no phrase is shown as it is written, with names replaced by what they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping

from neurosym.errors import NeurosymError
from neurosym.languages.calc import ast
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.write import write_expression
from neurosym.sandbox.budget import DEFAULT_BUDGET

__all__ = ["describe"]


def describe(source: str, shown: Mapping[str, str]) -> str:
    """``shown`` maps bound names to how a person would call them. Never raises."""
    try:
        body = parse_program(source, DEFAULT_BUDGET).body
    except NeurosymError:
        return source.strip()
    reader = _Reader(shown)
    if len(body) == 1:
        match body[0]:
            case ast.Assign(targets=(ast.Name(name="answer"),), value=value):
                return reader.phrase(value)
            case ast.ExpressionStatement(value=value):
                return reader.phrase(value)
            case _:
                pass
    parts = [reader.step(statement) for statement in body]
    return (
        "; ".join(part for part in parts if part)
        if all(p is not None for p in parts)
        else reader.program(source)
    )


_FUNCTIONS = {
    "abs": "the absolute value of {0}",
    "factorial": "the factorial of {0}",
    "float": "{0}, approximated",
    "int": "{0} as an integer",
    "isqrt": "the integer part of the square root of {0}",
    "list": "the list of {0}",
    "max": "the largest of {0}",
    "mean": "the mean of {0}",
    "median": "the median of {0}",
    "min": "the smallest of {0}",
    "mode": "the most frequent of {0}",
    "prod": "the product of {0}",
    "reversed": "{0} reversed",
    "round": "{0}, rounded",
    "set": "the different items of {0}",
    "sorted": "{0} sorted",
    "sqrt": "the square root of {0}",
    "str": "{0} as text",
    "sum": "the sum of {0}",
    "words": "the words of {0}",
    "isprime": "whether {0} is prime",
}
_PAIRS = {
    "gcd": "the greatest common divisor of {0} and {1}",
    "lcm": "the least common multiple of {0} and {1}",
    "max": "the larger of {0} and {1}",
    "min": "the smaller of {0} and {1}",
    "pow": "{0} to the power of {1}",
    "round": "{0}, rounded to {1} digits",
    "binomial": "the ways to choose {1} of {0}",
}
_KEYED = {
    ("max", "len"): "the longest of {0}",
    ("min", "len"): "the shortest of {0}",
    ("sorted", "len"): "{0} sorted by length",
}
_METHODS: dict[tuple[str, int], str] = {
    ("count", 1): "how often {1} occurs in {0}",
    ("index", 1): "the position (from 0) of {1} in {0}",
    ("upper", 0): "{0} in capital letters",
    ("lower", 0): "{0} in small letters",
    ("replace", 2): "{0} with {1} replaced by {2}",
    ("startswith", 1): "whether {0} starts with {1}",
    ("endswith", 1): "whether {0} ends with {1}",
    ("split", 0): "the pieces of {0} between blanks",
    ("splitlines", 0): "the lines of {0}",
    ("strip", 0): "{0} without blanks around it",
    ("title", 0): "{0} with a capital for each word",
    ("isdigit", 0): "whether {0} consists of digits",
    ("isalpha", 0): "whether {0} consists of letters",
    ("isupper", 0): "whether {0} is in capital letters",
}
_TESTS = {
    "in": "whether {0} occurs in {1}",
    "not in": "whether {0} does not occur in {1}",
    "==": "whether {0} equals {1}",
    "!=": "whether {0} differs from {1}",
    ">": "whether {0} is greater than {1}",
    "<": "whether {0} is less than {1}",
    ">=": "whether {0} is at least {1}",
    "<=": "whether {0} is at most {1}",
}
_ITEMS = {"isalpha": "letters", "isdigit": "digits", "isupper": "capital letters", "islower": "small letters",
          "isspace": "white-space characters"}  # fmt: skip
_VOWELS = "aeiouAEIOU"


class _Reader:
    def __init__(self, shown: Mapping[str, str]) -> None:
        self.shown = shown

    def name(self, name: str) -> str:
        return self.shown.get(name, name)

    def written(self, value: ast.Expr) -> str:
        return write_expression(value, self.name)

    def program(self, source: str) -> str:
        return " ; ".join(line.strip() for line in source.strip().splitlines() if line.strip())

    def step(self, statement: ast.Statement) -> str | None:
        match statement:
            case ast.Assign(targets=(ast.Name(name="answer"),), value=value):
                return self.phrase(value)
            case ast.Assign(targets=(ast.Name(name=name),), value=value):
                return f"{name} is {self.phrase(value)}"
            case ast.ExpressionStatement(value=value):
                return self.phrase(value)
            case ast.Import():
                return ""
            case _:
                return None

    # ------------------------------------------------------------------------ phrases
    def phrase(self, value: ast.Expr) -> str:
        return self.special(value) or self.written(value)

    def operand(self, value: ast.Expr) -> str:
        """A phrase that may stand inside another one."""
        match value:
            case ast.Constant(value=str(text)):
                return repr(text)
            case _:
                return self.phrase(value)

    def special(self, value: ast.Expr) -> str | None:
        match value:
            case ast.Call():
                return self.call(value)
            case ast.MethodCall():
                return self.method(value)
            case ast.Comparison(first=first, rest=(link,)):
                return self.test(first, link)
            case ast.Index(receiver=receiver, index=index):
                return self.index(receiver, index)
            case ast.Slice():
                return self.slice(value)
            case ast.Comprehension(kind="list", clauses=(clause,)):
                return self.kept(value.element, clause)
            case ast.Chain(first=first, rest=rest):
                return self.chain(first, rest)
            case _:
                return None

    def call(self, call: ast.Call) -> str | None:
        name, arguments = call.function, call.arguments
        if len(arguments) == 1 and isinstance(arguments[0], ast.Comprehension) and not call.keywords:
            over = self.over(name, arguments[0])
            if over is not None:
                return over
        match call.keywords:
            case (ast.Keyword(name="key", value=ast.Name(name=key)),) if (name, key) in _KEYED:
                return _KEYED[name, key].format(self.several(arguments))
            case (ast.Keyword(name="reverse", value=ast.Constant(value=True)),) if name == "sorted":
                return f"{self.several(arguments)} sorted in descending order"
            case ():
                pass
            case _:
                return None
        if name == "len" and len(arguments) == 1:
            return self.length(arguments[0])
        if name == "list" and len(arguments) == 1 and _is_call(arguments[0], "set"):
            return f"{self.operand(_argument(arguments[0]))} without repetitions"
        if name == "sum" and len(arguments) == 1 and _is_call(arguments[0], "range"):
            return self.sum_range(arguments[0])
        if name in ("max", "min") and len(arguments) > 2:
            return _FUNCTIONS[name].format(self.several(arguments))
        if len(arguments) == 1 and name in _FUNCTIONS:
            return _FUNCTIONS[name].format(self.operand(arguments[0]))
        if len(arguments) == 2 and name in _PAIRS:
            return _PAIRS[name].format(*map(self.operand, arguments))
        return None

    def several(self, arguments: tuple[ast.Expr, ...]) -> str:
        """``max(l1)``, ``max(a, b, c)`` and ``max([a, b])`` alike."""
        if len(arguments) == 1 and isinstance(arguments[0], ast.Display) and arguments[0].items:
            arguments = arguments[0].items
        texts = [self.operand(argument) for argument in arguments]
        return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"

    def length(self, value: ast.Expr) -> str:
        match value:
            case ast.Call(function="set", arguments=(inner,)):
                return f"how many different items {self.operand(inner)} has"
            case ast.Call(function="str", arguments=(inner,)):
                return f"how many digits {self.operand(inner)} has"
            case ast.MethodCall(receiver=inner, method="split", arguments=()):
                return f"how many words {self.operand(inner)} has"
            case ast.Call(function="words", arguments=(inner,)):
                return f"how many words {self.operand(inner)} has"
            case ast.MethodCall(receiver=inner, method="splitlines"):
                return f"how many lines {self.operand(inner)} has"
            case _:
                return f"the length of {self.operand(value)}"

    def sum_range(self, call: ast.Expr) -> str | None:
        assert isinstance(call, ast.Call)
        match call.arguments:
            case (
                start,
                ast.Chain(first=stop, rest=(ast.Link(operator="+", operand=ast.Constant(value=1)),)),
            ):
                return f"the sum of the integers from {self.operand(start)} to {self.operand(stop)}"
            case _:
                return None

    def method(self, call: ast.MethodCall) -> str | None:
        if call.keywords:
            return None
        match call:
            case ast.MethodCall(receiver=ast.Constant(value=str(glue)), method="join", arguments=(items,)):
                return self.joined(glue, items)
            case ast.MethodCall(receiver=text, method="replace", arguments=(old, ast.Constant(value=""))):
                return f"{self.operand(text)} without {self.operand(old)}"
            case ast.MethodCall(receiver=text, method="count", arguments=(ast.Constant(value=" "),)):
                return f"how many blanks {self.operand(text)} has"
            case _:
                form = _METHODS.get((call.method, len(call.arguments)))
                return form and form.format(self.operand(call.receiver), *map(self.operand, call.arguments))

    def joined(self, glue: str, items: ast.Expr) -> str:
        match items:
            case ast.Slice(start=None, stop=None, step=step, receiver=inner) if (
                step is not None and _is_minus(step, 1)
            ):
                source = (
                    inner.receiver if isinstance(inner, ast.MethodCall) and inner.method == "split" else inner
                )
                what = f"the words of {self.operand(source)}" if source is not inner else self.operand(inner)
                return f"{what} in reverse order"
            case ast.Call(function="sorted", arguments=(inner,), keywords=()):
                return f"the letters of {self.operand(inner)} sorted"
            case ast.Comprehension(element=ast.Index(index=ast.Constant(value=0)), clauses=(clause,)):
                return f"the first letters of {self.operand(clause.iterable)}"
            case ast.Name() if glue:
                return f"the letters of {self.operand(items)} with {glue!r} between them"
            case _:
                between = f" with {glue!r} between them" if glue else ""
                return f"{self.operand(items)} joined{between}"

    def test(self, first: ast.Expr, link: ast.Link) -> str | None:
        match first, link:
            case ast.Chain(first=a, rest=(ast.Link(operator="%", operand=b),)), ast.Link(
                operator="==", operand=ast.Constant(value=int(rest))
            ):
                if isinstance(b, ast.Constant) and b.value == 2 and rest in (0, 1):
                    return f"whether {self.operand(a)} is {'odd' if rest else 'even'}"
                if rest == 0:
                    return f"whether {self.operand(a)} is divisible by {self.operand(b)}"
            case ast.Name(), ast.Link(
                operator="==", operand=ast.Slice(receiver=ast.Name(name=name), step=step)
            ):
                if (
                    isinstance(first, ast.Name)
                    and name == first.name
                    and step is not None
                    and _is_minus(step, 1)
                ):
                    return f"whether {self.operand(first)} reads the same backwards"
        form = _TESTS.get(link.operator)
        return form and form.format(self.operand(first), self.operand(link.operand))

    def chain(self, first: ast.Expr, rest: tuple[ast.Link, ...]) -> str | None:
        match first, rest:
            case ast.MethodCall(method="index", arguments=(item,), receiver=holder), (
                ast.Link(operator="+", operand=ast.Constant(value=1)),
            ):
                return f"the position of {self.operand(item)} in {self.operand(holder)}"
            case _, (ast.Link(operator="%", operand=ast.Constant(value=10)),):
                return f"the last digit of {self.operand(first)}"
            case _, (ast.Link(operator="%", operand=divisor),):
                return f"the remainder of {self.operand(first)} divided by {self.operand(divisor)}"
            case _, (ast.Link(operator="//", operand=divisor),):
                return f"how many times {self.operand(divisor)} fits into {self.operand(first)}"
            case _, (ast.Link(operator="-", operand=second),) if self.special(first) and self.special(second):
                return f"{self.special(first)} minus {self.special(second)}"
            case _:
                return None

    # ------------------------------------------------------------------------ items
    def index(self, receiver: ast.Expr, index: ast.Expr) -> str | None:
        noun, whole = self.item_of(receiver)
        what = f"{noun} of {whole}"
        match index:
            case ast.Constant(value=int(number)) if not isinstance(index.value, bool):
                return f"{_ordinal(number + 1)} {what}"
            case ast.Unary(operator="-", operand=ast.Constant(value=int(number))):
                return f"the last {what}" if number == 1 else f"{_ordinal(number)} to last {what}"
            case ast.Unary(operator="-", operand=number):
                return f"{noun} number {self.operand(number)} from the end of {whole}"
            case ast.Chain(first=number, rest=(ast.Link(operator="-", operand=ast.Constant(value=1)),)):
                return f"{noun} number {self.operand(number)} of {whole}"
            case _:
                return None

    def item_of(self, receiver: ast.Expr) -> tuple[str, str]:
        match receiver:
            case ast.Call(function="words", arguments=(inner,)):
                return "word", self.operand(inner)
            case ast.Call(function="str", arguments=(inner,)):
                return "digit", self.operand(inner)
            case ast.Name(name=name) if name[:1] in ("s", "t", "w"):
                return "character", self.operand(receiver)
            case _:
                return "item", self.operand(receiver)

    def slice(self, value: ast.Slice) -> str | None:
        what = self.operand(value.receiver)
        match value.start, value.stop, value.step:
            case None, None, step if step is not None and _is_minus(step, 1):
                return f"{what} reversed"
            case None, None, ast.Constant(value=2):
                return f"every second item of {what}"
            case None, stop, None if stop is not None:
                return f"the first {self.operand(stop)} of {what}"
            case ast.Unary(operator="-", operand=count), None, None:
                return f"the last {self.operand(count)} of {what}"
            case _:
                return None

    # ------------------------------------------------------------------------ comprehensions
    def over(self, function: str, items: ast.Comprehension) -> str | None:
        if len(items.clauses) != 1 or not isinstance(items.clauses[0].target, ast.Name):
            return None
        clause, element = items.clauses[0], items.element
        variable, source = items.clauses[0].target.name, self.operand(clause.iterable)
        if function != "sum":
            return None
        if clause.conditions:
            if isinstance(element, ast.Name) and element.name == variable and len(clause.conditions) == 1:
                return f"the sum of the items of {source} {self.condition(clause.conditions[0], variable)}"
            return None
        match element:
            case ast.MethodCall(receiver=ast.Name(name=inner), method=method, arguments=()) if (
                inner == variable and method in _ITEMS
            ):
                return f"how many {_ITEMS[method]} {source} has"
            case ast.Comparison(
                first=ast.Name(), rest=(ast.Link(operator="in", operand=ast.Constant(value="aeiouAEIOU")),)
            ):
                return f"how many vowels {source} has"
            case ast.Boolean(
                operator="and",
                operands=(
                    ast.MethodCall(method="isalpha"),
                    ast.Comparison(
                        rest=(ast.Link(operator="not in", operand=ast.Constant(value="aeiouAEIOU")),)
                    ),
                ),
            ):
                return f"how many consonants {source} has"
            case (
                ast.Comparison()
                | ast.Boolean()
                | ast.Not()
                | ast.MethodCall(method="startswith" | "endswith")
            ):
                return f"how many items of {source} there are {self.condition(element, variable)}"
            case ast.Chain(first=ast.Name(), rest=(ast.Link(operator="**", operand=ast.Constant(value=2)),)):
                return f"the sum of the squares of {source}"
            case ast.Call(function="len", arguments=(ast.Name(),)):
                return f"the total length of the items of {source}"
            case ast.Call(function="int", arguments=(ast.Name(),)) if _is_call(clause.iterable, "str"):
                return f"the sum of the digits of {self.operand(_argument(clause.iterable))}"
            case _:
                return None

    def kept(self, element: ast.Expr, clause: ast.Clause) -> str | None:
        target, _, conditions = clause
        if not (
            isinstance(target, ast.Name) and isinstance(element, ast.Name) and element.name == target.name
        ):
            return None
        if len(conditions) != 1:
            return None
        return f"the items of {self.operand(clause.iterable)} {self.condition(conditions[0], target.name)}"

    def condition(self, test: ast.Expr, variable: str) -> str:
        phrase = self.special(test) or ""
        start = f"whether {variable} "
        if phrase.startswith(start):
            rest = phrase.removeprefix(start)
            for one, many in (("is ", "that are "), ("starts ", "that start "), ("ends ", "that end ")):
                if rest.startswith(one):
                    return many + rest.removeprefix(one)
            if rest.startswith("equals "):
                return "that equal " + rest.removeprefix("equals ")
        return f"with {self.written(test)}"


def _is_call(value: ast.Expr, name: str) -> bool:
    return isinstance(value, ast.Call) and value.function == name and len(value.arguments) > 0


def _argument(value: ast.Expr) -> ast.Expr:
    assert isinstance(value, ast.Call)
    return value.arguments[0]


def _is_minus(value: ast.Expr, number: int) -> bool:
    match value:
        case ast.Unary(operator="-", operand=ast.Constant(value=found)):
            return bool(found == number)
        case _:
            return False


def _ordinal(number: int) -> str:
    words = {1: "first", 2: "second", 3: "third"}
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {words.get(number, f'{number}{ending}')}"
