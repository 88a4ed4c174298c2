"""Charts, asked what they hold: positions, labels, hatches and words rather than pixels."""

from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import matplotlib
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.text import Text

from keyfigures import TableError, charts
from keyfigures.charts import style
from keyfigures.claim import Claim, identify, table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from keyfigures.charts import Chart

DAY = dt.date


def claim(low: int | None, high: int | None, bound: str = "between", best: int | None = None, **known: Any) -> Claim:
    known = {"measure": "deaths", "source": "A recorder"} | known
    return Claim(figure_id=identify(low, high, bound, best, known), low=low, best=best, high=high, bound=bound, **known)


def point(value: int, bound: str = "exact", **known: Any) -> Claim:
    return claim(value, value, bound, value, **known)


TOLLS = table([
    point(306_887, source="OHCHR", status="estimated", group="civilians"),
    claim(300_000, 500_000, source="A paper"),
    claim(350_209, None, "at_least", source="A list of names", status="verified"),
    claim(None, 610_000, "at_most", source="A minister"),
    point(400_000, "about", source="An envoy"),
    claim(None, None, "vague", source="A witness", quote="tens of thousands"),
    claim(500_000, 700_000, source="A model", status="projected"),
    claim(281_443, 337_971, best=306_887, source="A survey"),
])
DISPLACED = [
    point(280_000, measure="displaced", status="estimated", attribution="the United Nations",
          from_date=DAY(2024, 11, 27), to_date=DAY(2024, 12, 6), date_precision="week"),
    claim(None, 1_500_000, "at_most", measure="displaced", status="projected", attribution="the United Nations"),
]
YEARS = [point(value, measure="refugees", kind="stock", source="UNHCR", from_date=DAY(year, 12, 31),
               to_date=DAY(year, 12, 31), date_precision="day") for year, value in ((2022, 30), (2020, 10), (2021, 20))]


def marked(axes: Axes, label: str) -> list[Any]:
    return [artist for artist in axes.get_children() if artist.get_label() == label]


def box(patch: Any) -> tuple[float, float]:
    return patch.get_x(), patch.get_x() + patch.get_width()


def estimates(*claims: Claim, language: str = "en") -> Chart:
    return charts.estimates(table(claims), language=language, title="Deaths")


def timeline(*claims: Claim, language: str = "en") -> Chart:
    return charts.timeline(table(claims), language=language, title="People")


def axes_of(chart: Chart) -> Axes:
    return chart.drawing.axes[0]


def words_of(chart: Chart) -> list[str]:
    return [text.get_text() for text in chart.drawing.findobj(Text) if text.get_text()]


def test_a_range_is_a_translucent_bar_with_ticks_at_its_ends_and_no_point_in_it() -> None:
    axes = axes_of(estimates(claim(300_000, 500_000)))
    (bar,) = marked(axes, "range")
    assert box(bar) == (300_000, 500_000)
    assert bar.get_facecolor()[3] == pytest.approx(0.3)
    assert [tick.get_segments()[0][0][0] for tick in marked(axes, "tick")] == [300_000, 500_000]
    assert not marked(axes, "best")


def test_a_point_stands_only_where_the_source_gives_one() -> None:
    axes = axes_of(estimates(claim(281_443, 337_971, best=306_887)))
    assert [dot.get_xdata()[0] for dot in marked(axes, "best")] == [306_887]


def test_about_is_an_open_dot() -> None:
    exact, about = (marked(axes_of(estimates(point(400_000, bound))), "best")[0] for bound in ("exact", "about"))
    assert exact.get_markerfacecolor() == style.BLUE
    assert about.get_markerfacecolor() == "white"


@pytest.mark.parametrize("bound", ["at_least", "more_than"])
def test_an_open_end_above_is_a_tick_with_an_arrow_that_stays_on_the_axis(bound: str) -> None:
    axes = axes_of(estimates(claim(350_209, None, bound)))
    (arrow,) = marked(axes, "open_above")
    assert [tick.get_segments()[0][0][0] for tick in marked(axes, "tick")] == [350_209]
    assert arrow.get_path().get_extents().x1 <= axes.get_xlim()[1]
    assert not marked(axes, "range")


