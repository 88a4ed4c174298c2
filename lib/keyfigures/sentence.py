"""Mentions of a sentence -> readings: each number in the light of the others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from keyfigures.breakdown import among, broken_down, is_named_whole, some_of_them
from keyfigures.cues import INSIDE, Road
from keyfigures.digits import whole
from keyfigures.measure import none_left, read
from keyfigures.mentions import Mention
from keyfigures.phrases import OLDEST, NounPhrase, noun_phrase
from keyfigures.reading import UNHARMED, Reading, Refusal
from keyfigures.refusals import OF_NOBODY, refused
from keyfigures.rows import rows
from keyfigures.shared import completed, with_one_more
from keyfigures.ties import joined, of_them, outgrows
from keyfigures.words import NOTHING, Item
from keyfigures.years import A_YEAR, AN_AGE

__all__ = ["readings"]

_ONLY_PEOPLE = frozenset(["deaths", "injured", "refugees", "idps", "asylum_seekers", "returnees", "detained"])
_BESIDE = 3  # items
_LISTED = frozenset(["state", "list", "label", "noun", "back"])  # the ways of a number that may be one of another list
_FATES = frozenset(["deaths", "injured", "missing"])  # none of which is a part of another
_ACROSS = {"displaced", "refugees"}  # fled across the border is no doubt


def readings(road: Road, found: Sequence[Mention], antecedent: Reading | None = None,
             toll: Reading | None = None) -> list[Reading | Refusal]:
    """What each mention of a sentence is, in order.

    ``antecedent`` is the last figure of the sentences before, which "this number" points to, and ``toll`` the first of its
    sentence, of which "the mayor had said 15" is another count.
    """
    items, text = road.items, road.text
    results: list[Reading | Refusal] = []
    for mention in found:
        phrase = noun_phrase(items, mention)
        if heading := road.headings.get(mention.first):
            phrase = phrase._replace(unit=heading.unit or phrase.unit, named=phrase.named or heading.unit == "thing")
        mention = _as_count(mention) if phrase.measure or phrase.unit in {"person", "household"} or not phrase.named else mention
        last = results[-1] if results else None
        before = last and next((r for r in reversed(results) if isinstance(r, Reading) and not _only_compared(items, r)), None)
        why = refused(items, mention, phrase, text) or _only_some(items, mention, phrase, last)
        if isinstance(last, Refusal) and not why and not last.open and not (phrase.unit or phrase.measure):
            said = any(item.word.unit or item.word.nouns or item.word.states in _ONLY_PEOPLE
                       for item in items[mention.after:mention.after + _BESIDE])
            if last.phrase.unit == "thing" and not said and _of_those_before(items, last, mention):
                why = "it counts things" if any([_may_hold(items, r, mention) for r in results]) else None
            elif _may_be_age(mention) and _may_be_age(last.mention) and not last.phrase.named and last.why != A_YEAR and _beside(
                    items[last.mention.after:mention.first], comma=(aged := last.why == AN_AGE or _is_aged(items, last))):
                why = AN_AGE if aged else last.why  # two men of 34 and 41, aged three and 12
            elif of_them(items, mention):
                before = None  # 120 survivors, ten of whom are in hospital
        if why:
            results.append(none_left(items, mention, phrase) if why == OF_NOBODY else Refusal(mention, why, phrase))
        else:
            earlier = (None, None) if antecedent and _are_others(items, results, mention) else (antecedent, toll)
            reading = read(items, mention, phrase, road, before, *earlier)
            why = _of_others(items, reading, results) if isinstance(reading, Reading) else None
            reading = Refusal(mention, why, phrase) if why else reading
            results.append(reading or Refusal(mention, "nothing says that it counts people", phrase, open=True))
    if len(results) > 1:
        if "respectively" in road.marks:
            results = _each_its_own(results, road)
        results = _of_one_kind(items, results)
        results = rows(road, completed(items, among(items, _without_agents(items, results))), toll)
        results = broken_down(items, results, [one for one in (toll, antecedent) if one])
    if not INSIDE.isdisjoint(road.marks):
        results = _in_their_own(road, results, [one for one in (antecedent, toll) if one])
    return _reviewed(with_one_more(items, results) if "beside" in road.marks else results)


def _of_others(items: Sequence[Item], number: Reading, before: Sequence[Reading | Refusal]) -> str | None:
    """Why a number is none of those to whom it was done: a part of those who came to no harm, or those who did it."""
    if number.how == "part" and before and _of_the_unharmed(items, before[-1], number.mention):
        return UNHARMED
    return "it counts those who did it" if _did_it(items, number, before) else None


def _only_some(items: Sequence[Item], mention: Mention, phrase: NounPhrase, last: Reading | Refusal | None) -> str | None:
    """Why the whole is no figure of which a word for some tells: of the 102 passengers, half perished; nor a rise of things."""
    if isinstance(last, Refusal) and [item.key for item in items[last.mention.after:mention.first]] == ["(", "+"]:
        return last.why
    some = not phrase.measure and some_of_them(items, phrase.after) and is_named_whole(items, mention.first)
    return "only a part of it is told" if some else None


def _in_their_own(road: Road, results: list[Reading | Refusal], earlier: Sequence[Reading]) -> list[Reading | Refusal]:
    """The readings with parts inside the figure of those that are named: 12 dead and 40 hurt, among the dead | three children."""
    for at, this in enumerate(results):
        if not isinstance(this, Reading) or this.whole is None or this.whole.measure in {this.measure, "casualties"}:
            continue
        named = this.how in {"part", "noun"} or road.measure_of_them(this.mention) == this.measure
        wholes = [*earlier, *(one for one in results[:at] if isinstance(one, Reading))]
        own = [one for one in wholes if one.measure == this.measure and not (one.whole or outgrows(this.mention, one.mention))]
        if named and (own or {this.measure, this.whole.measure} <= _FATES):
            for number in range(at, len(results)):
                other = results[number]
                if isinstance(other, Reading) and (other.whole, other.measure) == (this.whole, this.measure):
                    results[number] = other._replace(whole=own[-1] if own else None)
    return results


def _only_compared(items: Sequence[Item], number: Reading) -> bool:
    """Whether a number in brackets is that of another time, to which nothing behind it belongs: 92 (in 2022: 118), of them 46."""
    after = number.mention.after
    return number.how == "back" and after < len(items) and items[after].key == ")"


def _is_aged(items: Sequence[Item], number: Refusal) -> bool:
    """Whether people stand right before the word that makes a number no count of others: three men aged | 19."""
    led = items[max(0, number.mention.first - 2):number.mention.first]
    return len(led) > 1 and "not_people" in led[1].word.marks and led[0].word.unit == "person"


def _beside(between: Sequence[Item], *, comma: bool) -> bool:
    """Whether nothing but an "and", or a comma, stands between two numbers."""
    return bool(between) and all("beside" in item.word.marks or (comma and item.key == ",") for item in between)


def _may_be_age(mention: Mention) -> bool:
    """Whether a number may be an age, or is digits alone."""
    return mention.bare or (mention.bound == "exact" and (mention.best or OLDEST) < OLDEST)


def _of_the_unharmed(items: Sequence[Item], last: Reading | Refusal, mention: Mention) -> bool:
    """Whether a number is a part of those who came to no harm: 11 were rescued, including two children."""
    return isinstance(last, Refusal) and last.why == UNHARMED and any(
        "part" in item.word.marks for item in items[last.mention.after:mention.first])


def _are_others(items: Sequence[Item], results: Sequence[Reading | Refusal], mention: Mention) -> bool:
    """Whether others than those of the sentences before have been counted: people, or mails, of which 2,100 were answered."""
    last = results[-1] if results else None
    if any([isinstance(r, Refusal) and r.phrase.unit in {"person", "household"} for r in results]):
        return True
    return isinstance(last, Refusal) and last.phrase.named and any(
        not item.word.marks.isdisjoint(INSIDE) for item in items[last.phrase.after:mention.first]) and not any(
        item.word.of_time("units") for item in items[last.phrase.first:last.phrase.after])


def _each_its_own(results: list[Reading | Refusal], road: Road) -> list[Reading | Refusal]:
    """The readings that take theirs from a list of measures, in its order: "dead and injured rose to 12 and 30 respectively"."""
    first = results[0].mention.first
    told = [measure for place, cue in road.cues if place < first for key in cue.key.split(" ")
            if (word := road.lexicon.word(key)) and (measure := word.states or word.labels or word.nouns)]
    read = [at for at, result in enumerate(results) if isinstance(result, Reading)]
    measures = list(dict.fromkeys(told))
    half = len(read) // 2
    if half > 1 and not any(results[at].phrase.named for at in read[half:]):  # 12 dead and 30 hurt, 5 and 9 respectively in 2023
        measures = [one.measure for one in results[:read[half]] if isinstance(one, Reading)] * 2
    if len(measures) != len(read):
        return results
    own = dict(zip(read, measures, strict=True))
    return [one._replace(measure=own[at], rival=None) if isinstance(one, Reading) else one for at, one in enumerate(results)]


def _reviewed(results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings, flagged where another word is as near as the cue and speaks of no other number."""
    if not any([isinstance(r, Reading) and r.rival for r in results]):
        return results
    cues = {r.cue.start for r in results if isinstance(r, Reading) and r.cue}
    for at, this in enumerate(results):
        if isinstance(this, Reading) and this.rival:
            doubtful = this.rival.start not in cues and {this.measure, *_measures(this.rival)} != _ACROSS
            results[at] = this._replace(flags=(*this.flags, "needs_review")) if doubtful else this._replace(rival=None)
    return results


