"""Random derivations of a grammar file, as the texts of their terminals, and mutations of texts.

The rules are those that Lark compiled, so that nothing of a grammar can be missed. A terminal that is no
plain text takes one of the given samples, or what its choice of texts has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from random import Random

from lark import Lark
from lark.grammar import Symbol


class Derivations:
    """``samples`` are texts of terminals, by name; each must match its terminal."""

    def __init__(self, grammar: str, samples: Mapping[str, tuple[str, ...]]) -> None:
        lark = Lark(grammar, parser="lalr")
        self.rules: dict[str, list[list[Symbol]]] = {}
        for rule in lark.rules:
            self.rules.setdefault(rule.origin.name, []).append(list(rule.expansion))
        self.texts = {terminal.name: _texts(terminal, samples) for terminal in lark.terminals}
        self.depths = self._depths()
        self.expansions = [(name, place) for name, known in self.rules.items() for place in range(len(known))]
        self.users: dict[str, set[str]] = {}
        for name, known in self.rules.items():
            for symbol in (symbol for expansion in known for symbol in expansion):
                self.users.setdefault(symbol.name, set()).add(name)
        self._distances: dict[str, dict[str, int]] = {}

    def _depths(self) -> dict[str, int]:
        """How many rules deep the shallowest derivation of a nonterminal is."""
        depths: dict[str, int] = {}
        while True:
            new = {
                name: 1 + min(max((depths[s.name] for s in e if not s.is_term), default=0) for e in known)
                for name, expansions in self.rules.items()
                if (known := [e for e in expansions if all(s.is_term or s.name in depths for s in e)])
            }
            if new == depths:
                return depths
            depths = new

    def derive(self, random: Random, size: int, through: tuple[str, int]) -> list[str]:
        """The texts of the terminals of a derivation in which a rule takes the expansion at a place.

        Beyond ``size`` of them it takes the shortest way, and the way to that rule is short, too.
        """
        found: list[str] = []
        stack = [("start", True)]
        while stack:
            name, leads = stack.pop()
            if name not in self.rules:
                found.append(random.choice(self.texts[name]))
                continue
            if leads:
                expansion, towards = self._towards(random, name, through)
            else:
                short = random.random() < 0.2 or len(found) + len(stack) > size
                expansion, towards = self._expansion(random, name, short), -1
            stack += reversed([(symbol.name, place == towards) for place, symbol in enumerate(expansion)])
        return found

    def _towards(self, random: Random, name: str, through: tuple[str, int]) -> tuple[list[Symbol], int]:
        """An expansion on the shortest way to a rule, and which of its symbols leads on."""
        if name == through[0]:
            return self.rules[name][through[1]], -1
        if through[0] not in self._distances:
            self._distances[through[0]] = self._distances_to(through[0])
        distances = self._distances[through[0]]
        ways = [
            (expansion, place)
            for expansion in self.rules[name]
            for place, symbol in enumerate(expansion)
            if distances.get(symbol.name, len(self.rules)) < distances[name]
        ]
        return random.choice(ways)

    def _distances_to(self, target: str) -> dict[str, int]:
        """From how many rules away each nonterminal leads to a rule."""
        distances, rim = {target: 0}, [target]
        while rim:
            name = rim.pop(0)
            for above in self.users.get(name, ()):
                if above not in distances:
                    distances[above] = distances[name] + 1
                    rim.append(above)
        return distances

    def _expansion(self, random: Random, name: str, short: bool) -> list[Symbol]:
        expansions = self.rules[name]
        if not short:
            return random.choice(expansions)
        depths = [max((self.depths[s.name] for s in e if not s.is_term), default=0) for e in expansions]
        most = min(depths) + random.choice((0, 0, 0, 2))  # so that names occur, not numbers alone
        return random.choice([e for e, depth in zip(expansions, depths, strict=True) if depth <= most])


def _texts(terminal, samples: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    pattern = terminal.pattern
    if pattern.type == "str":
        return (pattern.value,)
    choices = re.split(r"(?<!\\)\|", pattern.value.removeprefix("(?:").removesuffix(")"))
    texts = samples.get(terminal.name) or tuple(re.sub(r"\\(.)", r"\1", text) for text in choices)
    for text in texts:
        assert re.fullmatch(pattern.value, text), (terminal.name, text)
    return texts


def mutations(random: Random, pieces: list[str], others: str, count: int) -> Iterator[str]:
    """Texts near the one of ``pieces``: a character or a piece deleted, inserted, swapped or replaced."""
    characters = list("".join(pieces))
    for _ in range(count):
        parts = list(random.choice((pieces, characters)))
        for _ in range(random.choice((1, 1, 1, 2))):
            place = random.randrange(len(parts))
            new = random.choice((random.choice(others), random.choice(pieces)))
            match random.choice(("delete", "insert", "swap", "replace")):
                case "delete":
                    del parts[place]
                case "insert":
                    parts.insert(place, new)
                case "swap":
                    other = min(place + 1, len(parts) - 1)
                    parts[place], parts[other] = parts[other], parts[place]
                case "replace":
                    parts[place] = new
            if not parts:
                break
        yield "".join(parts)
