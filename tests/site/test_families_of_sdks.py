"""Sites of real SDK documentation: one page a resource, one tab an SDK, every method, and links that hold."""

import pytest

from commands import Project, sections
from places import shared
from sdkref.output.link_check import check_site

FAMILIES = [
    (["dubinc+dub-ts", "dubinc+dub-go", "dubinc+dub-python"], "Dub API", 53),
    (["polarsource+polar-js", "polarsource+polar-python"], "Polar API", 196),
    (["mistralai+client-ts", "mistralai+client-python"], "Mistral AI API", 268),
]


@pytest.mark.parametrize(("folders", "title", "operations"), FAMILIES, ids=["dub", "polar", "mistral"])
def test_a_family_is_one_site(project: Project, folders: list[str], title: str, operations: int) -> None:
    ended = project.run("build", *(shared("sdk-docs") / each for each in folders))
    assert ended.code == 0
    assert ended.out.splitlines()[0].startswith(f"{title}: {operations} operations")
    assert len(sections(project.site)) == operations
    assert set(sections(project.site).values()) == {1}
    assert check_site(project.site) == []


FIVE = """\
sources: [{source}]
sdks:
  argot-ts: {{language: typescript, profile: speakeasy, package: argot-open-ai, class: ArgotOpenAi, env: ARGOTOPENAI_API_KEY_AUTH}}
  jamelt-go: {{language: go, profile: speakeasy, package: github.com/jamelt/openai-api, env: OPENAIAPI_API_KEY_AUTH, overrides: {{createChatCompletion: {{method: Create}}}}}}
  gpt-ts: {{language: typescript, profile: speakeasy-2023, package: "@speakeasy-api/openai", class: Gpt}}
  oag-ts: {{language: typescript, profile: openapi-generator}}
  gpt-go: {{language: go, profile: speakeasy-2023, package: github.com/speakeasy-sdks/openai-go-sdk/v3}}
"""  # noqa: E501 - settings as they are published


def test_five_profiles_are_five_tabs_of_one_page(project: Project) -> None:
    project.write("sdkref.yml", FIVE.format(source=shared("specs") / "argot" / "openapi.yaml"))
    ended = project.run("build", "--include", "POST /chat/completions")
    assert ended.code == 0
    page = (project.site / "reference" / "chat.html").read_text(encoding="utf-8")
    for key in ("argot-ts", "jamelt-go", "gpt-ts", "oag-ts", "gpt-go"):
        assert f'id="post-chat-completions.{key}"' in page
    assert check_site(project.site) == []
