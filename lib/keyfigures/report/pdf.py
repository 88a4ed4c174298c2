"""Report -> PDF: typst sets the same content, handed over as JSON, into a tagged and accessible document."""

from __future__ import annotations

import json
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib
import typst

from keyfigures.charts.listing import cells, heads
from keyfigures.report.markdown import Prose
from keyfigures.report.model import Chart, Printed, Report, Table, marked
from keyfigures.report.words import claim_words, colophon, document_line, document_title, web
from keyfigures.wording import label

if TYPE_CHECKING:
    from keyfigures.charts.words import Row

__all__ = ["render"]

_WORDS = ("contents", "claims", "claims_intro", "colophon", "parameters")


def render(report: Report) -> bytes:
    """The report as PDF/UA-1, the same bytes every time."""
    fonts = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf")
    content = json.dumps(_content(report), ensure_ascii=False)
    with as_file(files("keyfigures.report") / "page.typ") as template:
        return typst.compile(str(template), font_paths=[fonts], ignore_system_fonts=True, format="pdf",
                             pdf_standards="ua-1", sys_inputs={"report": content})


def _content(report: Report) -> dict[str, Any]:
    say = partial(label, language=report.language)
    lines, settings = colophon(report)
    return {
        "title": report.title, "language": report.language, "heads": heads(report.language), "settings": settings,
        "lines": lines, "sections": [{"title": s.title, "blocks": [_block(b, report.language) for b in s.blocks]}
                                     for s in report.sections],
        "documents": [_document(rows, report.language) for rows in report.documents()],
        "words": {name: say(f"report.{name}") for name in _WORDS},
    }


def _block(block: object, language: str) -> dict[str, Any]:
    match block:
        case Prose():
            lines = [[{"text": s.text, "style": s.style, "link": s.link} for s in line] for line in block.lines]
            return {"shape": block.shape, "level": block.level, "lines": lines}
        case Chart():
            return {"shape": "chart", "title": block.title, "alt": block.alt, "notes": block.notes, "plot": block.plot,
                    "rows": _rows(block.rows, language)}
        case Table():
            return {"shape": "table", "title": block.title, "rows": _rows(block.rows, language)}
        case Printed():
            return {"shape": "printed", "text": block.text}
    raise TypeError(f"no way to print a {type(block).__name__}")


def _rows(rows: tuple[Row, ...], language: str) -> list[dict[str, Any]]:
    return [{"id": row["figure_id"], "cells": cells(row, language)} for row in rows]


def _document(rows: list[Row], language: str) -> dict[str, Any]:
    claims = [{"id": row["figure_id"], "words": claim_words(row, language), "sentence": marked(row, rows)}
              for row in rows]
    return {"title": document_title(rows[0], language), "line": document_line(rows[0], language), "url": web(rows[0]),
            "claims": claims}
