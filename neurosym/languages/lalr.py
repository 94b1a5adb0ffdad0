"""Runs a grammar's tables: an LALR(1) parser whose tokens are read as the state wants them.

The tables are plain data that ``lark_tables`` gets from Lark. Two things make it quick. A number between
two operators passes through a dozen rules of one symbol each (term, factor, power, ...) whose results are
that symbol's; which rule such a chain ends in depends only on the state below, the state above and the next
token, so it is found once and remembered. And a token is made only if some rule keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["Driver", "MisusedError", "RefusedError", "Token"]


class Token(str):
    """The text of a terminal, whose name is ``type``, at the offset ``start_pos`` of the whole text."""

    __slots__ = ("start_pos", "type")

    type: str
    start_pos: int

    def __new__(cls, kind: str, value: str, start_pos: int) -> Token:
        made = super().__new__(cls, value)
        made.type = kind
        made.start_pos = start_pos
        return made


class RefusedError(Exception):
    """The text cannot go on so at ``position``; ``accepts`` names the terminals that could stand there."""

    def __init__(self, position: int, accepts: list[str]) -> None:
        super().__init__(position)
        self.position = position
        self.accepts = accepts


class MisusedError(Exception):
    """A builder refuses a token."""

    def __init__(self, message: str, token: Token) -> None:
        super().__init__(message)
        self.message = message
        self.position = token.start_pos


_Scan = tuple[Callable[..., re.Match[str] | None], str, Mapping[str, str]]
_Filter = tuple[list[tuple[int, bool, int]], int]


class Driver:
    """``builder`` has a method for each rule or alias; see ``grammar``.

    Raises LookupError, TypeError or AttributeError if the tables are not what ``lark_tables`` makes.
    """

    def __init__(self, tables: Mapping[str, Any], builder: Any) -> None:
        self._start, self._end = int(tables["start"]), int(tables["end"])
        self._states: list[dict[str, int]] = tables["states"]
        self._lexers, self._lexer_of = tables["lexers"], tables["lexer_of"]
        self._kept, self._ignored = frozenset(tables["kept"]), frozenset(tables["ignored"])
        self._origins: list[str] = []
        self._sizes: list[int] = []
        self._passing: list[bool] = []
        self._calls: list[Callable[[list[Any]], Any]] = []
        for origin, size, name, passing, single, keep in tables["rules"]:
            self._origins.append(origin)
            self._sizes.append(size)
            self._passing.append(passing)
            build = _listed if origin.startswith("_") else getattr(builder, name, _missing)
            self._calls.append(_call(build, single, keep))
        self._scans: dict[int, _Scan] = {}
        self._settled: dict[tuple[int, int, str], int] = {}

    def parse(self, text: str) -> Any:
        """What the builder makes of the text. Raises RefusedError, and what the builder raises."""
        rows, settled, kept, calls = self._states, self._settled, self._kept, self._calls
        state, position, end = self._start, 0, len(text)
        states: list[int] = [state]
        values: list[Any] = []
        while True:
            name, token, after = "$END", None, position
            if position < end:
                match, word, keywords = self._scans.get(state) or self._scan(state)
                found = match(text, position)
                if found is None:
                    raise RefusedError(position, self._accepted(states))
                name, after = found.lastgroup or "", found.end()
                if name in self._ignored:
                    position = after
                    continue
                value = found[0]
                if name == word and value in keywords:
                    name = keywords[value]
                if name in kept:
                    token = Token(name, value, position)
            while True:
                action = rows[state].get(name)
                if action is None:
                    raise RefusedError(position, self._accepted(states))
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
                    children = []
                    if size:
                        children = values[-size:]
                        del values[-size:], states[-size:]
                    values.append(calls[rule](children))
                    state = rows[states[-1]][self._origins[rule]]
                    states.append(state)
                if state == self._end:
                    return values[-1]

    def _settle(self, below: int, state: int, name: str) -> int:
        """The state after all rules that pass a single symbol on, before the token ``name``."""
        while state != self._end:
            action = self._states[state].get(name)
            if action is None or action >= 0 or not self._passing[~action]:
                break
            state = self._states[below][self._origins[~action]]
        return state

    def _scan(self, state: int) -> _Scan:
        """The pattern of what may come next, the terminal that keywords look like, and these keywords."""
        pattern, word, keywords = self._lexers[self._lexer_of[state]]
        scan = self._scans[state] = re.compile(pattern).match, word, keywords
        return scan

    def _accepted(self, states: list[int]) -> list[str]:
        """The terminals that a stack of states can take."""
        row = self._states[states[-1]]
        return sorted(name for name in row if _is_terminal(name) and self._takes(list(states), name))

    def _takes(self, states: list[int], name: str) -> bool:
        while states[-1] != self._end:
            action = self._states[states[-1]].get(name)
            if action is None or action >= 0:
                return action is not None
            del states[len(states) - self._sizes[~action] :]
            states.append(self._states[states[-1]][self._origins[~action]])
        return True


def _is_terminal(name: str) -> bool:
    return name.lstrip("_")[:1].isupper() or name == "$END"


def _listed(children: list[Any]) -> list[Any]:
    return children


def _missing(children: list[Any]) -> Any:
    raise AttributeError("the builder lacks the method of a rule")


def _call(build: Callable[[list[Any]], Any], single: bool, keep: _Filter | None) -> Callable[..., Any]:
    """What a rule does with its symbols' values: leave out, spread, put None for absent ones, and build."""
    if keep is None and not single:
        return build
    if keep is None:
        return lambda children: children[0] if len(children) == 1 else build(children)
    places, absent_at_end = keep
    if not any(spread or absent for _, spread, absent in places) and not absent_at_end:
        kept = [place for place, _, _ in places]
        if single and len(kept) == 1:
            only = kept[0]
            return lambda children: children[only]
        return lambda children: build([children[place] for place in kept])

    def call(children: list[Any]) -> Any:
        found: list[Any] = []
        for place, spread, absent in places:
            if absent:
                found += [None] * absent
            if spread:
                found += children[place]
            else:
                found.append(children[place])
        found += [None] * absent_at_end
        return found[0] if single and len(found) == 1 else build(found)

    return call
