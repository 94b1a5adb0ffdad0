"""Blocks of text or data: what an instruction is about when it stands apart from it.

A block is fenced; or stands after a blank line, a line break or a colon behind an instruction about a
text (its words, letters, lines); or before such an instruction. Only the beginning and the end of a
question are looked at for instructions, so a long text costs nothing.
"""

from __future__ import annotations

import re

from neurosym.references.cues import INSTRUCTION, TEXT, Cues, read_cues
from neurosym.references.found import Found
from neurosym.references.line_items import comma_items, line_items, plain_numbers
from neurosym.references.tables import tables

__all__ = ["blocks", "instruction_cues"]

_HEAD = 800
"""Characters that an instruction may have."""

_MOST = 40
"""Fenced blocks that are looked for."""

_BLANK_LINE = re.compile(r"\n(?:[ \t\r]*+\n)++")
_FENCE = re.compile(r"```[^\n`]*\n")
_STORY = re.compile(
    r"\bhow\s+(?:many|much)\s+(?!times\b)(?:\w+\s+){0,4}(?:words|letters|characters|lines|vowels|sentences"
    r"|spaces|digits|consonants|capitals|blanks|commas)"
    r"\s+(?:did|will|would|should|could|must)\b",
    re.IGNORECASE,
)
_OPTIONS = re.compile(r"\s*(?:options|choices|answer\s+choices)\s*:", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:^|\n)[ \t]*(?:text|sentence|passage|paragraph|poem|string|input|message|quote|document|data"
    r"|phrase|log)[ \t]*:[ \t]*(?=\S)",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"\n[ \t]*(?:options|question|answer|output|task|instructions?|q|a)[ \t]*:|\n[ \t]*\n", re.IGNORECASE
)
_CLOSING = re.compile(
    r"(?<=[.!?\"”])\s+(?=(?:how|what|which|count|find|is|does|do|reverse|give|tell|name|list|spell|write"
    r"|convert)\b[^.?!]{3,160}[.?!]?\s*$)",
    re.IGNORECASE,
)
_NOUN_BEFORE_COLON = re.compile(
    r"\b(?:text|sentence|passage|paragraph|poem|excerpt|snippet|message|string|phrase|line|quote|quotation"
    r"|document|stanza)"
    r"(?:\s+(?:below|here|that\s+follows|given))?\s*$",
    re.IGNORECASE,
)
_LIST_BEFORE_COLON = re.compile(
    r"\b(?:words|list|items|names|these|following|numbers|values|entries|elements|sequence|options|strings"
    r"|terms|fruits|order|set)\s*$",
    re.IGNORECASE,
)
_SAME_LINE = re.compile(r":[ \t]+(?=\S)")
_BARE_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[.?!]?")


def blocks(text: str) -> list[Found]:
    """Blocks (``t``, or ``l`` where the block is a list, ``w`` where it is a word), in order."""
    fenced = _fenced(text)
    if fenced:
        return fenced
    ruled = list(tables(text))
    if ruled:
        return ruled
    stop = len(text.rstrip()) if len(text) < 4096 else len(text)
    start = len(text) - len(text.lstrip()) if stop else 0
    found = _labelled(text, start) or _apart(text, start) or _same_line(text, start)
    return [found] if found else []


def _fenced(text: str) -> list[Found]:
    found: list[Found] = []
    position = 0
    while len(found) < _MOST and (match := _FENCE.search(text, position)):
        end = text.find("\n```", match.end() - 1)
        position = end + 4 if end >= 0 else len(text)
        found.append(_text(text, match.end(), end if end >= 0 else len(text)))
    return [one for one in found if one.end > one.start]


def _text(text: str, start: int, end: int) -> Found:
    """A text block without its final newline."""
    if text.endswith("\r\n", start, end):
        end -= 2
    elif text.endswith("\n", start, end):
        end -= 1
    return Found("t", text[start:end], start, max(start, end))


_POINTS = re.compile(r"\b(?:below|follows?|following|here|this|these)\b", re.IGNORECASE)


def _about_text(instruction: str) -> bool:
    if not TEXT.search(instruction) or _STORY.search(instruction):
        return False
    return bool(INSTRUCTION.search(instruction) or _POINTS.search(instruction))


