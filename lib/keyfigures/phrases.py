"""Mention -> NounPhrase: the noun that a number counts, or that it counts no people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from keyfigures.mentions import Mention
from keyfigures.words import NOTHING, Item

__all__ = ["NounPhrase", "noun_phrase", "refused"]

_REACH = 7  # items between a number and its noun
_UNKNOWN = 3  # the last place at which a word that the pack does not know may be part of it
_STOPS = frozenset(["part", "of_them", "says", "clause", "according", "beside", "projected", "anaphor"])
_MORE = frozenset(["filler", "additional"])
_OF = frozenset(["filler", "of_them", "size"])
_LIMITS = frozenset(["less_than", "more_than"])
_OLDEST = 100  # years
_SMALL = 10  # two in three is a rate; 12 in three attacks is none
_BASES = frozenset([100, 1_000, 10_000, 100_000, 1_000_000])  # over which deaths are shared out
_HEADS = frozenset(":：=")  # behind a noun they make it the heading of the next number: Killed: 12 injured: 30
_CLOSING = frozenset(".,;)。，；）،؛")
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
    generic, end = False, first
    for place in range(first, min(len(items), first + _REACH)):
        word, part = items[place].word, _part(items, place, first)
        loose = generic and not (place == end and items[place - 1].word.marks & _MORE)  # 24 more cities, but 24 people
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


def _also(beside: Item, noun: Item) -> bool:
    """Whether another noun is counted along: men and elderly."""
    return "beside" in beside.word.marks and noun.word.unit in {"person", "people"}


def _part(items: Sequence[Item], place: int, first: int) -> str:
    """What an item is to a noun phrase that begins at ``first``: thing, noun, unknown word, something passed over, or its end."""
    item, word = items[place], items[place].word
    if word.unit == "thing":
        inside = place > first and items[place - 1].word is NOTHING and items[place - 1].end == item.start  # 乌克兰 holds a gram
        return "unknown" if inside else "passed" if _before_people(items, place) else "thing"
    if item.kind == "sign":
        inside = word.dash and place > first and item.start == items[place - 1].end
        return "passed" if inside or (item.key in _PASSED and place == first) else "end"
    if (item.kind == "number" or word.numeral) and _of_those(items[first:place]):
        return "passed"  # 50 of 70 drones, 49 of the 71 people
    if item.kind != "word":
        return "end"
    if word.unit or word.nouns:
        return "noun"
    if word.leads and not word.link and "filler" not in word.marks:
        return "end"  # 2 lakh for injuries
    away = any(key in {"on", "since", "until", "last", "this"} for key, _, _ in word.time)  # "500 on both sides", "120 last year"
    away = away or (word.article and any(key == "units" for item in items[place + 1:place + 2] for key, _, _ in item.word.time))
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


def _before_people(items: Sequence[Item], place: int) -> bool:
    """Whether a noun of people stands right behind a thing, which then only says what kind of people: three hospital workers."""
    if not items[place].word.modifies or place + 1 == len(items) or items[place].end == items[place + 1].start:
        return False
    noun = items[place + 1].word
    return not noun.marks & _STOPS and (noun.unit in {"person", "people"} or (noun.nouns is not None and not noun.states))


def _of_those(between: Sequence[Item]) -> bool:
    """Whether an "of", perhaps with an article, is all that stands between two numbers."""
    return 0 < len(between) < 3 and bool(between[0].word.marks & _OF) and all("filler" in b.word.marks for b in between[1:])


def _before(items: Sequence[Item], mention: Mention) -> NounPhrase | None:
    """The noun of "Deaths: 12" and "refugees (12)"; not that of "affected (12 of whom fled)"."""
    at = mention.first - 1
    if any("of_them" in item.word.marks for item in items[mention.after:mention.after + 1]):
        return None
    if at >= 0 and items[at].word.nouns and items[at].word.unit != "thing" and (at == 0 or items[at - 1].kind == "sign") and (
            mention.after == len(items) or items[mention.after].key in _CLOSING):  # Dead 12, injured 30
        return NounPhrase(items[at].word.nouns, "person", False, True, at, mention.first)
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


def refused(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why a number cannot be a count of people, from what stands right beside it; ``None`` when it can."""
    if phrase.unit == "thing":
        return "it counts things"
    return _impossible(mention) or _shared_out(items, mention, phrase) or _beside(items, mention, phrase, text) or (
        _in_a_date(items, mention, phrase, text))


