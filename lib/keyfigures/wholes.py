"""Columns and rows that add up others -> which figure is a part of which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures.guess import is_total, without_measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from keyfigures.columns import ColumnMap, Count

__all__ = ["total_rows", "with_total_columns"]

_YEAR_LENGTH = 4


def with_total_columns(wanted: ColumnMap) -> ColumnMap:
    """The map with columns of one measure told apart: by the words of their headers, and as parts of the one that is the total.

    "Killed", "Killed / Women" and "Killed / Men", all of them deaths: the first says no more than the measure and is the whole.
    """
    alike: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in wanted.counts:
        told_apart = count.columns or count.part_of or "group" in count.constants or _is_year(count.sides.get("cell", ""))
        if "cell" in count.sides and not told_apart:
            alike[(count.measure, *sorted(count.constants.items()))].append(count)
    changed: dict[int, Count] = {}
    for counts in alike.values():
        if len(counts) < 2:
            continue
        groups = {count.sides["cell"]: without_measure(count.sides["cell"], count.measure or "") for count in counts}
        wholes = [header for header, group in groups.items() if not group]
        for count in counts:
            if group := groups[count.sides["cell"]]:
                changed[id(count)] = replace(count, constants={**count.constants, "group": group},
                                             part_of=wholes[0] if len(wholes) == 1 else None)
    return replace(wanted, counts=tuple(changed.get(id(count), count) for count in wanted.counts))


def total_rows(columns: Sequence[pd.Series]) -> npt.NDArray[np.intp]:
    """For each row of a sheet the position of the row that adds it up, or -1; ``columns`` are those whose words may say "total".

    A total adds up the rows since the total before it; one that comes right after another adds up the totals that no other total
    has yet.
    """
    says = np.zeros(len(columns[0]), bool)
    for column in columns:
        positions, words = pd.factorize(column)
        says |= np.array([*(is_total(str(word)) for word in words), False])[positions]
    inside = np.full(len(says), -1, np.intp)
    begin, alone = 0, list[int]()
    for total in map(int, np.flatnonzero(says)):
        if total > begin:
            inside[begin:total] = total
        else:
            inside[alone] = total
            alone = []
        alone.append(total)
        begin = total + 1
    return inside


def _is_year(header: str) -> bool:
    return len(header) == _YEAR_LENGTH and header.isdecimal()
