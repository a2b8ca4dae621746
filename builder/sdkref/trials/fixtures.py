"""Files that generated examples send, made from their names: a real picture for `example.png`."""

from sdkref.mock.answers.binary import file_of
from sdkref.projection.files import content_type_of

_TEXTS = {
    "application/json": b'{"text": "example"}\n',
    "application/jsonl": b'{"text": "one"}\n{"text": "two"}\n',
    "text/csv": b"name,value\nexample,1\n",
    "text/html": b"<!doctype html>\n<title>Example</title>\n",
    "application/xml": b"<example/>\n",
    "text/xml": b"<example/>\n",
    "image/svg+xml": b'<svg xmlns="http://www.w3.org/2000/svg"/>\n',
}


def file_named(name: str) -> bytes:
    """Return the content of a file by the ending of its name; a line of text where nothing else is known."""
    kind = content_type_of(name)
    if kind in _TEXTS:
        return _TEXTS[kind]
    return (file_of(kind) if kind else None) or b"An example.\n"
