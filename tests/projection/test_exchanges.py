"""Generated programs run for real, in every language, and must send one and the same request."""

import json
import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from places import REPOSITORY
from sdkref.catalogue.catalogue import Catalogue
from sdkref.diagnostics import Diagnostics
from sdkref.documents.reading import read_document
from sdkref.projection.project import AnyProjection, projections
from sdkref.projection.target import targets
from sdkref.readers.openapi import read_openapi
from tools import missing, tool, typescript_project

DESCRIPTION = REPOSITORY / "tests" / "projection" / "exchanges.yaml"
LANGUAGES = ("typescript", "go", "python", "curl")
COMPARED = ("accept", "authorization", "cookie")
"""Headers that all programs must send alike, and whatever begins with `x-`."""
KEYS = {
    "PARLEY_API_KEY": "key-1",
    "PARLEY_USERNAME": "me",
    "PARLEY_PASSWORD": "pass:word",
    "PARLEY_QUERY_KEY": "query+key&",
    "PARLEY_COOKIE_KEY": "cookie-key",
    "PARLEY_HEADER_KEY": "header-key",
}
ANSWERS: dict[str, tuple[int, str, bytes]] = {
    "GET /moved": (302, "text/html", b""),
    "GET /missing": (404, "application/json", b'{"error": "no such thing"}'),
    "HEAD /raw": (200, "text/plain", b""),
    "PUT /raw": (200, "application/x-ndjson", b'{"n":1}\n{"n":2}\n'),
    "DELETE /raw": (200, "text/plain", b"plain text"),
    "GET /plain": (200, "text/plain", b"plain text"),
    "POST /mixed-parts": (200, "application/json-seq", b'\x1e{"n":1}\n\x1e{"n":2}\n'),
}
STREAM = (200, "text/event-stream", b'data: {"n":1}\n\ndata: {"n":2}\n\ndata: [DONE]\n\n')

SHIP = """
<?xml version="1.0" encoding="UTF-8"?>
<h:ship xmlns:h="https://harbour.example" id="7">
  <name>A &amp; &lt;B&gt;</name>
  <crew>
    <sailor>Carl</sailor>
    <sailor>Dora</sailor>
  </crew>
  <port>Kiel</port>
  <port>Oslo</port>
</h:ship>
"""


def catalogue() -> Catalogue:
    diagnostics = Diagnostics()
    read = read_openapi(read_document(DESCRIPTION, diagnostics), diagnostics)
    assert not list(diagnostics)
    return read


class Recorder(BaseHTTPRequestHandler):
    """Keeps each request under the first segment of its path, and answers."""

    requests: dict[str, dict[str, Any]]
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        """Note a request and answer it."""
        _, case, rest = self.path.split("/", 2)
        path, _, query = f"/{rest}".partition("?")
        body = self._body()
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.requests.setdefault(case, {}).update(
            method=self.command,
            path=path,
            query=sorted(parse_qsl(query, keep_blank_values=True)),
            reserved=sorted(piece for piece in query.split("&") if piece.startswith("reserved")),
            delimited=sorted(piece for piece in query.split("&") if "," in piece),
            headers={
                name: value
                for name, value in headers.items()
                if (name in COMPARED or name.startswith("x-")) and value != "*/*"
            },
            body=decoded(headers.get("content-type", ""), body),
        )
        status, content_type, content = ANSWERS.get(
            f"{self.command} {path}", (200, "application/json", b'{"ok": true}')
        )
        if b'"stream":true' in body.replace(b" ", b"").replace(b"\n", b""):
            status, content_type, content = STREAM
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_QUERY = answer  # noqa: N815 - the library's names

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def decoded(content_type: str, body: bytes) -> Any:
    """Return a body as what it means, so that spelling does not matter."""
    essence = content_type.partition(";")[0]
    if not body:
        return None
    if essence.endswith("json"):
        return essence, json.loads(body, parse_int=str, parse_float=float)
    if essence == "application/x-www-form-urlencoded":
        return essence, sorted(parse_qsl(body.decode(), keep_blank_values=True))
    if essence.startswith("multipart/"):
        message = BytesParser(policy=HTTP).parsebytes(
            b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body
        )
        return essence, sorted(
            (
                str(part.get_param("name", header="content-disposition")),
                part.get_filename() if part.get_content_type() == "image/png" else None,
                _held(part),
            )
            for part in message.iter_parts()
        )
    return essence, body


