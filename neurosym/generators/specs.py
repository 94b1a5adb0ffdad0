"""From the SPEC of the command line to a generator: ``embedded``, ``hf:PATH``, ``scripted:FILE``."""

from __future__ import annotations

from pathlib import Path

from neurosym.errors import UsageError
from neurosym.generators.base import Generator

__all__ = ["load_generator"]

_KNOWN = "known: embedded, hf:PATH, scripted:FILE"
_LATER = {"openai": "openai:URL#MODEL", "markov": "markov"}


def load_generator(spec: str) -> Generator:
    """The generator that ``spec`` names; models are read when they first propose.

    Raises UsageError for an unknown form, a missing folder or file, or a missing extra.
    """
    kind, _, argument = spec.partition(":")
    if kind == "embedded" and not argument:
        from neurosym.generators.embedded.generator import EmbeddedGenerator

        return EmbeddedGenerator()
    if kind == "scripted" and argument:
        from neurosym.generators.scripted import ScriptedGenerator

        return ScriptedGenerator.load(Path(argument))
    if kind == "hf" and argument:
        from neurosym.generators.transformer import load_transformer

        return load_transformer(Path(argument))
    if kind in _LATER:
        raise UsageError(f"the generator {_LATER[kind]} does not exist yet", hint=_KNOWN)
    raise UsageError(f"no generator is called {spec!r}", hint=_KNOWN)
