"""Files in bodies: what is one, what a sample calls it, and the content type that it is sent as."""

import re

from sdkref.catalogue.media import essence, media_kind
from sdkref.catalogue.operation import Encoding
from sdkref.catalogue.schema import Array, Json, Schema, String, Union
from sdkref.catalogue.views import Views
from sdkref.projection.wire import header_safe

_EXTENSIONS = {
    "application/json": "json",
    "application/jsonl": "jsonl",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "application/gzip": "gz",
    "application/x-tar": "tar",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/html": "html",
    "text/plain": "txt",
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/svg+xml": "svg",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "font/woff2": "woff2",
}
_MEMBERS = {
    "image/*": "image/png",
    "audio/*": "audio/mpeg",
    "video/*": "video/mp4",
    "text/*": "text/plain",
    "font/*": "font/woff2",
}
"""What is sent where a content type is a range of which any member will do."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,60}\.[A-Za-z0-9]{1,5}\Z")
_PATH = re.compile(r"@?[A-Za-z0-9_./-]*/")
_NO_CONTENT_TYPE = re.compile(r"[^A-Za-z0-9!#$&^_.+/;= -]")


def file_name(content_type: str, stem: str = "example") -> str:
    """Return the name of a sample's file of a content type: `example.png`."""
    return f"{stem}.{_EXTENSIONS.get(essence(content_type), 'bin')}"


def content_type_of(name: str) -> str | None:
    """Return the content type that the ending of a file's name tells; None for an unknown one."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind, known in _EXTENSIONS.items() if known == ending), None)


def named_file(example: Json) -> str | None:
    """Return the name of a file that stands as the example of its content: `floor-plan.pdf`.

    Of a path, as curl takes it (`@plans/floor-plan.pdf`), it is the last step.
    """
    if not isinstance(example, str):
        return None
    name = example.rpartition("/")[2] if _PATH.match(example) else example.removeprefix("@")
    return name if _FILE_NAME.match(name) else None


def member_of(content_type: str) -> str:
    """Return a content type that can be sent: `image/png` for `image/*`, any other as it is."""
    return _MEMBERS.get(essence(content_type), content_type)


def sent_type(encoding: Encoding | None) -> str | None:
    """Return the first content type that an encoding names, unless it could not be sent."""
    if encoding is None or encoding.content_type is None:
        return None
    first = member_of(header_safe(encoding.content_type.partition(",")[0]))
    return None if "*" in first or "/" not in first or _NO_CONTENT_TYPE.search(first) else first


def is_file(schema: Schema, views: Views) -> bool:
    """Return whether a value is the content of a file, and no text."""
    match views.resolve(schema):
        case String(format="binary"):
            return True
        case String(content_media_type=held, content_encoding=None, format=None) if held is not None:
            return media_kind(held) == "binary"
        case _:
            return False


def meant(schema: Schema, value: Json, views: Views) -> Schema:
    """Return the variant of a union that an example stands for, where one variant is a file or a list."""
    real = views.resolve(schema)
    if not isinstance(real, Union):
        return schema
    if isinstance(value, list):
        return next((each for each in real.variants if isinstance(views.resolve(each), Array)), schema)
    files = [each for each in real.variants if is_file(each, views)]
    others = (each for each in real.variants if each not in files)
    is_text = any(isinstance(views.resolve(each), String) for each in others)
    is_name = named_file(value) is not None
    return files[0] if files and isinstance(value, str) and (is_name or not is_text) else schema
