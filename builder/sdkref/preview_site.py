"""The site of a preview: what changed is made anew, and the old site stands until the new is complete."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from sdkref.addresses import Address
from sdkref.engines.mkdocs.engine import documents_folder, run_mkdocs
from sdkref.engines.mkdocs.page_memory import PageMemory
from sdkref.output.exchange import exchange
from sdkref.output.mounting import MountedReference
from sdkref.output.old_addresses import write_redirects
from sdkref.publish import PublishReport


class PreviewSite:
    """A site in a folder of its own, which remembers what its pages were made from."""

    def __init__(self, folder: Path) -> None:
        self.place = folder / "site"
        self._folder = folder
        self._memory = PageMemory()

    def publish(
        self,
        references: Sequence[MountedReference],
        *,
        mkdocs_yml: Path | None,
        site_name: str,
        moves: Mapping[Address, Address] | None,
    ) -> PublishReport:
        """Build the site beside the last one, and let the two change places.

        The options are those of `publish`.
        """
        made, aside = self._folder / "next", self._folder / "aside"
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(parents=True)
        outcome = run_mkdocs(
            references, made, mkdocs_yml=mkdocs_yml, site_name=site_name, memory=self._memory
        )
        if moves:
            write_redirects(made, moves)
        if self.place.exists():
            exchange(self.place, made, aside)
            shutil.rmtree(made)
        else:
            made.rename(self.place)
        self._memory.succeed(self.place)
        if moves:
            # Redirects are written into pages, which are then no longer what the engine made.
            self._memory.forget_files()
        return PublishReport(
            site=self.place,
            pages=outcome.pages,
            size=sum(path.stat().st_size for path in self.place.rglob("*")),
            warnings=outcome.warnings,
            documents=documents_folder(mkdocs_yml),
            broken_links=(),
            kept_files=(),
        )
