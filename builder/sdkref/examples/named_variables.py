"""Variables of the environment that code of a description reads: its keys, addresses and ids."""

import re
from collections.abc import Collection, Iterator

_READ = re.compile(
    r"""\$\{?(?P<shell>[A-Z][A-Z0-9_]*)\b"""
    r"""|\bprocess\.env(?:\.|\[["'])(?P<node>[A-Z][A-Z0-9_]*)"""
    r"""|\benviron(?:\.get\(|\[)\s*["'](?P<python>[A-Z][A-Z0-9_]*)"""
    r"""|\b[gG]etenv\(\s*["'](?P<call>[A-Z][A-Z0-9_]*)"""
)
_VALUES = (
    (re.compile(r"KEY|TOKEN|SECRET|PASS|AUTH|CREDENTIAL|BEARER|JWT"), "key-for-tests"),
    (re.compile(r"URL|URI|ENDPOINT|HOST"), "{base_url}"),
    (re.compile(r""), "1"),
)
"""What a variable is set to, by its name; an id that is `1` is right as a text and as a number."""
_OF_THE_SYSTEM = frozenset(
    {
        *("HOME", "HOSTNAME", "IFS", "LANG", "LINENO", "OLDPWD", "PATH", "PPID", "PS1", "PWD", "RANDOM"),
        *(
            "SECONDS",
            "SHELL",
            "SHLVL",
            "TERM",
            "TMPDIR",
            "UID",
            "USER",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
        ),
        *("GODEBUG", "NODE_ENV", "NODE_EXTRA_CA_CERTS", "NODE_OPTIONS", "SSL_CERT_DIR", "SSL_CERT_FILE"),
    }
)
_OF_INTERPRETERS = ("BASH", "LC_", "LD_", "PYTHON", "SDKREF_")


def named_variables(code: str, known: Collection[str]) -> Iterator[tuple[str, str]]:
    """Give the variables that code reads, each once, besides those that are `known`, with values for them.

    `{base_url}` in a value stands for the address of the API.
    """
    for name in dict.fromkeys(each[each.lastgroup or 0] for each in _READ.finditer(code)):
        if name not in known and name not in _OF_THE_SYSTEM and not name.startswith(_OF_INTERPRETERS):
            yield name, next(value for words, value in _VALUES if words.search(name))
