"""Lists: series of numbers, of words, of quotations, in brackets or one item a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from neurosym.references.cues import Cues
from neurosym.references.found import Found, vocabulary, word_after
from neurosym.references.line_items import (
    BULLET,
    bare_item,
    comma_items,
    line_items,
    number_value,
    plain_numbers,
)

__all__ = ["bracketed", "item_lines", "long_series", "number_series", "quoted_series", "word_series"]

_LONG = re.compile(
    r"[0-9](?<![\w.,+*/][0-9])[0-9]*+(?:\.[0-9]++)?+(?:(?:[ \t]*+[,;]\s*+"
    r"|\s++)[-−]?[0-9]++(?:\.[0-9]++)?+(?![\w./:]\w|\w)){2,}+(?:,?\s+(?:and|or)\s+(?P<last>[0-9]++))?"
)


def long_series(text: str, start: int, end: int) -> Iterator[Found]:
    """Integer series of 300 characters or more, by the fast path, whatever their length."""
    for match in _LONG.finditer(text, start, end):
        begin = match.start()
        if match.end() - begin < 300:
            continue
        if begin > start and text[begin - 1] in "-−":
            begin -= 1
            if begin > start and (text[begin - 1].isalnum() or text[begin - 1] in "_)"):
                continue
        last = match.start("last")
        items = plain_numbers(
            text[begin : match.end()] if last < 0 else _AND.sub(", ", text[begin:last]) + match["last"]
        )
        if items is not None:
            yield _with_brackets(text, Found("l", items, begin, match.end()))


_AND = re.compile(r",?\s+(?:and|or)\s+$")
_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def _with_brackets(text: str, found: Found) -> Found:
    """The same list with the brackets directly around it."""
    before, after = found.start - 1, found.end
    while after < len(text) and text[after] in " \t,":
        after += 1
    if before >= 0 and after < len(text) and _BRACKETS.get(text[before]) == text[after]:
        return Found("l", found.value, before, after + 1)
    return found


_SEPARATOR = re.compile(r"\s*[,;]\s*(?:(?:and|or|&)\s+)?|\s+(?:(?:and|or|&)\s+)?", re.IGNORECASE)
_NUMBERS_BEFORE = re.compile(
    r"(?:\b(?:numbers?|list|values|sequence|set|series|integers|data)\b\s*(?:is|are|=|of)?\s*:?|:)\s*$",
    re.IGNORECASE,
)


def number_series(text: str, numbers: Sequence[Found]) -> Iterator[Found]:
    """Runs of three numbers or more with nothing but separators between; two where a list is announced."""
    run: list[Found] = []
    gaps: list[str] = []
    commas = False
    for number in (n for n in numbers if n.tag != "ordinal"):
        gap = text[run[-1].end : number.start] if run else ""
        closed = len(run) >= 3 and commas and _closes(gaps[-1]) and "," in gap
        if (
            run
            and not closed
            and len(gap) < 40
            and _SEPARATOR.fullmatch(gap)
            and _goes_on(gap, commas, len(run))
        ):
            gaps.append(gap)
            commas = commas or "," in gap or ";" in gap
        else:
            yield from _series(text, run, gaps)
            run, gaps, commas = [], [], False
        run.append(number)
    yield from _series(text, run, gaps)


def _closes(gap: str) -> bool:
    """A mere "and" before a comma series' last item: in "8, -13 and 10, and 3" a clause follows."""
    return "," not in gap and re.search(r"\b(?:and|or)\b|&", gap) is not None


def _goes_on(gap: str, commas: bool, length: int) -> bool:
    """A comma series does not go on with mere blanks, nor the other way round."""
    if "," in gap or ";" in gap:
        return commas or length < 3
    return not commas or not gap.isspace()


def _series(text: str, run: list[Found], gaps: list[str]) -> Iterator[Found]:
    if len(run) < 2:
        return
    if len(run) == 2:
        if "," not in gaps[0] and not gaps[0].isspace():
            return
        after = text[run[1].end : run[1].end + 3]
        if not _NUMBERS_BEFORE.search(text[max(0, run[0].start - 40) : run[0].start]) or re.match(
            r"\s+\w", after
        ):
            return
    # "one two three four" as mere words in a row still counts: at least three stand together
    yield _with_brackets(text, Found("l", [n.value for n in run], run[0].start, run[-1].end))


_BRACKETED = re.compile(
    r"(?<![\w)\]])(?:\[([^\[\]\n]{1,4000})\]|\{([^{}\n]{1,4000})\}|\(([^()\n]{3,2000})\))"
)
_TIGHT = re.compile(r"\s*-?[0-9]++(?:\.[0-9]++)?(?:,\s*-?[0-9]++(?:\.[0-9]++)?)++\s*")


