"""Text -> what a reader sees of it: without signs that show nothing, notes and marks of layout, and where it stood as written.

Text from web pages, spreadsheets and PDF files is full of what is no part of it: soft hyphens and marks of direction, which may
stand inside a number, ligatures, letters with their accents apart, entities of HTML, the stars of Markdown, the numbers of notes
("12 died.[3]").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import chain
from unicodedata import is_normalized, normalize

from keyfigures.edited import Edit, Edited

__all__ = ["UNSEEN", "holds", "visible"]

UNSEEN = "".join(map(chr, chain(
    [0xAD, 0x34F, 0x61C, 0x180E, 0xFE0E, 0xFE0F, 0xFEFF], range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2065),
    range(0x2066, 0x2070))))
_SPELLED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u2010": "-", "\u2011": "-"}
_RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
_ACCENTS = "\u0300-\u036f\u064b-\u065f"  # that may stand apart from their letter
_IN_ASCII = "&[*_<>\r"
_ELSEWHERE = UNSEEN + "".join(_SPELLED) + _RAISED
_BEGINS = re.compile(f"[{re.escape(_IN_ASCII + ']' + _ELSEWHERE)}{_ACCENTS}]")
_RAISED_RUN, _STARS = re.compile(f"[{_RAISED}]+"), re.compile(r"\*+|_+")
_COMBINED = re.compile(f"[{_ACCENTS}]+")
_ENTITY = re.compile(r"&(?:#\d{2,6};?|#[xX][\da-fA-F]{2,5};?|[A-Za-z]{2,8};)")
_NOTE = re.compile(r"\[(?:(?:[^\[\]\d]{1,12}[ \u00a0])?\d{1,3}|[a-z])\]")  # [3], [note 3], [b]
_NOTES = re.compile(r"\[(?:\d{1,2}(?:[,;–-]\d{1,2})+|\d{1,3}(?:[,;] \d{1,3})*)\]")  # [3], [3, 104], [3-5]; no [281,443]
_POWER = re.compile(r"(?:\b[kcm]?m|\bft|\bmi|10)[²³]")
_ADDRESS = re.compile(r"\]\((?:[^\s()]|\([^\s()]*\)){1,500}\)")
_LINK = re.compile(r"\[[^\[\]]{1,300}(?=" + _ADDRESS.pattern + ")")  # [12 dead](https://...)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_TAGS = {**dict.fromkeys("br p div li ul ol tr table h1 h2 h3 h4 h5 h6 blockquote".split(), "\n"), "td": "\t", "th": "\t"}
_NUMBER, _LONGEST = re.compile(r"\d[\d.,]*\Z"), 20
_ENDS = frozenset(".,;:)")


def visible(text: str) -> Edited:
    """The text as it is seen."""
    return Edited(text, _edits(text) if _may_differ(text) else ())


def holds(text: str, signs: str) -> bool:
    """Whether a text holds one of some signs; sought one by one, which is several times as fast as all at once."""
    return any(map(text.__contains__, signs))


def _may_differ(text: str) -> bool:
    return holds(text, _IN_ASCII) or not (text.isascii() or (is_normalized("NFC", text) and not holds(text, _ELSEWHERE)))


def _edits(text: str) -> Iterator[Edit]:
    done = 0
    for m in _BEGINS.finditer(text):
        if m.start() >= done and (edit := _edit(text, m.start())) and edit.start >= done:
            yield edit
            done = edit.end


def _edit(text: str, at: int) -> Edit | None:
    """What is seen in place of what begins at a sign; ``None`` where that is seen itself."""
    return _BY_SIGN.get(text[at], _accents)(text, at)


def _unseen(text: str, at: int) -> Edit:
    return Edit(at, at + 1, "")


def _spelled(text: str, at: int) -> Edit:
    return Edit(at, at + 1, _SPELLED[text[at]])


def _accents(text: str, at: int) -> Edit | None:
    """A letter and the accents behind it as the one letter that they are."""
    run = _COMBINED.match(text, at)
    if not at or run is None:
        return None
    written, seen = text[at - 1:run.end()], normalize("NFC", text[at - 1:run.end()])
    return Edit(at - 1, run.end(), seen) if seen != written else None


def _raised(text: str, at: int) -> Edit | None:
    """Raised digits that are the number of a note, and no power: km², 10³."""
    run = _RAISED_RUN.match(text, at)
    power = any(_POWER.fullmatch(text, start, run.end()) for start in range(max(0, at - 2), at)) if run else True
    return Edit(at, run.end(), "") if run and not (power or _is_open(text[at - 1:at])) else None


def _entity(text: str, at: int) -> Edit | None:
    m = _ENTITY.match(text, at)
    return Edit(at, m.end(), unescape(m.group())) if m and unescape(m.group()) != m.group() else None


def _tag(text: str, at: int) -> Edit | None:
    m = _TAG.match(text, at)
    shown = _TAGS.get(m[1].lower(), "") if m else ""
    return Edit(at, m.end(), "" if shown == "\t" and text[at + 1] == "/" else shown) if m else None


def _quoted(text: str, at: int) -> Edit | None:
    """The sign before a line of a mail that is quoted: > On Monday; but > 12 is more than 12."""
    begins = text[at - 1:at] in {"", "\r", "\n"} and text[at + 1:at + 3].strip()[:1].isalpha()
    return Edit(at, at + 1, "") if begins else None


def _line_end(text: str, at: int) -> Edit:
    return Edit(at, at + 1, "" if text[at + 1:at + 2] == "\n" else "\n")


def _emphasis(text: str, at: int) -> Edit | None:
    """Stars or strokes at one side of a word, not between two (3*4, a_b) nor alone (a bullet)."""
    run = _STARS.match(text, at)
    after = run.end() if run else at
    ahead, behind = text[at - 1:at], text[after:after + 1]
    seen = (_is_open(ahead) and _is_open(behind)) or (ahead.isalnum() and behind.isalnum())
    return None if seen else Edit(at, after, "")


def _bracket(text: str, at: int) -> Edit | None:
    """A link; the number of a note written onto a word or a sign, or one that ends what it stands in: died.[3]; died [3, 4]."""
    if _LINK.match(text, at):
        return Edit(at, at + 1, "")
    ahead = text[at - 1:at]
    if _is_open(ahead):
        m = _NOTES.match(text, at)
        ends = m and ("," in m.group() or m.end() == len(text) or text[m.end()] in _ENDS or text[m.end()] == "\n")
        before = text[at - 2:at - 1] if at > 1 else ""
        told = ahead == " " and before not in {"", ":", "："} and not (m and _holds_the_number(text, at - 1, m.group()))
        return Edit(at - 1, m.end(), "") if m and ends and told else None
    m = _NOTE.match(text, at) or (None if ahead.isdigit() else _NOTES.match(text, at))
    return Edit(at, m.end(), "") if m and ahead not in "[(" else None


def _holds_the_number(text: str, end: int, bracketed: str) -> bool:
    """Whether two numbers in brackets are the bounds of the one before them: 12 [10-15], but 50 [5, 6]."""
    number, bounds = _NUMBER.search(text, max(0, end - _LONGEST), end), [int(one) for one in re.findall(r"\d+", bracketed)]
    return number is not None and len(bounds) == 2 and bounds[0] <= int(re.sub(r"\D", "", number.group())) <= bounds[1]


def _address(text: str, at: int) -> Edit | None:
    m = _ADDRESS.match(text, at)
    return Edit(at, m.end(), "") if m else None


def _is_open(sign: str) -> bool:
    return not sign or sign.isspace()


_BY_SIGN: dict[str, Callable[[str, int], Edit | None]] = {
    "&": _entity, "<": _tag, ">": _quoted, "\r": _line_end, "*": _emphasis, "_": _emphasis, "[": _bracket, "]": _address,
    **dict.fromkeys(UNSEEN, _unseen), **dict.fromkeys(_SPELLED, _spelled), **dict.fromkeys(_RAISED, _raised)}
