"""Random statements without blocks of their own: assignments and changes of collections."""

from .writer import KINDS, Name, Writer, trimmed

__all__ = ["FAULTS", "SIMPLE", "again"]

_INDENT = "    "


def _value(w: Writer, kind: str) -> str:
    text = w.expression(kind)
    return trimmed(w, kind, text) if w.times > 1 or w.chance(0.3) else text


def _new(w: Writer) -> list[str]:
    kind = w.choose((*KINDS, "int", "int", "num", "str", "ints"))
    name = "v" if kind == "int" and w.chance(0.2) and not w.variables("int") else w.fresh(kind[0])
    line = f"{name} = {_value(w, kind)}"
    w.names.append(Name(name, kind, w.level))
    return [line]


def again(w: Writer) -> list[str]:
    kind = w.choose(KINDS)
    variables = w.variables(kind, assignable=True)
    return [f"{w.choose(variables).text} = {_value(w, kind)}"] if variables else _new(w)


def _swap(w: Writer) -> list[str]:
    kind = w.choose(("int", "str", "ints", "num"))
    variables = w.variables(kind, assignable=True)
    if len(variables) < 2:
        first, second = w.fresh("x"), w.fresh("y")
        line = f"{first}, {second} = {_value(w, kind)}, {_value(w, kind)}"
        w.names += [Name(first, kind, w.level), Name(second, kind, w.level)]
        return [line]
    first, second = w.random.sample(variables, 2)
    if w.chance(0.5):
        return [f"{first.text}, {second.text} = {second.text}, {first.text}"]
    return [f"{first.text}, {second.text} = {second.text}, {_value(w, kind)}"]


def _unpack(w: Writer) -> list[str]:
    first, second, third = w.fresh("x"), w.fresh("y"), w.fresh("z")
    form = w.number(0, 4)
    match form:
        case 0:
            values = [w.expression("int") for _ in range(3)]
            line = f"{first}, {second}, {third} = {', '.join(values)}"
        case 1:
            line = f"{first}, {second}, {third} = {w.choose(('[1, 2, 3]', 'range(3)', '(4, 5, 6)'))}"
        case 2:
            line = f"{first} = {second} = {third} = {w.expression('int')}"
        case 3:
            line = f"{first}, {second} = divmod({w.expression('int')}, {w.number(1, 9)}); {third} = {first}"
        case _:
            line = f"{first}, *{second}, {third} = {w.expression('ints')} + [1, 2]"
    kinds = ("int", "ints", "int") if form == 4 else ("int",) * 3
    w.names += [Name(n, k, w.level) for n, k in zip((first, second, third), kinds, strict=True)]
    return [line]


_AUGMENTS = {
    "int": ("+=", "-=", "+=", "//=", "%=", "|=", "&=", "^="),
    "num": ("+=", "-=", "+=", "/="),
    "str": ("+=",),
    "ints": ("+=",),
    "intset": ("|=", "&=", "-=", "^="),
    "counts": ("|=",),
}


def _augment(w: Writer) -> list[str]:
    kind = w.choose(tuple(_AUGMENTS))
    variables = w.variables(kind, assignable=True)
    if not variables:
        return _new(w)
    operator = w.choose(_AUGMENTS[kind])
    operand = str(w.number(2, 9)) if operator in ("//=", "%=", "/=") else w.expression(kind, 2)
    name = w.choose(variables).text
    if w.times > 1 and kind in ("str", "ints"):
        operand = f"({operand})[:2]"
    return [f"{name} {operator} {operand}"]


_CHANGES = {
    "ints": (
        "@.append({int})", "@.append({int})", "@.extend([{int}, {int}])", "@.insert({index}, {int})",
        "@.pop()", "@.pop(0)", "@.sort()", "@.reverse()", "@.remove({int})", "@.sort(key=lambda v: -v)",
        "@[0] = {int}", "@[-1] += {int}", "@.clear()",
    ),
    "strs": ("@.append({str})", "@.sort(key=len)", "@.sort(reverse=True)", "@[0] = {str}", "@.pop()"),
    "counts": (
        "@[{key}] = {int}", "@[{key}] = {int}", "@[{key}] = @.get({key}, 0) + 1", "@[{key}] += {int}",
        "@.update({{{key}: {int}}})", "@.setdefault({key}, {int})", "@.pop({key}, None)", "@.pop({key})",
    ),
    "intset": ("@.add({int})", "@.discard({int})", "@.update({ints})", "@.remove({int})"),
    "pairs": ("@.append(({str}, {int}))", "@.sort(key=lambda p: p[1])", "@.sort()"),
}  # fmt: skip


