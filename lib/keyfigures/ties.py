"""Two numbers of a text -> how they are tied: a part of a whole, items of one list, another count of the same people."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from keyfigures.cues import CROSSING, INSIDE
from keyfigures.mentions import Mention
from keyfigures.movement import until_sign
from keyfigures.phrases import OLDEST, NounPhrase
from keyfigures.reading import Reading
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item

__all__ = ["another_count", "compared", "follows", "in_a_table", "is_said_of", "joined", "listed", "names_them",
           "of_them", "outgrows", "points_back", "whole_of"]

_SAID = 5  # items before a number in which it is said
_PART = 12  # items before a number in which "including" makes it a part
_FENCES = frozenset(";；؛")
_COLONS = frozenset([":", "：", "–", "—"])
_PREVIOUS, _SAYING = frozenset(["previous", "them"]), frozenset(["says"])
_TELLING = _SAYING | {"estimated"}
_EARLIER = frozenset(["previous", "helping"])  # marks of words before a number that stood at another time: (it was | 9)
_SMALL = frozenset(["clause", "filler"])


def whole_of(items: Sequence[Item], mention: Mention, phrase: NounPhrase, before: Reading | None,
           antecedent: Reading | None, joined: bool, marks: Set[str]) -> Reading | None:
    """The figure that this one lies inside of: "12 killed, including 5 children", "of them"."""
    start = before.mention.after + int("of_them" in items[before.mention.after].word.marks) if before else 0
    whole = before or antecedent
    if whole is None:
        return None
    span = items[max(start, mention.first - _PART):mention.first]
    span = span if before else _behind_fence(span)
    said = bool(marks & INSIDE) and (any(item.word.marks & INSIDE and not ("size" in item.word.marks and after.kind != "number")
               for item, after in pairwise([*_behind_number(span), items[mention.first]])) or any(
        "of_them" in item.word.marks for item in until_sign(items[mention.after:mention.after + 3])))
    another = any("additional" in item.word.marks for item in span)
    listed = before.whole if before and not another and joined else None
    if said:
        return listed or whole
    own = before is not None and listed is not None and before.measure != listed.measure  # "of them 30 refugees, 40 idps"
    return listed if listed and (own or phrase.measure in {None, listed.measure}) else None


def _behind_fence(span: Sequence[Item]) -> Sequence[Item]:
    """The items behind the last semicolon: fires, including 92 out of control; | 480 firemen."""
    return span[max((at + 1 for at, item in enumerate(span) if item.key in _FENCES), default=0):]


def _behind_number(span: Sequence[Item]) -> Sequence[Item]:
    """The items without the "of them" that is said of a number before: 155 of them | were saved, some hundred are missing."""
    last = max((at for at, item in enumerate(span) if item.opens_number), default=-1)
    return span[last + 2:] if last >= 0 and span[last + 1:] and "of_them" in span[last + 1].word.marks else span


def listed(items: Sequence[Item], first: int, before: Reading, names: Set[int]) -> bool:
    """Whether only a comma, an "and", a bracket or a name stands between the thing counted before and the next."""
    first += int("beside" in items[first].word.marks)  # "and more than" is one phrase
    while first - 1 in names or (first in names and _within(items[first - 1])) or (
            first - 2 in names and _is_small(items[first - 1])):  # Homs 12, Hama 20; in Jordan 800,000; Romania with 595,000
        first -= 1
    return joined(items[max(before.phrase.after, before.mention.after):first])


def follows(items: Sequence[Item], mention: Mention, before: Reading, names: Set[int]) -> bool:
    """Whether a number stands alone in brackets behind a name and is no greater than the one before: followed by Afghans (2m)."""
    at = mention.first - 2
    if at < 0 or items[at + 1].key != "(" or not (mention.after < len(items) and items[mention.after].key == ")"):
        return False
    named = at in names or items[at].word.unit == "person"
    return named and _silent(items[max(before.phrase.after, before.mention.after):mention.first]) and (
        before.how == "list" or not outgrows(mention, before.mention))


def outgrows(mention: Mention, before: Mention) -> bool:
    """Whether a number is greater than the one before it: 12 died in Homs (650,000)."""
    one, other = (m.high if m.low is None else m.low for m in (mention, before))
    return one is not None and other is not None and one > other


def _silent(between: Sequence[Item]) -> bool:
    """Whether none of the words says what is counted, or of whom; "worst affected" only ranks."""
    return len(between) <= _PART and not any(
        item.word.states not in {None, "affected"} or item.word.labels or item.key == ";" or "unharmed" in item.word.marks
        for item in between)


def _is_small(item: Item) -> bool:
    """Whether a word between a name and its number says nothing of it: with, the ending of a place."""
    word = item.word
    return item.kind == "word" and not (word.cue or word.unit or word.numeral or word.leads) and word.marks <= _SMALL


def _within(item: Item) -> bool:
    return item.word.of_time("on")


def joined(between: Sequence[Item]) -> bool:
    """Whether what stands between two numbers makes them one list."""
    if not between or len(between) > 7:
        return False
    last = between[-1] if "additional" not in between[-1].word.marks or len(between) == 1 else between[-2]
    joined = last.key in CROSSING or last.word.marks & {"beside", "additional"} or (  # 3 million refugees, up from 2.5 million
        "previous" in last.word.marks and any(item.key in CROSSING for item in between))
    where = next((place for place, item in enumerate(between) if item.word.leads), len(between))  # 1,500 in the province of
    return bool(joined) and not any(item.word.states or item.word.labels or item.word.nouns or (
        item.word.unit and not (item.word.unit == "thing" and place > where))
        or item.word.marks & {"clause", "unharmed"} or item.key == ";" for place, item in enumerate(between))


def points_back(items: Sequence[Item], start: int, mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a word between an item and a number stands for a figure before: this number, dit aantal."""
    if phrase.named and not (phrase.generic or phrase.unit == "household"):
        return False
    if any("anaphor" in item.word.marks and "says" not in after.word.marks and not _is_article(item, after)  # not "it | said"
           for item, after in pairwise(items[start:mention.first + 1])):
        return True
    beside = [*items[max(start, mention.first - 1):mention.first], *items[mention.after:mention.after + 1]]
    return not phrase.named and any("rest" in item.word.marks for item in beside)


