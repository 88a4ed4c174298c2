"""Rows of cells -> headers: which row names the columns, and where the figures begin."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from keyfigures.content import letters

__all__ = ["Header", "carried", "find", "holds_numbers", "is_tag_row", "named"]

_NUMBER = re.compile(r"[-+~<>≥≤±≈]{0,2}\s*\d[\d.,'’\s]*\s*[%kKmM]?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?:\.0)?")
_FIGURE = re.compile(r"(?<![\w.])\d[\d.,'’]*(?![\w])")  # a number among words: "5 killed", not "admin1"
_MARK = re.compile(r"[-–—?.…*/]+")  # of a cell without a value
_TAG = re.compile(r"#[A-Za-z]\w*(\+[A-Za-z]\w*)*")
_DEPTH, _LONGEST = 40, 500  # rows in which the header must stand, characters that name a column

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Header:
    """The names of the columns, the hashtags under them if there are any, and the position of the first row of cells."""

    names: tuple[str, ...]
    tags: tuple[str, ...]
    first: int


def find(rows: Sequence[Row], spans: Sequence[tuple[int, int, int]] | None = None) -> Header | None:
    """The header of a table among its first rows, or ``None`` where no row looks like one.

    The header is the row above the HXL tags, or else the first of the rows with the most words and no numbers but years; one
    above the first numbers goes before one below them, unless it has not half as many words. Two
    rows of which one names groups of columns are joined with a slash ("Killed / Men"); ``spans`` are the merged cells of the
    sheet as (row, first column, last column), and where the format does not tell, a group reaches to the next one.
    """
    head = [[" ".join(cell[:_LONGEST].split()) for cell in row] for row in rows[:_DEPTH]]
    for i, row in enumerate(head):
        if is_tag_row(row):
            tags = ["".join(cell.split()) for cell in row]
            return Header(_unique(head[i - 1] if i else tags), tuple(tags), i + 1)
    best = max(range(len(head)), key=lambda i: (_score(head[i]), -i), default=-1)
    best = _above(head, best)
    if best < 0 or _score(head[best]) < 1:
        return None
    for above in (best, best - 1):
        if 0 <= above < len(head) - 1 and _are_groups(head[above], head[above + 1]) and any(map(any, head[above + 2:])):
            merged = [(a, b) for row, a, b in spans or () if row == above]
            return Header(_unique(_joined(head[above], head[above + 1], merged)), (), above + 2)
    return Header(_unique(head[best]), (), best + 1)


def _above(head: Sequence[Row], best: int) -> int:
    """The row itself, or one above it whose table it is a row of: one with words under "remarks", or in place of a number.

    A row with numbers that may be years, and nothing below it, is the only row of a table.
    """
    numbers = next((i for i, row in enumerate(head[:best]) if _score(row) < 0), 0)
    if best >= 0 and any(map(_YEAR.fullmatch, head[best])) and not any(map(any, head[best + 1:])):
        numbers = best
    if best >= 0 and any(_FIGURE.search(cell) and not _YEAR.search(cell) for cell in head[best]):
        filled = {i for i, cell in enumerate(head[best]) if cell}
        numbers = max(numbers, *(i + 1 for i in range(best) if {j for j, cell in enumerate(head[i]) if cell} <= filled), 0)
    above = max(range(numbers), key=lambda i: (_score(head[i]), -i), default=-1)
    return above if above >= 0 and _score(head[above]) > max(1, _score(head[best]) / 2) else best


def _score(row: Row) -> int:
    """How many words a row has; a row with numbers that are no years has none."""
    cells = [cell for cell in row if cell and not _MARK.fullmatch(cell)]
    years, numbers = (sum(bool(kind.fullmatch(cell)) for cell in cells) for kind in (_YEAR, _NUMBER))
    return -numbers if numbers > years or years == len(cells) else len(cells)


def holds_numbers(rows: Sequence[Row]) -> bool:
    """Whether a cell of the rows is a number, and not only a year."""
    cells = (" ".join(cell.split()) for row in rows for cell in row if len(cell) <= _LONGEST)
    return any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def named(names: Sequence[str], filled: Collection[int]) -> tuple[str, ...]:
    """The names of the columns, those without one that hold anything called by their letters: ``column C``."""
    width = max([len(names), *(i + 1 for i in filled)])
    padded = [*names, *[""] * (width - len(names))]
    return _unique([name or (f"column {letters(i)}" if i in filled else "") for i, name in enumerate(padded)])


def carried(words: str) -> str:
    """What a merged cell says to the rows below its first: a name holds for all of them, a number is counted once."""
    return "" if _NUMBER.fullmatch(words) else words


def is_tag_row(row: Row) -> bool:
    """Whether most cells are HXL tags; a bad one among them is the business of whoever reads the tags."""
    cells = ["".join(cell.split()) for cell in row if cell]
    return all(cell.startswith("#") for cell in cells) and sum(bool(_TAG.fullmatch(cell)) for cell in cells) * 2 > len(cells)


def _are_groups(above: Row, row: Row) -> bool:
    """Whether a row names groups of the columns that the row under it names: a title stands alone in the first cell.

    Where the first column has a name of its own in both rows, the lower one is a row of the table.
    """
    named, under = ([i for i, cell in enumerate(cells) if cell] for cells in (above, row))
    return (named[:2] != [0] and min(_score(above), _score(row)) > 0 and bool(named)
            and any(i > named[0] and i not in named for i in under)
            and not (named[:2] == [0, 1] and under[:1] == [0] and above[0] != row[0]))


def _joined(above: Row, row: Row, merged: Sequence[tuple[int, int]]) -> list[str]:
    width = max(len(above), len(row))
    groups, names = ([*cells, *[""] * (width - len(cells))] for cells in (above, row))
    group = ""
    for i, name in enumerate(names):
        group = groups[i] or group
        if name and not merged:
            groups[i] = group
    for first, last in merged:
        groups[first:last + 1] = [groups[first]] * (min(last + 1, width) - first)
    return [f"{g} / {n}" if g and n and g != n else n or g for g, n in zip(groups, names, strict=True)]


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    unique = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    while unique and not unique[-1]:
        unique.pop()
    return tuple(unique)
