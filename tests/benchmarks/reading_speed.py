"""How long a reader waits for the largest page of a site, and how much of it moves meanwhile, in Chromium.

Words and conditions are those of Lighthouse. A page is interactive after its last long task (50 ms or more)
that is followed by five quiet seconds; what exceeds 50 ms in long tasks after the first paint is its total
blocking time. A phone has a processor four times slower and a line of 1.6 Mbit/s with a delay of 150 ms.
Seconds of the processor are those of the page's main thread: other work on the machine adds little to them.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.compressed_server import compressed

SDKREF = Path(sys.executable).with_name("sdkref")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
RUNS = 3
QUIET, SETTLING, PATIENCE = 5_000, 1_000, 180_000
"""Milliseconds: without a long task until a page counts as ready, after a click, and until one gives up."""
MOST_SHIFT = 0.05
"""What is aimed at, for the sum of layout shifts."""

_OTHER_LANGUAGE = ".sdkref-tablist > [role=tab][aria-selected=false]:visible"
_TABLE = ".sdkref-panel .sdkref-fields .sdkref-nested > summary:visible"

_OBSERVE = """
window.seen = {long: [], shift: 0}
const watch = (type, heed) =>
  new PerformanceObserver(list => list.getEntries().forEach(heed)).observe({type, buffered: true})
watch("longtask", each => seen.long.push([each.startTime, each.startTime + each.duration]))
watch("layout-shift", each => { if (!each.hadRecentInput) seen.shift += each.value })
"""
_IS_QUIET = """quiet => {
  const {loadEventEnd} = performance.getEntriesByType("navigation")[0]
  const last = Math.max(loadEventEnd, ...seen.long.map(([, end]) => end))
  return loadEventEnd && performance.now() - last > quiet
}"""
_FOUND = """() => ({
  long: seen.long,
  shift: seen.shift,
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  parsed: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  elements: document.querySelectorAll("*").length,
})"""


@dataclass(frozen=True)
class Reader:
    """What somebody reads with: times slower than this machine's processor, and the size of the window."""

    name: str
    slower: int
    width: int
    height: int
    line: bool
    """Whether the line is a slow one."""


PHONE = Reader("phone", 4, 412, 823, line=True)
DESK = Reader("desk", 1, 1280, 900, line=False)


@dataclass(frozen=True)
class Opening:
    """How a page opened: elements, bytes on the line, milliseconds, seconds of the processor, shifts."""

    elements: int
    size: int
    paint: float
    interactive: float
    blocking: float
    processor: float
    shift: float
    after_language: float
    after_table: float


FIGURES: tuple[tuple[str, Callable[[Opening], float], str], ...] = (
    ("DOM nodes", lambda each: each.elements, ",.0f"),
    ("transferred, kB", lambda each: each.size / 1000, ".0f"),
    ("first paint, s", lambda each: each.paint / 1000, ".2f"),
    ("interactive, s", lambda each: each.interactive / 1000, ".2f"),
    ("blocking time, s", lambda each: each.blocking / 1000, ".2f"),
    ("main thread, s of processor", lambda each: each.processor, ".2f"),
    ("layout shift on load", lambda each: each.shift, ".3f"),
    ("… after a change of language", lambda each: each.after_language, ".3f"),
    ("… after a table was opened", lambda each: each.after_table, ".3f"),
)


def print_reading_speed(description: Path) -> None:
    """Build the site of a description, and print what its largest page asks of readers."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.exit("chromium was not found")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [str(SDKREF), "build", str(description), "--site-dir", str(site)]
        subprocess.run(command, check=True, capture_output=True)
        largest = max(site.rglob("*.html"), key=lambda page: page.stat().st_size).relative_to(site)
        with compressed(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            readers = (PHONE, DESK)
            openings = [typical(browser, address + largest.as_posix(), reader) for reader in readers]
            browser.close()
    print(f"{largest.as_posix():42}" + "".join(f"{reader.name:>12}" for reader in readers))
    for title, figure, form in FIGURES:
        print(f"{title:42}" + "".join(f"{figure(each):>12{form}}" for each in openings))
    worst = max(max(each.shift, each.after_language, each.after_table) for each in openings)
    print(f"layout shift, at most: {worst:.3f} (goal: below {MOST_SHIFT})")


def typical(browser: Browser, address: str, reader: Reader, *, runs: int = RUNS) -> Opening:
    """Return the median of each figure over some runs, each in a profile of its own."""
    all_runs = [opened(browser, address, reader) for _ in range(runs)]
    names = Opening.__dataclass_fields__
    return Opening(**{name: statistics.median(getattr(each, name) for each in all_runs) for name in names})


def opened(browser: Browser, address: str, reader: Reader) -> Opening:
    """Open a page once, change its language and open a table of it."""
    context = browser.new_context(viewport={"width": reader.width, "height": reader.height})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(_OBSERVE)
    session = context.new_cdp_session(page)
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": reader.slower})
    if reader.line:
        line = {"latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
        session.send("Network.emulateNetworkConditions", {"offline": False, **line})
    page.goto(address)
    page.wait_for_function(_IS_QUIET, arg=QUIET, polling=200)
    found = page.evaluate(_FOUND)
    spent = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    long = [(begin, end) for begin, end in found["long"] if end > found["paint"]]
    size = sum(sizes)
    after_language = _shift_after_click(page, _OTHER_LANGUAGE)
    after_table = _shift_after_click(page, _TABLE)
    context.close()
    return Opening(
        elements=found["elements"],
        size=size,
        paint=found["paint"],
        interactive=max([found["paint"], found["parsed"], *(end for _, end in long)]),
        blocking=_blocking(long),
        processor=spent["TaskDuration"],
        shift=found["shift"],
        after_language=after_language,
        after_table=after_table,
    )


def _blocking(long: Sequence[tuple[float, float]]) -> float:
    return sum(end - begin - 50 for begin, end in long)


def _shift_after_click(page: Page, places: str) -> float:
    """Return what moved without being asked to: what follows a click within half a second is expected."""
    place = page.locator(places).first
    if not place.count():
        return 0
    place.scroll_into_view_if_needed()
    page.wait_for_timeout(SETTLING)
    before = page.evaluate("seen.shift")
    place.click()
    page.wait_for_timeout(SETTLING)
    moved: float = page.evaluate("seen.shift") - before
    return moved
