"""An open page of a preview: it reloads where the reader is, and shows faults over the last good site."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commands import Project

API = """\
openapi: 3.1.0
info: {title: Harbour, version: '1'}
servers: [{url: https://api.example.com}]
paths:
"""
OPERATION = """\
  /ships/{number}:
    get:
      summary: Ship {number}
      operationId: ship{number}
      tags: [ships]
      description: TEXT
      responses: {{200: {{description: Found}}}}
"""
SHIPS = API + "".join(OPERATION.format(number=number) for number in range(8))
FAULT = "#sdkref-preview-fault"


@pytest.fixture
def project(tmp_path: Path, cache: Path) -> Project:
    project = Project(tmp_path, cache)
    project.write("openapi.yaml", SHIPS)
    return project


@pytest.fixture
def page(project: Project, browser: Browser) -> Iterator[Page]:
    """Return a page of a preview, in a browser of its own."""
    process = project.start("serve", "openapi.yaml", "--port", "0", PYTHONUNBUFFERED="1")
    context = browser.new_context(viewport={"width": 1280, "height": 500})
    try:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(2)]
        page = context.new_page()
        page.goto(told[1].split()[2] + "reference/ships.html")
        yield page
    finally:
        context.close()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)


def top(page: Page, operation: str) -> float:
    box = page.locator(f"[data-operation='GET /ships/{operation}'] h2, #get-ships-{operation}").first
    return float(box.evaluate("e => e.getBoundingClientRect().top"))


def test_an_edit_shows_where_the_reader_is(project: Project, page: Page) -> None:
    section = page.locator("[data-operation='GET /ships/5']")
    section.locator("[role=tab][data-target=go]").click()
    page.locator("#get-ships-5").evaluate("e => scrollTo({top: e.offsetTop - 40, behavior: 'instant'})")
    page.evaluate("new Promise(requestAnimationFrame)")
    before = top(page, "5")
    # Text above the reader gets longer: the section stays where it is on the screen.
    project.write("openapi.yaml", SHIPS.replace("TEXT", "A lot. " * 300, 1).replace("TEXT", "Soon.", 7))
    expect(section.get_by_text("Soon.")).to_be_visible()
    page.wait_for_function("history.scrollRestoration === 'auto'")
    assert abs(top(page, "5") - before) < 40
    assert page.evaluate("scrollY") > 300
    expect(section.locator("[role=tab][data-target=go]")).to_have_attribute("aria-selected", "true")


def test_a_fault_stands_over_the_last_good_site_until_it_is_mended(project: Project, page: Page) -> None:
    project.write("openapi.yaml", SHIPS.replace("paths:", "paths: [<b>wrong</b>"))
    fault = page.locator(FAULT)
    expect(fault).to_be_visible()
    expect(fault).to_contain_text("openapi.yaml:")
    expect(page.locator("[data-operation='GET /ships/1']")).to_be_visible()
    page.keyboard.press("Escape")
    expect(fault).to_have_count(0)
    # Another fault is told again, as text: what a description holds is never HTML.
    project.write("openapi.yaml", "<i>wrong</i>: 1\n")
    expect(fault).to_contain_text("openapi.yaml:1:1")
    assert fault.locator("b, i").count() == 0
    fault.get_by_role("button").click()
    expect(fault).to_have_count(0)
    project.write("openapi.yaml", SHIPS.replace("Ship 1", "Boat 1"))
    expect(page.get_by_role("heading", name="Boat 1")).to_be_visible()
    expect(fault).to_have_count(0)
