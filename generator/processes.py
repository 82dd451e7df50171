"""Have several processes do a work whose parts do not depend on each other."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

MOST = 8
"""More processes than these are not begun unasked: each needs memory of its own."""

WORTH = 100
"""Fewer parts than these, of some milliseconds each, are done sooner than a process begins."""


@contextmanager
def all_kept() -> Iterator[None]:
    """Look for no garbage while something large is made that is kept: looking takes a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class EndedError(Exception):
    """A process has ended before its work was done; the message says how."""


def usual() -> int:
    """Return how many processes serve this machine best."""
    if sys.platform != "linux":  # the only system where a process can go on as two, and safely so
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def shared_out(
    work: Callable[[T], R],
    parts: Sequence[T],
    processes: int,
    weight: Callable[[T], float] = lambda _: 1,
    worth: int = WORTH,
) -> list[R]:
    """Return what `work` gives for each of the parts, in their order.

    Each process does a share of them, of about the same `weight`; this one does one, too, and all where there
    are fewer parts than it is `worth` beginning another one for. What the others do shows in what is returned
    only, which has to be picklable, and in files. An exception of `work` ends all.
    Raises `EndedError` where the system has ended a process, as where memory is short.
    """
    shares = _shares(parts, processes if len(parts) >= worth else 1, weight)
    if len(shares) < 2:  # noqa: PLR2004 - nothing to be shared
        return [work(part) for part in parts]
    context = multiprocessing.get_context("fork")
    begun: list[tuple[list[int], Connection, ForkProcess]] = []
    gc.freeze()  # what is there stays where it is: it is not looked at, and so not copied, in every process
    sys.stdout.flush()
    sys.stderr.flush()
    try:
        for share in shares[1:]:
            receiver, sender = context.Pipe(duplex=False)
            # A process that keeps the other end of its pipe open would wait for ever where nobody reads it.
            theirs = [receiver, *(other for _, other, _ in begun)]
            process = context.Process(target=_do, args=(work, parts, share, sender, theirs), daemon=True)
            process.start()
            sender.close()
            begun.append((share, receiver, process))
        done = {place: work(parts[place]) for place in shares[0]}
        for share, receiver, process in begun:
            done.update(zip(share, _received(receiver, process), strict=True))
    finally:
        for _, receiver, process in begun:
            receiver.close()
            process.terminate()
            process.join()
        gc.unfreeze()
    return [done[place] for place in range(len(parts))]


def _shares(parts: Sequence[T], processes: int, weight: Callable[[T], float]) -> list[list[int]]:
    """Return which parts each process does, by their places; the heaviest are given out first."""
    shares: list[list[int]] = [[] for _ in range(min(processes, len(parts)))]
    if len(shares) < 2:  # noqa: PLR2004
        return shares
    weights = [weight(part) for part in parts]
    loads = [0.0] * len(shares)
    for place in sorted(range(len(parts)), key=lambda place: -weights[place]):
        least = loads.index(min(loads))
        shares[least].append(place)
        loads[least] += weights[place]
    return shares


def _do(
    work: Callable[[T], R],
    parts: Sequence[T],
    share: Sequence[int],
    sender: Connection,
    theirs: Sequence[Connection],
) -> None:
    """Do a share in a process of its own, and send what it gives, or the exception that ended it."""
    for receiver in theirs:
        receiver.close()
    try:
        sender.send([work(parts[place]) for place in share])
    except BrokenPipeError:  # nobody waits for it any more
        pass
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised where the work was begun
        sender.send(error)


def _received(receiver: Connection, process: multiprocessing.process.BaseProcess) -> list[R]:
    try:
        results: list[R] | Exception = receiver.recv()
    except EOFError:
        process.join()
        raise EndedError(f"a process of this build was ended (exit code {process.exitcode})") from None
    if isinstance(results, Exception):
        raise results
    return results
