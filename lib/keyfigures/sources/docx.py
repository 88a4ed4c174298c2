"""Bytes of a docx file -> its paragraphs as text and its tables as sheets.

The body is read as XML, not through a document model, so that text inside tracked insertions, content controls and text boxes is
there and deleted text is not.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from keyfigures.content import Content
from keyfigures.errors import SourceError
from keyfigures.passage import Document
from keyfigures.sources import archive, grid, header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

__all__ = ["read"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # the same text box once more
_NOT_READ = {_FALLBACK, f"{_W}del", f"{_W}moveFrom"}
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(raw: bytes, name: str) -> Content:
    """The paragraphs of the body and its tables.

    The day a file was saved is not the day it was published, so ``published`` is not taken from it.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise SourceError("docx files need lxml", name, "pip install 'keyfigures[documents]'") from error
    archive.check(raw, name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            body = etree.fromstring(package.read("word/document.xml"), parser)
            about = package.read("docProps/core.xml") if "docProps/core.xml" in package.namelist() else b"<none/>"
            core = etree.fromstring(about, parser)
    except (KeyError, zipfile.BadZipFile, zipfile.LargeZipFile, etree.XMLSyntaxError, OSError) as error:
        raise SourceError(f"is no docx file that can be read: {error}", name,
                          "open it in a word processor and save it again") from error
    title, publisher, language = ((core.findtext(f"{_DC}{key}") or "").strip() or None
                                  for key in ("title", "publisher", "language"))
    document = Document(name, publisher, title, language=language and language.split("-")[0].lower())
    text = "\n\n".join(filter(str.strip, map(_text, _outside_tables(body))))
    tables = [table for table in body.iter(f"{_W}tbl") if next(table.iterancestors(f"{_W}tbl"), None) is None]
    sheets, notes = grid.sheets(((f"table{i}", *_cells(table)) for i, table in enumerate(tables, 1)), name)
    return Content(document, text, sheets, notes=notes)


def _outside_tables(body: Element) -> Iterator[Element]:
    for paragraph in body.iter(f"{_W}p"):
        above = {ancestor.tag for ancestor in paragraph.iterancestors()}
        if not above & {f"{_W}tbl", _FALLBACK, f"{_W}p"}:
            yield paragraph


def _text(paragraph: Element) -> str:
    return "".join(element.text or "" if element.tag == f"{_W}t" else _SIGNS[element.tag]
                   for element in paragraph.iter(f"{_W}t", *_SIGNS)
                   if not any(ancestor.tag in _NOT_READ for ancestor in element.iterancestors()))


def _cells(table: Element) -> tuple[list[list[str]], list[tuple[int, int, int]]]:
    """The cells of a table as a grid, and which of them are merged across."""
    rows: list[list[str]] = []
    spans: list[tuple[int, int, int]] = []
    for y, row in enumerate(table.iterchildren(f"{_W}tr")):
        cells: list[str] = []
        for cell in row.iterchildren(f"{_W}tc"):
            words = " ".join(" ".join(map(_text, cell.iter(f"{_W}p"))).split())
            across, merged = cell.find(f"{_W}tcPr/{_W}gridSpan"), cell.find(f"{_W}tcPr/{_W}vMerge")
            width = min(int(across.get(f"{_W}val", "1")), 1000) if across is not None else 1
            if merged is not None and merged.get(f"{_W}val") != "restart" and rows and len(cells) < len(rows[-1]):
                words = header.carried(rows[-1][len(cells)])
            if width > 1:
                spans.append((y, len(cells), len(cells) + width - 1))
            cells += [words, *[""] * (width - 1)]
        rows.append(cells)
    return rows, spans
