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
    own = [item.word.marks for item in items[start:end]]
    if own and "hypothetical" in own[0]:
        return None
    said = frozenset().union(*own)
    if "estimated" in said:
        return "estimated"
    if "projected" in said:
        return "estimated" if "perfect" in said else "projected"
    if "verified" in said:
        return "verified"
    governing = frozenset().union(*(item.word.marks for item in _governing(items[:start])))
    if "estimated" in governing and not inherited:
        return "estimated"
    return _foretold(items, start) or inherited or "reported"


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
