"""Sentence around a mention -> what moved: people over a border, a number to where it stands now, an earlier one out of date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from keyfigures.changes import rises_by
from keyfigures.figure import Status
from keyfigures.mentions import Mention
from keyfigures.words import Item

__all__ = ["ACROSS", "NOTED", "across", "arrived", "flags", "until_sign"]

ACROSS = frozenset(["abroad", "inside"])  # the marks of words that tell on which side of a border people are
NOTED = frozenset(["previous", "additional", "change"])  # the marks of words of which a flag is made
_NEAR = 5  # items around a verb in which "abroad" belongs to it
_CHANGE = 6  # items around a number in which "rose" speaks of it


def arrived(items: Sequence[Item], mention: Mention, status: Status) -> Mention:
    """The mention of "rose to 150" as a point, and of "could rise to 150" as an upper bound, whatever "to" means elsewhere."""
    before = items[max(0, mention.first - 1):mention.first + 1]
    moved = [*items[max(0, mention.first - _CHANGE):mention.first], *items[mention.after:mention.after + _CHANGE]]
    if mention.bound not in {"exact", "at_most"} or not any(item.word.to or item.word.moves for item in before) or not any(
            "change" in item.word.marks for item in moved):
        return mention
    point = mention.low if mention.low is not None else mention.high
    if any(item.word.before == "about" for item in takewhile(lambda item: item.start < mention.start, items[mention.first:])):
        return mention._replace(low=point, best=point, high=point, bound="about")  # выросло до почти 150
    if status == "projected":
        return mention._replace(low=None, best=None, high=point, bound="at_most")
    if len(before) > 1 and before[0].word.to and before[1].word.before == "at_most":
        return mention  # rose to | up to 150
    return mention._replace(low=point, best=point, high=point, bound="exact")


def flags(items: Sequence[Item], mention: Mention) -> tuple[str, ...]:
    """What a reader should know of the number: superseded, additional, ambiguous_number."""
    before = [item.word.marks for item in items[max(0, mention.first - 2):mention.first + 1]]
    noted = []
    if mention.earlier or any(["previous" in marks for marks in before[-2:]]):
        noted.append("superseded")
    beside = [*before, *(item.word.marks for item in items[mention.after:mention.after + 1])]
    if any(["additional" in marks for marks in beside]) or rises_by(items, mention.first):
        noted.append("additional")
    if mention.other is not None:
        noted.append("ambiguous_number")
    return tuple(noted)


def across(items: Sequence[Item], mention: Mention, measure: str, cue: int | None) -> str:
    """Displaced people who are said to be abroad are refugees; those within the country are internally displaced."""
    if measure != "displaced":
        return measure
    near = [*_until_number(items[mention.after:])]  # what stands behind the number goes before what stands elsewhere
    if not any(item.word.marks & ACROSS for item in near):
        near += _until_number(items[:mention.first][::-1])
    if cue is not None and not any(item.word.marks & ACROSS for item in near):
        near += [*until_sign(items[cue + 1:cue + 1 + _NEAR]), *until_sign(items[max(0, cue - _NEAR):cue][::-1])]
    said = frozenset().union(*(item.word.marks for item in near))
    return "refugees" if "abroad" in said else "idps" if "inside" in said else measure


def _until_number(items: Sequence[Item]) -> Iterator[Item]:
    return takewhile(lambda item: not (item.kind == "number" or item.word.numeral or item.word.vague or item.key in ";."), items)


def until_sign(items: Sequence[Item]) -> Iterator[Item]:
    """The items up to the first sign or number."""
    return takewhile(lambda item: item.kind == "word" and not item.word.numeral, items)