@pytest.mark.parametrize("bound", ["at_most", "less_than"])
def test_an_open_end_below_is_a_hatched_outline_from_nought(bound: str) -> None:
    (outline,) = marked(axes_of(estimates(claim(None, 610_000, bound))), "open_below")
    assert box(outline) == (0, 610_000)
    assert outline.get_hatch()
    assert outline.get_facecolor()[3] == 0


def test_a_projection_differs_in_colour_dash_and_hatch() -> None:
    (bar,) = marked(axes_of(estimates(claim(500_000, 700_000, status="projected"))), "range")
    assert to_hex(bar.get_edgecolor()) == style.VERMILLION.lower()
    assert bar.get_hatch()
    assert bar.get_linestyle() != "-"


def test_a_vague_claim_keeps_its_words_and_has_no_mark() -> None:
    chart = estimates(claim(None, None, "vague", quote="tens of thousands"), claim(5, 9))
    assert "tens of thousands" in words_of(chart)
    assert len(marked(axes_of(chart), "range")) == 1


def test_the_largest_comes_first_on_one_axis_from_nought() -> None:
    chart = charts.estimates(TOLLS, language="en", title="Deaths")
    names = ["A model", "A minister", "A paper", "An envoy", "A list of names", "A survey", "OHCHR", "A witness"]
    assert chart.rows["source"].tolist() == names
    assert axes_of(chart).get_xlim()[0] == 0
    assert axes_of(chart).get_xlim()[1] > 700_000


def test_a_chart_carries_title_source_date_definition_and_a_text_with_the_full_numbers() -> None:
    chart = charts.estimates(TOLLS.assign(published=pd.Timestamp("2024-12-06")), language="en", title="Deaths in the war")
    assert "Deaths in the war" in words_of(chart)
    assert chart.notes.definition == "Counted: people who died; missing people only where the source counts them in."
    assert chart.notes.source == ("Sources: A model; A minister; A paper; An envoy; A list of names; A survey; OHCHR; "
                                  "A witness.")
    assert chart.notes.as_of == "As of 6 December 2024."
    assert chart.alt == (
        "Deaths in the war. Bar chart by source. A model: between 500,000 and 700,000 (projection); A minister: up to "
        "610,000; A paper: between 300,000 and 500,000; An envoy: about 400,000; A list of names: at least 350,209 "
        "(verified); A survey: 306,887 (281,443–337,971); OHCHR, civilians: 306,887 (estimate); A witness: tens of "
        "thousands.")


def test_the_words_are_those_of_the_language() -> None:
    chart = estimates(claim(350_209, None, "at_least", published=DAY(2024, 12, 6)), language="nl")
    assert chart.alt == "Deaths. Staafdiagram per bron. A recorder: minstens 350.209."
    assert chart.notes.lines() == [
        "Streep met pijl: ten minste zo veel, geen bovengrens genoemd.",
        "Geteld: mensen die zijn omgekomen; vermisten alleen waar de bron ze meetelt.",
        "Bron: A recorder. Stand: 6 december 2024.",
    ]


def test_who_says_it_and_who_published_it_are_both_named() -> None:
    known = {"attribution": "the United Nations", "source": "A paper"}
    assert estimates(point(5, **known)).notes.source == "Source: The United Nations via A paper."
    assert estimates(point(5, source="a paper", attribution="A paper")).notes.source == "Source: A paper."


def test_households_are_called_households() -> None:
    assert estimates(point(460, unit="household")).notes.definition.endswith("Counted in households, not in people.")


@pytest.mark.parametrize("draw", [charts.estimates, charts.timeline, charts.key_figures, charts.listing])
def test_there_must_be_a_row(draw: Any) -> None:
    with pytest.raises(TableError, match="^there is nothing to draw: the table has no rows$"):
        draw(table([]), language="en", title="Nothing")


