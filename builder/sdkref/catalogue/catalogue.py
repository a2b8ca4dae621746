"""The catalogue: all that an API offers, normalised, in no language. The middle of the product."""

from typing import Literal

from msgspec import Struct, field

from sdkref.catalogue.operation import Operation, Requirement, Server
from sdkref.catalogue.schema import ExternalDocs, Hints, Schema
from sdkref.catalogue.surface import Surface
from sdkref.location import Location


class Contact(Struct, frozen=True, kw_only=True):
    """Whom to ask."""

    name: str | None = None
    url: str | None = None
    email: str | None = None


class License(Struct, frozen=True, kw_only=True):
    """What one may do with the API's description."""

    name: str
    identifier: str | None = None
    url: str | None = None


class Info(Struct, frozen=True, kw_only=True):
    """The API's own words about itself."""

    title: str
    version: str = ""
    summary: str | None = None
    description: str | None = None
    terms_of_service: str | None = None
    contact: Contact | None = None
    license: License | None = None
    external_docs: ExternalDocs | None = None


class Resource(Struct, frozen=True, kw_only=True):
    """A group of operations that share a page."""

    key: str
    """The tag as the source spells it, or a path segment where there are no tags. Distinct."""
    title: str
    summary: str | None = None
    description: str | None = None
    external_docs: ExternalDocs | None = None
    parent: str | None = None
    """The key of the resource that this one is a part of."""
    role: str | None = None
    """What the grouping is for, when it is not navigation: `audience`, `badge` (a tag's `kind`)."""
    location: Location | None = None


class ResourceGroup(Struct, frozen=True):
    """A heading in the navigation over several resources (`x-tagGroups`)."""

    title: str
    resources: tuple[str, ...]
    """Keys, in order."""


class Scope(Struct, frozen=True):
    """A right that a token may carry."""

    name: str
    description: str = ""


class Flow(Struct, frozen=True, kw_only=True):
    """One way to get a token by OAuth 2."""

    kind: str
    """`authorizationCode`, `clientCredentials`, `implicit`, `password` or `deviceAuthorization`."""
    authorization_url: str | None = None
    token_url: str | None = None
    refresh_url: str | None = None
    device_authorization_url: str | None = None
    scopes: tuple[Scope, ...] = ()


class SecurityScheme(Struct, frozen=True, kw_only=True):
    """A way to say who is asking."""

    kind: Literal["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]
    description: str | None = None
    name: str | None = None
    """The header, query parameter or cookie of an API key."""
    place: Literal["header", "query", "cookie"] | None = None
    scheme: str | None = None
    """The HTTP authentication scheme, lower case: `bearer`, `basic`."""
    bearer_format: str | None = None
    open_id_url: str | None = None
    oauth_metadata_url: str | None = None
    """Where an OAuth 2 authorization server describes itself (RFC 8414)."""
    flows: tuple[Flow, ...] = ()
    deprecated: bool = False
    hints: Hints = ()
    location: Location | None = None


class Catalogue(Struct, frozen=True, kw_only=True):
    """One API: operations by resource, the models they use and how to authenticate."""

    info: Info
    resources: tuple[Resource, ...] = ()
    groups: tuple[ResourceGroup, ...] = ()
    operations: tuple[Operation, ...] = ()
    webhooks: tuple[Operation, ...] = ()
    """Requests that the API sends; `path` holds the webhook's name."""
    models: dict[str, Schema] = field(default_factory=dict)
    security_schemes: dict[str, SecurityScheme] = field(default_factory=dict)
    security: tuple[Requirement, ...] = ()
    servers: tuple[Server, ...] = ()
    surfaces: tuple[Surface, ...] = ()
    """What the documentation of SDKs says of the same API; their methods name its operations."""
    hints: Hints = ()
    """Of the description as a whole."""
    unlisted: tuple[str, ...] = ()
    """Models that no page shows, as settings of a site say."""
    described: bool = True
    """Whether there is a description; without one, all is what surfaces say."""
    internal_parts: bool = False
    """Whether parts of schemas are internal, so that nobody looks for them in vain."""
