"""The language of an SDK, told by the words after the fences of its samples."""

from collections.abc import Iterable

from sdkref.markdown.page import Block

_SAME = {"ts": "typescript", "tsx": "typescript", "js": "typescript", "javascript": "typescript"} | {
    "golang": "go",
    "py": "python",
    "cs": "csharp",
    "c#": "csharp",
    "rb": "ruby",
}
_NO_SDK = frozenset(
    {"bash", "sh", "shell", "zsh", "console", "text", "plaintext", "json", "yaml", "yml", "toml", "xml"}
    | {"html", "http", "env", "diff", "markdown", "md"}
)
DIALECT = "speakeasy"


def language_of(blocks: Iterable[Block]) -> str:
    """Return the language of the first sample that is a program; empty when there is none."""
    for block in blocks:
        if block.kind == "fence" and (word := block.language.lower()) and word not in _NO_SDK:
            return _SAME.get(word, word)
    return ""


def dialect_of(language: str) -> str:
    """Return the name of the dialect in a language: `speakeasy-go`; without one `speakeasy`."""
    return f"{DIALECT}-{language}" if language else DIALECT
