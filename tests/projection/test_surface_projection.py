"""What the tab of an SDK shows whose documentation was read: all that it says, and nothing else."""

from typing import Any

import pytest
from msgspec.structs import replace

from sdk_surfaces import (
    DESCRIBED,
    GO,
    GO_SEND,
    HELP,
    MODELS,
    PROGRAM,
    SEND,
    TYPESCRIPT,
    alone,
    beside_description,
    linked,
    plain,
)
from sdkref.catalogue.catalogue import Catalogue
from sdkref.catalogue.operation import CodeSample
from sdkref.catalogue.surface import About, Argument, ErrorType, Returned, Status, Surface, SurfaceModel
from sdkref.evidence import Evidence, program_digest
from sdkref.projection.project import AnyProjection, projections
from sdkref.projection.projection import Field, FieldGroup, OperationProjection, TypeText
from sdkref.projection.target import targets
from sdkref.sdk import Sdk


def tab(catalogue: Catalogue, key: str, evidence: Evidence | None = None) -> AnyProjection:
    """Return the projection of a tab."""
    chosen = targets((), "", catalogue)
    made = projections(catalogue, chosen, evidence or Evidence())
    return next(each for each in made if each.target.key == key)


def shown(catalogue: Catalogue, key: str, operation: str = "POST /messages") -> OperationProjection:
    """Return what the tab of an SDK shows of an operation."""
    found = next(each for each in catalogue.operations if each.key == operation)
    return tab(catalogue, key).operation(found)


def text(spelled: TypeText) -> str:
    """Return a type as plain text, links in brackets."""
    return "".join(
        f"[{part.text}]({part.model or part.url})" if part.model or part.url else part.text
        for part in spelled
    )


def outline(fields: tuple[Field, ...]) -> list[Any]:
    """Return names of fields, each with what opens inside."""
    return [(each.name, *map(_group, each.groups)) if each.groups else each.name for each in fields]


def _group(group: FieldGroup) -> Any:
    label = "".join(part if isinstance(part, str) else part.text for part in group.label)
    return [label or group.lead, *outline(group.fields), *map(_group, group.groups)]


def test_an_sdk_has_a_tab_and_without_a_description_there_is_no_plain_http() -> None:
    notes = [each.note for each in targets((), "", alone(TYPESCRIPT, GO))]
    assert [(each.key, each.label, each.is_sdk) for each in notes] == [
        ("parley-ts", "TypeScript · parley", True),
        ("parley-go", "Go · parley-go", True),
    ]
    keys = [each.key for each in targets((), "", beside_description(TYPESCRIPT))]
    assert keys == ["parley-ts", "go", "python", "curl"]


def test_tabs_that_are_wanted_show_in_their_order() -> None:
    described = beside_description(TYPESCRIPT)
    wanted = ["curl", "typescript", "absent", "parley-ts"]
    assert [each.key for each in targets((), "", described, wanted)] == ["curl", "typescript", "parley-ts"]
    assert [each.key for each in targets((), "", described, ["absent"])][:2] == ["parley-ts", "go"]


def test_settings_win_over_documentation() -> None:
    sdk = Sdk(key="parley-go", language="go", label="Mine", install=("example.com/x@v1.2.3",))
    first, second = targets((sdk,), "", alone(TYPESCRIPT, GO))
    assert (first.note.label, first.note.install and first.note.install.text) == (
        "Mine",
        "go get example.com/x@v1.2.3",
    )
    assert second.note.install is not None
    assert second.note.install.text == "npm add parley"


def test_settings_that_say_little_leave_the_rest_to_documentation() -> None:
    sdk = Sdk(
        key="parley-ts", language="typescript", package="parley-next", environment=(("URL", "{base_url}/v1"),)
    )
    (first,) = targets((sdk,), "https://parley.example", alone(TYPESCRIPT))
    assert (first.note.label, first.note.package) == ("TypeScript · parley-next", "parley-next")
    assert first.note.install is not None
    assert first.note.install.text == "npm add parley\nexport URL=https://parley.example/v1"


def test_labels_of_tabs_differ() -> None:
    other = replace(TYPESCRIPT, key="parley-old")
    labels = [each.note.label for each in targets((), "", alone(TYPESCRIPT, other))]
    assert labels == ["TypeScript · parley-ts", "TypeScript · parley-old"]


