"""A small API made by hand, and what two SDKs make of it: input for tests of pages."""

from sdkref.catalogue.catalogue import (
    Catalogue,
    Contact,
    Flow,
    Info,
    License,
    Resource,
    Scope,
    SecurityScheme,
)
from sdkref.catalogue.operation import (
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Server,
    ServerVariable,
)
from sdkref.catalogue.schema import Array, ExternalDocs, Object, Property, Reference, String
from sdkref.pages.anchors import Names, names_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import model_key, operation_key, webhook_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import operation_fragment, webhook_fragment
from sdkref.pages.uses import uses_of
from sdkref.pages.writing import Writing
from sdkref.projection.projection import (
    Answer,
    Authorization,
    Body,
    Code,
    ErrorRow,
    Field,
    FieldGroup,
    LinkNote,
    ModelProjection,
    OperationProjection,
    Sample,
    SchemeUse,
    ServerNote,
    TargetNote,
    TypePart,
    TypeText,
    ValueNote,
)

PYTHON = TargetNote(
    key="python",
    language="python",
    label="Python",
    install=Code("pip install httpx", "bash"),
    package="httpx",
)
GO = TargetNote(key="go", language="go", label="Go", package="net/http")

CREATE = Operation(
    method="POST",
    path="/chat/{room}/messages",
    resource="Chat",
    summary="Send a message",
    description="Sends *one* message.\n\n# Limits\n\nSee [the guide](https://example.com/guide).",
    stability="beta",
    external_docs=ExternalDocs(url="https://example.com/chat", description="Chat in depth"),
    request_body=RequestBody(content=(MediaType(name="application/json", schema=Reference(name="Message")),)),
    parameters=(Parameter(name="room", place="path", schema=String(), required=True),),
    responses=(
        Response(
            status="200", content=(MediaType(name="application/json", schema=Reference(name="Message")),)
        ),
    ),
)
DELETE = Operation(
    method="DELETE",
    path="/chat/{room}",
    resource="Chat",
    summary="Close a room",
    deprecated=True,
    deprecation="Use *archive* instead.",
)
UNTITLED = Operation(method="GET", path="/health", resource="Health")
CALLED = Operation(method="POST", path="message.sent", resource="", summary="A message was sent")

CATALOGUE = Catalogue(
    info=Info(
        title="Parley",
        version="1.2",
        summary="Talk to machines.",
        description="Parley lets programs *talk*.",
        terms_of_service="https://example.com/terms",
        contact=Contact(name="Support", url="https://example.com", email="help@example.com"),
        license=License(name="MIT", url="https://example.com/licence"),
    ),
    resources=(
        Resource(key="Chat", title="Chat", description="Rooms and **messages**."),
        Resource(key="Health", title="Health"),
        Resource(key="Empty", title="Nothing here"),
    ),
    operations=(CREATE, DELETE, UNTITLED),
    webhooks=(CALLED,),
    models={
        "Message": Object(
            description="What is said.",
            properties=(
                Property("text", String(), required=True),
                Property("replies", Array(items=Reference(name="Message"))),
            ),
        ),
        "Sender": String(deprecated=True),
    },
    security_schemes={
        "key": SecurityScheme(kind="http", scheme="bearer", description="Ask for a *key*."),
        "login": SecurityScheme(
            kind="oauth2",
            flows=(
                Flow(
                    kind="authorizationCode",
                    authorization_url="https://example.com/authorize",
                    token_url="https://example.com/token",
                    scopes=(Scope("chat:write", "Send messages."),),
                ),
            ),
        ),
    },
    servers=(
        Server(
            url="https://{region}.example.com",
            description="By region",
            variables=(ServerVariable(name="region", default="eu", values=("eu", "us")),),
        ),
    ),
)
TARGETS = (PYTHON, GO)


