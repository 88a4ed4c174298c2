"""Text -> sentences with their readings: each sentence is read in the light of the figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from keyfigures.cues import Road
from keyfigures.lexicon import Lexicon
from keyfigures.mentions import mentions
from keyfigures.reading import Reading, Refusal
from keyfigures.scan import Scan
from keyfigures.sentence import readings
from keyfigures.words import Item

__all__ = ["Sentence", "sentences"]

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
    places = scan.places
    antecedent: Reading | None = None
    toll: Reading | None = None
    left = at = end = 0  # how many sentences more may point back; the next place; what has been read
    while end < len(text):
        if places is None or left:
            start, end = end, boundaries.end(text, end)
            told = places is None or (at < len(places) and places[at] < end)
        elif at < len(places):
            start, end = boundaries.around(text, places[at], end)
            told = True
        else:
            return
        while places is not None and at < len(places) and places[at] < end:
            at += 1
        left, near = max(0, left - 1), left > 0
        if not scan.may_hold(start, end, told=told):
            continue
        items = lexicon.items(text, start, end)
        numbers = mentions(items, lexicon)
        if not numbers:
            continue
        road = Road(items, numbers, text, lexicon)
        results = readings(road, numbers, *((antecedent, toll) if near else ()))
        found = [result for result in results if isinstance(result, Reading)]
        if found:  # parts keep their whole in mind
            wholes = [r for r in found if r.whole is None]
            antecedent, toll, left = (wholes[-1], wholes[0], _REMEMBERED) if wholes else (antecedent, toll, _REMEMBERED)
        yield Sentence(items[0].start, items[-1].end, items, results, found, road.marks)
