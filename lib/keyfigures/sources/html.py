"""Bytes of a web page -> its article as text and its tables as sheets, with what the page says of itself."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from keyfigures.content import Content
from keyfigures.errors import SourceError
from keyfigures.passage import Document
from keyfigures.sources import grid, header, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

__all__ = ["read"]

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WIDEST = 1000  # columns and rows that one cell may span


def read(raw: bytes, name: str) -> Content:
    """The article of a page without menus, captions and comments, and each table with a header and figures under it."""
    try:
        import trafilatura
        from lxml import html
    except ImportError as error:
        raise SourceError("web pages need trafilatura", name, "pip install 'keyfigures[documents]'") from error
    page = _DECLARATION.sub("", _decoded(raw, name))
    try:
        tree = html.document_fromstring(page)
    except (ValueError, html.etree.LxmlError) as error:
        raise SourceError(f"is no web page: {error}", name) from error
    sheets, notes = grid.sheets(((f"table{i}", *_cells(table)) for i, table in enumerate(_tables(tree), 1)), name)
    article = trafilatura.extract(page, include_comments=False, include_tables=False, include_formatting=False) or ""
    return Content(_document(tree, name), article.replace("\n", "\n\n"), sheets, notes=notes)


def _decoded(raw: bytes, name: str) -> str:
    """The text of the page in the encoding that it declares, unless its bytes say otherwise."""
    declared = _CHARSET.search(raw[:2048])
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong label is common; the bytes decide
    return text.decode(raw, name)


def _document(tree: HtmlElement, name: str) -> Document:
    said = {key.lower(): value.strip() for key, value in _meta(tree) if value.strip()}
    blocks = tree.xpath("//script[@type='application/ld+json']/text()")
    linked = {key: value for block in blocks for key, value in _linked(block)}
    title = said.get("og:title") or tree.findtext(".//title")
    dates = (linked.get("datePublished"), *map(said.get, ("article:published_time", "date", "dc.date", "dcterms.issued")))
    published = next((day for day in dates if day and _DAY.match(day)), None)
    canonical = tree.xpath("string(//link[@rel='canonical']/@href)") or said.get("og:url", "")
    language = (tree.get("lang") or said.get("og:locale") or "").replace("_", "-").split("-")[0].lower()
    return Document(name, said.get("og:site_name") or linked.get("publisher"), " ".join(title.split()) if title else None,
                    canonical if canonical.startswith(("https://", "http://")) else None,
                    text.date(published, name) if published else None, language or None)


def _meta(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for element in tree.iter("meta"):
        yield element.get("property") or element.get("name") or "", element.get("content") or ""


def _linked(block: str) -> Iterator[tuple[str, str]]:
    """The date and the publisher of the first thing in a JSON-LD block that has them."""
    try:
        data: Any = json.loads(block)
    except (ValueError, RecursionError):
        return
    things = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for thing in filter(lambda one: isinstance(one, dict), things):
        if isinstance(thing.get("datePublished"), str):
            yield "datePublished", thing["datePublished"]
        if isinstance(thing.get("publisher"), dict) and isinstance(thing["publisher"].get("name"), str):
            yield "publisher", thing["publisher"]["name"]


def _tables(tree: HtmlElement) -> list[HtmlElement]:
    return [table for table in tree.iter("table") if table.find(".//table") is None]


def _cells(table: HtmlElement) -> tuple[list[list[str]], list[tuple[int, int, int]]]:
    """A table with the cells that its merged cells cover filled in, as a grid, and which of them are merged across."""
    rows: list[list[str]] = []
    spans: list[tuple[int, int, int]] = []
    below: dict[int, tuple[int, str]] = {}  # column -> rows still covered by a cell above, and its text
    for y, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            _covered(cells, below)
            words, across, down = " ".join(cell.text_content().split()), _span(cell, "colspan"), _span(cell, "rowspan")
            if across > 1:
                spans.append((y, len(cells), len(cells) + across - 1))
            for i in range(across):
                if down > 1:
                    below[len(cells)] = (down - 1, header.carried(words) if i == 0 else "")
                cells.append(words if i == 0 else "")
        _covered(cells, below)
        rows.append(cells)
    return rows, spans


def _covered(cells: list[str], below: dict[int, tuple[int, str]]) -> None:
    while len(cells) in below:
        left, words = below.pop(len(cells))
        if left > 1:
            below[len(cells)] = (left - 1, words)
        cells.append(words)


def _span(cell: HtmlElement, key: str) -> int:
    given = cell.get(key, "1")
    return min(int(given), _WIDEST) if given.isdecimal() and int(given) else 1
