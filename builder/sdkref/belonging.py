"""Which files are the user's own: those of the project that he builds, whose code may run on his machine."""

from collections.abc import Iterable
from pathlib import Path

FOREIGN = (
    "the code stands in a description outside of this project, and such code is not run;"
    " take the description into the project when you trust it"
)
"""Why an example is skipped, as words that follow `FILE:LINE: `."""

UNINSTALLED = (
    "settings name no packages that the examples of this SDK run with;"
    " write `install:` with exact versions below the SDK in sdkref.yml"
)
"""Why an example of an SDK's documentation is skipped."""

UNRUN = "no package that runs programs in {language} is installed, so this example is shown and never run"
"""Why an example in a language without a runner is skipped."""

UNDESCRIBED = (
    "no description of the API has this operation, and what examples ask is judged by a description;"
    " name one that has it in `sources` of sdkref.yml"
)
"""Why an example of an operation that only documentation of SDKs knows is skipped."""


def are_own(files: Iterable[Path], folder: Path, *, configured: bool) -> bool:
    """Return whether files, links followed, lie in the repository that holds a folder.

    Without a repository the folder itself is the project, if it is `configured`: if it has a `sdkref.yml`.
    """
    real = folder.resolve()
    repository = next((each for each in (real, *real.parents) if (each / ".git").exists()), None)
    project = repository or (real if configured else None)
    return project is not None and all(each.resolve().is_relative_to(project) for each in files)
