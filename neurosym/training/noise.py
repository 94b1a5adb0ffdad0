"""The ways of typing a question that a corpus of careful sentences lacks."""

from __future__ import annotations

from random import Random

__all__ = ["Voice", "frame_question"]

_OPENINGS = (
    "Please tell me: ",
    "Quick question: ",
    "Hi, ",
    "Hello! ",
    "Hey, ",
    "Could you help me? ",
    "I need to know this. ",
    "One more thing. ",
    "Q: ",
    "Question: ",
    "Tell me, ",
    "Just curious: ",
    "Okay, ",
    "So, ",
    "For my homework: ",
    "ok ",
    "My colleague asks: ",
    "Here is a question for you. ",
    "Help! ",
    "Solve this: ",
    "Answer this: ",
    "Please answer. ",
)
_CLOSINGS = (
    " Thanks!",
    " Thank you.",
    " please",
    " Please be exact.",
    " Just the answer.",
    " I keep getting it wrong.",
    " Cheers",
    " Answer:",
    " A:",
    " It's for a quiz.",
    " No explanation needed.",
    " Be careful.",
    " Thanks in advance!",
)
_KEYS = {
    "a": "s",
    "b": "v",
    "c": "x",
    "d": "f",
    "e": "r",
    "f": "g",
    "g": "h",
    "h": "j",
    "i": "o",
    "k": "l",
    "l": "k",
    "m": "n",
    "n": "m",
    "o": "p",
    "p": "o",
    "r": "t",
    "s": "d",
    "t": "y",
    "u": "i",
    "v": "b",
    "w": "e",
    "y": "u",
}


class Voice:
    """How one question is typed: lower case or not, with typing errors or not.

    Applied to the text between slots, so that a reference is never damaged.
    """

    def __init__(self, rng: Random) -> None:
        style = rng.random()
        self.lower = style < 0.12
        self.upper = 0.12 <= style < 0.13
        self.typos = rng.random() < 0.08
        self.bare = rng.random() < 0.12

    def __call__(self, text: str, rng: Random) -> str:
        if self.lower:
            text = text.lower()
        elif self.upper:
            text = text.upper()
        if self.typos:
            text = " ".join(_typo(word, rng) if rng.random() < 0.12 else word for word in text.split(" "))
        return text


def _typo(word: str, rng: Random) -> str:
    if len(word) < 5 or not word.isalpha():
        return word
    place = rng.randrange(1, len(word) - 1)
    style = rng.random()
    if style < 0.35:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if style < 0.65:
        return word[:place] + word[place + 1 :]
    if style < 0.8:
        return word[:place] + word[place] + word[place:]
    return word[:place] + _KEYS.get(word[place], word[place]) + word[place + 1 :]


def frame_question(template: str, rng: Random) -> str:
    """Sometimes an opening before the template and a closing behind it."""
    if rng.random() < 0.15:
        template = rng.choice(_OPENINGS) + template
    ends_with_text = (
        template.rstrip("`").endswith(":text}") or "lines}" in template or template.endswith("\n")
    )
    if rng.random() < 0.1 and not ends_with_text and "{x}" not in template[-5:]:
        template += rng.choice(_CLOSINGS)
    return template
