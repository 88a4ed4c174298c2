"""Date cells -> periods: first day, last day and precision of each, a missing one left open."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pandas as pd

from keyfigures import language as languages
from keyfigures.schema import DTYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["read"]

_ISO = re.compile(r"(\d{4})(?:\.0)?(?:-(\d\d?)(?:-(\d\d?)(?:[T ][\d:.]*(Z|[+-]\d\d:?\d\d)?)?)?)?")
_NUMERIC = re.compile(r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?: [\d:.]+)?")
_WORDS = re.compile(r"(?:(\d\d?)(?:st|nd|rd|th|\.)?\s+)?([^\W\d_]+)\.?,?\s+(?:(\d\d?),?\s+)?(\d{4})")
_PRECISION: Any = DTYPES["date_precision"]
_DAYS = (dt.date(1500, 1, 1), dt.date(2199, 12, 31))

Period = tuple[dt.date, dt.date, str]


def read(cells: pd.Series, language: str | None = None, timezone: str | None = None) -> pd.DataFrame:
    """``first``, ``last`` (dates) and ``precision`` (text) of each cell.

    Reads 2024, 2024-12, 2024-12-06 with or without a time, 6 December 2024, December 2024, and 06/12/2024 where the column
    itself shows which part is the month; a cell that is none of these has all three missing. A timestamp with an offset is the
    day it is in ``timezone``.
    """
    codes, texts = pd.factorize(cells)
    distinct = [str(text).strip() for text in texts]
    day_first = _day_first(distinct)
    none = (None, None, None)  # for a missing cell, whose code is -1
    columns = list(zip(*[_period(text, language, day_first, timezone) or none for text in distinct], none, strict=True))
    first, last = (pd.Series(column, dtype="object").astype("datetime64[us]").take(codes) for column in columns[:2])
    precision = pd.Categorical(list(columns[2]), dtype=_PRECISION).take(codes)
    return pd.DataFrame({"first": first.array, "last": last.array, "precision": precision}, index=cells.index)


def _day_first(texts: Iterable[str]) -> bool | None:
    """Whether 06/12/2024 is the sixth: told by a part above 12, ``None`` where nothing tells or the cells contradict."""
    parts = [(int(m[1]), int(m[2])) for text in texts if (m := _NUMERIC.fullmatch(text))]
    day, month = any(a > 12 for a, _ in parts), any(b > 12 for _, b in parts)
    return day if day != month else None


def _period(text: str, language: str | None, day_first: bool | None, timezone: str | None) -> Period | None:
    if m := _ISO.fullmatch(text):
        if timezone and m[4]:
            text = dt.datetime.fromisoformat(text).astimezone(ZoneInfo(timezone)).date().isoformat()
            m = _ISO.fullmatch(text) or m
        year, month, day = m[1], m[2], m[3]
    elif (m := _NUMERIC.fullmatch(text)) and (day_first is not None or m[1] == m[2]):
        year, month, day = (m[3], m[2], m[1]) if day_first else (m[3], m[1], m[2])
    elif (m := _WORDS.fullmatch(text)) and (number := _months(language).get(m[2].casefold())) and not (m[1] and m[3]):
        year, month, day = m[4], str(number), m[1] or m[3]
    else:
        return None
    try:
        first = dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not _DAYS[0] <= first <= _DAYS[1]:
        return None
    if day:
        return first, first, "day"
    if month:
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month"
    return first, first.replace(month=12, day=31), "year"


@cache
def _months(language: str | None) -> dict[str, int]:
    """The names of the months in the language, or in all of them."""
    codes = languages.available() if language is None else [language]
    words = [pair for code in codes for pair in languages.load(code).by_number("time", "months")]
    return {word.rstrip("*.").casefold(): int(number) for word, number in words}
