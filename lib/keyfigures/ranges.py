"""A number and what follows it -> the ends of a range, with the magnitude that is said only once shared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from keyfigures.digits import whole
from keyfigures.lexicon import Lexicon
from keyfigures.numerals import Numeral, follow_on, numeral
from keyfigures.words import Item

__all__ = ["chain"]

_NEXT = 2  # "two or three" is a range; "2 or 300" is not


def chain(items: Sequence[Item], one: Numeral, lexicon: Lexicon, between: bool, opened: bool) -> list[Numeral]:
    """The number, and the others it is joined to as a range; magnitudes said once are shared."""
    ends = [one]
    while (place := _joiner(items, ends[-1], between and len(ends) == 1, opened, lexicon)) is not None:
        join, place = place - 1, _past_bounds(items, place, any_bound=opened or items[place - 1].word.moves)
        after = numeral(items, place, lexicon) if place < len(items) else None
        if after is None or after.vague or (after.value < ends[0].value and not _shares(ends[0], after)):
            break
        if items[join].word.both and not between and not (after.after < len(items) and items[after.after].word.closes):
            break
        shared = _sharing(ends[-1], after, dashed=False).value  # three or four hundred
        if items[place - 1].word.either and not shared < after.value <= _NEXT * shared:
            break
        ends.append(after)
    if len(ends) > 1:
        dashed = items[ends[-1].first - 1].word.dash
        ends = [_sharing(n, ends[-1], dashed) for n in ends]
    return ends if all(a.value <= b.value for a, b in pairwise(ends)) else [one]


def _joiner(items: Sequence[Item], end: Numeral, between: bool, opened: bool, lexicon: Lexicon) -> int | None:
    """The item after the word or dash that joins two ends of a range; the noun may be said twice: from 12 people to 15 people."""
    at = end.after
    if at + 1 >= len(items):
        return None
    if lexicon.positional and at - end.first == 1 and follow_on(items, at - 1):  # 三四百
        return at
    at += int(at + 2 < len(items) and items[at].word.unit is not None and _joins_twice(items, at, opened))
    at += int(at + 2 < len(items) and items[at].word.dash and (items[at + 1].word.to or items[at + 1].word.either))  # drie- à
    word = items[at].word
    if word.moves or word.either or word.to or ((between or lexicon.closed_ranges) and word.both) or word.dash:
        return at + 1
    return None


def _joins_twice(items: Sequence[Item], at: int, opened: bool) -> bool:
    """Whether a word for "to" follows the noun of a number, and either "from" stood before it or the noun is said again."""
    word = items[at + 1].word
    again = any(item.key == items[at].key for item in items[at + 3:at + 6])
    return (word.to and (opened or again)) or word.moves


def _past_bounds(items: Sequence[Item], at: int, any_bound: bool) -> int:
    """The item after the qualifiers of the upper end; a number that moved may have any: from 120 to more than 150."""
    while at < len(items) - 1 and (items[at].word.aside or items[at].word.before in {"about", "at_most"} or (
            any_bound and items[at].word.before)):
        at += 1
    return at


def _shares(a: Numeral, b: Numeral) -> bool:
    shared = _sharing(a, b, dashed=True)
    return shared is not a and shared.value < b.value


def _sharing(a: Numeral, b: Numeral, dashed: bool) -> Numeral:
    """The lower end with the magnitude that only the upper end says: 18-25K, three to four million, 30-150,000."""
    if a is b or a.zeros or not (a.bare or a.other is None):
        return a
    if a.scale > 1:  # two to five | hundred thousand; two hundred to five hundred | thousand
        shared = b.scale if a.scale * b.scale <= b.scales else 1
        return a._replace(value=whole(a.value * shared)) if shared > 1 and a.value * shared < b.value else a
    if a.value * b.scales < b.value and b.scales > b.scale:
        return a._replace(value=whole(a.value * b.scales))
    scale = b.scale if b.scale > 1 else 1000 if dashed and b.zeros and a.bare and a.value < 1000 else 1
    return a._replace(value=whole(a.value * scale)) if scale > 1 and a.value * scale < b.value else a
