"""What the commands show on a terminal, and what they do when their output cannot be written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from neurosym.cli.main import cli

pty = pytest.importorskip("pty")

MAIN = (sys.executable, "-c", "from neurosym.cli.main import main; main()")
LEARN = ("learn", "16", "8", "2", "64")
README = Path(__file__).parents[1] / "README.md"


def on_terminal(*arguments: str, stdin: bytes = b"", columns: int = 80, **environment: str) -> str:
    """What a terminal of that width gets, standard error included."""
    ours, theirs = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "LINES")}
    environment = plain | {"TERM": "xterm", "COLUMNS": str(columns)} | environment
    with subprocess.Popen(
        [*MAIN, *arguments], stdin=subprocess.PIPE, stdout=theirs, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        assert process.stdin
        process.stdin.write(stdin)
        process.stdin.close()
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other side is closed
        return b""


def test_a_terminal_gets_a_table_in_colours() -> None:
    shown = on_terminal(*LEARN)
    assert "│" in shown
    assert "\x1b[" in shown


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_declined(environment: dict[str, str]) -> None:
    assert on_terminal("run", "/no/such/file", **environment).startswith("neurosym: usage error: cannot")
    assert "\x1b[3" in on_terminal("run", "/no/such/file")


def test_a_narrow_terminal_gets_plain_columns() -> None:
    shown = on_terminal(*LEARN, columns=40)
    assert "│" not in shown
    assert re.search(r"powers\(2\) +powers of 2 +6 ", shown)


def test_exact_rationals_stand_below_the_table() -> None:
    shown = on_terminal(*LEARN, "--exact", "--top", "1")
    assert "│" in shown
    assert re.search(r"^powers\(2\) has exactly \d{100,}/\d{100,}$", shown, re.MULTILINE)


def test_control_characters_are_pictures_on_a_terminal_and_themselves_in_a_pipe(tmp_path: Path) -> None:
    program = "answer = 'a\x1b[31mb'"
    assert on_terminal("run", "-", stdin=program.encode()).endswith("a␛[31mb\n")
    assert CliRunner().invoke(cli, ["run", "-"], input=program).stdout == "a\x1b[31mb\n"
    script = '{"action": "calc", "text": "answer = s1"}\n{"action": "answer", "text": "It is {r1}."}\n'
    (tmp_path / "script.jsonl").write_text(script, encoding="utf-8")
    question = ("ask", 'Repeat "a\x1b[31mb".', "--generator", f"scripted:{tmp_path / 'script.jsonl'}")
    assert "It is a\x1b[31mb." in CliRunner().invoke(cli, question).stdout
    assert "It is a␛[31mb." in on_terminal(*question)
    assert "\x00" not in on_terminal("run", "-", stdin=b"answer = 1\x00")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_a_clear_message() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*MAIN, *LEARN], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"neurosym: cannot write: No space left on device\n")


def test_a_closed_output_is_a_clear_message() -> None:
    command = ("sh", "-c", '"$@" >&-', "sh", *MAIN, *LEARN)
    done = subprocess.run(command, stderr=subprocess.PIPE, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"neurosym: standard output is closed\n")


def test_the_parser_s_complaints_are_json_too() -> None:
    result = CliRunner().invoke(cli, ["learn", "abc", "--json"])
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["kind"] == "usage"


def test_a_negative_example_is_told_so() -> None:
    result = CliRunner().invoke(cli, ["learn", "16", "-3"])
    assert (result.exit_code, "-3 is outside every domain" in result.stderr) == (2, True)


def test_the_first_example_of_the_readme_is_what_the_command_prints() -> None:
    block = r'^\$ \./ask "(.+)"\n((?:(?!```|\$).*\n)+)```'
    command, shown = re.findall(block, README.read_text(encoding="utf-8"), re.MULTILINE)[0]
    result = CliRunner().invoke(cli, ["ask", command])
    assert (result.exit_code, result.stdout) == (0, shown)
