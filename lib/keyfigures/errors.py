"""A problem -> a message a person can act on: what, where, what was expected, what to do."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

__all__ = ["KeyfiguresError", "NumberError", "OptionError", "SourceError", "TableError", "caret", "printable", "width"]

_WINDOW = 60  # characters shown on either side of a span in a long text


class KeyfiguresError(ValueError):
    """Anything keyfigures refuses; catch this one to catch them all."""


class NumberError(KeyfiguresError):
    """A text that is not one clear figure; ``start`` and ``end`` say which part of ``text`` is meant."""

    def __init__(self, problem: str, text: str, start: int = 0, end: int | None = None) -> None:
        self.problem, self.text, self.start = problem, text, start
        self.end = len(text) if end is None else end
        super().__init__(f"{problem}\n{caret(text, self.start, self.end)}" if text.strip() else problem)


class OptionError(KeyfiguresError):
    """An option nobody knows, or a value of the wrong kind; the message lists the known ones."""

    @classmethod
    def unknown(cls, kind: str, given: str, known: Iterable[str], hint: str = "") -> OptionError:
        """The error for a misspelt name: the nearest known one first, then all of them."""
        names = sorted(known)
        near = difflib.get_close_matches(given, names, n=1)
        guess = f"; did you mean {near[0]!r}?" if near else ""
        listed = f"\n    known: {', '.join(names)}" if names else ""
        return cls(f"unknown {kind} {given!r}{guess}{listed}{f'{chr(10)}    {hint}' if hint else ''}")


class SourceError(KeyfiguresError):
    """A file, sheet or cell that cannot be read; the message names it and the remedy."""

    def __init__(self, problem: str, where: str, remedy: str = "") -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(f"{where}: {problem}{f'{chr(10)}    {remedy}' if remedy else ''}")


class TableError(KeyfiguresError):
    """Rows that break the rules of the table: all of them on ``rows``, the first five in the message.

    ``rows`` is a list of ``(row label, problem)`` pairs.
    """

    def __init__(self, summary: str, rows: Sequence[tuple[object, str]] = ()) -> None:
        self.rows = list(rows)
        shown = [f"    row {label}: {problem}" for label, problem in self.rows[:5]]
        if len(self.rows) > 5:
            shown.append(f"    ... and {len(self.rows) - 5} more; all of them are on the error's .rows")
        super().__init__("\n".join([summary, *shown]))


def caret(text: str, start: int, end: int) -> str:
    """The line that holds ``text[start:end]``, and under it a line that points at the span.

    >>> print(caret("Some 1.500 people fled", 5, 10))
        Some 1.500 people fled
             ~~~~~^
    """
    line_start = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    line_end = text.find("\n", start)
    line_end = min(len(text) if line_end < 0 else line_end, max(end, start) + _WINDOW)
    line = printable(text[line_start:line_end])
    end = min(end, line_end)
    before, under = width(text[line_start:start]), max(width(text[start:end]), 1)
    return f"    {line}\n    {' ' * before}{'~' * under}^"


def printable(text: str) -> str:
    """The text with its control and formatting characters replaced: nothing in it can steer a terminal."""
    return "".join(c if unicodedata.category(c) not in {"Cc", "Cf"} else "\N{REPLACEMENT CHARACTER}" for c in text)


def width(text: str) -> int:
    """Columns a terminal gives the text: wide East Asian characters take two, combining marks none."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)
