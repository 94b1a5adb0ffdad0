"""The grammar file has no conflicts, and any layout that Python allows comes to its canonical form."""

import keyword
import re

import pytest

from neurosym.errors import ParseError
from neurosym.languages.calc.language import Calc
from neurosym.languages.calc.layout import canonical_layout
from neurosym.languages.calc.modules import MODULES
from neurosym.languages.calc.parse import parse_program
from neurosym.languages.calc.tokens import KEYWORDS
from neurosym.languages.calc.write import write
from neurosym.languages.lark_tables import build_strict
from neurosym.resources import read_grammar
from neurosym.sandbox.budget import DEFAULT_BUDGET


def test_the_grammar_has_no_conflicts_and_no_colliding_terminals():
    build_strict(read_grammar("calc"))


def test_llguidance_accepts_the_same_file():
    llguidance = pytest.importorskip("llguidance")
    grammar = llguidance.grammar_from("lark", read_grammar("calc"))
    assert not llguidance.LLMatcher.validate_grammar(grammar, None)


def test_alternatives_name_rules_of_the_grammar():
    grammar = read_grammar("calc")
    for name, texts in Calc().alternatives(("n1", "r1")).items():
        assert f"\n{name}: " in grammar
        assert texts
        assert not KEYWORDS & set(texts)
    uses = re.findall(r"^(\w+): NAME$", grammar, re.MULTILINE)
    assert {*uses, "NAME"} == Calc().alternatives(()).keys()


def texts(pattern) -> set[str]:
    """The texts of a parsed pattern of letters, ``|``, ``(...)`` and ``(...)?`` alone."""
    found = {""}
    for name, value in pattern:
        match str(name):
            case "LITERAL":
                more = {chr(value)}
            case "BRANCH":
                more = set().union(*map(texts, value[1]))
            case "SUBPATTERN":
                more = texts(value[-1])
            case "MAX_REPEAT":
                assert value[:2] == (0, 1)
                more = {"", *texts(value[2])}
            case _:
                raise AssertionError(name)
        found = {a + b for a in found for b in more}
    return found


def test_the_grammar_knows_the_modules_that_the_tables_have():
    (pattern,) = re.findall(r"^MODULE: /(.*)/$", read_grammar("calc"), re.MULTILINE)
    assert texts(re._parser.parse(pattern)) == set(MODULES)
    for module in MODULES:
        parse_program(f"import {module}", DEFAULT_BUDGET)


def test_the_grammar_names_every_keyword_of_python():
    """So that the decoder takes none of them for a name."""
    words = set(re.findall(r"[A-Za-z]+", " ".join(re.findall(r'"([^"]*)"', read_grammar("calc")))))
    assert words >= KEYWORDS == set(keyword.kwlist)


LAYOUTS = [
    ("a=1", "a = 1"),
    ("a  =  f( x,y )", "a = f(x, y)"),
    ("a=-1*- 2**-x", "a = -1 * -2 ** -x"),
    ("if a : b=1", "if a:\n    b = 1"),
    ("if a:\n\tb = 1\nelse :\n\tb = 2", "if a:\n    b = 1\nelse:\n    b = 2"),
    (
        "for i in x:\n  for j in y:\n    a = 1\n  b = 2",
        "for i in x:\n    for j in y:\n        a = 1\n    b = 2",
    ),
    ("a = 1  # one\r\n\r\n# two\r\nb = 2\r\n", "a = 1\nb = 2"),
    ("a = [1,\n     2, # two\n]", "a = [1, 2]"),
    ("a = (1 ,)", "a = (1,)"),
    ("a = 1 + \\\n  2", "a = 1 + 2"),
    ("a = 'it\\'s'; b = '''x\ny'''", 'a = "it\'s"\nb = "x\\ny"'),
    ("a = r'\\d'", 'a = "\\\\d"'),
    ("a = x [ 1 : 2 ] [ : : - 1 ]", "a = x[1:2][::-1]"),
    ("a = {'k' :1}", 'a = {"k": 1}'),
    ("a = lambda x,y = 2:x", "a = lambda x, y=2: x"),
    ("a = f'{ x }}}{{'", 'a = f"{x}}}{{"'),
    ("a = 0xff + 1_000 + .5 + 1E+3", "a = 255 + 1000 + 0.5 + 1e3"),
    ("a = not(x)and(y)", "a = not (x) and (y)"),
    ("if x: a = 1; b = 2", "if x:\n    a = 1\n    b = 2"),
    ("  a = 1\n  b = 2", "a = 1\nb = 2"),
]


@pytest.mark.parametrize(("source", "canonical"), LAYOUTS)
def test_layouts_come_to_the_canonical_form(source, canonical):
    text = canonical_layout(source).text
    assert text.replace("y = 2:", "y=2:") == canonical
    assert canonical_layout(text).text == text
    written = write(parse_program(source, DEFAULT_BUDGET))
    assert write(parse_program(written, DEFAULT_BUDGET)) == written


@pytest.mark.parametrize("word", sorted(KEYWORDS))
def test_keywords_are_no_names(word):
    for program in (f"answer = {word}(1)", f"{word} = 1", f"answer = x.{word}()", f"answer = x.{word}"):
        if program in ("answer = not(1)", "answer = True(1)", "answer = False(1)", "answer = None(1)"):
            continue  # these parse: an operator, and calls of values, which fail when they run
        with pytest.raises(ParseError):
            parse_program(program, DEFAULT_BUDGET)


def test_blocks_nest_five_deep():
    lines = ["    " * depth + f"for i{depth} in x:" for depth in range(5)]
    program = "\n".join([*lines, "    " * 5 + "pass"])
    parse_program(program, DEFAULT_BUDGET)
    deeper = "\n".join([*lines, "    " * 5 + "for j in x:", "    " * 6 + "pass"])
    with pytest.raises(ParseError, match="nested more than 5"):
        parse_program(deeper, DEFAULT_BUDGET)
