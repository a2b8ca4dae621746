"""The pages that Speakeasy writes: which kind one is of, and what it says."""

from collections.abc import Callable

from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs.page_facts import NOTHING, PageFacts
from sdkref.readers.sdk_docs.speakeasy.front_page import front_page, is_front_page
from sdkref.readers.sdk_docs.speakeasy.guides import (
    guide,
    is_guide,
    is_type_of_the_runtime,
    type_of_the_runtime,
)
from sdkref.readers.sdk_docs.speakeasy.models import is_model_page, model_page
from sdkref.readers.sdk_docs.speakeasy.operations import is_operation_page, operation_page

_KINDS: tuple[tuple[Callable[[MarkdownPage], bool], Callable[[MarkdownPage], PageFacts]], ...] = (
    (is_operation_page, operation_page),
    (is_model_page, model_page),
    (is_front_page, front_page),
    (is_type_of_the_runtime, type_of_the_runtime),
    (is_guide, guide),
)


def knows(page: MarkdownPage) -> bool:
    """Tell whether Speakeasy wrote a page."""
    return any(is_one(page) for is_one, _ in _KINDS)


def read(page: MarkdownPage) -> PageFacts:
    """Return what a page says."""
    return next((facts(page) for is_one, facts in _KINDS if is_one(page)), NOTHING)
