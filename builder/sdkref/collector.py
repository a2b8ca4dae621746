"""The collector of cycles, paused: a build makes much and drops little, so walking it all finds nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector(*, aside: bool = False) -> Iterator[None]:
    """Pause the collector of cycles; afterwards it is as it was, and frees what a build left.

    What was made is put aside if so asked: the collector, else about to walk all of it, first does so when
    `collect` is called.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if aside:
            gc.freeze()
        if was_enabled:
            gc.enable()


def collect() -> None:
    """Free what nobody knows any more, of all that was put aside as well."""
    gc.unfreeze()
    gc.collect()
