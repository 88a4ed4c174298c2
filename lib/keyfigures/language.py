"""languages/xx.toml -> Pack: the words of one language, checked on load; what its keys mean is said in keys.py."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from keyfigures.errors import KeyfiguresError, OptionError
from keyfigures.keys import problems

__all__ = ["Pack", "available", "load", "parse"]


@dataclass(frozen=True)
class Pack:
    """One language: its code and the sections of its file."""

    code: str
    data: dict[str, Any]

    def words(self, section: str, key: str) -> list[str]:
        """The list of words under a key; empty where the pack leaves the key out."""
        return list(self.data.get(section, {}).get(key, ()))

    def by_number(self, section: str, key: str) -> Iterator[tuple[str, str]]:
        """Each word of a key whose words stand under a number, as ``(word, number)``."""
        for number, words in self.data.get(section, {}).get(key, {}).items():
            yield from ((word, number) for word in words)

    def flag(self, section: str, key: str) -> bool:
        """Whether a flag is set."""
        return bool(self.data[section].get(key, False))

    def text(self, section: str, key: str) -> str:
        """A single text."""
        return str(self.data[section][key])


@cache
def _codes() -> tuple[str, ...]:
    return tuple(sorted(f.name.removesuffix(".toml") for f in (files("keyfigures") / "languages").iterdir()
                        if f.name.endswith(".toml")))


def available() -> list[str]:
    """The codes of the languages there are packs for, in alphabetical order."""
    return list(_codes())


def load(code: str) -> Pack:
    """The pack of a language; a region is passed over (``nl-BE`` is read as ``nl``).

    Raises :class:`~keyfigures.OptionError` for a language without a pack, naming those there are.
    """
    if not isinstance(code, str):
        raise OptionError(f"language must be a code such as 'nl', not {code!r}")
    plain = code.replace("_", "-").split("-")[0].lower()
    if plain not in available():
        raise OptionError.unknown("language", code, available())
    return _load(plain)


@cache
def _load(code: str) -> Pack:
    return parse(code, (files("keyfigures") / "languages" / f"{code}.toml").read_text("utf-8"))


def parse(code: str, text: str) -> Pack:
    """A pack from the text of its file; :class:`~keyfigures.KeyfiguresError` lists every key that is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KeyfiguresError(f"languages/{code}.toml is not TOML: {error}") from error
    if wrong := list(problems(data)):
        raise KeyfiguresError("\n    ".join([f"languages/{code}.toml:", *wrong]))
    for cues in data["measures"].values():
        if "states" in cues:
            cues["states"] += list(_reordered(cues["states"], frozenset(data["script"].get("verb_second", ()))))
    return Pack(code, data)


def _reordered(phrases: list[str], verbs: Set[str]) -> Iterator[str]:
    """The phrases that begin with one of these verbs, as other clauses order them: around their subject, the verb last.

    At the end of its clause a verb is one word with the particle before it: liepen schade op, schade opliepen.
    """
    for verb, *rest in [phrase.split(" ") for phrase in phrases if " ... " not in phrase]:
        if rest and verb in verbs:
            yield f"{verb} ... {' '.join(rest)}"
            yield " ".join([*rest, verb])
            if "*" not in rest[-1]:
                yield " ".join([*rest[:-1], rest[-1] + verb])
