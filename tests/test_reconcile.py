"""Claims about one thing become one row by a named rule; a sum is right or refused."""

import pandas as pd
import pytest

from keyfigures import claim
from keyfigures.claim import Claim
from keyfigures.errors import OptionError, TableError
from keyfigures.figure import Figure
from keyfigures.reconcile import reconcile, total


def table(*rows):
    """Claims that may be added up, but for what a test changes: ids a, b, c ... and a town for each."""
    claims = []
    for name, row in zip("abcdefgh", rows, strict=False):
        figure = row.pop("figure")
        known = {"figure_id": name, "measure": "deaths", "kind": "flow", "iso3": "SYR", "place": f"town {name}",
                 "source": f"source {name}", "status": figure.status, "low": figure.low, "best": figure.best,
                 "high": figure.high, "bound": figure.bound}
        claims.append(Claim(**known | row))
    return claim.table(claims)


def on_one_town(*figures, **known):
    return table(*({"figure": figure, "place": "Homs", **known} for figure in figures))


def sides(row):
    return tuple(None if pd.isna(row[name]) else row[name] for name in ("low", "best", "high", "bound"))


exact, at_least, more_than = (lambda n, b=b: Figure.point(n, b) for b in ("exact", "at_least", "more_than"))
at_most, less_than, about = (lambda n, b=b: Figure.point(n, b) for b in ("at_most", "less_than", "about"))
between, vague = Figure.between, Figure(bound="vague")


@pytest.mark.parametrize(("figures", "expected"), [
    ([exact(12)], (12, 12, 12, "exact")),
    ([exact(12), exact(12)], (12, 12, 12, "exact")),
    ([exact(12), exact(20)], (12, None, 20, "between")),
    ([exact(12), about(12)], (12, 12, 12, "about")),
    ([between(10, 20, 15), between(12, 30, 15)], (10, 15, 30, "between")),
    ([between(10, 20, 15), between(12, 30)], (10, None, 30, "between")),
    ([between(300, 500), at_least(350)], (300, None, None, "at_least")),
    ([between(300, 500), more_than(200)], (200, None, None, "more_than")),
    ([more_than(200), at_least(200)], (200, None, None, "at_least")),
    ([exact(200), at_most(300)], (None, None, 300, "at_most")),
    ([exact(200), less_than(300)], (None, None, 300, "less_than")),
    ([at_least(200), at_most(300)], (None, None, None, "vague")),
    ([vague], (None, None, None, "vague")),
    ([vague, exact(12)], (12, 12, 12, "exact")),
])
def test_the_envelope_keeps_open_sides_open_and_invents_no_best(figures, expected):
    row, = reconcile(on_one_town(*figures)).to_dict("records")
    assert sides(row) == expected


def test_a_row_names_its_rule_its_sources_and_what_it_used():
    claims = on_one_town(exact(12), vague, exact(20), exact(9))
    claims.loc[2, "attribution"] = "the Red Crescent"
    claims.loc[3, "flags"] = "needs_review;superseded"
    row, = reconcile(claims).to_dict("records")
    assert sides(row) == (12, None, 20, "between")
    assert row["rule"] == "envelope"
    assert row["sources"] == "source a; the Red Crescent"
    assert row["used"] == "a; c"
    assert row["left_out"] == "b; d"


@pytest.mark.parametrize("different", [
    {"measure": "injured"}, {"unit": "household"}, {"kind": "stock"}, {"group": "children"}, {"place": "Hama"},
    {"place": "Hama", "iso3": None}, {"iso3": "TUR"}, {"origin_iso3": "IRQ"}, {"host_iso3": "LBN"},
    {"from_date": "2024-12-01"}, {"to_date": "2024-12-06"}, {"status": "projected"},
])
def test_claims_about_different_things_stay_apart(different):
    claims = table({"figure": exact(12), "place": "Homs"}, {"figure": exact(20), "place": "Homs", **different})
    assert reconcile(claims)["used"].to_list() == ["a", "b"]


