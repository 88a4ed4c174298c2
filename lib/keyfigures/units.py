"""Figures table -> the same in people, and counts -> rates, by the units of units.txt."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import pandas as pd

from keyfigures.errors import OptionError
from keyfigures.schema import check

if TYPE_CHECKING:
    from pint import UnitRegistry

__all__ = ["rate", "registry", "to_people"]

Counts = TypeVar("Counts", float, pd.Series)


@cache
def registry() -> UnitRegistry[Any]:
    """The pint registry of units.txt: person, household, day, week, month, year, and a context ``household_size``."""
    import pint  # some 0.4 s that only a conversion should cost

    ours: UnitRegistry[Any] = pint.UnitRegistry(None, non_int_type=Fraction)
    ours.load_definitions((files("keyfigures") / "units.txt").read_text("utf-8").splitlines())
    return ours


def to_people(table: pd.DataFrame, household_size: float | tuple[float, float]) -> pd.DataFrame:
    """The figures table with every household figure as people, by a size that the caller states.

    ``household_size`` is the people in a household: one number, or ``(low, high)``. Low is multiplied by the low size,
    high by the high size; best stays only under a single size. A bound stays what it is, except that a point under two
    sizes becomes ``between``. Bounds are rounded outward and points to the nearest person. The rows converted get
    unit ``person`` and the flag ``household_converted``; all else, the quote included, stays as published.

    Raises :class:`~keyfigures.OptionError` for a size that is not positive, or whose low is above its high.

    >>> import keyfigures as kf
    >>> table = kf.read_text("At least 40 families fled their homes.", language="en")
    >>> print(kf.to_people(table, household_size=(4, 6))[["low", "high", "bound", "unit"]].to_string(index=False))
     low  high    bound   unit
     160  <NA> at_least person
    """
    small, large = map(_people, _sizes(household_size))
    table = check(table)
    rows = table["unit"] == "household"
    homes, point = table[rows], table[rows]["bound"].isin(["exact", "about"])
    low = homes["low"] * small.numerator // small.denominator
    high = -(homes["high"] * -large.numerator // large.denominator)
    best = (2 * homes["best"] * small.numerator + small.denominator) // (2 * small.denominator)
    if small == large:
        low, high = low.mask(point, best), high.mask(point, best)
    else:
        best = best.mask(best.notna())
        table.loc[rows, "bound"] = homes["bound"].mask(point, "between").array
    for side, values in (("low", low), ("best", best), ("high", high)):
        table.loc[rows, side] = values.array
    table.loc[rows, "unit"] = "person"
    table.loc[rows, "flags"] = homes["flags"].fillna("").add(";household_converted").str.lstrip(";").array
    return check(table)


def _sizes(given: float | tuple[float, float]) -> tuple[Fraction, Fraction]:
    try:
        low, high = (Fraction(str(size)) for size in (given if isinstance(given, tuple) else (given, given)))
    except ValueError:
        low = high = Fraction(0)
    if not 0 < low <= high:
        raise OptionError(f"household_size must be a number above 0, or (low, high), not {given!r}")
    return low, high


def _people(size: Fraction) -> Fraction:
    """The people in one household of a stated size; pint refuses the step without its context."""
    people = registry().Quantity(Fraction(1), "household").to("person", "household_size", size=size)
    return Fraction(people.magnitude)


def rate(
    deaths: Counts,
    population: Counts | float | None,
    days: float | tuple[str | dt.date, str | dt.date],
    *,
    per: float = 10_000,
    time: str = "day",
) -> Counts:
    """Deaths per ``per`` people per ``time``: by default the crude mortality rate, per 10,000 people per day.

    ``deaths`` is a number or a column, such as ``table["low"]``: an open side stays open. ``days`` is how many days
    they cover, or the first and the last day, both counted. ``time`` is a unit of time in units.txt; a year has
    365.25 days. With ``population=None`` the answer is deaths per ``time``.

    Raises :class:`~keyfigures.OptionError` for a unit of time nobody knows, and where days or people are not above 0.

    >>> round(rate(25, 1_000, 365.25), 2)
    0.68
    >>> round(rate(306_887, None, ("2011-03-01", "2021-03-31")))
    83
    """
    units = {name: registry().Quantity(1, name).to("day").magnitude for name in ("day", "week", "month", "year")}
    if time not in units:
        raise OptionError.unknown("unit of time", time, units)
    covered = _days(days)
    if covered <= 0 or (population is not None and (pd.Series(population) <= 0).any()):
        raise OptionError(f"a rate needs days and people above 0, not days={days!r} and population={population!r}")
    daily = deaths / covered if population is None else deaths / population / covered * per
    return daily * float(units[time])


def _days(given: float | tuple[str | dt.date, str | dt.date]) -> float:
    if not isinstance(given, tuple | list):
        return given
    first, last = map(pd.Timestamp, given)
    return (last - first).days + 1
