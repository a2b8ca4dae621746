"""How samples in Python configure what authenticates: the lines for each scheme."""

from collections.abc import Iterator, Mapping, Sequence

from sdkref.catalogue.catalogue import SecurityScheme
from sdkref.profiles.openapi_generator.single_quotes import single_quoted
from sdkref.profiles.openapi_generator.texts import on_one_line


def configured(names: Sequence[str], schemes: Mapping[str, SecurityScheme], package: str) -> list[list[str]]:
    """Return the lines that configure the schemes of those names, a block each."""
    found = ((name, schemes.get(name)) for name in names)
    return [list(_lines(name, each, package)) for name, each in found if each is not None]


def _lines(name: str, scheme: SecurityScheme, package: str) -> Iterator[str]:
    told = on_one_line(name)
    match scheme.kind, scheme.scheme:
        case "apiKey", _:
            key = single_quoted(name)
            yield f"# Configure API key authorization: {told}"
            yield f'configuration.api_key[{key}] = os.environ["API_KEY"]'
            yield ""
            yield "# Uncomment below to setup prefix (e.g. Bearer) for API key, if needed"
            yield f"# configuration.api_key_prefix[{key}] = 'Bearer'"
        case "http", "basic":
            yield f"# Configure HTTP basic authorization: {told}"
            yield f"configuration = {package}.Configuration("
            yield '    username = os.environ["USERNAME"],'
            yield '    password = os.environ["PASSWORD"]'
            yield ")"
        case "http", "bearer":
            format_told = f" ({on_one_line(scheme.bearer_format)})" if scheme.bearer_format else ""
            yield f"# Configure Bearer authorization{format_told}: {told}"
            yield f"configuration = {package}.Configuration("
            yield '    access_token = os.environ["BEARER_TOKEN"]'
            yield ")"
        case "oauth2", _:
            yield 'configuration.access_token = os.environ["ACCESS_TOKEN"]'
