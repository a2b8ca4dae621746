"""The redirects of `sdkref.yml`: a file that says where addresses of earlier releases lead now."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from sdkref.addresses import Address, final, parse_address, written
from sdkref.diagnostics import Diagnostics, Stop
from sdkref.documents.reading import read_document
from sdkref.settings.faults import Faults
from sdkref.settings.keys import TEXT, Key

KEY = Key("redirects", "The file that says where old addresses lead now.", TEXT, "none")


class Redirects(Struct, frozen=True):
    """Where old addresses lead, and the file that says it."""

    file: Path
    moves: dict[Address, Address]


def read_redirects(faults: Faults, data: dict[str, Any], directory: Path) -> Redirects | None:
    """Return the redirects of the file that the settings name, None without one."""
    name: str = faults.of_type("/redirects", data.get("redirects"), str, "")
    if not name:
        return None
    path = directory / name
    if not path.is_file():
        faults.add(
            "/redirects", f"there is no file `{name}`", "make it, empty or with lines such as `old: new`"
        )
        return Redirects(path, {})
    if not path.read_bytes().strip():
        return Redirects(path, {})
    try:
        own = Faults(read_document(path, Diagnostics(), name=name))
    except Stop as stop:
        faults.found += stop.findings
        return Redirects(path, {})
    lines = own.of_type("", own.document.data, dict, {})
    moves = _moves(own, lines)
    faults.found += own.found
    return Redirects(path, moves)


def _moves(own: Faults, lines: dict[str, Any]) -> dict[Address, Address]:
    moves: dict[Address, Address] = {}
    for old, new in lines.items():
        pointer = "/" + old.replace("~", "~0").replace("/", "~1")
        ends = parse_address(old), parse_address(own.of_type(pointer, new, str, ""))
        if ends[0] is None or ends[1] is None:
            fact = f"`{old if ends[0] is None else new}` is no address of this site"
            own.add(pointer, fact, "write it without the host, such as `reference/chat#post-chat`")
        else:
            moves[ends[0]] = ends[1]
    for each in moves:
        if final(moves, each) is None:
            own.add("", f"the redirect of `{written(each)}` leads back to itself", "give its last page")
    return moves
