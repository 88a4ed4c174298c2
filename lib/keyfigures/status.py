"""Sentence around a mention -> status: reported, verified, estimated or projected, or no claim at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from keyfigures.figure import Status
from keyfigures.mentions import Mention
from keyfigures.words import Item

__all__ = ["TELLING", "status_of"]

# the marks of words that make a status; in a sentence without one every number is reported
TELLING = frozenset(["hypothetical", "estimated", "projected", "verified"])

_BREAKS = frozenset(",;:()—–،；，：")


def status_of(items: Sequence[Item], mention: Mention, cue: int | None, inherited: Status | None) -> Status | None:
    """How the number is known; ``None`` where the clause is a condition ("if the toll reaches ...") and claims nothing.

    A modal counts when it stands in the number's own clause; a word of estimating also when it governs the clause from before
    ("the UN estimates that ..."). ``inherited`` is the status of the number this one is listed with.
    """
    start, end = _clause(items, mention, cue)
    own = [item.word.marks for place, item in enumerate(items[start:end], start) if not _of_another(items, place, mention)]
    if own and "hypothetical" in own[0]:
        return None
    said = frozenset().union(*own)
    if "projected" in said and "perfect" not in said and ("estimated" not in said or _attributive(items, mention)):
        return "projected"
    if said & {"estimated", "projected"}:
        return "estimated"
    if "verified" in said:
        return "verified"
    if _said_behind(items, end):
        return "estimated"
    governing = frozenset().union(*(item.word.marks for item in _governing(items[:start])))
    if "estimated" in governing and not inherited:
        return "estimated"
    return _foretold(items, start) or inherited or "reported"


def _said_behind(items: Sequence[Item], end: int) -> bool:
    """Whether who said it comes behind the clause, and only estimates: "..., calcula el PMA", "..., according to estimates"."""
    aside = list(takewhile(lambda item: item.kind == "word", items[end + 1:end + 7]))
    marks = frozenset().union(*(item.word.marks for item in aside))
    said = "estimated" in marks and bool(marks & {"says", "according"}) and items[end].key in {",", "،", "，"}
    return said and not any(item.word.states for item in aside)


def _of_another(items: Sequence[Item], place: int, mention: Mention) -> bool:
    """Whether a word behind a number speaks of the next one alone: 72,000 were evacuated and an estimated 100,000 fled."""
    return place >= mention.after and "estimated" in items[place].word.marks and any(
        item.kind == "number" or item.word.begins for item in items[place + 1:place + 3])


def _attributive(items: Sequence[Item], mention: Mention) -> bool:
    """Whether the estimating is done by a word right before the number: an estimated 1.1 million people are expected to ..."""
    return any("estimated" in item.word.marks for item in items[max(0, mention.first - 1):mention.first + 1])


def _foretold(items: Sequence[Item], start: int) -> Status | None:
    """What is said of the whole clause: "it is expected that ...", "ожидается, что ...", "able to verify that ..."."""
    before = [item for item in items[max(0, start - 3):start] if item.key != ","]
    said = before[-2].word.marks if len(before) > 1 and "clause" in before[-1].word.marks else frozenset()
    return "projected" if "projected" in said else "verified" if "verified" in said else None


def _governing(before: Sequence[Item]) -> Iterator[Item]:
    """The items before a clause, back to the beginning of the sentence or a semicolon."""
    return takewhile(lambda item: item.key not in {";", "；", "؛"}, reversed(before))


def _clause(items: Sequence[Item], mention: Mention, cue: int | None) -> tuple[int, int]:
    """The stretch of the sentence, between signs and words that begin a clause, that holds the number and its cue."""
    first, last = mention.first, mention.after
    if cue is not None:
        first, last = min(first, cue), max(last, cue + 1)
    start = first
    while start > 0 and not _breaks(items[start - 1]):
        start -= 1
    while last < len(items) and not _breaks(items[last]):
        last += 1
    return start, last


def _breaks(item: Item) -> bool:
    return (item.kind == "sign" and item.key in _BREAKS) or "clause" in item.word.marks
