"""The site of a preview: what changed is made anew, and the old site stands until all of that is complete."""

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from threading import Lock

from sdkref.addresses import Address
from sdkref.engines.mkdocs.engine import documents_folder, run_mkdocs
from sdkref.engines.mkdocs.page_memory import PageMemory
from sdkref.output.mounting import MountedReference
from sdkref.output.old_addresses import write_redirects
from sdkref.output.site_update import update_site
from sdkref.publish import PublishReport
from sdkref.wording.saying import in_language


class PreviewSite:
    """A site in a folder of its own, which remembers what its pages were made from."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "site"
        self._folder = folder
        self._left: Mapping[str, Callable[[], bytes]] = {}
        self._making = Lock()
        self._memory = PageMemory()
        self._present: set[str] = set()
        """The files of the site, by their paths."""

    def publish(
        self,
        references: Sequence[MountedReference],
        *,
        mkdocs_yml: Path | None,
        site_name: str,
        moves: Mapping[Address, Address] | None,
    ) -> PublishReport:
        """Build beside the last site what differs from it, and bring that into its place.

        The options are those of `publish`.
        """
        made = self._folder / "next"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        outcome = run_mkdocs(
            references, made, mkdocs_yml=mkdocs_yml, site_name=site_name, memory=self._memory
        )
        if moves:
            with in_language(references[0].reference.language):
                write_redirects(made, moves)
        kept = {*self._memory.kept}
        self._present = update_site(
            self.place, made, former=self._present, kept=kept, aside=self._folder / "aside"
        )
        self._memory.succeed()
        self._left = self._memory.later
        if moves:
            # Redirects are written into pages, which are then no longer what the engine made.
            self._memory.forget_files()
        return PublishReport(
            site=self.place,
            pages=sum(path.endswith(".html") for path in self._present),
            size=sum((self.place / path).stat().st_size for path in self._present),
            warnings=outcome.warnings,
            documents=documents_folder(mkdocs_yml),
            broken_links=(),
            kept_files=(),
        )

    @property
    def left_out(self) -> Collection[str]:
        """The paths of the files that the last build that succeeded left for later."""
        return self._left.keys()

    def later(self, path: str) -> bytes | None:
        """Return a file that was left for later, by its path below the site; None where there is no such."""
        make = self._left.get(path)
        if make is None:
            return None
        # What fragments are read from is one file with one place to read at.
        with self._making:
            return make()
