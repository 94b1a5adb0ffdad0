"""Words used as themselves: named as words, spelled, counted in, looked up, compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from neurosym.references.cues import Cues
from neurosym.references.found import Found, vocabulary

__all__ = ["looked_up", "words"]

_X = r"(?P<x>[^\W\d_](?:[^\W_]|['’&-](?=[^\W\d_]))++)"
_Y = r"(?P<y>[^\W\d_](?:[^\W_]|['’&-](?=[^\W\d_]))++)"


def _compiled(*forms: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(form.replace("<X>", _X).replace("<Y>", _Y), re.IGNORECASE) for form in forms)


_ALWAYS = _compiled(
    r"\b(?:words|names|strings|terms)\s+<X>(?:\s+and\s+|\s*,\s*|\s+or\s+|\s+with\s+)<Y>",
    r"\b(?:the|a|of|in|word|does|is|from|same|this|with|both|second|first)\s+(?:word|term|string|noun|verb"
    r"|adjective|adverb|password|username)\s+<X>",
    r"(?:^|[.?!:,]\s+)(?:the\s+)?(?:word|string)\s+<X>",
    r"\b(?:sequence|subsequence)\s+<X>(?=\s*(?:[.?!,;]|$))",
    r"\bword\s*(?:is|:)\s*<X>(?=\s*(?:[.?!,;\n]|$))",
    r"\b(?:spell|misspell)\s+(?:out\s+)?(?:the\s+word\s+)?<X>",
    r"\bhow\s+(?:do|would|can|to|is|does\s+one)\s*(?:you|i|we|one)?\s*spell\s+<X>",
    r"\b(?:how\s+is)\s+<X>\s+spelled",
    r"(?:\b(?:is|what['’]s|whats|write|spell|say|reads?|word|print|type|me|show|string|does|turn|put|get"
    r"|you|if|when|for|then)\s+|^\s*|[:.?!]\s+)<X>\s+(?:is\s+|written\s+|spelled\s+|when\s+)*(?:backwards|reversed"
    r"|in\s+(?:reverse|upper-?\s?case|lower-?\s?case|capitals|capital\s+letters"
    r"|block\s+letters))\b(?!\s+order)",
    r"\b(?:reverse|capitali[sz]e|uppercase|lowercase|anagram\s+of|length\s+of|spelling\s+of"
    r"|letters\s+(?:of|in)|plural\s+of)\s+(?:the\s+word\s+)?<X>(?=\s*(?:[?.!,:;]|$|please|and|for\s+me"
    r"|plus\b|minus\b|times\b|multiplied\b|divided\b|is\b|in\b|from\b|letter|character|backwards|then\b))",
    r"\b(?:convert|change|turn|put|transform|write|print)\s+<X>\s+(?:in|into|to|in\s+all)\s+(?:upper|lower"
    r"|capital|small|block|all\s+caps)",
    r"\bis\s+<X>\s+(?:a\s+palindrome|an?\s+anagram|the\s+same\s+(?:backwards|forwards))",
    r"\b(?:longer|shorter|longest|shortest)\s*(?:one|word"
    r"|name)?\s*[,:-]?\s*(?:is\s+it\s+)?<X>\s+or\s+<Y>(?=\s*(?:[?.!]|$))",
    r"\b(?:is)\s+<X>\s+(?:longer|shorter)\s+than\s+<Y>",
    r"\b(?:before|after|first|later|alphabetically|alphabet"
    r"|dictionary)\s*[,:]\s*<X>\s+or\s+<Y>(?=\s*(?:[?.!]|$))",
)
_NAMED_SMALL = re.compile(
    r"\b(?:the|of|each|every)\s+word\s+(?P<x>the|an?|and|or|but|if|they|he|she|it|we|you|i|my|his|her|their|its"
    r"|our|your|not|no|yes|this|these|those|to|for|there|all|one|two|first|last|so|then)"
    r"(?=\s+(?:in|from|with|by|occurs?|appears?|shows?|comes?|begins?|starts?|ends?)\b|\s*\?)",
    re.IGNORECASE,
)
"""Small words that no other form takes for words named as such."""
_NAMED_ANY = re.compile(
    r"\bspell\s+(?:out\s+)?the\s+word\s+(?P<x>[^\W\d_]+)(?=\s+with\b|\s*[,.?!]|\s*$)"
    r"|\bthe\s+word\s+(?P<y>[^\W\d_]+)(?=\s*[.?!]?\s*$)"
    r"|^\s*(?:please\s+)?(?:replace|swap|change|delete|remove|insert|substitute|add|exchange)\b[^.?!:;\n]{1,60}"
    r"\b[^\W\d_]\b[^.?!:;\n]{0,30}\s(?:in|from|of|to)\s+(?P<z>that|this|with|then|them|they|from|here|there|what"
    r"|when|which|have|will|your|more|some|than|into|only|over|also|most|such)\s*[.?!]?\s*$",
    re.IGNORECASE,
)
"""Any word in the place of a word named as such: the whole question has nothing else that it could mean."""
_ALONE = re.compile(r"\s*(?P<x>[^\W\d_]{3,60})\s*=\s*\??\s*")
"""A question that is a word before "=": something is to be done with the word."""
_LETTER_ORDINAL = (
    r"(?:first|last|final|middle|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|[0-9]+(?:st|nd|rd|th))"
)
_IF_LETTERS = _compiled(
    r"\b(?:take|start\s+with|begin\s+with|use|given|consider)\s+<X>(?=\s*[;,:.])",
    r"\b(?:in|of|from|within|inside|into|to)\s+(?:the\s+name\s+)?<X>(?=\s*(?:[?.!,;)]|$|please\b|and\b"
    r"|with\b|by\b|is\b|has\b|have\b|that\b|are\b|contain|using\b|after\b|alphabetically|backwards|then\b"
    r"|do\b|does\b|for\b|altogether|in\b|give\b|what\b|count\b|how\b))",
    r"\b(?:does|do|is|can|would)\s+<X>\s+(?:have|contain|include|start|begin|end|in|occur|appear|use"
    r"|consist|come|possess|hold|got|made|comprise|written|spelled|long|show)",
    r"(?:^|[.?!]\s+|[,:]\s+)(?P<x>[^\W\d_]+)\s+(?:has|contains|starts|begins|ends)\s+(?:how|with|what"
    r"|which)\b",
    r"\bhow\s+long\s+is\s+<X>",
    r"\b(?:letters|characters|vowels|consonants)\s+<X>\s+(?:has|have|contains)\b",
    r"\bletters?\s+(?:is|does|has|do|of|in)\s+<X>(?=\s)",
    r"\bhow\s+many\s+(?:\w+\s+){0,2}(?:letters|characters|vowels|consonants|syllables|capitals|digits"
    r"|times)\s+(?:\w+\s+)?(?:does|do|has|is|are\s+in|make\s+up|will)\s+<X>",
    r"\b(?:replace|change|swap|remove|delete|drop|insert|sort|reverse|count|take|put|arrange"
    r"|double)\s+(?:all\s+)?(?:the\s+)?(?:letters?\s+)?(?:\w['’]?s?\s+)?(?:\w+\s+){0,4}(?:in|of|from)\s+<X>",
    r"\b(?:occurs?|appears?)\s+in\s+<X>",
    r"\b<X>['’]s\s+(?:" + _LETTER_ORDINAL + r"\s+)?(?:letter|character|vowel|consonant|length)",
    r"\btimes\s+(?:does|is|do|can|will)\s+(?:the\s+)?<X>\s+(?:occur|appear|show|come|repeated|found|used"
    r"|in)\b",
)
_NO_WORD = vocabulary(
    "the a an this that these those it its his her their my your our me you him them us we they he she i "
    "all each every any some no "
    "none both either neither one ones two three four five six seven eight nine ten order total reverse "
    "reversed alphabetical "
    "alphabetically alphabet english french german spanish uppercase lowercase upper lower between front "
    "back end start beginning "
    "middle left right turn fact general addition case place position which what who whose how many much "
    "there here is are was were "
    "be been of in on at to for from with by and or not but as if then than do does did has have had can "
    "could would should will "
    "may might must letter letters character characters word words text string strings sentence sentences "
    "list lists item items name "
    "names line lines passage paragraph vowel vowels consonant consonants numbers digit digits sum product "
    "difference result "
    "following below above other another same first second third fourth fifth last final next previous "
    "longest shortest length count "
    "times time backwards backward forwards ascending descending increasing decreasing capitals capital "
    "quotes quotation "
    "brackets english-language problem problems order-of please out up off over under after before me just "
    "only also so such where "
    "when contains contain occur occurs appear appears long short longer shorter most least largest "
    "smallest write print give tell "
    "show find spell spelled sort sorted reversed using per question questions answers one's half quarter "
    "spaces punctuation "
    "occurrences occurrence data "
    "elements entries values everything anything something nothing ignoring including counting without "
    "separated used say says said "
    "today tomorrow yesterday it's that's what's let's true false yes no input output context story speech "
    "itself themselves mind appearing occurring chain small read checker counter options distinct unique "
    "behind consisting written built enough now costs begin advance know limit finish whether "
    "consists means meaning make made count counts games processor searches lengths boundaries boundary "
    "frequency"
)


def words(text: str, start: int, end: int, cues: Cues) -> Iterator[Found]:
    """Words used as themselves in ``text[start:end]``."""
    forms = (*_ALWAYS, *_IF_LETTERS) if cues.letters else _ALWAYS
    for small in _NAMED_SMALL.finditer(text, start, end):
        yield _found(small, "x")
    if end - start < 400:
        for named in _NAMED_ANY.finditer(text, start, end):
            yield _found(named, str(named.lastgroup))
    if end - start < 200 and (alone := _ALONE.fullmatch(text, start, end)):
        yield _found(alone, "x")
    for form in forms:
        position = start
        while match := form.search(text, position, end):
            position = max(match.start() + 1, match.start("x"))
            for group in ("x", "y") if "y" in form.groupindex else ("x",):
                if _is_word(match[group]):
                    yield _found(match, group)


def _is_word(word: str) -> bool:
    return word.lower() not in _NO_WORD and word.lower().removesuffix("'s") not in _NO_WORD


def _found(match: re.Match[str], group: str) -> Found:
    begin, end = match.span(group)
    word = match[group]
    if word.endswith(("'s", "’s")):
        word, end = word[:-2], end - 2
    return Found("w", word, begin, end)


def looked_up(text: str, found: Sequence[Found], cues: Cues) -> Iterator[Found]:
    """Words outside a list of words that are among its items, or are looked for in it."""
    lists = [
        one
        for one in found
        if one.kind == "l" and one.tag != "options" and one.value and isinstance(one.value[0], str)
    ]
    if not lists or not cues.lists:
        return
    items = {str(item).lower() for one in lists for item in one.value}
    position = 0
    for one in (*lists, None):
        stop = one.start if one else len(text)
        yield from _outside(text, max(position, stop - 4000), stop, items)
        position = one.end if one else stop


_ITEM_WORD = re.compile(r"(?<![\w'’-])[^\W\d_](?:[^\W_]|['’&-](?=[^\W\d_]))+")
_LOOKED_FOR = re.compile(
    r"\b(?:times|often)\s+(?:does|do|is|can|will)\s+(?:the\s+(?:word|name"
    r"|item)\s+)?(?P<x>[^\W\d_]\w+)\s+(?:occur|appear|show|come|turn|listed|repeated|mentioned|found|in\b)"
    r"|\b(?:come|comes|coming|stand|stands|are|items|words|names|there|many)\s+(?:alphabetically\s+"
    r"|directly\s+|right\s+)?(?:before|after)\s+(?P<y>[^\W\d_]\w+)"
    r"|\b(?:position|index|place|count|occurrences|number)\s+(?:of|does|is|has)\s+(?P<z>[^\W\d_]\w+)"
    r"|\b(?:is|does|do)\s+(?P<v>[^\W\d_]\w+)\s+(?:in|among|on|part|one|occur|appear|come|belong|contained"
    r"|included|present|listed|a\s+member)\b"
    r"|\b(?:contains?|includes?|have|has)\s+(?:the\s+word\s+)?(?P<u>[^\W\d_]\w+)\s*\?",
    re.IGNORECASE,
)


def _outside(text: str, start: int, end: int, items: set[str]) -> Iterator[Found]:
    for match in _ITEM_WORD.finditer(text, start, end):
        word = match[0].lower()
        if word in items and word not in ("yes", "no", "none") and (len(word) > 3 or word not in _NO_WORD):
            yield Found("w", match[0], match.start(), match.end())
    for match in _LOOKED_FOR.finditer(text, start, end):
        group = next(name for name, value in match.groupdict().items() if value is not None)
        if _is_word(match[group]):
            yield Found("w", match[group], *match.span(group))
