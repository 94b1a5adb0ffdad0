"""The written corpus: families, their phrasings and word problems, read from TOML.

The format is described in ``corpus/README.md``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neurosym.errors import UsageError

__all__ = ["Corpus", "Family", "Phrasing", "load_corpus", "load_phrasings"]

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Family:
    """A kind of question: ``programs`` run in order, each seeing the results before it as ``{r1}``, ..."""

    name: str
    slots: Mapping[str, str]
    programs: tuple[str, ...]
    answers: tuple[str, ...]
    language: str = "calc"


@dataclass(frozen=True)
class Phrasing:
    """One way to ask. ``use`` is ``question``, ``frame`` (a noun phrase may replace a slot) or ``noun``."""

    family: Family
    template: str
    author: str
    use: str = "question"
    ranges: Mapping[str, tuple[int, int]] | None = None
    exact: bool = False


@dataclass(frozen=True)
class Corpus:
    families: Mapping[str, Family]
    phrasings: tuple[Phrasing, ...]

    def select(self, authors: Iterable[str] | None = None, without: Iterable[str] = ()) -> Corpus:
        """The phrasings of some authors only; families stay."""
        keep, drop = None if authors is None else set(authors), set(without)
        chosen = [p for p in self.phrasings if p.author not in drop and (keep is None or p.author in keep)]
        return Corpus(self.families, tuple(chosen))

    @property
    def authors(self) -> tuple[str, ...]:
        return tuple(sorted({phrasing.author for phrasing in self.phrasings}))


STORY_ANSWERS = ("The answer is {r1}.", "It is {r1}.")


def load_corpus(folder: Path | None = None) -> Corpus:
    """Read ``families.toml`` and every file of ``corpus/`` below ``folder`` (the package's own by default).

    Raises UsageError naming the file for a family that does not exist or a file that is no TOML.
    """
    folder = folder or HERE
    families = {name: _family(name, table) for name, table in _read(folder / "families.toml").items()}
    return Corpus(families, load_phrasings(folder / "corpus", families))


def load_phrasings(folder: Path, families: Mapping[str, Family]) -> tuple[Phrasing, ...]:
    """Every phrasing of the authors in ``folder``, in the order of the files' names."""
    return tuple(
        phrasing
        for path in sorted(folder.glob("*.toml"))
        for phrasing in _phrasings(_read(path), families, path.name)
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path.name} is not valid TOML: {error}") from error


def _family(name: str, table: Mapping[str, Any]) -> Family:
    programs = table.get("programs") or ([table["program"]] if "program" in table else [])
    return Family(
        name=name,
        slots=table.get("slots", {}),
        programs=tuple(programs),
        answers=tuple(table.get("answers", ())),
        language=table.get("language", "calc"),
    )


_USES = {"phrasings": "question", "frames": "frame", "nouns": "noun"}


def _phrasings(tables: Mapping[str, Any], families: Mapping[str, Family], file: str) -> Iterable[Phrasing]:
    author = tables.get("author", file.removesuffix(".toml"))
    for name, table in tables.items():
        if name == "author":
            continue
        if name == "story":
            yield from (p for story in table for p in _story(story, author))
            continue
        if name not in families:
            raise UsageError(f"{file}: there is no family {name!r}", hint="see families.toml")
        for key, use in _USES.items():
            for template in table.get(key, ()):
                yield Phrasing(families[name], template, author, use)


def _story(table: Mapping[str, Any], author: str) -> Iterable[Phrasing]:
    family = Family("story", {}, (table["program"],), STORY_ANSWERS)
    ranges = {slot: (low, high) for slot, (low, high) in table.get("ranges", {}).items()}
    for template in table["phrasings"]:
        yield Phrasing(family, template, author, "question", ranges or None, table.get("exact", False))
