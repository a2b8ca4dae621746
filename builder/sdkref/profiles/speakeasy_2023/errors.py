"""The last row of the table of errors."""

from msgspec.structs import replace

from sdkref.catalogue.surface import ErrorType
from sdkref.profiles.speakeasy.rows import other_errors_row
from sdkref.profiles.speakeasy.settings import SpeakeasySettings
from sdkref.profiles.speakeasy_2023.settings import ERROR_CLASSES


def other_errors(settings: SpeakeasySettings) -> ErrorType:
    """Return what stands for all errors that no other row tells of: `sdkerrors.SDKError`."""
    row = other_errors_row(str(settings.errors), str(settings.default_error_name))
    status = "4xx-5xx" if settings.since(ERROR_CLASSES) else "400-600"
    return replace(row, raw={"Status Code": status})
