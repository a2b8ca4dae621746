"""The page of changes: each release of an API, the newest first, with what it did to which operation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sdkref.history.change import Change, Subject
from sdkref.history.release import Marks, Release
from sdkref.history.told import HEADINGS, is_said_by_status
from sdkref.pages.anchors import Names, slug
from sdkref.pages.change_words import breaking_note, change_sentence, status_words, summary_words
from sdkref.pages.links import href, model_key, operation_key, page_key, webhook_key
from sdkref.pages.page import Page, Section
from sdkref.pages.template import finished
from sdkref.wording.saying import say
from sdkref.words import one_line

_MOST = 12
"""Operations of a changed model that are named; the others are counted."""


def changelog_page(names: Names, releases: Sequence[Release]) -> Page:
    """Return the page of all releases; each is a section of its own, which notes on operations lead to."""
    head = Section(
        key=page_key("changelog"),
        anchor="changelog",
        title=say("titles.changelog"),
        level=1,
        html=finished(
            "changelog", releases=[(release_href(each.version), each.version) for each in releases]
        ),
    )
    return Page(
        path="changelog.md", title=say("titles.changelog"), sections=(head, *_sections(names, releases))
    )


def release_href(version: str) -> str:
    """Return the address of a release's section."""
    return href(_release_key(version))


def operation_history(marks: Marks | None) -> dict[str, Any] | None:
    """Return what a template needs to tell since when an operation is there, and what changed it."""
    if marks is None:
        return None
    return {
        "since": (release_href(marks.since), marks.since) if marks.since else None,
        "changed": [
            (
                release_href(each.version),
                each.version,
                ", ".join(
                    filter(
                        None, (status_words(each.status), say("history.breaking") if each.breaking else "")
                    )
                ),
            )
            for each in marks.changed
        ],
    }


def _release_key(version: str) -> str:
    return page_key(f"changelog.{slug(version)}")


def _sections(names: Names, releases: Sequence[Release]) -> Iterator[Section]:
    seen: set[str] = set()
    for release in releases:
        anchor = f"changelog.{slug(release.version)}"
        if anchor in seen:  # two versions of one name: links lead to the newer
            continue
        seen.add(anchor)
        yield Section(
            key=_release_key(release.version),
            anchor=anchor,
            title=one_line(release.version),
            level=2,
            html=finished("release", **_release(names, release)),
        )


def _release(names: Names, release: Release) -> dict[str, Any]:
    comparison = release.comparison
    return {
        "summary": summary_words(comparison),
        "groups": [
            (
                say(f"changes.kind_{kind}"),
                [_subject(names, each) for each in comparison.subjects if each.kind == kind],
            )
            for kind in HEADINGS
        ],
        "models": [
            (words, [(_model_href(names, name), one_line(name)) for name in found])
            for words, found in (
                (say("changelog.models_added"), comparison.models_added),
                (say("changelog.models_removed"), comparison.models_removed),
            )
            if found
        ],
    }


def _subject(names: Names, subject: Subject) -> dict[str, Any]:
    method, _, path = subject.name.rpartition(" ") if subject.kind == "webhook" else _key_parts(subject)
    return {
        "href": _href(names, subject),
        "method": method,
        "name": one_line(path, 200),
        "title": one_line(subject.title),
        "status": "" if subject.kind == "api" else status_words(subject.status),
        "before": one_line(subject.before, 200),
        "breaking": subject.breaking,
        "changes": [
            _change(subject, each) for each in subject.changes if not is_said_by_status(subject, each)
        ],
        "used": [
            (words, [(_operation_href(names, key), key) for key in keys[:_MOST]], max(0, len(keys) - _MOST))
            for words, keys in (
                (say("changelog.sent_by"), subject.sent),
                (say("changelog.received_by"), subject.received),
            )
            if keys
        ],
    }


def _key_parts(subject: Subject) -> tuple[str, str, str]:
    if subject.kind != "operation":
        return "", "", "" if subject.kind == "api" else subject.name
    method, space, path = subject.name.partition(" ")
    return (method, space, path) if path else ("", "", method)


def _change(subject: Subject, change: Change) -> dict[str, Any]:
    words = change_sentence(change, told=subject.kind == "shared")
    return {"breaking": breaking_note(change), "words": list(enumerate(words))}


def _href(names: Names, subject: Subject) -> Any:
    """Return where the reference shows something, None for what it no longer has."""
    match subject.kind:
        case "operation":
            return _operation_href(names, subject.name) if subject.status != "removed" else None
        case "webhook":
            return _found(names.webhooks, subject.name, webhook_key)
        case "model":
            return _model_href(names, subject.name)
        case "scheme":
            return href(page_key("authentication")) if subject.name in names.schemes else None
        case _:
            return None


def _operation_href(names: Names, key: str) -> Any:
    return _found(names.operations, key, operation_key)


def _model_href(names: Names, name: str) -> Any:
    return _found(names.models, name, model_key)


def _found(anchors: Mapping[str, str], name: str, key: Any) -> Any:
    return href(key(anchors[name])) if name in anchors else None