def test_the_caller_may_say_what_makes_one_thing_but_a_projection_stays_apart():
    claims = table({"figure": exact(12)}, {"figure": exact(20)}, {"figure": exact(99), "status": "projected"})
    assert reconcile(claims, by=["iso3"])["used"].to_list() == ["a; b", "c"]


def test_a_country_is_one_place_in_every_language():
    claims = table({"figure": exact(12), "place": "Syrië", "language": "nl"},
                   {"figure": exact(20), "place": "Syria", "language": "en"},
                   {"figure": exact(5), "place": "Homs", "language": "en"})
    assert reconcile(claims)[["place", "used"]].to_numpy().tolist() == [["Syrië", "a; b"], ["Homs", "c"]]


def test_a_status_that_differs_is_missing():
    claims = table({"figure": exact(12), "status": "verified"}, {"figure": exact(12), "status": "estimated"})
    assert reconcile(claims, by=[])["status"].isna().all()


def test_the_latest_is_the_envelope_of_what_was_published_last():
    claims = on_one_town(exact(12), exact(20), exact(22))
    claims["published"] = pd.to_datetime(["2024-12-01", "2024-12-06", "2024-12-06"])
    row, = reconcile(claims, rule="latest").to_dict("records")
    assert (sides(row), row["used"], row["left_out"]) == ((20, None, 22, "between"), "b; c", "a")


def test_a_source_is_taken_by_preference():
    claims = on_one_town(exact(12), exact(20))
    assert reconcile(claims, rule="source", prefer=["nobody", "source b", "source a"])["used"].to_list() == ["b"]


@pytest.mark.parametrize(("options", "message"), [
    ({"rule": "mean"}, "unknown rule 'mean'\n    known: envelope, latest, source"),
    ({"rule": "source"}, "the rule 'source' finds none of the sources in prefer=\n    row 0: is by source a"),
    ({"rule": "source", "prefer": ["UN", "SOHR"]},
     "the rule 'source' finds none of UN, SOHR in prefer=\n    row 0: is by source a"),
    ({"rule": "latest"},
     "the rule 'latest' needs to know when each claim was published\n    row 0: published is missing"),
])
def test_a_rule_without_anything_to_go_by_is_refused(options, message):
    with pytest.raises((OptionError, TableError)) as error:
        reconcile(on_one_town(exact(12)), **options)
    assert str(error.value) == message


def test_an_unknown_column_is_refused():
    with pytest.raises(OptionError, match="^unknown column 'iso'; did you mean 'iso3'"):
        reconcile(on_one_town(exact(12)), by=["iso"])


def test_nothing_reconciles_to_nothing():
    merged = reconcile(claim.table([]))
    assert merged.empty
    assert merged.columns.to_list()[-4:] == ["rule", "sources", "used", "left_out"]


@pytest.mark.parametrize(("figures", "expected", "covered"), [
    ([exact(12), exact(20)], (32, 32, 32, "exact"), 2),
    ([exact(12), about(20)], (32, 32, 32, "about"), 2),
    ([exact(12), between(10, 20, 15)], (22, 27, 32, "between"), 2),
    ([exact(12), between(10, 20)], (22, None, 32, "between"), 2),
    ([exact(12), at_least(20)], (32, None, None, "at_least"), 2),
    ([at_least(12), more_than(20)], (32, None, None, "more_than"), 2),
    ([exact(12), at_most(20)], (12, None, 32, "between"), 2),
    ([at_most(12), less_than(20)], (None, None, 32, "less_than"), 2),
    ([exact(12), vague], (12, None, None, "at_least"), 1),
    ([vague, vague], (None, None, None, "vague"), 0),
    ([], (None, None, None, "vague"), 0),
])
def test_a_total_is_open_where_a_row_is_open_and_says_how_many_rows_it_covers(figures, expected, covered):
    summed = total(table(*({"figure": f} for f in figures)))
    assert sides(summed) == expected
    assert (summed["rows"], summed["covered"]) == (len(figures), covered)


