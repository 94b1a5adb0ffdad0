"""The arithmetic and word tasks of the GPT-3 paper (Brown et al. 2020) that can be computed.

Left out are the anagrams and the cycled letters: they need a dictionary.
"""

from __future__ import annotations

import re
from pathlib import Path

from neurosym.benchmarks.rows import read_rows
from neurosym.benchmarks.task import Benchmark, Item

__all__ = ["gpt3_arithmetic"]

_SUMS = (
    "single_digit_three_ops", "sum_of_digits", "two_digit_addition", "two_digit_subtraction",
    "two_digit_multiplication", "three_digit_addition", "three_digit_subtraction", "four_digit_addition",
    "four_digit_subtraction", "five_digit_addition", "five_digit_subtraction", "six_digit_addition",
    "six_digit_subtraction",
)  # fmt: skip

_WORDS = {
    "reversed_words": 'Reverse the letters of "{}".',
    "random_insertion_in_word": 'Remove everything that is not a letter from "{}".',
}
"""The data hold no question, only ``scrambled =``; these say what was done to the word."""


def gpt3_arithmetic(data: Path) -> Benchmark:
    items = []
    for task in (*_SUMS, *_WORDS):
        for line, row in read_rows(data / "gpt3_arithmetic" / f"{task}.jsonl"):
            context = str(row["context"]).strip()
            if task in _WORDS:
                question = _WORDS[task].format(context.removesuffix("=").strip())
            else:
                question = re.sub(r"^Q:\s*|\s*A:$", "", context)
            items.append(Item(f"{task}/{line}", question, str(row["completion"]).strip(), task))
    about = "Sums and word tasks of the GPT-3 paper that can be computed; 100 of each, no examples."
    return Benchmark("gpt3_arithmetic", "1", about, tuple(items))
