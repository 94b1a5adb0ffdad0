"""What a template's slots are filled with: a value and one way to write it."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from neurosym.training.lexicon import lexicon
from neurosym.training.number_words import cardinal, ordinal, ordinal_word
from neurosym.values import Expression, Value

__all__ = ["Filler", "fill", "plain_text"]


@dataclass(frozen=True)
class Filler:
    """``surface`` is written into the question; ``value`` is what the detector must find there."""

    surface: str
    value: Value


def plain_text(slot: str, rng: Random) -> str | None:
    """The filling of a slot that is no reference ({p}, {q}, {o}, {u}, {place}), else None."""
    lists = {"p": "names", "q": "names", "o": "things", "u": "things", "place": "places"}
    return rng.choice(lexicon()[lists[slot]]) if slot in lists else None


def fill(slots: Mapping[str, tuple[str, str | None]], rng: Random) -> dict[str, Filler]:
    """Fill ``slots`` (name -> type and form) together, so that they fit one another.

    A letter is mostly one that occurs, a position mostly one that exists, a word mostly one of the list.
    Raises KeyError for a type or form that does not exist.
    """
    filled: dict[str, Filler] = {}
    for name in sorted(slots, key=lambda slot: _ORDER.get(slots[slot][0], 0)):
        kind, form = slots[name]
        container = next((f.value for f in filled.values() if isinstance(f.value, (str, list))), None)
        filled[name] = _TYPES[kind](rng, form, container)
    return filled


_ORDER = {"letter": 2, "word": 2, "ordinal": 2, "number": 1, "integer": 1, "positive": 1}
"""Containers first; a lone ``word`` slot beside a text is looked for in it."""


# ---------------------------------------------------------------- strings


def _pseudo_word(rng: Random) -> str:
    if rng.random() < 0.5:
        return "".join(rng.choice(string.ascii_lowercase) for _ in range(rng.randint(3, 14)))
    return "".join(rng.choice("bcdfgklmnprstvz") + rng.choice("aeiou") for _ in range(rng.randint(2, 6)))


def _a_word(rng: Random) -> str:
    return rng.choice(lexicon()["words"]) if rng.random() < 0.8 else _pseudo_word(rng)


def _sentence(rng: Random) -> str:
    words = lexicon()
    if rng.random() < 0.3:
        text = " ".join(_a_word(rng) for _ in range(rng.randint(3, 12)))
    else:
        parts = [rng.choice(words["subjects"]), rng.choice(words["verbs"]), rng.choice(words["objects"])]
        if rng.random() < 0.7:
            parts.append(rng.choice(words["tails"]))
        text = " ".join(parts)
    if rng.random() < 0.8:
        text = text[0].upper() + text[1:] + rng.choice([".", ".", ".", "!", "?"])
    return text


def _passage(rng: Random) -> str:
    style = rng.random()
    if style < 0.12:
        letters = rng.choice([string.ascii_lowercase, string.ascii_letters + "  ", "01", "abc "])
        return "".join(rng.choice(letters) for _ in range(rng.randint(20, 400))).strip() or "a b"
    sentences = [_sentence(rng) for _ in range(rng.choice([1, 1, 2, 3, 5, 12]))]
    if style < 0.3:
        return "\n".join(sentences)
    return " ".join(sentences)


_QUOTES = [("'", "'"), ('"', '"'), ('"', '"'), ("“", "”"), ("`", "`")]


def _quote(text: str, rng: Random) -> str:
    fitting = [q for q in _QUOTES if q[0] not in text and q[1] not in text]
    left, right = rng.choice(fitting or [('"', '"')])
    return f"{left}{text}{right}"


def _string(rng: Random, form: str | None, _: Value) -> Filler:
    form = form or rng.choice(["word", "quoted", "sentence"])
    if form == "text":
        text = _passage(rng)
        return Filler(text, text)
    if form == "sentence":
        text = _sentence(rng).replace('"', "")
        left, right = rng.choice([('"', '"'), ("“", "”")])
        return Filler(f"{left}{text}{right}", text)
    if form == "word":
        text = _a_word(rng)
        return Filler(text, text)
    if form == "quoted":
        text = (
            _a_word(rng) if rng.random() < 0.7 else " ".join(_a_word(rng) for _ in range(rng.randint(2, 4)))
        )
        if rng.random() < 0.15:
            text = text.title() if rng.random() < 0.5 else text.upper()
        return Filler(_quote(text, rng), text)
    raise KeyError(form)


def _text(rng: Random, form: str | None, container: Value) -> Filler:
    return _string(rng, form or "sentence", container)


def _quoted(rng: Random, form: str | None, container: Value) -> Filler:
    return _string(rng, form or "quoted", container)


def _spaced(rng: Random, form: str | None, _: Value) -> Filler:
    text = " ".join(_a_word(rng)[:10])
    return Filler(text if form == "text" else _quote(text, rng), text)


def _letter(rng: Random, form: str | None, container: Value) -> Filler:
    source = container if isinstance(container, str) else "".join(map(str, container or ()))
    present = [c for c in source if c.isalpha()]
    letter = rng.choice(present) if present and rng.random() < 0.8 else rng.choice(string.ascii_lowercase)
    return Filler(_quote(letter, rng) if form == "quoted" else letter, letter)


def _word(rng: Random, form: str | None, container: Value) -> Filler:
    if isinstance(container, str):
        inside = [w.strip(".,!?") for w in container.split()]
    else:
        inside = [w for w in container or () if isinstance(w, str)]
    inside = [w for w in inside if w.isalpha()]
    word = rng.choice(inside) if inside and rng.random() < 0.85 else _a_word(rng)
    return Filler(_quote(word, rng) if form == "quoted" else word, word)


# ---------------------------------------------------------------- numbers


def _digits(number: int, rng: Random) -> str:
    return f"{number:,}" if abs(number) >= 1000 and rng.random() < 0.5 else str(number)


def _written(number: int, form: str | None, rng: Random) -> str:
    spoken = form == "words" or (form is None and 2 <= number <= 100 and rng.random() < 0.25)
    return cardinal(number) if spoken and 0 <= number <= 10**6 else _digits(number, rng)


def _magnitude(rng: Random) -> int:
    return rng.choice((10, 10, 100, 100, 100, 1000, 10_000, 1_000_000, int("1" + "0" * rng.randint(7, 60))))


def _number(rng: Random, form: str | None, container: Value) -> Filler:
    numbers = [x for x in container if not isinstance(x, str)] if isinstance(container, list) else []
    if numbers and rng.random() < 0.7:
        value = rng.choice(numbers)
        if rng.random() < 0.3:
            value += rng.choice([-1, 1])
        return Filler(_decimal(value) if isinstance(value, Fraction) else str(value), value)
    style = rng.random()
    if form == "price":
        return _price(rng)
    if form == "percent":
        return _percent(rng, None, None)
    if style < 0.1 and form != "words":
        value = Fraction(rng.randint(1, 9999), rng.choice([10, 100]))
        return Filler(_decimal(value), value if value.denominator != 1 else int(value))
    number = rng.randint(0, _magnitude(rng))
    if style > 0.95 and form is None:
        return Filler(str(-number), -number)
    return Filler(_written(number, form, rng), number)


def _decimal(value: Fraction | int) -> str:
    scaled = Fraction(value) * 100
    if scaled.denominator != 1:
        return f"{Fraction(value).numerator}/{Fraction(value).denominator}"
    sign, cents = ("-", -int(scaled)) if scaled < 0 else ("", int(scaled))
    return f"{sign}{cents // 100}.{cents % 100:02d}".rstrip("0").rstrip(".")


def _price(rng: Random) -> Filler:
    cents = rng.choice([5, 10, 25, 50, 99, 100]) * rng.randint(1, 40)
    value = Fraction(cents, 100)
    surface = f"{cents // 100}.{cents % 100:02d}" if cents % 100 else str(cents // 100)
    return Filler(f"{rng.choice('$$$€£')}{surface}", int(value) if value.denominator == 1 else value)


def _integer(rng: Random, form: str | None, _: Value) -> Filler:
    number = rng.randint(-5, _magnitude(rng))
    return Filler(_written(number, form, rng), number)


def _positive(rng: Random, form: str | None, container: Value) -> Filler:
    if isinstance(container, (str, list)):
        number = rng.randint(2, max(2, min(len(container), 9)))
    else:
        number = rng.randint(1, _magnitude(rng))
    return Filler(_written(number, form, rng), number)


def _small(rng: Random, form: str | None, _: Value) -> Filler:
    number = rng.randint(2, 30)
    return Filler(_written(number, form, rng), number)


def _exponent(rng: Random, form: str | None, _: Value) -> Filler:
    number = rng.choice([2, 3, 3, 4, 5, 6, 7, 8, 10, 12, 20])
    return Filler(_written(number, form, rng), number)


def _ordinal(rng: Random, form: str | None, container: Value) -> Filler:
    size = len(container) if isinstance(container, (str, list)) else 9
    if isinstance(container, str) and " " in container and rng.random() < 0.7:
        size = len(container.split())  # it may be the words that are counted
    number = rng.randint(2, max(2, min(size, 40)))
    if form == "digits" or number > 20 or rng.random() < 0.4:
        return Filler(ordinal(number), number)
    return Filler(ordinal_word(number), number)


def _percent(rng: Random, form: str | None, _: Value) -> Filler:
    number = rng.choice([5, 10, 12, 15, 20, 25, 30, 40, 50, 60, 75, rng.randint(1, 99)])
    sign = "%" if form == "digits" or rng.random() < 0.7 else " percent"
    return Filler(f"{number}{sign}", _plain(Fraction(number, 100)))


_FRACTION_WORDS = {
    Fraction(1, 2): ("half", "one half", "1/2"),
    Fraction(1, 3): ("one third", "a third", "1/3"),
    Fraction(2, 3): ("two thirds", "2/3"),
    Fraction(1, 4): ("a quarter", "one quarter", "1/4"),
    Fraction(3, 4): ("three quarters", "3/4"),
    Fraction(1, 5): ("one fifth", "a fifth", "1/5"),
    Fraction(2, 5): ("two fifths", "2/5"),
    Fraction(3, 8): ("three eighths", "3/8"),
}


def _fraction(rng: Random, form: str | None, _: Value) -> Filler:
    if form == "digits" or rng.random() < 0.4:
        denominator = rng.randint(2, 12)
        numerator = rng.randint(1, denominator - 1)
        return Filler(f"{numerator}/{denominator}", Fraction(numerator, denominator))
    value = rng.choice(list(_FRACTION_WORDS))
    return Filler(rng.choice(_FRACTION_WORDS[value]), value)


def _plain(value: Fraction) -> Fraction | int:
    return int(value) if value.denominator == 1 else value


# ---------------------------------------------------------------- lists


def _series(texts: Sequence[str], rng: Random, form: str | None, *, words: bool) -> str:
    if form == "lines":
        bullet = rng.choice(["", "", "- ", "* "])
        return "\n".join(bullet + text for text in texts)
    quoted = words and rng.random() < 0.15
    shown = [f"'{text}'" for text in texts] if quoted else list(texts)
    style = rng.random()
    if style < 0.25:
        return "[" + ", ".join(shown) + "]"
    if style < 0.6 and len(shown) > 2:
        return ", ".join(shown[:-1]) + rng.choice([" and ", ", and "]) + shown[-1]
    if style < 0.7 and not words and len(shown) > 2:
        return " ".join(shown)
    return ", ".join(shown)


def _length(rng: Random) -> int:
    return rng.choice([3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12, 20])


def _numbers(rng: Random, form: str | None, _: Value) -> Filler:
    values: list[int | Fraction] = []
    low, high = rng.choice([(1, 9), (1, 20), (1, 100), (1, 100), (1, 1000), (-20, 20), (0, 10**6)])
    pool = [rng.randint(low, high) for _ in range(_length(rng))]
    if rng.random() < 0.12:
        values = [_plain(Fraction(x * 10 + rng.randint(0, 9), 10)) for x in pool]
    else:
        values = [*pool]
    if rng.random() < 0.25:
        values.append(rng.choice(values))
        rng.shuffle(values)
    return Filler(_series([_decimal(x) for x in values], rng, form, words=False), values)


def _integers(rng: Random, form: str | None, _: Value) -> Filler:
    low, high = rng.choice([(1, 9), (1, 30), (1, 100), (1, 1000), (-20, 20)])
    values = [rng.randint(low, high) for _ in range(_length(rng))]
    return Filler(_series([str(x) for x in values], rng, form, words=False), values)


def _strings(rng: Random, form: str | None, _: Value) -> Filler:
    pick: Callable[[Random], str] = _a_word
    style = rng.random()
    if style < 0.15:
        pick = lambda r: r.choice(lexicon()["names"])  # noqa: E731
    elif style < 0.3:
        pick = lambda r: r.choice(lexicon()["things"])  # noqa: E731
    values = [pick(rng) for _ in range(_length(rng))]
    if rng.random() < 0.25:
        values.append(rng.choice(values))
        rng.shuffle(values)
    return Filler(_series(values, rng, form, words=True), values)


def _list(rng: Random, form: str | None, container: Value) -> Filler:
    if form in ("numbers", "strings", "integers"):
        return _TYPES[form](rng, None, container)
    return (_numbers if rng.random() < 0.5 else _strings)(rng, form, container)


def _concept(rng: Random, form: str | None, _: Value) -> Filler:
    """Examples of a number concept, as the number game shows them."""
    k = rng.randint(2, 12)
    start = rng.randint(1, 90)
    pools: list[list[int]] = [
        list(range(2, 101, 2)),
        list(range(1, 101, 2)),
        [x * x for x in range(1, 11)],
        list(range(k, 101, k)),
        [k**i for i in range(1, 7) if k**i <= 100],
        list(range(start, min(100, start + rng.randint(3, 20)) + 1)),
        [x for x in range(1, 101) if x % 10 == k % 10],
        [x for x in range(2, 100) if all(x % d for d in range(2, x))],
    ]
    pool = rng.choice(pools)
    values = [rng.choice(pool) for _ in range(rng.randint(3, 6))]
    if len(set(values)) > 2:
        values = list(dict.fromkeys(values))
    return Filler(_series([str(x) for x in values], rng, form, words=False), values)


# ---------------------------------------------------------------- expressions


def _expression(rng: Random, form: str | None, _: Value) -> Filler:
    text = _arithmetic(rng, rng.choice([1, 1, 2, 2, 3, 4]))
    shown = text
    if rng.random() < 0.3:
        shown = shown.replace(" * ", rng.choice([" × ", " · ", " x ", "*"]) if rng.random() < 0.7 else " * ")
    if rng.random() < 0.15:
        shown = shown.replace(" ", "")
    return Filler(shown, Expression(text))


def _arithmetic(rng: Random, depth: int) -> str:
    if depth == 0:
        number = rng.randint(1, rng.choice([9, 20, 100, 1000, 10 ** rng.randint(4, 50)]))
        return str(number if rng.random() < 0.93 else -number)
    left = _arithmetic(rng, rng.randint(0, depth - 1))
    right = _arithmetic(rng, rng.randint(0, depth - 1))
    operator = rng.choice(["+", "+", "-", "*", "*", "/"])
    if rng.random() < 0.06:
        return f"{rng.randint(2, 12)}**{rng.randint(2, 5)} {operator} {right}"
    return (
        f"({left} {operator} {right})" if depth < 3 and rng.random() < 0.5 else f"{left} {operator} {right}"
    )


def _boolean(rng: Random, form: str | None, _: Value) -> Filler:
    text = _logic(rng, rng.choice([1, 2, 2, 3, 4]))
    return Filler(text.lower() if rng.random() < 0.1 else text, Expression(text))


def _logic(rng: Random, depth: int) -> str:
    if depth == 0:
        return rng.choice(["True", "False"])
    style = rng.random()
    if style < 0.2:
        return f"not {_logic(rng, depth - 1)}"
    if style < 0.4:
        blank = rng.choice(["", " "])
        return f"({blank}{_logic(rng, depth - 1)}{blank})"
    left, right = _logic(rng, rng.randint(0, depth - 1)), _logic(rng, rng.randint(0, depth - 1))
    return f"{left} {rng.choice(['and', 'or'])} {right}"


_TYPES: Mapping[str, Callable[[Random, str | None, Value], Filler]] = {
    "string": _string,
    "text": _text,
    "quoted": _quoted,
    "spaced": _spaced,
    "letter": _letter,
    "word": _word,
    "number": _number,
    "integer": _integer,
    "positive": _positive,
    "small": _small,
    "exponent": _exponent,
    "ordinal": _ordinal,
    "percent": _percent,
    "fraction": _fraction,
    "numbers": _numbers,
    "integers": _integers,
    "strings": _strings,
    "list": _list,
    "concept": _concept,
    "expression": _expression,
    "boolean": _boolean,
}
