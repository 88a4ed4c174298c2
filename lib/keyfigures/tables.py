"""Text -> its tables in words: each number of a row behind the heading of its column, and each row a paragraph of its own.

"Province | Deaths | Injured" over "Homs | 12 | 30" is read as "Homs | Deaths: 12 | Injured: 30". Tables of text are parted by
tabs, by strokes, by two spaces or more, and by single spaces where a page was printed; of these only lines that end in as many
numbers as the line over them ends in measures are rows. What stands in a list under its caption is a row as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from keyfigures.captions import captioned, dated
from keyfigures.edited import Edit, Edited
from keyfigures.lexicon import Lexicon
from keyfigures.lines import DIGIT, Line, Span, counts_people, is_number, lines_of, trimmed
from keyfigures.mentions import mentions
from keyfigures.visible import visible
from keyfigures.words import NOTHING, Item

__all__ = ["InWords", "in_words", "read_again"]

_BEHIND = " \t|kKmM%+"  # what may stand behind the number with which a line ends
_LISTED = re.compile(r"\n[^\S\n]*[-–—•*▪●◦‣]\s")
_DIGITS = re.compile(r"\d[\d.,]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\d|%")


class _Row(NamedTuple):
    """A row, and its line of headings."""

    start: int
    end: int
    headed: Span


class _Table(NamedTuple):
    """The line of headings of a table, its columns with whether each counts people, and its rows; no columns are none known."""

    head: Line
    columns: list[tuple[str, bool]]
    rows: list[Line]


class InWords:
    """A text as it is seen, with its tables in words."""

    __slots__ = ("_rows", "_seen", "_told", "text")

    def __init__(self, seen: Edited, told: Edited, rows: Sequence[_Row]) -> None:
        self._seen, self._told, self._rows, self.text = seen, told, rows, told.text

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of the text, of at least one sign, begins and ends as written."""
        return self._seen.span(*self._told.span(start, end))

    def sentence(self, start: int, end: int) -> str:
        """A sentence as written; of a table the line of headings, and under it the row that it is."""
        if not self._rows:
            return self._seen.written[slice(*self.span(start, end))]
        place, last = self._told.span(start, end)
        at = bisect_right(self._rows, place, key=lambda row: row.start) - 1
        row = self._rows[at] if at >= 0 and place < self._rows[at].end else None
        lines = (row.headed, (row.start, row.end)) if row else ((place, last),)
        return "\n".join([self._seen.written[slice(*self._seen.span(*line))] for line in lines])


def read_again(sentence: str, lexicon: Lexicon) -> str:
    """What :meth:`InWords.sentence` gives, as it is read: a sentence as it is seen, a row of a table in words."""
    text = in_words(visible(sentence), lexicon, alone=True).text
    return text.strip().rsplit("\n\n", 1)[-1] if "\n\n" in text else text


def in_words(seen: Edited, lexicon: Lexicon, *, alone: bool = False) -> InWords:
    """The text with its tables in words; as it is where it holds none. ``alone`` reads one line under a caption as a list."""
    text = seen.text
    if not (_LISTED.search(text) or any(line.rstrip(_BEHIND)[-1:].isdigit() for line in text.split("\n"))):
        return InWords(seen, Edited(text), ())
    lines = list(lines_of(text))
    inside = {line.start: table for table in _tables(text, lines, lexicon) for line in table.rows}
    entries = [*dated(text, lines, lexicon), *captioned(text, lines, lexicon, alone=alone)]
    listed = {entry.start: entry for entry in entries}
    edits: list[Edit] = []
    rows: list[_Row] = []
    for line in lines:
        table = inside.get(line.start)
        if entry := listed.get(line.start):
            edits += entry.edits
            rows.append(_Row(line.start, line.end, entry.caption))
        elif table is None:
            edits += _listed(text, line, lexicon)
        elif not table.columns:
            edits += _apart(line)
        else:
            edits += _told(text, line, table.columns, lexicon)
            rows.append(_Row(line.start, line.end, (table.head.start, table.head.end)))
    return InWords(seen, Edited(text, edits), rows)


def _tables(text: str, lines: Sequence[Line], lexicon: Lexicon) -> Iterator[_Table]:
    head: Line | None = None
    table: _Table | None = None
    for line in lines:
        row = _counts(text, line, lexicon)
        if table and row and (line.parted, len(line.cells)) == (table.rows[0].parted, len(table.rows[0].cells)):
            table.rows.append(line)
            continue
        if table:
            yield table
        row = row and not _of_years(text, line)
        table = _Table(head, _columns(text, head, line, lexicon), [line]) if head and row else None
        head = None if row else line
    if table:
        yield table


def _counts(text: str, line: Line, lexicon: Lexicon) -> bool:
    """Whether a line is a row: its cells are more than one, and one behind the first is no more than a number."""
    return any(is_number(text, cell, lexicon) for cell in line.cells[1:])


