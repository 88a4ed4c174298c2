"""Mention + its neighbours -> why it is a day, a year or an age and counts nobody."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.digits import Exact
from keyfigures.mentions import Mention
from keyfigures.phrases import NounPhrase
from keyfigures.words import NOTHING, Item, Word

__all__ = ["AN_AGE", "A_YEAR", "LIMITS", "OLDEST", "in_that_time", "in_time", "joins_days", "past_year"]

LIMITS = frozenset(["less_than", "more_than"])
OLDEST = 100  # years
A_YEAR = "it reads as a year"
AN_AGE = "it is an age"
_COLONS = frozenset(":：")
_TOTAL = 3  # items before a number in which "the total" stands
_ONE = 4  # items before a bracket, and before a person there, in which that person and an article stand: a young boy (12)


def in_time(items: Sequence[Item], mention: Mention, phrase: NounPhrase, text: str) -> str | None:
    """Why a number is a day, a year, an age or a span of time; ``None`` when it is none."""
    if (mention.bound == "exact" and _is_of_age(items, mention, phrase)) or _between_ages(items, mention):
        return AN_AGE
    if not mention.bare and not any([item.word.time for item in items[max(0, mention.first - 2):mention.after + 2]]):
        return None
    before = items[mention.first - 1] if mention.first else None
    if before and before.key == "." and mention.first > 1 and items[mention.first - 2].word.time:
        before = items[mention.first - 2]  # Aug. 5
    if before and before.key == "(" and mention.first > 1 and not phrase.named and (
            items[mention.first - 2].word.of_time("weekdays")):
        return "it is the day of a month"  # quarta-feira (4)
    if before and mention.first > 1 and before.word.of_time("units") and (
            items[mention.first - 2].opens_number or in_that_time(items, mention)):
        before = None  # within five days 850,000 of them
    after = items[mention.after] if mention.after < len(items) else None
    if after and after.word.link and mention.after + 1 < len(items):  # 5 de mayo
        after = items[mention.after + 1]
    bound = items[mention.first].start < mention.start  # daalde vorig jaar | tot 675
    dated = mention.first > 1 and items[mention.first - 2].kind == "number"  # on 6 December | 12 died
    for beside in filter(None, (after, before)):
        if any(key in {"months", "units"} and not (capital and text[beside.start].islower()) for key, _, capital in
               beside.word.time) and not (beside is before and (
                   phrase.unit or phrase.measure or bound or dated or _no_day(items[mention.first], beside))):
            return f"it is part of a date, with {text[beside.start:beside.end]!r}"
    if mention.bare and _day(items, mention):
        return "it is the first of two days"
    if mention.bare and _is_year(items, mention, phrase, before):
        return A_YEAR
    return AN_AGE if mention.bare and (mention.best or OLDEST) < OLDEST and _age(items, mention, phrase) else None


def in_that_time(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a number is no part of the time before it, which is told otherwise: this year | 120 have died; not year 120."""
    which, unit = mention.first - 2, mention.first - 1
    if which < 0 or mention.after >= len(items) or not items[unit].word.of_time("units"):
        return False
    which -= int("filler" in items[which].word.marks and which > 0 and not items[which].word.time)  # هذا ال | عام
    word, verb = items[which].word, items[mention.after].word
    told = word.of_time("this", "last") or word.ordinal or word.value is not None or not (
        word.leads or word.article or word.link or word.marks or word.time or items[which].kind != "word")
    return told and (verb.states is not None or "helping" in verb.marks)


def _no_day(number: Item, month: Item) -> bool:
    """Whether a number behind a month is neither a day nor a year: tot en met mei 12.400, in May 120."""
    digits = "".join(filter(str.isdecimal, number.key))
    return month.word.of_time("months") and number.kind == "number" and (
        len(digits) == len("120") or (digits != number.key and len(digits) > len("2024")))


def past_year(items: Sequence[Item], place: int) -> int | None:
    """The year before 1900 that four digits are behind a month or a word such as "in", with nothing that they count behind."""
    key = items[place].key
    if place == 0 or items[place].kind != "number" or len(key) != 4 or not key.isdecimal() or not 1000 <= int(key) < 1900:
        return None
    if any("anaphor" in item.word.marks for item in items[max(0, place - _TOTAL):place]):
        return None  # wat het totaal brengt op 1339
    small = place > 1 and items[place - 1].word.link  # 24 de maio de 1866
    before, noun = items[place - 1 - int(small)], items[place + 1].word if place + 1 < len(items) else NOTHING
    month = before.word.of_time("months") or (  # July 3, 1863
        place > 2 and before.key == "," and items[place - 2].kind == "number" and items[place - 3].word.of_time("months"))
    led = before.word.of_time("on", "since", "until", "early", "middle", "late")
    return int(key) if (month or led) and not (noun.unit or noun.nouns) else None


