"""How samples make a client: the package that they import, and the class that they make."""

import re
from collections.abc import Iterable

from msgspec import Struct


class Construction(Struct, frozen=True):
    """What samples say of the client."""

    package: str | None = None
    client: str | None = None


_TYPESCRIPT = re.compile(r"import \{\s*(\w+)[^}]{0,500}\} from [\"']([^\"']+)[\"']")
_PYTHON = re.compile(r"^from ([\w.]+) import (.+)$", re.MULTILINE)
_GO_IMPORT = re.compile(r'^[ \t]*(?:(\w+) )?"([^"\n]{1,500})"$', re.MULTILINE)
_GO_NEW = re.compile(r"(?::|\b)=\s*(\w+)\.New\(")


def construction_of(samples: Iterable[str], language: str) -> Construction:
    """Return what the first sample that makes a client says; nothing of languages that are not known."""
    read = {"typescript": _typescript, "python": _python, "go": _go}.get(language)
    found = (read(code) for code in samples) if read else ()
    return next((each for each in found if each.client), Construction())


def _typescript(code: str) -> Construction:
    for imported in _TYPESCRIPT.finditer(code):
        if f"new {imported[1]}(" in code:
            return Construction(imported[2], imported[1])
    return Construction()


def _python(code: str) -> Construction:
    for imported in _PYTHON.finditer(code):
        for name in re.findall(r"\w+", imported[2]):
            if name[0].isupper() and f"{name}(" in code:
                return Construction(imported[1], name)
    return Construction()


def _go(code: str) -> Construction:
    made = _GO_NEW.search(code)
    if made is None:
        return Construction()
    paths = [(alias, path) for alias, path in _GO_IMPORT.findall(code) if "." in path and "/" in path]
    named = next((path for alias, path in paths if alias == made[1]), None)
    plain = next((path for alias, path in paths if not alias and made[1] in path.split("/")), None)
    return Construction(named or plain, made[1])