def _held(part: Any) -> Any:
    """Return what a part holds; of parts inside it, type and content."""
    if part.is_multipart():
        return [(each.get_content_type(), each.get_payload(decode=True)) for each in part.iter_parts()]
    return part.get_payload(decode=True)


@pytest.fixture(scope="module")
def projected() -> tuple[AnyProjection, ...]:
    read = catalogue()
    return projections(read, targets())


@pytest.fixture(scope="module")
def programs(
    projected: tuple[AnyProjection, ...], tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str], list[str]]:
    """Write every sample, compile what has to be compiled, and return the command that runs each."""
    if find_spec("httpx") is None:
        missing("httpx was not found; install it to run the samples in Python")
    folder = tmp_path_factory.mktemp("programs")
    commands: dict[tuple[str, str], list[str]] = {}
    (folder / "go").mkdir()
    (folder / "go" / "go.mod").write_text("module example\n\ngo 1.21\n")
    (folder / "typescript").mkdir()
    for projection in projected:
        language = projection.target.key
        for operation in projection.catalogue.operations:
            for number, sample in enumerate(projection.operation(operation).samples):
                case = f"{operation.operation_id}{number}"
                if language == "go":
                    file = folder / "go" / case.lower() / "main.go"
                    file.parent.mkdir()
                    commands[case, language] = [str(folder / "go" / "all"), case.lower()]
                elif language == "typescript":
                    file = folder / "typescript" / f"{case}.mts"
                    commands[case, language] = [tool("node"), str(file.with_suffix(".mjs"))]
                elif language == "python":
                    file = folder / f"{case}.py"
                    commands[case, language] = [sys.executable, str(file)]
                else:
                    file = folder / f"{case}.sh"
                    commands[case, language] = [tool("bash"), str(file)]
                file.write_text(sample.code.text)
    write_dispatcher(folder / "go")
    checked(typescript_project(folder / "typescript", emit=True), folder)
    checked([tool("go"), "build", "-o", "all", "."], folder / "go")
    return commands


def write_dispatcher(folder: Path) -> None:
    """Make one program of many, which takes the name of the one to run: linking is what takes time."""
    imports, cases = "", ""
    for file in sorted(folder.glob("*/main.go")):
        name = file.parent.name
        source = file.read_text().replace("package main", f"package {name}", 1)
        file.write_text(f"{source}\nfunc Run() {{ main() }}\n")
        imports += f'\t"example/{name}"\n'
        cases += f'\tcase "{name}":\n\t\t{name}.Run()\n'
    (folder / "main.go").write_text(
        f'package main\n\nimport (\n\t"os"\n\n{imports})\n\n'
        f"func main() {{\n\tswitch os.Args[1] {{\n{cases}\t}}\n}}\n"
    )


def checked(command: list[str], folder: Path) -> None:
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def recorded(
    programs: dict[tuple[str, str], list[str]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Any]]:
    """Run every program against a recording server; results are kept by `case.language`."""
    folder = tmp_path_factory.mktemp("working")
    Recorder.requests = {}

    def run(item: tuple[tuple[str, str], list[str]]) -> None:
        (case, language), command = item
        name = f"{case}.{language}"
        place = folder / name
        place.mkdir()
        (place / "example.png").write_bytes(b"\x89PNG\r\n\x00\xff")
        (place / "example.bin").write_bytes(bytes(range(256)))
        environment = os.environ | KEYS | {"PARLEY_BASE_URL": f"{address}/{name}", "NO_PROXY": "127.0.0.1"}
        done = subprocess.run(
            command, cwd=place, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        Recorder.requests.setdefault(name, {}).update(
            exit=done.returncode,
            output=done.stdout,
            said=done.stdout + done.stderr,
            file=(place / "answer.pdf").exists(),
        )

    with ThreadingHTTPServer(("127.0.0.1", 0), Recorder) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(run, programs.items()))
        server.shutdown()
    return Recorder.requests


def cases() -> list[str]:
    """Return a name for each sample: the operation's, and a number."""
    read = catalogue()
    python = next(each for each in projections(read, targets()) if each.target.key == "python")
    return [
        f"{operation.operation_id}{number}"
        for operation in read.operations
        for number in range(len(python.operation(operation).samples))
    ]


CASES = cases()