def _apart(text: str, start: int) -> Found | None:
    """A block behind the first blank line or line break, or before the last one."""
    gap = _BLANK_LINE.search(text, start, start + _HEAD)
    line = text.find("\n", start, start + _HEAD)
    last = _before_last(text, start)
    if last is not None and re.search(r"\babove\b", text[last:]):
        return _classify(text, start, last, text[last:].strip())
    label = re.compile(r"(?:q|question|a|answer)\s*:\s*$", re.IGNORECASE)
    borders = [(gap.start(), gap.end())] if gap else []
    if line >= 0 and not (gap and gap.start() == line):
        borders.append((line, line + 1))
    closing: int | None
    for border, begin in borders:
        blank = gap is not None and border == gap.start()
        if len(text) < 4096 and not text[begin:].strip():
            continue
        head = text[start:border].rstrip()
        if _OPTIONS.match(text, begin) or label.fullmatch(text[begin : begin + 40].strip()):
            continue
        if not blank and not head.endswith((":", "?", ".", "below", "!")):
            continue
        if _is_instruction(head):
            closing = None
            if head.endswith(":") and not re.search(r"how|count|what|which|reverse|\?", head, re.IGNORECASE):
                closing = _before_last(text, begin)
            return _classify(text, begin, closing or len(text), head)
        if not blank and not head.endswith(":"):
            continue
        closing = _before_last(text, begin)
        end = len(text) if closing is None else closing
        if head.endswith(":") and (items := _plain_list(text[begin:end])):
            return _list(text, begin, end, items)
        if head.endswith(":") and closing is not None and len(head) < 60:
            return _classify(text, begin, end, text[closing:].strip())
    if last is not None and not text[start:last].rstrip().endswith(":"):
        return _classify(text, start, last, text[last:].strip())
    return None


def _is_instruction(head: str) -> bool:
    """About a text that stands elsewhere: not one that brings its own in quotation marks or after a colon."""
    if not _about_text(head) or re.search(r"[\"“][^\"”]{25,}[\"”]", head):
        return False
    sentences = re.split(r"(?<=[.?!])\s+", head)
    return len(head) <= 400 and _about_text(" ".join(sentences[-2:]))


def _closes(paragraph: str) -> bool:
    """A short instruction at the end: a question, or one that points back ("the above", "this text")."""
    short = len(paragraph) <= 300 and paragraph.count(". ") <= 2
    points = re.search(
        r"\?|\b(?:above|preceding|this|that|these|those|it|its|the\s+(?:text|passage|sentence|poem))\b",
        paragraph,
    )
    return bool(short and points and _about_text(paragraph))


def _before_last(text: str, start: int) -> int | None:
    """The end of a block whose instruction comes last, behind a blank line (or names the text "above")."""
    stop = len(text.rstrip())
    tail_start = max(start, stop - 400)
    tail = text[tail_start:stop]
    gaps = list(_BLANK_LINE.finditer(tail))
    if gaps:
        last = gaps[-1]
        if _closes(tail[last.end() :]) and tail_start + last.start() > start:
            return tail_start + last.start()
        return None
    at = tail.rfind("\n")
    if at > 0 and re.search(r"\babove\b", tail[at:]) and _about_text(tail[at:]):
        return tail_start + at
    return None


def _classify(text: str, start: int, end: int, instruction: str) -> Found | None:
    """What the block is: text unless it is clearly a list, a quotation or a bare word."""
    content = text[start:end]
    if len(content) < 4096 and not content.strip():
        return None
    short = content.strip() if len(content) < 400 else ""
    if short and "\n" not in short:
        if short[0] in "\"“'‘`[({" and short[-1] in "\"”'’`])}.":
            return None
        if _BARE_WORD.fullmatch(short):
            lead = len(content) - len(content.lstrip())
            word = short.rstrip(".?!")
            return Found("w", word, start + lead, start + lead + len(word))
    cues = read_cues(instruction)
    items = _plain_list(content)
    if items is None and (cues.lists and not cues.texts):
        items = line_items(content) or (comma_items(content) if "\n" not in content.strip() else None)
    if items is None and cues.lists and not _WHOLE.search(instruction):
        items = line_items(content) if not re.search(r"\S[ \t]+\S", content[:4000]) else None
    if items is not None and (not cues.texts or plain_numbers(content[:4000]) is not None or cues.lists):
        return _list(text, start, end, items)
    return _text(text, start, end)


_WHOLE = re.compile(
    r"\b(?:text|passage|paragraph|poem|lines?|sentences?|string|message"
    r"|file)\b",
    re.IGNORECASE,
)


def _plain_list(content: str) -> list[object] | None:
    return plain_numbers(content) or line_items(content, bullets_only=True)


