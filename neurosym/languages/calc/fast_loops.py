"""Loops as closures: their rounds are charged some at a time, and those that did not run are given back.

What is frequent is done by the loop itself, without a call: setting its own variable, and a body that sets
one variable (``_for_set``) or adds up small integers (``_for_sum``, ``_for_fold``).
"""

from __future__ import annotations

from typing import Any

from neurosym.languages.calc.closures import BREAK, CONTINUE, Closure, Folded, Frame, Leaf, Operand, Store
from neurosym.languages.calc.meter import Meter
from neurosym.languages.calc.sequences import Step

__all__ = ["for_each", "for_pairs", "for_variable", "while_true"]


def for_variable(items: Closure, target: int, body: Step, cost: int, m: Meter, broken: Any) -> Closure:
    """``for variable in items``. ``broken`` is what the loop gives when ``break`` leaves it."""
    if body.leaves:
        return _for_leaving(items, target, body.run, cost, m, broken)
    if body.slot is None:
        return _for_run(items, target, body.run, cost, m)
    match body.operand:
        case Operand(folded=Folded() as folded):
            return _for_fold(items, target, body.slot, folded, cost, m)
        case Operand(leaf=Leaf() as leaf):
            return _for_sum(items, target, body.slot, leaf, cost, m)
        case _:
            return _for_set(items, target, body.slot, body.run, cost, m)


def _for_set(items: Closure, target: int, slot: int, value: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = value(f)
        finally:
            m.left += ahead * cost

    return run


def _for_sum(items: Closure, target: int, slot: int, leaf: Leaf, cost: int, m: Meter) -> Closure:
    """``total += x``, ``count += 1``"""
    apply, i, j, constant = leaf
    if j is None:

        def run_constant(f: Frame) -> None:
            ahead, found = 0, items(f)
            try:
                for f[target] in found:
                    ahead -= 1
                    if ahead < 0:
                        ahead = m.charge_rounds(cost)
                    f[slot] = apply(f[i], constant)
            finally:
                m.left += ahead * cost

        return run_constant

    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = apply(f[i], f[j])
        finally:
            m.left += ahead * cost

    return run


def _for_fold(items: Closure, target: int, slot: int, folded: Folded, cost: int, m: Meter) -> Closure:
    """``total += x * x``, ``total += x % 7``"""
    apply, i, (inner, j, k, constant) = folded
    if k is None:

        def run_constant(f: Frame) -> None:
            ahead, found = 0, items(f)
            try:
                for f[target] in found:
                    ahead -= 1
                    if ahead < 0:
                        ahead = m.charge_rounds(cost)
                    f[slot] = apply(f[i], inner(f[j], constant))
            finally:
                m.left += ahead * cost

        return run_constant

    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = apply(f[i], inner(f[j], f[k]))
        finally:
            m.left += ahead * cost

    return run


def _for_run(items: Closure, target: int, body: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def _for_leaving(items: Closure, target: int, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead, found = 0, items(f)
        try:
            for f[target] in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                signal = body(f)
                if signal is not None and signal is not CONTINUE:
                    return broken if signal is BREAK else signal
        finally:
            m.left += ahead * cost
        return None

    return run


def for_pairs(items: Closure, i: int, j: int, store: Store, body: Closure, cost: int, m: Meter) -> Closure:
    """``for key, value in items``; ``store`` takes what is no pair, and says so if it has to be one."""

    def run(f: Frame) -> None:
        ahead, found = 0, items(f)
        try:
            for item in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                if type(item) is tuple and len(item) == 2:
                    f[i], f[j] = item
                else:
                    store(f, item)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def for_each(items: Closure, store: Store, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead, found = 0, items(f)
        try:
            for item in found:
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                store(f, item)
                left = body(f)
                if left is not None and left is not CONTINUE:
                    return broken if left is BREAK else left
        finally:
            m.left += ahead * cost
        return None

    return run


def while_true(test: Closure, body: Step, cost: int, m: Meter, broken: Any) -> Closure:
    if body.leaves:
        return _while_leaving(test, body.run, cost, m, broken)
    if body.slot is not None:
        return _while_set(test, body.slot, body.run, cost, m)
    return _while_run(test, body.run, cost, m)


def _while_set(test: Closure, slot: int, value: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                f[slot] = value(f)
        finally:
            m.left += ahead * cost

    return run


def _while_run(test: Closure, body: Closure, cost: int, m: Meter) -> Closure:
    def run(f: Frame) -> None:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                body(f)
        finally:
            m.left += ahead * cost

    return run


def _while_leaving(test: Closure, body: Closure, cost: int, m: Meter, broken: Any) -> Closure:
    def run(f: Frame) -> Any:
        ahead = 0
        try:
            while test(f):
                ahead -= 1
                if ahead < 0:
                    ahead = m.charge_rounds(cost)
                signal = body(f)
                if signal is not None and signal is not CONTINUE:
                    return broken if signal is BREAK else signal
        finally:
            m.left += ahead * cost
        return None

    return run
