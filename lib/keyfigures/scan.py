"""Text -> where its rare words stand: one pass over the whole text finds the sentences that are worth reading.

The words are those that say what happened to people or what is counted (killed, displaced, refugees), never numbers or "people",
which are everywhere. A text without one of them holds no figure and costs no more than the pass.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cache
from unicodedata import is_normalized

from keyfigures import language
from keyfigures.finder import Finder
from keyfigures.language import CUES, Pack
from keyfigures.tokens import DROPPED, SPACES, bare

__all__ = ["Scan"]

_COMMON = [("nouns", "people"), ("nouns", "persons"), ("nouns", "households"), ("marks", "filler"), ("marks", "clause"),
           ("marks", "beside"), ("marks", "count_of"), ("numbers", "articles"), ("marks", "projected"), ("time", "on")]
_BACK = ("anaphor", "previous", "them", "rest", "of_them", "part", "part_of_next")
_SAID = 30  # characters behind a verb of saying in which the number that is said begins
_ROW = re.compile(r"[:：]\s|\(\d[\d.,\s]*\)|\d ?[,;•|·] ?[^\W\d_]")  # Georgia: 17, Georgia (17), Georgia 17, Armenia
_NUMBERS = ("add", "multiply", "inside", "fractions", "collective", "dozens", "behind", "vague")
_DIGIT = re.compile(r"\d|[½¼¾⅓⅔]")
_DROPPED = re.compile(f"[{re.escape(DROPPED)}]")
_PLAIN = re.compile(r"\w+(?:[ -]\w+)+")  # a phrase that stands in a text as it stands in the pack
_HYPHENS = "\u2010\u2011"
_SKIPPED = re.compile(f"[{re.escape(DROPPED)}]+|(?<=\\s)[^\\S\\n]+|[^\\S\\n]+(?=\\n)")  # spaces that follow others, or end a line
Needed = tuple[tuple[str, ...], bool]  # words, and whether they may stand as far as the parts of a verb in two
_APART_BY, _BESIDE = 250, 60  # characters between the parts of a verb in two, of a phrase
_APART = re.compile(r"[\s'’,./()-]+")


class Scan:
    """What one pass over a text finds: where its rare words stand, and which of its sentences can hold a figure.

    ``places`` are the offsets of the words that may make a number a figure, from left to right; ``None`` where the text must be
    read as a whole, because folding its letters would move them.
    """

    __slots__ = ("_code", "_folded", "_text", "places")

    def __init__(self, text: str, code: str) -> None:
        plain, shifts = _without_skipped(text)
        folded = _folded(plain, code)
        self.places = _places(folded, shifts, code) if len(folded) == len(plain) and is_normalized("NFC", plain) else None
        self._text, self._code = text, code
        self._folded = folded if len(folded) == len(text) else None  # sign on sign

    def may_hold(self, start: int, end: int, *, told: bool) -> bool:
        """Whether a sentence can hold a figure: it has a number, and a word that makes it one (``told``) or ties it to one."""
        if self.places is None:
            return True
        folded = self._folded[start:end] if self._folded is not None else _folded(
            _without_skipped(self._text[start:end])[0], self._code)
        return (told or _tied(folded, self._code)) and _has_number(folded, self._code)


def _tied(folded: str, code: str) -> bool:
    """Whether a sentence may go on with a figure before it: it points back, is a row of a table, or says a number."""
    ties, saying = _ties(code)
    return any([which < saying or _has_number(folded[end:end + _SAID], code)
                for which, _, end in ties.find(folded)]) or (
        bool(_DIGIT.search(folded)) and bool(_ROW.search(folded)))


def _has_number(folded: str, code: str) -> bool:
    return bool(_DIGIT.search(folded) or _numbers(code).find(folded))


def _places(folded: str, shifts: list[tuple[int, int]], code: str) -> list[int]:
    automaton, inside, needs = _automaton(code)
    found: set[int] = set()
    there: dict[int, list[Needed]] = {}  # of the phrases of a word those whose other words stand in the text at all
    for which, start, end in automaton.find(folded):
        if which < inside and start and folded[start - 1].isalpha():
            continue
        if which in needs:
            if which not in there:
                there[which] = _all_there(folded, needs[which])
            if not there[which] or not _has_company(folded, start, end, there[which]):
                continue
        found.add(start)
    starts = sorted(found)
    if len(shifts) == 1:
        return starts
    return [start + shifts[bisect_right(shifts, (start, len(folded))) - 1][1] for start in starts]


def _all_there(folded: str, needs: Sequence[Needed]) -> list[Needed]:
    """Those of the phrases whose words all stand in a text."""
    found = []
    for needed in needs:
        for word in needed[0]:
            if word not in folded:
                break
        else:
            found.append(needed)
    return found


def _has_company(folded: str, start: int, end: int, needs: Sequence[Needed]) -> bool:
    """Whether the other words of one of the phrases that a word is of stand near it."""
    reach, around = 0, ""
    for words, far in needs:
        if (wanted := _APART_BY if far else _BESIDE) != reach:
            reach, around = wanted, folded[max(0, start - wanted):end + wanted]
        for word in words:
            if word not in around:
                break
        else:
            return True
    return False


def _without_skipped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the signs that are passed over, and from which place on how many of them stood before it."""
    shifts = [(0, 0)]
    lines = "\n" in text and (" \n" in text or "\n " in text)
    if not lines and "  " not in text and "\t" not in text and (text.isascii() or not _DROPPED.search(text)):
        return text, shifts
    pieces, last, removed = [], 0, 0
    for m in _SKIPPED.finditer(text):
        pieces.append(text[last:m.start()])
        last, removed = m.end(), removed + m.end() - m.start()
        shifts.append((last - removed, removed))
    return "".join([*pieces, text[last:]]), shifts