def _list(text: str, start: int, end: int, items: list[object]) -> Found:
    content = text[start:end]
    lead = len(content) - len(content.lstrip())
    return Found("l", items, start + lead, start + len(content.rstrip().rstrip(",;")))


def _labelled(text: str, start: int) -> Found | None:
    """What follows "Text:" up to the next label or a closing instruction."""
    match = _LABEL.search(text, start, start + _HEAD)
    if match is None:
        return None
    begin = match.end()
    around = text[start : match.start()]
    following = _NEXT_LABEL.search(text, begin)
    end = following.start() if following else len(text)
    tail = text[following.start() :][:400] if following else ""
    if end - begin < 2000 and (closing := _CLOSING.search(text, begin, end)) and not around.strip():
        tail, end = text[closing.end() : end], closing.start()
    if not (_about_text(around) or _about_text(tail)):
        return None
    return _classify(text, begin, end, around + tail)


def _same_line(text: str, start: int) -> Found | None:
    """What follows "Count the words in this sentence:" up to the question's end."""
    line_end = text.find("\n", start)
    limit = min(start + 300, line_end if line_end >= 0 else len(text))
    for colon in _SAME_LINE.finditer(text, start, limit):
        head = text[start : colon.start()]
        bare = len(text) - colon.end() < 60 and _BARE_WORD.fullmatch(text[colon.end() :].strip()) is not None
        if not (_about_text(head) or (bare and TEXT.search(head))) or re.search(
            r"\b(?:true\s+or\s+false|problem)\s*$", head, re.IGNORECASE
        ):
            continue
        if re.match(r"(?:list|words?|items?)\s*:", text[colon.end() : colon.end() + 8], re.IGNORECASE):
            return None
        noun = _NOUN_BEFORE_COLON.search(head) is not None
        end = len(text)
        rest = text[colon.end() :]
        if (
            len(rest) < 2000
            and (closing := _CLOSING.search(text, colon.end()))
            and _about_text(text[closing.end() :])
        ):
            rest, end = text[colon.end() : closing.start()], closing.start()
        if not noun and re.search(r"[\"“`]", rest[:4000]):
            return None
        asks = rest.rstrip().endswith("?") and not re.search(
            r"\b(?:this|that|here|following|below)\s*$", head
        )
        if not noun and (asks or (_orders(head) and not _char_level(head))):
            return None
        items = comma_items(rest[:4000]) if not noun else None
        if items is not None and (
            not _char_level(head) or (len(items) > 2 and all(" " not in str(i) for i in items))
        ):
            return None
        if len(rest) < 4000 and re.fullmatch(r"[-\d\s.,;+*/^()%=?×÷−$]*", rest):
            return None
        return _classify_line(text, colon.end(), end, head)
    return None


def _orders(head: str) -> bool:
    return bool(
        _LIST_BEFORE_COLON.search(head)
        or re.search(r"\b(?:sort|alphabetical\w*|arrange|order)\b", head, re.IGNORECASE)
    )


def _char_level(head: str) -> bool:
    return bool(
        re.search(
            r"\b(?:letters?|characters?|vowels?|consonants?|text|sentence|passage|spaces"
            r"|how\s+many\s+words|count\s+the\s+words|number\s+of\s+words)\b",
            head,
            re.IGNORECASE,
        )
    )


_COUNTS_WORDS = re.compile(
    r"\b(?:count|how\s+many|number\s+of)\s+(?:of\s+)?(?:the\s+)?words\b", re.IGNORECASE
)


def _classify_line(text: str, start: int, end: int, head: str) -> Found | None:
    if end - start < 200 and re.fullmatch(r"\w(?:[ -]\w){2,}", text[start:end].strip()):
        return None  # a spelled-out word is a string
    if _COUNTS_WORDS.search(head) and not re.search(r"[,;]", text[start : start + 4000]):
        return _text(text, start, end)  # "red car and blue boat" is counted as a text, not as two items
    found = _classify(text, start, end, head)
    if found is not None and found.kind == "l" and not read_cues(head).lists:
        return _text(text, start, end)
    return found


def instruction_cues(text: str, found: list[Found]) -> Cues:
    """The cues of what stands outside the blocks."""
    parts, position = [], 0
    for one in found:
        parts.append(text[max(position, one.start - 2000) : one.start])
        position = one.end
    tail = text[position:]
    parts.append(tail if len(tail) < 6000 else tail[:4000] + "\n" + tail[-2000:])
    return read_cues("\n".join(parts))
