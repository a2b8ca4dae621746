"""Kinds of findings about the documentation of SDKs by their codes: what is wrong with pages and folders."""

from sdkref.findings.kind import Kind

DOCUMENTATION_KINDS: dict[str, Kind] = {
    "broken-entry": Kind(
        "An entry of a list of methods in the documentation of an SDK is no whole call.",
        "The method is left out.",
    ),
    "dead-link": Kind(
        "Types on a page of an SDK's documentation link to pages that are not there.",
        "The types are shown without a link.",
    ),
    "failed-page": Kind(
        "A page of an SDK's documentation brings its reader down, which is a fault of sdkref.",
        "The page is left out.",
    ),
    "large-page": Kind(
        "A page of an SDK's documentation is larger than the limit of pages.",
        "The page is left out.",
    ),
    "method-without-operation": Kind(
        "A method in the documentation of an SDK is no operation of the description.",
        "It is shown as an operation of its own.",
    ),
    "missing-endpoint": Kind(
        "A method in the documentation of an SDK is not in its page's index, which says what it asks for.",
        "It is shown without HTTP method and path, and joined by its name.",
    ),
    "missing-page": Kind(
        "The documentation of an SDK lists pages of methods that are not in its folder.",
        "What they tell is not shown.",
    ),
    "missing-resource": Kind(
        "The documentation of an SDK has no method for any operation of some resource.",
        "Its tab says so at each of these operations.",
    ),
    "missing-section": Kind(
        "The index of a page in the documentation of an SDK names a method that the page says nothing of.",
        "The method is shown with what the index says.",
    ),
    "no-documentation": Kind(
        "A folder holds no documentation of an SDK.",
        "The folder is not read; nothing is built.",
    ),
    "outward-link": Kind(
        "A symbolic link leads out of the folder of an SDK's documentation.",
        "It is not followed.",
    ),
    "repeated-method": Kind(
        "Two entries in the documentation of an SDK describe methods of one name.",
        "The first is shown.",
    ),
    "repeated-model": Kind(
        "Two pages in the documentation of an SDK describe models of one name.",
        "The first is shown.",
    ),
    "several-dialects": Kind(
        "Pages of one folder come from several generators, or are for several languages.",
        "Pages of the language that most are for are shown.",
    ),
    "unclosed-code": Kind(
        "Code on a page in the documentation of an SDK is never closed.",
        "It is shown up to the next part of the page.",
    ),
    "unknown-page": Kind(
        "A page looks like one of methods of an SDK, and no generator that is known writes such.",
        "The page is left out.",
    ),
    "unreadable-page": Kind(
        "A page or a folder of an SDK's documentation cannot be opened.",
        "It is left out.",
    ),
}
