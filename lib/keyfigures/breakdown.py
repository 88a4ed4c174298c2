"""Readings of a sentence -> parts: the numbers that break a figure down, behind a colon, behind "of the", by their sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from keyfigures.cues import CROSSING
from keyfigures.movement import flags
from keyfigures.reading import Reading, Refusal
from keyfigures.ties import joined, outgrows
from keyfigures.words import Item

__all__ = ["among", "broken_down", "is_named_whole", "part_of", "some_of_them", "whole_behind"]

_OPENS = frozenset(":：(（–—")  # behind a figure: what follows may break it down
_DASHES = frozenset("–—")
_BRACKETS, _CLOSES = frozenset("(（"), frozenset(")）")
_CASUALTIES = frozenset(["deaths", "injured"])
_HURT = _CASUALTIES | {"missing"}
_BESIDE = 3  # items
_LONGEST = 8  # items between the last two parts of a figure


def part_of(items: Sequence[Item], number: Reading | Refusal, whole: Reading) -> Reading:
    """A number as a part of a figure, of which it has all that its own words do not say."""
    return whole._replace(mention=number.mention, phrase=number.phrase, how="part", cue=None, whole=whole,
                          unit=number.phrase.unit or whole.unit, flags=flags(items, number.mention), rival=None)


def broken_down(items: Sequence[Item], results: list[Reading | Refusal],
                earlier: Sequence[Reading]) -> list[Reading | Refusal]:
    """The readings with those behind a colon as parts of the one before it: "27 people died: 17 men, seven women and a child".

    People of whom nothing else is said are parts of a figure before them as well, or of an ``earlier`` one, where their sum is
    that figure: "Twenty-eight died. They are 17 women and eleven men".
    """
    for at, group in enumerate(results[:-1]):
        if not isinstance(group, Reading) or not (size := _size(group)):
            continue
        if group.whole is None and _is_increase(items, group, results[at + 1]):
            results[at + 1] = part_of(items, results[at + 1], group)
        first = next((number for number in range(at + 1, len(results)) if _opened(items, group, results[number])), len(results))
        after = _closed(items, results, first)
        parts = results[first:after]
        if parts and all(_may_be_part(items, part, group) for part in parts) and sum(map(_size, parts)) <= size:
            row = _is_row(items, group, parts[0])
            results[first:after] = [_beside(items, part, group) if row else _inside(items, part, group) for part in parts]
        if group.mention.first and is_named_whole(items, group.mention.first):
            _shared_out(items, results, group, at)
    _completed(items, results)
    for first, after in _runs(items, results):
        wholes = [*earlier, *(result for result in results[:first] if isinstance(result, Reading))]
        total = sum(map(_size, results[first:after]))
        if whole := next((one for one in reversed(wholes) if _size(one) == total), None):
            results[first:after] = [part_of(items, part, whole) for part in results[first:after]]
    return results


def _shared_out(items: Sequence[Item], results: list[Reading | Refusal], group: Reading, at: int) -> None:
    """Make parts of all numbers behind "of the 40 injured" that add up to it, whatever is said of each."""
    rest = [place for place in range(at + 1, len(results)) if (
        one.whole == group if isinstance(one := results[place], Reading) else one.open)]
    if len(rest) > 1 and sum(_size(results[place]) for place in rest) == _size(group):
        for place in rest:
            results[place] = part_of(items, results[place], group)


def _completed(items: Sequence[Item], results: list[Reading | Refusal]) -> None:
    """Make a part of the number that completes those of a figure: 53 people, 49 of them policemen and | four civilians.

    Of casualties so is each of the dead, the wounded and the missing that there is room for: of whom 64 died, | 149 were hurt.
    """
    for at, last in enumerate(results[1:], 1):
        beside = results[at - 1]
        if not (isinstance(last, Reading) and isinstance(beside, Reading)) or last.whole:
            continue
        named = beside.whole is None and beside.mention.first and is_named_whole(items, beside.mention.first)
        whole = beside if named else beside.whole
        if whole is None or len(items[max(beside.phrase.after, beside.mention.after):last.mention.first]) > _LONGEST:
            continue
        if _are_victims(items, whole) and (beside.measure, last.measure) == ("deaths", "injured"):
            hurt = whole._replace(measure="casualties")
            results[:at] = [hurt if one is whole else one._replace(whole=hurt) if isinstance(one, Reading) and one.whole is whole
                            else one for one in results[:at]]
            whole = hurt
        told = _size(last) + sum(_size(one) for one in results[:at] if isinstance(one, Reading) and one.whole is whole)
        harmed = whole.measure == "casualties" and last.measure in _HURT and told <= _size(whole)
        if harmed or (last.measure == whole.measure and not named and told == _size(whole)):
            results[at] = last._replace(whole=whole)


def _are_victims(items: Sequence[Item], whole: Reading) -> bool:
    """Whether the noun of a figure of deaths is "victims", which the wounded are as well: 34 vítimas, 11 mortas e 23 feridas."""
    noun = items[whole.phrase.first:whole.phrase.after]
    victims = any(item.word.unit == "people" and item.word.nouns for item in noun)
    return whole.measure == "deaths" and whole.how == "noun" and victims


def _size(number: Reading | Refusal) -> int:
    """How many a number counts at the least."""
    return int(number.mention.best or number.mention.low or 0)


def _runs(items: Sequence[Item], results: Sequence[Reading | Refusal]) -> Iterator[tuple[int, int]]:
    """Where two or more numbers of people in a list begin and end of which nothing is said."""
    at = 0
    while at < len(results):
        after = at
        while after < len(results) and _is_open(results[after]) and (after == at or joined(
                items[results[after - 1].phrase.after:results[after].mention.first])):
            after += 1
        if after > at + 1:
            yield at, after
        at = max(after, at + 1)


def _is_open(number: Reading | Refusal) -> bool:
    return isinstance(number, Refusal) and number.open and number.phrase.unit == "person" and number.mention.best is not None


def _opened(items: Sequence[Item], whole: Reading, part: Reading | Refusal) -> bool:
    """Whether a colon or a bracket stands right before a number, somewhere behind the whole."""
    begin = max(whole.phrase.after, whole.mention.after)
    before = items[max(begin, part.mention.first - _BESIDE):part.mention.first]
    if any(item.key in _BRACKETS for item in before):
        ahead = takewhile(lambda item: item.key not in _BRACKETS, items[begin:part.mention.first])
        return not any(item.key in CROSSING for item in ahead)  # Syria (12), Turkey (9)
    return any(item.key in _OPENS for item in before)


def _is_row(items: Sequence[Item], whole: Reading, part: Reading | Refusal) -> bool:
    """Whether a comma and a dash make a number one of a row with that before it: Польща 2,3 млн, Румунія – 600 тис."""
    between = items[max(whole.phrase.after, whole.mention.after):part.mention.first]
    signs = [item.key for item in between if item.kind == "sign"]
    return "," in signs and signs[-1] in _DASHES


def _is_increase(items: Sequence[Item], group: Reading, number: Reading | Refusal) -> bool:
    """Whether a number in brackets with a plus tells how many have come to the one before it: 12 dead (+3)."""
    between = items[max(group.phrase.after, group.mention.after):number.mention.first]
    return (isinstance(number, Reading) or number.open) and [item.key for item in between] == ["(", "+"]


def _closed(items: Sequence[Item], results: Sequence[Reading | Refusal], first: int) -> int:
    """The first number behind a bracket in which another one stands, or behind all where a colon opened what follows."""
    if first == len(results):
        return first
    start = results[first].mention.first
    ahead = items[max(0, start - _BESIDE):start]
    if not any(item.key in _BRACKETS for item in ahead):
        return len(results)
    end = next((at for at in range(start, len(items)) if items[at].key in _CLOSES), len(items))
    return next((at for at in range(first, len(results)) if results[at].mention.first > end), len(results))


def _inside(items: Sequence[Item], part: Reading | Refusal, whole: Reading) -> Reading:
    """A part of a figure; the dead and the wounded among casualties stay what they are."""
    if isinstance(part, Reading) and part.measure != whole.measure:
        return part._replace(whole=whole)
    return part_of(items, part, whole)


def _beside(items: Sequence[Item], number: Reading | Refusal, first: Reading) -> Reading:
    """A number of a row as a figure of its own, which has all that its words do not say of the first."""
    return number if isinstance(number, Reading) else part_of(items, number, first)._replace(how="list", whole=first.whole)


def _may_be_part(items: Sequence[Item], part: Reading | Refusal, whole: Reading) -> bool:
    """Whether a number behind a colon may count some of those before it: people of whom no other thing is said, or a place."""
    if (part.unit if isinstance(part, Reading) else part.phrase.unit or whole.unit) != whole.unit:
        return False  # 460 families (2,759 people) are one thing
    if part.mention.best is None or isinstance(part, Reading):
        of_casualties = isinstance(part, Reading) and whole.measure == "casualties" and part.measure in _CASUALTIES
        return isinstance(part, Reading) and (part.measure == whole.measure or of_casualties) and part.whole is None and (
            part.how != "back" and "superseded" not in part.flags)
    after = part.mention.after
    return part.open and (part.phrase.named or (after < len(items) and (
        items[after].word.leads is not None or items[after].word.of_time("on"))))


def among(items: Sequence[Item], results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings with the parts of a group that is named as their whole: "parmi les 12 morts figurent cinq enfants"."""
    for at, group in enumerate(results):
        if not (isinstance(group, Reading) and group.mention.first):
            continue
        opens = _opens_with_of(items, group.mention.first)
        after = results[at + 1] if at + 1 < len(results) else None
        shared = isinstance(after, Reading) and after.cue is group.cue
        if opens and shared and group.how == "state" and group.phrase.measure:  # of the 100 missing 40 were found dead
            results[at] = group._replace(measure=group.phrase.measure, how="noun", cue=items[group.phrase.after - 1], rival=None)
        elif opens and shared and group.how == "state" and group.phrase.unit in {"person", None}:  # of the 48 million 25 million
            results[at] = Refusal(group.mention, "only a part of it is told", group.phrase)
        elif group.how == "noun" and is_named_whole(items, group.mention.first):
            for place in (at - 1, at + 1):
                part = results[place] if 0 <= place < len(results) else group
                if outgrows(part.mention, group.mention):  # ninety-eight bodies, 55 of minors; of the eleven in hospital, two
                    continue
                if part.open if isinstance(part, Refusal) else part is not group and part.cue is group.cue:
                    results[place] = part_of(items, part, group)
    return results


