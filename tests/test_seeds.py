import csv
import datetime as dt
import hashlib
import json
import tomllib
import zipfile
from pathlib import Path

import pytest

import keyfigures as kf

SEEDS = Path(__file__).parents[1] / "seeds"
RECORDS = tomllib.loads((SEEDS / "SOURCES.toml").read_text(encoding="utf-8"))
FILES = sorted(
    path.relative_to(SEEDS).as_posix()
    for path in SEEDS.rglob("*")
    if path.is_file() and path.name not in {"SOURCES.toml", ".gitattributes"}
)
REQUIRED = {"title", "publisher", "published", "licence", "language", "sha256"}
OPTIONAL = {"url", "retrieved", "derived", "parent_sha256", "note"}
LICENCES = {"CC-BY-4.0", "CC-BY-3.0-IGO"}

OWN = {"keyfigures", "Voorbeeldbericht", "Example brief"}  # written for the project


def rows(name):
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def day(text):
    """The first day of an ISO 8601 date, month or year."""
    return dt.date.fromisoformat((text + "-01-01")[:10])


def total(name, year, *columns):
    return tuple(sum(int(row[c]) for row in rows(name) if row["year"] == year) for c in columns)


def test_every_file_has_a_record_and_every_record_a_file():
    assert sorted(RECORDS) == FILES


def test_seeds_stay_small():
    assert sum((SEEDS / name).stat().st_size for name in FILES) < 300_000


@pytest.mark.parametrize("name", RECORDS)
def test_record_is_complete(name):
    record = RECORDS[name]
    assert REQUIRED <= record.keys() <= REQUIRED | OPTIONAL
    assert all(isinstance(value, str) and value.strip() for value in record.values())
    assert record["licence"] in LICENCES
    assert record["language"] in {"nl", "en"}
    assert record["publisher"] in OWN or record["url"].startswith("https://")
    assert ("derived" in record) == ("parent_sha256" in record)


@pytest.mark.parametrize("name", RECORDS)
def test_record_dates_parse_and_unknown_ones_are_explained(name):
    record = RECORDS[name]
    if record["published"] == "unknown":
        assert "date" in record["note"]
    else:
        assert dt.date(1990, 1, 1) < day(record["published"])
    assert "retrieved" not in record or day(record["retrieved"]) >= day(record["published"])


@pytest.mark.parametrize("name", RECORDS)
def test_file_is_the_one_its_record_describes(name):
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == RECORDS[name]["sha256"]


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".csv")])
def test_csv_has_one_cell_a_column(name):
    with (SEEDS / name).open(encoding="utf-8", newline="") as file:
        header, *body = csv.reader(file, strict=True)
    assert len(set(header)) == len(header)
    assert {len(row) for row in body} == {len(header)}


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".xlsx")])
def test_workbook_is_whole(name):
    with zipfile.ZipFile(SEEDS / name) as workbook:
        assert workbook.testzip() is None
        assert "xl/workbook.xml" in workbook.namelist()


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith(".md")])
def test_brief_says_of_itself_what_its_record_says(name):
    opening, front, body = (SEEDS / name).read_text(encoding="utf-8").split("---\n", 2)
    said = dict(line.split(": ", 1) for line in front.splitlines())
    assert opening == ""
    assert said == {key: RECORDS[name][key] for key in ("title", "publisher", "published", "language")}
    assert 180 <= len(body.split()) <= 300


@pytest.mark.parametrize(
    ("year", "refugees", "asylum_seekers"), [("2023", 6_355_788, 182_954), ("2024", 5_952_174, 167_334)]
)
def test_unhcr_totals_are_the_published_ones(year, refugees, asylum_seekers):
    assert total("unhcr-syria-by-year.csv", year, "refugees", "asylum_seekers") == (refugees, asylum_seekers)


