"""Number cells -> amounts: low, best, high and bound of each; whole numbers by the column, the rest by the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures import schema
from keyfigures.figure import BOUNDS
from keyfigures.tidy import parse_cells

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["amounts", "bounded", "combined"]

# 1234, 1234.0 as R and Python write a float column, 4e+05 as R writes a round number; "1.000" is for the grammar
_WHOLE = r"[0-9]{1,15}(?:\.0)?|[0-9](?:\.[0-9]{1,9})?[eE]\+?0?[0-9]"

Mask = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
_SIDES = ("low", "best", "high")
_BOUND: Any = schema.DTYPES["bound"]
_CODE = {bound: code for code, bound in enumerate(BOUNDS)}


def amounts(cells: pd.Series, missing: Collection[str] = (), language: str | None = None) -> pd.DataFrame:
    """``low``, ``best``, ``high``, ``bound``, ``status`` and ``note`` of each cell; ``claim`` says that it holds anything.

    Equal cells are read once. A cell that holds words but no readable figure keeps its claim, as ``vague`` with the reason in
    ``note``.
    """
    codes, texts = pd.factorize(cells)
    distinct = pd.Series(texts, dtype="str")
    whole = distinct.str.fullmatch(_WHOLE).to_numpy(bool, copy=True)
    numbers = pd.to_numeric(distinct[whole]).to_numpy(np.float64)
    whole[whole] = numbers % 1 == 0
    values = np.zeros(len(distinct), np.int64)
    values[whole] = numbers[numbers % 1 == 0]
    table = _table(dict.fromkeys(_SIDES, values), dict.fromkeys(_SIDES, whole),
                   np.where(whole, _CODE["exact"], -1).astype(np.int8), distinct.index)
    rest = distinct[~whole & ~distinct.str.strip().isin(["", *missing]).to_numpy(bool)]
    if len(rest):
        table = pd.concat([table.drop(rest.index), _in_words(rest, language)]).sort_index()
    return table.take(codes).set_axis(cells.index)


def _in_words(cells: pd.Series, language: str | None) -> pd.DataFrame:
    parsed = parse_cells(cells, language=language)
    parsed["note"] = parsed["note"].mask(parsed["note"] == "missing")
    parsed["bound"] = parsed["bound"].mask(parsed["note"].notna(), "vague")
    return parsed.assign(claim=parsed["bound"].notna())


def combined(sides: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One amount a row from columns for its sides: the low of the low column, and so on.

    All three equal, or a best alone, is a point; a low alone is "at least", a high alone "at most". A cell that says more
    than a point ("300–500") stands as it is where it is the only one of its row; beside others the row is ``vague``, with a
    note. A low above its best or high stays as published, with the note ``low_above_high``.
    """
    index = next(iter(sides.values())).index
    none = np.zeros(len(index), bool)
    has = {side: sides[side][side].notna().to_numpy() if side in sides else none for side in _SIDES}
    value = {side: sides[side][side].fillna(0).to_numpy(np.int64) if side in sides else np.zeros(len(index), np.int64)
             for side in _SIDES}
    alone = has["best"] & ~has["low"] & ~has["high"]
    level = has["low"] & has["high"] & (value["low"] == value["high"]) & (~has["best"] | (value["best"] == value["low"]))
    for side in _SIDES:
        value[side] = np.where(alone, value["best"], np.where(level, value["low"], value[side]))
        has[side] = has[side] | alone | level
    open_above, open_below = has["low"] & ~has["best"] & ~has["high"], has["high"] & ~has["best"] & ~has["low"]
    some = has["low"] | has["best"] | has["high"]
    codes = np.select([alone | level, open_above, open_below, some],
                      [_CODE[b] for b in ("exact", "at_least", "at_most", "between")], -1).astype(np.int8)
    table = _table(value, has, codes, index)
    disordered = np.zeros(len(index), bool)
    for lower, upper in (("low", "best"), ("best", "high"), ("low", "high")):
        disordered |= has[lower] & has[upper] & (value[lower] > value[upper])
    table.loc[disordered, "note"] = "low_above_high"
    filled = np.sum([frame["claim"].to_numpy(int) for frame in sides.values()], axis=0)
    for side, frame in sides.items():
        claimed = frame["claim"].to_numpy(bool)
        told = claimed & frame["status"].notna().to_numpy(bool)
        table.loc[told, "status"] = frame.loc[told, "status"]
        only = claimed & (filled == 1) & (frame["bound"] != "exact").to_numpy(bool)
        for name in (*_SIDES, "bound", "note", "claim") if only.any() else ():
            table.loc[only, name] = frame.loc[only, name].array
        refused = claimed & (filled > 1) & (frame["bound"].isin(["between", "vague"]) | frame[side].isna()).to_numpy(bool)
        table.loc[refused, list(_SIDES)] = pd.NA
        table.loc[refused, "bound"] = "vague"
        table.loc[refused, "claim"] = True
        table.loc[refused, "note"] = frame.loc[refused, "note"].fillna(f"the cell of {side} says more than a point")
    return table


def bounded(table: pd.DataFrame, bound: pd.Series) -> pd.DataFrame:
    """The amounts under bounds that another column gives: "more than" keeps the low alone, "up to" the high alone."""
    told = (bound.notna() & (table["bound"] == "exact")).to_numpy(bool)
    new = bound.astype("object").where(told, table["bound"].astype("object"))
    table = table.assign(bound=pd.Categorical(new.tolist(), dtype=_BOUND))
    above, below = new.isin(["at_least", "more_than"]) & told, new.isin(["at_most", "less_than"]) & told
    table.loc[above | below, "best"] = pd.NA
    table.loc[above, "high"] = pd.NA
    table.loc[below, "low"] = pd.NA
    return table


def _table(values: dict[str, Whole], has: dict[str, Mask], bound: npt.NDArray[np.int8], index: pd.Index) -> pd.DataFrame:
    columns: dict[str, Any] = {s: pd.arrays.IntegerArray(values[s].copy(), ~has[s]) for s in _SIDES}
    columns["bound"] = pd.Categorical.from_codes(bound, dtype=_BOUND)
    columns["status"] = schema.absent("status", len(index))
    columns["note"] = schema.absent("flags", len(index))
    columns["claim"] = bound >= 0
    return pd.DataFrame(columns, index=index, copy=False)
