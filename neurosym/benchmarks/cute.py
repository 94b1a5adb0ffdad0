"""CUTE (Edman et al. 2024): spelling and editing by characters and words; the tables that can be computed.

The data are columns, not questions; the templates below put them into words. Left out are ``orth``
and ``sem``, which need judgement.
"""

from __future__ import annotations

from pathlib import Path

from neurosym.benchmarks.rows import read_table
from neurosym.benchmarks.task import Benchmark, Item

__all__ = ["cute"]

_CONTAINS = 'Does "{1}" contain the letter "{0}"?'
_DELETE = 'Delete every "{0}" from "{1}".'
_INSERT = 'Insert "{0}" after every "{1}" in "{2}".'
_REPLACE = 'Replace every "{0}" by "{1}" in "{2}".'
_SWAP = 'Swap "{0}" and "{1}" in "{2}".'
_SPELL = 'Spell out "{0}" with blanks between the letters.'
_JOIN = 'Write "{0}" as one word, without blanks.'

TEMPLATES = {
    "spell": _SPELL,
    "spell_rand": _SPELL,
    "spell_inverse": _JOIN,
    "spell_inverse_rand": _JOIN,
    "contains_char": _CONTAINS,
    "contains_char_rand": _CONTAINS,
    "contains_word": 'Does the sentence "{1}" contain the word "{0}"?',
    "del_char": _DELETE,
    "del_char_rand": _DELETE,
    "del_word": 'Delete every word "{0}" from the sentence "{1}"',
    "ins_char": _INSERT,
    "ins_char_rand": _INSERT,
    "ins_word": 'Insert the word "{0}" after every word "{1}" in the sentence "{2}"',
    "sub_char": _REPLACE,
    "sub_char_rand": _REPLACE,
    "sub_word": 'Replace every word "{0}" by the word "{1}" in the sentence "{2}"',
    "swap_char": _SWAP,
    "swap_char_rand": _SWAP,
    "swap_word": 'Swap the words "{0}" and "{1}" in the sentence "{2}"',
}


def cute(data: Path) -> Benchmark:
    items = []
    for task, template in TEMPLATES.items():
        for number, row in enumerate(read_table(data / "cute" / f"{task}.tsv")):
            columns = [text for name, text in row.items() if name != "label"]
            target = row["label"]
            items.append(Item(f"{task}/{number}", template.format(*columns), target, task))
    about = "CUTE (Edman et al. 2024): characters and words; 60 items of each computable table."
    return Benchmark("cute", "1", about, tuple(items))
