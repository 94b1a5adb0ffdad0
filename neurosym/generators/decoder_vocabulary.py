"""What the embedded model's decoder writes: tokens of programs, complete in bytes.

Ids in order: ``<pad>``, ``<start>``, ``<end>``, one token per action, the 256 bytes, then pieces of
several bytes (``answer = ``, ``.count(``, ``n1``). A proposal is its action's token, its text and ``<end>``.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path

from neurosym.errors import UsageError
from neurosym.generators.names import NAMES

__all__ = ["ACTIONS", "END", "FILE_NAME", "PAD", "START", "DecoderVocabulary"]

PAD, START, END = 0, 1, 2
_SPECIAL = ("<pad>", "<start>", "<end>")

ACTIONS = ("calc", "concept", "answer", "decline")
"""What a proposal can be; ``decline`` has no text."""

FILE_NAME = "decoder_vocabulary.json"


@dataclass(frozen=True)
class DecoderVocabulary:
    """``pieces`` are the tokens of several bytes; bytes and special tokens are implied."""

    pieces: tuple[str, ...]
    actions: tuple[str, ...] = ACTIONS

    @classmethod
    def build(cls, texts: Iterable[str], size: int, actions: Sequence[str] = ACTIONS) -> DecoderVocabulary:
        """A vocabulary of at most ``size`` tokens that writes ``texts`` in few of them.

        Every reference's name is a token, and no other token holds a name or a digit, so that a
        program is the same sequence of tokens whatever its references are called. Deterministic.
        """
        room = size - len(_SPECIAL) - len(actions) - 256 - len(NAMES)
        if room < 0:
            raise UsageError(f"a vocabulary of {size} tokens is too small", hint="take at least 400")
        chunks = _chunks(texts)
        names = tuple(name for name in NAMES if len(name.encode()) > 1)
        candidates = cls((*names, *_merged_pieces(chunks, room + room // 2)), tuple(actions))
        # A merge's intermediate steps ("answ") are of no use once the whole word is a token.
        used = Counter[str]()
        for chunk, count in chunks.items():
            for token in candidates._split(chunk.encode()):
                used[token.decode("utf-8", errors="ignore")] += count
        useful = [piece for piece in candidates.pieces[len(names) :] if used[piece] > 0]
        best = sorted(useful, key=lambda piece: (-used[piece] * len(piece), piece))[:room]
        return cls((*names, *sorted(best)), tuple(actions))

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def tokens(self) -> tuple[bytes, ...]:
        """Token id -> bytes; empty for special tokens and actions, which are outside every grammar."""
        outside = (b"",) * (len(_SPECIAL) + len(self.actions))
        single = tuple(bytes([byte]) for byte in range(256))
        return (*outside, *single, *(piece.encode() for piece in self.pieces))

    @cached_property
    def special(self) -> tuple[str, ...]:
        """The names of the tokens without bytes, by id."""
        return (*_SPECIAL, *(f"<{action}>" for action in self.actions))

    def action_id(self, action: str) -> int:
        """The token that opens a proposal of ``action``. Raises UsageError if the model has none."""
        if action not in self.actions:
            known = ", ".join(self.actions)
            raise UsageError(f"the model knows no action {action!r}", hint=f"known: {known}")
        return len(_SPECIAL) + self.actions.index(action)

    def encode(self, action: str, text: str) -> list[int]:
        """Action, text and end, without the start token that the decoder is fed first."""
        return [self.action_id(action), *self.encode_text(text), END]

    def encode_text(self, text: str) -> list[int]:
        """The fewest tokens that spell ``text``; of several ways, the one whose earlier tokens are longer."""
        return [self._ids[token] for token in self._split(text.encode())]

    def decode(self, ids: Sequence[int]) -> tuple[str, str]:
        """``(action, text)`` of what ``encode`` gave, with or without start, end and padding.

        Raises UsageError if the first token is no action.
        """
        rest = list(ids)
        while rest and rest[0] in (START, PAD):
            rest.pop(0)
        place = rest[0] - len(_SPECIAL) if rest else -1
        if not 0 <= place < len(self.actions):
            raise UsageError("a proposal starts with the token of its action")
        stop = rest.index(END) if END in rest else len(rest)
        written = b"".join(self.tokens[i] for i in rest[1:stop])
        return self.actions[place], written.decode("utf-8", errors="replace")

    def save(self, folder: Path) -> None:
        """Write ``decoder_vocabulary.json`` into the model's folder."""
        form = {"version": 1, "actions": list(self.actions), "pieces": list(self.pieces)}
        (folder / FILE_NAME).write_text(json.dumps(form, ensure_ascii=False, indent=0), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> DecoderVocabulary:
        """Raises UsageError if the folder has none or one of another version."""
        try:
            form = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise UsageError(f"no readable {FILE_NAME} in {folder}: {error}") from error
        if form.get("version") != 1:
            raise UsageError(f"{FILE_NAME} is of version {form.get('version')}, this program reads 1")
        return cls(tuple(form["pieces"]), tuple(form["actions"]))

    @cached_property
    def _ids(self) -> dict[bytes, int]:
        return {token: number for number, token in enumerate(self.tokens) if token}

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.tokens))

    def _split(self, written: bytes) -> list[bytes]:
        length = len(written)
        cost = [0] * (length + 1)
        step = [1] * length
        for start in range(length - 1, -1, -1):
            cost[start] = cost[start + 1] + 1
            for end in range(start + 2, min(length, start + self._longest) + 1):
                if cost[end] + 1 <= cost[start] and written[start:end] in self._ids:
                    cost[start], step[start] = cost[end] + 1, end - start
        tokens, place = [], 0
        while place < length:
            tokens.append(written[place : place + step[place]])
            place += step[place]
        return tokens


