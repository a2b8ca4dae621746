"""A small API made by hand, and what two SDKs make of it: input for tests of pages."""

from sdkref.catalogue.catalogue import (
    Catalogue,
    Contact,
    Flow,
    Info,
    License,
    Resource,
    ResourceGroup,
    Scope,
    SecurityScheme,
)
from sdkref.catalogue.operation import (
    Callback,
    Link,
    MediaType,
    Operation,
    Parameter,
    RequestBody,
    Response,
    Server,
    ServerVariable,
)
from sdkref.catalogue.schema import Array, ExternalDocs, Object, Property, Reference, String
from sdkref.pages.anchors import Names, callback_identity, names_of
from sdkref.pages.fragment import Fragment
from sdkref.pages.links import callback_key, model_key, operation_key, webhook_key
from sdkref.pages.model import model_fragment
from sdkref.pages.operation import callback_fragment, operation_fragment, webhook_fragment
from sdkref.pages.surroundings import Neighbourhood
from sdkref.pages.uses import uses_of
from sdkref.pages.writing import Writing
from sdkref.projection.credentials import Authorization, SchemeUse
from sdkref.projection.projection import (
    Answer,
    Body,
    Code,
    ErrorRow,
    ExampleNote,
    Field,
    FieldGroup,
    LinkNote,
    ModelProjection,
    OperationProjection,
    PartNote,
    Passed,
    Sample,
    ServerNote,
    TypePart,
    TypeText,
    ValueNote,
)
from sdkref.projection.target_note import TargetNote

PYTHON = TargetNote(
    key="python",
    language="python",
    label="Python",
    install=Code("pip install httpx", "bash"),
    package="httpx",
)
GO = TargetNote(key="go", language="go", label="Go", package="net/http")

