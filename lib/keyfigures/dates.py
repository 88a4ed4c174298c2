"""Sentence around a reading -> when: the period that its words give, relative to the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from keyfigures.reading import Reading
from keyfigures.times import (
    YEAR_OF_PART,
    Span,
    makes_decade,
    months_before,
    months_up_to,
    span_of,
    written_out,
    year_at,
    year_span,
)
from keyfigures.words import NOTHING, Item
from keyfigures.years import LIMITS

__all__ = ["Period", "period_of", "periods"]

_COARSER = ("day", "week", "month", "year", "open")
_OPENED = 3  # items before a time in which "between" stands
_BACK = 9  # items before a time in which "since" may stand
_BESIDE = 4  # items between a verb of saying and the day of the statement
_COMPARED = 7  # items before a time in which a word that compares stands
_OPENS, _CLOSES, _PARTING = frozenset("(（"), frozenset(")）"), frozenset(".;。；")
_ENDS = _CLOSES | _PARTING | frozenset(",，،")
_LEADING = frozenset(["filler", "not_people"])  # marks of small words between a thing and its year
_SAYING = frozenset(["says", "according"])


class Period(NamedTuple):
    """From one day to another, how precise that is, the item where it is said, and whether it is said as a start or an end.

    ``again`` is the unit after which it comes again where the words do not say which one is meant: week for Friday, year for May.
    ``of_statement`` says that it is when somebody spoke. It is of the numbers from the item ``first`` up to ``after`` alone.
    """

    start: dt.date | None
    end: dt.date | None
    precision: str
    place: int
    since: bool = False
    until: bool = False
    again: str | None = None
    of_statement: bool = False
    first: int = 0
    after: int = sys.maxsize


def period_of(found: Sequence[Period], reading: Reading, published: dt.date | None) -> Period | None:
    """The period nearest to a number in its sentence; the day on which somebody said it counts only where there is no other.

    Of a month or a weekday a projection means the next one, not the last.
    """
    mention = reading.mention
    told = [period for period in found if not mention.first <= period.place < mention.after
            and period.first <= mention.first < period.after]
    nearest = min(told, default=None, key=lambda period: (
        period.of_statement, abs(period.place - mention.first), not 0 <= period.place - mention.after < 2))
    if nearest is None:
        return None
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
    return _in(day.year + 1, day)


def _in(year: int, day: dt.date) -> dt.date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


def periods(items: Sequence[Item], text: str, published: dt.date | None) -> list[Period]:
    """The times that a sentence names, from left to right; a relative one stays open without a day of publication."""
    found: list[Period] = []
    for period in _periods(items, text, published):
        one = _in_year_of(found[-1], period) if found else None
        if one and (_spans(items, one, period) or _overnight(items, one, period)):
            coarser = max(one.precision, period.precision, key=_COARSER.index)
            found[-1] = one._replace(end=period.end, precision=coarser)
        else:
            found.append(period)
    return found


def _in_year_of(one: Period, other: Period) -> Period:
    """A day or a month without a year in that of a date beside it, or in the one before: from 7 October to 10 January 2024."""
    dated = other.start is not None and other.precision in {"day", "month"} and other.again is None
    if one.again != "year" or one.start is None or one.end is None or not dated or other.start is None:
        return one
    year = other.start.year - int((one.start.month, one.start.day) > (other.start.month, other.start.day))
    return one._replace(start=_in(year, one.start), end=_in(year, one.end))


def _spans(items: Sequence[Item], one: Period, other: Period) -> bool:
    """Whether two times are the ends of one: from 15 September to 11 November, between 1998 and 2004, January to August."""
    if one.start is None or other.end is None or one.since or one.start >= other.end:
        return False
    if any(_is_count(items, at) for at in range(one.place + 1, other.place)):
        return False  # from 108 on Monday to 120 on Tuesday
    between = [item.word for item in items[one.place + 1:other.place] if item.kind == "word"]
    opened = any(item.word.between for item in items[max(0, one.place - _OPENED):one.place])
    joint = [word for word in between if word.to or word.dash or (opened and word.both)]
    beside = items[one.place + 1].word
    years = "beside" in beside.marks and one.precision == other.precision == "year"  # 2021 and 2022
    if other.place - one.place == 2 and (beside.dash or years):
        return True
    unknown = sum(word is NOTHING for word in between)  # from 7 October to | noon on 10 January
    return bool(joint) and unknown < 2 and all(
        word in joint or word.link or word.article or word.time or word.marks or word is NOTHING for word in between)


def _is_count(items: Sequence[Item], at: int) -> bool:
    """Whether a number is neither a year nor the day of a month: of | 5 de mayo."""
    if items[at].kind != "number" or items[at].year:
        return False
    beside = [*items[max(0, at - 1):at], *items[at + 1:at + 3]]
    return not any(item.word.of_time("months", "month_signs", "units") for item in beside)


def _overnight(items: Sequence[Item], one: Period, other: Period) -> bool:
    """Whether two days in a row are one night, or a weekend: in de nacht van zaterdag op zondag."""
    if not (one.start and other.start and one.precision == other.precision == "day") or (other.start - one.start).days != 1:
        return False
    between = [item for item in items[one.place + 1:other.place] if item.kind != "number"]
    return len(between) == 1 and between[0].kind == "word" and not between[0].word.states


def _of_statement(items: Sequence[Item], place: int) -> bool:
    """Whether a time stands beside a verb of saying, with nothing that happened between: the ministry said | on Tuesday."""
    first = place
    while first and (items[first - 1].kind == "number" or items[first - 1].word.time or items[first - 1].word.article):
        first -= 1
    for way in (items[max(0, first - _BESIDE):first][::-1], items[place + 1:place + 1 + _BESIDE]):
        for item in way:
            if item.kind != "word" or item.word.states or item.word.nouns or item.word.begins:
                break
            if item.word.marks & _SAYING:
                return True
    return False


def _periods(items: Sequence[Item], text: str, published: dt.date | None) -> Iterator[Period]:
    for place in [place for place, item in enumerate(items) if item.word.time or item.kind in {"number", "shape"}]:
        item = items[place]
        if item.kind == "shape" and (day := written_out(item.key)):
            yield Period(day, day, "day", place)
        for key, value, capital in item.word.time:
            if (capital and text[item.start].islower()) or (key == "months" and _is_first_name(items, place, text)) or (
                    key == "units" and _of_part(items, place)):
                continue
            found = span_of(items, place, key, value, published)
            if found:
                yield _scoped(items, _since(items, place, found, published)._replace(
                    again=_again(items, place, key), of_statement=_of_statement(items, place)))
        if item.kind == "number" and (year := year_at(items, place)) and (
                makes_decade(items, place) or not _said_of_another(items, place)):
            yield _scoped(items, _since(items, place, year_span(items, place, year), published))


def _is_first_name(items: Sequence[Item], place: int, text: str) -> bool:
    """Whether a month is the first name of somebody: mayor | Jan Jansen; but im August Regenfälle."""
    before, after = (items[place - 1] if place else None), items[place + 1:place + 2]
    surname = bool(after) and after[0].kind == "word" and after[0].word is NOTHING and text[after[0].start].isupper()
    return surname and (before is None or (before.kind == "word" and not (
        before.word.time or before.word.leads or before.word.link or before.word.article or "filler" in before.word.marks)))


def _scoped(items: Sequence[Item], period: Period) -> Period:
    """A period of the numbers alone that stand behind a word that compares, or in brackets with it: 92, against 118 | in 2022."""
    place = period.place
    for at in range(place - 1, max(-1, place - _COMPARED), -1):
        if items[at].key in _OPENS:
            after = next((end for end in range(place, len(items)) if items[end].key in _CLOSES), len(items))
            own = any(_is_count(items, number) for number in range(at, after) if number != place)
            return period._replace(first=at, after=after) if own else period
        if _compares(items, at, place):
            after = next((end for end in range(place + 1, len(items)) if items[end].key in _ENDS or (
                "beside" in items[end].word.marks)), len(items))
            return period._replace(first=at, after=after)
        if items[at].key in _PARTING:
            break
    return period


def _compares(items: Sequence[Item], at: int, time: int) -> bool:
    """Whether a word compares with another time: than in | 2023, 12 % up from | 2023, against 118 | in 2023."""
    word = items[at].word
    if word.against or (word.opens and at > 0 and items[at - 1].key == "%"):
        return True
    if word.before not in LIMITS and "previous" not in word.marks:
        return False
    counted = any(_is_count(items, number) for number in range(at + 1, time))
    if "previous" in word.marks and counted:
        return True
    span = items[time].word.of_time("units") and (items[time - 1].word.article or items[time - 1].opens_number)  # a week ago
    return word.before in LIMITS and not (counted or span) and at >= time - 2  # but more than 12 in 2023


def _since(items: Sequence[Item], place: int, span: Span, published: dt.date | None) -> Period:
    """A period that runs from its beginning to the day of publication when "since" stands beside it (12月1日以来)."""
    start, end, precision = span
    behind = takewhile(lambda item: item.word.time or item.word.aside or item.kind == "number", items[place + 1:place + 4])
    first = place - int(place > 0 and items[place - 1].kind == "number")
    beside = first > 0 and items[first - 1].word.of_time("since_beside")
    if beside or any(item.word.of_time("since") for item in [*items[max(0, place - _BACK):place], *behind]):
        last = published if start and (published is None or published >= start) else end
        return Period(start, last, precision, place, since=True)
    if end and (many := months_up_to(items, first)):
        return Period(months_before(end, many), end, "month", place)
    until = not items[place].word.of_time("parts") and any(  # au premier semestre
        item.word.of_time("until") for item in items[max(0, first - 2):first])
    return Period(start, end, precision, place, until=until)


def _again(items: Sequence[Item], place: int, key: str) -> str | None:
    dated = any(year_at(items, at) for at in range(place - 3, place + 4))
    return "week" if key == "weekdays" else "year" if key in {"months", "month_signs"} and not dated else None


def _said_of_another(items: Sequence[Item], place: int) -> bool:
    """Whether a year belongs to the month before it (5 December 2024), or names something else ("the uprising of 2011")."""
    before = items[place - 1] if place else None
    names = before is not None and not before.word.time and bool(before.word.link or before.word.marks & _LEADING)
    since = any(item.word.of_time("since") for item in items[max(0, place - _BACK):place])
    month = any(item.word.of_time("months") for item in items[max(0, place - 3):place]) or any(
        item.word.of_time("month_signs") for item in items[place + 2:place + 4])
    return (names and not since) or month or _of_part(items, place)


def _of_part(items: Sequence[Item], place: int) -> bool:
    """Whether a year is that of a part of it: the first quarter of | 2024, of last | year."""
    return any(item.word.of_time("parts") for item in items[max(0, place - YEAR_OF_PART):place + 1 + YEAR_OF_PART])
