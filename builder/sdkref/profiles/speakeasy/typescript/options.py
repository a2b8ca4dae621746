"""The rows on options that end every table of parameters of Speakeasy's TypeScript."""

from sdkref.catalogue.surface import Argument, TypePiece

_FETCH = "https://developer.mozilla.org/en-US/docs/Web/API/Request/Request#options"
OPTIONS = (
    Argument(
        name="options",
        type=(TypePiece(text="RequestOptions"),),
        required=False,
        description="Used to set various options for making HTTP requests.",
        role="options",
    ),
    Argument(
        name="options.fetchOptions",
        type=(TypePiece(text="RequestInit", url=_FETCH),),
        required=False,
        description="Options that are passed to the underlying HTTP request. "
        "This can be used to inject extra headers for examples. "
        "All `Request` options, except `method` and `body`, are allowed.",
        role="options",
    ),
    Argument(
        name="options.retries",
        type=(TypePiece(text="RetryConfig", model="docs/lib/utils/retryconfig"),),
        required=False,
        description="Enables retrying HTTP requests under certain failure conditions.",
        role="options",
    ),
)
