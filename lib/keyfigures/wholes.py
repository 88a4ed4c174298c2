"""Columns and rows that add up others -> which figure is a part of which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures.guess import is_total, without_measure, without_side, year_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from keyfigures.columns import ColumnMap, Count

__all__ = ["total_rows", "with_total_columns"]

def with_total_columns(wanted: ColumnMap) -> ColumnMap:
    """The map with columns of one measure told apart: by the words of their headers, and as parts of the one that is the total.

    "Killed", "Killed / Women" and "Killed / Men", all of them deaths: the first says no more than the measure and is the whole.
    """
    counts = _paired(wanted.counts) if not wanted.recognised else wanted.counts
    alike: dict[tuple[object, ...], list[Count]] = defaultdict(list)
    for count in counts:
        if not (count.columns or count.part_of or "group" in count.constants):
            alike[(count.measure, *sorted(count.constants.items()))].append(count)
    changed: dict[int, Count] = {}
    for several in alike.values():
        groups = {count.in_order[0]: _group(count) for count in several}
        wholes = [count.in_order[0] for count in several if not count.year and not groups[count.in_order[0]]]
        for count in several if len(several) > 1 else ():
            group, year = groups[count.in_order[0]], count.year
            whole = [c.in_order[0] for c in several if year and c.year == year and group and not groups[c.in_order[0]]] or wholes
            if group or year:
                changed[id(count)] = replace(count, constants={**count.constants, **({"group": group} if group else {})},
                                             part_of=whole[0] if len(whole) == 1 else None)
    return replace(wanted, counts=tuple(changed.get(id(count), count) for count in counts))


def _group(count: Count) -> str:
    """What the header says of who is counted, beside the measure, the year and the side."""
    header = count.in_order[0]
    if year_in(header) == header:
        return ""
    group = without_measure(header, count.measure or "")
    return group if "cell" in count.sides else " ".join(without_side(group))


def _paired(counts: Sequence[Count]) -> list[Count]:
    """The counts with columns of one side put together where they differ in no more than low, best and high."""
    together: dict[tuple[object, ...], Count] = {}
    for count in counts:
        side, alone = next(iter(count.sides)), len(count.sides) == 1 and "cell" not in count.sides
        key: tuple[object, ...] = (count.measure, without_side(count.sides[side])) if alone else (id(count),)
        if alone and key in together and side in together[key].sides:
            key = (id(count),)
        together[key] = replace(together[key], sides=together[key].sides | count.sides) if key in together else count
    return list(together.values())


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