@pytest.mark.parametrize("case", CASES)
def test_every_language_sends_the_same_request(case: str, recorded: dict[str, dict[str, Any]]) -> None:
    asked = {
        language: {
            key: value
            for key, value in recorded[f"{case}.{language}"].items()
            if key not in {"exit", "output", "said", "file"}
        }
        for language in LANGUAGES
    }
    assert asked["python"], recorded[f"{case}.python"]["said"]
    for language in LANGUAGES:
        assert asked[language] == asked["python"], (language, recorded[f"{case}.{language}"]["said"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_programs_end_as_the_answer_asks(language: str, recorded: dict[str, dict[str, Any]]) -> None:
    for case in CASES:
        result = recorded[f"{case}.{language}"]
        assert (result["exit"] == 0) is (case != "missing0"), (case, result["said"])
    refused = recorded[f"missing0.{language}"]["said"]
    assert "404" in refused
    assert "no such thing" in refused
    assert recorded[f"paths0.{language}"]["file"]
    assert '{"n":2}' in recorded[f"json3.{language}"]["output"].replace(" ", "")
    assert "302" in recorded[f"moved0.{language}"]["output"]
    assert "plain text" in recorded[f"plainQuery0.{language}"]["output"]
    assert "2" in recorded[f"binary0.{language}"]["output"]
    assert "{n:2}" in re.sub(r"[ '\"]", "", recorded[f"mixedParts0.{language}"]["output"])


@pytest.mark.parametrize("language", ["typescript", "go", "python"])
def test_a_program_without_its_key_says_so(
    language: str, programs: dict[tuple[str, str], list[str]], tmp_path: Path
) -> None:
    environment = {key: value for key, value in os.environ.items() if key not in KEYS}
    run = subprocess.run(
        programs["json0", language],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode != 0
    assert "PARLEY_API_KEY" in run.stderr


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "styles0",
            {
                "path": "/search",
                "query": [
                    ("exact", "true"),
                    ("filter[size][min]", "1"),
                    ("filter[status]", "open"),
                    ("ids", "1,2,3"),
                    ("limit", "20"),
                    ("parts", "a|b"),
                    ("ratio", "0.5"),
                    ("shape", '{"a":[1,"x"]}'),
                    ("tags", "light blue"),
                    ("tags", "red"),
                    ("text", "a&b=c d+é/?#"),
                    ("words", "a b"),
                ],
                "delimited": ["ids=1,2%2C3"],
                "headers": {
                    "accept": "application/json",
                    "authorization": "Bearer key-1",
                    "cookie": "session=s%201%3B2",
                    "x-trace": "trace %C3%A9 1",
                },
            },
        ),
        (
            "mixedQuery0",
            {
                "query": [("ids", "1,2"), ("key", "query+key&"), ("tag", "x"), ("tag", "y")],
                "headers": {"accept": "application/json", "cookie": "sid=cookie-key", "x-key": "header-key"},
            },
        ),
        (
            "paths0",
            {
                "path": "/files/a%2Fb%20c%3F%C3%A9%25/.x.y/x,1,y,2;matrix=blue/end",
                "headers": {"accept": "application/pdf", "authorization": "Basic bWU6cGFzczp3b3Jk"},
            },
        ),
        (
            "form0",
            {
                "body": (
                    "application/x-www-form-urlencoded",
                    [
                        ("meta[k][0]", "1"),
                        ("meta[k][1]", "2"),
                        ("name", "a&b é"),
                        ("on", "true"),
                        ("tags", "x"),
                        ("tags", "y"),
                    ],
                )
            },
        ),
        (
            "multipart0",
            {
                "body": (
                    "multipart/form-data",
                    [
                        ("file", "example.png", b"\x89PNG\r\n\x00\xff"),
                        ("ids", None, b"1|2"),
                        ("meta", None, b'{"a":1}'),
                        ("purpose", None, '@x;type=y "é"'.encode()),
                        ("tags", None, b"x"),
                        ("tags", None, b"y"),
                        ("typed", None, b'{"b":"\\"2\\""}'),
                    ],
                )
            },
        ),
        (
            "queries0",
            {
                "query": [
                    ("deep[a]", "1"),
                    ("deep[b]", "x y"),
                    ("empty", ""),
                    ("fa", "1"),
                    ("fb", "x y"),
                    ("flatList", "a,b c"),
                    ("flatObject", "a,1,b,x y"),
                    ("flatText", "a,b"),
                    ("formList", "a"),
                    ("formList", "b c"),
                    ("formText", "a b"),
                    ("pipeEach", "a"),
                    ("pipeEach", "b"),
                    ("pipeList", "a|b"),
                    ("pipeObject", "a|1|b|2"),
                    ("reserved", "a/b?c=[d]&e+f#g"),
                    ("reservedList", "a/b"),
                    ("reservedList", "c:d"),
                    ("spaceEach", "a"),
                    ("spaceEach", "b"),
                    ("spaceList", "a b"),
                    ("spaceObject", "a 1 b 2"),
                    ("xml", "<a b='c'/>"),
                ],
                "delimited": ["flatList=a,b%20c", "flatObject=a,1,b,x%20y"],
                "reserved": ["reserved=a/b?c=[d]%26e%2Bf%23g", "reservedList=a/b", "reservedList=c:d"],
            },
        ),
        ("whole0", {"method": "QUERY", "query": [("a", "x y"), ("b", "1"), ("b", "2"), ("c", "é&=")]}),
        ("wholeJson0", {"query": [('{"a":["x y"]}', "")]}),
        (
            "places0",
            {
                "path": "/at/a%20b/a,b%2Cc/a,b/x,1,y,2/x=1,y=2"
                "/.a/.a,b/.a.b/.x,1,y,2/.x=1.y=2"
                "/;m=a/;ml=a,b/;mle=a;mle=b/;mo=x,1,y,2/;x=1;y=2/a/b:c"
            },
        ),
        (
            "headers0",
            {
                "headers": {
                    "accept": "application/json",
                    "authorization": "Bearer key-1",
                    "cookie": "text=a%20b; list=a,b; each=a; each=b; object=x,1,y,2; plain=a/b=c; plain=d",
                    "x-text": "a b",
                    "x-list": "a,b",
                    "x-list-each": "a,b",
                    "x-object": "x,1,y,2",
                    "x-object-each": "x=1,y=2",
                    "x-json": '{"x":[1]}',
                }
            },
        ),
        ("sides0", {"body": ("application/json", {"a": "x"})}),
        ("sides1", {"body": ("multipart/form-data", [("a", None, b"1")])}),
        (
            "sides2",
            {
                "body": (
                    "application/x-www-form-urlencoded",
                    [
                        ("deep[x]", "1"),
                        ("each", "a"),
                        ("each", "b"),
                        ("flat", "a,1"),
                        ("json", '{"y":2}'),
                        ("list", "a,b"),
                        ("pipes", "a|b"),
                    ],
                )
            },
        ),
        ("sides3", {"body": ("application/jsonl", b'{"n":1}\n{"n":2}\n')}),
        ("sides4", {"body": ("text/csv", b"a,b\n1,2\n")}),
        (
            "sides5",
            {
                "body": (
                    "application/xml",
                    SHIP.strip().encode(),
                )
            },
        ),
        ("sides6", {"body": ("image/png", b"\x89PNG\r\n\x00\xff")}),
        (
            "mixedParts1",
            {
                "body": (
                    "multipart/form-data",
                    [
                        ("inner", None, [("text/plain", b"x"), ("application/json", b'{"d":1}')]),
                        ("plain", None, b"y"),
                    ],
                )
            },
        ),
        (
            "mixedParts0",
            {
                "body": (
                    "multipart/mixed",
                    [
                        ("None", None, b"the content of a file"),
                        ("None", None, b"two"),
                        ("None", None, b'{"n":1}'),
                    ],
                )
            },
        ),
        ("json1", {"body": ("application/json", {"n": "12345678901234567890123", "m": "9007199254740993"})}),
        ("json2", {"body": ("application/json", None)}),
        ("text0", {"body": ("text/plain", b"@line 1\nit's 'two'\\\n")}),
        ("binary0", {"body": ("application/octet-stream", bytes(range(256)))}),
        ("deleteWithBody0", {"body": ("application/merge-patch+json", {"ids": ["1"]})}),
    ],
)
def test_requests_are_what_the_description_says(
    case: str, expected: dict[str, Any], recorded: dict[str, dict[str, Any]]
) -> None:
    asked = recorded[f"{case}.python"]
    assert {key: asked[key] for key in expected} == expected
