"""What stands in the twins of languages without an SDK, made beside the fragments that show the same."""

from collections.abc import Sequence

from sdkref.catalogue.operation import Operation
from sdkref.catalogue.surface import SdkType
from sdkref.pages.anchors import Names
from sdkref.pages.links import model_key
from sdkref.pages.page import TWIN_LINK
from sdkref.projection.projection import ModelProjection, OperationProjection
from sdkref.projection.target_note import TargetNote
from sdkref.twins.plain_method import plain_section
from sdkref.twins.plain_model import plain_model
from sdkref.twins.plain_types import plain_type_source


class PlainTwins:
    """Writes the sections of operations and models; types are remembered, as most stand in many."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._types: dict[SdkType, str] = {}

    def operation(
        self, operation: Operation, shown: Sequence[tuple[TargetNote, OperationProjection]]
    ) -> dict[str, str]:
        """Return the section of an operation in each language, by the key of its tab."""
        return {
            target.key: plain_section(operation, each, self._spelled)
            for target, each in shown
            if not target.documented and not each.lacking
        }

    def model(self, shown: Sequence[tuple[TargetNote, ModelProjection]]) -> dict[str, str]:
        """Return the section of a model in each language."""
        return {
            target.key: plain_model(each, self._spelled)
            for target, each in shown
            if not target.documented and not each.lacking
        }

    def _spelled(self, written: SdkType) -> str:
        known = self._types.get(written)
        if known is None:
            known = self._types[written] = plain_type_source(written, self._address)
        return known

    def _address(self, model: str) -> str | None:
        anchor = self._names.models.get(model)
        return None if anchor is None else TWIN_LINK + model_key(anchor)
