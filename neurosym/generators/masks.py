"""Which tokens may come next: llguidance over a vocabulary of byte strings, with masks in NumPy.

Only ``llguidance`` itself is imported, inside functions: its ``torch`` and ``hf`` modules compile or
load what the base installation lacks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from neurosym.errors import GeneratorError
from neurosym.generators.constraint import Constraint
from neurosym.generators.derive import decoder_grammar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Masks", "Matcher"]

_KEPT = 64
"""Compiled constraints that are kept; a question has a handful."""


class Masks:
    """The vocabulary side: built once a model, gives a fresh ``Matcher`` for each constraint.

    ``tokens`` are the bytes of every token id, empty for tokens outside all grammars; ``end`` is the
    id that ends a text. All 256 bytes should be among them, so that no grammar gets stuck.
    """

    def __init__(self, tokens: Sequence[bytes], end: int) -> None:
        from llguidance import LLTokenizer

        # slices are an optimisation for JSON-like grammars over large vocabularies
        self._set(LLTokenizer(_Vocabulary(tokens, end), slices=[]), len(tokens), end)

    @classmethod
    def of_tokenizer(cls, tokenizer_json: str, size: int, end: int) -> Masks:
        """For a Hugging Face model: the text of its fast tokenizer's ``tokenizer.json``."""
        from llguidance import LLTokenizer

        masks = cls.__new__(cls)
        masks._set(LLTokenizer(tokenizer_json, n_vocab=size, eos_token=end), size, end)
        return masks

    def _set(self, tokenizer: Any, size: int, end: int) -> None:
        self.size = size
        self.end = end
        self._tokenizer = tokenizer
        self._compiled: OrderedDict[tuple[Any, ...], Any] = OrderedDict()

    def text(self, tokens: Sequence[int]) -> str:
        """What the tokens spell, without the end token."""
        written: bytes = self._tokenizer.decode_bytes([token for token in tokens if token != self.end])
        return written.decode("utf-8", errors="replace")

    def matcher(self, constraint: Constraint) -> Matcher:
        """At the beginning of the constraint's language. Raises GeneratorError if it does not compile."""
        key = (constraint.grammar, tuple(sorted(constraint.alternatives.items())))
        if key not in self._compiled:
            self._compiled[key] = self._compile(constraint)
            if len(self._compiled) > _KEPT:
                self._compiled.popitem(last=False)
        self._compiled.move_to_end(key)
        return Matcher(self, self._compiled[key].deep_copy())

    def accepts(self, constraint: Constraint, tokens: Sequence[int]) -> bool:
        """Whether the tokens (without the end) are a complete text: no target of training may fail this."""
        matcher = self.matcher(constraint)
        return all(matcher.consume(token) for token in tokens) and matcher.is_accepting()

    def _compile(self, constraint: Constraint) -> Any:
        from llguidance import LLMatcher

        grammar = LLMatcher.grammar_from_lark(decoder_grammar(constraint))
        compiled = LLMatcher(self._tokenizer, grammar, log_level=0)
        if compiled.is_error():
            raise GeneratorError(f"the decoder cannot use this grammar: {compiled.get_error()}")
        return compiled


class Matcher:
    """A place in a constraint's language; ``consume`` moves it on, ``copy`` forks it."""

    def __init__(self, masks: Masks, matcher: Any) -> None:
        self._masks = masks
        self._matcher = matcher
        self._ended = False

    def allowed(self) -> NDArray[np.bool_]:
        """One flag a token. The end token is allowed where the text may end.

        Nothing is allowed after the end, or if the grammar is stuck: then give the text up.
        """
        import numpy as np

        size = self._masks.size
        if self._ended:
            return np.zeros(size, dtype=np.bool_)
        if self._matcher.is_error() or self._matcher.is_stopped():
            flags = np.zeros(size, dtype=np.bool_)
            # stopped without an end token: the grammar is complete and lets nothing more follow
            flags[self._masks.end] = self.is_accepting()
            return flags
        words = np.zeros((size + 31) // 32, dtype=np.uint32)
        self._matcher.unsafe_compute_mask_ptr(words.ctypes.data, words.nbytes)
        return np.unpackbits(words.view(np.uint8), bitorder="little")[:size].astype(np.bool_)

    def consume(self, token: int) -> bool:
        """Move on by one token; False, and stuck for good, if the token is not allowed."""
        if self._ended:
            return False
        if token == self._masks.end:
            self._ended = self.is_accepting()
            return self._ended
        return bool(self._matcher.consume_token(token))

    def is_accepting(self) -> bool:
        """Whether what was consumed is a complete text of the language."""
        return not self._matcher.is_error() and bool(self._matcher.is_accepting())

    def copy(self) -> Matcher:
        forked = Matcher(self._masks, self._matcher.deep_copy())
        forked._ended = self._ended
        return forked


class _Vocabulary:
    """What llguidance asks of a tokenizer."""

    is_tokenizer_wrapper = True
    bos_token_id = None

    def __init__(self, tokens: Sequence[bytes], end: int) -> None:
        self.eos_token_id = end
        # 0xff marks a special token: no text in UTF-8 holds that byte
        self.tokens = [token or b"\xff<%d>" % number for number, token in enumerate(tokens)]
        self.special_token_ids = [number for number, token in enumerate(tokens) if not token]
        self._single = {token: number for number, token in enumerate(tokens) if len(token) == 1}

    def __call__(self, text: str | bytes) -> list[int]:
        written = text.encode() if isinstance(text, str) else text
        return [self._single[bytes([byte])] for byte in written if bytes([byte]) in self._single]
