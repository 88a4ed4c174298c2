"""The notebooks as they are committed: clean, short, in both languages, and on the public names alone."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest

import keyfigures as kf
from keyfigures import charts
from keyfigures.report import plans
from keyfigures.report.plan import settle

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EACH = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 3


@EACH
def test_it_is_committed_clean(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.outputs and cell.execution_count is None for cell in code(path))
    assert [cell.id for cell in notebook.cells] == [f"{path.stem}-{i:02d}" for i in range(len(notebook.cells))]
    assert notebook.metadata == {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                                 "language_info": {"name": "python"}}
    assert path.read_text("utf-8") == nbformat.writes(notebook, indent=1).rstrip("\n") + "\n"


@EACH
def test_it_opens_with_its_parameters_and_keeps_its_cells_short(path: Path) -> None:
    first = nbformat.read(path, as_version=4).cells[0]
    assert first.metadata.tags == ["parameters"]
    assert max(len(cell.source.splitlines()) for cell in code(path)) <= 10


@EACH
def test_it_defines_nothing_and_takes_public_names_only(path: Path) -> None:
    for cell in code(path):
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.ImportFrom))
            if isinstance(node, ast.Import):
                assert {(name.name, name.asname) for name in node.names} <= {("keyfigures", "kf"), ("pandas", "pd")}
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"kf", "kf.charts"}:
                assert node.attr in (kf if ast.unparse(node.value) == "kf" else charts).__all__


@EACH
def test_it_speaks_both_languages(path: Path) -> None:
    tagged = [cell.metadata.get("tags", []) for cell in nbformat.read(path, as_version=4).cells
              if cell.cell_type == "markdown"]
    told = [tags for tags in tagged if tags]
    assert told == [["nl"], ["en"]] * (len(told) // 2)
    assert told


def test_every_report_can_be_run_as_planned() -> None:
    known = plans(ROOT)
    assert list(known) == ["syria-nl", "syria-en"]
    for plan in known.values():
        for notebook, parameters in settle(plan, {}).items():
            files = [value for value in parameters.values() if isinstance(value, str) and value.startswith("../")]
            assert all((notebook.parent / file).is_file() for file in files)
