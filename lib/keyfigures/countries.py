"""A country's name or code -> its ISO 3166-1 alpha-3 code, from the names that Babel carries."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages

__all__ = ["alpha3", "homes", "territories"]

_FORMER = {"ANT", "BUR", "ZAR", "SCG", "YUG", "DDR", "FXX", "NTZ", "SUN", "TMP", "YMD", "XKK"}
_KOSOVO = "XKX"  # user-assigned, in use by the World Bank, IDMC and UNHCR
_MANY = 24  # countries


@cache
def alpha3(text: str, language: str = "en") -> str | None:
    """The alpha-3 code of a country written as its name in English or ``language``, or as a two- or three-letter code.

    >>> alpha3("Syria"), alpha3("NA"), alpha3("SYR"), alpha3("Syrië", "nl"), alpha3("Westeros")
    ('SYR', 'NAM', 'SYR', 'SYR', None)
    """
    code = text.strip()
    if code in _codes().values():
        return code
    return _codes().get(code) or _names(language).get(_folded(text)) or _names("en").get(_folded(text))


@cache
def _codes() -> dict[str, str]:
    """Alpha-2 to alpha-3."""
    aliases = get_global("territory_aliases")
    return {two[0]: three for three, two in aliases.items()
            if len(three) == 3 and three.isalpha() and three not in _FORMER} | {"XK": _KOSOVO}


@cache
def _names(language: str) -> dict[str, str]:
    return {_folded(name): code for name, code in territories(language).items()}


@cache
def territories(language: str) -> dict[str, str]:
    """The names of the countries in a language, with and without what stands in brackets, to their alpha-3 codes."""
    named: dict[str, str] = {}
    for two, whole in Locale.parse(language).territories.items():
        if two in _codes():
            parts = [whole, *filter(None, map(str.strip, re.split(r"[()]", whole)))]
            named |= dict.fromkeys(parts, _codes()[two])
    return named


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and ").split())


@cache
def homes(language: str) -> frozenset[str]:
    """The countries in which a language is official; none where these are so many that they say nothing of a text."""
    found = frozenset(code for two, code in _codes().items() if language in get_official_languages(two))
    return found if len(found) <= _MANY else frozenset()
