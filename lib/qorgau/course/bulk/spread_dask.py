"""The same batches on dask.distributed: the workers of a cluster, or of this machine for a large class."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any

from qorgau.course.bulk.grade_one import Graded
from qorgau.course.bulk.plan import Plan
from qorgau.course.bulk.spread import Batch, one_by_one
from qorgau.course.bulk.worker import grade_batch
from qorgau.problem import BadInput, Problem

RETRIES = 5
"""How often a batch is tried again when the worker that had it died."""

SHORT_LOGS = {
    "distributed.admin.log-length": 100,
    "distributed.admin.low-level-log-length": 100,
    "distributed.worker.profile.enabled": False,
}
"""What a scheduler keeps of each task for people who watch it: left long, memory grows with the class."""


class Cluster:
    """Workers behind a scheduler's address ("tcp://host:8786"), or a cluster of this machine's own.

    Every worker needs the kit and the folder of keys at the same paths; submissions and gradebook stay with us.
    """

    def __init__(self, address: str | None = None, workers: int = 2) -> None:
        self._address, self._workers = address, workers

    def grade(self, plan: Plan, batches: Iterable[Batch]) -> Iterator[list[Graded]]:
        """Takes batches; gives their results in the same order. Raises BadInput: no scheduler there."""
        import dask
        from distributed import KilledWorker

        with dask.config.set(SHORT_LOGS), ExitStack() as stack:
            client = self._client(stack)
            ahead = iter(batches)
            waiting: deque[tuple[Batch, Any]] = deque()
            while True:
                window = 2 * max(1, len(client.scheduler_info(n_workers=-1)["workers"])) + 1
                while len(waiting) < window and (batch := next(ahead, None)) is not None:
                    waiting.append(
                        (batch, client.submit(grade_batch, plan, batch, pure=False, retries=RETRIES))
                    )
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    found = future.result()
                except KilledWorker:
                    found = one_by_one(plan, batch)
                yield found

    def _client(self, stack: ExitStack) -> Any:
        from distributed import Client, LocalCluster

        if self._address is None:
            cluster = stack.enter_context(
                LocalCluster(n_workers=self._workers, threads_per_worker=1, dashboard_address=None)
            )
            return stack.enter_context(Client(cluster))
        try:
            return stack.enter_context(Client(self._address, timeout=10))
        except (OSError, ValueError) as error:
            hint = "start one with: dask scheduler"
            raise BadInput([Problem(self._address, "", "no scheduler answers there", hint)]) from error
