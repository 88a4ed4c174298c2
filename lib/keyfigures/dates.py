"""Sentence around a reading -> when: the period that its words give, relative to the day of publication.

Vague time follows the rules of UCDP's codebook: early is the first ten days of a month, the middle the 10th to the 20th, the
end from the 15th on; "several weeks" is three weeks back.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from keyfigures.reading import Reading
from keyfigures.words import NOTHING, Item

__all__ = ["Period", "period_of", "periods"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SEVERAL = 3


class Period(NamedTuple):
    """From one day to another, how precise that is, the item where it is said, and whether it is said as a start or an end.

    ``again`` is the unit after which it comes again where the words do not say which one is meant: week for Friday, year for May.
    """

    start: dt.date | None
    end: dt.date | None
    precision: str
    place: int
    since: bool = False
    until: bool = False
    again: str | None = None


def period_of(found: Sequence[Period], reading: Reading, published: dt.date | None) -> Period | None:
    """The period nearest to a number in its sentence; of a month or a weekday a projection means the next one, not the last."""
    if not found:
        return None
    nearest = min(found, key=lambda period: abs(period.place - reading.mention.first))
    if nearest.again and published and reading.status == "projected" and nearest.end and nearest.end < published:
        start = None if nearest.start is None else _next(nearest.start, nearest.again)
        return nearest._replace(start=start, end=_next(nearest.end, nearest.again))
    if published and reading.status != "projected" and nearest.start and nearest.end and (
            nearest.start <= published < nearest.end):
        return nearest._replace(end=published)  # what is known of this year ends today
    return nearest


def _next(day: dt.date, unit: str) -> dt.date:
    if unit == "week":
        return day + dt.timedelta(days=7)
    return day.replace(year=day.year + 1, day=min(day.day, calendar.monthrange(day.year + 1, day.month)[1]))


def periods(items: Sequence[Item], text: str, published: dt.date | None) -> list[Period]:
    """The times that a sentence names, from left to right; a relative one stays open without a day of publication."""
    found: list[Period] = []
    for period in _periods(items, text, published):
        if found and _spans(items, found[-1], period):
            coarser = max(found[-1].precision, period.precision, key=_COARSER.index)
            found[-1] = found[-1]._replace(end=period.end, precision=coarser)
        else:
            found.append(period)
    return found


_COARSER = ("day", "week", "month", "year", "open")


def _spans(items: Sequence[Item], one: Period, other: Period) -> bool:
    """Whether two times are the ends of one: from 15 September to 11 November, between 1998 and 2004, January to August."""
    if one.start is None or other.end is None or one.since or one.start >= other.end:
        return False
    between = [item.word for item in items[one.place + 1:other.place] if item.kind == "word"]
    opened = any(item.word.between for item in items[max(0, one.place - _OPENED):one.place])
    joint = [word for word in between if word.to or word.dash or (opened and word.both)]
    if other.place - one.place == 2 and items[one.place + 1].word.dash:
        return True
    return bool(joint) and all(word in joint or word.link or word.article or word.time or word.marks for word in between)


_OPENED = 3  # items before a time in which "between" stands


def _periods(items: Sequence[Item], text: str, published: dt.date | None) -> Iterator[Period]:
    for place in [place for place, item in enumerate(items) if item.word.time or item.kind in {"number", "shape"}]:
        item = items[place]
        if item.kind == "shape" and (day := _written_out(item.key)):
            yield Period(day, day, "day", place)
        for key, value, capital in item.word.time:
            if capital and text[item.start].islower():
                continue
            found = (_month(items, place, int(value), published) if key == "months"
                     else _signed(items, place, published) if key == "month_signs"
                     else _ago(items, place, value, published) if key == "units"
                     else _weekday(items, place, int(value), published) if key == "weekdays"
                     else _day(published, int(value)) if key == "days" else None)
            if found:
                yield _since(items, place, found, published)._replace(again=_again(items, place, key))
        if item.kind == "number" and (year := _year(items, place)) and not _said_of_another(items, place):
            yield _since(items, place, (dt.date(year, 1, 1), dt.date(year, 12, 31), "year"), published)


_Span = tuple[dt.date | None, dt.date | None, str]


def _since(items: Sequence[Item], place: int, span: _Span, published: dt.date | None) -> Period:
    """A period that runs from its beginning to the day of publication when "since" stands beside it (12月1日以来)."""
    start, end, precision = span
    behind = takewhile(lambda item: item.word.time or item.kind == "number", items[place + 1:place + 4])
    first = place - int(place > 0 and items[place - 1].kind == "number")
    beside = first > 0 and items[first - 1].word.of_time("since_beside")
    if beside or any(item.word.of_time("since") for item in [*items[max(0, place - _BACK):place], *behind]):
        last = published if start and (published is None or published >= start) else end
        return Period(start, last, precision, place, since=True)
    until = any(item.word.of_time("until") for item in items[max(0, first - 2):first])
    return Period(start, end, precision, place, until=until)


def _again(items: Sequence[Item], place: int, key: str) -> str | None:
    dated = any(_year(items, at) for at in range(place - 3, place + 4))
    return "week" if key == "weekdays" else "year" if key in {"months", "month_signs"} and not dated else None


_BACK = 9
_HACE = 4  # items before a unit in which the word for "ago" may stand first, as in "hace unas dos semanas"


def _written_out(text: str) -> dt.date | None:
    m = _ISO.fullmatch(text)
    if not m:
        return None
    year, month, day = (m[1], m[2], m[3]) if m[1] else (m[6], m[5], m[4])
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(items: Sequence[Item], place: int, month: int, published: dt.date | None) -> _Span | None:
    """5 December 2024, December 5, early December; the year that is left out is the last one before publication."""
    day = _number(items, place - 1, 31) or _number(items, place - 2, 31, dots=True)
    year_at = place + 1
    counted = items[place + 2].word if place + 2 < len(items) else NOTHING  # "in December 12 | people"
    if day is None and not (counted.unit or counted.nouns) and (after := _number(items, place + 1, 31)):
        day, year_at = after, place + (3 if place + 2 < len(items) and items[place + 2].key == "," else 2)
    year_at += int(bool(items[year_at:]) and bool(items[year_at].word.link))  # mayo de 2023
    return _in_month(month, day, _year(items, year_at), items[place - 1] if place else None, published)


def _signed(items: Sequence[Item], place: int, published: dt.date | None) -> _Span | None:
    """2024年12月5日, 12月5日, 12月初: digits with a sign behind each."""
    month = _number(items, place - 1, 12)
    if month is None:
        return None
    after = items[place + 1] if place + 1 < len(items) else None
    day = _number(items, place + 1, 31) if place + 2 < len(items) and items[place + 2].word.of_time("day_signs") else None
    year = _year(items, place - 3) if place > 2 and items[place - 2].word.of_time("year_signs") else None
    return _in_month(month, day, year, after, published)


def _in_month(month: int, day: int | None, year: int | None, beside: Item | None, published: dt.date | None) -> _Span:
    """A day of a month, the part of it that the word beside it names, or all of it."""
    if year is None:
        if published is None:
            return None, None, "open"
        year = published.year - (dt.date(published.year, month, min(day or 1, 28)) > published)
    last = calendar.monthrange(year, month)[1]
    if day and day <= last:
        return dt.date(year, month, day), dt.date(year, month, day), "day"
    word = beside.word if beside else NOTHING
    first, final = (1, 10) if word.of_time("early") else (10, 20) if word.of_time("middle") else (
        15, last) if word.of_time("late") else (1, last)
    return dt.date(year, month, first), dt.date(year, month, final), "month"


def _ago(items: Sequence[Item], place: int, unit: str, published: dt.date | None) -> _Span | None:
    """A week ago, three months ago, last year, this week."""
    before, after = (items[place - 1] if place else None), (items[place + 1] if place + 1 < len(items) else None)
    earlier = items[max(0, place - _HACE):max(0, place - 1)]
    if (after and after.word.of_time("ago")) or any(item.word.of_time("ago") for item in earlier):
        count = _count(items, place - 1)
        if published is None:
            return None, None, "open"
        day = published - dt.timedelta(days=_DAYS[unit] * count)
        return day, day, unit
    last = any(beside.word.of_time("last") for beside in (before, after) if beside)  # "la semaine dernière"
    if last or (before and before.word.of_time("this")):
        if published is None or items[place].word.of_time("plural"):  # "in the past years" says no year
            return None, None, "open"
        return _unit_around(published, unit, int(last))
    return None


def _unit_around(day: dt.date, unit: str, back: int) -> _Span:
    if unit == "year":
        return dt.date(day.year - back, 1, 1), dt.date(day.year - back, 12, 31), "year"
    if unit == "month":
        first = (day.replace(day=1) - dt.timedelta(days=back)).replace(day=1)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month"
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday() + 7 * back)
        return monday, monday + dt.timedelta(days=6), "week"
    return day - dt.timedelta(days=back), day - dt.timedelta(days=back), "day"


def _weekday(items: Sequence[Item], place: int, weekday: int, published: dt.date | None) -> _Span:
    if published is None:
        return None, None, "open"
    day = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return day, day, "day"


def _day(published: dt.date | None, offset: int) -> _Span:
    if published is None:
        return None, None, "open"
    day = published + dt.timedelta(days=offset)
    return day, day, "day"


def _count(items: Sequence[Item], place: int) -> int:
    item = items[place] if place >= 0 else None
    if item is None or item.word.article:
        return 1
    if item.kind == "number" and item.key.isdecimal() and int(item.key) < 1000:
        return int(item.key)
    return _SEVERAL if item.word.several else item.word.value or 1


def _number(items: Sequence[Item], place: int, most: int, dots: bool = False) -> int | None:
    if not 0 <= place < len(items) or items[place].kind != "number" or not items[place].key.isdecimal():
        return None
    ending = items[place + 1] if dots else None
    if ending and not (ending.word.link or (ending.start == items[place].end and ending.key != ",")):  # 5. Mai, 1er mai
        return None
    value = int(items[place].key)
    return value if 1 <= value <= most else None


def _year(items: Sequence[Item], place: int) -> int | None:
    if not 0 <= place < len(items) or items[place].kind != "number" or len(items[place].key) != 4:
        return None
    key = items[place].key
    year = int(key) if key.isdecimal() else 0
    return year if 1900 <= year <= 2100 else None


def _said_of_another(items: Sequence[Item], place: int) -> bool:
    """Whether a year belongs to the month before it (5 December 2024), or names something else ("the uprising of 2011")."""
    before = items[place - 1] if place else None
    names = before is not None and not before.word.time and bool(before.word.link or "filler" in before.word.marks)
    since = any(item.word.of_time("since") for item in items[max(0, place - _BACK):place])
    month = any(item.word.of_time("months") for item in items[max(0, place - 3):place]) or any(
        item.word.of_time("month_signs") for item in items[place + 2:place + 4])
    return (names and not since) or month
