"""Work spread over processes: each renders a share of the pieces and sends what it made."""

import gc
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait

import msgspec

from sdkref.fragments import Piece
from sdkref.pages.fragment import Fragment
from sdkref.progress import Track

FEW = 40
"""Pieces that one process renders sooner than others could be started."""

SHARE = 8
"""Pieces that are sent at once."""


def render(pieces: Sequence[Piece], jobs: int, track: Track) -> Iterator[tuple[str, Fragment]]:
    """Yield the key and the fragment of each piece, as they are done."""
    track.begin("Rendering", len(pieces))
    # A process with threads, as a preview has, may not be forked: another thread could hold a lock.
    alone = threading.active_count() == 1 and "fork" in multiprocessing.get_all_start_methods()
    if jobs > 1 and len(pieces) > FEW and alone:
        yield from _spread(pieces, jobs, track)
        return
    for piece in pieces:
        yield piece.key, piece.render()
        track.advance()


def _spread(pieces: Sequence[Piece], jobs: int, track: Track) -> Iterator[tuple[str, Fragment]]:
    context = multiprocessing.get_context("fork")
    blocks = [pieces[start : start + SHARE] for start in range(0, len(pieces), SHARE)]
    workers, waiting = [], list[Connection]()
    # Ctrl-C reaches the whole process group. Workers inherit that it is blocked: the parent ends them.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for job in range(jobs):
            receiving, sending = context.Pipe(duplex=False)
            waiting.append(receiving)
            worker = context.Process(target=_work, args=(blocks[job::jobs], sending, waiting), daemon=True)
            worker.start()
            sending.close()
            workers.append(worker)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        while waiting:
            ready = wait(waiting)
            for connection in [each for each in waiting if each in ready]:
                try:
                    made = _DECODER.decode(connection.recv_bytes())
                except EOFError:
                    waiting.remove(connection)
                    continue
                if isinstance(made, str):
                    raise RuntimeError(  # noqa: TRY004 - a text is how a worker tells of its failure
                        f"a process that renders failed:\n{made}"
                    )
                yield from made.items()
                track.advance(len(made))
        for worker in workers:
            worker.join()
            if worker.exitcode:
                raise RuntimeError(f"a process that renders ended with exit code {worker.exitcode}")
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        for worker in workers:
            worker.terminate()


def _work(blocks: Sequence[Sequence[Piece]], connection: Connection, inherited: Sequence[Connection]) -> None:
    """Render blocks and send each; what fails is sent as its traceback.

    `inherited` are receiving ends, which only the parent may keep open: when it is killed, sending has to
    fail, or this process would wait for ever.
    """
    for receiving in inherited:
        receiving.close()
    # What was read before the fork is left alone, so that it stays shared with the parent.
    gc.freeze()
    gc.enable()
    try:
        for block in blocks:
            connection.send_bytes(msgspec.msgpack.encode({piece.key: piece.render() for piece in block}))
    except BrokenPipeError:
        return
    except Exception:  # noqa: BLE001 - told to the parent, which raises it
        connection.send_bytes(msgspec.msgpack.encode(traceback.format_exc()))


_DECODER = msgspec.msgpack.Decoder(dict[str, Fragment] | str)
