"""Text in quotation marks, and single letters and characters named as such."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from neurosym.references.cues import TEXT, Cues
from neurosym.references.found import Found

__all__ = ["letters", "quotes", "without_dialogue"]

_PAIRS = {'"': '"', "“": "”", "„": "“", "‘": "’", "'": "'", "`": "`", "«": "»"}
_OPENING = re.compile(r"""(?<![\w"'`])["“„‘'`«](?=\S)""")
_CLITIC = re.compile(r"['‘’](?:s|t|re|ve|ll|d|m|em|til|tis|twas|cause|n)\b(?!['’])", re.IGNORECASE)
_NEXT_MARK = re.compile("['’]")
_SPELLED = re.compile(r"(?:[^\W\d_][ -]){1,40}[^\W\d_]['’]")
LONG_QUOTE = 200
"""A longer quotation is a block."""
_MAX_SINGLE = 300
_RETRIES = 50
"""Marks inside a quotation (apostrophes) that are passed over before an opening mark is given up."""


def quotes(text: str, start: int, end: int) -> Iterator[Found]:
    """Quoted passages in ``text[start:end]``, the marks inside the span but not in the value."""
    position = start
    hopeless: set[str] = set()
    while match := _OPENING.search(text, position, end):
        position = match.end()
        mark = match[0]
        close = _PAIRS[mark]
        if close in hopeless or (mark in "'‘" and _is_clitic(text, match.start(), end)):
            continue
        stop = _closing(text, position, end, mark, close)
        if stop is None:
            continue
        if stop < 0:
            hopeless.add(close)
            continue
        kind = "s" if stop - position <= LONG_QUOTE else "t"
        yield Found(kind, text[position:stop], match.start(), stop + 1)
        position = stop + 1


def _is_clitic(text: str, at: int, end: int) -> bool:
    """Whether a mark belongs to a contraction that stands apart ("John 's"), not to a quotation.

    A quotation may begin like one ('m ab'); then the next mark closes it, which the mark of a plural
    ("the girls' bags") does not.
    """
    if not _CLITIC.match(text, at) or _SPELLED.match(text, at + 1):
        return False
    following = _NEXT_MARK.search(text, at + 1, end)
    if following is None:
        return True
    stop = following.start()
    before, after = text[stop - 1], text[stop + 1 : stop + 2]
    plural = before in "sS" and re.match(r" \w", text[stop + 1 : stop + 3])
    return before.isspace() or after.isalnum() or bool(plural)


def _closing(text: str, start: int, end: int, mark: str, close: str) -> int | None:
    """Where the closing mark stands; -1 if there is none in the rest, None if not for this opening."""
    limit = min(end, start + _MAX_SINGLE) if mark in "'‘`" else end
    position = start
    for _ in range(_RETRIES):
        stop = text.find(close, position, limit)
        if stop < 0:
            return -1 if limit == end else None
        inside_word = text[stop - 1].isalnum() and text[stop + 1 : stop + 2].isalnum()
        if stop == start or (mark in "'‘" and (inside_word or text[stop - 1].isspace())):
            position = stop + 1
            if stop == start:
                return None
            continue
        if mark in "'‘`" and "\n\n" in text[start:stop]:
            return None
        plural = text[stop + 1 : stop + 2] == "s" and not text[stop + 2 : stop + 3].isalnum()
        if mark in '"`' and text[stop + 1 : stop + 2].isalnum() and not plural:
            position = stop + 1
            continue
        return stop
    return None


_SPEAKS = (
    r"(?:says?|said|saying|asks?|asked|tells?|told|repl(?:y|ies|ied)|answer(?:s|ed)|add(?:s|ed)|shout(?:s|ed)"
    r"|announc(?:es|ed)|explain(?:s|ed)|boast(?:s|ed)|whisper(?:s|ed)|exclaim(?:s|ed)|thought|thinks|remark(?:s|ed)"
    r"|claim(?:s|ed)|promis(?:es|ed)|complain(?:s|ed)|cried|cries|call(?:s|ed)\s+out|wrote|writes|read)"
)
_SPEAKS_BEFORE = re.compile(rf"\b{_SPEAKS}(?:\s+(?!is\b)[\w.'’]+){{0,3}}\s*[,:]?\s*$", re.IGNORECASE)
_SPEAKS_AFTER = re.compile(rf"\s*,?\s*(?:[\w.'’]+\s+){{0,2}}{_SPEAKS}\b", re.IGNORECASE)


def without_dialogue(
    text: str, start: int, end: int, quoted: Sequence[Found], numbers: Sequence[Found]
) -> list[Found]:
    """The quotations without what persons of a story say about numbers: that hides nothing.

    Where the question is about texts, words or letters every quotation stays a string.
    """
    spoken = [one for one in quoted if " " in str(one.value) and _is_spoken(text, one)]
    if not spoken:
        return list(quoted)
    outside, position = [], start
    for one in quoted:
        outside.append(text[position : one.start])
        position = one.end
    if TEXT.search("\n".join([*outside, text[position:end]])):
        return list(quoted)
    counted = {at for number in numbers if (at := _holder(number, quoted)) is not None}
    return [one for at, one in enumerate(quoted) if at not in counted or " " not in str(one.value)]


def _is_spoken(text: str, quote: Found) -> bool:
    before = _SPEAKS_BEFORE.search(text, max(0, quote.start - 60), quote.start)
    return before is not None or _SPEAKS_AFTER.match(text, quote.end, quote.end + 60) is not None


def _holder(number: Found, quoted: Sequence[Found]) -> int | None:
    """The index of the quotation that a number stands in."""
    at = bisect_right(quoted, number.start, key=lambda quote: quote.start) - 1
    return at if at >= 0 and number.end <= quoted[at].end else None


_NAMED = re.compile(
    r"\b(?:letters?|characters?|char|symbols?|vowels?|consonants?|initials?)\s+([^\s\w]|[^\W_])(?=['’]s?\b"
    r"|\W|$|(?<![iauIAU])s\b)",
    re.IGNORECASE,
)
_SECOND = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|with|by|&|to)\s+(?:the\s+letter\s+)?([^\W_])(?=\W|$)", re.IGNORECASE
)
_PLURAL = re.compile(
    r"(?<![\w'’.])([^\W\d_])(?:['’]s|(?<![iauIAU])s(?=\s+(?:are|in|is|there|does|do|occur"
    r"|appear)))\b"
)
_BARE = re.compile(r"(?<![\w'’\"”`.,:+*/=^()&<>-])([^\W\d_])(?![\w'’:+*/=^(&<>)-]|\.\w)")
_SPACED = re.compile(r"(?<![\w'’-])[^\W\d_](?:([ -])[^\W\d_](?:\1[^\W\d_])+)(?![\w'’-])")
_ARTICLE_USE = re.compile(
    r"\s+(?!in\b|is\b|are\b|occur|appear|by\b|with\b|and\b|or\b|from\b|there\b|do\b|does\b|at\b"
    r"|to\b)[\w'\"“‘]"
)
_ARTICLE_SENSE = re.compile(
    r"\b(?:letter|with|by|contains?|include|and|or|replace|remove|delete|insert|append|an?|many|of|than"
    r"|to)\s+$"
)


