"""What the embedded model's encoder reads: a rendered transcript as token ids.

::

    [CLS] how many [s1] r [end] are in [w1] straw ##berry [end] ? [SEP]
    [r1] [integer] 3 [end] [failed] check : unknown name

Question text is WordPiece; a reference is its tag token and a short preview between tag and ``[end]``.
Trainer and runtime both use ``encode``, which is a pure function of its arguments. Tag tokens reuse
the ``[unused…]`` ids of a BERT vocabulary (``rename_tags``), so nothing that a user types becomes one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from neurosym.context import Mark, Rendered
from neurosym.errors import UsageError
from neurosym.generators.names import NAMES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["MAX_LENGTH", "TAGS", "encode", "load_tokenizer", "rename_tags"]

MAX_LENGTH = 256
"""Tokens that the encoder reads at most."""

TYPES = (
    "number", "integer", "rational", "float", "string", "text", "list of numbers", "list of strings", "list",
    "tuple", "dict", "set", "date", "expression", "boolean", "concept", "posterior", "none", "other",
)  # fmt: skip
"""Types with a token of their own; any other type is ``other``."""

TAGS: tuple[str, ...] = (
    *(f"[{name}]" for name in NAMES),
    *(f"[{name}]" for name in TYPES),
    "[empty]", "[one]", "[many]", "[failed]", "[end]",
)  # fmt: skip
"""Tag i takes the place of BERT's ``[unused<i>]``. Append only: the order is part of a trained model."""

PIECES = 4
"""WordPieces of preview that a short reference or a result gets."""

LONG = 24
"""A string longer than this shows its type and three pieces instead."""

FAILURES = 3
"""The latest failures are shown, with this many ..."""
FAILURE_PIECES = 6
"""... and so many pieces each."""

_TAG_SET = frozenset(TAGS)
_LIST_ITEM = re.compile(r"""'((?:[^'\\]|\\.)*)'?|"((?:[^"\\]|\\.)*)"?|([^\s,\[\]()]+)""")


