"""Figures table -> charts: estimates side by side, a timeline, key figures, and a listing of the rows themselves.

Every chart is drawn from a figures table, shows a range as a range and an open end as open, and comes with its title,
its source, its date, what it counts, a text that says the same to someone who cannot see it, and its rows.
"""

from keyfigures.charts.chart import Chart
from keyfigures.charts.estimates import estimates
from keyfigures.charts.keynumbers import key_figures
from keyfigures.charts.listing import Listing, listing
from keyfigures.charts.timeline import timeline

__all__ = ["Chart", "Listing", "estimates", "key_figures", "listing", "timeline"]
