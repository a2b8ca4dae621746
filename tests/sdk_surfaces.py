"""Two SDKs of a small API as readers of documentation give them, and catalogues that they are joined to."""

from sdkref.catalogue.catalogue import Catalogue, Info, Resource, SecurityScheme
from sdkref.catalogue.joining import joined
from sdkref.catalogue.of_surfaces import catalogue_of
from sdkref.catalogue.operation import Grant, MediaType, Operation, Response
from sdkref.catalogue.schema import Object, Property, Reference, String
from sdkref.catalogue.surface import (
    About,
    Argument,
    Endpoint,
    ErrorType,
    Method,
    MethodGroup,
    ModelValue,
    ModelVariant,
    Returned,
    Scheme,
    SdkType,
    Status,
    Surface,
    SurfaceModel,
    TypePiece,
    UsageExample,
)


def plain(text: str) -> SdkType:
    """Return a type that links to nothing."""
    return (TypePiece(text=text),)


def linked(text: str, model: str, before: str = "", after: str = "") -> SdkType:
    """Return a type that names a model, with text around it."""
    around = [TypePiece(text=before), TypePiece(text=text, model=model), TypePiece(text=after)]
    return tuple(piece for piece in around if piece.text)


PROGRAM = 'import { Parley } from "parley";\n\nconst parley = new Parley();\n\tawait parley.chat.send();\n'
SEND = Method(
    accessor=("chat",),
    name="send",
    endpoint=Endpoint("POST", "/messages"),
    operation_id="sendMessage",
    summary="Send a message",
    description="Sends *one* message. See the [guide](/docs/guides/sending).",
    arguments=(
        Argument(
            name="request",
            type=linked("components.NewMessage", "models/newmessage"),
            required=True,
            description="The request object to use for the request.",
            role="request",
        ),
        Argument(name="options", type=plain("RequestOptions"), required=False, role="options"),
        Argument(
            name="options.fetchOptions",
            type=(TypePiece(text="RequestInit", url="https://example.com/fetch"),),
            required=False,
            description="Options of <script>alert(1)</script> *fetch*.",
            role="options",
        ),
    ),
    returned=Returned(type=linked("components.Message", "models/message"), wrap="promise"),
    errors=(
        ErrorType(
            type=linked("errors.Refused", "models/refused"),
            statuses=("400", "422"),
            content_types=("application/json",),
        ),
        ErrorType(
            type=plain("errors.SDKError"),
            statuses=("4XX", "5XX"),
            content_types=("*/*",),
            catch_all=True,
            raw={"Status Code": "400-600"},
        ),
    ),
    examples=(
        UsageExample(kind="standalone", language="typescript", code="await chatSend(core);\n"),
        UsageExample(language="typescript", code=PROGRAM),
        UsageExample(name="With a reply", language="typescript", code="await parley.chat.send({reply});\n"),
        UsageExample(kind="react-hooks", language="tsx", code="useChatSendMutation();\n"),
    ),
)
SEND_AGAIN = Method(accessor=("messages",), name="create", endpoint=Endpoint("POST", "/messages"))
STREAM = Method(
    accessor=("chat",),
    name="stream",
    endpoint=Endpoint("POST", "/messages#stream"),
    summary="Send, and get the answer in pieces",
    deprecated=True,
    deprecation="Use `send`.",
    arguments=(),
    returned=Returned(wrap="promise"),
)
HELP = Method(accessor=("chat",), name="help", summary="A helper without an endpoint")

