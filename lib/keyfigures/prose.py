"""Text -> sentences with their readings: each sentence is read in the light of the figures before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from keyfigures.lexicon import Lexicon
from keyfigures.mentions import mentions
from keyfigures.reading import Reading, Refusal
from keyfigures.scan import hits
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
    found = hits(text, lexicon.pack.code)
    if found == []:
        return
    antecedent: Reading | None = None
    last, at = -_REMEMBERED - 1, 0
    for number, (start, end) in enumerate(lexicon.shapes.sentences(text)):
        while found is not None and at < len(found) and found[at] < start:
            at += 1
        near = number - last <= _REMEMBERED
        if not near and found is not None and not (at < len(found) and found[at] < end):
            continue
        items = lexicon.items(text, start, end)
        numbers = mentions(items, lexicon)
        if not numbers:
            continue
        sentence = Sentence(start, end, items, readings(items, numbers, text, antecedent if near else None))
        if sentence.readings:  # parts keep their whole in mind
            antecedent, last = next((r for r in reversed(sentence.readings) if r.whole is None), antecedent), number
        yield sentence
