"""Text -> sentences with their readings: each sentence is read in the light of the figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from keyfigures.boundaries import Boundaries
from keyfigures.cues import Road
from keyfigures.lexicon import Lexicon
from keyfigures.mentions import mentions
from keyfigures.reading import Reading, Refusal
from keyfigures.scan import Scan
from keyfigures.sentence import readings
from keyfigures.words import Item

__all__ = ["Sentence", "sentences"]

_BULLETS = frozenset("-–—•*▪●◦‣➢")  # before a line of a list, which begins behind it
_REMEMBERED = 2  # sentences over which "this number" may point back


class Sentence(NamedTuple):
    """A sentence: where it stands, its items, what became of each of its numbers, those that count people, its marks."""

    start: int
    end: int
    items: Sequence[Item]
    results: Sequence[Reading | Refusal]
    readings: Sequence[Reading]
    marks: Set[str]


def sentences(text: str, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a text that may hold a figure, in order: those with a word for one, and those right after a figure."""
    scan, boundaries = Scan(text, lexicon.pack.code), lexicon.boundaries
    antecedent: Reading | None = None
    toll: Reading | None = None
    end = left = 0  # what has been read, and how many sentences more may point back
    while found := _next(scan, boundaries, text, end, left):
        start, end, near, left = found
        items = lexicon.items(text, start, end)
        if len(items) > 1 and items[0].key in _BULLETS and items[0].end < items[1].start:
            items = items[1:]
        numbers = mentions(items, lexicon)
        if not numbers:
            continue
        road = Road(items, numbers, text, lexicon)
        results = readings(road, numbers, *((antecedent, toll) if near else ()))
        read = [result for result in results if isinstance(result, Reading)]
        if read:  # parts keep their whole in mind
            wholes = [r for r in read if r.whole is None]
            antecedent, toll, left = (wholes[-1], wholes[0], _REMEMBERED) if wholes else (antecedent, toll, _REMEMBERED)
        yield Sentence(items[0].start, items[-1].end, road.items, results, read, road.marks)


def _next(scan: Scan, boundaries: Boundaries, text: str, end: int, left: int) -> tuple[int, int, bool, int] | None:
    """The next sentence that may hold a figure: where it is, whether it may point back, and how many behind it still may."""
    place = scan.next_place(end)
    while end < len(text):
        if scan.places is None or left:
            start, end = end, boundaries.end(text, end)
            told = scan.places is None or (place is not None and place < end)
        elif place is not None:
            start, end = boundaries.around(text, place, end)
            told = True
        else:
            return None
        near, left = left > 0, max(0, left - 1)
        if scan.may_hold(start, end, told=told):
            return start, end, near, left
        place = scan.next_place(end) if told else place
    return None
