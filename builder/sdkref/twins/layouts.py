"""How a twin is laid out: a table of the generators, by how the names of their dialects begin."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sdkref.catalogue.surface import Method, MethodGroup, Surface
from sdkref.twins.openapi_generator import openapi_generator_page
from sdkref.twins.speakeasy import speakeasy_page
from sdkref.twins.stainless import stainless_page
from sdkref.twins.types import Address

Layout: TypeAlias = Callable[[Surface, MethodGroup, Sequence[Method], Address], str]
"""Writes a page of methods of a surface."""

LAYOUTS: tuple[tuple[str, Layout], ...] = (
    ("speakeasy", speakeasy_page),
    ("openapi-generator", openapi_generator_page),
    ("stainless", stainless_page),
)


def layout_of(dialect: str) -> Layout | None:
    """Return the layout of a dialect; None where there is no writer for it."""
    return next((layout for name, layout in LAYOUTS if dialect.startswith(name)), None)
