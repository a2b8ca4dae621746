"""Strings in single quotes, as OpenAPI Generator writes them in TypeScript and Python."""

from sdkref.languages.typescript import double_quoted


def single_quoted(text: str) -> str:
    """Return a string in single quotes, whatever it holds."""
    inner = double_quoted(text)[1:-1].replace('\\"', '"').replace("'", "\\'")
    return f"'{inner}'"
