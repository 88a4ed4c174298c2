"""Markdown -> prose: headings, paragraphs and lists of plain, stressed and linked words; anything else stays text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import mistune

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Prose", "Span", "read"]

_STYLES = {"strong": "strong", "emphasis": "em", "codespan": "code"}
_Token = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style: ``strong``, ``em``, ``code`` or none; ``link`` is a web address or nothing."""

    text: str
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A ``heading``, a ``paragraph`` or a ``list``; a list holds a line an item, the others one line."""

    shape: str
    lines: tuple[tuple[Span, ...], ...]
    level: int = 0

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)


def read(markdown: str) -> Iterator[Prose]:
    """The blocks of a Markdown text. HTML in it is text, and a link leads to the web or nowhere."""
    tokens = cast("list[_Token]", mistune.create_markdown(renderer=None)(markdown))
    for token in tokens:
        children = token.get("children", [])
        if token["type"] == "heading":
            yield Prose("heading", (tuple(_spans(children)),), token["attrs"]["level"])
        elif token["type"] == "list":
            yield Prose("list", tuple(tuple(_spans(item["children"])) for item in children))
        elif token["type"] != "blank_line":
            yield Prose("paragraph", (tuple(_spans(children or [token])),))


def _spans(tokens: list[_Token], style: str = "", link: str = "") -> Iterator[Span]:
    for token in tokens:
        if token["type"] in {"softbreak", "linebreak", "blank_line"}:
            yield Span(" ", style, link)
        elif "children" in token:
            address = token.get("attrs", {}).get("url", "")
            web = address if token["type"] == "link" and address.startswith(("https://", "http://")) else link
            yield from _spans(token["children"], _STYLES.get(token["type"], style), web)
        elif token.get("raw"):
            yield Span(token["raw"], _STYLES.get(token["type"], style), link)
