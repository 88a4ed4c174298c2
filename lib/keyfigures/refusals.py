"""Mention + its neighbours -> why it counts no people: a thing, a date, an age, a rate, a share, a name."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.changes import falls_by, rises_by
from keyfigures.mentions import Mention
from keyfigures.phrases import NounPhrase
from keyfigures.tokens import CLOSING
from keyfigures.words import NOTHING, Item
from keyfigures.years import LIMITS, OLDEST, in_that_time, in_time

__all__ = ["OF_NOBODY", "refused"]

OF_NOBODY = "it is said of nobody"
_MANKIND = 10**10
_SMALL = 10  # two in three is a rate; 12 in three attacks is none
_BASES = frozenset([100, 1_000, 10_000, 100_000, 1_000_000])  # over which deaths are shared out
_OUT_OF = frozenset(["size", "rate"])  # marks of "out of"
_FILLER = frozenset(["filler"])
_ADDING = frozenset(["beside", "additional"])  # marks of words that go on to others: y más de 30, weitere mehr als 30
_WHOSE = 6  # items before a number in which it is said whose it is: of the town's | 3,000
_LETTERS = 3  # of the name of a road
_SPEAKERS = 7  # items from those whom a number counts to the verb of saying


def refused(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why a number cannot be a count of people, from what stands right beside it; ``None`` when it can."""
    if phrase.unit == "thing":
        return "it counts things"
    if mention.best == 1 and (_is_article(items, mention, phrase) or _is_one_of(items, mention)):
        return "it is an article"
    if mention.bare and mention.first and _is_road(items, mention, phrase, text):
        return "it is part of a name"
    return _impossible(mention) or _shared_out(items, mention, phrase) or _beside(items, mention, phrase, text) or (
        in_time(items, mention, phrase, text))


