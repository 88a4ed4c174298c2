"""Figures table <-> text cells: what ``write`` puts into a file, taken back unchanged by ``load_figures``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from keyfigures import schema
from keyfigures.errors import SourceError, TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FORMULA", "README", "as_text", "guarded", "is_ours", "restored"]

README = "README"  # the sheet of a workbook that says what the other is
_NEEDED = {"figure_id", "measure", "low", "best", "high", "bound"}
_KINDS = {column.name: column.kind for column in schema.COLUMNS}
# a spreadsheet runs a cell that begins so; an apostrophe before it keeps it text. Text that begins with apostrophes and
# such a sign gets one more, so that taking one away gives back every text
FORMULA = re.compile(r"'*[=+\-@\t\r]")
_UNGUARDED = r"^('*[=+\-@\t\r])"
_GUARDED = r"^'('*[=+\-@\t\r])"


def is_ours(headers: Sequence[str]) -> bool:
    """Whether a sheet with these headers is a figures table; columns of another's own may stand beside."""
    return set(headers) >= _NEEDED


def as_text(table: pd.DataFrame) -> pd.DataFrame:
    """The table as text cells: ISO dates, plain integers, missing as ``""``."""
    cells = {name: (table[name].dt.strftime("%Y-%m-%d") if kind == "date" else table[name].astype("string")).fillna("")
             for name, kind in _KINDS.items()}
    return pd.DataFrame(cells, index=table.index)


def guarded(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with an apostrophe before every text that a spreadsheet would run as a formula."""
    return cells.assign(**{name: cells[name].str.replace(_UNGUARDED, r"'\1", regex=True)
                           for name, kind in _KINDS.items() if kind == "text"})


def restored(cells: pd.DataFrame, where: str, *, guards: bool) -> pd.DataFrame:
    """The figures table of the text cells; ``guards`` says that they have apostrophes to be taken away.

    Raises :class:`~keyfigures.SourceError` for a value that its column cannot hold.
    """
    columns = {}
    cells = cells[(cells != "").any(axis="columns")]
    for name, values in cells.items():
        text = values.astype("string")
        if guards and _KINDS[str(name)] == "text":
            text = text.str.replace(_GUARDED, r"\1", regex=True)
        columns[name] = text.mask(text == "")
        if _KINDS[str(name)] == "integer":
            columns[name] = columns[name].str.removesuffix(".0")
    try:
        return schema.cast(pd.DataFrame(columns, index=cells.index)).reset_index(drop=True)
    except TableError as error:
        raise SourceError(str(error), where) from error
