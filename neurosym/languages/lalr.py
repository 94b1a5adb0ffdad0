"""Runs the tables that Lark built, without the steps that lead to nothing.

A number between two operators passes through a dozen rules of one symbol each (term, factor, power, ...)
whose results are that symbol's. Which rule such a chain ends in depends only on the state below, the state
above and the next token, so it is found once and remembered. Besides, a token is made only if some rule
keeps it. Says nothing about texts that do not parse: ask Lark then.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ["FAILED", "Driver"]

FAILED = object()
"""The text is not in the language."""

_Scan = tuple[list[Callable[..., Any]], str, dict[str, str]]


class Driver:
    """``parser`` is a Lark of LALR(1) with the contextual lexer and the default treatment of tokens.

    Raises AttributeError or KeyError if it is of a version with other insides.
    """

    def __init__(self, parser: Any, token: Callable[[str, str, int], Any]) -> None:
        lalr, table = parser.parser.parser, parser.parser.parser._parse_table
        self._start, self._end = table.start_states["start"], table.end_states["start"]
        self._lexers = parser.parser.lexer.lexers
        self._token = token
        rules = list(dict.fromkeys(parser.rules))
        numbers = {rule: number for number, rule in enumerate(rules)}
        self._sizes = [len(rule.expansion) for rule in rules]
        self._origins = [rule.origin.name for rule in rules]
        self._calls = [lalr.parser.callbacks[rule] for rule in rules]
        self._passing = [_passes_on(rule) for rule in rules]
        self._kept = {s.name for rule in rules for s in rule.expansion if s.is_term and not s.filter_out}
        self._ignored = parser.parser.lexer_conf.ignore
        self._actions: dict[int, dict[str, int]] = {}
        self._gotos: dict[int, dict[str, int]] = {}
        for state, row in table.states.items():
            shifts = {name: arg for name, (_, arg) in row.items() if isinstance(arg, int)}
            self._gotos[state] = shifts
            self._actions[state] = shifts | {
                name: ~numbers[arg] for name, (_, arg) in row.items() if not isinstance(arg, int)
            }
        self._scans: dict[int, _Scan] = {}
        self._settled: dict[tuple[int, int, str], int] = {}

    def parse(self, text: str) -> Any:
        """What the builder makes of the text, or FAILED. Raises what the builder raises."""
        actions, settled, kept, make = self._actions, self._settled, self._kept, self._token
        state, position, end = self._start, 0, len(text)
        states, values = [state], []
        while True:
            name, token, after = "$END", None, position
            if position < end:
                matches, word, keywords = self._scans.get(state) or self._scan(state)
                for match in matches:
                    found = match(text, position)
                    if found is not None:
                        break
                else:
                    return FAILED
                name, after = found.lastgroup, found.end()
                if name in self._ignored:
                    position = after
                    continue
                value = found[0]
                if name == word and value in keywords:
                    name = keywords[value]
                if name in kept:
                    token = make(name, value, position)
            while True:
                action = actions[state].get(name)
                if action is None:
                    return FAILED
                if action >= 0:
                    states.append(action)
                    values.append(token)
                    state, position = action, after
                    break
                rule = ~action
                if self._passing[rule]:
                    key = (states[-2], state, name)
                    state = settled.get(key, -1)
                    if state < 0:
                        state = settled[key] = self._settle(*key)
                    states[-1] = state
                else:
                    size = self._sizes[rule]
                    children = values[-size:]
                    del values[-size:], states[-size:]
                    values.append(self._calls[rule](children))
                    state = self._gotos[states[-1]][self._origins[rule]]
                    states.append(state)
                if state == self._end:
                    return values[-1]

    def _settle(self, below: int, state: int, name: str) -> int:
        """The state after all rules that pass a single symbol on, before the token ``name``."""
        while state != self._end:
            action = self._actions[state].get(name)
            if action is None or action >= 0 or not self._passing[~action]:
                break
            state = self._gotos[below][self._origins[~action]]
        return state

    def _scan(self, state: int) -> _Scan:
        """The patterns of what may come next, the terminal that keywords look like, and these keywords."""
        lexer = self._lexers[state]
        matches = [pattern.match for pattern in lexer.scanner._mres]
        (word, unless), *more = lexer.callback.items() or [("", None)]
        if more:
            raise KeyError("keywords of several terminals")
        terminals = unless.scanner.terminals if unless is not None else ()
        scan = matches, word, {terminal.pattern.value: terminal.name for terminal in terminals}
        self._scans[state] = scan
        return scan


def _passes_on(rule: Any) -> bool:
    """Whether the result of a rule is that of its only symbol."""
    if len(rule.expansion) != 1 or rule.alias is not None or not rule.options.expand1:
        return False
    (symbol,) = rule.expansion
    return not (symbol.filter_out if symbol.is_term else symbol.name.startswith("_")) and not any(
        rule.options.empty_indices
    )
