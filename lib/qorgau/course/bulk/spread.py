"""Batches shared out to processes of this machine; results come back in order, and few batches wait at a time."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Protocol, TypeAlias

from qorgau.course.bulk.grade_one import Graded, Submission
from qorgau.course.bulk.plan import Plan
from qorgau.course.bulk.worker import grade_batch
from qorgau.problem import Problem

FORKS = sys.platform.startswith("linux")
Batch: TypeAlias = Sequence[Submission]
_DEAD = "the others are graded; look at its files, or grade it on a machine with more memory"


class Spread(Protocol):
    """A way to have batches graded."""

    def grade(self, plan: Plan, batches: Iterable[Batch]) -> Iterator[list[Graded]]:
        """Takes batches one by one as they are needed; gives their results in the same order."""
        ...


class Here:
    """One after the other in this process: for a handful of submissions."""

    def grade(self, plan: Plan, batches: Iterable[Batch]) -> Iterator[list[Graded]]:
        """Takes batches; gives their results in the same order."""
        for batch in batches:
            yield grade_batch(plan, batch)


class Processes:
    """Processes of this machine. One that dies is replaced, and the submission that killed it is named."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def grade(self, plan: Plan, batches: Iterable[Batch]) -> Iterator[list[Graded]]:
        """Takes batches; gives their results in the same order."""
        ahead = iter(batches)
        waiting: deque[tuple[Batch, Future[list[Graded]]]] = deque()
        pool = _pool(self._workers)
        try:
            while True:
                while len(waiting) < 2 * self._workers + 1 and (batch := next(ahead, None)) is not None:
                    waiting.append((batch, pool.submit(grade_batch, plan, batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    found = future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    found = one_by_one(plan, batch)
                    pool = _pool(self._workers)
                    waiting = deque((one, pool.submit(grade_batch, plan, one)) for one, _ in waiting)
                yield found
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def one_by_one(plan: Plan, batch: Batch) -> list[Graded]:
    """Each submission of a batch in a process that may die: twice dead, it is given up and named."""
    found = []
    for submission in batch:
        for last in (False, True):
            with _pool(1) as pool:
                try:
                    found += pool.submit(grade_batch, plan, [submission]).result()
                    break
                except BrokenProcessPool:
                    if last:
                        said = "the process that graded it died twice"
                        problem = Problem(plan.workbook, "", said, _DEAD)
                        found.append(Graded(submission.student, failed=(problem,)))
    return found


def warm_up() -> None:
    """Starts, in the background, what grading processes are forked from, so that it imports while others work."""
    if FORKS:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["qorgau.course.bulk.ready"])
        forkserver.ensure_running()


def _pool(workers: int) -> ProcessPoolExecutor:
    warm_up()
    # Each process is forked from one that has imported everything and holds neither thread nor gradebook.
    return ProcessPoolExecutor(workers, multiprocessing.get_context("forkserver" if FORKS else "spawn"))
