"""Copying and counting by length: the same nine questions about texts of 10 to 100,000 characters.

What a transformer alone cannot do as inputs grow (Barbero et al. 2024). The targets are computed here in
plain Python, apart from the interpreter. In each item the usual readings of a question agree (a word
that is looked for is there as a whole word or not even as a part).
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from neurosym.benchmarks.grading import same_answer, same_text
from neurosym.benchmarks.task import Benchmark, Item
from neurosym.benchmarks.texts import invented_text, invented_word, ordinal

__all__ = ["LENGTHS", "lengths"]

LENGTHS = (10, 100, 1_000, 10_000, 100_000)
ROUNDS = 4
"""Items of each kind and length."""

_COPIED = ("first character", "last character", "n-th character", "last word", "n-th word", "reverse")
"""Kinds whose answer is a piece of the text, right only to the letter."""

Made = tuple[str, str]
"""The instruction and the target."""


def lengths(seed: int = 1) -> Benchmark:
    items = []
    for length in LENGTHS:
        for number in range(ROUNDS):
            for kind, make in _KINDS.items():
                random = Random(f"{seed} {length} {number} {kind}")
                text = invented_text(random, length)
                instruction, target = make(text, random)
                grade = same_text if kind in _COPIED else same_answer
                name = f"{length}/{kind.replace(' ', '-')}/{number}"
                items.append(Item(name, f"{instruction}\n\n{text}", target, str(length), kind, grade=grade))
    about = (
        f"Copying and counting in texts of invented words, by the text's length in characters; seed {seed}. "
        "Characters and words must be right to the letter."
    )
    return Benchmark("lengths", "1", about, tuple(items))


def _count_letter(text: str, random: Random) -> Made:
    letter = random.choice(sorted(set(text) - {" "}))
    phrasing = random.choice(
        (
            'How many times does the letter "{}" occur in the following text?',
            "How often is the letter {} used in this text?",
            "Count the occurrences of the letter {} in the text below.",
            "In the text below, how many {}'s are there?",
            'Please tell me the number of times "{}" appears in the text that follows.',
        )
    )
    return phrasing.format(letter), str(text.count(letter))


def _count_words(text: str, random: Random) -> Made:
    phrasing = random.choice(
        (
            "How many words are in the text below?",
            "Count the words of the following text.",
            "What is the number of words in this text?",
            "The text below consists of how many words?",
        )
    )
    return phrasing, str(len(text.split(" ")))


def _last_character(text: str, random: Random) -> Made:
    phrasing = random.choice(
        (
            "What is the last character of the text below?",
            "Which character does the following text end with?",
            "Give me the final letter of this text.",
            "Look at the text below. What is its very last letter?",
        )
    )
    return phrasing, text[-1]


def _first_character(text: str, random: Random) -> Made:
    phrasing = random.choice(
        (
            "What is the first character of the text below?",
            "Which letter does the following text begin with?",
            "Give me the initial character of this text.",
            "With what letter does the text below start?",
        )
    )
    return phrasing, text[0]


def _nth_character(text: str, random: Random) -> Made:
    place = random.choice([i for i in range(max(0, len(text) - 200), len(text)) if text[i] != " "])
    if random.random() < 0.7:  # anywhere, not only near the end
        place = next(i for i in range(random.randrange(len(text)), -1, -1) if text[i] != " ")
    phrasing = random.choice(
        (
            "What is the {} character of the text below (counting from 1, blanks included)?",
            "Which character stands at the {} position of the following text?",
            "Tell me the {} character of this text.",
            "Find the {} character in the text below.",
        )
    )
    return phrasing.format(ordinal(place + 1)), text[place]


def _last_word(text: str, random: Random) -> Made:
    phrasing = random.choice(
        (
            "What is the last word of the text below?",
            "Which word does the following text end with?",
            "Repeat the final word of this text.",
            "What word comes last in the text below?",
        )
    )
    return phrasing, text.rsplit(" ", 1)[-1]


def _nth_word(text: str, random: Random) -> Made:
    words = text.split(" ")
    place = random.randrange(len(words))
    phrasing = random.choice(
        (
            "What is the {} word of the text below?",
            "Which word is the {} one in the following text?",
            "Give the {} word of this text.",
            "Copy out the {} word from the text below.",
        )
    )
    return phrasing.format(ordinal(place + 1)), words[place]


def _reverse(text: str, random: Random) -> Made:
    phrasing = random.choice(
        (
            "Reverse the text below, character by character.",
            "Write the following text backwards.",
            "What does this text read from back to front?",
            "Spell the text below in reverse.",
        )
    )
    return phrasing, text[::-1]


def _contains(text: str, random: Random) -> Made:
    words = text.split(" ")
    word, there = random.choice(words), random.random() < 0.5
    if not there:
        word = invented_word(random, 2)
        while word in text:
            word = invented_word(random, 3)
    phrasing = random.choice(
        (
            'Does the text below contain the word "{}"?',
            'Is the word "{}" part of the following text?',
            "Can the word '{}' be found in this text?",
            'Does "{}" occur anywhere in the text below?',
        )
    )
    return phrasing.format(word), "Yes" if there else "No"


_KINDS: dict[str, Callable[[str, Random], Made]] = {
    "count a letter": _count_letter,
    "count words": _count_words,
    "last character": _last_character,
    "first character": _first_character,
    "n-th character": _nth_character,
    "last word": _last_word,
    "n-th word": _nth_word,
    "reverse": _reverse,
    "contains": _contains,
}
