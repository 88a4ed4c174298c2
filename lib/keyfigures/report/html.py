"""Report -> one HTML file: all of it inside, nothing fetched, every text from outside only ever text.

The page is built as a tree, so whatever is put in as text is escaped when the tree is written. A Content-Security
Policy allows the one script by its hash and no other, and no address to be loaded from.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from keyfigures.charts.listing import cells, heads
from keyfigures.report.markdown import Prose, Span
from keyfigures.report.model import Chart, Printed, Report, Section, Table, marked
from keyfigures.report.words import claim_words, colophon, document_line, document_title, sort_keys, web
from keyfigures.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from keyfigures.charts.words import Row

__all__ = ["render"]

Child = Element | str


def render(report: Report) -> str:
    """The page as text, ready to be written as UTF-8."""
    say = partial(label, language=report.language)
    names = [f"part-{i}" for i in range(1, len(report.sections) + 3)]
    titles = [*(section.title for section in report.sections), say("report.claims"), say("report.colophon")]
    contents = [_e("li", _e("a", title, href=f"#{name}")) for name, title in zip(names, titles, strict=True)]
    charts = {id(chart): f"chart-{i}" for i, chart in enumerate(report.blocks(Chart), 1)}
    main = [_section(section, name, charts, report) for section, name in zip(report.sections, names, strict=False)]
    body = _e(
        "body",
        _e("a", say("report.skip"), href="#main", class_="skip"),
        _e("header", _e("h1", report.title)),
        _e("nav", _e("h2", say("report.contents")), _e("ol", *contents), aria_label=say("report.contents")),
        _e("main", *main, _claims(report, names[-2]), id="main"),
        _e("footer", _e("h2", say("report.colophon"), id=names[-1]), *_colophon(report)),
        _e("script", _asset("page.js")),
    )
    page = _e("html", _head(report), body, lang=report.language)
    return f"<!DOCTYPE html>\n{ElementTree.tostring(page, 'unicode', method='html')}\n"


def _e(tag: str, *children: Child | None, **attributes: str) -> Element:
    """An element; a trailing underscore in an attribute's name is dropped, others become hyphens."""
    element = Element(tag, {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()})
    for child in children:
        if isinstance(child, Element):
            element.append(child)
        elif child and len(element):
            element[-1].tail = (element[-1].tail or "") + child
        elif child:
            element.text = (element.text or "") + child
    return element


def _asset(name: str) -> str:
    return (files("keyfigures.report") / name).read_text("utf-8")