def operation_shown(target: TargetNote) -> OperationProjection:
    """Return what an SDK shows of CREATE: every part has something."""
    spell = _SPELL[target.key]
    message = (TypePart("Message", "Message"),)
    return OperationProjection(
        signature=(TypePart("send(room, "), TypePart("Message", "Message"), TypePart(")")),
        samples=(
            Sample(name="Default", code=Code(f"send('lobby')  # {target.label} < 3\n", target.key)),
            Sample(name="With a reply", code=Code("send('lobby', reply=1)\n", target.key), generated=False),
        ),
        parameters=(
            Field(
                name=spell["room"],
                path="room",
                type=(TypePart(spell["string"]),),
                required=True,
                place="path",
                description="Where it is *said*.",
                constraints=("1 to 20 characters",),
                examples=('"lobby"',),
            ),
            Field(
                name="message",
                path="message",
                type=message,
                required=True,
                place="body",
                groups=(
                    FieldGroup(
                        fields=(
                            Field(
                                name="text",
                                path="message.text",
                                type=(TypePart(spell["string"]),),
                                required=True,
                            ),
                            Field(
                                name="mood",
                                path="message.mood",
                                type=(TypePart('"calm" | "loud"'),),
                                required=False,
                                default='"calm"',
                                values=(ValueNote('"calm"', "As ever."), ValueNote('"loud"')),
                                deprecated=True,
                                more=message,
                            ),
                        )
                    ),
                    FieldGroup(fields=(), label=message, description="A reply."),
                    FieldGroup(
                        fields=(Field(name="text", path="message.text", type=()),),
                        label=(TypePart("Plain text"),),
                    ),
                ),
            ),
        ),
        answers=(
            Answer(
                status="200",
                description="The message as it was sent.",
                bodies=(
                    Body(
                        media_type="application/json",
                        type=message,
                        examples=(
                            Sample(name="Default", code=Code('{\n  "text": "a < b",\n  "n": 1\n}', "json")),
                        ),
                    ),
                    Body(media_type="text/event-stream", type=message, streamed=True),
                ),
                headers=(Field(name="x-room", path="x-room", type=(TypePart(spell["string"]),)),),
                links=(LinkNote("close", "DELETE /chat/{room}"), LinkNote("gone", "GET /gone")),
            ),
        ),
        errors=(
            ErrorRow(
                type=(TypePart(spell["error"]),),
                statuses=("400", "422"),
                content_types=("application/json",),
                description="The message is **empty**.",
            ),
            ErrorRow(type=(TypePart(spell["error"]),), statuses=("500",)),
        ),
        authorization=(
            Authorization(
                schemes=(
                    SchemeUse(
                        scheme="key",
                        summary="Bearer token in the Authorization header",
                        variable="PARLEY_KEY",
                    ),
                    SchemeUse(scheme="login", summary="OAuth 2.0 access token", scopes=("chat:write",)),
                )
            ),
            Authorization(schemes=()),
        ),
        request_headers=(Field(name="x-trace", path="x-trace", type=(TypePart(spell["string"]),)),),
        servers=(ServerNote(url="https://eu.example.com", description="Europe"),),
    )


EMPTY = OperationProjection(
    signature=(TypePart("close()"),),
    samples=(),
    parameters=(),
    answers=(Answer(status="204"),),
    errors=(),
    authorization=(),
    request_headers=(),
    servers=(),
)


def model_shown(target: TargetNote) -> ModelProjection:
    """Return what an SDK shows of Message."""
    text: TypeText = (TypePart(_SPELL[target.key]["string"]),)
    return ModelProjection(
        name="Message",
        type=(),
        groups=(
            FieldGroup(
                fields=(
                    Field(name="text", path="text", type=text, required=True, description="What is said."),
                    Field(
                        name="replies",
                        path="replies",
                        type=(TypePart("list["), TypePart("Message", "Message"), TypePart("]")),
                    ),
                )
            ),
        ),
        inherits=(TypePart("Sender", "Sender"),),
        example=Code('{\n  "text": "Hello"\n}', "json"),
    )


def fragments(names: Names | None = None) -> dict[str, Fragment]:
    """Return the fragments of the whole API by link key."""
    names = names or names_of(CATALOGUE)
    writing = Writing(names)
    uses = uses_of(CATALOGUE)
    sender = ModelProjection(name="Sender", type=(TypePart("str"),), constraints=("at most 3 characters",))
    made = {
        operation_key(names.operations[each.key]): operation_fragment(
            writing,
            each,
            [(target, operation_shown(target) if each is CREATE else EMPTY) for target in TARGETS],
        )
        for each in CATALOGUE.operations
    }
    for each in CATALOGUE.webhooks:
        made[webhook_key(names.webhooks[each.key])] = webhook_fragment(
            writing, each, [(target, EMPTY) for target in TARGETS]
        )
    for name, schema in CATALOGUE.models.items():
        made[model_key(names.models[name])] = model_fragment(
            writing,
            name,
            schema,
            [(target, model_shown(target) if name == "Message" else sender) for target in TARGETS],
            uses[name],
        )
    return made


_SPELL = {
    "python": {"string": "str", "room": "room", "error": "httpx.HTTPStatusError"},
    "go": {"string": "string", "room": "Room", "error": "*HTTPError"},
}