def bracketed(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    """Lists in brackets; round ones need two items and, for words, a question about a list."""
    for match in _BRACKETED.finditer(text, start, end):
        content = next(group for group in match.groups() if group is not None)
        square = match[3] is None
        if _TIGHT.fullmatch(content):
            yield Found("l", plain_numbers(content), match.start(), match.end())
            continue
        items = comma_items(content)
        if items is not None and any(isinstance(item, str) and ":" in item for item in items):
            continue
        if items is None and square and (single := number_value(content)) is not None:
            items = [single]
        if items is None and square and len(quoted := bare_item(content)) < len(content.strip()):
            items = [quoted] if not re.search("[\"'“”]", quoted) else None
        if items is None:
            continue
        words = any(isinstance(item, str) for item in items)
        if words and not square and not (cues.lists and _single_words(items)):
            continue
        yield Found("l", items, match.start(), match.end())


def _single_words(items: Sequence[object]) -> bool:
    return all(isinstance(item, str) and " " not in item for item in items)


_QUOTE_GAP = re.compile(r"\s*[,;]\s*(?:(?:and|or|&)\s+)?|\s+(?:and|or|&)\s+", re.IGNORECASE)


def quoted_series(text: str, quotes: Sequence[Found]) -> Iterator[Found]:
    """Three quotations or more in a series; two where a colon announces them."""
    run: list[Found] = []
    for quote in (*quotes, None):
        if quote is not None and run and _QUOTE_GAP.fullmatch(text, run[-1].end, quote.start):
            run.append(quote)
            continue
        if len(run) >= 3 or (len(run) == 2 and _announced_pair(text, run)):
            yield _with_brackets(text, Found("l", [q.value for q in run], run[0].start, run[-1].end))
        run = [quote] if quote is not None else []


_PAIR = re.compile(
    r"\b(?:longer|shorter|two|or|either|join\w*|concatenat\w*|combin\w*|glue|append|compare|both)\b",
    re.IGNORECASE,
)


def _announced_pair(text: str, run: Sequence[Found]) -> bool:
    """Two quotations are a list in brackets, or behind a colon unless two strings are asked about."""
    before = text[max(0, run[0].start - 120) : run[0].start].rstrip()
    if before.endswith("[") or (before.endswith("(") and text[run[1].end : run[1].end + 1] == ")"):
        return True
    return before.endswith(":") and not _PAIR.search(before + text[run[0].end : run[1].start])


_WORD = r"[^\W\d_](?:[^\W_]|['’&-](?=[^\W\d_]))*+"
_WORD_SERIES = re.compile(
    rf"(?<![\w'’$-]){_WORD}(?:\s*,\s*(?:(?:and|or|&)\s+)?{_WORD}(?![\w'’])){{1,}}+(?:\s*,?\s+(?:and|or"
    rf"|&)\s+{_WORD})?"
)
_PIECE = re.compile(r"\s*,\s*(?:(?:and|or|&)\s+)?|\s+(?:and|or|&)\s+")
_ONE_LETTER = re.compile(r"[^\W\d_](?![\w'’-])")
_NO_ITEM = vocabulary(
    "me us him them there advance below above here everyone everybody friend friends folks sure maybe "
    "perhaps case example instance general dear kindly quickly help see know look listen consider imagine "
    "suppose ones course short fact thank mind today "
    "sorted ordered please only far beginning starting leaving keeping ignoring counting alphabet first "
    "last second third order "
    "list following please then so which what "
    "who whose where when how is "
    "are was were the a an of in on "
    "at to from by with and or but if i you he she it we they there this that these those sort reverse "
    "find count give tell name "
    "alphabetically hello hi hey ok okay thanks well now also not no yes does do did can could would will "
    "should remove take after "
    "before comes come let say words word items item as given longest shortest however therefore finally "
    "next again too instead "
    "twice once respectively ascending descending increasing decreasing order has have had her his its "
    "their my your our for than "
    "one two three four five six seven eight nine ten eleven twelve both all each every some any"
)


_ADDRESS = vocabulary("see know look listen consider imagine suppose help thank mind today")
"""Of these, what opens a sentence with a comma behind it, but is an item where a series starts at a colon."""


def word_series(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    """Comma series of single words where the question is about a list; names in a row anywhere."""
    for match in _WORD_SERIES.finditer(text, start, end):
        run: list[tuple[int, int]] = []
        position = match.start()
        pieces = [*_PIECE.finditer(text, match.start(), match.end()), None]
        for piece in pieces:
            stop = piece.start() if piece else match.end()
            word = text[position:stop]
            next_letter = piece is not None and _ONE_LETTER.match(text, piece.end()) is not None
            opens = position == match.start() and text[max(0, position - 2) : position].rstrip().endswith(":")
            no_item = word.lower() in _NO_ITEM and not (opens and word.lower() in _ADDRESS)
            if no_item and not (len(word) == 1 and (run or next_letter)):
                yield from _words(text, run, cues)
                run = []
            else:
                run.append((position, stop))
            position = piece.end() if piece else stop
        yield from _words(text, run, cues)
    yield from _after_colon(text, start, end, cues)


_OBJECTS = vocabulary("its the their all every each just a an me it them one")


def _words(text: str, run: list[tuple[int, int]], cues: Cues) -> Iterator[Found]:
    # in "..., fig, plum, state its last one" the clause goes on with a verb and its object
    mere_comma = len(run) > 3 and text[run[-2][1] : run[-1][0]].strip() == ","
    if mere_comma and word_after(text, run[-1][1]) in _OBJECTS:
        run = run[:-1]
    if len(run) < 3:
        return
    items = [text[begin:stop] for begin, stop in run]
    named = all(item[0].isupper() for item in items)
    # in a story (it has numbers) plain nouns between commas are no list
    plain = len(run) >= 4 and not re.search(r"[0-9]", text[max(0, run[0][0] - 1000) : run[-1][1] + 1000])
    if not (cues.lists or cues.letters or named or plain):
        return
    yield _with_brackets(text, Found("l", items, run[0][0], run[-1][1]))


_ANNOUNCED = re.compile(
    r"\b(?:words?|list|items?|names?|these|following|sequence|entries|elements|strings?|terms?|values"
    r"|order|alphabetically|fruits|animals|"
    r"colou?rs|cities|countries|things|series|set|first|last|longest|shortest|second|third|middle|length"
    r"|different|unique|distinct)"
    r"(?:[ ]\w+){0,3}[ ]*:[ \t]*(?=\S)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[()]|\b(?:is|are|was|were|has|have|had|will|be|did|does|do|which|what|how|he|she|they|it|i|you|we)\b",
    re.IGNORECASE,
)
_PLEASE = re.compile(r"[,\s]+(?:please|thanks|thank you|answer:|a:)\W*$", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d+|an?|the|two|three|four|five)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.?!](?!\S)|\n")


def _after_colon(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    """Behind "these:" items of several words between commas; behind "List:" also between blanks."""
    position = start
    while match := _ANNOUNCED.search(text, position, end):
        begin = match.end()
        stop_match = _SENTENCE_END.search(text, begin)
        stop = stop_match.start() if stop_match else len(text)
        if _ANNOUNCED.match(text, begin):
            position = begin
            continue
        position = max(begin, stop)
        content = _PLEASE.sub("", text[begin:stop]).rstrip()
        items: Sequence[object] | None = None
        if "," in content or ";" in content or " and " in content or " or " in content:
            if cues.lists or ";" in content:
                items = comma_items(content)
        elif re.search(
            r"\b(?:words|list|names|strings|items|alphabetically|terms)\b", match[0], re.IGNORECASE
        ):
            parts = content.split()
            if len(parts) >= 2 and parts[0].lower() not in _NO_ITEM and not re.search(r"[:?!()\"“]", content):
                items = parts
        if items and isinstance(items[0], str) and not re.match(r"[\[({\"'“‘`]", content):
            if any(
                _COUNTED.match(item) or (" " in item and _CLAUSE.search(item))
                for item in items
                if isinstance(item, str)
            ):
                continue
            yield Found("l", list(items), begin, begin + len(content.rstrip(",;")))


def item_lines(text: str, start: int, end: int) -> Iterator[Found]:
    """One item a line, with bullets anywhere, or short lines behind a colon."""
    position = start
    while (at := text.find("\n", position, end)) >= 0:
        position = at + 1
        colon = text[max(start, at - 40) : at].rstrip().endswith(":")
        bullet = BULLET.match(text, position, end) is not None
        sentence = text[max(start, at - 40) : at].rstrip().endswith((".", "?"))
        if not (colon or bullet or sentence):
            continue
        stop = position
        while stop < end:
            line_end = text.find("\n", stop, end)
            line_end = end if line_end < 0 else line_end
            bulleted = BULLET.match(text, stop, end) is not None
            if bulleted != bullet or not text[stop:line_end].strip() or text[line_end - 1] == ":":
                break
            stop = line_end + 1
        stop = min(stop, end)
        content = text[position:stop].rstrip()
        items = line_items(content, bullets_only=bullet)
        if items is not None and not (colon or bullet) and (len(items) < 3 or " " in content.strip()):
            items = None
        if items is not None:
            options = re.search(r"(?:options|choices)\s*:\s*$", text[max(0, at - 30) : at], re.IGNORECASE)
            yield Found("l", items, position, position + len(content), tag="options" if options else "")
        position = max(position, stop - 1)