def test_a_total_names_what_it_added():
    summed = total(table({"figure": exact(12)}, {"figure": vague}, {"figure": exact(3)}))
    assert (summed["measure"], summed["unit"], summed["used"]) == ("deaths", "person", "a; c")


JANUARY = {"from_date": "2024-01-01", "to_date": "2024-01-31"}
FEBRUARY = {"from_date": "2024-02-01", "to_date": "2024-02-29"}
WINTER = {"from_date": "2024-01-15", "to_date": "2024-02-15"}
HERE = {"place": "Homs", "source": "SOHR"}


@pytest.mark.parametrize(("one", "two", "problem"), [
    ({}, {"measure": "injured"}, "measure is injured, in row 0 it is deaths"),
    ({}, {"unit": "household"}, "unit is household, in row 0 it is person"),
    ({"kind": "stock"}, {}, "kind is flow, in row 0 it is stock"),
    ({}, {"status": "projected"}, "status is projected, in row 0 it is reported"),
    ({}, {"flags": "superseded"}, "was superseded by a later figure"),
    ({}, {"part_of": "a"}, "is a part of row 0"),
    (HERE, HERE | {"source": "SNHR"}, "counts what row 0 counts: SNHR beside SOHR; reconcile them first"),
    (HERE | JANUARY, HERE | WINTER, "its period overlaps that of row 0"),
    (HERE | JANUARY | {"kind": "stock"}, HERE | FEBRUARY | {"kind": "stock"},
     "is a stock figure of what row 0 counts, and no addition to it"),
    (HERE | JANUARY | {"kind": "cumulative"}, HERE | FEBRUARY | {"kind": "cumulative"},
     "is a cumulative figure of what row 0 counts, and no addition to it"),
    (HERE | JANUARY | {"kind": None}, HERE | FEBRUARY | {"kind": None},
     "counts what row 0 counts, unless kind says it is a flow"),
])
def test_a_sum_that_would_be_wrong_is_refused_with_row_and_reason(one, two, problem):
    with pytest.raises(TableError) as error:
        total(table({"figure": exact(12), **one}, {"figure": exact(5), **two}))
    assert str(error.value) == f"these rows do not add up to one number\n    row 1: {problem}"


@pytest.mark.parametrize(("whole", "part", "name"), [
    ({"place": "Homs"}, {"place": "Homs", "group": "children"}, "group"),
    ({"place": None}, {"place": "Homs"}, "town"),
    ({"place": "Syria", "language": "en"}, {"place": "Homs"}, "town"),
    ({"place": None, "iso3": None, "origin_iso3": "SYR"}, {"place": None, "iso3": None, "origin_iso3": "SYR",
                                                          "host_iso3": "TUR"}, "host_iso3"),
])
def test_a_row_that_leaves_open_what_another_says_may_hold_it(whole, part, name):
    with pytest.raises(TableError) as error:
        total(table({"figure": exact(12), **whole}, {"figure": exact(5), **part}))
    (_, problem), = error.value.rows
    assert problem.endswith(f"again: only one of them says its {name}")


@pytest.mark.parametrize(("one", "two"), [
    (HERE | JANUARY, HERE | FEBRUARY),
    (HERE | {"group": "civilians"}, HERE | {"group": "soldiers"}),
    ({"kind": "stock", "to_date": "2024-01-31"}, {"kind": "stock", "to_date": "2024-02-29"}),
    ({"status": "verified"}, {"status": "estimated"}),
])
def test_what_may_be_added_is_added(one, two):
    assert total(table({"figure": exact(12), **one}, {"figure": exact(5), **two}))["best"] == 17


def test_a_list_of_events_may_have_two_in_one_place_and_period():
    claims = table({"figure": exact(12), **HERE, **JANUARY}, {"figure": exact(5), **HERE, **WINTER})
    assert total(claims, events=True)["best"] == 17
