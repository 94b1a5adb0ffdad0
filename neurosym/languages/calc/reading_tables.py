"""What functions, methods and comparisons are called in words; {0}, {1} are the operands."""

from __future__ import annotations

__all__ = ["CHARACTERS", "FUNCTIONS", "GLUES", "KEYED", "METHODS", "PAIRS", "PLURALS", "TESTS", "VOWELS"]

FUNCTIONS = {
    "abs": "the absolute value of {0}",
    "factorial": "the factorial of {0}",
    "float": "{0}, approximated",
    "int": "{0} as an integer",
    "isprime": "whether {0} is prime",
    "isqrt": "the integer part of the square root of {0}",
    "list": "the list of {0}",
    "max": "the largest of {0}",
    "mean": "the mean of {0}",
    "median": "the median of {0}",
    "min": "the smallest of {0}",
    "mode": "the most frequent of {0}",
    "prod": "the product of {0}",
    "round": "{0}, rounded",
    "set": "the different items of {0}",
    "sqrt": "the square root of {0}",
    "str": "{0} as text",
    "sum": "the sum of {0}",
    "words": "the words of {0}",
}
PAIRS = {
    "binomial": "the number of ways to choose {1} of {0}",
    "gcd": "the greatest common divisor of {0} and {1}",
    "lcm": "the least common multiple of {0} and {1}",
    "max": "the larger of {0} and {1}",
    "min": "the smaller of {0} and {1}",
    "pow": "{0} to the power of {1}",
    "round": "{0}, rounded to {1} digits",
}
KEYED = {("max", "len"): "longest", ("min", "len"): "shortest"}
METHODS: dict[tuple[str, int], str] = {
    ("count", 1): "how often {1} occurs in {0}",
    ("endswith", 1): "whether {0} ends with {1}",
    ("isalpha", 0): "whether {0} consists of letters",
    ("isdigit", 0): "whether {0} consists of digits",
    ("islower", 0): "whether {0} is in small letters",
    ("isupper", 0): "whether {0} is in capital letters",
    ("lower", 0): "{0} in small letters",
    ("replace", 2): "{0} with every {1} replaced by {2}",
    ("split", 0): "the words of {0}",
    ("splitlines", 0): "the lines of {0}",
    ("startswith", 1): "whether {0} starts with {1}",
    ("strip", 0): "{0} without blanks around it",
    ("title", 0): "{0} with a capital for each word",
    ("upper", 0): "{0} in capital letters",
}
TESTS = {
    "in": "whether {0} occurs in {1}",
    "not in": "whether {0} does not occur in {1}",
    "==": "whether {0} equals {1}",
    "!=": "whether {0} differs from {1}",
    ">": "whether {0} is greater than {1}",
    "<": "whether {0} is less than {1}",
    ">=": "whether {0} is at least {1}",
    "<=": "whether {0} is at most {1}",
}
PLURALS = {
    "is": "are", "does": "do", "occurs": "occur", "equals": "equal", "differs": "differ",
    "starts": "start", "ends": "end", "consists": "consist", "reads": "read",
}  # fmt: skip
"""The verbs that the phrases above start with, after "whether it"."""

CHARACTERS = {
    "isalpha": "letters", "isdigit": "digits", "islower": "small letters", "isspace": "blanks",
    "isupper": "capital letters",
}  # fmt: skip
GLUES = {" ": "spaces", ",": "commas", ", ": "commas", "-": "hyphens", "\n": "line breaks"}
VOWELS = frozenset({"aeiou", "aeiouAEIOU", "AEIOUaeiou", "AEIOU"})
