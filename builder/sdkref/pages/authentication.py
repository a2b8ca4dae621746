"""The page that says how a client tells the API who it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from sdkref.catalogue.catalogue import Catalogue, SecurityScheme
from sdkref.markdown.rendering import plain, render
from sdkref.pages.anchors import Names
from sdkref.pages.authorization import authorization_html
from sdkref.pages.code import code_block
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import page_key
from sdkref.pages.page import Page, Section
from sdkref.pages.surface_schemes import surface_schemes
from sdkref.pages.tabs import Panel, tabs
from sdkref.pages.template import finished, template
from sdkref.pages.web import is_web_address
from sdkref.projection.authorization import Authority, without_variables
from sdkref.projection.credentials import SchemeUse
from sdkref.projection.projection import Sample
from sdkref.projection.target_note import TargetNote
from sdkref.wording.saying import say, spoken
from sdkref.words import one_line

_KINDS = {
    "apiKey": "authentication.api_key",
    "http": "authentication.http",
    "oauth2": "authentication.oauth2",
    "openIdConnect": "authentication.open_id",
    "mutualTLS": "authentication.certificate",
}

_FLOWS = {
    "authorizationCode": "authentication.authorization_code",
    "clientCredentials": "authentication.client_credentials",
    "deviceAuthorization": "authentication.device_authorization",
}

_PLACES = {
    "header": "authentication.header",
    "query": "authentication.query",
    "cookie": "authentication.cookie",
}


def authentication_page(
    catalogue: Catalogue,
    names: Names,
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
    usual = Authority(catalogue).ways(catalogue.security) if catalogue.security else ()
    if any(each.is_sdk for each in targets):
        usual = without_variables(usual)
    head = Section(
        key=page_key("authentication"),
        anchor="authentication",
        title=say("titles.authentication"),
        level=1,
        html=finished(
            "authentication_head",
            schemes=len(catalogue.security_schemes),
            described=catalogue.described,
            documented=surface_schemes(catalogue, targets),
            usual=authorization_html(names, usual) if usual else "",
        ),
    )
    sections = []
    for name, scheme in catalogue.security_schemes.items():
        used = [(each, uses[name][each.key]) for each in targets if each.key in uses.get(name, {})]
        panels = [
            Panel(each, _panel(use, authenticated[each.key, name]))
            for each, use in used
            if (each.key, name) in authenticated
        ]
        # Without a program there is nothing that differs from language to language.
        use = used[0][1] if used and not panels else None
        sections.append(_scheme_section(names.schemes[name], name, scheme, panels, use))
    return Page(path="authentication.md", title=say("titles.authentication"), sections=(head, *sections))


def _scheme_section(
    anchor: str, name: str, scheme: SecurityScheme, panels: Sequence[Panel], use: SchemeUse | None
) -> Section:
    html = finished(
        "scheme",
        kind=say(_KINDS[scheme.kind]),
        deprecated=scheme.deprecated,
        description=render(scheme.description or "", 3),
        facts=_facts(scheme),
        flows=[
            {
                "kind": say(_FLOWS[flow.kind]) if flow.kind in _FLOWS else one_line(flow.kind),
                "addresses": [
                    (label, url, is_web_address(url))
                    for label, url in (
                        (say("authentication.authorization_url"), flow.authorization_url),
                        (say("authentication.token_url"), flow.token_url),
                        (say("authentication.refresh_url"), flow.refresh_url),
                        (say("authentication.device_url"), flow.device_authorization_url),
                    )
                    if url
                ],
                "scopes": [(scope.name, render(scope.description)) for scope in flow.scopes],
            }
            for flow in scheme.flows
        ],
        use=template("scheme_use", use=_spoken(use)) if use is not None else "",
        tabs=tabs(anchor, panels) if panels else "",
    )
    words = " ".join([say(_KINDS[scheme.kind]), plain(scheme.description or "")])
    return Section(
        key=page_key(anchor), anchor=anchor, title=one_line(name) or scheme.kind, words=words, html=html
    )


def _panel(use: SchemeUse, sample: Sample) -> Markup:
    return template("scheme_use", use=_spoken(use)) + code_block(sample.code, sample.name)


def _spoken(use: SchemeUse) -> SchemeUse:
    return replace(use, summary=spoken(use.summary))


def _facts(scheme: SecurityScheme) -> list[tuple[str, Any, str | None]]:
    """Return label, words and address of what a scheme says about itself."""
    place = say(_PLACES[scheme.place] if scheme.place else "authentication.name")
    found: list[tuple[str, str | None, str | None]] = [
        (place, scheme.name, None),
        (say("authentication.scheme"), scheme.scheme, None),
        (say("authentication.format"), scheme.bearer_format, None),
        (say("authentication.open_id_configuration"), scheme.open_id_url, scheme.open_id_url),
        (say("authentication.oauth2_metadata"), scheme.oauth_metadata_url, scheme.oauth_metadata_url),
    ]
    return [(label, text, url if is_web_address(url) else None) for label, text, url in found if text]
