"""A column map says what a publisher's columns hold; a publisher is known by its headers, and a change in them by its name."""

import json
from pathlib import Path

import pandas as pd
import pytest

from keyfigures import columns, load_figures
from keyfigures.errors import OptionError, SourceError
from keyfigures.load import SourceWarning

SAMPLES = Path(__file__).parents[1] / "seeds" / "samples"
UCDP = ("id,type_of_violence,where_prec,where_coordinates,country,event_clarity,date_prec,date_start,date_end,source_original,"
        "deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high")


def shown(table, *names):
    return table[list(names)].astype(object).where(table[list(names)].notna(), None).values.tolist()


@pytest.mark.parametrize("name", columns.available())
def test_every_map_that_is_shipped_is_sound_and_tells_itself_from_the_others(name):
    wanted = columns.load(name)
    assert wanted.counts
    assert {"publisher", "title", "url"} <= set(wanted.about)
    assert not wanted.optional & wanted.recognised
    headers = sorted(set(wanted.used) | wanted.recognised)
    assert not wanted.recognised or columns.recognise(headers, "sheet") is wanted


@pytest.mark.parametrize(("text", "message"), [
    ("publisher = 'X'\n[columns]\nkilled = 'death'\n", """\
the column map mine.toml is wrong:
    column 'killed': unknown target 'death'; did you mean 'deaths'?
    no column holds a figure; a measure is one of deaths, injured, missing, detained, displaced, idps, refugees, \
asylum_seekers, returnees, evacuated, homeless, affected, in_need, casualties"""),
    ("statuss = 'reported'\nkey = 3\n[columns]\nkilled = 'deaths'\n", """\
the column map mine.toml is wrong:
    unknown key 'statuss'; did you mean 'status'?
    key must be str, not 3"""),
    ("[[figures]]\nmeasure = 'deaths'\ncell = 'a'\nlow = 'b'\nkind = 'flows'\n", """\
the column map mine.toml is wrong:
    figures 1: kind 'flows' is not one of stock, flow, cumulative
    figures 1: name either cell, or some of low, best and high"""),
    ("[columns]\na = 'deaths'\n[codes.b]\n1 = {bound = 'circa'}\n", """\
the column map mine.toml is wrong:
    code '1' of 'b': bound 'circa' is not one of exact, about, at_least, more_than, at_most, less_than, between, vague"""),
    ("[columns\n", "the column map mine.toml is not TOML: Expected ']' at the end of a table declaration (at line 1, column 9)"),
])
def test_what_is_wrong_with_a_map_is_said_key_by_key(text, message):
    with pytest.raises(OptionError) as error:
        columns.parse("mine.toml", text)
    assert str(error.value) == message


def test_a_map_that_is_saved_is_read_again(tmp_path, load):
    given = {'the "dead"': "deaths", "town\\city": "place"}
    columns.save(given, tmp_path / "mine.toml")
    assert columns.of(tmp_path / "mine.toml").counts == columns.of(given).counts
    table, _ = load("a.csv", 'town\\city,"the ""dead"""\nIdlib,12\n', columns=str(tmp_path / "mine.toml"))
    assert shown(table, "place", "best") == [["Idlib", 12]]


@pytest.mark.parametrize(("header", "message"), [
    (UCDP.replace("date_prec", "date_precision"), """\
events.csv: misses column 'date_prec' (is it 'date_precision' now?) of UCDP Georeferenced Event Dataset
    it has: {has}
    give columns= to say what they hold"""),
    (UCDP.replace(",country,", ",land,").replace(",date_end", ""), """\
events.csv: misses columns 'country', 'date_end' of UCDP Georeferenced Event Dataset
    it has: {has}
    give columns= to say what they hold"""),
])
def test_a_renamed_and_a_missing_column_are_named(load, header, message):
    with pytest.raises(SourceError) as error:
        load("events.csv", header + "\n" + "," * header.count(",") + "\n")
    assert str(error.value) == message.format(has=", ".join(map(repr, header.split(","))))


