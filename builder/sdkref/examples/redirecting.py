"""Programs of SDKs sent to another address: that of the mock, where the code of a sample names none.

Readers never see it. What is put in stands on a line that is there, so that lines keep their numbers.
"""

import re
from collections.abc import Callable, Mapping

from sdkref.examples.example import Client
from sdkref.languages.known import languages

_Put = Callable[[str, str, str], str]
"""Takes the program, the name of its client and the address as the language writes it, both for patterns."""


def redirected(text: str, client: Client, language: str, address: str) -> str:
    """Return a program whose client asks an address; as it is where no way is known."""
    system = client.dialect.rpartition("-")[0]
    put = _WAYS.get((client.dialect, language)) or _WAYS.get((system, language))
    if put is None:
        return text
    written = languages()[language].literal(address).replace("\\", r"\\")
    return put(text, re.escape(client.name), written)


def _speakeasy_python(text: str, client: str, address: str) -> str:
    if not client or re.search(r"\bserver_url\s*=", text):
        return text
    return re.sub(rf"\b({client})\(", rf"\1(server_url={address}, ", text)


def _speakeasy_typescript(text: str, client: str, address: str) -> str:
    return _with_option(text, rf"{client}(?:Core)?", "serverURL", address) if client else text


def _speakeasy_go(text: str, client: str, address: str) -> str:
    if not client or f"{client}.WithServerURL(" in text:
        return text
    return re.sub(rf"\b({client})\.New\(", rf"\1.New(\1.WithServerURL({address}), ", text)


def _generator_python(text: str, client: str, address: str) -> str:
    """Put it into every configuration: samples make one for the address, and a second one for the key."""
    del client
    host = r"(?:host[ \t]*=[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')[ \t]*,?)?"
    return re.sub(rf"\bConfiguration\((\s*){host}", rf"Configuration(\1host={address}, ", text)


def _generator_typescript(text: str, client: str, address: str) -> str:
    del client
    found = _with_option(text, "Configuration", "basePath", address)
    if found != text or not re.search(r"\bConfiguration\b", text):
        return found
    return re.sub(r"\bnew (\w+Api)\(\)", rf"new \1(new Configuration({{ basePath: {address} }}))", text)


def _generator_go(text: str, client: str, address: str) -> str:
    del client
    servers = rf"\1.Servers = \2.ServerConfigurations{{{{URL: {address}}}}}"
    return re.sub(r"\b(\w+) := (\w+)\.NewConfiguration\(\)", rf"\g<0>; {servers}", text)


def _with_option(text: str, made: str, option: str, address: str) -> str:
    """Return a program of TypeScript in which objects are made with an option, unless it names that."""
    if re.search(rf"\b{option}\s*:", text):
        return text
    found = re.sub(rf"\bnew ({made})\((\s*)\{{", rf"new \1(\2{{ {option}: {address},", text)
    return re.sub(rf"\bnew ({made})\(\s*\)", rf"new \1({{ {option}: {address} }})", found)


_WAYS: Mapping[tuple[str, str], _Put] = {
    ("speakeasy", "python"): _speakeasy_python,
    ("speakeasy", "typescript"): _speakeasy_typescript,
    ("speakeasy", "go"): _speakeasy_go,
    ("openapi-generator", "python"): _generator_python,
    ("openapi-generator-typescript-axios", "typescript"): _generator_typescript,
    ("openapi-generator-typescript-fetch", "typescript"): _generator_typescript,
    ("openapi-generator", "go"): _generator_go,
}
"""By dialect, or by its system, and language."""