def _is_article(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a "one" is no more than the article of somebody: un joven murió; but una persona, tres hombres y una mujer."""
    if mention.after != mention.first + 1 or phrase.generic or not items[mention.first].word.article:
        return False
    if any("anaphor" in item.word.marks for item in items[mention.after:mention.after + 1]):
        return True  # um | número que
    noun = next((item.word for item in items[phrase.first:phrase.after] if item.word.unit or item.word.nouns), NOTHING)
    if noun.unit != "person" or noun.nouns:  # un civil herido, but un herido
        return False
    before, after = items[max(0, mention.first - 2):mention.first], items[phrase.after:phrase.after + 2]
    behind = len(before) == 2 and _lists(before[1]) and before[0].word.unit in {"person", "people"}
    ahead = len(after) == 2 and _lists(after[0]) and after[1].opens_number
    return not (behind or ahead)


def _lists(item: Item) -> bool:
    return item.key == "," or "beside" in item.word.marks


def _impossible(mention: Mention) -> str | None:
    if mention.bare and mention.bound == "exact":  # digits alone
        return None if (mention.best or 0) <= _MANKIND else "it is greater than any number of people"
    if not mention.whole:
        return "a number with decimals and no scale word counts no people"
    if mention.too_great or (mention.low or mention.high or 0) > _MANKIND:
        return "it is greater than any number of people"
    return "it is below zero" if mention.below_zero else None


def _beside(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why the words right before or behind a number make it no count of people."""
    before = items[mention.first - 1] if mention.first else None
    after = items[mention.after] if mention.after < len(items) else None
    if before and "size" in before.word.marks and not ("of_them" in before.word.marks and phrase.measure):  # sur les 32 blessés
        return f"the words before it, {text[before.start:before.end]!r}, make it a size or a rate"
    if after and "size" in after.word.marks and items[mention.after + 1:] and (
            items[mention.after + 1].kind == "number" or items[mention.after + 1].word.value or (
                items[mention.after + 1].word.of_time("units"))) and not _are_told_apart(items, mention):
        return f"the words behind it, {text[after.start:after.end]!r}, make it a rate"  # 4 de cada 10
    named = phrase.named and not any("helping" in item.word.marks for item in items[mention.after:phrase.after])
    counted = named and (phrase.unit or phrase.measure) and not _apart(items, mention, phrase)
    if before and before.word.unit == "thing" and in_that_time(items, mention):
        before = None
    if before and "not_people" in before.word.marks and not counted and not rises_by(items, mention.first):
        return f"the word before it, {text[before.start:before.end]!r}"
    if before and before.word.leads == "in" and phrase.named and not counted and items[phrase.first].word is NOTHING:
        return "it says where"  # in eleven townships
    if before and before.word.unit == "thing" and mention.bare and not named and (
            after is None or after.key in CLOSING or "helping" in after.word.marks) and not _is_headed(items, mention):
        return "it is the number of a thing"  # IPC phase 4
    if _differs(items, mention, phrase):
        return "it is a difference"
    if _says(items, phrase):
        return "they are those who say it"
    if after and after.word.dash and _hyphenated(items, mention):
        return "it is part of a compound word"
    if before and mention.bound in LIMITS and not phrase.named and before.word.unit in {"person", "people"} and (
            (mention.low or mention.high or OLDEST) < OLDEST) and not (
                before.word.marks | items[mention.first].word.marks) & _ADDING:
        return "it is an age"  # children below 15
    if before and before.word.link and mention.best == 1 and phrase.unit == "household" and mention.first > 1 and (
            items[mention.first - 2].word.unit in {"person", "people"}):
        return "it says where those before it belong"  # seven members of one family
    return None


def _is_road(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> bool:
    """Whether letters before a number make it the name of a road, to which a word leads: en la N | 340, sur la A | 10."""
    name = items[mention.first - 1]
    led = any(item.word.leads or item.word.of_time("on") for item in items[max(0, mention.first - 3):mention.first - 1])
    return led and not phrase.named and name.kind == "word" and len(name.key) <= _LETTERS and name.word.unit is None and (
        text[name.start:name.end].isupper() and not text.isupper())


def _is_one_of(items: Sequence[Item], mention: Mention) -> bool:
    """Whether somebody was one of many who are counted: he was | one of 12 soldiers killed."""
    behind = items[mention.after:mention.after + 2]
    return mention.first > 0 and "helping" in items[mention.first - 1].word.marks and len(behind) == 2 and (
        behind[0].word.link and behind[1].opens_number)


def _differs(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a number tells how many more or fewer than something: 51 more than in 2023, than expected; fell by | 12."""
    if falls_by(items, mention.first):
        return True
    after = mention.after
    more = after + 1 < len(items) and items[after].word.before in LIMITS and not phrase.named
    return more and bool(items[after + 1].year or not items[after + 1].opens_number)


def _are_told_apart(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a number tells how many of a few are meant, and is no rate: 12 out of | 15 passengers; but 4 out of | 10."""
    whole, ahead = _plain(items[mention.after + 1]) or 0, items[mention.after + 2:mention.after + 3]
    return "rate" in items[mention.after].word.marks and whole > _SMALL and whole not in _BASES and bool(
        ahead and (ahead[0].word.unit in {"person", "people"} or ahead[0].word.nouns))


def _is_headed(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a heading stands before a number: the number of those who fell in the battle: 90."""
    ahead = items[max(0, mention.first - _SPEAKERS):mention.first]
    return any(item.word.labels or "count_of" in item.word.marks for item in ahead)


def _says(items: Sequence[Item], phrase: NounPhrase) -> bool:
    """Whether those whom a number counts are the ones who speak: four witnesses, activists and a diplomat said."""
    after = phrase.after
    if not any(["officials" in item.word.marks for item in items[phrase.first:after]]):
        return phrase.unit == "person" and not phrase.measure and after < len(items) and "says" in items[after].word.marks and (
            _goes_on(items[after + 1:after + 2]))
    listed = True  # a comma of a list or on both sides of an aside; no lone one: 3,000 residents, officials said
    for at, item in enumerate(items[after:after + _SPEAKERS], after):
        if "says" in item.word.marks:  # including 100 rebels, and | said
            return listed and "beside" not in items[at - 1].word.marks
        if "beside" in item.word.marks or item.key == ",":
            listed = item.key != "," or not listed
        if item.word.states or item.word.marks & {"helping", "clause"} or not (item.key == "," or (item.kind == "word" and (
                item.word is NOTHING or item.word.article or item.word.unit or item.word.marks))):
            return False
    return False


def _goes_on(after: Sequence[Item]) -> bool:
    """Whether what was said follows a verb, or nothing: "three residents said." but not "300 refugees registered in ..."."""
    return not after or after[0].kind == "sign" or after[0].kind == "number" or (
        "clause" in after[0].word.marks or after[0].word.begins)


def _apart(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a verb stands where the noun of a bare number would be: Article 14 protects refugees, flight 370 disappeared."""
    behind = [item.word for item in items[mention.after:phrase.after]]
    if items[mention.first - 1].kind == "sign":  # € 300 million went to refugees
        return True
    return mention.bare and not items[mention.first - 1].word.time and bool(behind) and (
        behind[0] is NOTHING or behind[0].link or (len(behind) == 1 and behind[0].states is not None))


def _rate(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a number is shared out over another: two in three, 4 deaths per 10,000 people."""
    last, after = mention.after - 1, items[phrase.after:phrase.after + 2]
    if mention.first > 1:
        one, joint = items[mention.first - 2], items[mention.first - 1].word
        if joint.marks and "rate" in joint.marks and _small(one) and (_small(items[last]) or _plain(one) == 1):
            return True
        if joint.link and last == mention.first and _plain(one) == 1 and _small(items[last]) and not phrase.measure:
            return True  # 1 из 3, but one of the seven injured
    if _out_of_ten(items, last) or (mention.first > 1 and last == mention.first and _out_of_ten(items, mention.first - 2)):
        return True
    if last + 2 < len(items) and items[last + 1].word.link and _plain(items[last]) == 1 and _small(items[last + 2]) and (
            not phrase.measure):
        return True
    if len(after) < 2 or not after[0].word.marks:
        return False
    base = _plain(after[1]) or after[1].word.scale if "size" in after[0].word.marks else None
    if mention.best == 1 and not mention.bare and "rate" in after[0].word.marks and _small(after[1]):
        return True  # un ricoverato su tre
    small = _small(items[last]) and (_small(after[1]) or (mention.best == 1 and bool(_plain(after[1]))))
    return base in _BASES or (phrase.after == mention.after and "rate" in after[0].word.marks and small)


def _out_of_ten(items: Sequence[Item], at: int) -> bool:
    """Whether a small number is told of ten of which no noun is said: вісім із десяти."""
    if at + 2 >= len(items) or not (items[at + 1].word.link and _plain(items[at + 2]) == _SMALL and _small(items[at])):
        return False
    after = items[at + 3] if at + 3 < len(items) else None
    return after is None or after.kind == "sign" or "helping" in after.word.marks


def _small(item: Item) -> bool:
    value = _plain(item)
    return value is not None and 0 < value <= _SMALL


def _plain(item: Item) -> int | None:
    if item.kind != "number":
        return item.word.value
    digits = "".join(filter(str.isdecimal, item.key))
    return int(digits) if digits else item.word.value


def _shared_out(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> str | None:
    """Why a number is none of its own where one is told of another: 300 of the houses, 2 of 4 people."""
    if _rate(items, mention, phrase):
        return "it is a rate"
    before = items[mention.first - 1] if mention.first else None
    if before and before.word.unit == "thing" and not phrase.unit and _of_them(items[mention.after:mention.after + 1]):
        return "it counts things"  # evlerin 300'ü
    led = before is not None and before.word.states is not None  # gözaltına alınan 9 şüpheliden 6'sı
    if phrase.unit and not led and mention.after <= phrase.after < len(items):
        told = items[phrase.after:phrase.after + 2]
        if (told[0].kind == "number" or told[0].word.value is not None) and _of_them(told):
            return "only a part of it is told"  # 4 kişiden 2'si
    return None if phrase.measure else _of_many(items, mention, phrase)


def _of_many(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> str | None:
    """Why a number behind an "of" is only the whole of which a part is told: 12 of the 15 passengers."""
    if "beside" in items[mention.first].word.marks:  # 205 from Turkey and more than | 70 from Jordan
        return None
    at = mention.first - 1
    if at >= 0 and "nobody" in items[at].word.marks and not phrase.measure:
        return OF_NOBODY  # geen van de | 155 inzittenden
    if at >= 0 and items[at].word.share:
        return "only a part of it is told"  # un tiers des | 900 000 habitants
    while at > max(0, mention.first - _WHOSE) and not items[at].word.link and _is_whose(items[at]):
        at -= 1  # of the 3,000 residents, of the town's 3,000
    if at < 1 or not (items[at].word.link or items[at].word.marks >= _OUT_OF):
        return None
    part = items[at - 1]
    if _plain(part) == 1 and not phrase.named and phrase.after < len(items) and items[phrase.after].word.states:
        return None  # one of 322 who were hurt
    if "nobody" in part.word.marks:
        return OF_NOBODY  # none of its 72 occupants
    if part.year and at > 1 and items[at - 2].word.time:
        return None  # en 2023 des | milliers
    if part.kind == "number" or part.word.value is not None or part.word.scale or part.word.fraction or (
            part.word.denominator or part.word.share or part.key == "%"):
        return "only a part of it is told"  # 5 Millionen der 6 Millionen Einwohner
    return None


def _is_whose(item: Item) -> bool:
    """Whether a word between an "of" and a number may say whose it is."""
    word = item.word
    return item.key in "'’" or (item.kind == "word" and not (word.cue or word.leads or word.numeral) and word.marks <= _FILLER)


def _of_them(items: Sequence[Item]) -> bool:
    return any("of_them" in item.word.marks and (item.word.aside or item.word.value is not None) for item in items)


def _hyphenated(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a hyphen joins the number to the word behind it: a 12-hour attack."""
    hyphen, word = items[mention.after], items[mention.after + 1] if mention.after + 1 < len(items) else None
    return bool(word and hyphen.kind == "sign" and hyphen.start == mention.end and word.kind == "word"
                and word.start == hyphen.end)
