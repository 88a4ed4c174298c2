"""The reports as a reader gets them: built twice in folders of their own, and opened in Chromium."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from keyfigures.report import Built, build_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
NAMES = ["syria-nl", "syria-en"]
pytestmark = pytest.mark.slow
browser = pytest.mark.browser


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Both reports, built in a copy of the project; beside it, in another process and folder, the first once more."""
    here, there = tmp_path_factory.mktemp("here"), tmp_path_factory.mktemp("there {0}")
    for folder in (here, there):
        for part in ("notebooks", "seeds"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    program = f"import keyfigures as kf; kf.build_report({NAMES[0]!r})"
    other = subprocess.Popen([sys.executable, "-c", program], cwd=there, stderr=subprocess.PIPE, text=True,
                             env=os.environ | {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Tokyo"})
    before = Path.cwd()
    os.chdir(here)
    try:
        reports = {name: build_report(name) for name in NAMES}
    finally:
        os.chdir(before)
        _, told = other.communicate(timeout=300)
    assert other.returncode == 0, told
    return reports


def digests(root: Path, report: str) -> dict[str, str]:
    files = [*(root / "build").glob(f"{report}.*"), *root.glob(f"*/{report}/*")]
    return {str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_two_runs_give_the_same_bytes(built: dict[str, Built], tmp_path_factory: pytest.TempPathFactory) -> None:
    base = tmp_path_factory.getbasetemp()
    here, there = digests(base / "here0", NAMES[0]), digests(base / "there {0}0", NAMES[0])
    assert here == there
    assert {Path(name).suffix for name in here} == {".html", ".pdf", ".ipynb", ".svg", ".png", ".csv"}


def test_every_chart_is_there_as_drawing_picture_and_rows(built: dict[str, Built]) -> None:
    for report in built.values():
        stems = {path.stem for path in report.charts}
        assert len(stems) >= 5
        assert {path.name for path in report.charts} == {f"{stem}.{form}" for stem in stems for form in ("svg", "png", "csv")}


def test_the_committed_chart_shows_the_rows_of_today(built: dict[str, Built]) -> None:
    for path in (ROOT / "figures").glob("*/*.csv"):
        if committed(path):
            (made,) = (chart for chart in built[path.parent.name].charts if chart.name == path.name)
            assert made.read_bytes() == path.read_bytes()


def committed(path: Path) -> bool:
    return f"!{path.relative_to(ROOT / 'figures')}" in (ROOT / "figures" / ".gitignore").read_text("utf-8").split()


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, chromium: Browser, built: dict[str, Built]) -> Iterator[Page]:
    """A report in a fresh tab that keeps note of requests, console messages and dialogs."""
    yield from opened(chromium, built[request.param].html)


def opened(chromium: Browser, path: Path, **options: Any) -> Iterator[Page]:
    context = chromium.new_context(**options)
    page = context.new_page()
    page.noted = []  # type: ignore[attr-defined]
    page.on("request", lambda request: page.noted.append(request.url))
    page.on("console", lambda message: page.noted.append(message.text))
    page.on("dialog", lambda dialog: page.noted.append(dialog.message))
    page.goto(path.as_uri())
    yield page
    context.close()


@browser
def test_the_page_is_whole_in_itself(page: Page) -> None:
    assert page.noted == [page.url]
    assert page.locator("figure svg").count() == page.locator("figure").count() >= 5


@browser
def test_every_number_leads_to_where_it_came_from(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    links = page.locator("td:first-child a")
    assert links.count() >= 30
    dead = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].filter("
                         "a => !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map(a => a.hash)")
    assert dead == []
    first = page.locator("table").last.locator("td:first-child a").first
    first.click()
    assert page.locator("li:target strong").inner_text().startswith(first.inner_text())


@browser
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_runs_over_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("[...document.querySelectorAll('svg text')].filter(text => {"
                         " const inner = text.getBoundingClientRect(), outer = text.closest('svg').getBoundingClientRect();"
                         " return inner.left < outer.left - 1 || inner.right > outer.right + 1;"
                         "}).map(text => text.textContent)") == []


@browser
def test_a_table_can_be_filtered_and_sorted(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    table = page.locator("table").last
    rows = table.locator("tbody tr")
    first, whole = rows.first.locator("td").first, rows.count()
    page.locator("input[type=search]").last.fill("2016")
    assert rows.filter(visible=True).count() == 1 < whole
    page.locator("input[type=search]").last.fill("")
    head = table.locator("th").first
    head.locator("button").click()
    smallest = first.get_attribute("data-key")
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    keys = [int(key) for key in rows.locator("td:first-child").evaluate_all("cells => cells.map(c => c.dataset.key)")]
    assert head.get_attribute("aria-sort") == "descending"
    assert keys == sorted(keys, reverse=True)
    assert keys[-1] == int(smallest or "")


@browser
@pytest.mark.parametrize("name", NAMES)
def test_without_its_script_the_page_is_whole(name: str, chromium: Browser, built: dict[str, Built]) -> None:
    for page in opened(chromium, built[name].html, java_script_enabled=False):
        assert page.locator("button, input").count() == 0
        assert page.locator("tbody tr").count() >= 30
        page.locator("summary").first.click()
        assert page.locator("details[open] tbody tr").first.is_visible()


@browser
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(name: str, width: int, chromium: Browser, built: dict[str, Built]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # axe comes in as a script, which the page's own policy rightly forbids
    for page in opened(chromium, built[name].html, bypass_csp=True, viewport={"width": width, "height": 800}):
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@browser
def test_a_page_full_of_attacks_does_nothing(chromium: Browser, tmp_path: Path) -> None:
    from keyfigures import charts, read_text
    from keyfigures.report import html, model

    attack = "<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>' \" </textarea>"
    table = read_text(f"At least 12 people {attack} were killed.", language="en", source=attack)
    _, metadata = charts.listing(table, language="en", title=attack)._repr_mimebundle_()
    rows = tuple(metadata["keyfigures"]["rows"])
    sections = (model.Section(attack, [model.Table(attack, rows), model.Printed(attack)]),)
    path = tmp_path / "attack.html"
    path.write_text(html.render(model.Report("x", attack, "en", sections, ((attack, attack),), "1", None)), "utf-8")
    for page in opened(chromium, path):
        assert page.noted == [page.url]
        assert page.locator("img, svg").count() == 0
        assert page.title() == " ".join(attack.split())