def test_a_surface_takes_the_place_of_plain_http_of_its_name() -> None:
    found = targets((), "", beside_description(replace(TYPESCRIPT, key="typescript")))
    assert [(each.key, each.surface is not None) for each in found] == [
        ("typescript", True),
        ("go", False),
        ("python", False),
        ("curl", False),
    ]
    assert found[0].note.is_sdk


@pytest.mark.parametrize(
    ("method", "signature"),
    [
        (SEND, "chat.send(request, options) → Promise<[components.Message](Message)>"),
        (replace(SEND, returned=None), "chat.send(request, options)"),
        (replace(SEND, returned=Returned(wrap="promise")), "chat.send(request, options) → Promise<void>"),
        (replace(SEND, returned=Returned(wrap="error")), "chat.send(request, options) → error"),
        (replace(SEND, returned=Returned()), "chat.send(request, options)"),
        (HELP, "chat.help(…)"),
        (replace(HELP, arguments=()), "chat.help()"),
        (replace(HELP, signature=plain("help(*, id: str) -> None")), "help(*, id: str) -> None"),
        (
            replace(SEND, signature=plain("Message send(request)")),
            "chat.send(request, options) → Promise<[components.Message](Message)>",
        ),
    ],
)
def test_signatures(method: Any, signature: str) -> None:
    catalogue = alone(replace(TYPESCRIPT, methods=(method,)))
    assert text(tab(catalogue, "parley-ts").operation(catalogue.operations[0]).signature) == signature


def test_a_chain_of_calls_stays_as_it_is_documented() -> None:
    signature = shown(alone(GO), "parley-go").signature
    assert text(signature) == "[Message](Message) SendMessage(ctx).NewMessage(newMessage).Execute()"


def test_examples_stand_byte_for_byte_under_their_names() -> None:
    samples = shown(alone(TYPESCRIPT), "parley-ts").samples
    assert [each.name for each in samples] == [
        "Default",
        "With a reply",
        "Standalone function",
        "React hooks",
    ]
    assert [each.code.lexer for each in samples] == ["typescript", "typescript", "typescript", "tsx"]
    assert samples[0].code.text == PROGRAM


def test_further_methods_of_an_operation_are_told() -> None:
    found = shown(beside_description(TYPESCRIPT), "parley-ts")
    assert found.called == ("chat.send", "messages.create", "chat.stream")


def test_own_programs_come_first_and_what_ran_is_marked() -> None:
    catalogue = beside_description(TYPESCRIPT)
    first = catalogue.operations[0]
    own = CodeSample(language="typescript", label="Default", source="mine()\n", own=True, sdk="parley-ts")
    changed = replace(first, samples=(own,))
    digest = program_digest("parley-ts", PROGRAM)
    evidence = Evidence({first.key: {digest: "node 20"}})
    with_own = replace(catalogue, operations=(changed, *catalogue.operations[1:]))
    found = tab(with_own, "parley-ts", evidence).operation(changed).samples
    assert [(each.name, each.ran_on) for each in found[:2]] == [("Default", ""), ("Default 2", "node 20")]


def test_fields_of_a_whole_request_stand_below_its_row() -> None:
    found = shown(alone(TYPESCRIPT), "parley-ts")
    assert outline(found.parameters) == ["request", "options", "options.fetchOptions"]
    (body,) = found.bodies
    assert body.argument == "request"
    assert [each.fields and outline(each.fields) for each in body.groups] == [
        [
            "text",
            "mood",
            ("reply", ["", "id", "answers"]),
            ("to", ["One of", ["string"], ["components.Message", "id", "answers"]]),
        ]
    ]


def test_fields_of_other_arguments_open_in_place_as_deep_as_elsewhere() -> None:
    chain = {
        f"m{number}": SurfaceModel(
            key=f"m{number}",
            name=f"M{number}",
            fields=(Argument(name="next", type=linked("M", f"m{number + 1}")),),
        )
        for number in range(5)
    }
    method = replace(GO_SEND, arguments=(Argument(name="first", type=linked("M", "m0")),))
    catalogue = alone(replace(GO, methods=(method,), models=chain))
    assert outline(shown(catalogue, "parley-go").parameters) == [("first", ["", ("next", ["", "next"])])]


def test_a_type_that_names_several_models_opens_each_under_its_name() -> None:
    both = (*linked("Message", "Message"), *plain(" | "), *linked("NewMessage", "NewMessage"))
    method = replace(GO_SEND, arguments=(Argument(name="it", type=both),))
    catalogue = alone(replace(GO, methods=(method,)))
    assert outline(shown(catalogue, "parley-go").parameters) == [
        ("it", ["Message", "Id"], ["NewMessage", "Text"])
    ]


