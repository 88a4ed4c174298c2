"""Items -> mentions: the number expressions of a sentence, with their ranges, shared magnitudes and bounds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from keyfigures.bounds import STRENGTH, bound_after, bound_before, bound_of_heading
from keyfigures.changes import bound_of_moved, moves, reaches, rises_by
from keyfigures.digits import Exact, digits
from keyfigures.figure import OPEN_ABOVE, OPEN_BELOW, Bound, Figure, Number, Status
from keyfigures.lexicon import Lexicon
from keyfigures.numerals import Numeral, numeral
from keyfigures.ranges import chain
from keyfigures.words import NOTHING, Item, Word

__all__ = ["Mention", "mentions"]

_MOST = 2**63
_DAYS = 31
_MINUS = frozenset("-−")
_OPPOSITE = {"at_least": "at_most", "more_than": "at_most", "at_most": "at_least", "less_than": "at_least"}


class Mention(NamedTuple):
    """A number expression inside a passage: its sides, its bound and where it stands.

    ``start`` and ``end`` span the expression without its qualifier words; ``first`` and ``after`` are the items it takes with
    them. ``other`` is a second reading of its digits, and ``bare`` says that it is digits alone, which may be a year.
    """

    low: Exact | None
    best: Exact | None
    high: Exact | None
    bound: Bound
    start: int
    end: int
    first: int
    after: int
    bare: bool = False
    other: Exact | None = None
    earlier: bool = False

    @property
    def whole(self) -> bool:
        """Whether every side is a whole number, so that it can count people."""
        return Fraction not in {type(self.low), type(self.best), type(self.high)}  # isinstance is slow on an abstract class

    @property
    def too_great(self) -> bool:
        """Whether a side is greater than a table can hold."""
        side = self.high if self.high is not None else self.low
        return side is not None and side >= _MOST

    @property
    def below_zero(self) -> bool:
        """Whether a side is below zero."""
        side = self.low if self.low is not None else self.high
        return side is not None and side < 0

    @property
    def sides(self) -> tuple[Number | None, Number | None, Number | None]:
        """Its low, best and high."""
        return _number(self.low), _number(self.best), _number(self.high)

    def figure(self, status: Status = "reported") -> Figure:
        """The figure that the expression stands for."""
        return Figure(*self.sides, self.bound, status)


def mentions(items: Sequence[Item], lexicon: Lexicon) -> list[Mention]:
    """The mentions of a sentence, from left to right; they never overlap."""
    found: list[Mention] = []
    done = 0
    for at in [place for place, item in enumerate(items) if item.kind == "number" or item.word.begins]:
        if items[at].word.idle and not (at + 1 < len(items) and _multiplies(items[at + 1].word)):
            continue
        if at and items[at - 1].key == "[" and _is_note(items, at):
            continue
        if at < done or (at and _is_dual(items[at]) and _is_dual(items[at - 1])):  # شابان فلسطينيان: two young Palestinians
            continue
        if at and items[at - 1].key in lexicon.ordinals_before and (ordinal := numeral(items, at, lexicon)):
            done = ordinal.after
            continue
        if plain := _plainly(items, at, lexicon):
            found.append(plain)
            done = plain.after
        elif _glued(items, at, lexicon):
            name = numeral(items, at, lexicon)
            done = name.after if name else at  # US$4 million
        elif several := _mention(items, at, lexicon):
            found += several
            done = several[-1].after
    return _pairs(found, items) if len(found) > 1 else found


def _is_note(items: Sequence[Item], at: int) -> bool:
    """Whether square brackets hold the number of a note: 12 people [3] and; but killed [12] people, at least [12]."""
    if at < 2 or at + 1 >= len(items) or items[at + 1].key != "]" or not items[at].key.isdecimal():
        return False
    noun, led = items[at + 2].word if at + 2 < len(items) else NOTHING, items[at - 2]
    return led.kind != "sign" and not (led.word.before or noun.unit or noun.nouns)


def _multiplies(word: Word) -> bool:
    return bool(word.scale or word.dozens or word.collective or word.fraction or word.vague)


def _is_dual(item: Item) -> bool:
    """Whether a word is a noun and the number two at once."""
    return item.word.value == 2 and bool(item.word.unit or item.word.nouns)


def _plainly(items: Sequence[Item], at: int, lexicon: Lexicon) -> Mention | None:
    """A number in digits of which no word beside it says anything, as of most; ``None`` where one must be looked at closely."""
    item, ahead = items[at], items[at + 1:at + 3]
    if item.kind != "number" or not ahead or not lexicon.spaced or ahead[0].key in lexicon.suffixes:
        return None
    if ahead[0].kind != "word" or ahead[0].start == item.end or not ahead[0].word.quiet or not (
            ahead[-1].word.quiet and (ahead[-1].kind == "word" or ahead[-1].key == ".")):
        return None
    if at:
        before = items[at - 1]
        word = before.word
        if before.kind != "word" or before.end == item.start or word.heeded:
            return None
    value, other = digits(item.key, lexicon)
    if value is None:
        return None
    bare = other is None and item.key.isdecimal()
    return Mention(value, value, value, "exact", item.start, item.end, at, at + 1, bare, other)


def _mention(items: Sequence[Item], at: int, lexicon: Lexicon) -> list[Mention]:
    """The mention whose first number begins at an item; two when the number moves from one to another."""
    one = numeral(items, at, lexicon)
    if one is None:
        return []
    if items[at].word.article and one.after == at + 1 and items[at + 1:] and items[at + 1].kind == "number":  # un 55 por ciento
        return []
    if _below_zero(items, at):
        at, one = at - 1, one._replace(value=-one.value, first=at - 1, start=items[at - 1].start, bare=False)
    bound, first = bound_before(items, at)
    bound = bound or bound_of_heading(items, at)
    if bound is None and _turned(items, at):
        bound, first = "about", at - 1
    if one.vague:
        return [Mention(None, None, None, "vague", one.start, one.end, first, one.after)]
    start = first if first < at and items[first].word.opens else first - 1  # of the words that open a range: de | al menos
    opener = items[start].word if start >= 0 else NOTHING
    dated = one.bare and ((opener.of_time("months") and one.value <= _DAYS) or (
        opener.of_time("on", "months") and 1900 <= one.value <= 2100))  # since March 24 | to 170,000; in 2024 | to 123 million
    ends = [one] if dated or rises_by(items, first) else chain(items, one, lexicon, opener.between, opener.opens)
    if len(ends) == 1 or reaches(items, one, ends[1]):
        return [_point(items, one, bound, first)]
    as_far_as = bound_after(items, ends[-1].after)[0] == "at_most"  # 20'den 100'e kadar
    if not as_far_as and moves(items, start, items[one.after:ends[1].first]):
        return [_point(items, n, bound_of_moved(items, n), n.first)._replace(earlier=n is not ends[-1]) for n in ends]
    return [_range(items, ends, bound, start if opener.between or opener.opens else first)]


def _turned(items: Sequence[Item], at: int) -> bool:
    """Whether the noun stands in front of its number, which makes it approximate: человек двадцать."""
    before = items[at - 1].word if at else NOTHING
    other = items[at - 2] if at > 1 else None
    return before.inverted and items[at].kind == "word" and not (other and other.opens_number)


def _below_zero(items: Sequence[Item], at: int) -> bool:
    """Whether a minus stands before a number: -30, minus ten; a dash between words or in a list is none."""
    if at == 0:
        return False
    sign = items[at - 1]
    if sign.key not in _MINUS:
        return sign.word.minus
    apart = at < 2 or items[at - 2].end < sign.start or items[at - 2].kind == "sign"
    return apart and sign.end == items[at].start and not (at > 1 and items[at - 2].kind == "number")


def _glued(items: Sequence[Item], at: int, lexicon: Lexicon) -> bool:
    """Whether the digits are the tail of a name: COVID-19, M23, F-16."""
    if items[at].kind != "number" or at == 0 or items[at - 1].end != items[at].start:
        return False
    before = items[at - 1]
    if before.word.dash and at > 1 and items[at - 2].kind == "number":  # road 236-1
        return before.start == items[at - 2].end
    if before.word.dash and at > 1:
        return before.start == items[at - 2].end and items[at - 2].kind == "word" and not items[at - 2].word.numeral and (
            at < 3 or items[at - 3].kind != "number" or items[at - 3].end != items[at - 2].start)
    if before.key.endswith("'"):  # d'1,7 million
        return False
    prefix = before.key.rsplit(" ", 1)[-1] in lexicon.prefixes  # بحاجة ل
    return before.kind == "word" and (lexicon.spaced or before.key.isascii()) and not prefix


def _point(items: Sequence[Item], one: Numeral, bound: Bound | None, first: int) -> Mention:
    after, place = bound_after(items, one.after)
    bound = after if after and (bound is None or STRENGTH[after] > STRENGTH[bound]) else bound
    if place < len(items) - 1 and items[place].key == "±" and (spread := _plain(items[place + 1])):
        return Mention(one.value - spread, one.value, one.value + spread, "between", one.start, items[place + 1].end, first,
                       place + 2)
    if bound is None and first and items[first - 1].word.than and place < len(items) and (bound := items[place].word.compared):
        first, place = first - 1, place + 1
    bound = bound or one.bound or "exact"
    low = None if bound in OPEN_BELOW else one.value
    high = None if bound in OPEN_ABOVE else one.value
    return Mention(low, low if low == high else None, high, bound, one.start, one.end, first, place, one.bare, one.other)


def _plain(item: Item) -> int | None:
    text = item.key.replace(",", "").replace(".", "")
    return int(text) if item.kind == "number" and text.isdecimal() else None


def _range(items: Sequence[Item], ends: Sequence[Numeral], bound: Bound | None, first: int) -> Mention:
    after, place = bound_after(items, ends[-1].after)
    place += int(place < len(items) and items[place].word.closes)
    open_above = after in OPEN_ABOVE or bound_before(items, ends[-1].first)[0] in OPEN_ABOVE  # from 100 to over 200
    high = None if open_above else ends[-1].value
    other = next((n.other for n in ends if n.other is not None), None)
    low = ends[0].value
    if low == high:
        return Mention(low, low, high, "exact", ends[0].start, ends[-1].end, first, place, False, other)
    return Mention(low, None, high, "between", ends[0].start, ends[-1].end, first, place, all(n.bare for n in ends), other)


def _pairs(found: list[Mention], items: Sequence[Item]) -> list[Mention]:
    """Mentions that are one: two open bounds said together (more than 20 and at most 35), a point and its range."""
    merged: list[Mention] = []
    for m in found:
        last = merged[-1] if merged else None
        if last and last.bound in _OPPOSITE and (last.low is None) != (m.low is None) and (
                (last.high is None) != (m.high is None)) and _joined(items, last, m):
            low, high = (last.low, m.high) if last.high is None else (m.low, last.high)
            if low is not None and high is not None and low < high:
                merged[-1] = Mention(low, None, high, "between", last.start, m.end, last.first, m.after)
                continue
        if last and _said_twice(last, m, items):
            merged[-1] = last._replace(after=m.after + 1)
            continue
        if last and _brackets_range(last, m, items):
            merged[-1] = m._replace(best=last.best, start=last.start, end=items[m.after].end, first=last.first, after=m.after + 1)
            continue
        merged.append(m)
    return merged


def _joined(items: Sequence[Item], first: Mention, second: Mention) -> bool:
    """Whether only an "and" or a comma stands between two numbers, or bounds that hold one."""
    return all(item.word.both or item.word.marks & _JOINS for item in items[first.after:second.first]
               if item.key not in {",", "，", "،"}) and (
        second.first > first.after or bool(items[second.first].word.marks & _JOINS or items[second.first].word.before))


def _said_twice(first: Mention, second: Mention, items: Sequence[Item]) -> bool:
    """Whether digits in brackets repeat a number in words: forty-five (45)."""
    return (second.best is not None and first.best == second.best and second.first == first.after + 1
            and items[first.after].key == "(" and second.after < len(items) and items[second.after].key == ")")


def _brackets_range(point: Mention, bounds: Mention, items: Sequence[Item]) -> bool:
    """Whether a range in brackets gives the bounds of the point before it: 306,887 (281,443-337,971)."""
    sides = (bounds.low, point.best, bounds.high)
    if bounds.bound != "between" or None in sides or not sides[0] <= sides[1] <= sides[2]:  # type: ignore[operator]
        return False
    return (bounds.first == point.after + 1 and items[point.after].key == "(" and bounds.after < len(items)
            and items[bounds.after].key == ")")


_JOINS = frozenset(["beside", "clause"])


def _number(side: Exact | None) -> Number | None:
    return side if side is None or isinstance(side, int) else float(side)

