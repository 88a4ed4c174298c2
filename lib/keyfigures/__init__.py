"""Text and tables -> keyfigures: published numbers about people in danger, as one tidy pandas table."""

from typing import TYPE_CHECKING, Any

from keyfigures.errors import KeyfiguresError, NumberError, OptionError, SourceError, TableError
from keyfigures.explain import explain
from keyfigures.figure import Figure
from keyfigures.load import load_figures
from keyfigures.marked import mark
from keyfigures.reconcile import reconcile, total
from keyfigures.schema import check
from keyfigures.tidy import parse_cells, parse_figure, read_numbers, read_text
from keyfigures.units import rate, to_people
from keyfigures.vague import code_vague
from keyfigures.write import write

if TYPE_CHECKING:
    from keyfigures import charts
    from keyfigures.report import build_report

__all__ = [
    "Figure", "KeyfiguresError", "NumberError", "OptionError", "SourceError", "TableError", "build_report", "charts",
    "check", "code_vague", "explain", "load_figures", "mark", "parse_cells", "parse_figure", "rate", "read_numbers", "read_text",
    "reconcile", "to_people", "total", "write",
]


def __getattr__(name: str) -> Any:
    """Load matplotlib and papermill only when a chart or a report is asked for."""
    if name == "charts":
        import keyfigures.charts

        return keyfigures.charts
    if name == "build_report":
        from keyfigures.report import build_report

        return build_report
    raise AttributeError(f"module 'keyfigures' has no attribute {name!r}")
