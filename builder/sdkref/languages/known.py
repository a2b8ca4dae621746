"""The languages that there are, by the key that settings and pages use."""

from sdkref.languages.curl import Curl
from sdkref.languages.go import Go
from sdkref.languages.language import Language
from sdkref.languages.python import Python
from sdkref.languages.typescript import TypeScript

LANGUAGES: dict[str, Language] = {
    language.key: language for language in (TypeScript(), Go(), Python(), Curl())
}
