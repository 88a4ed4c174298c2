"""Pack -> Word: what a language says of a token, with its endings, compounds and phrases; one lookup a token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from keyfigures import language
from keyfigures.boundaries import Boundaries
from keyfigures.countries import territories
from keyfigures.idioms import in_phrases
from keyfigures.keys import IN_TWO
from keyfigures.language import Pack
from keyfigures.tokens import SPACES, Shapes, bare, folding
from keyfigures.vocabulary import keep, phrases_of, vocabulary
from keyfigures.words import NOTHING, Item, Phrases, Word, capital, entries

__all__ = ["Lexicon", "lexicon"]

_REMEMBERED = 200_000  # text from outside decides how many words there are
_OPEN = re.compile(r"[\d½¼¾⅓⅔]|[<>=]$")  # what a token may hold that goes on behind a space: 300 000, > =
_VOWEL = re.compile("[aeiouаеёиоуыэюяіїє]")
_LONGEST = 40  # letters of a word in which stems and tails are looked for
_SHORTEST = 3  # letters of a word that is known without its accents


class Lexicon:
    """The words of one pack, looked up by their folded form."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.shapes = Shapes(pack)
        self.boundaries = Boundaries(pack)
        self.fold = folding(pack)
        self.prefixes = tuple(sorted(map(self.fold, pack.words("script", "prefixes")), key=len, reverse=True))
        group = set(pack.words("digits", "group"))
        self.groups = frozenset(group | set(SPACES[1:]) | (set(SPACES) if " " in group else set()))
        self.decimal, self.lakh = pack.text("digits", "decimal"), pack.flag("digits", "lakh")
        self.suffixes = {word: int(number) for word, number in pack.by_number("digits", "suffixes")}
        self.abbreviated = frozenset(word for word in self.suffixes if not _VOWEL.search(word))  # bn, and no number alone
        self.acronyms = frozenset(pack.words("script", "acronyms"))
        self.ordinals = frozenset(pack.words("digits", "ordinals"))
        self.ordinals_before = frozenset(map(self.fold, pack.words("digits", "ordinals_before")))
        self.closed_ranges = bool(pack.words("ranges", "closes"))
        self.positional, self.elliptic = pack.flag("numbers", "positional"), pack.flag("numbers", "elliptic")
        self.spaced = pack.flag("script", "spaces")
        self.tells_in_two = any(" ... " in word for mark in IN_TWO for word in pack.words("marks", mark))
        self.vague_endings = frozenset(pack.words("digits", "vague_endings"))
        self.endings = frozenset(pack.words("digits", "endings"))
        self.ones_first = pack.flag("numbers", "ones_first")
        self.take_teens = frozenset(pack.data["numbers"].get("take_teens", ()))
        self._capitals = {word: int(number) for word, number in pack.by_number("numbers", "multiply") if capital(word)}
        self._known = vocabulary(pack, self.keys)
        self._twofold = {key for key, word in self._known.items() if word.marks and _is_month(word)}
        self._months = [form for key in self._twofold for form in (key.capitalize(), key.upper())]
        self.group_size = 4 if any(w.scale == 10_000 for w in self._known.values()) else 3
        self.ten_takes_ones = not any(w.value == 11 for w in self._known.values())
        self._tails = {key[1:]: word for key, word in self._known.items() if key[0] == "*" and len(key) > 1}
        self._stems = {key[:-1]: word for key, word in self._known.items() if key.endswith("*")}
        self._accented = self._without_accents()
        self._pieces = self._compound_pieces() if pack.flag("numbers", "compounds") else {}
        self._longest = max(map(len, self._pieces), default=0)
        self._openings = frozenset(piece[:1] for piece in self._pieces)
        self._seen: dict[str, Word | None] = dict(self._known)
        self._chunks: dict[str, tuple[Item, ...]] = {}
        self._numbers: dict[str, tuple[Item, ...]] = {}  # chunks with digits, where a letter stands behind the space
        self._raw: dict[str, tuple[tuple[str, int, str, Word], ...]] = {}
        self._mute = frozenset(key for key, word in self._known.items() if replace(word, longer={}) == NOTHING)
        for word in self._known.values() if self.prefixes else ():
            word.longer = self._parted(word.longer)
        countries = dict.fromkeys(self._countries(), NOTHING)
        self._known |= countries
        self._seen |= countries

    def word(self, key: str) -> Word | None:
        """What the pack says of a folded token; ``None`` for the many words it says nothing of."""
        try:
            return self._seen[key]
        except KeyError:
            if len(self._seen) > _REMEMBERED:
                self._seen = dict(self._known)
            found = self._seen[key] = self._resolve(key)
            return found

    def items(self, text: str, start: int = 0, end: int | None = None) -> list[Item]:
        """The tokens of a text with what the pack says of them; the longest phrase wins, from the left."""
        end = len(text) if end is None else end
        tokens = self._tokens_by_chunk(text, start, end) if self.spaced else list(self.tokens(text, start, end))
        items = in_phrases(tokens)
        for form in self._months:
            if text.find(form, start, end) >= 0:
                items = [self._in_headline(items, at, text) if item.key in self._twofold else item
                         for at, item in enumerate(items)]
        return items if self.spaced else self._with_runs(items)

    def _in_headline(self, items: Sequence[Item], at: int, text: str) -> Item:
        """An item that is a month with its capital, as the verb that it is between words with capitals: Toll May Rise."""
        beside = [*items[max(0, at - 1):at], *items[at + 1:at + 2]]
        verb = len(beside) == 2 and all(
            item.kind == "word" and text[item.start].isupper() and not (item.word.time or item.word.leads) for item in beside)
        return items[at]._replace(word=replace(self._known[items[at].key], time=())) if verb else items[at]

    def _tokens_by_chunk(self, text: str, start: int, end: int) -> list[Item]:
        """The tokens, chunk by chunk between spaces: each is cut once, and remembered, unless digits may go on behind a space."""
        tokens: list[Item] = []
        append, new, chunks = tokens.append, tuple.__new__, self._chunks  # an item is made some ten times a sentence
        at = done = start
        for chunk in text[start:end].split(" "):
            after = at + len(chunk)
            if done > at:  # digits went on behind a space: 300 000
                chunk, at = text[done:after], done
            known: Sequence[tuple[str, int, int, str, Word]] | None = chunks.get(chunk)
            if known is None:
                behind = text[after + 1:after + 2]
                if chunk.isdigit() and chunk[0] != "0" and not behind.isdigit():
                    known = [("number", 0, after - at, chunk, NOTHING)]
                elif not _OPEN.search(chunk):
                    known = self._remember(chunks, chunk)
                elif behind.isalpha():
                    known = self._numbers.get(chunk) or self._remember(self._numbers, chunk)
                else:
                    tokens += takewhile(lambda token, after=after: token.start < after, self.tokens(text, at, end))  # type: ignore[misc]
                    done, known = tokens[-1].end, []
            for kind, first, last, key, word in known:
                append(new(Item, (kind, at + first, at + last, key, word)))
            at = after + 1
        return tokens

    def _remember(self, chunks: dict[str, tuple[Item, ...]], chunk: str) -> tuple[Item, ...]:
        if len(chunks) > _REMEMBERED:
            chunks.clear()
        cut = chunks[chunk] = tuple(self.tokens(chunk, 0, len(chunk)))
        return cut

    def tokens(self, text: str, start: int, end: int) -> Iterator[Item]:
        """The tokens of a text with what the pack says of each, before any are joined to phrases."""
        for m in self.shapes.tokens.finditer(text, start, end):
            raw, at, kind = m.group(), m.start(), m.lastgroup or ""
            if kind == "number" or kind == "shape":
                yield Item(kind, at, m.end(), raw, NOTHING)
                continue
            for sort, length, key, word in self._raw.get(raw) or self._look_up(raw, kind):
                yield Item(sort, at, at + length, key, word)
                at += length

    def _with_runs(self, items: list[Item]) -> list[Item]:
        """The items with ideographs in a row of which the pack says nothing as one, as the word or words they are."""
        runs: list[Item] = []
        for item in items:
            unknown = item.kind == "word" and (item.word is NOTHING or item.key in self._mute) and not item.key.isascii()
            if unknown and runs and runs[-1].word is NOTHING and runs[-1].kind == "word" and runs[-1].end == item.start:
                runs[-1] = runs[-1]._replace(end=item.end, key=f"{runs[-1].key} {item.key}")
            else:
                runs.append(item._replace(word=NOTHING) if unknown else item)
        return runs

    def _parted(self, longer: Phrases) -> Phrases:
        """The phrases of a word as text shows them, with the short words parted that are written onto another."""
        cut = [(tuple(part for key in rest for part in ((key,) if key[-1] == "*" else self._parts(key))), word)
               for rest, word in phrases_of(longer)]
        parted: Phrases = {}
        for rest, word in sorted(cut, key=lambda phrase: -len(phrase[0])):
            keep(parted, rest, word)
        return parted

    def _parts(self, key: str) -> Iterator[str]:
        m = self.shapes.tokens.match(key)
        yield from (part for _, _, part, _ in self._look_up(key, m.lastgroup or "" if m else ""))

    def _look_up(self, raw: str, kind: str) -> tuple[tuple[str, int, str, Word], ...]:
        """The token, or two of them where a short word such as the Arabic "and" is written onto the next; remembered."""
        if len(self._raw) > _REMEMBERED:
            self._raw.clear()
        key = self.fold(raw)
        word = self.word(key)
        if word is None and (known := self._accented.get(key)):  # DEPLACES
            key, word = known, self.word(known)
        if raw in self.acronyms:  # WHO
            word = None
        if raw in self._capitals:  # 14 M are no metres
            word = replace(word or NOTHING, scale=self._capitals[raw])
        if word and word.marks and raw[0].isupper() and _is_month(word):
            word = replace(word, marks=frozenset())  # in May is no "may"
        found: tuple[tuple[str, int, str, Word], ...] = ((kind, len(raw), key, word or NOTHING),) if key else ()
        for prefix in self.prefixes if word is None else ():
            rest = key[len(prefix):]
            if rest and key.startswith(prefix) and (word := self.word(rest)):
                found = ((kind, len(prefix), prefix, self.word(prefix) or NOTHING), (kind, len(raw) - len(prefix), rest, word))
                break
        self._raw[raw] = found
        return found

    def piece(self, key: str) -> Word:
        """What a part of a one-word number is worth."""
        return self._pieces[key]

    def _resolve(self, key: str) -> Word | None:
        for start in range(2, min(len(key), _LONGEST)) if self._tails else ():  # the end of a compound says what it is
            if word := self._tails.get(key[start:]):
                return word
        for length in range(min(len(key), _LONGEST), 1, -1):
            if word := self._stems.get(key[:length]):
                return word
        parts = self._split(key) if len(key) < 120 and key[:1] in self._openings else ()
        return Word(parts=parts) if len(parts) > 1 else None

    def _split(self, key: str) -> tuple[str, ...]:
        """The pieces of a one-word number, ``("twee", "honderd")``; empty when the word is none."""
        reached: dict[int, tuple[str, ...]] = {0: ()}
        for start in range(len(key)):
            if start in reached:
                for stop in range(min(len(key), start + self._longest), start, -1):
                    if key[start:stop] in self._pieces:
                        reached.setdefault(stop, (*reached[start], key[start:stop]))
        return reached.get(len(key), ())

    def _compound_pieces(self) -> dict[str, Word]:
        pieces = {key: Word(value=w.value, scale=w.scale) for key, w in self._known.items()
                  if w.value is not None or w.scale is not None}
        scales = {w.scale for w in self._known.values()}
        pieces |= {self.fold(w): Word(scale=int(n)) if int(n) in scales else Word(value=int(n))
                   for w, n in self.pack.by_number("numbers", "inside")}
        return {self.fold(j): Word(joiner=True) for j in self.pack.words("numbers", "joiners")} | pieces

    def _countries(self) -> Iterator[str]:
        """The names of countries in one word that are those of a people by no more than a stem: румын* is no Румыния."""
        given = self.pack.data.get("places", {}).get("names", {})
        for name in [*territories(self.pack.code), *(name for names in given.values() for name in names)]:
            keys = self.keys(name)
            if len(keys) == 1 and keys[0] not in self._known and (word := self._resolve(keys[0])) and word.unit == "person":
                yield keys[0]

    def _without_accents(self) -> dict[str, str]:
        """The words with accents by their form without, where that is no other word."""
        known = {key for phrase, _, _ in entries(self.pack) for key in self.keys(phrase.replace(" ... ", " "))}
        plain = bare(self.pack)
        return {form: key for key in sorted(known) if (form := plain(key)) not in known and len(form) >= _SHORTEST}

    def keys(self, phrase: str) -> tuple[str, ...]:
        """The folded tokens of a phrase; a star stays on the word that it begins or ends."""
        keys: list[str] = []
        for m in self.shapes.tokens.finditer(phrase):
            if m.group() == "*" and keys:
                keys[-1] += "*"
            elif keys == ["*"]:
                keys = ["*" + self.fold(m.group())]
            else:
                keys.append(self.fold(m.group()))
        return tuple(keys)


def _is_month(word: Word) -> bool:
    """Whether a word is a month where it has a capital: may, May."""
    return any(key == "months" and capital for key, _, capital in word.time)


@cache
def lexicon(code: str) -> Lexicon:
    """The lexicon of a language, made once."""
    return Lexicon(language.load(code))
