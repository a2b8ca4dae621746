"""The preview server: whom it answers, with what, and how an open page hears of a build."""

import http.client
import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdkref.diagnostics import UnreadableError, UsageError
from sdkref.output.preview import Builds, PreviewServer
from sdkref.serve import serve


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "index.html").write_text("<body><h1>Home</h1></body>")
    (site / "a/index.html").write_text("<h1>A</h1>")
    (site / "x.css").write_text("p {}")
    (site / "404.html").write_text("<body>nothing here</body>")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "out").symlink_to(tmp_path / "secret.txt")
    served = PreviewServer(site, 0, Builds())
    threading.Thread(target=served.serve_forever, args=(0.01,), daemon=True).start()
    yield served
    served.shutdown()
    served.server_close()


def ask(
    server: PreviewServer, path: str, method: str = "GET", **headers: str
) -> tuple[int, str, dict[str, str]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    found = (answer.status, answer.read().decode(), dict(answer.getheaders()))
    connection.close()
    return found


@pytest.mark.parametrize(
    ("path", "status", "part"),
    [
        ("/", 200, "<h1>Home</h1>"),
        ("/a/", 200, "<h1>A</h1>"),
        ("/a", 301, ""),
        ("/x.css?v=1", 200, "p {}"),
        ("/gone", 404, "nothing here"),
        ("/../secret.txt", 404, "nothing here"),
        ("/a/../../secret.txt", 404, "nothing here"),
        ("/%2e%2e/secret.txt", 404, "nothing here"),
        ("/..%2fsecret.txt", 404, "nothing here"),
        ("/out", 404, "nothing here"),
        ("//secret.txt", 404, "nothing here"),
    ],
)
def test_files_of_the_site_are_served_and_no_others(
    server: PreviewServer, path: str, status: int, part: str
) -> None:
    found, body, headers = ask(server, path)
    assert found == status
    assert part in body
    assert "secret" not in body
    assert "Access-Control-Allow-Origin" not in headers


def test_pages_get_a_script_that_is_not_in_the_site(server: PreviewServer) -> None:
    assert "/.sdkref/news" in ask(server, "/")[1]
    assert "/.sdkref/news" in ask(server, "/a/")[1]
    assert "/.sdkref/news" not in ask(server, "/x.css")[1]
    assert "/.sdkref/news" not in (server.site / "index.html").read_text()
    status, body, headers = ask(server, "/", "HEAD")
    assert (status, body) == (200, "")
    assert headers["Cache-Control"] == "no-store"


def test_what_has_its_digest_in_its_name_is_fetched_once(server: PreviewServer) -> None:
    folder = server.site / "assets/javascripts"
    folder.mkdir(parents=True)
    for name, told in (("bundle.0123abcd.min.js", "max-age=86400, immutable"), ("bundle.js", "no-store")):
        (folder / name).write_text("1")
        assert ask(server, f"/assets/javascripts/{name}")[2]["Cache-Control"] == told
    assert ask(server, "/assets/javascripts/gone.0123abcd.js")[2]["Cache-Control"] == "no-store"


def test_a_file_that_a_build_left_out_is_made_when_it_is_asked_for(server: PreviewServer) -> None:
    files = {"llms.txt": b"all", "api/a b.md": b"# A", "x.json": b"{}"}
    server.later = files.get
    assert ask(server, "/llms.txt")[:2] == (200, "all")
    assert ask(server, "/llms.txt")[2]["Content-Type"] == "text/plain"
    assert ask(server, "/api/a%20b.md?x")[:2] == (200, "# A")
    assert ask(server, "/x.json", "HEAD")[2]["Content-Length"] == "2"
    assert ask(server, "/none.txt")[0] == 404


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:8000", 200),
        ("evil.example", 403),
        ("evil.example:8000", 403),
        ("127.0.0.1.evil.example", 403),
        ("127.0.0.1:evil", 403),
        ("", 403),
    ],
)
def test_only_this_machine_is_a_host(server: PreviewServer, host: str, status: int) -> None:
    assert ask(server, "/", Host=host)[0] == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_but_reading(server: PreviewServer, method: str) -> None:
    assert ask(server, "/", method)[0] == 501


def news(server: PreviewServer) -> tuple[str, str]:
    found = json.loads(ask(server, "/.sdkref/news")[1])
    return found["build"], found["fault"]


def test_pages_hear_of_builds_and_faults(server: PreviewServer) -> None:
    first, _ = news(server)
    assert f'"{first}"' in ask(server, "/")[1]
    server.builds.done()
    second, fault = news(server)
    assert (second != first, fault) == (True, "")
    server.builds.failed("line 3: wrong")
    assert news(server) == (second, "line 3: wrong")
    server.builds.done()
    assert news(server)[1] == ""


def test_without_a_site_the_fault_is_the_page(server: PreviewServer) -> None:
    (server.site / "404.html").unlink()
    server.builds.failed("line 3: <b>wrong</b>")
    assert "line 3: &lt;b&gt;wrong" in ask(server, "/gone")[1]


def test_a_hundred_open_connections_delay_nothing(server: PreviewServer) -> None:
    address = ("127.0.0.1", server.server_address[1])
    connections = [http.client.HTTPConnection(*address, timeout=5) for _ in range(100)]
    for connection in connections:
        connection.connect()
    began = time.perf_counter()
    assert ask(server, "/")[0] == 200
    assert time.perf_counter() - began < 1
    for connection in connections:
        connection.close()


