"""Items of a sentence -> cues: the words that may say what is counted, and what it costs to reach them from a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, takewhile

from keyfigures.asides import asides
from keyfigures.headings import headings
from keyfigures.keys import IN_TWO
from keyfigures.lexicon import Lexicon
from keyfigures.mentions import Mention
from keyfigures.nations import countries_in
from keyfigures.schema import MEASURES
from keyfigures.words import NOTHING, Item, Word

__all__ = ["CROSSING", "INSIDE", "Road"]

# what crossing a sign or word costs when a cue is looked for, on top of one for each item
CROSSING = {",": 3, ";": 14, ":": 5, "(": 4, ")": 4, "–": 3, "—": 3, "、": 2, "،": 3, "；": 14, "，": 3, "：": 5, "؛": 14,
            "|": 14, "•": 14, "·": 14, "▪": 14, "●": 14}
_SIGNS = {sign: 1 + cost for sign, cost in CROSSING.items()}
_MENTION, _NEAR = 4, 12
_LAST_DAY = 31
_LEFT = Word(states="refugees", marks=frozenset(["leaves"]))
INSIDE = frozenset(["of_them", "part"])  # the marks of words that make a number a part of another
_ELIDED = frozenset("'’")
_FENCES = frozenset(";；؛|•·▪●")
_CLAUSE_LONG = 12  # items before a verb at the end of its clause
_HEADING = 3  # items between "the number of" and the noun that makes it a heading


class Road:
    """What it costs to go from one item of a sentence to another, so that the nearest cue can be found."""

    def __init__(self, items: Sequence[Item], found: Sequence[Mention], text: str, lexicon: Lexicon) -> None:
        if lexicon.tells_in_two:
            items = [_told_in_two(items, place) if item.word.tells_in_two else item for place, item in enumerate(items)]
        self.items, self.text, self.lexicon = items, text, lexicon
        self.marks: frozenset[str] = frozenset().union(*[item.word.marks for item in items])
        signs = [item.key for item in items if item.kind == "sign"]
        toll = [item.word.toll if item.kind != "sign" else _SIGNS.get(item.key, 1) for item in items]
        for mention in found:
            if mention.bare and _is_dated(items, mention):
                continue
            toll[mention.first] += _MENTION if mention.best != 1 or mention.bare else 0  # "un" is more often an article
        for place in self._commas_of_places() if signs.count(",") > 1 else ():
            toll[place] = 1
        for first, after in asides(items, found, signs):
            toll[first:after] = [0] * (after - first)
        self._sums = list(accumulate(toll, initial=0))
        countries = countries_in(items, text, lexicon.pack.code) if "leaves" in self.marks else frozenset()
        self.cues = list(_cues(items, "count_of" in self.marks, countries))
        self._fences = [] if _FENCES.isdisjoint(signs) else [place for place, item in enumerate(items) if item.key in _FENCES]
        self.parts = (list(_parts(items, {mention.after: mention.first for mention in found})) if "of_them" in self.marks
                      else [-1] * len(items))
        self.headings = headings(items, found, text)
        self.counted = {_behind(items, mention.after): mention.first for mention in found}
        # "killed 19 fighters and arrested | seven": what stands between "and" and a number speaks of that number,
        # and so does what stands right before it where another number comes first
        self.ahead = {_before_number(items, m.first) for m in found[1:] if m.first > 1 and not (
            m.after < len(items) and items[m.after].word.unit == "thing")} if len(found) > 1 else ()

    @cached_property
    def names(self) -> frozenset[int]:
        """The places of words that the pack does not know with a capital; where there are none, of those that begin a cell."""
        names: set[int] = set()
        for at, item in enumerate(self.items):
            if item.word is NOTHING and item.kind == "word":
                sign = self.text[item.start]
                begins = at == 0 or at - 1 in names or self.items[at - 1].kind == "sign"
                if sign.isupper() or (begins and not sign.islower()):
                    names.add(at)
        return frozenset(names)

    def _commas_of_places(self) -> Iterator[int]:
        """The commas between names, which part no clauses: killed in Homs, Hama and Idlib, in the province of ..., 12 people."""
        for place, item in enumerate(self.items[1:-1], 1):
            if item.key == "," and place - 1 in self.names and (place + 1 in self.names or self.items[place + 1].word.leads):
                yield place

    def begins(self, mention: Mention) -> int:
        """The first item of a number, or of its heading where it has one."""
        heading = self.headings.get(mention.first)
        return heading.first if heading else mention.first

    def cues_of(self, mention: Mention) -> Sequence[tuple[int, Item]]:
        """The cues that may speak of a number: those of its own heading where it has one, else all."""
        heading = self.headings.get(mention.first)
        if heading is None:
            return self.cues
        own = [(place, item) for place, item in self.cues if heading.first <= place < heading.after]
        return [(place, item if item.word.states or "unharmed" in item.word.marks else item._replace(
            word=Word(labels=item.word.labels or item.word.nouns))) for place, item in own]

    def of_others(self, place: int, mention: Mention) -> bool:
        """Whether a cue speaks of nobody or of the number behind a semicolon: 2,300 residents, nobody | was hurt."""
        if place < mention.after or not (self._fences or "nobody" in self.marks):
            return False
        between = self.items[mention.after:place]
        return ("nobody" in self.marks and any(["nobody" in item.word.marks for item in between[-_HEADING:]])) or any(
            [fence < first <= place for fence in self._fences if fence >= mention.after for first in self.counted.values()])

    def measure_of_them(self, mention: Mention) -> str | None:
        """The measure of those whom "of the injured" before a number names, if it names any."""
        for item in reversed(self.items[max(0, mention.first - _NEAR):mention.first]):
            if not item.word.marks.isdisjoint(INSIDE):
                words = map(self.lexicon.word, reversed(item.key.split(" ")))
                if measure := next((word.nouns for word in words if word and word.nouns), item.word.states):
                    return measure
        return None

    def points_back(self, start: int, end: int) -> bool:
        """Whether a word between two places points back to what stands before it."""
        return "anaphor" in self.marks and any(["anaphor" in item.word.marks for item in self.items[start:end]])

    def cost(self, start: int, end: int) -> int:
        """The cost of all that stands between two places."""
        return self._sums[end] - self._sums[start]

    def cost_before(self, place: int, mention: Mention) -> int:
        """The cost of all that stands between a place and a number behind it, an "and" in its bound among that: and more than."""
        word = self.items[mention.first].word
        return self.cost(place, mention.first) + (word.toll if "beside" in word.marks else 0)


def _before_number(items: Sequence[Item], first: int) -> int:
    """The item before a number, past small words: capturaron | a otros 3; an "and" may be part of its bound: and more than."""
    at = first - int("beside" not in items[first].word.marks)
    while at > 0 and not items[at].word.cue and (items[at].word.leads or items[at].word.article or (
            items[at].word.marks & {"filler", "additional"})):
        at -= 1
    if at > 1 and items[at].key == "," and (items[at - 1].word.nouns or items[at - 1].word.labels) and (
            "helping" not in items[at - 2].word.marks):  # 12 were killed, 30 wounded
        at -= 1  # los muertos superan los 36.000 y los heridos, | los 81.000
    return at


def _behind(items: Sequence[Item], after: int) -> int:
    """The item right behind a number, past an "of"."""
    return after + int(after < len(items) and items[after].word.link)


def _parts(items: Sequence[Item], counted: Mapping[int, int]) -> Iterator[int]:
    """For each item, where the part begins that its clause speaks of, or -1: "34 miners, of whom 8 died", "8 of whom died"."""
    opened = -1
    for place, item in enumerate(items):
        yield opened
        opened = counted.get(place, place) if "of_them" in item.word.marks else -1 if item.key in CROSSING else opened


def _is_dated(items: Sequence[Item], mention: Mention) -> bool:
    """Whether digits alone are a year or a day: since | 2003, on | 5 | December."""
    value = mention.best or 0
    if value > _LAST_DAY:
        return 1900 <= value <= 2100 and mention.first > 0 and bool(items[mention.first - 1].word.time)
    behind = items[mention.after:mention.after + 2]
    return any(item.word.of_time("months") for item in behind[:1 + int(bool(behind) and behind[0].key == ".")])


def _cues(items: Sequence[Item], headed: bool, countries: Set[int]) -> Iterator[tuple[int, Item]]:
    """Every word that may say what is counted; a verb in two parts ("kwamen ... om") only where its second part follows."""
    for place in [place for place, item in enumerate(items) if item.word.cue]:
        item, word = items[place], items[place].word
        if word.apart and (found := _second_part(items, place)):
            second, measure = found
            if measure in MEASURES or measure == "unharmed":
                said = Word(states=measure) if measure in MEASURES else Word(marks=frozenset(["unharmed"]))
                yield place, item._replace(end=second.end, word=said)
        elif "leaves" in word.marks and _crosses(items, place, countries):
            yield place, item._replace(word=Word(states="refugees") if word.states else _LEFT)
        elif headed and word.nouns and any("count_of" in before.word.marks for before in items[max(0, place - _HEADING):place]):
            yield place, item._replace(word=Word(labels=word.nouns))
        elif headed and (word.nouns or word.states) and any("count_of" in item.word.marks for item in items[place + 1:place + 2]):
            yield place, item._replace(word=Word(labels=word.nouns or word.states))  # ölenlerin sayısı
        elif (word.states or word.labels or word.nouns or "unharmed" in word.marks) and not _attributive(items, place):
            yield place, item


def _attributive(items: Sequence[Item], place: int) -> bool:
    """Whether a word only says of what kind things are: in the affected | villages."""
    if not 0 < place < len(items) - 1 or items[place + 1].word.unit != "thing" or items[place].word.labels:
        return False
    before = items[place - 1].word
    return before.article or ("filler" in before.marks and "helping" not in before.marks)


def _crosses(items: Sequence[Item], verb: int, countries: Set[int]) -> bool:
    """Whether a country stands where a verb of leaving has its object or its way: left | Ukraine, nach Polen geflohen."""
    for way in (range(verb + 1, min(len(items), verb + _CLAUSE_LONG)), range(verb - 1, max(-1, verb - _CLAUSE_LONG), -1)):
        for place in way:
            if items[place].key in CROSSING:
                break
            if "abroad" in items[place].word.marks or (place in countries and _is_left(items, verb, place)):
                return True
    return False


def _is_left(items: Sequence[Item], verb: int, country: int) -> bool:
    """Whether one leaves a country or goes there: to Chad, en Ouganda; as an object of a verb of flight it is beside it."""
    country -= int(country > 1 and items[country - 1].key in _ELIDED)  # vers l' | Ouganda
    elided = items[country].key in _ELIDED
    country -= int(country > 1 and (elided or _is_article(items[country - 1].word)))  # to the | Netherlands
    before = items[country - 1].word if country else NOTHING
    if before.leads == "to" or (country == verb + 2 and (before.article or "toward" in before.marks)):
        return True
    if before.leads or before.link:
        return False
    beside = abs(country - verb) == 1 or before.unit is not None  # hebben Soedan ontvlucht; ontvluchtten 300 mensen Soedan
    return beside or not items[verb].word.states


def _is_article(word: Word) -> bool:
    small = "filler" in word.marks or word.of_time("on")  # vers le | Tchad
    return word.article or (small and not (word.leads or word.link or "helping" in word.marks))


def _second_part(items: Sequence[Item], place: int) -> tuple[Item, str] | None:
    """The second part of a verb in two, where it follows in its clause (kwamen ... | om), and what both mean."""
    if items[place + 1:place + 2] and items[place + 1].key == ",":  # starben durch den Sturm, der das Land traf, 76
        return None
    word = items[place].word
    for at in range(place + 1, len(items)):
        key = items[at].key
        if key.startswith(word.seconds) and (found := _longest_second(items, at, word.apart)):
            return found
        if key in CROSSING and key != ",":
            return None
    return None


def _longest_second(items: Sequence[Item], at: int, seconds: Mapping[str, str]) -> tuple[Item, str] | None:
    """The longest of the second parts that begins at an item, and what it means with the first."""
    stems = [second for second in seconds if "*" in second]
    longest = max(second.count(" ") for second in seconds) + 1
    for many in range(min(longest, len(items) - at), 0, -1):
        key = " ".join([item.key for item in items[at:at + many]])
        said = seconds.get(key) or next((seconds[stem] for stem in stems if _is_of(key, stem)), None)
        if said and not _of_a_clock(items, at + many):
            return items[at]._replace(end=items[at + many - 1].end, key=key), said
    return None


def _told_in_two(items: Sequence[Item], place: int) -> Item:
    """An item, with the mark that the second part of its verb gives it where that follows: sollen ... gebracht werden.

    The second part may lie inside another phrase (in Sicherheit gebracht | werden).
    """
    word = items[place].word
    behind = takewhile(lambda item: item.key not in CROSSING or item.key == ",", items[place + 1:])
    clause = f" {' '.join([item.key for item in behind])} "
    marks = {mark for second, mark in word.apart.items() if mark in IN_TWO and (
        f" {second[:-1]}" if second.endswith("*") else f" {second} ") in clause}
    return items[place]._replace(word=replace(word, marks=word.marks | marks)) if marks else items[place]


def _is_of(key: str, phrase: str) -> bool:
    """Whether words are those of a phrase, of which some may be stems."""
    words, wanted = key.split(" "), phrase.split(" ")
    return len(words) == len(wanted) and all(
        word.startswith(stem[:-1]) if stem[-1] == "*" else word == stem for word, stem in zip(words, wanted, strict=True))


def _of_a_clock(items: Sequence[Item], at: int) -> bool:
    """Whether a number with a thing or a time behind it stands here: "kamen um | 8 Uhr"."""
    after = items[at + 1].word if at + 1 < len(items) and items[at].kind == "number" else NOTHING
    return after.unit == "thing" or bool(after.time)
