"""A piece of text -> Passage: with where it stood, and what is already known about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

__all__ = ["Document", "Passage"]


@dataclass(frozen=True, slots=True)
class Document:
    """What is known about the publication that a passage comes from."""

    name: str = "text"
    source: str | None = None
    title: str | None = None
    url: str | None = None
    published: dt.date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a whole article or one spreadsheet cell, with its address inside its document.

    ``known`` holds columns of the figures table that the place of the text already settles, such as the measure that a
    column map gives a spreadsheet column.
    """

    text: str
    document: Document = field(default_factory=Document)
    locator: str | None = None
    known: dict[str, object] = field(default_factory=dict)
