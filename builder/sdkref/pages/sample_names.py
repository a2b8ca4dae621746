"""What examples are called on a page: names of ours in the language of the site, all others as they are."""

from sdkref.wording.saying import say
from sdkref.wording.texts import USUAL_TEXTS

_WHOLE = ("code", "default", "described", "payload", "react_hooks", "receiver", "standalone")
_AROUND = ("as_data", "as_it_travels", "from_description", "snippet")


def spoken_name(name: str) -> str:
    """Return the name of an example for readers.

    Names of ours stand in English in the files of examples and in what is told of their runs.
    """
    if name in _OURS:
        return say(_OURS[name])
    for end, key in _ENDS.items():
        if name.endswith(end):
            return say(key, name=spoken_name(name.removesuffix(end)))
    return name


_OURS = {str(USUAL_TEXTS[key]): key for key in (f"samples.{each}" for each in _WHOLE)}
_ENDS = {str(USUAL_TEXTS[key]).removeprefix("{name}"): key for key in (f"samples.{each}" for each in _AROUND)}
