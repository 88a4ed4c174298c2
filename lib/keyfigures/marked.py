"""Figures table -> its sentences with each figure marked in place, for a notebook and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from keyfigures.errors import KeyfiguresError
from keyfigures.figure import Figure
from keyfigures.wording import label, words

__all__ = ["Marked", "mark"]

_NEEDED = ("document", "sentence", "start", "quote", "measure", "bound", "status", "language")


@dataclass(frozen=True, slots=True)
class Marked:
    """Sentences in pieces: what is said of a piece that is a figure, and ``None`` for the words between."""

    sentences: tuple[tuple[tuple[str, str | None], ...], ...]

    def __repr__(self) -> str:
        """The sentences with each figure in brackets, and what it was read as behind it."""
        return "\n".join("".join(f"[{text}: {said}]" if said else text for text, said in pieces) for pieces in self.sentences)

    def _repr_html_(self) -> str:
        """The same for a notebook; whatever the text holds is shown as text."""
        return "\n".join(f"<p>{''.join(map(_html, pieces))}</p>" for pieces in self.sentences)


def mark(table: pd.DataFrame) -> Marked:
    """The sentences of a figures table, in the order of their text, with every figure in its place and what it was read as.

    In a notebook the figures are highlighted. Rows of a sheet have no sentence and are left out. Raises
    :class:`~keyfigures.KeyfiguresError` for a table without the columns of one.

    >>> import keyfigures as kf
    >>> kf.mark(kf.read_text("The flood killed 12 people and displaced at least 300 families.", language="en"))
    The flood killed [12: deaths, 12] people and displaced at least [300: people displaced, at least 300, households] families.
    """
    if missing := [name for name in _NEEDED if name not in table]:
        raise KeyfiguresError(f"a figures table to mark needs {', '.join(missing)}")
    prose = table[table["sentence"].notna()].sort_values(["document", "start"], kind="stable")
    groups = prose.groupby(["document", "sentence"], sort=False, dropna=False)
    return Marked(tuple(tuple(_pieces(str(sentence), rows)) for (_, sentence), rows in groups))


def _pieces(sentence: str, rows: pd.DataFrame) -> Iterator[tuple[str, str | None]]:
    begin, at = _begin(sentence, rows), 0
    for row in rows.to_dict("records"):
        start = int(row["start"]) - begin
        if start >= at and sentence.startswith(row["quote"], start):
            yield from ((sentence[at:start], None), (row["quote"], _said(row)))
            at = start + len(row["quote"])
    yield sentence[at:], None


def _begin(sentence: str, rows: pd.DataFrame) -> int:
    """The offset in the text at which the sentence begins: where all its quotes fall on themselves."""
    starts, quotes = rows["start"].astype(int).tolist(), rows["quote"].astype(str).tolist()
    at = sentence.find(quotes[0])
    while at >= 0:
        begin = starts[0] - at
        if all(sentence.startswith(quote, start - begin) for start, quote in zip(starts, quotes, strict=True)):
            return begin
        at = sentence.find(quotes[0], at + 1)
    return starts[0]


def _said(row: dict[Any, Any]) -> str:
    low, best, high = (None if pd.isna(row.get(side)) else int(row[side]) for side in ("low", "best", "high"))
    language = str(row["language"])
    said = [label(f"measure.{row['measure']}", language), words(Figure(low, best, high, row["bound"]), language)]
    said += [label(f"status.{row['status']}", language)] if row["status"] != "reported" else []
    said += [label(f"unit.{row['unit']}", language)] if row.get("unit") == "household" else []
    return ", ".join(said)


def _html(piece: tuple[str, str | None]) -> str:
    text, said = piece
    if said is None:
        return escape(text)
    return f'<mark title="{escape(said)}">{escape(text)}</mark> <small>({escape(said)})</small>'
