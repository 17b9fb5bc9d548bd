"""Kernels of pages that were left before they had loaded: nobody ever joined them, nobody ever will."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from inspect import isawaitable
from typing import Any, Protocol

PATIENCE = 300.0
"""Seconds a page may take to join its kernel: five megabytes have to come through a slow line before it can."""
EVERY = 30.0
"""Seconds between two looks."""


class Kernels(Protocol):
    """What is asked of the server's kernels."""

    def list_kernels(self) -> Sequence[Mapping[str, Any]]:
        """Each living kernel with its `id` and the number of its `connections`."""

    def shutdown_kernel(self, kernel_id: str) -> Awaitable[None] | None:
        """End one."""


class Unclaimed:
    """Remembers since when each kernel waits for its page."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """`patience` in seconds."""
        self._patience = patience
        self._since: dict[str, float] = {}
        self._joined: set[str] = set()

    def find(self, connections: Mapping[str, int], now: float) -> list[str]:
        """The kernels that never had a connection in all that time.

        Takes the number of connections now by kernel id, and the moment in seconds of a clock that never goes back.
        A kernel whose page was there once is never among them: its phone may only sleep.
        """
        self._joined = {one for one in connections if one in self._joined or connections[one]}
        self._since = {one: self._since.get(one, now) for one in connections if one not in self._joined}
        return [one for one, since in self._since.items() if now - since >= self._patience]


async def end_unclaimed(unclaimed: Unclaimed, kernels: Kernels, clock: Callable[[], float]) -> list[str]:
    """End the kernels nobody joined in time; gives their ids."""
    connections = {str(one["id"]): int(one["connections"]) for one in kernels.list_kernels()}
    ended = unclaimed.find(connections, clock())
    for one in ended:
        done = kernels.shutdown_kernel(one)
        if isawaitable(done):
            await done
    return ended
