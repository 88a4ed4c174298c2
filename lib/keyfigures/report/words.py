"""Report -> the words that both pages share: what is said of a claim, of a document and of the report itself."""

from __future__ import annotations

import re

from keyfigures.charts.listing import cells
from keyfigures.charts.words import Row, day
from keyfigures.report.model import Chart, Report, Table
from keyfigures.wording import label

__all__ = ["claim_words", "colophon", "document_line", "document_title", "sort_keys", "web"]

_PROSE = re.compile(r"\b(paragraph|page) (?=\d)")


def claim_words(row: Row, language: str) -> tuple[str, str]:
    """A claim in one line, in two parts: how much of what; who says so, when, how it is known, where it stands."""
    amount, counted, *others = cells(row, language)
    return f"{amount} {counted}", " · ".join(part for part in (*others, _place(row["locator"] or "", language)) if part)


def _place(locator: str, language: str) -> str:
    """Where in its document a claim stands: a paragraph or page by its word in the language, else a cell."""
    if _PROSE.search(locator):
        return _PROSE.sub(lambda found: label(f"report.{found[1]}", language) + " ", locator)
    return locator and label("report.cell", language).format(locator)


def document_title(row: Row, language: str) -> str:
    """What to call a document: its title, else who published it, else its file."""
    return row["title"] or row["source"] or row["document"] or label("chart.unknown_source", language)


def document_line(row: Row, language: str) -> str:
    """Who published a document and when, and the name of the file that was read."""
    published = row["published"] and label("report.published", language).format(day(row["published"], language))
    return " · ".join(part for part in (row["source"], published, row["document"]) if part)


def web(row: Row) -> str:
    """The address of a document when it is one on the web, else nothing: no other kind is made into a link."""
    address = row["url"] or ""
    return address if address.startswith(("https://", "http://")) else ""


def sort_keys(row: Row) -> list[str]:
    """What the cells of a listing sort by where their words would not do: the size, and the last day."""
    size = next((row[side] for side in ("high", "best", "low") if row[side] is not None), "")
    return [str(size), "", "", row["to_date"] or row["published"] or "", ""]


def colophon(report: Report) -> tuple[list[str], tuple[tuple[str, str], ...]]:
    """What the report was made with, its rule for vague words, and its parameters but for the titles above."""
    titles = {block.title for kind in (Chart, Table) for block in report.blocks(kind)}
    lines = [label("report.made_with", report.language).format(f"keyfigures {report.version}") + "."]
    if report.commit:
        lines.append(label("report.commit", report.language).format(report.commit) + ".")
    settings = tuple((name, value) for name, value in report.parameters if value not in titles)
    return [*lines, label("report.vague", report.language)], settings
