"""Fillers' words, read from ``lexicon.toml`` on first use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["lexicon"]


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    text = (Path(__file__).resolve().parent / "lexicon.toml").read_text(encoding="utf-8")
    return {name: tuple(words) for name, words in tomllib.loads(text).items()}
