"""Bounds -> Figure: low, best and high of one published number, and how it is bounded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from keyfigures.errors import KeyfiguresError

__all__ = ["BOUNDS", "OPEN_ABOVE", "OPEN_BELOW", "STATUSES", "Bound", "Figure", "Number", "Status"]

Number = int | float
Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "between", "vague"]
Status = Literal["reported", "verified", "estimated", "projected"]
BOUNDS: tuple[Bound, ...] = get_args(Bound)
STATUSES: tuple[Status, ...] = get_args(Status)

_POINT, OPEN_ABOVE, OPEN_BELOW = {"exact", "about"}, {"at_least", "more_than"}, {"at_most", "less_than"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One published number with its bounds; a missing side is open, and ``best`` is only ever a published point.

    ======================  ==================  ======
    bound                   low, high           best
    ======================  ==================  ======
    exact, about            equal               equal
    at_least, more_than     low only            none
    at_most, less_than      high only           none
    between                 both                if published
    vague                   none, or a scheme's  none
    ======================  ==================  ======

    A range whose upper end is open ("44,538-70,000 or more") keeps ``between`` with ``high`` missing.

    Raises :class:`~keyfigures.KeyfiguresError` where the sides do not fit the bound. ``low`` above ``high`` is not an
    error here: published data has such rows, and they are flagged rather than dropped.
    """

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    bound: Bound = "exact"
    status: Status = "reported"

    def __post_init__(self) -> None:
        if problem := misfit(self.bound, self.low, self.best, self.high):
            raise KeyfiguresError(problem)

    @classmethod
    def point(cls, value: Number, bound: Bound = "exact", status: Status = "reported") -> Figure:
        """A single value under a bound: ``Figure.point(6_400_000, "at_least")`` has a low and no high."""
        if bound in OPEN_ABOVE:
            return cls(low=value, bound=bound, status=status)
        if bound in OPEN_BELOW:
            return cls(high=value, bound=bound, status=status)
        return cls(value, value, value, bound, status)

    @classmethod
    def between(cls, low: Number, high: Number, best: Number | None = None, status: Status = "reported") -> Figure:
        """A published range, with a best value only where the source gives one."""
        return cls(low, best, high, "between", status)


def misfit(bound: str, low: Number | None, best: Number | None, high: Number | None) -> str | None:
    """Why these sides cannot stand under this bound, or ``None`` when they can."""
    if bound in _POINT:
        fits = low == best == high and low is not None
    elif bound in OPEN_ABOVE:
        fits = low is not None and best is None and high is None
    elif bound in OPEN_BELOW:
        fits = high is not None and best is None and low is None
    elif bound == "between":
        fits = low is not None or high is not None
    elif bound == "vague":
        fits = best is None
    else:
        return f"unknown bound {bound!r}; known: {', '.join(BOUNDS)}"
    if fits:
        return None
    sides = ", ".join(f"{n}={s}" for n, s in (("low", low), ("best", best), ("high", high)))
    return f"bound {bound!r} does not fit {sides}"
