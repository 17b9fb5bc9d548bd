"""Kernels whose page never came."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qorgau.serve.unclaimed import Unclaimed, end_unclaimed


def test_a_kernel_nobody_joined_is_found_when_the_patience_is_over() -> None:
    """A page that was left while it loaded never joins its kernel."""
    unclaimed = Unclaimed(patience=10)
    assert unclaimed.find({"a": 0}, 100) == []
    assert unclaimed.find({"a": 0}, 109.9) == []
    assert unclaimed.find({"a": 0}, 110) == ["a"]


def test_each_kernel_has_a_patience_of_its_own() -> None:
    """The time runs from when the kernel was first seen, not from when the server began."""
    unclaimed = Unclaimed(patience=10)
    unclaimed.find({"a": 0}, 100)
    assert unclaimed.find({"a": 0, "b": 0}, 112) == ["a"]
    assert unclaimed.find({"b": 0}, 122) == ["b"]


@given(st.lists(st.tuples(st.integers(0, 2), st.floats(0, 1000)), min_size=1))
def test_a_page_that_was_there_once_is_waited_for(looks: list[tuple[int, float]]) -> None:
    """A phone that sleeps drops its connection; its kernel stays for the usual time of idle ones."""
    unclaimed = Unclaimed(patience=10)
    now = 0.0
    assert unclaimed.find({"a": 1}, now) == []
    for connections, later in looks:
        now += later
        assert unclaimed.find({"a": connections}, now) == []


class _Kernels:
    def __init__(self, waiting: bool) -> None:
        self.ended: list[str] = []
        self._waiting = waiting

    def list_kernels(self) -> list[dict[str, Any]]:
        return [{"id": "left", "connections": 0}, {"id": "open", "connections": 1}]

    def shutdown_kernel(self, kernel_id: str) -> Any:
        async def later() -> None:
            self.ended.append(kernel_id)

        return later() if self._waiting else self.ended.append(kernel_id)


def _look(waiting: bool) -> list[str]:
    kernels, unclaimed = _Kernels(waiting), Unclaimed(patience=0)

    async def look() -> list[str]:
        return await end_unclaimed(unclaimed, kernels, lambda: 0.0)

    # An event loop of the browser tests may run in this thread.
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: asyncio.run(look())).result() == ["left"]
    return kernels.ended


def test_only_what_nobody_joined_is_ended() -> None:
    """By a server that ends kernels at once and by one that takes a while."""
    assert _look(waiting=True) == _look(waiting=False) == ["left"]
