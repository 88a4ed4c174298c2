"""Items of a sentence -> the sources that it names: behind "according to", or beside "says" and "estimates"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import takewhile
from typing import NamedTuple

from keyfigures.names import ENDS, LONGEST, after_times, comma_before, has_body, is_article, name_end, name_start, named
from keyfigures.visible import holds
from keyfigures.words import Item

__all__ = ["POINTS_BACK", "SELF_NAMED", "Source", "may_name", "sources"]

# bodies that give out figures, by the letters they are known by
_BODIES = frozenset("""
UN OCHA UNHCR IOM WFP WHO UNICEF UNRWA UNDP FAO OHCHR UNAMA UNMISS MONUSCO UNAMI MSF ICRC IFRC SOHR DTM ACLED UCDP IDMC NRC
AFAD BNPB NDRRMC NDMA FEMA ISPR IDF HRW VN UNO RKI BKA COA IND ONU HCR PAM OMS OIM CICR ACNUR UNGRD INDECI CENAPRED SIPRI
ООН МЧС УВКБ МОМ ВОЗ ОБСЕ ДСНС ГСЧС МВД МВС ООП ЮНИСЕФ ВСУ ЗСУ BM TÜİK
""".split())
SELF_NAMED = "self_named"  # the mark of a phrase that holds its source
_IN_ITSELF = frozenset(["so_said", SELF_NAMED])  # of those that need no name beside them
_NAMING = _IN_ITSELF | {"according", "says"}  # the marks of words beside which a source is named
POINTS_BACK = frozenset(["so_said"])  # the marks of words that stand for the source named last
_COLONS = ":："
_OPENING = 8  # items in which a sentence that opens with its source has a colon
_ONWARD = 8  # items between a verb of saying and the number that is said
_LAST = 3  # items from a verb to the end of the sentence that it ends
_ADVERBS = 3  # items before a verb in which its helping verb stands
_FRAME = 25  # items between a helping verb and its verb at the end of the clause
_BEFORE_A_VERB = frozenset(["filler", "stock", "cumulative"])  # the ministry | now | says


class Source(NamedTuple):
    """A source: the word that gives it away, the items of its name, whether it says only what follows: police say 12 died."""

    word: int
    first: int
    after: int
    onward: bool = False


def may_name(items: Sequence[Item], marks: Set[str], text: str) -> bool:
    """Whether a sentence with these marks may name a source: by a word for saying, before a colon, in brackets at its end."""
    start, end = items[0].start, items[-1].end
    return not _NAMING.isdisjoint(marks) or holds(text[start:end], _COLONS) or ")" in text[end - 2:end]


def sources(items: Sequence[Item], text: str) -> Iterator[Source]:
    """Every source that a sentence names, in order."""
    if opened := _without_verb(items, text):
        yield opened
    for place, item in enumerate(items):
        marks = item.word.marks
        if not marks:
            continue
        if marks & _IN_ITSELF:
            yield Source(place, place, place + 1)
        elif "according" in marks:
            if found := _behind_according(items, place, text):
                yield Source(place, *found)
        elif "says" in marks and not _is_passive(items, place) and (found := _beside_verb(items, place, text)):
            yield Source(place, *found, found[0] < place and _goes_on(items, place))


def _without_verb(items: Sequence[Item], text: str) -> Source | None:
    """The body that opens a sentence, or stands in brackets at its end: Police: two people died; 12 people died (OCHA)."""
    colon = next((at for at, item in enumerate(items[:_OPENING]) if item.key in _COLONS), 0)
    name = items[:colon]
    told = name and all(item.kind == "word" and not (item.word.states or item.word.labels or item.word.nouns) for item in name)
    if told and any(item.word.cue for item in items[colon + 1:]) and _is_body(name, text):
        return Source(colon, 0, colon)
    end = len(items) - int(bool(items) and items[-1].key == ".")
    bracketed = items[end - 3:end] if end > 3 else []
    if bracketed and bracketed[0].key + bracketed[2].key == "()" and _is_body(bracketed[1:2], text):
        return Source(end - 2, end - 2, end - 1)
    return None


def _is_body(name: Sequence[Item], text: str) -> bool:
    return has_body(name) or any(text[item.start:item.end] in _BODIES for item in name)


def _is_passive(items: Sequence[Item], place: int) -> bool:
    """Whether a verb has no one who says it: it was | reported, es wurden 12 Tote | gemeldet."""
    if place + 1 < len(items) and items[place + 1].key not in ENDS:
        return place > 0 and "passive" in items[place - 1].word.marks
    clause = takewhile(lambda item: item.key not in ENDS and "clause" not in item.word.marks, reversed(items[:place]))
    return any("passive" in item.word.marks for item in clause)


def _behind_according(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The name behind "according to": of a publication the body that gave it out, figures released by | the ministry."""
    begin = after_times(items, place + 1)
    after = name_end(items, begin, text, items[place].word.commas)
    if not named(items[begin:after], text):
        if after < len(items) and "according" in items[after].word.marks:
            return None  # according to figures | compiled by the agency, which names it itself
        given = _behind_by(items, begin, text)
        if given:
            return given
    return (begin, after) if after > begin else None


