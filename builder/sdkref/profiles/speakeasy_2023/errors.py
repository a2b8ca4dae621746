"""The last row of the table of errors."""

from sdkref.catalogue.surface import ErrorType, TypePiece
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy_2023.settings import ERROR_CLASSES


def other_errors(settings: SpeakeasySettings) -> ErrorType:
    """Return what stands for all errors that no other row tells of: `sdkerrors.SDKError`."""
    return ErrorType(
        type=(TypePiece(text=f"{settings.errors}.{settings.default_error_name}"),),
        statuses=("4XX", "5XX"),
        content_types=("*/*",),
        catch_all=True,
        raw={"Status Code": "4xx-5xx" if settings.since(ERROR_CLASSES) else "400-600"},
    )
