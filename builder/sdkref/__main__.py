"""Where a run begins, and where a signal ends it quietly, even while the rest is still being loaded."""

import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType

INTERRUPTED = 130
_SIGNALLED = 128


def main() -> None:
    """Run the command line."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # One that is ignored, as by nohup, stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by whoever started us: nobody wants to read it
            nowhere = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as we run
            setattr(sys, stream, nowhere)
    try:
        importlib.import_module("sdkref.commands.app").main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _end(number: int, _: FrameType | None) -> None:
    """End as Ctrl-C does: what is under way is put away first. A second signal must not disturb that."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(_SIGNALLED + number)


if __name__ == "__main__":
    main()
