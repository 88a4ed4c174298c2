"""Mention + cues -> the word that says what is counted: the cheapest to reach of those that may speak of the number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.cues import Road
from keyfigures.mentions import Mention
from keyfigures.phrases import NounPhrase
from keyfigures.reading import Reading
from keyfigures.words import Item

__all__ = ["BESIDE_IT", "HAPPENS_TO_ANYONE", "WHO", "Reached", "reach", "said_by"]

_FARTHEST = 22  # beyond this a cue belongs to something else
_CLOSE = 1  # so near each other, two cues may both be meant
_COLONS = frozenset(":：")
_MOVES = frozenset(["leaves"])
_SPENT = 5  # a verb behind its own number reaches less far to the next: "12 arrested and dozens of men killed",
_AHEAD = 4  # and so does one before the next: killed 19 fighters and arrested | seven
_BESIDE_CHANGE = 3  # items beside a number in which "rose" ties it to a heading anywhere in the sentence,
_MOVED = 8  # which then costs at most this
_HEADS = -3  # a heading before a number is sought there, a verb a little less,
_STATES = 1
_HEADS_BEHIND = 4  # and a heading behind a number without a noun: the UN puts at 20 million | the number of displaced
_WEAK = 8  # a noun elsewhere says less than a verb
BESIDE_IT = 6  # a cue that costs more yields to a list or a reference back
# nouns such as "refugees" say who is counted when one of these happened to them
HAPPENS_TO_ANYONE = frozenset(["deaths", "injured", "missing", "returnees", "casualties", "detained", "evacuated"])
WHO = frozenset(["missing", "refugees", "displaced", "idps", "asylum_seekers", "detained", "evacuated", "in_need", "homeless",
                 "returnees", "affected"])


_STAY = frozenset(["displaced", "idps", "refugees", "homeless", "in_need"])
_OUTCOMES = frozenset(["deaths", "injured", "casualties", "detained"])
_DONE = 3  # the cost of a verb right before its object
_AFTER_ALL = frozenset(["deaths", "injured", "detained"])  # what happens to survivors too
_Found = tuple[int, int, int, Item]  # a cue: what it costs beside others, what by itself, its place, and it


class Reached(NamedTuple):
    """A cue with its place and what it costs to reach it; ``rival`` is one of another measure that costs about as much."""

    cost: int
    cue: Item | None = None
    place: int = -1
    rival: Item | None = None


def reach(mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None) -> Reached:
    """The cheapest cue: what happened to the people, on either side of their number, or a heading before it."""
    seeker = _Seeker(mention, phrase, road, before)
    found: list[_Found] = []
    for place, item in road.cues_of(mention):
        if seeker.passes(place, item):
            continue
        cost = seeker.behind(place, item) if place >= mention.after else seeker.ahead(place, item)
        cost = seeker.as_noun(place, item, cost)
        if cost <= _FARTHEST:  # the noun of the number before is another's where any other word is as near
            found.append((cost + (_SPENT if before and seeker.is_taken(place) else 0), cost, place, item))
    if "unharmed" in road.marks:
        found = seeker.without_survivors(found)
    if not found:
        return Reached(_FARTHEST + 1)
    rank, cost, place, item = min(found, key=lambda one: one[0])
    if item.word.states == "in_need":  # what they died of: 27 children died of hunger
        died = [one for one in found if one[3].word.states == "deaths" and one[0] <= rank + BESIDE_IT
                and not (before and one[3] is before.cue)]
        rank, cost, place, item = min(died, key=lambda one: one[0], default=(rank, cost, place, item))
    elif item.word.states in _STAY and place >= mention.after and phrase.measure is None:  # it killed | 20 people in tents
        done = [one for one in found if one[2] < mention.first and one[1] <= _DONE and one[3].word.states in _OUTCOMES
                and not (before and one[3] is before.cue)]
        rank, cost, place, item = min(done, key=lambda one: one[0], default=(rank, cost, place, item))
    if phrase.measure is None and (own := seeker.in_clause(found, place, item)):
        return Reached(own[1], own[3], own[2])
    rival = next((other for dearer, _, at, other in found if other is not item and (
        dearer <= rank + _CLOSE or _either(road.items, at, place)) and said_by(other) != said_by(item)), None)
    return Reached(cost, item, place, rival)


class _Seeker:
    """A number that looks for its cue, with what is asked of it at every cue."""

    __slots__ = ("before", "end", "farthest", "is_they", "mention", "moved", "phrase", "road", "spent")

    def __init__(self, mention: Mention, phrase: NounPhrase, road: Road, before: Reading | None) -> None:
        self.mention, self.phrase, self.road, self.before = mention, phrase, road, before
        items = road.items
        self.end = max(phrase.after, mention.after)
        # Sube a 12 la cifra; the toll of the quake in ... rose to 12
        self.moved = "change" in road.marks and any("change" in item.word.marks for item in items[
            max(0, mention.first - _BESIDE_CHANGE):mention.after + _BESIDE_CHANGE])
        self.spent = before is not None and before.cue is not None and before.how == "state" and (
            before.cue.start >= before.mention.end)
        self.farthest = len(items)
        if len(road.counted) > 1:
            ahead = self.following()
            if (_has_verb(items, self.end) and _begins_clause(items, ahead)) or any(
                    [item.key in _COLONS for item in items[self.end:ahead]]):
                self.farthest = ahead  # 350,000 people have crossed the sea and | 2,643 have died; with 42 on board: 32 died
        after = mention.after + int(mention.after < len(items) and "of_them" in items[mention.after].word.marks)
        self.is_they = not phrase.named and after < len(items) and "helping" in items[after].word.marks

    def passes(self, place: int, item: Item) -> bool:
        """Whether a cue cannot speak of the number: it is the noun of that, inside it, or said of somebody else."""
        mention, word = self.mention, item.word
        if mention.first <= place < mention.after or self.road.of_others(place, mention):
            return True
        measure = self.phrase.measure
        if measure is None:
            return False
        if word.nouns and self.phrase.first <= place < self.phrase.after and not (
                measure in WHO and word.states != measure and word.states in HAPPENS_TO_ANYONE):  # 20 refugees killed
            return True
        return word.states == measure and measure in WHO  # executed 13,000 prisoners in jail

    def behind(self, place: int, item: Item) -> int:
        """What a cue behind the number costs."""
        word, road = item.word, self.road
        if place > self.farthest:
            return _FARTHEST + 1
        cost = (road.cost(self.end, place) if place >= self.end else 0) + (_AHEAD if place in road.ahead else 0)
        heads = word.labels and not (word.states or self.moved)
        if place <= self.mention.after + 2 and "unharmed" not in word.marks and self.is_led(place):
            return cost + _FARTHEST
        if (heads and self.phrase.named) or road.parts[place] > self.mention.first:
            return cost + _FARTHEST
        return cost + (_HEADS_BEHIND if heads else 0)

    def ahead(self, place: int, item: Item) -> int:
        """What a cue before the number costs."""
        word = item.word
        heads = bool(word.labels) and not word.states
        cost = self.road.cost_before(place + 1, self.mention)
        cost += _HEADS if heads and not self.is_noun_before(place) else _STATES  # 12 fatalities and affected 30
        cost += _SPENT if self.spent and self.before and item is self.before.cue else 0
        return min(cost, _MOVED) if self.moved and heads else cost

    def as_noun(self, place: int, item: Item, cost: int) -> int:
        """What a cue costs that is a noun, which says less than a verb and may be counted by another number."""
        road, word, mention = self.road, item.word, self.mention
        counted = word.nouns and road.counted.get(place, mention.first) > mention.first  # a boat with 100 people left 23 | dead
        if place < mention.first and word.nouns and place not in road.counted and road.points_back(place, mention.first):
            return min(cost, BESIDE_IT)  # refugees, whose number is 104
        if place < mention.first and word.nouns and self.moved and self.is_subject(place):
            return min(cost, BESIDE_IT)  # Todesopfer in Valencia auf 90 gestiegen
        if self.is_they and place >= mention.after and not counted:
            return cost  # 6.5 million are now refugees
        if counted or not (word.states or word.labels or word.marks):
            return cost + (_WEAK if self.phrase.generic and not counted else _FARTHEST)
        return cost

    def in_clause(self, found: Sequence[_Found], place: int, item: Item) -> _Found | None:
        """The verb of the clause that the number is in, where another one was nearer, if that is so.

        12 people who took part | were arrested; the quake that killed 12 people | struck the coast.
        """
        items, mention = self.road.items, self.mention
        if place < mention.after:
            return None
        object_of = [one for one in found if one[2] < mention.first and one[1] <= _DONE and one[3].word.states
                     and _is_relative(items, one[2])]
        if object_of:
            return min(object_of, key=lambda one: one[0])
        opened = self.end + int(self.end < place and items[self.end].key == ",")
        if "unharmed" not in item.word.marks or not (opened < place and "clause" in items[opened].word.marks):
            return None
        after = next((at for at in range(place + 1, self.following()) if "clause" in items[at].word.marks), self.following())
        return min((one for one in found if place < one[2] < after and one[3].word.states in HAPPENS_TO_ANYONE),
                   key=lambda one: one[0], default=None)

    def without_survivors(self, found: list[_Found]) -> list[_Found]:
        """The cues without the noun of those who came to no harm, where some was done to them: 17 survivors took their lives."""
        phrase = self.phrase
        saved = [one for one in found if phrase.first <= one[2] < phrase.after and "unharmed" in one[3].word.marks
                 and one[3].word.unit == "person"]
        hurt = saved and [one for one in found if phrase.after <= one[2] < self.following() and one[1] <= BESIDE_IT
                          and one[3].word.states in _AFTER_ALL]
        return [one for one in found if one not in saved] if hurt else found

    def following(self) -> int:
        """The first item of the next number, or the end of the sentence."""
        first = self.mention.first
        return min((other for other in self.road.counted.values() if other > first), default=len(self.road.items))

    def is_subject(self, place: int) -> bool:
        """Whether a noun opens the sentence, or its article, and a place or a verb follows: | refugees in Chad rise to 90."""
        items, road = self.road.items, self.road
        opens = place == 0 or (place == 1 and ("filler" in items[0].word.marks or items[0].word.article))
        behind = items[place + 1].word
        return opens and place not in road.counted and not self.phrase.named and bool(
            behind.leads or "change" in behind.marks or "helping" in behind.marks)

    def is_led(self, place: int) -> bool:
        """Whether a word right behind the number leads to a cue, an article between: 30 million | for the displaced."""
        items, after = self.road.items, self.mention.after
        if self.phrase.named or self.moved or after >= place or items[after].word.leads != "to" or items[after].word.link:
            return False
        before = any(["previous" in item.word.marks for item in items[place:place + 3]])  # بزيادة 52 عن الحصيلة السابقة
        return not before and (place == after + 1 or "filler" in items[after + 1].word.marks or items[after + 1].word.article)

    def is_noun_before(self, place: int) -> bool:
        """Whether a cue is in the noun phrase of the number before."""
        return self.before is not None and self.before.phrase.first <= place < self.before.phrase.after

    def is_taken(self, place: int) -> bool:
        """Whether a cue is the noun that gave the number before its measure."""
        return self.is_noun_before(place) and self.before is not None and self.before.how == "noun"


def _has_verb(items: Sequence[Item], at: int) -> bool:
    """Whether a verb begins here that says nothing of what is counted: have crossed."""
    if at + 1 >= len(items) or "helping" not in items[at].word.marks or items[at + 1].kind != "word":
        return False
    word = items[at + 1].word
    small = word.leads or word.link or word.article or word.numeral or word.before or word.aside or word.unit or word.time
    return not (small or word.states or word.nouns or word.labels or word.marks - _MOVES)


def _is_relative(items: Sequence[Item], verb: int) -> bool:
    """Whether a verb stands right behind the word that opens its clause, a helping verb between: qui a | blessé."""
    verb -= int(verb > 1 and "helping" in items[verb - 1].word.marks)
    return verb > 0 and "clause" in items[verb - 1].word.marks


def _begins_clause(items: Sequence[Item], first: int) -> bool:
    """Whether an "and" or a comma stands before a number: and | 2,643 have died."""
    return first < len(items) and any(item.key == "," or "beside" in item.word.marks for item in items[first - 1:first + 1])


def _either(items: Sequence[Item], one: int, other: int) -> bool:
    """Whether an "or" stands between two cues: killed or abducted."""
    return abs(one - other) == 2 and items[(one + other) // 2].word.either


def said_by(cue: Item) -> str | None:
    """The measure that a cue says."""
    return cue.word.states or cue.word.labels or cue.word.nouns
