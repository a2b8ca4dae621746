"""Addresses that were published: kept in a file, and looked for in what a build would publish today."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sdkref.addresses import Address, final, parse_address, written
from sdkref.diagnostics import Diagnostic, Level, UsageError
from sdkref.location import Location
from sdkref.output.mounting import MountedReference
from sdkref.settings.redirects import Redirects

FILE = "sdkref.addresses.txt"
"""Beside `sdkref.yml`: an address a line, as the last release had them."""

_HEAD = "# Addresses of the last release; `sdkref check --addresses` looks for them, `--keep` writes them.\n"


def addresses_of(references: Sequence[MountedReference]) -> set[Address]:
    """Return all addresses of references: of pages, and of the sections on them."""
    found = set()
    for mount in references:
        for page in mount.reference.pages:
            place = parse_address(mount.root + page.path)
            if place is not None:
                found.add(place)
                found |= {(place[0], each.anchor) for each in page.sections if each.level > 1}
    return found


def keep_addresses(folder: Path, today: set[Address]) -> None:
    """Write the addresses of today as those of the last release; a UsageError where that cannot be done."""
    lines = "".join(f"{each}\n" for each in sorted(map(written, today)))
    try:
        (folder / FILE).write_text(_HEAD + lines, encoding="utf-8", newline="")
    except OSError as error:
        fact, remedy = f"cannot be written ({error.strerror})", "check the rights of its folder"
        raise UsageError.at(Location(FILE), "usage", fact, remedy) from error


def lost_addresses(folder: Path, today: set[Address], redirects: Redirects | None) -> Iterator[Diagnostic]:
    """Yield a finding for each address of the last release, and each redirect, that leads nowhere today."""
    moves: Mapping[Address, Address] = redirects.moves if redirects is not None else {}
    named = redirects.file.name if redirects is not None else "sdkref.redirects.yml"
    for old, new in sorted(moves.items()):
        last = final(moves, old) or new
        # A part of a section, such as a field, moves with it.
        if last not in today and (last[0], last[1].partition(".")[0]) not in today and _is_ours(last, today):
            fact = f"the redirect of `{written(old)}` leads to `{written(last)}`, which does not exist"
            yield Diagnostic("lost-redirect", fact, _nearest(last, today), Location(named))
    kept = list(_kept(folder / FILE))
    anchors = {old[1] for _, old in kept}
    fresh = {each for each in today if each[1] not in anchors or not each[1]}
    for number, gone in kept:
        if gone not in today and gone not in moves:
            fact = f"`{written(gone)}` was published and leads nowhere now"
            near = _successor(gone, today, fresh)
            line = f"`{written(gone)}: {written(near) if near is not None else 'NEW ADDRESS'}`"
            remedy = f"add the line {line} to {named}"
            if redirects is None:
                remedy += f", and `redirects: {named}` to sdkref.yml"
            yield Diagnostic("lost-address", fact, remedy, Location(FILE), Level.WARNING, number, 1)


def _kept(file: Path) -> Iterator[tuple[int, Address]]:
    if not file.is_file():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        address = parse_address(line) if line.strip() and not line.startswith("#") else None
        if address is not None:
            yield number, address


def _successor(old: Address, today: set[Address], fresh: set[Address]) -> Address | None:
    """Return where an address went most likely: its anchor on another page, else a fresh one like it."""
    page, anchor = old
    if anchor:
        moved = sorted(each for each in today if each[1] == anchor)
        if moved:
            return moved[0]
    alike = {each[1] or each[0]: each for each in sorted(fresh) if bool(each[1]) == bool(anchor)}
    close = difflib.get_close_matches(anchor or page, alike, n=1, cutoff=0.75)
    return alike[close[0]] if close else None


def _nearest(address: Address, today: set[Address]) -> str:
    near = _successor(address, today, today)
    return f"did you mean `{written(near)}`?" if near is not None else "correct it, or remove the line"


def _is_ours(address: Address, today: set[Address]) -> bool:
    """Return whether an address is on a page of a reference, or below the folder of one."""
    folders = {each[0].rpartition("/")[0] for each in today}
    return address[0] in {each[0] for each in today} or address[0].rpartition("/")[0] in folders - {""}
