"""Mention -> NounPhrase: the noun that a number counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.mentions import Mention
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item

__all__ = ["OLDEST", "NounPhrase", "noun_phrase"]

OLDEST = 110  # years; no number above it is an age
_REACH = 7  # items between a number and its noun
_UNKNOWN = 3  # the last place at which a word that the pack does not know may be part of it
_STOPS = frozenset(["part", "of_them", "says", "clause", "according", "beside", "projected", "anaphor", "hypothetical"])
_MORE = frozenset(["filler", "additional"])
_OF = frozenset(["filler", "of_them", "size"])
_AWAY = frozenset(["on", "since", "until", "last", "this", "early", "middle", "late"])
_HEADS = frozenset(":：=")  # behind a noun they make it the heading of the next number: Killed: 12 injured: 30
_OPENERS = frozenset("(:=[")
_PASSED = frozenset("*†‡\"'“”„«»’‘")


class NounPhrase(NamedTuple):
    """What stands behind a number (or before it, as in "Deaths: 12").

    ``unit`` is person, household or thing, or ``None`` where no known noun stands there; ``measure`` is set where the noun is
    itself a measure. ``named`` says that there is a noun at all, known or not; ``first`` and ``after`` are its items.
    """

    measure: str | None = None
    unit: str | None = None
    generic: bool = False
    named: bool = False
    first: int = 0
    after: int = 0


def noun_phrase(items: Sequence[Item], mention: Mention) -> NounPhrase:
    """The noun that the number counts: the first known noun behind it, with the words between them."""
    measure: str | None = None
    unit: str | None = None
    own = items[mention.after - 1].word  # a number that is a noun as well: the Arabic dual, two persons in one word
    first = mention.after - int((own.value is not None or own.several) and bool(own.unit or own.nouns))
    while first < len(items) and items[first].word.aside and items[first].start == items[first - 1].end:
        first += 1  # an ending written onto the number
    if first < len(items) and items[first].word.dash:
        first += _dash_of_copula(items, first)
    generic, end = False, first
    whole = first > mention.after and "of_them" in items[first - 1].word.marks  # yaralıdan 101'i | hastanede
    for place in range(first, min(len(items), first + _REACH)):
        word, part = items[place].word, _part(items, place, first)
        loose = generic and not (place == end and items[place - 1].word.marks & _MORE)  # 24 more cities, but 24 people
        if part == "thing" and whole:
            break
        if part == "thing" and not (loose or (place == end and items[place - 1].word.heads)):
            return NounPhrase(None, "thing", False, True, first, place + 1)
        beside = place == end and unit == "person"  # Suriyeli mülteci
        if part == "end" or ((measure or unit) and part != "noun") or (unit and not ((generic and word.nouns) or beside)):
            break
        if part == "noun":
            measure = measure or word.nouns
            generic = word.unit == "people" or (generic and word.unit is None)
            unit = ("person" if word.unit == "people" else word.unit) or unit
        end = place + 1 if part in {"noun", "unknown"} else end
    while unit and end + 1 < len(items) and _also(items[end], items[end + 1]):
        end += 2
    named = end > first and not (end < len(items) and items[end].key in _HEADS and _before(items, mention))
    if not named and (before := _before(items, mention)):
        return before
    return NounPhrase(measure, unit, generic, named, first, max(end, mention.after))


def _begins_cell(items: Sequence[Item], at: int) -> bool:
    return at == 0 or items[at - 1].kind == "sign"


def _apposed(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a number stands alone between commas behind a noun and is no age: half of the deaths, 1,351, were in Homs."""
    first, after = mention.first, mention.after
    return 1 < first < after < len(items) and items[first - 1].key == items[after].key == "," and (
        items[first - 2].word.nouns is not None) and (mention.low or mention.high or 0) > OLDEST


def _dash_of_copula(items: Sequence[Item], first: int) -> int:
    """The dash that stands for "are" between a number and its noun, if any: 42,7 млн | — беженцы."""
    dash, noun, after = (*items[first:first + 3], None, None, None)[:3]
    if not (dash and noun and dash.word.dash and items[first - 1].end < dash.start and dash.end < noun.start and noun.word.nouns):
        return 0
    return int(after is None or after.key in CLOSING)


def _also(beside: Item, noun: Item) -> bool:
    """Whether another noun is counted along: men and elderly."""
    return "beside" in beside.word.marks and noun.word.unit in {"person", "people"}


def _part(items: Sequence[Item], place: int, first: int) -> str:
    """What an item is to a noun phrase that begins at ``first``: thing, noun, unknown word, something passed over, or its end."""
    if items[place].word is NOTHING and items[place].kind == "word":  # most words
        return "unknown" if place - first <= _UNKNOWN else "end"
    return _known_part(items, place, first)


