"""Which dialect a page of documentation is written in: a table, the first that knows a page reads it."""

from collections.abc import Callable

from msgspec import Struct

from sdkref.markdown.page import MarkdownPage
from sdkref.readers.sdk_docs.openapi_generator import front_page as openapi_generator_front_page
from sdkref.readers.sdk_docs.openapi_generator import models as openapi_generator_models
from sdkref.readers.sdk_docs.openapi_generator import operations as openapi_generator_operations
from sdkref.readers.sdk_docs.page_facts import PageFacts
from sdkref.readers.sdk_docs.speakeasy import pages as speakeasy
from sdkref.readers.sdk_docs.stainless import api_page, front_page


class PageDialect(Struct, frozen=True):
    """One kind of page: its name, the test that knows it, and its reader."""

    name: str
    knows: Callable[[MarkdownPage], bool]
    read: Callable[[MarkdownPage], PageFacts]


DIALECTS: tuple[PageDialect, ...] = (
    PageDialect("any page (Speakeasy)", speakeasy.knows, speakeasy.read),
    PageDialect("index of methods and types (Stainless)", api_page.knows, api_page.read),
    PageDialect("front page (Stainless)", front_page.knows, front_page.read),
    PageDialect(
        "operations (OpenAPI Generator)",
        openapi_generator_operations.knows,
        openapi_generator_operations.read,
    ),
    PageDialect("model (OpenAPI Generator)", openapi_generator_models.knows, openapi_generator_models.read),
    PageDialect(
        "front page (OpenAPI Generator)",
        openapi_generator_front_page.knows,
        openapi_generator_front_page.read,
    ),
    PageDialect(
        "front page of anyone", openapi_generator_front_page.knows_any, openapi_generator_front_page.read
    ),
)
