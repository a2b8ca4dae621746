"""The reference of the command line, whose tables are made of the commands themselves.

`python tests/command_line_reference.py` writes the marked parts of `docs/reference/command-line.md` anew:
what a command does, how it is called, and its options. What stands around the marks is written by hand.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from architecture import REPOSITORY
from sdkref.commands.app import app

PAGE = REPOSITORY / "docs" / "reference" / "command-line.md"

CLI: Any = typer.main.get_command(app)
"""The command line as its parser knows it."""

PATTERN_COMMAND = "build"
"""The command whose options are told whole; where others have the same, they are only named."""

BEHIND_COMMANDS = "\n## Findings\n"
"""Before this heading stand the sections of commands."""

CODE = re.compile(
    r"""'(?P<quoted>[^']+)'
    | (?P<plain>
        (?<!\S)--[a-z-]+(?:\ [a-z]+(?=[.,;]))?
      | (?:GET|POST|PUT|PATCH|DELETE)\ /[\w/{}*]+
      | https?://[^\s;,]+
      | \b\d+:\d\.\d\b
      | (?<!\S)\.[a-z]+(?=[\s,.;])
      | \b[\w-]+\.(?:yml|json|md)\b
      | \bx-[a-zA-Z-]+
      | (?<!\S)\*(?!\S)
      )""",
    re.VERBOSE,
)
"""What of a help text is code: quoted words, options, operations, addresses, endings and names of files."""


def with_tables(page: str) -> str:
    """Return the page with what is made of the commands; a command without a section gets one."""
    page = _between(
        page, "the commands", ["```text", *(_usage(path, each) for path, each in leaves()), "```"]
    )
    behind = BEHIND_COMMANDS
    for name in reversed(list(CLI.commands)):
        heading = f"\n## sdkref {name}\n"
        if heading not in page:
            begin, end = _marks(f"sdkref {name}")
            page = page.replace(behind, f"{heading}\n{begin}\n{end}\n{behind}", 1)
        page = _between(page, f"sdkref {name}", _section(name))
        behind = heading
    return page


def leaves() -> Iterator[tuple[str, Any]]:
    """Yield the words that call each command, and the command; groups give the commands inside of them."""
    for name, command in CLI.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None:
            yield f"sdkref {name}", command
        else:
            yield from ((f"sdkref {name} {each}", inner[each]) for each in inner)


def _marks(subject: str) -> tuple[str, str]:
    return f"<!-- begin of {subject} -->", f"<!-- end of {subject} -->"


def _between(page: str, subject: str, lines: list[str]) -> str:
    begin, end = _marks(subject)
    before, found, rest = page.partition(begin)
    if not found or end not in rest:
        raise SystemExit(f"{PAGE.name}: `{begin}` and `{end}` are missing; write both where that belongs")
    body = "\n".join(lines)
    return f"{before}{begin}\n\n{body}\n\n{end}{rest.partition(end)[2]}"


def _section(name: str) -> list[str]:
    own = [(path, each) for path, each in leaves() if f"{path} ".startswith(f"sdkref {name} ")]
    parts = ["\n".join(_command(path, each)) for path, each in own]
    return ["\n\n".join(parts)]


def _command(path: str, command: Any) -> Iterator[str]:
    about = " ".join((command.help or "").split())
    yield from (coded(about), "", "```text", _usage(path, command), "```")
    arguments = [each for each in command.params if each.param_type_name == "argument" and each.help]
    if arguments:
        yield from ("", "| argument | meaning |", "| --- | --- |")
        yield from (f"| `{_name(each)}` | {_cell(each.help)} |" for each in arguments)
    if rows := list(_rows(path, command)):
        yield from ("", "| option | meaning | default |", "| --- | --- | --- |", *rows)


def _usage(path: str, command: Any) -> str:
    options = any(each.param_type_name == "option" for each in command.params)
    arguments = [_name(each) for each in command.params if each.param_type_name == "argument"]
    return " ".join([path, *(["[OPTIONS]"] if options else []), *arguments])


def _rows(path: str, command: Any) -> Iterator[str]:
    told = {} if path == f"sdkref {PATTERN_COMMAND}" else _told(CLI.commands[PATTERN_COMMAND])
    same = []
    for each in command.params:
        if each.param_type_name != "option" or each.name == "help":
            continue
        if told.get(each.opts[0]) == _row(each):
            same += [f"`{name}`" for name in (*each.opts, *each.secondary_opts)]
        else:
            yield f"| {_spelled(each)} | {_row(each)} |"
    if same:
        yield f"| {', '.join(same)} | As for [`sdkref {PATTERN_COMMAND}`](#sdkref-{PATTERN_COMMAND}). | |"


def _told(command: Any) -> dict[str, str]:
    return {each.opts[0]: _row(each) for each in command.params if each.param_type_name == "option"}


def _row(option: Any) -> str:
    meaning = _cell(option.help or "")
    if choices := getattr(option.type, "choices", ()):
        spelled = (f"`{getattr(each, 'value', each)}`" for each in choices)
        meaning += f" One of {', '.join(spelled)}."
    if option.multiple and "can be repeated" not in meaning:
        meaning += " Can be repeated."
    return f"{meaning} | {_default(option)}".rstrip()


def _spelled(option: Any) -> str:
    names = [*option.opts, *option.secondary_opts]
    value = "" if option.is_flag else f" {option.metavar or _value(option)}"
    return ", ".join(f"`{each}{value}`" for each in names)


def _value(option: Any) -> str:
    """Return a word for the value of an option: that of its type, else its own name."""
    words = {"str": "TEXT", "path": "PATH", "int": "N", "float": "N"}
    return words.get(option.type.name.split()[0], str(option.name).upper())


def _name(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _default(option: Any) -> str:
    if isinstance(option.show_default, str):
        return option.show_default
    match option.default:
        case bool(value):
            return "on" if value else "off"
        case None:
            return ""
        case float(value):
            return f"`{value:g}`"
        case str() | int() | Path():
            return f"`{option.default}`"
        case _:
            return "" if option.multiple else f"`{option.default}`"


def _cell(text: str) -> str:
    return coded(" ".join(text.split())).replace("|", "\\|")


def coded(text: str) -> str:
    """Return a help text as Markdown: what is code stands between backticks."""
    return CODE.sub(lambda found: f"`{found['quoted'] or found['plain']}`", text)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
