"""Pack -> words: everything a language says of each word and phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, NamedTuple

from keyfigures.figure import Bound
from keyfigures.keys import CUES, IN_TWO
from keyfigures.language import Pack

__all__ = ["NOTHING", "Item", "Phrases", "Word", "capital", "entries"]

_SIGNS: dict[Bound, tuple[str, ...]] = {
    "at_least": (">=", "> =", "=>", "≥", "≧", "⩾"), "more_than": (">", "＞"), "at_most": ("<=", "< =", "=<", "≤", "≦", "⩽"),
    "less_than": ("<", "＜"), "about": ("~", "≈", "∼", "～", "≃", "+/-", "c.", "ca."),
}
_BEFORE_NUMBERS = frozenset(["estimated", "additional", "verified", "stock", "filler"])  # marks of words beside a bound
_CLAUSE, _BESIDE = 3, 2  # what crossing a word that begins a clause, or joins two things, costs more
_DASHES = ("-", "–", "—", "‐", "‑", "‒", "−", "~", "～", "〜", "--")


@dataclass(slots=True)
class Word:
    """What a pack says of one word or phrase; most fields are empty for most words."""

    # what is asked of every word of every sentence stands first, side by side in memory
    marks: frozenset[str] = frozenset()
    states: str | None = None
    nouns: str | None = None
    labels: str | None = None
    unit: str | None = None
    cue: bool = field(default=False, init=False, compare=False)  # can say what a number counts
    begins: bool = field(default=False, init=False, compare=False)  # can begin one
    longer: Phrases = field(default_factory=dict)  # the phrases that begin with it
    time: tuple[tuple[str, str, bool], ...] = ()  # key, number or unit, whether it is written with a capital
    toll: int = field(default=1, init=False, compare=False)  # what it costs to look past it for such a word
    quiet: bool = field(default=True, init=False, compare=False)  # says nothing of the bounds of a number beside it
    follows: bool = field(default=False, init=False, compare=False)  # can go on with one in digits
    heeded: bool = field(default=True, init=False, compare=False)  # says something of a number right behind it
    idle: bool = field(default=False, init=False, compare=False)  # begins a number only before one that multiplies: a | million
    before: Bound | None = None
    after: Bound | None = None
    aside: bool = False
    link: bool = False
    article: bool = False
    leads: str | None = None
    numeral: bool = field(default=False, init=False, compare=False)  # can be part of a number written in words
    value: int | None = None
    scale: int | None = None
    joiner: bool = False
    fraction: Fraction | None = None
    and_a_half: bool = False
    collective: int | None = None
    dozens: int | None = None
    behind: int | None = None
    denominator: int | None = None
    vague: int | None = None
    several: bool = False
    point: bool = False
    minus: bool = False
    once: bool = False
    ordinal: bool = False
    inverted: bool = False
    parts: tuple[str, ...] = ()
    to: bool = False
    dash: bool = False
    between: bool = False
    both: bool = False
    opens: bool = False
    moves: bool = False
    by_much: bool = False
    falls: bool = False
    against: bool = False
    share: bool = False
    aboard: bool = False
    doer: bool = False
    either: bool = False
    closes: bool = False
    than: bool = False
    compared: Bound | None = None
    apart: dict[str, str] = field(default_factory=dict)  # second part of a verb in two parts -> measure
    seconds: tuple[str, ...] = field(default=(), init=False, compare=False)  # what the second parts begin with
    tells_in_two: bool = field(default=False, init=False, compare=False)  # a second part gives it a mark
    heads: bool = False
    modifies: bool = False
    commas: bool = False
    finite: bool = False
    decade: bool = False

    @property
    def says_something(self) -> bool:
        """Whether the pack says anything of it, other than that phrases begin with it."""
        return self != NOTHING and replace(self, longer={}) != NOTHING

    def of_time(self, *keys: str) -> bool:
        """Whether it says one of these of time: months, units, on, since ..."""
        return bool(self.time) and any([key in keys for key, _, _ in self.time])

    def __post_init__(self) -> None:
        """Note once what is asked of every word of every sentence."""
        self.numeral = (self.value is not None or self.scale is not None or self.fraction is not None or bool(self.parts)
                        or self.collective is not None or self.dozens is not None or self.article)
        self.begins = self.numeral or self.vague is not None or self.several
        self.follows = bool(self.begins or self.joiner or self.point or self.behind or self.denominator or self.and_a_half
                            or self.dash or self.link or self.ordinal or self.after)
        self.quiet = not (self.follows or self.before or self.aside or self.to or self.between or self.both or self.opens
                          or self.moves or self.either or self.closes or self.than or self.compared or self.minus
                          or self.inverted or self.marks & {"estimated", "additional", "verified"})
        self.heeded = bool(self.before or self.aside or self.between or self.opens or self.minus or self.than or self.inverted
                           or self.labels or self.nouns or self.marks & _BEFORE_NUMBERS)
        self.idle = self.article and not (self.several or self.collective or self.dozens or self.parts) and (
            self.value is None and self.scale is None and self.fraction is None and self.vague is None)
        self.toll = 1 + (_CLAUSE if "clause" in self.marks else _BESIDE if "beside" in self.marks else 0)
        self.seconds = tuple({second.split(" ")[0].rstrip("*") for second in self.apart})
        self.tells_in_two = not IN_TWO.isdisjoint(self.apart.values())
        self.cue = bool(self.states or self.labels or self.nouns or self.apart or self.marks & {"unharmed", "leaves"})


Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], Word]]]]  # by their second and third word, the longest first
NOTHING = Word()


class Item(NamedTuple):
    """A token, or the tokens of a phrase: what kind it is, where it stands, its folded form and what the pack says."""

    kind: str  # word, number, sign, or shape for what is never a count
    start: int
    end: int
    key: str
    word: Word

    @property
    def opens_number(self) -> bool:
        """Whether a number may begin with it."""
        return self.kind == "number" or self.word.begins

    @property
    def year(self) -> int | None:
        """The year that four digits may be."""
        if self.kind != "number" or len(self.key) != 4 or not self.key.isdecimal():
            return None
        return int(self.key) if 1900 <= int(self.key) <= 2100 else None


def entries(pack: Pack) -> Iterator[tuple[str, str, Any]]:
    """Everything the pack says, as (phrase, field of Word, value)."""
    for key, name in (("add", "value"), ("multiply", "scale"), ("collective", "collective"), ("dozens", "dozens"),
                      ("behind", "behind"), ("denominators", "denominator"), ("vague", "vague")):
        yield from ((word, name, int(number)) for word, number in pack.by_number("numbers", key) if not capital(word))
    yield from ((word, "fraction", Fraction(number)) for word, number in pack.by_number("numbers", "fractions"))
    for section, key, name in (
            ("numbers", "joiners", "joiner"), ("numbers", "articles", "article"), ("numbers", "and_a_half", "and_a_half"),
            ("numbers", "several", "several"), ("numbers", "link", "link"), ("numbers", "point", "point"),
            ("numbers", "minus", "minus"), ("numbers", "once", "once"), ("numbers", "ordinals", "ordinal"),
            ("numbers", "inverted", "inverted"),
            ("ranges", "to", "to"),
            ("ranges", "between", "between"), ("ranges", "and", "both"), ("ranges", "from", "opens"),
            ("ranges", "filler", "aside"), ("ranges", "moves", "moves"), ("ranges", "by_much", "by_much"),
            ("ranges", "falls", "falls"), ("ranges", "against", "against"), ("ranges", "shares", "share"),
            ("ranges", "aboard", "aboard"), ("ranges", "done_by", "doer"),
            ("ranges", "or", "either"), ("ranges", "closes", "closes"), ("ranges", "than", "than"),
            ("script", "verb_second", "finite"), ("digits", "decades", "decade")):
        yield from ((word, name, True) for word in pack.words(section, key))
    for place in ("before", "after", "compared"):
        for bound, words in pack.data["bounds"].get(place, {}).items():
            yield from ((word, place, bound) for word in words)
    for bound, signs in _SIGNS.items():
        yield from ((sign, "before", bound) for sign in signs)
    yield from (("+", "after", "at_least"), *((dash, "dash", True) for dash in _DASHES))
    for measure, cues in pack.data["measures"].items():
        yield from ((word, cue, measure) for cue in CUES for word in cues.get(cue, ()))
    for key, unit in (("people", "people"), ("persons", "person"), ("households", "household"), ("things", "thing")):
        yield from ((word, "unit", unit) for word in pack.words("nouns", key))
        name, flag = ("modifies", "head_last") if unit == "thing" else ("heads", "head_first")
        if pack.flag("nouns", flag):
            yield from ((word, name, True) for word in pack.words("nouns", key))
    for mark, words in pack.data["marks"].items():
        yield from ((word, "marks", frozenset([mark])) for word in words)
        if mark in {"according", "says"} and pack.flag("script", "commas"):
            yield from ((word, "commas", True) for word in words)
    yield from ((word, "leads", key) for key in ("to", "in") for word in pack.words("places", key))
    yield from ((word, "marks", frozenset(["cumulative"])) for word in pack.words("time", "year_to_date"))
    yield from _times(pack)


def _times(pack: Pack) -> Iterator[tuple[str, str, Any]]:
    for key, given in pack.data["time"].items():
        under = given.items() if isinstance(given, dict) else [("", given)]
        yield from ((word, "time", ((key, value, word[0].isupper()),)) for value, words in under for word in words)


def capital(word: str) -> bool:
    """Whether a word is a letter that means something only as it is written."""
    return len(word) == 1 and word.isupper()