def letters(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    """Letters and characters named as such, and spaced-out words, where the question is about letters."""
    for match in _SPACED.finditer(text, start, end):
        if len(match[0]) > 5 or cues.letters:
            yield Found("s", match[0], match.start(), match.end())
    for match in _NAMED.finditer(text, start, end):
        if match[1] in "\"'“”‘’`.,;:?!)]}" and not re.match(
            r"\s+(?:in|occur|appear|is)", text[match.end() :][:12]
        ):
            continue
        if (
            match[1] in "aI"
            and _ARTICLE_USE.match(text, match.end())
            and not match[0].lower().startswith("letter ")
        ):
            continue
        yield _letter(match)
        position = match.end()
        while second := _SECOND.match(text, position, end):
            yield _letter(second)
            position = second.end()
    if not cues.letters:
        return
    for match in _PLURAL.finditer(text, start, end):
        if match[1] not in "I" and not (match[1] in "aA" and match[0][1:] == "s"):
            yield _letter(match)
    for match in _BARE.finditer(text, start, end):
        letter = match[1]
        if text[max(0, match.start() - 2) : match.start()].strip().isdigit():
            continue  # a unit: "5 g"
        if letter == "i" and _ARTICLE_USE.match(text, match.end()):
            continue
        if letter in "aAI":
            before = text[max(0, match.start() - 12) : match.start()].lower()
            if letter != "a" or _ARTICLE_USE.match(text, match.end()) or not _ARTICLE_SENSE.search(before):
                continue
        yield _letter(match)


def _letter(match: re.Match[str]) -> Found:
    return Found("s", match[1], *match.span(1), tag="letter")
