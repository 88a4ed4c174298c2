"""Text -> tokens: the shapes that are never a count, numbers, words and signs, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from keyfigures.language import Pack
from keyfigures.visible import UNSEEN

__all__ = ["CLOSING", "DROPPED", "MARKS", "PARTING", "SPACES", "Shapes", "bare", "folding"]

PARTING = frozenset(",;|•·▪●،؛、，；")  # between the items of a list or the cells of a row
CLOSING = PARTING | frozenset(".)。）")  # behind a number: no noun of it follows
SPACES = " \u00a0\u202f\u2009\u2007\u2006\u3000"
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"  # written over or under a letter, and the Arabic stretcher
# what is dropped when a word is looked up: Arabic vowel signs and stretcher
DROPPED = "".join(map(chr, [*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, 0x640]))
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3021-\u9fff\uf900-\ufaff"  # without the signs of East Asia
_NO_COUNT = "|".join([
    r"https?://\S+|www\.\S+|[\w.]+@\w+\.\w+",  # addresses
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})(?!\d|[.,/-]\d)",  # days
    r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\d.,])|\d{1,2}:\d{1,2}(?::\d{2})?(?!\d)",  # months, times, scores
    r"\+\d{1,3}[ -]?\(?\d[\d ()/-]{5,}\d|(?<![\d.,])0(?:\d{7,}|\d{1,4}[ /-]\d[\d -]{4,}\d)",  # telephones
    r"\d{3}-\d{2,4}-\d{4}(?!\d)",
    r"(?:1\d|20)\d{2}/\d{2}(?![\d.,])|\d{3,}/\d{2}(?!\d)",  # the winter of 1941/42, a case 214/24
    r"(?!(?:1/2|[12]/3|[13]/4)(?!\d))\d{1,2}/\d{1,2}(?![\d/])",  # 12/9, but 2/3
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
        letters = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}]{joined})*"
        word = letters if pack.flag("script", "spaces") else rf"[{_IDEOGRAPHS}]|(?:(?![{_IDEOGRAPHS}])[^\W\d_])+"
        self.tokens = re.compile(
            rf"(?P<shape>{_NO_COUNT})"
            rf"|(?P<number>{slipped}[０-９]{{1,3}}(?:，[０-９]{{3}})+|\d{{1,3}}(?:{space}\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'’·٬٫]\d+)*|[½¼¾⅓⅔])"
            rf"|(?P<word>{word})|(?P<sign>--|\+/-|[<>]\s?=|=[<>]|\S)")


def folding(pack: Pack) -> Callable[[str], str]:
    """The function that gives the form under which words are looked up: lower case, one spelling of varying letters."""
    table: dict[int, str | None] = dict.fromkeys(map(ord, DROPPED + UNSEEN))
    given = pack.data["script"].get("fold", {})
    table |= {ord("’"): "'", **{ord(a.upper()): b for a, b in given.items() if len(a.upper()) == 1}}
    table |= {ord(a): b for a, b in given.items()}
    return lambda text: unicodedata.normalize("NFC", text.translate(table)).lower()


def bare(pack: Pack) -> Callable[[str], str]:
    """The function that leaves out the accents that a language's capitals and foreign keyboards leave out: "DEPLACES"."""
    table = {ord(letter): unicodedata.normalize("NFD", letter)[0] for letter in pack.words("script", "accents")}
    return lambda text: text.translate(table)
