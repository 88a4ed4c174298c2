"""Text -> sentences -> tokens: the shapes that are never a count, numbers, words and signs, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import chain

from keyfigures.language import Pack

__all__ = ["SPACES", "Shapes", "bare", "folding"]

SPACES = " \u00a0\u202f\u2009\u2007\u2006\u3000"
_LONGEST = 2_000  # characters of a sentence
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"  # written over or under a letter, and the Arabic stretcher
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"  # without the signs of East Asia
_NO_COUNT = "|".join([
    r"https?://\S+|www\.\S+|[\w.]+@\w+\.\w+",  # addresses
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?!\d|[.,/-]\d)",  # days
    r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\d.,])|\d{1,2}:\d{2}(?::\d{2})?(?!\d)",  # months, times
    r"\+\d{1,3}[ -]?\(?\d[\d ()/-]{5,}\d|(?<![\d.,])0(?:\d{7,}|\d{1,4}[ /-]\d[\d -]{4,}\d)",  # telephones
    r"\d{3}-\d{2,4}-\d{4}(?!\d)",
    r"\d+(?:[-_]\d+){2,}|\d{1,2}(?:\.\d{1,2}){2,}(?!\d)",  # codes, versions
    r"(?!\d{1,3}(?:\.\d{3})+(?!\.?\d))\d+(?:\.\d{1,3}){3}(?!\d)",  # hosts
])


class Shapes:
    """The patterns that cut the text of one language."""

    def __init__(self, pack: Pack) -> None:
        group = set(pack.words("digits", "group"))
        space = f"[{SPACES if ' ' in group else SPACES[1:]}]"
        inside = "".join(map(re.escape, pack.words("script", "inside")))
        slipped = r"\d{1,3}(?:, 000)+(?!\d)|" if "," in group else ""  # 61, 000
        joined = rf"|[{inside}](?=[^\W\d_])" if inside else ""
        letters = rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}]{joined})*"
        word = letters if pack.flag("script", "spaces") else rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[^\W\d_])+"
        self.tokens = re.compile(
            rf"(?P<shape>{_NO_COUNT})"
            rf"|(?P<number>{slipped}[０-９]{{1,3}}(?:，[０-９]{{3}})+|\d{{1,3}}(?:{space}\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'’٬٫]\d+)*|[½¼¾⅓⅔])"
            rf"|(?P<word>{word})|(?P<sign>--|\+/-|[<>]\s?=|=[<>]|\S)")
        self._abbreviations = frozenset(w.lower().rstrip(".") for w in pack.words("script", "abbreviations"))
        self._dotted_ordinals = "." in pack.words("digits", "ordinals")
        self._beside_ordinals = frozenset(w.lower() for w in [
            *pack.words("digits", "ordinal_beside"), *(month for month, _ in pack.by_number("time", "months"))])

    def sentences(self, text: str) -> Iterator[tuple[int, int]]:
        """The sentences of a text as ``(start, end)``, without the white space around them."""
        start = 0
        for end in self._ends(text):
            yield from _trimmed(text, start, end)
            start = end

    def _ends(self, text: str) -> Iterator[int]:
        """Where each sentence ends; one of more than a page is cut at a space, so that its cost does not grow with its square."""
        last = 0
        stops = (m.end() for m in _END.finditer(text) if not (m["dot"] and self._abbreviated(text, *m.span())))
        for end in chain(stops, [len(text)]):
            while end - last > _LONGEST:
                last = text.rfind(" ", last + 1, last + _LONGEST) + 1 or last + _LONGEST
                yield last
            yield end
            last = end

    def _abbreviated(self, text: str, dot: int, after: int) -> bool:
        """Whether the full stop belongs to a short form, an initial or a number rather than to the sentence."""
        before = _LAST_WORD.search(text, max(0, dot - 30), dot)
        word = before[0].lower() if before else ""
        following = text[after:after + 1]
        if before and self._dotted_ordinals and word.isdecimal() and len(word) < 4:
            ahead = text[max(0, before.start() - 30):before.start()].rstrip()
            beside = [_LAST_WORD.search(ahead), _FIRST_WORD.match(text, after)]
            return following.islower() or any(w and w[0].lower() in self._beside_ordinals for w in beside)
        return word in self._abbreviations or (len(word) == 1 and word.isalpha()) or following.islower()


_END = re.compile(r"(?P<dot>\.)[\"'”’»)\]]*\s+|[!?…؟。！？]+[\"'”’»)\]」』]*\s*|\n\s*\n|\n(?=[-*•#|])")
_LAST_WORD = re.compile(r"[^\s(\"'“‘«]+\Z")
_FIRST_WORD = re.compile(r"\w+")


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield start, end


def folding(pack: Pack) -> Callable[[str], str]:
    """The function that gives the form under which words are looked up: lower case, one spelling of varying letters."""
    dropped = [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640, 0xAD, 0x200B, 0x200C, 0x200D]
    table: dict[int, str | None] = dict.fromkeys(dropped)
    given = pack.data["script"].get("fold", {})
    table |= {ord("’"): "'", **{ord(a.upper()): b for a, b in given.items() if len(a.upper()) == 1}}
    table |= {ord(a): b for a, b in given.items()}
    return lambda text: unicodedata.normalize("NFC", text.translate(table)).lower()



def bare(pack: Pack) -> Callable[[str], str]:
    """The function that leaves out the accents that a language's capitals and foreign keyboards leave out: "DEPLACES"."""
    table = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in pack.words("script", "accents")}
    return lambda text: text.translate(table)
