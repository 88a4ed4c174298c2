"""Items -> Numeral: the longest number expression that begins at an item, in digits, in words or in both."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import takewhile
from typing import NamedTuple

from keyfigures.digits import Exact, digits, whole
from keyfigures.figure import Bound
from keyfigures.lexicon import Lexicon
from keyfigures.spelled import Spelled
from keyfigures.words import NOTHING, Item

__all__ = ["Numeral", "follow_on", "numeral"]


class Numeral(NamedTuple):
    """A number expression: its value and where it stands.

    ``scale`` is the last multiplier and ``scales`` the product of all it ends in, which a range may share with its other end;
    ``zeros`` says that the digits end in whole empty groups (150,000); ``other`` is a second reading of the digits that a person
    might mean; ``bare`` says that it is digits alone.
    """

    value: Exact
    first: int
    after: int
    start: int
    end: int
    scale: int = 1
    scales: int = 1
    bare: bool = False
    zeros: bool = False
    bound: Bound | None = None  # that its own words give: a dozen or so, 100-odd thousand
    vague: bool = False
    other: Exact | None = None


def numeral(items: Sequence[Item], at: int, lexicon: Lexicon) -> Numeral | None:
    """The longest number expression that begins at an item; ``None`` when none does."""
    word = items[at].word
    if not items[at].opens_number:
        return None
    if word.inverted and (turned := _inverted(items, at, lexicon)):
        return turned
    bound = items[at - 1].word if at else NOTHING
    if word.once and (bound.before or bound.opens or bound.between):
        return _counted(items, at, lexicon)
    return _vague(items, at) or _counted(items, at, lexicon)


def _inverted(items: Sequence[Item], at: int, lexicon: Lexicon) -> Numeral | None:
    """A magnitude in front of its number, which makes it approximate: тысяч десять."""
    scale = items[at].word.scale
    if scale is None or at + 1 == len(items) or items[at + 1].word.value is None:
        return None
    many = _counted(items, at + 1, lexicon)
    return many and many._replace(value=many.value * scale, first=at, start=items[at].start, scale=scale, bound="about")


def _counted(items: Sequence[Item], at: int, lexicon: Lexicon) -> Numeral | None:
    if items[at].kind == "number" and (_alone(items, at, lexicon) or _is_year(items, at)):
        return _in_digits(items[at], at, lexicon)
    number, place, within = Spelled(lexicon), at, None
    while place < len(items):
        step = (_digit_step if items[place].kind == "number" else _word_step)(number, items, place, lexicon)
        if step == 0 and number.entries and place + 1 < len(items) and items[place + 1].word.scale:
            within = items[place].word.after  # 100 с лишним тысяч
            step = 1 if within else 0
        if step == 0:
            break
        place += step
    if place == at or not number.entries:
        return None
    last, ending = items[place - 1], items[place] if place < len(items) else None
    if ending and not lexicon.spaced and ending.start == last.end and not ending.word.after and (more := _vague(items, place)):
        return more._replace(first=at, start=items[at].start)  # 二十几万
    value = whole(number.total())
    if ending and ending.word.ordinal and last.word.value and value % 10 == 0:
        return None
    end = last.start + len(last.key.split(" ")[0]) if last.word.after else last.end  # milyona | kadar
    end -= int(last.key.endswith(" .") and ending is None)  # the full stop that ends the sentence
    bound = within or ("about" if any(item.word.collective for item in items[at:place]) else None)
    found = Numeral(value, at, place, items[at].start, end, number.scale, number.scales if number.scale > 1 else 1, bound=bound)
    if last.kind == "number":
        if _ordinal(items, place, lexicon):
            return None
        plain, other = last.key.isdecimal(), digits(last.key, lexicon)[1]
        found = found._replace(bare=plain and place == at + 1 and other is None, zeros=not plain and last.key.endswith("000"),
                               other=other)
        if ending and ending.start == last.end and ending.key in lexicon.vague_endings:
            return None if 1000 < value < 2100 else found._replace(after=place + 1, end=ending.end, vague=True)
        if ending and ending.start == last.end and ending.kind == "word" and lexicon.spaced and (
                ending.word is NOTHING or ending.word.unit == "thing" or len(ending.key) == 1):
            return None  # 180ml, 12V, 4a
    return found


def _in_digits(item: Item, at: int, lexicon: Lexicon) -> Numeral | None:
    """Digits that are the whole number."""
    only, other = digits(item.key, lexicon)
    if only is None:
        return None
    plain = item.key.isdecimal()
    zeros = not plain and item.key.endswith("000")
    return Numeral(only, at, at + 1, item.start, item.end, 1, 1, plain, zeros, None, False, other)


def _is_year(items: Sequence[Item], at: int) -> bool:
    """Whether digits are a year before a vague number: in 2023 | thousands fled."""
    if items[at].year is None or not 0 < at < len(items) - 1:
        return False
    return items[at + 1].word.vague is not None and items[at - 1].word.of_time(
        "on", "since", "until", "early", "middle", "late", "months")


def _alone(items: Sequence[Item], at: int, lexicon: Lexicon) -> bool:
    """Whether only a word or a comma that has no part in numbers stands behind the digits: 12 people."""
    if at + 1 == len(items):
        return False
    after = items[at + 1]
    return lexicon.spaced and not after.word.follows and (
        after.key == "," if after.kind == "sign" else
        after.kind == "word" and after.start > items[at].end and after.key not in lexicon.suffixes)


def _ordinal(items: Sequence[Item], place: int, lexicon: Lexicon) -> bool:
    """Whether an ending behind digits makes them an ordinal: 3rd, 3'üncü; a full stop does so only inside a sentence: 3. Mai."""
    if place == len(items) or items[place].start != items[place - 1].end:
        return False
    key, after = items[place].key, items[place + 1:place + 2]
    if items[place].kind == "sign":
        return bool(after) and after[0].kind == "word" and (key in lexicon.ordinals or key + after[0].key in lexicon.ordinals)
    return key.replace(" ", "") in lexicon.ordinals


