"""The catalogue as plain data, ready for JSON or YAML: the catalogue file (`catalogue.schema.json`).

Names read like OpenAPI's. What says nothing is left out: empty texts and lists, defaults, locations.
"""

import msgspec

from sdkref.catalogue.catalogue import Catalogue, Flow, Info, Resource, SecurityScheme
from sdkref.catalogue.encode_operation import (
    encode_external_docs,
    encode_operation,
    encode_requirement,
    encode_server,
)
from sdkref.catalogue.encode_schema import Encoded, encode_schema, present

VERSION = "1"


def encode_catalogue(catalogue: Catalogue) -> Encoded:
    """Return a catalogue as the content of a catalogue file."""
    return {
        "catalogue": VERSION,
        "info": _info(catalogue.info),
        **present(
            servers=[encode_server(each) for each in catalogue.servers],
            security=[encode_requirement(each) for each in catalogue.security],
            securitySchemes={name: _scheme(each) for name, each in catalogue.security_schemes.items()},
            resources={each.key: _resource(each) for each in catalogue.resources},
            groups=[{"title": each.title, "resources": list(each.resources)} for each in catalogue.groups],
        ),
        "operations": [encode_operation(each, catalogue.security) for each in catalogue.operations],
        **present(
            webhooks=[encode_operation(each, (), name="name") for each in catalogue.webhooks],
            models={name: encode_schema(each) for name, each in catalogue.models.items()},
            surfaces=list(map(msgspec.to_builtins, catalogue.surfaces)),
        ),
        **({} if catalogue.described else {"described": False}),
        **dict(catalogue.hints),
    }


def _info(info: Info) -> Encoded:
    contact, licence = info.contact, info.license
    return {
        "title": info.title,
        **present(
            version=info.version,
            summary=info.summary,
            description=info.description,
            termsOfService=info.terms_of_service,
            externalDocs=encode_external_docs(info.external_docs),
        ),
        **(
            {}
            if contact is None
            else {"contact": present(name=contact.name, url=contact.url, email=contact.email)}
        ),
        **(
            {}
            if licence is None
            else {
                "license": {"name": licence.name, **present(identifier=licence.identifier, url=licence.url)}
            }
        ),
    }


def _resource(resource: Resource) -> Encoded:
    return present(
        title=None if resource.title == resource.key else resource.title,
        summary=resource.summary,
        description=resource.description,
        externalDocs=encode_external_docs(resource.external_docs),
        parent=resource.parent,
        role=resource.role,
    )


def _scheme(scheme: SecurityScheme) -> Encoded:
    members = {
        "type": scheme.kind,
        "name": scheme.name,
        "in": scheme.place,
        "scheme": scheme.scheme,
        "bearerFormat": scheme.bearer_format,
        "openIdConnectUrl": scheme.open_id_url,
        "oauth2MetadataUrl": scheme.oauth_metadata_url,
        "description": scheme.description,
        "flows": {flow.kind: _flow(flow) for flow in scheme.flows},
        "deprecated": scheme.deprecated,
    }
    return {**present(**members), **dict(scheme.hints)}


def _flow(flow: Flow) -> Encoded:
    return present(
        authorizationUrl=flow.authorization_url,
        tokenUrl=flow.token_url,
        refreshUrl=flow.refresh_url,
        deviceAuthorizationUrl=flow.device_authorization_url,
        scopes={scope.name: scope.description for scope in flow.scopes},
    )
