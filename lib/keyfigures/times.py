"""Item -> Span: one time as it is said, a date, a weekday, so long ago, with the day of publication where it needs one.

Vague time follows the rules of UCDP's codebook: early is the first ten days of a month, the middle the 10th to the 20th, the
end from the 15th on; "several weeks" is three weeks back.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence

from keyfigures.words import NOTHING, Item
from keyfigures.years import joins_days, past_year

__all__ = ["YEAR_OF_PART", "Span", "makes_decade", "months_before", "months_up_to", "span_of", "written_out", "year_at",
           "year_span"]

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_HOURS = {"hour": 1, "day": 24, "week": 7 * 24, "month": 30 * 24, "year": 365 * 24}
_SEVERAL = 3
_YEAR = 12  # months
YEAR_OF_PART = 5  # items beside a part of a year in which its year stands
_SMALL_WORDS = 3  # at most between two days of a month

Span = tuple[dt.date | None, dt.date | None, str]


def span_of(items: Sequence[Item], place: int, key: str, value: str, published: dt.date | None) -> Span | None:
    """The time that an item says by one of its meanings: months, units ...; open where it needs a day of publication."""
    return (_month(items, place, int(value), published) if key == "months"
            else _signed(items, place, published) if key == "month_signs"
            else _ago(items, place, value, published) if key == "units"
            else _weekday(int(value), published) if key == "weekdays"
            else _day(published, int(value)) if key == "days"
            else _part_of_year(items, place, value, published) if key == "parts"
            else _so_far_this_year(published) if key == "year_to_date" else None)


_HACE = 4  # items before a unit in which the word for "ago" may stand first, as in "hace unas dos semanas"


def written_out(text: str) -> dt.date | None:
    """The day of a date in digits, 2024-12-06 or 06/12/2024; ``None`` where it is none."""
    m = _ISO.fullmatch(text)
    if not m:
        return None
    year, month, day = (m[1], m[2], m[3]) if m[1] else (m[6], m[5], m[4])
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(items: Sequence[Item], place: int, month: int, published: dt.date | None) -> Span | None:
    """5 December 2024, December 5, early December; the year that is left out is the last one before publication."""
    day = _number(items, place - 1, 31) or _number(items, place - 2, 31, dots=True)
    at = place + 1
    counted = items[place + 2].word if place + 2 < len(items) else NOTHING  # "in December 12 | people"
    if day is None and not (counted.unit or counted.nouns) and (after := _number(items, place + 1, 31)):
        day, at = after, place + (3 if place + 2 < len(items) and items[place + 2].key == "," else 2)
    small = at < len(items) and (items[at].word.link or "filler" in items[at].word.marks)
    at += int(small and year_at(items, at + 1) is not None)  # mayo de 2023, novembre del 1951
    span = _in_month(month, day, year_at(items, at), items[place - 1] if place else None, published)
    first = _first_day(items, place) if day and span[0] else None
    return (span[0].replace(day=first), *span[1:]) if span[0] and first and first < span[0].day else span


def _first_day(items: Sequence[Item], place: int) -> int | None:
    """The first of two days of one month, of which the other stands right before it: 10 au | 18 février, 9 and | 10 January."""
    at = next((at for at in range(place - 1, max(-1, place - 3), -1) if items[at].kind == "number"), 0) - 1
    second = _number(items, at + 1, 31) or 0
    for joint in range(at, max(0, at - _SMALL_WORDS), -1):  # entre le 10 et | le 18
        dotted = int(items[joint - 1].key == ".")  # vom 10. | bis 18.
        first = _number(items, joint - 1 - dotted, 31)
        if first:
            return first if joins_days(items[joint].word, first == second - 1) else None
        if items[joint].kind != "word":
            break
    return None


def _signed(items: Sequence[Item], place: int, published: dt.date | None) -> Span | None:
    """2024年12月5日, 12月5日, 12月初: digits with a sign behind each."""
    month = _number(items, place - 1, 12)
    if month is None:
        return None
    after = items[place + 1] if place + 1 < len(items) else None
    day = _number(items, place + 1, 31) if place + 2 < len(items) and items[place + 2].word.of_time("day_signs") else None
    year = year_at(items, place - 3) if place > 2 and items[place - 2].word.of_time("year_signs") else None
    span = _in_month(month, day, year, after, published)
    last = _number(items, place + 4, 31) if day and items[place + 3:place + 4] and items[place + 3].word.to else None
    return (span[0], span[0].replace(day=last), span[2]) if span[0] and last and span[0].day < last else span  # 10日至18日


def _in_month(month: int, day: int | None, year: int | None, beside: Item | None, published: dt.date | None) -> Span:
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


def _ago(items: Sequence[Item], place: int, unit: str, published: dt.date | None) -> Span | None:
    """A week ago, three months ago, last year, this week."""
    before, after = (items[place - 1] if place else None), (items[place + 1] if place + 1 < len(items) else None)
    earlier = items[max(0, place - _HACE):max(0, place - 1)]
    if (after and after.word.of_time("ago")) or any(item.word.of_time("ago") for item in earlier):
        count = _count(items, place - 1)
        if published is None:
            return None, None, "open"
        day = published - dt.timedelta(hours=_HOURS[unit] * count)
        return day, day, "day" if unit == "hour" else unit
    if (many := _past(items, place)) and published:
        return published - dt.timedelta(hours=_HOURS[unit] * many), published, "day" if unit == "hour" else unit
    last = any(beside.word.of_time("last") for beside in (before, after) if beside)  # "la semaine dernière"
    if last or (before and before.word.of_time("this")):
        if published is None or items[place].word.of_time("plural"):  # "in the past years" says no year
            return None, None, "open"
        return _unit_around(published, unit, int(last))
    return None


def _past(items: Sequence[Item], place: int) -> int | None:
    """How many of a unit have just gone by: the past two weeks, les 24 dernières heures, 24 heures passées."""
    before, after = items[max(0, place - 2):place], items[place + 1:place + 3]
    several = items[place].word.of_time("plural")  # killed 12 | last week
    pairs = [before, after[::-1], *([before[::-1], [*after[:1], *before[-1:]]] if several else [])]
    many = next((pair[1] for pair in pairs if len(pair) == 2 and pair[0].word.of_time("last") and _tells_how_many(pair[1])), None)
    return many and _worth(many)


def _tells_how_many(item: Item) -> bool:
    return item.word.several or (item.key.isdecimal() if item.kind == "number" else bool(item.word.value))


def _unit_around(day: dt.date, unit: str, back: int) -> Span:
    if unit == "year":
        return dt.date(day.year - back, 1, 1), dt.date(day.year - back, 12, 31), "year"
    if unit == "month":
        first = (day.replace(day=1) - dt.timedelta(days=back)).replace(day=1)
        return first, first.replace(day=calendar.monthrange(first.year, first.month)[1]), "month"
    if unit == "week":
        monday = day - dt.timedelta(days=day.weekday() + 7 * back)
        return monday, monday + dt.timedelta(days=6), "week"
    return day - dt.timedelta(days=back), day - dt.timedelta(days=back), "day"


def _weekday(weekday: int, published: dt.date | None) -> Span:
    if published is None:
        return None, None, "open"
    day = published - dt.timedelta(days=(published.weekday() - weekday) % 7)
    return day, day, "day"


def _day(published: dt.date | None, offset: int) -> Span:
    if published is None:
        return None, None, "open"
    day = published + dt.timedelta(days=offset)
    return day, day, "day"


def _part_of_year(items: Sequence[Item], place: int, months: str, published: dt.date | None) -> Span | None:
    """The first quarter of 2024, the second half of last year; ``None`` where the words do not say of which year."""
    beside = [*range(place + 1, place + 1 + YEAR_OF_PART), *range(place - 1, place - 1 - YEAR_OF_PART, -1)]
    year = next((year for at in beside if (year := year_at(items, at))), None)
    which = next((item.word for item in items[place + 1:place + 1 + YEAR_OF_PART] if item.word.of_time("this", "last")), None)
    if year is None and which and published:
        year = published.year - int(which.of_time("last"))
    if year is None:
        return None
    first, last = map(int, months.split("-"))
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1]), "month"


def months_up_to(items: Sequence[Item], first: int) -> int | None:
    """How many months the words before a date say end with it: the year ending | June 2024, the six months to | June."""
    at = next((at for at in range(first - 1, max(0, first - _SMALL_WORDS), -1) if items[at - 1].word.of_time("units")), None)
    if at is None or at < 2 or not (items[at].word.to or items[at].word.of_time("until", "year_up_to")):
        return None
    many, unit = items[at - 2], next(value for key, value, _ in items[at - 1].word.time if key == "units")
    if unit == "month":
        return _worth(many) if _tells_how_many(many) else None
    return _YEAR if unit == "year" and ("filler" in many.word.marks or many.word.article) else None


def months_before(end: dt.date, many: int) -> dt.date:
    """The first of as many months as end on a day."""
    whole = end.day == calendar.monthrange(end.year, end.month)[1]
    year, month = divmod(end.year * _YEAR + end.month - 1 - many + int(whole), _YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, 1) if whole else dt.date(year, month + 1, min(end.day, last)) + dt.timedelta(days=1)


def year_span(items: Sequence[Item], place: int, year: int) -> Span:
    """A year in digits as a span: with the one behind a dash (2023-24), or ten of them (1990s, les années 1990)."""
    last = year + (9 if makes_decade(items, place) else 0)
    dash, next_year = (*items[place + 1:place + 3], None, None)[:2]
    if dash and next_year and dash.word.dash and dash.start == items[place].end and next_year.key == f"{(year + 1) % 100:02}":
        last = year + 1
    return dt.date(year, 1, 1), dt.date(last, 12, 31), "year"


def makes_decade(items: Sequence[Item], place: int) -> bool:
    """Whether a year stands for ten, by years before it or behind its ending: années 1990, 1990er Jahre, 1990s."""
    if not items[place].key.endswith("0"):
        return False
    if place and items[place - 1].word.of_time("plural") and items[place - 1].word.of_time("units"):
        return True
    end = items[place].end
    for item in items[place + 1:place + 4]:
        if item.start != end:
            return item.word.of_time("plural") and item is not items[place + 1]
        if item.word.decade:
            return True
        end = item.end
    return False


def _so_far_this_year(published: dt.date | None) -> Span:
    return (dt.date(published.year, 1, 1), published, "day") if published else (None, None, "open")


def _count(items: Sequence[Item], place: int) -> int:
    return 1 if place < 0 or items[place].word.article else _worth(items[place])


def _worth(item: Item) -> int:
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


def year_at(items: Sequence[Item], place: int) -> int | None:
    """The year in digits at an item, if any."""
    return (items[place].year or past_year(items, place)) if 0 <= place < len(items) else None