def test_unhcr_hosts_are_the_large_ones_and_part_of_the_total():
    hosts = rows("unhcr-syria.csv")
    largest = {}
    for row in hosts:
        largest[row["coa_iso"]] = max(largest.get(row["coa_iso"], 0), int(row["refugees"]))
    assert {row["coo_iso"] for row in hosts} == {"SYR"}
    assert len(hosts) == 16 * len(largest)
    assert min(largest.values()) >= 100_000
    for whole in rows("unhcr-syria-by-year.csv"):
        assert 0 < total("unhcr-syria.csv", whole["year"], "refugees")[0] < int(whole["refugees"])


@pytest.mark.parametrize(("year", "displaced"), [("2023", 7_248_000), ("2024", 7_409_000)])
def test_idmc_totals_are_the_published_ones(year, displaced):
    assert total("idmc-syria.csv", year, "total") == (displaced,)


def test_ucdp_sums_are_those_of_all_events_and_keep_their_order():
    years = rows("ucdp-syria-by-year.csv")
    assert [row["year"] for row in years] == ["2016", "2017", "2018", "2019"]
    assert sum(int(row["events"]) for row in years) == 16_566
    assert sum(int(row["events_out_of_order"]) for row in years) == 101
    for row in years:
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert f"{row['year']}-01-01" == row["date_start"] < row["date_end"]


def test_ucdp_sample_has_events_out_of_order_and_every_date_precision():
    sample = rows("samples/ucdp_ged.csv")
    broken = {row["id"] for row in sample if not float(row["low"]) <= float(row["best"]) <= float(row["high"])}
    assert broken == {"304491.0", "299515.0", "406097.0"}
    assert {row["date_prec"] for row in sample} == {"1.0", "2.0", "3.0", "4.0", "5.0"}


def test_idu_sample_has_every_qualifier():
    sample = json.loads((SEEDS / "samples/idmc_idu.json").read_text(encoding="utf-8"))
    assert {row["qualifier"] for row in sample} == {"total", "approximately", "more than"}


def test_tolls_name_their_publication_and_how_they_were_checked():
    for row in rows("syria-tolls.csv"):
        assert all(row[key] for key in ("source", "title", "deaths.best", "definition", "checked"))
        assert row["status"] in {"reported", "verified", "estimated"}
        assert row["url"] == "" or row["url"].startswith("https://")
        first, last, published = (dt.date.fromisoformat(row[key]) for key in ("from_date", "to_date", "published"))
        assert first < last <= published


def test_toll_with_an_interval_lies_inside_it():
    (row,) = (row for row in rows("syria-tolls.csv") if row["deaths.low"] or row["deaths.high"])
    assert int(row["deaths.low"]) < int(row["deaths.best"].replace(",", "")) < int(row["deaths.high"])


def test_exact_figures_of_the_briefs_stand_in_the_tables():
    dutch, english = ((SEEDS / f"syria-brief.{code}.md").read_text(encoding="utf-8") for code in ("nl", "en"))
    refugees, asylum_seekers = total("unhcr-syria-by-year.csv", "2023", "refugees", "asylum_seekers")
    (idps,) = total("idmc-syria.csv", "2023", "total")
    (turkey,) = (int(r["refugees"]) for r in rows("unhcr-syria.csv") if (r["year"], r["coa_iso"]) == ("2023", "TUR"))
    assert all(f"{n:,}" in english for n in (refugees, asylum_seekers, idps, turkey))
    assert all(f"{n:,}".replace(",", ".") in dutch for n in (refugees, idps))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_brief_says_what_a_reader_would_say(language):
    table = kf.load_figures(SEEDS / f"syria-brief.{language}.md", published="2024-12-06")
    told = table[["measure", "low", "high", "bound", "status"]].astype(object)
    rows = told.where(told.notna(), None).values.tolist()
    assert ["displaced", 280_000, 280_000, "exact", "estimated"] in rows
    assert ["displaced", None, 1_500_000, "at_most", "projected"] in rows
    assert ["deaths", 300_000, 500_000, "between", "reported"] in rows
    assert ["refugees", 6_400_000, None, "at_least", "reported"] in rows
