"""Executed notebooks -> the report: sections of prose, charts, tables and print-outs, and the claims they rest on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from keyfigures.report.markdown import Prose, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from keyfigures.charts.words import Row

__all__ = ["Chart", "Printed", "Report", "Section", "Table", "collect", "marked"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: its words, its plot as SVG, the whole picture as files, and the rows it was drawn from."""

    title: str
    alt: str
    notes: tuple[str, ...]
    plot: str
    svg: str
    png: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of the figures table under a title."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """Text that a cell printed."""

    text: str


Block = Prose | Chart | Table | Printed


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """A report in one language; both pages are made from it."""

    name: str
    title: str
    language: str
    sections: tuple[Section, ...]
    parameters: tuple[tuple[str, str], ...]
    version: str
    commit: str | None

    def blocks(self, kind: type[Block]) -> Iterator[Any]:
        """The blocks of one kind, in reading order."""
        yield from (block for section in self.sections for block in section.blocks if isinstance(block, kind))

    def documents(self) -> list[list[Row]]:
        """The rows behind every chart and table, each once, by the document they were read from, in its order."""
        rows = {row["figure_id"]: row for kind in (Chart, Table) for block in self.blocks(kind) for row in block.rows}
        found: dict[tuple[Any, ...], list[Row]] = {}
        for row in rows.values():
            key = tuple(row[name] for name in ("document", "title", "source", "published", "url"))
            found.setdefault(key, []).append(row)
        return [sorted(group, key=lambda row: row["start"] or 0) for group in found.values()]


def collect(notebooks: Iterable[Any], language: str, title: str) -> tuple[Section, ...]:
    """The sections of a report, a new one at each first-level heading; what stands before goes under ``title``.

    Taken from a notebook: Markdown cells tagged with the language; of code cells, unless tagged ``remove-output``, the
    charts, the listings and what they print.
    """
    sections: list[Section] = []
    for block in (block for notebook in notebooks for cell in notebook.cells for block in _blocks(cell, language)):
        if isinstance(block, Prose) and block.shape == "heading" and block.level == 1:
            sections.append(Section(block.text))
        else:
            if not sections:
                sections.append(Section(title))
            sections[-1].blocks.append(block)
    return tuple(sections)


def _blocks(cell: Any, language: str) -> Iterator[Block]:
    tags = cell.metadata.get("tags", [])
    if cell.cell_type == "markdown" and language in tags:
        yield from read(cell.source)
    elif cell.cell_type == "code" and "remove-output" not in tags:
        for output in cell.outputs:
            yield from _output(output)


def _output(output: Any) -> Iterator[Block]:
    ours = output.get("metadata", {}).get("keyfigures")
    if output.output_type == "stream":
        if output.name == "stdout" and output.text.strip():
            yield Printed(output.text.strip("\n"))
    elif ours is None:
        if text := output.get("data", {}).get("text/plain"):
            yield Printed(text)
    elif ours["shape"] == "chart":
        yield Chart(ours["title"], ours["alt"], tuple(ours["notes"]), ours["plot"], output.data["image/svg+xml"],
                    output.data["image/png"], tuple(map(dict, ours["rows"])))
    else:
        yield Table(ours["title"], tuple(map(dict, ours["rows"])))


def marked(row: Row, rows: Iterable[Row]) -> tuple[str, str, str] | None:
    """The sentence of a row as before, quote and after; ``None`` where the row comes from a cell of a table.

    A quote may stand in its sentence more than once; the offsets of the other ``rows`` of its document then tell which.
    """
    sentence, quote = row["sentence"], row["quote"]
    if not sentence or not quote or quote not in sentence:
        return None
    starts = [{other["start"] - at for at in _places(other["quote"], sentence)} for other in rows
              if other["sentence"] == sentence and other["start"] is not None]
    common = set.intersection(*starts) if starts else set()
    at = row["start"] - min(common) if common else sentence.index(quote)
    return sentence[:at], quote, sentence[at + len(quote):]


def _places(quote: str | None, sentence: str) -> list[int]:
    return [found.start() for found in re.finditer(f"(?={re.escape(quote)})", sentence)] if quote else []
