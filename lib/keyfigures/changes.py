"""Items around a number -> whether it is where another one moved from or to, or how much that changed."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.bounds import STRENGTH, bound_before
from keyfigures.figure import Bound
from keyfigures.numerals import Numeral
from keyfigures.words import NOTHING, Item

__all__ = ["bound_of_moved", "falls_by", "moves", "reaches", "rises_by"]

_CHANGE = 4  # items before a number in which it is said that another one changed


def rises_by(items: Sequence[Item], first: int) -> bool:
    """Whether a number tells by how much another one changed: the death toll rose by | 12 to 120."""
    before = items[first - 1].word if first else NOTHING
    if before.by_much:
        return any("change" in item.word.marks for item in items[max(0, first - _CHANGE):first - 1])
    return "change" in before.marks and first + 1 < len(items) and items[first + 1].word.moves


def falls_by(items: Sequence[Item], first: int) -> bool:
    """Whether a number tells how much another one went down: the number of refugees fell by | 12,000."""
    return rises_by(items, first) and any(item.word.falls for item in items[max(0, first - _CHANGE):first])


def reaches(items: Sequence[Item], one: Numeral, other: Numeral) -> bool:
    """Whether a dash between spaces parts a number that something rose to from another: toll rises to 46 - 120 injured."""
    sign = items[other.first - 1]
    spaced = sign.word.dash and items[one.after - 1].end < sign.start and sign.end < items[other.first].start
    return spaced and any("change" in item.word.marks for item in items[max(0, one.first - _CHANGE):one.first])


def moves(items: Sequence[Item], at: int, between: Sequence[Item]) -> bool:
    """Whether "from A to B" says that a number moved, so that A is the earlier one; "from" may be an ending (120'den 150'ye)."""
    moves = any(item.word.moves for item in between)
    if at < 0 or not items[at].word.opens:
        return moves and not any(item.word.to for item in between)
    return moves or any("change" in item.word.marks for item in items[max(0, at - 4):at])


def bound_of_moved(items: Sequence[Item], one: Numeral) -> Bound:
    """The bound of a number that moved: from about 120 to more than 150; "up to" says no more than "to" here."""
    said = [item.word.before for item in items[bound_before(items, one.first)[1]:one.first] if "change" not in item.word.marks]
    return max((bound for bound in said if bound and bound != "at_most"), key=STRENGTH.__getitem__, default="exact")
