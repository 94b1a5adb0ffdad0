"""What Python, other languages or haste write, and calc has not: refused at its place, with what to do."""

import pytest

from neurosym.languages.registry import run

CASES = [
    # program, line, column, a part of the message or hint
    ("x = 1\nclass A:\n    pass", 2, 1, "calc has no classes"),
    ("x = 1\ntry:\n    x = 2\nexcept ValueError:\n    pass", 2, 1, "calc has no exceptions"),
    ("x = 1\nif x:\n    raise ValueError('x')", 3, 5, "assert ends the program"),
    ("with open('f') as g:\n    pass", 1, 1, "no files"),
    ("def f():\n    yield 1", 2, 5, "build a list and return it"),
    ("x = yield", 1, 5, "build a list and return it"),
    ("async def f():\n    pass", 1, 1, "write a plain def"),
    ("x = 1\nmatch x:\n    case 1:\n        pass", 2, 1, "write if and elif instead of match"),
    ("switch x:", 1, 1, "write if and elif"),
    ("f = lambda x: return x", 1, 15, "needs no return"),
    ("f = lambda x = 3", 1, 16, "lambda x, y: x + y"),
    ("f = lambda (x, y): x", 1, 12, "lambda x, y: x + y"),
    ("if x > 3:\n    y = 1\nelse if x:\n    y = 2", 3, 6, "write elif"),
    ("if x > 3:\n    y = 1\nelseif x:\n    y = 2", 3, 1, "write elif"),
    ("if x = 3:\n    y = 1", 1, 6, "write =="),
    ("while (x = 3):\n    y = 1", 1, 10, "write =="),
    ("for i = 1 to 3:\n    pass", 1, 7, "in range("),
    ("i = 0\ni++", 2, 2, "write x += 1"),
    ("i = 0\ni--\nj = 1", 2, 2, "write x += 1"),
    ("if a && b:\n    x = 1", 1, 6, "write and"),
    ("if a || b:\n    x = 1", 1, 6, "write or"),
    ("if !a:\n    x = 1", 1, 4, "write not"),
    ("x = a <> b", 1, 7, "write !="),
    ("x = a === b", 1, 7, "write =="),
    ("if x => 3:\n    y = 1", 1, 6, "write >="),
    ("x = a ? b : c", 1, 7, "a if condition else b"),
    ("x = 7 mod 2", 1, 7, "write %"),
    ("x = (1 + 2\ny = 3", 1, 5, "'(' is never closed"),
    ("x = f(1\ny = 3", 1, 6, "'(' is never closed"),
    ("x = [1, 2\nfor y in x:\n    z = 1", 1, 5, "'[' is never closed"),
    ("x = {1, 2", 1, 5, "'{' is never closed"),
    ("print('a'", 1, 6, "'(' is never closed"),
    ("x = 1\ny = 2)", 2, 6, "')' closes nothing"),
    ("x = (1,\n     [2, 3)", 2, 11, "')' does not close '[' of line 2, column 6"),
    ("if x > 3\n    y = 1", 1, 9, "':' at the end of the line is missing"),
    ("def f(x)  # the function\n    return x", 1, 9, "':' at the end of the line is missing"),
    ("for x in y:\n    if x\n        pass", 2, 9, "':' at the end of the line is missing"),
    ("while True print(1)", 1, 12, "a ':' or an operator is missing"),
    ("if (x > 3) {\n    y = 1\n}", 1, 12, "blocks are indented"),
    ("// a comment", 1, 1, "a comment begins with #"),
    ("print 'a'", 1, 1, "print(x)"),
    ("let x = 3", 1, 1, "x = 1"),
    ("x = 5 if y", 1, 10, "else"),
    ("x = 5 if y else", 1, 12, "operand is missing"),
    ("x = not", 1, 5, "operand is missing"),
    ("x = 2(3 + 4)", 1, 6, "2 * (...)"),
    ("x = 2x", 1, 5, "2 * x"),
    ("x = 3j", 1, 5, "3 * I"),
    ("x = [a b]", 1, 8, "comma is missing"),
    ("x = 'it's'", 1, 9, "a quote inside a string"),
    ("x = b'abc'", 1, 5, "leave out the b"),
    ("x = '\\N{DASH}'", 1, 5, "no \\N escapes"),
    ("x = '\\ud800'", 1, 5, "is not a character"),
    ("x = \u201cabc\u201d", 1, 5, 'write "'),
    ("x = 5 \u2212 3", 1, 7, "write -"),
    ("x = 3 \u00d7 4", 1, 7, "write *"),
    ("x = 'abc", 1, 5, "not closed"),
    ('x = f"{y"', 1, 7, "'{' is never closed"),
    ('x = f"{}"', 1, 8, "nothing stands between"),
    ('x = f"}"', 1, 7, "write '}}'"),
    ('x = f"{y!z}"', 1, 9, "!r, !s or !a"),
    ('x = f"{y:{w}}"', 1, 10, "write the width out"),
    ('x = f"{y:(>4}"', 1, 10, "a format has no '('"),
    ("x = y @ z", 1, 7, "A * B"),
    ("x = ...", 1, 5, "write pass"),
    ("1 = x", 1, 3, "== compares"),
    ("f(x) = 3", 1, 6, "== compares"),
    ("d = {}\nd.x = 3", 2, 5, 'd["name"] = value'),
    ("(a, b) = 1, 2", 1, 8, "leave out the brackets"),
    ("x := 3", 1, 3, "write x = 3"),
    ("f(a=1, 2)", 1, 8, "stand behind the others"),
    ("elif x:\n    pass", 1, 6, "belongs to an if"),
    ("x = 1\nelse:\n    pass", 2, 5, "belongs to an if"),
    ("def f:\n    pass", 1, 6, "def name(parameters)"),
    ("foreach x in y:\n    pass", 1, 1, "for x in items"),
    ("x = 3\n  y = 4", 2, 3, "four blanks"),
    ("import numpy as np", 1, 8, "instead of numpy"),
    ("from random import randint", 1, 6, "deterministic"),
    ("import maths", 1, 8, "did you mean math?"),
    ("x = 1\nimport math.foo", 2, 8, "no module math.foo"),
    ("from . import x", 1, 6, "relative"),
    ("x = 08", 1, 5, "starts with 0"),
    ("x = 1__0", 1, 5, "not a number"),
    ("x = assert 3", 1, 5, "start a new line"),
]