_NAME_OR_DIGIT = re.compile(r"\b(?:" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b|[0-9]")
_WORD = re.compile(r"[^\W\d_]+|_+")


def _chunks(texts: Iterable[str]) -> Counter[str]:
    """The stretches of text between names and digits, counted."""
    chunks = Counter[str]()
    for text in texts:
        chunks.update(chunk for chunk in _NAME_OR_DIGIT.split(text) if chunk)
    return chunks


def _merged_pieces(chunks: Counter[str], count: int) -> list[str]:
    """Byte-pair encoding over the chunks: each round joins the most frequent pair of neighbours.

    A piece holds at most one word (with the marks and blanks around it) and 16 characters, so that no
    piece swallows a phrase.
    """
    split = {chunk: list(chunk) for chunk in chunks}
    pairs = Counter[tuple[str, str]]()
    where: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for chunk, parts in split.items():
        for pair in pairwise(parts):
            pairs[pair] += chunks[chunk]
            where[pair].add(chunk)
    # A heap of (-count, pair); an entry whose count is no longer true is passed over.
    heap = [(-total, pair) for pair, total in pairs.items() if _is_piece("".join(pair))]
    heapify(heap)
    pieces: dict[str, None] = {}
    while heap and len(pieces) < count:
        total, (left, right) = heappop(heap)
        if -total != pairs[left, right] or -total < 2:
            continue
        pieces.setdefault(left + right)
        changed: set[tuple[str, str]] = set()
        for chunk in where.pop((left, right)):
            for pair in pairwise(split[chunk]):
                pairs[pair] -= chunks[chunk]
                changed.add(pair)
            split[chunk] = _join(split[chunk], left, right)
            for pair in pairwise(split[chunk]):
                pairs[pair] += chunks[chunk]
                where[pair].add(chunk)
                changed.add(pair)
        for pair in changed:
            if _is_piece("".join(pair)):
                heappush(heap, (-pairs[pair], pair))
    return list(pieces)


@cache
def _is_piece(text: str) -> bool:
    return len(text) <= 16 and len(_WORD.findall(text)) <= 1


def _join(parts: list[str], left: str, right: str) -> list[str]:
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1] == left and part == right:
            joined[-1] = left + right
        else:
            joined.append(part)
    return joined