def _digit_step(number: Spelled, items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """How many items digits take: themselves, and a multiplier written onto them, the k of 300k."""
    key = items[place].key
    value, _ = digits(key, lexicon)
    if value is None or (number.entries and not number.takes_digits(key, value)):
        return 0
    number.digits_only = not number.entries
    number.lay(value)
    after = items[place + 1] if place + 1 < len(items) else None
    if after and after.kind == "word" and (scale := lexicon.suffixes.get(after.key)) and (
            after.start == items[place].end or isinstance(value, Fraction)):  # 2.33 k can be nothing else
        number.multiply(scale)
        return 2
    ending = items[place + 2] if after and after.word.dash and place + 2 < len(items) else None
    if after and ending and items[place].end == after.start < after.end == ending.start and ending.key in lexicon.endings:
        return 1 if 1900 <= value <= 2100 else 3  # 10-ти, but not 1990-х
    if place + 2 < len(items) and after and after.key == "/" and items[place + 2].end == items[place].end + 2:
        return _parts_step(number, key, items[place + 2].key)
    return 1


def _parts_step(number: Spelled, above: str, below: str) -> int:
    """The step over a fraction: 1/2, 2/3."""
    fits = above.isdecimal() and below.isdecimal() and 0 < int(above) < int(below) < 10 and len(number.entries) == 1
    if fits:
        number.entries = [(Fraction(int(above), int(below)), 0)]
    return 3 if fits else 1


def _word_step(number: Spelled, items: Sequence[Item], place: int, lexicon: Lexicon) -> int:
    """How many items the number takes from here: a number word, or a joiner with the number word behind it."""
    word = items[place].word
    after = items[place + 1] if place + 1 < len(items) else None
    if lexicon.positional and not number.entries and (many := _digits_in_a_row(items, place)):
        number.lay(int("".join(str(item.word.value) for item in items[place:place + many])))
        return many
    if word.parts:
        return int(number.lay_all(word.parts))
    if (step := _fraction_step(number, items, place)) is not None:
        return step
    if word.article and word.value is None:
        multiplies = after and (after.word.scale or after.word.dozens or after.word.collective or after.word.fraction)
        return int(bool(multiplies) and not number.entries and number.lay(0))
    if times := word.dozens or word.collective or (number.entries and word.behind):
        return int(number.multiply(times))
    short = items[place].key in lexicon.abbreviated or (
        len(items[place].key) == 1 and items[place].key.upper() != items[place].key)  # 300 B, which needs its number
    dual = word.value is not None and after is not None and after.kind == "word"  # the Arabic two thousand | people
    if word.scale and (number.entries or not (short or dual)) and number.multiply(word.scale):
        return 1
    if word.value is not None and not number.digits_only and number.lay(word.value):  # not 2010 | un terremoto
        return 1
    if word.point and number.entries:
        return _decimals_step(number, items, place + 1)
    hyphen = word.dash and after and items[place].start == items[place - 1].end and after.start == items[place].end
    if number.entries and not number.digits_only and after and (
            (word.joiner and not word.dash and not number.digits_only)
            or (hyphen and after.kind == items[place - 1].kind == "word")):
        return _joined_step(number, items, place + 1)
    return 0


def _fraction_step(number: Spelled, items: Sequence[Item], place: int) -> int | None:
    """How many items a fraction takes, or what it is one of; ``None`` where none stands here."""
    word = items[place].word
    after = items[place + 1].word if place + 1 < len(items) else NOTHING
    if number.entries and isinstance(number.total(), Fraction) and (step := _share_step(items, place)):
        return step
    if word.fraction is not None and number.entries in ([], [(0, 0)]):
        return int(number.lay(word.fraction))
    if word.fraction is not None and number.total() < 10 and number.scale == 1:  # "one quarter"
        number.entries = [(number.total() * word.fraction, 0)]
        return 1
    if word.and_a_half and number.entries:
        return int(number.lay_half())
    if word.denominator and number.entries and items[place - 1].kind == "word":  # two thirds
        return int(number.divide(word.denominator, scaled=bool(after.scale)))
    return None


def _share_step(items: Sequence[Item], place: int) -> int:
    """The step from a share to what it is one of: a third | of a | million, ein Viertel | einer | Million."""
    ahead = place + int(items[place].word.link)
    ahead += int(ahead < len(items) and (items[ahead].word.article or items[ahead].word.value == 1))
    return ahead - place if ahead < len(items) and items[ahead].word.scale else 0


_LONGEST_ROW = 15  # digits that stand for one number


def _digits_in_a_row(items: Sequence[Item], place: int) -> int:
    """How many words for a digit stand for themselves, as in 二〇二四; none where two are a range, as in 三四百."""
    values = (item.word.value for item in items[place:place + _LONGEST_ROW])
    many = sum(1 for _ in takewhile(lambda value: value is not None and value < 10, values))
    scaled = place + many < len(items) and items[place + many].word.scale
    return 0 if many < 2 or scaled or (many == 2 and follow_on(items, place)) else many


def follow_on(items: Sequence[Item], place: int) -> bool:
    """Whether two words for digits, the second the higher, stand without anything between: 三四, 七八."""
    low, high = (item.word.value for item in items[place:place + 2])
    return low is not None and high is not None and 0 < low < high < 10 and items[place].end == items[place + 1].start


def _decimals_step(number: Spelled, items: Sequence[Item], place: int) -> int:
    """The step over the decimals of "two point five million"."""
    after = place
    while after < len(items) and (value := items[after].word.value) is not None and value < 10:
        after += 1
    decimals = "".join(str(item.word.value) for item in items[place:after])
    taken = bool(decimals) and number.lay_part(Fraction(int(decimals), 10 ** len(decimals)))
    return after - place + 1 if taken else 0


def _joined_step(number: Spelled, items: Sequence[Item], place: int) -> int:
    """The step over a joiner: only when what is behind it belongs to the same number ("one hundred and | two hundred")."""
    word, key = items[place].word, items[place].key
    value = int(key) if items[place].kind == "number" and key.isdecimal() else word.value
    behind = items[place + 1] if place + 1 < len(items) else None
    scale = behind and (behind.word.scale or number.lexicon.suffixes.get(behind.key))  # 300k and | 500k
    top, room = number.entries[-1]
    if scale and value is not None and (scale <= top or top >= 1000) and value * scale >= room:
        return 0
    if word.scale and items[place - 1].word.dash:
        return 2 * int(number.multiply(word.scale))
    if items[place].kind == "number":
        return 2 * int(bool(value and number.takes_digits(key, value) and number.lay(value)))
    if word.parts:
        return 2 * int(number.lay_all(word.parts))
    return 2 * int(bool(word.value) and number.lay(word.value or 0, joined=True))


def _vague(items: Sequence[Item], at: int) -> Numeral | None:
    """Words that count without a number: dozens, several hundred, hundreds of thousands, on binlerce."""
    place, size = at, 1
    if items[at].word.several:
        if items[at].word.before and items[at + 1:] and items[at + 1].kind == "number":
            return None  # "quelques 300" is about 300
        place += 1
    elif items[at].word.value and at + 1 < len(items) and items[at + 1].word.vague and not (
            items[at + 1].word.scale or items[at + 1].word.dozens or items[at + 1].word.collective):
        size, place = items[at].word.value or 1, at + 1
    found = items[at].word.several
    while place < len(items):
        word = items[place].word
        if word.vague or (found and (word.scale or word.dozens or word.parts)):
            size, found, place = size * (word.vague or word.scale or word.dozens or 1), True, place + 1
        elif (found and word.link and place > at and place + 1 < len(items)
              and (items[place + 1].word.vague or items[place + 1].word.scale)):
            place += 1
        else:
            break
    if not found:
        return None
    return Numeral(size, at, place, items[at].start, items[place - 1].end, vague=True)
