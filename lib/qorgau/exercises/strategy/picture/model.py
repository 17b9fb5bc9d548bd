"""What a picture is made of: nodes in five columns, links between them, gaps; in no language, nowhere on a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias, get_args

from qorgau.cases.words import Words
from qorgau.exercises.score import Phrase

Column: TypeAlias = Literal["fact", "evidence", "norm", "motion", "relief"]
Side: TypeAlias = Literal["left", "right", "here"]
COLUMNS: tuple[Column, ...] = get_args(Column)
"""The columns from left to right; grounds stand among the norms."""
PLACE: Mapping[Column, int] = {column: place for place, column in enumerate(COLUMNS)}
"""Column → its place, from 0."""


@dataclass(frozen=True)
class Gap:
    """Where a chain breaks: which kind, on which side of its node; one that is not `broken` is only thin."""

    kind: str
    side: Side
    broken: bool = False


@dataclass(frozen=True)
class Node:
    """One thing the strategy names. `notes` are short, `own` is what the trainee wrote, each with what it is about."""

    id: str
    column: Column
    name: Words
    notes: tuple[Phrase | Words, ...] = ()
    own: tuple[tuple[str, str], ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Link:
    """A line from a node to one in a later column. Without `made` it is only meant: no motion stands between."""

    source: str
    target: str
    made: bool = True


@dataclass(frozen=True)
class Picture:
    """All nodes, in the order of case and catalogue, and all links between them. `positions`: the main ones."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    positions: tuple[Words, ...] = field(default=())

    @cached_property
    def node(self) -> Mapping[str, Node]:
        """Nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def before(self) -> Mapping[str, tuple[str, ...]]:
        """Node id → those that lead to it."""
        found: dict[str, list[str]] = {node.id: [] for node in self.nodes}
        for link in self.links:
            found[link.target].append(link.source)
        return {name: tuple(sources) for name, sources in found.items()}

    @cached_property
    def after(self) -> Mapping[str, tuple[str, ...]]:
        """Node id → those that it leads to."""
        found: dict[str, list[str]] = {node.id: [] for node in self.nodes}
        for link in self.links:
            found[link.source].append(link.target)
        return {name: tuple(targets) for name, targets in found.items()}

    @property
    def gaps(self) -> tuple[tuple[Node, Gap], ...]:
        """Every gap with its node, in the order of the nodes."""
        return tuple((node, gap) for node in self.nodes for gap in node.gaps)
