"""Style sheets and scripts: few files, and one alone that knows a theme by name."""

import re
from importlib.resources import files

from sdkref.output.assets import read_assets
from sdkref.wording.saying import in_language, script_texts


def names() -> list[str]:
    return [re.sub(r"\.[0-9a-f]{8}\.", ".", each.address) for each in read_assets()]


def test_parts_of_a_sheet_and_of_a_script_are_one_file_each() -> None:
    assert {"assets/sdkref/sdkref.css", "assets/sdkref/sdkref.js", "assets/sdkref/material.css"} <= set(
        names()
    )
    assert len(names()) == len(set(names()))
    content = {name: each.content for name, each in zip(names(), read_assets(), strict=True)}
    for folder, whole in (("style", "sdkref.css"), ("script", "sdkref.js")):
        for part in files("sdkref").joinpath("assets", folder).iterdir():
            said = re.sub(rb"SDKREF_TEXTS\.(\w+)", _text, part.read_bytes())
            assert said in content[f"assets/sdkref/{whole}"]


def _text(found: re.Match[bytes]) -> bytes:
    return b'"%s"' % script_texts()[found[1].decode()].encode()


def test_scripts_speak_the_language_of_the_site() -> None:
    with in_language("de"):
        texts = script_texts()
    scripts = b"".join(each.content for each in read_assets(texts) if each.address.endswith(".js"))
    assert b'"Kopiert"' in scripts
    assert '"Alle öffnen"'.encode() in scripts
    assert b"SDKREF_TEXTS" not in scripts


def test_the_name_of_a_file_follows_from_its_content() -> None:
    assert all(re.search(r"\.[0-9a-f]{8}\.(css|js)$", each.address) for each in read_assets())


def test_only_one_sheet_knows_the_theme() -> None:
    for folder in ("style", "script"):
        for part in files("sdkref").joinpath("assets", folder).iterdir():
            assert not re.search(r"\bmd-", part.read_text(encoding="utf-8")), part.name
