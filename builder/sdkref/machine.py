"""What this machine has for a run: its processors, and the user's folders for what is kept between runs."""

import os
from pathlib import Path

import platformdirs

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
"""Processors that this process may use."""


def cache_folder(name: str) -> Path:
    """Return the folder of one kind of kept things, which need not be there yet."""
    return platformdirs.user_cache_path("sdkref", appauthor=False) / name
