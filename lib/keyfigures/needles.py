"""Pack -> needles: the rare words that a text is searched for, in folded letters, and what must stand near some of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence, Set
from functools import cache

from keyfigures import language
from keyfigures.finder import Finder
from keyfigures.keys import CUES
from keyfigures.language import Pack
from keyfigures.tokens import SPACES, bare

__all__ = ["Needed", "begins_words", "cue_finder", "folded", "number_finder", "tie_finder"]

_COMMON = [("nouns", "people"), ("nouns", "persons"), ("nouns", "households"), ("marks", "filler"), ("marks", "clause"),
           ("marks", "beside"), ("marks", "count_of"), ("numbers", "articles"), ("marks", "projected"), ("marks", "toward"),
           ("time", "on"), ("places", "to"), ("places", "in")]
_BACK = ("anaphor", "previous", "them", "rest", "of_them", "part", "part_of_next")
_NUMBERS = ("add", "multiply", "inside", "fractions", "collective", "dozens", "behind", "vague")
_PLAIN = re.compile(r"\w+(?:[ -]\w+)+")  # a phrase that stands in a text as it stands in the pack
_SHORT = 2  # letters of a word that begins too many others to be looked for
_HYPHENS = "\u2010\u2011"
_APART = re.compile(r"[\s'’,./()-]+")
Needed = tuple[tuple[str, ...], bool]  # words, and whether they may stand as far as the parts of a verb in two


@cache
def begins_words(code: str) -> bool:
    """Whether a word can only stand behind a space or a sign; Chinese has none, Arabic writes short words onto others."""
    pack = language.load(code)
    return pack.flag("script", "spaces") and not pack.words("script", "prefixes")


@cache
def cue_finder(code: str) -> tuple[Finder, int, dict[int, list[Needed]]]:
    """What finds the rare words, from which of them on one may stand inside a word, and what must stand near some of them.

    A word stands inside another as the last part of a compound; near it stand the other words of the phrases that it is of.
    """
    phrases = _phrases(language.load(code))
    begin = _looked_for(code, [phrase for phrase in phrases if phrase[0] != "*"])
    inside = _looked_for(code, [phrase[1:] for phrase in phrases if phrase[0] == "*"])
    words = [*begin, *inside]
    needs = {which: sorted(needed, key=lambda need: need[1])
             for which, needed in enumerate([*begin.values(), *inside.values()]) if needed}
    return Finder(words, overlapping=True), len(begin) if begins_words(code) else 0, needs


@cache
def tie_finder(code: str) -> tuple[Finder, int, dict[int, list[Needed]]]:
    """What finds the words without which no number goes on from a figure before it, and from which of them on they say one.

    Of the verbs of saying in two parts, also what must stand near the first: gingen ... uit van.
    """
    pack = language.load(code)
    back = _looked_for(code, [phrase for mark in _BACK for phrase in pack.words("marks", mark)])
    saying = _looked_for(code, pack.words("marks", "says"))
    needs = {which: needed for which, needed in enumerate(saying.values(), len(back)) if any(far for _, far in needed)}
    return Finder([*back, *saying], overlapping=True), len(back), needs


@cache
def number_finder(code: str) -> Finder:
    """The words that are numbers, or parts of one."""
    pack = language.load(code)
    words = [word for key in _NUMBERS for word, _ in pack.by_number("numbers", key)]
    return Finder(list(_looked_for(code, [*words, *pack.words("numbers", "several")])))


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
        if begins_words(code) and _PLAIN.fullmatch(phrase):
            found[phrase] = []
        else:
            varied.append((words, " ... " in phrase))
    often = Counter(word for words, _ in varied for word in words)
    for words, far in varied:
        rarest = max(words, key=lambda word: (word not in common and len(word) > _SHORT, len(word), -often[word]))
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
    return [one for at, one in enumerate(needed) if not any(
        _is_there_with(other, one) and (before < at or not _is_there_with(one, other))
        for before, other in enumerate(needed) if before != at)]


def _is_there_with(other: Needed, one: Needed) -> bool:
    """Whether the words of a phrase are near wherever those of another are."""
    (words, reach), (given, far) = other, one
    return reach >= far and all(any(part in word for word in given) for part in words)


def _written(word: str, plain: Callable[[str], str]) -> set[str]:
    """A word with its accents and without."""
    return {word, plain(word)}


def _begun(word: str, known: Set[str]) -> bool:
    """Whether a word begins with one that is known, or is it."""
    return any(word[:length] in known for length in range(1, len(word) + 1))


def _phrases(pack: Pack) -> list[str]:
    cues = [cues.get(cue, ()) for cues in pack.data["measures"].values() for cue in CUES]
    return [phrase for phrases in (*cues, pack.words("marks", "leaves"), pack.words("marks", "survives")) for phrase in phrases]


def _words(phrase: str) -> list[str]:
    """The words of a phrase, of both parts of a verb in two; very short ones only where there is no other."""
    found = [word.rstrip("*") for word in _APART.split(phrase) if word.rstrip("*")]
    return [word for word in found if len(word) > 1] or found


def folded(text: str, code: str) -> str:
    """A text in the letters in which it is searched, as long as it is where no letter folds into several."""
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