def test_models_that_hold_themselves_end() -> None:
    own = SurfaceModel(key="A", name="A", type=linked("A", "A"))
    method = replace(GO_SEND, arguments=(Argument(name="it", type=linked("A", "A")),))
    catalogue = alone(replace(GO, methods=(method,), models={"A": own}))
    assert outline(shown(catalogue, "parley-go").parameters) == ["it"]


def test_what_is_not_said_stays_unknown() -> None:
    row = shown(alone(GO), "parley-go").parameters[0]
    assert (row.required, row.default, row.examples, row.place) == (None, None, (), "")


def test_answers_without_a_description() -> None:
    (typescript,) = shown(alone(TYPESCRIPT), "parley-ts").answers
    assert (typescript.status, [(each.media_type, text(each.type)) for each in typescript.bodies]) == (
        "",
        [("", "[components.Message](Message)")],
    )
    (go,) = shown(alone(GO), "parley-go").answers
    assert (go.status, go.description, [each.name for each in go.headers]) == ("200", "Sent", ["X-Room"])
    assert [(each.media_type, text(each.type)) for each in go.bodies] == [
        ("application/json, text/plain", "[Message](Message)")
    ]


def test_answers_with_a_description_have_its_statuses_and_the_type_of_the_sdk() -> None:
    (answer,) = shown(beside_description(TYPESCRIPT), "parley-ts").answers
    assert (answer.status, answer.description) == ("201", "It is sent.")
    assert [(each.media_type, text(each.type)) for each in answer.bodies] == [
        ("application/json", "[components.Message](Message)")
    ]


def test_nobody_says_what_comes_back() -> None:
    assert shown(alone(TYPESCRIPT), "parley-ts", "chat.help").answers == ()


def test_errors_have_the_types_of_the_sdk_and_the_words_of_the_description() -> None:
    rows = shown(beside_description(TYPESCRIPT), "parley-ts").errors
    assert [(text(each.type), each.statuses, each.content_types, each.description) for each in rows] == [
        ("[errors.Refused](Refused)", ("400", "422"), ("application/json",), "It says *nothing*."),
        ("errors.SDKError", ("4XX", "5XX"), ("*/*",), ""),
    ]
    assert [outline(group.fields) for group in rows[0].bodies[0].groups] == [["why"]]


def test_an_error_is_described_by_its_model_where_nobody_else_does() -> None:
    assert shown(alone(TYPESCRIPT), "parley-ts").errors[0].description == "Nothing was sent."


def test_statuses_of_errors_are_told_where_types_are_not() -> None:
    assert [
        (each.type, each.statuses, each.description) for each in shown(alone(GO), "parley-go").errors
    ] == [((), ("404",), "No *room*")]
    silent = replace(TYPESCRIPT, methods=(replace(SEND, errors=None),))
    rows = shown(beside_description(silent), "parley-ts").errors
    assert [(each.type, each.statuses) for each in rows] == [((), ("400",)), ((), ("422",)), ((), ("503",))]
    none = replace(TYPESCRIPT, methods=(replace(SEND, errors=()),))
    assert shown(beside_description(none), "parley-ts").errors == ()


def test_default_is_an_answer_where_there_is_no_other() -> None:
    method = replace(GO_SEND, statuses=(Status(status="default", description="Whatever"),))
    found = shown(alone(replace(GO, methods=(method,))), "parley-go")
    assert [each.status for each in found.answers] == ["default"]
    assert found.errors == ()


def test_authorization_and_content_types_are_told_where_documentation_does() -> None:
    found = shown(alone(GO), "parley-go")
    assert found.schemes is not None
    assert [(each.scheme, each.summary) for each in found.schemes] == [("ApiKey", "ApiKey (http)")]
    assert [each.name for each in found.request_headers] == ["Content-Type", "Accept"]
    assert not found.authorization_is_told
    silent = shown(alone(TYPESCRIPT), "parley-ts")
    assert (silent.schemes, silent.request_headers) == (None, ())


def test_a_description_tells_of_authorization_better() -> None:
    found = shown(beside_description(GO), "parley-go")
    assert found.schemes is None
    assert [(use.scheme, use.variable) for way in found.authorization for use in way.schemes] == [
        ("key", None)
    ]


