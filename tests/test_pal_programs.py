"""Programs as language models write them for word problems, dates, tables, counting and algebra.

Each file of ``pal_programs/`` is a valid Python program whose first lines are a question and its answer in
canonical text; calc runs it unchanged. CPython runs it too, and must give the same up to the error of its
floats; where the meaning differs on purpose, a third line ``# cpython:`` says what CPython gives and why.
A line ``# open:`` says what calc does not do yet.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from neurosym.languages.registry import run

FOLDER = Path(__file__).with_name("pal_programs")
FILES = sorted(FOLDER.glob("*/*.py"))


def header(path, name):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(f"# {name}: "):
            return line.removeprefix(f"# {name}: ").replace("\\n", "\n")
        if not line.startswith("#"):
            break
    return None


def parameter(path):
    reason = header(path, "open")
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(path, id=f"{path.parent.name}/{path.stem}", marks=marks)


@pytest.mark.parametrize("path", [parameter(path) for path in FILES])
def test_calc_runs_it_unchanged(path):
    outcome = run(path.read_text(encoding="utf-8"))
    assert outcome.ok, outcome.error
    assert outcome.text == header(path, "answer")


def test_there_are_many_of_each_kind():
    assert len(FILES) >= 190
    assert min(Counter(path.parent.name for path in FILES).values()) >= 5
    assert len({header(path, "question") for path in FILES}) == len(FILES)


def test_cpython_agrees_but_where_a_file_says_why_not():
    answers = Path(__file__).with_name("cpython_answers.py")
    done = subprocess.run(
        [sys.executable, str(answers), *map(str, FILES)],
        capture_output=True, text=True, timeout=120, env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )  # fmt: skip
    assert done.returncode == 0, (done.stderr[-2000:], done.stdout.splitlines()[-1:])
    wrong = {name: given for name, given in map(json.loads, done.stdout.splitlines()) if given is not None}
    explained = {str(path): header(path, "cpython") for path in FILES if header(path, "cpython")}
    assert wrong.keys() == explained.keys(), wrong
    for name, given in wrong.items():
        assert explained[name].startswith(f"{given}, "), (name, given)
