"""Which value is the program's, when models end it in other ways than by assigning ``answer``."""

import pytest

from neurosym.languages.registry import run

RESULTS = [
    # program, its value
    ("answer = 3\nx = 4", "3"),
    ("answer = 3\nprint(4)", "3"),
    ("x = 3\nx + 1", "4"),
    ("5, 6", "(5, 6)"),
    ("x = 3\nprint(x + 1)", "4"),
    ("print(5)\nprint(7)", "7"),
    ("print('The answer is', 5)", "The answer is 5"),
    ("for i in range(3):\n    print(i)", "0\n1\n2"),
    ("def solution():\n    x = 3\n    return x * 2", "6"),
    ("def solution():\n    return 4\nprint(solution())", "4"),
    ("def solution():\n    return 4\nsolution()", "4"),
    ("def solution():\n    return 4\nans = solution()", "4"),
    ("def solution(n=3):\n    return n", "3"),
    ("def solution():\n    return helper(4)\ndef helper(x):\n    return x + 1", "5"),
    ("def main():\n    for i in range(2):\n        print(i)\nmain()", "0\n1"),
    ("def main():\n    print('hi', 3)\nif __name__ == '__main__':\n    main()", "hi 3"),
    ("def f():\n    return 2\nif '__main__' == __name__:\n    print(f())", "2"),
    ("ans = 4\nassert ans == 4", "4"),
    ("ans = 5\nx = 3", "5"),
    ("result = []\nresult.append(4)", "[4]"),
    ("result = 4\nresult * 2", "8"),
    ("x = 3\ny = x + 1", "4"),
    ("x = 1\nx += 4", "5"),
    ("total = 0\nfor i in range(4):\n    total += i", "6"),
    ("if 3 > 2:\n    winner = 'A'\nelse:\n    winner = 'B'", "A"),
    ("answer = None\nprint(3)", "None"),
]


@pytest.mark.parametrize(("program", "value"), RESULTS)
def test_a_program_gives_what_it_ends_in(program, value):
    outcome = run(program)
    assert outcome.ok, outcome.error
    assert outcome.text == value


@pytest.mark.parametrize(
    "program",
    [
        "a, b = 1, 2",
        "x = 3\ndef f(a):\n    return a",
        "for i in range(3):\n    pass",
        "import math",
        "pass",
        "l = [1]\nl[0] = 5",
    ],
)
def test_a_program_that_gives_nothing_is_refused_before_it_runs(program):
    error = run(program).error
    assert error.kind == "check"
    assert error.message == "the program gives no answer"
    assert "answer" in error.hint


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("if 1 > 2:\n    answer = 3", "answer was never assigned"),
        ("if 1 > 2:\n    print(3)", "the program gives no answer"),
        ("for x in []:\n    y = x", "y was never assigned"),
    ],
)
def test_a_program_that_gives_nothing_after_all_says_so(program, message):
    error = run(program).error
    assert (error.kind, error.message) == ("execution", message)


def test_what_is_printed_for_the_value_is_printed_too():
    assert run("print(5)\nprint(7)").printed == ("5", "7")
