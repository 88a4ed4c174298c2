"""Text + edits -> what it then says, and where each of its signs stood as written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Edit", "Edited"]


class Edit(NamedTuple):
    """A stretch of a text as written, and what is read there instead."""

    start: int
    end: int
    read: str


class Edited:
    """A text with edits, which stand in order and do not overlap."""

    __slots__ = ("_edits", "_starts", "text", "written")

    def __init__(self, written: str, edits: Iterable[Edit] = ()) -> None:
        self.written, self._edits = written, list(edits)
        self._starts: list[int] = []  # where each of them begins in what is read
        pieces, last, length = [], 0, 0
        for edit in self._edits:
            pieces += [written[last:edit.start], edit.read]
            self._starts.append(length + edit.start - last)
            length, last = self._starts[-1] + len(edit.read), edit.end
        self.text = "".join([*pieces, written[last:]]) if self._edits else written

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of what is read, of at least one sign, begins and ends in the text as written."""
        return (self._place(start)[0], self._place(end - 1)[1]) if self._starts else (start, end)

    def _place(self, read: int) -> tuple[int, int]:
        """Where a sign that is read begins and ends as written."""
        at = bisect_right(self._starts, read) - 1
        if at < 0:
            return read, read + 1
        edit = self._edits[at]
        past = read - self._starts[at] - len(edit.read)
        return (edit.start, edit.end) if past < 0 else (edit.end + past, edit.end + past + 1)