@pytest.mark.parametrize(("program", "line", "column", "part"), CASES)
def test_it_is_refused_where_it_stands_with_what_to_do(program, line, column, part):
    error = run(program).error
    assert error is not None
    assert error.kind == "parse"
    assert part in f"{error.message} {error.hint}", error
    assert (error.line, error.column) == (line, column), error


CHECKS = [
    ("def f():\n    global x\n    x = 1\n    global y\nanswer = 1", 4, 5, "at the beginning of its function"),
    ("def f(x):\n    global x\nanswer = 1", 2, 5, "x is a parameter"),
    ("def f():\n    nonlocal q\nanswer = 1", 2, 5, "no function around has a variable q"),
    ("answer = (lambda: (y := 1))()", 1, 20, "does not stand in a lambda"),
    ("answer = [(y := y) for y in [1]]", 1, 12, "the comprehension's own variable"),
    ("a, *b, *c = [1, 2, 3]\nanswer = a", 1, 1, "only one of several names may have a star"),
    ("def f(*a, *b):\n    pass\nanswer = 1", 1, 5, "no parameter like *b"),
    ("def f(*):\n    pass\nanswer = 1", 1, 5, "must follow the bare *"),
    ("import math\nanswer = math.sine(1)", 2, 15, "did you mean"),
    ("import math\nanswer = math", 2, 10, "the module math is not a value"),
    ("answer = str.foo('a')", 1, 14, "calc knows no foo of str"),
    ("answer = 'a'.len", 1, 14, "len("),
    ("answer = 'a'.__class__", 1, 14, "names with __ mean nothing"),
    ("answer = 'a'.__class__()", 1, 14, "names with __ mean nothing"),
    ("answer = __builtins__", 1, 10, "__builtins__ has no value"),
]


@pytest.mark.parametrize(("program", "line", "column", "part"), CHECKS)
def test_what_parses_and_can_never_run_is_refused_too(program, line, column, part):
    error = run(program).error
    assert error is not None
    assert error.kind == "check"
    assert part in f"{error.message} {error.hint}", error
    assert (error.line, error.column) == (line, column), error