def test_an_extra_column_and_an_unknown_code_are_named_and_nothing_is_lost(load):
    table, warned = load("events.csv", UCDP + ",drone\n7,1,1,Homs,Syria,1,9,2016-01-01,2016-01-02,SOHR,0,0,3,0,2,3,4,yes\n")
    assert warned == ["events.csv: column 'date_prec' holds '9', which its map does not know",
                      "events.csv: column 'drone' is new to the map of UCDP Georeferenced Event Dataset and was not read"]
    assert shown(table, "low", "best", "high", "date_precision") == [[2, 3, 4, "day"]]


def test_ucdp_low_best_high_with_precision_of_time_and_place():
    with pytest.warns(SourceWarning, match="AQ4 and 2 more: its low, best and high are out of order; kept as published"):
        table = load_figures(SAMPLES / "ucdp_ged.csv")
    raw = pd.read_csv(SAMPLES / "ucdp_ged.csv")
    assert table["best"].tolist() == raw["best"].tolist()
    assert table["low"].tolist() == raw["low"].tolist()
    broken = table[table["flags"].str.contains("low_above_high").fillna(False)]
    assert broken.index.tolist() == raw.index[(raw["low"] > raw["best"]) | (raw["best"] > raw["high"])].tolist()
    assert len(broken) == 3
    prec = {1: "day", 2: "week", 3: "week", 4: "month", 5: "year"}
    assert table["date_precision"].tolist() == [prec[int(value)] for value in raw["date_prec"]]
    assert set(table["kind"]) == {"flow"}
    assert table["source"].eq("Uppsala Conflict Data Program").all()
    clarity = table["flags"].str.contains("aggregate_report").fillna(False)
    assert clarity.tolist() == (raw["event_clarity"] == 2).tolist()


def test_ucdp_by_side_gives_the_parts_of_each_whole():
    with pytest.warns(SourceWarning, match="AQ4 and 2 more"):
        table = load_figures(SAMPLES / "ucdp_ged.csv", columns="ucdp_ged_sides")
    wholes, parts = table[table["part_of"].isna()], table[table["part_of"].notna()]
    assert (len(wholes), len(parts)) == (12, 48)
    assert parts.groupby("part_of")["best"].sum().to_dict() == wholes.set_index("figure_id")["best"].to_dict()
    assert set(parts["group"]) >= {"civilians", "unknown", "Government of Syria"}


def test_unhcr_population_stocks_flows_and_suppressed_values(load):
    table, _ = load("p.csv", "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,returned_refugees,idps\n"
                             "2023,Syrian Arab Rep.,SYR,SYR,Egypt,ARE,EGY,5,12476,251,0\n")
    assert shown(table, "measure", "best", "kind", "place", "iso3", "origin_iso3", "host_iso3", "flags") == [
        ["refugees", 5, "stock", "Egypt", "EGY", "SYR", "EGY", "suppressed"],
        ["asylum_seekers", 12476, "stock", "Egypt", "EGY", "SYR", "EGY", None],
        ["returnees", 251, "flow", "Syrian Arab Rep.", "SYR", "SYR", "EGY", None],
        ["idps", 0, "stock", "Egypt", "EGY", None, None, None]]
    assert table["from_date"].dt.strftime("%Y-%m-%d").tolist() == ["2023-12-31", "2023-12-31", "2023-01-01", "2023-12-31"]
    assert table["date_precision"].tolist() == ["day", "day", "year", "day"]


def test_unhcr_under_the_names_of_hdx():
    table = load_figures(SAMPLES / "hdx_unhcr_population.csv")
    raw = pd.read_csv(SAMPLES / "hdx_unhcr_population.csv")
    assert table.query("measure == 'refugees'")["best"].tolist() == raw["REF"].tolist()
    assert len(table) == raw[["REF", "IDP", "ASY", "OOC", "STA", "OIP"]].notna().sum().sum()