def _known_part(items: Sequence[Item], place: int, first: int) -> str:
    item, word = items[place], items[place].word
    if word.unit == "thing":
        inside = place > first and items[place - 1].word is NOTHING and items[place - 1].end == item.start  # 乌克兰 holds a gram
        return "unknown" if inside else "end" if _of_earlier(items, place, first) else "thing"
    if item.kind == "sign":
        inside = word.dash and place > first and item.start == items[place - 1].end
        return "passed" if inside or (item.key in _PASSED and place == first) else "end"
    if (item.kind == "number" or word.numeral) and _of_those(items[first:place]):
        return "passed"  # 50 of 70 drones, 49 of the 71 people
    if item.kind != "word":
        return "end"
    if word.unit or word.nouns:
        return "unknown" if _of_things(items, place) else "noun"
    if "rest" in word.marks and not (place + 1 < len(items) and (items[place + 1].word.unit or items[place + 1].word.nouns)):
        return "end"  # the 19 remaining | have not been named
    leads = word.leads and not word.link and "filler" not in word.marks
    if word.aboard or leads or ("cumulative" in word.marks and " " in item.key):
        return "end"  # 2 lakh for injuries, 50 desde el inicio de la epidemia
    away = word.of_time(*_AWAY)  # "500 on both sides", "120 last year"
    away = away or (word.article and any(item.word.of_time("units") for item in items[place + 1:place + 2]))
    if (away or word.to or word.moves or (word.numeral and not word.article) or word.states or word.labels or word.vague
            or word.before or word.apart):
        return "end"
    if word.marks & (_STOPS - {"says"} if word.aside or "filler" in word.marks else _STOPS):  # 12 confirmed deaths
        return "end"
    if "helping" in word.marks and not (place + 1 < len(items) and items[place + 1].word.unit):  # 12 were civilians
        return "end"
    if word.marks or word.link or word.aside or word.article:
        return "passed"
    return "unknown" if place - first <= _UNKNOWN else "end"


def _of_earlier(items: Sequence[Item], place: int, first: int) -> bool:
    """Whether a unit of time only says of when a number is: le 90 dell'| anno precedente, as 90 do | ano anterior."""
    then = items[place + 1].word if place + 1 < len(items) else NOTHING
    led = place == first + 1 and items[first].kind == "word" and ("filler" in items[first].word.marks or items[first].word.link)
    return bool(led) and items[place].word.of_time("units") and ("previous" in then.marks or then.of_time("last"))


def _of_things(items: Sequence[Item], place: int) -> bool:
    """Whether a noun of people only says whose things are counted, a word between them: two Afghan mosque attacks."""
    beside, thing = (*(item.word for item in items[place + 1:place + 3]), None, None)[:2]
    word = items[place].word
    return beside is NOTHING and items[place + 1].kind == "word" and thing is not None and thing.unit == "thing" and (
        thing.modifies and word.unit == "person" and not word.nouns)


def _of_those(between: Sequence[Item]) -> bool:
    """Whether an "of", perhaps with an article or a name, is all that stands between two numbers: 8 million of Nepal's | 28."""
    return 0 < len(between) < 3 and bool(between[0].word.marks & _OF) and all(
        "filler" in b.word.marks or b.word is NOTHING for b in between[1:])


def _before(items: Sequence[Item], mention: Mention) -> NounPhrase | None:
    """The noun of "Deaths: 12" and "refugees (12)"; not that of "affected (12 of whom fled)"."""
    at = mention.first - 1
    if any("of_them" in item.word.marks for item in items[mention.after:mention.after + 1]):
        return None
    closes = mention.after == len(items) or items[mention.after].key in CLOSING  # Dead 12, injured 30
    if closes and at >= 0 and items[at].word.nouns and items[at].word.unit != "thing" and _begins_cell(items, at):
        unit = "household" if items[at].word.unit == "household" else "person"
        return NounPhrase(items[at].word.nouns, unit, False, True, at, mention.first)
    if closes and at > 0 and items[at - 1].word.unit == "household" and items[at].word.cue and _begins_cell(items, at - 1):
        return NounPhrase(None, "household", False, True, at - 1, at)  # Households displaced 12
    if _apposed(items, mention):
        return NounPhrase(items[at - 1].word.nouns, "person", False, True, at - 1, mention.first)
    spaced = at > 0 and items[at].word.dash and items[at - 1].end < items[at].start < items[at].end < items[at + 1].start
    if at < 1 or not (spaced or items[at].key in _OPENERS):
        return None
    head = at - 1
    if items[head].key == ")":  # Internally displaced persons (IDPs): 12
        head = next((place - 1 for place in range(head, max(0, head - _REACH), -1) if items[place].key == "("), head)
    word = items[head].word
    if not (word.nouns or word.unit) or word.unit == "thing":
        return None
    families = any(item.word.unit == "household" for item in items[max(0, head - 1):at])
    unit = "household" if families else "person" if word.unit in {"people", None} else word.unit
    return NounPhrase(word.nouns, unit, word.unit == "people", True, head, at)
