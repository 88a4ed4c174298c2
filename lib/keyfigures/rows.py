"""Readings of a sentence -> rows: numbers behind names count what one of them does, or the figure before: Homs 25, Hama 15."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from keyfigures.cues import CROSSING, Road
from keyfigures.movement import flags
from keyfigures.reading import Reading, Refusal
from keyfigures.ties import outgrows
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item

__all__ = ["rows"]

_PAST = 4  # items between a name and its number: Peru | with close to 1.6 million
_APART = 6  # items between a number and the next name
_SMALL = frozenset(["clause", "filler", "toward", "additional", "by"])
_BESIDE_NAME = frozenset(",(:–—")


def rows(road: Road, results: list[Reading | Refusal], toll: Reading | None) -> list[Reading | Refusal]:
    """The readings with the numbers of a row of names that are said to count nothing themselves.

    They count what their neighbour in the row does: "Colombia hosts 2.8 million refugees, Peru 1.6 million". Where all of a row
    is bare they count what the ``toll`` of the sentences before does, if none is greater: "Homs 25, Hama 15".
    """
    items = road.items
    if all([isinstance(one, Reading) and one.phrase.named for one in results]):
        return results
    for first, after in _runs(road, results):
        row = results[first:after]
        model = next((one for one in reversed(row) if isinstance(one, Reading)), None)
        if model is None and toll and len(row) > 1 and not any(outgrows(one.mention, toll.mention) for one in row):
            model = toll._replace(cue=None, model=toll.mention)
        for at in range(first, after):
            one = results[at]
            if isinstance(one, Reading) and not (at > first and model and _borrows(items, results[:at], one)):
                model = one if at == first or one.how != "noun" else model
            elif model:
                said = model._replace(mention=one.mention, phrase=one.phrase, how="list", flags=flags(items, one.mention),
                                      rival=None)
                results[at:] = [said, *[_of_whole(other, one, said) for other in results[at + 1:]]]
    return results


def _of_whole(number: Reading | Refusal, whole: Reading | Refusal, said: Reading) -> Reading | Refusal:
    """A number, with what its whole was found to count where it is a part of that."""
    if isinstance(number, Reading) and number.whole is whole:
        return number._replace(whole=said, measure=said.measure if number.how == "part" else number.measure)
    return number


def _runs(road: Road, results: Sequence[Reading | Refusal]) -> Iterator[tuple[int, int]]:
    """Where rows of numbers behind names begin and end; one with a noun of its own may stand between them."""
    items, at = road.items, 0
    begins = [None if one.mention.first in road.headings else _name(items, one.mention.first, road.names) for one in results]
    while at < len(results):
        after = at + 1
        if isinstance(results[at], Reading) or (begins[at] is not None and _fits(items, results[at])):
            while after < len(results) and (_has_noun(results[after]) or ((name := begins[after]) is not None and _fits(
                    items, results[after]) and _parted(items[_end(results[after - 1]):name]))):
                after += 1
            if after > at + 1 or isinstance(results[at], Refusal):
                yield at, after
        at = after


def _has_noun(number: Reading | Refusal) -> bool:
    return isinstance(number, Reading) and number.how == "noun"


def _borrows(items: Sequence[Item], before: Sequence[Reading | Refusal], one: Reading) -> bool:
    """Whether a bare number has its measure from the noun of another: 5,918 missing, and Thailand 5,246."""
    return not one.phrase.named and one.cue is not None and any(
        _has_noun(other) and items[other.phrase.first].start <= one.cue.start < items[other.phrase.after - 1].end
        for other in before if other.phrase.after)


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
    last = max((at for at, item in enumerate(between) if item.key in CROSSING), default=-1)
    words = [item for item in between[last + 1:] if not (item.kind == "sign" or _is_small(item) or "beside" in item.word.marks)]
    silent = not any(item.word.cue or item.word.unit == "person" for item in between)
    return 0 < len(between) <= _APART and len(words) < 2 and silent and not any(item.word.says_something for item in words) and (
        last >= 0 or any("beside" in item.word.marks for item in between))

