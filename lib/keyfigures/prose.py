"""Text -> sentences with their readings: each sentence is read in the light of the figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keyfigures.lexicon import Lexicon
from keyfigures.mentions import mentions
from keyfigures.reading import Reading, Refusal
from keyfigures.scan import hits, may_hold
from keyfigures.sentence import readings
from keyfigures.words import Item

__all__ = ["Sentence", "sentences"]

_REMEMBERED = 2  # sentences over which "this number" may point back


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: where it stands, its items, and what became of each of its numbers."""

    start: int
    end: int
    items: Sequence[Item]
    results: Sequence[Reading | Refusal]

    @property
    def readings(self) -> list[Reading]:
        """The numbers that count people."""
        return [r for r in self.results if isinstance(r, Reading)]


def sentences(text: str, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a text that may hold a figure, in order: those with a word for one, and those right after a figure."""
    places = hits(text, lexicon.pack.code)
    antecedent: Reading | None = None
    left = at = end = 0  # how many sentences more may point back; the next place; what has been read
    while end < len(text):
        if places is None or left:
            start, end = end, lexicon.boundaries.end(text, end)
            told = places is None or (at < len(places) and places[at] < end)
        elif at < len(places):
            start, end = lexicon.boundaries.around(text, places[at], end)
            told = True
        else:
            return
        while places is not None and at < len(places) and places[at] < end:
            at += 1
        left, near = max(0, left - 1), left > 0
        if places is not None and not may_hold(text[start:end], lexicon.pack.code, told=told):
            continue
        items = lexicon.items(text, start, end)
        numbers = mentions(items, lexicon)
        if not numbers:
            continue
        results = readings(items, numbers, text, antecedent if near else None)
        sentence = Sentence(items[0].start, items[-1].end, items, results)
        if sentence.readings:  # parts keep their whole in mind
            antecedent, left = next((r for r in reversed(sentence.readings) if r.whole is None), antecedent), _REMEMBERED
        yield sentence
