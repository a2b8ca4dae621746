"""Values as JSON without blanks, in the spelling that the description has for a number."""

import json

import msgspec

from sdkref.catalogue.schema import Json
from sdkref.documents.scalars import json_number

_ENCODER = msgspec.json.Encoder(enc_hook=json_number)


def json_bytes(value: Json) -> bytes:
    """Return a value as JSON; half of a surrogate pair, which UTF-8 cannot hold, is written as an escape."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def scalar_text(value: Json) -> str:
    """Return a value as text: a text as it is, everything else as JSON."""
    return value if isinstance(value, str) else json_bytes(value).decode()
