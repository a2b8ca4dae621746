"""Pages spread over processes: each reads a share of them, and all are given back in their order."""

import gc
import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from sdkref.limits import Limits, check_time
from sdkref.machine import CORES
from sdkref.readers.sdk_docs.page_reading import ReadPage, read_page

FEW = 40
"""Pages that one process reads sooner than another could be started."""
SHARE = 16
"""Pages that are sent at once."""
_PATIENCE = 0.5
"""Seconds between two looks at the clock."""


def read_pages(folder: Path, paths: Sequence[str], limits: Limits, jobs: int = CORES) -> Iterator[ReadPage]:
    """Yield what each page says, in their order; raise `LimitError` when the time of the folder is up.

    Even a single page is read by another process, which can be ended in the middle of its work.
    """
    # A process with threads, as a preview has, may not be forked: another thread could hold a lock.
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if paths and alone:
        yield from _spread(folder, paths, limits, min(jobs, 1 + len(paths) // FEW))
        return
    for path in paths:
        check_time()
        yield read_page(folder, path, limits)


def _spread(folder: Path, paths: Sequence[str], limits: Limits, jobs: int) -> Iterator[ReadPage]:
    context = multiprocessing.get_context("fork")
    blocks = [paths[start : start + SHARE] for start in range(0, len(paths), SHARE)]
    workers, receiving = [], list[Connection]()
    # Ctrl-C and its like reach the whole process group. Workers inherit that they are blocked: the parent
    # ends them.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        for job in range(jobs):
            mine, sending = context.Pipe(duplex=False)
            receiving.append(mine)
            given = (folder, blocks[job::jobs], limits, sending, receiving)
            worker = context.Process(target=_work, args=given, daemon=True)
            worker.start()
            sending.close()
            workers.append(worker)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for number in range(len(blocks)):
            yield from _received(receiving[number % jobs])
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
        for connection in receiving:
            connection.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _received(connection: Connection) -> list[ReadPage]:
    """Return the next pages that a worker read; raise `LimitError` when the time is up."""
    check_time()
    while not connection.poll(_PATIENCE):
        check_time()
    try:
        return _DECODER.decode(connection.recv_bytes())
    except EOFError:
        raise RuntimeError("a process that reads pages ended before its time") from None


def _work(
    folder: Path,
    blocks: Sequence[Sequence[str]],
    limits: Limits,
    connection: Connection,
    inherited: Sequence[Connection],
) -> None:
    """Read blocks of pages and send each.

    `inherited` are receiving ends, which only the parent may keep open: when it is killed, sending has to
    fail, or this process would wait for ever.
    """
    for receiving in inherited:
        receiving.close()
    # What was there before the fork is left alone, so that it stays shared with the parent.
    gc.freeze()
    try:
        for block in blocks:
            connection.send_bytes(msgspec.msgpack.encode([read_page(folder, path, limits) for path in block]))
    except BrokenPipeError:
        return


_ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""Signals that ask a run to end."""

_DECODER = msgspec.msgpack.Decoder(list[ReadPage])
