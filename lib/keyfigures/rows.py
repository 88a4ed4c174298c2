"""Readings of a sentence -> rows: numbers behind names count what one of them does, or the figure before: Homs 25, Hama 15."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from keyfigures.cues import CROSSING
from keyfigures.movement import flags
from keyfigures.reading import Reading, Refusal
from keyfigures.ties import outgrows
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item

__all__ = ["rows"]

_PAST = 4  # items between a name and its number: Peru | with close to 1.6 million
_APART = 6  # items between a number and the next name
_SMALL = frozenset(["clause", "filler", "toward", "additional"])
_BESIDE_NAME = frozenset(",(:–—")


def rows(items: Sequence[Item], results: list[Reading | Refusal], names: Set[int],
         toll: Reading | None) -> list[Reading | Refusal]:
    """The readings with the numbers of a row of names that are said to count nothing themselves.

    They count what their neighbour in the row does: "Colombia hosts 2.8 million refugees, Peru 1.6 million". Where all of a row
    is bare they count what the ``toll`` of the sentences before does, if none is greater: "Homs 25, Hama 15".
    """
    for first, after in _runs(items, results, names):
        row = results[first:after]
        model = next((one for one in reversed(row) if isinstance(one, Reading)), None)
        if model is None and toll and len(row) > 1 and not any(outgrows(one.mention, toll.mention) for one in row):
            model = toll._replace(cue=None, model=toll.mention)
        for at, one in enumerate(row, first):
            if isinstance(one, Reading):
                model = one
            elif model:
                results[at] = model._replace(mention=one.mention, phrase=one.phrase, how="list", flags=flags(items, one.mention),
                                             rival=None)
    return results


def _runs(items: Sequence[Item], results: Sequence[Reading | Refusal], names: Set[int]) -> Iterator[tuple[int, int]]:
    """Where rows of numbers behind names begin and end of which at least one counts nothing yet."""
    begins = [_name(items, one.mention.first, names) for one in results]
    at = 0
    while at < len(results):
        after = at + 1
        if isinstance(results[at], Reading) or (begins[at] is not None and _fits(items, results[at])):
            while after < len(results) and (name := begins[after]) is not None and _fits(items, results[after]) and _parted(
                    items[_end(results[after - 1]):name]):
                after += 1
            if any(isinstance(one, Refusal) for one in results[at:after]):
                yield at, after
        at = after


def _name(items: Sequence[Item], first: int, names: Set[int]) -> int | None:
    """The item of a name before a number, past a sign and small words; the first word of a sentence is none for sure."""
    at = first - 1
    while at > 0 and first - at <= _PAST and at not in names and (items[at].key in _BESIDE_NAME or _is_small(items[at])):
        at -= 1
    return at if at in names or (at < first - 1 and at >= 0 and items[at].word.unit == "person") else None  # Syrians (76,765)


def _is_small(item: Item) -> bool:
    """Whether a word is one of those that only lead to a number or a name: with, and for."""
    word = item.word
    says = word.states or word.labels or word.nouns or word.unit or word.numeral
    return item.kind == "word" and word is not NOTHING and not says and word.marks <= _SMALL


def _fits(items: Sequence[Item], number: Reading | Refusal) -> bool:
    """Whether a number of a row is read already, or stands alone and nothing goes on behind it."""
    if isinstance(number, Reading):
        return True
    mention = number.mention
    closed = mention.after == len(items) or items[mention.after].key in CLOSING or "beside" in items[mention.after].word.marks
    own = number.phrase.named and number.phrase.first >= mention.after
    return number.open and not own and closed and mention.best != 1


def _end(number: Reading | Refusal) -> int:
    return max(number.phrase.after, number.mention.after)


def _parted(between: Sequence[Item]) -> bool:
    """Whether only a sign, an "and" and small words part a number from the next name, or where it is said to be."""
    words = [item for item in between if not (item.kind == "sign" or _is_small(item) or "beside" in item.word.marks)]
    return 0 < len(between) <= _APART and len(words) < 2 and all(item.word is NOTHING for item in words) and any(
        item.key in CROSSING or "beside" in item.word.marks for item in between)
