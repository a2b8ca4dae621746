"""The policy of a site: what its pages hold is named, and nothing else may run or load."""

import base64
import hashlib
from pathlib import Path

from sdkref.output.content_policy import HEADERS, POLICY, write_policy

PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><link rel="stylesheet" href="a.css"></head><body>
<script>run(">")</script><script src="a.js"></script>
<script type="application/json">{"a": 1}</script>
<script data-x="a > b" type="module">go()</script>
<style>p { color: red }</style>
<td style="text-align: right;">1</td>
<img src="https://pictures.example/a.png" alt=""><img src="b.png" alt="">
<a href="https://elsewhere.example/">x</a>
</body></html>
"""


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def directives(policy: str) -> dict[str, list[str]]:
    return {each.split()[0]: each.split()[1:] for each in policy.split("; ")}


def test_the_policy_names_what_pages_hold(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    found = directives(write_policy(tmp_path, {"connect-src": ("https://api.example",)}))
    assert found["script-src"] == ["'self'", *sorted([digest('run(">")'), digest("go()")])]
    assert found["style-src"] == ["'self'", digest("p { color: red }")]
    assert found["style-src-attr"] == sorted(["'unsafe-hashes'", digest("text-align: right;")])
    assert found["img-src"] == ["'self'", "data:", "https://pictures.example"]
    assert found["connect-src"] == ["'self'", "https://api.example"]
    assert found["object-src"] == ["'none'"]
    assert "elsewhere" not in str(found)


def test_every_page_carries_the_policy_of_all(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b" / "c.html").write_text(
        "<html><head lang=en><title>C</title></head></html>", encoding="utf-8"
    )
    (tmp_path / "d.html").write_text("no page", encoding="utf-8")
    policy = write_policy(tmp_path, {})
    for name, begin in (("a.html", "<head>"), ("b/c.html", "<head lang=en>")):
        text = (tmp_path / name).read_text(encoding="utf-8")
        tag = policy.replace("'", "&#39;")
        assert f'{begin}<meta http-equiv="Content-Security-Policy" content="{tag}">' in text
    assert (tmp_path / "d.html").read_text(encoding="utf-8") == "no page"
    assert (tmp_path / POLICY).read_text(encoding="utf-8") == f"{policy}; frame-ancestors 'self'\n"


def test_files_of_the_user_stay(tmp_path: Path) -> None:
    (tmp_path / HEADERS).write_text("/*\n  X-Mine: 1\n", encoding="utf-8")
    write_policy(tmp_path, {})
    assert (tmp_path / HEADERS).read_text(encoding="utf-8") == "/*\n  X-Mine: 1\n"