def test_unhcr_solutions_keep_what_became_of_people():
    table = load_figures(SAMPLES / "unhcr_solutions.csv")
    raw = pd.read_csv(SAMPLES / "unhcr_solutions.csv")
    assert len(table) == raw[["returned_refugees", "resettlement", "naturalisation", "returned_idps"]].notna().sum().sum()
    assert table.query("group == 'resettled'")["best"].sum() == raw["resettlement"].sum()
    assert set(table["kind"]) == {"flow"}


@pytest.mark.filterwarnings("ignore::keyfigures.load.SourceWarning")
def test_idmc_stock_and_flow_conflict_and_disaster_in_a_workbook_and_its_hxl_twin():
    book, tagged = load_figures(SAMPLES / "idmc_disp.xlsx"), load_figures(SAMPLES / "idmc_displacement_hxl.csv")
    columns_to_compare = ["measure", "best", "kind", "group", "place", "iso3", "from_date"]
    pd.testing.assert_frame_equal(book[columns_to_compare], tagged[columns_to_compare])
    assert shown(book[3:6], "measure", "best", "kind", "group", "iso3") == [
        ["displaced", 124000, "flow", "displaced by conflict", "AFG"],
        ["displaced", 15000, "flow", "displaced by disaster", "AFG"],
        ["idps", 2598000, "stock", "displaced by conflict", "AFG"]]
    assert book.loc[3, "locator"] == "Sheet1!E5"


def test_idu_qualifier_day_household_and_sentence():
    table = load_figures(SAMPLES / "idmc_idu.json")
    records = json.loads((SAMPLES / "idmc_idu.json").read_text())
    assert table["quote"].tolist() == [str(record["figure"]) for record in records]
    bounds = {"total": "exact", "approximately": "about", "more than": "more_than"}
    assert table["bound"].tolist() == [bounds[record["qualifier"]] for record in records]
    first = table.iloc[0]
    assert (first["from_date"], first["locator"]) == (pd.Timestamp("2023-11-07"), "/0/figure")
    assert first["sentence"].startswith("India: 2 displacements (in relief camp), 07 November")
    assert table["flags"].eq("household_converted").sum() == 3
    more = table[table["bound"] == "more_than"].iloc[0]
    assert (more["low"], pd.isna(more["best"]), pd.isna(more["high"])) == (500, True, True)


