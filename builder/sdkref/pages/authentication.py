"""The page that says how a client tells the API who it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.markdown import plain, render
from sdkref.pages.anchors import distinct, slug
from sdkref.pages.code import code_block
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import page_key
from sdkref.pages.page import Page, Section
from sdkref.pages.tabs import Panel, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.writing import is_web_address
from sdkref.projection.projection import Sample, SchemeUse, TargetNote
from sdkref.words import one_line

_KINDS = {
    "apiKey": "API key",
    "http": "HTTP authentication",
    "oauth2": "OAuth 2.0",
    "openIdConnect": "OpenID Connect",
    "mutualTLS": "Client certificate (mutual TLS)",
}


def authentication_page(
    catalogue: Catalogue,
    targets: Sequence[TargetNote],
    fragments: Mapping[str, Fragment],
    authenticated: Mapping[tuple[str, str], Sample],
) -> Page:
    """Return the page with a section a security scheme.

    `authenticated` has by the keys of target and scheme a sample that presents it, named by its operation.
    """
    uses: dict[str, dict[str, SchemeUse]] = {}
    for fragment in fragments.values():
        for seen in fragment.schemes:
            uses.setdefault(seen.use.scheme, {}).setdefault(seen.target, seen.use)
    slugs = distinct({name: slug(name) for name in catalogue.security_schemes})
    head = Section(
        key=page_key("authentication"),
        anchor="authentication",
        title="Authentication",
        level=1,
        html=finished("authentication_head", schemes=len(catalogue.security_schemes)),
    )
    sections = []
    for name, scheme in catalogue.security_schemes.items():
        panels = [
            Panel(each, _panel(uses[name][each.key], authenticated.get((each.key, name))))
            for each in targets
            if each.key in uses.get(name, {})
        ]
        sections.append(_scheme_section(f"authentication.{slugs[name]}", name, scheme, panels))
    return Page(path="authentication.md", title="Authentication", sections=(head, *sections))


def _scheme_section(anchor: str, name: str, scheme: SecurityScheme, panels: Sequence[Panel]) -> Section:
    html = finished(
        "scheme",
        kind=_KINDS[scheme.kind],
        deprecated=scheme.deprecated,
        description=render(scheme.description or ""),
        facts=_facts(scheme),
        flows=[
            {
                "kind": flow.kind,
                "addresses": [
                    (label, url, is_web_address(url))
                    for label, url in (
                        ("Authorization URL", flow.authorization_url),
                        ("Token URL", flow.token_url),
                        ("Refresh URL", flow.refresh_url),
                    )
                    if url
                ],
                "scopes": [(scope.name, render(scope.description)) for scope in flow.scopes],
            }
            for flow in scheme.flows
        ],
        tabs=tabs(anchor, panels) if panels else "",
    )
    words = " ".join([_KINDS[scheme.kind], plain(scheme.description or "")])
    return Section(
        key=page_key(anchor), anchor=anchor, title=one_line(name) or scheme.kind, words=words, html=html
    )


def _panel(use: SchemeUse, sample: Sample | None) -> Markup:
    return template("scheme_panel", use=use, sample=code_block(sample.code, sample.name) if sample else "")


def _facts(scheme: SecurityScheme) -> list[tuple[str, Any, str | None]]:
    """Return label, words and address of what a scheme says about itself."""
    places = {"header": "Header", "query": "Query parameter", "cookie": "Cookie"}
    found: list[tuple[str, str | None, str | None]] = [
        (places[scheme.place] if scheme.place else "Name", scheme.name, None),
        ("Scheme", scheme.scheme, None),
        ("Format", scheme.bearer_format, None),
        ("OpenID configuration", scheme.open_id_url, scheme.open_id_url),
    ]
    return [(label, text, url if is_web_address(url) else None) for label, text, url in found if text]
