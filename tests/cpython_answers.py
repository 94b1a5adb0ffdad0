"""What CPython makes of the programs of ``pal_programs/``; runs as a process of its own.

    python tests/cpython_answers.py FILE...

writes one JSON line a file: its name, and null if the value agrees with the file's ``# answer:`` or else
what came out instead. Numbers need only be close, since CPython's are floats. The value of a program is
what harnesses for such programs take: the variable ``answer``, else what was printed, at least its last
lines, else ``ans``, else the value of ``solution()``.
"""

import contextlib
import io
import json
import math
import runpy
import sys
from collections.abc import Mapping
from numbers import Number
from pathlib import Path
from typing import Any


def main(names: list[str]) -> None:
    for name in names:
        path = Path(name)
        (expected,) = (
            line.removeprefix("# answer: ").replace("\\n", "\n")
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("# answer: ")
        )
        value = answer(path)
        wrong = None if agrees(value, expected) else repr(value)
        print(json.dumps([name, wrong]), flush=True)  # noqa: T201


def answer(path: Path) -> Any:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        names = runpy.run_path(str(path), run_name="__main__")
    if "answer" in names:
        return names["answer"]
    if printed.getvalue():
        return printed.getvalue().rstrip("\n")
    return names["ans"] if "ans" in names else names["solution"]()


def agrees(value: Any, expected: str) -> bool:
    if str(value) == expected or (isinstance(value, str) and value.endswith("\n" + expected)):
        return True
    try:
        meant = eval(expected, {"sqrt": math.sqrt, "pi": math.pi})  # noqa: S307  (the test's own file)
        if isinstance(value, str):
            value = eval(value, {})  # noqa: S307  (likewise)
    except (NameError, SyntaxError):
        return False
    return close(value, meant)


def close(value: Any, meant: Any) -> bool:
    if isinstance(value, bool) or isinstance(meant, bool):
        return value is meant
    if isinstance(meant, Number) and not isinstance(value, (str, list, tuple, Mapping)):
        return math.isclose(float(value), float(meant), rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(meant, (list, tuple)):
        return (
            type(value) is type(meant)
            and len(value) == len(meant)
            and all(close(one, other) for one, other in zip(value, meant, strict=True))
        )
    if isinstance(meant, Mapping):
        return list(value) == list(meant) and all(close(value[key], meant[key]) for key in meant)
    return bool(value == meant)


if __name__ == "__main__":
    main(sys.argv[1:])
