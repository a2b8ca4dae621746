"""Work spread over processes: each renders a share of the pieces and sends what it made."""

import gc
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import Connection, wait

import msgspec
from msgspec import Struct

from sdkref.diagnostics import Diagnostic, LimitError, Stop, UsageError
from sdkref.limits import check_time
from sdkref.pages.fragment import Fragment
from sdkref.progress import Track
from sdkref.references.fragments import Piece

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
        yield piece.key, _rendered(piece)
        track.advance(1, piece.name)


def _rendered(piece: Piece) -> Fragment:
    check_time()
    return piece.render()


def _spread(pieces: Sequence[Piece], jobs: int, track: Track) -> Iterator[tuple[str, Fragment]]:
    context = multiprocessing.get_context("fork")
    names = {piece.key: piece.name for piece in pieces}
    blocks = [pieces[start : start + SHARE] for start in range(0, len(pieces), SHARE)]
    workers, waiting = [], list[Connection]()
    # Ctrl-C and its like reach the whole process group. Workers inherit that they are blocked: the parent
    # ends them.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        for job in range(jobs):
            receiving, sending = context.Pipe(duplex=False)
            waiting.append(receiving)
            worker = context.Process(target=_work, args=(blocks[job::jobs], sending, waiting), daemon=True)
            worker.start()
            sending.close()
            workers.append(worker)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
        while waiting:
            ready = wait(waiting)
            for connection in [each for each in waiting if each in ready]:
                try:
                    made = _received(connection)
                except EOFError:
                    waiting.remove(connection)
                    continue
                yield from made.items()
                track.advance(len(made), names[next(reversed(made))] if made else "")
        for worker in workers:
            worker.join()
            if worker.exitcode:
                raise RuntimeError(f"a process that renders ended with exit code {worker.exitcode}")
    finally:
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.join()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)


def _received(connection: Connection) -> dict[str, Fragment]:
    """Return what a worker made; raise what kept it from making it."""
    made = _DECODER.decode(connection.recv_bytes())
    match made:
        case dict():
            return made
        case _Stopped(kind=kind, findings=findings):
            raise _KINDS[kind](*findings)
        case _:
            raise RuntimeError(f"a process that renders failed:\n{made}")


def _work(blocks: Sequence[Sequence[Piece]], connection: Connection, inherited: Sequence[Connection]) -> None:
    """Render blocks and send each; a limit that is met is sent as its findings, a failure as its traceback.

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
            connection.send_bytes(msgspec.msgpack.encode({piece.key: _rendered(piece) for piece in block}))
    except BrokenPipeError:
        return
    except Stop as stop:
        connection.send_bytes(msgspec.msgpack.encode(_Stopped(stop.kind, stop.findings)))
    except Exception:  # noqa: BLE001 - told to the parent, which raises it
        connection.send_bytes(msgspec.msgpack.encode(traceback.format_exc()))


_ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""Signals that ask a run to end."""


class _Stopped(Struct, frozen=True, array_like=True):
    """What ended the work: a limit that was met, or a fault of the user's templates."""

    kind: str
    findings: tuple[Diagnostic, ...]


_KINDS: Mapping[str, type[Stop]] = {each.kind: each for each in (LimitError, UsageError)}
_DECODER = msgspec.msgpack.Decoder(dict[str, Fragment] | _Stopped | str)
