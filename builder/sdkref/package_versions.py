"""Versions of packages: what a pinned requirement names, and which of two versions is the newer."""

import re


def release(version: str) -> tuple[int, ...]:
    """Return the numbers with which a version begins, without zeros at its end; none of what is none."""
    found = re.match(r"v?(\d{1,9}(?:\.\d{1,9})*)", version)
    numbers = [int(each) for each in found[1].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def parts(requirement: str) -> tuple[str, str]:
    """Return the name and the version of a pinned requirement: `dub==0.39.0`, `dub@0.73.5`."""
    name, _, version = requirement.rpartition("==" if "==" in requirement else "@")
    return name.partition("[")[0], version