def _head(report: Report) -> Element:
    digest = base64.b64encode(hashlib.sha256(_asset("page.js").encode()).digest()).decode()
    policy = (f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
              "base-uri 'none'; form-action 'none'")
    return _e(
        "head", _e("meta", charset="utf-8"), _e("meta", http_equiv="Content-Security-Policy", content=policy),
        _e("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _e("meta", name="generator", content=f"keyfigures {report.version}"),
        _e("title", report.title), _e("style", _asset("page.css")),
    )


def _section(section: Section, name: str, charts: dict[int, str], report: Report) -> Element:
    blocks: list[Element] = []
    for block in section.blocks:
        if isinstance(block, Prose):
            blocks.append(_prose(block))
        elif isinstance(block, Chart):
            blocks.append(_chart(block, charts[id(block)], report.language))
        elif isinstance(block, Table):
            blocks.append(_table(block.rows, block.title, report.language))
        elif isinstance(block, Printed):
            blocks.append(_e("pre", block.text, tabindex="0"))
    return _e("section", _e("h2", section.title, id=name), *blocks, aria_labelledby=name)


def _prose(prose: Prose) -> Element:
    if prose.shape == "list":
        return _e("ul", *(_e("li", *map(_span, line)) for line in prose.lines))
    tag = f"h{prose.level + 1}" if prose.shape == "heading" else "p"
    return _e(tag, *map(_span, prose.lines[0]))


def _span(span: Span) -> Child:
    child: Child = _e(span.style, span.text) if span.style else span.text
    return _e("a", child, href=span.link) if span.link else child


def _chart(chart: Chart, name: str, language: str) -> Element:
    table = _table(chart.rows, chart.title, language)
    return _e(
        "figure", _e("h3", chart.title, id=name), _plot(chart, name),
        _e("figcaption", *(_e("p", note) for note in chart.notes)),
        _e("details", _e("summary", label("report.numbers", language)), table),
        aria_labelledby=name,
    )


def _plot(chart: Chart, name: str) -> Element:
    """The plot as part of the page, its identifiers behind the chart's name, since a page may hold each only once."""
    svg = ElementTree.fromstring(chart.plot)
    for element in svg.iter():
        element.tag = element.tag.partition("}")[2]
        for key, value in list(element.attrib.items()):
            del element.attrib[key]
            element.set(key.partition("}")[2] or key, _named(key, value, name))
    for found in [e for e in svg if e.tag in {"metadata", "title"} or e.find("style") is not None]:
        svg.remove(found)  # a style sheet in it would speak to the whole page
    svg.attrib |= {"role": "img", "aria-labelledby": f"{name}-title", "aria-describedby": f"{name}-alt",
                   "style": "stroke-linejoin:round;stroke-linecap:butt"}
    svg.insert(0, _e("desc", chart.alt, id=f"{name}-alt"))
    svg.insert(0, _e("title", chart.title, id=f"{name}-title"))
    return svg


def _named(key: str, value: str, name: str) -> str:
    if key == "id":
        return f"{name}-{value}"
    if key.endswith("href"):
        return value.replace("#", f"#{name}-", 1)
    return re.sub(r"url\(#", f"url(#{name}-", value)


def _table(rows: Iterable[Row], title: str, language: str) -> Element:
    lines = []
    for row in rows:
        first, *others = cells(row, language)
        keys = sort_keys(row)
        linked = _e("td", _e("a", first, href=f"#fig-{row['figure_id']}"), data_key=keys[0])
        lines.append(_e("tr", linked, *(_e("td", text, **({"data_key": key} if key else {}))
                                        for text, key in zip(others, keys[1:], strict=True))))
    head = _e("thead", _e("tr", *(_e("th", text, scope="col") for text in heads(language))))
    table = _e("table", _e("caption", title), head, _e("tbody", *lines), data_filter=label("report.filter", language),
               data_sort=label("report.sort", language))
    return _e("div", table, class_="scroll", tabindex="0", role="region", aria_label=title)


def _claims(report: Report, name: str) -> Element:
    parts: list[Element] = []
    for rows in report.documents():
        address = web(rows[0])
        link = _e("a", address, href=address, rel="noreferrer") if address else None
        parts.append(_e("h3", document_title(rows[0], report.language)))
        parts.append(_e("p", document_line(rows[0], report.language), " ", link, class_="small"))
        parts.append(_e("ul", *(_claim(row, rows, report.language) for row in rows), class_="claims"))
    title = _e("h2", label("report.claims", report.language), id=name)
    return _e("section", title, _e("p", label("report.claims_intro", report.language)), *parts, aria_labelledby=name)


def _claim(row: Row, rows: list[Row], language: str) -> Element:
    sentence = marked(row, rows)
    spoken = row["language"] or language
    quoted = _e("p", sentence[0], _e("mark", sentence[1]), sentence[2], lang=spoken) if sentence else None
    amount, others = claim_words(row, language)
    head = _e("p", _e("strong", amount), " ", _e("span", others, class_="small"))
    return _e("li", head, quoted, id=f"fig-{row['figure_id']}")


def _colophon(report: Report) -> Iterable[Element]:
    lines, settings = colophon(report)
    yield from (_e("p", line, class_="small") for line in lines)
    if settings:
        yield _e("h3", label("report.parameters", report.language))
        yield _e("dl", *(e for name, value in settings for e in (_e("dt", name), _e("dd", value))), class_="small")