def _change(w: Writer) -> list[str]:
    """Changes a collection in place; risky ones are often asked for first."""
    kind = w.choose(tuple(_CHANGES))
    variables = w.variables(kind, assignable=True)
    if not variables:
        return _new(w)
    name, form = w.choose(variables).text, w.choose(_CHANGES[kind])
    parts = ("int", "str", "ints", "key", "index")
    line = form.replace("@", name).format(**{part: w.expression(part, 2) for part in parts})
    risky = any(part in form for part in ("pop(0", "pop()", "remove(", "[0]", "[-1]"))
    if risky and w.chance(0.75):
        return [f"if {name}:", _INDENT + line] if kind != "intset" else _new(w)
    return [line]


def _printed(w: Writer) -> list[str]:
    first, second = w.expression(w.choose(("int", "str", "num", "ints")), 2), w.expression("str", 2)
    arguments = (first, f"{first}, {second}", f"{first}, {second}, sep='-', end='.'", f"*{second}")
    return [f"print({w.choose(arguments)})"]


def _alias(w: Writer) -> list[str]:
    """Two names of one list, of which one changes it."""
    variables = w.variables("ints")
    if not variables or w.times > 1:
        return _new(w)
    old, new = w.choose(variables), w.fresh("same")
    w.names.append(Name(new, "ints", w.level))
    return [f"{new} = {old.text}", f"{new}.append({w.expression('int', 2)})"]


def _parts(w: Writer) -> list[str]:
    """Parts of lists and dicts that are replaced or deleted."""
    variables = w.variables("ints", assignable=True)
    if not variables:
        return _new(w)
    name = w.choose(variables).text
    match w.number(0, 4):
        case 0:
            return [f"{name}[{w.choose(('1:2', ':0', '-1:', '1:1'))}] = ({w.expression('ints', 1)})[:3]"]
        case 1:
            return [f"del {name}[{w.choose((':1', '1:', '::2', '-1:'))}]"]
        case 2:
            return [f"if len({name}) > 1:", f"{_INDENT}del {name}[{w.choose(('0', '-1'))}]"]
        case 3:
            return [f"if len({name}) > 1:", f"{_INDENT}{name}[0], {name}[-1] = {name}[-1], {name}[0]"]
        case _:
            return [f"{name} = [y for v in {name} if (y := v + {w.number(1, 9)}) % 2]"]


def _asserted(w: Writer) -> list[str]:
    return [f"assert ({w.expression('bool', 2)}) or True, {w.expression('str', 1)}"]


SIMPLE = (
    _new, _new, _new, again, again, _swap, _unpack, _augment, _augment, _change, _change, _change, _printed,
    _alias, _parts, _parts, _asserted,
)  # fmt: skip


FAULTS = """
1 + 'a'
'a' + 1
[1] + (2,)
len(5)
[1] < 'a'
{[1]: 2}
x = missing
(lambda a: a)()
None + 1
sum(['a', 'b'])
'a'.upperr()
sorted([1, 'a'])
int('1.5')
a, b = [1, 2, 3]
{}['a']
[][0]
'abc'.index('z')
1 // 0
5 % 0
1 / 0
date(2023, 2, 30)
date(2024, 13, 1)
date(2020, 1, 1) + 1
max([])
next(iter([]))
'ab'[2]
chr(-1)
ord('ab')
[1, 2].remove(3)
int('')
Fraction('x')
range(1, 5, 0)
round('a')
abs('a')
','.join([1])
list(5)
set([[1]])
dict([1])
'a' * 'b'
-'a'
(1, 2)[5]
mean([])
'a' in 5
zip(5)
~1.5
""".strip().splitlines()
"""Statements that must fail in both."""
