"""reports.toml -> plans: which notebooks make which report, in which language and with which parameters."""

from __future__ import annotations

import ast
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from keyfigures import language
from keyfigures.errors import OptionError, SourceError

__all__ = ["Plan", "find_root", "parameters_of", "plans", "settle"]

_KEYS = {"title": str, "language": str, "notebooks": list, "parameters": dict}
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")  # it becomes the name of files


@dataclass(frozen=True, slots=True)
class Plan:
    """One entry of ``reports.toml``; ``parameters`` are those that the notebooks do not take from their own cell."""

    name: str
    title: str
    language: str
    notebooks: tuple[Path, ...]
    parameters: dict[str, Any]


def find_root(start: Path) -> Path:
    """The nearest folder from ``start`` upwards that holds ``notebooks/reports.toml``."""
    for folder in (start, *start.parents):
        if (folder / "notebooks" / "reports.toml").is_file():
            return folder
    raise SourceError("no notebooks/reports.toml here or in a folder above", str(start),
                      "go to the folder of the project, or make that file")


def plans(root: Path | None = None) -> dict[str, Plan]:
    """Every report that ``notebooks/reports.toml`` describes, by name, in the order of the file.

    ``root`` is the folder that holds ``notebooks``; without it, the nearest one from the working folder upwards. Raises
    :class:`~keyfigures.SourceError` naming each entry that is wrong.
    """
    path = (find_root(Path.cwd()) if root is None else root) / "notebooks" / "reports.toml"
    try:
        entries = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"not TOML: {error}", str(path)) from error
    problems = [f"[{name}] {problem}" for name, entry in entries.items() for problem in _problems(name, entry, path)]
    if problems:
        raise SourceError("\n    ".join(["cannot be used", *problems]), str(path))
    return {name: _plan(name, entry, path) for name, entry in entries.items()}


def _plan(name: str, entry: dict[str, Any], path: Path) -> Plan:
    notebooks = tuple(path.with_name(f"{notebook}.ipynb") for notebook in entry["notebooks"])
    return Plan(name, entry["title"], entry["language"], notebooks, entry.get("parameters", {}))


def _problems(name: str, entry: Any, path: Path) -> list[str]:
    if not isinstance(entry, dict) or not _NAME.fullmatch(name):
        return ["is not a section with a name of small letters, digits and hyphens"]
    found = [f"has an unknown key {key!r}; known: {', '.join(_KEYS)}" for key in entry if key not in _KEYS]
    found += [f"lacks {key!r}" for key in _KEYS if key not in entry and key != "parameters"]
    found += [f"{key} must be a {kind.__name__}, not {entry[key]!r}" for key, kind in _KEYS.items()
              if key in entry and not isinstance(entry[key], kind)]
    if found:
        return found
    if entry["language"] not in language.available():
        found.append(f"has no language pack for {entry['language']!r}; known: {', '.join(language.available())}")
    found += [f"names notebook {n!r}, but there is no {path.parent.name}/{n}.ipynb" for n in entry["notebooks"]
              if not (isinstance(n, str) and _NAME.fullmatch(n) and path.with_name(f"{n}.ipynb").is_file())]
    return found


def parameters_of(notebook: Path) -> dict[str, Any]:
    """The parameters of a notebook with their defaults, as its cell tagged ``parameters`` assigns them.

    Raises :class:`~keyfigures.SourceError` for a file that is no notebook, one without such a cell, and a default that
    is not a plain value.
    """
    try:
        cells = nbformat.read(notebook, as_version=4).cells
    except Exception as error:  # nbformat raises whatever its JSON or its schema raises
        raise SourceError(f"not a notebook: {str(error).splitlines()[0]}", str(notebook)) from error
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", ())]
    if not tagged:
        raise SourceError("no cell is tagged 'parameters'", str(notebook), "tag the cell that sets its parameters")
    try:
        assigned = ast.parse(tagged[0].source).body
        return {line.targets[0].id: ast.literal_eval(line.value) for line in assigned}
    except (SyntaxError, ValueError, AttributeError) as error:
        raise SourceError("its parameters cell must hold assignments of plain values only, such as year = 2024",
                          str(notebook)) from error


def settle(plan: Plan, given: dict[str, Any]) -> dict[Path, dict[str, Any]]:
    """For each notebook of a plan all its parameters: those given, the plan's, its own, and the report's language.

    Raises :class:`~keyfigures.OptionError` for a parameter that none of the notebooks has, and for a value of another
    type than its default.
    """
    known = {notebook: parameters_of(notebook) for notebook in plan.notebooks}
    wanted = plan.parameters | given
    names = {name for defaults in known.values() for name in defaults} - {"language"}
    for name in wanted:
        if name not in names:
            raise OptionError.unknown(f"parameter of report {plan.name!r}:", name, names)
    for notebook, defaults in known.items():
        for name in wanted.keys() & defaults.keys():
            _check(name, wanted[name], defaults[name], notebook)
    wanted |= {"language": plan.language}
    return {notebook: {name: wanted.get(name, default) for name, default in defaults.items()}
            for notebook, defaults in known.items()}


def _check(name: str, value: Any, default: Any, notebook: Path) -> None:
    numbers = isinstance(default, float) and type(value) is int
    if default is not None and type(value) is not type(default) and not numbers:
        kind = type(default).__name__
        raise OptionError(f"parameter {name!r} of {notebook.name} must be a {kind}, such as {default!r}, not {value!r}")
