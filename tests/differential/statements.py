"""Random statements: the simple ones, and branches, loops and definitions around others."""

from .idioms import IDIOMS
from .simple import FAULTS, SIMPLE, again
from .writer import Name, Writer, trimmed

__all__ = ["statement"]

_BLOCKS = 4
"""Blocks inside one another."""

_INDENT = "    "


def _block(w: Writer, depth: int, size: int, *, loop: bool = False) -> list[str]:
    """Indented statements; the names that they make are gone at their end."""
    mark = len(w.names)
    lines = [line for _ in range(size) for line in statement(w, depth, loop=loop)]
    del w.names[mark:]
    return [_INDENT + line for line in lines]


def statement(w: Writer, depth: int, *, loop: bool = False) -> list[str]:
    """One statement, ``depth`` blocks deep."""
    if depth == 0 and w.chance(0.004):
        return [w.choose(FAULTS)]
    if depth < _BLOCKS and w.chance(0.38):
        return w.choose(_COMPOUND)(w, depth, loop)
    return w.choose(IDIOMS if depth < _BLOCKS - 1 and w.chance(0.2) else SIMPLE)(w)


def _if(w: Writer, depth: int, loop: bool) -> list[str]:
    lines = [f"if {w.expression('bool')}:", *_block(w, depth + 1, w.number(1, 2), loop=loop)]
    while w.chance(0.3):
        lines += [f"elif {w.expression('bool')}:", *_block(w, depth + 1, 1, loop=loop)]
    if w.chance(0.5):
        lines += ["else:", *_block(w, depth + 1, w.number(1, 2), loop=loop)]
    return lines


_SOURCES = (
    ("int", "range({digit})"),
    ("int", "range({posint})"),
    ("int", "range({posint}, 0, -2)"),
    ("int", "({ints})[:5]"),
    ("int", "sorted({ints})[:6]"),
    ("int", "[{int}, {int}]"),
    ("str", "({str})[:5]"),
    ("str", "({strs})[:4]"),
    ("str", "sorted({counts})[:4]"),
    ("int, str", "enumerate(({strs})[:4])"),
    ("int, int", "zip(({ints})[:4], ({ints})[:4])"),
    ("str, int", "({pairs})[:4]"),
    ("str, int", "sorted(({counts}).items())[:4]"),
    ("int, int", "list(combinations(range(4), 2))"),
    ("int, (str, int)", "enumerate(({pairs})[:3])"),
)


def _for(w: Writer, depth: int, loop: bool) -> list[str]:
    if w.times > 60:
        return again(w)
    kinds, source = w.choose(_SOURCES)
    parts = ("int", "digit", "posint", "ints", "str", "strs", "counts", "pairs")
    over = source.format(**{part: w.expression(part, 2) for part in parts})
    before, mark = w.times, len(w.names)
    w.times *= 5
    target = kinds
    for kind in ("str", "int"):
        while kind in target:
            name = w.fresh("FOR")
            target = target.replace(kind, name, 1)
            w.names.append(Name(name.lower(), kind, w.level, protected=w.chance(0.7)))
    lines = [f"for {target.lower()} in {over}:", *_loop_body(w, depth)]
    del w.names[mark:]
    w.times = before
    return lines + _otherwise(w, depth, loop)


def _loop_body(w: Writer, depth: int) -> list[str]:
    lines = _block(w, depth + 1, w.number(1, 3), loop=True)
    if w.chance(0.3) and depth < _BLOCKS - 1:
        jump = w.choose(("break", "continue"))
        lines[0:0] = [f"{_INDENT}if {w.expression('bool', 2)}:", f"{_INDENT * 2}{jump}"]
    return lines


def _otherwise(w: Writer, depth: int, loop: bool) -> list[str]:
    return ["else:", *_block(w, depth + 1, 1, loop=loop)] if w.chance(0.12) else []


def _while(w: Writer, depth: int, loop: bool) -> list[str]:
    """A loop that counts on its own, so that it ends, or one that empties a list."""
    if w.times > 60:
        return again(w)
    before, mark, name = w.times, len(w.names), w.fresh("w")
    counter = Name(name, "int", w.level, protected=True)
    if w.chance(0.3):
        stack = w.fresh("stack")
        source = f"({w.expression('ints', 2)})[:5]"
        head = [f"{stack} = {source}", f"while {stack}:", f"{_INDENT}{name} = {stack}.pop()"]
    else:
        w.names.append(counter)
        more = f" and ({w.expression('bool', 2)})" if w.chance(0.3) else ""
        w.names.pop()
        head = [f"{name} = 0", f"while {name} < {w.number(1, 5)}{more}:", f"{_INDENT}{name} += 1"]
        if w.chance(0.2):
            head = [f"{name} = 6", f"while ({name} := {name} - 1) > {w.number(0, 4)}:"]
    w.names.append(counter)
    w.times *= 5
    lines = head + _loop_body(w, depth)
    del w.names[mark:]
    w.times = before
    return lines + _otherwise(w, depth, loop)