def test_only_a_figures_table_is_drawn() -> None:
    with pytest.raises(TableError, match="^not columns of the figures table: rule; known: figure_id, measure, low, "):
        charts.estimates(TOLLS.assign(rule="envelope"), language="en", title="Deaths")
    with pytest.raises(TableError, match="^kind must be one of stock, flow, cumulative\n    row 0: kind 'sum'\n"):
        charts.estimates(TOLLS.assign(kind="sum"), language="en", title="Deaths")


@pytest.mark.parametrize(("one", "other", "message"), [
    ({"measure": "deaths"}, {"measure": "injured"}, "measure is deaths and injured\n"
     "    keep one of them: table[table['measure'] == 'deaths']"),
    ({"unit": "person"}, {"unit": "household"}, "unit is household and person\n"
     "    keep one of them: table[table['unit'] == 'household']"),
    ({"kind": "stock"}, {"kind": "flow"}, "kind is flow and stock\n"
     "    keep one of them: table[table['kind'] == 'flow']"),
])
def test_things_that_differ_do_not_share_an_axis(one: Any, other: Any, message: str) -> None:
    with pytest.raises(TableError) as caught:
        estimates(point(1, **one), point(2, **other))
    assert str(caught.value) == f"estimates on one axis must count the same thing; {message}"


def test_a_stock_holds_from_its_day_to_the_next() -> None:
    axes = axes_of(timeline(*YEARS))
    days = [DAY(year, 12, 31).toordinal() for year in (2020, 2021, 2022)]
    steps = [step.get_segments()[0] for step in marked(axes, "step")]
    spans = [(days[0], days[1], 10), (days[1], days[2], 20), (days[2], days[2], 30)]
    assert [(start[0], end[0], start[1]) for start, end in steps] == spans
    assert [dot.get_xdata()[0] for dot in marked(axes, "best")] == days


def test_a_flow_fills_its_period_and_shows_its_band() -> None:
    flow = [claim(8, 12, best=10, kind="flow", from_date=DAY(y, 1, 1), to_date=DAY(y, 12, 31)) for y in (2016, 2017)]
    axes = axes_of(timeline(*flow))
    bands = marked(axes, "range")
    begins = [DAY(year, 1, 1).toordinal() for year in (2016, 2017, 2018)]
    assert [box(band) for band in bands] == [(begins[0], begins[1]), (begins[1], begins[2])]
    assert [(band.get_y(), band.get_height()) for band in bands] == [(8, 4), (8, 4)]
    assert not marked(axes, "best")


def test_a_projected_total_opens_from_the_present_figure_at_the_as_of_line() -> None:
    chart = timeline(*DISPLACED)
    axes = axes_of(chart)
    (area,), (line,) = marked(axes, "projected"), marked(axes, "as_of")
    as_of = DAY(2024, 12, 6).toordinal()
    corners = area.get_xy()[:4].tolist()
    assert line.get_xdata()[0] == as_of
    assert corners[:2] == [[as_of, 280_000], [as_of, 280_000]]
    assert [height for _, height in corners[2:]] == [1_500_000, 280_000]
    assert area.get_hatch()
    assert {"in total", "no date given", "up to 1.5\xa0million", "As of 6 December 2024"} <= set(words_of(chart))


def test_what_comes_on_top_is_drawn_from_nought_and_says_so() -> None:
    chart = timeline(DISPLACED[0], replace(DISPLACED[1], flags="additional"))
    (area,) = marked(axes_of(chart), "projected")
    assert [height for _, height in area.get_xy()[:4].tolist()] == [0, 1_500_000, 1_500_000, 0]
    assert "on top of the present number" in words_of(chart)