def until(condition: object, patience: float = 5) -> None:
    deadline = time.monotonic() + patience
    while not condition():  # type: ignore[operator] # a function
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_an_edit_shows_and_a_fault_keeps_the_last_site(tmp_path: Path) -> None:
    source, docs, site = tmp_path / "openapi.yaml", tmp_path / "docs", tmp_path / "site"
    source.write_text("one")
    docs.mkdir()
    (docs / "a.md").write_text("a")
    said: list[str] = []

    def build() -> str:
        text = source.read_text() + (docs / "a.md").read_text()
        if "wrong" in text:
            raise UnreadableError("openapi.yaml:1:1: wrong; right it")
        site.mkdir(exist_ok=True)
        (site / "index.html").write_text(text)
        return f"built {text}"

    ended = threading.Event()
    watched = lambda: [source, docs]  # noqa: E731 - as short as it is plain
    thread = threading.Thread(
        target=serve, args=(build, site, watched), kwargs={"port": 0, "say": said.append, "ended": ended}
    )
    thread.start()
    try:
        until(lambda: len(said) == 2)
        assert said[0] == "built onea"
        source.write_text("two")
        until(lambda: "built twoa" in said, 2)
        (docs / "a.md").write_text("b")
        until(lambda: "built twob" in said, 2)
        replacement = tmp_path / "new.yaml"
        replacement.write_text("wrong")
        replacement.replace(source)
        until(lambda: "right it" in said[-1], 2)
        assert (site / "index.html").read_text() == "twob"
        source.write_text("three")
        until(lambda: "built threeb" in said, 2)
    finally:
        ended.set()
        thread.join(5)
    assert not thread.is_alive()


def test_a_first_build_that_fails_and_a_plugin_that_breaks_do_not_end_the_preview(tmp_path: Path) -> None:
    source, site = tmp_path / "openapi.yaml", tmp_path / "site"
    source.write_text("wrong")
    said: list[str] = []

    def build() -> str:
        match source.read_text():
            case "wrong":
                raise UsageError("openapi.yaml:1:1: wrong; right it")
            case "breaks":
                raise ZeroDivisionError("in a plugin")
            case text:
                return f"built {text}"

    ended = threading.Event()
    thread = threading.Thread(
        target=serve,
        args=(build, site, lambda: [source]),
        kwargs={"port": 0, "say": said.append, "ended": ended},
    )
    thread.start()
    try:
        until(lambda: len(said) == 2)
        assert said[0].endswith("right it\nThere is no site to show yet.")
        source.write_text("one")
        until(lambda: said[-1] == "built one", 2)
        source.write_text("breaks")
        until(lambda: "ZeroDivisionError: in a plugin" in said[-1], 2)
        assert said[-1].endswith("The last good site is still served.")
        source.write_text("two")
        until(lambda: said[-1] == "built two", 2)
    finally:
        ended.set()
        thread.join(5)
    assert not thread.is_alive()


def test_an_edit_is_built_once_though_it_is_watched_twice(tmp_path: Path) -> None:
    docs, site = tmp_path / "docs", tmp_path / "site"
    docs.mkdir()
    source = docs / "openapi.yaml"
    source.write_text("0")
    built, said = list[str](), list[str]()

    def build() -> str:
        built.append(source.read_text())
        return ""

    ended = threading.Event()
    thread = threading.Thread(
        target=serve,
        args=(build, site, lambda: [source, docs]),
        kwargs={"port": 0, "say": said.append, "ended": ended},
    )
    thread.start()
    try:
        until(lambda: len(said) == 2)
        for edit in "123":
            (tmp_path / "new.yaml").write_text(edit)
            (tmp_path / "new.yaml").replace(source)
            until(lambda edit=edit: built[-1] == edit)
    finally:
        ended.set()
        thread.join(5)
    assert built == ["0", "1", "2", "3"]


def test_settings_that_cannot_be_read_do_not_end_the_preview(tmp_path: Path) -> None:
    settings, site = tmp_path / "sdkref.yml", tmp_path / "site"
    settings.write_text("good")
    said: list[str] = []

    def read() -> list[Path]:
        if settings.read_text() == "bad":
            raise UsageError("sdkref.yml:1:1: bad; write it well")
        return [settings]

    def build() -> str:
        read()
        return f"built {settings.read_text()}"

    ended = threading.Event()
    thread = threading.Thread(
        target=serve, args=(build, site, read), kwargs={"port": 0, "say": said.append, "ended": ended}
    )
    thread.start()
    try:
        until(lambda: len(said) == 2)
        settings.write_text("bad")
        until(lambda: "write it well" in said[-1], 2)
        settings.write_text("better")
        until(lambda: said[-1] == "built better", 2)
    finally:
        ended.set()
        thread.join(5)
    assert not thread.is_alive()


def test_a_port_in_use_is_told(server: PreviewServer, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose another with --port"):
        serve(lambda: "", tmp_path, list, port=server.server_address[1])


def test_a_browser_that_hangs_up_is_no_defect(
    server: PreviewServer, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_address[1])) as connection:
        # A zero linger time makes closing send a reset, in the place of an orderly end.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.sendall(b"GET /")
    time.sleep(0.2)
    assert ask(server, "/")[0] == 200
    assert capsys.readouterr().err == ""
