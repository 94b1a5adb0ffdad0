"""The cache of parse tables is private, changes nothing, and no damage to it is ever noticed."""

import os
import sys
import zlib

import pytest

from neurosym.errors import ParseError
from neurosym.languages import grammar, table_cache
from neurosym.languages.calc.layout import canonical_layout
from neurosym.languages.calc.tree_builder import TreeBuilder
from neurosym.resources import folder

WRONG = ["answer = (1", "answer = 1 +", "if n1:\n", "answer = 1 $ 2", "for x y", "", "answer = [1, 2"]


def clear():
    grammar._tables.cache_clear()
    grammar._driver.cache_clear()


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    clear()
    yield tmp_path / "neurosym"
    clear()


class Echo:
    """A builder of another grammar: what the rule was given."""

    def start(self, c):
        return [str(token) for token in c]


@pytest.fixture
def small(monkeypatch):
    """A grammar that builds in no time."""
    texts = {"small": 'start: A A\nA: "a"\n'}
    monkeypatch.setattr(grammar, "read_grammar", texts.__getitem__)
    return texts


def parse_small():
    clear()
    return grammar.parse("small", "aa", Echo)


def outcome(text):
    try:
        return grammar.parse("calc", text, TreeBuilder)
    except ParseError as error:
        return error.to_json()


def test_tables_read_back_parse_as_the_built_ones_do(home, monkeypatch):
    programs = [path.read_text(encoding="utf-8") for path in sorted((folder("programs") / "calc").glob("*"))]
    texts = [canonical_layout(program).text for program in programs] + WRONG
    built = [outcome(text) for text in texts]
    clear()
    assert len(list(home.iterdir())) == 1
    monkeypatch.setitem(sys.modules, "neurosym.languages.lark_tables", None)  # nothing is built again
    assert [outcome(text) for text in texts] == built


def test_the_folder_and_the_file_are_the_users_own(home, small):
    parse_small()
    (file,) = home.iterdir()
    assert home.stat().st_mode & 0o777 == 0o700
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "damage",
    [
        lambda body: b"",
        lambda body: body[:-9],
        lambda body: b"x" + body,
        lambda body: zlib.compress(b"[1, 2"),
        lambda body: zlib.compress(b"[1, 2]"),
        lambda body: zlib.compress(zlib.decompress(body).replace(b'"states"', b'"tates"')),
        lambda body: zlib.compress(b"[" * 100_000),
    ],
)
def test_a_damaged_file_is_built_again_and_mended(home, small, damage):
    assert parse_small() == ["a", "a"]
    (file,) = home.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert parse_small() == ["a", "a"]
    assert {"states", "rules", "texts"} <= table_cache.read(file.name).keys()


def test_another_version_or_grammar_has_a_file_of_its_own(home, small, monkeypatch):
    parse_small()
    monkeypatch.setattr(grammar, "FORMAT", "0")
    parse_small()
    assert len(list(home.iterdir())) == 2
    small["small"] = 'start: B B\nB: "a"\n'
    parse_small()
    assert len(list(home.iterdir())) == 3


def test_a_folder_that_cannot_be_made_changes_nothing(tmp_path, monkeypatch, small):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert parse_small() == ["a", "a"]


def test_a_failed_write_leaves_nothing_behind(home, small, monkeypatch):
    def fail(*_):
        raise OSError("the disk is full")

    monkeypatch.setattr(table_cache.Path, "replace", fail)
    assert parse_small() == ["a", "a"]
    assert not list(home.iterdir())


@pytest.mark.parametrize("mode", [0o777, 0o770])
def test_a_folder_that_others_may_write_to_is_left_alone(home, small, mode):
    home.mkdir()
    home.chmod(mode)
    parse_small()
    assert not list(home.iterdir())


def test_a_folder_of_somebody_else_is_left_alone(home, small, monkeypatch):
    parse_small()
    (file,) = home.iterdir()
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
    assert table_cache.read(file.name) is None
    file.unlink()
    parse_small()
    assert not list(home.iterdir())


def test_a_relative_folder_or_no_home_is_no_cache(tmp_path, monkeypatch, small):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    parse_small()
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_parts_of_a_key_do_not_run_together():
    assert table_cache.key("ab", "c") != table_cache.key("a", "bc")