@cache
def _begins_words(code: str) -> bool:
    """Whether a word can only stand behind a space or a sign; Chinese has none, Arabic writes short words onto others."""
    pack = language.load(code)
    return pack.flag("script", "spaces") and not pack.words("script", "prefixes")


@cache
def _automaton(code: str) -> tuple[Finder, int, dict[int, list[Needed]]]:
    """What finds the rare words, from which of them on one may stand inside a word, and what must stand near some of them.

    A word stands inside another as the last part of a compound; near it stand the other words of the phrases that it is of.
    """
    phrases = _phrases(language.load(code))
    begin = _looked_for(code, [phrase for phrase in phrases if phrase[0] != "*"])
    inside = _looked_for(code, [phrase[1:] for phrase in phrases if phrase[0] == "*"])
    words = [*begin, *inside]
    needs = {which: sorted(needed, key=lambda need: need[1])
             for which, needed in enumerate([*begin.values(), *inside.values()]) if needed}
    return Finder(words, overlapping=True), len(begin) if _begins_words(code) else 0, needs


@cache
def _ties(code: str) -> tuple[Finder, int]:
    """The words without which no number goes on from a figure before it, and from which of them on they are verbs of saying."""
    pack = language.load(code)
    back = _looked_for(code, [phrase for mark in _BACK for phrase in pack.words("marks", mark)])
    saying = _looked_for(code, pack.words("marks", "says"))
    return Finder([*back, *saying]), len(back)


@cache
def _numbers(code: str) -> Finder:
    """The words that are numbers, or parts of one."""
    pack = language.load(code)
    words = [word for key in _NUMBERS for word, _ in pack.by_number("numbers", key)]
    return _of(code, [*words, *pack.words("numbers", "several")])


def _of(code: str, given: list[str]) -> Finder:
    return Finder(list(_looked_for(code, given)))


def _looked_for(code: str, given: list[str]) -> dict[str, list[Needed]]:
    """What tells each phrase in folded text, and the words that must stand near it, if any.

    It is the phrase as it stands, or the rarest word of one that varies; nothing is looked for twice: not "death toll" where
    "death" is, nor "killed" where "kill" is.
    """
    pack, fold, plain = language.load(code), _one_to_one(code), bare(language.load(code))
    common = {word.translate(fold).lower() for section, key in _COMMON for word in pack.words(section, key)}
    phrases = {phrase.translate(fold).lower() for phrase in given}  # in this order: I is ı in Turkish
    single = {stem for phrase in phrases if (stem := phrase.rstrip("*")).isalpha()}
    found: dict[str, list[Needed]] = {word: [] for word in single}
    varied: list[tuple[list[str], bool]] = []
    for phrase in phrases - single:
        words = _words(phrase)
        if any(_begun(word, single) for word in words):
            continue
        if _begins_words(code) and _PLAIN.fullmatch(phrase):
            found[phrase] = []
        else:
            varied.append((words, " ... " in phrase))
    often = Counter(word for words, _ in varied for word in words)
    for words, far in varied:
        rarest = max(words, key=lambda word: (word not in common, len(word), -often[word]))
        others = [word for word in words if word != rarest]
        if not others or found.get(rarest) == []:
            found[rarest] = []
        else:
            found[rarest] = [*found.get(rarest, ()), *{(tuple(others), far), (tuple(map(plain, others)), far)}]
    forms = {form: _fewest(needed) for word, needed in found.items() for form in _written(word, plain)}
    ever = {form for form, needed in forms.items() if not needed}
    return {form: forms[form] for form in sorted(forms) if not _begun(form[:-1], ever)}


def _fewest(needed: Sequence[Needed]) -> list[Needed]:
    """The phrases without those that ask for more than another does: "levens" is there only where "leven" is."""
    return [(words, far) for at, (words, far) in enumerate(needed) if not any(
        reach >= far and all(any(part in word for word in words) for part in other) and (set(other) != set(words) or before < at)
        for before, (other, reach) in enumerate(needed) if before != at)]


def _written(word: str, plain: Callable[[str], str]) -> set[str]:
    """A word with its accents and without."""
    return {word, plain(word)}


def _begun(word: str, known: Set[str]) -> bool:
    """Whether a word begins with one that is known, or is it."""
    return any(word[:length] in known for length in range(1, len(word) + 1))


def _phrases(pack: Pack) -> list[str]:
    cues = [cues.get(cue, ()) for cues in pack.data["measures"].values() for cue in CUES]
    return [phrase for phrases in (*cues, pack.words("marks", "leaves")) for phrase in phrases]


def _words(phrase: str) -> list[str]:
    """The words of a phrase, of both parts of a verb in two; very short ones only where there is no other."""
    found = [word.rstrip("*") for word in _APART.split(phrase) if word.rstrip("*")]
    return [word for word in found if len(word) > 1] or found


def _folded(text: str, code: str) -> str:
    letters = _one_to_one(code)
    if not letters and text.isascii():
        return text.replace("\n", " ").lower()
    for space in ("\n", *SPACES[1:]):
        text = text.replace(space, " ")
    for hyphen in _HYPHENS:
        text = text.replace(hyphen, "-")
    return text.translate(letters).lower() if letters else text.lower()


@cache
def _one_to_one(code: str) -> dict[int, str]:
    """The letters that a pack spells in one way; those it drops altogether are left, which :class:`Scan` takes note of."""
    given = language.load(code).data["script"].get("fold", {})
    spelled = {letter.upper(): other for letter, other in given.items()} | given
    return {ord(letter): other for letter, other in spelled.items() if len(letter) == len(other) == 1}
