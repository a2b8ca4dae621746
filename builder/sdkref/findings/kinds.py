"""Every kind of finding by its code: what it says, and what becomes of the page until it is mended."""

from sdkref.findings.documentation_kinds import DOCUMENTATION_KINDS
from sdkref.findings.drift_kinds import DRIFT_KINDS
from sdkref.findings.kind import Kind

KINDS: dict[str, Kind] = {
    **DOCUMENTATION_KINDS,
    **DRIFT_KINDS,
    "broken-catalogue": Kind(
        "A catalogue file breaks the published schema of catalogue files.",
        "The file is not read until all of these are mended.",
    ),
    "broken-link": Kind(
        "A link of a response leads to no operation.",
        "The link is shown as a name, without an address.",
    ),
    "broken-page-link": Kind(
        "A link on a page of the finished site leads nowhere; `sdkref build --strict` looks for them.",
        "The site is built all the same.",
        by_build=True,
    ),
    "broken-path": Kind("A path has a brace that belongs to no variable.", "The path is shown as it stands."),
    "broken-reference": Kind(
        "A `$ref` leads to nothing that can be read, or to a file that may not be read.",
        "What it stands for is left out, or shown as a value of any type.",
    ),
    "circular-tag": Kind("A tag is its own ancestor by `parent`.", "It is shown without a parent."),
    "conflict": Kind(
        "Two things that cannot both hold are said at one place.",
        "One of them is left out; the finding says which.",
    ),
    "different-requests": Kind(
        "Two examples of one name send different requests; `sdkref test` compares them.",
        "Both are shown.",
        by_test=True,
    ),
    "duplicate-id": Kind(
        "Two operations have the same `operationId`.",
        "Both are shown; the second has a name made from its method and path.",
    ),
    "duplicate-key": Kind(
        "A key stands twice in one mapping.",
        "The later of the two is used, and the earlier one is lost.",
    ),
    "duplicate-operation": Kind(
        "Two operations have the same method and the same path.", "The first is shown."
    ),
    "duplicate-parameter": Kind(
        "Two parameters of one operation have the same name and the same place.",
        "One of them is shown.",
    ),
    "duplicate-status": Kind("Two responses have the same status.", "One of them is shown."),
    "duplicate-tag": Kind("A tag is declared twice.", "The first declaration is used."),
    "duplicate-value": Kind("A value stands twice in an `enum`.", "It is shown once."),
    "encoding": Kind("A file is no text in UTF-8 or UTF-16.", "The file is not read."),
    "expired-exemption": Kind(
        "The day has passed up to which operations need no example; `sdkref check --coverage` counts them.",
        "They count as operations without one.",
    ),
    "failing-example": Kind(
        "An example does not do what it is for; `sdkref test` runs it.",
        "It is shown all the same.",
        by_test=True,
    ),
    "generated-file": Kind(
        "A file of the site that a build had made was changed by someone else.",
        "The file stays as it is, and the page that would stand in its place is missing.",
        by_build=True,
    ),
    "ignored-header": Kind(
        "A header is declared that OpenAPI declares elsewhere, such as `Authorization`.",
        "It is shown where it can do no harm.",
    ),
    "limit": Kind(
        "A source costs more than a limit allows: size, depth, nodes, aliases, files or time.",
        "The source is not shown; nothing is built.",
    ),
    "lost-address": Kind(
        "An address of the last release leads nowhere now; `sdkref check --addresses` looks for them.",
        "Readers who kept it find nothing.",
    ),
    "lost-redirect": Kind(
        "A redirect leads to a page or a section that does not exist, or `sdkref pages` has no place for it; "
        "`sdkref check --addresses` looks.",
        "Its old address leads nowhere, or to the page alone.",
    ),
    "low-coverage": Kind(
        "Fewer operations than `sdkref check --coverage` wants have an example that is known to run.",
        "The check ends with exit code 1.",
    ),
    "merge-key": Kind("A merge key `<<` names something that is no mapping.", "That part is left out."),
    "misplaced-keyword": Kind(
        "A keyword of a schema stands where it means nothing: beside the schema, or with another type.",
        "It is read as if it stood in its place, or left out; the finding says which.",
    ),
    "misplaced-reference": Kind(
        "A `$ref` stands where OpenAPI has none, such as in the place of `paths`.",
        "It is followed all the same.",
    ),
    "missing": Kind(
        "Something that has to be there is not.",
        "The page shows what is there; what cannot be shown without it is left out.",
    ),
    "mkdocs": Kind(
        "MkDocs, or one of its plugins, warns of something.",
        "The site is built all the same.",
        by_build=True,
    ),
    "needless-exemption": Kind(
        "Operations are exempt from `sdkref check --coverage` without need, or are not there.",
        "Nothing else comes of it.",
    ),
    "nested-callback": Kind("A callback declares callbacks of its own.", "These are left out."),
    "newer-keyword": Kind(
        "A keyword belongs to a later version of OpenAPI than the description names.",
        "It is read as that version has it.",
    ),
    "no-description": Kind(
        "A file is no API description, or one of a version that is not read.",
        "The file is not read; nothing is built.",
    ),
    "optional-path": Kind(
        "A parameter in the path is not required, which every one is.",
        "It is shown as required.",
    ),
    "overlay-conflict": Kind(
        "An overlay merges a value into one of another kind.",
        "The value of the description stays.",
    ),
    "overlay-path": Kind(
        "An overlay's JSONPath cannot be followed, or selects more than one value.",
        "The action is left out.",
    ),
    "overlay-target": Kind(
        "An overlay's target selects nothing, or what cannot be removed.",
        "The action changes nothing.",
    ),
    "path-without-slash": Kind("A path does not begin with a slash.", "It is shown with one."),
    "query-in-path": Kind("A path holds a query string.", "The query string is sent with every request."),
    "same-path": Kind("Two paths differ by the names of their variables alone.", "Both are shown."),
    "setting": Kind(
        "Something in `sdkref.yml` is no setting, or has a value that it cannot have.",
        "Nothing is built until it is mended.",
    ),
    "several-queries": Kind(
        "The whole query string is described more than once, or beside parameters in the query.",
        "One description of it is used.",
    ),
    "several-types": Kind(
        "A parameter has a schema beside `content`, or more than one media type.",
        "One of them is used; the finding says which.",
    ),
    "stray-snippets": Kind(
        "A folder of snippets belongs to no operation.",
        "Its files are shown nowhere.",
    ),
    "syntax": Kind("A file is no JSON or YAML.", "The file is not read; nothing is built."),
    "template": Kind(
        "A template of the user's own has a fault, or uses what there is not.",
        "Nothing is built until it is mended.",
    ),
    "unbound-anchor": Kind(
        "Generic schemas (`$dynamicRef`) have so many meanings that not all are shown.",
        "The reference is shown as if nothing was bound to the anchor.",
    ),
    "uncompilable-schema": Kind(
        "A schema is such that no value can be held against it: a pattern that is no regular expression.",
        "The mock does not start, since it would let everything pass. No other command looks for it.",
        by_test=True,
    ),
    "undeclared-parameter": Kind(
        "A path has a parameter in braces that nothing declares.",
        "It is shown as a required text.",
    ),
    "undeclared-property": Kind(
        "A discriminator names a property that a variant does not declare.",
        "The variants are told apart by it all the same.",
    ),
    "undeclared-variable": Kind(
        "The address of a server has a variable that nothing declares.",
        "It is shown as it stands.",
    ),
    "ungrouped-tag": Kind(
        "A tag stands in no group of `x-tagGroups`, though others do.", "It stands after all groups."
    ),
    "unknown-directive": Kind(
        "A comment `sdkref: …` in an example is no directive.", "The line is left out of the page, no more."
    ),
    "unknown-flow": Kind(
        "An OAuth 2 flow has a name that OpenAPI does not know.",
        "It is shown under the name that it seems to mean, else under its own.",
    ),
    "unknown-keyword": Kind(
        "A key means nothing where it stands: misspelt, misplaced, or an extension without `x-`.",
        "It is left out.",
    ),
    "unknown-language": Kind(
        "A snippet has a file ending that no language has.",
        "The file is shown nowhere.",
    ),
    "unknown-method": Kind(
        "A method is written in a way that OpenAPI does not know.",
        "The operation is shown with the method that is meant, unless none can be.",
    ),
    "unknown-media-type": Kind(
        "An example is of a content type that the operation does not name.",
        "It is shown all the same.",
    ),
    "unknown-place": Kind(
        "A parameter or a key is said to be somewhere that requests do not have.",
        "It is left out.",
    ),
    "unknown-scheme": Kind(
        "A security requirement names a scheme that is not declared.",
        "The name is shown, without saying what it is.",
    ),
    "unknown-status": Kind("A response has a status that HTTP does not have.", "It is shown as it stands."),
    "unknown-style": Kind(
        "A parameter has a style that it cannot have where it stands.",
        "The usual style of that place is shown.",
    ),
    "unknown-tag": Kind(
        "A group, or a tag as its parent, names a tag that does not exist.", "The name is left out."
    ),
    "unknown-type": Kind(
        "A type is named that JSON Schema, or security, does not know.",
        "A value of any type is shown, or the scheme is left out.",
    ),
    "unknown-version": Kind(
        "A file names a version of its format that is not known.",
        "It is read as the nearest version that is.",
    ),
    "unreadable": Kind("A file cannot be opened.", "Nothing is built until it can."),
    "unreadable-snippet": Kind(
        "A snippet, or a page with examples, cannot be read, or is not UTF-8.",
        "A snippet is shown nowhere; the examples of a page are not run.",
    ),
    "unused-parameter": Kind(
        "A parameter in the path does not stand in the path.",
        "It is shown, and no request has it.",
    ),
    "unused-variable": Kind(
        "A server declares a variable that its address does not have.",
        "It is shown, and no address has it.",
    ),
    "usage": Kind("The command cannot be carried out as it stands.", "Nothing is done."),
    "wrong-address": Kind(
        "A part of the address of a Swagger 2.0 description is none.",
        "It is read as what it seems to mean, or left out.",
    ),
    "wrong-default": Kind("A default is none of the values that are allowed.", "It is shown as it stands."),
    "wrong-directive": Kind(
        "A directive `::: sdkref` names what is not in the reference, or an option that does not exist.",
        "A note stands in its place, or the option is left out.",
        by_build=True,
    ),
    "wrong-length": Kind(
        "A list that names the values of an `enum` has another length than it.",
        "The names are used as far as they go.",
    ),
    "wrong-type": Kind(
        "A value has another type than OpenAPI says.",
        "It is read as what it seems to mean, or left out; the finding says which.",
    ),
    "yaml-tag": Kind("A YAML tag means nothing in an API description.", "The value is read without it."),
}
