"""Tokens -> items: those that the pack knows as one phrase joined, the longest from the left."""

from __future__ import annotations

from collections.abc import Sequence

from keyfigures.figure import Bound
from keyfigures.vocabulary import STEM
from keyfigures.words import Item, Phrases, Word

__all__ = ["in_phrases"]


def in_phrases(tokens: list[Item]) -> list[Item]:
    """The tokens with those joined that are one phrase; the longest wins, from the left."""
    items: list[Item] = []
    done = 0
    for at in [at for at, token in enumerate(tokens[:-1]) if token.word.longer]:
        longer, second = tokens[at].word.longer, tokens[at + 1].key
        if at >= done and (second in longer or STEM + second[0] in longer) and (
                found := _longest(longer, tokens, at)):
            if not found[1].before and tokens[found[0] - 1].word.longer:
                found = _whole(tokens, at, *found)
            apart = tokens[at].word.dash and tokens[at].end < tokens[at + 1].start  # 20-some, but Homs - some 20
            if found is None or apart or (found[1].and_a_half and not _ends_number(tokens, at)):
                continue
            after, word = found
            phrase = " ".join([token.key for token in tokens[at:after]])
            items += [*tokens[done:at], Item("word", tokens[at].start, tokens[after - 1].end, phrase, word)]
            done = after
    return items + tokens[done:] if done else tokens


def _longest(longer: Phrases, tokens: Sequence[Item], at: int) -> tuple[int, Word] | None:
    """The item after the longest phrase that goes on from an item, and what the pack says of it; one as written goes first."""
    found: tuple[int, Word] | None = None
    second, third = tokens[at + 1].key, tokens[at + 2].key if at + 2 < len(tokens) else ""
    for first in (second, STEM + second[0]):
        if first not in longer:
            continue
        by_third = longer[first]
        for branch in (third, STEM + third[:1], "") if third else ("",):
            for rest, word in by_third.get(branch, ()):
                after = at + 1 + len(rest)
                if after <= len(tokens) and not (found and after <= found[0]) and _goes_on(tokens, at + 1, rest):
                    found = after, word
                    break
    return found


def _goes_on(tokens: Sequence[Item], at: int, rest: Sequence[str]) -> bool:
    """Whether words of a phrase, of which some may be stems, stand at a token."""
    for key in rest:
        written = tokens[at].key
        if written != key and not (key[-1] == "*" and written.startswith(key[:-1])):
            return False
        at += 1
    return True


def _whole(tokens: list[Item], at: int, after: int, word: Word) -> tuple[int, Word] | None:
    """The phrase that begins at an item, or a shorter one that leaves the bound of a number whole: arrêté | au moins 25."""
    first = tokens[at].word
    while _cuts_a_bound(tokens, after, word):
        shorter = _longest(first.longer, tokens[:after - 1], at) if after > at + 2 else None
        if "change" in word.marks or (word.cue and (shorter[1] if shorter else first).states != word.states):
            break  # went up | to 92, rounded up | to 300
        if shorter is None:
            return None
        after, word = shorter
    return after, word


def _cuts_a_bound(tokens: list[Item], after: int, word: Word) -> bool:
    """Whether a number has no bound without the last word of a phrase: e non | meno di 20; acabó con | al menos 20 has."""
    if word.before or after == len(tokens):
        return False
    bound, end = _bound_at(tokens, after - 1)
    return bound is not None and end < len(tokens) and tokens[end].opens_number and (
        bound not in {tokens[after].word.before, _bound_at(tokens, after)[0]})


def _bound_at(tokens: list[Item], at: int) -> tuple[Bound | None, int]:
    """The bound in several words that begins here, if any, and the token after it."""
    longer = tokens[at].word.longer
    found = _longest(longer, tokens, at) if longer and at + 1 < len(tokens) else None
    return (found[1].before, found[0]) if found else (None, at)


def _ends_number(tokens: list[Item], at: int) -> bool:
    """Whether a number stands right before an item: dos millones | y medio, but 12 muertos | y medio millón de desplazados."""
    return at > 0 and (tokens[at - 1].kind == "number" or tokens[at - 1].word.numeral)