MODELS = {
    "models/newmessage": SurfaceModel(
        key="models/newmessage",
        name="NewMessage",
        namespace="components",
        fields=(
            Argument(name="text", type=plain("string"), required=True, example="Good day"),
            Argument(name="mood", type=linked("components.Mood", "models/mood"), default='"calm"'),
            Argument(name="reply", type=linked("components.Message", "models/message", "", "[]")),
            Argument(name="to", type=linked("components.To", "models/to"), required=False),
        ),
        examples=(UsageExample(language="typescript", code='let value: NewMessage = {text: "<value>"};\n'),),
    ),
    "models/message": SurfaceModel(
        key="models/message",
        name="Message",
        namespace="components",
        description="What was *said*.",
        fields=(
            Argument(
                name="id", type=plain("string"), required=True, deprecated=True, deprecation="Use `key`."
            ),
            Argument(name="answers", type=linked("components.Message", "models/message", "Array<", ">")),
        ),
    ),
    "models/mood": SurfaceModel(
        key="models/mood",
        name="Mood",
        namespace="components",
        values=(ModelValue(name="Calm", value='"calm"'), ModelValue(value='"loud"')),
        open_values=True,
    ),
    "models/to": SurfaceModel(
        key="models/to",
        name="To",
        namespace="components",
        variants=(
            ModelVariant(type=plain("string"), code='const value: string = "room";', language="typescript"),
            ModelVariant(type=linked("components.Message", "models/message"), code="const value = {};\n"),
        ),
    ),
    "models/refused": SurfaceModel(
        key="models/refused",
        name="Refused",
        namespace="errors",
        description="Nothing was sent.",
        fields=(Argument(name="why", type=plain("string"), required=True),),
    ),
}
TYPESCRIPT = Surface(
    key="parley-ts",
    language="typescript",
    dialect="speakeasy-typescript",
    about=About(
        title="Parley TypeScript SDK",
        description="Talk to machines.",
        package="parley",
        client="Parley",
        install="npm add parley",
        server="https://parley.example/v1",
        schemes=(Scheme(name="apiKey", kind="HTTP Bearer", variable="PARLEY_API_KEY"),),
    ),
    groups=(MethodGroup(accessor=("chat",), title="Chat", description="Messages of *rooms*."),),
    methods=(SEND, SEND_AGAIN, STREAM, HELP),
    models=MODELS,
)

GO_SEND = Method(
    accessor=("ChatAPI",),
    name="SendMessage",
    endpoint=Endpoint("POST", "/messages"),
    signature=(
        TypePiece(text="Message", model="Message"),
        TypePiece(text=" SendMessage(ctx).NewMessage(newMessage).Execute()"),
    ),
    description="Sends one message.",
    arguments=(
        Argument(
            name="newMessage",
            type=linked("NewMessage", "NewMessage", after="<T>"),
            description="What to <b onclick=x>say</b>.",
        ),
    ),
    returned=Returned(type=linked("Message", "Message")),
    statuses=(
        Status(
            status="200",
            description="Sent",
            headers=(Argument(name="X-Room", type=plain("string"), description="The room."),),
        ),
        Status(status="404", description="No *room*"),
    ),
    authorization=("ApiKey",),
    request_types=("application/json",),
    response_types=("application/json", "text/plain"),
    examples=(UsageExample(language="go", code="package main\n\n\tfunc main() {}\n"),),
)
GO = Surface(
    key="parley-go",
    language="go",
    dialect="openapi-generator-go",
    about=About(package="github.com/parley/parley-go/v2", schemes=(Scheme(name="ApiKey", kind="http"),)),
    groups=(MethodGroup(accessor=("ChatAPI",), title="ChatAPI"),),
    methods=(GO_SEND,),
    models={
        "NewMessage": SurfaceModel(
            key="NewMessage",
            name="NewMessage",
            fields=(Argument(name="Text", type=plain("string"), required=True),),
        ),
        "Message": SurfaceModel(
            key="Message", name="Message", fields=(Argument(name="Id", type=plain("*string")),)
        ),
    },
)

DESCRIBED = Catalogue(
    info=Info(title="Parley"),
    resources=(Resource(key="chat", title="Chat"),),
    operations=(
        Operation(
            method="POST",
            path="/messages",
            resource="chat",
            operation_id="sendMessage",
            summary="Send a message",
            description="Sends one message.",
            security=((Grant("key"),),),
            responses=(
                Response(
                    status="201",
                    description="It is sent.",
                    content=(MediaType(name="application/json", schema=Reference(name="Message")),),
                ),
                Response(status="400", description="It says *nothing*."),
                Response(status="422", description="It says *nothing*."),
                Response(status="503", description="Come back later."),
            ),
        ),
        Operation(method="GET", path="/messages", resource="chat", summary="List messages"),
    ),
    models={"Message": Object(properties=(Property("id", String()),))},
    security_schemes={"key": SecurityScheme(kind="http", scheme="bearer")},
)


def alone(*surfaces: Surface) -> Catalogue:
    """Return the catalogue of surfaces without a description."""
    return joined(catalogue_of(surfaces), surfaces)


def beside_description(*surfaces: Surface) -> Catalogue:
    """Return a described catalogue with surfaces."""
    return joined(DESCRIBED, surfaces)
