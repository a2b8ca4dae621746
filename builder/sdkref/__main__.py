"""Where a run begins: Ctrl-C ends it quietly even while the rest of the package is still being loaded."""

import importlib
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    try:
        importlib.import_module("sdkref.cli").main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