def _is_year(items: Sequence[Item], mention: Mention, phrase: NounPhrase, before: Item | None) -> bool:
    """Whether digits are a year, or a range of them: no noun stands behind, unless a month or a word such as "in" is before."""
    if mention.bound == "exact" and past_year(items, mention.first):
        return True
    if before and mention.bound == "exact" and 1900 <= (mention.best or 0) <= 2100:
        small = before.word.link or "filler" in before.word.marks
        ahead = items[mention.first - 2] if mention.first > 1 and small else before
        time = ahead.word.of_time("months", "parts", "early", "middle", "late") or (
            ahead is not before and ahead.word.of_time("units"))
        if time or (ahead is not before and "cumulative" in ahead.word.marks):
            return True  # in May 2014 affected people ...; em janeiro de 2017 outros 56; dall'inizio del 2021
    dated = before is not None and before.word.of_time("on", "since", "until")
    if mention.bound == "between":
        year = _years(mention)
    elif mention.bound in LIMITS:  # 100,000 fewer than 2023
        counted = before is not None and (before.kind == "number" or before.word.numeral)
        year = counted and 1900 <= (mention.low or mention.high or 0) <= 2100
    elif mention.bound in {"at_least", "at_most"}:  # hasta 2016
        year = items[mention.first].word.of_time("since", "until") and 1900 <= (mention.low or mention.high or 0) <= 2100
    else:
        year = mention.bound == "exact" and 1900 <= (mention.best or 0) <= 2100
    if mention.first > 1 and items[mention.first - 1].key == "," and items[mention.first - 2].kind == "word" and (
            mention.after < len(items) and items[mention.after].word.states and not dated):
        return False  # 1,480 people died, 1950 were hurt
    if before and before.word.link and mention.first > 1 and not phrase.named and mention.bound == "exact" and (
            _is_past(mention.best or 0) and items[mention.first - 2].word is NOTHING):
        return True  # the epidemic of 1832
    if mention.first > 1 and items[mention.first - 1].key in _COLONS and items[mention.first - 2].word.nouns:
        return False  # Deaths: 1950
    noun = items[mention.after].word if mention.after < len(items) else NOTHING
    counts = bool(noun.unit or noun.nouns) and not (mention.bound == "between" and noun.labels)  # nel 1973-2022 | le vittime sono
    return year and not (counts and not dated)


def _is_past(value: Exact) -> bool:
    """Whether a number reads as a year of the past: not a round one, in which people are counted too."""
    return 1400 < value < 1900 and value % 10 != 0


def _is_of_age(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether nothing but "of" parts a small number from one person: a boy of three, een jongen van 12."""
    if phrase.named or mention.first < 2 or not items[mention.first - 1].word.link or (mention.best or OLDEST) >= OLDEST:
        return False
    one = mention.first > 2 and _is_one(items[mention.first - 3])
    return items[mention.first - 2].word.unit == "person" and (mention.bare or one)


def _between_ages(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a range stands alone in brackets behind people whom it may be the age of: girls (0-17)."""
    if mention.bound != "between" or mention.first < 2 or mention.after >= len(items) or (mention.high or OLDEST) > OLDEST:
        return False
    who = items[mention.first - 2].word
    brackets = items[mention.first - 1].key + items[mention.after].key
    return brackets == "()" and who.unit == "person" and not who.nouns


def _is_one(item: Item) -> bool:
    return item.word.article or item.word.value == 1 or "filler" in item.word.marks


def _age(items: Sequence[Item], mention: Mention, phrase: NounPhrase) -> bool:
    """Whether a small number stands beside a person as an age: the owner, 45, was arrested; a boy (12); her sons (5 and 8)."""
    if mention.first < 2:
        return False
    who, before, after = (*items[mention.first - 2:mention.first], *items[mention.after:mention.after + 1], None)[:3]
    if who is None or before is None:
        return False
    if after is not None and before.key == after.key == ",":
        return who.kind == "word" and not who.word.numeral
    return _bracketed_age(items, mention)


def _bracketed_age(items: Sequence[Item], mention: Mention) -> bool:
    """Whether nothing but small numbers stands in brackets behind one person, or several, in commas too, behind persons."""
    first, after = mention.first, mention.after
    while first > 0 and _of_ages(items[first - 1]):
        first -= 1
    while after < len(items) and _of_ages(items[after]):
        after += 1
    while first < mention.first and items[first].kind != "number":
        first += 1
    while after > mention.after and items[after - 1].kind != "number":
        after -= 1
    if first < 2 or after == len(items) or items[first - 1].key + items[after].key not in {"()", ",,"}:
        return False
    back = first - 2
    while back > max(0, first - _ONE) and items[back].word.unit is None:  # a couple from Temse (58 and 61)
        back -= 1
    who = items[back].word
    one = any(item.word.article or "filler" in item.word.marks for item in items[max(0, back - _ONE):back])
    return who.unit == "person" and not who.nouns and ((one and items[after].key == ")") or after - first > 1)


def _of_ages(item: Item) -> bool:
    return item.key == "," or "beside" in item.word.marks or (
        item.kind == "number" and item.key.isdecimal() and len(item.key) < 3)


def _years(mention: Mention) -> bool:
    """Whether a range runs from one year to another: between 1845 and 1852."""
    low, high = mention.low or 0, mention.high or 0
    return high in range(1900, 2101) or (low >= 1000 and high <= 2100 and high - low <= OLDEST)


def joins_days(joint: Word, in_a_row: bool) -> bool:
    """Whether a word may join two days of one month: 18 to 19 April, le 8 et le 27; of two in a row, с 18 на 19 апреля."""
    return bool(joint.to or joint.both or joint.dash or joint.moves or "beside" in joint.marks or joint.of_time("until") or (
        in_a_row and (joint.leads or joint.time)))


def _day(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a small number and another one behind it are days of one month: 18 to 19 April, le 8 et le 27 mars."""
    ahead = [item for item in items[mention.after + 1:mention.after + 4] if not (
        item.word.link or "filler" in item.word.marks or item.word.of_time("on"))]
    joint, second, month = (*items[mention.after:mention.after + 1], *ahead[:2], None, None, None)[:3]
    if not (joint and second and month and second.kind == "number" and second.key.isdecimal()):
        return False
    opener = items[mention.first - 1].word if mention.first else NOTHING
    night = int(second.key) == (mention.best or 0) + 1 and bool(opener.opens or opener.leads or opener.time)
    if not joins_days(joint.word, night):
        return False  # killed 12 on 5 December
    return max(mention.best or 32, int(second.key)) < 32 and month.word.of_time("months")
