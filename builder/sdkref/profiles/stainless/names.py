"""Names as SDKs of Stainless spell them, before a language reserves words."""

from collections.abc import Sequence

from sdkref.words import split

_INITIALISMS = {
    each: each.upper()
    for each in ("api", "http", "https", "html", "id", "ip", "json", "sql", "ssl", "ui", "uri", "url", "uuid")
} | {"apis": "APIs", "ids": "IDs", "urls": "URLs"}
_WITH_ES = ("ches", "shes", "sses", "xes", "zes")


def pascal_name(name: str) -> str:
    """Return `FileBatches`, `AdminAPIKeys` or `FileID`."""
    return "".join(_INITIALISMS.get(each.lower(), each[:1].upper() + each[1:]) for each in split(name))


def camel_name(name: str) -> str:
    """Return `fileID`; the first word is in small letters."""
    words = split(name)
    return words[0].lower() + pascal_name("_".join(words[1:])) if words else ""


def singular(name: str) -> str:
    """Return a name whose last word stands for one: `file_batches` leads to `file_batch`."""
    if name.endswith("ies"):
        return name[:-3] + "y"
    if name.endswith(_WITH_ES):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us")) else name


def type_stem(accessor: Sequence[str]) -> str:
    """Return what the types of a resource begin with: `VectorStoreFileBatch`."""
    return "".join(pascal_name(singular(each)) for each in accessor)
