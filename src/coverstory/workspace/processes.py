"""Work spread over processes, given back in the order it was handed out.

In: a function of a module, and items. Out: results in the order of the items, whatever finished
first; only a few are under way at any time, so memory stays bounded. A process that dies takes
nothing but the item it died of with it. No process outlives the one that started it.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# Enough that no process waits while the oldest item is still under way, and few enough that the
# results of a long item's followers fit in memory.
AHEAD = 8


def cores() -> int:
    """Give the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_order(
    work: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    jobs: int,
    lost: Callable[[Item], Result],
) -> Generator[Result, None, None]:
    """Give `work(item)` for every item, in order; `lost(item)` where its process died.

    `work` must be a function of a module, and what it raises comes out here. With one job
    everything is done in this process.
    """
    if jobs < 2:
        yield from map(work, items)
        return
    window = _Window(work, jobs, lost)
    try:
        for item in items:
            window.hand_out(item)
            if window.is_full:
                yield window.oldest()
        while window.waiting:
            yield window.oldest()
        window.pool.shutdown()
    finally:
        window.stop()


class _Window(Generic[Item, Result]):
    """The items that are under way, oldest first."""

    def __init__(
        self, work: Callable[[Item], Result], jobs: int, lost: Callable[[Item], Result]
    ) -> None:
        self.work, self.jobs, self.lost = work, jobs, lost
        self.waiting: deque[tuple[Item, Future[Result]]] = deque()
        self.pool, self.lifeline = _pool(jobs)

    @property
    def is_full(self) -> bool:
        return len(self.waiting) >= self.jobs * AHEAD

    def hand_out(self, item: Item) -> None:
        self.waiting.append((item, self._submitted(item)))

    def oldest(self) -> Result:
        """Give the result of the oldest item, and take it out."""
        item, future = self.waiting.popleft()
        try:
            return future.result()
        except BrokenExecutor:
            result = self._alone(item)
            self._start_again()
            return result

    def stop(self) -> None:
        """End the processes now, whatever they are doing."""
        self.lifeline.close()
        self.pool.shutdown(wait=True, cancel_futures=True)

    def _submitted(self, item: Item) -> Future[Result]:
        try:
            return self.pool.submit(self.work, item)
        except BrokenExecutor as error:
            broken: Future[Result] = Future()
            broken.set_exception(error)
            return broken

    def _alone(self, item: Item) -> Result:
        """Do one item in a process of its own: only then is it known that this is the one."""
        pool, lifeline = _pool(1)
        try:
            return pool.submit(self.work, item).result()
        except BrokenExecutor:
            return self.lost(item)
        finally:
            lifeline.close()
            pool.shutdown()

    def _start_again(self) -> None:
        self.stop()
        self.pool, self.lifeline = _pool(self.jobs)
        self.waiting = deque(
            (item, future if _is_whole(future) else self._submitted(item))
            for item, future in self.waiting
        )


def _is_whole(future: Future[Result]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _pool(jobs: int) -> tuple[ProcessPoolExecutor, Connection]:
    """Give a pool and its lifeline: when that is closed, or we die, the processes end.

    Processes are spawned, not forked: the same on every system, and safe beside threads.
    """
    context = get_context("spawn")
    listening, lifeline = context.Pipe(duplex=False)
    pool = ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_settle_in, initargs=(listening,)
    )
    return pool, lifeline


def _settle_in(lifeline: Connection) -> None:
    """Leave Ctrl-C to the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    with suppress(EOFError, OSError):
        lifeline.recv()
    os._exit(1)
