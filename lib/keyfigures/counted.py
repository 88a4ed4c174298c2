"""Reading -> whom it counts, as told beside the number or in its heading: households, children, civilians."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from keyfigures.lexicon import Lexicon
from keyfigures.reading import Reading
from keyfigures.words import Item

__all__ = ["group_of", "households_in"]

_HEADING = 3  # items before the word of a heading that gives the measure, back to "the number of"
_OF_THEM = 4  # items behind "of them" in which it is said who they are
_COLONS = frozenset(":：")


def households_in(items: Sequence[Item], at: int, text: str, lexicon: Lexicon) -> bool:
    """Whether the heading of a number, with its measure at an item, counts households: the number of displaced families."""
    heading = list(_heading(items, at, text, lexicon))
    people = any(token.word.unit in {"person", "people"} and not token.word.nouns for token in heading)  # personas sin hogar
    return not people and any(token.word.unit == "household" for token in heading)


def group_of(reading: Reading, items: Sequence[Item], text: str, lexicon: Lexicon) -> str | None:
    """Who is counted, in the words of the text; ``None`` where they only say people, or name the measure."""
    phrase, measure = reading.phrase, reading.measure
    if reading.unit == "household":
        return None
    if reading.cue and reading.cue.end <= reading.mention.start and not (phrase.named and phrase.first > reading.mention.first):
        return _group_of_heading(reading.cue, measure, items, text, lexicon)
    if not phrase.named:
        return _group_of_them(reading, items, text)
    if phrase.generic and phrase.measure is None:
        return None
    words = [word for item in items[phrase.first:phrase.after] for word in (
        lexicon.tokens(text, item.start, item.end) if " " in item.key and _says(item, measure) else (item,))]
    while words and (_leads_in(words[0]) or _says(words[0], measure) or words[0].opens_number):
        words.pop(0)
    while words and _says(words[-1], measure):  # refugees killed
        words.pop()
    telling = {"person"} if reading.how == "noun" else {"person", None}  # beside a measure only a noun that is known
    if any(item.word.unit in telling for item in words):
        return text[words[0].start:words[-1].end]
    return _group_of_them(reading, items, text)


def _group_of_them(reading: Reading, items: Sequence[Item], text: str) -> str | None:
    """Who some of those told of are: 20 of them | children, five of whom were | women."""
    after = reading.mention.after
    if not (after < len(items) and "of_them" in items[after].word.marks):
        return None
    ahead = takewhile(lambda item: item.kind == "word" and not (item.word.states or item.opens_number),
                      items[after + 1:after + 1 + _OF_THEM])
    noun = next((item for item in ahead if item.word.unit == "person" and not _says(item, reading.measure)), None)
    return text[noun.start:noun.end] if noun else None


def _group_of_heading(cue: Item, measure: str, items: Sequence[Item], text: str, lexicon: Lexicon) -> str | None:
    at = next((place for place, item in enumerate(items) if item.start == cue.start), None)
    named = [] if at is None else [token for token in _heading(items, at, text, lexicon) if token.word.unit == "person" and not (
        _says(token, measure) or token.word.labels)]
    return text[named[0].start:named[-1].end] if named else None


def _heading(items: Sequence[Item], at: int, text: str, lexicon: Lexicon) -> Iterator[Item]:
    """The tokens of a heading that has the measure at an item, up to or from "the number of"; else those beside a word for it."""
    counts = [place for place in range(max(0, at - _HEADING), min(len(items), at + _HEADING))
              if "count_of" in items[place].word.marks]
    if not counts and not items[at].word.labels and items[at + 1:at + 2] and items[at + 1].key not in _COLONS:
        return
    first = counts[0] + 1 if counts and counts[0] <= at else max(0, at - 1)
    for item in items[first:counts[0] if counts and counts[0] > at else at + 2]:
        if item.word.cue or item.word.unit:
            yield from lexicon.tokens(text, item.start, item.end) if " " in item.key else (item,)


def _says(item: Item, measure: str) -> bool:
    """Whether a word of a noun phrase only says what is counted: 12 civilians killed."""
    return measure in {item.word.states, item.word.nouns}


def _leads_in(item: Item) -> bool:
    """Whether a sign, a small word or a word for people at large only leads to the noun: of Syrians, 名儿童."""
    small = not item.word.unit and bool(item.word.marks & {"filler", "helping"})
    return item.kind == "sign" or item.word.link or item.word.unit == "people" or small
