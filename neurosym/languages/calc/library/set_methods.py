"""The methods of sets and frozensets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from neurosym.errors import ExecutionError
from neurosym.languages.calc.data import MutableOrderedSet, distinct
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.primitives import Primitive, iterable, table
from neurosym.languages.calc.weight import weigh, weigh_key
from neurosym.values import OrderedSet

__all__ = ["FROZENSET_METHODS", "SET_METHODS"]

Keys = dict[Any, None]


def _keys(m: Meter, items: Any, what: str) -> Keys:
    """The members of any collection, in its order."""
    if type(items) is MutableOrderedSet:
        weigh(m, items)
        return items.members
    return distinct(iterable(items, what), m)


def _members(m: Meter, members: Iterable[Any]) -> Keys:
    weigh(m, members)
    found = dict.fromkeys(members)
    m.charge_made(len(found), 1)
    return found


def _less(a: Keys, b: Keys) -> Keys:
    return {member: None for member in a if member not in b}


_OPERATIONS: dict[str, tuple[Callable[[Keys, Keys], Keys], str]] = {
    "difference": (_less, "the members that are not in the others"),
    "intersection": (lambda a, b: {k: None for k in a if k in b}, "the members that are in the others too"),
    "symmetric_difference": (lambda a, b: _less(a, b) | _less(b, a), "the members of just one of both"),
    "union": (lambda a, b: a | b, "the members of all"),
}


def _combined(m: Meter, name: str, members: Iterable[Any], others: Iterable[Any]) -> Keys:
    combine = _OPERATIONS[name][0]
    result = _members(m, members)
    for other in others:
        found = _keys(m, other, name)
        m.charge_made(len(result) + len(found), 1)
        weigh(m, result)
        result = combine(result, found)
        m.grow(len(result))
    return result


def _operation(name: str, make: Callable[[Keys], Any]) -> Primitive:
    most = 1 if name == "symmetric_difference" else 255

    def run(m: Meter, members: Iterable[Any], *others: Any) -> Any:
        return make(_combined(m, name, members, others))

    return Primitive(name, most % 255, most, run, _OPERATIONS[name][1])


def _in_place(name: str, operation: str, doc: str) -> Primitive:
    most = 1 if operation == "symmetric_difference" else 255

    def run(m: Meter, members: MutableOrderedSet, *others: Any) -> None:
        members.members = _combined(m, operation, members, others)

    return Primitive(name, most % 255, most, run, doc)


def _related(name: str, relation: Callable[[Keys, Keys], bool], doc: str) -> Primitive:
    def run(m: Meter, members: Iterable[Any], other: Any) -> bool:
        return relation(_members(m, members), _keys(m, other, name))

    return Primitive(name, 1, 1, run, doc)


def _shared_rows(make: Callable[[Keys], Any], kind: str) -> tuple[Primitive, ...]:
    def copy(m: Meter, members: Any) -> Any:
        return make(_members(m, members))

    return (
        Primitive("copy", 0, 0, copy, f"a {kind} of the same members"),
        *(_operation(name, make) for name in _OPERATIONS),
        _related("isdisjoint", lambda a, b: a.keys().isdisjoint(b.keys()), "whether no member is shared"),
        _related("issubset", lambda a, b: a.keys() <= b.keys(), "whether all members are in the other"),
        _related("issuperset", lambda a, b: a.keys() >= b.keys(), "whether all of the other's are members"),
    )


def _add(m: Meter, members: MutableOrderedSet, member: Any) -> None:
    m.grow(len(members.members) + 1)
    weigh_key(m, member)
    members.members[member] = None


def _pop(m: Meter, members: MutableOrderedSet) -> Any:
    if not members:
        raise ExecutionError("pop from an empty set", hint="ask `if s:` before")
    first = next(iter(members))
    weigh_key(m, first)
    del members.members[first]
    return first


def _remove(m: Meter, members: MutableOrderedSet, member: Any) -> None:
    weigh_key(m, member)
    del members.members[member]


def _discard(m: Meter, members: MutableOrderedSet, member: Any) -> None:
    weigh_key(m, member)
    members.discard(member)


SET_METHODS = table(
    Primitive("add", 1, 1, _add, "adds a member"),
    Primitive("clear", 0, 0, lambda m, s: s.members.clear(), "removes all members"),
    *_shared_rows(MutableOrderedSet.holding, "set"),
    _in_place("difference_update", "difference", "removes the members of the others"),
    Primitive("discard", 1, 1, _discard, "removes a member if it is there"),
    _in_place("intersection_update", "intersection", "keeps only the members of the others"),
    Primitive("pop", 0, 0, _pop, "removes and gives the first member"),
    Primitive("remove", 1, 1, _remove, "removes a member"),
    _in_place("symmetric_difference_update", "symmetric_difference", "keeps the members of just one of both"),
    _in_place("update", "union", "adds the members of the others"),
)

FROZENSET_METHODS = table(*_shared_rows(OrderedSet, "frozenset"))
