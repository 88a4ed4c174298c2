"""Sentence -> towns and regions: names of the gazetteer whose neighbours make them places, with their country.

A name alone proves little: Nice, Reading, Split and Victoria are also words and people. What it takes depends on the name:

- its country right beside it ("Nice, France", "the Syrian city of Homs"), or a region ("Paris, Texas"), is enough for any name;
- an everyday word of the language (as the extract marks it, or as the pack knows it) needs a word that only a place follows
  ("in Split") and a country named in the text or a million people; where every noun has a capital, the word for a town;
- the name of a person, a name in another case, and any name in a script without capitals need such a word as well, and a country
  named in the text or 300,000 people;
- any other name needs its country named in the text, or such a word and 100,000 people, or a million people, as which
  regions count; where every noun has a capital it needs the word in any case.

Where there are capitals a name has one, and none stands right beside it that is part of a longer name ("Aleppo Media Centre").
A country at home in the language of the text counts as named in it: a text in Ukrainian need not say where Kharkiv is. Of towns
of one name that counts which lies in a country of the sentence, else in the one that the text names most, else one five times as
large as the next; else its country stays open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from keyfigures.gazetteer import folded, leads, line_of, neighbours
from keyfigures.lexicon import lexicon
from keyfigures.toponyms import WORD, Piece, begins_at, cut, forms
from keyfigures.words import Item

__all__ = ["Town", "towns"]

_LARGE, _GREAT, _MILLION, _HUGE = 100, 300, 1_000, 5_000  # thousands of people
_REGION = "r"  # behind their number
_CLEARLY = 5
_LONGEST = 5  # words of a name
_IDEOGRAPHS = 8
_GLUE = re.compile(r"[ \u00a0\n\t]*|['’ʼ\-‐‑]")


class Town(NamedTuple):
    """A town or region in a sentence: where its name stands, its items, its country, and the country beside it, if any."""

    start: int
    end: int
    first: int
    after: int
    iso3: str | None
    beside: int | None  # which of the countries of the sentence stands beside it


Country = tuple[int, int, str]  # where it stands, and its code


def towns(items: Sequence[Item], text: str, language: str, countries: Sequence[Country],
          named: Callable[[], Mapping[str, int]]) -> Iterator[Town]:
    """The towns and regions of a sentence, from left to right; ``named`` gives the countries of the whole text, when asked."""
    spaced = lexicon(language).spaced
    pieces = list(cut(text, items[0].start, items[-1].end, spaced))
    begins = [at for at, piece in enumerate(pieces) if not text[piece.start].islower() and begins_at(pieces, at, language)]
    if not begins:
        return
    sentence = _Sentence(items, text, language, pieces, countries, named)
    last: Town | None = None
    done = 0
    for at in begins:
        if at >= done and (found := sentence.town(at, last)):
            last, many = found
            yield last
            done = at + many


class _Sentence:
    """A sentence while its towns are looked for."""

    def __init__(self, items: Sequence[Item], text: str, language: str, pieces: list[Piece], countries: Sequence[Country],
                 named: Callable[[], Mapping[str, int]]) -> None:
        self.items, self.text, self.language, self.countries, self.named = items, text, language, countries, named
        words = lexicon(language)
        self.spaced, self.prefixes = words.spaced, tuple(map(folded, words.prefixes))
        self.near = neighbours(language)
        self.pieces = pieces
        self.starts = [item.start for item in items]

    def town(self, at: int, last: Town | None) -> tuple[Town, int] | None:
        """The town that begins at a piece, if one does, and how many pieces its name has."""
        for name, first, many, own in self._names(at):
            end = self.pieces[at + many - 1].end
            covered = [c for c in self.countries if c[0] < end and c[1] > first]
            if any(not (first <= a and b <= end and (first, end) != (a, b)) for a, b, _ in covered):
                continue
            if many > 1 and self._kind_behind(at, many, bool(covered)):
                continue
            if town := self._accepted(name, at, first, many, own, last):
                return town, many
        return None

    def _names(self, at: int) -> Iterator[tuple[str, int, int, bool]]:
        """The lines of the gazetteer that may be meant: (line, where the name begins, pieces, whether it is the name itself)."""
        if not self.spaced:
            longest = len(run) if (run := self._run(at)) else 0
            for many in range(longest, 1, -1):
                if line := line_of(run[:many]):
                    yield line, self.pieces[at].start, many, True
            return
        piece = self.pieces[at]
        for short in ("", *(p for p in self.prefixes if piece.key.startswith(p))):
            key = piece.key[len(short):]
            if len(key) < 3 and short:
                continue
            article = max((len(word) for word in self.near.between if short.endswith(word)), default=0)
            start = piece.start + len(short) - article  # no mark stands on the short words before a name
            own = list(forms(key, self.near))
            longest = self._length(at) if any(map(leads, own)) else 1
            for many in range(longest, 0, -1):
                rest = [list(forms(p.key, self.near)) for p in self.pieces[at + 1:at + many]]
                for number, parts in enumerate(product(own, *rest)):
                    if line := line_of(" ".join(parts)):
                        yield line, start, many, number == 0

    def _run(self, at: int) -> str:
        run = self.pieces[at:at + _IDEOGRAPHS]
        text = "".join(p.key for p in run)
        return text if leads(text[:2], "") else ""

    def _length(self, at: int) -> int:
        """How many pieces from here may be one name."""
        many = 1
        while many < _LONGEST and at + many < len(self.pieces) and self._touches(at + many - 1):
            many += 1
        return many

    def _touches(self, at: int) -> bool:
        """Whether nothing but a space, a hyphen or an apostrophe stands between a piece and the next."""
        return 0 <= at < len(self.pieces) - 1 and bool(
            _GLUE.fullmatch(self.text, self.pieces[at].end, self.pieces[at + 1].start))

    def _accepted(self, line: str, at: int, first: int, many: int, own: bool, last: Town | None) -> Town | None:
        _, where, *marks = line.split("\t")
        sizes = {given[:3]: int(given[3:].rstrip(_REGION)) for given in where.split()}
        end = self.pieces[at + many - 1].end
        begin, after = bisect_right(self.starts, first) - 1, bisect_left(self.starts, end)
        shout = self.spaced and end - first > 1 and self.text[first:end].isupper()
        if shout or (self.spaced and not self.near.nouns_capital and self._inside_a_name(at, many)):
            return None
        beside = self._beside(first, end, at, many, sizes)
        if beside is not None:
            return Town(first, end, begin, after, self.countries[beside][2], beside)
        if region := self._in_region(at + many, last):
            return Town(first, end, begin, after, region, None)
        flags = marks[0].split() if marks else []
        strict, loose = self._evidence(at, many, first, last, begin)
        here = {code for _, _, code in self.countries}
        known = here | set(self.named())
        largest = max((size for code, size in sizes.items() if code in known), default=0)
        size = max(*sizes.values(), _MILLION if _REGION in where else 0)
        known_word = many == 1 and after == begin + 1 and self.items[begin].word.says_something
        cased = self.text[first].isupper()
        fits: object
        if self.language in flags or known_word:
            certain = self._kind(at) if self.near.nouns_capital else strict and not self._title()
            fits = certain and (largest or size >= _MILLION)
        elif "?" in flags or not own or (not cased and (self.spaced or (many == 2 and size < _HUGE))):
            fits = (strict or (loose and largest)) and (largest or size >= _GREAT)
        elif self.near.nouns_capital:
            fits = (strict or loose) and (largest or size >= _LARGE)
        else:
            fits = bool(largest) or (size >= _LARGE and (strict or loose)) or size >= _MILLION
        return Town(first, end, begin, after, self._country(sizes, here), None) if fits else None

    def _country(self, sizes: dict[str, int], here: set[str]) -> str | None:
        """Which of the countries that have a town of this name is meant."""
        if len(sizes) == 1:
            return next(iter(sizes))
        told = self.named()
        if known := [code for code in sizes if code in here]:
            return known[0]
        most = max(told.get(code, -1) for code in sizes)
        left = sorted((code for code in sizes if told.get(code, -1) == most), key=lambda code: -sizes[code])
        clear = most > 0 or len(left) == 1 or sizes[left[0]] >= _CLEARLY * sizes[left[1]]
        return left[0] if clear else None

    def _beside(self, first: int, end: int, at: int, many: int, sizes: Mapping[str, int]) -> int | None:
        """The country of the town that stands right beside it: Homs, Syria; Homs in western Syria; the Syrian city of Homs."""
        for number, (a, b, code) in enumerate(self.countries):
            if code in sizes and (a >= end or b <= first):
                between = self.text[end:a] if a >= end else self.text[b:first]
                if len(between) <= 40 and not re.search(r"[^\w\s,('’ʼ،，、\-]", between):
                    words = [folded(m.group()) for m in WORD.finditer(between)]
                    if all(map(self.near.leads, words)) and (a >= end or "," not in between):
                        return number
        return None

    def _in_region(self, at: int, last: Town | None) -> str | None:
        """The country of the region that a comma parts from the name before it, unless both are in a list: Paris, Texas."""
        if not self.spaced or at >= len(self.pieces) or self.text[self.pieces[at - 1].end:self.pieces[at].start].strip() != ",":
            return None
        where = (line_of(self.pieces[at].key) or "\t").split("\t")[1]
        item = bisect_left(self.starts, self.pieces[at].end)
        lone = last is None and (item >= len(self.items) or "beside" not in self.items[item].word.marks)
        return where[:3] if lone and where.endswith(_REGION) and " " not in where else None

    def _evidence(self, at: int, many: int, first: int, last: Town | None, begin: int) -> tuple[bool, bool]:
        """Whether a word that only a place follows leads to the name, and whether one does that a place may follow."""
        near = self.near
        if (cell := self._of_row(at, many)) and self.spaced:
            return cell == "|", True
        if not self.spaced:
            end = self.pieces[at + many - 1].end
            before, ahead = self.text[max(0, first - 4):first], self.text[end:end + 4]
            strict = any(before.endswith(w) for w in near.places | near.kinds) or any(ahead.startswith(w) for w in near.kinds)
            return strict or self._listed(last, begin), strict or any(before.endswith(w) for w in near.loose)
        behind = at + many
        if self._touches(behind - 1) and self.pieces[behind].key in near.kinds:
            return True, True
        if (short := first - self.pieces[at].start) and self.pieces[at].key[:short] in near.places:
            return True, True
        place, follows = at - 1, False
        while self._touches(place) and at - place <= 4 and self.pieces[place].key in near.between - near.places - near.kinds:
            follows |= self.pieces[place].key in near.loose
            place -= 1
        key = self.pieces[place].key if self._touches(place) else ""
        hit = key in near.loose and any(piece.key.startswith(near.attacks) for piece in self.pieces[max(0, place - 2):place])
        strict = key in near.places or key in near.kinds or hit or self._listed(last, begin)  # a strike on | Beirut
        return strict, strict or follows or key in near.loose

    def _of_row(self, at: int, many: int) -> str:
        """The sign behind a name with which a row begins: Homs | 12, Homs: 12."""
        behind = bisect_left(self.starts, self.pieces[at + many - 1].end)
        key = self.items[behind].key if at == 0 and behind < len(self.items) else ""
        return key if key in {"|", ":"} else ""

    def _listed(self, last: Town | None, begin: int) -> bool:
        """Whether only a comma or an "and" stands between the name and the town before it."""
        return last is not None and all(item.key in {",", "،", "、", "，"} or "beside" in item.word.marks
                                        or folded(item.key) in self.near.between | self.near.places
                                        for item in self.items[last.after:begin]) and begin > last.after

    def _kind(self, at: int) -> bool:
        return self._touches(at - 1) and self.pieces[at - 1].key in self.near.kinds

    def _kind_behind(self, at: int, many: int, country: bool) -> bool:
        """Whether the last word only says what the place is: Gaza city is no Gaza City."""
        last = self.pieces[at + many - 1]
        return self.spaced and last.key in self.near.kinds and self.text[last.start].islower() and (
            country or line_of(self.pieces[at].key) is not None)

    def _inside_a_name(self, at: int, many: int) -> bool:
        """Whether a word with a capital right beside it makes it part of another name."""
        return (self._touches(at - 1) and self._is_name(at - 1)) or (self._touches(at + many - 1) and self._is_name(at + many))

    def _is_name(self, at: int) -> bool:
        piece, near = self.pieces[at], self.near
        if not self.text[piece.start].isupper() or len(piece.key) == 1 or near.leads(piece.key):
            return False
        if any(a <= piece.start < b for a, b, _ in self.countries):
            return False
        item = self.items[bisect_right(self.starts, piece.start) - 1]
        return not item.word.says_something and not line_of(piece.key)

    def _title(self) -> bool:
        """Whether most words have a capital, as in a headline."""
        capitals = sum(self.text[p.start].isupper() for p in self.pieces)
        return capitals > 0.6 * len(self.pieces) and len(self.pieces) > 3