HEARD = Operation(
    method="POST",
    path="{$request.body#/hook}",
    resource="",
    description="Sent once for each message.",
)
CREATE = Operation(
    method="POST",
    path="/chat/{room}/messages",
    resource="Chat",
    operation_id="sendMessage",
    tags=("Chat", "Health", "admin", "gone"),
    callbacks=(Callback(name="heard", expression="{$request.body#/hook}", operation=HEARD),),
    summary="Send a message",
    description="Sends *one* message.\n\n# Limits\n\nSee [the guide](https://example.com/guide).",
    stability="beta",
    external_docs=ExternalDocs(url="https://example.com/chat", description="Chat in depth"),
    request_body=RequestBody(content=(MediaType(name="application/json", schema=Reference(name="Message")),)),
    parameters=(Parameter(name="room", place="path", schema=String(), required=True),),
    responses=(
        Response(
            status="200",
            content=(MediaType(name="application/json", schema=Reference(name="Message")),),
            links=(Link(name="close", operation="DELETE /chat/{room}"), Link(name="gone")),
        ),
    ),
)
DELETE = Operation(
    method="DELETE",
    path="/chat/{room}",
    resource="Chat",
    summary="Close a room",
    deprecated=True,
    deprecation="Use *archive*, or `POST /chat/{room}/messages` with a farewell.",
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
        Resource(
            key="Chat",
            title="Chat",
            summary="Talk in rooms",
            description="# Rooms\n\nRooms and **messages**.",
            external_docs=ExternalDocs(url="/relative", description="More of *it*"),
        ),
        Resource(key="Health", title="Health", parent="Chat"),
        Resource(key="Empty", title="Nothing here", description="A tag that **nothing** has."),
        Resource(key="admin", title="For administrators", role="audience"),
    ),
    groups=(ResourceGroup("Talking", ("Chat",)),),
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
                named_examples=(
                    ExampleNote(name="The first room", description="*Always* there.", literal='"lobby"'),
                    ExampleNote(name="elsewhere", serialized="a%20b", url="https://example.com/room.txt"),
                ),
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
        bodies=(
            Body(
                media_type="multipart/form-data",
                type=message,
                groups=(
                    FieldGroup(
                        description="What to *say*.",
                        fields=(
                            Field(
                                name="picture",
                                path="picture",
                                type=(TypePart(spell["string"]),),
                                constraints=("sent as image/png",),
                                part_headers=(Field(name="x-size", path="x-size", type=()),),
                            ),
                        ),
                    ),
                ),
                parts=(PartNote(name="Part 1", facts=("sent as text/plain",)),),
                examples=(Sample(name="Large", code=Code("", "text"), url="https://example.com/large"),),
            ),
            Body(media_type="application/x-www-form-urlencoded", type=message, same_as="multipart/form-data"),
        ),
        samples_elsewhere=(Sample(name="Ruby", code=Code("say 'hello'", "ruby"), generated=False),),
        answers=(
            Answer(
                status="200",
                summary="Sent",
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
                links=(
                    LinkNote(
                        "close",
                        "DELETE /chat/{room}",
                        "When all is *said*.",
                        (Passed("room", "$response.body#/room", "“room” in the body of the answer"),),
                    ),
                    LinkNote("gone", "GET /gone"),
                ),
            ),
        ),
        errors=(
            ErrorRow(
                type=(TypePart(spell["error"]),),
                statuses=("400", "422"),
                content_types=("application/json",),
                summary="Nothing to send",
                description="The message is **empty**.",
                bodies=(
                    Body(
                        media_type="application/json",
                        type=(),
                        groups=(FieldGroup(fields=(Field(name="why", path="why", type=()),)),),
                        examples=(Sample(name="Default", code=Code('{"why": "empty"}', "json")),),
                    ),
                ),
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
                    SchemeUse(
                        scheme="login",
                        summary="OAuth 2.0 access token",
                        scopes=(Scope("chat:write", "Send messages."),),
                    ),
                )
            ),
            Authorization(schemes=()),
        ),
        request_headers=(Field(name="x-trace", path="x-trace", type=(TypePart(spell["string"]),)),),
        servers=(ServerNote(url="https://eu.example.com", name="eu", description="Europe"),),
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
    """Return what an SDK shows of Message: whatever can be said of a value."""
    text: TypeText = (TypePart(_SPELL[target.key]["string"]),)
    sender = (TypePart("Sender", "Sender"),)
    fields = (
        Field(
            name="text",
            path="text",
            type=text,
            required=True,
            nullable=True,
            origin=sender,
            title="What is said",
            description="What is said.",
            constraints=("1 to 20 characters", ("matches ", TypePart("^a<b$"))),
            examples=('"one"', '"two"', '"three"', '"four"', '"five"', "[\n  1\n]"),
            external_docs=(
                ExternalDocs(url="https://example.com/text", description="More"),
                ExternalDocs(url="javascript:alert(1)"),
            ),
            deprecated=True,
            deprecation="Say *less*.",
        ),
        Field(
            name="replies",
            path="replies",
            type=(TypePart("list["), TypePart("Message", "Message"), TypePart("]")),
            write_only=True,
            inner=(
                FieldGroup(lead="Each item", description="One *reply*.", constraints=("format a",)),
                FieldGroup(lead="Contains at least 1 item", label=sender, default='"x"'),
            ),
        ),
        Field(
            name="mood",
            path="mood",
            type=(TypePart('"calm" | "loud"'),),
            listed=True,
            values=(ValueNote('"calm"'), ValueNote('"loud"')),
        ),
        Field(name="level", path="level", type=text, values=(ValueNote("1", "Low.", "LOW"), ValueNote("2"))),
        Field(name="kind", path="kind", type=text, values=(ValueNote('"message"'),)),
        Field(
            name="*",
            path="/^x-/",
            type=text,
            lead=("names that match ", TypePart("^x-")),
            groups=(
                FieldGroup(
                    title="Extension",
                    description="What is *extended*.",
                    fields=(Field(name="by", path="/^x-/.by", type=text, origin=sender),),
                ),
            ),
        ),
    )
    by_name = FieldGroup(
        label=("By name",),
        key="By name",
        fields=(Field(name="name", path="name", type=text),),
        read_only=True,
    )
    return ModelProjection(
        name="Message",
        type=(),
        nullable=True,
        title="A message",
        constraints=(("also required: ", TypePart("id")),),
        default="{}",
        deprecated=True,
        deprecation="Use *Note*.",
        external_docs=(ExternalDocs(url="https://example.com/message"),),
        groups=(
            FieldGroup(fields=fields),
            FieldGroup(
                lead=("Exactly one of; ", TypePart("kind"), " says which"),
                choice=True,
                groups=(
                    FieldGroup(label=(*sender, " (", TypePart('"sender"'), ")"), key="Sender"),
                    FieldGroup(label=(TypePart("Message", "Message"),), key="Message"),
                ),
            ),
            FieldGroup(
                lead="At least one of",
                choice=True,
                groups=(
                    by_name,
                    FieldGroup(label=text, key="string", constraints=("format date",), description="A day."),
                    FieldGroup(
                        label=(TypePart("list"),),
                        key="array",
                        groups=(FieldGroup(lead="One of", choice=True, groups=(FieldGroup(label=sender),)),),
                    ),
                ),
            ),
            FieldGroup(
                lead=("If ", TypePart("kind"), " is ", TypePart('"a"')),
                key="then",
                fields=(Field(name="text", path="text", type=text, required=True),),
            ),
            FieldGroup(lead="Otherwise", constraints=("no value is allowed",)),
        ),
        inherits=sender,
        example=Code('{\n  "text": "Hello"\n}', "json"),
        more_examples=(Code('{\n  "text": "Bye"\n}', "json"),),
    )


def fragments(names: Names | None = None) -> dict[str, Fragment]:
    """Return the fragments of the whole API by link key."""
    names = names or names_of(CATALOGUE)
    writing = Writing(names)
    uses = uses_of(CATALOGUE)
    near = Neighbourhood(CATALOGUE, names)
    heard = CREATE.callbacks[0]
    anchor = names.callbacks[callback_identity(CREATE, heard)]
    sender = ModelProjection(name="Sender", type=(TypePart("str"),), constraints=("at most 3 characters",))
    made = {
        operation_key(names.operations[each.key]): operation_fragment(
            writing,
            each,
            [(target, operation_shown(target) if each is CREATE else EMPTY) for target in TARGETS],
            near.of(each),
        )
        for each in CATALOGUE.operations
    }
    made[callback_key(anchor)] = callback_fragment(
        writing, anchor, heard, [(target, EMPTY) for target in TARGETS], near.of_callback(CREATE, heard)
    )
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
