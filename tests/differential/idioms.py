"""Random statements that go together: counting, grouping, queues, heaps, grids, generators."""

from .writer import Name, Writer

__all__ = ["IDIOMS"]

_INDENT = "    "


def _default_dict(w: Writer) -> list[str]:
    name, out = w.fresh("g"), w.fresh("c")
    source = w.expression("strs", 2)
    w.names.append(Name(out, "counts", w.level))
    if w.chance(0.5):
        return [
            f"{name} = defaultdict(int)",
            f"for word in {source}:",
            f"    {name}[word] += 1",
            f"{out} = dict({name})",
        ]
    return [
        f"{name} = defaultdict(list)",
        f"for word in {source}:",
        f"    {name}[word[:1]].append(len(word))",
        f"{out} = {{k: sum(l) for k, l in {name}.items()}}",
    ]


def _queue(w: Writer) -> list[str]:
    name, out = w.fresh("q"), w.fresh("i")
    source, extra = w.expression("ints", 2), w.expression("int", 1)
    w.names.append(Name(out, "ints", w.level))
    return [
        f"{name} = deque({source})",
        f"{name}.append({extra})",
        w.choose((f"{name}.rotate(1)", f"{name}.appendleft(0)", f"{name}.extend([1, 2]); {name}.pop()")),
        f"{out} = [{name}.popleft()] + list({name})",
    ]


def _grid(w: Writer) -> list[str]:
    """A list of lists, shared or not, and changes in it."""
    name, out = w.fresh("grid"), w.fresh("i")
    start = w.choose(("[[0] * 3 for _ in range(2)]", "[[0] * 3] * 2", "[[1, 2, 3], [4, 5, 6]]"))
    value, other = w.expression("int", 2), w.expression("int", 1)
    w.names.append(Name(out, "ints", w.level))
    return [
        f"{name} = {start}",
        f"{name}[0][1] = {value}",
        f"{name}[-1][{w.number(0, 2)}] {w.choose(('+=', '-=', '*='))} {other}",
        f"{out} = [v for row in {name} for v in row]",
    ]


def _lazy(w: Writer) -> list[str]:
    """A generator, of which a part is taken before the rest."""
    name, first, rest = w.fresh("lazy"), w.fresh("i"), w.fresh("i")
    made = w.choose((
        "({int} + v for v in {ints})", "map(lambda v: v * 2, {ints})", "iter({ints})", "filter(None, {ints})",
        "enumerate({ints})", "zip({ints}, {ints})", "reversed({ints})", "accumulate({ints})",
        "islice({ints}, 3)",
    )).format(int=w.expression("int", 1), ints=f"({w.expression('ints', 2)})")  # fmt: skip
    w.names.append(Name(first, "ints", w.level))
    return [
        f"{name} = {made}",
        f"{first} = [next({name}, -1)]",
        f"for {rest} in {name}:",
        f"{_INDENT}if {rest} == {first}[0]:",
        f"{_INDENT * 2}break",
        f"{first} += [{rest} for {rest} in {name}]",
        f"{first} = [v if isinstance(v, int) else v[-1] for v in {first}]",
    ]


def _heap(w: Writer) -> list[str]:
    name, out = w.fresh("heap"), w.fresh("i")
    source, more = w.expression("ints", 2), w.expression("int", 1)
    w.names.append(Name(out, "ints", w.level))
    return [
        f"{name} = list({source})",
        f"heapify({name})",
        f"heappush({name}, {more})",
        f"{out} = [heappop({name}) for _ in range(min(3, len({name})))]",
    ]


IDIOMS = (_default_dict, _queue, _grid, _lazy, _heap)
