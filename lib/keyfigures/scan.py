"""Text -> where its rare words stand: one pass over the whole text finds the sentences that are worth reading.

The words are those that say what happened to people or what is counted (killed, displaced, refugees), never numbers or "people",
which are everywhere. A text without one of them holds no figure and costs no more than the pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from unicodedata import is_normalized

from keyfigures.needles import Needed, begins_words, cue_finder, folded, number_finder, tie_finder
from keyfigures.tokens import DROPPED
from keyfigures.visible import holds

__all__ = ["Scan"]

_SAID = 30  # characters behind a verb of saying in which the number that is said begins
# Georgia: 17, Georgia (17), Georgia 17, Armenia, Georgia – some 17; one set of signs first, for which a text is searched several
# times as fast
_ROW = re.compile(
    r"[\d:：(–—](?:(?<=[:：])\s|(?<=\()\d[\d.,\s]*\)|(?<=\d) ?[,;•|·] ?[^\W\d_]|(?<=[^\W\d_] [–—]) (?:\w{1,12} ){0,2}\d)")
_DIGIT = re.compile(r"\d|[½¼¾⅓⅔]")
_SKIPPED = re.compile(f"[{re.escape(DROPPED)}]+|(?<=\\s)[^\\S\\n]+|[^\\S\\n]+(?=\\n)")  # spaces that follow others, or end a line
_APART_BY, _BESIDE = 250, 60  # characters between the parts of a verb in two, of a phrase

Shifts = list[tuple[int, int]]  # from which place of a shorter text on how many signs are left out


class Scan:
    """What one pass over a text finds: where its rare words stand, and which of its sentences can hold a figure.

    ``places`` are the offsets of the words that may make a number a figure, from left to right; ``None`` where the text must be
    read as a whole, because folding its letters would move them.
    """

    __slots__ = ("_code", "_folded", "_shifts", "_text", "places")

    def __init__(self, text: str, code: str) -> None:
        plain, self._shifts = _without_skipped(text)
        self._text, self._code, self._folded = text, code, folded(plain, code)
        one_to_one = len(self._folded) == len(plain) and is_normalized("NFC", plain)  # sign on sign
        self.places = _in_text(_places(self._folded, code), self._shifts, len(plain)) if one_to_one else None

    def next_place(self, start: int) -> int | None:
        """Where the next word stands that may make a number a figure; only of a text that need not be read as a whole."""
        places = self.places or []
        at = bisect_left(places, start)
        return places[at] if at < len(places) else None

    def may_hold(self, start: int, end: int, *, told: bool) -> bool:
        """Whether a sentence can hold a figure: it has a number, and a word that makes it one (``told``) or ties it to one."""
        if self.places is None:
            return True
        sentence = self._folded[start:end] if len(self._shifts) == 1 else folded(
            _without_skipped(self._text[start:end])[0], self._code)
        return _has_number(sentence, self._code) and (told or _tied(sentence, self._code))


def _in_text(places: list[int], shifts: Shifts, end: int) -> list[int]:
    """Places of a text without the signs that are passed over, as those of the text."""
    return places if len(shifts) == 1 else [place + shifts[bisect_right(shifts, (place, end)) - 1][1] for place in places]


def _tied(sentence: str, code: str) -> bool:
    """Whether a sentence may go on with a figure before it: it points back, is a row of a table, or says a number."""
    finder, saying, needs = tie_finder(code)
    whole = begins_words(code)
    return any([(which < saying or _has_number(sentence[end:end + _SAID], code)) for which, start, end in finder.find(sentence)
                if not (whole and start and sentence[start - 1].isalpha()) and (
                    which not in needs or _has_company(sentence, start, end, needs[which]))]) or bool(_ROW.search(sentence))


def _has_number(text: str, code: str) -> bool:
    return bool(_DIGIT.search(text) or number_finder(code).find(text))


def _places(text: str, code: str) -> list[int]:
    finder, inside, needs = cue_finder(code)
    found: set[int] = set()
    for which, start, end in finder.find(text):
        if which < inside and start and text[start - 1].isalpha():
            continue
        if which not in needs or _has_company(text, start, end, needs[which]):
            found.add(start)
    return sorted(found)


def _has_company(text: str, start: int, end: int, needs: Sequence[Needed]) -> bool:
    """Whether the other words of one of the phrases that a word is of stand near it."""
    reach, around = 0, ""
    for words, far in needs:
        if (wanted := _APART_BY if far else _BESIDE) != reach:
            reach, around = wanted, text[max(0, start - wanted):end + wanted]
        for word in words:
            if word not in around:
                break
        else:
            return True
    return False


def _without_skipped(text: str) -> tuple[str, Shifts]:
    """The text without the signs that are passed over, and from which place on how many of them stood before it."""
    shifts = [(0, 0)]
    lines = "\n" in text and (" \n" in text or "\n " in text)
    if not lines and "  " not in text and "\t" not in text and (text.isascii() or not holds(text, DROPPED)):
        return text, shifts
    pieces, last, removed = [], 0, 0
    for m in _SKIPPED.finditer(text):
        pieces.append(text[last:m.start()])
        last, removed = m.end(), removed + m.end() - m.start()
        shifts.append((last - removed, removed))
    return "".join([*pieces, text[last:]]), shifts