def some_of_them(items: Sequence[Item], at: int) -> bool:
    """Whether a word for some of those before stands behind a comma: of the 102 passengers, | half perished."""
    at += int(at < len(items) and items[at].key == ",")
    return at < len(items) and (items[at].word.share or items[at].word.fraction is not None)


def is_named_whole(items: Sequence[Item], first: int) -> bool:
    """Whether the words before a number make it the whole of what follows: of the, among."""
    return first > 0 and (_opens_with_of(items, first) or "of_them" in items[first - 1].word.marks)


def _opens_with_of(items: Sequence[Item], first: int) -> bool:
    """Whether an "of the" that begins a clause stands before a number: "Van de 117 gewonden zijn er 15 minderjarig"."""
    at = first - 1
    at -= int(at > 0 and "filler" in items[at].word.marks and not items[at].word.link)
    return bool(items[at].word.link) and (at == 0 or items[at - 1].key in CROSSING)


def whole_behind(items: Sequence[Item], part: Reading | Refusal, after: Reading | Refusal) -> Reading | None:
    """The figure behind a number that it lies inside of: "5'i çocuk olmak üzere 12 kişi"."""
    if not isinstance(after, Reading) or (isinstance(part, Refusal) and not part.open):
        return None
    between = items[part.mention.after - 1:after.mention.first]
    if any("part_of_next" in item.word.marks for item in between):
        return after
    if not any("of_them" in item.word.marks and item.word.nouns is None for item in between[:2]):
        return None
    apart = any(item.key in CROSSING or item.word.states or item.word.marks & {"clause", "beside"} for item in between)
    listed = joined(items[max(part.phrase.after, part.mention.after):after.mention.first])
    return (after.whole if listed else None) if apart else after
