"""Text -> sentences: where each begins and ends, all of them or only those around a place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keyfigures.language import Pack

__all__ = ["Boundaries"]

_LONGEST = 2_000  # characters of a sentence; a longer one is cut at a space, so that its cost does not grow with its square
_NEAR = 150  # characters in which a sentence usually begins
_TAIL = 3  # letters before a full stop
_LAST = 30  # characters of the word before an ordinal
_END = re.compile(  # one set of signs first, for which a text is searched several times as fast as for either of four forms
    r"[.!?…؟。！？\n](?:(?<=\.)[\"'”’»)\]]*\s+|(?<=[^.\n])[!?…؟。！？]*[\"'”’»)\]」』]*\s*|(?<=\n)(?:\s*\n)?)")
_BULLETS = "-*•#|▪●◦‣➢"
_DASHES = "–—"  # bullets where two lines begin with one
_ROW = re.compile(r"[^\n:：.;]{2,60}[:：]\s*\S")  # a heading and what it heads: Injured: 30
_COUNTED = re.compile(r"[^\W\d_][^\d,;.]{1,50} \d[\d., ]*(?: ?\w{1,4}\.?)?")  # a row that ends in its number: Injured 30
_LED = re.compile(r"[^\W\d_][^\d,;.]{1,50}(?:[:：] ?| [–—-] )\d[\d., ]*(?: ?\w{1,7}\.?)?")  # or one with a sign: injured - 30
_LINE = 400  # characters in which a line is looked for
_FITS = 2 / 3  # of the line beside it: how short one must be to be no line of wrapped text
_STOPS = ".!?…"
_ASKS = "?؟？"
_ANSWER = re.compile(r"[^.!?؟？\n]{0,40}?\d")
_DIGIT = re.compile(r"\d")
_SHORT = 70  # characters of a line of a list, at most
_FIRST_WORD = re.compile(r"\w+")
_OPENING = "(\"'“‘«"

Span = tuple[int, int]


class Boundaries:
    """What ends a sentence in one language."""

    def __init__(self, pack: Pack) -> None:
        self._abbreviations = frozenset(w.lower().rstrip(".") for w in pack.words("script", "abbreviations"))
        ends = {word[-_TAIL:] for word in self._abbreviations}  # letters that end in none of these are those of no short form
        self._tails = frozenset(end for word in ends for end in (word, word.title(), word.upper()))
        self._longest = max(map(len, self._abbreviations), default=1) + len(_OPENING)  # of a word that may be cut short
        beside = r"\b" if pack.flag("script", "spaces") else ""
        self._how_many = re.compile(f"{beside}(?:{'|'.join(pack.words('script', 'how_many'))}){beside}", re.IGNORECASE)
        self._dotted_ordinals = "." in pack.words("digits", "ordinals")
        self._ordinal_leads = frozenset(w.lower() for w in pack.words("digits", "ordinal_leads"))
        self._ordinal_nouns = frozenset(w.lower() for w in [
            *pack.words("digits", "ordinal_nouns"), *(month for month, _ in pack.by_number("time", "months"))])

    def sentences(self, text: str) -> Iterator[Span]:
        """The sentences of a text as ``(start, end)``, with the white space behind them."""
        end = 0
        while end < len(text):
            start, end = end, self.end(text, end)
            yield start, end

    def around(self, text: str, place: int, floor: int) -> Span:
        """The sentence that holds a place; ``floor`` is where one begins before it."""
        start = self._start(text, place, floor)
        end = self.end(text, start)
        while end <= place:
            start, end = end, self.end(text, end)
        return start, end

    def end(self, text: str, start: int) -> int:
        """Where the sentence ends that begins at ``start``."""
        limit, at = start + _LONGEST, start
        while m := _END.search(text, at, limit):
            sign, at = m.span()
            if self._ends(text, sign, at):
                return at
        if len(text) - start <= _LONGEST:
            return len(text)
        return text.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST

    def _start(self, text: str, place: int, floor: int) -> int:
        """The last place at which a sentence begins before ``place``, or ``floor`` where that is too far back to tell."""
        for reach in (_NEAR, _LONGEST):
            for m in reversed(list(_END.finditer(text, max(floor, place - reach), place))):
                if self._ends(text, *m.span()):
                    return m.end()
            if place - reach <= floor:
                break
        return floor

    def _ends(self, text: str, sign: int, after: int) -> bool:
        """Whether a sign ends the sentence: no full stop of a short form, no end of a line that goes on."""
        if text[sign] == "\n":
            return after > sign + 1 or _ends_line(text, sign)
        if text[sign] in _ASKS:
            return not self._answered(text, sign, after)
        if text[sign] != "." or not self._abbreviated(text, sign, after):
            return True
        line = text.find("\n", sign, after)
        return line >= 0 and _ends_line(text, line)  # 4,5 Mio.

    def _answered(self, text: str, sign: int, after: int) -> bool:
        """Whether a question asks for a number and has its answer, which is read with it: How many died? At least 22."""
        asked = text[max(0, sign - _NEAR):sign]
        asked = asked[max(map(asked.rfind, _STOPS + _ASKS)) + 1:]
        return bool(self._how_many.search(asked) and _ANSWER.match(text, after))

    def _abbreviated(self, text: str, dot: int, after: int) -> bool:
        """Whether the full stop belongs to a short form, an initial or a number rather than to the sentence."""
        if text[after:after + 1].islower():
            return True
        tail = text[max(0, dot - _TAIL):dot]
        if len(tail) == _TAIL and tail.isalpha() and tail not in self._tails:
            return False
        said = text[max(0, dot - self._longest - 1):dot].rsplit(None, 1)
        if not said or len(said[-1]) > self._longest or text[dot - 1].isspace():
            return False
        word = said[-1].lower().lstrip(_OPENING)
        if self._dotted_ordinals and word.isdecimal() and len(word) < 4:
            ahead = text[max(0, dot - len(word) - _LAST):dot - len(word)].lower().split()[-1:]
            behind = _FIRST_WORD.match(text, after)
            return bool(ahead and ahead[0].lstrip(_OPENING) in self._ordinal_leads) or bool(
                behind and behind[0].lower() in self._ordinal_nouns)
        return word in self._abbreviations or (len(word) == 1 and word.isalpha())


def _ends_line(text: str, at: int) -> bool:
    """Whether a single line break parts what stands on its lines: rows, a list, a title; text that is only wrapped goes on.

    Text was wrapped where the first word of the next line did not fit on the line before it. A name of one or two words is
    the place of what stands below it, and goes with that.
    """
    below, then = [*map(str.strip, text[at + 1:at + _LINE].split("\n", 2)), ""][:2]
    this, above = [*map(str.strip, text[max(0, at - _LINE):at].rsplit("\n", 2)[::-1]), ""][:2]
    if len(below) < 2 or below[0] in _BULLETS or (below[0] in _DASHES and below[0] in this[:1] + then[:1]):
        return len(below) > 1
    if _LED.fullmatch(this) and _LED.fullmatch(below):
        return True
    if below[0].islower() or this.endswith((",", "-")):
        return False
    row, over, under, last = (bool(_ROW.match(line)) for line in (this, above, below, then))
    if (row and (over or under)) or (under and last) or (_COUNTED.fullmatch(this) and _COUNTED.fullmatch(below)):
        return True
    if len(this) + 1 + len(below.split(None, 1)[0]) < _FITS * max(len(above), len(below)):
        return this.count(" ") > 1
    lines = [line for line in (this, below, above or then) if line]
    if len({line[-1] in _STOPS for line in lines}) > 1:  # the last line of a sentence that is wrapped
        return False
    return len(lines) > 2 and bool(_DIGIT.search(this)) and all(
        len(line) <= _SHORT and " " in line and (line[0].isupper() or line[0].isdigit()) for line in lines)
