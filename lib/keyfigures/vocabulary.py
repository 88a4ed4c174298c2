"""Pack -> vocabulary: its words and phrases by the folded words that they begin with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from keyfigures.language import Pack
from keyfigures.words import NOTHING, Phrases, Word, entries

__all__ = ["STEM", "keep", "phrases_of", "vocabulary"]

STEM = "*"
# marks that say more of a word than its stem does, and take nothing away: regresarán is a return, and ahead
_ADDING = frozenset(["projected", "estimated", "verified", "perfect", "of_them", "leaves", "stock", "cumulative", "abroad",
                     "inside", "posted", "officials", "body"])


def vocabulary(pack: Pack, cut: Callable[[str], tuple[str, ...]]) -> dict[str, Word]:
    """Every single word, and the first word of every phrase with its phrases, the longest first; ``cut`` gives folded words."""
    said = _said(pack, cut)
    words = {keys[0]: Word(**given) for keys, given in said.items() if len(keys) == 1}
    for keys, given in sorted(said.items(), key=lambda item: (-len(item[0]), -len(item[0][-1]))):
        if len(keys) > 1:
            keep(words.setdefault(keys[0], Word()).longer, keys[1:], Word(**given))
    single = {keys[0] for keys in said if len(keys) == 1}
    stems: dict[str, Word] = {}
    for key in sorted(words, key=lambda key: (len(key.rstrip("*")), not key.endswith("*"))):
        form = key.rstrip("*")
        if stem := _stem_of(form, stems):
            words[key] = _under(stem, words[key], key in single)
        if key.endswith("*"):
            stems[form] = words[key]
    for first, keys, longer in ((first, *one) for first, word in words.items() for one in phrases_of(word.longer)):
        if longer.labels and longer.nouns is None and _names((first, *keys), longer.labels, words, stems):
            longer.nouns = longer.labels
    return words


def _said(pack: Pack, cut: Callable[[str], tuple[str, ...]]) -> dict[tuple[str, ...], dict[str, Any]]:
    """Everything the pack says of each word and phrase, by its folded words, as the fields of a :class:`Word`."""
    said: dict[tuple[str, ...], dict[str, Any]] = defaultdict(dict)
    for phrase, name, value in entries(pack):
        if name in {"states", "marks"} and " ... " in phrase:
            first, second = phrase.split(" ... ")
            meant = value if name == "states" else min(value)
            said[cut(first)].setdefault("apart", {})[" ".join(cut(second))] = meant
            continue
        known = said[cut(phrase)]
        if name == "marks":
            known[name] = known.get(name, frozenset()) | value
        elif name == "time":
            known[name] = (*known.get(name, ()), *value)
        else:
            known.setdefault(name, value)
    return said


def _stem_of(form: str, stems: Mapping[str, Word]) -> Word | None:
    """The longest stem that a word begins with, if any."""
    return next((stems[form[:n]] for n in range(len(form), 1, -1) if form[:n] in stems), None)


def _names(keys: tuple[str, ...], measure: str, words: Mapping[str, Word], stems: Mapping[str, Word]) -> bool:
    """Whether a heading of several words ends in a noun of its measure and has no small word in it: civilian | deaths."""
    said = [words.get(key) or _stem_of(key, stems) or NOTHING for key in keys]
    return said[-1].nouns == measure and not any(word.marks or word.link or word.article for word in said[:-1])


def keep(longer: Phrases, rest: tuple[str, ...], word: Word) -> None:
    """Put a phrase under its second and third word, or under their first letters where they are stems."""
    second, third = (_branch(rest[0]), _branch(rest[1]) if len(rest) > 1 else "")
    longer.setdefault(second, {}).setdefault(third, []).append((rest, word))


def phrases_of(longer: Phrases) -> Iterator[tuple[tuple[str, ...], Word]]:
    """All phrases that begin with one word: the words behind that, and what the pack says of them."""
    return (phrase for by_third in longer.values() for phrases in by_third.values() for phrase in phrases)


def _branch(key: str) -> str:
    return STEM + key[0] if key.endswith("*") else key


def _under(stem: Word, word: Word, own: bool) -> Word:
    """A word with the phrases of the stem that it falls under, and with its meaning where it has none of its own."""
    longer: Phrases = {}
    for rest, phrase in sorted([*phrases_of(word.longer), *phrases_of(stem.longer)], key=lambda phrase: -len(phrase[0])):
        keep(longer, rest, phrase)
    if own and word.marks and word.marks <= _ADDING and replace(word, marks=frozenset(), longer={}) == NOTHING:
        return replace(stem, marks=stem.marks | word.marks, longer=longer)
    if own and replace(word, apart={}, finite=False, longer={}) == NOTHING:  # a verb's first part
        return replace(stem, apart=stem.apart | word.apart, finite=word.finite, longer=longer)
    if own and word.labels and word.labels == stem.nouns and replace(word, labels=None, longer={}) == NOTHING:
        return replace(stem, labels=word.labels, longer=longer)  # fatalities, as a heading too
    return replace(word if own else stem, longer=longer)
