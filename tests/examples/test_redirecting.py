"""Programs of SDKs are sent to the mock: by the argument that each SDK has, on the lines that are there."""

import ast
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdkref.examples.example import Client
from sdkref.examples.redirecting import redirected

MOCK = "http://127.0.0.1:4010/e1"

WAYS = {
    "speakeasy python": (
        Client("speakeasy-python", "Tea"),
        "python",
        'from tea import Tea\n\nwith Tea(\n    token="KEY",\n) as tea:\n    tea.list()\n',
        (
            f'from tea import Tea\n\nwith Tea(server_url="{MOCK}", \n    token="KEY",\n) as tea:\n'
            "    tea.list()\n"
        ),
    ),
    "speakeasy python without arguments": (
        Client("speakeasy-python", "Tea"),
        "python",
        "tea = Tea()\n",
        f'tea = Tea(server_url="{MOCK}", )\n',
    ),
    "speakeasy typescript": (
        Client("speakeasy-typescript", "Tea"),
        "typescript",
        'const tea = new Tea({\n  token: "KEY",\n});\n',
        f'const tea = new Tea({{ serverURL: "{MOCK}",\n  token: "KEY",\n}});\n',
    ),
    "speakeasy typescript without options": (
        Client("speakeasy-typescript", "Tea"),
        "typescript",
        "const tea = new Tea();\n",
        f'const tea = new Tea({{ serverURL: "{MOCK}" }});\n',
    ),
    "standalone functions of speakeasy": (
        Client("speakeasy-typescript", "Tea"),
        "typescript",
        'const tea = new TeaCore({ token: "KEY" });\n',
        f'const tea = new TeaCore({{ serverURL: "{MOCK}", token: "KEY" }});\n',
    ),
    "speakeasy go": (
        Client("speakeasy-go", "teago"),
        "go",
        "s := teago.New(\n\tteago.WithSecurity(key),\n)\n",
        f's := teago.New(teago.WithServerURL("{MOCK}"), \n\tteago.WithSecurity(key),\n)\n',
    ),
    "openapi generator python": (
        Client("openapi-generator-python", "tea"),
        "python",
        "configuration = tea.Configuration()\n",
        f'configuration = tea.Configuration(host="{MOCK}", )\n',
    ),
    "openapi generator python, twice": (
        Client("openapi-generator-python", "tea"),
        "python",
        (
            'c = tea.Configuration(\n    host = "https://tea.example"\n)\n'
            "c = tea.Configuration(\n    access_token = key\n)\n"
        ),
        (
            f'c = tea.Configuration(\n    host="{MOCK}", \n)\n'
            f'c = tea.Configuration(\n    host="{MOCK}", access_token = key\n)\n'
        ),
    ),
    "openapi generator axios": (
        Client("openapi-generator-typescript-axios", ""),
        "typescript",
        "const configuration = new Configuration();\n",
        f'const configuration = new Configuration({{ basePath: "{MOCK}" }});\n',
    ),
    "openapi generator fetch": (
        Client("openapi-generator-typescript-fetch", ""),
        "typescript",
        'const config = new Configuration({ \n  apiKey: "KEY",\n});\n',
        f'const config = new Configuration({{ basePath: "{MOCK}", \n  apiKey: "KEY",\n}});\n',
    ),
    "openapi generator fetch without a configuration": (
        Client("openapi-generator-typescript-fetch", ""),
        "typescript",
        'import { Configuration, TeasApi } from "tea";\nconst api = new TeasApi();\n',
        (
            'import { Configuration, TeasApi } from "tea";\n'
            f'const api = new TeasApi(new Configuration({{ basePath: "{MOCK}" }}));\n'
        ),
    ),
    "openapi generator go": (
        Client("openapi-generator-go", ""),
        "go",
        "configuration := tea.NewConfiguration()\n",
        (
            "configuration := tea.NewConfiguration(); "
            f'configuration.Servers = tea.ServerConfigurations{{{{URL: "{MOCK}"}}}}\n'
        ),
    ),
}


@pytest.mark.parametrize("name", WAYS)
def test_each_way(name: str) -> None:
    client, language, program, expected = WAYS[name]
    found = redirected(program, client, language, MOCK)
    assert found == expected
    assert found.count("\n") == program.count("\n")


LEFT_ALONE = {
    "another class": (Client("speakeasy-python", "Tea"), "python", 'pot = TeaPot(key="KEY")\n'),
    "an address of its own": (
        Client("speakeasy-python", "Tea"),
        "python",
        'tea = Tea(server_url="https://tea.example")\n',
    ),
    "an address of its own in TypeScript": (
        Client("speakeasy-typescript", "Tea"),
        "typescript",
        'const tea = new Tea({ serverURL: "https://tea.example" });\n',
    ),
    "an address of its own in Go": (
        Client("speakeasy-go", "teago"),
        "go",
        's := teago.New(teago.WithServerURL("https://tea.example"))\n',
    ),
    "no client that is known": (Client("speakeasy-python", ""), "python", "print(list())\n"),
    "no client that is known in TypeScript": (
        Client("speakeasy-typescript", ""),
        "typescript",
        "const found = new Map();\n",
    ),
    "no client that is known in Go": (Client("speakeasy-go", ""), "go", "s := tea.New()\n"),
    "a dialect that is not known": (Client("stainless-python", "Tea"), "python", "tea = Tea()\n"),
    "another language than the dialect's": (Client("speakeasy-python", "Tea"), "go", "tea := Tea()\n"),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_stays_as_it_is(name: str) -> None:
    client, language, program = LEFT_ALONE[name]
    assert redirected(program, client, language, MOCK) == program


DIALECTS = sorted({(client.dialect, language) for client, language, _, _ in WAYS.values()})


@given(where=st.sampled_from(DIALECTS), name=st.text(max_size=20), program=st.text(max_size=80))
def test_no_text_and_no_name_is_a_pattern(where: tuple[str, str], name: str, program: str) -> None:
    dialect, language = where
    found = redirected(program, Client(dialect, name), language, MOCK)
    assert found.count("\n") == program.count("\n")


@given(address=st.text(max_size=40))
def test_an_address_is_only_ever_a_string(address: str) -> None:
    found = redirected("tea = Tea()\n", Client("speakeasy-python", "Tea"), "python", address)
    (made,) = ast.parse(found).body
    assert isinstance(made, ast.Assign)
    assert isinstance(made.value, ast.Call)
    (put,) = made.value.keywords
    assert ast.literal_eval(put.value) == address


@given(name=st.from_regex(re.compile(r"[A-Z][A-Za-z0-9_]{0,12}\Z"), fullmatch=True))
def test_any_client_by_its_name(name: str) -> None:
    found = redirected(f"client = {name}()\n", Client("speakeasy-python", name), "python", MOCK)
    assert found == f'client = {name}(server_url="{MOCK}", )\n'