def _of_years(text: str, line: Line) -> bool:
    """Whether the only numbers of a line are years, which may stand over the columns."""
    numbers = [text[slice(*cell)] for cell in line.cells[1:] if DIGIT.search(text, *cell)]
    return bool(numbers) and all(map(_YEAR.fullmatch, numbers))


def _columns(text: str, head: Line, row: Line, lexicon: Lexicon) -> list[tuple[str, bool]]:
    """The heading of each column and whether it counts people; nothing where neither the line above nor the row says so."""
    cells = head.cells if row.parted else _printed(text, head, len(row.cells) - 1, lexicon)
    if row.parted and head.parted != row.parted:
        return []
    if len(cells) == len(row.cells) - 1:
        cells = ((head.start, head.start), *cells)  # nothing stands over the names
    columns = [(text[start:end].rstrip(": "), counts_people(lexicon.items(text, start, end))) for start, end in cells]
    told = any(counts for _, counts in columns[1:]) or _is_turned(text, row, columns, lexicon)
    return columns if told and len(columns) == len(row.cells) else []


def _is_turned(text: str, row: Line, columns: Sequence[tuple[str, bool]], lexicon: Lexicon) -> bool:
    """Whether what is counted stands before each row, and where, over the columns."""
    return bool(columns) and counts_people(lexicon.items(text, *row.cells[0])) and not any(
        counts or not words or (_NUMBERED.search(words) and not _YEAR.fullmatch(words)) for words, counts in columns[1:])


def _printed(text: str, head: Line, many: int, lexicon: Lexicon) -> tuple[Span, ...]:
    """The headings of a line without signs between them: each has a capital, or each is one word that says what is counted."""
    words = list(re.finditer(r"\S+", text[head.start:head.end]))
    begins = [head.start + word.start() for word in words if word.group()[0].isupper()]
    cells = tuple(trimmed(text, start, end) for start, end in pairwise([*begins, head.end]))
    if len(cells) == many + 1 and not counts_people(lexicon.items(text, *cells[0])):
        return cells
    items = lexicon.items(text, head.start, head.end)
    items = [one for one, after in zip(items, [*items[1:], None], strict=True) if after is None or one.end < after.start]
    ahead, last = items[:-many], items[-many:]
    told = len(last) == many and all(counts_people([item]) for item in last) and not counts_people(ahead)
    return tuple((item.start, item.end) for item in last) if told else ()


def _apart(line: Line) -> Iterator[Edit]:
    """A line that reads as a row, of which nobody knows what is counted: nothing beside it says that."""
    yield Edit(line.start, line.start, "\n\n")
    yield Edit(line.end, line.end, "\n\n")


def _told(text: str, line: Line, columns: Sequence[tuple[str, bool]], lexicon: Lexicon) -> Iterator[Edit]:
    """A row in words, in a paragraph of its own; without the numbers of columns that do not count people."""
    turned = _is_turned(text, line, columns, lexicon)
    label = text[slice(*line.cells[0])].rstrip(": ")
    yield Edit(line.start, line.start, "\n\n")
    last = line.start
    for cell, (words, counts) in zip(line.cells, columns, strict=True):
        start, end = cell
        number = is_number(text, cell, lexicon)
        if number and turned:
            yield Edit(last, start, f"\n\n{words} | {label}: ")
        elif number and counts:
            yield Edit(last, start, f" | {words}: ")
        elif start == end or (number and not _YEAR.fullmatch(text, *cell)) or (turned and last == line.start):
            yield Edit(last, end, "")
        elif start > last:
            yield Edit(last, start, " | ")
        last = end
    yield Edit(last, line.end, "\n\n")


def _listed(text: str, line: Line, lexicon: Lexicon) -> Iterator[Edit]:
    """A line that is all headings, each before its number, with what parts one from the next: People in need 2.3M IDPs 1.1M."""
    start, end = line.start, line.end
    if not text[start].isupper() or len(_DIGITS.findall(text, start, end)) < 2:
        return
    found = [(start, start), *((m.start, m.end) for m in mentions(lexicon.items(text, start, end), lexicon))]
    labels = [trimmed(text, before[1], after[0]) for before, after in pairwise(found)]
    words = [lexicon.items(text, at, at + len(text[at:last].rstrip(": "))) for at, last in labels]
    if len(labels) > 1 and found[-1][1] == end and any(map(counts_people, words)) and all(_is_label(text, one) for one in words):
        yield from (Edit(number[1], label[0], " | ") for number, label in zip(found[1:], labels[1:], strict=False))


def _is_label(text: str, items: Sequence[Item]) -> bool:
    """Whether words begin with a capital and are no more than names and words for people, or for what happened to them."""
    return bool(items) and text[items[0].start].isupper() and all(
        item.kind == "word" and not item.word.time and (item.word.cue or item.word.unit or (
            item.word is NOTHING and text[item.start].isupper())) for item in items)