def test_what_an_sdk_lacks_is_said() -> None:
    catalogue = beside_description(TYPESCRIPT)
    lacking = shown(catalogue, "parley-ts", "GET /messages")
    assert lacking.lacking == "The documentation of TypeScript · parley has no method for this operation."
    assert (lacking.samples, lacking.answers, lacking.errors) == ((), (), ())
    assert shown(catalogue, "curl", "chat.help").lacking
    assert tab(catalogue, "curl").model("Mood").lacking
    assert not tab(catalogue, "curl").model("Message").lacking
    assert tab(alone(TYPESCRIPT, GO), "parley-go").model("Mood").lacking


def test_deprecation_is_told_where_only_the_sdk_says_so() -> None:
    old = replace(TYPESCRIPT, methods=(replace(SEND, deprecated=True, deprecation="Use `x`."),))
    found = shown(beside_description(old), "parley-ts")
    assert (found.deprecated, found.deprecation) == (True, "Use `x`.")
    found = shown(alone(old), "parley-ts")
    assert (found.deprecated, found.deprecation) == (False, "")


def test_descriptions_that_the_operation_has_are_not_repeated() -> None:
    assert shown(alone(TYPESCRIPT, GO), "parley-go").description == ""
    bare = replace(DESCRIBED.operations[0], description=None)
    catalogue = replace(beside_description(TYPESCRIPT), operations=(bare,))
    assert shown(catalogue, "parley-ts").description == SEND.description


def test_models_have_fields_values_variants_and_examples() -> None:
    projection = tab(alone(TYPESCRIPT), "parley-ts")
    new = projection.model("NewMessage")
    assert (new.name, outline(new.groups[0].fields), [each.name for each in new.samples]) == (
        "components.NewMessage",
        ["text", "mood", "reply", "to"],
        ["Default"],
    )
    mood = projection.model("Mood")
    assert [(each.literal, each.name) for each in mood.values] == [('"calm"', "Calm"), ('"loud"', "")]
    assert mood.constraints == ("other values are possible",)
    (choice,) = projection.model("To").groups
    assert [(each.code and each.code.text, each.code and each.code.lexer) for each in choice.groups] == [
        ('const value: string = "room";', "typescript"),
        ("const value = {};\n", "typescript"),
    ]


def test_two_models_of_one_name_stand_side_by_side() -> None:
    twice = {**MODELS, "models/other": replace(MODELS["models/mood"], key="models/other", model="Mood")}
    catalogue = alone(TYPESCRIPT)
    surface = replace(
        catalogue.surfaces[0], models={key: replace(each, model="Mood") for key, each in twice.items()}
    )
    found = tab(replace(catalogue, surfaces=(surface,)), "parley-ts").model("Mood")
    assert len([each for each in found.groups if each.lead == "Also as"]) == len(twice) - 1


def test_a_short_call_shows_how_a_client_authenticates() -> None:
    sample = tab(beside_description(TYPESCRIPT), "parley-ts").authentication("key")
    assert sample is not None
    assert (sample.name, sample.code.text) == ("POST /messages", PROGRAM)


def test_an_sdk_that_says_nothing_has_an_empty_tab() -> None:
    surface = Surface(key="quiet", language="python", dialect="x", about=About(), methods=(HELP,))
    catalogue = alone(surface)
    found = tab(catalogue, "quiet").operation(catalogue.operations[0])
    assert (text(found.signature), found.samples, found.parameters, found.errors) == (
        "chat.help(…)",
        (),
        (),
        (),
    )


def test_a_row_without_a_type_is_a_row() -> None:
    method = replace(
        GO_SEND, arguments=(Argument(name="it"),), errors=(ErrorType(type=(), statuses=("400",)),)
    )
    found = shown(alone(replace(GO, methods=(method,))), "parley-go")
    assert [(each.name, each.type) for each in found.parameters] == [("it", ())]
    assert [each.statuses for each in found.errors] == [("400",)]


def test_webhooks_are_those_of_the_description() -> None:
    webhook = replace(DESCRIBED.operations[0], path="message.sent", summary="A message was sent")
    catalogue = replace(beside_description(TYPESCRIPT), webhooks=(webhook,))
    found = tab(catalogue, "parley-ts").webhook(webhook)
    assert (found.lacking, found.samples, [each.status for each in found.answers]) == ("", (), ["201"])
