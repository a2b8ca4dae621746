"""What `.speakeasy/gen.yaml` says of an SDK, which is what its generator was told."""

import re
from typing import Any

from sdkref.profiles.generator_file import LANGUAGE, FileRow, GeneratorFile
from sdkref.profiles.speakeasy.model_keys import NO_NAMESPACE
from sdkref.words import pascal, split

_PACKAGE = re.compile(r"@?[A-Za-z0-9_.~/-]+")


def _class_name(name: str) -> str | None:
    """Return `Dub` for `dub`; a name that is one already stays as it is."""
    return (name[:1].upper() + name[1:] if name.isidentifier() else pascal(split(name))) or None


def _some(text: str) -> str | None:
    return text or None


def _package(name: str) -> str | None:
    """Return what programs may import; anything else says nothing, since it would stand in code."""
    return name if _PACKAGE.fullmatch(name) else None


def _word(name: str) -> str | None:
    return name if name.isidentifier() else None


def _namespace(path: str) -> str | None:
    """Return the end of a folder's path: `models/sdkerrors` has the namespace `sdkerrors`."""
    return _word(path.rstrip("/").rpartition("/")[2] or NO_NAMESPACE)


def _of_language(setting: str, key: str, kind: type, meaning: Any = None) -> FileRow:
    path = (LANGUAGE, *key.split("."))
    return FileRow(setting, path, kind, meaning) if meaning is not None else FileRow(setting, path, kind)


GEN_FILE = GeneratorFile(
    places=(".speakeasy/gen.yaml", ".speakeasy/gen.yml", "gen.yaml"),
    beside="gen.lock",
    rows=(
        FileRow("class", ("generation", "sdkClassName"), str, _class_name),
        FileRow("version", ("management", "speakeasyVersion"), str, _some),
        FileRow(
            "optionalPropertyRendering", ("generation", "usageSnippets", "optionalPropertyRendering"), str
        ),
        FileRow("baseServerUrl", ("generation", "baseServerUrl"), str, _some),
        _of_language("package", "modulePath", str, _package),
        _of_language("package", "moduleName", str, _package),
        _of_language("package", "packageName", str, _package),
        _of_language("alias", "sdkPackageAlias", str, _word),
        _of_language("alias", "sdkPackageName", str, _word),
        _of_language("envVarPrefix", "envVarPrefix", str, _word),
        _of_language("maxMethodParams", "maxMethodParams", int),
        _of_language("inferOptionalArgs", "methodArguments", str, lambda said: said == "infer-optional-args"),
        _of_language("responseFormat", "responseFormat", str),
        _of_language("enumFormat", "enumFormat", str),
        _of_language("defaultErrorName", "defaultErrorName", str, _word),
        _of_language("flattenGlobalSecurity", "flattenGlobalSecurity", bool),
        _of_language("flattenRequests", "flattenRequests", bool),
        _of_language("flatteningOrder", "flatteningOrder", str),
        _of_language("modelPropertyCasing", "modelPropertyCasing", str),
        _of_language("components", "imports.paths.shared", str, _namespace),
        _of_language("operations", "imports.paths.operations", str, _namespace),
        _of_language("errors", "imports.paths.errors", str, _namespace),
    ),
)
"""Of its many other keys, none shows in a reference, or nothing public says how."""
