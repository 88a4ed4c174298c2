"""Plan -> the report as files: charts in ``figures``, one HTML page and one PDF in ``build``, all of them or none."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import tempfile
import time
import unicodedata
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from keyfigures import schema
from keyfigures.errors import OptionError
from keyfigures.report import html, pdf
from keyfigures.report.model import Chart, Report, collect
from keyfigures.report.plan import Plan, find_root, plans, settle
from keyfigures.report.run import execute
from keyfigures.write import write

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Built", "build_report"]


@dataclass(frozen=True, slots=True)
class Built:
    """The files of a finished report."""

    html: Path
    pdf: Path
    charts: tuple[Path, ...]


def build_report(name: str, **parameters: Any) -> Built:
    """Run the notebooks of a report and write its pages and charts; say on standard error how far it is.

    ``name`` is an entry of ``notebooks/reports.toml`` in the working folder or one above it; ``parameters`` replace
    those of the entry. Notebooks whose inputs did not change are not run again. Until all is ready nothing is replaced,
    so that whatever fails leaves the last good report in place.

    Raises :class:`~keyfigures.OptionError` for an unknown report or parameter, naming those there are, and
    :class:`~keyfigures.SourceError` for a notebook that fails, naming the cell.
    """
    root = find_root(Path.cwd())
    known = plans(root)
    if name not in known:
        raise OptionError.unknown("report", name, known)
    plan = known[name]
    settled = settle(plan, parameters)
    kept = root / "build" / name
    notebooks = [_executed(plan, notebook, settled[notebook], kept / notebook.name) for notebook in plan.notebooks]
    shown = {k: v for chosen in settled.values() for k, v in chosen.items()}
    report = Report(name, plan.title, plan.language, collect(notebooks, plan.language, plan.title),
                    tuple((k, str(v)) for k, v in shown.items()), metadata.version("keyfigures"), _commit(root))
    return _write(report, root)


def _executed(plan: Plan, notebook: Path, parameters: dict[str, Any], kept: Path) -> Any:
    began = time.monotonic()
    print(f"{plan.name}: {notebook.stem} ...", end="", file=sys.stderr, flush=True)
    try:
        done = execute(notebook, parameters, kept)
    except BaseException:
        print(" failed", file=sys.stderr)
        raise
    print(f" {time.monotonic() - began:.1f} s" if done.ran else " unchanged", file=sys.stderr)
    print(done.warnings, end="", file=sys.stderr)
    return done.notebook


def _write(report: Report, root: Path) -> Built:
    """Write everything aside, then move it into place file by file."""
    build, figures = root / "build", root / "figures" / report.name
    for folder in (build, figures):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build, prefix=f"{report.name}-") as aside:
        made: dict[Path, Path] = {}  # from the file aside to its place
        for suffix, content in ((".html", html.render(report).encode()), (".pdf", pdf.render(report))):
            page = Path(aside) / f"{report.name}{suffix}"
            page.write_bytes(content)
            made[page] = build / page.name
        for path in _charts(report, Path(aside)):
            made[path] = figures / path.name
        for path, place in made.items():
            path.replace(place)
    charts = tuple(place for place in made.values() if place.parent == figures)
    for left in set(figures.iterdir()) - set(charts):
        if left.suffix in {".svg", ".png", ".csv"}:  # of a chart that is no longer in the report
            left.unlink()
    return Built(build / f"{report.name}.html", build / f"{report.name}.pdf", charts)


def _charts(report: Report, folder: Path) -> Iterator[Path]:
    """Each chart as SVG and PNG, and as CSV the rows it was drawn from, named after its title."""
    taken: set[str] = set()
    for chart in report.blocks(Chart):
        plain = unicodedata.normalize("NFKD", chart.title).encode("ascii", "ignore").decode().lower()
        short = slug = re.sub(r"[^a-z0-9]+", "-", plain)[:60].strip("-") or "chart"
        while slug in taken:
            slug = f"{short}-{len(taken) + 1}"
        taken.add(slug)
        path = folder / f"{slug}.svg"
        path.write_text(chart.svg, "utf-8")
        path.with_suffix(".png").write_bytes(base64.b64decode(chart.png))
        write(schema.cast(pd.DataFrame(list(chart.rows))), path.with_suffix(".csv"))
        yield from (path, path.with_suffix(".png"), path.with_suffix(".csv"))


def _commit(root: Path) -> str | None:
    """The commit that the sources are at, with a mark when they were changed since; nothing outside a repository."""
    def git(*words: str) -> str:
        command = ["git", "-C", str(root), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    try:
        changed = git("status", "--porcelain", "--", "lib", "notebooks", "seeds")
        return git("rev-parse", "--short=12", "HEAD") + ("+" if changed else "")
    except (OSError, subprocess.CalledProcessError):
        return None
