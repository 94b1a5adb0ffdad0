"""Arithmetic by digits: one operation on numbers of 1 to 50 digits, and sums of 10 to 1,000 numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from neurosym.benchmarks.task import Benchmark, Item

__all__ = ["DIGITS", "SUMS", "arithmetic"]

DIGITS = (1, 2, 3, 5, 8, 12, 20, 30, 40, 50)
SUMS = (10, 30, 100, 300, 1_000)
ROUNDS = 4
"""Items of each operation and number of digits, and half as many of each layout of a sum."""

_PHRASINGS: dict[str, tuple[str, ...]] = {
    "+": (
        "What is {a} + {b}?",
        "What do you get if you add {a} and {b}?",
        "{a} plus {b} =",
        "Work out the sum of {a} and {b}.",
    ),
    "-": (
        "What is {a} - {b}?",
        "Subtract {b} from {a}.",
        "How much is {a} minus {b}?",
        "Take {b} away from {a}. What is left?",
    ),
    "*": (
        "What is {a} * {b}?",
        "Multiply {a} by {b}.",
        "{a} times {b} equals what?",
        "Find the product of {a} and {b}.",
    ),
    "//": (
        "What is {a} // {b}?",
        "What is the integer quotient of {a} divided by {b}?",
        "How many whole times does {b} go into {a}?",
        "Divide {a} by {b} and drop the remainder.",
    ),
    "%": (
        "What is {a} % {b}?",
        "What is the remainder when {a} is divided by {b}?",
        "What remains if you divide {a} by {b}?",
        "Compute {a} modulo {b}.",
    ),
}

_OPERATIONS: dict[str, Callable[[int, int], int]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
}

_SUM_PHRASINGS = (
    "What is the sum of {}?",
    "Add up these numbers: {}",
    "What do the following numbers add up to?\n\n{}",
    "Compute the total of the numbers below.\n\n{}",
)


def arithmetic(seed: int = 1) -> Benchmark:
    items = [item for digits in DIGITS for item in _operations(digits, seed)]
    items += [item for count in SUMS for item in _sums(count, seed)]
    about = f"Integer arithmetic by the operands' digits, and sums by the number of summands; seed {seed}."
    return Benchmark("arithmetic", "1", about, tuple(items))


def _operations(digits: int, seed: int) -> list[Item]:
    """The second operand of a division has half the digits, so that quotients are long as well."""
    items = []
    for number in range(ROUNDS):
        for sign, phrasings in _PHRASINGS.items():
            random = Random(f"{seed} {digits} {number} {sign}")
            a, b = _number(random, digits), _number(random, digits)
            if sign in ("//", "%"):
                b = _number(random, max(1, digits // 2))
            target = _OPERATIONS[sign](a, b)
            question = phrasings[number % len(phrasings)].format(a=a, b=b)
            group = f"digits-{digits}"
            items.append(Item(f"{group}/{sign}/{number}", question, str(target), group, sign))
    return items


def _sums(count: int, seed: int) -> list[Item]:
    items = []
    group = f"sum-{count}"
    for number, phrasing in enumerate(_SUM_PHRASINGS * (ROUNDS // 2)):
        random = Random(f"{seed} sum {count} {number}")
        summands = [random.randint(-999 if number >= len(_SUM_PHRASINGS) else 0, 9_999) for _ in range(count)]
        separator = "\n" if "below" in phrasing else ", "
        question = phrasing.format(separator.join(map(str, summands)))
        items.append(Item(f"{group}/{number}", question, str(sum(summands)), group, "sum"))
    return items


def _number(random: Random, digits: int) -> int:
    """Of exactly so many digits, at least 1."""
    return random.randint(10 ** (digits - 1), 10**digits - 1)