def _function(w: Writer, depth: int, loop: bool) -> list[str]:
    """A definition with defaults; its body sees the names around it and may define functions itself."""
    if w.level > 1 or loop:
        return _if(w, depth, loop)
    name, kind = w.fresh("f"), w.choose(("int", "num", "str", "bool", "ints"))
    kinds = tuple(w.choose(("int", "int", "num", "str", "ints")) for _ in range(w.number(0, 3)))
    optional, parameters = w.number(0, len(kinds)), [f"arg{i + 1}" for i in range(len(kinds))]
    head = list(parameters)
    for i in range(len(kinds) - optional, len(kinds)):
        head[i] += f"={w.expression(kinds[i], 1)}"
    times, w.times, w.level = w.times, 5, w.level + 1
    outside = w.names
    w.names = [n for n in w.names if n.text not in parameters]
    w.names += [Name(n, k, w.level, protected=k == "ints") for n, k in zip(parameters, kinds, strict=True)]
    body = _body(w, depth, kind)
    w.names, w.times, w.level = outside, times, w.level - 1
    w.names.append(Name(name, kind, w.level, parameters=kinds, optional=optional, cost=10))
    return [f"def {name}({', '.join(head)}):", *(_INDENT + line for line in body)]


def _body(w: Writer, depth: int, kind: str) -> list[str]:
    outer = [n.text for n in w.variables("int") if n.level == 0 and n.text != "v" and not n.protected]
    lines = []
    if outer and w.level == 1 and w.chance(0.1):
        shared = w.choose(outer)
        lines = [f"global {shared}", f"{shared} = ({w.expression('int', 1)}) % 50"]
    lines += [line for _ in range(w.number(0, 2)) for line in statement(w, depth + 1)]
    if w.chance(0.4):
        early = trimmed(w, kind, w.expression(kind, 2))
        lines += [f"if {w.expression('bool', 2)}:", f"{_INDENT}return {early}"]
    return [*lines, f"return {trimmed(w, kind, w.expression(kind))}"]


def _recursion(w: Writer, depth: int, loop: bool) -> list[str]:
    if w.level or loop:
        return _while(w, depth, loop)
    name, kind = w.fresh("rec"), w.choose(("int", "str", "ints"))
    base, step = w.expression(kind, 1), w.expression(kind, 1)
    w.names.append(Name("n", "int", 1))
    joined = trimmed(w, kind, f"{name}(n - 1) + {w.expression(kind, 2) if w.chance(0.5) else f'({step})'}")
    w.names.pop()
    if kind == "int" and w.chance(0.3):
        joined = f"{name}(n - 1) + {name}(n - 2)"
    out = w.fresh(kind[0])
    line = f"{out} = {name}({w.number(0, 7)})"
    w.names.append(Name(out, kind, w.level))
    return [
        f"def {name}(n):",
        f"{_INDENT}if n <= 1:",
        f"{_INDENT * 2}return {base}",
        f"{_INDENT}return {joined}",
        line,
    ]


def _closure(w: Writer, depth: int, loop: bool) -> list[str]:
    """A function that makes functions over its own variable, which one of them may change."""
    maker, made, out = w.fresh("make"), w.fresh("made"), w.fresh("i")
    start, step = w.expression("int", 1), w.expression("int", 1)
    w.names.append(Name(out, "int", w.level))
    if w.chance(0.5):
        inner = [f"{_INDENT}return lambda k=1: start * k + {step}"]
    else:
        inner = [
            f"{_INDENT}def inner(k=1):", f"{_INDENT * 2}nonlocal start", f"{_INDENT * 2}start += k",
            f"{_INDENT * 2}return start", f"{_INDENT}return inner",
        ]  # fmt: skip
    return [
        f"def {maker}(start):",
        *inner,
        f"{made} = {maker}({start})",
        f"{out} = {made}() + {made}({w.number(2, 5)})",
    ]


_COMPOUND = (_if, _if, _if, _for, _for, _for, _while, _function, _function, _recursion, _closure)
