"""Several processes make many things at once, and end without a word when their user stops them."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
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
    # Forked processes can stand still on a lock that a thread of the drawing library held: these start afresh.
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _deaf) as pool:
        return list(pool.map(make, *zip(*things, strict=True), chunksize=at_once))


def _deaf() -> None:
    """Ctrl-C is for the process that was started by hand: it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