def rename_tags(tokenizer_json: dict[str, Any]) -> dict[str, Any]:
    """A BERT ``tokenizer.json`` (as parsed JSON) with our tags in place of its ``[unused…]`` words.

    A vocabulary that has them already comes back unchanged. Truncation and padding are switched off.
    """
    vocabulary = tokenizer_json["model"]["vocab"]
    renamed = {f"[unused{index}]": tag for index, tag in enumerate(TAGS)}
    taken = {tag for tag in TAGS if tag in vocabulary}
    words = {renamed[w] if renamed.get(w, w) not in taken | {w} else w: i for w, i in vocabulary.items()}
    missing = [tag for tag in TAGS if tag not in words]
    if missing:
        raise ValueError(f"the vocabulary has no [unused…] word for {missing[0]}")
    model = {**tokenizer_json["model"], "vocab": words}
    return {**tokenizer_json, "model": model, "truncation": None, "padding": None}


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a model folder, set so that no typed text becomes a special token.

    Raises UsageError if the folder has no such tokenizer.
    """
    from tokenizers import Tokenizer

    try:
        written = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_str(json.dumps(rename_tags(written)))
    except (OSError, ValueError, KeyError) as error:
        raise UsageError(f"no usable tokenizer in {folder}: {error}") from error
    tokenizer.encode_special_tokens = True
    return tokenizer


def encode(rendered: Rendered, tokenizer: Tokenizer, max_length: int = MAX_LENGTH) -> list[int]:
    """The ids of a rendered transcript, at most ``max_length``.

    What is too long loses question text from the middle first, then the previews of references; tags
    stay. ``tokenizer`` comes from ``load_tokenizer``.
    """
    question = [_segment(segment, tokenizer) for segment in rendered.segments]
    tail = _tail(rendered, tokenizer)
    room = max_length - len(tail) - 2
    question = _shorten(question, room)
    read = [i for piece in question for i in piece.ids]
    return [_id(tokenizer, "[CLS]"), *read, _id(tokenizer, "[SEP]"), *tail][:max_length]


class _Piece:
    """Part of the encoded question: plain text may be cut anywhere, a mark only down to its tag."""

    __slots__ = ("ids", "is_text")

    def __init__(self, ids: list[int], is_text: bool) -> None:
        self.ids = ids
        self.is_text = is_text


def _segment(segment: str | Mark, tokenizer: Tokenizer) -> _Piece:
    if isinstance(segment, str):
        return _Piece(_words(tokenizer, segment), True)
    tag = f"[{segment.name}]"
    if tag not in _TAG_SET:  # a name beyond those the model knows is only read, never referred to
        return _Piece(_words(tokenizer, segment.preview), True)
    return _Piece([_id(tokenizer, tag), *_preview(segment, tokenizer), _id(tokenizer, "[end]")], False)


def _preview(mark: Mark, tokenizer: Tokenizer) -> list[int]:
    if mark.type in ("list", "tuple", "list of numbers", "list of strings"):
        return [*_type(mark, tokenizer), *_list_preview(mark, tokenizer)]
    if mark.size == 0:
        return [_id(tokenizer, "[empty]")]
    if mark.name.startswith("t") or (mark.size or 0) > LONG or len(mark.preview) > LONG:
        return [*_type(mark, tokenizer), *_words(tokenizer, mark.preview)[:3]]
    return _words(tokenizer, mark.preview)[:PIECES]


def _list_preview(mark: Mark, tokenizer: Tokenizer) -> list[int]:
    """Size marker and the beginning of the first two items."""
    size = "[empty]" if mark.size == 0 else "[one]" if mark.size == 1 else "[many]"
    matches = list(_LIST_ITEM.finditer(mark.preview))[:2]
    items = [next((group for group in match.groups() if group), "") for match in matches]
    return [_id(tokenizer, size), *(i for item in items for i in _words(tokenizer, item)[:2])]


def _tail(rendered: Rendered, tokenizer: Tokenizer) -> list[int]:
    ids: list[int] = []
    for mark in rendered.results:
        if f"[{mark.name}]" not in _TAG_SET:
            continue
        ids += [_id(tokenizer, f"[{mark.name}]"), *_type(mark, tokenizer)]
        if mark.type.startswith(("list", "tuple")):
            ids += _list_preview(mark, tokenizer)
        else:
            ids += _words(tokenizer, mark.preview)[:PIECES]
        ids.append(_id(tokenizer, "[end]"))
    for _, error in rendered.failures[-FAILURES:]:
        ids += [_id(tokenizer, "[failed]"), *_words(tokenizer, error)[:FAILURE_PIECES]]
    return ids


def _type(mark: Mark, tokenizer: Tokenizer) -> list[int]:
    kind = "text" if mark.name.startswith("t") or mark.name == "question" else mark.type
    return [_id(tokenizer, f"[{kind}]" if kind in TYPES else "[other]")]


def _shorten(pieces: list[_Piece], room: int) -> list[_Piece]:
    """Cut text from the middle, then previews, until ``room`` tokens are enough (or only tags are left)."""
    if _length(pieces) > room:
        text_room = max(0, room - _length(piece for piece in pieces if not piece.is_text))
        pieces = _cut_text(pieces, text_room)
    if _length(pieces) > room:
        pieces = [piece if piece.is_text else _Piece(piece.ids[:1], False) for piece in pieces]
    return pieces


def _cut_text(pieces: list[_Piece], room: int) -> list[_Piece]:
    total = _length(piece for piece in pieces if piece.is_text)
    head, tail = room - room // 2, total - room // 2
    kept: list[_Piece] = []
    position = 0
    for piece in pieces:
        if piece.is_text:
            places = enumerate(piece.ids, start=position)
            position += len(piece.ids)
            piece = _Piece([i for place, i in places if place < head or place >= tail], True)
        kept.append(piece)
    return kept


def _length(pieces: Iterable[_Piece]) -> int:
    return sum(len(piece.ids) for piece in pieces)


def _words(tokenizer: Tokenizer, text: str) -> list[int]:
    ids: list[int] = tokenizer.encode(text, add_special_tokens=False).ids
    return ids


def _id(tokenizer: Tokenizer, token: str) -> int:
    number = tokenizer.token_to_id(token)
    if number is None:
        raise ValueError(f"the tokenizer has no token {token}")
    return int(number)