def _measures(cue: Item) -> set[str]:
    return {measure for measure in (cue.word.states, cue.word.labels) if measure}


def _as_count(mention: Mention) -> Mention:
    """The mention in the reading that can count people: 3,500 is no three and a half persons, whatever the decimal sign."""
    side = mention.low if mention.low is not None else mention.high
    if not isinstance(mention.other, int) or side is None or mention.other != side * 1000:
        return mention
    low, best, high = (None if value is None else whole(value * 1000) for value in (mention.low, mention.best, mention.high))
    return mention._replace(low=low, best=best, high=high, other=side)


def _without_agents(items: Sequence[Item], results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings without those who did it to the next: "two gunmen killed 12 people"."""
    for at, (this, after) in enumerate(pairwise(results)):
        if not (isinstance(this, Reading) and isinstance(after, Reading) and (verb := this.cue) and after.cue):
            continue
        if verb.start != after.cue.start or not this.phrase.named or not this.mention.end <= verb.start < after.mention.start:
            continue
        between = [item for item in items[this.phrase.after:after.mention.first] if item.start > verb.start]
        if not all(item.word.to or "filler" in item.word.marks for item in between):
            continue
        if this.how == "noun" and after.how == "state" and this.phrase.unit is None and any(
                item.word is NOTHING for item in items[this.phrase.first:this.phrase.after]):  # two larger shocks killed 47,000
            results[at] = Refusal(this.mention, "it counts what did it", this.phrase)
        elif this.how == "state" and after.cue is verb:
            apart = items[this.phrase.after].key == "," and this.phrase.measure  # 300 refugees, killing 16
            results[at] = this._replace(measure=apart, how="noun", cue=items[this.phrase.after - 1]) if apart else (
                Refusal(this.mention, "it counts those who did it", this.phrase))
    return results


def _did_it(items: Sequence[Item], number: Reading, before: Sequence[Reading | Refusal]) -> bool:
    """Whether a "by" leads to people, behind those to whom it was done or behind the verb: arrested | by 200 policemen."""
    at = number.mention.first - 1
    if at < 1 or not items[at].word.doer or number.how != "state" or number.phrase.unit != "person" or number.phrase.measure:
        return False
    done = items[at - 1].word.states is not None and items[at - 1] is number.cue
    return done or any(isinstance(one, Reading) and one.cue is number.cue for one in before)


def _may_hold(items: Sequence[Item], things: Reading | Refusal, mention: Mention) -> bool:
    """Whether things may hold what a number counts: "of them" goes back past time, and past two countries for 41,156."""
    phrase = things.phrase
    return phrase.unit == "thing" and not outgrows(mention, things.mention) and not any(
        item.word.of_time("units") for item in items[phrase.first:phrase.after])


def _of_those_before(items: Sequence[Item], last: Refusal, mention: Mention) -> bool:
    """Whether a number is said of what the one before counts: 362 of them; 165 fires, of which 40 burn; of the 497 towns 446."""
    between = items[last.mention.after:mention.first]
    return of_them(items, mention) or is_named_whole(items, last.mention.first) or any(
        "of_them" in item.word.marks for item in between) or (bool(between) and "part" in between[-1].word.marks)


def _of_one_kind(items: Sequence[Item], results: list[Reading | Refusal]) -> list[Reading | Refusal]:
    """The readings without numbers that are listed with one of another kind: "they got six, four and three years"."""
    for at in range(len(results) - 2, -1, -1):
        this, after = results[at], results[at + 1]
        if not (isinstance(this, Reading) and isinstance(after, Refusal)) or after.open or not after.mention.whole:
            continue  # 25 million, or half of the population
        if this.phrase.named or this.how not in _LISTED or (this.how == "back" and outgrows(this.mention, after.mention)):
            continue
        time = after.mention.after < len(items) and bool(items[after.mention.after].word.time) and all(
            "beside" in item.word.marks for item in items[this.mention.after:after.mention.first])  # di 19 e 22 anni
        near = not time and this.cue and this.cue in items[max(0, this.mention.first - _BESIDE):this.mention.after + _BESIDE]
        if time or (not near and joined(items[this.mention.after:after.mention.first])):
            results[at] = Refusal(this.mention, after.why, this.phrase)
    return results
