"""Items of a sentence -> asides: the stretches in brackets, between commas and of time that stand in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from keyfigures.mentions import Mention
from keyfigures.phrases import OLDEST
from keyfigures.words import Item

__all__ = ["asides"]

_PAIRED = frozenset("(–—")  # signs that open an aside
_PARTS = frozenset(["beside", "clause", "part"])
_BEGINS_ASIDE = frozenset(["part", "of_them", "not_people"])  # of whom 12 are children; aged 22 and 31
_ASIDE = 12  # items of an aside, at most


def asides(items: Sequence[Item], found: Sequence[Mention], signs: Sequence[str]) -> list[tuple[int, int]]:
    """The first item of each aside and the one behind it; ``signs`` are the signs of the sentence, of which most need no look."""
    passed = _in_brackets(items) if not _PAIRED.isdisjoint(signs) else []
    if signs.count(",") > 1:
        passed += _between_commas(items)
    if len(found) > 2:
        passed += _of_ages(items, found)
    return passed + _of_time(items, found) if any([items[m.after].word.time for m in found if m.after < len(items)]) else passed


def _in_brackets(items: Sequence[Item]) -> list[tuple[int, int]]:
    """The short asides in brackets or between dashes, which stand in nobody's way."""
    found: list[tuple[int, int]] = []
    opened: dict[str, int] = {}
    for place, item in enumerate(items):
        closes = {")": "(", "–": "–", "—": "—"}.get(item.key) if item.kind == "sign" else None
        if closes in opened and place - opened[closes] <= _ASIDE:
            first = opened.pop(closes)
            if first or any(beside.kind != "sign" for beside in items[place + 1:]):  # not all of the sentence
                found.append((first, place + 1))
        elif item.key in "(–—":
            opened[item.key] = place
    return found


def _between_commas(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """The asides between two commas: behind a noun those without numbers or verbs, anywhere a part of what was counted, or ages.

    "91 people, most of them civilians, were hurt", "23 others, including nine badly, were hurt", "two men, aged 22 and 31, ...".
    """
    opened: int | None = None
    part = counts = False
    for place, item in enumerate(items):
        word = item.word
        if item.key == ",":
            if opened is not None and 1 < place - opened <= (_ASIDE if part else _ASIDE // 2) and (
                    part or not counts or any(beside.word.time or _is_share(beside) for beside in items[opened:place])):
                yield opened, place + 1
            part = _begins_aside(items, place + 1)
            opened = place if part or (place and items[place - 1].word.unit in {"people", "person"}) else None
            counts = False
        elif word.states or word.labels or item.kind == "sign" or (not part and (word.nouns or word.marks & (
                _PARTS - {"beside"} if counts else _PARTS))):
            opened = None
        elif item.kind != "word" or word.numeral or word.vague:  # de 34 y 56 años
            counts = True


def _begins_aside(items: Sequence[Item], first: int) -> bool:
    """Whether an item begins an aside of its own: including, aged, 49 | of them."""
    if first >= len(items):
        return False
    behind = items[first + 1:first + 2] if items[first].opens_number else ()
    return not items[first].word.marks.isdisjoint(_BEGINS_ASIDE) or any("of_them" in item.word.marks for item in behind)


def _is_share(item: Item) -> bool:
    return item.word.fraction is not None or item.key == "%" or "rate" in item.word.marks


def _of_ages(items: Sequence[Item], found: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The lists of two small numbers or more behind people whose ages they are: three men aged | 19, 22 and 24 | were hurt."""
    last = 0
    for at, mention in enumerate(found):
        if at < last or not _leads_to_age(items, mention):
            continue
        last = at + 1
        while last < len(found) and _is_age(found[last]) and all(
                item.key == "," or "beside" in item.word.marks for item in items[found[last - 1].after:found[last].first]):
            last += 1
        if last > at + 1 and (found[last - 1].after == len(items) or not items[found[last - 1].after].word.unit):
            yield mention.first, found[last - 1].after


def _leads_to_age(items: Sequence[Item], mention: Mention) -> bool:
    if not _is_age(mention) or mention.first < 2:
        return False
    who, led = items[mention.first - 2].word, items[mention.first - 1]
    return who.unit == "person" and (led.word.link or led.key == "," or "not_people" in led.word.marks)


def _is_age(mention: Mention) -> bool:
    return mention.bare and mention.bound == "exact" and (mention.best or OLDEST) < OLDEST


def _of_time(items: Sequence[Item], found: Sequence[Mention]) -> list[tuple[int, int]]:
    """Where numbers count time, one or a list of them: three men of 19, 22 and 27 | years were hurt."""
    passed: list[tuple[int, int]] = []
    first: int | None = None
    for mention in found:
        first = mention.first if first is None else first
        after = items[mention.after] if mention.after < len(items) else None
        if after and after.word.of_time("units"):
            passed.append((first, mention.after + 1))
        then = items[mention.after + 1] if mention.after + 1 < len(items) else None
        if not (after and then and then.kind == "number" and (after.key == "," or "beside" in after.word.marks)):
            first = None
    return passed