def _behind_by(items: Sequence[Item], begin: int, text: str) -> tuple[int, int] | None:
    """The name behind the "by" of whoever gave out what is named here."""
    reach = takewhile(lambda at: items[at].key not in ENDS and "clause" not in items[at].word.marks,
                      range(begin, min(len(items), begin + LONGEST)))
    by = next((at for at in reach if "by" in items[at].word.marks), None)
    if by is None:
        return None
    after = name_end(items, by + 1, text, items[begin].word.commas)
    return (by + 1, after) if named(items[by + 1:after], text) else None


def _beside_verb(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The name beside a verb of saying: before it, behind it, around a helping verb far before it, or at the opening."""
    last = _before_helping(items, _before_times(items, place), text)
    aside = last > 0 and items[last - 1].key == ","
    if aside and (found := _behind_verb(items, place, last, text) or _in_aside(items, last, text)):
        return found
    first = name_start(items, last, text)
    if first < last:
        return first, last - aside
    if place and "says" in items[place - 1].word.marks:
        return None  # verilerine | göre
    if found := _behind_verb(items, place, last, text) or _in_frame(items, place, text):
        return found
    after = _subject(items, place, text)
    return (0, after) if after else None


def _in_aside(items: Sequence[Item], last: int, text: str) -> tuple[int, int] | None:
    """The body that an aside says gave out a report: an earlier toll, given by | the president, | put it at 38."""
    comma = comma_before(items, last)
    found = _behind_by(items, comma + 1, text) if comma else None
    return found if found and found[1] == last - 1 else None


def _goes_on(items: Sequence[Item], place: int) -> bool:
    """Whether a verb has a number behind it that no sign parts from it."""
    ahead = takewhile(lambda item: item.kind != "sign", items[after_times(items, place + 1):][:_ONWARD])
    return any(item.opens_number for item in ahead)


def _behind_verb(items: Sequence[Item], place: int, verb: int, text: str) -> tuple[int, int] | None:
    """The name behind a verb: not of a place, nor of whoever is told; behind a comma any noun with an article is one."""
    if "tells" in items[place].word.marks:
        return None
    begin = _after_told(items, after_times(items, place + 1), text)
    begin = _after_preposition(items, begin, text)
    after = name_end(items, begin, text, items[place].word.commas)
    if begin == after:
        return None
    if any(item.word.labels for item in items[begin:after]) and not has_body(items[begin:after]):
        return None  # the confirmed | death toll in North Carolina
    set_off = verb > 0 and items[verb - 1].key == "," and after > begin + 1 and is_article(items[begin])
    ends = after == len(items) or items[after].key in ENDS
    return (begin, after) if named(items[begin:after], text) or (set_off and ends) else None


def _after_told(items: Sequence[Item], place: int, text: str) -> int:
    """The item behind whoever is told: disse | à Lusa | fonte dos Bombeiros; none where no one else is named."""
    if place >= len(items) or items[place].word.leads != "to" or items[place].word.of_time("on"):
        return place
    after = place + 1
    while after < len(items) and items[after].kind == "word" and text[items[after].start].isupper():
        after += 1
    if after == len(items) or items[after].key in ENDS:
        return place if is_article(items[place]) else len(items)  # indica | a ANSR
    return after if after > place + 1 else place


def _after_preposition(items: Sequence[Item], place: int, text: str) -> int:
    """The item of a body behind a preposition, сообщили в | МЧС, на брифинге | представитель; none where a place is named."""
    word = items[place].word if place < len(items) else None
    if word is None or not (word.leads == "in" or (word.leads and word.of_time("on"))):
        return place
    ahead = takewhile(lambda at: items[at].kind == "word" and not items[at].word.states,
                      range(place + 1, min(len(items), place + 5)))
    return next((at for at in ahead if has_body([items[at]]) or _in_capitals(items[at], text)), len(items))


def _in_capitals(item: Item, text: str) -> bool:
    return item.end > item.start + 1 and text[item.start:item.end].isupper()


def _in_frame(items: Sequence[Item], place: int, text: str) -> tuple[int, int] | None:
    """The officials around a helping verb whose verb ends the clause: hatten | die Behörden | 36 Tote bestätigt."""
    if place + 1 < len(items) and items[place + 1].key not in ENDS and "beside" not in items[place + 1].word.marks:
        return None
    for at in range(place - 1, max(-1, place - _FRAME), -1):
        if "clause" in items[at].word.marks or items[at].key == ";":
            return None
        if "helping" in items[at].word.marks:
            after = name_end(items, at + 1, text, False)
            if has_body(items[at + 1:after]):
                return at + 1, after
            first = name_start(items, at, text)
            return (first, at) if has_body(items[first:at]) else None
    return None


def _subject(items: Sequence[Item], place: int, text: str) -> int:
    """The item after a name that opens a sentence whose verb ends it: "BM, 280 bin kişinin kaçtığını | açıkladı".

    Where no comma sets it off, a word for a body or an abbreviation in brackets shows where it ends.
    """
    opening = takewhile(lambda item: item.key != "," and item.kind != "number" and not item.word.states
                        and not item.word.time and "helping" not in item.word.marks, items[:LONGEST])
    after = sum(1 for _ in opening)
    if not 0 < after < len(items) or len(items) - place > _LAST or not named(items[:after], text):
        return 0
    bracketed = items[after - 1].key == ")"
    return after if items[after].key == "," or bracketed or any("officials" in i.word.marks for i in items[:after]) else 0


def _before_helping(items: Sequence[Item], place: int, text: str) -> int:
    """The item after a name behind which helping verbs and a small word or two stand: the ministry | had earlier said."""
    for at in range(place - 1, max(-1, place - 1 - _ADVERBS), -1):
        if "helping" in items[at].word.marks:
            while at and "helping" in items[at - 1].word.marks:
                at -= 1
            return at
        if items[at].kind != "word" or not text[items[at].start].islower() or has_body(items[at:at + 1]):
            break
    return place


def _before_times(items: Sequence[Item], place: int) -> int:
    """The item after a name that a day, a month or a small verb stands between and its verb: 观察站周四 | 说, le HCR a | dit."""
    while place > 0 and (items[place - 1].word.time or items[place - 1].word.marks & _BEFORE_A_VERB or (
            items[place].word.time and (items[place - 1].kind == "number" or items[place - 1].word.value is not None))):
        place -= 1
    return place