def _impossible(mention: Mention) -> str | None:
    if not mention.whole:
        return "a number with decimals and no scale word counts no people"
    if mention.too_great:
        return "it is greater than any number of people"
    return "it is below zero" if mention.below_zero else None


def _beside(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why the words right before or behind a number make it no count of people."""
    before = items[mention.first - 1] if mention.first else None
    after = items[mention.after] if mention.after < len(items) else None
    if before and "size" in before.word.marks:
        return f"the words before it, {text[before.start:before.end]!r}, make it a size or a rate"
    if after and "size" in after.word.marks and items[mention.after + 1:] and (
            items[mention.after + 1].kind == "number" or items[mention.after + 1].word.value or (
                any(key == "units" for key, _, _ in items[mention.after + 1].word.time))):
        return f"the words behind it, {text[after.start:after.end]!r}, make it a rate"  # 4 de cada 10
    counted = (phrase.unit or phrase.measure) and not _apart(items, mention, phrase)
    if before and "not_people" in before.word.marks and not counted:
        return f"the word before it, {text[before.start:before.end]!r}"
    if _says(items, phrase):
        return "they are those who say it"
    if _hyphenated(items, mention):
        return "it is part of a compound word"
    if before and mention.bound in _LIMITS and not phrase.named and before.word.unit in {"person", "people"} and (
            (mention.low or mention.high or _OLDEST) < _OLDEST):
        return "it is an age"  # children below 15
    if before and before.word.link and mention.best == 1 and phrase.unit == "household" and mention.first > 1 and (
            items[mention.first - 2].word.unit in {"person", "people"}):
        return "it says where those before it belong"  # seven members of one family
    return None


def _says(items: Sequence[Item], phrase: NounPhrase) -> bool:
    """Whether those whom a number counts are the ones who speak: four witnesses, activists and a diplomat said."""
    if not any(["officials" in item.word.marks for item in items[phrase.first:phrase.after]]):
        return False
    for item in items[phrase.after:phrase.after + _REACH]:
        if "says" in item.word.marks:
            return True
        if item.word.states or item.word.marks & {"helping", "clause"} or not (
                item.key == "," or item.word is NOTHING or item.word.article or item.word.unit or item.word.marks):
            return False
    return False


def _in_a_date(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why a number is a day, a year or a span of time; ``None`` when it is none."""
    if not mention.bare and not any([item.word.time for item in items[max(0, mention.first - 2):mention.after + 2]]):
        return None
    before = items[mention.first - 1] if mention.first else None
    if before and before.key == "." and mention.first > 1 and items[mention.first - 2].word.time:
        before = items[mention.first - 2]  # Aug. 5
    after = items[mention.after] if mention.after < len(items) else None
    if before and before.key == "(" and mention.first > 1 and any(
            key == "weekdays" for key, _, _ in items[mention.first - 2].word.time):
        return "it is the day of a month"  # quarta-feira (4)
    if after and after.word.link and mention.after + 1 < len(items):  # 5 de mayo
        after = items[mention.after + 1]
    for beside in filter(None, (after, before)):
        if any(key in {"months", "units"} and not (capital and text[beside.start].islower()) for key, _, capital in
               beside.word.time) and not (beside is before and (phrase.unit or phrase.measure)):
            return f"it is part of a date, with {text[beside.start:beside.end]!r}"
    dated = before is not None and any(key in {"on", "since", "until"} for key, _, _ in before.word.time)
    year = mention.bare and mention.best is not None and mention.bound == "exact" and (
        (1000 if dated and not phrase.named else 1900) <= mention.best <= 2100)
    if year and before and any(key == "months" for key, _, _ in before.word.time):  # in May 2014 affected people ...
        return f"it is part of a date, with {text[before.start:before.end]!r}"
    if mention.bare and _day(items, mention):
        return "it is the first of two days"
    noun = mention.after < len(items) and bool(items[mention.after].word.unit or items[mention.after].word.nouns)
    if (year or (mention.bare and mention.bound == "between" and _years(mention))) and not (noun and not dated):
        return "it reads as a year"
    return "it is an age" if mention.bare and (mention.best or _OLDEST) < _OLDEST and _age(items, mention, phrase) else None


def _age(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a small number stands between commas or behind an "of" that follows a person: the owner, 45, was arrested."""
    if mention.first < 2:
        return False
    who, before, after = (*items[mention.first - 2:mention.first], *items[mention.after:mention.after + 1], None)[:3]
    if who is None or before is None or who.kind != "word":
        return False
    if before.word.link and who.word.unit == "person" and not phrase.named:  # een jongen van 12
        return True
    return after is not None and before.key == after.key == "," and not who.word.numeral


def _years(mention: Mention) -> bool:
    """Whether a range runs from one year to another: between 1845 and 1852."""
    low, high = mention.low or 0, mention.high or 0
    return high in range(1900, 2101) or (low >= 1000 and high <= 2100 and high - low <= _OLDEST)


def _apart(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a verb stands where the noun of a bare number would be: Article 14 protects refugees, flight 370 disappeared."""
    behind = [item.word for item in items[mention.after:phrase.after]]
    if items[mention.first - 1].kind == "sign":  # € 300 million went to refugees
        return True
    return mention.bare and not items[mention.first - 1].word.time and bool(behind) and (
        behind[0] == NOTHING or behind[0].link or (len(behind) == 1 and behind[0].states is not None))


def _rate(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a number is shared out over another: two in three, 4 deaths per 10,000 people."""
    last, after = mention.after - 1, items[phrase.after:phrase.after + 2]
    if mention.first > 1:
        one, joint = items[mention.first - 2], items[mention.first - 1].word
        if joint.marks and "rate" in joint.marks and _small(one) and (_small(items[last]) or _plain(one) == 1):
            return True
        if joint.link and last == mention.first and _plain(one) == 1 and _small(items[last]):
            return True  # 1 из 3
    if last + 2 < len(items) and items[last + 1].word.link and _plain(items[last]) == 1 and _small(items[last + 2]):
        return True
    if len(after) < 2 or not after[0].word.marks:
        return False
    base = _plain(after[1]) if "size" in after[0].word.marks else None
    if mention.best == 1 and not mention.bare and "rate" in after[0].word.marks and _small(after[1]):
        return True  # un ricoverato su tre
    small = _small(items[last]) and (_small(after[1]) or (mention.best == 1 and bool(_plain(after[1]))))
    return base in _BASES or (phrase.after == mention.after and "rate" in after[0].word.marks and small)


def _small(item: Item) -> bool:
    value = _plain(item)
    return value is not None and 0 < value <= _SMALL


def _plain(item: Item) -> int | None:
    digits = "".join(sign for sign in item.key if sign.isdecimal())
    return int(digits) if item.kind == "number" and digits else item.word.value


def _day(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a small number and another one behind it are days of one month: the night of 18 to 19 April."""
    joint, second, month = (*items[mention.after:mention.after + 3], None, None, None)[:3]
    if not (joint and second and month and joint.kind == "word" and second.kind == "number" and second.key.isdecimal()):
        return False
    return max(mention.best or 32, int(second.key)) < 32 and any(key == "months" for key, _, _ in month.word.time)


def _shared_out(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> str | None:
    """Why a number is none of its own where one is told of another: 300 of the houses, 2 of 4 people."""
    if _rate(items, mention, phrase):
        return "it is a rate"
    before = items[mention.first - 1] if mention.first else None
    if before and before.word.unit == "thing" and not phrase.unit and _of_them(items[mention.after:mention.after + 1]):
        return "it counts things"  # evlerin 300'ü
    told = items[phrase.after:phrase.after + 2] if phrase.after >= mention.after else []
    if phrase.unit and told and (told[0].kind == "number" or told[0].word.value is not None) and _of_them(told):
        return "only a part of it is told"  # 4 kişiden 2'si
    at = mention.first - 1
    at -= int(at > 1 and "filler" in items[at].word.marks and not items[at].word.link)  # of the 3,000 residents
    all_of_them = at < mention.first - 1
    if at > 0 and items[at].word.link and not phrase.measure and (all_of_them or not _states(items, phrase.after)):
        part = items[at - 1]
        if part.kind == "number" or part.word.value is not None or part.word.scale or part.key == "%":
            return "only a part of it is told"  # 5 Millionen der 6 Millionen Einwohner
    return None


def _states(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].word.states is not None


def _of_them(items: Sequence[Item]) -> bool:
    return any("of_them" in item.word.marks and (item.word.aside or item.word.value is not None) for item in items)


def _hyphenated(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a hyphen joins the number to the word behind it: a 12-hour attack."""
    hyphen, word = (*items[mention.after:mention.after + 2], None, None)[:2]
    return bool(hyphen and word and hyphen.kind == "sign" and hyphen.word.dash and hyphen.start == mention.end
                and word.kind == "word" and word.start == hyphen.end)
