"""Numbers written in words: cardinals, ordinals, fractions, dozens, percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from neurosym.references.found import Found, lower_before, vocabulary, word_after
from neurosym.references.numbers import SCALES

__all__ = ["word_numbers"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NTH = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_SMALL = {word: value for value, word in enumerate(_UNITS.split())}
_SMALL |= {word: 20 + 10 * index for index, word in enumerate(_TENS.split())} | {"fourty": 40}
_ORDINALS = {word: value for value, word in enumerate(_NTH.split(), start=2)}
_ORDINALS |= {word[:-1] + "ieth": 20 + 10 * index for index, word in enumerate(_TENS.split())}
_ORDINALS |= {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
_DENOMINATORS = {"half": 2, "quarter": 4} | {w: v for w, v in _ORDINALS.items() if w != "second"}
_PLURALS = {"halves": 2, "quarters": 4} | {
    w + "s": v for w, v in _DENOMINATORS.items() if w not in ("half", "quarter")
}

_ALL = frozenset({*_SMALL, *SCALES, *_ORDINALS, *_DENOMINATORS, *_PLURALS, "first"})
_WORD = re.compile(r"[A-Za-z]++(?![\w])")
_GLUED = re.compile(r"[\w'’]")
_JOIN = re.compile(r"(?:\s|-){1,2}")
_AND = re.compile(r"\s+and\s+(?:an?\s+)?", re.IGNORECASE)
_PERCENT = re.compile(r"\s+per\s?cent\b", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w'’-])an?\s+$", re.IGNORECASE)
_HALF_A = re.compile(r"[\s-](?:an?[\s-])?(dozen|hundred|thousand|million|billion)\b", re.IGNORECASE)
_COINS = re.compile(r"\b(?:dimes?|nickels?|penn(?:y|ies)|coins?|cents?)\b", re.IGNORECASE)
_NOT_HALF = re.compile(r"\b(?:first|second|other|upper|lower|last|latter|left|right|top|bottom)\s+$")
_SECOND_BEFORE = re.compile(
    r"(?:\b(?:is|comes|came|stands|finished|placed|the|its|every|each|his|her|my|your|their|our|our|this"
    r"|that|on|in)\s+|'s\s+|\band\s+|\bor\s+|,\s+)$"
)
_NO_SECOND_AFTER = vocabulary("of per after before and or is was when later in at for hand") | {""}
_SECOND_OF_TWO = re.compile(r"\b(?:in|on|at|from|for|during|and)\s+the\s+$")
_NUMBER_NEXT = re.compile(r"\s+[$€£]?[0-9]")
_ADJECTIVE_ONE = re.compile(r"\b(?:an?|the)\s+(?P<word>[a-z-]+)\s+$")
_NO_ADJECTIVE = vocabulary("number digit of to plus minus times than is was by and or with for in on from")
_ADJECTIVES = vocabulary(
    "red blue green yellow white black brown orange purple pink grey gray big small large little tall short "
    "long wide heavy light full empty whole cheap expensive round square single double plain used broken"
)
_NOT_ONE_BEFORE = re.compile(
    r"\b(?:the|this|that|which|each|every|no|any|some|another|other|first|last|next|right|wrong|only|by"
    r"|\w+(?:er|est)|even|odd|good|old|new)\s+$"
)
_ONE_BEFORE = re.compile(
    r"(?:\b(?:plus|minus|times|by|add|adding|subtract|subtracting|than|to|from|over|equals?|is|and|or|only"
    r"|just|exactly|number|digit|give|gives|gave|given|giving|take|takes|took|taken|eat|eats|ate|eaten|keep"
    r"|keeps|kept|lose|loses|lost|sell|sells|sold|buy|buys|bought|get|gets|got|receives?|received|sends?|sent"
    r"|finds?|found|drops?|dropped|breaks?|broke|puts?|uses?|used|adds?|added|lends?|lent|hands?|handed)\s+"
    r"|[,+*/=(\[{-]\s*)$"
)
_NOT_ONE_AFTER = vocabulary(
    "of another is was are who that which has had can does did will would in on at with comes come and or "
    "to as from"
    " after before should could must occurs appears day morning evening night afternoon by thing for"
)


def word_numbers(text: str, start: int, end: int) -> Iterator[Found]:
    """Every number in words in ``text[start:end]``, in order; ordinals are tagged."""
    words = [
        (m.start(), m.end(), word)
        for m in _WORD.finditer(text, start, end)
        if (word := m[0].lower()) in _ALL and not (m.start() and _GLUED.match(text, m.start() - 1))
    ]
    index = 0
    while index < len(words):
        found, index = _read(text, words, index)
        if found is not None:
            yield found


Word = tuple[int, int, str]


def _joined(text: str, words: list[Word], index: int) -> str | None:
    """The word after ``words[index]`` if only a blank or hyphen lies between."""
    if index + 1 < len(words) and _JOIN.fullmatch(text, words[index][1], words[index + 1][0]):
        return words[index + 1][2]
    return None


def _after_and(text: str, words: list[Word], index: int) -> str | None:
    if index + 1 < len(words) and _AND.fullmatch(text, words[index][1], words[index + 1][0]):
        return words[index + 1][2]
    return None


def _read(text: str, words: list[Word], index: int) -> tuple[Found | None, int]:
    """The number that starts at a word, and the index of the word behind it."""
    begin, end, word = words[index]
    if word == "half":
        return _half(text, words, index)
    if word in _PLURALS or word == "first":
        return None, index + 1
    article = _ARTICLE.search(text, max(0, begin - 8), begin)
    if word in _DENOMINATORS or word == "second":
        following = word_after(text, end)
        if word == "second":
            before = lower_before(text, begin)
            if following == "of" and re.match(r"\s+of\s+[\[(\"'“‘0-9-]", text[end : end + 8]):
                return Found("n", 2, begin, end, tag="ordinal"), index + 1
            stands = re.search(r"\b(?:is|comes|came|stands|finished|placed)\s+$", before) and following in (
                "",
                "in",
                "from",
            )
            counted = _SECOND_OF_TWO.search(before) and (
                _NUMBER_NEXT.match(text, end)
                or (not following and re.search(r"\bfirst\b", lower_before(text, begin, 300)))
            )
            if counted:
                return Found("n", 2, begin, end, tag="ordinal"), index + 1
            if stands or (_SECOND_BEFORE.search(before) and following not in _NO_SECOND_AFTER):
                return Found("n", 2, begin, end, tag="ordinal"), index + 1
            if text[end : end + 1] == "-" or following in ("largest", "smallest", "last", "from", "to"):
                return Found("n", 2, begin, end, tag="ordinal"), index + 1
            return None, index + 1
        if article and following in ("of", "as", "the", "more", "less", "fewer", "full"):
            return Found(
                "n", Fraction(1, _DENOMINATORS[word]), article.start(), end, tag="fraction"
            ), index + 1
        if word == "quarter":
            if article and not _COINS.search(text):
                return Found("n", Fraction(1, 4), article.start(), end, tag="fraction"), index + 1
            return None, index + 1
        return Found("n", _ORDINALS[word], begin, end, tag="ordinal"), index + 1
    if word in SCALES:
        if not article:
            return None, index + 1
        begin = article.start()
    value, last, ordinal = _cardinal(text, words, index)
    end = words[last][1]
    if ordinal:
        return Found("n", value, begin, end, tag="ordinal"), last + 1
    if value == 1 and last == index and not _is_one(text, words, index):
        return None, index + 1
    number: int | Fraction = value
    tag = ""
    following_word = _joined(text, words, last)
    if following_word in _PLURALS and not (following_word == "quarters" and _COINS.search(text)):
        last += 1
        number, end, tag = Fraction(value, _PLURALS[following_word]), words[last][1], "fraction"
    elif value == 1 and following_word in _DENOMINATORS:
        last += 1
        number, end, tag = Fraction(1, _DENOMINATORS[following_word]), words[last][1], "fraction"
    else:
        number, last, end = _and_fraction(text, words, last, number)
    if percent := _PERCENT.match(text, end):
        number, end, tag = Fraction(number) / 100, percent.end(), "percent"
    return Found("n", _plain(number), begin, end, tag=tag), last + 1


def _and_fraction(
    text: str, words: list[Word], last: int, number: int | Fraction
) -> tuple[int | Fraction, int, int]:
    """What follows "two" in "two and a half", "three" in "three and two thirds"."""
    word = _after_and(text, words, last)
    if word in ("half", "third", "quarter") and " a" in text[words[last][1] : words[last + 1][0]]:
        return number + Fraction(1, _DENOMINATORS[word]), last + 1, words[last + 1][1]
    if word in _SMALL and (below := _joined(text, words, last + 1)) in _PLURALS:
        return number + Fraction(_SMALL[word], _PLURALS[below]), last + 2, words[last + 2][1]
    return number, last, words[last][1]


def _cardinal(text: str, words: list[Word], index: int) -> tuple[int, int, bool]:
    """Value, index of the last word, and whether it is an ordinal ("twenty-first")."""
    word = words[index][2]
    total, current, ceiling = 0, _SMALL.get(word, SCALES.get(word, 0)), 10**15
    if current >= 1000:
        total, current, ceiling = current, 0, current
    while index + 1 < len(words):
        previous, following = words[index][2], words[index + 1][2]
        if _joined(text, words, index) is None and not (
            previous in _BIG
            and _after_and(text, words, index) in _SMALL
            and not _ends_in_article(text, words, index)
        ):
            break
        scale = SCALES.get(following, 0)
        if following in _SMALL:
            if not 0 < _SMALL[following] < _room(previous):
                break
            if previous == "hundred" and _joined(text, words, index + 1) == "hundred":
                break  # "two hundred and three hundred" are two numbers
            current += _SMALL[following]
        elif following in ("hundred", "dozen") and 0 < current < 100:
            current *= scale
        elif scale > 100 and current and scale < ceiling:
            total, current, ceiling = total + current * scale, 0, scale
        elif following == "first" or (following in _ORDINALS and _ORDINALS[following] < _room(previous)):
            if _room(previous) == 0:
                break
            return total + current + _ORDINALS.get(following, 1), index + 1, True
        else:
            break
        index += 1
    return total + current, index, False


_BIG = frozenset(SCALES) - {"dozen"}


def _ends_in_article(text: str, words: list[Word], index: int) -> bool:
    return _ARTICLE.search(text, words[index][1], words[index + 1][0]) is not None


def _room(last_word: str) -> int:
    """What may still be added behind a word is below this: 10 after "twenty", 100 after "hundred"."""
    if last_word in _TENS.split():
        return 10
    if last_word == "hundred":
        return 100
    return 1000 if last_word in _BIG else 0


def _half(text: str, words: list[Word], index: int) -> tuple[Found | None, int]:
    begin, end, _ = words[index]
    before = lower_before(text, begin)
    if _NOT_HALF.search(before) or (text[begin - 1 : begin] == "-" and text[begin - 2 : begin - 1].isalpha()):
        return None, index + 1
    value = Fraction(1, 2)
    if dozen := _HALF_A.match(text, end):
        return Found("n", _plain(value * SCALES[dozen[1].lower()]), begin, dozen.end()), index + 2
    if text[end : end + 1] == "-" or word_after(text, end) in ("time", "way", "brother", "sister"):
        return None, index + 1
    article = _ARTICLE.search(text, max(0, begin - 8), begin)
    return Found("n", value, article.start() if article else begin, end, tag="fraction"), index + 1


def _is_one(text: str, words: list[Word], index: int) -> bool:
    """Whether "one" is a number here rather than a pronoun."""
    begin, end, _ = words[index]
    if _joined(text, words, index) in _DENOMINATORS or _after_and(text, words, index) in (
        "half",
        "third",
        "quarter",
    ):
        return True
    before, following = lower_before(text, begin), word_after(text, end)
    if _NOT_ONE_BEFORE.search(before) and not before.endswith(("multiplied by ", "divided by ")):
        return False
    if text[end : end + 1] in ("'", "’", "-"):
        return False
    described = _ADJECTIVE_ONE.search(before)
    if described and described["word"] not in _NO_ADJECTIVE:
        # "a red one", also before a verb; "the girl one apple" is a number
        pronoun = described["word"] in _ADJECTIVES or following in _NOT_ONE_AFTER or not following
        if pronoun:
            return False
    if following in _NOT_ONE_AFTER or not following:
        return bool(_ONE_BEFORE.search(before)) and following not in ("of", "another", "by", "day")
    return True


def _plain(number: int | Fraction) -> int | Fraction:
    return number.numerator if isinstance(number, Fraction) and number.denominator == 1 else number
