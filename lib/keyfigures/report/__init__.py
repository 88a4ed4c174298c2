"""reports.toml -> notebooks run with their parameters -> charts, one HTML page and one PDF a report."""

from keyfigures.report.build import Built, build_report
from keyfigures.report.plan import Plan, plans

__all__ = ["Built", "Plan", "build_report", "plans"]
