"""Several processes make many things at once, and end without a word when their user stops them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

Made = TypeVar("Made")
MOST = 4


def in_parallel(
    make: Callable[..., Made], things: Sequence[tuple[Any, ...]], pays_from: int, at_once: int = 1
) -> list[Made]:
    """What `make` gives for each, in order; in several processes from so many things that starting them pays."""
    workers = min(MOST, os.cpu_count() or 1, max(1, len(things)))
    if len(things) < pays_from or workers == 1:
        return [make(*one) for one in things]
    # Forked processes can stand still on a lock that a thread of the drawing library held: these start new.
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _helps) as pool:
            return list(pool.map(make, *zip(*things, strict=True), chunksize=at_once))
    except BrokenProcessPool:  # the system has ended one, for want of memory as a rule: alone this one needs less
        return [make(*one) for one in things]


@dataclass(frozen=True)
class Job:
    """A piece of slow work for another process, and what happens to its result there where it is kept."""

    make: Callable[..., Any]
    given: tuple[Any, ...]
    keep: Callable[[Any], None]


@contextmanager
def meanwhile(jobs: Sequence[Job], pays_from: int = 20) -> Iterator[None]:
    """Other processes do these jobs while the work inside goes on, and this one helps when that is done.

    Few jobs are left to whoever needs their results. So is one that fails: it fails again where its fault is reported.
    """
    workers = min(MOST, (os.cpu_count() or 1) - 1)  # one is busy with the work inside
    if len(jobs) < pays_from or not workers:
        yield
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _helps) as pool:
        waiting = [(job, pool.submit(job.make, *job.given)) for job in jobs]
        yield
        for job, future in reversed(waiting):  # the last of them no one has begun: this process helps
            with suppress(Exception):
                job.keep(job.make(*job.given) if future.cancel() else future.result())


def _helps() -> None:
    """Ctrl-C is for the process that was started by hand: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def end_with_parent() -> None:
    """This process ends when the one that started it does, even if that is killed."""
    threading.Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
