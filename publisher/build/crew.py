"""The machine's cores: independent work is spread over processes when there is enough of it.

Tasks of one shard always go to the same process, so that what one of them had to read, the next one need not.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")
# A process costs about as much to start as two hundred pages to render (measured, 2026-11).
WORTH_SPREADING = 300
CHUNK = 40  # tasks; fewer cost more in messages, more leave a core idle at the end

_workers: list[Callable[[Any], Any]] = []


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Crew(Generic[T, R]):
    """Does tasks, in this process or in others.

    Attributes:
        work: Does one task; it is sent to other processes once, as they start.
        jobs: At most so many processes; 0 for one a core.
    """

    def __init__(self, work: Callable[[T], R], jobs: int = 0) -> None:
        """Start nothing yet."""
        self.work = work
        self.jobs = jobs or cores()
        self._executors: list[ProcessPoolExecutor] = []

    def __enter__(self) -> Self:
        """Be ready."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the processes go; where something went wrong, without waiting for what is queued."""
        for executor in self._executors:
            executor.shutdown(wait=error is None, cancel_futures=error is not None)
        self._executors = []

    def run(self, tasks: Sequence[T], shard: Callable[[T], int], weight: int = 0) -> Iterator[tuple[T, R]]:
        """Do each task; results come as they are ready, each with its task.

        Args:
            shard: Gives a number; tasks with the same one go to the same process.
            weight: How much work it is, counted in pages; a page each where nothing is said.
        """
        if self.jobs <= 1 or ((weight or len(tasks)) < WORTH_SPREADING and not self._executors):
            for task in tasks:
                yield task, self.work(task)
            return
        lanes: list[list[T]] = [[] for _ in self._started()]
        for task in tasks:
            lanes[shard(task) % len(lanes)].append(task)
        futures: dict[Future[list[R]], list[T]] = {}
        for executor, lane in zip(self._executors, lanes, strict=True):
            for at in range(0, len(lane), CHUNK):
                chunk = lane[at : at + CHUNK]
                futures[executor.submit(_work, chunk)] = chunk
        for future in as_completed(futures):
            yield from zip(futures.pop(future), future.result(), strict=True)

    def _started(self) -> list[ProcessPoolExecutor]:
        """Start the processes, each an executor of its own, once."""
        if not self._executors:
            # a fork is fast and shares what was read, and safe as long as no other thread runs
            alone = sys.platform == "linux" and threading.active_count() == 1
            context = get_context("fork" if alone else "spawn")
            self._executors = [
                ProcessPoolExecutor(1, context, _enlist, (self.work,)) for _ in range(self.jobs)
            ]
        return self._executors


def _enlist(work: Callable[[Any], Any]) -> None:
    """Remember, in a new process, what its work is, and leave with the process that started it."""
    _workers.append(work)
    threading.Thread(target=_leave, daemon=True).start()


def _leave() -> None:
    """Wait for the end of the process that started this one: killed, it can tell nobody to go.

    Who stays behind would hold the build lock, and the next build would wait for ever.
    """
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work(tasks: list[Any]) -> list[Any]:
    """Do a chunk of tasks in a process of the crew."""
    work = _workers[-1]
    return [work(task) for task in tasks]
