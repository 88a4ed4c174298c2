"""Data of a pack -> what is wrong with it: the closed set of keys that a language may have, and what each means.

A pack holds words only. An unknown, missing or mistyped key is an error. A phrase is words with spaces; " ... " parts a verb
whose second half comes later ("kwamen ... om"), under states and the marks that take one. A word that ends in ``*`` stands for
itself with any ending, one that begins with it for every compound that ends in it (``*opfer``: Lawinenopfer). Where a number has
several words, the first is the one used for writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from keyfigures.figure import BOUNDS
from keyfigures.schema import MEASURES

__all__ = ["CUES", "IN_TWO", "KEYS", "MARKS", "problems"]

CUES = {
    "nouns": "the people counted, right after or before the number: 12 deaths, refugees",
    "states": "what happened to the people counted, elsewhere in the clause: were killed, fled",
    "labels": "a heading for a number: death toll, aantal doden",
}
MARKS = {
    "part": "what follows lies inside the number before: including, onder wie",
    "part_of_next": "the number before it lies inside the one behind it: olmak üzere, 在内的",
    "count_of": "with a noun behind it a heading: number of, nombre de",
    "of_them": "the number lies inside the one before: of them, van wie",
    "anaphor": "points back to a figure: this number, dit aantal",
    "them": "right before a number without a noun, stands for those counted before: telt er | 27, en compte | 27",
    "change": "a number that moves: rose, opgelopen",
    "previous": "an earlier or corrected number follows: from a previous, eerder",
    "rest": "beside a number without a noun, the others of those before: the remaining 19, los 19 restantes",
    "additional": "comes on top: another, nog eens",
    "leaves": "beside the name of a country makes refugees of people: left Ukraine, fled to Chad",
    "toward": "between a verb of leaving and a country, the way to it: réfugiés | en Ouganda",
    "posted": "people who leave a country without fleeing it: soldiers, tourists, diplomats",
    "respectively": "gives each of several numbers its own of several measures: respectively",
    "abroad": "across a border: abroad, naar het buitenland",
    "inside": "within the country: internally, in eigen land",
    "projected": "in the future or at risk: could, zou kunnen",
    "estimated": "a model, survey or guess: estimates, naar schatting",
    "perfect": "with a projection it makes an estimate of what has happened: könnten ... gekommen sein",
    "verified": "a documented minimum: confirmed by name, gedocumenteerd",
    "stock": "a number at a moment: currently, momenteel",
    "cumulative": "a number since a start: so far, tot nu toe",
    "unharmed": "happened to people, but is no figure: rescued, gered, liet ... vrij",
    "mute": "a verb in two parts that says no such thing, though one part alone does: trof ... aan",
    "hypothetical": "a condition, so no claim: if, als",
    "nobody": "a count of none: no deaths, niemand",
    "survives": "behind a count of none all of those died: none of the 228 | survived",
    "not_people": "before or after the number: it counts no people: chapter, per cent",
    "size": "right before the number: it is a population or a rate: a city of, per",
    "according": "the source follows: according to, volgens",
    "says": "the source stands beside it: said, meldt",
    "tells": "a verb of saying whose object is told, and says nothing: told, informed",
    "by": "whoever gave out a publication follows: (figures released) by, par, por",
    "self_named": "the source is told behind its first word: nach | Polizeiangaben",
    "so_said": "the source named last said it: demnach, по его словам",
    "tells_back": "opens a sentence that may tell who said the one before it: dat (meldt), об этом",
    "ends_source": "stands behind the name of a source, as the preposition of its verb: إلى, بأن",
    "officials": "names a source without being a name: police, het ministerie",
    "body": "points back to a source: the organisation, het observatorium",
    "clause": "begins another clause: but, while, terwijl",
    "passive": "right before a word of saying: what stands before it did not say it: were reported, werd gemeld",
    "helping": "a helping verb, which ends what a number counts: were, hebben",
    "rate": "between two small numbers it makes a rate of them: two in three",
    "beside": "joins things of one kind: and, en",
    "filler": "may stand between a number and what it counts: of, the, meer",
}
# marks that a verb in two parts may have: soll ... werden
IN_TWO = frozenset(["projected", "estimated", "verified", "hypothetical", "says"])
_PARTED = {("measures", "states"), *(("marks", mark) for mark in ("unharmed", "mute", *IN_TWO))}  # where such a verb may stand
_TIME_UNITS = ("hour", "day", "week", "month", "year")

# section -> key -> shape; a key that ends in a question mark may be left out
KEYS: dict[str, dict[str, str]] = {
    "script": {"name": "text", "english": "text", "spaces": "flag", "prefixes?": "words", "fold?": "texts",
               "nouns_capital?": "flag",  # every noun has a capital, so that a capital does not make a name
               "abbreviations?": "words",
               "how_many": "words",  # asks for a number
               "acronyms?": "words",  # names that are another word in small letters: WHO
               "accents?": "words",  # letters that capitals and foreign keyboards leave bare: REFUGIES
               "inside?": "words",  # signs within a word: п'ять
               "verb_second?": "words",  # finite verbs that their subject may follow or a clause may end in: vonden onderdak
               "commas?": "flag"},  # a comma parts a source from what it says, so a name runs on to the comma
    "digits": {"decimal": "text", "group": "words", "lakh?": "flag", "suffixes": "by number", "ordinals?": "words",
               "ordinals_before?": "words",  # make an ordinal of the number behind them: 第三
               "ordinal_leads?": "words", "ordinal_nouns?": "words",  # a full stop between the two makes an ordinal: am 3. Tag
               "vague_endings?": "words",
               "endings?": "words",  # case endings written onto digits: 10-ти
               "decades?": "words"},  # written onto a year they make a decade of it: 1990s
    "numbers": {
        "add": "by number", "multiply": "by number",  # a capital alone is taken as it is written: 14 M
        "inside?": "by number", "joiners?": "words", "articles?": "words",
        "fractions?": "by number", "and_a_half?": "words", "collective?": "by number", "dozens?": "by number",
        "vague": "by number", "several?": "words", "link?": "words", "point?": "words", "minus?": "words",
        "once?": "words",  # vague magnitudes that count once behind a bound: около тысячи
        "ordinals?": "words",  # make an ordinal of tens in front of them: двадцать первый
        "inverted?": "words",  # before a number in words they make it approximate: человек двадцать, тысяч десять
        "denominators?": "by number",  # of a share whose number stands before them: two thirds
        "behind?": "by number",  # multiply the number before them and are none alone: 十打
        "compounds?": "flag", "ones_first?": "flag", "take_teens?": "numbers",
        "positional?": "flag",  # digits in a row are themselves, two that follow on each other are a range: 二〇二四, 三四万
        "elliptic?": "flag",  # a last digit behind a multiplier counts the next smaller one: 三百五 is 350
    },
    "bounds": {"before": "by bound", "after?": "by bound",
               "compared?": "by bound"},  # behind a number that ranges.than stands before: 比300多
    "ranges": {"to": "words", "between": "words", "and": "words", "from?": "words", "filler?": "words",
               "by_much?": "words",  # behind a verb of change, before how much was added or lost: rose | by 12
               "falls?": "words",  # a verb of change for the worse of a number, which goes down: fell
               "against?": "words",  # what stands behind it is another time, with which one is compared: than, compared to
               "shares?": "words",  # some of those whose number stands behind or before: most, la moitié
               "done_by?": "words",  # before those who did it, behind a passive: arrested by 200 policemen
               "aboard?": "words",  # tells who was there, and not what became of them: on board
               "moves?": "words", "or?": "words", "than?": "words",
               "closes?": "words"},  # behind two numbers that "and" joins: 20和30之间
    "measures": {f"{m}?": "cues" for m in MEASURES},
    "nouns": {"people": "words", "persons": "words", "households": "words", "things": "words",
              "head_first?": "flag",  # a noun right behind another one belongs to it: 12 жителей села
              "head_last?": "flag"},  # a noun before others only says of what kind: two Afghan mosque attacks
    "marks": {f"{m}?": "words" for m in MARKS},
    "time": {"months": "by number", "weekdays?": "by number", "units?": "by unit", "days?": "by number", "ago?": "words",
             "last?": "words", "this?": "words", "since?": "words",
             "since_beside?": "words",  # means since only right before a date: с 5 декабря
             "until?": "words", "on?": "words", "early?": "words",
             "middle?": "words", "late?": "words", "weekend?": "words",
             "year_signs?": "words", "month_signs?": "words", "day_signs?": "words",  # behind the digits of a date: 2024年12月5日
             "year_to_date?": "words",  # since the beginning of the year
             "parts?": "by months",  # parts of a year, under their first and last month: 1-3 = first quarter
             "year_up_to?": "words",  # before the time in which as many months as stand before it end: year ending | June 2024
             "plural?": "words"},
    "wording": {"vague": "text", "bounds": "by bound, text", "short": "by bound, text", "scales": "by number",
                "short_scales": "by number"},
    "places?": {"names?": "by country", "people?": "by country",
                "in?": "words",  # that only a place follows: in Homs; like those of "to" they end what a number counts
                "to?": "words",  # that a place or a person may follow: from Homs
                "kinds?": "words",  # what a place is called, before or behind its name: the city of Homs, Homs province
                "attacks?": "words",  # beginnings of words beside the name of a country that did it: Israeli | strikes
                "between?": "words",  # may stand between one of these and the name: in the northern city of Homs
                "endings?": "by ending"},  # case endings, under what they stand for in the name itself: Одессе is Одесса
    "labels?": {"*": "text"},
}


def problems(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the data of a pack, a line for each: an unknown, missing or mistyped key, a verb in two parts."""
    sections = {name.rstrip("?") for name in KEYS}
    yield from (f"unknown section [{name}]; known: {', '.join(sorted(sections))}" for name in data if name not in sections)
    for name, keys in KEYS.items():
        section = name.rstrip("?")
        if section not in data:
            if not name.endswith("?"):
                yield f"section [{section}] is missing"
        elif not isinstance(data[section], dict):
            yield f"{section} must be a section"
        else:
            yield from _section_problems(section, data[section], keys)


