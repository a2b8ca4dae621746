"""What programs read of a machine besides their own folder: the system, and where an interpreter lies."""

from pathlib import Path

SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/nix/store",
    "/gnu/store",
    "/home/linuxbrew/.linuxbrew",
    "/snap",
    "/run/current-system",
    "/etc/alternatives",
    "/etc/ca-certificates",
    "/etc/crypto-policies",
    "/etc/gai.conf",
    "/etc/group",
    "/etc/host.conf",
    "/etc/hosts",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/etc/localtime",
    "/etc/mime.types",
    "/etc/nsswitch.conf",
    "/etc/passwd",
    "/etc/pki",
    "/etc/protocols",
    "/etc/services",
    "/etc/ssl",
    "/etc/static",
)
"""Where the programs, libraries and tables of a system lie: nobody's own files."""


_BESIDE = ("lib", "lib64", "libexec")
"""Folders beside `bin` that hold what its programs load."""


def installed_with(program: Path) -> tuple[Path, ...]:
    """Return the folders that a program outside of the system needs: its own, and those of its libraries.

    Both where it is named and where links lead count.
    """
    found: dict[Path, None] = {}
    for path in (program.absolute(), program.resolve()):
        if not any(path.is_relative_to(each) for each in SYSTEM):
            beside = [path.parent.parent / name for name in _BESIDE] if path.parent.name == "bin" else []
            found |= dict.fromkeys([path.parent, *(each for each in beside if each.is_dir())])
    return tuple(found)
