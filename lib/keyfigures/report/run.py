"""A notebook and its parameters -> the executed notebook, kept so that an unchanged one need not run again."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from dataclasses import dataclass
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Any

import nbformat

from keyfigures.errors import SourceError

__all__ = ["Run", "execute", "inputs"]

_FORM = "1"  # raise it when what is kept of an executed notebook changes
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_PLACE = re.compile(r"^\S*ipykernel_\S*:\d+: ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Run:
    """An executed notebook, whether it had to run for that, and the warnings that it gave when it did."""

    notebook: Any
    ran: bool
    warnings: str = ""


def execute(notebook: Path, parameters: dict[str, Any], kept: Path) -> Run:
    """The executed notebook; it need not run when ``kept`` was made from the same inputs.

    The inputs are the notebook, its parameters, the files in ``seeds`` and those that parameters name, the library and
    the versions of what it draws and counts with. Raises :class:`~keyfigures.SourceError` naming the cell that failed.
    """
    digest = inputs(notebook, parameters)
    if kept.is_file():
        before = nbformat.read(kept, as_version=4)
        if before.metadata.get("keyfigures", {}).get("inputs") == digest:
            return Run(before, ran=False)
    done = _run(notebook, parameters)
    warnings = "".join(out.text for cell in done.cells for out in cell.get("outputs", ()) if out.get("name") == "stderr")
    done = _normal(done, digest)
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_suffix(".part")
    nbformat.write(done, part)
    part.replace(kept)
    return Run(done, ran=True, warnings=_PLACE.sub("", warnings))


def inputs(notebook: Path, parameters: dict[str, Any]) -> str:
    """A digest of everything that an executed notebook depends on."""
    folder = notebook.parent
    named = [folder / value for value in parameters.values() if isinstance(value, str) and (folder / value).is_file()]
    seeds = [path for path in sorted((folder.parent / "seeds").rglob("*")) if path.is_file()]
    package = Path(str(files("keyfigures")))
    library = [path for path in sorted(package.rglob("*")) if path.suffix in {".py", ".toml", ".txt"}
               and "report" not in path.relative_to(package).parts]
    digest = hashlib.sha256(json.dumps([_FORM, parameters, platform.python_version(), *_versions()], default=str).encode())
    for path in (notebook, *named, *seeds, *library):
        digest.update(hashlib.sha256(path.read_bytes()).digest() + path.name.encode())
    return digest.hexdigest()


def _versions() -> list[str]:
    return [f"{name} {metadata.version(name)}" for name in ("babel", "matplotlib", "numpy", "pandas")]


def _run(notebook: Path, parameters: dict[str, Any]) -> Any:
    import papermill  # here, because half a second is long when nothing has to run

    from keyfigures.report.kernel import Kernel

    source = nbformat.read(notebook, as_version=4)
    try:
        # the notebook itself, not its path: papermill takes braces in a path for parameters
        return papermill.execute_notebook(nbformat.from_dict(source), None, parameters, progress_bar=False,
                                          cwd=notebook.parent, kernel_manager_class=Kernel, shutdown_kernel="immediate")
    except papermill.PapermillExecutionError as error:
        number = next((i for i, cell in enumerate(source.cells, 1) if cell.source == error.source), 0)
        raise SourceError(f"{error.ename}: {_COLOURS.sub('', error.evalue)}"[:2000], f"{notebook}, cell {number}",
                          f"the cell begins: {error.source.splitlines()[0]}") from error
    except RuntimeError as error:  # the kernel died or never came up
        raise SourceError(f"did not run to its end: {error}", str(notebook)) from error


def _normal(notebook: Any, digest: str) -> Any:
    """The executed notebook without what differs from run to run: times, identities, where it lay."""
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number}"
        cell.metadata = {"tags": cell.metadata.get("tags", [])}
        if cell.cell_type == "code":  # warnings name the process
            cell.outputs = [out for out in cell.outputs if out.get("name") != "stderr"]
    ran = {"parameters": notebook.metadata.papermill.parameters, "version": notebook.metadata.papermill.version}
    notebook.metadata = nbformat.from_dict({"kernelspec": notebook.metadata.kernelspec, "papermill": ran,
                                            "keyfigures": {"inputs": digest}})
    return notebook