# Made up after the headers that the publishers' documentation gives; their data may not be passed on, or was not at hand.
OTHERS = {
    "acled": ("event_id_cnty,event_date,time_precision,event_type,actor1,iso,country,location,geo_precision,source,fatalities\n"
              "SYR1,06 December 2024,1,Battles,A,760,Syria,Homs,2,SOHR,4\n",
              [["deaths", 4, "Homs", "SYR", "2024-12-06", "day", "SOHR", "place_near"]]),
    "dtm": ("operation,admin0Name,admin0Pcode,admin1Name,admin2Name,numPresentIdpInd,reportingDate,roundNumber,numberMales,"
            "numberFemales\nConflict,Sudan,SDN,White Nile,Kosti,100,2024-11-30,12,40,60\n",
            [["idps", 100, "Kosti", "SDN", "2024-11-30", "day", None, None],
             ["idps", 40, "Kosti", "SDN", "2024-11-30", "day", None, None],
             ["idps", 60, "Kosti", "SDN", "2024-11-30", "day", None, None]]),
    "em_dat": ("DisNo.,ISO,Country,Location,Start Year,Start Month,Start Day,End Year,End Month,End Day,Total Deaths,"
               "No. Injured,No. Affected,No. Homeless,Total Affected\n"
               "2023-0081-TUR,TUR,Türkiye,Hatay,2023,2,6,2023,2,,50783,107204,,,9.2e6\n",
               [["deaths", 50783, "Hatay", "TUR", "2023-02-06", "month", None, None],
                ["affected", 9200000, "Hatay", "TUR", "2023-02-06", "month", None, None],
                ["injured", 107204, "Hatay", "TUR", "2023-02-06", "month", None, None]]),
    "hapi_people": ("origin_location_code,asylum_location_code,population_group,gender,age_range,population,"
                    "reference_period_start,reference_period_end\nSYR,TUR,REF,f,0-4,10,2023-01-01,2023-12-31\n"
                    "SYR,TUR,REF,all,all,90,2023-01-01,2023-12-31\n",
                    [["refugees", 10, "TUR", "TUR", "2023-01-01", "day", None, None],
                     ["refugees", 90, "TUR", "TUR", "2023-01-01", "day", None, None]]),
    "hapi_idps": ("location_code,location_name,admin1_name,admin2_name,admin_level,reporting_round,population,"
                  "reference_period_start,reference_period_end\nAFG,Afghanistan,Kabul,Paghman,2,16,700,2022-01-01,2022-04-30\n",
                  [["idps", 700, "Paghman", "AFG", "2022-01-01", "day", None, "place_district"]]),
    "hapi_needs": ("location_code,location_name,sector_code,sector_name,category,population_status,population,"
                   "reference_period_start,reference_period_end\nSDN,Sudan,PRO,Protection,total,INN,900,2024-01-01,2024-12-31\n"
                   "SDN,Sudan,PRO,Protection,total,TGT,500,2024-01-01,2024-12-31\n",
                   [["in_need", 900, "Sudan", "SDN", "2024-01-01", "day", None, None]]),
    "hapi_conflict": ("location_code,location_name,event_type,events,fatalities,reference_period_start,reference_period_end\n"
                      "SYR,Syria,civilian_targeting,3,7,2024-11-01,2024-11-30\n",
                      [["deaths", 7, "Syria", "SYR", "2024-11-01", "day", None, "overlaps_other_events"]]),
    "ifrc_go": ("id,country,start_date,report_date,num_dead,gov_num_dead,other_num_dead,num_injured,num_affected\n"
                "9,Nepal,2024-09-27,2024-09-30,2,1,,3,\n",
                [["deaths", 2, "Nepal", "NPL", "2024-09-27", "day", "Red Cross and Red Crescent", None],
                 ["injured", 3, "Nepal", "NPL", "2024-09-27", "day", "Red Cross and Red Crescent", None],
                 ["deaths", 1, "Nepal", "NPL", "2024-09-27", "day", "government", None]]),
    "reliefweb": ("name,value,source,url,date,iso3\nPeople in Need,\"30,400,000\",OCHA,https://x.example,2025-01-01,SDN\n"
                  "Funding (US$),4200000000,OCHA,https://x.example,2025-01-01,SDN\n",
                  [["in_need", 30400000, "SDN", "SDN", "2025-01-01", "day", "OCHA", None]]),
    "idmc_gidd_raw": ("ISO3,Name,Year,Conflict Stock Displacement,Conflict Stock Displacement (Raw),"
                      "Conflict Internal Displacements,Conflict Internal Displacements (Raw),"
                      "Disaster Internal Displacements,Disaster Internal Displacements (Raw)\n"
                      "SYR,Syria,2023,7248000,7247753,174000,173711,,\n",
                      [["idps", 7247753, "Syria", "SYR", "2023-12-31", "day", None, None],
                       ["displaced", 173711, "Syria", "SYR", "2023-01-01", "year", None, None]]),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_publisher_without_a_sample(load, name):
    text, expected = OTHERS[name]
    assert columns.recognise(text.split("\n")[0].split(","), "sheet") is columns.load(name)
    table, warned = load("sheet.csv", text)
    assert not warned
    table["from"] = table["from_date"].dt.strftime("%Y-%m-%d")
    assert shown(table, "measure", "best", "place", "iso3", "from", "date_precision", "attribution", "flags") == expected


def test_parts_of_a_publishers_total_know_it(load):
    table, _ = load("dtm.csv", OTHERS["dtm"][0])
    assert table["part_of"].fillna("").tolist() == ["", table.loc[0, "figure_id"], table.loc[0, "figure_id"]]
    assert table["group"].fillna("").tolist() == ["", "male", "female"]


def test_breakdowns_that_are_none_are_no_group(load):
    table, _ = load("hapi.csv", OTHERS["hapi_people"][0])
    assert table["group"].fillna("").tolist() == ["0-4, female", ""]
