"""What came of a curl example, in words: what bash and curl say of themselves, and where."""

import re

from sdkref.runners.printed import printed_otherwise
from sdkref.runners.process import Ended
from sdkref.runners.program import Fault, Finished, Program

FAILURES = ".sdkref-curl"
"""The file in which `prelude.bash` notes status and line of each call of curl that failed."""
READER_GONE = 23
"""What curl ends with when the rest of a pipe has read enough."""

FENCED = "port 9 "
"""What curl says of the proxy that `run_process` puts before all other hosts."""
NOTED = re.compile(r"^(\d{1,3}) (\d{1,9})$", re.MULTILINE)
BASH_SAYS = re.compile(r"^\S*?{script}: line (\d+): (.*)")

STATUSES = {
    3: "the address is malformed",
    5: "the proxy's name is not known",
    6: "the host's name is not known",
    7: "nothing listens at the address",
    22: "the answer was an error (status 400 or above)",
    26: "a file to send could not be read",
    28: "the answer took too long",
    35: "the secure connection could not be made",
    52: "there was no answer",
    56: "the connection broke while data came",
    60: "the server's certificate is not trusted",
}
"""What the commonest statuses of curl mean, for calls with `--silent`."""


def outcome(program: Program, ended: Ended, noted: str, *, syntax: bool = False) -> Finished:
    """Return what came of a script; `noted` holds a line of status and line for each failed call of curl."""
    fault, message, line = _told(program, ended, noted, syntax=syntax)
    return ended.told(program, fault, message, line)


def _told(
    program: Program, ended: Ended, noted: str, *, syntax: bool
) -> tuple[Fault | None, str, int | None]:
    complaints = _complaints(program, ended.stderr)
    calls = [(int(status), int(line)) for status, line in NOTED.findall(noted)]
    failed = next((each for each in calls if each[0] != READER_GONE), None)
    if ended.fault == "exit" and syntax:
        message, line = complaints[0] if complaints else (ended.reason, None)
        return "syntax", message, line and min(line, program.text.count("\n") or 1)
    if ended.fault in {"timeout", "crash"}:
        return ended.fault, ended.reason, None
    if failed is not None and (ended.fault is None or failed[0] == ended.status or not complaints):
        status, line = failed
        return "exit", _curl_words(status, ended), line
    if ended.fault is not None:
        message, line = complaints[-1] if complaints else (_last_words(ended), None)
        return ended.fault, message, line
    message = printed_otherwise(program, ended.stdout)
    return ("output" if message else None), message, None


def _complaints(program: Program, stderr: str) -> list[tuple[str, int]]:
    """Return what bash says about lines of the script."""
    pattern = re.compile(BASH_SAYS.pattern.replace("{script}", re.escape(f"{program.id}.sh")))
    found = (pattern.match(line) for line in stderr.splitlines())
    return [(each[2], int(each[1])) for each in found if each]


def _curl_words(status: int, ended: Ended) -> str:
    said = [line for line in ended.stderr.splitlines() if line.startswith("curl: ")]
    placed = next((line for line in said if line.startswith(f"curl: ({status})")), None)
    meaning = f": {STATUSES[status]}" if status in STATUSES else ""
    words = placed or next(iter(said), f"curl ended with status {status}{meaning}")
    if FENCED in words:
        words = "curl asks another host than the examples may reach"
    return words if ended.fault else f"{words}; the script went on and ended with status 0"


def _last_words(ended: Ended) -> str:
    last = next((line.strip() for line in reversed(ended.stderr.splitlines()) if line.strip()), "")
    return f"{ended.reason}: {last}" if last else ended.reason
