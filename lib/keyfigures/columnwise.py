"""A column of cells -> their figures: equal cells are read once, and cells of one shape all at once.

Two cells have one shape when they differ in their digits only ("300k-500k", "120k-450k"). The grammar reads two cells of a shape,
with digits chosen for the purpose; where both times each bound is one run of digits times a constant, that is the rule by which
every cell of the shape is read. Cells whose digits could change the reading (years, leading zeros, "30-150,000") take the
grammar one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from keyfigures.figure import BOUNDS, STATUSES, Figure, Number

__all__ = ["Answer", "columnwise"]

Answer = tuple[Figure | None, str | None]  # the figure, or why there is none

_SIDES = ("low", "best", "high")
_DIGITS = str.maketrans("123456789", "000000000")
_RUN = re.compile(r"0+(?:[.,'’ \u00a0\u202f\u2009]000)*(?:[.,]00?(?!0))?")
_PART, _OTHER = "\x1f", "\x1e"
_WORTH_IT = 4  # cells of one shape below which the grammar is as fast
_LONGEST = 17  # digits that fit a 64-bit integer


@dataclass(frozen=True, slots=True)
class _Rule:
    """How the cells of one shape are read: for each side the run of digits it comes from and what that is multiplied by."""

    sides: tuple[tuple[int, int] | None, ...]
    bound: int
    status: int


@dataclass(slots=True)
class _Columns:
    """The answers under way: a value and a gap for each side, codes of bound and status, notes."""

    values: npt.NDArray[np.int64]
    gaps: npt.NDArray[np.bool_]
    bound: npt.NDArray[np.int8]
    status: npt.NDArray[np.int8]
    note: npt.NDArray[np.object_]

    @classmethod
    def empty(cls, size: int) -> _Columns:
        return cls(np.ones((3, size), np.int64), np.ones((3, size), bool), np.full(size, -1, np.int8), np.full(size, -1, np.int8),
                   np.full(size, None, object))

    def put(self, at: int, answer: Answer) -> None:
        figure, self.note[at] = answer
        if figure is None:
            return
        for side, value in enumerate((figure.low, figure.best, figure.high)):
            if value is not None:
                self.values[side, at], self.gaps[side, at] = value, False
        self.bound[at], self.status[at] = BOUNDS.index(figure.bound), STATUSES.index(figure.status)

    def frame(self, codes: npt.NDArray[np.intp], index: pd.Index) -> pd.DataFrame:
        return pd.DataFrame({
            **{side: pd.arrays.IntegerArray(self.values[row][codes], self.gaps[row][codes]) for row, side in enumerate(_SIDES)},
            "bound": _category(self.bound[codes], BOUNDS),
            "status": _category(self.status[codes], STATUSES),
            "note": pd.array(self.note, dtype="string").take(codes),
        }, index=index)


def _category(codes: Any, allowed: Sequence[str]) -> Any:
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(allowed)))


def columnwise(series: pd.Series, read: Callable[[object], Answer]) -> pd.DataFrame:
    """The figures of a column by a function that reads one cell: low, best, high, bound, status, note, on the same index."""
    codes, uniques = pd.factorize(series, use_na_sentinel=False)
    distinct = np.asarray(uniques, dtype=object)
    found = _Columns.empty(len(distinct))
    left = np.ones(len(distinct), bool)
    for rows, cells in _shapes(distinct):
        if rule := _rule(cells[0], read):
            left[rows[_apply(rule, rows, cells, found)]] = False
    for at in np.flatnonzero(left):
        found.put(int(at), read(distinct[at]))
    return found.frame(codes, series.index)


def _shapes(cells: npt.NDArray[np.object_]) -> Iterator[tuple[npt.NDArray[np.intp], Sequence[str]]]:
    """The rows and the cells of each shape that many cells share."""
    codes, names = pd.factorize(_shapes_of(cells))
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes[codes >= 0], minlength=len(names))) + np.count_nonzero(codes < 0)
    start = np.count_nonzero(codes < 0)
    for name, end in zip(names, ends, strict=True):
        rows, start = order[start:end], end
        if len(rows) >= _WORTH_IT and "0" in name:
            yield rows, cells[rows].tolist()


def _shapes_of(cells: npt.NDArray[np.object_]) -> npt.NDArray[np.object_]:
    """The shape of each cell, every digit made a 0; ``None`` for a cell that is no text."""
    joined = _PART.join([cell if type(cell) is str else _OTHER for cell in cells])
    signs = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32).copy()
    signs[(signs > ord("0")) & (signs <= ord("9"))] = ord("0")
    shapes = signs.tobytes().decode("utf-32-le", "surrogatepass").split(_PART)
    if len(shapes) != len(cells):  # the cells hold the sign that parts them
        shapes = [cell.translate(_DIGITS) if type(cell) is str else _OTHER for cell in cells]
    return np.array([None if shape == _OTHER else shape for shape in shapes], dtype=object)


def _rule(cell: str, read: Callable[[object], Answer]) -> _Rule | None:
    """The rule of a cell's shape, when the grammar reads both probes as runs of digits times the same constants."""
    shape = cell.translate(_DIGITS)
    runs = [m.span() for m in _RUN.finditer(shape)]
    if not 1 <= len(runs) <= 2 or any(end - start > _LONGEST for start, end in runs):
        return None
    rules = {_rule_of(_fill(shape, digits), runs, read) for digits in ("3141592653589793", "2718281828459045")}
    return rules.pop() if len(rules) == 1 else None


