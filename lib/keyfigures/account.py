"""Sentences of a text -> who says each figure, where and when, in the light of what was told before and right behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from keyfigures.attribution import Bodies, attribution, said_behind
from keyfigures.dates import Period, period_of, periods
from keyfigures.lexicon import lexicon
from keyfigures.places import NOWHERE, Whereabouts, either, of_its_own, places, told, whereabouts
from keyfigures.prose import Sentence
from keyfigures.reading import Reading
from keyfigures.setting import Scene, setting
from keyfigures.speakers import may_name, sources

__all__ = ["Account", "Circumstances"]

_NEAR = 150  # characters between a number and the one before it in a list, of which one source speaks


@dataclass(slots=True)
class Circumstances:
    """Of one figure: who says it, in the words of the text, where it is, and when."""

    said_by: str | None
    where: Whereabouts
    when: Period | None


class Account:
    """What one text tells of its figures, sentence by sentence; a part and a number that takes over are where their figure is."""

    def __init__(self, text: str, language: str, published: dt.date | None) -> None:
        self._text, self._language, self._published = text, language, published
        self._bodies = Bodies(lexicon(language))
        self._known: dict[int, Circumstances] = {}  # by where their numbers begin
        self._open: list[Circumstances] = []  # those whose country the sentence does not tell
        self._scenes: dict[int, Scene] = {}  # by where their sentences begin

    def of(self, sentence: Sentence) -> list[Circumstances]:
        """The circumstances of each figure of the next sentence."""
        items, text = sentence.items, self._text
        found = list(places(items, text, self._language))
        named = list(sources(items, text)) if may_name(items, sentence.marks, text) else []
        times = periods(items, text, self._published)
        self._scenes[sentence.start] = Scene(found, named)
        said = []
        last: tuple[Reading, Circumstances] | None = None
        for reading in sentence.readings:
            here = whereabouts(of_its_own(found, reading, sentence.readings), reading, named) if found else NOWHERE
            when = period_of(times, reading, self._published) if times else None
            said_by = attribution(named, items, reading, text, self._bodies) if named else None
            one = Circumstances(said_by, here, when)
            self._complete(one, reading, bool(named))
            if last and last[1].where.host and reading.cue is last[0].cue and here.place:  # 12,000 in Chad, 9,000 in Egypt
                one.where = Whereabouts(here.place, last[1].where.origin, here.place.iso3)
            last = reading, one
            said.append(one)
        self._told_behind(said, sentence)
        return said

    def settle(self) -> None:
        """Place the figures whose sentences name no country where the text is set; a town lends its country, but no name."""
        if self._open and (main := setting(self._text, self._language, self._scenes)):
            main = main._replace(written="") if main.town else main
            for one in self._open:
                if one.where.place is None or one.where.place.iso3 != main.iso3:
                    one.where = one.where._replace(place=main)

    def _complete(self, one: Circumstances, reading: Reading, sourced: bool) -> None:
        """Take what the sentence leaves open from the figure that this is a part of, or takes over from.

        A list that goes on right behind a number, in a sentence that names no source, goes on with the source of that.
        """
        earlier = reading.whole.mention if reading.whole else reading.model
        figure = self._known.get(earlier.start) if earlier else None
        if figure and not told(one.where, reading):
            one.where = either(figure.where, one.where)
        if figure and one.when is None and (reading.whole or reading.how == "list"):
            one.when = figure.when
        before = reading.model if reading.how == "list" and not sourced else None
        if before and before.start in self._known and reading.mention.start - before.end < _NEAR:
            one.said_by = self._known[before.start].said_by
        if not told(one.where, reading):
            self._open.append(one)
        self._known[reading.mention.start] = one

    def _told_behind(self, said: Sequence[Circumstances], sentence: Sentence) -> None:
        """Give the figures of a sentence the source that the next sentence tells, where none of them has one."""
        if any(one.said_by for one in said):
            return
        if body := said_behind(self._text, sentence.end, lexicon(self._language), self._bodies):
            for one in said:
                one.said_by = body
