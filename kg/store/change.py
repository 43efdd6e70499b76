"""The one way to write: work out what differs, and carry it out in one atomic step of the engine.

An engine's `extend` and `update` each succeed whole or not at all, and two of them in a row do not. So additions alone
are one `extend` (four times faster than an update), anything else is one update of what differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store


def replace(engine: Store, graphs: Sequence[NamedNode], quads: Iterable[Quad]) -> None:
    """Make `graphs` hold just those of `quads` that name them, and add the others.

    A graph that is left without quads is no longer a named graph of the store.
    """
    held = {quad for graph in graphs for quad in engine.quads_for_pattern(None, None, None, graph)}
    if not held:
        engine.extend([quad for quad in quads if quad.graph_name in graphs or quad not in engine])
        return
    wanted = set(quads)
    added, gone = wanted - held, held - wanted
    if gone:
        emptied = {quad.graph_name for quad in gone} - {quad.graph_name for quad in wanted}
        engine.update(_update(emptied, gone, added))
    elif new := [quad for quad in added if quad.graph_name in graphs or quad not in engine]:
        engine.extend(new)


def amend(engine: Store, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
    """Take away quads and add others; what is in both stays as it is.

    A graph that is left without quads is no longer a named graph of the store.
    """
    added = set(new)
    removed = {quad for quad in gone if quad in engine} - added
    added = {quad for quad in added if quad not in engine}
    if removed:
        filled = {quad.graph_name for quad in added}
        touched = {quad.graph_name for quad in removed} - filled
        engine.update(_update([graph for graph in touched if _is_emptied(engine, graph, removed)], removed, added))
    elif added:
        engine.extend(added)


def _is_emptied(engine: Store, graph: NamedNode | BlankNode | DefaultGraph, removed: set[Quad]) -> bool:
    """Whether nothing is left of a graph; at most one quad more than those removed is looked at."""
    return all(quad in removed for quad in engine.quads_for_pattern(None, None, None, graph))


def _update(
    emptied: Collection[NamedNode | BlankNode | DefaultGraph], gone: Iterable[Quad], added: Iterable[Quad]
) -> str:
    steps = [f"DROP SILENT GRAPH {graph}" for graph in emptied]
    steps.append(f"DELETE DATA {{ {_blocks(quad for quad in gone if quad.graph_name not in emptied)} }}")
    steps.append(f"INSERT DATA {{ {_blocks(added)} }}")
    return " ;\n".join(steps)


def _blocks(quads: Iterable[Quad]) -> str:
    graphs: defaultdict[object, list[str]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(f"{quad.subject} {quad.predicate} {quad.object} .")
    return "\n".join(f"GRAPH {graph} {{ {' '.join(lines)} }}" for graph, lines in graphs.items())
