"""Sentence around a mention -> status: reported, verified, estimated or projected, or no claim at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from keyfigures.figure import Status
from keyfigures.mentions import Mention
from keyfigures.words import Item

__all__ = ["TELLING", "status_of"]

# the marks of words that make a status; in a sentence without one every number is reported
TELLING = frozenset(["hypothetical", "estimated", "projected", "verified"])

_COMMAS = frozenset(",،，")
_GOVERNED = 12  # or a number that is estimated
_ASIDE = 7  # items behind the comma in which a source may be named
_SAYING = frozenset(["says", "according"])
_BREAKS = frozenset(",;:()—–،；，：")


def status_of(items: Sequence[Item], mention: Mention, cue: int | None,
              inherited: Status | None) -> tuple[Status | None, Item | None]:
    """How the number is known, and the word that tells; ``None`` where its clause is a condition ("if the toll reaches ...").

    A modal counts when it stands in the number's own clause; a word of estimating also when it governs the clause from before
    ("the UN estimates that ..."). ``inherited`` is the status of the number this one is listed with.
    """
    start, end = _clause(items, mention, cue)
    own = [item for place, item in enumerate(items[start:end], start) if not _of_another(items, place, mention)]
    if own and "hypothetical" in own[0].word.marks:
        return None, own[0]
    projected, estimated, perfect = (_first(own, mark) for mark in ("projected", "estimated", "perfect"))
    if projected and not perfect and (not estimated or _attributive(items, mention)):
        return "projected", projected
    if told := estimated or projected:
        return "estimated", told
    if told := _first(own, "verified"):
        return "verified", told
    if told := _said_behind(items, end) or (_first(_governing(items[:start]), "estimated") if not inherited else None):
        return "estimated", told
    return _foretold(items, start) or (inherited or "reported", None)


def _first(items: Iterable[Item], mark: str) -> Item | None:
    return next((item for item in items if mark in item.word.marks), None)


def _said_behind(items: Sequence[Item], end: int) -> Item | None:
    """The word of estimating where who said it comes behind the clause: "..., calcula el PMA", "..., according to estimates"."""
    if end == len(items) or items[end].key not in _COMMAS:
        return None
    aside = list(takewhile(lambda item: item.kind == "word", items[end + 1:end + _ASIDE]))
    if aside and "clause" in aside[0].word.marks and any(item.kind == "number" for item in items[end + 1:end + _GOVERNED]):
        return None  # , but the UN estimates | 20,000
    told = any(item.word.marks & _SAYING for item in aside) and not any(item.word.states for item in aside)
    return _first(aside, "estimated") if told else None


def _of_another(items: Sequence[Item], place: int, mention: Mention) -> bool:
    """Whether a word behind a number speaks of the next one alone: 72,000 were evacuated and an estimated 100,000 fled."""
    return place >= mention.after and "estimated" in items[place].word.marks and _number_behind(items, place)


def _attributive(items: Sequence[Item], mention: Mention) -> bool:
    """Whether the estimating is done by a word right before the number: an estimated 1.1 million people are expected to ..."""
    return any("estimated" in item.word.marks for item in items[max(0, mention.first - 1):mention.first + 1])


def _foretold(items: Sequence[Item], start: int) -> tuple[Status, Item] | None:
    """What is said of the whole clause: "it is expected that ...", "ожидается, что ...", "able to verify that ..."."""
    before = [item for item in items[max(0, start - 3):start] if item.key != ","]
    if len(before) < 2 or "clause" not in before[-1].word.marks:
        return None
    marks = before[-2].word.marks
    return ("projected", before[-2]) if "projected" in marks else ("verified", before[-2]) if "verified" in marks else None


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
    happened = cue is not None and items[cue].word.states is not None and items[cue].word.nouns is None
    while last < len(items) and not (
            _breaks(items[last]) or _another_begins(items, last) or "hypothetical" in items[last].word.marks
            or (happened and "beside" in items[last].word.marks)):  # were arrested | and will appear in court
        last += 1
    return start, last


def _another_begins(items: Sequence[Item], place: int) -> bool:
    """Whether an "and" with the next number right behind it parts two claims: 7 million are hungry and 213,000 could die."""
    return "beside" in items[place].word.marks and _number_behind(items, place)


def _number_behind(items: Sequence[Item], place: int) -> bool:
    """Whether a number, or a word that begins one, is among the next two items; an article begins none for sure."""
    return any(item.kind == "number" or (item.word.begins and not item.word.article) for item in items[place + 1:place + 3])


def _breaks(item: Item) -> bool:
    return (item.kind == "sign" and item.key in _BREAKS) or "clause" in item.word.marks
