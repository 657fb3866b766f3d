"""The machine's cores: independent work is spread over processes when there is enough of it."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
# A process costs about as much to start as two hundred pages to render (measured, 2026-11).
WORTH_SPREADING = 300


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], tasks: Sequence[T], jobs: int) -> Iterator[R]:
    """Do each task, in processes where that pays; results come in the order of the tasks.

    Args:
        work: A function of a module, so that another process finds it.
        jobs: At most so many processes; 0 for one a core.
    """
    processes = min(jobs or cores(), len(tasks))
    if processes <= 1 or len(tasks) < WORTH_SPREADING:
        yield from map(work, tasks)
        return
    size = max(1, len(tasks) // (processes * 8))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, tasks, chunksize=size)
