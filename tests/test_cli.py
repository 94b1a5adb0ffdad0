"""The commands ``ask``, ``run``, ``verify`` and what holds for all: exit statuses, JSON, bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from neurosym.cli import main as main_module
from neurosym.cli.main import COMMANDS, cli

COUNT = [
    {"action": "calc", "text": "answer = w1.count(s1)"},
    {"match": "[r1", "action": "answer", "text": "There are {r1}."},
]
STRAWBERRY = "How many r are in strawberry?"


def invoke(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, arguments, input=stdin)


def neurosym(*arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from neurosym.cli.main import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, check=False, timeout=60, **options)


@pytest.fixture
def script(tmp_path: Path) -> str:
    return write_script(tmp_path, *COUNT)


def write_script(folder: Path, *lines: dict[str, str]) -> str:
    path = folder / "script.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return f"scripted:{path}"


def write_program(folder: Path, text: str, name: str = "program.calc") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


# ------------------------------------------------------------------------------------ ask


def test_ask_shows_answer_reading_and_program(script: str) -> None:
    result = invoke("ask", STRAWBERRY, "--generator", script)
    assert result.exit_code == 0
    first, *fields = result.stdout.splitlines()
    assert first == "3 — There are 3."
    assert [field.split()[0] for field in fields] == ["read", "program"]
    assert "answer = w1.count(s1)" in fields[1]
    assert result.stderr == ""


def test_ask_json_has_the_fields_of_the_design(script: str) -> None:
    result = invoke("ask", STRAWBERRY, "--generator", script, "--json")
    answer = json.loads(result.stdout)
    expected = "answer value type exact probability abstained reading language program rounds"
    assert {*expected.split(), "grounding", "certificate"} <= set(answer)
    assert (answer["value"], answer["type"], answer["abstained"]) == ("3", "integer", False)
    assert answer["rounds"][0]["outcome"]["value"] == "3"


def test_ask_reads_a_question_from_standard_input(script: str) -> None:
    assert invoke("ask", "-", "--generator", script, stdin=STRAWBERRY).stdout.startswith("3 ")


def test_ask_reads_files(tmp_path: Path) -> None:
    data = tmp_path / "data.txt"
    data.write_text("abracadabra", encoding="utf-8")
    script = write_script(tmp_path, {"action": "calc", "text": "answer = len(t1)"}, COUNT[1])
    result = invoke("ask", "How long is it?", "--file", str(data), "--generator", script)
    assert result.stdout.startswith("11 ")


def test_ask_trace_shows_the_steps(script: str) -> None:
    lines = invoke("ask", STRAWBERRY, "--generator", script, "--trace").stdout.splitlines()
    assert lines[-1].split("\t") == ["1", "1", "answer = w1.count(s1)", "3"]


def test_a_question_may_start_with_a_minus(tmp_path: Path) -> None:
    script = write_script(tmp_path, {"action": "calc", "text": "answer = 2"}, COUNT[1])
    for question in ("-5 + 7?", "-5+7"):
        assert invoke("ask", question, "--seed", "-1", "--generator", script).exit_code == 0


def test_abstention_is_exit_status_3(tmp_path: Path) -> None:
    script = write_script(tmp_path, {"action": "decline", "text": ""})
    result = invoke("ask", "What is love?", "--generator", script)
    assert result.exit_code == 3
    assert "cannot" in result.stdout
    assert json.loads(invoke("ask", "What is love?", "--generator", script, "--json").stdout)["abstained"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", ""),
        ("ask", "  \n "),
        ("ask",),
        ("ask", STRAWBERRY, "--generator", "nonsense"),
        ("ask", STRAWBERRY, "--generator", "scripted:/no/such/file"),
        ("ask", STRAWBERRY, "--file", "/no/such/file"),
        ("ask", STRAWBERRY, "--samples", "0"),
        ("ask", STRAWBERRY, "more", "words"),
        ("ask", "-", "--file", "-"),
        ("run", "/no/such/file"),
        ("run", "."),
        ("run", "-", "--language", "nonsense"),
        ("run", "-", "--bind", "n1"),
        ("run", "-", "--bind", "1n=1"),
        ("run", "-", "--bind", "n1=sixteen"),
        ("run", "-", "--bind", "n1="),
        ("run", "-", "--steps", "0"),
        ("run", "-", "--seconds", "nan"),
        ("run", "-", "--seconds", "-1"),
        ("verify", "/no/such/file"),
        ("nonsense",),
        ("--nonsense",),
    ],
)
def test_bad_usage_is_exit_status_2(arguments: tuple[str, ...], script: str) -> None:
    if arguments[0] == "ask" and "--generator" not in arguments and len(arguments) > 1:
        arguments += ("--generator", script)
    result = invoke(*arguments, stdin="answer = 1")
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_errors_in_json_mode_are_json(script: str) -> None:
    result = invoke("ask", "", "--generator", script, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["kind"] == "usage"


# ------------------------------------------------------------------------------------ run


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("16", "16"),
        ("-3", "-3"),
        ("1/3", "1/3"),
        ("0.1", "1/10"),
        ("True", "True"),
        ('"16"', "16"),
        ("'it is \"so\"'", 'it is "so"'),
        ('"two\nlines"', "two\nlines"),
        (r'"tab\there"', "tab\there"),
        ("[1, 'a', [2]]", "[1, 'a', [2]]"),
        ("{'a': 1}", "{'a': 1}"),
        ('"' + "é" * 200_000 + '"', "é" * 200_000),
    ],
)
def test_bindings_are_literals(literal: str, value: str) -> None:
    result = invoke("run", "-", "--bind", f"x1={literal}", stdin="answer = x1")
    assert (result.exit_code, result.stdout) == (0, value + "\n"), result.stderr


def test_bindings_in_the_header_are_defaults(tmp_path: Path) -> None:
    program = write_program(tmp_path, "# question: ...\n# bind: n1 = 16\n# expect: 17\nanswer = n1 + 1\n")
    assert invoke("run", program).stdout == "17\n"
    assert invoke("run", program, "--bind", "n1=1").stdout == "2\n"


def test_a_wrong_header_tells_its_line(tmp_path: Path) -> None:
    result = invoke("run", write_program(tmp_path, "# a comment\n# bind: n1 = oops\nanswer = n1"))
    assert result.exit_code == 2
    assert "line 2" in result.stderr
    assert "hint:" in result.stderr


def test_the_suffix_names_the_language(tmp_path: Path) -> None:
    program = write_program(tmp_path, "multiples(7) & ~even", "sevens.concept")
    assert invoke("run", program).exit_code == 0
    assert invoke("run", program, "--language", "calc").exit_code == 1


def test_run_json_and_trace(tmp_path: Path) -> None:
    program = write_program(tmp_path, "x = 2 ** 100\nanswer = x / 3\n")
    outcome = json.loads(invoke("run", program, "--json").stdout)
    assert (outcome["ok"], outcome["type"], outcome["exact"]) == (True, "rational", True)
    assert outcome["value"] == f"{2**100}/3"
    assert len(outcome["trace"]) == 2
    assert invoke("run", program, "--trace").stdout.splitlines()[1] == f"1\tx = 2 ** 100\t{2**100}"


def test_a_failing_program_is_exit_status_1_with_its_place() -> None:
    result = invoke("run", "-", stdin="x = 1\nanswer = x / 0\n")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "line 2" in result.stderr
    assert "answer = x / 0" in result.stderr
    error = json.loads(invoke("run", "-", "--json", stdin="answer = 1 +").stdout)["error"]
    assert set(error) == {"kind", "message", "line", "column", "hint"}
    assert (error["kind"], error["line"]) == ("parse", 1)


def test_budgets_end_programs() -> None:
    loop = "x = 0\nwhile True:\n    x += 1\nanswer = x"
    for limit in (("--steps", "1000"), ("--seconds", "0.2", "--steps", "1000000000")):
        result = invoke("run", "-", "--json", *limit, stdin=loop)
        assert (result.exit_code, json.loads(result.stdout)["error"]["kind"]) == (1, "budget")


def test_check_runs_nothing() -> None:
    assert invoke("run", "-", "--check", stdin="answer = 1 / 0").stdout == "ok\n"
    assert invoke("run", "-", "--check", stdin="answer = undefined").exit_code == 1
    assert json.loads(invoke("run", "-", "--check", "--json", stdin="answer = (").stdout)["ok"] is False


# --------------------------------------------------------------------------------- verify


@pytest.fixture
def certificate(tmp_path: Path, script: str) -> Path:
    path = tmp_path / "certificate.json"
    assert invoke("ask", STRAWBERRY, "--generator", script, "--certificate", str(path)).exit_code == 0
    return path


def test_a_certificate_verifies(certificate: Path, script: str) -> None:
    result = invoke("verify", str(certificate))
    assert result.exit_code == 0
    assert "3" in result.stdout
    answer = invoke("ask", STRAWBERRY, "--generator", script, "--json").stdout
    assert json.loads(invoke("verify", "-", "--json", stdin=answer).stdout)["ok"] is True


def test_a_changed_certificate_fails(certificate: Path) -> None:
    certificate.write_text(certificate.read_text().replace('"text": "3"', '"text": "4"'))
    assert invoke("verify", str(certificate)).exit_code == 1
    assert json.loads(invoke("verify", str(certificate), "--json").stdout)["problems"]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", "null", '{"schema": 1}', "[" * 100_000])
def test_what_is_no_certificate_fails(text: str) -> None:
    result = invoke("verify", "-", stdin=text)
    assert result.exit_code == 1
    assert "neurosym: certificate error" in result.stderr


def test_an_abstention_has_no_certificate(tmp_path: Path) -> None:
    script = write_script(tmp_path, {"action": "decline", "text": ""})
    path = tmp_path / "none.json"
    result = invoke("ask", "What is love?", "--generator", script, "--certificate", str(path))
    assert result.exit_code == 3
    assert not path.exists()


# ---------------------------------------------------------------------------- all commands


def test_invalid_utf8_is_bad_input(tmp_path: Path, script: str) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"caf\xe9")
    for result in (
        invoke("ask", "-", "--generator", script, stdin=b"caf\xe9"),
        invoke("ask", "What?", "--generator", script, "--file", str(bad)),
        invoke("run", str(bad)),
        invoke("verify", str(bad)),
        invoke("ask", "caf\udce9", "--generator", script),
    ):
        assert result.exit_code == 2
        assert "UTF-8" in result.stderr
        assert result.stdout == ""


def test_invalid_utf8_in_a_real_argument() -> None:
    done = neurosym("ask", b"caf\xe9")
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_internal_error_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(path: str) -> str:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("neurosym.cli.run.read_text", broken)
    result = invoke("run", "x")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "RuntimeError: two lines" in result.stderr
    assert "report" in result.stderr
    monkeypatch.setenv("NEUROSYM_DEBUG", "1")
    assert isinstance(invoke("run", "x").exception, RuntimeError)


def test_a_missing_extra_is_bad_usage_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing, extra in (("uvicorn", "service"), ("torch", "local")):

        def fails(path: str, missing: str = missing) -> str:
            raise ModuleNotFoundError(f"No module named {missing!r}", name=f"{missing}.nn")

        monkeypatch.setattr("neurosym.cli.run.read_text", fails)
        result = invoke("run", "x")
        assert (result.exit_code, f"neurosym[{extra}]" in result.stderr) == (2, True)


def test_an_interrupt_is_exit_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("neurosym.cli.run.read_text", interrupted)
    assert invoke("run", "x").exit_code == 130


def test_a_reader_that_goes_away_is_no_error() -> None:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", "from neurosym.cli.main import main; main()", "run", "-"]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(b"answer = 'x' * 1000000")
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_output_that_the_terminal_cannot_show_is_escaped() -> None:
    program = "answer = 'ł'".encode()
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = neurosym("run", "-", input=program, env=environment)
    assert (done.returncode, done.stdout) == (0, b"\\u0142\n")
    done = neurosym("run", "-", "--json", input=program, env=environment)
    assert json.loads(done.stdout)["value"] == "ł"


def test_help_lists_every_command() -> None:
    shown = invoke("--help").stdout
    assert all(f"  {name} " in shown for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    result = invoke(name, "--help")
    assert (result.exit_code, name in result.stdout) == (0, True), result.output


def test_version() -> None:
    assert invoke("--version").stdout.startswith("neurosym, version ")
    assert main_module.main.__module__ == "neurosym.cli.main"
