"""Templates of the user's own over ours: whole files, blocks, faulty ones, and what is kept of them."""

from pathlib import Path

import pytest

import template_reference
from commands import Project
from sdkref.build import watched_files
from sdkref.settings.config import load_settings
from tea_house import DESCRIPTION

SETTINGS = "sources: [openapi.yaml]\ntabs: [python, curl]\ntemplates: docs/templates\n"
HEAD = "docs/templates/pages/operation_head.html.jinja"


@pytest.fixture
def house(project: Project) -> Project:
    project.write("openapi.yaml", DESCRIPTION.replace("operationId: listTeas", "operationId: list<b>Teas"))
    project.write("sdkref.yml", SETTINGS)
    (project.folder / "docs/templates").mkdir(parents=True)
    return project


def shown(house: Project) -> str:
    ended = house.run("build")
    assert ended.code == 0, ended.err
    return (house.folder / "site/reference/teas.html").read_text(encoding="utf-8")


def test_a_block_is_put_over_ours_and_the_rest_stays(house: Project) -> None:
    plain = shown(house)
    house.write(
        HEAD,
        '{% extends "sdkref:pages/operation_head.html.jinja" %}\n'
        '{% block endpoint %}\n{{ super() }}<p class="own">Ask for {{ operation_id }}</p>\n{% endblock %}\n',
    )
    page = shown(house)
    assert '<p class="own">Ask for list&lt;b&gt;Teas</p>' in page
    assert page.count('class="sdkref-endpoint"') == plain.count('class="sdkref-endpoint"')


def test_a_file_takes_the_place_of_ours_where_others_include_it(house: Project) -> None:
    house.write("docs/templates/pages/_lock.html.jinja", "<i class=own>{{ lacking }}</i>")
    house.write("docs/templates/pages/lacking.html.jinja", '{% include "pages/_lock.html.jinja" %}')
    house.write("sdkref.yml", SETTINGS + "operations: {GET /teas: {hide: [curl]}}\n")
    assert "<i class=own>This operation is not offered here.</i>" in shown(house)


def test_samples_have_templates_too(house: Project) -> None:
    house.write("docs/templates/calls/curl.jinja", '# Mind the gap\n{% include "sdkref:calls/curl.jinja" %}')
    assert shown(house).count("# Mind the gap") == 3


def test_what_was_kept_is_made_again_when_a_template_changes(house: Project) -> None:
    house.write("docs/templates/pages/code.html.jinja", "<pre class=first>{{ code }}</pre>")
    assert "<pre class=first>" in shown(house)
    house.write("docs/templates/pages/code.html.jinja", "<pre class=second>{{ code }}</pre>")
    page = shown(house)
    assert "<pre class=second>" in page
    assert "<pre class=first>" not in page
    (house.folder / "docs/templates/pages/code.html.jinja").unlink()
    assert "<pre class=second>" not in shown(house)


@pytest.mark.parametrize(
    ("path", "text", "fault"),
    [
        (HEAD, "a\n{% if x %}", ":2:1: Unexpected end of template"),
        (HEAD, "a\n{{ endpont }}", ":2:1: 'endpont' is undefined; correct the template"),
        (HEAD, "{{ method.a.b }}", ":1:1: 'str object' has no attribute 'a'; correct the template"),
        (
            HEAD,
            '{% extends "sdkref:pages/operation_hed.html.jinja" %}',
            ":1:1: there is no template `sdkref:pages/operation_hed.html.jinja`; did you mean `sdkref:p",
        ),
        (
            HEAD,
            '{% extends "sdkref:pages/operation_head.html.jinja" %}\n{% block endpont %}{% endblock %}',
            ":2:1: `sdkref:pages/operation_head.html.jinja` has no block `endpont`; did you mean `endpoint`?",
        ),
        (HEAD, "{# sdkref templates 99 #}", ":1:1: the template was written for version 99 of templates"),
        ("docs/templates/calls/python.jinja", "{{ nothing }}", ":1:1: 'nothing' is undefined"),
        (
            "docs/templates/pages/operaton.html.jinja",
            "",
            ":1:1: there is no template `pages/operaton.html.jinja`; did you mean `pages/operation.html",
        ),
    ],
)
def test_a_fault_is_told_at_its_line(house: Project, path: str, text: str, fault: str) -> None:
    house.write(path, text)
    ended = house.run("build", "-j", "1")
    assert ended.code == 2
    assert f"{path}{fault}" in ended.err


def test_a_fault_is_told_by_processes_that_render(house: Project) -> None:
    paths = "".join(f"  /things{n}: {{get: {{responses: {{}}}}}}\n" for n in range(60))
    house.write("openapi.yaml", "openapi: 3.1.0\ninfo: {title: Many, version: '1'}\npaths:\n" + paths)
    house.write(HEAD, "{{ method.nothing }}")
    ended = house.run("build", "-j", "2")
    assert ended.code == 2
    assert f"{HEAD}:1:1: 'str object' has no attribute 'nothing'" in ended.err


def test_the_folder_has_to_be_there_and_is_watched(house: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(house.folder)
    settings = load_settings(Path())
    assert settings is not None
    assert Path("docs/templates") in watched_files(settings, None, None)
    house.write("sdkref.yml", "sources: [openapi.yaml]\ntemplates: absent\n")
    assert "sdkref.yml:2:1: there is no folder `absent`; make it" in house.run("check").err


def test_the_reference_of_templates_is_that_of_the_templates() -> None:
    remedy = "run `python tests/template_reference.py`; where a block or a variable went, raise VERSION"
    assert template_reference.PAGE.read_text(encoding="utf-8") == template_reference.page_text(), remedy
