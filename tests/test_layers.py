"""Imports go one way down, the first one is light, and every module says what it turns into what."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import keyfigures

ROOT = Path(keyfigures.__file__).parent
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
           for path in sorted(ROOT.rglob("*.py")) if path != ROOT / "__init__.py"}
# a module, or a folder of modules, imports from what stands before it
LADDER = """
    errors figure schema passage claim
    edited visible keys language words tokens boundaries finder needles scan vocabulary idioms countries lexicon digits spelled numerals ranges bounds changes mentions wording headings phrases years refusals status nations asides cues movement reading counted reach ties measure breakdown rows shared sentence prose
    names speakers attribution gazetteer toponyms agents towns places lines captions tables setting times dates account kinds detect columnwise celltext tidy explain marked
    content exported columns guess wholes datecells beside surroundings amounts sources cells load
    units vague reconcile spreadsheet write charts terminal report __main__
""".split()
ONLY_IN = {
    "matplotlib": "charts report",  # the report takes no more than its fonts
    "papermill": "report", "nbformat": "report", "typst": "report", "pint": "units", "pycld2": "detect",
}


def imported(name):
    """Every name a module imports, dotted: the module together with what is taken from it."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(name):
    """The modules of the package that a module imports."""
    found = {max((m for m in MODULES if f"{full}.".startswith(f"keyfigures.{m}.")), key=len, default=None)
             for full in imported(name)}
    return found - {None}


def rung(name):
    return name.split(".")[0]


def test_every_module_has_its_rung():
    assert set(LADDER) == set(map(rung, MODULES))


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_one_way_down(name):
    above = LADDER[LADDER.index(rung(name)) + 1:]
    assert not set(map(rung, ours(name))) & set(above), f"{name} may import only what stands before it"


def test_inside_a_folder_no_imports_go_round():
    list(TopologicalSorter({name: ours(name) for name in MODULES}).static_order())


@pytest.mark.parametrize("name", MODULES)
def test_a_heavy_package_is_loaded_in_one_place_only(name):
    heavy = {full.split(".")[0] for full in imported(name)} & set(ONLY_IN)
    assert [package for package in heavy if rung(name) not in ONLY_IN[package].split()] == []


@pytest.mark.parametrize(("statement", "unloaded"), [
    ("import keyfigures; keyfigures.read_text", "matplotlib, papermill, nbformat, IPython, pint"),
])
def test_importing_loads_no_more_than_it_needs(statement, unloaded):
    script = f"import sys; {statement}; print(*({set(unloaded.split(', '))} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", MODULES)
def test_a_module_opens_with_an_arrow_and_stays_small(name):
    lines = MODULES[name].read_text("utf-8").splitlines()
    assert lines[0].startswith('"""')
    assert "-> " in lines[0]
    assert len(lines) <= 300, "split it by what it is about"  # 250 is the aim
    assert not {"utils", "helpers", "common", "core", "misc", "base"} & set(name.split("."))