def _section_problems(section: str, given: dict[str, Any], keys: dict[str, str]) -> Iterator[str]:
    shapes = {key.rstrip("?"): shape for key, shape in keys.items()}
    for key, value in given.items():
        shape = shapes.get(key) or shapes.get("*")
        if shape is None:
            yield f"unknown key {section}.{key}; known: {', '.join(sorted(shapes))}"
        elif not _has_shape(value, shape):
            yield f"{section}.{key} must be {_SHAPES[shape]}, not {value!r}"[:200]
        else:
            lists = {f"{key}.{cue}": (cue, words) for cue, words in value.items()} if shape == "cues" else {key: (key, value)}
            yield from (f"{section}.{where} takes no verb in two parts: {word!r}" for where, (last, words) in lists.items()
                        if (section, last) not in _PARTED for word in _parted(words))
    yield from (f"{section}.{key} is missing" for key in keys if not key.endswith(("?", "*")) and key not in given)


def _parted(value: Any) -> list[str]:
    """The words of a key that are parted by three dots."""
    words = value if isinstance(value, list) else [w for v in value.values() for w in v] if isinstance(value, dict) else []
    return [word for word in words if isinstance(word, str) and " ... " in word]


_SHAPES = {
    "text": "a text", "flag": "true or false", "words": "a list of words", "numbers": "a list of numbers",
    "texts": "a table of texts", "by number": "a table of word lists under numbers",
    "by bound": f"a table of word lists under bounds ({', '.join(BOUNDS)})",
    "by bound, text": "a table with a text for each bound", "cues": f"a table of word lists under {', '.join(CUES)}",
    "by unit": f"a table of word lists under {', '.join(_TIME_UNITS)}",
    "by ending": "a table of word lists under endings",
    "by months": "a table of word lists under months (1-3)",
    "by country": "a table of word lists under ISO 3166-1 alpha-3 codes",
}


def _has_shape(value: Any, shape: str) -> bool:
    if shape in {"text", "flag"}:
        return isinstance(value, str if shape == "text" else bool)
    if shape in {"words", "numbers"}:
        kind = str if shape == "words" else int
        return isinstance(value, list) and all(isinstance(w, kind) and w != "" for w in value)
    if not isinstance(value, dict):
        return False
    if shape in {"texts", "by bound, text"}:
        return all(isinstance(v, str) for v in value.values()) and (shape == "texts" or set(value) <= set(BOUNDS))
    known = {"by bound": BOUNDS, "cues": tuple(CUES), "by unit": _TIME_UNITS}.get(shape, ())
    fits = {"by country": str.isupper, "by ending": _is_ending, "by months": _are_months}.get(shape, _is_number)
    keys_fit = set(value) <= set(known) if known else all(fits(key) for key in value)
    return keys_fit and all(_has_shape(v, "words") for v in value.values())


def _is_ending(text: str) -> bool:
    return len(text) < 5  # a longer one would be a word


def _are_months(text: str) -> bool:
    first, _, last = text.partition("-")
    return first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last) <= 12


def _is_number(text: str) -> bool:
    try:
        Fraction(text)
    except ValueError:
        return False
    return True