def _fill(shape: str, digits: str) -> str:
    """The shape with digits chosen so that the first run is the smaller: its first digit is 1, that of the others 9."""
    starts = {m.start() for m in _RUN.finditer(shape)}
    out, used, first = [], 0, True
    for at, sign in enumerate(shape):
        if sign != "0":
            out.append(sign)
        elif at in starts:
            out.append("1" if first else "9")
            first = False
        else:
            out.append(digits[used % len(digits)])
            used += 1
    return "".join(out)


def _rule_of(cell: str, runs: Sequence[tuple[int, int]], read: Callable[[object], Answer]) -> _Rule | None:
    figure, _ = read(cell)
    if figure is None:
        return None
    values = [int(re.sub(r"\D", "", cell[start:end])) for start, end in runs]
    sides = tuple(_source(side, values) for side in (figure.low, figure.best, figure.high))
    if any(found is None and side is not None for found, side in zip(sides, (figure.low, figure.best, figure.high), strict=True)):
        return None
    return _Rule(sides, BOUNDS.index(figure.bound), STATUSES.index(figure.status))


def _source(side: Number | None, values: Sequence[int]) -> tuple[int, int] | None:
    """Which run a side comes from, and the constant between them."""
    if side is None:
        return None
    found = [(run, int(side) // value) for run, value in enumerate(values) if side % value == 0 and _is_power(int(side) // value)]
    return found[0] if len(found) == 1 else None


def _is_power(number: int) -> bool:
    return number in {10**exponent for exponent in range(10)}


def _apply(rule: _Rule, rows: npt.NDArray[np.intp], cells: Sequence[str], found: _Columns) -> npt.NDArray[np.bool_]:
    """Read the cells of a shape by its rule; which of them were read, the others being for the grammar."""
    width = len(cells[0])
    signs = np.frombuffer("".join(cells).encode("utf-32-le", "surrogatepass"), np.uint32).reshape(len(cells), width)
    shape = cells[0].translate(_DIGITS)
    runs = [m.span() for m in _RUN.finditer(shape)]
    numbers, fine = [], np.ones(len(cells), bool)
    for start, end in runs:
        columns = [at for at in range(start, end) if shape[at] == "0"]
        digits = signs[:, columns].astype(np.int64) - ord("0")
        number = digits @ (10 ** np.arange(len(columns) - 1, -1, -1, dtype=np.int64))
        fine &= (digits[:, 0] > 0) | (len(columns) == 1)
        if len(columns) == 4 and end - start == 4:
            fine &= (number < 1900) | (number > 2100) | (width == 4)
        if len(runs) > 1:
            fine &= number % 1000 != 0
        numbers.append(number)
    if len(numbers) > 1:
        scaled = [numbers[side[0]] * side[1] for side in rule.sides if side]
        for lower, upper in pairwise(scaled):
            fine &= lower < upper
    for side, source in enumerate(rule.sides):
        if source is not None:
            found.values[side, rows[fine]] = (numbers[source[0]] * source[1])[fine]
            found.gaps[side, rows[fine]] = False
    found.bound[rows[fine]], found.status[rows[fine]] = rule.bound, rule.status
    return fine
