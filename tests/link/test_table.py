"""Reading rows of other collections: separators, encodings, headers, and what is refused with a remedy."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.link import Record, Refused, read
from kg.link.records import READERS, Reader

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "link-my-records.md"
ACLED = (
    "event_id_cnty,event_date,event_type,sub_event_type,time_precision,geo_precision,location,latitude,longitude,"
    "actor1,fatalities"
)
ROW = (
    "SYR1,2016-03-03,Explosions/Remote violence,Air/drone strike,1,1,Saraqib,35.86,36.8,"
    "Military Forces of Syria (2000-),25"
)
UCDP = (
    "id,date_start,date_end,type_of_violence,where_prec,where_coordinates,latitude,longitude,side_a,side_b,"
    "best,high,low"
)
UCDP_ROW = "412,2016-03-03 00:00:00.000,2016-03-05 00:00:00.000,1,4,Saraqib,35.86,36.8,Government of Syria,Civilians"
AIRWARS = "code,date,date_end,strike_type,civilian_harm_status,location_name,latitude,longitude,geolocation_accuracy"


def table(tmp_path: Path, *lines: str, encoding: str = "utf-8", end: str = "\n") -> Path:
    path = tmp_path / "rows.csv"
    path.write_bytes(end.join((*lines, "")).encode(encoding))
    return path


def one(tmp_path: Path, *lines: str, **given: str) -> Record:
    (row,) = read(table(tmp_path, *lines, **given)).rows
    assert isinstance(row, Record), row
    return row


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_row_is_the_same_however_it_is_written(tmp_path: Path, separator: str, encoding: str, end: str) -> None:
    lines = (line.replace(",", separator) for line in (ACLED, ROW))
    row = one(tmp_path, *lines, encoding=encoding, end=end)
    assert (row.codebook, row.line, row.id) == ("acled", 2, "SYR1")
    assert (row.start, row.end, row.days) == (date(2016, 3, 3), date(2016, 3, 3), 0)
    assert (row.point, row.km, row.places) == ((35.86, 36.8), 5.0, ("Saraqib",))
    assert (row.kinds, row.parties) == (("Air/drone strike", "Explosions/Remote violence"), ("Syria",))
    assert row.deaths == (25, 25)


def test_a_decimal_comma_stands_beside_semicolons(tmp_path: Path) -> None:
    lines = (line.replace(",", ";") for line in (ACLED, ROW))
    assert one(tmp_path, *(line.replace("35.86", "35,86") for line in lines)).point == (35.86, 36.8)


def test_rows_of_ucdp(tmp_path: Path) -> None:
    row = one(tmp_path, UCDP, f"{UCDP_ROW},27,31,25")
    assert (row.codebook, row.id, row.start, row.end) == ("ucdp", "412", date(2016, 3, 3), date(2016, 3, 5))
    assert (row.km, row.kinds, row.parties, row.deaths) == (150.0, ("1",), ("Syria",), (25, 31))


def test_rows_of_airwars(tmp_path: Path) -> None:
    row = one(tmp_path, AIRWARS, "R12,3 March 2016,,Airstrike,Fair,Saraqib; Binnish,35.86,36.8,village")
    assert (row.codebook, row.id, row.start, row.places) == ("airwars", "R12", date(2016, 3, 3), ("Saraqib", "Binnish"))
    assert (row.km, row.deaths) == (5.0, None)


@pytest.mark.parametrize(
    "written",
    [
        "2016-03-03",
        "2016/03/03",
        "3 March 2016",
        "03 March 2016",
        "3 Mar 2016",
        "03-Mar-2016",
        "03.03.2016",
        "2016-03-03T00:00:00Z",
    ],
)
def test_days(tmp_path: Path, written: str) -> None:
    assert one(tmp_path, ACLED, ROW.replace("2016-03-03", written)).start == date(2016, 3, 3)


def test_a_guarded_cell_is_read_as_it_was(tmp_path: Path) -> None:
    assert one(tmp_path, ACLED, ROW.replace("Saraqib", "'=Saraqib")).places == ("=Saraqib",)


def test_lines_are_those_of_the_file(tmp_path: Path) -> None:
    rows = read(table(tmp_path, ACLED, ROW.replace("Saraqib", '"Sara\nqib"'), "", ROW)).rows
    assert [row.line for row in rows if isinstance(row, Record)] == [2, 5]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "2016-03-03",
            "03/04/2016",
            "column event_date: '03/04/2016' is no date; write it as 2016-03-31 or 31 March 2016",
        ),
        ("2016-03-03", "", "column event_date: '' is no date"),
        ("2016-03-03", "2016-02-30", "column event_date: '2016-02-30' is no date"),
        ("35.86", "north", "column latitude: 'north' is no number; give decimal degrees, such as 35.864"),
        ("35.86", "95", "column latitude: 95 is out of range; it lies between -90 and 90"),
        ("36.8", "nan", "column longitude: nan is out of range"),
        ("36.8", "", "column longitude: '' is no number"),
        (",1,1,", ",9,1,", "column time_precision: '9' is no precision; give one of 1, 2, 3"),
        (",25", ",many", "column fatalities: 'many' is no number of people; give a whole number, or nothing"),
        (",25", ",-5", "column fatalities: '-5' is no number of people"),
        (",25", ",25,more", "12 cells where the header has 11; put cells that hold the separator in double quotes"),
        (",25", "", "10 cells where the header has 11"),
    ],
)
def test_a_row_that_cannot_be_read_names_line_column_and_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = table(tmp_path, ACLED, ROW.replace(old, new), ROW)
    refused, kept = read(path).rows
    assert isinstance(refused, Refused)
    assert isinstance(kept, Record)
    assert str(refused).startswith(f"{path}:2: {told}")


def test_a_last_day_before_the_first_is_refused(tmp_path: Path) -> None:
    (row,) = read(table(tmp_path, UCDP, "1,2016-03-05,2016-03-03,1,1,X,35,36,A,B,1,1,1")).rows
    assert "date_end: 2016-03-03 is before 2016-03-05" in str(row)


def test_a_row_without_point_or_place_is_refused(tmp_path: Path) -> None:
    (row,) = read(table(tmp_path, ACLED, ROW.replace("Saraqib,35.86,36.8", ",,"))).rows
    assert "no place is named; give latitude and longitude in degrees" in str(row)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["a,b,c", "1,2,3"], r":1: no header of a known collection; .*ACLED: event_date, event_type"),
        ([""], ":1: no header of a known collection"),
        (["1,2,3", ROW], ":1: no header of a known collection"),
        ([ACLED.replace("latitude,", ""), ROW], ":1: no column latitude; rows of ACLED need it"),
        ([UCDP.replace("date_end,", ""), ROW], ":1: no column date_end; rows of UCDP GED need it"),
        ([AIRWARS.replace("strike_type,", ""), ROW], ":1: no column strike_type; rows of Airwars need it"),
        ([f"{ACLED},actor1", ROW], ":1: column actor1 stands there twice; take one away"),
        ([ACLED, ROW.replace("Saraqib", 'Sara"qib"x"')], None),
        ([ACLED, ROW.replace("Saraqib", '"Saraqib')], ":2: .*mend the quotes of this row"),
    ],
)
def test_a_file_that_is_not_understood_says_what_is_missing(tmp_path: Path, lines: list, told: str | None) -> None:
    path = table(tmp_path, *lines)
    if told is None:
        assert read(path).rows
        return
    with pytest.raises(UsageError, match=told):
        read(path)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("latin-1", ":2: not UTF-8, but Latin-1 or the like; save it as UTF-8"), ("utf-16", "UTF-16; save it as UTF-8")],
)
def test_another_encoding_is_refused(tmp_path: Path, encoding: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        read(table(tmp_path, ACLED, ROW.replace("Saraqib", "Saráqib"), encoding=encoding))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_page_names_the_columns_that_are_needed(reader: Reader) -> None:
    (row,) = (line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {reader.title} |"))
    assert row.split("|")[2].strip() == ", ".join(f"`{name}`" for name in reader.needed)
    assert f"`{reader.id}`" in row
