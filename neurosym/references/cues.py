"""What a question is about, as far as it decides how its pieces are read."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["COMPUTES", "INSTRUCTION", "TEXT", "Cues", "read_cues"]

TEXT = re.compile(
    r"\b(?:text|passage|paragraph|poem|string|excerpt|snippet|sentences?|message|document|article|essay"
    r"|quote|phrase|"
    r"(?:how\s+many|number\s+of|count|the|longest|shortest|many|these|all)\s+(?:\w+\s+)?lines?(?!\s+(?:is"
    r"|managers?|segments?|up|of\s+work)\b)|lines?\s+below|"
    r"vowels?|consonants?|letters?|characters?|chars?|syllables?|spaces?|punctuation|capitals?"
    r"|upper-?\s?case|lower-?\s?case|"
    r"reversed?|backwards?|spell(?:ed|ing)?|palindrome|occurs?|occurrences?|occurring|appears?"
    r"|appearances?|words?|"
    r"capitali[sz]e|initials|blanks|commas|digits|stanza|speech|log|quotation|substitute"
    r"|replace\s+(?:every|all|each|any|[\"'`“‘])|frequently|shows?\s+up|in\s+place\s+of"
    r"|the\s+following,)(?!\w)|\b\w['’]s\b",
    re.IGNORECASE,
)
"""An instruction with such a word is about a text that stands elsewhere."""

INSTRUCTION = re.compile(
    r"\?|:\s*$|\b(?:how|what|which|who|where|count|find|give|tell|show|name|reverse|spell|write|replace"
    r"|remove|delete|convert|"
    r"turn|make|put|sort|arrange|order|list|determine|calculate|compute|capitali[sz]e|join|copy|extract"
    r"|return|print|say|check|"
    r"is|does|do|are|please|read|display|transform|output|provide|let|remind|frequency|tally|rewrite|need"
    r"|look|want|would|could|can|go|tail|head|swap|identify|report|state|rewrite|repeat|uppercase"
    r"|lowercase|take|add|number)\b",
    re.IGNORECASE,
)

COMPUTES = re.compile(
    r"(?:\b(?:what\s+is|what['’]s|whats|what\s+does|what\s+do\s+you\s+get\s+for|calculate|compute|evaluate"
    r"|work\s+out|solve|simplify|"
    r"find|value\s+of|result\s+of|answer\s+to|how\s+much\s+is|how\s+much\s+does|determine|give\s+me"
    r"|tell\s+me|please)"
    r"(?:\s+the\s+(?:value|result|answer)\s+(?:of|to|for))?|^|\n\s*|=|[qQ]:)\s*:?\s*[('\"]?\s*$",
    re.IGNORECASE,
)
"""Directly before an expression: the question asks to compute it."""

_LETTERS = re.compile(
    r"\b(?:letters?|characters?|chars?|alphabet|vowels?|consonants?|spell(?:ed|ing|s)?|syllables?"
    r"|occurrences?|palindrome|anagram|"
    r"contains?|containing|(?:starts?|begins?|ends?|starting|beginning|ending)\s+(?:with|in)|replaced?"
    r"|remov\w+|delet\w+|swap\w*|insert\w*|"
    r"substitut\w+|words?|backwards?|reversed?|uppercase|lowercase|initial|substring)\b"
    r"|\bhow\s+many\s+(?:times\s+)?[^\W\d_](?:['’]s|(?<![iau])s)?\s+(?:are|is|in|do|does|can|occur|appear"
    r"|there|has"
    r"|have)\b(?!(?:\s+there)?(?:\s+in|\s+per)?\s+(?:[0-9]|(?:an?|one|two|half)\s+(?:an?\s+)?(?:[kcm]?[gml]|lbs?|kilo\w*"
    r"|lit(?:er|re)s?|met(?:er|re)s?|tons?|tonnes?|pounds?|miles?|hours?|minutes?)\b))"
    r"|\b[^\W\d_]['’]s\s+(?:are|in|does|do|is|there|occur|appear)\b"
    r"|\b(?:count|number\s+of|find|all)\s+(?:up\s+)?(?:all\s+)?(?:of\s+)?(?:the\s+)?[^\W\d_]['’]?s\b"
    r"|\b(?:has|have|with)\s+(?:an?\s+)?[b-hj-z]\s*\?"
    r"|\b(?:the|all|any)\s+[^\W\d_]['’]s\b|\b(?:each|every)\s+[^\W\d_]\s+(?:in|of|with)\b|\b(?:first|last"
    r"|second|third)\s+[^\W\d_]\s*(?:[?.]|\bin\b)"
    r"|\btimes\s+(?:does|do|is|can|will)\s+(?:an?\s+|the\s+)?[^\W\d_]\s+(?:occur|appear|show|come|in)"
    r"|\b(?:does|is|do)\s+(?:an?\s+)?[b-hj-z]\s+(?:in|occur|appear)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\b(?:sort\w*|order\w*|list\w*|alphabet\w*|sequence|series|items?|words?|elements?|entry|entries"
    r"|members?|set|occur\w*|appear\w*|"
    r"end\s+with|array|register|named|longest|shortest|reverse\w*|duplicat\w*|repeat\w*|distinct|unique|different|names?|strings?"
    r"|arrange\w*|rank\w*|"
    r"comes?\s+(?:first|last|before|after|right|directly|immediately)|position|index|collection|group|row"
    r"|among|middle|frequency|place|"
    r"(?:first|last)\s+(?:[0-9]+|two|three|four|five|six)|the\s+[0-9]+(?:nd|rd|th)|"
    r"(?:first|last|second|third|fourth|fifth|\d+(?:nd|rd|th))\s+(?:one|of|in)|lexicographic\w*"
    r"|start\w*\s+with|begin\w*\s+with|dictionary)\b",
    re.IGNORECASE,
)
_TEXT_NOUN = re.compile(
    r"\b(?:text|passage|paragraph|poem|sentences?|string|excerpt|snippet|lines?|message|document|article"
    r"|essay|stanza|"
    r"characters?|letters?|vowels?|consonants?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Cues:
    """``letters``: about letters or words as such; ``lists``: about a list; ``texts``: about a text."""

    letters: bool
    lists: bool
    texts: bool


def read_cues(instruction: str) -> Cues:
    """The cues of a question's text outside its blocks."""
    return Cues(
        letters=_LETTERS.search(instruction) is not None,
        lists=_LIST.search(instruction) is not None,
        texts=_TEXT_NOUN.search(instruction) is not None,
    )
