"""What tests of several modules share: Chromium, and the rule that a browser test may be made to count."""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from keyfigures import load_figures

if TYPE_CHECKING:
    import pandas as pd
    from playwright.sync_api import Browser

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The system's Chromium under playwright, with a home of its own; the test is skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        home = os.environ | {"HOME": str(tmp_path_factory.mktemp("chromium"))}
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=home)
        yield browser
        browser.close()


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., tuple[pd.DataFrame, list[str]]]:
    """Write a file and load it: its table and what the warnings say."""
    def write_and_load(name: str, body: str | bytes, **options: Any) -> tuple[pd.DataFrame, list[str]]:
        (tmp_path / name).write_bytes(body if isinstance(body, bytes) else body.encode())
        with warnings.catch_warnings(record=True) as raised:
            warnings.simplefilter("always")
            table = load_figures(tmp_path / name, **options)
        return table, [str(warning.message) for warning in raised]

    return write_and_load


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a skipped browser test where KEYFIGURES_REQUIRE_BROWSER is set, so that CI cannot pass without a browser."""
    report = yield
    if report.skipped and item.get_closest_marker("browser") and os.environ.get("KEYFIGURES_REQUIRE_BROWSER"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but KEYFIGURES_REQUIRE_BROWSER is set: {report.longrepr}"
    return report
