"""One program in both: whether they differ."""

import re
from dataclasses import dataclass

from neurosym.errors import UsageError
from neurosym.languages.registry import run
from neurosym.values import canonical_text

from .oracle import run_in_cpython

__all__ = ["Verdict", "compared"]


@dataclass(frozen=True)
class Verdict:
    """``kind`` is value (both gave the same), error (both failed), skipped or different.

    ``about`` is the same for differences that look alike.
    """

    kind: str
    expected: str = ""
    given: str = ""
    about: str = ""


def compared(program: str) -> Verdict:
    """Raises SyntaxError if the program is no Python."""
    given = run_in_cpython(program)
    if given.skipped:
        return Verdict("skipped")
    outcome = run(program)
    got = outcome.text if outcome.ok else f"{outcome.error.kind}: {outcome.error.message}"
    if given.error is not None:
        expected = f"{type(given.error).__name__}: {given.error}"
        failed = not outcome.ok and outcome.error.kind in ("execution", "check")
        about = "" if failed else type(given.error).__name__
        return Verdict("error" if failed else "different", expected, got, about)
    try:
        expected = canonical_text(given.value)
    except UsageError:  # a function, which only a cut-down program has for its answer
        return Verdict("skipped")
    if not outcome.ok:
        return Verdict("different", expected, got, re.sub(r"\d+|'[^']*'", "..", got))
    if expected != got:
        return Verdict("different", expected, got, "value")
    printed = "\n".join(outcome.printed)  # which does not tell whether the last line was ended
    if given.printed.removesuffix("\n") != printed:
        return Verdict("different", repr(given.printed), repr(printed), "printed")
    return Verdict("value", expected, got)