def _is_article(pronoun: Item, after: Item) -> bool:
    """Whether a single word that points back belongs to a noun instead: das | Rote Kreuz, this | tragedy."""
    noun = after.word is NOTHING or bool(after.word.unit or after.word.nouns or after.word.marks & {"officials", "body"})
    return " " not in pronoun.key and after.kind == "word" and noun and not pronoun.word.marks & {"count_of", "says"}


def compared(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a word for an earlier count stands right before a number without a noun: 27 people died, not 31."""
    bracketed = mention.first > 1 and items[mention.first - 1].key == "("  # than a year earlier (38,377)
    if not phrase.named and _of_another_time(items, mention):
        return True
    return not phrase.named and bool(_told_before(items, mention.first - int(bracketed)) & _PREVIOUS)


def _of_another_time(items: Sequence[Item], mention: Mention) -> bool:
    """Whether brackets hold no more than a number and a time, or stand behind one: 92 (in 2022: 118), more than in 2022 (118)."""
    if not (mention.after < len(items) and items[mention.after].key == ")"):
        return False
    first = mention.first
    while first > 0 and items[first - 1].key != "(" and mention.first - first < _SAID and not (
            items[first - 1].word.cue or (items[first - 1].word.unit and not items[first - 1].word.time)):
        first -= 1
    timed = [*items[first:mention.first]] or (items[max(0, first - 3):first - 1] if first > 1 and any(
        item.word.against or item.word.before for item in items[max(0, first - _SAID):first]) else [])
    return first > 0 and items[first - 1].key == "(" and any(
        item.word.time or item.year or not item.word.marks.isdisjoint(_EARLIER) for item in timed)


def another_count(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a number without a noun is another count of those before: "the mayor said 134", "AMDH telt er 27", "from 97"."""
    if compared(items, mention, phrase):
        return True
    ranges = mention.bound == "between"  # estimates go from 30,000 to 100,000
    people = phrase.named and phrase.generic and phrase.first == mention.after  # had spoken of 170 people
    after = phrase.after if people else mention.after
    after += int(after < len(items) and "says" in items[after].word.marks)  # hatte 79 gemeldet
    return (people or not phrase.named) and _closed(items, after) and (after > max(mention.after, phrase.after) or bool(
        _told_before(items, mention.first) & _SAYING) or _is_said(items, mention.first, _TELLING if ranges else _SAYING))


def _is_said(items: Sequence[Item], first: int, telling: Set[str]) -> bool:
    """Whether a verb of saying stands a few words before a number, without a sign or a cue between: spoke last week of | 95."""
    for item in reversed(items[max(0, first - _SAID):first]):
        if not telling.isdisjoint(item.word.marks):
            return True
        beside = item.word.cue or item.word.numeral or (item.word.unit and not item.word.time) or "clause" in item.word.marks
        if item.kind != "word" or beside:
            return False
    return False


def _told_before(items: Sequence[Item], first: int) -> Set[str]:
    """What the word before a number says of it, past an article or one that the pack does not know."""
    if not first:
        return frozenset()
    beside = items[first - 1].word
    passed = first > 1 and (beside is NOTHING or beside.article or "filler" in beside.marks)
    return items[first - 2].word.marks if passed else beside.marks


def is_said_of(items: Sequence[Item], mention: Mention, whole: Reading) -> bool:
    """Whether a number says of some of those before it who they were: "The earth swallowed 309 lives; 55 were students"."""
    helping, who, name = (*(item.word for item in items[mention.after:mention.after + 3]), NOTHING, NOTHING, NOTHING)[:3]
    whence = who.opens and name is NOTHING  # twenty-two were from Mexico
    return "helping" in helping.marks and (who.unit == "person" or whence) and not outgrows(mention, whole.mention)


def names_them(items: Sequence[Item], mention: Mention, phrase: NounPhrase, whole: Reading) -> bool:
    """Whether a word that points back stands before people who are some of those: "Il s'agit de trois hommes"."""
    beside = items[max(0, mention.first - 2):mention.first]
    return phrase.unit == "person" and not outgrows(mention, whole.mention) and any(
        "anaphor" in item.word.marks for item in beside)


def in_a_table(items: Sequence[Item], mention: Mention, toll: Reading, names: Set[int], text: str) -> bool:
    """Whether a name, a colon and a number stand in a row under a figure that is no smaller: "Georgia: 17.".

    In brackets behind a name a number that is no age does so anywhere: "Africa (1,866) and Asia (2,138) recorded more".
    """
    at = mention.first - 1
    if at < 0 or outgrows(mention, toll.mention) or not _closed(items, mention.after):
        return False
    if items[at].key == "(":
        return at - 1 in names and (mention.best or 0) > OLDEST
    head = [place for place in range(mention.first) if items[place].kind == "word"]
    rows = toll.cue is not None and not _COLONS.isdisjoint(text[toll.cue.end:toll.mention.start])  # Dead: 10 / Arrests: 7
    return items[at].key in _COLONS and bool(head) and all(place in names for place in head) and not rows


def _closed(items: Sequence[Item], after: int) -> bool:
    """Whether nothing goes on behind a number."""
    return after == len(items) or items[after].key in CLOSING


def of_them(items: Sequence[Item], mention: Mention) -> bool:
    """Whether the number is said of those before it: 8 of them."""
    return any("of_them" in item.word.marks for item in items[mention.after:mention.after + 2])
