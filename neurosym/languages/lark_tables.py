"""The only module that knows Lark: it gets the tables of a grammar from it, as plain data.

Imported where there are no tables yet. Lark's own insides are used as of version 1.2 and 1.3.
"""

from __future__ import annotations

from typing import Any

from lark import Lark
from lark import lexer as lark_lexer
from lark.grammar import Rule

__all__ = ["build", "build_strict"]


def build_strict(grammar: str) -> Lark:
    """The parser with every check that Lark has (needs interegular): for tests."""
    return Lark(grammar, parser="lalr", lexer="contextual", strict=True)


def build(grammar: str) -> dict[str, Any]:
    """The tables of a grammar's text, for ``lalr.Driver``."""
    lark = Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=True)
    frontend: Any = lark.parser
    table = frontend.parser._parse_table
    rules: list[Any] = list(dict.fromkeys(lark.rules))
    numbers = {rule: number for number, rule in enumerate(rules)}
    places = {state: place for place, state in enumerate(table.states)}
    states = [
        {
            name: places[arg] if arg in places and not isinstance(arg, Rule) else ~numbers[arg]
            for name, (_, arg) in row.items()
        }
        for row in table.states.values()
    ]
    lexers = [frontend.lexer.lexers[state] for state in table.states]
    distinct = list({id(lexer): lexer for lexer in lexers}.values())
    numbered = {id(lexer): number for number, lexer in enumerate(distinct)}
    return {
        "start": places[table.start_states["start"]],
        "end": places[table.end_states["start"]],
        "states": states,
        "lexers": [_lexer(lexer) for lexer in distinct],
        "lexer_of": [numbered[id(lexer)] for lexer in lexers],
        "rules": [_rule(rule) for rule in rules],
        "kept": sorted({s.name for rule in rules for s in rule.expansion if s.is_term and not s.filter_out}),
        "ignored": list(frontend.lexer_conf.ignore),
        "texts": {t.name: t.pattern.value for t in lark.terminals if t.pattern.type == "str"},
    }


def _lexer(lexer: Any) -> tuple[str, str, dict[str, str]]:
    """One pattern for all terminals of a state, the terminal that keywords look like, and these."""
    create: Any = lark_lexer._create_unless
    terminals, unless = create(lexer.terminals, lexer.g_regex_flags, lexer.re, lexer.use_bytes)
    pattern = "|".join(f"(?P<{terminal.name}>{terminal.pattern.to_regexp()})" for terminal in terminals)
    (word, callback), *more = unless.items() or [("", None)]
    if more:
        raise NotImplementedError("keywords that look like several terminals")
    words = callback.scanner.terminals if callback is not None else ()
    return pattern, word, {terminal.pattern.value: terminal.name for terminal in words}


def _rule(rule: Any) -> tuple[str, int, str, bool, bool, Any]:
    """Its nonterminal, its length, the builder's method, whether its result is that of its only symbol
    whatever it is, whether it is that if there is only one, and what to keep of the symbols.
    """
    keep = _kept(rule)
    single = bool(rule.options.expand1 and not rule.alias)
    passing = single and len(rule.expansion) == 1 and keep is None
    name = rule.alias or rule.origin.name
    return rule.origin.name, len(rule.expansion), name, passing, single, keep


def _kept(rule: Any) -> tuple[list[tuple[int, bool, int]], int] | None:
    """Places of the symbols that are kept, whether each is a list to be spread, how many absent ones
    stand before it; and how many stand at the end. None if all are kept as they are.
    """
    absent = "".join(str(int(empty)) for empty in rule.options.empty_indices)
    counts = [len(ones) for ones in absent.split("0")] if absent else [0] * (len(rule.expansion) + 1)
    places, waiting = [], 0
    for place, symbol in enumerate(rule.expansion):
        waiting += counts[place]
        if symbol.is_term and symbol.filter_out:
            continue
        places.append((place, not symbol.is_term and symbol.name.startswith("_"), waiting))
        waiting = 0
    waiting += counts[len(rule.expansion)]
    whole = len(places) == len(rule.expansion) and not any(spread or n for _, spread, n in places)
    return None if whole and not waiting else (places, waiting)