def test_a_dated_projection_ends_at_its_date() -> None:
    ahead = claim(60, 80, measure="refugees", source="UNHCR", status="projected", to_date=DAY(2025, 12, 31))
    chart = timeline(*YEARS, ahead)
    (area,) = marked(axes_of(chart), "projected")
    assert area.get_xy()[2].tolist() == [DAY(2025, 12, 31).toordinal(), 80]
    assert "no date given" not in words_of(chart)


def test_a_timeline_tells_its_story_in_order() -> None:
    assert timeline(*YEARS).alt == "People. Timeline. UNHCR: 31 Dec 2020: 10; 31 Dec 2021: 20; 31 Dec 2022: 30."
    assert timeline(*DISPLACED).alt == (
        "People. Timeline. The United Nations: 27 Nov\u2009–\u20096 Dec 2024: 280,000 (estimate); up to 1.5\xa0million "
        "(projection).")


@pytest.mark.parametrize(("other", "found"), [
    ({"measure": "idps"}, "measure is idps and refugees"),
    ({"source": "IDMC"}, "source is IDMC and UNHCR"),
    ({"group": "children"}, "group is children and everyone"),
    ({"kind": "flow"}, "kind is flow and stock"),
])
def test_a_timeline_follows_one_count(other: dict[str, str], found: str) -> None:
    known = {"measure": "refugees", "source": "UNHCR", "kind": "stock", "to_date": DAY(2023, 12, 31)} | other
    with pytest.raises(TableError) as caught:
        timeline(*YEARS, point(40, **known))
    assert str(caught.value).splitlines()[0] == f"a timeline follows one count by one source; {found}"


def test_a_timeline_names_the_rows_it_cannot_place() -> None:
    with pytest.raises(TableError) as caught:
        timeline(point(1), claim(None, None, "vague", quote="dozens", to_date=DAY(2024, 1, 1)))
    assert str(caught.value) == ("a timeline needs a date and a number in every row\n"
                                 "    row 0: to_date is missing\n"
                                 "    row 1: no number in 'dozens'")


def test_a_timeline_starts_from_a_count() -> None:
    with pytest.raises(TableError, match="^a timeline needs a figure to start from: all rows are projected$"):
        timeline(DISPLACED[1])


def test_key_figures_have_an_axis_each_with_its_words_above() -> None:
    rows = table([claim(300_000, 500_000), *DISPLACED, claim(None, None, "vague", quote="thousands")])
    chart = charts.key_figures(rows, language="en", title="Syria")
    assert [axes.get_xlim()[0] for axes in chart.drawing.axes] == [0, 0, 0]
    assert {"280,000", "up to 1.5\xa0million", "thousands", "deaths", "people displaced"} <= set(words_of(chart))
    assert chart.alt.startswith("Syria. Key figures, each on an axis of its own. deaths, A recorder: between 300,000 and")


LONG = table([
    point(123_456_789, source="The Independent International Commission of Inquiry on the Syrian Arab Republic",
          to_date=DAY(2024, 12, 6), kind="stock",
          attribution="Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"),
    claim(100_000_000, 123_456_700, source="B", status="verified", group="women, children and elderly people",
          from_date=DAY(2011, 3, 15), to_date=DAY(2024, 12, 31)),
    claim(120_000_000, None, "more_than", source="C"),
])
DRAWN = {
    "estimates": (charts.estimates, TOLLS), "long estimates": (charts.estimates, LONG),
    "key figures": (charts.key_figures, TOLLS), "long key figures": (charts.key_figures, LONG),
    "timeline": (charts.timeline, table(YEARS)), "projection": (charts.timeline, table(DISPLACED)),
    "one long": (charts.timeline, LONG[:1]),
}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", DRAWN)
def test_no_words_are_cut_or_run_into_each_other(name: str, language: str) -> None:
    draw, rows = DRAWN[name]
    chart = draw(rows, language=language, title="A title that is rather long, so that it needs more than one line of text")
    with style.house_style():
        FigureCanvasAgg(chart.drawing).draw()
        boxes = {text.get_text(): text.get_window_extent() for text in chart.drawing.findobj(Text)
                 if text.get_text() and text.get_visible()}
    paper = chart.drawing.bbox.padded(0.05 * chart.drawing.dpi)
    for words, extent in boxes.items():
        assert paper.x0 <= extent.x0, words
        assert extent.x1 <= paper.x1, words
    for (words, one), (others, other) in itertools.combinations(boxes.items(), 2):
        slack = 1.5  # a descender may touch the line below
        apart = (one.x1 <= other.x0 + slack or other.x1 <= one.x0 + slack or one.y1 <= other.y0 + slack
                 or other.y1 <= one.y0 + slack)
        assert apart, (words, others)


