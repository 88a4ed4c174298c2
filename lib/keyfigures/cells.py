"""Sheet + column map -> figures table: every cell that holds a figure becomes a row that knows its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures import columns, schema
from keyfigures.amounts import amounts, bounded, combined
from keyfigures.beside import YEAR, beside, category, text
from keyfigures.content import Sheet, check_cells
from keyfigures.guess import is_other, year_in
from keyfigures.surroundings import surroundings
from keyfigures.wholes import total_rows, with_total_columns

if TYPE_CHECKING:
    from keyfigures.columns import ColumnMap, Count
    from keyfigures.passage import Document

__all__ = ["is_later", "read"]

_REPORTED = {"status": "reported"}
_SHOWN = 5  # cells named in one note
_LONGEST, _LOOKED_AT = 60, 1_000  # characters of a cell that is a figure, different cells of a column that nobody described

Rows = npt.NDArray[np.intp]
Told = Mapping[str, pd.Series]


@dataclass(frozen=True, slots=True)
class _Cells:
    """The cells of a sheet under the headers of its map, and what they are called in the sheet."""

    sheet: Sheet
    wanted: ColumnMap
    names: Mapping[str, str]
    cells: pd.DataFrame
    identity: str

    def ids(self, header: str, rows: Rows) -> pd.Series:
        """The ``figure_id`` of the figures of a column."""
        return f"{self.identity}-" + self.sheet.labels(self.names[header], self.cells.index[rows])


def read(sheet: Sheet, wanted: ColumnMap, document: Document, identity: str, *,
         given_by_caller: bool = False) -> tuple[pd.DataFrame, list[str]]:
    """The figures table of a sheet, and what a person should look at, a line each.

    ``identity`` begins each ``figure_id``: the name of the content and the number of its sheet. What a caller leaves out of
    the map is left on purpose; numbers that a guess or hashtags leave out are named. Raises
    :class:`~keyfigures.SourceError` for a missing column and for a cell that is no cell.
    """
    where = f"{document.name}, sheet {sheet.name!r}" if sheet.name else document.name
    wanted = with_total_columns(_with_years(wanted, sheet.headers))
    names, extra = columns.fit(wanted, sheet.headers, where)
    first = next(filter(None, sheet.headers))
    read_too = () if wanted.recognised else filter(None, sheet.headers)  # what tells rows apart, and rows that say "total"
    cells = check_cells(sheet.read(list(dict.fromkeys([*names.values(), *read_too]))), sheet, where)
    given = _Cells(sheet, wanted, names, cells[list(names.values())].set_axis(list(names), axis="columns"), identity)
    twice = cells.duplicated([names[wanted.key]] if wanted.key in names else None).to_numpy()
    shared, notes = surroundings(_others(given), wanted, wanted.columns, document.language)
    if wanted.recognised:
        title, totals = wanted.about.get("title", wanted.name), np.full(len(cells), -1)
        notes += [f"column {header!r} is new to the map of {title} and was not read" for header in extra]
    else:
        notes += [] if given_by_caller else _left(cells[extra], document.language)
        totals = total_rows([cells[first], *(shared[name] for name in ("place", "group") if name in shared)])
    parts, places = [], []
    for count in wanted.counts:
        if set(count.sides.values()) <= set(names):
            part, rows, said = _part(count, given, shared, twice, totals, document)
            parts.append(part)
            places.append(rows)
            notes += said
    return _in_order(parts, places), [f"{where}: {note}" for note in dict.fromkeys(notes)]


def _with_years(wanted: ColumnMap, headers: Sequence[str]) -> ColumnMap:
    """The map with a figure for every header that is a year, where it speaks of ``{year}``, and the year that a header names."""
    years = [header for header in headers if YEAR.fullmatch(header)]
    counts = [replace(count, sides={"cell": year}, year=year) for count in wanted.counts if count.sides.get("cell") == "{year}"
              for year in years]
    others = [count if wanted.recognised else replace(count, year=year_in(" ".join(dict.fromkeys(count.sides.values()))))
              for count in wanted.counts if count.sides.get("cell") != "{year}"]
    return replace(wanted, counts=(*others, *counts))


def _left(cells: pd.DataFrame, language: str | None) -> list[str]:
    """The columns that hold figures and are in no map; what counts no people by its own words may be left."""
    left = [str(header) for header in cells if not is_other(str(header)) and _holds_figures(cells[header], language)]
    several = "columns {} hold figures and were" if len(left) > 1 else "column {} holds figures and was"
    return [f"{several.format(', '.join(map(repr, left)))} not read; give columns= to say what is counted"] if left else []


def _holds_figures(cells: pd.Series, language: str | None) -> bool:
    distinct = cells[cells.str.len() <= _LONGEST].drop_duplicates().iloc[:_LOOKED_AT]
    found = amounts(distinct, language=language)
    return bool((found["claim"] & found["note"].isna()).any())


def _others(given: _Cells) -> pd.DataFrame:
    """The cells that are no figures, in the order in which the map names them."""
    wanted, own = given.wanted, [header for count in given.wanted.counts for header in count.columns]
    headers = dict.fromkeys([*wanted.columns, *wanted.codes, *wanted.words, *own])
    return given.cells[[header for header in headers if header in given.cells]]


def _part(count: Count, given: _Cells, told: Told, twice: npt.NDArray[np.bool_], totals: Rows,
          document: Document) -> tuple[pd.DataFrame, Rows, list[str]]:
    """The figures of one column or of one low, best and high; their rows; and the cells that could not be read."""
    wanted = given.wanted
    if count.columns:
        told, _ = surroundings(_others(given), wanted, {**wanted.columns, **count.columns}, document.language)
    found, filled, notes = _amounts(count, given, told, document.language)
    counted = found["claim"].to_numpy()
    if count.measure is None and "measure" in told:
        counted = counted & told["measure"].notna().to_numpy(bool)
    rows = np.flatnonzero(counted)
    part = beside(count, wanted, told, rows, document) | _addressed(count, given, filled, rows)
    part |= {name: found[name].array.take(rows) for name in ("low", "best", "high", "bound")}
    fixed = [count.constants, wanted.constants, _REPORTED]
    part["status"] = category("status", [found["status"], told.get("status")], fixed, rows)
    part["flags"] = _flags(count, wanted, told, found, twice, rows)
    part["part_of"] = _whole(count, given, rows, totals)
    later = is_later(part)
    part["flags"] = _flag(part["flags"], "after_publication", later)
    notes += _kept(part["locator"], found["note"].iloc[rows] == "low_above_high", "its low, best and high are out of order")
    notes += _kept(part["locator"], twice[rows], "its row says the same as one above")
    notes += _kept(part["locator"], later, "it is about a day after its publication")
    in_total = np.isin(rows, totals)
    if in_total.any():
        part["place"] = pd.Series(part["place"]).mask(in_total).array
    table = schema.cast(pd.DataFrame(part, index=pd.RangeIndex(len(rows)), copy=False))
    return table, rows, notes


def _amounts(count: Count, given: _Cells, told: Told, language: str | None,
             ) -> tuple[pd.DataFrame, dict[str, npt.NDArray[np.bool_]], list[str]]:
    """The amounts of a column, or of a low, best and high; which cells of each header hold one; and what is wrong with others."""
    wanted = given.wanted
    found = {side: amounts(given.cells[header], wanted.missing, language) for side, header in count.sides.items()}
    notes = [line for side, header in count.sides.items() for line in _unread(header, given, found[side]["note"])]
    table = found["cell"] if "cell" in found else combined(found)
    if "cell" not in found:
        said = np.logical_or.reduce([frame["note"].notna().to_numpy() for frame in found.values()])
        own = table["note"].mask(said | (table["note"] == "low_above_high").fillna(False).to_numpy(bool))
        notes += _unread(count.in_order[0], given, own)
    if "bound" in told:
        table = bounded(table, told["bound"])
    if bound := count.constants.get("bound", wanted.constants.get("bound")):
        table = bounded(table, pd.Series(bound, index=table.index, dtype="string"))
    return table, {count.sides[side]: frame["claim"].to_numpy(bool) for side, frame in found.items()}, notes


def _unread(header: str, given: _Cells, notes: pd.Series) -> list[str]:
    refused = notes[notes.notna()]
    lines = [f"{given.sheet.address(given.names[header], row)}: {note}" for row, note in refused[:_SHOWN].items()]
    return lines + [f"... and {len(refused) - _SHOWN} more cells of column {header!r}"] * (len(refused) > _SHOWN)


def _kept(locators: Any, mask: Any, what: str) -> list[str]:
    """What a person should know of figures that stand as published, with a flag."""
    where = pd.Series(locators)[np.asarray(pd.Series(mask).fillna(False), bool)]
    more = f" and {len(where) - 1} more" if len(where) > 1 else ""
    return [f"{where.iloc[0]}{more}: {what}; kept as published, with a flag"] if len(where) else []


def _addressed(count: Count, given: _Cells, filled: Mapping[str, npt.NDArray[np.bool_]], rows: Rows) -> dict[str, Any]:
    """The words of the cell and where it stands, from which the row takes its name; of several cells the first with an amount."""
    first, *others = count.in_order
    quote, locator, name = _cell(first, given, rows)
    empty = ~filled[first][rows]
    for header in others:
        if empty.any():
            theirs = _cell(header, given, rows)
            quote, locator, name = (mine.mask(empty, other) for mine, other in zip((quote, locator, name), theirs, strict=True))
            empty = empty & ~filled[header][rows]
    return {"quote": quote.array, "locator": locator.array, "figure_id": name.array,
            "start": pd.array(np.zeros(len(rows), np.int64), dtype="Int64"), "end": quote.str.len().array}


def _cell(header: str, given: _Cells, rows: Rows) -> tuple[pd.Series, pd.Series, pd.Series]:
    """The words of the cells of a column, their addresses, and the names of the figures in them."""
    words = given.cells[header].iloc[rows].astype("string").reset_index(drop=True)
    return words, given.sheet.addresses(given.names[header], given.cells.index[rows]), given.ids(header, rows)


def _whole(count: Count, given: _Cells, rows: Rows, totals: Rows) -> Any:
    """The figure that each row is a part of: the total column of its row, or else the total row of its column."""
    if count.part_of in given.names:
        return given.ids(str(count.part_of), rows).array
    if (totals[rows] < 0).all():
        return schema.absent("part_of", len(rows))
    return given.ids(count.in_order[0], totals[rows]).mask(totals[rows] < 0).array


def _flags(count: Count, wanted: ColumnMap, told: Told, found: pd.DataFrame, twice: npt.NDArray[np.bool_], rows: Rows) -> Any:
    note = found["note"].iloc[rows]
    disordered = (note == "low_above_high").fillna(False).to_numpy(bool)
    refused = note.notna().to_numpy(bool) & ~disordered
    raised = {"low_above_high": disordered, "duplicate": twice[rows], "needs_review": refused,
              "ambiguous_number": refused & note.str.startswith("ambiguous").fillna(False).to_numpy(bool)}
    if wanted.suppressed is not None:
        raised["suppressed"] = (found["best"].iloc[rows] == wanted.suppressed).fillna(False).to_numpy(bool)
    flags = text(told.get("flags"), None, rows)
    if fixed := count.constants.get("flags", wanted.constants.get("flags")):
        flags = _flag(flags, fixed, np.ones(len(rows), bool))
    for name, mask in raised.items():
        flags = _flag(flags, name, mask)
    return flags


def _flag(flags: Any, name: str, mask: npt.NDArray[np.bool_]) -> Any:
    """The flags with one more for the rows of the mask."""
    if not mask.any():
        return flags
    raised = pd.Series(flags)
    return raised.mask(mask, (raised + ";" + name).fillna(name)).array


def is_later(part: Mapping[str, Any] | pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Where a figure that is no projection is about a day after its own publication."""
    if "from_date" not in part:
        return np.zeros(len(part["quote"]), bool)
    late: npt.NDArray[np.bool_] = np.asarray(part["from_date"] > part["published"]) & np.asarray(part["status"] != "projected")
    return late


def _in_order(parts: Sequence[pd.DataFrame], places: Sequence[Rows]) -> pd.DataFrame:
    """The parts as one table, row by row of the sheet; a part whose whole holds no figure stands alone."""
    if not parts:
        return schema.empty()
    table = parts[0]
    if len(parts) > 1:
        order = np.argsort(np.concatenate(places), kind="stable")
        table = pd.concat(parts, ignore_index=True).take(order).reset_index(drop=True)
    if table["part_of"].notna().any():
        table["part_of"] = table["part_of"].where(table["part_of"].isin(table["figure_id"]))
    return table
