"""Words beside a number -> its bound: at least, more than, about, up to; before it, behind it, or before its heading."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.figure import Bound
from keyfigures.words import NOTHING, Item

__all__ = ["STRENGTH", "bound_after", "bound_before", "bound_of_heading"]

STRENGTH: dict[Bound, int] = {"exact": 0, "about": 1, "at_least": 2, "at_most": 2, "more_than": 3, "less_than": 3}
_BETWEEN_BOUND_AND_NUMBER = frozenset(["estimated", "additional", "verified", "stock"])  # ultrapassa agora os 24 mil


def bound_before(items: Sequence[Item], at: int) -> tuple[Bound | None, int]:
    """The strongest of the qualifiers right before a number, and the item where they begin."""
    bound: Bound | None = None
    first = at - int(at > 2 and items[at - 1].key == items[at - 3].key == "," and items[at - 2].word.before is not None)
    while first > 0:
        word = items[first - 1].word
        if word.before:
            bound = word.before if bound is None or STRENGTH[word.before] > STRENGTH[bound] else bound
        elif not (word.aside or (bound is None and first > 1 and (word.marks & _BETWEEN_BOUND_AND_NUMBER or (
                "filler" in word.marks and "stock" in items[first - 2].word.marks)))):
            break
        first -= 1
    while first < at and not items[first].word.before:
        first += 1
    return bound, first if bound else at


def bound_of_heading(items: Sequence[Item], at: int) -> Bound | None:
    """The bound that a verb gives in front of the heading of a number: تجاوز عدد القتلى 300."""
    heading = at - 1
    if at > 1 and items[heading].word.nouns:
        while heading > 1 and (items[heading].word.nouns or items[heading].word.aside):
            heading -= 1
        heading = heading if "count_of" in items[heading].word.marks else 0
    elif at < 2 or not items[heading].word.labels:
        heading = 0
    return items[heading - 1].word.before if heading > 0 else None


def bound_after(items: Sequence[Item], at: int) -> tuple[Bound | None, int]:
    """The bound behind a number, past an ending written onto it (300'den fazla) or what it counts (300 people or more)."""
    if items[at - 1].word.after and items[at - 1].word.numeral:  # milyona kadar
        return items[at - 1].word.after, at
    if items[at:at + 2] and items[at].key == "+" and [item.key for item in items[at + 1:at + 2]] == ["+"]:
        return None, at  # +++ in a ticker
    if at < len(items) and items[at].word.after and not (
            items[at].word.before and at + 1 < len(items) and (
                items[at + 1].opens_number)):  # 12 killed and more than | 30
        return items[at].word.after, at + 1
    beside = items[at + 1].word if at + 1 < len(items) else NOTHING
    if beside.after and items[at].word.dash and items[at - 1].end == items[at].start < items[at + 1].start == items[at].end:
        return beside.after, at + 2  # 200-plus
    number = at + 2 < len(items) and (items[at + 2].kind == "number" or items[at + 2].word.numeral)
    counted = at < len(items) and (items[at].word.unit in {"people", "person", "household"} or items[at].word.nouns)
    ticker = [item.key for item in items[at + 1:at + 3]] == ["+", "+"]
    if beside.after and not number and not ticker and (items[at].word.aside or counted):
        return beside.after, at + 2 if items[at].word.aside else at
    if counted and at + 2 < len(items) and items[at + 1].key == "," and (at + 3 == len(items) or items[at + 3].key in {",", "."}):
        return items[at + 2].word.after or items[at + 2].word.before, at  # 45 civiles, por lo bajo, fueron ejecutados
    return None, at