def test_text_from_outside_is_only_text() -> None:
    chart = estimates(point(5, source="US$ 5 and $6 </text><script>alert(1)</script>"))
    assert any("US$ 5 and $6" in words for words in words_of(chart))
    assert "<script>" not in chart.svg() + chart.inset()


@pytest.mark.parametrize("name", DRAWN)
def test_two_drawings_are_the_same_bytes_whatever_the_settings(name: str) -> None:
    draw, rows = DRAWN[name]
    first = draw(rows, language="nl", title="Same")
    with matplotlib.rc_context({"font.size": 30, "axes.facecolor": "red", "text.parse_math": True}):
        second = draw(rows, language="nl", title="Same")
        assert (first.svg(), first.inset(), first.png()) == (second.svg(), second.inset(), second.png())


def test_drawing_leaves_nothing_behind() -> None:
    # rcParams' own items() loads pyplot, to find out the backend
    program = ("import matplotlib, sys\nstate = lambda: {k: str(v) for k, v in dict.items(matplotlib.rcParams)}\n"
               "before = state()\nimport keyfigures as kf\n"
               "table = kf.read_text('At least 12 people were killed.', language='en')\n"
               "kf.charts.estimates(table, language='en', title='x').png()\n"
               "assert 'matplotlib.pyplot' not in sys.modules\nassert state() == before")
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_a_notebook_shows_the_picture_and_keeps_words_and_rows_beside_it() -> None:
    data, metadata = estimates(claim(300_000, 500_000, published=DAY(2024, 12, 6)))._repr_mimebundle_()
    assert set(data) == {"text/plain", "image/svg+xml", "image/png"}
    kept = metadata["keyfigures"]
    assert kept["alt"] == data["text/plain"]
    assert [(row["low"], row["best"], row["high"], row["published"]) for row in kept["rows"]] == [
        (300_000, None, 500_000, "2024-12-06")]
    assert "<text" in kept["plot"]
    assert "<text" not in data["image/svg+xml"]


def test_a_listing_is_a_table_of_words() -> None:
    rows = table([claim(300_000, 500_000, iso3="SYR", place="Syrische", source="<b>x</b>", published=DAY(2024, 12, 6)),
                  point(460, unit="household", status="verified", attribution="het observatorium")])
    data, metadata = charts.listing(rows, language="nl", title="Alles")._repr_mimebundle_()
    assert data["text/plain"].splitlines() == [
        "Cijfer | Wat is geteld | Volgens | Wanneer | Soort opgave",
        "tussen 300.000 en 500.000 | doden, Syrië | <b>x</b> | gepubliceerd 6 dec 2024 | gemeld",
        "460 | doden, huishoudens | Het observatorium |  | geverifieerd",
    ]
    assert "&lt;b&gt;x&lt;/b&gt;" in data["text/html"]
    assert [row["low"] for row in metadata["keyfigures"]["rows"]] == [300_000, 460]


@pytest.mark.parametrize("colour", [style.BLUE, style.VERMILLION, style.GREY])
def test_colours_stand_out_on_white(colour: str) -> None:
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    assert 1.05 / (luminance + 0.05) >= 3.8  # WCAG 2.2, 1.4.11 asks 3 of graphics
