"""Text -> its lines in cells: as they are laid out with tabs, strokes, spaces, or as they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from keyfigures.lexicon import Lexicon
from keyfigures.mentions import mentions
from keyfigures.words import Item

__all__ = ["DIGIT", "Line", "Span", "counts_people", "is_number", "lines_of", "trimmed"]

DIGIT = re.compile(r"\d")
_RULE = re.compile(r"[\s|:+=-]*[-=]{2}[\s|:+=-]*")  # under the headings
_PARTED = {"\t": re.compile(r"\t"), "|": re.compile(r"\|"), "  ": re.compile(r" {2,}")}
_NUMBER = r"[~<>≥≤±+]?\d[\d.,'’\u00a0\u202f]*(?:\s?[%kKmM]\b|\+)?"
_PRINTED = re.compile(rf"(?=\S)[^\d\n]{{0,60}}?((?:(?<=\s)|\A)(?:{_NUMBER}|[-–—])(?:\s(?:{_NUMBER}|[-–—]))+)\s*")
_WIDEST = 40  # characters of the cell of a number
_LONGEST = 400  # characters of a line that may be one of a table
_COUNTED = frozenset(["people", "person", "household"])

Span = tuple[int, int]


class Line(NamedTuple):
    """A line with its cells, and what parts them."""

    start: int
    end: int
    parted: str
    cells: tuple[Span, ...]


def lines_of(text: str) -> Iterator[Line]:
    """The lines that hold something, with their cells; no rules under headings."""
    at = 0
    for written in text.split("\n"):
        start, at = at, at + len(written) + 1
        if written.strip() and len(written) <= _LONGEST and not _RULE.fullmatch(written):
            yield _line(text, start, start + len(written))


def _line(text: str, start: int, end: int) -> Line:
    written = text[start:end]
    parted = next((sign for sign in _PARTED if sign in written.strip(" |")), "")
    if parted == "|":  # a stroke at either end of a line is a border
        inner = written.strip()
        start += written.index(inner) + inner.startswith("|")
        end = start + len(inner) - inner.startswith("|") - inner.endswith("|")
    if parted:
        return Line(start, end, parted, tuple(_cells(text, start, end, _PARTED[parted])))
    printed = _PRINTED.fullmatch(written)
    cells = _cells(text, start + printed.start(1), end, re.compile(r"\s")) if printed else ()
    return Line(start, end, "", (trimmed(text, start, start + printed.start(1)), *cells) if printed else ())


def _cells(text: str, start: int, end: int, parted: re.Pattern[str]) -> Iterator[Span]:
    for m in parted.finditer(text, start, end):
        yield trimmed(text, start, m.start())
        start = m.end()
    yield trimmed(text, start, end)


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without the white space at its ends."""
    inner = text[start:end].strip()
    start += text[start:end].index(inner)
    return start, start + len(inner)


def is_number(text: str, cell: Span, lexicon: Lexicon) -> bool:
    """Whether a cell holds no more than a number, and people or households behind it."""
    if cell[1] - cell[0] > _WIDEST or not DIGIT.search(text, *cell):
        return False
    items = lexicon.items(text, *cell)
    while items and items[-1].word.unit in _COUNTED:
        items = items[:-1]
    return [(one.first, one.after) for one in mentions(items, lexicon)] == [(0, len(items))]


def counts_people(items: Sequence[Item]) -> bool:
    """Whether the words of a cell say that people are counted under it."""
    return any(item.word.cue for item in items) and not any(
        item.word.unit == "thing" or item.kind == "number" or item.key == "%" for item in items)
